// Cases of which nobody would have the keys any more by the next roster: who takes them along, and who may be told how much of it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { bothLeaving, carriersOf, isConfirmed, keysLeaving, leaversOf, toldOf } from '../../src/domain/leaving.ts';
import { mayBeCalled } from '../../src/domain/owed.ts';
import type { PersonId, Roster } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  DC,
  EX,
  FULL,
  fileOf,
  IA,
  person,
  report,
  rosterOf,
  type Story,
  V1,
  withOffices,
  without,
} from './story.ts';

const test = suite('keys that a roster takes away');

const [AUDITOR, CHAIR] = [person(30), person(31)];
/** The auditor and the chair are followed by others on one roster. */
const BOTH_FOLLOWED = rosterOf(
  withOffices(withOffices(without(FULL, IA, CH), AUDITOR, ['internal-auditor']), CHAIR, ['board-chair']),
);
const between = (story: Story, next: Roster) => ({ caseFile: fileOf(story), before: story.roster, next });
const underNewKeys = (roster: Roster, ...persons: readonly PersonId[]): Roster => ({
  ...roster,
  persons: roster.persons.map((one) => (persons.includes(one.id) ? { ...one, seal: `${one.seal} anew` } : one)),
});

test('where one who has every key stays, nothing is taken away, whoever else leaves', () => {
  const story = acknowledged(begin());
  for (const gone of [IA, CH]) assert.equal(carriersOf(between(story, rosterOf(without(FULL, gone)))), []);
  assert.equal(carriersOf(between(story, rosterOf(without(FULL, DC, AC)))), []);
  const moved = rosterOf(withOffices(withOffices(FULL, CH, ['board-member']), IA, ['board-member']));
  assert.equal(carriersOf(between(story, moved)), [], 'who only loses an office stays until the keys are handed on');
});

test('whoever leaves with the only keys takes them along: together, alone, or with keys that are replaced', () => {
  const story = acknowledged(begin());
  assert.equal(leaversOf(story.roster, BOTH_FOLLOWED), [IA, CH]);
  assert.equal(carriersOf(between(story, BOTH_FOLLOWED)), [IA, CH]);
  assert.equal(carriersOf(between(story, underNewKeys(rosterOf(without(FULL, CH)), IA))), [IA, CH]);
  const alone = { ...story, roster: rosterOf(without(FULL, CH)) };
  assert.equal(carriersOf(between(alone, rosterOf(without(FULL, CH, IA)))), [IA], 'before the substitute has them');
  assert.equal(carriersOf(between(alone, underNewKeys(alone.roster, IA))), [IA]);
  const lost = { ...story, roster: rosterOf(without(FULL, CH, IA)) };
  assert.equal(
    carriersOf(between(lost, rosterOf(without(FULL, CH, IA, DC)))),
    [],
    'what is lost already is no roster’s doing',
  );
});

test('told whose: who sees the case or to whom it comes; told that there is one: who would be called; nobody else anything', () => {
  const story = acknowledged(begin());
  const told = (one: Story, next: Roster) => [IA, CH, DC, AC, EX].map((reader) => toldOf(between(one, next), reader));
  assert.equal(told(story, BOTH_FOLLOWED), ['whose', 'whose', 'some', 'some', undefined]);
  assert.equal(told(story, rosterOf(without(FULL, IA, CH))), ['whose', 'whose', 'whose', 'whose', undefined]);
  const barring = acknowledged(begin(), ['deputy-chair']);
  assert.equal(told(barring, BOTH_FOLLOWED), ['whose', 'whose', undefined, 'some', undefined]);
  assert.equal(told(barring, rosterOf(without(FULL, IA, CH))), ['whose', 'whose', undefined, 'whose', undefined]);
  const senior = report(begin(), 'senior');
  assert.is(toldOf(between(senior, rosterOf(without(FULL, IA, AC))), CH), undefined, 'kept away until it is cleared');
  const promoted = rosterOf(withOffices(without(FULL, IA, AC), CH, ['internal-auditor']));
  assert.is(toldOf(between(senior, promoted), CH), undefined, 'whatever office the next roster gives');
});

test('nobody is told that there is one who wouldn’t be called for it on the day on which the roster is accepted', () => {
  const cases = [
    acknowledged(begin()),
    acknowledged(begin(), ['deputy-chair']),
    acknowledged(begin(), ['internal-auditor']),
  ];
  for (const story of cases) {
    const next = rosterOf(withOffices(without(FULL, ...fileOf(story).receivers), CHAIR, ['board-chair']));
    const { caseFile } = between(story, next);
    for (const reader of [...FULL.keys()]) {
      const told = toldOf(between(story, next), reader);
      if (told === 'some') assert.ok(mayBeCalled({ caseFile, roster: next }, reader));
      if (caseFile.bars.has(reader)) assert.is(told, undefined);
    }
  }
});

test('what is told of cases adds up, and a signer confirms as many as they are told, not fewer', () => {
  const story = acknowledged(begin());
  const one = keysLeaving(between(story, rosterOf(without(FULL, IA, CH))), DC, true);
  assert.equal(one, { known: [IA, CH].map((who) => ({ person: who, cases: 1 })), others: false });
  const some = keysLeaving(between(story, BOTH_FOLLOWED), DC, true);
  assert.equal(some, { known: [], others: true });
  assert.equal(keysLeaving(between(story, BOTH_FOLLOWED), V1, false), { known: [], others: false }, 'no signer');
  const all = bothLeaving(bothLeaving(one, one), some);
  assert.equal(all, { known: [IA, CH].map((who) => ({ person: who, cases: 2 })), others: true });
  assert.ok(isConfirmed(all, { cases: 4, others: true }));
  assert.not.ok(isConfirmed(all, { cases: 3, others: true }));
  assert.not.ok(isConfirmed(all, { cases: 4, others: false }));
});

test.run();
