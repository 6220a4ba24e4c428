// The page that reckons due days from any day, in Arabic and English.
import type { Answer, CalculatorFault } from '../domain/calculator.ts';
import type { ActName, DutyRule } from '../policy/types.ts';
import { formatDate } from './dates.ts';
import { lengthWords } from './lengths.ts';
import type { Lang } from './locale.ts';
import { publicTexts } from './public.ts';
import { shared } from './shared.ts';

type Texts = {
  readonly title: string;
  /** The neutral word for the title of the public page. */
  readonly step: string;
  readonly lead: string;
  readonly day: string;
  readonly dayHint: string;
  readonly missing: string;
  readonly outside: string;
  readonly tooLate: string;
  readonly tooFewDays: string;
  readonly button: string;
  readonly answers: (day: string) => string;
  readonly today: (day: string) => string;
  /** What happened on the day, for clocks that are counted from this act. */
  readonly since: Readonly<Partial<Record<ActName, string>>>;
  readonly sinceOther: (act: string) => string;
  readonly by: (what: string) => string;
  /** The other acts that begin the same clock, which stands under the first of them alone. */
  readonly also: (acts: string) => string;
  readonly note: string;
  readonly link: string;
};

const en: Texts = {
  title: 'When is it due?',
  step: 'Dates',
  lead: 'Enter a day to see when everything that begins on it is due, by the policy and the association’s calendar.',
  day: 'From which day is it counted?',
  dayHint:
    'The day of receipt, of the referral, of the recommendation or of its return, of the receipt notice, of the closing, or of whatever else begins a time limit.',
  missing: 'Enter a day.',
  outside: 'This day can’t be counted from: the calendar is known from 14 March 1937 to 15 November 2077.',
  tooLate: 'It ends after 15 November 2077; the calendar isn’t known beyond that.',
  tooFewDays: 'The association’s calendar leaves too few working days to count it.',
  button: 'Count',
  answers: (day) => `Counted from ${day}`,
  today: (day) => `An example: what begins today, ${day}`,
  since: {
    submit: 'If a report was received on this day',
    refer: 'If a case was referred to the committee on this day',
    recommend: 'If the committee recommended on this day',
    acknowledge: 'If the receipt notice was sent on this day',
    return: 'If a recommendation was returned to the committee on this day',
    ratify: 'If a recommendation was ratified on this day',
    close: 'If a case was closed on this day',
    evidence: 'If further evidence came on this day to a closed case that isn’t opened anew by it',
    declare: 'If a handler’s part in a case ended on this day',
    'ask-identity': 'If the reporter’s identity was asked for on this day',
  },
  sinceOther: (act) => `If this was done on this day: ${act}`,
  by: (what) => `${what}:`,
  also: (acts) => `It also begins with: ${acts}.`,
  note: 'Counted by the calendar as it stands today. It may still be corrected: the two Eids when they are announced, a holiday by royal order.',
  link: 'Count from another day',
};

const ar: Texts = {
  title: 'متى الموعد؟',
  step: 'المواعيد',
  lead: 'أدخل يومًا لترى موعد كل ما يبدأ فيه، بحسب السياسة وتقويم الجمعية.',
  day: 'من أي يوم يُحسب؟',
  dayHint:
    'يوم استلام البلاغ، أو إحالته، أو صدور التوصية أو إعادتها، أو إرسال إشعار الاستلام، أو إغلاق البلاغ، أو غير ذلك مما تبدأ به مدة.',
  missing: 'أدخل يومًا.',
  outside: 'لا يمكن الحساب من هذا اليوم، فالتقويم معروف من ١٤ مارس ١٩٣٧ إلى ١٥ نوفمبر ٢٠٧٧.',
  tooLate: 'ينتهي بعد ١٥ نوفمبر ٢٠٧٧، والتقويم غير معروف بعده.',
  tooFewDays: 'لا يبقى في تقويم الجمعية ما يكفي من أيام العمل لحسابه.',
  button: 'احسب',
  answers: (day) => `المواعيد محسوبة من يوم ${day}`,
  today: (day) => `مثال: مواعيد ما يبدأ اليوم، ${day}`,
  since: {
    submit: 'إن استُلم بلاغ في هذا اليوم',
    refer: 'إن أُحيل بلاغ إلى اللجنة في هذا اليوم',
    recommend: 'إن أوصت اللجنة في هذا اليوم',
    acknowledge: 'إن أُرسل إشعار الاستلام في هذا اليوم',
    return: 'إن أُعيدت التوصية إلى اللجنة في هذا اليوم',
    ratify: 'إن تمت المصادقة على التوصية في هذا اليوم',
    close: 'إن أُغلق بلاغ في هذا اليوم',
    evidence: 'إن قُدّمت في هذا اليوم إثباتات إضافية على بلاغ مغلق لا يُعاد فتحه بها',
    declare: 'إن خرج أحد المعالجين من بلاغ في هذا اليوم',
    'ask-identity': 'إن طُلب الكشف عن هوية مقدّم البلاغ في هذا اليوم',
  },
  sinceOther: (act) => `إن تم هذا الإجراء في هذا اليوم: ${act}`,
  by: (what) => `${what}:`,
  also: (acts) => `وتبدأ المدة نفسها كذلك بما يلي: ${acts}.`,
  note: 'حُسبت المواعيد بالتقويم كما هو اليوم، وقد يُصحَّح لاحقًا: عند إعلان العيدين، أو عند صدور أمر ملكي بإجازة.',
  link: 'الحساب من يوم آخر',
};

export const calculatorTexts = (lang: Lang): Texts => (lang === 'ar' ? ar : en);

/** Where people, and everybody else, find it. */
export const calculatorPath = (lang: Lang, area: 'reporter' | 'staff'): string =>
  area === 'staff' ? `/${lang}/staff/calculator` : `/${lang}/calculator`;

/** What must have happened on the day. */
export const sinceWords = (lang: Lang, act: ActName | undefined): string => {
  const t = calculatorTexts(lang);
  if (act === undefined) return '';
  return t.since[act] ?? t.sinceOther(shared(lang).acts[act]);
};

/** The other day that a clock with two lengths may be due on; undefined where it has none, or both are known. */
export const orLaterWords = (lang: Lang, { orLater }: Pick<Answer, 'orLater'>): string | undefined => {
  if (orLater?.after === undefined) return undefined;
  const words = publicTexts(lang).policy.orLater(lengthWords(lang, orLater.within), shared(lang).acts[orLater.after]);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

/** In which cases alone there is such a clock. */
export const onlyWords = (lang: Lang, only: NonNullable<DutyRule['only']>): string => {
  const words = publicTexts(lang).policy.onlyFor[only];
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
};

/** Why a clock can't be answered. */
export const calculatorFault = (lang: Lang, fault: CalculatorFault): string => {
  const t = calculatorTexts(lang);
  if (fault === 'too-few-days') return t.tooFewDays;
  return fault === 'due-outside' ? t.tooLate : t.outside;
};

/** The day of a heading. */
export const countedFrom = (lang: Lang, day: Parameters<typeof formatDate>[1]): string =>
  calculatorTexts(lang).answers(formatDate(lang, day));
