// A part that nobody has: whose its duties are from the day on, and what of them is told before the keys are there.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { comersOf, comingTo } from '../../src/domain/coming.ts';
import { dueDaysIn, ownDueDaysIn } from '../../src/domain/due-days.ts';
import { heirsOf } from '../../src/domain/heirs.ts';
import { owedIn } from '../../src/domain/owed.ts';
import {
  AC,
  acknowledged,
  begin,
  CH,
  DC,
  FULL,
  fileOf,
  IA,
  ratified,
  rosterOf,
  type Story,
  tell,
  V1,
  withRoster,
} from './story.ts';

const test = suite('what comes to whom');

const now = (story: Story) => ({ caseFile: fileOf(story), roster: story.roster, today: story.today });

test('a part that somebody has falls to nobody; one whose holder left falls to the next of the routes, whom the case doesn’t bar', () => {
  const story = acknowledged(begin());
  for (const role of ['reviewer', 'receiver', 'ratifier', 'panel'] as const)
    assert.equal(heirsOf(fileOf(story), story.roster, role), [], role);
  const left = withRoster(story, rosterOf(FULL, [IA]));
  assert.equal(heirsOf(fileOf(left), left.roster, 'reviewer'), [AC]);
  assert.equal(heirsOf(fileOf(left), left.roster, 'receiver'), [], 'the other receiver is there');
  assert.equal(comersOf(now(left)), [AC]);
  const barred = withRoster(acknowledged(begin(), ['audit-committee-chair']), rosterOf(FULL, [IA]));
  assert.equal(heirsOf(fileOf(barred), barred.roster, 'reviewer'), [DC]);
  assert.is(comingTo(now(barred), AC), undefined);
  for (const duty of owedIn(now(left)).filter(({ owedBy }) => owedBy === 'reviewer'))
    assert.equal([duty.owners, duty.heirs], [[AC], [AC]], duty.id);
});

test('who is suspended hands nothing on: another who has the keys is named, and where nobody can sign in, whose accounts they are', () => {
  const left = now(tell(acknowledged(begin()), { kind: 'declare', by: IA, conflict: true }));
  const told = (...out: readonly (typeof CH)[]) => {
    const { handedOnBy, suspended } = comingTo(left, AC, new Set(out)) ?? {};
    return [handedOnBy, suspended];
  };
  const all = told();
  assert.equal(all, [['ratifier'], undefined]);
  assert.equal(told(DC), all, 'who has none of its keys doesn’t matter');
  assert.equal(told(CH), [[], [CH]]);
});

test('what the law sets is in nobody’s file or news but theirs who have the deliberation', () => {
  const law = tell(acknowledged(begin()), { kind: 'labour-step', by: IA, step: 'employee', day: begin().today });
  const isOfLaw = ({ of }: { readonly of: string }) => of.startsWith('labour-');
  assert.is(dueDaysIn(now(law), IA).some(isOfLaw), true);
  assert.is(dueDaysIn(now(law), V1).some(isOfLaw), false);
  const left = withRoster(law, rosterOf(FULL, [IA]));
  const coming = comingTo(now(left), AC);
  assert.ok(coming !== undefined && coming.duties.length > 0);
  assert.not.ok(coming.duties.some(({ id }) => id.startsWith('labour-')));
  assert.is(comingTo(now(left), CH), undefined, 'who sees the case has it on their desk');
  assert.equal(ownDueDaysIn(now(law), V1), []);
});

test('three questions that one closing began are three places in a calendar outside, each its own', () => {
  const all = dueDaysIn(now(tell(ratified(begin()), { kind: 'feedback', by: IA })), IA);
  const days = all.filter(({ of }) => of.startsWith('check-in '));
  assert.equal(
    days.map(({ dueOn }) => dueOn),
    ['2026-12-01', '2027-01-30', '2027-04-30'],
  );
  assert.is(new Set(days.map(({ of }) => of)).size, 3);
});

test.run();
