// Whole lines of a case in which every text, name, code and passphrase is marked: one by devices with script, one by a browser
// without. They run against whatever portal they are given.

import type { Who } from '../../src/cli/demo/moves.ts';
import { acts, type Move } from '../../src/cli/demo/moves.ts';
import { actAs, type Deed, openAs, type Player } from '../../src/cli/demo/people.ts';
import { returnWith, sendAs } from '../../src/cli/demo/play.ts';
import { recover, replaceAfterRecovery } from '../../src/client/enrolment.ts';
import { writeToAssociation } from '../../src/client/reporter.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import type { Portal } from '../../src/portal.ts';
import type { Argon2id } from '../../src/protocol/check/index.ts';
import { plainReport } from '../journeys/world.ts';
import { markOf, writingsOf } from './marks.ts';
import { plainVisitor } from './plain-form.ts';
import { plainReader } from './plain-reader.ts';

export type MarkedStage = {
  readonly portal: Portal;
  readonly player: (who: Who) => Player;
  readonly argon2: Argon2id;
};

/** What was played: the case's number, and every text that may stand nowhere. */
export type Marked = { readonly number: string; readonly secrets: readonly string[] };

const deedOf = (move: Move): Deed => {
  if (move.kind !== 'deed') throw new Error('an act of a person');
  return move.deed;
};

const en = acts('en');

const TEXTS = [
  ...['name', 'contact', 'what', 'where', 'briefing', 'message', 'note', 'reasons', 'finding', 'defence', 'remark'],
  ...['decision', 'reply', 'proof', 'summary', 'answer'],
] as const;

/** The first word in Latin letters, the first in Arabic, and the whole. */
const wordsOf = (mark: string): readonly string[] => [mark, ...mark.split(' ').slice(0, 2)];

/** From the report to the feedback and beyond, by devices with script. */
export const playScripted = async ({ portal, player, argon2 }: MarkedStage): Promise<Marked> => {
  const mark = (name: (typeof TEXTS)[number]): string => markOf(name);
  const answers = [
    { question: 'what-happened', text: mark('what') },
    { question: 'where', text: mark('where') },
  ];
  const identity = {
    given: true,
    answers: [
      { question: 'name', text: mark('name') },
      { question: 'contact', text: mark('contact') },
    ],
  };
  const report = { ...plainReport, answers, identity };
  const { number, code } = await sendAs(portal, { report, moves: [] }, argon2);
  const act = (who: Who, move: Move) => actAs(portal, player(who), number, deedOf(move), argon2);
  const write = async (kind: 'message' | 'evidence', text: string): Promise<void> => {
    const { device, mailbox } = await returnWith(portal, code, argon2);
    const sent = await writeToAssociation(device.transport, mailbox, kind, { lang: 'ar', text });
    if (!sent.ok) throw new Error(`the reporter can't write: ${sent.problem.error}`);
  };
  await openAs(portal, player('chair'), number, argon2);
  await act('auditor', en.acknowledge(0, 'auditor'));
  await act('auditor', en.summary(0, 'auditor', mark('summary')));
  await act('auditor', en.brief(0, 'auditor', mark('briefing')));
  await act('auditor', en.message(0, 'auditor', mark('message')));
  await write('message', mark('reply'));
  await act('auditor', en.note(0, 'auditor', mark('note')));
  await act('auditor', en.refer(0, 'auditor', 'internal-audit', mark('reasons')));
  const heard = { notified: -2, heard: -1, defence: mark('defence') };
  await act('member-1', en.recommend(0, 'member-1', 'substantiated', mark('finding'), heard));
  await act('member-2', en.confirm(0, 'member-2', mark('remark')));
  await act('chair', en.ratify(0, 'chair', mark('decision')));
  const closed = await act('auditor', en.feedback(0, 'auditor'));
  if (closed.entries.some(({ problem }) => problem !== undefined)) throw new Error('an entry that doesn’t open');
  await write('evidence', mark('proof'));
  await act('auditor', en.message(0, 'auditor', mark('answer')));
  for (const path of ['/en/staff', `/en/staff/cases/${number}`]) await player('auditor').device.page(path);
  return { number, secrets: [...TEXTS.flatMap((name) => wordsOf(mark(name))), ...writingsOf(code)] };
};

/** Somebody's recovery with a marked passphrase; the old one and the recovery keys are secrets as well. */
export const playRecovery = async ({ portal, player, argon2 }: MarkedStage, who: Who): Promise<readonly string[]> => {
  const { device, recoveryKey, passphrase } = player(who);
  const recovered = await recover(device.transport, recoveryKey, portal.association, argon2);
  const chosen = `kanari-phrase ${markOf('passphrase')}`;
  if (!recovered.ok) throw new Error(`${who} can't recover: ${recovered.problem.error}`);
  const made = await replaceAfterRecovery(device.transport, recovered.value, chosen, argon2);
  if (!made.ok || !(await made.value.finish()).ok) throw new Error(`${who} can't choose a passphrase anew`);
  return [chosen, passphrase, ...writingsOf(recoveryKey)];
};

const PLAIN_TEXTS = [
  'plain-name',
  'plain-contact',
  'plain-what',
  'plain-where',
  'plain-draft',
  'plain-message',
] as const;

/** A report, a message and a look back by pages alone; mistakes on the way, each told on a page that holds what was typed. */
export const playPlain = async ({ portal, player, argon2 }: MarkedStage): Promise<Marked> => {
  const mark = (name: (typeof PLAIN_TEXTS)[number]): string => markOf(name);
  const t = reporter('en').report;
  const { get, press } = plainVisitor(portal, 'en');
  const typed = { 'answer-name': mark('plain-name'), 'answer-contact': mark('plain-contact'), identity: 'named' };
  const questions = await press(await get(), t.next, { concerns: 'none' });
  const faulty = await press(questions, t.next, { ...typed, 'answer-where': mark('plain-where') });
  const check = await press(faulty, t.next, { 'answer-what-happened': mark('plain-what') });
  const sent = await press(check, t.check.send);
  const code = [...sent.html.matchAll(/<span>(\d{4}) <\/span>/g)]
    .slice(0, 6)
    .map(([, group]) => group)
    .join('');
  const number = /\d{4}-\d{4}/.exec(sent.text)?.[0];
  if (number === undefined || code.length !== 24) throw new Error(`not sent: ${sent.status} ${sent.text}`);
  await actAs(portal, player('auditor'), number, deedOf(en.acknowledge(0, 'auditor')), argon2);

  const reader = plainReader(portal, 'en');
  await reader.get();
  const mistyped = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
  await reader.post({ act: 'open', code: mistyped, draft: mark('plain-draft') });
  const opened = await reader.submit('open', { code });
  if (!opened.html.includes(number)) throw new Error(`the code doesn't open: ${opened.status} ${opened.text}`);
  // What holds the code itself isn't sent, and comes back.
  await reader.submit('write', { kind: 'message', message: `${mark('plain-draft')} ${code}` });
  await reader.submit('write', { kind: 'message', message: mark('plain-message') });
  await reader.submit('end');
  await reader.get();
  const secrets = PLAIN_TEXTS.flatMap((name) => wordsOf(mark(name)));
  return { number, secrets: [...secrets, ...writingsOf(code), ...writingsOf(mistyped)] };
};
