import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { stretchesOf } from '../../src/domain/arithmetic.ts';
import { calculate, FIRST_DAY, LAST_DAY } from '../../src/domain/calculator.ts';
import { calendarOf, eidByTable } from '../../src/domain/calendar.ts';
import { type Due, dueOn } from '../../src/domain/deadlines.ts';
import {
  addDays,
  addMonths,
  epochDay,
  fromEpochDay,
  plainDate,
  riyadhDate,
  weekday,
} from '../../src/domain/plain-date.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { type CalendarSettings, parseCalendar } from '../../src/policy/calendar.ts';
import type { Within } from '../../src/policy/types.ts';
import { AFTER, NONE, rolled, vectors } from '../support/calendar-vectors.ts';

const test = suite('calendar');

const workdaysSkipped = (due: Due) => due.skipped.filter(({ why }) => why !== 'weekend').map(({ on }) => on);
const TEN = { working_days: 10 };

for (const { name, days, compAfter } of vectors.holidays) {
  test(`${name} of ${days[0]} has its four days, and gives back what fell on the weekend`, () => {
    const bare = calendarOf({ ...AFTER, weekend: [] });
    for (const day of days) assert.is(bare(plainDate(day)), name);
    const calendar = calendarOf(AFTER);
    for (const day of compAfter) assert.is(calendar(plainDate(day)), 'compensation');
    for (const day of compAfter) assert.is(calendarOf(NONE)(plainDate(day)), undefined);
    const last = plainDate(compAfter.at(-1) ?? days.at(-1) ?? '');
    let next = addDays(last, 1);
    while (weekday(next) === 5 || weekday(next) === 6) next = addDays(next, 1);
    assert.is(calendar(next), undefined, `${next} is a working day again`);
  });
}

for (const vector of vectors.workingDays.filter(({ id }) => id !== 'W21')) {
  test(`${vector.id}: ten working days from ${vector.referral}`, () => {
    const due = dueOn(TEN, plainDate(vector.referral), AFTER);
    assert.is(due.dueOn, vector.due_compAfter);
    assert.is(due.counted, 10);
    assert.equal(workdaysSkipped(due), vector.skipped_compAfter);
    assert.is(dueOn(TEN, plainDate(vector.referral), NONE).dueOn, vector.due_noComp);
  });
}

test('W21: Arafah announced one day later moves the due day', () => {
  const vector = vectors.workingDays.find(({ id }) => id === 'W21');
  const corrections = [{ kind: 'eid-adha', hijriYear: 1447, firstOn: '2026-05-27' }] as const;
  const due = dueOn(TEN, plainDate('2026-05-12'), { ...AFTER, corrections });
  assert.is(due.dueOn, vector?.due_compAfter);
  assert.equal(workdaysSkipped(due), []);
});

for (const vector of vectors.calendarDays) {
  test(`${vector.id}: ${vector.n} days from ${vector.start}, strict and rolled`, () => {
    const from = plainDate(vector.start);
    const within = { days: vector.n };
    assert.is(dueOn(within, from, AFTER).dueOn, vector.due);
    assert.is(dueOn(within, from, rolled(AFTER)).dueOn, vector.rolled_compAfter);
    assert.is(dueOn(within, from, rolled(NONE)).dueOn, vector.rolled_noComp);
  });
}

test('a due day is over at the next midnight in Riyadh (T114)', () => {
  for (const { due, end_utc_exclusive } of vectors.calendarDays) {
    const end = new Date(end_utc_exclusive);
    assert.is(riyadhDate(new Date(end.getTime() - 1)), due);
    assert.is(riyadhDate(end), addDays(plainDate(due), 1));
  }
});

test('an instant before 21:00 UTC is still the same day in Riyadh, and the two days differ in their clocks', () => {
  const before = riyadhDate(new Date('2026-11-19T20:59:59Z'));
  const after = riyadhDate(new Date('2026-11-19T21:00:00Z'));
  assert.equal([before, after], ['2026-11-19', '2026-11-20']);
  assert.is(dueOn(TEN, before, AFTER).dueOn, dueOn(TEN, after, AFTER).dueOn);
  assert.is(dueOn({ days: 7 }, before, AFTER).dueOn, '2026-11-26');
  assert.is(dueOn({ days: 7 }, after, AFTER).dueOn, '2026-11-27');
});

test('months keep the day number and are clamped', () => {
  assert.is(addMonths(plainDate('2026-11-22'), 3), '2027-02-22');
  assert.is(addMonths(plainDate('2026-11-30'), 3), '2027-02-28');
  assert.is(addMonths(plainDate('2027-11-30'), 3), '2028-02-29');
  assert.is(dueOn({ months: 3 }, plainDate('2026-11-30'), AFTER).dueOn, '2027-02-28');
});

test('compensation can come before the holiday', () => {
  const calendar = calendarOf({ ...AFTER, compensation: 'before' });
  // Eid al-Fitr 1447 begins on Thursday 2026-03-19 and has two weekend days.
  assert.is(calendar(plainDate('2026-03-18')), 'compensation');
  assert.is(calendar(plainDate('2026-03-17')), 'compensation');
  assert.is(calendar(plainDate('2026-03-16')), undefined);
  assert.is(calendar(plainDate('2026-03-23')), undefined);
});

test('a National or Founding Day on the weekend moves to Thursday or Sunday', () => {
  const calendar = calendarOf(AFTER);
  assert.is(calendar(plainDate('2030-02-21')), 'founding-day');
  assert.is(calendar(plainDate('2025-02-23')), 'founding-day');
  assert.is(calendar(plainDate('2028-09-24')), 'national-day');
  assert.is(calendarOf(NONE)(plainDate('2028-09-24')), undefined);
});

test('a National Day inside an Eid holiday is not given back', () => {
  // Synthetic: Eid al-Adha 1450 announced so that 23 September falls in it.
  const corrections = [{ kind: 'eid-adha', hijriYear: 1450, firstOn: '2028-09-20' }] as const;
  const calendar = calendarOf({ ...AFTER, corrections });
  assert.is(calendar(plainDate('2028-09-23')), 'weekend');
  const given = ['2028-09-24', '2028-09-25', '2028-09-26'].map((day) => calendar(plainDate(day)));
  assert.equal(given, ['compensation', 'compensation', undefined]);
});

test('holidays go by the Hijri year: 2033 has two Eid al-Fitr and 2039 two Eid al-Adha', () => {
  const bare = calendarOf({ ...AFTER, weekend: [], compensation: 'none' });
  const eids = (year: number, name: string) => {
    const first = epochDay(plainDate(`${year}-01-01`));
    const days = Array.from({ length: 365 }, (_, at) => fromEpochDay(first + at));
    return days.filter((day) => bare(day) === name && bare(addDays(day, -1)) !== name);
  };
  assert.equal(eids(2033, 'eid-fitr').length, 2);
  assert.equal(eids(2039, 'eid-adha').length, 2);
});

test('an Eid on all of whose days people work gives no day back; one of whose weekend days alone they rest gives that one', () => {
  // Eid al-Fitr 1447: Thursday 19 to Sunday 22 March 2026; 23 and 24 are given back.
  const given = (...corrections: CalendarSettings['corrections']) =>
    ['2026-03-23', '2026-03-24'].map((day) => calendarOf({ ...AFTER, corrections })(plainDate(day)));
  assert.equal(given(), ['compensation', 'compensation']);
  assert.equal(given({ kind: 'working-day', firstOn: '2026-03-19', lastOn: '2026-03-22' }), [undefined, undefined]);
  assert.equal(given({ kind: 'working-day', on: '2026-03-20' }), ['compensation', undefined]);
  const others = ['2026-03-19', '2026-03-22'].map((on) => ({ kind: 'working-day', on }) as const);
  assert.equal(
    given(...others),
    ['compensation', 'compensation'],
    'the rest of Friday and Saturday was lost all the same',
  );
  const worked = {
    ...AFTER,
    corrections: [{ kind: 'working-day', firstOn: '2026-03-19', lastOn: '2026-03-22' }],
  } as const;
  assert.is(dueOn(TEN, plainDate('2026-03-15'), worked).dueOn, '2026-03-25', 'ten days on end');
});

test('corrections by hand go before the calendar', () => {
  const corrections = [
    { kind: 'holiday', on: '2026-11-22' },
    { kind: 'working-day', on: '2026-11-27' },
  ] as const;
  const settings = { ...AFTER, corrections };
  assert.is(calendarOf(settings)(plainDate('2026-11-22')), 'correction');
  assert.is(calendarOf(settings)(plainDate('2026-11-27')), undefined);
  assert.is(dueOn(TEN, plainDate('2026-11-19'), settings).dueOn, '2026-12-03');
});

test('Flag Day, the Hijri new year and 1 January are working days, and Ramadan changes no count', () => {
  const calendar = calendarOf(AFTER);
  for (const day of ['2026-03-11', '2026-06-16', '2026-01-01', '2027-02-14']) {
    assert.is(calendar(plainDate(day)), undefined, day);
  }
});

test('settings are read strictly', () => {
  assert.equal(parseCalendar(JSON.parse(JSON.stringify(AFTER))), AFTER);
  assert.is(parseCalendar({ ...AFTER, weekend: [0, 1, 2, 3, 4, 5, 6] }), undefined);
  assert.is(parseCalendar({ ...AFTER, weekend: [7] }), undefined);
  assert.is(parseCalendar({ ...AFTER, extra: true }), undefined);
  assert.is(parseCalendar({ ...AFTER, corrections: [{ kind: 'holiday', on: '2026-02-30' }] }), undefined);
  assert.is(parseCalendar({ ...AFTER, corrections: [{ kind: 'eid-fitr', hijriYear: 1447 }] }), undefined);
  assert.is(parseCalendar(null), undefined);
  const sunday = { ...AFTER, weekend: [0] };
  assert.equal(parseCalendar(sunday), sunday);
});

const days = fc
  .integer({ min: epochDay(plainDate('2026-01-01')), max: epochDay(plainDate('2028-12-31')) })
  .map(fromEpochDay);
const compensation = fc
  .constantFrom('after', 'before', 'none')
  .map((mode) => ({ ...AFTER, compensation: mode }) as const);

test('property: Thursday, Friday and Saturday referrals share one due day', () => {
  fc.assert(
    fc.property(days, compensation, fc.integer({ min: 1, max: 30 }), (day, settings, n) => {
      const thursday = addDays(day, (4 - weekday(day) + 7) % 7);
      const due = [0, 1, 2].map((on) => dueOn({ working_days: n }, addDays(thursday, on), settings).dueOn);
      assert.is(new Set(due).size, 1);
    }),
  );
});

test('property: a later day 0 is never due earlier, and a longer time never ends earlier', () => {
  fc.assert(
    fc.property(days, compensation, fc.integer({ min: 1, max: 25 }), (day, settings, n) => {
      const due = dueOn({ working_days: n }, day, settings).dueOn;
      assert.ok(due <= dueOn({ working_days: n }, addDays(day, 1), settings).dueOn);
      assert.ok(due < dueOn({ working_days: n + 1 }, day, settings).dueOn);
    }),
  );
});

test('property: working days add up, and every skipped day has a reason', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 15 }), fc.integer({ min: 1, max: 15 }), (day, a, b) => {
      const first = dueOn({ working_days: a }, day, AFTER).dueOn;
      const whole = dueOn({ working_days: a + b }, day, AFTER);
      assert.is(dueOn({ working_days: b }, first, AFTER).dueOn, whole.dueOn);
      assert.is(epochDay(whole.dueOn) - epochDay(day), whole.counted + whole.skipped.length);
      assert.is(calendarOf(AFTER)(whole.dueOn), undefined);
    }),
  );
});

/** Any day of the table, far enough from its end for what is counted from it. */
const tableDays = fc
  .integer({ min: epochDay(FIRST_DAY), max: epochDay(LAST_DAY) - 200 })
  .map((day) => plainDate(fromEpochDay(day)));
const anySettings: fc.Arbitrary<CalendarSettings> = fc.record({
  weekend: fc.constantFrom<CalendarSettings['weekend']>([5, 6], [4, 5], [5], [6, 0], []),
  compensation: fc.constantFrom('after', 'before', 'none'),
  nationalDays: fc.constantFrom('fri-thu-sat-sun', 'not-moved'),
  rollForward: fc.boolean(),
  corrections: fc.constant([]),
});
const anyLength: fc.Arbitrary<Within> = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => ({ days: n })),
  fc.integer({ min: 1, max: 30 }).map((n) => ({ working_days: n })),
  fc.integer({ min: 1, max: 5 }).map((n) => ({ months: n })),
);

test('property: over the whole table and every setting a later day 0 is never due earlier, and nothing is due before it', () => {
  fc.assert(
    fc.property(tableDays, anySettings, anyLength, (day, settings, within) => {
      const due = dueOn(within, day, settings);
      assert.ok(due.dueOn > day && due.dueOn <= dueOn(within, addDays(day, 1), settings).dueOn);
      if ('working_days' in within || settings.rollForward) assert.is(calendarOf(settings)(due.dueOn), undefined);
    }),
  );
});

test('property: over the whole table working days add up, under every setting', () => {
  const count = fc.integer({ min: 1, max: 15 });
  fc.assert(
    fc.property(tableDays, anySettings, count, count, (day, settings, a, b) => {
      const first = dueOn({ working_days: a }, day, settings).dueOn;
      assert.is(dueOn({ working_days: b }, first, settings).dueOn, dueOn({ working_days: a + b }, day, settings).dueOn);
    }),
  );
});

test('property: the arithmetic that is shown covers every day once, counts as many as were asked and names no other', () => {
  fc.assert(
    fc.property(tableDays, anySettings, fc.integer({ min: 1, max: 30 }), (day, settings, n) => {
      const due = dueOn({ working_days: n }, day, settings);
      const stretches = stretchesOf(due);
      const ends = stretches.map(({ from, to }) => [epochDay(from), epochDay(to)] as const);
      assert.is(ends[0]?.[0], epochDay(day) + 1);
      assert.is(ends.at(-1)?.[1], epochDay(due.dueOn));
      for (const [at, [from]] of ends.entries()) if (at > 0) assert.is(from, (ends[at - 1]?.[1] ?? 0) + 1);
      const last = stretches.at(-1);
      assert.is(last?.kind === 'counted' ? last.last : 0, n);
      for (const one of stretches)
        for (let on = one.from; on <= one.to; on = addDays(on, 1))
          assert.is(calendarOf(settings)(on), one.kind === 'skipped' ? one.why : undefined);
    }),
  );
});

/** The four days of an Eid by the table, and the days around it. */
const eidDays = (hijriYear: number, kind: 'eid-fitr' | 'eid-adha') => {
  const first = eidByTable(kind, hijriYear);
  if (first === undefined) throw new Error('a year of the table');
  const days = (from: number, count: number) => Array.from({ length: count }, (_, at) => addDays(first, from + at));
  return { block: days(0, 4), around: days(-14, 32) };
};
const someEid = fc.record({
  hijriYear: fc.integer({ min: 1444, max: 1470 }),
  kind: fc.constantFrom('eid-fitr' as const, 'eid-adha' as const),
});

test('property: as many days are given back as weekend days of an Eid on which nobody works, and no day becomes free by work', () => {
  const chosen = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(anySettings, someEid, chosen, fc.boolean(), (settings, { hijriYear, kind }, works, together) => {
      const { block, around } = eidDays(hijriYear, kind);
      const worked = together ? block : block.filter((_, at) => works[at] === true);
      const [firstOn, lastOn] = [block[0] ?? '', block[3] ?? ''];
      const corrections: CalendarSettings['corrections'] = together
        ? [{ kind: 'working-day', firstOn, lastOn }]
        : worked.map((on) => ({ kind: 'working-day', on }));
      const [before, after] = [calendarOf(settings), calendarOf({ ...settings, corrections })];
      const rests = block.filter((on) => settings.weekend.some((one) => one === weekday(on)) && !worked.includes(on));
      const given = around.filter((on) => after(on) === 'compensation');
      assert.is(given.length, settings.compensation === 'none' ? 0 : rests.length);
      for (const on of around) {
        if (after(on) !== undefined) assert.is(after(on), before(on), 'free for the same reason as before');
        else if (before(on) !== undefined) assert.ok(worked.includes(on) || before(on) === 'compensation');
      }
    }),
  );
});

test('a leap day is a day like any other: counted, clamped to, and counted from', () => {
  assert.is(dueOn({ days: 1 }, plainDate('2028-02-28'), AFTER).dueOn, '2028-02-29');
  assert.is(dueOn({ months: 3 }, plainDate('2027-11-30'), AFTER).dueOn, '2028-02-29');
  assert.is(dueOn({ months: 12 }, plainDate('2028-02-29'), AFTER).dueOn, '2029-02-28');
  assert.is(dueOn({ months: 1 }, plainDate('2028-02-29'), AFTER).dueOn, '2028-03-29');
  // Eid al-Fitr 1449 runs over it.
  assert.is(calendarOf(AFTER)(plainDate('2028-02-29')), 'eid-fitr');
});

test('both Eids of a year that has two are skipped: in January and December of 2033, in January and December of 2039', () => {
  const why = (from: string, n = 10) =>
    dueOn({ working_days: n }, plainDate(from), AFTER)
      .skipped.map((one) => one.why)
      .filter((one) => one !== 'weekend');
  for (const from of ['2032-12-28', '2033-12-18']) assert.ok(why(from).includes('eid-fitr'), from);
  for (const from of ['2038-12-28', '2039-12-20']) assert.ok(why(from).includes('eid-adha'), from);
});

test('nothing is calculated from or to a day outside the table', () => {
  const ask = (from: string) => calculate(ASSOCIATION_001, 'brief', plainDate(from), AFTER);
  const fault = (from: string) => {
    const found = ask(from);
    return found.ok ? found.answer.due.dueOn : found.fault;
  };
  assert.equal(['1937-03-13', '1937-03-14', '0001-01-01'].map(fault), ['day-outside', '1937-03-21', 'day-outside']);
  assert.equal(['2077-11-08', '2077-11-09', '2077-11-16'].map(fault), ['2077-11-15', 'due-outside', 'day-outside']);
});

test.run();
