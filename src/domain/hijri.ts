// Umm al-Qura dates from a table of month lengths, so that every browser and server agrees, whatever its ICU says.
// A Hijri date is that of the civil day in Riyadh (from midnight); outside 1300–1600 H there is no answer, never a guess.
import { HIJRI_FIRST_DAY, HIJRI_FIRST_YEAR, HIJRI_YEARS } from './hijri-months.ts';
import { epochDay, fromEpochDay, type PlainDate, plainDate } from './plain-date.ts';

export type HijriDate = { readonly year: number; readonly month: number; readonly day: number };

const FIRST_EPOCH_DAY = epochDay(plainDate(HIJRI_FIRST_DAY));
const MONTHS = 12;
/** Three hexadecimal digits a year; the highest bit is Muharram, a set bit is a month of 30 days. */
const DIGITS_PER_YEAR = 3;

const YEARS = HIJRI_YEARS.length / DIGITS_PER_YEAR;
/** The last Hijri year of the table. */
export const LAST_HIJRI_YEAR = HIJRI_FIRST_YEAR + YEARS - 1;
export const FIRST_HIJRI_YEAR = HIJRI_FIRST_YEAR;

/** Days from the table's beginning to the beginning of each of its months, and to its end. */
const STARTS: readonly number[] = (() => {
  const starts = [0];
  for (let at = 0; at < YEARS; at++) {
    const bits = Number.parseInt(HIJRI_YEARS.slice(at * DIGITS_PER_YEAR, (at + 1) * DIGITS_PER_YEAR), 16);
    for (let month = 0; month < MONTHS; month++) {
      const length = (bits & (1 << (MONTHS - 1 - month))) === 0 ? 29 : 30;
      starts.push((starts.at(-1) ?? 0) + length);
    }
  }
  return starts;
})();

/** The index of the last month that begins on or before a day of the table. */
function monthAt(day: number): number {
  let [low, high] = [0, STARTS.length - 2];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((STARTS[middle] ?? 0) <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The Umm al-Qura date of a day; `undefined` outside 1300–1600 H. */
export function toHijri(date: PlainDate): HijriDate | undefined {
  const day = epochDay(date) - FIRST_EPOCH_DAY;
  if (day < 0 || day >= (STARTS.at(-1) ?? 0)) return undefined;
  const index = monthAt(day);
  return {
    year: HIJRI_FIRST_YEAR + Math.floor(index / MONTHS),
    month: (index % MONTHS) + 1,
    day: day - (STARTS[index] ?? 0) + 1,
  };
}

/** The length of a Hijri month, 29 or 30; `undefined` outside the table. */
export function hijriMonthLength(year: number, month: number): number | undefined {
  if (!Number.isInteger(year) || !Number.isInteger(month) || month < 1 || month > MONTHS) return undefined;
  const index = (year - HIJRI_FIRST_YEAR) * MONTHS + month - 1;
  const [start, end] = [STARTS[index], STARTS[index + 1]];
  return start === undefined || end === undefined ? undefined : end - start;
}

/** The civil day of a Hijri date; `undefined` for a day that the month doesn't have, or a year outside the table. */
export function fromHijri(year: number, month: number, day: number): PlainDate | undefined {
  const length = hijriMonthLength(year, month);
  if (length === undefined || !Number.isInteger(day) || day < 1 || day > length) return undefined;
  const start = STARTS[(year - HIJRI_FIRST_YEAR) * MONTHS + month - 1];
  return start === undefined ? undefined : fromEpochDay(FIRST_EPOCH_DAY + start + day - 1);
}
