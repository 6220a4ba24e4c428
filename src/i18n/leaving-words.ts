// What to see to before a roster is signed that takes somebody out. The first sentence is said of everybody whom one takes out, whether
// they have keys to hand on or not, so that it tells nothing of any case; the others to whoever may know of one (PROTOCOL B34). In
// Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';
import { countAr, countEn } from './plural.ts';

type LeavingWords = {
  /** Before whom a roster takes out is gone: the keys that they alone may still have. */
  readonly keysFirst: string;
  /** Of every roster that takes keys away: who else is to look at it before it is signed by two. */
  readonly askOthers: (names: string) => string;
  readonly title: string;
  readonly lead: string;
  /** After somebody's name: cases of which nobody would have the keys without them. */
  readonly alone: (cases: number) => string;
  /** Cases of which the reader is told nothing else; `more` where some stand above. */
  readonly others: (more: boolean) => string;
  /** What to do instead of signing. */
  readonly first: string;
  readonly together: string;
  readonly back: string;
  readonly newKeys: string;
  readonly confirm: string;
  readonly confirmHint: string;
  readonly missing: string;
  readonly recounted: string;
  /** The draft itself doesn't hold, where the roster in force does. */
  readonly draftUntrusted: string;
};

const en: LeavingWords = {
  keysFirst:
    'If they still have keys of cases to hand on, let them do so before the roster is signed: their own page lists them. Whoever is suspended can’t sign in: have their account brought back for that first.',
  askOthers: (names) =>
    `Every signer is told only of cases that they may know of, so another may read a warning here that you don’t, and two signatures suffice. Before you sign, ask these whether they have read this roster: ${names}. This is said of every roster that takes keys away.`,
  title: 'Signed now, this roster leaves cases without keys',
  lead: 'By it nobody would have the keys of cases any more, closed ones among them; nobody could open or carry them on.',
  alone: (cases) => countEn(cases, { one: 'the only keys of {n} case', other: 'the only keys of {n} cases' }),
  others: (more) =>
    more
      ? 'Beside these there is at least one more case, of which you are told nothing else, since you don’t hold it.'
      : 'It is so of at least one case. You are told nothing else of it, since you don’t hold it.',
  first:
    'Have the keys handed on first, and don’t sign until then: the administrator brings the account back, and where a substitute is already to have the keys, handing them on stands on that person’s page as theirs to do, with its day. After that the administrator suspends the account again.',
  together:
    'Where nobody is to have the keys yet, as when all who have them leave together, have one of them brought back and sign the roster that takes out the others. Then handing on is theirs to do within two working days, and the next roster takes them out as well.',
  back: 'Whoever is taken out and returns later under the same keys can open these cases again.',
  newKeys:
    'Where it is new keys that the roster brings, the old ones open nothing any more. Whoever still finds the recovery key opens the account by it instead, and keeps the old keys.',
  confirm: 'I know that nobody will be able to open these cases, and sign all the same',
  confirmHint: 'Only where the keys are lost, or can’t be handed on in time.',
  missing: 'Say that you sign although cases are left without keys, or have the keys handed on first.',
  draftUntrusted:
    'The draft of the next roster doesn’t hold: it doesn’t continue the roster in force, or an entry in it isn’t what its keys say. It can’t be signed, and nothing of it is shown. The roster in force, below, was checked and holds. Tell another signer and whoever operates the portal’s machine, not by this portal.',
  recounted: 'More keys would be taken away by now than you had read of. It is shown anew below.',
};

const ar: LeavingWords = {
  keysFirst:
    'ومن بقيت لديه مفاتيح بلاغات لم يسلّمها فليسلّمها قبل توقيع السجل، وهي مذكورة في صفحته. ومن كان حسابه موقوفًا لا يستطيع تسجيل الدخول، فليُعَد إليه حسابه لذلك أولًا.',
  askOthers: (names) =>
    `لا يُذكر لكل موقّع إلا ما يجوز له أن يعرفه من البلاغات، فقد يقرأ غيرك هنا تنبيهًا لا تراه، ويكفي للسجل توقيعان. فقبل توقيعك اسأل هؤلاء هل قرؤوا هذا السجل: ${names}. ويُقال هذا في كل سجل يذهب بمفاتيح أحد.`,
  title: 'توقيع هذا السجل الآن يترك بلاغات بلا مفاتيح',
  lead: 'إذا وُقّع لم يبقَ لأحد مفاتيح بلاغات، ومنها ما أُغلق، فلا يستطيع أحد فتحها ولا متابعتها.',
  alone: (cases) =>
    countAr(cases, {
      zero: 'لا مفاتيح لبلاغات',
      one: 'المفاتيح الوحيدة لبلاغ واحد',
      two: 'المفاتيح الوحيدة لبلاغين',
      few: 'المفاتيح الوحيدة لعدد {n} بلاغات',
      many: 'المفاتيح الوحيدة لعدد {n} بلاغًا',
      other: 'المفاتيح الوحيدة لعدد {n} بلاغ',
    }),
  others: (more) =>
    more
      ? 'وإلى جانبها بلاغ آخر على الأقل لا يُذكر لك عنه غير ذلك، لأنك لست ممن يطّلعون عليه.'
      : 'ويصح ذلك في بلاغ واحد على الأقل. ولا يُذكر لك عنه غير ذلك، لأنك لست ممن يطّلعون عليه.',
  first:
    'فلتُسلَّم المفاتيح أولًا، وأجّل توقيعك إلى ذلك الحين: يُعيد مشرف النظام الحساب، فإن كان هناك بديل ينتظر المفاتيح ظهر تسليمها في صفحة صاحب الحساب مهمةً لها موعدها. ثم يوقف مشرف النظام الحساب من جديد.',
  together:
    'وإن لم يكن أحد ينتظر المفاتيح بعد، كأن يغادر معًا كل من لديهم المفاتيح، فليُعَد حساب أحدهم، ووقّع السجل الذي يُخرج الآخرين. فيصير تسليم المفاتيح مهمة عليه خلال يومي عمل، ثم يُخرجه السجل التالي أيضًا.',
  back: 'ومن أُخرج ثم عاد بالمفاتيح نفسها استطاع فتح هذه البلاغات من جديد.',
  newKeys:
    'وإن كان ما يأتي به السجل مفاتيح جديدة فالقديمة لا تفتح بعده شيئًا. ومن وجد مفتاح الاسترداد فليفتح به الحساب بدلًا من ذلك، وتبقى له مفاتيحه القديمة.',
  confirm: 'أعلم أن أحدًا لن يستطيع فتح هذه البلاغات، وأوقّع مع ذلك',
  confirmHint: 'لا تختر هذا إلا إذا كانت المفاتيح مفقودة أو تعذّر تسليمها في الوقت المناسب.',
  missing: 'بيّن أنك توقّع مع بقاء بلاغات بلا مفاتيح، أو فلتُسلَّم المفاتيح أولًا.',
  draftUntrusted:
    'مسودة السجل التالي لا تثبت: فهي ليست امتدادًا للسجل الساري، أو فيها بيان لا يطابق مفاتيحه. فلا يمكن توقيعها، ولا يُعرض شيء منها. أما السجل الساري، وهو أدناه، فقد جرى التحقق منه وهو صحيح. أخبر موقّعًا آخر ومن يشغّل جهاز المنصة، من خارج هذه المنصة.',
  recounted: 'صارت المفاتيح التي يذهب بها السجل أكثر مما قرأته. وهي تظهر من جديد أدناه.',
};

export const leavingWords = (lang: Lang): LeavingWords => (lang === 'ar' ? ar : en);

/** Said of everybody whom a roster takes out. */
export const keysFirst = (lang: Lang): string => leavingWords(lang).keysFirst;
