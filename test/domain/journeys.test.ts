// Whole cases told by acts in memory, from the report to its end, along every course that the rules know.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { foldCase, openDuties } from '../../src/domain/case-file.ts';
import { withQuorum } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
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
  later,
  person,
  ROSTER_HASH,
  ratified,
  referred,
  refusalOf,
  report,
  type Story,
  standing,
  tell,
  V1,
  V2,
  V3,
  WITH_LATE_FEEDBACK,
  withOffices,
} from './story.ts';

const test = suite('whole cases');

/** What is asked after closing has tests of its own (duties.test.ts). */
const owed = (story: Story) =>
  openDuties(fileOf(story))
    .filter(({ id }) => id !== 'check-in')
    .map(({ id, dueOn }) => `${id} ${dueOn}`);
const refer = (by: PersonId, cleared: readonly PersonId[]) =>
  ({ kind: 'refer', by, form: 'formal-investigation', cleared }) as const;

/** From an opened case to its feedback: the line of issue 2. */
function toFeedback(begun: Story, reviewer: PersonId, ratifier: PersonId, panel: readonly [PersonId, PersonId]): Story {
  let story = tell(
    later(begun, 1),
    { kind: 'acknowledge', by: reviewer },
    { kind: 'brief', by: reviewer, conflict: false },
  );
  story = tell(later(story, 1), refer(reviewer, panel), { kind: 'recommend', by: panel[0] });
  story = tell(later(story, 3), { kind: 'confirm', by: panel[1], of: standing(story) });
  story = tell(later(story, 2), { kind: 'ratify', by: ratifier, of: standing(story) });
  return tell(story, { kind: 'feedback', by: reviewer });
}

test('nobody named: auditor and chair receive it, the executive is briefed, and it ends in the feedback', () => {
  const received = report(begin());
  assert.equal(owed(received), ['brief 2026-11-08', 'acknowledgement 2026-11-11', 'review 2026-11-15']);
  assert.equal(fileOf(received).duties.find(({ id }) => id === 'acknowledgement')?.targetOn, '2026-11-08');
  assert.equal(fileOf(received).holders('identity'), ['reporter', IA]);
  const story = toFeedback(tell(received, { kind: 'open', by: CH }), IA, CH, [V1, V2]);
  const file = fileOf(story);
  assert.equal([file.stage, file.closing, file.outcome], ['closed', 'feedback', undefined]);
  assert.equal(owed(story), []);
  assert.equal(file.holders('briefing'), [IA, CH, EX]);
  assert.equal(file.holders('identity'), ['reporter', IA], 'nobody else ever holds the identity');
  assert.is(file.form, 'formal-investigation');
});

test('every clock of the line is the policy’s, with its arithmetic', () => {
  const story = ratified(begin());
  const file = fileOf(tell(later(story, 0)));
  const clocks = file.duties.map(
    ({ id, dueOn, arithmetic }) => `${id} ${arithmetic.counted} ${arithmetic.unit} ${dueOn}`,
  );
  assert.equal(clocks, [
    'acknowledgement 10 days 2026-11-11',
    'brief 7 days 2026-11-08',
    'review 10 working-days 2026-11-15',
    'feedback 3 months 2027-02-01',
    'recommendation 10 working-days 2026-11-15',
    'ratification 5 working-days 2026-11-08',
  ]);
});

test('before 001-5 feedback is due five working days after ratifying where that is later than three months', () => {
  let story = referred(begin(FULL, WITH_LATE_FEEDBACK));
  story = tell(later(story, 120), { kind: 'recommend', by: V1 });
  story = tell(
    story,
    { kind: 'confirm', by: V2, of: standing(story) },
    { kind: 'ratify', by: CH, of: standing(story) },
  );
  const feedback = fileOf(story).duties.find(({ id }) => id === 'feedback');
  // 2027-03-01, five working days on; the Eid begins on 9 March.
  assert.equal([feedback?.dueOn, feedback?.arithmetic.unit], ['2027-03-08', 'working-days']);
});

test('the executive named: they hold nothing and are barred, and the briefing goes to the receivers alone', () => {
  const story = toFeedback(tell(report(begin(), ['executive-director']), { kind: 'open', by: IA }), IA, CH, [V2, V3]);
  const file = fileOf(story);
  assert.equal([...file.bars], [EX]);
  assert.equal(file.holders('briefing'), [IA, CH]);
  const holders = [...file.ledger.rooms.values()].flat().flatMap((epoch) => [...epoch.holders]);
  assert.not.ok(holders.includes(EX));
});

test('the auditor named: the audit committee’s chair reviews', () => {
  const story = toFeedback(tell(report(begin(), ['internal-auditor']), { kind: 'open', by: AC }), AC, CH, [V1, V3]);
  assert.equal([...fileOf(story).bars], [IA]);
  assert.equal(fileOf(story).holders('identity'), ['reporter', AC]);
  assert.is(fileOf(story).stage, 'closed');
});

test('the chair named: the deputy receives, and ratifies as the substitute', () => {
  const story = toFeedback(tell(report(begin(), ['board-chair']), { kind: 'open', by: DC }), IA, DC, [V1, V2]);
  assert.equal([...fileOf(story).bars], [CH]);
  assert.is(fileOf(story).ratifier, DC);
  assert.is(fileOf(story).stage, 'closed');
});

test('a substitute ratifier who also sits on the committee is not given it as a member', () => {
  const people = withOffices(FULL, DC, ['deputy-chair', 'violations-committee']);
  const story = acknowledged(begin(people), ['board-chair']);
  assert.equal(refusalOf(story, refer(IA, [DC, V1])), { code: 'not-eligible', person: DC });
  assert.is(refusalOf(story, refer(IA, [V1, V2])), undefined);
});

test('a member named: none has a key until the receivers recorded who, and that member never has', () => {
  const opened = tell(report(begin(), ['violations-committee']), { kind: 'open', by: IA });
  const before = [...fileOf(opened).ledger.rooms.values()].flat().flatMap((epoch) => [...epoch.holders]);
  for (const member of [V1, V2, V3]) assert.not.ok(before.includes(member));
  const recorded = tell(opened, { kind: 'concern', by: IA, concerns: ['violations-committee'], persons: [V1] });
  const story = toFeedback(recorded, IA, CH, [V2, V3]);
  assert.equal([...fileOf(story).bars], [V1]);
  assert.is(fileOf(story).stage, 'closed');
});

test('someone senior: auditor and audit chair receive; once cleared the chair is briefed and ratifies', () => {
  const opened = tell(report(begin(), 'senior'), { kind: 'open', by: AC });
  assert.equal(fileOf(opened).receivers, [IA, AC]);
  assert.is(fileOf(opened).ratifier, undefined);
  const cleared = tell(opened, { kind: 'clear', by: IA });
  const story = toFeedback(cleared, IA, CH, [V1, V2]);
  assert.is(fileOf(story).ratifier, CH);
  assert.equal(fileOf(story).holders('briefing'), [IA, AC, CH, EX]);
  assert.is(fileOf(story).stage, 'closed');
});

test('someone senior, and the chair is found concerned: they never get a key, the second receiver ratifies', () => {
  const opened = tell(report(begin(), 'senior'), { kind: 'open', by: IA });
  const found = tell(opened, { kind: 'concern', by: AC, concerns: ['board-chair', 'executive-director'], persons: [] });
  assert.equal([...fileOf(found).bars], [CH, EX]);
  const story = toFeedback(tell(found, { kind: 'clear', by: IA }), IA, AC, [V1, V2]);
  assert.is(fileOf(story).ratifier, AC);
  const holders = [...fileOf(story).ledger.rooms.values()].flat().flatMap((epoch) => [...epoch.holders]);
  assert.not.ok(holders.includes(CH) || holders.includes(EX));
});

test('unjustified, then further evidence: a new review with new clocks, and this time it is referred (T51)', () => {
  const closed = tell(later(acknowledged(begin()), 2), { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.equal(
    [fileOf(closed).stage, fileOf(closed).outcome, fileOf(closed).closedOn],
    ['closed', 'unjustified', '2026-11-03'],
  );
  const again = tell(later(closed, 40), { kind: 'evidence', by: 'reporter' });
  assert.equal(
    [fileOf(again).stage, fileOf(again).closedOn],
    ['review', undefined],
    'T51: reopening clears the closing day',
  );
  assert.equal(owed(again), [
    'brief 2026-11-08',
    'brief 2026-12-20',
    'acknowledgement 2026-12-23',
    'review 2026-12-27',
  ]);
  const briefed = tell(again, { kind: 'brief', by: IA, conflict: false });
  assert.equal(owed(briefed), ['acknowledgement 2026-12-23', 'review 2026-12-27'], 'one briefing meets both');
  const story = tell(briefed, { kind: 'acknowledge', by: IA }, refer(IA, [V1, V2]));
  assert.is(fileOf(story).stage, 'investigation');
  const closedAgain = tell(tell(briefed, { kind: 'acknowledge', by: IA }), {
    kind: 'close',
    by: IA,
    outcome: 'unjustified',
  });
  assert.is(fileOf(closedAgain).closedOn, closedAgain.today);
});

test('resolved without investigation: closed with its form, and evidence later is owed an answer', () => {
  const closed = tell(acknowledged(begin()), { kind: 'close', by: IA, outcome: 'resolved', form: 'informal-review' });
  assert.equal([fileOf(closed).outcome, fileOf(closed).form], ['resolved', 'informal-review']);
  const asked = tell(later(closed, 30), { kind: 'evidence', by: 'reporter' });
  assert.is(fileOf(asked).stage, 'closed');
  assert.equal(owed(asked), ['brief 2026-11-08', 'answer 2026-12-11']);
});

test('a recommendation returned twice still ends in one ratification', () => {
  let story = tell(referred(begin()), { kind: 'recommend', by: V1 });
  story = tell(story, { kind: 'confirm', by: V2, of: standing(story) });
  for (const recorder of [V2, V3]) {
    story = tell(later(story, 1), { kind: 'return', by: CH, of: standing(story) }, { kind: 'recommend', by: recorder });
    story = tell(story, { kind: 'confirm', by: V1, of: standing(story) });
  }
  story = tell(story, { kind: 'ratify', by: CH, of: standing(story) });
  assert.is(fileOf(story).stage, 'ratified');
  assert.is(fileOf(story).duties.filter(({ id }) => id === 'recommendation').length, 3);
  assert.equal(
    owed(story).filter((duty) => !duty.startsWith('brief')),
    ['feedback 2027-02-01'],
  );
});

test('a majority against: the recommendation falls, another is recorded and carried', () => {
  const people = withOffices(FULL, person(9), ['violations-committee']);
  const V4 = person(9);
  let story = tell(referred(begin(people, withQuorum(begin().policy, 3)), [], [V1, V2, V3, V4]), {
    kind: 'recommend',
    by: V1,
  });
  const first = standing(story);
  story = tell(story, { kind: 'dissent', by: V2, of: first }, { kind: 'dissent', by: V3, of: first });
  assert.is(fileOf(story).stage, 'investigation', 'the quorum is there, the majority is not');
  story = tell(story, { kind: 'confirm', by: V4, of: first });
  assert.is(fileOf(story).stage, 'investigation', 'two against two');
  story = tell(story, { kind: 'recommend', by: V3 });
  story = tell(
    story,
    { kind: 'confirm', by: V2, of: standing(story) },
    { kind: 'confirm', by: V1, of: standing(story) },
  );
  assert.is(fileOf(story).stage, 'ratification');
});

test('a quorum of one: the one member’s recording goes straight to the ratifier', () => {
  const story = tell(referred(begin(FULL, withQuorum(begin().policy, 1)), [], [V3]), { kind: 'recommend', by: V3 });
  assert.is(fileOf(story).stage, 'ratification');
  assert.equal(owed(story), ['brief 2026-11-08', 'ratification 2026-11-08', 'feedback 2027-02-01']);
});

test('a case keeps the policy it was received under, whatever quorum comes later', () => {
  const story = referred(begin());
  const changed = { ...story, policy: withQuorum(story.policy, 3) };
  const told = tell(changed, { kind: 'recommend', by: V1 });
  assert.is(fileOf(tell(told, { kind: 'confirm', by: V2, of: standing(told) })).stage, 'ratification');
});

test('a changed calendar changes due dates, not what was done', () => {
  const story = ratified(begin());
  const corrections = [{ kind: 'holiday', on: '2026-11-03' }] as const;
  const { ledger, policy } = fileOf(story);
  const rosters = new Map([[ROSTER_HASH, story.roster]]);
  const refolded = foldCase(policy, ledger, rosters, { ...DEFAULT_CALENDAR, corrections });
  const due = (file: typeof refolded) => file.duties.find(({ id }) => id === 'recommendation')?.dueOn;
  assert.equal([due(fileOf(story)), due(refolded)], ['2026-11-15', '2026-11-16']);
  assert.equal([refolded.stage, refolded.irregular], ['ratified', []]);
});

test.run();
