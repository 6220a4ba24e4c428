// Finds in a text the signs that nobody sees and that change how it reads: those that turn its direction, and control
// characters. They are shown as marks where people read; what is sealed keeps them as they were typed.

/** A part of a text: words as they are, or a hidden sign by its code point, so often in a row. */
export type TextPart =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'hidden'; readonly codePoint: number; readonly times: number };

/** A flag such as Scotland's ends in such signs, and they are part of it. */
const FLAG = '\\u{1F3F4}[\\u{E0020}-\\u{E007E}]+\\u{E007F}';
/**
 * Control characters but tab and line feed; signs of direction; signs without width that neither join nor part letters.
 * U+200C and U+200D stay: Persian, Urdu and many emoji are written with them.
 */
const HIDDEN =
  '[\\u0000-\\u0008\\u000B-\\u001F\\u007F-\\u009F\\u061C\\u180E\\u200B\\u200E\\u200F\\u2028-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB\\u{E0000}-\\u{E007F}]';
const SEARCH = new RegExp(`${FLAG}|(?<hidden>${HIDDEN})\\k<hidden>*`, 'gu');

/** The text in parts, in its order. A line break in any system's writing stays a line break. */
export const textParts = (text: string): readonly TextPart[] => {
  const read = text.replace(/\r\n?/g, '\n');
  const parts: TextPart[] = [];
  let from = 0;
  for (const found of read.matchAll(SEARCH)) {
    const sign = found.groups?.hidden;
    if (sign === undefined) continue;
    if (found.index > from) parts.push({ kind: 'words', text: read.slice(from, found.index) });
    parts.push({ kind: 'hidden', codePoint: sign.codePointAt(0) ?? 0, times: found[0].length / sign.length });
    from = found.index + found[0].length;
  }
  if (from < read.length) parts.push({ kind: 'words', text: read.slice(from) });
  return parts;
};

/** Signs that turn the direction of what follows or encloses them. */
export const turnsDirection = (codePoint: number): boolean =>
  codePoint === 0x061c ||
  codePoint === 0x200e ||
  codePoint === 0x200f ||
  (codePoint >= 0x202a && codePoint <= 0x202e) ||
  (codePoint >= 0x2066 && codePoint <= 0x2069);

/** `‹U+202E›`, or `‹U+202E ×3›` for three in a row. */
export const hiddenMark = (codePoint: number, times: number): string => {
  const code = `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`;
  return times === 1 ? `‹${code}›` : `‹${code} ×${times}›`;
};
