// What the portal's mails say: one subject and one paragraph in each language, the same for everybody and whatever it is about
// (PROTOCOL B28, domain.md §5.2). Nothing here takes a parameter, so no mail can tell of a case.

export type MailWords = { readonly subject: string; readonly ar: string; readonly en: string };

const NO_LINK = {
  ar: 'افتح المنصة كما تفتحها عادة. لا تحوي رسائلها روابط أبدًا، ولا تطلب منك كلمة أو رمزًا.',
  en: 'Open the portal as you always do. Its mails never hold a link, and never ask for a passphrase or a code.',
} as const;

/** That there is something to look at, and nothing of what it is. */
export const DIGEST_WORDS: MailWords = {
  subject: 'لديك تحديث في منصة البلاغات · An update in the reporting portal',
  ar: `لديك تحديث في منصة البلاغات. سجّل الدخول للاطلاع. ${NO_LINK.ar}`,
  en: `There is an update for you in the reporting portal. Sign in to see it. ${NO_LINK.en}`,
};

/** What the administrator's button sends to their own address. */
export const TRIAL_WORDS: MailWords = {
  subject: 'رسالة تجريبية من منصة البلاغات · A test mail of the reporting portal',
  ar: `هذه رسالة تجريبية: بريد المنصة يعمل. ${NO_LINK.ar}`,
  en: `This is a test mail: the portal’s mail works. ${NO_LINK.en}`,
};
