// The catalogue of problem pages by language. A missing key is a compile error; there is no fallback to a key.
import type { Lang } from './locale.ts';
import { onwardsAr, problemsAr } from './problems.ar.ts';
import { type OnwardsTexts, onwardsEn, type ProblemTexts, problemsEn } from './problems.en.ts';

export type { ProblemPageName } from './problems.en.ts';
export const problemTexts = (lang: Lang): ProblemTexts => (lang === 'ar' ? problemsAr : problemsEn);
export const onwardsTexts = (lang: Lang): OnwardsTexts => (lang === 'ar' ? onwardsAr : onwardsEn);
