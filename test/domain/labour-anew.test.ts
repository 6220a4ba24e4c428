// The Labour Law's clocks in a case that evidence opens anew: counted from the evidence, one for each discovery, and none in a case
// that is closed in review, whatever was recorded before and in which order (PROTOCOL B27, B64, B68).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { daysOf } from '../../src/browser/act-days.ts';
import type { Duty } from '../../src/domain/case-file.ts';
import type { Intention } from '../../src/domain/intention.ts';
import { labourDays } from '../../src/domain/labour-clocks.ts';
import { accusationDue, labourEffect } from '../../src/domain/labour-effect.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import type { LabourStep } from '../../src/policy/types.ts';
import {
  acknowledged,
  begin,
  FULL,
  fileOf,
  IA,
  later,
  refusalOf,
  type Story,
  tell,
  WITH_LATE_FEEDBACK,
} from './story.ts';

const test = suite('the law’s clocks in a case that opens anew');

const accusations = (story: Story): readonly Duty[] => fileOf(story).duties.filter(({ id }) => id === 'labour-accuse');

/** Each of a case's clocks: when it is due, and whether it runs, or when it ended and by what. */
const told = (story: Story): readonly string[] =>
  accusations(story).map(({ dueOn, metOn, dropped, corrected = [] }) =>
    [dueOn, metOn ?? 'open', ...(dropped === true ? ['none'] : []), ...corrected].join(' '),
  );

const step = (one: LabourStep, day: string): Intention => ({
  ...{ kind: 'labour-step', by: IA, step: one, day: plainDate(day) },
});

const EVIDENCE: Intention = { kind: 'evidence', by: 'reporter' };

/** Records a step on the story's own day. */
const record = (story: Story, ...steps: readonly LabourStep[]): Story =>
  tell(story, ...steps.map((one) => step(one, story.today)));

/** Closes the review, once it is acknowledged. */
const close = (story: Story): Story => {
  const isDone = fileOf(story).done.review.has('acknowledge');
  return tell(story, ...(isDone ? [] : ([{ kind: 'acknowledge', by: IA }] as const)), {
    ...{ kind: 'close', by: IA, outcome: 'unjustified' },
  });
};

const POLICIES = [ASSOCIATION_001, WITH_LATE_FEEDBACK] as const;
const DUE = '2027-01-03';

/** What was recorded before closing on 3 November, and in the closed case; the evidence comes on 4 December, and the rest five days later. */
const ORDERS: readonly {
  readonly before: readonly LabourStep[];
  readonly closed?: readonly LabourStep[];
  readonly after: readonly LabourStep[];
  readonly told: readonly string[];
}[] = [
  { before: [], after: ['employee'], told: [`${DUE} open`] },
  { before: [], after: ['none', 'employee'], told: [`${DUE} open`] },
  { before: [], closed: ['employee'], after: [], told: [`${DUE} open`] },
  { before: [], closed: ['notice'], after: ['hearing'], told: [`${DUE} open`] },
  { before: ['none'], after: ['hearing'], told: [`${DUE} open`] },
  { before: ['employee'], after: [], told: ['2026-12-01 2026-11-03', `${DUE} open`] },
  { before: ['employee'], closed: ['none'], after: [], told: ['2026-12-01 2026-11-03'] },
  { before: ['employee'], closed: ['none'], after: ['employee'], told: ['2026-12-01 2026-11-03', `${DUE} open`] },
  { before: ['employee'], closed: ['none'], after: ['hearing'], told: ['2026-12-01 2026-11-03', `${DUE} open`] },
  {
    ...{ before: ['employee'], closed: ['none'], after: ['notice'] },
    told: ['2026-12-01 2026-11-03', `${DUE} 2026-12-09`],
  },
  {
    ...{ before: ['employee', 'none'], after: ['employee'] },
    told: ['2026-12-01 2026-11-03 none', `${DUE} open`],
  },
  {
    ...{ before: ['employee', 'none'], closed: ['employee', 'none'], after: ['none'] },
    told: ['2026-12-01 2026-11-03 none'],
  },
  {
    ...{ before: ['employee', 'none'], closed: ['employee'], after: ['none', 'employee', 'none'] },
    told: ['2026-12-01 2026-11-03 none', `${DUE} 2026-12-09 none`],
  },
  { before: ['notice'], after: ['none', 'defence'], told: ['2026-12-01 2026-11-03', `${DUE} open`] },
  { before: ['notice'], closed: ['none'], after: ['employee'], told: ['2026-12-01 2026-11-03', `${DUE} open`] },
];

test('whatever was recorded before, an employee is accused within thirty days of the evidence that opened the case anew', () => {
  for (const policy of POLICIES) {
    for (const { before, closed = [], after, told: expected } of ORDERS) {
      const first = close(record(later(acknowledged(begin(FULL, policy)), 2), ...before));
      const again = tell(later(record(later(first, 1), ...closed), 30), EVIDENCE);
      assert.equal(told(record(later(again, 5), ...after)), expected, [...before, 'close', ...closed, ...after].join());
    }
  }
});

test('in a case that is closed in review no clock of the law begins, and none runs again', () => {
  const open = later(acknowledged(begin()), 2);
  for (const one of ['employee', 'notice', 'hearing'] as const) {
    assert.equal(told(record(close(open), one)), [], one);
    const said = record(open, 'employee', 'none');
    assert.equal(told(record(later(close(said), 1), one)), ['2026-12-01 2026-11-03 none'], one);
  }
  const corrected = tell(close(record(open, 'employee', 'none')), step('none', '2026-11-02'));
  assert.equal(told(corrected), ['2026-12-01 2026-11-02 none'], 'its day is corrected all the same');
  const another = record(later(record(close(record(open, 'employee', 'none')), 'employee'), 3), 'none');
  assert.equal(told(another), ['2026-12-01 2026-11-03 none'], 'and not by what is said anew');
});

test('whoever records a step in such a case reads before signing that nothing runs, and in one that evidence opened, what begins', () => {
  const closed = close(later(acknowledged(begin()), 2));
  const said = (story: Story, one: LabourStep, lang: 'ar' | 'en' = 'en') => {
    const intention = { kind: 'labour-step', by: IA, step: one, day: story.today } as const;
    return daysOf(lang, fileOf(story), story.today, { intention, faults: [] }) ?? '';
  };
  assert.match(said(closed, 'employee'), /^The case is closed, and no time limit of the law runs in it/);
  assert.match(said(closed, 'employee', 'ar'), /^البلاغ مغلق، ولا تجري فيه مهلة/);
  assert.match(said(closed, 'none'), /^No time limit of the law runs now[^.]*\.[^.]*none begins\.$/);
  const again = later(tell(later(closed, 31), EVIDENCE), 31);
  assert.match(said(again, 'employee'), /begins; its last day is Sunday, 3 January 2027 .*1 day overdue\.$/);
  assert.match(
    said(again, 'none'),
    /written notice if an employee is concerned: Sunday, 3 January 2027 .*1 day overdue/,
  );
});

test('as long as nothing is recorded, the day until which an employee could be accused counts from the evidence, too', () => {
  const open = acknowledged(begin());
  assert.is(accusationDue(fileOf(open))?.arithmetic.dueOn, '2026-12-01');
  const closed = close(later(open, 2));
  assert.is(accusationDue(fileOf(closed)), undefined);
  const again = tell(later(closed, 31), EVIDENCE);
  assert.is(accusationDue(fileOf(again))?.arithmetic.dueOn, DUE);
  assert.is(accusationDue(fileOf(record(again, 'none'))), undefined);
  assert.equal(told(record(later(again, 5), 'employee')), [`${DUE} open`], 'as it then is');
});

test('that none is accused by new evidence corrects nothing that was said before it, nor does a notice that meets the new clock', () => {
  const said = record(later(acknowledged(begin()), 2), 'employee', 'none');
  const again = later(tell(later(close(said), 31), EVIDENCE), 5);
  assert.is(labourEffect(fileOf(again), 'none', again.today).before, undefined);
  const twice = fileOf(record(again, 'none'));
  assert.equal(labourDays(twice).find((one) => one.step === 'none')?.corrected, []);
  const noticed = record(close(later(acknowledged(begin()), 2)), 'notice');
  const anew = tell(later(noticed, 31), EVIDENCE);
  assert.is(labourEffect(fileOf(anew), 'notice', anew.today).before, undefined);
});

type Move = 'close' | 'evidence' | LabourStep;

/** What must hold whatever is done: which clock runs follows from the last discovery, and from what was said since. */
type Model = {
  readonly discovered: readonly string[];
  readonly isClosed: boolean;
  readonly last: LabourStep | undefined;
  readonly isNoticed: boolean;
};

const modelAfter = (model: Model, move: Move, today: string): Model => {
  if (move === 'close') return { ...model, isClosed: true };
  if (move !== 'evidence')
    return { ...model, last: move, isNoticed: model.isNoticed || (move === 'notice' && !model.isClosed) };
  if (!model.isClosed) return model;
  return { ...model, discovered: [...model.discovered, today], isClosed: false, isNoticed: false };
};

const moved = (story: Story, move: Move): Story => {
  if (move === 'evidence') return tell(story, EVIDENCE);
  if (move !== 'close') return record(story, move);
  return close(story);
};

test('property: in whatever order it is recorded, closed and opened anew, one clock runs at most, from the last discovery', () => {
  const move = fc.constantFrom<Move>('close', 'evidence', 'employee', 'none', 'notice', 'hearing', 'close', 'evidence');
  const moves = fc.array(fc.tuple(move, fc.integer({ min: 0, max: 20 })), { minLength: 3, maxLength: 9 });
  const starts = POLICIES.map((policy) => acknowledged(begin(FULL, policy)));
  fc.assert(
    fc.property(moves, fc.constantFrom(...starts), (done, start) => {
      let [story, model]: [Story, Model] = [
        start,
        { discovered: [start.today], isClosed: false, last: undefined, isNoticed: false },
      ];
      for (const [one, days] of done) {
        story = later(story, days);
        if (one === 'close' && model.isClosed) continue;
        story = moved(story, one);
        model = modelAfter(model, one, story.today);
        const runs = !model.isClosed && !model.isNoticed && model.last !== undefined && model.last !== 'none';
        const open = accusations(story).filter(({ metOn }) => metOn === undefined);
        const expected = runs ? [addDays(plainDate(model.discovered.at(-1) ?? ''), 30)] : [];
        assert.equal(
          open.map(({ dueOn }) => dueOn),
          expected,
          one,
        );
        const counted = accusations(story).map(({ countedFrom }) => countedFrom);
        assert.ok(counted.every((day) => model.discovered.includes(day)));
        assert.ok(counted.length <= model.discovered.length, 'one for each discovery');
      }
      assert.is(refusalOf(story, step('none', story.today)), undefined);
    }),
    { numRuns: 60 },
  );
});

test.run();
