// The catalogue of conflicts of interest, by language. A missing key or parameter in either language doesn't compile.
import { conflictAr } from './conflict.ar.ts';
import { type ConflictText, conflictEn } from './conflict.en.ts';
import type { Lang } from './locale.ts';

export type { ConflictText };

export const conflictText = (lang: Lang): ConflictText => (lang === 'ar' ? conflictAr : conflictEn);
