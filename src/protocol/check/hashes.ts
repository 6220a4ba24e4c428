// The hashes that name things (lines, items, rosters, policies) and the short forms that people compare.
import { concat, toBase64url } from '../bytes.ts';
import { hash, hashStream } from '../labels.ts';
import { fingerprint, leadingInteger } from './fingerprint.ts';
import { type AssociationId, type CaseId, idBytes, type PersonId } from './ids.ts';

/** 32 zero bytes as text: what stands before a first line, a first roster, a first head. */
export const NO_HASH: string = toBase64url(new Uint8Array(32));

/** `hash("line", signature ‖ bytes)` as base64url text. */
export function lineHash(signature: Uint8Array, bytes: Uint8Array): string {
  return toBase64url(hash('line', concat(signature, bytes)));
}

/** The hash by which an act lists a grant, an entry or a whole file blob. */
export function itemHash(blob: Uint8Array): string {
  return toBase64url(hash('item', blob));
}

export function rosterHash(bytes: Uint8Array): string {
  return toBase64url(hash('roster', bytes));
}

/** The library copies what it hashes into memory that it never gives back: so much at a time is enough. */
const HASHED_AT_ONCE = 65_536;

/** The hash that is sent with a part of a file on its way. */
export function partHash(part: Uint8Array): string {
  const stream = hashStream('part');
  for (let at = 0; at < part.length; at += HASHED_AT_ONCE) stream.update(part.subarray(at, at + HASHED_AT_ONCE));
  return toBase64url(stream.finish());
}

/** What the server stores of the secret by which an upload is gone on with. */
export function uploadHash(secret: Uint8Array): string {
  return toBase64url(hash('upload', secret));
}

/** The hash of the canonical policy (PROTOCOL A9). */
export function policyHash(bytes: Uint8Array): string {
  return toBase64url(hash('policy', bytes));
}

/** What the server stores of a `lookup`. */
export function lookupHash(lookup: Uint8Array): string {
  return toBase64url(hash('lookup', lookup));
}

/** What the server stores of an `auth_key`. */
export function authHash(authKey: Uint8Array): string {
  return toBase64url(hash('auth', authKey));
}

/** The hash that the sealed report carries of the reporter's keys (PROTOCOL A10); keys are the public ones. */
export function reporterHash(caseId: CaseId, seal: Uint8Array, sign: Uint8Array): string {
  return toBase64url(hash('reporter', concat(idBytes(caseId), seal, sign)));
}

/** The case's public number, eight digits written `1234-5678` (PROTOCOL A12). */
export function publicNumber(caseId: CaseId): string {
  const digits = String((leadingInteger(hash('number', idBytes(caseId)), 8) % 90_000_000n) + 10_000_000n);
  return `${digits.slice(0, 4)}-${digits.slice(4)}`;
}

/** `association_id ‖ person_id ‖ seal ‖ sign`: what a person signs at enrolment and others compare. */
export function cardBytes(
  associationId: AssociationId,
  personId: PersonId,
  seal: Uint8Array,
  sign: Uint8Array,
): Uint8Array {
  return concat(idBytes(associationId), idBytes(personId), seal, sign);
}

/** The fingerprint of a person's key card: 30 digits in six groups of five. */
export function personFingerprint(
  associationId: AssociationId,
  personId: PersonId,
  seal: Uint8Array,
  sign: Uint8Array,
): string {
  return fingerprint(hash('keys', cardBytes(associationId, personId, seal, sign)));
}
