// Checks the rosters of an association from the root that was written down, and the policies that they name. Whatever
// makes a roster trusted is the protocol's to say; here it is only asked which one breaks, and why.

import { policyFromBytes } from '../../domain/policy-bytes.ts';
import type { Policy } from '../../policy/types.ts';
import {
  type AssociationId,
  NO_HASH,
  parseRoster,
  policyHash,
  type Roster,
  rosterHash,
  type SignedRoster,
  utf8,
  verifyRosterChain,
} from '../../protocol/check/index.ts';
import type { Reader } from '../../store/database.ts';
import {
  type RawRoster,
  type RawSignature,
  rawPolicies,
  rawRosterSignatures,
  rawRosters,
} from '../../store/whole-log.ts';
import type { Kind } from './findings.ts';

/** The days from which and until which a roster was in force, both included. */
export type Term = { readonly from: string; readonly until: string };

/** What lines are judged by, once it is verified. */
export type VerifiedGround = {
  readonly rosters: ReadonlyMap<string, Roster>;
  readonly policyOf: (roster: string) => Policy | undefined;
  readonly termOf: (roster: string) => Term | undefined;
  readonly chain: readonly RawRoster[];
  readonly signatures: number;
  readonly policies: number;
};

/** A broken roster; `at` counts from 1. */
export type RosterFinding = { readonly at: number; readonly kind: Kind; readonly detail: string };

type Checked =
  | { readonly ok: true; readonly ground: VerifiedGround }
  | { readonly ok: false; readonly finding: RosterFinding };

const LAST_DAY = '9999-12-31';

const signed = (raw: RawRoster, signatures: readonly RawSignature[]): SignedRoster => ({
  bytes: raw.bytes,
  signatures: signatures
    .filter(({ of }) => of === raw.roster)
    .map(({ person, signature }) => ({ by: person, signature })),
});

/** Why the chain no longer stands with this roster, of which it stood before. */
const kindOf = (
  association: AssociationId,
  raw: RawRoster,
  at: number,
  before: { readonly hash: string; readonly roster: Roster } | undefined,
  root: string,
): Kind => {
  const parsed = parseRoster(raw.bytes);
  if (rosterHash(raw.bytes) !== raw.roster || !parsed.ok) return 'changed-roster';
  const { seq, prev, persons, policy, association: own } = parsed.value;
  if (own !== association) return 'mixed-association';
  if (raw.seq !== at || seq > at) return 'removed-roster';
  if (policy !== raw.policy) return 'changed-roster';
  if (at === 1 && raw.roster !== root) return 'root-mismatch';
  if (seq !== at || prev !== (before?.hash ?? NO_HASH)) return 'roster-fork';
  const listed = new Set<string>(persons.map(({ id }) => id));
  return before?.roster.persons.some(({ id }) => !listed.has(id)) ? 'roster-fork' : 'roster-signature';
};

const findRoster = (
  association: AssociationId,
  rosters: readonly RawRoster[],
  signatures: readonly RawSignature[],
  root: string,
): RosterFinding | undefined => {
  const chain = rosters.map((raw) => signed(raw, signatures));
  const isStored = rosters.every(
    ({ seq, roster, policy, bytes }, at) =>
      seq === at + 1 && rosterHash(bytes) === roster && namesPolicy(bytes, policy),
  );
  if (isStored && verifyRosterChain(association, root, chain).ok) return undefined;
  for (const [index, raw] of rosters.entries()) {
    const before = rosters[index - 1];
    const parsed = before === undefined ? undefined : parseRoster(before.bytes);
    const previous = before !== undefined && parsed?.ok ? { hash: before.roster, roster: parsed.value } : undefined;
    const kind = kindOf(association, raw, index + 1, previous, root);
    const stands = verifyRosterChain(association, root, chain.slice(0, index + 1)).ok;
    if (!stands || kind !== 'roster-signature') return { at: index + 1, kind, detail: `roster ${index + 1}` };
  }
  return { at: rosters.length, kind: 'changed-roster', detail: `roster ${rosters.length}` };
};

const namesPolicy = (bytes: Uint8Array, policy: string): boolean => {
  const parsed = parseRoster(bytes);
  return parsed.ok && parsed.value.policy === policy;
};

/** Checks every roster and every policy. `root` is what was written down; undefined where there is nothing to compare. */
export const checkRosters = async (
  reader: Reader,
  association: AssociationId,
  root: string | undefined,
): Promise<Checked> => {
  const broken = (at: number, kind: Kind, detail: string): Checked => ({ ok: false, finding: { at, kind, detail } });
  const rosters = await rawRosters(reader, association);
  const signatures = await rawRosterSignatures(reader, association);
  const stored = await rawPolicies(reader, association);
  const [first] = rosters;
  if (first === undefined && root !== undefined) return broken(1, 'removed-roster', 'no roster is left');
  const finding = first === undefined ? undefined : findRoster(association, rosters, signatures, root ?? first.roster);
  if (finding !== undefined) return { ok: false, finding };
  const stray = signatures.find(({ of }) => rosters.every(({ roster }) => roster !== of));
  if (stray !== undefined) return broken(rosters.length + 1, 'removed-roster', 'signatures of a roster are left');
  const policies = new Map<string, Policy>();
  for (const { policy, body } of stored) {
    const user = rosters.findIndex((raw) => raw.policy === policy) + 1 || rosters.length + 1;
    if (policyHash(utf8(body)) !== policy) return broken(user, 'changed-policy', `the policy of roster ${user}`);
    const read = policyFromBytes(utf8(body));
    if (read === undefined) return broken(user, 'changed-policy', 'a policy that this version cannot read');
    policies.set(policy, read);
  }
  const orphan = rosters.findIndex(({ policy }) => !policies.has(policy)) + 1;
  if (orphan > 0) return broken(orphan, 'missing-policy', `the policy of roster ${orphan}`);
  const parsed = new Map<string, Roster>();
  const terms = new Map<string, Term>();
  for (const [at, { roster, bytes, acceptedOn }] of rosters.entries()) {
    const read = parseRoster(bytes);
    if (read.ok) parsed.set(roster, read.value);
    terms.set(roster, { from: acceptedOn, until: rosters[at + 1]?.acceptedOn ?? LAST_DAY });
  }
  return {
    ok: true,
    ground: {
      rosters: parsed,
      policyOf: (roster) => policies.get(parsed.get(roster)?.policy ?? ''),
      termOf: (roster) => terms.get(roster),
      chain: rosters,
      signatures: signatures.length,
      policies: policies.size,
    },
  };
};
