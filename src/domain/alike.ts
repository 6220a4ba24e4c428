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
    .join('');

/** Whether two names look alike. What has no letter and no digit looks like itself alone. */
export const isAlike = (one: string, other: string): boolean =>
  one === other || (seenAs(one) !== '' && seenAs(one) === seenAs(other));

/** Letters outside Arabic and Latin, many of which look like a letter of these. */
const FOREIGN = /(?![\p{Script_Extensions=Arabic}A-Za-z\u02BB-\u02BF\u00AA\u00BA\u00C0-\u017F\u1E00-\u1EFF])\p{L}/u;

/** Whether a name is written in Arabic and Latin letters alone, in whatever form of them. */
export const isInKnownLetters = (name: string): boolean => !FOREIGN.test(name.normalize('NFKC').replace(/\p{M}/gu, ''));
