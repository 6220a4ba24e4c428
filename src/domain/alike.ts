// When two names look alike: nobody may seem to be somebody else, since case work, rosters and records show people by their names.
// A name is reduced to what a hurried reader tells apart; what no reader could tell apart comes out the same.
import { asciiDigits } from './characters.ts';

/** Letters that stand for another one in some keyboard, language or font; hamza, madda and vowel signs go with the marks. */
const SAME: Readonly<Record<string, string>> = {
  ...{ ى: 'ي', ی: 'ي', ې: 'ي', ے: 'ي', ۍ: 'ي', ێ: 'ي', ۑ: 'ي' },
  // Alef stands like a one.
  ...{ ا: 'i', ٱ: 'i', ٲ: 'i', ٳ: 'i', ٵ: 'i', ء: '', ٴ: '' },
  ...{ ک: 'ك', ڪ: 'ك', ګ: 'ك', ڭ: 'ك', ۄ: 'و', ۇ: 'و', ۆ: 'و', ۈ: 'و', ۋ: 'و' },
  ...{ ہ: 'ه', ھ: 'ه', ە: 'ه', ۀ: 'ه', ۂ: 'ه', ة: 'ه', ۃ: 'ه', ۿ: 'ه' },
  ...{ ں: 'ن', ٯ: 'ق', ڡ: 'ف', ٮ: 'ب' },
  ...{ ı: 'i', ł: 'i', l: 'i', '1': 'i', ŀ: 'i', o: 'o', ø: 'o', '0': 'o', đ: 'd', ħ: 'h', ŧ: 't', ĸ: 'k', ŋ: 'n' },
  ...{ æ: 'ae', œ: 'oe', ß: 'ss', þ: 'p', ð: 'd' },
  // The Arabic five stands like a single haa.
  '5': 'ه',
};

/** What a hurried reader sees of a name; two names with the same are taken for one. */
export const seenAs = (name: string): string =>
  // Tatweel and the signs that transliterate hamza and ayn part no two names.
  [...asciiDigits(name.normalize('NFKD')).toLowerCase().normalize('NFKD')]
    .filter(
      (character) =>
        /[\p{L}\p{N}|]/u.test(character) && !/[\u0640\u02BB-\u02BF\p{Default_Ignorable_Code_Point}]/u.test(character),
    )
    .map((character) => (character === '|' ? 'i' : (SAME[character] ?? character)))
    .join('')
    // What stands like one letter.
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

const LATIN = 'A-Za-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u017F\\u1E00-\\u1E9B\\u1E9E\\u1EA0-\\u1EF9';
const ARABIC = '\\u0621-\\u063A\\u0641-\\u064A';

/** What of a name is written in Arabic and what in Latin letters; signs and digits go with the letters before them. */
const halvesOf = (name: string): readonly string[] => {
  const halves = { arabic: '', latin: '' };
  let half: keyof typeof halves | undefined;
  let before = '';
  for (const character of name.normalize('NFKC')) {
    if (/\p{L}/u.test(character)) half = /\p{Script=Arabic}/u.test(character) ? 'arabic' : 'latin';
    if (half === undefined) before += character;
    else {
      halves[half] += before + character;
      before = '';
    }
  }
  return halves.arabic === '' || halves.latin === '' ? [] : [halves.arabic, halves.latin];
};

/** The parts of a name that signs part, in one order whatever theirs is. */
const inOneOrder = (name: string): string =>
  name
    .split(/[·/|(),،]|\s[-\u2010-\u2015]\s/u)
    .map(seenAs)
    .sort()
    .join('');

/** What stands before a name and is none of it. */
const FORMS_OF_ADDRESS: ReadonlySet<string> = new Set(
  [
    ...['د', 'م', 'أ', 'الدكتور', 'الدكتورة', 'دكتور', 'دكتورة', 'المهندس', 'المهندسة', 'مهندس', 'مهندسة'],
    ...['الأستاذ', 'الأستاذة', 'أستاذ', 'أستاذة', 'السيد', 'السيدة', 'الشيخ', 'الشيخة', 'الأخ', 'الأخت', 'المحامي'],
    ...['المحامية', 'معالي', 'سعادة', 'فضيلة', 'البروفيسور', 'اللواء', 'العميد'],
    ...['Mr', 'Mrs', 'Ms', 'Miss', 'Mx', 'Dr', 'Doctor', 'Eng', 'Engr', 'Engineer', 'Prof', 'Professor', 'Sheikh'],
    ...['Shaikh', 'Sheikha', 'Sir', 'Madam', 'Adv', 'Ustadh', 'Hon', 'Excellency'],
  ].map(seenAs),
);

/** A part of a name without the forms of address before it; of these alone nothing is taken away. */
const unaddressed = (part: string): string => {
  const words = part.split(/[\s.]+/u).filter((word) => seenAs(word) !== '');
  const first = words.findIndex((word) => !FORMS_OF_ADDRESS.has(seenAs(word)));
  return first < 1 ? part : words.slice(first).join(' ');
};

/** A name without forms of address, in each of its parts and of its scripts. */
const plainly = (name: string): string =>
  name
    .split(/([·/|(),،])/u)
    .map(unaddressed)
    .join('');

/** Everything a name may be taken for: the whole, its parts in another order, its Arabic or its Latin half alone. */
const takenFor = (name: string): readonly string[] => {
  const halves = halvesOf(name);
  const written = [name, plainly(name)];
  const seen = [...written.flatMap((one) => [seenAs(one), inOneOrder(one)]), ...halves.map(seenAs)];
  return [...seen, ...halves.map((half) => seenAs(plainly(half)))].filter((one) => one !== '');
};

/** Whether two names look alike, in whole or in one of two scripts, whatever form of address stands before either. What has no letter and no digit looks like itself alone. */
export const isAlike = (one: string, other: string): boolean => {
  if (one === other) return true;
  const others = takenFor(other);
  return takenFor(one).some((seen) => others.includes(seen));
};

/**
 * What a name is written with: the letters of Arabic and their vowel signs, Latin letters with whatever marks, the digits of both
 * and few signs. Whatever else there is could pass for one of these, or for nothing.
 */
const KNOWN = new RegExp(
  `^[${ARABIC}\\u064B-\\u0652\\u0670${LATIN}\\u0300-\\u0331\\u02BC\\u02BE\\u02BF0-9\\u0660-\\u0669 \\-'\\u2018\\u2019.·(),،]+$`,
  'u',
);

/** Arabic and Latin within one word: an Arabic letter or digit in the place of a Latin one, or the other way round. */
const MIXED = new RegExp(
  `[${LATIN}]\\p{M}*[${ARABIC}\\u0660-\\u0669]|[${ARABIC}\\u0660-\\u0669]\\p{M}*[${LATIN}]`,
  'u',
);

/** Whether a name is written in plain Arabic and Latin letters, digits and the few signs of names alone. */
export const isInKnownLetters = (name: string): boolean => {
  const composed = name.normalize('NFC');
  return KNOWN.test(composed) && !MIXED.test(composed) && /[\p{L}\p{N}]/u.test(composed);
};
