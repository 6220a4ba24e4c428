// Tells a passphrase that would be among the first to be guessed, whatever its length: one that repeats, runs along the
// alphabet or the keyboard, lives on names, or is made of what common passwords are made of, in Arabic too. It knows a short list
// of words; how good the others are is estimated by a library, which knows many more and no Arabic (client/strength.ts).
import { LEAST_PASSPHRASE_CHARACTERS, preparePassphrase } from '../protocol/check/index.ts';
import { asciiDigits } from './characters.ts';
import { COMMON_WORDS, STAND_INS, WALKS } from './common-passwords.ts';

/** Fewer different letters and digits than this are a pattern, not a phrase. */
const LEAST_DIFFERENT = 6;
/** Fewer neighbours in a row are chance. */
const LEAST_WALK = 4;
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

/** One letter for those that are typed for each other: alif without its hamza, taa marbuta as haa, final yaa as yaa. */
const folded = (text: string): string =>
  text.replaceAll('ة', 'ه').replaceAll('ى', 'ي').replaceAll('ی', 'ي').replaceAll('ک', 'ك');

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

/** How a text is a pattern, if it is one. What is `short` is called so only where more of the same wouldn't change it. */
const patternOf = (text: string, short = false): 'repeats' | 'runs' | undefined => {
  const letters = [...text];
  if (short && letters.length < LEAST_WALK) return undefined;
  if ((!short && new Set(letters).size < LEAST_DIFFERENT) || isRepeated(letters)) return 'repeats';
  return isRun(letters) ? 'runs' : undefined;
};

const isPattern = (text: string): boolean => patternOf(text) !== undefined;

/** What of names somebody would try: each word of three letters and more, without its digits and its article too, the longest first. */
const wordsOf = (names: readonly string[]): readonly string[] =>
  names
    .flatMap((name) => [bare(name), ...name.split(/[^\p{L}\p{N}\p{M}]+/u).map(bare)])
    .flatMap((word) => [word, word.replaceAll(/\d/g, ''), word.replace(/^ال/, '')])
    .filter((word) => [...word].length >= 3)
    .toSorted((a, b) => b.length - a.length);

/** Letters that must be left beside what is common. */
const LEAST_OTHERS = 8;

/** What makes a guess longer, and not a passphrase better, once something common stands beside it: digits and signs. */
const COUNTS = /[\p{L}\p{So}]/u;
const YEAR = /^(?:19|20|13|14)\d\d$/;

const BOTH_WAYS = WALKS.map(folded).flatMap((walk) => [walk, [...walk].toReversed().join('')]);

const isWalk = (letters: readonly string[]): boolean => {
  const [first] = letters;
  if (letters.every((letter) => letter === first)) return letters.length >= 3;
  const text = letters.join('');
  const isLong = letters.length >= (/^\d+$/.test(text) ? 3 : LEAST_WALK);
  return isLong && (YEAR.test(text) || BOTH_WAYS.some((walk) => walk.includes(text)));
};

/** The letters that something typed may stand for. */
const meantBy = (typed: string): readonly string[] => [typed, ...(STAND_INS[typed] ?? '')];

type Words = ReadonlyMap<string, readonly (readonly string[])[]>;

const byFirstLetter = (words: readonly string[]): Words => {
  const found = new Map<string, (readonly string[])[]>();
  for (const word of words) {
    const first = word.charAt(0);
    found.set(first, [...(found.get(first) ?? []), [...word]]);
  }
  return found;
};

/** What is left of a text; `hadCommon` where something common was taken away. */
type Rest = { readonly left: readonly string[]; readonly hadCommon: boolean };

/** Takes away what is common so that as little as can be is left: words may overlap, and the first isn't the best. */
const restOf = (letters: readonly string[], lists: readonly Words[]): Rest => {
  const meant = letters.map(meantBy);
  const best: Rest[] = [{ left: [], hadCommon: false }];
  const offer = (end: number, from: Rest): void => {
    const before = best[end];
    if (before === undefined || from.left.length < before.left.length) best[end] = from;
    else if (from.left.length === before.left.length && from.hadCommon) best[end] = from;
  };
  for (const [at, letter] of letters.entries()) {
    const { left, hadCommon } = best[at] ?? { left: [], hadCommon: false };
    offer(at + 1, { left: COUNTS.test(letter) ? [...left, letter] : left, hadCommon });
    const begun = meant[at]?.flatMap((first) => lists.flatMap((list) => list.get(first) ?? [])) ?? [];
    for (const word of begun) {
      if (word.every((one, step) => meant[at + step]?.includes(one)))
        offer(at + word.length, { left, hadCommon: true });
    }
    for (let end = at + 3; end <= letters.length; end += 1) {
      const piece = letters.slice(at, end);
      if (isWalk(piece)) offer(end, { left, hadCommon: true });
      else if (piece.length >= LEAST_WALK) break;
    }
  }
  return best[letters.length] ?? { left: letters, hadCommon: false };
};

const COMMON = byFirstLetter(COMMON_WORDS.map((word) => folded(bare(word))));

/** Small letters, digits and signs, without spaces and marks. */
const typedSigns = (text: string): string =>
  asciiDigits(text.normalize('NFKD'))
    .toLowerCase()
    .replaceAll(/[\s\p{M}\p{Cc}\p{Cf}\p{Z}]|\u0640/gu, '');

/** Whether there is too little beside common words, `further` ones, names, walks, years, digits and signs. A sign may stand for a letter. */
const isCommon = (text: string, names: readonly string[], short = false, further: Words = new Map()): boolean => {
  const lists = [COMMON, further, byFirstLetter(wordsOf(names).map(folded))];
  const typed = folded(typedSigns(text));
  const withoutSigns = [...typed].filter((letter) => /[\p{L}\p{N}\p{So}]/u.test(letter));
  return [[...typed], withoutSigns].some((letters) => {
    const { left, hadCommon } = restOf(letters, lists);
    if (short) return hadCommon && left.length === 0;
    return hadCommon && (left.length < LEAST_OTHERS || isPattern(left.join('')));
  });
};

/** The lists are fixed, and looking at them anew takes longer than looking for them. */
const readied = new WeakMap<readonly string[], { readonly whole: readonly string[]; readonly words: Words }>();

const readyOf = (phrases: readonly string[]) => {
  const before = readied.get(phrases);
  if (before !== undefined) return before;
  const whole = phrases.map((phrase) => folded(bare(phrase)));
  const made = { whole, words: byFirstLetter(whole) };
  readied.set(phrases, made);
  return made;
};

/**
 * Whether a passphrase is one of `phrases`, a part of one, or has too little beside them, `names` and what is common. To be asked
 * of one that has no fault without them.
 */
export const isMadeOf = (text: string, phrases: readonly string[], names: readonly string[]): boolean => {
  const { whole, words } = readyOf(phrases);
  const letters = folded(bare(text)).replaceAll(/\d/g, '');
  const isPart = [...letters].length >= LEAST_OTHERS && whole.some((phrase) => phrase.includes(letters));
  return isPart || isCommon(text, names, false, words);
};

/** Why a passphrase would be among the first to be guessed; `phrase` and `guessable` where what is loaded apart alone says so. */
export type Weakness = 'repeats' | 'runs' | 'names' | 'common' | 'phrase' | 'guessable';

/** What is wrong with a new passphrase; how many characters it has is one of it. */
export type PassphraseFault = 'short' | 'long' | Weakness;

const isOfNames = (text: string, whole: string, names: readonly string[], short: boolean): boolean => {
  const rest = wordsOf(names).reduce((left, word) => left.replaceAll(word, ''), whole);
  if (rest === whole) return false;
  if (short) return rest === '';
  return [...rest].length < LEAST_PASSPHRASE_CHARACTERS || isPattern(rest) || isCommon(text, names);
};

const weaknessesOf = (text: string, names: readonly string[], short: boolean): readonly Weakness[] => {
  // Of signs alone nothing is left; they are looked at as they stand.
  const letters = bare(text);
  const whole = letters === '' ? text.replaceAll(/\s/g, '') : letters;
  const pattern = patternOf(whole, short);
  const ofNames = isOfNames(text, whole, names, short);
  // Names that stand hidden among what is common are told as that.
  const common = isCommon(text, [], short) || (!ofNames && isCommon(text, names, short));
  return [
    ...(pattern === undefined ? [] : [pattern]),
    ...(ofNames ? (['names'] as const) : []),
    ...(common ? (['common'] as const) : []),
  ];
};

/** The power of ten of the guesses that a text would take, by whoever estimates it; `names` are tried first. */
export type Estimate = (text: string, names: readonly string[]) => number;

/** What is loaded where a passphrase is chosen: the estimate, and the phrases that everybody knows. */
export type Judge = {
  readonly guessesLog10: Estimate;
  readonly isKnownPhrase: (text: string, names: readonly string[]) => boolean;
};

/** Fewer guesses than 10 to this power are too few: by Argon2id so many take one core for over a thousand years. */
export const LEAST_GUESSES_LOG10 = 12;

/** Beyond this, in code units, a text isn't even counted: no passphrase is so long, and a megabyte takes work to look at. */
const MOST_CODE_UNITS = 4_096;

const lengthOf = (text: string): number => [...text.normalize('NFC')].length;

/**
 * Whether a passphrase of any length is weak: fewer than six different letters and digits, a block over and over, a run, too
 * little beside `names` (the user's and the association's), which count for nothing, or fewer than eight letters beside those
 * and the words, walks and years of common passwords. Case, marks, spaces, signs and digits in place of letters don't hide
 * any of it. It says nothing of a text that is too short anyway.
 */
export const isWeakPassphrase = (text: string, names: readonly string[]): boolean =>
  weaknessesOf(text, names, false).length > 0;

/**
 * All that is wrong with a new passphrase, so that nobody mends one thing to be told of the next. Of one that is too short
 * only what a longer one of its kind would be too; one that is too long isn't looked through.
 */
export const passphraseFaultsOf = (text: string, names: readonly string[]): readonly PassphraseFault[] => {
  if (text.length > MOST_CODE_UNITS) return ['long'];
  const short = lengthOf(text) < LEAST_PASSPHRASE_CHARACTERS;
  if (!short && preparePassphrase(text) === undefined) return ['long'];
  return [...(short ? (['short'] as const) : []), ...(text === '' ? [] : weaknessesOf(text, names, short))];
};

/** The same, with the judgement of what has none of these faults. */
export const estimatedFaultsOf = (
  text: string,
  names: readonly string[],
  { guessesLog10, isKnownPhrase }: Judge,
): readonly PassphraseFault[] => {
  const faults = passphraseFaultsOf(text, names);
  if (faults.length > 0) return faults;
  if (isKnownPhrase(text, names)) return ['phrase'];
  return guessesLog10(text, names) < LEAST_GUESSES_LOG10 ? ['guessable'] : [];
};
