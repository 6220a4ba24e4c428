// The common form of what a device seals under a key: `0x01 ‖ nonce ‖ AEAD`. Every failure to open is the same one.
import { concat, u8 } from '../bytes.ts';
import { SEALED_VERSION } from '../check/blobs.ts';
import { aeadOpen, aeadSeal, NONCE_BYTES, random } from '../sodium.ts';

/** Seals under a fresh nonce. */
export function sealBox(key: Uint8Array, associated: Uint8Array, text: Uint8Array): Uint8Array {
  const nonce = random.bytes(NONCE_BYTES);
  return concat(u8(SEALED_VERSION), nonce, aeadSeal(key, nonce, associated, text));
}

/** Opens what {@link sealBox} made. The caller has checked version and length. */
export function openBox(key: Uint8Array, associated: Uint8Array, blob: Uint8Array): Uint8Array | undefined {
  return aeadOpen(key, blob.subarray(1, 1 + NONCE_BYTES), associated, blob.subarray(1 + NONCE_BYTES));
}
