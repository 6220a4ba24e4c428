// The only importer of libsodium and the only source of randomness of the protocol. It works around the library's
// traps: bytes alone go in, lengths are checked before a call, and whatever the library throws becomes `undefined`.
import sodium from 'libsodium-wrappers';

/** Resolves when the primitives may be called; await it once, before anything else of the protocol. */
export const ready: Promise<void> = sodium.ready;

/** Where random bytes come from. Tests and vectors hand in their own. */
export type RandomSource = { readonly bytes: (count: number) => Uint8Array };

/** The platform fills no more at once. */
const MOST_DRAWN = 65_536;

/** The platform's generator, which is the library's too: the library asks it for four bytes at a time. */
const platform: RandomSource = {
  bytes: (count) => {
    const drawn = new Uint8Array(count);
    for (let at = 0; at < count; at += MOST_DRAWN) crypto.getRandomValues(drawn.subarray(at, at + MOST_DRAWN));
    return drawn;
  },
};
let source: RandomSource = platform;

/** Replaces the source of randomness; `undefined` brings the platform's back. For tests alone. */
export function setRandom(replacement: RandomSource | undefined): void {
  source = replacement ?? platform;
}

/** The source of every random byte that the protocol draws (PROTOCOL §3). */
export const random: RandomSource = {
  bytes(count) {
    const drawn = source.bytes(count);
    if (drawn.length !== count) throw new RangeError('the source of randomness gave another number of bytes');
    return drawn;
  },
};

export type KeyPair = { readonly publicKey: Uint8Array; readonly secretKey: Uint8Array };

export const KEY_BYTES = 32;
export const NONCE_BYTES = 24;
export const TAG_BYTES = 16;
export const SIGNATURE_BYTES = 64;
export const SIGN_PUBLIC_BYTES = 32;
export const SEAL_PUBLIC_BYTES = 1216;
export const SEAL_CIPHERTEXT_BYTES = 1120;
const SEAL_RANDOM_BYTES = 64;

/** BLAKE2b-256, keyed where a key is given. */
export function blake2b(message: Uint8Array, key?: Uint8Array): Uint8Array {
  return sodium.crypto_generichash(32, message, key ?? null);
}

/** BLAKE2b-256 over pieces that don't fit into memory together. `finish` may be called once. */
export function blake2bStream(): { readonly update: (piece: Uint8Array) => void; readonly finish: () => Uint8Array } {
  const state = sodium.crypto_generichash_init(null, 32);
  return {
    update: (piece) => sodium.crypto_generichash_update(state, piece),
    finish: () => sodium.crypto_generichash_final(state, 32),
  };
}

/** Constant-time comparison; unequal lengths are unequal (the library would throw). */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && sodium.memcmp(a, b);
}

/** A 32-byte sub-key of `key` (PROTOCOL A2). */
export function subkey(
  context: 'AmReport' | 'AmRecovr' | 'AmPerson' | 'AmRoomK1' | 'AmPasKey',
  id: number,
  key: Uint8Array,
): Uint8Array {
  return sodium.crypto_kdf_derive_from_key(32, id, context, key);
}

/** XChaCha20-Poly1305-IETF: ciphertext and tag. */
export function aeadSeal(key: Uint8Array, nonce: Uint8Array, associated: Uint8Array, text: Uint8Array): Uint8Array {
  return sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(text, associated, null, nonce, key);
}

/** Opens what {@link aeadSeal} made; `undefined` for every failure alike. */
export function aeadOpen(
  key: Uint8Array,
  nonce: Uint8Array,
  associated: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  try {
    return sodium.crypto_aead_xchacha20poly1305_ietf_decrypt(null, sealed, associated, nonce, key);
  } catch {
    return undefined;
  }
}

/** An X-Wing key pair from its 32-byte seed. */
export function sealKeyPair(seed: Uint8Array): KeyPair {
  const pair = sodium.crypto_kem_xwing_seed_keypair(seed);
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** An Ed25519 key pair from its 32-byte seed. */
export function signKeyPair(seed: Uint8Array): KeyPair {
  const pair = sodium.crypto_sign_seed_keypair(seed);
  return { publicKey: pair.publicKey, secretKey: pair.privateKey };
}

/** X-Wing encapsulation with our own randomness; `undefined` where the public key can't be encapsulated to. */
export function encapsulate(
  publicKey: Uint8Array,
): { readonly ciphertext: Uint8Array; readonly sharedSecret: Uint8Array } | undefined {
  if (publicKey.length !== SEAL_PUBLIC_BYTES) return undefined;
  const seed = random.bytes(SEAL_RANDOM_BYTES);
  try {
    return sodium.crypto_kem_xwing_enc_deterministic(publicKey, seed);
  } catch {
    return undefined;
  } finally {
    seed.fill(0);
  }
}

/** Whether a public key can be encapsulated to. That doesn't hang on what is drawn, so nothing is drawn. */
export function canEncapsulate(publicKey: Uint8Array): boolean {
  if (publicKey.length !== SEAL_PUBLIC_BYTES) return false;
  try {
    const { sharedSecret } = sodium.crypto_kem_xwing_enc_deterministic(publicKey, new Uint8Array(SEAL_RANDOM_BYTES));
    return sharedSecret.length === KEY_BYTES;
  } catch {
    return false;
  }
}

/** X-Wing decapsulation; `undefined` for a low-order point, on which the library throws. */
export function decapsulate(ciphertext: Uint8Array, secretKey: Uint8Array): Uint8Array | undefined {
  if (ciphertext.length !== SEAL_CIPHERTEXT_BYTES || secretKey.length !== KEY_BYTES) return undefined;
  try {
    return sodium.crypto_kem_xwing_dec(ciphertext, secretKey);
  } catch {
    return undefined;
  }
}

/** An Ed25519 signature. */
export function signDetached(message: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return sodium.crypto_sign_detached(message, secretKey);
}

/** Whether an Ed25519 signature is good; wrong lengths are a bad signature. */
export function verifyDetached(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== SIGNATURE_BYTES || publicKey.length !== SIGN_PUBLIC_BYTES) return false;
  try {
    return sodium.crypto_sign_verify_detached(signature, message, publicKey);
  } catch {
    return false;
  }
}
