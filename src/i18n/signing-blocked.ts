// What the last signer of the roster who can sign in is told, in Arabic and English.
import type { PlainDate } from '../domain/plain-date.ts';
import { formatDate } from './dates.ts';
import { type KnownPerson, knownPerson } from './known-person.ts';
import type { Lang } from './locale.ts';

/** A signer who can't sign in; the day and the administrator of their suspension, where it stands in the record. */
export type AwaySigner = {
  readonly who: KnownPerson;
  readonly on?: PlainDate;
  readonly by?: KnownPerson | undefined;
};

type Words = {
  readonly title: string;
  readonly lead: string;
  readonly away: (one: AwaySigner) => string;
  /** Administrators who can sign in, in turn. */
  readonly helpers: (names: string) => string;
  readonly noHelper: string;
  readonly operator: string;
};

const en: Words = {
  title: 'No roster can be signed now: you are the only signer who can sign in',
  lead: 'A roster takes the signatures of two. What you sign waits until another signer can sign in; until then nobody joins or leaves the roster in force, and when it ends no report is taken any more. Reports that would go to these people alone are read by nobody meanwhile.',
  away: ({ who, on, by }) => {
    const name = knownPerson('en', who);
    if (on === undefined) return `${name}: can’t sign in.`;
    return `${name}: the account was suspended on ${formatDate('en', on)}${by === undefined ? '' : ` by ${knownPerson('en', by)}`}.`;
  },
  helpers: (names) =>
    `An account is brought back by an administrator, and works again at once. Who can do so: ${names}. Speak with the people above first: ask whether they know of it.`,
  noHelper: 'An account is brought back by an administrator, and no administrator can sign in.',
  operator:
    'Where no administrator will or can, whoever operates the portal’s machine makes another administrator there; every signer is told of it. Tell the board as well, outside the portal.',
};

const ar: Words = {
  title: 'لا يمكن توقيع أي سجل الآن: لا يستطيع تسجيل الدخول من الموقّعين سواك',
  lead: 'السجل يلزمه توقيعان. وما توقّعه يبقى منتظرًا حتى يستطيع موقّع آخر تسجيل الدخول، وإلى ذلك الحين لا يُضاف إلى السجل الساري أحد ولا يُستبعد منه أحد، وإذا انتهت مدته توقف استقبال البلاغات. وما يصل من بلاغات إلى هؤلاء وحدهم لا يقرؤه أحد في هذه الأثناء.',
  away: ({ who, on, by }) => {
    const name = knownPerson('ar', who);
    if (on === undefined) return `${name}: لا يستطيع تسجيل الدخول.`;
    return `${name}: أُوقف الحساب يوم ${formatDate('ar', on)}${by === undefined ? '' : `، أوقفه ${knownPerson('ar', by)}`}.`;
  },
  helpers: (names) =>
    `يعيد الحسابَ الموقوف مشرفُ النظام، فيعمل فور إعادته. ومن يستطيع ذلك: ${names}. وتحدّث أولًا مع المذكورين أعلاه، واسألهم هل يعلمون بذلك.`,
  noHelper: 'يعيد الحسابَ الموقوف مشرفُ النظام، ولا يستطيع أي مشرف نظام تسجيل الدخول الآن.',
  operator:
    'وإن لم يفعل ذلك مشرف النظام أو تعذّر عليه، أنشأ من يشغّل جهاز المنصة حسابًا لمشرف نظام آخر من الجهاز نفسه، ويُخبَر بذلك كل موقّع. وأبلغ مجلس الإدارة أيضًا خارج المنصة.',
};

export const signingBlockedWords = (lang: Lang): Words => (lang === 'ar' ? ar : en);
