// The catalogue of who may know who reported, by language. A missing key or parameter in either language doesn't compile.
import { disclosureAr } from './disclosure.ar.ts';
import { type DisclosureText, disclosureEn } from './disclosure.en.ts';
import type { Lang } from './locale.ts';

export type { DisclosureText };

export const disclosureText = (lang: Lang): DisclosureText => (lang === 'ar' ? disclosureAr : disclosureEn);
