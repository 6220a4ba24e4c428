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
