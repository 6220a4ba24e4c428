// Which days are free: the weekend, both Eids, National and Founding Day, compensation, and corrections by hand.
// Sources: Labour Law 112 and its regulation, art. 24; domain.md §4.1. Pure: no clock, no time zone, no ICU.
import {
  type CalendarCorrection,
  type CalendarSettings,
  type CorrectedRange,
  DEFAULT_CALENDAR,
  dayOfCorrection,
  type EnteredDays,
  lastDayOfCorrection,
} from '../policy/calendar.ts';
import { fromHijri, toHijri } from './hijri.ts';
import {
  addDays,
  dateOf,
  daysBetween,
  type PlainDate,
  parsePlainDate,
  plainDate,
  weekday,
  yearOf,
} from './plain-date.ts';

/** Why a day isn't a working day. */
export type FreeDay =
  | 'weekend'
  | 'eid-fitr'
  | 'eid-adha'
  | 'national-day'
  | 'founding-day'
  | 'compensation'
  | 'correction';

/** Answers for one day: why it is free, or `undefined` for a working day. */
export type Calendar = (date: PlainDate) => FreeDay | undefined;

/** Both Eid holidays have four days by statute. */
const EID_DAYS = 4;
const FRIDAY = 5;

type Eid = { readonly name: 'eid-fitr' | 'eid-adha'; readonly days: readonly PlainDate[] };

function announced(settings: CalendarSettings, kind: CalendarCorrection['kind'], hijriYear: number) {
  const found = settings.corrections.find(
    (fix) => fix.kind === kind && 'hijriYear' in fix && fix.hijriYear === hijriYear,
  );
  return found === undefined ? undefined : parsePlainDate(dayOfCorrection(found));
}

/** The day after 29 Ramadan, and the day of standing at Arafah (9 Dhu al-Hijjah), each with the three that follow. */
function eidsOf(hijriYear: number, settings: CalendarSettings): readonly Eid[] {
  const last = fromHijri(hijriYear, 9, 29);
  const fitr = announced(settings, 'eid-fitr', hijriYear) ?? (last === undefined ? undefined : addDays(last, 1));
  const adha = announced(settings, 'eid-adha', hijriYear) ?? fromHijri(hijriYear, 12, 9);
  const block = (name: Eid['name'], first: PlainDate | undefined): readonly Eid[] =>
    first === undefined ? [] : [{ name, days: Array.from({ length: EID_DAYS }, (_, at) => addDays(first, at)) }];
  return [...block('eid-fitr', fitr), ...block('eid-adha', adha)];
}

/** The Eids that a Gregorian year can touch: two Hijri years begin in or before it, sometimes three. */
function eidsAround(year: number, settings: CalendarSettings): readonly Eid[] {
  const first = toHijri(plainDate(`${String(year).padStart(4, '0')}-01-01`))?.year;
  if (first === undefined) return [];
  return [first - 1, first, first + 1, first + 2].flatMap((hijriYear) => eidsOf(hijriYear, settings));
}

const isWeekend = (date: PlainDate, settings: CalendarSettings): boolean => settings.weekend.includes(weekday(date));

/** The first day, going in steps of one from a day, that isn't taken yet. */
function firstFree(from: PlainDate, step: 1 | -1, isTaken: (date: PlainDate) => boolean): PlainDate {
  let date = addDays(from, step);
  while (isTaken(date)) date = addDays(date, step);
  return date;
}

function addNationalDays(year: number, settings: CalendarSettings, days: Map<PlainDate, FreeDay>): void {
  const named = [
    ['founding-day', dateOf(year, 2, 22)],
    ['national-day', dateOf(year, 9, 23)],
  ] as const;
  for (const [name, date] of named) {
    // Inside an Eid holiday it is lost: no day is given back for it.
    if (date === undefined || days.has(date)) continue;
    const moves = settings.nationalDays === 'fri-thu-sat-sun' && isWeekend(date, settings);
    const step = weekday(date) === FRIDAY ? -1 : 1;
    days.set(moves ? firstFree(date, step, (day) => isWeekend(day, settings)) : date, name);
  }
}

function addCompensation(eids: readonly Eid[], settings: CalendarSettings, days: Map<PlainDate, FreeDay>): void {
  if (settings.compensation === 'none') return;
  const step = settings.compensation === 'after' ? 1 : -1;
  for (const { days: block } of eids) {
    // Given back is a day of rest that the Eid took: who works on that weekend day has lost none to it (PROTOCOL B66).
    const isLost = (date: PlainDate) => isWeekend(date, settings) && enteredOn(settings, date)?.kind !== 'working-day';
    const lost = block.filter(isLost).length;
    let edge = step === 1 ? block.at(-1) : block[0];
    for (let given = 0; given < lost && edge !== undefined; given++) {
      edge = firstFree(edge, step, (day) => isWeekend(day, settings) || days.has(day));
      days.set(edge, 'compensation');
    }
  }
}

/** The holidays that lie near a Gregorian year, weekends left out. */
function holidaysAround(year: number, settings: CalendarSettings): ReadonlyMap<PlainDate, FreeDay> {
  const eids = eidsAround(year, settings);
  const days = new Map<PlainDate, FreeDay>();
  for (const { name, days: block } of eids) for (const date of block) days.set(date, name);
  for (const near of [year - 1, year, year + 1]) addNationalDays(near, settings, days);
  addCompensation(eids, settings, days);
  return days;
}

/**
 * The calendar of these settings. A correction by hand goes before everything else. Holidays are worked out by Hijri
 * year, since 2033 has two Eid al-Fitr and 2039 two Eid al-Adha; outside 1300–1600 H only weekends and fixed days count.
 */
export function calendarOf(settings: CalendarSettings): Calendar {
  const known = CALENDARS.get(settings) ?? newCalendar(settings);
  CALENDARS.set(settings, known);
  return known;
}

/** One calendar for one settings object: a desk asks for the same years hundreds of times. */
const CALENDARS = new WeakMap<CalendarSettings, Calendar>();

export const isEntered = (correction: CalendarCorrection): correction is EnteredDays => !('hijriYear' in correction);

export const isRange = (correction: CalendarCorrection): correction is CorrectedRange => 'lastOn' in correction;

/** The correction that says of a day whether it is free. */
const enteredOn = ({ corrections }: CalendarSettings, date: PlainDate): EnteredDays | undefined =>
  corrections.find(
    (fix): fix is EnteredDays => isEntered(fix) && dayOfCorrection(fix) <= date && date <= lastDayOfCorrection(fix),
  );

/** Every day of a correction that was entered by hand, in order. */
export const daysEntered = (correction: EnteredDays): readonly PlainDate[] => {
  const [first, last] = [plainDate(dayOfCorrection(correction)), plainDate(lastDayOfCorrection(correction))];
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at));
};

function newCalendar(settings: CalendarSettings): Calendar {
  const years = new Map<number, ReadonlyMap<PlainDate, FreeDay>>();
  return (date) => {
    const entered = enteredOn(settings, date);
    if (entered?.kind === 'working-day') return undefined;
    if (isWeekend(date, settings)) return 'weekend';
    if (entered !== undefined && !isRange(entered)) return 'correction';
    const year = yearOf(date);
    const holidays = years.get(year) ?? holidaysAround(year, settings);
    years.set(year, holidays);
    return holidays.get(date) ?? (entered === undefined ? undefined : 'correction');
  };
}

/** A day of a year that is free for another reason than the weekend, or that was made a working day. */
export type NamedDay = {
  readonly on: PlainDate;
  readonly why: Exclude<FreeDay, 'weekend'> | 'worked';
  /** It would be free as a weekend day anyhow; of an Eid's four such a one is what is given back. */
  readonly onWeekend: boolean;
};

const NAMES = { holiday: 'correction', 'working-day': 'worked' } as const;

/** The named days of years by one settings object: every page of somebody who keeps the calendar asks for two of them. */
const NAMED = new WeakMap<CalendarSettings, Map<number, readonly NamedDay[]>>();

/** The days of a Gregorian year that the calendar names, in order, corrections included. */
export function namedDays(year: number, settings: CalendarSettings): readonly NamedDay[] {
  const years = NAMED.get(settings) ?? new Map<number, readonly NamedDay[]>();
  const named = years.get(year) ?? namedAnew(year, settings);
  NAMED.set(settings, years.set(year, named));
  return named;
}

function namedAnew(year: number, settings: CalendarSettings): readonly NamedDay[] {
  const named = new Map<PlainDate, NamedDay['why']>();
  /** Of days that were entered together a holiday by law keeps its name, and a day that is worked on anyhow has none. */
  const isNamedBy = (fix: EnteredDays, on: PlainDate): boolean => {
    if (!isRange(fix)) return true;
    return fix.kind === 'holiday' ? !holidays.has(on) : holidays.has(on) || isWeekend(on, settings);
  };
  const holidays = holidaysAround(year, settings);
  for (const [on, why] of holidays) if (why !== 'weekend') named.set(on, why);
  for (const fix of settings.corrections.filter(isEntered)) {
    for (const on of daysEntered(fix)) if (isNamedBy(fix, on)) named.set(on, NAMES[fix.kind]);
  }
  return [...named]
    .filter(([on]) => yearOf(on) === year)
    .map(([on, why]) => ({ on, why, onWeekend: isWeekend(on, settings) }))
    .toSorted((one, other) => (one.on < other.on ? -1 : 1));
}

/** The first day of an Eid holiday by the Umm al-Qura table, whatever was announced; undefined outside the table. */
export function eidByTable(kind: 'eid-fitr' | 'eid-adha', hijriYear: number): PlainDate | undefined {
  const bare = { ...DEFAULT_CALENDAR, corrections: [] };
  return eidsOf(hijriYear, bare).find(({ name }) => name === kind)?.days[0];
}
