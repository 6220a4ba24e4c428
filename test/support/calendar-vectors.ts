// The due days and holidays of the design as test vectors, and the two sets of settings that they are told for.
import { readFileSync } from 'node:fs';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';

type Vectors = {
  holidays: { name: 'eid-fitr' | 'eid-adha'; days: string[]; compAfter: string[] }[];
  workingDays: {
    id: string;
    referral: string;
    due_compAfter: string;
    due_noComp?: string;
    skipped_compAfter: string[];
    end_utc_exclusive?: string;
  }[];
  calendarDays: {
    id: string;
    start: string;
    n: number;
    due: string;
    rolled_compAfter: string;
    rolled_noComp: string;
    end_utc_exclusive: string;
  }[];
};
export const vectors: Vectors = JSON.parse(
  readFileSync(new URL('../domain/vectors/calendar-vectors.json', import.meta.url), 'utf8'),
);

export const AFTER = DEFAULT_CALENDAR;
export const NONE: CalendarSettings = { ...AFTER, compensation: 'none', nationalDays: 'not-moved' };
export const rolled = (settings: CalendarSettings): CalendarSettings => ({ ...settings, rollForward: true });
