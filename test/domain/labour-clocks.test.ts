// That a wrong day of a recorded step can be corrected, and that no clock of the law that stopped starts again (PROTOCOL B51).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { daysOf } from '../../src/browser/act-days.ts';
import type { Duty } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { isBeforeItsClock, labourDays } from '../../src/domain/labour-clocks.ts';
import { labourEffect } from '../../src/domain/labour-effect.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import type { DutyId, LabourStep } from '../../src/policy/types.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { acknowledged, begin, CH, fileOf, IA, later, referred, type Story, standing, tell, V1, V2 } from './story.ts';

const test = suite('the law’s clocks, corrected');

const step = (by: PersonId, one: LabourStep, day: string): Intention => ({
  ...{ kind: 'labour-step', by, step: one, day: plainDate(day) },
});

const dutiesOf = (story: Story, id: DutyId): readonly Duty[] => fileOf(story).duties.filter((duty) => duty.id === id);
const told = (story: Story, id: DutyId): readonly string[] =>
  dutiesOf(story, id).map(({ dueOn, metOn, corrected = [] }) => [dueOn, metOn ?? 'open', ...corrected].join(' '));

/** A case of an employee whose investigation ended on the fifth, some days later. */
const ended = (days: number): Story => {
  const recommended = later(tell(referred(begin()), step(V1, 'employee', '2026-11-01')), 4);
  const named = tell(recommended, { kind: 'recommend', by: V1 });
  return later(tell(named, { kind: 'confirm', by: V2, of: standing(named) }), days);
};

test('a decision that was recorded with a wrong day is met on the day that is recorded last; what was said before stays visible', () => {
  const story = ended(40);
  const wrong = tell(story, step(CH, 'decision', '2026-12-09'));
  assert.equal(told(wrong, 'labour-penalty'), ['2026-12-05 2026-12-09'], 'late');
  const right = tell(wrong, step(CH, 'decision', '2026-11-09'));
  assert.equal(told(right, 'labour-penalty'), ['2026-12-05 2026-11-09 2026-12-09'], 'in time');
  const [duty] = dutiesOf(right, 'labour-penalty');
  assert.is(duty?.metBy, fileOf(right).timeline.at(-1)?.line);
  const twice = tell(right, step(CH, 'decision', '2026-11-09'));
  assert.equal(dutiesOf(twice, 'labour-penalty'), dutiesOf(right, 'labour-penalty'), 'the same again moves nothing');
  const late = tell(twice, step(CH, 'decision', '2026-12-08'));
  assert.equal(told(late, 'labour-penalty'), ['2026-12-05 2026-12-08 2026-12-09 2026-11-09'], 'and the other way');
});

test('a decision that is corrected to a day before its clock isn’t told as met, and the clock doesn’t start again', () => {
  const wrong = tell(ended(20), step(CH, 'decision', '2026-11-18'));
  const early = tell(wrong, step(CH, 'decision', '2026-11-04'));
  assert.equal(told(early, 'labour-penalty'), ['2026-12-05 2026-11-04 2026-11-18']);
  assert.equal(dutiesOf(early, 'labour-penalty').map(isBeforeItsClock), [true]);
  assert.equal(dutiesOf(wrong, 'labour-penalty').map(isBeforeItsClock), [false]);
  const right = tell(early, step(CH, 'decision', '2026-11-08'));
  assert.equal(dutiesOf(right, 'labour-penalty').map(isBeforeItsClock), [false]);
});

test('what ended a clock without meeting it is corrected by no step, and a notice after a reopening is the new clock’s', () => {
  const begun = tell(later(acknowledged(begin()), 3), step(IA, 'employee', '2026-11-02'));
  const closed = tell(begun, { kind: 'close', by: IA, outcome: 'unjustified' });
  assert.equal(told(tell(closed, step(IA, 'notice', '2026-11-02')), 'labour-accuse'), ['2026-12-01 2026-11-04']);
  const noticed = tell(begun, step(IA, 'notice', '2026-11-03'), { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = later(tell(later(noticed, 26), { kind: 'evidence', by: 'reporter' }), 5);
  const open = '2026-12-30 open';
  assert.equal(told(again, 'labour-accuse'), ['2026-12-01 2026-11-03', open]);
  const first = tell(again, step(IA, 'notice', '2026-11-04'));
  assert.equal(told(first, 'labour-accuse'), ['2026-12-01 2026-11-04 2026-11-03', open], 'from before the new clock');
  const second = tell(first, step(IA, 'notice', '2026-12-02'));
  assert.equal(told(second, 'labour-accuse'), ['2026-12-01 2026-11-04 2026-11-03', '2026-12-30 2026-12-02']);
  const third = tell(second, step(IA, 'notice', '2026-12-01'));
  assert.equal(told(third, 'labour-accuse').at(-1), '2026-12-30 2026-12-01 2026-12-02', 'the newer of two');
  const fourth = tell(third, step(IA, 'notice', '2026-11-05'));
  assert.equal(told(fourth, 'labour-accuse')[0], '2026-12-01 2026-11-05 2026-11-03 2026-11-04', 'the older of two');
});

test('what a step would correct is known before it is signed, and is what it then does', () => {
  const wrong = tell(ended(20), step(CH, 'decision', '2026-11-18'));
  const would = (story: Story, day: string, one: LabourStep = 'decision') =>
    labourEffect(fileOf(story), one, plainDate(day)).correction;
  assert.is(would(ended(20), '2026-11-18'), undefined, 'it meets the clock');
  assert.is(would(wrong, '2026-11-18'), undefined, 'the same day');
  assert.is(would(wrong, '2026-11-08', 'hearing'), undefined, 'no clock is met by it');
  const correction = { id: 'labour-penalty', from: '2026-11-18', to: '2026-11-08', early: false };
  assert.equal(would(wrong, '2026-11-08'), correction);
  assert.equal(would(wrong, '2026-11-04'), { ...correction, to: '2026-11-04', early: true });
  const again = tell(wrong, step(CH, 'decision', '2026-11-08'));
  assert.equal(would(again, '2026-11-09'), { ...correction, from: '2026-11-08', to: '2026-11-09' });
});

test('a step that corrects no clock is told before it is signed, too: what it takes the place of, and that a decision meets nothing', () => {
  const would = (story: Story, one: LabourStep, day: string) => {
    const { before, isUnmet } = labourEffect(fileOf(story), one, plainDate(day));
    return [before, isUnmet];
  };
  const referredOnly = tell(referred(begin()), step(V1, 'employee', '2026-11-01'));
  assert.equal(would(referredOnly, 'decision', '2026-11-01'), [undefined, true], 'nothing was recommended');
  assert.equal(would(ended(20), 'decision', '2026-11-04'), [undefined, true], 'before the clock');
  assert.equal(would(ended(20), 'decision', '2026-11-05'), [undefined, false]);
  const early = tell(ended(20), step(CH, 'decision', '2026-11-04'));
  assert.equal(would(early, 'decision', '2026-11-03'), ['2026-11-04', true]);
  assert.equal(would(early, 'decision', '2026-11-08'), ['2026-11-04', false], 'that one meets the clock');
  const right = tell(early, step(CH, 'decision', '2026-11-08'));
  assert.equal(would(right, 'decision', '2026-11-08'), ['2026-11-08', false], 'the same day');
  const unrecorded = { ...fileOf(ended(20)), labour: [], duties: [] };
  assert.equal(
    labourEffect(unrecorded, 'decision', plainDate('2026-11-05')).isUnmet,
    false,
    'it begins the clock itself',
  );
  assert.equal(labourEffect(unrecorded, 'decision', plainDate('2026-11-04')).isUnmet, true);
  const heard = tell(right, step(CH, 'hearing', '2026-11-06'));
  assert.equal(would(right, 'hearing', '2026-11-06'), [undefined, false]);
  assert.equal(would(heard, 'hearing', '2026-11-07'), ['2026-11-06', false]);
  const again = tell(heard, step(CH, 'hearing', '2026-11-07'), step(CH, 'hearing', '2026-11-07'));
  const days = labourDays(fileOf(again)).filter(({ day }) => day !== undefined);
  assert.equal(
    days.map((one) => [one.step, one.day, ...one.corrected].join(' ')),
    ['employee 2026-11-01', 'hearing 2026-11-07 2026-11-06', 'decision 2026-11-08 2026-11-04'],
  );
});

test('a notice for a clock that began anew takes no earlier one’s place', () => {
  const begun = tell(later(acknowledged(begin()), 3), step(IA, 'notice', '2026-11-03'));
  const closed = tell(begun, { kind: 'close', by: IA, outcome: 'unjustified' });
  const again = later(tell(later(closed, 26), { kind: 'evidence', by: 'reporter' }), 5);
  assert.is(labourEffect(fileOf(again), 'notice', plainDate('2026-12-02')).before, undefined);
  const second = fileOf(tell(again, step(IA, 'notice', '2026-12-02')));
  assert.equal(labourDays(second).find((one) => one.step === 'notice')?.corrected, []);
});

test('however steps are recorded: the due day stays, the last day counts, no clock starts again, and no line is irregular', () => {
  const story = ended(20);
  const days = fc.array(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(days, (numbers) => {
      const recorded = numbers.map((count) => addDays(plainDate('2026-11-01'), count));
      const done = recorded.reduce((one, day) => tell(one, step(CH, 'decision', day)), story);
      const from = recorded.findIndex((day) => day >= '2026-11-05');
      const counted = from === -1 ? [] : recorded.slice(from).filter((day, at, all) => day !== all[at - 1]);
      const [duty, ...others] = dutiesOf(done, 'labour-penalty');
      assert.equal([duty?.dueOn, others], ['2026-12-05', []]);
      assert.equal([...(duty?.corrected ?? []), ...(duty?.metOn === undefined ? [] : [duty.metOn])], counted);
      assert.equal(fileOf(done).irregular, []);
    }),
    { numRuns: 40 },
  );
});

test('that no employee is accused ends the law’s clocks, and a later step lets them run again from where they did', () => {
  const begun = ended(10);
  const none = tell(begun, step(IA, 'none', '2026-11-14'));
  assert.equal(told(none, 'labour-accuse'), ['2026-12-01 2026-11-14']);
  assert.equal(told(none, 'labour-penalty'), ['2026-12-05 2026-11-14']);
  assert.equal(dutiesOf(none, 'labour-penalty').map(isBeforeItsClock), [false]);
  assert.equal(
    labourDays(fileOf(none)).map((one) => one.step),
    ['employee', 'none'],
  );
  const again = tell(none, step(IA, 'employee', '2026-11-15'));
  assert.equal(told(again, 'labour-accuse'), ['2026-12-01 open']);
  assert.equal(dutiesOf(again, 'labour-penalty'), dutiesOf(begun, 'labour-penalty'));
  assert.not(labourDays(fileOf(again)).some((one) => one.step === 'none'));
  const noticed = tell(none, step(IA, 'notice', '2026-11-15'));
  assert.equal(told(noticed, 'labour-accuse'), ['2026-12-01 2026-11-15']);
  assert.equal(told(noticed, 'labour-penalty'), ['2026-12-05 open']);
  assert.equal(
    told(tell(noticed, step(IA, 'none', '2026-11-15')), 'labour-accuse'),
    ['2026-12-01 2026-11-15'],
    'met is met',
  );
});

test('of the days on which it was said that none is accused the last one counts, on every clock that it ended', () => {
  const first = tell(ended(30), step(IA, 'none', '2026-11-20'));
  const second = tell(first, step(IA, 'none', '2026-11-18'));
  assert.equal(told(second, 'labour-accuse'), ['2026-12-01 2026-11-18']);
  assert.equal(told(second, 'labour-penalty'), ['2026-12-05 2026-11-18']);
  assert.equal(labourEffect(fileOf(first), 'none', plainDate('2026-11-18')).before, '2026-11-20');
  const again = tell(second, step(IA, 'employee', '2026-11-18'));
  assert.is(labourEffect(fileOf(again), 'none', plainDate('2026-11-21')).before, undefined, 'that is another');
  const corrected = (story: Story) => labourDays(fileOf(story)).find((one) => one.step === 'none')?.corrected;
  assert.equal(corrected(second), ['2026-11-20']);
  assert.equal(corrected(tell(again, step(IA, 'none', '2026-11-21'))), [], 'and corrects nothing');
});

test('a day from before its clock is no early decision where none is accused', () => {
  const none = tell(ended(10), step(IA, 'none', '2026-11-03'));
  assert.equal(dutiesOf(none, 'labour-penalty').map(isBeforeItsClock), [false]);
});

test('where it is said first that no employee is accused, no clock of the law begins; the first other step begins it', () => {
  const none = tell(acknowledged(begin()), step(IA, 'none', '2026-11-01'));
  assert.equal(told(none, 'labour-accuse'), []);
  assert.equal(
    labourDays(fileOf(none)).map((one) => one.step),
    ['none'],
  );
  assert.equal(told(tell(none, step(IA, 'employee', '2026-11-01')), 'labour-accuse'), ['2026-12-01 open']);
});

test('a step says before it is signed which clocks run by it that didn’t, and until when', () => {
  const clocks = [
    { id: 'labour-accuse', dueOn: '2026-12-01' },
    { id: 'labour-penalty', dueOn: '2026-12-05' },
  ];
  const running = (story: Story, one: LabourStep) => labourEffect(fileOf(story), one, story.today).running;
  const recommended = tell(later(referred(begin()), 4), { kind: 'recommend', by: V1 });
  const carried = later(tell(recommended, { kind: 'confirm', by: V2, of: standing(recommended) }), 9);
  const none = tell(carried, step(IA, 'none', '2026-11-14'));
  assert.equal(running(carried, 'none'), []);
  assert.equal(running(none, 'employee'), clocks, 'where that none is accused ended nothing');
  assert.equal(running(none, 'notice'), clocks.slice(1), 'what it meets at once doesn’t run');
  const begun = tell(none, step(IA, 'employee', '2026-11-14'));
  assert.equal(running(begun, 'hearing'), []);
  assert.equal(running(tell(begun, step(IA, 'none', '2026-11-14')), 'hearing'), clocks, 'where it did');
});

test('what is said before it is signed names the clocks that end, and those that run again', () => {
  const effect = (story: Story, one: LabourStep) => {
    const { ends, runsAgain } = labourEffect(fileOf(story), one, plainDate('2026-11-14'));
    return { ends, runsAgain };
  };
  const both = ['labour-accuse', 'labour-penalty'];
  assert.equal(effect(ended(10), 'none'), { ends: both, runsAgain: [] });
  assert.equal(effect(ended(10), 'notice'), { ends: [], runsAgain: [] });
  const none = tell(ended(10), step(IA, 'none', '2026-11-14'));
  assert.equal(effect(none, 'employee'), { ends: [], runsAgain: both });
  assert.equal(effect(none, 'none'), { ends: [], runsAgain: [] });
});

test('a step that corrects a day says as well which clock it lets run again', () => {
  const decided = tell(ended(20), step(CH, 'decision', '2026-11-09'), step(IA, 'none', '2026-11-07'));
  const intention = { kind: 'labour-step', by: CH, step: 'decision', day: plainDate('2026-11-08') } as const;
  const said = daysOf('en', fileOf(decided), decided.today, { intention, faults: [] }) ?? '';
  assert.match(said, /^This corrects “Decision on a penalty”.* “Written notice to the employee” was ended/);
});

test.run();
