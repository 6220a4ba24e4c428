// Dates in both calendars and numbers, in words of our own: browsers' ICU data differ, and some format Umm al-Qura dates
// wrongly. A date comes in as Riyadh's civil day; no time zone and no clock here.
import { toHijri } from '../domain/hijri.ts';
import { type PlainDate, weekday } from '../domain/plain-date.ts';
import type { Lang } from './locale.ts';

const WEEKDAYS: Readonly<Record<Lang, readonly string[]>> = {
  ar: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
};

/** A day of the week by its number, 0 Sunday … 6 Saturday. */
export const weekdayName = (lang: Lang, day: number): string => WEEKDAYS[lang][day] ?? '';

/** The Gregorian months, January first, for lists to choose from. */
export const GREGORIAN_MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  ar: ['يناير', 'فبراير', 'مارس', 'أبريل', 'مايو', 'يونيو', 'يوليو', 'أغسطس', 'سبتمبر', 'أكتوبر', 'نوفمبر', 'ديسمبر'],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};

/** The Hijri months, Muharram first, for lists to choose from. */
export const HIJRI_MONTHS: Readonly<Record<Lang, readonly string[]>> = {
  ar: [
    'محرم',
    'صفر',
    'ربيع الأول',
    'ربيع الآخر',
    'جمادى الأولى',
    'جمادى الآخرة',
    'رجب',
    'شعبان',
    'رمضان',
    'شوال',
    'ذو القعدة',
    'ذو الحجة',
  ],
  en: [
    'Muharram',
    'Safar',
    'Rabi I',
    'Rabi II',
    'Jumada I',
    'Jumada II',
    'Rajab',
    'Shaʻban',
    'Ramadan',
    'Shawwal',
    'Dhuʻl-Qiʻdah',
    'Dhuʻl-Hijjah',
  ],
};

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩';

/** Western digits as the language writes them; everything else stays. */
export const digits = (lang: Lang, text: string): string =>
  lang === 'ar' ? text.replace(/[0-9]/g, (digit) => ARABIC_DIGITS[Number(digit)] ?? digit) : text;

/** A whole number as the language writes it, thousands grouped: ٢٠٬٠٠٠ and 20,000. */
export const number = (lang: Lang, n: number): string =>
  digits(lang, String(n).replace(/\B(?=(\d{3})+(?!\d))/g, lang === 'ar' ? '٬' : ','));

type Calendar = 'gregorian' | 'hijri';
type Part = { readonly day: number; readonly month: number; readonly year: number };

const plain = (lang: Lang, calendar: Calendar, { day, month, year }: Part): string => {
  const name = (calendar === 'hijri' ? HIJRI_MONTHS : GREGORIAN_MONTHS)[lang][month - 1] ?? '';
  return `${digits(lang, String(day))} ${name} ${digits(lang, String(year))}`;
};

const gregorian = (date: PlainDate): Part => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8, 10)),
});

/**
 * A day in both calendars with its weekday: «الخميس، ٩ جمادى الآخرة ١٤٤٨ هـ، الموافق ١٩ نوفمبر ٢٠٢٦ م», "Thursday, 19 November
 * 2026 (9 Jumada II 1448 AH)". Outside 1300–1600 H the Gregorian date stands alone.
 */
export const formatDate = (lang: Lang, date: PlainDate): string => {
  const hijri = toHijri(date);
  const name = weekdayName(lang, weekday(date));
  const western = plain(lang, 'gregorian', gregorian(date));
  if (lang === 'en') return `${name}, ${western}${hijri ? ` (${plain(lang, 'hijri', hijri)} AH)` : ''}`;
  return hijri ? `${name}، ${plain(lang, 'hijri', hijri)} هـ، الموافق ${western} م` : `${name}، ${western} م`;
};

/** A day in one calendar, as a cell of a list needs it: «٩ جمادى الآخرة ١٤٤٨ هـ» in Arabic, "19 November 2026" in English. */
export const formatShort = (lang: Lang, date: PlainDate): string => {
  const hijri = toHijri(date);
  if (lang === 'ar' && hijri !== undefined) return `${plain(lang, 'hijri', hijri)} هـ`;
  return lang === 'ar' ? `${plain(lang, 'gregorian', gregorian(date))} م` : plain(lang, 'gregorian', gregorian(date));
};

/** A day in one calendar of choice, without its weekday. */
export const formatIn = (lang: Lang, calendar: Calendar, date: PlainDate): string | undefined => {
  const hijri = toHijri(date);
  if (calendar === 'gregorian') return `${plain(lang, calendar, gregorian(date))}${lang === 'ar' ? ' م' : ''}`;
  return hijri === undefined ? undefined : `${plain(lang, calendar, hijri)} ${lang === 'ar' ? 'هـ' : 'AH'}`;
};
