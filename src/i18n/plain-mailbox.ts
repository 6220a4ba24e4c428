// The catalogue of the mailbox without script by language.
import type { Lang } from './locale.ts';
import { plainMailboxAr } from './plain-mailbox.ar.ts';
import { type PlainMailboxTexts, plainMailboxEn } from './plain-mailbox.en.ts';

export type { PlainMailboxTexts } from './plain-mailbox.en.ts';
export const plainMailbox = (lang: Lang): PlainMailboxTexts => (lang === 'ar' ? plainMailboxAr : plainMailboxEn);
