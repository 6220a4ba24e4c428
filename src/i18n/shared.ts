// The shared catalogue by language. A missing key, form or parameter is a compile error; there is no fallback to a key.
import type { Lang } from './locale.ts';
import { sharedAr } from './shared.ar.ts';
import { type SharedTexts, sharedEn } from './shared.en.ts';

export type { SharedTexts } from './shared.en.ts';
export const shared = (lang: Lang): SharedTexts => (lang === 'ar' ? sharedAr : sharedEn);
