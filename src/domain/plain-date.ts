// Civil dates of Riyadh as 'YYYY-MM-DD', and their arithmetic. Never reads a clock and never uses a machine's time zone.

declare const brand: unique symbol;
/** A Gregorian civil date `YYYY-MM-DD` that exists, in Asia/Riyadh. */
export type PlainDate = string & { readonly [brand]: 'plain-date' };

const DAY_MS = 86_400_000;
/** Riyadh keeps UTC+3 all year; it has had no daylight saving time since 1947. */
const RIYADH_OFFSET_MS = 3 * 3_600_000;
const PATTERN = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days that were met before, by their number and by their text: folds and calendars ask for the same few again and again. */
const TEXTS = new Map<number, PlainDate>();
const NUMBERS = new Map<string, number>();
/** More than thirty years of days. */
const KEPT_DAYS = 12_000;

function keepDay(day: number, text: PlainDate): PlainDate {
  if (TEXTS.size >= KEPT_DAYS) {
    TEXTS.clear();
    NUMBERS.clear();
  }
  TEXTS.set(day, text);
  NUMBERS.set(text, day);
  return text;
}

function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false;
  if (NUMBERS.has(text)) return true;
  if (!PATTERN.test(text)) return false;
  const instant = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(text);
}

/** The date that a text is, or `undefined` where there is no such day. */
export const parsePlainDate = (text: unknown): PlainDate | undefined => (isPlainDate(text) ? text : undefined);

/** The date that a text must be; throws where it isn't one, which is a bug of the caller. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError('not a date');
  return text;
}

/** Days since 1970-01-01. */
export const epochDay = (date: PlainDate): number => NUMBERS.get(date) ?? Date.parse(`${date}T00:00:00Z`) / DAY_MS;

/** The date so many days after 1970-01-01; throws beyond the years 0000 to 9999. */
export function fromEpochDay(day: number): PlainDate {
  const known = TEXTS.get(day);
  if (known !== undefined) return known;
  const text = new Date(day * DAY_MS).toISOString().slice(0, 10);
  // What an instant is written as exists; only years of more digits look otherwise.
  if (!PATTERN.test(text)) throw new RangeError('not a date');
  return keepDay(day, text as PlainDate);
}

/** The civil date in Riyadh at an instant: it changes at 21:00 UTC. */
export const riyadhDate = (now: Date): PlainDate =>
  plainDate(new Date(now.getTime() + RIYADH_OFFSET_MS).toISOString().slice(0, 10));

export const addDays = (date: PlainDate, days: number): PlainDate => fromEpochDay(epochDay(date) + days);

export const daysBetween = (from: PlainDate, to: PlainDate): number => epochDay(to) - epochDay(from);

/** 0 Sunday … 6 Saturday. */
export function weekday(date: PlainDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 {
  const days = [0, 1, 2, 3, 4, 5, 6] as const;
  // 1970-01-01 was a Thursday; the second modulo keeps earlier days positive.
  return days[(((epochDay(date) + 4) % 7) + 7) % 7] ?? 0;
}

export const yearOf = (date: PlainDate): number => Number(date.slice(0, 4));

/** The date of year, month (1–12) and day; `undefined` where there is no such day. */
export function dateOf(year: number, month: number, day: number): PlainDate | undefined {
  const two = (n: number) => String(n).padStart(2, '0');
  return parsePlainDate(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`);
}

/** The same day number so many months on, clamped to the month's last day: 30 November + 3 = 28 February. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  const index = yearOf(date) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, month] = [Math.floor(index / 12), (index % 12) + 1];
  for (let day = Number(date.slice(8, 10)); day > 0; day--) {
    const found = dateOf(year, month, day);
    if (found !== undefined) return found;
  }
  throw new RangeError('a month beyond the calendar');
}

/** The later of two dates. */
export const laterOf = (a: PlainDate, b: PlainDate): PlainDate => (a >= b ? a : b);
