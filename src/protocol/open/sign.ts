// Signing acts, rosters and heads with a private key that only its owner's device holds.
import { concat } from '../bytes.ts';
import type { Act } from '../check/act.ts';
import { canonical } from '../check/canonical.ts';
import { lineHash } from '../check/hashes.ts';
import { type AssociationId, idBytes } from '../check/ids.ts';
import type { Roster } from '../check/roster.ts';
import { label, type SignUse } from '../labels.ts';
import { signDetached } from '../sodium.ts';

function sign(use: SignUse, bytes: Uint8Array, secretKey: Uint8Array): Uint8Array {
  return signDetached(concat(label(use), bytes), secretKey);
}

/** An act with its signature: what is posted, and the hash that its line will have. */
export type SignedAct = { readonly bytes: Uint8Array; readonly signature: Uint8Array; readonly hash: string };

/** Signs an act's canonical bytes; `signKey` is the 64-byte secret key of the act's author. */
export function signAct(act: Act, signKey: Uint8Array): SignedAct {
  const bytes = canonical(act);
  const signature = sign('act', bytes, signKey);
  return { bytes, signature, hash: lineHash(signature, bytes) };
}

/** The canonical bytes of a roster draft. */
export function rosterBytes(roster: Roster): Uint8Array {
  return canonical(roster);
}

/** Signs a roster's bytes. */
export function signRoster(bytes: Uint8Array, signKey: Uint8Array): Uint8Array {
  return sign('roster', bytes, signKey);
}

/** Signs the head of an association's log, once it continues the last head that this person signed. */
export function signHead(associationId: AssociationId, head: Uint8Array, signKey: Uint8Array): Uint8Array {
  return sign('head', concat(idBytes(associationId), head), signKey);
}
