// The catalogue of new keys. A missing key in either language doesn't compile.
import type { Lang } from './locale.ts';
import { newKeysAr } from './new-keys.ar.ts';
import { type NewKeysTexts, newKeysEn } from './new-keys.en.ts';

export type { NewKeysTexts };

export const newKeysTexts = (lang: Lang): NewKeysTexts => (lang === 'ar' ? newKeysAr : newKeysEn);
