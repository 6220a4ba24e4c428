// What is wrong with a date as somebody typed it, in words, and the question where its year belongs to the other calendar. The
// page with script and the one without say it in these.
import { asciiDigits } from '../domain/characters.ts';
import { type Calendar, type DateFault, FIRST_YEAR, type TypedDate } from '../domain/typed-date.ts';
import { digits } from './dates.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

type Texts = {
  readonly day: Readonly<Record<Calendar, string>>;
  readonly month: Readonly<Record<Calendar, string>>;
  readonly year: Readonly<Record<Calendar, string>>;
  readonly early: (first: string) => string;
  /** By the calendar that is chosen; the year is one of the other. */
  readonly otherCalendar: Readonly<Record<Calendar, (year: string) => string>>;
  /** By the calendar that is probably meant. */
  readonly ask: Readonly<Record<Calendar, string>>;
  readonly turn: Readonly<Record<Calendar, string>>;
  readonly order: string;
};

const en: Texts = {
  day: { gregorian: 'A day is a number from 1 to 31.', hijri: 'A day is a number from 1 to 30.' },
  month: {
    gregorian: 'A month is a number from 1 to 12: March is 3.',
    hijri: 'A month is a number from 1 to 12: Ramadan is 9.',
  },
  year: {
    gregorian: 'A year is a number of four digits, such as 2025.',
    hijri: 'A year is a number of four digits, such as 1447.',
  },
  early: (first) => `The year must not be before ${first}. Check it.`,
  otherCalendar: {
    gregorian: (year) => `Is this a Hijri date? ${year} looks like a Hijri year. Choose “Hijri”, or correct the year.`,
    hijri: (year) =>
      `Is this a Gregorian date? ${year} looks like a Gregorian year. Choose “Gregorian”, or correct the year.`,
  },
  ask: { gregorian: 'Is this a Gregorian date?', hijri: 'Is this a Hijri date?' },
  turn: { gregorian: 'Yes, it is Gregorian', hijri: 'Yes, it is Hijri' },
  order:
    'By these dates you learned of it before it happened. If that is so, press “Continue” again and both stay; if not, correct one of them.',
};

const ar: Texts = {
  day: { gregorian: 'اليوم رقم من ١ إلى ٣١.', hijri: 'اليوم رقم من ١ إلى ٣٠.' },
  month: {
    gregorian: 'الشهر رقم من ١ إلى ١٢، فرقم شهر مارس مثلًا ٣.',
    hijri: 'الشهر رقم من ١ إلى ١٢، فرقم شهر رمضان مثلًا ٩.',
  },
  year: {
    gregorian: 'السنة رقم من أربع خانات، مثل ٢٠٢٥.',
    hijri: 'السنة رقم من أربع خانات، مثل ١٤٤٧.',
  },
  early: (first) => `لا تُقبل هنا سنة قبل ${first}. راجِع السنة.`,
  otherCalendar: {
    gregorian: (year) => `هل هذا تاريخ هجري؟ تبدو ${year} سنة هجرية. اختر «هجري»، أو صحّح السنة.`,
    hijri: (year) => `هل هذا تاريخ ميلادي؟ تبدو ${year} سنة ميلادية. اختر «ميلادي»، أو صحّح السنة.`,
  },
  ask: { gregorian: 'هل هذا تاريخ ميلادي؟', hijri: 'هل هذا تاريخ هجري؟' },
  turn: { gregorian: 'نعم، هو ميلادي', hijri: 'نعم، هو هجري' },
  order:
    'يدل هذان التاريخان على أنك علمت به قبل أن يحدث. فإن كان الأمر كذلك فاضغط «متابعة» مرة أخرى ليبقيا كما هما، وإلا فصحّح أحدهما.',
};

const texts = (lang: Lang): Texts => (lang === 'ar' ? ar : en);

/** The sentence for a fault of these boxes; `isWhole` where only a whole date can be given, and "Approximate" isn't offered. */
export const dateFaultWords = (
  lang: Lang,
  fault: DateFault,
  { calendar, year }: TypedDate,
  isWhole: boolean = false,
): string => {
  const t = texts(lang);
  if (fault === 'incomplete' && isWhole) return shared(lang).date.parts;
  switch (fault) {
    case 'day':
    case 'month':
    case 'year':
      return t[fault][calendar];
    case 'early':
      return t.early(digits(lang, String(FIRST_YEAR[calendar])));
    case 'otherCalendar':
      return t.otherCalendar[calendar](digits(lang, asciiDigits(year.trim())));
    default:
      return shared(lang).date[fault];
  }
};

/** Whether the date is meant in this calendar, and the button that says so. */
export const calendarQuestion = (lang: Lang, meant: Calendar): { readonly ask: string; readonly yes: string } => ({
  ask: texts(lang).ask[meant],
  yes: texts(lang).turn[meant],
});

/** Asked once where something was learned of before it happened. */
export const orderQuestion = (lang: Lang): string => texts(lang).order;
