// A date as a reporter types it, in three boxes of one of two calendars, exact or approximate: what it is when it is sealed, or
// what is wrong with it. The same for the page with script and the one without.
import { asciiDigits } from './characters.ts';
import { fromHijri, hijriMonthLength } from './hijri.ts';
import { dateOf, type PlainDate } from './plain-date.ts';

export type Calendar = 'gregorian' | 'hijri';

/** What stands in the boxes, as typed: digits of any script. */
export type TypedDate = {
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly calendar: Calendar;
  readonly certainty: 'exact' | 'approximate' | 'unknown';
};

/** Why the boxes hold no date; each has its sentence in the catalogue (i18n/date-faults.ts). */
export type DateFault =
  /** The year is one of the other calendar. */
  | 'otherCalendar'
  /** What stands in this box can't be a day, a month, a year. */
  | 'day'
  | 'month'
  | 'year'
  | 'early'
  | 'approximateYear'
  | 'approximateMonth'
  | 'incomplete'
  | 'impossible'
  | 'future';

/** Nothing, "I don't know", a date as it is sealed (PROTOCOL A10), or a fault. */
export type ReadDate =
  | { readonly kind: 'empty' | 'unknown' }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'fault'; readonly fault: DateFault };

/** Four digits of any script take eight code units; of what goes on behind them nothing is read, and it is no date. */
const MOST_UNITS = 9;
const MONTHS = 12;
/** No month of the calendar is longer. */
const LONGEST_MONTH: Readonly<Record<Calendar, number>> = { gregorian: 31, hijri: 30 };
/** No living person's report goes back further: 1318 H begins in 1900. */
export const FIRST_YEAR: Readonly<Record<Calendar, number>> = { gregorian: 1900, hijri: 1318 };
/** A year of so few digits is written short, or is a slip. */
const LEAST_YEAR = 1000;
/** Years that, written in one calendar, are meant in the other. */
const MEANT_IN: Readonly<Record<Calendar, readonly [number, number]>> = {
  gregorian: [1900, 2100],
  hijri: [1300, 1500],
};

type Boxes = Pick<TypedDate, 'day' | 'month' | 'year'>;

const boxesOf = ({ day, month, year }: TypedDate): Boxes => {
  const value = (text: string) => asciiDigits(text.trim().slice(0, MOST_UNITS));
  return { day: value(day), month: value(month), year: value(year) };
};

const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

const toDate = (calendar: Calendar, year: number, month: number, day: number): PlainDate | undefined =>
  calendar === 'hijri' ? fromHijri(year, month, day) : dateOf(year, month, day);

export const otherCalendarOf = (calendar: Calendar): Calendar => (calendar === 'hijri' ? 'gregorian' : 'hijri');

/** The calendar that the typed year must be meant in, where that isn't the one that is chosen. */
export const calendarMeant = (typed: TypedDate): Calendar | undefined => {
  const year = whole(boxesOf(typed).year);
  const other = otherCalendarOf(typed.calendar);
  const [first, last] = MEANT_IN[other];
  return typed.certainty !== 'unknown' && year !== undefined && year >= first && year <= last ? other : undefined;
};

/** The same boxes, read in the other calendar. */
export const inOtherCalendar = (typed: TypedDate): TypedDate => ({
  ...typed,
  calendar: otherCalendarOf(typed.calendar),
});

/** What can't stand in one of the boxes, whatever the others hold; an empty box is no such fault. */
const boxFault = (typed: TypedDate, { day, month, year }: Boxes): DateFault | undefined => {
  if (calendarMeant(typed) !== undefined) return 'otherCalendar';
  const isWithin = (text: string, last: number) => {
    const value = whole(text);
    return text === '' || (value !== undefined && value >= 1 && value <= last);
  };
  if (!isWithin(day, LONGEST_MONTH[typed.calendar])) return 'day';
  if (!isWithin(month, MONTHS)) return 'month';
  if (year === '') return undefined;
  const value = whole(year);
  if (value === undefined || value < LEAST_YEAR) return 'year';
  return value < FIRST_YEAR[typed.calendar] ? 'early' : undefined;
};

const gapFault = ({ certainty }: TypedDate, { day, month, year }: Boxes): DateFault | undefined => {
  if (certainty !== 'approximate') return day === '' || month === '' || year === '' ? 'incomplete' : undefined;
  if (year === '') return 'approximateYear';
  return day !== '' && month === '' ? 'approximateMonth' : undefined;
};

/** A Hijri month or year lies across Gregorian ones: it stands as its first and last day, so that it is told as it was typed. */
const hijriSpan = (year: number, month: number | undefined): string | undefined => {
  const last = month ?? MONTHS;
  const length = hijriMonthLength(year, last);
  const [from, to] = [fromHijri(year, month ?? 1, 1), length === undefined ? length : fromHijri(year, last, length)];
  return from === undefined || to === undefined ? undefined : `${from}/${to}`;
};

const approximate = (typed: TypedDate): string | undefined => {
  const boxes = boxesOf(typed);
  const [year, month, day] = [whole(boxes.year), whole(boxes.month), whole(boxes.day)];
  if (year === undefined || (day !== undefined && month === undefined)) return undefined;
  if (typed.calendar === 'hijri' && day === undefined) return hijriSpan(year, month);
  const date = toDate(typed.calendar, year, month ?? 1, day ?? 1);
  return date?.slice(0, day !== undefined ? 10 : month !== undefined ? 7 : 4);
};

/** The whole day that the boxes name, whatever else is said of it; undefined where one is missing or wrong. */
export const wholeDay = (typed: TypedDate): PlainDate | undefined => {
  const boxes = boxesOf(typed);
  const [year, month, day] = [whole(boxes.year), whole(boxes.month), whole(boxes.day)];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  return toDate(typed.calendar, year, month, day);
};

/** Reads what was typed; a date after `today` is a fault where today is known. */
export const readTypedDate = (typed: TypedDate, today: PlainDate | undefined): ReadDate => {
  if (typed.certainty === 'unknown') return { kind: 'unknown' };
  const boxes = boxesOf(typed);
  const isEmpty = boxes.day === '' && boxes.month === '' && boxes.year === '';
  // *Approximate* is chosen on purpose; *Exact* stands there from the beginning.
  if (isEmpty && typed.certainty !== 'approximate') return { kind: 'empty' };
  const fault = boxFault(typed, boxes) ?? gapFault(typed, boxes);
  if (fault !== undefined) return { kind: 'fault', fault };
  const about = typed.certainty === 'approximate';
  const text = about ? approximate(typed) : wholeDay(typed);
  if (text === undefined) return { kind: 'fault', fault: 'impossible' };
  const [from = ''] = text.split('/');
  if (today !== undefined && from > today.slice(0, from.length)) return { kind: 'fault', fault: 'future' };
  return { kind: 'date', text: about ? `~${text}` : text };
};

/**
 * Whether a date as it is sealed lies before another for certain: its last possible day before the other's first. Something that
 * was learned of before it happened is asked about, and refused by nobody.
 */
export const isCertainlyBefore = (earlier: string, later: string): boolean => {
  const [from = '', to = from] = earlier.replace('~', '').split('/');
  const [first = ''] = later.replace('~', '').split('/');
  // A year or a month alone lasts as long as anything that begins with it.
  return to !== '' && to < first.slice(0, to.length);
};
