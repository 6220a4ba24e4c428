// The name under which a file is shown and saved: what its sender called it, without what disguises it or does something. Names come
// sealed from strangers: no page and no folder gets one that didn't pass here.
import { textParts } from '../domain/hidden-characters.ts';

/** File systems take 255 bytes; what a browser adds while it saves (` (1)`, `.crdownload`) has room beside it. */
export const MAX_NAME_BYTES = 240;
/** A longer end of a name isn't taken for one when the name is cut. */
const MAX_EXTENSION_BYTES = 20;
/** For a name of which nothing is left. */
const NO_NAME = 'file';

/** Spaces of any width, line breaks, and signs that show nothing and count as letters: they push an end of a name out of sight. */
const BLANK = /(?:[\s\u00ad\u115f\u1160\u2800\u3164\uffa0]|\u034f|\u17b4|\u17b5)+/gu;
/** Signs of paths, of streams, of patterns and of command lines, on any system. */
const SIGNS = /[<>:"|?*/\\]/g;
/** Devices of Windows, whatever end their name has. */
const DEVICE =
  /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?= *(?:\.|$))/i;

/** What a letter takes in UTF-8. */
const bytesOf = (sign: string): number => {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
};
const lengthOf = (text: string): number => [...text].reduce((sum, sign) => sum + bytesOf(sign), 0);

/** The end of a name after its last dot, in small letters; empty without one. */
export const extensionOf = (name: string): string => /.\.([^.]+)$/u.exec(name)?.[1]?.toLowerCase() ?? '';

/** As many signs from the beginning as fit into so many bytes, and nothing of a sign that is made of several. */
const cut = (text: string, maxBytes: number): string => {
  let kept = '';
  let left = maxBytes;
  for (const sign of text) {
    left -= bytesOf(sign);
    if (left < 0) return kept.replace(/\p{M}*(?:\u200d|\ufe0f)*$/u, '');
    kept += sign;
  }
  return kept;
};

const shortened = (name: string): string => {
  if (lengthOf(name) <= MAX_NAME_BYTES) return name;
  const dot = name.lastIndexOf('.');
  const end = dot < 1 ? '' : name.slice(dot);
  const endBytes = lengthOf(end);
  if (endBytes > MAX_EXTENSION_BYTES) return cut(name, MAX_NAME_BYTES);
  return `${cut(name.slice(0, name.length - end.length), MAX_NAME_BYTES - endBytes).trimEnd()}${end}`;
};

const isTrimmed = (name: string, at: number): boolean => name[at] === ' ' || name[at] === '.';

/** Without dots and spaces at either end: hidden files, the folder above, and ends that Windows passes over. */
const trimmed = (name: string): string => {
  // Step by step: a pattern for the end would look at a long name again from each of its dots.
  let end = name.length;
  while (isTrimmed(name, end - 1)) end -= 1;
  let start = 0;
  while (start < end && isTrimmed(name, start)) start += 1;
  return name.slice(start, end);
};

/**
 * The name to show and to save under. Arabic, emoji and whatever else can be read stay; of a path the last part; signs that
 * turn the direction, that nobody sees or that a system takes for something else go. At most `MAX_NAME_BYTES` in UTF-8, never
 * empty, the same for its own result. Whether it can run is asked of this name, not of the one that came.
 */
export const safeName = (name: string): string => {
  const seen = textParts(name.normalize('NFC').replace(/\p{Cs}/gu, '\ufffd'))
    .map((part) => (part.kind === 'words' ? part.text : ''))
    .join('');
  const parts = seen.split(/[/\\]/).map((part) => trimmed(part.replace(BLANK, ' ')));
  const last = parts.findLast((part) => part !== '') ?? '';
  const plain = last.replace(SIGNS, '_').normalize('NFC').replace(/^-/, '_').replace(DEVICE, '_$&');
  const short = trimmed(shortened(plain));
  return short === '' ? NO_NAME : short;
};

/** The name under which a browser saves (RFC 6266, RFC 8187): the safe one, and for old browsers its ASCII. */
export const savedAs = (name: string): string => {
  const safe = safeName(name);
  const plain = safe.replace(/[^\x20-\x7e]|["%\\]/g, '_');
  const encoded = encodeURIComponent(safe).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
};
