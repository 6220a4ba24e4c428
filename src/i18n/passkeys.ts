// The catalogue of passkeys. A missing key in either language doesn't compile.
import type { Lang } from './locale.ts';
import { passkeysAr } from './passkeys.ar.ts';
import { type PasskeysTexts, passkeysEn } from './passkeys.en.ts';

export type { PasskeysTexts };

export const passkeysTexts = (lang: Lang): PasskeysTexts => (lang === 'ar' ? passkeysAr : passkeysEn);
