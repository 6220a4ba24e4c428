// How large a file is, in words.
import { number } from './dates.ts';
import type { Lang } from './locale.ts';

const UNITS: Readonly<Record<Lang, readonly string[]>> = {
  ar: ['بايت', 'كيلوبايت', 'ميغابايت', 'غيغابايت'],
  en: ['bytes', 'KB', 'MB', 'GB'],
};

/** So many of a unit, the first of which is the byte. */
const inUnit = (lang: Lang, value: number, step: number): string =>
  `${number(lang, value)} ${lang === 'en' && step === 0 && value === 1 ? 'byte' : (UNITS[lang][step] ?? '')}`;

/** A number of bytes as people read it, with one digit behind the point where that says more: `1.5 GB`. */
export const sizeText = (lang: Lang, bytes: number): string => {
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  const shown = Number.isInteger(value) || value >= 100 ? Math.round(value) : Number(value.toFixed(1));
  return inUnit(lang, shown, step);
};

/** The size of a file that is larger than `most`, in words that differ from those of that size. */
export const sizeBeyond = (lang: Lang, bytes: number, most: number): string => {
  const said = sizeText(lang, bytes);
  if (said !== sizeText(lang, most)) return said;
  for (let step = 2; step > 0; step -= 1) {
    const rounded = (size: number): string => inUnit(lang, Math.round(size / 1024 ** step), step);
    if (rounded(bytes) !== rounded(most)) return rounded(bytes);
  }
  return inUnit(lang, bytes, 0);
};
