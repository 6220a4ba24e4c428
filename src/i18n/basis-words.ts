// The legal bases on which an identity is disclosed, in words.
import type { Lang } from './locale.ts';
import { shared } from './shared.ts';

/** A legal basis in words; a code of another version as it stands. */
export const basisWords = (lang: Lang, basis: string): string => {
  const words: Readonly<Record<string, string>> = shared(lang).bases;
  return Object.hasOwn(words, basis) ? (words[basis] ?? basis) : basis;
};
