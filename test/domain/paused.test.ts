// How a pause moves a due day: by the days that it takes from the clock, whatever its unit, and by no other.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dueOn } from '../../src/domain/deadlines.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import type { Within } from '../../src/policy/types.ts';

const test = suite('paused clocks');

const start = plainDate('2026-11-01');
const day = fc.integer({ min: 0, max: 400 }).map((count) => addDays(start, count));
const within = fc.oneof(
  fc.record({ days: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ working_days: fc.integer({ min: 1, max: 30 }) }),
  fc.record({ months: fc.integer({ min: 1, max: 6 }) }),
);
const pause = fc.tuple(fc.integer({ min: -20, max: 60 }), fc.integer({ min: 0, max: 29 }));

const paused = (length: Within, from: PlainDate, [after, days]: readonly [number, number]) => {
  const pausedFrom = addDays(from, after);
  return dueOn(length, from, DEFAULT_CALENDAR, [{ from: pausedFrom, until: addDays(pausedFrom, days) }]);
};

test('property: a pause never brings a day forward, and one that lies outside the time moves nothing', () => {
  fc.assert(
    fc.property(within, day, pause, (length, from, [after, days]) => {
      const plain = dueOn(length, from, DEFAULT_CALENDAR);
      const moved = paused(length, from, [after, days]);
      assert.ok(moved.dueOn >= plain.dueOn);
      const isOutside = addDays(from, after) > plain.dueOn || addDays(from, after + days) <= from;
      if (isOutside) assert.equal(moved, plain);
    }),
  );
});

test('property: calendar days move by exactly the paused days in the time, and working days count none that is paused', () => {
  fc.assert(
    fc.property(within, day, pause, (length, from, [after, days]) => {
      const { dueOn: due, skipped } = paused(length, from, [after, days]);
      const taken = skipped.filter(({ why }) => why === 'pause').length;
      if ('working_days' in length) {
        assert.is(daysBetween(from, due) - skipped.length, length.working_days);
      } else assert.is(daysBetween(dueOn(length, from, DEFAULT_CALENDAR).dueOn, due), taken);
      const until = addDays(from, after + days);
      if ('working_days' in length)
        assert.ok(due < addDays(from, after) || due > until, 'never due while it is paused');
    }),
  );
});

test('a length in days, in months and in working days moves as one reads it', () => {
  const five: readonly [number, number] = [2, 4];
  assert.is(paused({ days: 10 }, start, five).dueOn, '2026-11-16');
  assert.is(paused({ months: 1 }, start, five).dueOn, '2026-12-06');
  // Tuesday to Saturday: three working days.
  assert.is(paused({ working_days: 10 }, start, five).dueOn, '2026-11-18');
});

test.run();
