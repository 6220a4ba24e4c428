// The words that a passphrase of random words is drawn from. Plain, short, and unlike each other; the lists are our own.
import { ARABIC_WORDS } from './words-ar.ts';
import { ENGLISH_WORDS } from './words-en.ts';

/** Six words of a list of 1,024 make sixty bits before Argon2id. */
export const PASSPHRASE_WORDS = 6;
/** What a list must have at least; a draw takes the first of a power of two, so that every word is as likely. */
export const LEAST_WORDS = 1024;

/** The list in a language. */
export const wordsOf = (lang: 'ar' | 'en'): readonly string[] => (lang === 'ar' ? ARABIC_WORDS : ENGLISH_WORDS);

/** How many bits six words of this list are worth. */
export const passphraseBits = (words: readonly string[]): number =>
  PASSPHRASE_WORDS * Math.floor(Math.log2(words.length));

/** Six random words with a space between. `random` gives so many random bytes; `words` has 1,024 at least. */
export const wordPassphrase = (words: readonly string[], random: (bytes: number) => Uint8Array): string => {
  if (words.length < LEAST_WORDS || new Set(words).size !== words.length) throw new RangeError('not a word list');
  const mask = 2 ** Math.floor(Math.log2(words.length)) - 1;
  const bytes = random(2 * PASSPHRASE_WORDS);
  const drawn = Array.from({ length: PASSPHRASE_WORDS }, (_, at) => {
    const value = ((bytes[2 * at] ?? 0) * 256 + (bytes[2 * at + 1] ?? 0)) & mask;
    return words[value] ?? '';
  });
  bytes.fill(0);
  return drawn.join(' ');
};
