// How an Arabic name is spelled in Latin letters: «ماجد الخضيري» is "Majed Al-Khudairi", "Majid Alkhudairy" and "Majed Al Khudhairi". Two
// spellings of one name come out the same here; so may two names, which is why nobody is refused anything by it (PROTOCOL B57).
import { asciiDigits } from './characters.ts';

/** Letters that one Arabic letter is written with, and long vowels; in this order. */
const SPELLED: readonly (readonly [written: RegExp, as: string])[] = [
  [/[^a-z0-9]/g, ''],
  [/^el(?=.{3})/, 'al'],
  [/^ab[daeu]+l(?=.)/, 'abdal'],
  [/kh/g, 'x'],
  [/ph/g, 'f'],
  [/([dgtz])h/g, '$1'],
  [/ck|c(?!h)|q/g, 'k'],
  [/ee|ii|iy|y/g, 'i'],
  [/o+u?|uu|w(?![aeiou])/g, 'u'],
  [/eh?i/g, 'ai'],
  [/([a-z])\1+/g, '$1'],
  [/(?<=[aeiu])h$/, ''],
];

/** What a short e stands for: “Majed” and “Majid”, “Ahmed” and “Ahmad”. */
const SHORT = ['a', 'i'] as const;

const spelled = (word: string): string =>
  SPELLED.reduce((left, [written, as]) => left.replace(written, as), word.toLowerCase());

/** The article of a family name, apart from it. */
const ARTICLE_APART = /\b([ae]l)[\s'’-]+(?=[a-z])/gi;

/** Of fewer, most short names are spelled nearly alike. */
const LEAST_LETTERS = 4;

/** Everything that a name in Latin letters may be another spelling of; nothing for what has none. */
export const spellingsOf = (name: string): readonly string[] => {
  const plain = asciiDigits(name.normalize('NFKD')).replace(/\p{M}/gu, '').replace(ARTICLE_APART, '$1');
  const words = plain
    .split(/[^A-Za-z0-9'’ʼʾʿ-]+/u)
    .map(spelled)
    .filter((word) => word !== '');
  const letters = words.join(' ');
  return letters.length < LEAST_LETTERS
    ? []
    : SHORT.map((vowel) => letters.replaceAll('e', vowel).replace(/([ai])\1+/g, '$1'));
};
