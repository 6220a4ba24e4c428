// What duties begin and end with, by the policy's table: beside the clocks that test/domain/journeys.test.ts reads.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { pausesLeft } from '../../src/domain/acts/duty-acts.ts';
import { CLOCKS, calculate, calculateBegun } from '../../src/domain/calculator.ts';
import { type Duty, foldCase, openDuties } from '../../src/domain/case-file.ts';
import { deskDuty, desksTurnOn, isShownTo, owedState, pausedUntil, waiting } from '../../src/domain/desk.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { journey } from '../../src/domain/journey.ts';
import { type Owed, owedIn } from '../../src/domain/owed.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { linesFor } from '../../src/domain/visibility.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { composed } from '../../src/policy/clocks.ts';
import type { DutyId, LabourStep } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import {
  acknowledged,
  actOf,
  append,
  begin,
  CH,
  carried,
  FULL,
  fileOf,
  IA,
  later,
  planIn,
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
} from './story.ts';

const test = suite('duties');

const dutiesOf = (story: Story, id: DutyId): readonly Duty[] => fileOf(story).duties.filter((duty) => duty.id === id);
const told = (story: Story, id: DutyId): readonly string[] =>
  dutiesOf(story, id).map(({ dueOn, metOn }) => `${dueOn} ${metOn ?? 'open'}`);

const owedOf = (story: Story, id: DutyId): Owed => {
  const now = { caseFile: fileOf(story), roster: story.roster, today: story.today };
  const found = owedIn(now).find((owed) => owed.id === id);
  if (found === undefined) throw new Error(`${id} is not owed`);
  return found;
};

const DECISIONS: readonly Intention[] = [
  { kind: 'close', by: IA, outcome: 'unjustified' },
  { kind: 'close', by: IA, outcome: 'resolved', form: 'informal-review' },
  { kind: 'refer', by: IA, form: 'formal-investigation', cleared: [V1, V2, V3] },
];

test('the preliminary review is due ten working days after receipt, and met by each of its three decisions', () => {
  assert.equal(told(report(begin()), 'review'), ['2026-11-15 open']);
  const story = later(acknowledged(begin()), 4);
  assert.equal(told(story, 'review'), ['2026-11-15 open'], 'a receipt notice moves nothing');
  for (const decision of DECISIONS) assert.equal(told(tell(story, decision), 'review'), ['2026-11-15 2026-11-05']);
});

test('the calculator tells of every clock what a case does, before 001-5 feedback’s later day and a recommendation after a return among them', () => {
  const first = carried(begin(FULL, WITH_LATE_FEEDBACK));
  const returned = later(tell(later(first, 3), { kind: 'return', by: CH, of: standing(first) }), 5);
  const again = tell(returned, { kind: 'recommend', by: V1 });
  const anew = tell(again, { kind: 'confirm', by: V2, of: standing(again) });
  for (const days of [1, 60, 84, 85, 86, 200]) {
    const ended = tell(later(anew, days), { kind: 'ratify', by: CH, of: standing(anew) });
    const asked = fileOf(ended).duties.flatMap((duty) => {
      const clock = duty.clock.from[0] === 'return' ? 'return' : CLOCKS.find((one) => one === duty.id);
      return clock === undefined ? [] : [{ clock, duty }];
    });
    const known = CLOCKS.filter((one) => !/^(labour-|check-|answer|hand-on|identity)/.test(one));
    assert.equal([...new Set(asked.map(({ clock }) => clock))].toSorted(), known.toSorted());
    for (const { clock, duty } of asked) {
      const isFeedback = clock === 'feedback';
      const zero = isFeedback ? plainDate('2026-11-01') : duty.startedOn;
      const begunOn = isFeedback ? duty.startedOn : undefined;
      const found = calculate(WITH_LATE_FEEDBACK, clock, zero, DEFAULT_CALENDAR, begunOn);
      assert.equal(found.ok && found.answer.due, duty.arithmetic, `${clock} ${days}`);
      if (!isFeedback) continue;
      // Asked about by one of its two days, it tells that day and names the other: the later of both is the case's.
      const sides = [
        calculate(WITH_LATE_FEEDBACK, clock, zero, DEFAULT_CALENDAR),
        calculateBegun(WITH_LATE_FEEDBACK, clock, duty.startedOn, DEFAULT_CALENDAR),
      ].map((side) => (side?.ok === true ? side.answer : undefined));
      assert.equal(
        sides
          .map((side) => side?.due.dueOn)
          .toSorted()
          .at(-1),
        duty.dueOn,
      );
      assert.equal(
        sides.map((side) => [side?.counts, side?.orLater?.after]),
        [
          ['acknowledge', 'ratify'],
          ['ratify', 'acknowledge'],
        ],
      );
    }
  }
});

test('the calculator tells of answers, of keys to hand on, of the law’s clocks and of the questions after closing what a case does', () => {
  const investigated = tell(carried(begin()), step(IA, 'employee', '2026-11-01'));
  const closed = tell(later(acknowledged(begin()), 1), { kind: 'close', by: IA, outcome: 'unjustified' });
  const done = tell(ratified(begin()), { kind: 'feedback', by: IA }, { kind: 'ask-identity', by: CH });
  const waited = tell(later(done, 3), { kind: 'evidence', by: 'reporter' }, { kind: 'bar', by: V1, person: V2 });
  const cases = [
    ...dutiesOf(investigated, 'labour-accuse').map((duty) => ['labour-accuse', duty] as const),
    ...dutiesOf(investigated, 'labour-penalty').map((duty) => ['labour-penalty', duty] as const),
    ...(['answer', 'hand-on', 'identity-answer'] as const).flatMap((clock) =>
      dutiesOf(waited, clock).map((duty) => [clock, duty] as const),
    ),
    ...dutiesOf(closed, 'check-in').map((duty, at) => [CLOCKS[CLOCKS.length - 3 + at], duty] as const),
  ];
  assert.is(cases.length, 8);
  for (const [clock, duty] of cases) {
    assert.ok(clock !== undefined);
    const found = calculate(ASSOCIATION_001, clock, duty.countedFrom, DEFAULT_CALENDAR);
    assert.equal(found.ok && found.answer.due, duty.arithmetic, clock);
  }
});

test('further evidence on an unjustified report begins another review, and on an open one none', () => {
  const story = later(acknowledged(begin()), 2);
  const more = tell(story, { kind: 'evidence', by: 'reporter' });
  assert.equal(told(more, 'review'), ['2026-11-15 open']);
  const closed = tell(more, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(later(closed, 30), { kind: 'evidence', by: 'reporter' });
  assert.equal(told(again, 'review'), ['2026-11-15 2026-11-03', '2026-12-17 open']);
});

test('further members for the panel decide no review anew', () => {
  const story = referred(begin(), [], [V1, V2]);
  assert.equal(told(story, 'review'), ['2026-11-15 2026-11-01']);
  assert.is(
    openDuties(fileOf(story)).some(({ id }) => id === 'review'),
    false,
  );
});

test('a case keeps the clocks under which it was received, whatever the association settles later', () => {
  const quick = composed(ASSOCIATION_001, { quorum: 2, clocks: { review: 5 } });
  const story = acknowledged(begin(FULL, quick));
  assert.equal(told(story, 'review'), ['2026-11-08 open']);
  const changed: Story = { ...later(story, 1), policy: composed(ASSOCIATION_001, { quorum: 2 }) };
  const closed = tell(changed, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(later(closed, 5), { kind: 'evidence', by: 'reporter' });
  // Friday's evidence: five working days end on Thursday the week after.
  assert.equal(told(again, 'review'), ['2026-11-08 2026-11-02', '2026-11-12 open']);
});

const names = (story: Story): readonly string[] => openDuties(fileOf(story)).map(({ id }) => id);

const pause = (by: PersonId, duty: DutyId, until: string): Intention => ({
  kind: 'pause',
  by,
  duty,
  until: plainDate(until),
});

test('a pause moves the due day by the working days that it takes, and says which days those are', () => {
  const story = later(acknowledged(begin()), 1);
  const paused = tell(story, pause(IA, 'review', '2026-11-12'));
  const [duty] = dutiesOf(paused, 'review');
  assert.is(duty?.dueOn, '2026-11-26', 'the fifteenth, and nine working days on');
  const days = duty?.arithmetic.skipped.filter(({ why }) => why === 'pause').map(({ on }) => on);
  assert.equal(days, [
    ...['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'],
    ...['2026-11-08', '2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12'],
  ]);
  const { from, until, by } = duty?.pauses[0] ?? {};
  assert.equal([from, until, by], ['2026-11-02', '2026-11-12', IA]);
  assert.equal(told(paused, 'acknowledgement'), ['2026-11-11 2026-11-01'], 'nothing else moves');
  assert.is(pausedUntil(owedOf(paused, 'review'), paused.today), '2026-11-12');
  assert.is(pausedUntil(owedOf(paused, 'review'), plainDate('2026-11-13')), undefined);
});

test('pausing twice moves nothing, and a pause that ended can be followed by another', () => {
  const story = later(acknowledged(begin()), 1);
  const paused = tell(story, pause(IA, 'review', '2026-11-03'));
  assert.equal(told(paused, 'review'), ['2026-11-17 open']);
  for (const again of [
    pause(IA, 'review', '2026-11-03'),
    pause(IA, 'review', '2026-11-09'),
    pause(CH, 'review', '2026-11-04'),
  ])
    assert.is(refusalOf(paused, again)?.code, 'nothing-to-pause');
  // A line that raced past the rules stands in the chain, is shown as irregular, and moves nothing.
  const planned = planIn(story, pause(IA, 'review', '2026-11-20'));
  assert.ok(planned.ok);
  const raced = append(paused, actOf(paused, planned.value, IA));
  assert.equal([told(raced, 'review'), fileOf(raced).irregular.length], [['2026-11-17 open'], 1]);
  assert.equal(told(tell(later(paused, 3), pause(IA, 'review', '2026-11-05')), 'review'), ['2026-11-18 open']);
});

test('a pause is bounded, of a clock that runs, and neither of promises to the reporter nor of what the law sets', () => {
  const story = acknowledged(begin());
  assert.equal(refusalOf(story, pause(IA, 'review', '2026-10-31')), {
    ...{ code: 'wrong-end', from: '2026-11-01', until: '2026-11-30' },
  });
  assert.is(refusalOf(story, pause(IA, 'review', '2026-12-01'))?.code, 'wrong-end');
  assert.is(refusalOf(story, pause(IA, 'review', '2026-11-30')), undefined);
  for (const duty of ['acknowledgement', 'brief', 'feedback', 'answer', 'hand-on', 'check-in'] as const)
    assert.is(refusalOf(story, pause(IA, duty, '2026-11-05'))?.code, 'nothing-to-pause', duty);
  const law = tell(story, { kind: 'labour-step', by: IA, step: 'employee', day: story.today });
  assert.is(refusalOf(law, pause(IA, 'labour-accuse', '2026-11-05'))?.code, 'nothing-to-pause');
  assert.is(refusalOf(later(story, 14), pause(IA, 'review', '2026-11-15')), undefined, 'on the last day');
  assert.is(
    refusalOf(later(story, 15), pause(IA, 'review', '2026-11-20'))?.code,
    'nothing-to-pause',
    'once it is late',
  );
});

const resume = (by: PersonId, duty: DutyId = 'review'): Intention => ({ kind: 'resume', by, duty });

test('a pause ends early by an act: the due day comes back by the days that weren’t paused, and doing it twice moves nothing', () => {
  const paused = tell(later(acknowledged(begin()), 1), pause(IA, 'review', '2026-11-12'));
  assert.equal(told(paused, 'review'), ['2026-11-26 open']);
  // Monday to Wednesday stood still; Thursday counts again.
  const running = tell(later(paused, 3), resume(CH));
  assert.equal(told(running, 'review'), ['2026-11-18 open']);
  const [duty] = dutiesOf(running, 'review');
  const [{ from, until, by, resumed } = {}] = duty?.pauses ?? [];
  assert.equal([from, until, by, resumed?.on, resumed?.by], ['2026-11-02', '2026-11-04', IA, '2026-11-05', CH]);
  assert.equal(
    duty?.arithmetic.skipped.filter(({ why }) => why === 'pause').map(({ on }) => on),
    ['2026-11-02', '2026-11-03', '2026-11-04'],
  );
  assert.is(pausedUntil(owedOf(running, 'review'), running.today), undefined);
  assert.is(refusalOf(running, resume(IA))?.code, 'nothing-to-resume');
  assert.is(refusalOf(later(running, 1), resume(IA))?.code, 'nothing-to-resume');
  // A second one that raced past the rules moves nothing, and a day that is over is not resumed.
  const planned = planIn(later(paused, 3), resume(IA));
  assert.ok(planned.ok);
  const raced = append(running, actOf(running, planned.value, IA));
  assert.equal([told(raced, 'review'), fileOf(raced).irregular.length], [['2026-11-18 open'], 1]);
  assert.is(refusalOf(later(paused, 11), resume(IA))?.code, 'nothing-to-resume', 'it has ended by itself');
  assert.equal(told(tell(later(paused, 10), resume(IA)), 'review'), ['2026-11-25 open'], 'on its last day');
});

test('a pause that ends on the day on which it began leaves the clock as it was, and another can follow at once', () => {
  const story = later(acknowledged(begin()), 1);
  const none = tell(story, pause(IA, 'review', '2026-11-12'), resume(IA));
  assert.equal(told(none, 'review'), told(story, 'review'));
  assert.equal(dutiesOf(none, 'review')[0]?.arithmetic, dutiesOf(story, 'review')[0]?.arithmetic);
  const again = tell(none, pause(IA, 'review', '2026-11-03'));
  assert.equal(told(again, 'review'), ['2026-11-17 open']);
  assert.equal(told(tell(later(again, 1), resume(IA)), 'review'), ['2026-11-16 open'], 'the first stays as it was');
});

test('how many pauses of a clock are left: one less for each that took a day, none once its days are used up', () => {
  const story = later(acknowledged(begin()), 1);
  const left = (at: Story): number | undefined => {
    const [duty] = dutiesOf(at, 'review');
    return duty === undefined ? undefined : pausesLeft(fileOf(at), duty, at.today);
  };
  assert.is(left(story), 2);
  const paused = tell(story, pause(IA, 'review', '2026-11-05'));
  assert.is(left(paused), 2, 'ended on its first day it would count for nothing');
  assert.is(left(later(paused, 1)), 1);
  assert.is(left(tell(later(paused, 1), resume(IA))), 1);
  assert.is(left(later(tell(later(tell(later(paused, 1), resume(IA)), 1), pause(IA, 'review', '2026-11-06')), 1)), 0);
  assert.is(left(later(tell(story, pause(IA, 'review', '2026-12-01')), 35)), 0, 'all days are used up');
});

test('a second review begins with no pause of the first, and with all that may be paused', () => {
  const paused = later(tell(later(acknowledged(begin()), 1), pause(IA, 'review', '2026-11-05')), 1);
  const closed = tell(paused, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = tell(later(closed, 30), { kind: 'evidence', by: 'reporter' });
  const [first, second] = dutiesOf(again, 'review');
  assert.is(first?.pauses.length, 1);
  assert.equal(second?.pauses, []);
  assert.is(second === undefined ? undefined : pausesLeft(fileOf(again), second, again.today), 2);
});

test('property: resumed on any day, a clock is due where a pause until the day before would have brought it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 29 }), fc.nat(29), (after, days, early) => {
      const story = later(acknowledged(begin()), after);
      const until = addDays(story.today, days);
      const paused = tell(story, pause(IA, 'review', until));
      const back = Math.min(early, days);
      const resumed = tell(later(paused, back), resume(IA));
      const whole = back === 0 ? story : tell(story, pause(IA, 'review', addDays(story.today, back - 1)));
      assert.equal(told(resumed, 'review'), told(whole, 'review'));
      const [due] = dutiesOf(resumed, 'review');
      assert.ok(due !== undefined && due.dueOn >= resumed.today, 'nothing is late by it');
    }),
    { numRuns: 30 },
  );
});

test('whoever may pause a clock lets it run again, the reporter is given none of it, and older cases know no such act', () => {
  const story = tell(referred(begin(), [], [V1, V2]), pause(IA, 'recommendation', '2026-11-05'));
  for (const by of [V1, V2, IA, CH]) assert.is(refusalOf(story, resume(by, 'recommendation')), undefined);
  assert.is(refusalOf(story, resume(V3, 'recommendation'))?.code, 'not-yours');
  assert.is(refusalOf(story, resume(IA, 'ratification'))?.code, 'nothing-to-resume');
  const running = tell(story, resume(V1, 'recommendation'));
  assert.equal(linesFor('reporter', fileOf(running), running.today), linesFor('reporter', fileOf(story), story.today));
  const acts = ASSOCIATION_001.acts.filter(({ act }) => act !== 'resume');
  const older = acknowledged(begin(FULL, { ...ASSOCIATION_001, version: '001-4', acts }));
  assert.is(refusalOf(tell(older, pause(IA, 'review', '2026-11-05')), resume(IA))?.code, 'not-yet');
});

test('whoever owes a clock pauses it, and who reviews or ratifies; the reporter is given none of it', () => {
  const story = referred(begin(), [], [V1, V2]);
  const word = (by: PersonId) => pause(by, 'recommendation', '2026-11-05');
  for (const by of [V1, IA, CH]) assert.is(refusalOf(story, word(by)), undefined);
  assert.is(refusalOf(story, word(V3))?.code, 'not-yours');
  const ratifying = tell(story, { kind: 'recommend', by: V1 });
  const carriedOn = tell(ratifying, { kind: 'confirm', by: V2, of: standing(ratifying) });
  assert.is(refusalOf(carriedOn, pause(V1, 'ratification', '2026-11-05'))?.code, 'nothing-to-pause');
  const paused = tell(story, word(V1));
  assert.equal(linesFor('reporter', fileOf(paused), paused.today), linesFor('reporter', fileOf(story), story.today));
  const promised = (one: Story) =>
    journey(linesFor('reporter', fileOf(one), one.today), one.policy, one.today).promises.map(({ what, by }) => [
      what,
      by,
    ]);
  assert.equal(promised(paused), promised(story));
});

const step = (by: PersonId, one: LabourStep, day: string): Intention => ({
  ...{ kind: 'labour-step', by, step: one, day: plainDate(day) },
});

test('the law’s first clock counts thirty days from receipt, is never rolled forward, and ends with the written notice', () => {
  const rolling = { ...DEFAULT_CALENDAR, rollForward: true };
  const story = later(acknowledged(begin()), 5);
  assert.is(names(story).includes('labour-accuse'), false, 'only where an employee is concerned');
  const begun = tell(story, step(IA, 'employee', '2026-11-05'));
  assert.equal(told(begun, 'labour-accuse'), ['2026-12-01 open']);
  assert.is(dutiesOf(begun, 'labour-accuse')[0]?.countedFrom, '2026-11-01');
  // Received on a day from which the thirtieth is a Friday.
  const friday = tell(acknowledged(begin(FULL, begin().policy, '2026-11-04')), step(IA, 'employee', '2026-11-04'));
  const refolded = foldCase(friday.policy, fileOf(friday).ledger, new Map([[ROSTER_HASH, friday.roster]]), rolling);
  const due = (id: DutyId) => refolded.duties.find((duty) => duty.id === id)?.dueOn;
  assert.equal([due('labour-accuse'), due('acknowledgement')], ['2026-12-04', '2026-11-15']);
  const noticed = tell(later(begun, 20), step(IA, 'notice', '2026-11-20'));
  assert.equal(told(noticed, 'labour-accuse'), ['2026-12-01 2026-11-20'], 'on the day of the notice, not of its line');
});

test('the second clock begins when the investigation ends, for the ratifier, and ends with the decision', () => {
  const story = tell(referred(begin()), step(V1, 'employee', '2026-11-01'));
  assert.equal(told(story, 'labour-penalty'), []);
  const recorded = tell(later(story, 4), { kind: 'recommend', by: V1 });
  assert.equal(told(recorded, 'labour-penalty'), [], 'one voice ends no investigation');
  const ended = tell(later(recorded, 1), { kind: 'confirm', by: V2, of: standing(recorded) });
  assert.equal(told(ended, 'labour-penalty'), ['2026-12-06 open']);
  assert.is(dutiesOf(ended, 'labour-penalty')[0]?.owedBy, 'ratifier');
  const returned = tell(later(ended, 2), { kind: 'return', by: CH, of: standing(ended) });
  const again = tell(returned, { kind: 'recommend', by: V1 });
  const twice = tell(again, { kind: 'confirm', by: V2, of: standing(again) });
  assert.equal(told(twice, 'labour-penalty'), ['2026-12-06 open'], 'a second end moves nothing');
  const decided = tell(twice, step(CH, 'decision', '2026-11-07'));
  assert.equal(told(decided, 'labour-penalty'), ['2026-12-06 2026-11-07']);
  const late = tell(carried(begin()), step(IA, 'employee', '2026-11-01'));
  assert.equal(told(late, 'labour-penalty'), ['2026-12-01 open'], 'counted from the end, whenever it is recorded');
});

test('a decision of a day before its clock’s first doesn’t meet it, and one that is recorded again does, on its own day', () => {
  const recommended = later(tell(referred(begin()), step(V1, 'employee', '2026-11-01')), 4);
  const named = tell(recommended, { kind: 'recommend', by: V1 });
  const story = tell(named, { kind: 'confirm', by: V2, of: standing(named) });
  const early = tell(later(story, 5), step(CH, 'decision', '2026-11-04'));
  assert.equal(told(early, 'labour-penalty'), ['2026-12-05 open'], 'the recommendation was carried on the fifth');
  const again = tell(early, step(CH, 'decision', '2026-11-05'));
  assert.equal(told(again, 'labour-penalty'), ['2026-12-05 2026-11-05']);
});

test('recording a step of the law twice starts no clock, moves no day that is due, and on its own day nothing at all', () => {
  const begun = tell(acknowledged(begin()), step(IA, 'employee', '2026-11-01'), step(IA, 'notice', '2026-11-01'));
  const met = ['2026-12-01 2026-11-01'];
  assert.equal(told(begun, 'labour-accuse'), met);
  const twice = tell(later(begun, 9), step(IA, 'notice', '2026-11-01'));
  assert.equal(dutiesOf(twice, 'labour-accuse'), dutiesOf(begun, 'labour-accuse'));
  const again = tell(later(begun, 9), step(IA, 'notice', '2026-11-09'), step(CH, 'employee', '2026-11-10'));
  assert.equal(told(again, 'labour-accuse'), ['2026-12-01 2026-11-09'], 'another day is a correction');
  assert.equal(
    fileOf(again).labour.map(({ step: one, day }) => `${one} ${day}`),
    ['employee 2026-11-01', 'notice 2026-11-01', 'notice 2026-11-09', 'employee 2026-11-10'],
  );
  const noticeFirst = tell(acknowledged(begin()), step(IA, 'notice', '2026-11-01'));
  assert.equal(told(noticeFirst, 'labour-accuse'), met, 'a notice says by itself that an employee is concerned');
});

test('a step lies between the receipt and today, and a case that is closed in review accuses nobody', () => {
  const story = later(acknowledged(begin()), 3);
  for (const day of ['2026-10-31', '2026-11-05'])
    assert.is(refusalOf(story, step(IA, 'hearing', day))?.code, 'wrong-end', day);
  const begun = tell(story, step(IA, 'employee', '2026-11-02'));
  const closed = tell(begun, { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.equal(told(closed, 'labour-accuse'), ['2026-12-01 2026-11-04']);
  const again = tell(later(closed, 30), { kind: 'evidence', by: 'reporter' });
  assert.equal(told(again, 'labour-accuse'), ['2026-12-01 2026-11-04', '2027-01-03 open'], 'discovered anew');
});

test('what the law sets is due soon from ten days before, is nobody’s but theirs who hold the deliberation, and no reporter’s', () => {
  const story = tell(acknowledged(begin()), step(IA, 'employee', '2026-11-01'));
  const state = (day: string) => owedState(owedOf(story, 'labour-accuse'), plainDate(day));
  assert.equal(['2026-11-20', '2026-11-21', '2026-12-01', '2026-12-02'].map(state), [
    'later',
    'soon',
    'today',
    'overdue',
  ]);
  const clock = fileOf(story).duties.find(({ id }) => id === 'labour-accuse')?.clock;
  assert.equal(
    [IA, CH, V1].map((person) => isShownTo(fileOf(story), person, clock)),
    [true, true, false],
  );
  const lines = (one: Story) => linesFor('reporter', fileOf(one), one.today);
  assert.is(lines(story).length, lines(acknowledged(begin())).length);
});

test('a clock of the law makes a case wait for whoever owes it, and for nobody who could record a step', () => {
  const law = tell(carried(begin()), { kind: 'brief', by: IA, conflict: false }, step(IA, 'notice', '2026-11-01'));
  const now = { caseFile: fileOf(law), roster: law.roster, today: law.today };
  assert.equal(
    [IA, V1].map((person) => waiting(now, person).kind),
    ['another', 'another'],
  );
  assert.equal([waiting(now, CH).kind, waiting(now, CH).duty?.id], ['me', 'ratification']);
});

const closedOn = (story: Story): Story => tell(story, { kind: 'close', by: IA, outcome: 'unjustified' });
const ask: Intention = { kind: 'check-in', by: IA };

test('after every closing the reporter is to be asked three times, and each question meets the one that it is for', () => {
  const closed = closedOn(acknowledged(begin()));
  assert.equal(told(closed, 'check-in'), ['2026-12-01 open', '2027-01-30 open', '2027-04-30 open']);
  assert.equal(refusalOf(later(closed, 22), ask), { code: 'not-before', from: '2026-11-24' });
  const first = tell(later(closed, 23), ask);
  assert.equal(told(first, 'check-in'), ['2026-12-01 2026-11-24', '2027-01-30 open', '2027-04-30 open']);
  assert.is(refusalOf(first, ask)?.code, 'not-before', 'asking twice meets nothing');
  assert.is(fileOf(first).stage, 'closed');
  const late = tell(later(closed, 100), ask);
  assert.equal(
    told(late, 'check-in').map((one) => one.slice(11)),
    ['2027-02-09', '2027-02-09', 'open'],
  );
  const planned = planIn(later(closed, 23), ask);
  assert.ok(planned.ok);
  const raced = append(first, actOf(first, planned.value, IA));
  assert.equal([told(raced, 'check-in'), fileOf(raced).irregular.length], [told(first, 'check-in'), 1]);
  for (const id of ['message', 'note'] as const)
    assert.equal(told(tell(later(closed, 25), { kind: id, by: IA }), 'check-in'), told(closed, 'check-in'));
});

test('a question that can’t be put yet is nobody’s to do, and comes to the reviewer’s desk seven days before its day', () => {
  const closed = tell(closedOn(acknowledged(begin())), { kind: 'brief', by: IA, conflict: false });
  const at = (days: number) => {
    const story = later(closed, days);
    const now = { caseFile: fileOf(story), roster: story.roster, today: story.today };
    return [waiting(now, IA).kind, deskDuty(now, IA)?.id, desksTurnOn(now)];
  };
  assert.equal(at(22), ['nothing', undefined, '2026-11-24']);
  assert.equal(at(23), ['me', 'check-in', '2027-01-23']);
});

test('a report that opens anew is asked about no more, until it is closed again', () => {
  const again = tell(later(closedOn(acknowledged(begin())), 10), { kind: 'evidence', by: 'reporter' });
  assert.is(names(again).includes('check-in'), false);
  const twice = closedOn(tell(again, { kind: 'acknowledge', by: IA }));
  assert.equal(told(twice, 'check-in').slice(3), ['2026-12-11 open', '2027-02-09 open', '2027-05-10 open']);
});

const wish = (wanted: boolean): Intention => ({ kind: 'check-in-wish', by: 'reporter', wanted });

/** The questions as the reporter's own page tells them: their days, or that they were stopped, and what can be wished. */
const asked = (story: Story) => {
  const { checkIns, checkInsStoppedOn, canWish } = journey(
    linesFor('reporter', fileOf(story), story.today),
    story.policy,
    story.today,
  );
  return [checkIns.map(({ by }) => by).join(' '), checkInsStoppedOn, canWish];
};
const open = (story: Story): string =>
  dutiesOf(story, 'check-in')
    .filter(({ metOn }) => metOn === undefined)
    .map(({ dueOn }) => dueOn)
    .join(' ');

test('a reporter stops the questions after closing: they are owed no more, nobody is reminded, and asking is refused', () => {
  const closed = tell(closedOn(acknowledged(begin())), { kind: 'brief', by: IA, conflict: false });
  assert.equal(asked(closed), ['2026-12-01 2027-01-30 2027-04-30', undefined, 'no-check-ins']);
  const due = later(closed, 23);
  const stopped = tell(due, wish(false));
  assert.equal(told(stopped, 'check-in'), ['2026-12-01 2026-11-24', '2027-01-30 2026-11-24', '2027-04-30 2026-11-24']);
  assert.ok(
    dutiesOf(stopped, 'check-in').every((duty) => duty.stopped === true),
    'ended, and not met',
  );
  assert.is(refusalOf(stopped, ask)?.code, 'wrong-stage');
  assert.equal(asked(stopped), ['', '2026-11-24', 'check-ins']);
  const now = { caseFile: fileOf(stopped), roster: stopped.roster, today: stopped.today };
  assert.equal([waiting(now, IA).kind, deskDuty(now, IA), owedIn(now)], ['nothing', undefined, []]);
  assert.equal(refusalOf(stopped, wish(false)), { code: 'already-done', act: 'check-in-wish' });
  assert.is(refusalOf(stopped, { ...wish(true), by: IA } as unknown as Intention)?.code, 'not-yours');
  assert.is(fileOf(stopped).stage, 'closed');
});

test('started again they come on the days that are left, those that were answered for and those that passed stay over', () => {
  const closed = closedOn(acknowledged(begin()));
  assert.equal(refusalOf(closed, wish(true)), { code: 'already-done', act: 'check-in-wish' });
  const once = tell(later(closed, 23), ask);
  const stopped = tell(later(once, 1), wish(false));
  for (const [days, left] of [
    [10, '2027-01-30 2027-04-30'],
    [66, '2027-01-30 2027-04-30'],
    [67, '2027-04-30'],
    [156, '2027-04-30'],
    [157, ''],
  ] as const) {
    const again = tell(later(stopped, days), wish(true));
    assert.is(open(again), left, `${days} days later`);
    assert.equal(asked(again), [left, undefined, left === '' ? undefined : 'no-check-ins'], `${days} days later`);
    assert.equal(told(again, 'check-in')[0], '2026-12-01 2026-11-24', 'what was asked was asked');
  }
  assert.equal(asked(later(stopped, 157)), ['', '2026-11-25', undefined], 'nothing is left to be wished');
  const twice = tell(later(tell(later(stopped, 10), wish(true)), 5), wish(false));
  assert.equal([open(twice), asked(twice)[2]], ['', 'check-ins']);
  assert.is(open(tell(later(twice, 80), wish(true))), '2027-04-30');
  const raced = planIn(later(stopped, 10), wish(true));
  assert.ok(raced.ok);
  const again = tell(later(stopped, 10), wish(true));
  const doubled = append(again, actOf(again, raced.value, 'reporter'));
  assert.equal([told(doubled, 'check-in'), fileOf(doubled).irregular.length], [told(again, 'check-in'), 1]);
});

test('the wish outlasts a new review: closed again nobody asks, until the reporter wants it', () => {
  const stopped = tell(later(closedOn(acknowledged(begin())), 10), wish(false));
  const reviewed = tell(later(stopped, 5), { kind: 'evidence', by: 'reporter' });
  assert.is(refusalOf(reviewed, wish(true))?.code, 'wrong-stage');
  assert.equal(asked(reviewed), ['', undefined, undefined], 'while it is reviewed there is nothing to ask about');
  const again = closedOn(tell(reviewed, { kind: 'acknowledge', by: IA }));
  assert.equal([open(again), asked(again)], ['', ['', '2026-11-11', 'check-ins']]);
  const wanted = tell(later(again, 1), wish(true));
  assert.is(open(wanted), '2026-12-16 2027-02-14 2027-05-15', 'of the new closing, and none of the one before');
  assert.equal(asked(wanted)[0], open(wanted));
});

test('cases of an older policy know no such wish, and a question that was put is never to be stopped', () => {
  const acts = ASSOCIATION_001.acts.filter(({ act }) => act !== 'check-in-wish');
  const older = closedOn(acknowledged(begin(FULL, { ...ASSOCIATION_001, version: '001-4', acts })));
  assert.is(refusalOf(older, wish(false))?.code, 'not-yet');
  assert.equal(asked(older)[2], undefined);
  const all = tell(later(closedOn(acknowledged(begin())), 175), ask);
  assert.equal([open(all), refusalOf(all, wish(false))?.code, asked(all)[2]], ['', 'wrong-stage', undefined]);
});

test.run();
