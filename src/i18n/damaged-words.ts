// What the desk says of cases whose stored record is damaged, to those who hold them. Above it may stand that nothing is to be done on
// this portal (roster-alarm-words.ts): what is asked for here is done outside it. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

type DamagedWords = {
  readonly title: (cases: number) => string;
  /** Beside their number among the counts of the desk. */
  readonly count: string;
  /** Where more are damaged than stand on this page. */
  readonly here: (cases: string) => string;
  readonly lead: string;
  readonly whatToDo: string;
};

const en: DamagedWords = {
  title: (cases) =>
    countEn(cases, {
      one: 'The stored record of a case is damaged',
      other: 'The stored records of {n} cases are damaged',
    }),
  count: 'Damaged record',
  here: (cases) => `On this page of them: ${cases}.`,
  lead: 'What was stored no longer holds together: something in it was changed or lost. Nothing of such a case can be opened or done, and nobody is reminded of it. Every other case goes on as before.',
  whatToDo:
    'Report it at once, outside this portal, to whoever runs the machine, with the number. The command “verify” names the line that is broken; an older backup may still have it whole. Until then keep the deadlines of this case by what you know of it.',
};

const ar: DamagedWords = {
  title: (cases) =>
    countAr(cases, {
      zero: 'لا تلف في محفوظات البلاغات',
      one: 'تلفت محفوظات أحد البلاغات',
      two: 'تلفت محفوظات بلاغين',
      few: 'تلفت محفوظات {n} بلاغات',
      many: 'تلفت محفوظات {n} بلاغًا',
      other: 'تلفت محفوظات {n} بلاغ',
    }),
  count: 'محفوظاته تالفة',
  here: (cases) => `المذكور منها في هذه الصفحة: ${cases}.`,
  lead: 'لم يعد ما حُفظ متماسكًا، فقد تغيّر شيء منه أو فُقد. ولا يمكن فتح بلاغ كهذا ولا اتخاذ أي إجراء فيه، ولا يُذكَّر به أحد. وبقية البلاغات مستمرة كما كانت.',
  whatToDo:
    'أبلغ من يشغّل الخادم بذلك فورًا خارج هذه المنصة واذكر الرقم. فالأمر «verify» يسمّي السطر المعطوب، وقد يكون البلاغ سليمًا في نسخة احتياطية أقدم. وحتى ذلك الحين راعِ مواعيد هذا البلاغ بحسب ما تعرفه عنه.',
};

export const damagedWords = (lang: Lang): DamagedWords => (lang === 'ar' ? ar : en);
