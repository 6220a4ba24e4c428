// The catalogue of reminders by mail, by language. A missing key or parameter in either doesn't compile.
import type { Lang } from './locale.ts';
import { mailAr } from './mail.ar.ts';
import { type MailTexts, mailEn } from './mail.en.ts';

export type { MailTexts };

export const mailTexts = (lang: Lang): MailTexts => (lang === 'ar' ? mailAr : mailEn);
