// What somebody's browser says loudly where the rosters that the server shows don't hold, or aren't those that it knows: why, what to
// do, and the fingerprints to compare. In Arabic and English; no gender is assumed.
import { number } from './dates.ts';
import type { Lang } from './locale.ts';

type Words = {
  readonly contradicts: string;
  readonly broken: string;
  /** `newest`: the newest that the server shows, if it shows any. */
  readonly gone: (known: string, newest: string | undefined) => string;
  readonly other: (known: string) => string;
  readonly root: string;
  readonly unsound: string;
  readonly unsigned: string;
  readonly whatToDo: string;
  readonly compare: string;
  readonly known: (roster: string) => string;
  readonly served: (roster: string) => string;
  /** In the place of a link to what waits to be signed. */
  readonly signNothing: string;
  /** In the place of a button. */
  readonly doNothing: string;
  /** In the place of a case's line of text. */
  readonly notOpened: string;
  /** In the place of what offers to hand keys on. */
  readonly handNothing: string;
};

const en: Words = {
  contradicts: 'The rosters that this server shows contradict what this browser knows',
  broken: 'The rosters that this server shows don’t hold',
  gone: (known, newest) =>
    newest === undefined
      ? `This browser knows roster ${known}. This server shows no roster any more.`
      : `This browser knows roster ${known}. The newest that this server shows is roster ${newest}: the rosters were rolled back, and who has come, left or changed keys since is hidden.`,
  other: (known) =>
    `Roster ${known} as this server shows it is another one than this browser knows: it was replaced, or the rosters were forked.`,
  root: 'The first roster that this server shows is another one than this browser knows, so that everything after it is another association’s or somebody’s invention.',
  unsound: 'A signature is missing or forged, or a roster doesn’t continue the one before it.',
  unsigned:
    'By these rosters this browser opens and signs nothing. Do nothing on this portal until it is settled, and sign no roster.',
  whatToDo:
    'Copy or photograph what stands here. Call the internal auditor or the board chair (if you are one of them, the other), not by this portal. Have the records and the backups checked offline, as the operating instructions say of “verify”. If an older backup was restored, this is how it shows: then note who has come and left since.',
  compare:
    'Read each other the number of the roster and its fingerprint: the same roster has the same six groups in everybody’s browser.',
  known: (roster) => `Fingerprint of roster ${roster}, which this browser knows`,
  served: (roster) => `Fingerprint of roster ${roster}, which this server shows`,
  signNothing: 'Read the warning at the top of this page first: until it is settled, sign no roster.',
  doNothing: 'Read the warning at the top of this page first: until it is settled, nothing is offered here.',
  notOpened: 'Sealed. It isn’t opened, because of the warning at the top of this page.',
  handNothing: 'Read the warning at the top of this page first: until it is settled, hand on no keys.',
};

const ar: Words = {
  contradicts: 'سجلات المكلّفين التي يعرضها هذا الخادم تناقض ما يعرفه هذا المتصفّح',
  broken: 'سجلات المكلّفين التي يعرضها هذا الخادم لا تثبت',
  gone: (known, newest) =>
    newest === undefined
      ? `يعرف هذا المتصفّح السجل رقم ${known}، ولم يعد هذا الخادم يعرض أي سجل.`
      : `يعرف هذا المتصفّح السجل رقم ${known}، وأحدث ما يعرضه هذا الخادم السجل رقم ${newest}: أي أن السجلات أُعيدت إلى حالة سابقة، وأُخفي من التحق أو غادر أو تغيّرت مفاتيحه بعد ذلك.`,
  other: (known) =>
    `السجل رقم ${known} الذي يعرضه هذا الخادم غير الذي يعرفه هذا المتصفّح: أي أنه استُبدل، أو تفرّعت السجلات.`,
  root: 'أول سجل يعرضه هذا الخادم غير الذي يعرفه هذا المتصفّح، فكل ما بعده لجمعية أخرى أو من اختلاق أحد.',
  unsound: 'ينقص توقيع أو زُوّر، أو يوجد سجل ليس امتدادًا لما قبله.',
  unsigned:
    'لا يفتح هذا المتصفّح بهذه السجلات شيئًا ولا يوقّع شيئًا. لا تتخذ أي إجراء في هذه المنصة حتى يُحسم الأمر، ولا توقّع أي سجل.',
  whatToDo:
    'انسخ ما تراه هنا أو صوّره. اتصل بالمراجع الداخلي أو برئيس مجلس الإدارة (أو بالآخر إن كنت أحدهما) من خارج هذه المنصة. واطلب فحص السجلات والنسخ الاحتياطية دون اتصال كما تبيّن تعليمات التشغيل في فقرة «verify». وإن كانت نسخة احتياطية أقدم قد استُعيدت فهكذا يظهر أثرها، فسجّل من التحق ومن غادر بعدها.',
  compare: 'ليقرأ كل منكما للآخر رقم السجل وبصمته: فللسجل نفسه المجموعات الست نفسها في متصفّح كل شخص.',
  known: (roster) => `بصمة السجل رقم ${roster} الذي يعرفه هذا المتصفّح`,
  served: (roster) => `بصمة السجل رقم ${roster} الذي يعرضه هذا الخادم`,
  signNothing: 'اقرأ التنبيه في أعلى هذه الصفحة أولًا، ولا توقّع أي سجل قبل أن يُحسم أمره.',
  doNothing: 'اقرأ التنبيه في أعلى هذه الصفحة أولًا، ولا يُتاح هنا أي إجراء قبل أن يُحسم أمره.',
  notOpened: 'مشفَّر، ولا يُفتح بسبب التنبيه الذي في أعلى هذه الصفحة.',
  handNothing: 'اقرأ التنبيه في أعلى هذه الصفحة أولًا، ولا تسلّم أي مفاتيح قبل أن يُحسم أمره.',
};

export const rosterAlarmWords = (lang: Lang): Words => (lang === 'ar' ? ar : en);

/** A roster by its number and its hash. */
type Mark = { readonly seq: number; readonly head: string };

/** The alarm in sentences; of each roster its hash under what it is. */
export type RosterAlarm = {
  readonly title: string;
  readonly paragraphs: readonly string[];
  readonly rosters: readonly { readonly words: string; readonly head: string }[];
};

export const rosterAlarm = (
  lang: Lang,
  found: { readonly why: 'root' | 'other' | 'gone' | 'broken'; readonly known?: Mark; readonly served?: Mark },
): RosterAlarm => {
  const { why, known, served } = found;
  const t = rosterAlarmWords(lang);
  const named = (mark: Mark | undefined): string => (mark === undefined ? '' : number(lang, mark.seq));
  const reason = {
    gone: t.gone(named(known), served && named(served)),
    other: t.other(named(known)),
    root: t.root,
    broken: t.unsound,
  }[why];
  const rosters = [
    ...(known === undefined ? [] : [{ words: t.known(named(known)), head: known.head }]),
    ...(served === undefined ? [] : [{ words: t.served(named(served)), head: served.head }]),
  ];
  return {
    title: why === 'broken' ? t.broken : t.contradicts,
    paragraphs: [reason, t.unsigned, t.whatToDo, ...(rosters.length === 0 ? [] : [t.compare])],
    rosters,
  };
};
