// How a report's answers read: dates in both calendars, by the form in which they are sealed (PROTOCOL A10).
import { hijriMonthLength, toHijri } from '../domain/hijri.ts';
import { dateOf, type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { digits, formatDate, GREGORIAN_MONTHS, HIJRI_MONTHS } from './dates.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

const lastDay = (year: number, month: number): PlainDate | undefined =>
  [31, 30, 29, 28].map((day) => dateOf(year, month, day)).find((date) => date !== undefined);

/** The Hijri months or years between two days, written once where they are the same. */
const hijriSpan = (lang: Lang, from: PlainDate | undefined, to: PlainDate | undefined, months: boolean): string => {
  const first = from === undefined ? undefined : toHijri(from);
  const last = to === undefined ? undefined : toHijri(to);
  if (first === undefined || last === undefined) return '';
  const word = ({ year, month }: { year: number; month: number }) =>
    months ? `${HIJRI_MONTHS[lang][month - 1] ?? ''} ${digits(lang, String(year))}` : digits(lang, String(year));
  const era = lang === 'ar' ? ' هـ' : ' AH';
  const span = word(first) === word(last) ? word(first) : `${word(first)} – ${word(last)}`;
  return ` (${span}${era})`;
};

const monthOf = (date: PlainDate) => ({ year: date.slice(0, 4), month: Number(date.slice(5, 7)) });

/** The Gregorian months from one day to another, the year once where it is the same. */
const gregorianMonths = (lang: Lang, from: PlainDate, to: PlainDate): string => {
  const [first, last] = [monthOf(from), monthOf(to)];
  const name = ({ month }: typeof first) => GREGORIAN_MONTHS[lang][month - 1] ?? '';
  const year = ({ year: written }: typeof first) => digits(lang, written);
  if (first.year !== last.year) return `${name(first)} ${year(first)} – ${name(last)} ${year(last)}`;
  return first.month === last.month ? `${name(first)} ${year(first)}` : `${name(first)} – ${name(last)} ${year(first)}`;
};

const gregorianYears = (lang: Lang, from: PlainDate, to: PlainDate): string => {
  const [first, last] = [monthOf(from).year, monthOf(to).year];
  return first === last ? digits(lang, first) : `${digits(lang, first)} – ${digits(lang, last)}`;
};

/** A Hijri month or year that was told without its day, from its first and last day; undefined for any other span. */
const hijriAnswer = (lang: Lang, text: string): string | undefined => {
  const [, first, last] = /^~(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/.exec(text) ?? [];
  const [from, to] = [parsePlainDate(first), parsePlainDate(last)];
  if (from === undefined || to === undefined) return undefined;
  const [start, end] = [toHijri(from), toHijri(to)];
  if (start === undefined || end === undefined || start.year !== end.year || start.day !== 1) return undefined;
  if (end.day !== hijriMonthLength(end.year, end.month)) return undefined;
  const { date } = shared(lang);
  const year = digits(lang, String(start.year));
  const [hijri, western] = lang === 'ar' ? [' هـ', ' م'] : [' AH', ''];
  if (start.month === end.month) {
    const month = HIJRI_MONTHS[lang][start.month - 1] ?? '';
    return date.approximateHijri(`${month} ${year}${hijri}`, `${gregorianMonths(lang, from, to)}${western}`);
  }
  if (start.month !== 1 || end.month !== 12) return undefined;
  return date.approximateHijri(`${year}${hijri}`, `${gregorianYears(lang, from, to)}${western}`);
};

/**
 * The words of a sealed date (PROTOCOL A10): `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, Gregorian, with `~` before it where it is
 * approximate, or the first and last day of a Hijri month or year. Anything else is given back as it is.
 */
export const dateAnswer = (lang: Lang, text: string): string => {
  const hijri = hijriAnswer(lang, text);
  if (hijri !== undefined) return hijri;
  const match = /^(~?)(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  if (match === null) return text;
  const exact = parsePlainDate(text.replace('~', ''));
  const year = Number(match[2]);
  const month = match[3] === undefined ? undefined : Number(match[3]);
  const era = lang === 'ar' ? ' م' : '';
  const written = digits(lang, String(year));
  const words =
    exact !== undefined
      ? formatDate(lang, exact)
      : month !== undefined
        ? `${GREGORIAN_MONTHS[lang][month - 1] ?? ''} ${written}${era}${hijriSpan(lang, dateOf(year, month, 1), lastDay(year, month), true)}`
        : `${written}${era}${hijriSpan(lang, dateOf(year, 1, 1), dateOf(year, 12, 31), false)}`;
  return match[1] === '~' ? shared(lang).date.approximately(words) : words;
};
