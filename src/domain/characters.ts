// Counts what people type as they see it, and reads their digits: a letter with its marks, or an emoji of many parts, is one
// character; a digit is one in any script.

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ar', { granularity: 'grapheme' }) : undefined;

/** Code units that are looked at together: a segmenter's work and memory grow with the square of what it is given. */
const WINDOW = 1_000;

/** An end of a window that parts no surrogate pair. */
const endOf = (text: string, end: number): number => (/[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end);

/**
 * Characters as a reader counts them; code points where the browser can't segment. Whoever only asks whether there are more
 * than `enough` is spared the rest of a text of any length: beyond it, the number is some number beyond it.
 */
export const characters = (text: string, enough = Number.POSITIVE_INFINITY): number => {
  if (segmenter === undefined) return [...text].length;
  let count = 0;
  let from = 0;
  let size = WINDOW;
  while (from + size < text.length) {
    let pieces = 0;
    let last = 0;
    for (const { index } of segmenter.segment(text.slice(from, endOf(text, from + size)))) {
      pieces += 1;
      last = index;
    }
    // The last character of a window may go on behind it: it is looked at again, whole.
    if (pieces < 2) size *= 2;
    else {
      count += pieces - 1;
      if (count > enough) return count;
      from += last;
      size = WINDOW;
    }
  }
  for (const _ of segmenter.segment(text.slice(from))) count += 1;
  return count;
};

/** By how much a text is too long. `isMore`: by more than `count`, beyond which nobody counted. */
export type Surplus = { readonly count: number; readonly isMore: boolean };

/**
 * The characters of `text` beyond `limit`, or undefined where it has no more than that. Counted up to twice the limit: nobody
 * shortens by the exact number a text that is longer still, and who sends a megabyte mustn't make others wait for it.
 */
export const surplusOf = (text: string, limit: number): Surplus | undefined => {
  const count = characters(text, 2 * limit);
  if (count <= limit) return undefined;
  return count > 2 * limit ? { count: limit, isMore: true } : { count: count - limit, isMore: false };
};

/** Whether nothing stands there that a reader could see: spaces, controls and signs without a shape alone. */
export const isBlank = (text: string): boolean =>
  /^[\p{White_Space}\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]*$/u.test(text);

const DECIMAL = /\p{Nd}/u;

/** Every decimal digit of any script as its ASCII twin; Unicode keeps each script's ten together, zero first. */
export const asciiDigits = (text: string): string =>
  [...text]
    .map((character) => {
      if (!DECIMAL.test(character)) return character;
      const point = character.codePointAt(0) ?? 0;
      let zero = point;
      while (DECIMAL.test(String.fromCodePoint(zero - 1))) zero -= 1;
      return String((point - zero) % 10);
    })
    .join('');
