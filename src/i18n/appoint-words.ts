// What to do where a part of a case has nobody left: somebody is appointed by name through the roster. Said alike wherever it is.
import type { Office } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

const JOINT: Record<Lang, readonly [comma: string, last: string]> = { ar: ['، ', ' أو '], en: [', ', ' or '] };

const anyOf = (lang: Lang, offices: readonly Office[]): string => {
  const names = offices.map((office) => shared(lang).offices[office]);
  const words = lang === 'ar' ? names : names.map((name) => name.toLowerCase());
  const [comma, last] = JOINT[lang];
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(comma)}${last}${words.at(-1) ?? ''}`;
};

const WORDS: Record<Lang, { readonly member: string; readonly named: (offices: string) => string }> = {
  ar: {
    member: 'يلزم تعيين عضو آخر وتوقيع سجل يتضمنه.',
    named: (offices) =>
      `يلزم تعيين شخص بالاسم (${offices}): يضيفه مشرف النظام في صفحة الأشخاص، ثم يوقّع اثنان من الموقّعين سجلًا يتضمنه.`,
  },
  en: {
    member: 'Another member has to be appointed and signed into the roster.',
    named: (offices) =>
      `Appoint somebody by name (${offices}): the administrator enters them on the page of people, and two of the roster’s signers sign a roster that lists them.`,
  },
};

/** How somebody is appointed to one of these offices; where the policy names none, a further member of the committee. */
export const appointText = (lang: Lang, offices: readonly Office[]): string =>
  offices.length === 0 ? WORDS[lang].member : WORDS[lang].named(anyOf(lang, offices));

const STANDS: Record<Lang, (offices: string) => string> = {
  ar: (offices) =>
    `في السجل من يشغل منصبًا يتيح له ذلك (${offices}). سجّل أولًا بإجراء «${shared('ar').acts.concern}» أن البلاغ يتعلق بمن أجبت عنهم بنعم، ثم افتح الإحالة من جديد فتسألك عنه.`,
  en: (offices) =>
    `Somebody on the roster holds an office for this already (${offices}). Record first, by “${shared('en').acts.concern}”, those for whom you answered yes; then open the referral again: it asks about them.`,
};

/** What to do first where somebody stands on the roster already who may be given the case only then. */
export const standsText = (lang: Lang, offices: readonly Office[]): string => STANDS[lang](anyOf(lang, offices));

/** The same for several parts, each sentence once. */
export const appointTexts = (lang: Lang, wanted: readonly (readonly Office[])[]): readonly string[] => [
  ...new Set(wanted.map((offices) => appointText(lang, offices))),
];
