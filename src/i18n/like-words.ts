// What is said where two people's names differ by an article or by the order of their words alone: both names are taken, since they
// are those of two people often enough, and whoever invites or signs is told. In Arabic and English; no gender is assumed.
import { apart } from './apart.ts';
import type { Lang } from './locale.ts';

type LikeWords = {
  /** To the administrator, of the name that was given. */
  readonly toAdministrator: (name: string) => string;
  /** To whoever compares fingerprints, beside somebody's name. */
  readonly toSigner: (name: string) => string;
};

const en: LikeWords = {
  toAdministrator: (name) =>
    `This name is like the name of ${apart(name)}: only an article, the order of the words or the spelling tells them apart. If it is the same person, they need one account alone. If they are two, add to a name what tells them apart, as a father’s name does. Whoever signs the roster is told of it.`,
  toSigner: (name) =>
    `This name is like the name of ${apart(name)}: only an article, the order of the words or the spelling tells them apart. Make sure which of the two stands here before you sign.`,
};

const ar: LikeWords = {
  toAdministrator: (name) =>
    `يشبه هذا الاسم اسم ${apart(name)}، ولا يفرّق بينهما إلا أداة التعريف أو ترتيب الكلمات أو طريقة كتابتها. فإن كان الشخص نفسه فيكفيه حساب واحد، وإن كانا شخصين فأضف إلى أحد الاسمين ما يميّزه، كاسم الأب. ويُنبَّه إلى ذلك من يوقّع السجل.`,
  toSigner: (name) =>
    `يشبه هذا الاسم اسم ${apart(name)}، ولا يفرّق بينهما إلا أداة التعريف أو ترتيب الكلمات أو طريقة كتابتها. فتأكد قبل التوقيع أيّ الشخصين هو المقصود هنا.`,
};

const WORDS: Readonly<Record<Lang, LikeWords>> = { ar, en };

/** The words in a language. */
export const likeWords = (lang: Lang): LikeWords => WORDS[lang];
