// The catalogue of the administrator's pages by language. A missing key is a compile error; there is no fallback to a key.

import { adminAr } from './admin.ar.ts';
import { type AdminTexts, adminEn } from './admin.en.ts';
import type { Lang } from './locale.ts';

export type { AdminTexts } from './admin.en.ts';
export const adminTexts = (lang: Lang): AdminTexts => (lang === 'ar' ? adminAr : adminEn);
