// One object for one calendar: what is worked out from a calendar (its holidays, its working days, the marks of desks) is found by the
// object again, so that two readings of the same settings must give the same one. Known by the whole text; nothing can be outdated.
import type { CalendarSettings } from '../policy/calendar.ts';

const known = new Map<string, CalendarSettings>();
/** The present calendar, and those before and after its last changes. */
const KEPT_CALENDARS = 16;

/** The object by which this calendar was known before; this one where it is new. */
export const oneCalendar = (calendar: CalendarSettings): CalendarSettings => {
  const text = JSON.stringify(calendar);
  const before = known.get(text);
  if (before !== undefined) return before;
  const [oldest] = known.size >= KEPT_CALENDARS ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
  known.set(text, calendar);
  return calendar;
};
