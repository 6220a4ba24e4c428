// What to do where a part of a case has nobody left: somebody is appointed by name through the roster. Said alike wherever it is.
import type { Vacancy } from '../domain/panel.ts';
import { leavesRoom } from '../domain/roster-view.ts';
import type { Part } from '../domain/succession.ts';
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

type AppointWords = {
  readonly member: string;
  readonly named: (offices: string) => string;
  /** Where whoever holds such an office stays in it. */
  readonly room: string;
  /** Where the part can be taken by no office that is free. */
  readonly taken: string;
};

const WORDS: Record<Lang, AppointWords> = {
  ar: {
    member: 'يلزم تعيين عضو آخر وتوقيع سجل يتضمنه.',
    named: (offices) =>
      `يلزم تعيين شخص بالاسم (${offices}): يضيفه مشرف النظام في صفحة الأشخاص، ثم يوقّع اثنان من الموقّعين سجلًا يتضمنه.`,
    room: 'ويتسع مثل هذا المنصب لأكثر من شخص.',
    taken:
      'كل منصب يتيح تولي هذا الدور مشغول الآن، فلا يُحاوَل تعيين أحد فيه. يبقى للجمعية أن تغيّر شاغل أحد هذه المناصب بسجل يوقّعه اثنان من الموقّعين، وتبقى الجهات الخارجية المختصة.',
  },
  en: {
    member: 'Another member has to be appointed and signed into the roster.',
    named: (offices) =>
      `Appoint somebody by name (${offices}): the administrator enters them on the page of people, and two of the roster’s signers sign a roster that lists them.`,
    room: 'There is room for several people in such an office.',
    taken:
      'Every office by which somebody could take this part is held now, so don’t try to have anybody else put into one. What is left: the association changes who holds such an office, by a roster that two signers sign, and the external bodies.',
  },
};

/** How somebody is appointed to one of these offices; where there is none, a further member of the committee, or what is left of another part. */
export function appointText(lang: Lang, offices: readonly Office[], part: Part = 'panel'): string {
  const { member, named, room, taken } = WORDS[lang];
  if (offices.length > 0) return `${named(anyOf(lang, offices))}${offices.every(leavesRoom) ? ` ${room}` : ''}`;
  return part === 'panel' ? member : taken;
}

const STANDS: Record<Lang, (offices: string) => string> = {
  ar: (offices) =>
    `في السجل من يشغل منصبًا يتيح له ذلك (${offices}). سجّل أولًا بإجراء «${shared('ar').acts.concern}» أن البلاغ يتعلق بمن أجبت عنهم بنعم، ثم افتح الإحالة من جديد فتسألك عنه.`,
  en: (offices) =>
    `Somebody on the roster holds an office for this already (${offices}). Record first, by “${shared('en').acts.concern}”, those for whom you answered yes; then open the referral again: it asks about them.`,
};

/** What to do first where somebody stands on the roster already who may be given the case only then. */
export const standsText = (lang: Lang, offices: readonly Office[]): string => STANDS[lang](anyOf(lang, offices));

/** The same for several parts, each sentence once. */
export const appointTexts = (lang: Lang, wanted: readonly Pick<Vacancy, 'part' | 'appoint'>[]): readonly string[] => [
  ...new Set(wanted.map(({ appoint, part }) => appointText(lang, appoint, part))),
];
