// The shapes of sealed things, which the server checks without any key: version byte and length.
import { fromBase64url } from '../bytes.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { canEncapsulate, NONCE_BYTES, SEAL_CIPHERTEXT_BYTES, SEAL_PUBLIC_BYTES, TAG_BYTES } from '../sodium.ts';
import { isPadded, padded } from './padding.ts';

/** The version byte that everything sealed begins with. */
export const SEALED_VERSION = 1;
/** `0x01 ‖ X-Wing ciphertext ‖ AEAD(room key)`. */
export const GRANT_BYTES: number = 1 + SEAL_CIPHERTEXT_BYTES + 32 + TAG_BYTES;
/** `0x01 ‖ nonce ‖ AEAD(seed)`. */
export const VAULT_BYTES: number = 1 + NONCE_BYTES + 32 + TAG_BYTES;
/** A vault once more under `SERVER_KEY`. */
export const VAULT_AT_REST_BYTES: number = 1 + NONCE_BYTES + VAULT_BYTES + TAG_BYTES;
/** Of a time-based second factor, as RFC 4226 recommends: 160 bits. */
export const FACTOR_SECRET_BYTES = 20;
/** `0x01 ‖ nonce ‖ AEAD(secret)` under `SERVER_KEY`. */
export const FACTOR_AT_REST_BYTES: number = 1 + NONCE_BYTES + FACTOR_SECRET_BYTES + TAG_BYTES;
/** The JSON of an entry at most. */
export const MAX_ENTRY_BYTES = 262_144;
/** What an entry's blob has beside its padded JSON. */
export const ENTRY_OVERHEAD_BYTES: number = 1 + NONCE_BYTES + TAG_BYTES;
/** A file's content is sealed in chunks of this many bytes. */
export const CHUNK_BYTES = 65_536;

function checkVersion(blob: Uint8Array): Outcome<void> {
  if (blob.length === 0) return bad('malformed');
  return blob[0] === SEALED_VERSION ? good(undefined) : bad('unsupported');
}

/** Version byte and exact length; `malformed` or `unsupported` otherwise. */
export function checkExactShape(blob: Uint8Array, length: number): Outcome<void> {
  const version = checkVersion(blob);
  if (!version.ok) return version;
  return blob.length === length ? good(undefined) : bad('malformed');
}

/** Version byte and length of a grant. */
export function checkGrantShape(blob: Uint8Array): Outcome<void> {
  return checkExactShape(blob, GRANT_BYTES);
}

/** Version byte and length of a vault in any of its slots. */
export function checkVaultShape(blob: Uint8Array): Outcome<void> {
  return checkExactShape(blob, VAULT_BYTES);
}

/** Version byte, a length that padding makes, and the limit of an entry. */
export function checkEntryShape(blob: Uint8Array): Outcome<void> {
  const version = checkVersion(blob);
  if (!version.ok) return version;
  const length = blob.length - ENTRY_OVERHEAD_BYTES;
  return isPadded(length) && length <= padded(MAX_ENTRY_BYTES + 1) ? good(undefined) : bad('malformed');
}

/** The length of the blob that a file of `size` bytes is sealed into (PROTOCOL A7). */
export function fileBlobBytes(size: number): number {
  const whole = padded(size);
  return 1 + whole + TAG_BYTES * Math.ceil(whole / CHUNK_BYTES);
}

/** A file travels in parts of this many bytes of its blob; the last one may be shorter, never empty (PROTOCOL B35). */
export const PART_BYTES: number = 4 * 1024 * 1024;

/** How many parts a blob of so many bytes has. */
export function fileParts(blobBytes: number): number {
  return Math.ceil(blobBytes / PART_BYTES);
}

/** How many bytes the part number `part`, from 0, of such a blob has; undefined where it has no such part. */
export function filePartBytes(blobBytes: number, part: number): number | undefined {
  if (!Number.isSafeInteger(part) || part < 0 || part >= fileParts(blobBytes)) return undefined;
  return Math.min(PART_BYTES, blobBytes - part * PART_BYTES);
}

/** Version byte and length of a whole file blob, of which only the first byte need be at hand. */
export function checkFileShape(firstByte: number | undefined, blobBytes: number): Outcome<void> {
  if (firstByte === undefined) return bad('malformed');
  if (firstByte !== SEALED_VERSION) return bad('unsupported');
  const chunks = Math.ceil((blobBytes - 1) / (CHUNK_BYTES + TAG_BYTES));
  return isPadded(blobBytes - 1 - TAG_BYTES * chunks) ? good(undefined) : bad('malformed');
}

/** Whether a public sealing key, as base64url text, can be encapsulated to (PROTOCOL §5). */
export function testPublicKey(seal: string): boolean {
  const bytes = fromBase64url(seal, SEAL_PUBLIC_BYTES);
  return bytes !== undefined && canEncapsulate(bytes);
}
