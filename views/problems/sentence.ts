// The sentence that says what didn't happen, with the most that the address takes where that is the matter.
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { type ProblemPageName, problemTexts } from '../../src/i18n/problems.ts';

/** `most` is what a request for the address may bring, in bytes. */
export const sentenceOf = (lang: Lang, problem: ProblemPageName, most: number): string => {
  const { text } = problemTexts(lang)[problem];
  return typeof text === 'string' ? text : text(number(lang, Math.floor(most / 1024)));
};
