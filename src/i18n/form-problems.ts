// What is told beside the button of a form that script sent and the portal didn't take: nothing on the page is lost. In Arabic
// and English.
import type { Lang } from './locale.ts';

type FormProblemWords = {
  /** The session ended under the form. */
  readonly ended: { readonly title: string; readonly text: string; readonly link: string; readonly after: string };
  /** After whatever else was refused. */
  readonly kept: string;
};

const en: FormProblemWords = {
  ended: {
    title: 'Your session has ended, and nothing was stored',
    text: 'What you typed still stands in this page. Leave the page open, and sign in again in a new tab with the same account:',
    link: 'Sign in (opens in a new tab)',
    after: 'Then come back to this tab and press the button again.',
  },
  kept: 'What you typed still stands in this page.',
};

const ar: FormProblemWords = {
  ended: {
    title: 'انتهت جلستك، ولم يُحفظ شيء',
    text: 'ما كتبته باقٍ في هذه الصفحة. فاتركها مفتوحة، وسجّل الدخول من جديد بالحساب نفسه في علامة تبويب جديدة:',
    link: 'تسجيل الدخول (في علامة تبويب جديدة)',
    after: 'ثم عُد إلى علامة التبويب هذه واضغط الزر مرة أخرى.',
  },
  kept: 'ما كتبته باقٍ في هذه الصفحة.',
};

export const formProblemWords = (lang: Lang): FormProblemWords => (lang === 'ar' ? ar : en);
