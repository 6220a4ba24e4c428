import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { deskDuty, dutyState, waiting } from '../../src/domain/desk.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  carried,
  declared,
  fileOf,
  handedOn,
  IA,
  later,
  ratified,
  referred,
  report,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
} from './story.ts';

const test = suite('desk');

const now = (story: Story) => ({ caseFile: fileOf(story), roster: story.roster, today: story.today });

const at = (story: Story, person: PersonId): string => {
  const { kind, duty, until, acts } = waiting(now(story), person);
  return [kind, duty?.id ?? '–', until ?? '–', acts.join(' ') || '–'].join(' | ');
};

test('a new case waits for its reviewer, and for the chair there is nothing to do until the first due day', () => {
  const story = report(begin());
  assert.is(at(story, IA), 'me | open | – | acknowledge brief close resolve refer');
  assert.is(at(story, CH), 'another | open | 2026-11-03 | –');
  const come = declared(story);
  assert.is(at(come, IA), 'me | brief | – | acknowledge brief close resolve refer');
  assert.is(at(come, CH), 'another | brief | 2026-11-08 | –');
});

test('once acknowledged and briefed it waits for the reviewer’s decision, by the day of the preliminary review', () => {
  const story = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.is(at(story, IA), 'me | review | – | close resolve refer');
  assert.is(at(story, CH), 'another | review | 2026-11-15 | –');
});

test('after a question to the reporter it waits for them, until they answer', () => {
  const briefed = tell(acknowledged(begin()), { kind: 'brief', by: IA, conflict: false });
  const asked = tell(briefed, { kind: 'message', by: IA });
  assert.match(at(asked, IA), /^reporter \| review \| – \| close/);
  assert.match(at(tell(asked, { kind: 'message', by: 'reporter' }), IA), /^me/);
  assert.match(at(tell(acknowledged(begin()), { kind: 'message', by: IA }), IA), /^me \| brief/, 'a duty comes first');
  assert.match(at(later(asked, 11), IA), /^me \| review/, 'a decision that is due soon waits for nobody');
  // Who comes in newly declares first, whatever was asked before them: nobody else can go on.
  const taken = tell(asked, { kind: 'declare', by: IA, conflict: true });
  const come = handedOn(taken, CH);
  assert.is(fileOf(come).reviewer, AC);
  assert.match(at(come, AC), /^me \| review/);
  assert.match(at(tell(come, { kind: 'declare', by: AC, conflict: false }), AC), /^reporter \| review/);
});

test('in investigation it waits for each member who has not spoken', () => {
  const story = tell(referred(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.match(at(story, V1), /^me \| recommendation/);
  assert.is(at(story, IA), 'another | recommendation | 2026-11-15 | –');
  const recorded = tell(story, { kind: 'recommend', by: V1 });
  assert.match(at(recorded, V1), /^another \| voices/);
  assert.match(at(recorded, V2), /^me \| voices/);
  const split = tell(recorded, { kind: 'dissent', by: V2, of: standing(recorded) });
  assert.match(at(split, V2), /^another/);
  const spent = tell(split, { kind: 'dissent', by: V3, of: standing(recorded) });
  for (const member of [V1, V2, V3])
    assert.match(at(spent, member), /^me \| recommendation/, 'another is to be recorded');
});

test('then for the ratifier, then for the reviewer’s feedback, then for nobody', () => {
  const story = tell(carried(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.is(at(story, CH), 'me | ratification | – | ratify return');
  assert.is(at(story, V1), 'another | ratification | 2026-11-08 | –');
  const done = tell(ratified(begin()), { kind: 'brief', by: IA, conflict: false });
  assert.is(at(done, IA), 'me | feedback | – | feedback');
  const closed = tell(done, { kind: 'feedback', by: IA });
  for (const person of [IA, CH, V1]) assert.is(at(closed, person), 'nothing | – | – | –');
});

test('a closed case with an unmet briefing, or evidence to answer, waits for the reviewer', () => {
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'resolved', form: 'informal-review' });
  assert.is(at(closed, IA), 'me | brief | – | brief');
  const briefed = tell(closed, { kind: 'brief', by: IA, conflict: false });
  assert.is(at(briefed, IA), 'nothing | – | – | –');
  assert.is(at(tell(briefed, { kind: 'evidence', by: 'reporter' }), IA), 'me | answer | – | message');
});

test('a committee member’s desk names what they owe themselves, and no duty of the reviewer’s; receivers are told of the next', () => {
  const named = (story: Story, person: PersonId) => deskDuty(now(story), person)?.id ?? '–';
  const story = referred(begin());
  assert.equal(
    [IA, CH, V1, V2].map((person) => named(story, person)),
    ['brief', 'brief', 'recommendation', 'recommendation'],
  );
  const recorded = tell(story, { kind: 'recommend', by: V1 });
  assert.equal(
    [V1, V2, IA].map((person) => named(recorded, person)),
    ['–', 'voices', 'brief'],
  );
});

test('a member whose keys don’t open reads that this is waited for, and of whom', () => {
  const told = tell(tell(referred(begin()), { kind: 'recommend', by: V1 }), {
    kind: 'unreadable',
    by: V1,
    room: 'report',
  });
  const { id, owedBy, owners } = deskDuty(now(told), V1) ?? {};
  assert.equal([id, owedBy, owners], ['unreadable', 'holder', [IA]]);
  assert.is(deskDuty(now(told), V2)?.id, 'voices');
});

test('keys to hand on come before everything else for whoever has them, since nothing more is written before', () => {
  const investigated = later(referred(begin()), 10);
  assert.is(deskDuty(now(investigated), IA)?.id, 'brief', 'overdue');
  const barred = tell(investigated, { kind: 'bar', by: V1, person: V2 });
  assert.equal(
    [V1, IA, V3].map((person) => deskDuty(now(barred), person)?.id),
    ['hand-on', 'hand-on', 'hand-on'],
  );
  assert.equal([waiting(now(barred), V1).kind, waiting(now(barred), V1).duty?.id], ['me', 'hand-on']);
});

test('a day that has passed is no day until which there is nothing to do', () => {
  assert.is(at(later(declared(report(begin())), 8), CH), 'another | brief | – | –');
});

test('a duty is later, soon, today, overdue or met; overdue begins the day after', () => {
  const duty = { dueOn: plainDate('2026-11-11') };
  const on = (day: string) => dutyState(duty, plainDate(day));
  assert.equal(['2026-11-07', '2026-11-08', '2026-11-10', '2026-11-11', '2026-11-12'].map(on), [
    'later',
    'soon',
    'soon',
    'today',
    'overdue',
  ]);
  assert.is(dutyState({ ...duty, metOn: plainDate('2026-11-20') }, plainDate('2026-12-01')), 'met');
});

test.run();
