// What a file is by its bytes and its name: whether and as what it can be looked at in place, what it may tell beside its content,
// and whether opening it can run something. A page shows and warns by it. The bytes decide what is shown; for the warning the
// name counts as much, since a system goes by it.
import type { Carrier, RunningKind } from '../../domain/hidden-data.ts';
import { extensionOf, safeName } from '../safe-name.ts';
import { FORMATS, type Format, type TextEncoding, type View } from './formats.ts';
import { CARRIER_NAMES, NEVER_IN_PLACE, RUNNING_NAMES } from './names.ts';

export type { View } from './formats.ts';

/** So many of a file's first bytes are looked at, and so many of its last: an archive's list of names stands there. */
export const FILE_HEAD_BYTES = 36 * 1024;
export const FILE_TAIL_BYTES = 64 * 1024;

export type FileSample = {
  /** As it came; it is made safe here. */
  readonly name: string;
  /** The first `FILE_HEAD_BYTES`, or all there is. */
  readonly head: Uint8Array;
  /** The last `FILE_TAIL_BYTES`, or all there is. */
  readonly tail: Uint8Array;
};

export type FileNature = {
  /** The format by its bytes (`jpeg`, `pdf`, `text` …); undefined for one that isn't known. */
  readonly format: string | undefined;
  /** How it can be looked at in place, without script and network; undefined: it is only saved. */
  readonly view: View | undefined;
  /** `checked`: a photo, whose hidden data `checkPhoto` finds; `nothing`: plain text; else what such files may tell. */
  readonly hides: 'checked' | 'nothing' | Carrier;
  /** Why to warn before it is saved; undefined: no reason is known. */
  readonly runs: RunningKind | undefined;
  /** Its bytes are of another type than its name says. */
  readonly isMisnamed: boolean;
};

const TEXT: View = { kind: 'text', mediaType: 'text/plain' };

/** How many bytes follow this one in a sign of UTF-8; undefined where no sign begins so. */
const following = (byte: number): number | undefined => {
  if (byte < 0x80) return 0;
  if (byte >= 0xc2 && byte < 0xe0) return 1;
  if (byte >= 0xe0 && byte < 0xf0) return 2;
  return byte >= 0xf0 && byte < 0xf5 ? 3 : undefined;
};

/** Whether this is the beginning of a text in UTF-8 without control characters but tab, line feed, page feed and return. */
const isText = (head: Uint8Array): boolean => {
  let at = 0;
  while (at < head.length) {
    const byte = head[at] ?? 0;
    const more = following(byte);
    if (more === undefined || byte === 0x7f || (byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))) return false;
    // The last sign of what was looked at may break off.
    const rest = head.subarray(at + 1, at + 1 + more);
    if (rest.some((one) => (one & 0xc0) !== 0x80)) return false;
    at += 1 + more;
  }
  return true;
};

const isControl = (sign: number): boolean => (sign < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(sign)) || sign === 0x7f;

/** Whether this is the beginning of a text in UTF-16 that says so by its mark. */
const utf16Of = (head: Uint8Array): TextEncoding | undefined => {
  const isLittle = head[0] === 0xff && head[1] === 0xfe;
  if (!isLittle && !(head[0] === 0xfe && head[1] === 0xff)) return undefined;
  for (let at = 2; at + 1 < head.length; at += 2) {
    const [first, second] = [head[at] ?? 0, head[at + 1] ?? 0];
    if (isControl(isLittle ? second * 256 + first : first * 256 + second)) return undefined;
  }
  return isLittle ? 'utf-16le' : 'utf-16be';
};

/** Ends of names by which a text may be in the Arabic alphabet of older systems, which nothing in it says. */
const MAY_BE_ARABIC = ['txt', 'csv', 'tsv', 'log', 'srt'];
/** Bytes of Windows-1256 that are Arabic letters, digits' neighbours and points of Arabic texts. */
const isArabicByte = (byte: number): boolean =>
  (byte >= 0xc0 && byte <= 0xfa && byte !== 0xd7) || byte === 0xa1 || byte === 0xba || byte === 0xbf;

/** Whether this is the beginning of a text in Windows-1256: without control characters, with a word, and what isn't ASCII nearly all Arabic. */
const isWindowsArabic = (head: Uint8Array): boolean => {
  const others = head.filter((byte) => byte >= 0x80);
  const hasWord = head.some((byte, at) => isArabicByte(byte) && isArabicByte(head[at + 1] ?? 0));
  return hasWord && !head.some(isControl) && others.filter(isArabicByte).length >= 0.9 * others.length;
};

/** How a text is written that isn't in UTF-8; undefined where it is none. */
const encodingOf = (head: Uint8Array, extension: string): TextEncoding | undefined =>
  utf16Of(head) ?? (MAY_BE_ARABIC.includes(extension) && isWindowsArabic(head) ? 'windows-1256' : undefined);

const kindNamed = <K extends string>(
  names: Readonly<Partial<Record<K, readonly string[]>>>,
  extension: string,
): K | undefined => (Object.keys(names) as K[]).find((kind) => names[kind]?.includes(extension) === true);

/** Names that say a type which has bytes of its own at its beginning, so that a file without them isn't one. */
const SURE_NAMES: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'pdf'];

const isMisnamed = (format: Format | undefined, isPlain: boolean, extension: string): boolean => {
  if (format !== undefined) {
    return !format.extensions.includes(extension) && FORMATS.some(({ extensions }) => extensions.includes(extension));
  }
  const rows = FORMATS.filter(({ extensions }) => extensions.includes(extension));
  return rows.some(({ name, runs }) => SURE_NAMES.includes(name) || (isPlain && runs === undefined && name !== 'rtf'));
};

/** What a file is. The head tells less where less of it is given; it never throws. */
export const fileNature = ({ name, head, tail }: FileSample): FileNature => {
  const extension = extensionOf(safeName(name));
  const format = FORMATS.find(({ is }) => is(head, tail));
  const isUtf8 = format === undefined && isText(head);
  const encoding = format === undefined && !isUtf8 ? encodingOf(head, extension) : undefined;
  const isPlain = isUtf8 || encoding !== undefined;
  const named = kindNamed(RUNNING_NAMES, extension);
  const runs = format?.runs ?? named;
  const isShown = runs === undefined && !NEVER_IN_PLACE.includes(extension);
  const view = isPlain ? { ...TEXT, ...(encoding === undefined ? {} : { encoding }) } : format?.view;
  return {
    format: format?.name ?? (isPlain ? 'text' : undefined),
    view: isShown ? view : undefined,
    hides: format?.hides ?? kindNamed(CARRIER_NAMES, extension) ?? (isPlain ? 'nothing' : 'unknown'),
    runs,
    isMisnamed: isMisnamed(format, isPlain, extension),
  };
};

/** What is known of a file before any of it has come. */
export const nameNature = (name: string): FileNature => {
  const nothing = new Uint8Array(0);
  return fileNature({ name, head: nothing, tail: nothing });
};

/** Finds what a file is as it passes in pieces and is held nowhere. */
export const passingNature = (name: string): { add: (piece: Uint8Array) => void; nature: () => FileNature } => {
  let head: Uint8Array = new Uint8Array(0);
  let tail: Uint8Array = new Uint8Array(0);
  const joined = (before: Uint8Array, piece: Uint8Array): Uint8Array => {
    const all = new Uint8Array(before.length + piece.length);
    all.set(before);
    all.set(piece, before.length);
    return all;
  };
  return {
    add: (piece) => {
      const missing = FILE_HEAD_BYTES - head.length;
      if (missing > 0) head = joined(head, piece.subarray(0, missing));
      tail = joined(tail, piece.subarray(-FILE_TAIL_BYTES)).slice(-FILE_TAIL_BYTES);
    },
    nature: () => fileNature({ name, head, tail }),
  };
};
