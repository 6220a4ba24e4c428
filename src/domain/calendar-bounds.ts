// How many working days a calendar must leave: an edit that leaves fewer is refused, so that nobody can move due days away by
// calling days free. What stands in older records is never refused; clocks answer by it as far as it goes (deadlines.ts).
import type { CalendarSettings } from '../policy/calendar.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';

/** Friday and Saturday with one day more: domain.md §4.1 knows no longer weekend. */
export const MOST_WEEKEND_DAYS = 3;
/** The days that are looked at together: longer than any clock of calendar days but those of months. */
export const SPAN_DAYS = 60;
/** A third of them. A weekend of three days, an Eid and what is given back for it leave more. */
export const LEAST_WORKING_DAYS = 20;

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
const daysOf = ({ corrections }: CalendarSettings): readonly string[] =>
  corrections.map((one) => ('on' in one ? one.on : one.firstOn));

const unlike = (before: CalendarSettings, after: CalendarSettings): readonly PlainDate[] => {
  const [had, has] = [daysOf(before), daysOf(after)];
  const changed = [...has.filter((day) => !had.includes(day)), ...had.filter((day) => !has.includes(day))];
  return (changed.length > 0 ? changed : has).map(plainDate);
};

/**
 * Whether a change takes working days from sixty days that have too few of them then. One that only gives some back is good even where
 * that isn't enough yet: a calendar that went wrong is mended step by step.
 */
export const leavesTooFew = (before: CalendarSettings, after: CalendarSettings): boolean => {
  const [was, is] = [calendarOf(before), calendarOf(after)];
  return unlike(before, after).some((day) => {
    const days = daysAround(day);
    const takes = days.some((one) => was(one) === undefined && is(one) !== undefined);
    return takes && isThin(is, days);
  });
};
