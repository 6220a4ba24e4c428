// Which days are mornings of mail: whoever changes the calendar, in whatever order and on whatever day, keeps nobody from being told.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { MOST_FREE_IN_A_ROW } from '../../src/domain/calendar-bounds.ts';
import { type CalendarEdit, withEdit } from '../../src/domain/calendar-edits.ts';
import { editFault } from '../../src/domain/calendar-faults.ts';
import { calendarAtStartOf, type FormerCalendar, LONGEST_SILENCE_DAYS, morningsOf } from '../../src/domain/mornings.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { isWorkingDay } from '../../src/domain/working-days.ts';
import { type CalendarSettings, DEFAULT_CALENDAR, type Weekday } from '../../src/policy/calendar.ts';

const test = suite('mornings');

const holidays = (first: string, count: number): CalendarSettings => ({
  ...DEFAULT_CALENDAR,
  corrections: Array.from({ length: count }, (_, at) => ({ kind: 'holiday', on: addDays(plainDate(first), at) })),
});
const mornings = (settings: CalendarSettings, first: string, days: number): readonly PlainDate[] =>
  Array.from({ length: days }, (_, at) => addDays(plainDate(first), at)).filter((day) =>
    isWorkingDay(day, morningsOf(settings)),
  );

test('no weekend, holiday by law or royal order of ten days has a morning; what is given longer by hand has, from the eleventh day on', () => {
  assert.is(morningsOf(DEFAULT_CALENDAR), DEFAULT_CALENDAR);
  // From Friday, 20 November 2026: two working weeks.
  assert.equal(mornings(holidays('2026-11-22', 12), '2026-11-20', 16), [
    ...['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03'],
  ]);
  assert.equal(mornings(holidays('2026-11-22', 5), '2026-11-20', 10), ['2026-11-29']);
  // Eid al-Adha of 2025 and its compensation, 5 to 10 June, deep in a row that began on 30 May.
  assert.equal(mornings(holidays('2025-06-01', 16), '2025-05-30', 18), [
    ...['2025-06-11', '2025-06-12', '2025-06-15', '2025-06-16'],
  ]);
});

test('what an older portal let stand, sixty weeks without a working day, has a morning every week', () => {
  const shut: CalendarSettings = {
    ...DEFAULT_CALENDAR,
    weekend: [0, 1, 2, 4, 5, 6],
    corrections: Array.from({ length: 60 }, (_, week) => ({
      kind: 'holiday',
      on: addDays(plainDate('2026-11-18'), week * 7),
    })),
  };
  assert.ok(mornings(shut, '2026-11-18', 400).length > 40);
});

/** What somebody tries on one day: an edit of some day ahead or behind, or of the settings. */
const attempt = fc.oneof(
  fc.record({
    kind: fc.constantFrom('holiday' as const, 'holiday' as const, 'working-day' as const, 'take-back' as const),
    ahead: fc.integer({ min: -12, max: 20 }),
  }),
  fc.record({
    kind: fc.constantFrom('eid-fitr' as const, 'eid-adha' as const),
    ahead: fc.integer({ min: -2, max: 9 }),
  }),
  fc.record({
    kind: fc.constant('range' as const),
    ahead: fc.integer({ min: -2, max: 9 }),
    more: fc.integer({ min: 1, max: 17 }),
  }),
  fc.record({
    kind: fc.constant('rules' as const),
    weekend: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 3 }),
    compensation: fc.constantFrom('after' as const, 'before' as const, 'none' as const),
  }),
);
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

const editOf = (one: Attempt, today: PlainDate, settings: CalendarSettings): CalendarEdit | undefined => {
  if (one.kind === 'rules') {
    const { corrections: _, ...rules } = settings;
    const weekend = one.weekend.toSorted() as Weekday[];
    return { kind: 'rules', rules: { ...rules, weekend, compensation: one.compensation } };
  }
  if (one.kind === 'range') {
    const on = addDays(today, one.ahead);
    return { kind: 'holiday', on, lastOn: addDays(on, one.more) };
  }
  if (one.kind !== 'take-back') return { kind: one.kind, on: addDays(today, one.ahead) };
  const correction = settings.corrections.at(one.ahead % Math.max(1, settings.corrections.length));
  return correction && { kind: 'take-back', correction };
};

type Kept = { readonly settings: CalendarSettings; readonly changes: readonly FormerCalendar[] };

const tried = ({ settings, changes }: Kept, one: Attempt, today: PlainDate): Kept => {
  const edit = editOf(one, today, settings);
  if (edit === undefined || editFault(settings, edit) !== undefined) return { settings, changes };
  return { settings: withEdit(settings, edit), changes: [...changes, { until: today, calendar: settings }] };
};

test('between two mornings lie at most the free days that may lie in a row, whatever is changed on each of them, 2024 to 2034 (T114)', () => {
  const begins = fc.integer({ min: 0, max: 11 * 365 }).map((days) => addDays(plainDate('2024-01-01'), days));
  const script = fc.array(fc.array(attempt, { maxLength: 4 }), { minLength: 20, maxLength: 40 });
  fc.assert(
    fc.property(begins, script, (begin, days) => {
      let kept: Kept = { settings: DEFAULT_CALENDAR, changes: [] };
      let told = begin;
      for (const [at, attempts] of days.entries()) {
        const today = addDays(begin, at + 1);
        // Before the morning's hour, then the morning, which is settled by the day of the last one.
        for (const one of attempts) kept = tried(kept, one, today);
        const by = calendarAtStartOf(told, kept.changes, kept.settings);
        if (isWorkingDay(today, morningsOf(by))) told = today;
        assert.ok(daysBetween(told, today) <= MOST_FREE_IN_A_ROW, `${told} ${today}`);
      }
    }),
    { numRuns: 25 },
  );
});

test('whoever fills all they can ahead, day by day, silences nobody longer than an Eid of theirs with its weekends does', () => {
  for (const begin of ['2026-03-01', '2025-05-20', '2026-11-22'].map(plainDate)) {
    let kept: Kept = { settings: DEFAULT_CALENDAR, changes: [] };
    let told = begin;
    let longest = 0;
    for (let at = 1; at < 90; at += 1) {
      const today = addDays(begin, at);
      for (let back = 0; back < 10; back += 1) kept = tried(kept, { kind: 'take-back', ahead: 0 }, today);
      for (let ahead = 0; ahead < 30; ahead += 1) kept = tried(kept, { kind: 'holiday', ahead }, today);
      const by = calendarAtStartOf(told, kept.changes, kept.settings);
      if (isWorkingDay(today, morningsOf(by))) told = today;
      longest = Math.max(longest, daysBetween(told, today));
    }
    assert.ok(longest <= LONGEST_SILENCE_DAYS + 6, `${begin} ${longest}`);
  }
});

test('of days that were entered together those that lie too deep have their mornings, as if each had been entered', () => {
  const together = { kind: 'holiday', firstOn: '2026-11-22', lastOn: '2026-12-09' } as const;
  const settings = { ...DEFAULT_CALENDAR, corrections: [together] };
  const each = mornings(holidays('2026-11-22', 18), '2026-11-15', 35);
  assert.equal(mornings(settings, '2026-11-15', 35), each);
  assert.ok(each.some((day) => day >= together.firstOn && day <= together.lastOn));
  const few = { ...settings, corrections: [{ ...together, lastOn: '2026-11-26' }] };
  assert.is(morningsOf(few), few, 'and where none does, nothing is changed');
});

test('a change of a day stands for the mornings behind the next one alone', () => {
  const [first, second] = [holidays('2026-11-22', 1), holidays('2026-11-22', 2)];
  const changes = [
    { until: plainDate('2026-11-20'), calendar: DEFAULT_CALENDAR },
    { until: plainDate('2026-11-21'), calendar: first },
  ];
  assert.is(calendarAtStartOf(plainDate('2026-11-20'), changes, second), DEFAULT_CALENDAR, 'of the day itself, too');
  assert.is(calendarAtStartOf(plainDate('2026-11-21'), changes, second), first);
  assert.is(calendarAtStartOf(plainDate('2026-11-22'), changes, second), second);
});

test.run();
