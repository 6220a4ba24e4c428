// How a report's answers read: dates in both calendars, by the form in which they are sealed (PROTOCOL A10).
import { toHijri } from '../domain/hijri.ts';
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

/**
 * The words of a sealed date: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, Gregorian, with `~` before it where it is approximate.
 * Anything else is given back as it is.
 */
export const dateAnswer = (lang: Lang, text: string): string => {
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
