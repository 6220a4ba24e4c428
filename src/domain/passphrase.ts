// Tells a passphrase that would be among the first to be guessed, whatever its length: one that repeats, runs along the
// alphabet or the keyboard, or lives on names. It knows no list of words and says nothing about how good the others are.
import { LEAST_PASSPHRASE_CHARACTERS } from '../protocol/check/index.ts';
import { asciiDigits } from './characters.ts';

/** Fewer different letters and digits than this are a pattern, not a phrase. */
const LEAST_DIFFERENT = 6;
/** From this share of neighbours on a text is a run; of plain sentences about a sixth are. */
const RUN_SHARE = 0.75;

const ROWS = [
  ...['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'azertyuiop'],
  ...['ابتثجحخدذرزسشصضطظعغفقكلمنهوي', 'ابجدهوزحطيكلمنسعفصقرشتثخذضظغ'],
  ...['ضصثقفغعهخحجد', 'شسيبلاتنمكط', 'ئءؤرلاىةوزظ'],
];

const NEIGHBOURS: ReadonlySet<string> = new Set(
  ROWS.flatMap((row) => [...row].slice(1).flatMap((letter, at) => [`${row[at]}${letter}`, `${letter}${row[at]}`])),
);

/** Letters and digits alone, small, without marks, in one script of digits. */
const bare = (text: string): string =>
  asciiDigits(text.normalize('NFKD'))
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]|\u0640/gu, '');

const isRepeated = (letters: readonly string[]): boolean => {
  const longest = Math.floor(letters.length / 2);
  for (let block = 1; block <= longest; block += 1) {
    if (letters.every((letter, at) => at < block || letter === letters[at - block])) return true;
  }
  return false;
};

const isRun = (letters: readonly string[]): boolean => {
  const pairs = letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
  const near = pairs.filter((pair) => NEIGHBOURS.has(pair) || pair[0] === pair[1]);
  return near.length >= RUN_SHARE * pairs.length;
};

const isPattern = (text: string): boolean => {
  const letters = [...text];
  return new Set(letters).size < LEAST_DIFFERENT || isRepeated(letters) || isRun(letters);
};

/** What of names somebody would try: each word of three letters and more, the longest first. */
const wordsOf = (names: readonly string[]): readonly string[] =>
  names
    .flatMap((name) => [bare(name), ...name.split(/[^\p{L}\p{N}\p{M}]+/u).map(bare)])
    .filter((word) => [...word].length >= 3)
    .toSorted((a, b) => b.length - a.length);

/**
 * Whether a passphrase of any length is weak: fewer than six different letters and digits, a block over and over, a run, or
 * too little beside `names` (the user's and the association's), which count for nothing. Case, marks, spaces and signs don't
 * hide any of it. It says nothing of a text that is too short anyway.
 */
export const isWeakPassphrase = (text: string, names: readonly string[]): boolean => {
  // Of signs alone nothing is left; they are looked at as they stand.
  const letters = bare(text);
  const whole = letters === '' ? text.replaceAll(/\s/g, '') : letters;
  const rest = wordsOf(names).reduce((left, word) => left.replaceAll(word, ''), whole);
  if (isPattern(whole)) return true;
  return rest !== whole && ([...rest].length < LEAST_PASSPHRASE_CHARACTERS || isPattern(rest));
};
