// How many guesses a passphrase would take, by the library that estimates them: against lists of passwords that leaked, English
// words, first names in English, Arabic names in either script and a short list of common Arabic words (domain/common-arabic.ts), walks on keyboards, dates, and what the page gives it. Large, so a
// page loads it by itself, with the phrases that everybody knows, where a passphrase is chosen. Arabic keyboards it doesn't know; domain/passphrase.ts does.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { dictionary as arabicNames } from '@zxcvbn-ts/language-ar';
import { adjacencyGraphs } from '@zxcvbn-ts/language-common';
import passwords from '@zxcvbn-ts/language-common/dist/passwords.json.mjs';
import englishWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
import englishNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs';
import { asciiDigits } from '../domain/characters.ts';
import { COMMON_ARABIC_FAMILIES, COMMON_ARABIC_NAMES, COMMON_ARABIC_WORDS } from '../domain/common-arabic.ts';
import { COMMON_WORDS } from '../domain/common-passwords.ts';
import type { Estimate } from '../domain/passphrase.ts';

export { isKnownPhrase } from '../domain/known-phrases.ts';

/** What stands behind counts for nothing: work grows fast with the length, and a phrase has shown by then what it is made of. */
const MOST_LOOKED_AT = 64;
/** In so many ways signs are read as letters; each way is another walk through the lists. */
const MOST_STAND_INS = 8;

/** One letter for those that are typed for each other in Arabic. */
const folded = (text: string): string =>
  text
    .replaceAll(/[آأإٱ]/g, 'ا')
    .replaceAll(/[ىئی]/g, 'ي')
    .replaceAll('ؤ', 'و')
    .replaceAll('ة', 'ه')
    .replaceAll('ک', 'ك')
    // The blank within one name is as often left out.
    .replaceAll('عبد ال', 'عبدال');

/**
 * Without vowel signs, stretched letters and blanks that make nothing harder to guess, digits in one script: composed and
 * decomposed letters are the same, and the forms of one Arabic letter.
 */
const plain = (text: string): string =>
  folded(asciiDigits(text.normalize('NFC').replaceAll(/[\u064B-\u065F\u0670\u0640]/g, '')))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** Words of two letters have no article. */
const isLong = (word: string): boolean => word.length >= 3;
const withArticle = (word: string): string => `ال${word}`;

let made: ZxcvbnFactory | undefined;

const library = (): ZxcvbnFactory => {
  made ??= new ZxcvbnFactory({
    dictionary: {
      'passwords-common': passwords,
      'commonWords-en': englishWords,
      'firstnames-en': englishNames,
      'firstnames-ar': arabicNames.firstnames,
      'lastnames-ar': arabicNames.lastnames,
      own: COMMON_WORDS.map(plain),
      'commonWords-ar': COMMON_ARABIC_WORDS.map(plain),
      'articledWords-ar': COMMON_ARABIC_WORDS.map(plain).filter(isLong).map(withArticle),
      'names-ar': COMMON_ARABIC_NAMES.map(plain),
      'families-ar': COMMON_ARABIC_FAMILIES.map(plain),
    },
    graphs: adjacencyGraphs,
    maxLength: MOST_LOOKED_AT,
    l33tMaxSubstitutions: MOST_STAND_INS,
  });
  return made;
};

/** The parts of names as somebody would type them, each as a whole and word by word. */
const inputsOf = (names: readonly string[]): string[] =>
  names.map(plain).flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}\p{M}]+/u)].filter((part) => part.length >= 3));

/** The power of ten of the guesses that a text would take; `names` are among the first that are tried. */
export const guessesLog10: Estimate = (text, names) =>
  library().check([...plain(text)].slice(0, MOST_LOOKED_AT).join(''), inputsOf(names)).guessesLog10;
