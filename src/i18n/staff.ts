// The catalogue of the people's side. A missing key or parameter in either language doesn't compile.
import type { Lang } from './locale.ts';
import { staffAr } from './staff.ar.ts';
import { type StaffText, staffEn } from './staff.en.ts';

export type { StaffText };

export const staffText = (lang: Lang): StaffText => (lang === 'ar' ? staffAr : staffEn);
