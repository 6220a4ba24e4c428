// A date as a reporter types it, in three boxes of one of two calendars, exact or approximate: what it is when it is sealed, or
// what is wrong with it. The same for the page with script and the one without.
import { asciiDigits } from './characters.ts';
import { fromHijri } from './hijri.ts';
import { dateOf, type PlainDate } from './plain-date.ts';

/** What stands in the boxes, as typed: digits of any script. */
export type TypedDate = {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly calendar: 'gregorian' | 'hijri';
  readonly certainty: 'exact' | 'approximate' | 'unknown';
};

/** Why the boxes hold no date; each has its sentence in the catalogue. */
export type DateFault = 'approximateYear' | 'incomplete' | 'impossible' | 'future';

/** Nothing, "I don't know", a date as it is sealed (PROTOCOL A10), or a fault. */
export type ReadDate =
  | { readonly kind: 'empty' | 'unknown' }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: DateFault };

/** The middle of a Hijri year and month stand for them where the day isn't told. */
const MIDDLE_MONTH = 7;
const MIDDLE_DAY = 15;

/** Four digits of any script take eight code units; of what goes on behind them nothing is read, and it is no date. */
const MOST_UNITS = 9;

type Boxes = Pick<TypedDate, 'day' | 'month' | 'year'>;

const boxesOf = ({ day, month, year }: TypedDate): Boxes => {
  const value = (text: string) => asciiDigits(text.trim().slice(0, MOST_UNITS));
  return { day: value(day), month: value(month), year: value(year) };
};

const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

const toDate = (hijri: boolean, year: number, month: number, day: number): PlainDate | undefined =>
  hijri ? fromHijri(year, month, day) : dateOf(year, month, day);

const approximate = (hijri: boolean, typed: Boxes): string | undefined => {
  const [year, month, day] = [whole(typed.year), whole(typed.month), whole(typed.day)];
  if (year === undefined || (typed.day !== '' && typed.month === '')) return undefined;
  if ((typed.month !== '' && month === undefined) || (typed.day !== '' && day === undefined)) return undefined;
  const date = hijri
    ? fromHijri(year, month ?? MIDDLE_MONTH, day ?? (month === undefined ? 1 : MIDDLE_DAY))
    : dateOf(year, month ?? 1, day ?? 1);
  return date?.slice(0, day !== undefined ? 10 : month !== undefined ? 7 : 4);
};

/** The whole day that the boxes name, whatever else is said of it; undefined where one is missing or wrong. */
export const wholeDay = (typed: TypedDate): PlainDate | undefined => {
  const boxes = boxesOf(typed);
  const [year, month, day] = [whole(boxes.year), whole(boxes.month), whole(boxes.day)];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return toDate(typed.calendar === 'hijri', year, month, day);
};

/** Reads what was typed; a date after `today` is a fault where today is known. */
export const readTypedDate = (typed: TypedDate, today: PlainDate | undefined): ReadDate => {
  if (typed.certainty === 'unknown') return { kind: 'unknown' };
  const boxes = boxesOf(typed);
  if (boxes.day === '' && boxes.month === '' && boxes.year === '') return { kind: 'empty' };
  const about = typed.certainty === 'approximate';
  if (about && boxes.year === '') return { kind: 'fault', fault: 'approximateYear' };
  if (!about && (boxes.day === '' || boxes.month === '' || boxes.year === ''))
    return { kind: 'fault', fault: 'incomplete' };
  const text = about ? approximate(typed.calendar === 'hijri', boxes) : wholeDay(typed);
  if (text === undefined) return { kind: 'fault', fault: 'impossible' };
  if (today !== undefined && text > today.slice(0, text.length)) return { kind: 'fault', fault: 'future' };
  return { kind: 'date', text: about ? `~${text}` : text };
};
