// The catalogue of the acts' pages, by language.
import { actsAr } from './acts.ar.ts';
import { type ActsText, actsEn } from './acts.en.ts';
import type { Lang } from './locale.ts';

export type { ActsText };

export const actsText = (lang: Lang): ActsText => (lang === 'ar' ? actsAr : actsEn);
