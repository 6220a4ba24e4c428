// The digits that people compare, from the bytes of a hash. It takes no cryptography, so that the public page can show them.
import { fromBase64url } from '../base64url.ts';

/** The first `count` bytes as one integer, big-endian. */
export function leadingInteger(bytes: Uint8Array, count: number): bigint {
  return bytes.subarray(0, count).reduce((value, byte) => value * 256n + BigInt(byte), 0n);
}

/** 30 digits in six groups of five. */
export function fingerprint(bytes: Uint8Array): string {
  const digits = String(leadingInteger(bytes, 16) % 10n ** 30n).padStart(30, '0');
  return digits.replace(/\d{5}(?=\d)/g, '$& ');
}

/** The fingerprint of a roster, from its hash as text. Throws where the text isn't a hash. */
export function rosterFingerprint(rosterHashText: string): string {
  const bytes = fromBase64url(rosterHashText, 32);
  if (bytes === undefined) throw new RangeError('not a hash');
  return fingerprint(bytes);
}
