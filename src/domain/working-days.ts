// Working days by their place in a row, so that a year of reminders for thousands of cases counts them without walking.
// Which days are free is calendar.ts' alone; nothing here reads a clock.
import type { CalendarSettings } from '../policy/calendar.ts';
import { calendarOf } from './calendar.ts';
import { addDays, epochDay, fromEpochDay, type PlainDate } from './plain-date.ts';

/** The working days of a calendar between two epoch days; `at` of a free day is the place of the next working day. */
type Row = {
  readonly from: number;
  readonly until: number;
  readonly days: readonly PlainDate[];
  readonly at: ReadonlyMap<PlainDate, number>;
};

/** So far on either side of what is asked the row is laid out: longer than any run of free days and any clock of a policy. */
const MARGIN_DAYS = 400;

const layOut = (settings: CalendarSettings, from: number, until: number): Row => {
  const isFree = calendarOf(settings);
  const days: PlainDate[] = [];
  const at = new Map<PlainDate, number>();
  for (let day = fromEpochDay(from); epochDay(day) <= until; day = addDays(day, 1)) {
    at.set(day, days.length);
    if (isFree(day) === undefined) days.push(day);
  }
  return { from, until, days, at };
};

const ROWS = new WeakMap<CalendarSettings, Row>();

/** The row of a calendar that reaches well beyond this day on both sides. */
const rowAround = (settings: CalendarSettings, day: PlainDate): Row => {
  const known = ROWS.get(settings);
  const here = epochDay(day);
  if (known !== undefined && known.from + MARGIN_DAYS / 2 <= here && here <= known.until - MARGIN_DAYS / 2)
    return known;
  const from = Math.min(known?.from ?? here, here - MARGIN_DAYS);
  const until = Math.max(known?.until ?? here, here + MARGIN_DAYS);
  const row = layOut(settings, from, until);
  ROWS.set(settings, row);
  return row;
};

const placeIn = ({ at }: Row, day: PlainDate): number => at.get(day) ?? 0;

/** The day itself where it is a working day, else the next one. */
export function workingDayFrom(day: PlainDate, settings: CalendarSettings): PlainDate {
  const row = rowAround(settings, day);
  return row.days[placeIn(row, day)] ?? day;
}

export const isWorkingDay = (day: PlainDate, settings: CalendarSettings): boolean =>
  calendarOf(settings)(day) === undefined;

/** The last working day before a day that is so many working days away from it; `count` is at least 1. */
export function workingDaysBefore(day: PlainDate, count: number, settings: CalendarSettings): PlainDate {
  const row = rowAround(settings, day);
  return row.days[placeIn(row, day) - count] ?? addDays(day, -count);
}

/** The working days after `day` that are the given numbers of working days behind it and lie in a span, both ends included. */
export function workingDaysAfter(
  day: PlainDate,
  counts: (nth: number) => boolean,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
  settings: CalendarSettings,
): readonly PlainDate[] {
  rowAround(settings, day);
  rowAround(settings, from);
  const row = rowAround(settings, until);
  const first = workingDayFrom(day, settings);
  const zero = placeIn(row, first);
  const start = Math.max(zero + 1, placeIn(row, from));
  const found: PlainDate[] = [];
  for (let place = start; place < row.days.length; place += 1) {
    const here = row.days[place];
    if (here === undefined || here > until) break;
    if (counts(place - zero)) found.push(here);
  }
  return found;
}
