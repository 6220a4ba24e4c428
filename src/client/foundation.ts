// The ground that a device stands on before it shows or seals anything: the roster chain from its root, the policies that
// the rosters vouch for, the calendar, the day. Everything else here takes a Ground and never the server's word.

import { type PlainDate, parsePlainDate } from '../domain/plain-date.ts';
import { policyFromBytes } from '../domain/policy-bytes.ts';
import type { Foundation, RosterWire } from '../domain/wire.ts';
import { type CalendarSettings, parseCalendar } from '../policy/calendar.ts';
import type { Policy } from '../policy/types.ts';
import {
  type AssociationId,
  bad,
  fromBase64url,
  good,
  type Outcome,
  parseAssociationId,
  policyHash,
  type Roster,
  rostersByHash,
  type SignedRoster,
  utf8,
  type VerifiedRoster,
  verifyRosterChain,
} from '../protocol/check/index.ts';

/** What a person's browser keeps of the chain it last saw (PROTOCOL A9): `head` is its newest roster. No secret. */
export type Pinned = { readonly root: string; readonly seq: number; readonly head: string };

/** A verified foundation. `current` is the newest roster, `policy` the one that it carries the hash of. */
export type Ground = {
  readonly association: AssociationId;
  readonly root: string;
  readonly today: PlainDate;
  readonly rosters: ReadonlyMap<string, Roster>;
  readonly current: VerifiedRoster;
  readonly policy: Policy;
  /** The policy of this hash, if it came along and is whole. */
  readonly policyOf: (hash: string) => Policy | undefined;
  readonly calendar: CalendarSettings;
};

/** A signed roster of the wire as bytes; undefined where one of its texts isn't base64url. */
export const signedRoster = (wire: RosterWire): SignedRoster | undefined => {
  const bytes = fromBase64url(wire.bytes);
  if (bytes === undefined) return undefined;
  const signatures = wire.signatures.map(({ by, signature }) => ({ by, signature: fromBase64url(signature, 64) }));
  const whole = signatures.flatMap(({ by, signature }) => (signature === undefined ? [] : [{ by, signature }]));
  return whole.length === signatures.length ? { bytes, signatures: whole } : undefined;
};

/** An association has a few policies at once; the texts of each are read again with every case and every mailbox. */
const KEPT_POLICIES = 8;
type Hashed = readonly [hash: string, policy: Policy];
const kept = new Map<string, Hashed>();

/** The policy that a text is, with its hash: read once as long as the text is kept, for nothing changes a policy. */
const policyOfText = (text: string): Hashed | undefined => {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const bytes = utf8(text);
  const policy = policyFromBytes(bytes);
  if (policy === undefined) return undefined;
  const [oldest] = kept.size >= KEPT_POLICIES ? kept.keys() : [];
  if (oldest !== undefined) kept.delete(oldest);
  const read: Hashed = [policyHash(bytes), policy];
  kept.set(text, read);
  return read;
};

/** The policies by the hash of their texts; a text that isn't one whole policy is left out. */
export const policiesByHash = (texts: readonly string[]): ReadonlyMap<string, Policy> =>
  new Map(
    texts.flatMap((text) => {
      const read = policyOfText(text);
      return read === undefined ? [] : [read];
    }),
  );

/** A value of JSON text; undefined for every other text. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Verifies a foundation from the pinned root (PROTOCOL §4, A9). `untrusted`: no root is known, the chain doesn't hold,
 * it doesn't go through the roster last pinned, or its policy is missing; `malformed`: a shape.
 */
export const verifyFoundation = (
  foundation: Foundation,
  root: string | undefined,
  pinned?: Pinned,
): Outcome<Ground> => {
  const association = parseAssociationId(foundation.association);
  const today = parsePlainDate(foundation.today);
  const calendar = parseCalendar(parseJson(foundation.calendar));
  const chain = foundation.rosters.flatMap((wire) => signedRoster(wire) ?? []);
  if (association === undefined || today === undefined || calendar === undefined) return bad('malformed');
  if (chain.length !== foundation.rosters.length) return bad('malformed');
  if (root === undefined || (pinned !== undefined && pinned.root !== root)) return bad('untrusted');
  const verified = verifyRosterChain(association, root, chain);
  if (!verified.ok) return verified;
  const current = verified.value.at(-1);
  if (current === undefined) return bad('untrusted');
  // An older chain, or one that two signers forked behind what was seen here, would hide what had changed.
  const isKept = ({ hash, roster }: VerifiedRoster) => hash === pinned?.head && roster.seq === pinned.seq;
  if (pinned !== undefined && !verified.value.some(isKept)) return bad('untrusted');
  const policies = policiesByHash(foundation.policies);
  const policy = policies.get(current.roster.policy);
  if (policy === undefined) return bad('untrusted');
  return good({
    association,
    root,
    today,
    rosters: rostersByHash(verified.value),
    current,
    policy,
    policyOf: (hash) => policies.get(hash),
    calendar,
  });
};

/** What a browser keeps for its next visit. */
export const pin = ({ root, current }: Ground): Pinned => ({ root, seq: current.roster.seq, head: current.hash });
