// By which calendar mornings are counted, those of the digest and of reminders: the association's as it stood when its people were
// last told, so that a change of the calendar puts off no mail before it was told of itself; and without days called free by hand
// where too many in a row would keep everybody silent (PROTOCOL B56). Due days are reckoned elsewhere, by the calendar as it stands.
import type { CalendarCorrection, CalendarSettings } from '../policy/calendar.ts';
import { calendarOf, daysEntered, isEntered } from './calendar.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** After so many free days in a row a day that is free by hand alone has a morning: as long as an acknowledgement may take. */
export const LONGEST_SILENCE_DAYS = 10;

/** A calendar that stood until it was changed on a day. */
export type FormerCalendar = { readonly until: PlainDate; readonly calendar: CalendarSettings };

/**
 * The calendar as it stood when a day began: before the first of its changes of that day or later. `changes` in the order in which
 * they were made, `now` what stands behind them all.
 */
export const calendarAtStartOf = (
  day: PlainDate,
  changes: readonly FormerCalendar[],
  now: CalendarSettings,
): CalendarSettings => changes.find(({ until }) => until >= day)?.calendar ?? now;

/** Whether a day comes behind as many free days in a row as may pass without a morning. */
const isBehindSilence = (day: PlainDate, settings: CalendarSettings): boolean => {
  const isFree = calendarOf(settings);
  return Array.from({ length: LONGEST_SILENCE_DAYS }, (_, at) => addDays(day, -at - 1)).every(
    (before) => isFree(before) !== undefined,
  );
};

/** What of a correction mornings follow: of days called free by hand those that don't lie too deep in a row of free days. */
const heardOf = (one: CalendarCorrection, settings: CalendarSettings) => {
  const days = isEntered(one) && one.kind === 'holiday' ? daysEntered(one) : [];
  const left = days.filter((day) => !isBehindSilence(day, settings));
  const isWhole = left.length === days.length;
  return { isWhole, corrections: isWhole ? [one] : left.map((on) => ({ kind: 'holiday', on }) as const) };
};

const KNOWN = new WeakMap<CalendarSettings, CalendarSettings>();

/** The calendar of mornings: these settings without the days called free by hand that lie too deep in a row of free days. */
export const morningsOf = (settings: CalendarSettings): CalendarSettings => {
  const known = KNOWN.get(settings);
  if (known !== undefined) return known;
  const heard = settings.corrections.map((one) => heardOf(one, settings));
  const mornings = heard.every(({ isWhole }) => isWhole)
    ? settings
    : { ...settings, corrections: heard.flatMap(({ corrections }) => corrections) };
  KNOWN.set(settings, mornings);
  return mornings;
};
