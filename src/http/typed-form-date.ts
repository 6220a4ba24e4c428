// The three boxes of a date input as a plain form carries them (views/components/date-input.tsx), and what stands in them when they
// are first shown.
import { toHijri } from '../domain/hijri.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { readTypedDate, type TypedDate, wholeDay } from '../domain/typed-date.ts';
import { dateFaultWords } from '../i18n/date-faults.ts';
import type { Lang } from '../i18n/locale.ts';
import type { Form } from './admin/form.ts';

const usual = (lang: Lang): TypedDate['calendar'] => (lang === 'ar' ? 'hijri' : 'gregorian');

/** What was typed into the date input `id`. */
export const typedDateIn = (form: Form, id: string, lang: Lang): TypedDate => {
  const part = (name: string) => form.one(`${id}-${name}`);
  const calendar = part('calendar');
  return {
    ...{ day: part('day'), month: part('month'), year: part('year') },
    calendar: calendar === 'hijri' || calendar === 'gregorian' ? calendar : usual(lang),
    certainty: 'exact',
  };
};

/** A day as it would have been typed, in the calendar that the language is used to; empty boxes without one. */
export const typedDateOf = (day: PlainDate | undefined, lang: Lang): TypedDate => {
  const calendar = usual(lang);
  const hijri = day === undefined ? undefined : toHijri(day);
  const [year = '', month = '', date = ''] =
    calendar === 'hijri' && hijri !== undefined
      ? [hijri.year, hijri.month, hijri.day].map(String)
      : (day?.split('-').map((part) => String(Number(part))) ?? []);
  return { day: date, month, year, calendar, certainty: 'exact' };
};

/** The day that was typed, or the sentence about what is wrong with it; `missing` where nothing was. */
export const dayTyped = (
  typed: TypedDate,
  lang: Lang,
  missing: string,
): { readonly ok: true; readonly day: PlainDate } | { readonly ok: false; readonly words: string } => {
  const read = readTypedDate(typed, undefined);
  if (read.kind === 'fault') return { ok: false, words: dateFaultWords(lang, read.fault, typed, true) };
  const day = wholeDay(typed);
  return read.kind === 'date' && day !== undefined ? { ok: true, day } : { ok: false, words: missing };
};

/** The same where a day needn't be typed; none where nothing was. */
export const anyDayTyped = (
  typed: TypedDate,
  lang: Lang,
): { readonly ok: true; readonly day: PlainDate | undefined } | { readonly ok: false; readonly words: string } =>
  readTypedDate(typed, undefined).kind === 'empty' ? { ok: true, day: undefined } : dayTyped(typed, lang, '');
