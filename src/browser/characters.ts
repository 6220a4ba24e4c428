// Counts what people type as they see it: a letter with its marks, or an emoji of many parts, is one character.
import type { Lang } from '../i18n/locale.ts';
import { shared } from '../i18n/shared.ts';

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('ar', { granularity: 'grapheme' }) : undefined;

/** Characters as a reader counts them; code points where the browser can't segment. */
export const characters = (text: string): number => {
  if (segmenter === undefined) return [...text].length;
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};

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

/** Long pauses between announcements, so that a screen reader isn't interrupted at every letter. */
const PAUSE_MS = 400;
/** The count is told only near the limit: far from it, it is noise. */
const TOLD_FROM = 0.75;

/** Shows, beside every text area with a limit, how many characters are left. */
export const watchCounts = (lang: Lang, within: ParentNode): void => {
  const t = shared(lang).characters;
  for (const area of within.querySelectorAll('textarea')) {
    const limit = Number(area.dataset.limit);
    const place = document.getElementById(`${area.id}-count`);
    if (!(limit > 0) || place === null) continue;
    let timer: number | undefined;
    const tell = () => {
      const left = limit - characters(area.value);
      place.classList.toggle('over', left < 0);
      place.textContent = left < 0 ? t.over(-left) : left <= limit * (1 - TOLD_FROM) ? t.left(left) : '';
    };
    area.addEventListener('input', () => {
      clearTimeout(timer);
      timer = window.setTimeout(tell, PAUSE_MS);
    });
  }
};
