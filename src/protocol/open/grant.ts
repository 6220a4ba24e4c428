// Room keys and grants: a room key sealed to one holder, bound to its place by the grant and to the chain by the
// commitment (PROTOCOL A6).
import { concat, equal, fromBase64url, toBase64url, u8 } from '../bytes.ts';
import { checkGrantShape, SEALED_VERSION } from '../check/blobs.ts';
import { type CaseId, type Holder, idBytes, type PersonId } from '../check/ids.ts';
import { type Place, placeBytes, type Room } from '../check/rooms.ts';
import { hash, label } from '../labels.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import {
  aeadOpen,
  aeadSeal,
  decapsulate,
  encapsulate,
  KEY_BYTES,
  type KeyPair,
  NONCE_BYTES,
  random,
  SEAL_CIPHERTEXT_BYTES,
} from '../sodium.ts';
import { wipe } from './keys.ts';

/** A new random room key. */
export function makeRoomKey(): Uint8Array {
  return random.bytes(KEY_BYTES);
}

/** The commitment that an act publishes for the key of an epoch, as base64url text. */
export function commitment(caseId: CaseId, room: Room, epoch: number, key: Uint8Array): string {
  return toBase64url(hash('room', concat(placeBytes({ caseId, room, epoch }), key)));
}

function grantPlace(place: Place, holder: Holder): Uint8Array {
  return concat(label('grant'), placeBytes(place), idBytes(holder));
}

/** The key is used for one box alone, so the nonce may be zeros. */
const GRANT_NONCE = new Uint8Array(NONCE_BYTES);

function grantKey(sharedSecret: Uint8Array, publicKey: Uint8Array): Uint8Array {
  return hash('grant-key', concat(sharedSecret, publicKey));
}

/**
 * Seals a room key to one holder: 1,169 bytes. The public key is the one that the verified roster, or *submit*, names.
 * Throws for a holder among `bars` and for a key that can't be encapsulated to: nobody asks for either.
 */
export function sealGrant(
  place: Place,
  holder: Holder,
  holderSealPublicKey: Uint8Array,
  roomKey: Uint8Array,
  bars?: ReadonlySet<PersonId>,
): Uint8Array {
  if (holder !== 'reporter' && bars?.has(holder)) throw new RangeError('a barred person is granted nothing');
  if (roomKey.length !== KEY_BYTES) throw new RangeError('a room key is 32 bytes');
  const made = encapsulate(holderSealPublicKey);
  if (made === undefined) throw new RangeError('this public key can not be encapsulated to');
  const key = grantKey(made.sharedSecret, holderSealPublicKey);
  const sealed = aeadSeal(key, GRANT_NONCE, grantPlace(place, holder), roomKey);
  wipe(made.sharedSecret);
  wipe(key);
  return concat(u8(SEALED_VERSION), made.ciphertext, sealed);
}

/**
 * The room key of a grant. `expected` is the commitment of this place in the verified chain: a key that doesn't meet
 * it is `cannot-open`, as every other failure is.
 */
export function openGrant(
  place: Place,
  holder: Holder,
  sealKeyPair: KeyPair,
  blob: Uint8Array,
  expected: string,
): Outcome<Uint8Array> {
  const shape = checkGrantShape(blob);
  if (!shape.ok) return shape;
  const sharedSecret = decapsulate(blob.subarray(1, 1 + SEAL_CIPHERTEXT_BYTES), sealKeyPair.secretKey);
  if (sharedSecret === undefined) return bad('cannot-open');
  const key = grantKey(sharedSecret, sealKeyPair.publicKey);
  const roomKey = aeadOpen(key, GRANT_NONCE, grantPlace(place, holder), blob.subarray(1 + SEAL_CIPHERTEXT_BYTES));
  wipe(sharedSecret);
  wipe(key);
  if (roomKey === undefined) return bad('cannot-open');
  const wanted = fromBase64url(expected, 32);
  const found = hash('room', concat(placeBytes(place), roomKey));
  if (wanted !== undefined && equal(found, wanted)) return good(roomKey);
  wipe(roomKey);
  return bad('cannot-open');
}
