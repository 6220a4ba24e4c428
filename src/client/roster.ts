// The roster on a signer's own device: what the chain holds, what the draft would change, whose keys are whose. It signs
// only a draft that continues the verified chain, and never one that it hasn't shown.

import * as v from 'valibot';
import { passingAmong } from '../domain/alike.ts';
import { type Confirmed, type KeysLeaving, NOTHING_CONFIRMED } from '../domain/leaving.ts';
import { addDays, type PlainDate, plainDate } from '../domain/plain-date.ts';
import { policyBytes } from '../domain/policy-bytes.ts';
import { officesOf } from '../domain/roster-view.ts';
import { KeysLeavingWire, type RosterPackage } from '../domain/wire.ts';
import { ASSOCIATION_001 } from '../policy/association-001.ts';
import { clockFaults } from '../policy/clocks.ts';
import { choiceIn, chosenPolicy } from '../policy/policies.ts';
import type { Office, Policy } from '../policy/types.ts';
import {
  acceptableSignature,
  activePerson,
  bad,
  type DraftFault,
  draftFault,
  fromBase64url,
  good,
  NO_HASH,
  type Outcome,
  type PersonId,
  parseAssociationId,
  parsePersonId,
  parseRoster,
  personFingerprint,
  policyHash,
  ROSTER_SIGNATURES,
  ROSTER_SIGNERS,
  type Roster,
  type RosterPerson,
  rosterHash,
  toBase64url,
} from '../protocol/check/index.ts';
import { signRoster } from '../protocol/open/index.ts';
import type { Me } from './case.ts';
import { type Ground, type Pinned, policiesByHash, verifyFoundation } from './foundation.ts';
import { type Answer, ask, type Transport } from './transport.ts';

/** How a roster differs from the one before. */
export type RosterChanges = {
  readonly added: readonly RosterPerson[];
  /** Of those added, who stood on an earlier roster: they return. */
  readonly returned: readonly RosterPerson[];
  /** Active before, and not any more. */
  readonly removed: readonly RosterPerson[];
  readonly changedOffices: readonly {
    readonly person: PersonId;
    readonly from: readonly Office[];
    readonly to: readonly Office[];
  }[];
  /** The same person under other keys: what a planted key looks like. */
  readonly changedKeys: readonly RosterPerson[];
  readonly policyChanged: boolean;
};

const isActive = ({ status }: RosterPerson): boolean => status === 'active';

/** What changed between two rosters; with none before, everybody is new. */
export const rosterChanges = (previous: Roster | undefined, next: Roster): RosterChanges => {
  const before = (id: string) => previous?.persons.find((person) => person.id === id);
  const active = next.persons.filter(isActive);
  const wasActive = (id: string) => previous !== undefined && activePerson(previous, id) !== undefined;
  const added = active.filter(({ id }) => !wasActive(id));
  return {
    added,
    returned: added.filter(({ id }) => before(id) !== undefined),
    removed: (previous?.persons ?? []).filter(
      (person) => isActive(person) && activePerson(next, person.id) === undefined,
    ),
    changedOffices: active.flatMap(({ id, offices }) => {
      const from = previous === undefined ? [] : officesOf(previous, id);
      return wasActive(id) && from.join(' ') !== offices.join(' ') ? [{ person: id, from, to: offices }] : [];
    }),
    changedKeys: next.persons.filter((person) => {
      const old = before(person.id);
      return old !== undefined && (old.seal !== person.seal || old.sign !== person.sign);
    }),
    policyChanged: previous !== undefined && previous.policy !== next.policy,
  };
};

/**
 * What changed for somebody since a roster that their browser knew; undefined where they stood on none before: a first look is no
 * change, and they never saw the people of then.
 */
export const changesFor = (person: PersonId, previous: Roster, next: Roster): RosterChanges | undefined =>
  previous.persons.some(({ id }) => id === person) ? rosterChanges(previous, next) : undefined;

/** So long keys count as new to whoever gives others keys. */
const NEW_KEYS_DAYS = 30;

/** Somebody whose keys are new to whoever gives them others: their first, back under the ones of before, or others than before. */
export type LateKeys = { readonly since: PlainDate; readonly how: 'first' | 'back' | 'changed' };

/**
 * Since when somebody has stood in the verified chain with the keys of now, without a break, where that is of late, and what was
 * before: since then nobody who compares fingerprints may have met them. Undefined of whoever is known for longer, or not active.
 */
export const keysOfLate = (
  ground: Pick<Ground, 'rosters' | 'current'>,
  person: PersonId,
  today: PlainDate,
): LateKeys | undefined => {
  const now = activePerson(ground.current.roster, person);
  if (now === undefined) return undefined;
  const isSame = (then: typeof now): boolean => then.seal === now.seal && then.sign === now.sign;
  const chain = [...ground.rosters.values()].toSorted((one, other) => other.seq - one.seq);
  const broken = chain.findIndex((roster) => {
    const then = activePerson(roster, person);
    return then === undefined || !isSame(then);
  });
  const end = broken === -1 ? chain.length : broken;
  const first = chain[end - 1];
  if (first === undefined) return undefined;
  const since = plainDate(first.on);
  if (addDays(since, NEW_KEYS_DAYS) <= today) return undefined;
  const before = chain
    .slice(end)
    .map((roster) => activePerson(roster, person))
    .find((then) => then !== undefined);
  return { since, how: before === undefined ? 'first' : isSame(before) ? 'back' : 'changed' };
};

/** Whether a roster has this person under these very keys. */
export const listing = (roster: Roster, me: Me): 'listed' | 'not-listed' | 'other-keys' => {
  const person = activePerson(roster, me.person);
  if (person === undefined) return 'not-listed';
  const seal = toBase64url(me.keys.seal.publicKey);
  const sign = toBase64url(me.keys.sign.publicKey);
  return person.seal === seal && person.sign === sign ? 'listed' : 'other-keys';
};

/** At every sign-in: whether the roster in force lists my own keys under my own id (PROTOCOL §4). */
export const checkRoster = (ground: Ground, me: Me): 'listed' | 'not-listed' | 'other-keys' =>
  listing(ground.current.roster, me);

/** A person of the draft as a signer compares them. */
export type RosterFingerprint = {
  readonly person: PersonId;
  readonly name: string;
  readonly offices: readonly Office[];
  readonly fingerprint: string;
  /** New on this draft, or under new keys: to be compared with the person. */
  readonly isNew: boolean;
  /** Their account is suspended now, by the portal's word: they read nothing of this, and signing brings them back. */
  readonly suspended: boolean;
  /** The names, by the portal's word, of whoever's theirs could be taken for (PROTOCOL B49). */
  readonly like: readonly string[];
};

/**
 * Why somebody can't sign a draft: none of the four offices is theirs; it brings new keys of their own (PROTOCOL B22); it has keys
 * in their name that aren't theirs; the roster that judges it has other keys in their name than they sign with.
 */
export type NotSigning = 'no-office' | 'own-new-keys' | 'false-keys' | 'other-keys';

/** A draft as it is shown before it is signed. */
export type RosterDraftView = {
  /** Missing while there is no root. */
  readonly ground?: Ground;
  readonly last?: Roster;
  readonly draft: Roster;
  readonly draftHash: string;
  readonly draftBytes: Uint8Array;
  readonly policy: Policy;
  readonly changes: RosterChanges;
  readonly fingerprints: readonly RosterFingerprint[];
  readonly alreadySigned: readonly PersonId[];
  readonly mayISign: boolean;
  /** Why the reader can't sign it; undefined where they can or did, and where nobody can. */
  readonly whyNot?: NotSigning;
  /** Why nobody signs it, whoever they are: its dates, by this device's own clock (PROTOCOL B31). */
  readonly fault?: DraftFault;
  /** Active holders of the four offices on whoever judges the draft; with fewer than three the page warns. */
  readonly signers: number;
  /** Where it takes keys away: who else could sign it and hasn't, in the roster's order. Each may be told of other cases (PROTOCOL B34). */
  readonly toAsk: readonly PersonId[];
};

/** Whether a draft is another than the one shown before, `before` by its hash, which hasn't come into force since. */
export const draftMoved = (
  before: string | undefined,
  { draftHash, ground }: Pick<RosterDraftView, 'draftHash' | 'ground'>,
): boolean => before !== undefined && before !== draftHash && ground?.rosters.has(before) !== true;

const continuesChain = (ground: Ground | undefined, draft: Roster): boolean => {
  if (ground === undefined) return draft.seq === 1 && draft.prev === NO_HASH;
  const { hash, roster } = ground.current;
  const known = new Set<string>(draft.persons.map(({ id }) => id));
  return draft.seq === roster.seq + 1 && draft.prev === hash && roster.persons.every(({ id }) => known.has(id));
};

/** The foundation behind a draft: none while no roster stands, and then none may be claimed. */
const groundOf = (
  pkg: RosterPackage,
  root: string | undefined,
  pinned: Pinned | undefined,
): Outcome<Ground | undefined> => {
  if (pkg.foundation.rosters.length > 0) return verifyFoundation(pkg.foundation, root, pinned);
  return root === undefined && pinned === undefined ? good(undefined) : bad('untrusted');
};

const fingerprintsOf = (draft: Roster, changes: RosterChanges, people: RosterPackage['people']) => {
  const passingFor = passingAmong(people);
  return draft.persons.filter(isActive).flatMap((person): readonly RosterFingerprint[] => {
    const seal = fromBase64url(person.seal);
    const sign = fromBase64url(person.sign);
    if (seal === undefined || sign === undefined) return [];
    const name = people.find(({ id }) => id === person.id)?.name ?? '';
    return [
      {
        ...{ person: person.id, name, like: passingFor({ id: person.id, name }).map((other) => other.name) },
        suspended: people.some(({ id, suspended }) => id === person.id && suspended === true),
        offices: person.offices,
        fingerprint: personFingerprint(draft.association, person.id, seal, sign),
        isNew: [...changes.added, ...changes.changedKeys].some(({ id }) => id === person.id),
      },
    ];
  });
};

/** Whether a policy is this program's own under some choice that may be made: a signer reads what was chosen, and the rest nowhere. */
const isOwnPolicy = (hash: string, policy: Policy): boolean => {
  const choice = choiceIn(policy);
  if (choice === undefined || clockFaults(ASSOCIATION_001, choice.clocks ?? {}).length > 0) return false;
  return policyHash(policyBytes(chosenPolicy(choice))) === hash;
};

/** Whether a draft takes keys away from anybody: it lists them no longer, or under others. */
const takesKeys = ({ removed, changedKeys }: RosterChanges): boolean => removed.length + changedKeys.length > 0;

/** Whether somebody stays under a draft with the keys that they have. */
const keeps = (draft: Roster, { changedKeys }: RosterChanges, person: PersonId): boolean =>
  activePerson(draft, person) !== undefined && !changedKeys.some(({ id }) => id === person);

type Judged = {
  readonly isSigner: boolean;
  readonly judge: Roster;
  readonly draft: Roster;
  readonly changes: RosterChanges;
};

/** Why somebody can't sign a draft, whatever its dates; keys that aren't theirs come before what they hold. */
const whyNotSigning = (me: Me, { isSigner, judge, draft, changes }: Judged): NotSigning | undefined => {
  if (listing(draft, me) === 'other-keys') return 'false-keys';
  if (!isSigner) return 'no-office';
  // Nobody vouches for new keys of their own.
  if (changes.changedKeys.some(({ id }) => id === me.person)) return 'own-new-keys';
  return listing(judge, me) === 'listed' ? undefined : 'other-keys';
};

/**
 * Verifies what a signer is asked to sign. `untrusted`: the chain doesn't hold, the draft doesn't continue it, is another
 * association's, carries the hash of another policy than the one shown, or one that routes or lets act otherwise than
 * this program's; undefined: there is no draft. `today` is the day by the device's own clock, and never the portal's word.
 */
export const rosterDraft = (
  pkg: RosterPackage,
  root: string | undefined,
  pinned: Pinned | undefined,
  me: Me,
  today: PlainDate,
): Outcome<RosterDraftView | undefined> => {
  const ground = groundOf(pkg, root, pinned);
  if (!ground.ok) return ground;
  if (pkg.draft === undefined) return good(undefined);
  const bytes = fromBase64url(pkg.draft.bytes);
  if (bytes === undefined) return bad('malformed');
  const parsed = parseRoster(bytes);
  if (!parsed.ok) return parsed;
  const draft = parsed.value;
  const policy = policiesByHash([pkg.draft.policy]).get(draft.policy);
  const association = ground.value?.association ?? parseAssociationId(pkg.foundation.association);
  if (policy === undefined || !isOwnPolicy(draft.policy, policy)) return bad('untrusted');
  if (draft.association !== association || !continuesChain(ground.value, draft)) return bad('untrusted');
  const last = ground.value?.current.roster;
  const judge = last ?? draft;
  const changes = rosterChanges(last, draft);
  const alreadySigned = pkg.draft.signatures.flatMap(({ by, signature }) => {
    const person = parsePersonId(by);
    const signed = fromBase64url(signature, 64);
    return person !== undefined && signed !== undefined && acceptableSignature(last, bytes, by, signed) ? [person] : [];
  });
  const signers = judge.persons.filter(
    (person) => isActive(person) && person.offices.some((office) => ROSTER_SIGNERS.includes(office)),
  );
  const fault = draftFault(draft, last, today);
  const hasSigned = alreadySigned.includes(me.person);
  const why = whyNotSigning(me, { isSigner: signers.some(({ id }) => id === me.person), judge, draft, changes });
  return good({
    ...(ground.value === undefined ? {} : { ground: ground.value }),
    ...(last === undefined ? {} : { last }),
    ...(fault === undefined ? {} : { fault }),
    draft,
    draftHash: rosterHash(bytes),
    draftBytes: bytes,
    policy,
    changes,
    fingerprints: fingerprintsOf(draft, changes, pkg.people),
    alreadySigned,
    mayISign: fault === undefined && why === undefined && !hasSigned && alreadySigned.length < ROSTER_SIGNATURES,
    ...(fault === undefined && !hasSigned && why !== undefined ? { whyNot: why } : {}),
    signers: signers.length,
    toAsk: takesKeys(changes)
      ? signers
          .map(({ id }) => id)
          .filter((id) => id !== me.person && !alreadySigned.includes(id) && keeps(draft, changes, id))
      : [],
  });
};

const Signed = v.strictObject({ accepted: v.boolean() });

/** What the portal tells a reader of keys that the waiting roster would take away (PROTOCOL B34). */
export const keysLeaving = async (transport: Transport): Promise<Answer<KeysLeaving>> => {
  const told = await ask(transport, 'GET', '/api/staff/rosters/keys', KeysLeavingWire);
  if (!told.ok) return told;
  const known = told.value.known.flatMap(({ person, cases }) => {
    const id = parsePersonId(person);
    return id === undefined ? [] : [{ person: id, cases }];
  });
  return { ok: true, value: { known, others: told.value.others } };
};

/**
 * Signs the draft that was shown. `confirmed` is what its signer read of keys that it takes away. `stale`: it isn't the present draft
 * any more, or takes more away by now; `accepted`: it was the second signature.
 */
export const signDraft = (
  transport: Transport,
  view: RosterDraftView,
  me: Me,
  confirmed: Confirmed = NOTHING_CONFIRMED,
): Promise<Answer<{ readonly accepted: boolean }>> =>
  ask(transport, 'POST', '/api/staff/rosters/signatures', Signed, {
    draftHash: view.draftHash,
    confirmed,
    signature: toBase64url(signRoster(view.draftBytes, me.keys.sign.secretKey)),
  });
