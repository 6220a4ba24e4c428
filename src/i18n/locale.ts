// The languages of the portal and their direction. The language stands in the path; nothing is guessed from a browser.

export const LANGS = ['ar', 'en'] as const;
export type Lang = (typeof LANGS)[number];

export const isLang = (text: unknown): text is Lang => LANGS.some((lang) => lang === text);

export const dirOf = (lang: Lang): 'rtl' | 'ltr' => (lang === 'ar' ? 'rtl' : 'ltr');

/** Between the things of a list. */
export const comma = (lang: Lang): string => (lang === 'ar' ? '، ' : ', ');

/** The language that a page offers to switch to. */
export const otherLang = (lang: Lang): Lang => (lang === 'ar' ? 'en' : 'ar');
