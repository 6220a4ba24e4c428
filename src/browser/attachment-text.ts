// A text that was opened, as a document of its own that loads nothing. So much of it as a browser can show at once: a long text and a
// long line would bring it to a standstill. The rest is in the file alone, which is saved as it came.
import { hiddenMark, textParts } from '../domain/hidden-characters.ts';

/** So much of a text's bytes is read to be shown, so many of its signs are, and so many of its lines. */
export const MOST_TEXT_BYTES = 1024 * 1024;
const MOST_SIGNS = MOST_TEXT_BYTES;
export const MOST_LINES = 10_000;

/** A longer line takes a browser a time that grows by the square of its length: it is shown as several. */
export const MOST_LINE_SIGNS = 2_000;
/** A line's pieces: up to the last gap within so many signs, else so many, none torn from its marks. */
const LINE_PIECES = new RegExp(`.{1,${MOST_LINE_SIGNS}}(?:\\s|$)|.{${MOST_LINE_SIGNS}}[\\p{M}\\u200D]*|.+`, 'gsu');

/** Each paragraph runs as its first strong letter does, by `dir`, and its lines are broken where the frame ends. */
const HEAD =
  '<!doctype html><html><head><meta charset="utf-8">' +
  `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">` +
  '<title></title></head><body><pre dir="auto" wrap>\n';

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Longer than any word: an address, a key, a row of signs. Its policy allows the text's document no style that would break it. */
const LONG_WORD = /(\S{25,})/u;
/** Where such a word may be broken: behind so many signs, none of them torn from its marks or from what it is joined with. */
const PIECES = /(?:[^\p{M}\u200D](?:\p{M}|\u200D[^\p{M}\u200D]?)*){1,8}|[\p{M}\u200D]+/gu;

/** A text in which a long word can be broken, by signs that nobody copies with it. */
const breakable = (text: string): string =>
  text
    .split(LONG_WORD)
    .map((part, at) => (at % 2 === 0 ? escaped(part) : (part.match(PIECES) ?? []).map(escaped).join('<wbr>')))
    .join('');

/** A line as a paragraph of its own, so that the time it takes isn't everybody's; without a letter it runs as the whole does. */
const paragraph = (line: string): string => {
  const pieces = line.length <= MOST_LINE_SIGNS ? [line] : (line.match(LINE_PIECES) ?? []);
  const shown = pieces.map(breakable);
  const inside = shown.length === 1 ? shown[0] : shown.map((piece) => `<div>${piece}</div>`).join('');
  return `<div${/\p{L}/u.test(line) ? ' dir="auto"' : ''}>${inside}</div>`;
};

/** With a mark wherever a sign stands that nobody sees and that changes how it reads. */
const marked = (text: string): string =>
  textParts(text)
    .map((part) => (part.kind === 'words' ? part.text : hiddenMark(part.codePoint, part.times)))
    .join('');

/** The lines that are shown, each with its end, until they are too many or too long together; the last may break off. */
const linesOf = (text: string): { readonly lines: readonly string[]; readonly isCut: boolean } => {
  const lines: string[] = [];
  const isTorn = /^[\uD800-\uDBFF]$/.test(text.charAt(MOST_SIGNS - 1));
  const most = Math.min(text.length, isTorn ? MOST_SIGNS - 1 : MOST_SIGNS);
  let from = 0;
  while (from < most && lines.length < MOST_LINES) {
    const end = text.indexOf('\n', from);
    const next = Math.min(end < 0 ? text.length : end + 1, most);
    lines.push(text.slice(from, next));
    from = next;
  }
  return { lines, isCut: from < text.length };
};

/** The document in which a text is shown, and whether only its beginning is. */
export const shownText = async (
  content: Blob,
  encoding: string,
): Promise<{ readonly page: Blob; readonly isCut: boolean }> => {
  const isLong = content.size > MOST_TEXT_BYTES;
  const bytes = await content.slice(0, MOST_TEXT_BYTES).arrayBuffer();
  // A character that breaks off there is left out.
  const text = marked(new TextDecoder(encoding).decode(bytes, { stream: isLong }));
  const { lines, isCut } = linesOf(text);
  const page = new Blob([HEAD, ...lines.map(paragraph)], { type: 'text/html;charset=utf-8' });
  return { page, isCut: isLong || isCut };
};
