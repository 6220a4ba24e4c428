// Words of a part of a case that nobody has any more: to whom it falls, and what whoever it falls to reads before they have the
// keys. In Arabic and English; no gender is assumed.
import { number } from './dates.ts';
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

type VacancyWords = {
  readonly title: string;
  readonly lead: string;
  /** Of cases in which nothing is due from them yet; more of them, where others stand above. */
  readonly noDuty: (cases: number, areMore: boolean) => string;
  /** Of how many the day of something is over, of how many further ones it is today, and of how many others it is near. */
  readonly overdue: (cases: string) => string;
  readonly today: (cases: string) => string;
  readonly soon: (cases: string) => string;
  /** Among the figures of the desk, behind how many come: how many of these, or of those that are told one by one, press. */
  readonly pressing: (figures: string, areAll: boolean) => string;
  /** Behind it the further cases are folded away. */
  readonly rest: (cases: string) => string;
  /** Where more come than are told one by one. */
  readonly beyond: (total: number, told: number) => string;
  readonly handing: (by: string, day: string) => string;
  readonly nobody: string;
  /** Where the accounts of all who are to hand the keys on are suspended: of all that stand here, or of some. */
  readonly suspended: (names: string, all: boolean) => string;
  /** Of some among cases in which nothing is due yet. */
  readonly nobodyOfSome: string;
  /** Beside a duty, to those who hold the case. */
  readonly fallsTo: (names: string) => string;
  readonly panelShort: (name: string) => string;
};

const en: VacancyWords = {
  title: 'Coming to you',
  lead: 'A part of a case has nobody any more, and it falls to you. Which case it is you aren’t told until you have its keys; then you first say whether a conflict of interest binds you.',
  noDuty: (cases, areMore) =>
    countEn(
      cases,
      areMore
        ? {
            one: '{n} more case, in which nothing is due from you yet',
            other: '{n} more cases, in which nothing is due from you yet',
          }
        : {
            one: '{n} case, in which nothing is due from you yet',
            other: '{n} cases, in which nothing is due from you yet',
          },
    ),
  overdue: (cases) => `Overdue among those that stand here: ${cases}.`,
  today: (cases) => `Due today among those that stand here: ${cases}.`,
  soon: (cases) => `Due soon among those that stand here: ${cases}.`,
  pressing: (figures, areAll) => `(${areAll ? 'of these' : 'of those that stand here'}: ${figures})`,
  rest: (cases) => `The other cases that come to you, due later: ${cases}`,
  beyond: (total, told) =>
    `${number('en', total)} cases come to you in all. ${number('en', told)} of them stand here; the others follow as keys are handed on to you.`,
  handing: (by, day) => `It is yours; you can act once you have the keys, which ${by} is to hand on by ${day}.`,
  nobody: 'Nobody who has the keys is left to hand them on; the signers of the roster are told that a case waits.',
  suspended: (names, all) =>
    `${all ? 'You can act once you have the keys, but whoever' : 'Of some of them whoever'} has them can’t sign in now, since the account is suspended: ${names}. Have the administrator bring it back, so that the keys are handed on, before a roster that takes them out is signed.`,
  nobodyOfSome:
    'Of some of them nobody who has the keys is left to hand them on; the signers of the roster are told that a case waits.',
  fallsTo: (names) => `Nobody has this part any more. It falls to ${names}, once the keys are handed on.`,
  panelShort: (name) =>
    `Fewer are left of those who investigate than decide. It falls to the reviewer, ${name}, to bring further members in.`,
};

const ar: VacancyWords = {
  title: 'ما سيؤول إليك',
  lead: 'لم يبقَ لدور في أحد البلاغات من يتولاه، فآل إليك. ولا يُذكر لك أي بلاغ هو حتى تصلك مفاتيحه، ثم يلزمك أولًا الإفصاح عما إذا كان لديك تعارض مصالح فيه.',
  noDuty: (cases, areMore) =>
    countAr(
      cases,
      areMore
        ? {
            zero: 'لا بلاغات أخرى',
            one: 'بلاغ آخر لا يلزمك فيه شيء بعد',
            two: 'بلاغان آخران لا يلزمك فيهما شيء بعد',
            few: '{n} بلاغات أخرى لا يلزمك فيها شيء بعد',
            many: '{n} بلاغًا آخر لا يلزمك فيها شيء بعد',
            other: '{n} بلاغ آخر لا يلزمك فيها شيء بعد',
          }
        : {
            zero: 'لا بلاغات',
            one: 'بلاغ واحد لا يلزمك فيه شيء بعد',
            two: 'بلاغان لا يلزمك فيهما شيء بعد',
            few: '{n} بلاغات لا يلزمك فيها شيء بعد',
            many: '{n} بلاغًا لا يلزمك فيها شيء بعد',
            other: '{n} بلاغ لا يلزمك فيها شيء بعد',
          },
    ),
  overdue: (cases) => `عدد ما تجاوز الموعد من المذكور هنا: ${cases}.`,
  today: (cases) => `عدد ما موعده اليوم من المذكور هنا: ${cases}.`,
  soon: (cases) => `عدد ما اقترب موعده من المذكور هنا: ${cases}.`,
  pressing: (figures, areAll) => `(${areAll ? 'منها' : 'من المذكور منها هنا'}: ${figures})`,
  rest: (cases) => `بقية ما سيؤول إليك مما موعده أبعد: ${cases}`,
  beyond: (total, told) =>
    `عدد ما سيؤول إليك كله من البلاغات: ${number('ar', total)}. وعدد المذكور منها هنا: ${number('ar', told)}، ويظهر سواها كلما سُلّمت إليك مفاتيح.`,
  handing: (by, day) => `هذا من مهامك، ويمكنك إنجازه متى وصلتك المفاتيح، وموعد تسليمها من ${by} أقصاه ${day}.`,
  nobody: 'لم يبقَ ممن لديهم المفاتيح من يسلّمها، وقد أُبلغ موقّعو السجل بأن بلاغًا ينتظر.',
  suspended: (names, all) =>
    `${all ? 'يمكنك إنجازه متى وصلتك المفاتيح، لكن من لديه المفاتيح' : 'ومن لديه مفاتيح بعضها'} لا يستطيع الآن تسجيل الدخول، إذ حسابه موقوف: ${names}. فاطلب من مشرف النظام إعادة الحساب لتُسلَّم المفاتيح، قبل أن يُوقَّع سجل يُخرجه.`,
  nobodyOfSome: 'ولم يبقَ في بعضها ممن لديهم المفاتيح من يسلّمها، وقد أُبلغ موقّعو السجل بأن بلاغًا ينتظر.',
  fallsTo: (names) => `لم يبقَ لهذا الدور من يتولاه، وقد آل إلى ${names} بعد تسليم المفاتيح.`,
  panelShort: (name) =>
    `بقي من المكلفين بالتحقيق أقل من النصاب. وعلى القائم بالمراجعة الأولية، ${name}، أن يضم إليهم أعضاء آخرين.`,
};

export const vacancyWords = (lang: Lang): VacancyWords => (lang === 'ar' ? ar : en);
