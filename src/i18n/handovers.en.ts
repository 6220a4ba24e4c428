// The words of handing on the keys of many cases, in English: the call on the desk, the page, and how far it has come.
import { number } from './dates.ts';
import { countEn } from './plural.ts';

const cases = (n: number): string => countEn(n, { one: '{n} case', other: '{n} cases' });

export const handoversEn = {
  title: 'Keys to hand on',
  call: (n: number) =>
    countEn(n, {
      one: 'The keys of {n} case wait to be handed on by your browser.',
      other: 'The keys of {n} cases wait to be handed on by your browser.',
    }),
  link: 'Hand on the keys',
  lead: 'Somebody who handled these cases is gone, or somebody is to be given their keys, who came into an office, is back, or lost them. Only the browser of somebody who has the keys can give them to whoever the policy puts in their place.',
  how: 'Your browser takes one case after the other: it checks its record from the first act, begins new keys where somebody gone still has the old ones, and signs each step with your key. It can be stopped or break off at any time: what is done stands, and what is left waits here.',
  first:
    'Does one of these cases concern somebody who comes in? Then first keep them away on its page, by “Keep a handler away”: they are given no key of what was reported, and whoever is next is. Your browser can’t tell whom a case concerns.',
  casesTitle: 'In these cases',
  casesHint:
    'Take the tick off where you want to read a case first, or to keep somebody away from it. Its keys stay where they are for now.',
  openCase: 'Open the case',
  casesMore: (n: number) =>
    countEn(n, { one: '{n} more case is handed on too.', other: '{n} more cases are handed on too.' }),
  leftOut: (n: number) =>
    countEn(n, { one: '{n} case was left out, as you chose.', other: '{n} cases were left out, as you chose.' }),
  locked: 'How many cases wait is shown once your keys are open.',
  looking: 'The portal is looking through your cases…',
  none: 'No case waits for your browser to hand its keys on.',
  waiting: (n: number) => countEn(n, { one: '{n} case waits.', other: '{n} cases wait.' }),
  undeclared: (n: number) =>
    countEn(n, {
      one: 'In {n} case keys wait for you to declare first whether you have a conflict of interest; your browser can hand them on after that.',
      other:
        'In {n} cases keys wait for you to declare first whether you have a conflict of interest; your browser can hand them on after that.',
    }),
  undeclaredTitle: 'Cases that wait for your declaration',
  undeclaredMore: 'The others stand on your page.',
  peopleTitle: 'Who can be given keys',
  peopleLead:
    'Keys go to people on this list alone, as the roster in force names them: in each case to whom the policy puts in, and never to whom it is kept from. Which case goes to whom, and how many, is found case by case while it runs, and stands here afterwards.',
  /** Since when somebody stands under the keys of now, by what was before. */
  newKeys: {
    first: (day: string) =>
      `New on the roster since ${day}, under their first keys: compare the fingerprint with them before you begin.`,
    back: (day: string) =>
      `Back on the roster since ${day}, under the keys of before: compare the fingerprint with them before you begin.`,
    changed: (day: string) =>
      `New keys since ${day}, in the place of those of before: ask them whether they made them, and compare the fingerprint with them before you begin.`,
  },
  newKeysCount: (n: number) =>
    n === 0
      ? 'Everybody below has been on the roster with the same keys for at least 30 days.'
      : countEn(n, {
          one: '{n} person below is new on the roster, is back on it, or has changed keys in the last 30 days.',
          other: '{n} people below are new on the roster, are back on it, or have changed keys in the last 30 days.',
        }),
  button: 'Hand on the keys',
  goOn: 'Go on',
  again: 'Try the rest again',
  stop: 'Stop',
  stopping: 'It stops after the step that is under way.',
  progress: 'Progress of the handover',
  working: (done: number, of: number) => `${number('en', done)} of ${cases(of)}`,
  keepOpen: 'Keep this page open. If it is closed, open it again and go on.',
  stopped: (done: number) => `Stopped. ${cases(done)} handed on by this page so far; the rest waits.`,
  brokenOff: (done: number) => `It broke off. ${cases(done)} handed on by this page so far; the rest waits.`,
  done: (n: number) =>
    countEn(n, {
      one: 'The keys of {n} case were handed on. None waits any more.',
      other: 'The keys of {n} cases were handed on. None waits any more.',
    }),
  /** Where all that this browser could was handed on, and others wait for a declaration. */
  doneHere: (n: number) =>
    countEn(n, { one: 'The keys of {n} case were handed on.', other: 'The keys of {n} cases were handed on.' }),
  ended: (done: number) => `${cases(done)} handed on. Those below are left.`,
  /** Where cases came to wait while the others were handed on. */
  more: (done: number, n: number) => `${cases(done)} handed on. ${cases(n)} came to wait meanwhile.`,
  leftTitle: 'Left, and why',
  givenTitle: 'Whom you gave keys to',
  given: (n: number) => `in ${cases(n)}`,
};

export type HandoversText = typeof handoversEn;
