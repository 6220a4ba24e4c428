// What is said where a device's clock speaks against what the portal shows: what may be, and what to do.
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate } from './dates.ts';
import type { Lang } from './locale.ts';

type Words = {
  readonly title: string;
  readonly days: (device: string, portal: string) => string;
  readonly maybe: string;
  readonly nothing: string;
  /** What to do, one after another. */
  readonly steps: readonly string[];
  readonly compare: string;
  readonly elsewhere: string;
  readonly goOn: string;
  readonly goOnHint: (portal: string) => string;
};

const en: Words = {
  title: 'This device’s clock speaks against what the portal shows',
  days: (device, portal) => `By this device today is ${device}. The portal says ${portal}.`,
  maybe:
    'Either the date on this device is wrong, or somebody shows you an old state of this portal: people whom it names may have left since, and would read what you write.',
  nothing: 'So nothing was opened, sealed or sent. What you typed is still here.',
  steps: [
    'Look at a calendar, or ask somebody for today’s date.',
    'If the date on this device is wrong, set it in the device’s settings, then try again.',
    'If it is right, write nothing here. Compare the fingerprint with the one on the association’s poster, and use another way to report.',
  ],
  compare: 'The portal’s fingerprint',
  elsewhere: 'Other ways to report',
  goOn: 'This device’s clock is wrong: go on',
  goOnHint: (portal) => `Only if you are sure that today is about ${portal}, and can’t set the clock.`,
};

const ar: Words = {
  title: 'ساعة هذا الجهاز لا توافق ما تعرضه المنصة',
  days: (device, portal) => `اليوم بحسب هذا الجهاز ${device}، وبحسب المنصة ${portal}.`,
  maybe:
    'إما أن يكون تاريخ هذا الجهاز خاطئًا، وإما أن يكون أحد يعرض عليك حالة قديمة لهذه المنصة، فيها أشخاص ربما غادروا منذ ذلك الحين ويقرؤون ما تكتبه.',
  nothing: 'لذلك لم يُفتح شيء ولم يُشفَّر ولم يُرسَل، وما كتبته ما زال هنا.',
  steps: [
    'انظر في تقويم أو اسأل غيرك عن تاريخ اليوم.',
    'إن كان تاريخ الجهاز خاطئًا فصحّحه من إعدادات الجهاز ثم أعد المحاولة.',
    'وإن كان صحيحًا فلا تكتب شيئًا هنا. قارن البصمة بالبصمة المطبوعة على ملصق الجمعية، واستخدم طريقة أخرى للإبلاغ.',
  ],
  compare: 'بصمة المنصة',
  elsewhere: 'طرق أخرى للإبلاغ',
  goOn: 'ساعة هذا الجهاز خاطئة، أريد المتابعة',
  goOnHint: (portal) => `فقط إن كنت متأكدًا أن اليوم ${portal} أو قريب منه، ولا تستطيع ضبط الساعة.`,
};

/** The words for a device's day and the portal's. */
export const deviceClockWords = (lang: Lang, device: PlainDate, portal: PlainDate) => {
  const { days, goOnHint, ...words } = lang === 'ar' ? ar : en;
  const said = formatDate(lang, portal);
  return { ...words, days: days(formatDate(lang, device), said), goOnHint: goOnHint(said) };
};
