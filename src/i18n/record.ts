// The catalogue of what administrators did. A missing key in either language doesn't compile.
import type { Lang } from './locale.ts';
import { recordAr } from './record.ar.ts';
import { type RecordTexts, recordEn } from './record.en.ts';

export type { RecordTexts };

export const recordTexts = (lang: Lang): RecordTexts => (lang === 'ar' ? recordAr : recordEn);
