// How many free days a calendar may have: an edit that makes more is refused, so that nobody can move due days away, nor keep
// people from being reminded, by calling days free (PROTOCOL B56). What stands in older records is never refused; clocks answer
// by it as far as it goes (deadlines.ts).
import { type CalendarSettings, dayOfCorrection, MOST_DAYS_TOGETHER } from '../policy/calendar.ts';
import { type Calendar, calendarOf, daysEntered, isEntered, isRange } from './calendar.ts';
import { addDays, daysBetween, type PlainDate, plainDate } from './plain-date.ts';

/** Friday and Saturday with one day more: domain.md §4.1 knows no longer weekend. */
export const MOST_WEEKEND_DAYS = 3;
/** The days that are looked at together: longer than any clock of calendar days but those of months. */
export const SPAN_DAYS = 60;
/** A third of them. A weekend of three days, an Eid and what is given back for it leave more. */
export const LEAST_WORKING_DAYS = 20;
/**
 * Free days in a row, for whatever reason: two working weeks and the weekends around them. An Eid and what is given back for it lie in a
 * row of six beside a weekend of two days and of eleven beside one of three; a royal order that gives every day from the weekend
 * before to the weekend after makes 16 and 17, and 18 where a Founding Day is given behind it.
 */
export const MOST_FREE_IN_A_ROW = MOST_DAYS_TOGETHER;
/**
 * Days that somebody called free by hand, among so many as are looked at together: two working weeks. What civil servants have around
 * an Eid beyond the law's four days (25 Ramadan to 5 Shawwal, 5 to 15 Dhu al-Hijjah) is seven at most.
 */
export const MOST_ENTERED_DAYS = 10;

/** What a change would break: days to work on, days free in a row, days called free by hand. */
export type BrokenBound = 'too-few-days' | 'long-row' | 'many-entered';

const daysAround = (day: PlainDate): readonly PlainDate[] =>
  Array.from({ length: 2 * SPAN_DAYS - 1 }, (_, at) => addDays(day, at - SPAN_DAYS + 1));

/** Whether sixty days in a row among these leave too few. */
const isThin = (calendar: Calendar, days: readonly PlainDate[]): boolean => {
  const works = days.map((day) => (calendar(day) === undefined ? 1 : 0));
  let working = 0;
  return works.some((here, at) => {
    working += here - (works[at - SPAN_DAYS] ?? 0);
    return at >= SPAN_DAYS - 1 && working < LEAST_WORKING_DAYS;
  });
};

/** The days about which a change can leave too few: its own, and those that somebody called free. */
const daysOf = ({ corrections }: CalendarSettings): readonly PlainDate[] =>
  corrections.flatMap((one) => (isEntered(one) ? daysEntered(one) : [plainDate(dayOfCorrection(one))]));

const unlike = (before: CalendarSettings, after: CalendarSettings): readonly PlainDate[] => {
  const [had, has] = [daysOf(before), daysOf(after)];
  const changed = [...has.filter((day) => !had.includes(day)), ...had.filter((day) => !has.includes(day))];
  return changed.length > 0 ? changed : has;
};

type Was = { readonly was: Calendar; readonly is: Calendar };

const takes = ({ was, is }: Was, day: PlainDate): boolean => was(day) === undefined && is(day) !== undefined;

/** Whether a day that a change makes free lies among more free days in a row than may be. */
const makesLongRow = (change: Was, days: readonly PlainDate[]): boolean => {
  let row: readonly PlainDate[] = [];
  return days.some((day) => {
    row = change.is(day) === undefined ? [] : [...row, day];
    return row.length > MOST_FREE_IN_A_ROW && row.some((one) => takes(change, one));
  });
};

/** The days called free by hand; of a range those that aren't so anyhow. */
const entered = (settings: CalendarSettings): readonly PlainDate[] =>
  settings.corrections
    .filter(isEntered)
    .filter(({ kind }) => kind === 'holiday')
    .flatMap((one) => daysEntered(one).filter((day) => !isRange(one) || calendarOf(settings)(day) === 'correction'))
    .toSorted();

/** Whether a day that is newly called free is one of too many that were so by hand. */
const entersTooMany = (change: Was, before: CalendarSettings, after: CalendarSettings): boolean => {
  const [had, has] = [entered(before), entered(after)];
  const added = has.filter((day) => !had.includes(day) && takes(change, day));
  return has.some((first, at) => {
    const last = has[at + MOST_ENTERED_DAYS];
    if (last === undefined || daysBetween(first, last) >= SPAN_DAYS) return false;
    return added.some((day) => first <= day && day <= last);
  });
};

/**
 * The bound that a change would break by taking working days away. One that only gives some back is good even where that isn't enough
 * yet: a calendar that went wrong is mended step by step.
 */
export const boundBroken = (before: CalendarSettings, after: CalendarSettings): BrokenBound | undefined => {
  const change = { was: calendarOf(before), is: calendarOf(after) };
  const around = unlike(before, after)
    .map(daysAround)
    .filter((days) => days.some((day) => takes(change, day)));
  if (around.some((days) => isThin(change.is, days))) return 'too-few-days';
  if (around.some((days) => makesLongRow(change, days))) return 'long-row';
  return entersTooMany(change, before, after) ? 'many-entered' : undefined;
};
