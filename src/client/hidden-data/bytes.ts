// Reading and writing the bytes of files that strangers made: a place beyond the end reads as zero, and nothing throws.

export const u16 = (bytes: Uint8Array, at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);

export const u32 = (bytes: Uint8Array, at: number): number => u16(bytes, at) * 0x10000 + u16(bytes, at + 2);

/** Little-endian, as in WebP. */
export const u32Little = (bytes: Uint8Array, at: number): number =>
  (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 0x100 + (bytes[at + 2] ?? 0) * 0x10000 + (bytes[at + 3] ?? 0) * 0x1000000;

/** A signed fixed-point number with sixteen bits after the point. */
export const fixed = (bytes: Uint8Array, at: number): number => (u32(bytes, at) | 0) / 0x10000;

export const u16Bytes = (value: number): Uint8Array => Uint8Array.of(value >>> 8, value);

export const u32Bytes = (value: number): Uint8Array => Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);

export const u32LittleBytes = (value: number): Uint8Array => u32Bytes(value).reverse();

/** The bytes from `from` as text, one character a byte; at most `length` of them. */
export const latin = (bytes: Uint8Array, from: number, length: number): string => {
  let text = '';
  const end = Math.min(bytes.length, from + length);
  for (let at = from; at < end; at += 1) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
};

/** The bytes of a text whose characters are all below U+0100. */
export const latinBytes = (text: string): Uint8Array => Uint8Array.from(text, (sign) => sign.charCodeAt(0));

/** Whether `text` stands at a place, one character a byte. */
export const stands = (bytes: Uint8Array, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n += 1) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

export const isSame = (one: Uint8Array, other: Uint8Array): boolean => {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
};

export const sizeOf = (pieces: readonly Uint8Array[]): number => pieces.reduce((sum, { length }) => sum + length, 0);

/** The pieces in one. */
export const joined = (pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const whole = new Uint8Array(sizeOf(pieces));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
};

/** Whether the pieces in a row are these bytes. */
export const arePieces = (pieces: readonly Uint8Array[], bytes: Uint8Array): boolean => {
  if (sizeOf(pieces) !== bytes.length) return false;
  let at = 0;
  for (const piece of pieces) {
    // A piece that is a part of these very bytes in its own place needs no comparing.
    const isPart = piece.buffer === bytes.buffer && piece.byteOffset === bytes.byteOffset + at;
    if (!isPart && !isSame(piece, bytes.subarray(at, at + piece.length))) return false;
    at += piece.length;
  }
  return true;
};
