// What a case's page says of an identity: whether it opens and for whom, and what was asked, announced, disclosed and taken back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Intention } from '../../src/domain/intention.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { basisWords } from '../../src/i18n/basis-words.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeList } from '../../src/i18n/staff-words.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  CH,
  EX,
  FULL,
  fileOf,
  IA,
  later,
  referred,
  rosterOf,
  type Story,
  tell,
  V1,
  V2,
  withRoster,
} from '../domain/story.ts';
import { identity, keyed, keyedStory, linesIn, named, onPeoplePage } from '../support/people-page.ts';
import { laid } from '../support/small-page.ts';

const test = suite('the identity on a case’s page');

const { part: t } = disclosureText('en');
const AHEAD = 7;

const who = (person: PersonId): string => `${named(person)} (${officeList('en', FULL.get(person) ?? [])})`;
const law = ` – ${basisWords('en', 'law')}`;
const onConsent = ` – ${basisWords('en', 'consent')}`;
const day = (story: Story, days = 0): string => formatDate('en', addDays(story.today, days));

/** Announced for thirty days. */
const announced = (story: Story, to: PersonId = CH, basis = 'law'): Story =>
  tell(story, { kind: 'announce', by: IA, to, basis, until: addDays(story.today, AHEAD + 30) });
const disclosed = (story: Story, to: PersonId = CH, basis = 'law'): Story => {
  const ready = later(announced(story, to, basis), AHEAD);
  return tell(ready, { kind: 'disclose', by: IA, of: fileOf(ready).identity.announced[0]?.line ?? '' });
};
const says = (given: boolean): Intention => ({ kind: 'consent', by: 'reporter', given });
const agreed = (): Story => tell(acknowledged(keyedStory()), says(true));

const NAMELESS = { entries: [identity(undefined)] };

test('it opens for the reviewer where one was given, with what was given under its headings', () =>
  onPeoplePage(({ told, byId }) => {
    const story = acknowledged(keyedStory());
    const { identityName, identityContact } = staffText('en').case;
    byId('identity-part').hidden = true;
    assert.equal(told(story, EX, { isBriefed: true }), [], 'nothing to whoever is given briefings alone');
    assert.ok(byId('identity-part').hidden);
    const answers = ['name', 'contact', 'other'].map((question) => ({ question, text: `the ${question}` }));
    const entries = [{ ...identity('Noura'), entry: { type: 'identity', given: true, answers } }];
    assert.equal(told(story, IA, { entries }), [t.reviewerOpens]);
    assert.equal([byId('identity-part').hidden, byId('identity-shown').hidden], [false, false]);
    const shown = [identityName, 'the name', identityContact, 'the contact', 'other', 'the other'];
    assert.equal(linesIn(byId('identity')), shown);
    assert.equal(told(story, IA, NAMELESS), [t.none]);
    assert.ok(byId('identity-shown').hidden);
  }));

test('what the reviewer can’t open is told as lost: none that opens, a newer one that doesn’t, or another’s', () =>
  onPeoplePage(({ told, byId }) => {
    const story = acknowledged(keyedStory());
    assert.equal(told(story, IA, { entries: [] }), [t.lost]);
    assert.ok(byId('identity-shown').hidden);
    const newer = { expected: 'identity', line: 'second', problem: 'not-authenticated' };
    assert.equal(told(story, IA, { entries: [identity('Noura'), newer] }), [t.lost]);
    assert.equal(told(story, IA, { entries: [newer, identity('Noura', 'third')] }), [t.reviewerOpens]);
    const other = { ...identity('Noura'), expected: 'report' };
    assert.equal(told(story, IA, { entries: [other] }), [t.lost]);
    const handedOn = tell(
      story,
      { kind: 'bar', by: CH, person: IA },
      { kind: 'epoch', by: CH, room: 'report' },
      { kind: 'grant', by: CH, to: AC, room: 'report' },
      { kind: 'grant', by: CH, to: AC, room: 'deliberation' },
    );
    assert.is(fileOf(handedOn).reviewer, AC);
    assert.equal(told(handedOn, AC), [t.lost], 'it was the former reviewer’s');
  }));

test('whom it isn’t disclosed to reads why, and no name even where one would open', () =>
  onPeoplePage(({ told, byId }) => {
    const before = agreed();
    assert.equal(told(before, CH)[0], t.notYours);
    assert.ok(byId('identity-shown').hidden);
    const story = disclosed(before, CH, 'consent');
    const [one] = fileOf(story).identity.disclosures;
    const until = formatDate('en', addDays(story.today, 30));
    assert.is(one?.until, addDays(story.today, 30));
    assert.is(told(story, CH)[0], t.opensUntil(until));
    assert.not.ok(byId('identity-shown').hidden);
    assert.is(told(later(story, 29), CH)[0], t.opensUntil(until));
    assert.is(told(later(story, 30), CH)[0], t.ended(until));
    assert.ok(byId('identity-shown').hidden);
    const back = tell(later(story, 3), says(false));
    assert.is(told(back, CH)[0], t.takenBack(day(back)));
    assert.is(told(story, V1)[0], t.notYours, 'to another');
    const newer = { expected: 'identity', line: 'second', problem: 'not-authenticated' };
    assert.is(told(story, CH, { entries: [identity('Noura'), newer] })[0], `${t.opensUntil(until)} ${t.superseded}`);
    assert.is(told(story, CH, { entries: [] })[0], t.lost);
  }));

test('what was asked and announced stands with its days, and with why nothing comes of it', () =>
  onPeoplePage(({ told }) => {
    const asked = tell(referred(keyedStory()), { kind: 'ask-identity', by: V2 });
    const story = announced(asked, V1);
    const [now, from, until] = [day(story), day(story, AHEAD), day(story, AHEAD + 30)];
    const request = `${t.asked(now)} ${who(V2)} – ${t.answerOwed}`;
    assert.equal(told(story).slice(1), [t.states, request, `${t.announced(from, until)} ${who(V1)}${law}`]);
    const left = withRoster(story, keyed(rosterOf(FULL, [V1])));
    assert.equal(told(left).at(-1), `${t.dropped(t.endedWhy.left)} ${named(V1)}${law}`);
    const refused = tell(story, { kind: 'refuse-identity', by: IA, to: V1 });
    assert.equal(told(refused).at(-1), `${t.dropped(t.endedWhy.refused)} ${who(V1)}${law}`);
    assert.equal(told(later(story, AHEAD + 30)).slice(1), [t.states, request], 'its end has come');
  }));

test('whoever is to ask anew since a consent was taken back is told so where it is theirs to do, until they have', () =>
  onPeoplePage(({ told }) => {
    const back = tell(announced(agreed(), CH, 'consent'), says(false));
    const dropped = `${t.dropped(t.endedWhy.consent)} ${who(CH)}${onConsent}`;
    assert.equal(told(back).slice(1), [t.withdrew, t.states, `${dropped}${t.askAnew}`]);
    const anew = tell(back, { kind: 'ask-identity', by: CH });
    assert.ok(told(anew).includes(dropped));
    const given = disclosed(agreed(), CH, 'consent');
    const taken = tell(later(given, 2), says(false));
    const over = `${t.overByConsent(day(given), day(taken))} ${who(CH)}${onConsent}`;
    assert.equal(told(taken).slice(1), [t.withdrew, t.states, `${over}${t.askAnew}`, t.known]);
    assert.ok(told(tell(taken, { kind: 'ask-identity', by: CH })).includes(over));
  }));

test('what was disclosed stands until its last day, is over from then on, and ends with whoever had it', () =>
  onPeoplePage(({ told }) => {
    const story = disclosed(acknowledged(keyedStory()));
    const [from, until] = [day(story), day(story, 30)];
    const state = (told: readonly string[]) => told.slice(1);
    const stands = [t.states, `${t.disclosed(from, until)} ${who(CH)}${law}`, t.known];
    assert.equal(state(told(story)), stands);
    assert.equal(state(told(later(story, 29))), stands);
    assert.equal(state(told(later(story, 30))), [t.states, `${t.over(from, until)} ${who(CH)}${law}`, t.known]);
    const barred = tell(story, { kind: 'bar', by: IA, person: CH });
    assert.equal(state(told(barred))[1], `${t.overSince(from, t.endedWhy.barred)} ${who(CH)}${law}`);
  }));

test('until when the reporter isn’t told stands beside what was disclosed before they are', () =>
  onPeoplePage(({ told }) => {
    const before = acknowledged(keyedStory());
    const withheldUntil = addDays(before.today, 20);
    const until = addDays(before.today, 60);
    const story = tell(before, { kind: 'disclose-withheld', by: IA, to: CH, basis: 'law', until, withheldUntil });
    const words = `${t.disclosed(day(story), formatDate('en', until))} ${who(CH)}${law}`;
    assert.equal(told(later(story, 19))[2], `${words}${t.withheld(formatDate('en', withheldUntil))}`);
    assert.equal(told(later(story, 20))[2], words);
  }));

test('what the reporter said to a question for consent stands in words, and whether they can be asked again', () =>
  onPeoplePage(({ told }) => {
    const asked = tell(referred(keyedStory()), { kind: 'message', by: IA, asks: V1 });
    const question = `${t.consentAsked(day(asked))} ${who(V1)} – `;
    const { first, later: then } = t.answers;
    const now = day(asked);
    assert.equal(told(asked).slice(1), [t.states, `${question}${t.noAnswer}`]);
    const no = tell(asked, says(false));
    assert.equal(told(no).slice(1), [t.declined, t.states, `${question}${first.no(now)}.${t.notAgain}`]);
    const anew = tell(no, { kind: 'ask-identity', by: V1 });
    assert.equal(told(anew)[3], `${question}${first.no(now)}.${t.againNow}`);
    const yes = tell(asked, says(true));
    assert.equal(told(yes).slice(1), [t.consented, t.states, `${question}${first.yes(now)}.`]);
    const back = tell(yes, says(false));
    assert.equal(told(back).slice(1, 4), [
      t.withdrew,
      t.states,
      `${question}${first.yes(now)}, ${then.no(now)}.${t.notAgain}`,
    ]);
  }));

test('where there is no name, no act that would disclose it is offered, and why stands there once', () => {
  const act = (name: string) => laid('li', {}, laid('a', { 'data-act': name }));
  const links = () =>
    laid('ul', { class: 'act-links' }, ...['note', 'announce', 'disclose', 'disclose-withheld'].map(act));
  const page = links();
  const part = laid('div', { id: 'identity-acts' }, laid('ul', { class: 'act-links' }, act('announce')));
  const nobody = laid('p', { id: 'identity-nobody' }, 'nobody');
  const story = acknowledged(keyedStory());
  return onPeoplePage(
    ({ told, body }) => {
      const left = () => body.querySelectorAll('[data-act]').map(({ dataset }) => dataset.act);
      assert.equal(told(story), [t.reviewerOpens]);
      assert.is(left().length, 5, 'a name was given');
      assert.equal(told(story, IA, NAMELESS), [t.none, t.nothingToDisclose]);
      assert.equal(left(), ['note']);
      assert.is(body.querySelector('#identity-acts'), null);
      assert.is(body.querySelector('#identity-nobody'), null);
      assert.equal(told(story, IA, NAMELESS), [t.none], 'there is nothing left to take away');
      body.append(laid('p', { id: 'identity-nobody' }, 'nobody'));
      assert.equal(told(story, IA, NAMELESS), [t.none, t.nothingToDisclose]);
      body.append(laid('div', { id: 'identity-acts' }, laid('ul', { class: 'act-links' }, act('ask-identity'))));
      told(story, IA, NAMELESS);
      assert.equal(left(), ['note', 'ask-identity'], 'what asks for one stays');
    },
    ...[page, part, nobody],
  );
});

test.run();
