// What to see to before a roster is signed that takes somebody out: said of everybody whom one takes out, whether they have keys
// to hand on or not, so that it tells nothing of any case. In Arabic and English; no gender is assumed.
import type { Lang } from './locale.ts';

const en =
  'If they still have keys of cases to hand on, let them do so before you sign: their own page lists them. Whoever is suspended can’t sign in: have their account brought back for that first.';

const ar =
  'ومن بقيت لديه مفاتيح بلاغات لم يسلّمها فليسلّمها قبل توقيعك، وهي مذكورة في صفحته. ومن كان حسابه موقوفًا لا يستطيع تسجيل الدخول، فليُعَد إليه حسابه لذلك أولًا.';

/** Before whom a roster takes out is gone: the keys that they alone may still have. */
export const keysFirst = (lang: Lang): string => (lang === 'ar' ? ar : en);
