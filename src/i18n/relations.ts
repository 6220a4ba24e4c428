// The catalogue of the relations rules by language.
import type { Lang } from './locale.ts';
import { relationsAr } from './relations.ar.ts';
import { type RelationsTexts, relationsEn } from './relations.en.ts';

export type { RelationsTexts } from './relations.en.ts';
export const relationsTexts = (lang: Lang): RelationsTexts => (lang === 'ar' ? relationsAr : relationsEn);
