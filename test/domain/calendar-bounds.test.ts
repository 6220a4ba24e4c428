// How few working days a calendar may leave, and that whatever older records hold still gets an answer.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calculate } from '../../src/domain/calculator.ts';
import { calendarOf } from '../../src/domain/calendar.ts';
import { LEAST_WORKING_DAYS, SPAN_DAYS } from '../../src/domain/calendar-bounds.ts';
import { type CalendarEdit, editFault, withEdit } from '../../src/domain/calendar-edits.ts';
import { dueOn } from '../../src/domain/deadlines.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { type CalendarSettings, DEFAULT_CALENDAR, type Weekday } from '../../src/policy/calendar.ts';

const test = suite('calendar bounds');

const from = plainDate('2026-11-22');
const holiday = (on: PlainDate): CalendarEdit => ({ kind: 'holiday', on });
const rules = (settings: CalendarSettings, weekend: readonly Weekday[]): CalendarEdit => {
  const { corrections: _, ...others } = settings;
  return { kind: 'rules', rules: { ...others, weekend } };
};
const kindOf = (settings: CalendarSettings, edit: CalendarEdit) => editFault(settings, edit)?.kind;

/** What an older portal let stand: one working day a week, and none for more than a year. */
const SHUT: CalendarSettings = {
  ...DEFAULT_CALENDAR,
  weekend: [0, 1, 2, 4, 5, 6],
  corrections: Array.from({ length: 60 }, (_, week) => ({
    kind: 'holiday',
    on: addDays(plainDate('2026-11-18'), week * 7),
  })),
};

test('no weekend of three days with its holidays comes near the bound', () => {
  for (const compensation of ['after', 'before', 'none'] as const) {
    const isFree = calendarOf({ ...DEFAULT_CALENDAR, weekend: [4, 5, 6], compensation });
    const works = Array.from(
      { length: 4 * 365 },
      (_, at) => isFree(addDays(plainDate('2025-01-01'), at)) === undefined,
    );
    for (let at = 0; at + SPAN_DAYS <= works.length; at += 1)
      assert.ok(works.slice(at, at + SPAN_DAYS).filter(Boolean).length >= LEAST_WORKING_DAYS + 2, String(at));
  }
});

test('a weekend of no day, and one of more than three, is refused', () => {
  assert.is(kindOf(DEFAULT_CALENDAR, rules(DEFAULT_CALENDAR, [4, 5, 6])), undefined);
  for (const weekend of [
    [3, 4, 5, 6],
    [0, 1, 2, 4, 5, 6],
    [0, 1, 2, 3, 4, 5, 6],
  ] as const)
    assert.is(kindOf(DEFAULT_CALENDAR, rules(DEFAULT_CALENDAR, weekend)), 'long-weekend');
  assert.is(kindOf(DEFAULT_CALENDAR, rules(DEFAULT_CALENDAR, [])), 'no-weekend');
});

test('holidays are taken until sixty days would have fewer than twenty working days, whatever their order', () => {
  for (const step of [1, -1]) {
    let settings = DEFAULT_CALENDAR;
    let day = from;
    let refused: string | undefined;
    for (let tries = 0; tries < 60 && refused === undefined; tries += 1, day = addDays(day, step)) {
      const fault = kindOf(settings, holiday(day));
      if (fault === undefined) settings = withEdit(settings, holiday(day));
      else if (fault !== 'free-already') refused = fault;
    }
    assert.is(refused, 'too-few-days');
    assert.ok(settings.corrections.length >= 20, 'a month by royal order can be entered');
    const works = (span: number) =>
      Array.from({ length: SPAN_DAYS }, (_, at) => calendarOf(settings)(addDays(from, span + at))).filter(
        (why) => why === undefined,
      ).length;
    for (let span = -120; span <= 60; span += 1) assert.ok(works(span) >= LEAST_WORKING_DAYS, `${step} ${span}`);
    assert.is(kindOf(settings, rules(settings, [4, 5, 6])), 'too-few-days', 'nor by a longer weekend then');
    assert.is(kindOf(settings, rules(settings, [5])), undefined);
  }
});

test('taking back a working day counts as taking one away', () => {
  const corrections = [...SHUT.corrections.slice(0, 3), { kind: 'working-day', on: '2026-11-22' } as const];
  const edit = { kind: 'take-back', correction: corrections[3] ?? { kind: 'holiday', on: '' } } as const;
  assert.is(kindOf({ ...SHUT, corrections }, edit), 'too-few-days');
});

test('a calendar that went wrong is mended step by step, and its clocks answer all the while', () => {
  let settings = SHUT;
  for (const correction of SHUT.corrections) {
    for (const within of [{ working_days: 10 }, { days: 10 }, { months: 3 }]) {
      const due = dueOn(within, from, { ...settings, rollForward: true });
      assert.ok(due.dueOn > from);
      assert.ok(dueWords('ar', due).lead.length > 0);
    }
    assert.is(kindOf(settings, { kind: 'take-back', correction }), undefined);
    settings = withEdit(settings, { kind: 'take-back', correction });
  }
  assert.is(kindOf(settings, rules(settings, [5, 6])), undefined);
  const words = dueWords('en', dueOn({ working_days: 10 }, from, SHUT));
  assert.match(words.lead.join(' '), /leaves too few working days: the count was ended on/);
  const asked = calculate(ASSOCIATION_001, 'recommendation', from, SHUT);
  assert.is(asked.ok ? asked.answer.due.dueOn : asked.fault, 'too-few-days');
});

test.run();
