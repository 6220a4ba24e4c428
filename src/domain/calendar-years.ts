// A year's calendar as somebody confirms it: its free days in rows, from when it waits for being confirmed, and until when. Years are
// Gregorian, since the fixed holidays are; both Eids that lie in one are confirmed with it, in some years three.
import type { CalendarSettings } from '../policy/calendar.ts';
import { LAST_DAY } from './calculator.ts';
import { calendarOf, type NamedDay, namedDays } from './calendar.ts';
import { fromHijri, hijriMonthLength, toHijri } from './hijri.ts';
import { addDays, dateOf, type PlainDate, plainDate, yearOf } from './plain-date.ts';

/** Days in a row that are free for one reason. */
export type FreeRow = {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly why: NamedDay['why'] | 'ramadan';
  /** Those among them that are weekend days. */
  readonly onWeekend: readonly PlainDate[];
};

const RAMADAN = 9;

/** The parts of Ramadan that lie in a year: its days count like others, which whoever confirms the year is told. */
function ramadansOf(year: number): readonly FreeRow[] {
  const first = toHijri(plainDate(`${year}-01-01`))?.year;
  if (first === undefined) return [];
  return [first, first + 1].flatMap((hijri) => {
    const [from, last] = [fromHijri(hijri, RAMADAN, 1), hijriMonthLength(hijri, RAMADAN)];
    if (from === undefined || last === undefined || yearOf(from) !== year) return [];
    return [{ from, to: addDays(from, last - 1), why: 'ramadan', onWeekend: [] }];
  });
}

function withDay(rows: readonly FreeRow[], { on, why, onWeekend }: NamedDay): readonly FreeRow[] {
  const last = rows.at(-1);
  const weekend = onWeekend ? [on] : [];
  if (last?.why === why && addDays(last.to, 1) === on) {
    return [...rows.slice(0, -1), { ...last, to: on, onWeekend: [...last.onWeekend, ...weekend] }];
  }
  return [...rows, { from: on, to: on, why, onWeekend: weekend }];
}

/** What a year's page lists, in order of days. */
export const freeRowsOf = (year: number, settings: CalendarSettings): readonly FreeRow[] =>
  [...namedDays(year, settings).reduce(withDay, [] as readonly FreeRow[]), ...ramadansOf(year)].toSorted(
    (one, other) => (one.from < other.from ? -1 : 1),
  );

/** Two Eids are announced shortly before they come: by then whoever confirms the year must have looked. */
const AHEAD_DAYS = 30;

/** A year that waits for being confirmed, and since when. */
export type UnconfirmedYear = { readonly year: number; readonly since: PlainDate };

/** Since when a year is to be confirmed: 1 January, or thirty days before its first Eid where that is sooner. */
function askedSince(year: number, settings: CalendarSettings): PlainDate | undefined {
  const january = dateOf(year, 1, 1);
  const eid = namedDays(year, settings).find(({ why }) => why === 'eid-fitr' || why === 'eid-adha');
  if (january === undefined) return undefined;
  const ahead = eid === undefined ? january : addDays(eid.on, -AHEAD_DAYS);
  return ahead < january ? ahead : january;
}

/** Whether anything is left of a year that confirming it could be about: a holiday ahead or today that nobody entered by hand. */
const hasAhead = (year: number, settings: CalendarSettings, today: PlainDate): boolean =>
  namedDays(year, settings).some(({ on, why }) => on >= today && why !== 'correction' && why !== 'worked');

/** From when on a year that isn't confirmed is asked about; undefined where nothing is left of it that confirming could be about. */
export const askedFrom = (year: number, settings: CalendarSettings, today: PlainDate): PlainDate | undefined =>
  hasAhead(year, settings, today) ? askedSince(year, settings) : undefined;

/** Whether a year's named days are others by another calendar. */
export const hasOtherDays = (year: number, one: CalendarSettings, other: CalendarSettings): boolean =>
  JSON.stringify(namedDays(year, one)) !== JSON.stringify(namedDays(year, other));

/**
 * Whether a year that was confirmed is to be confirmed anew: its days are others by how free days are found. A correction of a day isn't
 * asked about again: whoever made it saw that day.
 */
export const isToConfirmAnew = (year: number, confirmed: CalendarSettings, now: CalendarSettings): boolean =>
  hasOtherDays(year, { ...confirmed, corrections: now.corrections }, now);

/** The years that were confirmed and still are, and those that are to be confirmed anew, each since the change that brought it. */
export type Confirmed = { readonly years: readonly number[]; readonly anew: readonly UnconfirmedYear[] };

/** The years whose calendar is to be confirmed on a day and isn't, the earlier first. */
export const unconfirmedYears = (
  settings: CalendarSettings,
  { years, anew }: Confirmed,
  today: PlainDate,
): readonly UnconfirmedYear[] =>
  [yearOf(today), yearOf(today) + 1].flatMap((year) => {
    const asked = askedFrom(year, settings, today);
    if (asked === undefined || asked > today || year > yearOf(LAST_DAY) || years.includes(year)) return [];
    const again = anew.find((one) => one.year === year)?.since ?? asked;
    return [{ year, since: again < asked ? asked : again }];
  });

/** The years that a page shows and that can be confirmed: this one and the next. */
export const shownYears = (today: PlainDate): readonly number[] =>
  [yearOf(today), yearOf(today) + 1].filter((year) => year <= yearOf(LAST_DAY));

/** Why a day is free, weekends included. */
export const isFree = (settings: CalendarSettings, on: PlainDate): boolean => calendarOf(settings)(on) !== undefined;
