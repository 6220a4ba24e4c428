// The catalogue of the door and of a person's own way in. A missing key in either language doesn't compile.
import { doorAr } from './door.ar.ts';
import { type DoorTexts, doorEn } from './door.en.ts';
import type { Lang } from './locale.ts';

export type { DoorTexts };

export const doorTexts = (lang: Lang): DoorTexts => (lang === 'ar' ? doorAr : doorEn);
