// How large a file is, in words.
import { number } from './dates.ts';
import type { Lang } from './locale.ts';

const UNITS: Readonly<Record<Lang, readonly string[]>> = {
  ar: ['بايت', 'كيلوبايت', 'ميغابايت', 'غيغابايت'],
  en: ['bytes', 'KB', 'MB', 'GB'],
};

/** A number of bytes as people read it, with one digit behind the point where that says more: `1.5 GB`. */
export const sizeText = (lang: Lang, bytes: number): string => {
  const step = bytes < 1 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = bytes / 1024 ** step;
  const shown = Number.isInteger(value) || value >= 100 ? Math.round(value) : Number(value.toFixed(1));
  return `${number(lang, shown)} ${UNITS[lang][step] ?? ''}`;
};

/** The size of a file that is larger than `most`, in words that differ from those of that size. */
export const sizeBeyond = (lang: Lang, bytes: number, most: number): string => {
  const said = sizeText(lang, bytes);
  if (said !== sizeText(lang, most)) return said;
  for (let step = 2; step > 0; step -= 1) {
    const inUnit = (size: number): string =>
      `${number(lang, Math.round(size / 1024 ** step))} ${UNITS[lang][step] ?? ''}`;
    if (inUnit(bytes) !== inUnit(most)) return inUnit(bytes);
  }
  return `${number(lang, bytes)} ${UNITS[lang][0] ?? ''}`;
};
