// How much is kept of what belongs to a person, told on the page where it matters.
import { number } from './dates.ts';
import type { Lang } from './locale.ts';

type Limits = {
  /** Beside the end of all sessions. */
  readonly sessions: (most: number) => string;
  /** Where an unsent text has grown beyond what is kept. */
  readonly draft: (bytes: number) => string;
};

const KIB = 1024;

const en: Limits = {
  sessions: (most) =>
    `At most ${number('en', most)} browsers can be signed in as you at a time. One more ends the session that began first.`,
  draft: (bytes) =>
    `This is longer than the ${number('en', Math.floor(bytes / KIB))} kilobytes that are kept while your keys are locked. Shorten it or send it before you leave this page, or the last of it is lost.`,
};

const ar: Limits = {
  sessions: (most) =>
    `يمكن أن يبقى دخولك مسجّلًا في ${number('ar', most)} متصفحًا على الأكثر، وتسجيل الدخول في متصفح آخر يُنهي أقدم جلساتك.`,
  draft: (bytes) =>
    `ما كتبته أطول من الحد المحفوظ أثناء قفل مفاتيحك، وهو ${number('ar', Math.floor(bytes / KIB))} كيلوبايت. اختصره أو أرسله قبل مغادرة هذه الصفحة، وإلا ضاع آخره.`,
};

export const limitTexts = (lang: Lang): Limits => (lang === 'ar' ? ar : en);
