// How and when a board approved something: what an administrator types of it, whether it is whole, and what in its dates is worth a
// question. Dates are civil days of their calendars, `YYYY-MM-DD`; an empty text is what nobody has said yet.
import * as v from 'valibot';
import type { Weekday } from '../policy/calendar.ts';
import { asciiDigits } from './characters.ts';
import { fromHijri } from './hijri.ts';
import { dateOf, type PlainDate, parsePlainDate, weekday } from './plain-date.ts';

export type Approval = {
  readonly meetingNo: string;
  readonly dateHijri: string;
  readonly dateGregorian: string;
  /** What it stands in, such as the minutes and their number, in both languages. */
  readonly document: { readonly ar: string; readonly en: string };
};

/** Longest text of it, in characters. */
export const MAX_APPROVAL = 600;

const Text = v.pipe(v.string(), v.maxLength(MAX_APPROVAL));

export const ApprovalShape = v.strictObject({
  meetingNo: Text,
  dateHijri: v.pipe(v.string(), v.regex(/^(?:\d{4}-\d{2}-\d{2})?$/)),
  dateGregorian: v.pipe(v.string(), v.regex(/^(?:\d{4}-\d{2}-\d{2})?$/)),
  document: v.strictObject({ ar: Text, en: Text }),
});

/** An approval of which nothing is known but a text in both languages. */
export const approvalOf = (document: Approval['document']): Approval => ({
  meetingNo: '',
  dateHijri: '',
  dateGregorian: '',
  document,
});

/** Three numbers, the year first or last, in digits of any script and with whatever stands between them. */
const PARTS = /^\s*(\d{1,4})\s*[-/.،٫\s]\s*(\d{1,2})\s*[-/.،٫\s]\s*(\d{1,4})\s*(?:هـ|ه|م|AH|AD|CE)?\s*$/iu;
const YEAR_DIGITS = 4;

type Boxes = { readonly year: number; readonly month: number; readonly day: number };

const boxesOf = (typed: string): Boxes | undefined => {
  const [, first = '', month = '', last = ''] = PARTS.exec(asciiDigits(typed)) ?? [];
  if ((first.length === YEAR_DIGITS) === (last.length === YEAR_DIGITS)) return undefined;
  const [year, day] = first.length === YEAR_DIGITS ? [first, last] : [last, first];
  return { year: Number(year), month: Number(month), day: Number(day) };
};

/** Boards of associations met in these years; a year of the other calendar lies outside. */
const YEARS = { gregorian: [1937, 2077], hijri: [1356, 1500] } as const;

const isWithin = ([first, last]: readonly [number, number], year: number): boolean => year >= first && year <= last;

const two = (n: number): string => String(n).padStart(2, '0');

/** A Gregorian day as it is stored, however it was typed; undefined where it is none. */
export const readGregorian = (typed: string): string | undefined => {
  const boxes = boxesOf(typed);
  if (boxes === undefined || !isWithin(YEARS.gregorian, boxes.year)) return undefined;
  return dateOf(boxes.year, boxes.month, boxes.day);
};

/** A Hijri day as it is stored, however it was typed; undefined where it is none. */
export const readHijri = (typed: string): string | undefined => {
  const boxes = boxesOf(typed);
  if (boxes === undefined || !isWithin(YEARS.hijri, boxes.year)) return undefined;
  const { year, month, day } = boxes;
  return fromHijri(year, month, day) === undefined ? undefined : `${year}-${two(month)}-${two(day)}`;
};

/** The civil day of a stored Hijri date. */
export const dayOfHijri = (stored: string): PlainDate | undefined => {
  const [year = 0, month = 0, day = 0] = stored.split('-').map(Number);
  return fromHijri(year, month, day);
};

/** Whether everything is there that makes an approval worth showing. */
export const isWhole = (approval: Approval | undefined): approval is Approval => {
  if (approval === undefined) return false;
  const { meetingNo, dateHijri, dateGregorian, document } = approval;
  const areDays = parsePlainDate(dateGregorian) !== undefined && dayOfHijri(dateHijri) !== undefined;
  return areDays && ![meetingNo, ...Object.values(document)].includes('');
};

/** What is worth a question in an approval; none of it forbids anything. */
export type ApprovalDoubt =
  | { readonly kind: 'incomplete' }
  | { readonly kind: 'weekend'; readonly on: PlainDate }
  | { readonly kind: 'dates-disagree'; readonly gregorian: PlainDate; readonly hijri: PlainDate }
  | { readonly kind: 'future'; readonly on: PlainDate };

/** A board on a free day, two dates of different days, or a meeting that hasn't been: asked about. */
export const approvalDoubts = (
  approval: Approval | undefined,
  weekend: readonly Weekday[],
  today: PlainDate,
): readonly ApprovalDoubt[] => {
  const gregorian = parsePlainDate(approval?.dateGregorian);
  const hijri = dayOfHijri(approval?.dateHijri ?? '');
  const on = gregorian ?? hijri;
  const disagree = gregorian !== undefined && hijri !== undefined && gregorian !== hijri;
  return [
    ...(isWhole(approval) ? [] : [{ kind: 'incomplete' } as const]),
    ...(on !== undefined && weekend.includes(weekday(on)) ? [{ kind: 'weekend', on } as const] : []),
    ...(disagree ? [{ kind: 'dates-disagree', gregorian, hijri } as const] : []),
    ...(on !== undefined && on > today ? [{ kind: 'future', on } as const] : []),
  ];
};
