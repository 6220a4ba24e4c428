// What the server does with SERVER_KEY: it wraps the vault that it stores once more, seals the secret of a second factor,
// and computes the half-key of a session, the mark of a browser, the hash of a backup code and what passkeys sign. It never learns what is in
// the vault.
import { concat, equal, u8, u64, utf8 } from '../bytes.ts';
import { keyed, label } from '../labels.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { aeadOpen, aeadSeal, KEY_BYTES, NONCE_BYTES, random } from '../sodium.ts';
import {
  checkExactShape,
  FACTOR_AT_REST_BYTES,
  FACTOR_SECRET_BYTES,
  SEALED_VERSION,
  VAULT_AT_REST_BYTES,
  VAULT_BYTES,
} from './blobs.ts';
import { type AssociationId, idBytes, type PersonId } from './ids.ts';

/** Only the vault under the passphrase is wrapped at rest. */
const PASSPHRASE_SLOT = 1;

function restKey(serverKey: Uint8Array): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  return keyed('rest', serverKey, new Uint8Array(0));
}

function restPlace(personId: PersonId): Uint8Array {
  return concat(label('rest'), idBytes(personId), u8(PASSPHRASE_SLOT));
}

/** Wraps a vault of slot 1 for storage: 114 bytes (PROTOCOL A6). */
export function wrapAtRest(serverKey: Uint8Array, personId: PersonId, vault: Uint8Array): Uint8Array {
  if (vault.length !== VAULT_BYTES) throw new RangeError('a vault has 73 bytes');
  const nonce = random.bytes(NONCE_BYTES);
  return concat(u8(SEALED_VERSION), nonce, aeadSeal(restKey(serverKey), nonce, restPlace(personId), vault));
}

/** The vault of slot 1 from what is stored. */
export function unwrapAtRest(serverKey: Uint8Array, personId: PersonId, stored: Uint8Array): Outcome<Uint8Array> {
  const shape = checkExactShape(stored, VAULT_AT_REST_BYTES);
  if (!shape.ok) return shape;
  const nonce = stored.subarray(1, 1 + NONCE_BYTES);
  const vault = aeadOpen(restKey(serverKey), nonce, restPlace(personId), stored.subarray(1 + NONCE_BYTES));
  return vault === undefined ? bad('cannot-open') : good(vault);
}

/** The half-key under which a signed-in browser keeps its seed; computed on request, never stored (PROTOCOL §4). */
export function sessionHalf(serverKey: Uint8Array, token: Uint8Array): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  return keyed('session', serverKey, token);
}

/**
 * What marks a browser in which the owner of this vault has signed in, beside a random nonce (PROTOCOL A6). `stored` is the
 * vault as it lies in the database, bound to its person: once it is stored anew, no mark made before is good.
 */
export function deviceMark(serverKey: Uint8Array, stored: Uint8Array, nonce: Uint8Array): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  if (stored.length !== VAULT_AT_REST_BYTES) throw new RangeError('a vault at rest has 114 bytes');
  return keyed('device', serverKey, concat(stored, nonce));
}

function factorPlace(personId: PersonId): Uint8Array {
  return concat(label('factor'), idBytes(personId));
}

/** Seals the secret of a person's second factor for storage: 61 bytes (PROTOCOL A6). */
export function sealFactor(serverKey: Uint8Array, personId: PersonId, secret: Uint8Array): Uint8Array {
  if (secret.length !== FACTOR_SECRET_BYTES) throw new RangeError('a second factor has a secret of 20 bytes');
  const nonce = random.bytes(NONCE_BYTES);
  return concat(u8(SEALED_VERSION), nonce, aeadSeal(restKey(serverKey), nonce, factorPlace(personId), secret));
}

/** The secret of a second factor from what is stored; `cannot-open` under another SERVER_KEY or another person's name. */
export function openFactor(serverKey: Uint8Array, personId: PersonId, stored: Uint8Array): Outcome<Uint8Array> {
  const shape = checkExactShape(stored, FACTOR_AT_REST_BYTES);
  if (!shape.ok) return shape;
  const nonce = stored.subarray(1, 1 + NONCE_BYTES);
  const secret = aeadOpen(restKey(serverKey), nonce, factorPlace(personId), stored.subarray(1 + NONCE_BYTES));
  return secret === undefined ? bad('cannot-open') : good(secret);
}

/** What is stored of a backup code, given as its ASCII digits (PROTOCOL A6): worth nothing to whoever lacks SERVER_KEY. */
export function backupCodeHash(serverKey: Uint8Array, personId: PersonId, digits: string): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  return keyed('backup', serverKey, concat(idBytes(personId), utf8(digits)));
}

/** The secret of a one-time link that a form makes, from the number drawn for the form and what it is for (PROTOCOL B57). */
export function linkSecret(
  serverKey: Uint8Array,
  associationId: AssociationId,
  drawn: Uint8Array,
  of: string,
): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  if (drawn.length !== KEY_BYTES) throw new RangeError('a form that makes a link has a number of 32 bytes');
  return keyed('link', serverKey, concat(idBytes(associationId), drawn, utf8(of)));
}

/** What a passkey is asked to sign for: opening the account alone, the second factor of a session, or being registered. */
export type Ceremony = 'open' | 'factor' | 'register';

const CEREMONIES: Readonly<Record<Ceremony, number>> = { open: 1, factor: 2, register: 3 };
const CHALLENGE_NONCE_BYTES = 16;
const END_BYTES = 8;
/** Of a challenge: nonce, end and the code over both. */
export const CHALLENGE_BYTES = CHALLENGE_NONCE_BYTES + END_BYTES + KEY_BYTES;
/** In the place of a session's token where a challenge is bound to none. */
const NO_TOKEN = new Uint8Array(32);

function challengeCode(
  serverKey: Uint8Array,
  ceremony: Ceremony,
  associationId: AssociationId,
  token: Uint8Array | undefined,
  drawn: Uint8Array,
): Uint8Array {
  if (serverKey.length !== KEY_BYTES) throw new RangeError('SERVER_KEY is 32 bytes');
  const bound = concat(u8(CEREMONIES[ceremony]), idBytes(associationId), token ?? NO_TOKEN, drawn);
  return keyed('challenge', serverKey, bound);
}

/** A challenge for a passkey (PROTOCOL A6, B21): nothing of it is stored until it was answered. `endsAt` in milliseconds. */
export function makeChallenge(
  serverKey: Uint8Array,
  ceremony: Ceremony,
  associationId: AssociationId,
  token: Uint8Array | undefined,
  endsAt: number,
): Uint8Array {
  const drawn = concat(random.bytes(CHALLENGE_NONCE_BYTES), u64(endsAt));
  return concat(drawn, challengeCode(serverKey, ceremony, associationId, token, drawn));
}

/** When a challenge ends, in milliseconds; undefined where this server didn't make it for that ceremony and session. */
export function challengeEnd(
  serverKey: Uint8Array,
  ceremony: Ceremony,
  associationId: AssociationId,
  token: Uint8Array | undefined,
  challenge: Uint8Array,
): number | undefined {
  if (challenge.length !== CHALLENGE_BYTES) return undefined;
  const drawn = challenge.subarray(0, CHALLENGE_NONCE_BYTES + END_BYTES);
  const code = challengeCode(serverKey, ceremony, associationId, token, drawn);
  if (!equal(code, challenge.subarray(drawn.length))) return undefined;
  const end = new DataView(drawn.buffer, drawn.byteOffset + CHALLENGE_NONCE_BYTES, END_BYTES).getBigUint64(0);
  return Number(end);
}
