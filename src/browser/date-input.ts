// A date in three boxes, Hijri or Gregorian: reads it, says what is wrong with it, and shows the other calendar beside.
import { fromHijri } from '../domain/hijri.ts';
import { dateOf, type PlainDate } from '../domain/plain-date.ts';
import { dateAnswer } from '../i18n/answers.ts';
import { formatIn } from '../i18n/dates.ts';
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';
import { asciiDigits } from './characters.ts';
import { byId, inputById } from './dom.ts';

/** What stands in the boxes: nothing, "I don't know", a date as it is sealed (PROTOCOL A10), or a fault in words. */
export type ReadDate =
  | { readonly kind: 'empty' | 'unknown' }
  | { readonly kind: 'date'; readonly text: string }
  | { readonly kind: 'fault'; readonly text: string };

/** The middle of a Hijri year and month stand for them where the day isn't told. */
const MIDDLE_MONTH = 7;
const MIDDLE_DAY = 15;

type Boxes = { readonly day: string; readonly month: string; readonly year: string };

const boxes = (id: string): Boxes => {
  const value = (part: string) => asciiDigits(inputById(`${id}-${part}`).value.trim());
  return { day: value('day'), month: value('month'), year: value('year') };
};

const isChecked = (id: string): boolean => {
  const input = document.getElementById(id);
  return input instanceof HTMLInputElement && input.checked;
};

const isHijri = (id: string): boolean => isChecked(`${id}-hijri`);

const whole = (text: string): number | undefined => (/^\d{1,4}$/.test(text) ? Number(text) : undefined);

const toDate = (hijri: boolean, year: number, month: number, day: number): PlainDate | undefined =>
  hijri ? fromHijri(year, month, day) : dateOf(year, month, day);

const approximate = (hijri: boolean, typed: Boxes): string | undefined => {
  const [year, month, day] = [whole(typed.year), whole(typed.month), whole(typed.day)];
  if (year === undefined || (typed.day !== '' && typed.month === '')) return undefined;
  if ((typed.month !== '' && month === undefined) || (typed.day !== '' && day === undefined)) return undefined;
  if (hijri) {
    const date = fromHijri(year, month ?? MIDDLE_MONTH, day ?? (month === undefined ? 1 : MIDDLE_DAY));
    return date?.slice(0, day !== undefined ? 10 : month !== undefined ? 7 : 4);
  }
  const date = dateOf(year, month ?? 1, day ?? 1);
  return date?.slice(0, day !== undefined ? 10 : month !== undefined ? 7 : 4);
};

/** Reads the date input `id`; a date after `today` is a fault. */
export const readDate = (id: string, lang: Lang, today: PlainDate | undefined): ReadDate => {
  const t = shared(lang).date;
  if (isChecked(`${id}-unknown`)) return { kind: 'unknown' };
  const typed = boxes(id);
  if (typed.day === '' && typed.month === '' && typed.year === '') return { kind: 'empty' };
  const about = isChecked(`${id}-approximate`);
  if (about && typed.year === '') return { kind: 'fault', text: t.approximateYear };
  if (!about && (typed.day === '' || typed.month === '' || typed.year === ''))
    return { kind: 'fault', text: t.incomplete };
  const text = about
    ? approximate(isHijri(id), typed)
    : toDate(isHijri(id), whole(typed.year) ?? 0, whole(typed.month) ?? 0, whole(typed.day) ?? 0);
  if (text === undefined) return { kind: 'fault', text: t.impossible };
  if (today !== undefined && text > today.slice(0, text.length)) return { kind: 'fault', text: t.future };
  return { kind: 'date', text: about ? `~${text}` : text };
};

const describe = (id: string, lang: Lang): string => {
  const read = readDate(id, lang, undefined);
  if (read.kind !== 'date') return '';
  const typed = boxes(id);
  const whole =
    typed.day !== '' ? toDate(isHijri(id), Number(typed.year), Number(typed.month), Number(typed.day)) : undefined;
  if (whole === undefined) return dateAnswer(lang, read.text);
  const other = formatIn(lang, isHijri(id) ? 'gregorian' : 'hijri', whole);
  return other === undefined ? '' : shared(lang).date.corresponding(other);
};

/** Keeps the other calendar's date beside the boxes, and hides them where the date isn't known. */
export const watchDate = (id: string, lang: Lang): void => {
  const group = byId(id);
  const area = group.querySelector<HTMLElement>('[data-date]');
  const tell = () => {
    if (area !== null) area.hidden = isChecked(`${id}-unknown`);
    byId(`${id}-other`).textContent = describe(id, lang);
  };
  group.addEventListener('input', tell);
  group.addEventListener('change', tell);
};

/** Empties the boxes and goes back to "exact". */
export const clearDate = (id: string): void => {
  for (const part of ['day', 'month', 'year']) inputById(`${id}-${part}`).value = '';
  const exact = document.getElementById(`${id}-exact`);
  if (exact instanceof HTMLInputElement) exact.checked = true;
  byId(`${id}-other`).textContent = '';
};
