// Bytes and their texts: strict base64url, UTF-8, big-endian integers, joining, comparing. It never accepts two
// spellings of the same bytes.
import { sameBytes } from './sodium.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** What stands for no letter of the alphabet: negative, and so is whatever it is put together with. */
const NO_VALUE = -1;
/** The value of each letter by its code; every report passes through here several times. */
const VALUES = new Int8Array(128).fill(NO_VALUE);
for (const [value, letter] of [...ALPHABET].entries()) VALUES[letter.charCodeAt(0)] = value;
const valueAt = (text: string, place: number): number => VALUES[text.charCodeAt(place)] ?? NO_VALUE;

/** The code of each letter. */
const CODES = Uint8Array.from(ALPHABET, (letter) => letter.charCodeAt(0));

/**
 * Base64url without padding (PROTOCOL A1). The letters are laid out as bytes and read as one text: a text that grows letter by
 * letter is a tree, which costs more to clear away than the page that it stands on.
 */
export function toBase64url(bytes: Uint8Array): string {
  const codes = new Uint8Array(Math.ceil((bytes.length * 4) / 3));
  let place = 0;
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    // What lies behind the last letter isn't written.
    for (let shift = 18; shift >= 0; shift -= 6) codes[place++] = CODES[(group >> shift) & 63] ?? 0;
  }
  return decoder.decode(codes);
}

/**
 * The bytes of a base64url text, of `length` bytes if one is given. `undefined` for padding, spaces, other alphabets,
 * spare bits that aren't zero, and another length (PROTOCOL A1).
 */
export function fromBase64url(text: string, length?: number): Uint8Array | undefined {
  const rest = text.length % 4;
  const count = Math.floor((text.length * 3) / 4);
  if (rest === 1 || (length !== undefined && count !== length)) return undefined;
  const bytes = new Uint8Array(count);
  const whole = text.length - rest;
  let at = 0;
  for (let place = 0; place < whole; place += 4) {
    const group =
      (valueAt(text, place) << 18) |
      (valueAt(text, place + 1) << 12) |
      (valueAt(text, place + 2) << 6) |
      valueAt(text, place + 3);
    if (group < 0) return undefined;
    bytes[at] = group >> 16;
    bytes[at + 1] = (group >> 8) & 0xff;
    bytes[at + 2] = group & 0xff;
    at += 3;
  }
  if (rest === 0) return bytes;
  const last =
    (valueAt(text, whole) << 12) | (valueAt(text, whole + 1) << 6) | (rest === 3 ? valueAt(text, whole + 2) : 0);
  if (last < 0 || (last & (rest === 3 ? 0b11 : 0b1111_000000)) !== 0) return undefined;
  bytes[at] = last >> 10;
  if (rest === 3) bytes[at + 1] = (last >> 2) & 0xff;
  return bytes;
}

/** The UTF-8 of a text. The caller refuses lone surrogates first, which UTF-8 can't carry. */
export function utf8(text: string): Uint8Array {
  return encoder.encode(text);
}

/** The text of UTF-8 bytes, with a byte order mark kept; `undefined` for bytes that aren't UTF-8. */
export function fromUtf8(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
}

/** The pieces, one after the other. */
export function concat(...pieces: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    joined.set(piece, at);
    at += piece.length;
  }
  return joined;
}

/** Whether two byte strings are equal, in constant time for equal lengths. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return sameBytes(a, b);
}

/** Order of byte strings, byte by byte. */
export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const shared = Math.min(a.length, b.length);
  for (let at = 0; at < shared; at += 1) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

/** One byte. */
export function u8(value: number): Uint8Array {
  return bigEndian(value, 1);
}

/** Four bytes, big-endian. */
export function u32(value: number): Uint8Array {
  return bigEndian(value, 4);
}

/** Eight bytes, big-endian, of a safe integer. */
export function u64(value: number): Uint8Array {
  return bigEndian(value, 8);
}

function bigEndian(value: number, length: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0 || value >= 256 ** length) throw new RangeError('integer out of range');
  const bytes = new Uint8Array(length);
  let rest = value;
  for (let at = length - 1; at >= 0; at -= 1) {
    bytes[at] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}
