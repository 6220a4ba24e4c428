// Checking signatures. Each is over the label of its use and the bytes, so none can be moved to another use.
import { concat } from '../bytes.ts';
import { label } from '../labels.ts';
import { verifyDetached } from '../sodium.ts';
import { cardBytes } from './hashes.ts';
import { type AssociationId, idBytes, type PersonId } from './ids.ts';

/** Whether an act's bytes carry a good signature of this public key. */
export function verifyAct(bytes: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return verifyDetached(concat(label('act'), bytes), signature, publicKey);
}

/** Whether a roster's bytes carry a good signature of this public key; whose it may be is in roster-chain.ts. */
export function verifyRoster(bytes: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  return verifyDetached(concat(label('roster'), bytes), signature, publicKey);
}

/** A person's key card. */
export type Card = {
  readonly associationId: AssociationId;
  readonly personId: PersonId;
  readonly seal: Uint8Array;
  readonly sign: Uint8Array;
};

/** Whether a key card is signed by the signing key that it names. */
export function verifyCard(card: Card, signature: Uint8Array): boolean {
  const bytes = cardBytes(card.associationId, card.personId, card.seal, card.sign);
  return verifyDetached(concat(label('keys'), bytes), signature, card.sign);
}

/** Whether the head of an association's log carries a good signature of this public key (PROTOCOL A11). */
export function verifyHead(
  associationId: AssociationId,
  head: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
): boolean {
  return verifyDetached(concat(label('head'), idBytes(associationId), head), signature, publicKey);
}
