// Strict base64url, for pages too that do no cryptography and so load no library: one spelling of the same bytes.
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
    codes[place] = CODES[group >> 18] ?? 0;
    codes[place + 1] = CODES[(group >> 12) & 63] ?? 0;
    codes[place + 2] = CODES[(group >> 6) & 63] ?? 0;
    codes[place + 3] = CODES[group & 63] ?? 0;
    place += 4;
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
