// A person's keys, all derived from one seed, and forgetting. The seed itself is kept in vaults alone.
import { concat } from '../bytes.ts';
import { cardBytes } from '../check/hashes.ts';
import type { AssociationId, PersonId } from '../check/ids.ts';
import { label } from '../labels.ts';
import { KEY_BYTES, type KeyPair, random, sealKeyPair, signDetached, signKeyPair, subkey } from '../sodium.ts';

/**
 * A person's keys: `seal` opens grants, `sign` signs acts, rosters, heads and the card, `draftKey` keeps drafts, `knownKey` what
 * their browser knows of cases, and `knownName` names the place where it does so that nobody else can tell whose it is.
 */
export type PersonKeys = {
  readonly seal: KeyPair;
  readonly sign: KeyPair;
  readonly draftKey: Uint8Array;
  readonly knownKey: Uint8Array;
  readonly knownName: Uint8Array;
};

/** Overwrites a secret; in a browser this is best effort (PROTOCOL §3). */
export function wipe(bytes: Uint8Array): void {
  bytes.fill(0);
}

/** A new 32-byte seed, made at enrolment in the person's browser. */
export function makeSeed(): Uint8Array {
  return random.bytes(KEY_BYTES);
}

/** The keys of a seed (PROTOCOL A2). */
export function personKeys(seed: Uint8Array): PersonKeys {
  const sealSeed = subkey('AmPerson', 1, seed);
  const signSeed = subkey('AmPerson', 2, seed);
  const keys = {
    seal: sealKeyPair(sealSeed),
    sign: signKeyPair(signSeed),
    draftKey: subkey('AmPerson', 3, seed),
    knownKey: subkey('AmPerson', 4, seed),
    knownName: subkey('AmPerson', 5, seed),
  };
  wipe(sealSeed);
  wipe(signSeed);
  return keys;
}

/** A person's signature under their own key card, made once at enrolment. */
export function signCard(keys: PersonKeys, associationId: AssociationId, personId: PersonId): Uint8Array {
  const card = cardBytes(associationId, personId, keys.seal.publicKey, keys.sign.publicKey);
  return signDetached(concat(label('keys'), card), keys.sign.secretKey);
}
