// The catalogue of handing on the keys of many cases, by language. A missing key or parameter in either doesn't compile.
import { handoversAr } from './handovers.ar.ts';
import { type HandoversText, handoversEn } from './handovers.en.ts';
import type { Lang } from './locale.ts';

export type { HandoversText };

export const handoversText = (lang: Lang): HandoversText => (lang === 'ar' ? handoversAr : handoversEn);

export const handoversPath = (lang: Lang): string => `/${lang}/staff/handovers`;
