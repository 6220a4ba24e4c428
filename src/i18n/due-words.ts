// How a due day was counted, in words: one set of sentences for every page that shows a due day, for the browser's part of them and
// for the command `due`. Days stand in both calendars.
import { endOf, type Stretch, stretchesOf, type Uncounted } from '../domain/arithmetic.ts';
import type { FreeDay } from '../domain/calendar.ts';
import type { Due } from '../domain/deadlines.ts';
import { oncePer } from '../domain/once.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate, number } from './dates.ts';
import { lengthsAr, lengthsEn } from './lengths.ts';
import type { Lang } from './locale.ts';

type Why = Uncounted | 'national-day-moved' | 'founding-day-moved';

type Texts = {
  readonly summary: string;
  readonly lead: Readonly<Record<Due['unit'], (n: number, from: string) => string>>;
  /** Months that end on a month's last day, since it has no day of the same number. */
  readonly clamped: (last: string) => string;
  /** A free last day that the clock leaves where it is. */
  readonly stays: (last: string, why: string) => string;
  /** A free last day that is moved. */
  readonly rolls: (last: string) => string;
  /** A calendar with too few working days. */
  readonly short: (last: string) => string;
  readonly counted: (first: number, last: number) => string;
  readonly skipped: (why: string) => string;
  readonly range: (from: string, to: string) => string;
  readonly due: (on: string) => string;
  readonly target: (on: string) => string;
  readonly why: Readonly<Record<Why, string>>;
};

const en: Texts = {
  summary: 'How the date was counted',
  lead: {
    'working-days': (n, from) =>
      `${lengthsEn.workingDays(n)} from ${from}. That day itself isn’t counted, nor are weekends and holidays.`,
    days: (n, from) =>
      `${lengthsEn.days(n)} from ${from}. That day itself isn’t counted; weekends and holidays are counted like every other day.`,
    months: (n, from) =>
      `${lengthsEn.months(n)} from ${from}, to the day of the same number; weekends and holidays are counted like every other day.`,
  },
  clamped: (last) => `The month in which it ends has no such day, so it ends on the month’s last: ${last}.`,
  stays: (last, why) => `It ends on a free day, ${last} (${why}), and isn’t moved.`,
  rolls: (last) => `It ends on a free day, ${last}, so it moves on to the next working day.`,
  short: (last) => `The calendar leaves too few working days: the count was ended on ${last}.`,
  counted: (first, last) => (first === last ? `working day ${first}` : `working days ${first} to ${last}`),
  skipped: (why) => `not counted: ${why}`,
  range: (from, to) => `${from} to ${to}`,
  due: (on) => `Due on ${on}.`,
  target: (on) => `Aimed at: ${on}.`,
  why: {
    weekend: 'weekend',
    'eid-fitr': 'Eid al-Fitr',
    'eid-adha': 'Eid al-Adha',
    'national-day': 'National Day',
    'national-day-moved': 'National Day, given on this day because 23 September falls on the weekend',
    'founding-day': 'Founding Day',
    'founding-day-moved': 'Founding Day, given on this day because 22 February falls on the weekend',
    compensation: 'given back for a day of the Eid holiday that fell on the weekend',
    correction: 'a holiday that the association entered',
    pause: 'the time limit was paused',
  },
};

const ar: Texts = {
  summary: 'كيف حُسب الموعد',
  lead: {
    'working-days': (n, from) =>
      `خلال ${lengthsAr.workingDays(n)} من يوم ${from}. ولا يُحسب ذلك اليوم نفسه، ولا أيام الراحة الأسبوعية والإجازات.`,
    days: (n, from) =>
      `خلال ${lengthsAr.days(n)} من يوم ${from}. ولا يُحسب ذلك اليوم نفسه، وتُحسب أيام الراحة الأسبوعية والإجازات كغيرها.`,
    months: (n, from) =>
      `خلال ${lengthsAr.months(n)} من يوم ${from}، إلى اليوم الذي يحمل الرقم نفسه، وتُحسب أيام الراحة الأسبوعية والإجازات كغيرها.`,
  },
  clamped: (last) => `وليس في الشهر الذي ينتهي فيه الموعد يوم بهذا الرقم، فينتهي في آخر أيامه: ${last}.`,
  stays: (last, why) => `وينتهي الموعد في يوم إجازة، ${last} (${why})، ولا يُنقل.`,
  rolls: (last) => `وينتهي الموعد في يوم إجازة، ${last}، فيُنقل إلى أول يوم عمل بعده.`,
  short: (last) => `لم يبقَ في التقويم ما يكفي من أيام العمل، فأُوقف الحساب يوم ${last}.`,
  counted: (first, last) =>
    first === last ? `يوم العمل ${number('ar', first)}` : `أيام العمل ${number('ar', first)} إلى ${number('ar', last)}`,
  skipped: (why) => `لا يُحسب: ${why}`,
  range: (from, to) => `من ${from} إلى ${to}`,
  due: (on) => `الموعد: ${on}.`,
  target: (on) => `المستهدف: ${on}.`,
  why: {
    weekend: 'راحة أسبوعية',
    'eid-fitr': 'عيد الفطر',
    'eid-adha': 'عيد الأضحى',
    'national-day': 'اليوم الوطني',
    'national-day-moved': 'إجازة اليوم الوطني، نُقلت إلى هذا اليوم لأن ٢٣ سبتمبر يوافق الراحة الأسبوعية',
    'founding-day': 'يوم التأسيس',
    'founding-day-moved': 'إجازة يوم التأسيس، نُقلت إلى هذا اليوم لأن ٢٢ فبراير يوافق الراحة الأسبوعية',
    compensation: 'تعويض عن يوم من إجازة العيد وافق الراحة الأسبوعية',
    correction: 'إجازة أضافتها الجمعية',
    pause: 'كانت المهلة موقوفة',
  },
};

/** The sentences by language. */
export const dueTexts = (lang: Lang): Texts => (lang === 'ar' ? ar : en);

const whyOf = (why: Uncounted, on: PlainDate): Why => {
  if (why === 'national-day' && !on.endsWith('-09-23')) return 'national-day-moved';
  return why === 'founding-day' && !on.endsWith('-02-22') ? 'founding-day-moved' : why;
};

/** Why a day is free, in words. */
export const freeDayWords = (lang: Lang, why: FreeDay, on: PlainDate): string => dueTexts(lang).why[whyOf(why, on)];

/** Days in a row, and what is said of them. */
export type StretchWords = { readonly kind: Stretch['kind']; readonly days: string; readonly words: string };

export type DueWords = {
  /** What opens the arithmetic. */
  readonly summary: string;
  /** Whole sentences, before the days. */
  readonly lead: readonly string[];
  readonly stretches: readonly StretchWords[];
  readonly due: string;
};

const stretchWords = (lang: Lang, stretch: Stretch): StretchWords => {
  const t = dueTexts(lang);
  const { from, to } = stretch;
  const days = from === to ? formatDate(lang, from) : t.range(formatDate(lang, from), formatDate(lang, to));
  if (stretch.kind === 'skipped') return { kind: 'skipped', days, words: t.skipped(t.why[whyOf(stretch.why, from)]) };
  return { kind: 'counted', days, words: t.counted(stretch.first, stretch.last) };
};

const isPaused = ({ skipped }: Due): boolean => skipped.some(({ why }) => why === 'pause');

const isClamped = (due: Due): boolean =>
  due.unit === 'months' && !isPaused(due) && endOf(due).slice(8) !== due.from.slice(8);

const wordsIn = (lang: Lang, due: Due): DueWords => {
  const t = dueTexts(lang);
  const last = formatDate(lang, endOf(due));
  const hasRolled = due.unit !== 'working-days' && due.skipped.some(({ why }) => why !== 'pause');
  return {
    summary: t.summary,
    lead: [
      t.lead[due.unit](due.counted, formatDate(lang, due.from)),
      ...(isClamped(due) ? [t.clamped(last)] : []),
      ...(hasRolled ? [t.rolls(last)] : []),
      ...(due.short === true ? [t.short(formatDate(lang, due.dueOn))] : []),
      ...(due.stays === undefined ? [] : [t.stays(last, t.why[whyOf(due.stays, due.dueOn)])]),
    ],
    stretches: stretchesOf(due).map((stretch) => stretchWords(lang, stretch)),
    due: t.due(formatDate(lang, due.dueOn)),
  };
};

/** Whatever is due on the same day by the same count is told in the same words. */
const known: Readonly<Record<Lang, (due: Due) => DueWords>> = {
  ar: oncePer((due) => wordsIn('ar', due)),
  en: oncePer((due) => wordsIn('en', due)),
};

/** A due day's arithmetic in words. */
export const dueWords = (lang: Lang, due: Due): DueWords => known[lang](due);

/** The day that is aimed at, in words. */
export const targetWords = (lang: Lang, on: PlainDate): string => dueTexts(lang).target(formatDate(lang, on));
