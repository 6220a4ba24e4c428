// The catalogue of the second factor. A missing key in either language doesn't compile.
import { factorAr } from './factor.ar.ts';
import { type FactorTexts, factorEn } from './factor.en.ts';
import type { Lang } from './locale.ts';

export type { FactorTexts };

export const factorTexts = (lang: Lang): FactorTexts => (lang === 'ar' ? factorAr : factorEn);
