// How many guesses a passphrase would take, by the library that estimates them: against lists of passwords that leaked, English
// words, first names in English, Arabic names in Latin letters, walks on keyboards, dates, and what the page gives it. Large, so a
// page loads it by itself, with the phrases that everybody knows, where a passphrase is chosen. Arabic words and keyboards it doesn't know; domain/passphrase.ts does.
import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { dictionary as arabicNames } from '@zxcvbn-ts/language-ar';
import { adjacencyGraphs } from '@zxcvbn-ts/language-common';
import passwords from '@zxcvbn-ts/language-common/dist/passwords.json.mjs';
import englishWords from '@zxcvbn-ts/language-en/dist/commonWords.json.mjs';
import englishNames from '@zxcvbn-ts/language-en/dist/firstnames.json.mjs';
import { asciiDigits } from '../domain/characters.ts';
import { COMMON_WORDS } from '../domain/common-passwords.ts';
import type { Estimate } from '../domain/passphrase.ts';

export { isKnownPhrase } from '../domain/known-phrases.ts';

/** What stands behind counts for nothing: work grows fast with the length, and a phrase has shown by then what it is made of. */
const MOST_LOOKED_AT = 64;
/** In so many ways signs are read as letters; each way is another walk through the lists. */
const MOST_STAND_INS = 8;

let made: ZxcvbnFactory | undefined;

const library = (): ZxcvbnFactory => {
  made ??= new ZxcvbnFactory({
    dictionary: {
      'passwords-common': passwords,
      'commonWords-en': englishWords,
      'firstnames-en': englishNames,
      'firstnames-ar': arabicNames.firstnames,
      'lastnames-ar': arabicNames.lastnames,
      own: [...COMMON_WORDS],
    },
    graphs: adjacencyGraphs,
    maxLength: MOST_LOOKED_AT,
    l33tMaxSubstitutions: MOST_STAND_INS,
  });
  return made;
};

/**
 * Without vowel signs, stretched letters and blanks that make nothing harder to guess, digits in one script: composed and
 * decomposed letters are the same.
 */
const plain = (text: string): string =>
  asciiDigits(text.normalize('NFC').replaceAll(/[\u064B-\u065F\u0670\u0640]/g, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();

/** The parts of names as somebody would type them, each as a whole and word by word. */
const inputsOf = (names: readonly string[]): string[] =>
  names.map(plain).flatMap((name) => [name, ...name.split(/[^\p{L}\p{N}\p{M}]+/u)].filter((part) => part.length >= 3));

/** The power of ten of the guesses that a text would take; `names` are among the first that are tried. */
export const guessesLog10: Estimate = (text, names) =>
  library().check([...plain(text)].slice(0, MOST_LOOKED_AT).join(''), inputsOf(names)).guessesLog10;
