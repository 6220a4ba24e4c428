// How few working days a calendar may leave, and that whatever older records hold still gets an answer.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calculate } from '../../src/domain/calculator.ts';
import { calendarOf, namedDays } from '../../src/domain/calendar.ts';
import {
  LEAST_WORKING_DAYS,
  MOST_ENTERED_DAYS,
  MOST_FREE_IN_A_ROW,
  SPAN_DAYS,
} from '../../src/domain/calendar-bounds.ts';
import { type CalendarEdit, withEdit } from '../../src/domain/calendar-edits.ts';
import { editFault } from '../../src/domain/calendar-faults.ts';
import { dueOn } from '../../src/domain/deadlines.ts';
import { fromHijri } from '../../src/domain/hijri.ts';
import { addDays, type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { dueWords } from '../../src/i18n/due-words.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import {
  type CalendarSettings,
  DEFAULT_CALENDAR,
  MOST_DAYS_TOGETHER,
  type Weekday,
} from '../../src/policy/calendar.ts';

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

const daysFrom = (first: PlainDate, count: number): readonly PlainDate[] =>
  Array.from({ length: count }, (_, at) => addDays(first, at));

/** The longest row of free days among these, and the fewest working days of sixty. */
const measured = (settings: CalendarSettings, days: readonly PlainDate[]) => {
  const works = days.map((day) => calendarOf(settings)(day) === undefined);
  let [row, longest, working, least] = [0, 0, 0, SPAN_DAYS];
  for (const [at, here] of works.entries()) {
    row = here ? 0 : row + 1;
    longest = Math.max(longest, row);
    working += Number(here) - Number(works[at - SPAN_DAYS] ?? false);
    if (at >= SPAN_DAYS - 1) least = Math.min(least, working);
  }
  return { longest, least };
};

/** 2024 to 2034. */
const REAL_YEARS = daysFrom(plainDate('2024-01-01'), 11 * 365 + 3);
const WEEKENDS = [[5], [6], [5, 6], [4, 5], [4, 5, 6], [5, 6, 0]] as const satisfies readonly (readonly Weekday[])[];
const KINDS: readonly CalendarSettings[] = WEEKENDS.flatMap((weekend) =>
  (['after', 'before', 'none'] as const).map((compensation) => ({ ...DEFAULT_CALENDAR, weekend, compensation })),
);

test('every real year lies well within the bounds by itself, whatever the weekend and the compensation (T114)', () => {
  for (const settings of KINDS) {
    const { longest, least } = measured(settings, REAL_YEARS);
    assert.ok(longest <= 11 && least >= LEAST_WORKING_DAYS + 8, JSON.stringify({ settings, longest, least }));
  }
  assert.equal(measured(DEFAULT_CALENDAR, REAL_YEARS), { longest: 6, least: 37 });
});

/** Enters each of these days that is no free day yet; the faults of those that weren't taken. */
const entering = (settings: CalendarSettings, days: readonly PlainDate[]) =>
  days.reduce<{ readonly settings: CalendarSettings; readonly refused: readonly string[] }>(
    ({ settings: before, refused }, day) => {
      const fault = kindOf(before, holiday(day));
      if (fault === 'free-already') return { settings: before, refused };
      if (fault !== undefined) return { settings: before, refused: [...refused, fault] };
      return { settings: withEdit(before, holiday(day)), refused };
    },
    { settings, refused: [] },
  );

/** The days of a Hijri year from one day of a month to another. */
const hijriDays = (year: number, [month, day]: readonly [number, number], last: readonly [number, number]) => {
  const [from, to] = [fromHijri(year, month, day), fromHijri(year, ...last)];
  if (from === undefined || to === undefined) throw new Error('outside the table');
  return daysFrom(from, 40).filter((one) => one <= to);
};

test('a royal order that gives at both Eids of every real year what civil servants have passes', () => {
  for (const settings of KINDS) {
    for (let year = 1445; year <= 1456; year += 1) {
      const given = [...hijriDays(year, [9, 25], [10, 5]), ...hijriDays(year, [12, 5], [12, 15])];
      assert.equal(entering(settings, given).refused, [], `${year} ${JSON.stringify(settings)}`);
    }
  }
});

test('so does one that gives whatever lies between an Eid and the weekends before and after it', () => {
  for (const settings of KINDS) {
    const isFree = calendarOf(settings);
    for (let year = 1445; year <= 1456; year += 1) {
      for (const first of [fromHijri(year, 10, 1), fromHijri(year, 12, 9)]) {
        if (first === undefined) throw new Error('outside the table');
        const before = daysFrom(addDays(first, -7), 7);
        const after = daysFrom(addDays(first, 4), 7).filter((day) => isFree(day) !== 'compensation');
        const given = [
          ...before.slice(before.findLastIndex((day) => isFree(day) === 'weekend') + 1),
          ...after.slice(
            0,
            after.findIndex((day) => isFree(day) === 'weekend'),
          ),
        ];
        assert.equal(entering(settings, given).refused, [], `${first} ${JSON.stringify(settings)}`);
      }
    }
  }
});

const holidays = (on: PlainDate, lastOn: PlainDate): CalendarEdit => ({ kind: 'holiday', on, lastOn });
const freeIn = (settings: CalendarSettings, days: readonly PlainDate[]): readonly boolean[] =>
  days.map((day) => calendarOf(settings)(day) !== undefined);

/** Enters one day after the other, up to the first that is refused. */
const dayByDay = (before: CalendarSettings, days: readonly PlainDate[]) => {
  let settings = before;
  for (const on of days) {
    const fault = kindOf(settings, holiday(on));
    if (fault !== undefined && fault !== 'free-already') return { settings, on };
    if (fault === undefined) settings = withEdit(settings, holiday(on));
  }
  return { settings, on: undefined };
};

test('days entered together are free as if each had been entered, and the bounds refuse them from the same day on (B58)', () => {
  let refusals = 0;
  for (const settings of KINDS) {
    for (const begin of ['2025-05-29', '2026-03-08', '2028-02-15'].map(plainDate)) {
      const days = daysFrom(begin, MOST_DAYS_TOGETHER);
      const before = entering(settings, daysFrom(addDays(begin, -30), 4)).settings;
      const each = dayByDay(before, days);
      const fault = editFault(before, holidays(begin, days.at(-1) ?? begin));
      assert.is(
        fault !== undefined && 'on' in fault ? fault.on : undefined,
        each.on,
        JSON.stringify({ settings, begin }),
      );
      refusals += each.on === undefined ? 0 : 1;
      const last = each.on === undefined ? days.at(-1) : addDays(each.on, -1);
      const whole = holidays(begin, last ?? begin);
      assert.is(kindOf(before, whole), undefined);
      const around = daysFrom(addDays(begin, -40), 100);
      assert.equal(freeIn(withEdit(before, whole), around), freeIn(each.settings, around), JSON.stringify({ begin }));
    }
  }
  assert.ok(refusals > 0 && refusals < 3 * KINDS.length, `${refusals} are refused`);
});

test('of days that can’t be entered together is said which of them is in the way, and what else is wrong with them', () => {
  const on = plainDate('2026-11-22');
  const fault = (edit: CalendarEdit, corrections: CalendarSettings['corrections'] = []) =>
    editFault({ ...DEFAULT_CALENDAR, corrections }, edit);
  assert.equal(fault(holidays(on, addDays(on, -1))), { kind: 'backward' });
  assert.equal(fault(holidays(on, plainDate('2077-11-16'))), { kind: 'last-outside' });
  assert.equal(fault(holidays(plainDate('2077-11-15'), plainDate('2077-11-16'))), { kind: 'last-outside' });
  assert.equal(fault(holidays(on, addDays(on, 18))), { kind: 'long-range', most: 18, last: '2026-12-09' });
  assert.equal(fault(holidays(plainDate('2026-11-20'), plainDate('2026-11-21'))), { kind: 'free-already' });
  assert.equal(fault({ kind: 'working-day', on, lastOn: addDays(on, 4) }), { kind: 'working-already' });
  assert.is(fault({ kind: 'working-day', on, lastOn: addDays(on, 5) }), undefined);
  const one = { kind: 'working-day', on: '2026-11-27' } as const;
  assert.equal(fault(holidays(on, addDays(on, 9)), [one]), { kind: 'twice', on: '2026-11-27' });
  const several = { kind: 'holiday', firstOn: '2026-11-22', lastOn: '2026-11-24' } as const;
  assert.equal(fault(holiday(addDays(on, 2)), [several]), { kind: 'twice', on: undefined });
  assert.equal(fault(holidays(addDays(on, 1), addDays(on, 9)), [several]), { kind: 'twice', on: '2026-11-23' });
  assert.is(fault(holidays(addDays(on, 3), addDays(on, 9)), [several]), undefined);
  assert.equal(withEdit(DEFAULT_CALENDAR, holidays(on, on)).corrections, [{ kind: 'holiday', on }]);
});

test('what an Eid leaves of days that were entered around it is free by hand, so that its announcement opens no gap', () => {
  // What civil servants have around Eid al-Fitr of 1447: 14 to 24 March 2026. The Eid, from the 19th by the table, was announced for the 20th.
  const order = holidays(plainDate('2026-03-14'), plainDate('2026-03-24'));
  const given = withEdit(DEFAULT_CALENDAR, order);
  const eid: CalendarEdit = { kind: 'eid-fitr', on: plainDate('2026-03-20') };
  assert.is(kindOf(given, eid), undefined);
  const [before, after] = [calendarOf(given), calendarOf(withEdit(given, eid))];
  assert.equal([before(plainDate('2026-03-19')), after(plainDate('2026-03-19'))], ['eid-fitr', 'correction']);
  assert.equal([before(plainDate('2026-03-23')), after(plainDate('2026-03-23'))], ['compensation', 'eid-fitr']);
  assert.ok(freeIn(withEdit(given, eid), daysFrom(plainDate('2026-03-14'), 11)).every(Boolean));
  const six = entering(given, daysFrom(plainDate('2026-02-01'), 8));
  assert.equal([six.refused, six.settings.corrections.length], [[], 7], 'ten by hand with the four of the order');
  assert.is(kindOf(six.settings, eid), undefined, 'the eleventh is one that was free before');
  const named = namedDays(2026, given).filter(({ on }) => on >= '2026-03-14' && on <= '2026-03-24');
  assert.equal(
    named.map(({ on, why }) => `${on.slice(8)} ${why}`),
    [
      ...['14', '15', '16', '17', '18'].map((day) => `${day} correction`),
      ...['19', '20', '21', '22'].map((day) => `${day} eid-fitr`),
      ...['23 compensation', '24 compensation'],
    ],
  );
  const worked = withEdit(DEFAULT_CALENDAR, {
    kind: 'working-day',
    on: plainDate('2026-03-18'),
    lastOn: plainDate('2026-03-20'),
  });
  const days = namedDays(2026, worked).filter(({ on }) => on >= '2026-03-18' && on <= '2026-03-20');
  assert.equal(
    days.map(({ on, why }) => `${on.slice(8)} ${why}`),
    ['19 worked', '20 worked'],
  );
  assert.is(calendarOf(worked)(plainDate('2026-03-20')), undefined, 'a Friday');
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

test('holidays are taken until they are too many, whatever their order and whatever day they begin on', () => {
  for (const weekend of [
    [5, 6],
    [4, 5, 6],
  ] as const) {
    const settings = { ...DEFAULT_CALENDAR, weekend };
    for (const begin of ['2026-11-22', '2026-03-08', '2025-06-01', '2028-02-15'].map(plainDate)) {
      const days = daysFrom(begin, SPAN_DAYS);
      for (const order of [days, days.toReversed(), [...days.filter((_, at) => at % 7 > 2), ...days]]) {
        const { settings: full, refused } = entering(settings, order);
        assert.ok(refused.length > 0);
        assert.ok(full.corrections.length <= MOST_ENTERED_DAYS);
        const { longest, least } = measured(full, daysFrom(addDays(begin, -SPAN_DAYS), 3 * SPAN_DAYS));
        assert.ok(
          longest <= MOST_FREE_IN_A_ROW && least >= LEAST_WORKING_DAYS,
          JSON.stringify({ begin, longest, least }),
        );
      }
    }
  }
});

test('each bound is told by its own name: days in a row, days by hand, days left to work on', () => {
  const plain = entering(DEFAULT_CALENDAR, daysFrom(from, 40));
  assert.is(plain.settings.corrections.length, MOST_ENTERED_DAYS, 'two working weeks');
  assert.equal([...new Set(plain.refused)], ['many-entered']);
  const [first] = plain.settings.corrections;
  assert.ok(first !== undefined);
  // The eleventh of them sixty days behind the first is taken again.
  assert.is(kindOf(plain.settings, holiday(addDays(from, SPAN_DAYS - 1))), 'many-entered');
  assert.is(kindOf(plain.settings, holiday(addDays(from, SPAN_DAYS))), undefined);
  // Eid al-Adha of 1446 with what is given back, 5 to 10 June 2025: from the Friday before to the second Saturday after are 16 days.
  const eid = entering(DEFAULT_CALENDAR, daysFrom(plainDate('2025-06-01'), 14));
  assert.equal(eid.refused, []);
  assert.is(measured(eid.settings, REAL_YEARS).longest, 16);
  const longest = entering(eid.settings, [plainDate('2025-06-15'), plainDate('2025-05-29')]);
  assert.equal(longest.refused, []);
  for (const more of ['2025-05-28', '2025-06-16'])
    assert.is(kindOf(longest.settings, holiday(plainDate(more))), 'long-row');
  assert.is(kindOf(longest.settings, rules(longest.settings, [3, 5, 6])), 'long-row', 'nor by another weekend');
  assert.is(kindOf(longest.settings, rules(longest.settings, [5])), undefined);
  const spread = daysFrom(plainDate('2025-05-11'), 60).filter((_, at) => at % 7 === 0 || at % 7 === 3);
  const short = entering({ ...DEFAULT_CALENDAR, weekend: [4, 5, 6] }, spread);
  assert.is(short.refused[0], 'too-few-days', 'where a weekend has three days');
});

test('what an older portal let stand refuses nothing beside it that makes neither it longer nor days free by hand', () => {
  // Three working weeks in May 2025, free by hand: a row of 23 days. Eid al-Adha is announced a day later than by the table.
  const corrections = daysFrom(plainDate('2025-05-04'), 19).map((on) => ({ kind: 'holiday', on }) as const);
  const before = { ...DEFAULT_CALENDAR, corrections };
  assert.is(kindOf(before, { kind: 'eid-adha', on: plainDate('2025-06-06') }), undefined);
  assert.is(kindOf(before, holiday(plainDate('2025-05-25'))), 'long-row');
  assert.is(kindOf(before, holiday(plainDate('2025-06-25'))), 'many-entered');
  assert.is(kindOf(before, holiday(plainDate('2025-09-14'))), undefined);
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
