// What makes a roster trusted: the chain from the pinned root, each link signed by two persons of the one before.
import { fromBase64url } from '../bytes.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { NO_HASH, rosterHash } from './hashes.ts';
import type { AssociationId } from './ids.ts';
import { activePerson, type Office, parseRoster, type Roster, type RosterPerson } from './roster.ts';
import { verifyRoster } from './signatures.ts';

/** The offices whose holders sign rosters (PROTOCOL §4). */
export const ROSTER_SIGNERS: readonly Office[] = [
  'board-chair',
  'deputy-chair',
  'internal-auditor',
  'audit-committee-chair',
];

/** How many different persons must sign a roster. */
export const ROSTER_SIGNATURES = 2;

export type RosterSignature = { readonly by: string; readonly signature: Uint8Array };
export type SignedRoster = { readonly bytes: Uint8Array; readonly signatures: readonly RosterSignature[] };
export type VerifiedRoster = { readonly hash: string; readonly roster: Roster };

/**
 * Whether `by` may sign this draft and did. `previous` is the roster in force; without one the draft is a root, which
 * those it lists sign themselves.
 */
export function acceptableSignature(
  previous: Roster | undefined,
  draftBytes: Uint8Array,
  by: string,
  signature: Uint8Array,
): boolean {
  const draft = parseRoster(draftBytes);
  return draft.ok && isSignedBy(previous ?? draft.value, draft.value, draftBytes, { by, signature });
}

/** Whether somebody keeps their keys on the next roster: nobody vouches for new keys of their own (PROTOCOL B22). */
function keepsKeys({ id, seal, sign }: RosterPerson, next: Roster): boolean {
  return next.persons.some((one) => one.id === id && one.seal === seal && one.sign === sign);
}

function isSignedBy(judge: Roster, next: Roster, bytes: Uint8Array, { by, signature }: RosterSignature): boolean {
  const person = activePerson(judge, by);
  if (person === undefined || !person.offices.some((office) => ROSTER_SIGNERS.includes(office))) return false;
  if (!keepsKeys(person, next)) return false;
  const publicKey = fromBase64url(person.sign, 32);
  return publicKey !== undefined && verifyRoster(bytes, signature, publicKey);
}

function continues(roster: Roster, previous: VerifiedRoster | undefined): boolean {
  if (previous === undefined) return roster.seq === 1 && roster.prev === NO_HASH;
  const ids = new Set<string>(roster.persons.map((person) => person.id));
  return (
    roster.seq === previous.roster.seq + 1 &&
    roster.prev === previous.hash &&
    // One dated before the last would take back what its people signed since (PROTOCOL B31).
    roster.on >= previous.roster.on &&
    previous.roster.persons.every((person) => ids.has(person.id))
  );
}

/**
 * Verifies rosters from the root to the newest. `untrusted` where the root isn't the pinned one, a link doesn't
 * continue the one before, somebody was dropped, or there are not two good signatures of different entitled persons;
 * one signature that isn't good spoils a roster.
 */
export function verifyRosterChain(
  association: AssociationId,
  rootHash: string,
  chain: readonly SignedRoster[],
): Outcome<readonly VerifiedRoster[]> {
  const verified: VerifiedRoster[] = [];
  for (const { bytes, signatures } of chain) {
    const parsed = parseRoster(bytes);
    if (!parsed.ok) return parsed;
    const roster = parsed.value;
    const previous = verified.at(-1);
    const hash = rosterHash(bytes);
    if (roster.association !== association || !continues(roster, previous)) return bad('untrusted');
    if (previous === undefined && hash !== rootHash) return bad('untrusted');
    const signers = new Set(signatures.map((signature) => signature.by));
    if (signers.size !== signatures.length || signers.size < ROSTER_SIGNATURES) return bad('untrusted');
    const judge = previous?.roster ?? roster;
    if (!signatures.every((signature) => isSignedBy(judge, roster, bytes, signature))) return bad('untrusted');
    verified.push({ hash, roster });
  }
  return verified.length === 0 ? bad('untrusted') : good(verified);
}

/** The rosters by their hashes, as the chains of cases cite them. */
export function rostersByHash(chain: readonly VerifiedRoster[]): ReadonlyMap<string, Roster> {
  return new Map(chain.map(({ hash, roster }) => [hash, roster]));
}

/** Whether new reports may be sealed under this roster on the Riyadh date `today` (PROTOCOL §4). */
export function isRosterInForce(roster: Roster, today: string): boolean {
  return today <= roster.until;
}
