// Owns the next roster while it waits for two signatures: composed from accounts, keys, policy and quorum; drawn up anew
// only when its content changes or it has waited too long, which drops its signatures. An administrator's wish becomes a roster by nobody but signers.
import { addDays, type PlainDate, plainDate, riyadhDate } from '../domain/plain-date.ts';
import { policyText } from '../domain/policy-bytes.ts';
import type { Office } from '../policy/types.ts';
import {
  type AssociationId,
  acceptableSignature,
  bad,
  canonical,
  draftFault,
  equal,
  good,
  NO_HASH,
  type Outcome,
  type PersonId,
  parsePersonId,
  parseRoster,
  policyHash,
  ROSTER_SIGNATURES,
  ROSTER_SIGNERS,
  type Roster,
  type RosterPerson,
  rosterHash,
  SINGLE_OFFICES,
  utf8,
} from '../protocol/check/index.ts';
import { settledPolicy } from './association.ts';
import type { Reader, Tx } from './database.ts';
import { acceptNewKeys, waitingCards } from './new-keys.ts';
import { allPersons, type Person } from './people.ts';
import { savePolicy, policyText as storedPolicy } from './policies.ts';
import { appendRoster, damagedRoster, rosterChain, type StoredSignature } from './rosters.ts';
import { bytes, parsed, text } from './rows.ts';
import { associationById } from './settings.ts';

type Clock = { readonly clock: () => Date };

/** A draft with what its signers must see: `policy` is the canonical text that the roster names by its hash. */
export type RosterDraft = {
  readonly hash: string;
  readonly bytes: Uint8Array;
  readonly policy: string;
  /** Since when this content waits; its roster's `on` is later where it was drawn up anew since. */
  readonly waitsSince: PlainDate;
  readonly signatures: readonly StoredSignature[];
};

/** A new roster vouches for this long; the protocol's limit of 400 days leaves room to sign late. */
const VALID_DAYS = 365;
/** From this day of a roster on the next one is drawn up, even where nothing has changed (PROTOCOL §4). */
const RENEWAL_DAY = 150;

/** The draft that waits for signatures, if there is one. */
export const currentDraft = async (reader: Reader, association: AssociationId): Promise<RosterDraft | undefined> => {
  const [row] = await reader.all('select roster, policy, bytes, drafted_on from roster_drafts where association = ?', [
    association,
  ]);
  if (row === undefined) return undefined;
  const hash = text(row, 'roster');
  const signatures = await reader.all(
    'select person, signature from roster_draft_signatures where association = ? and roster = ? order by person',
    [association, hash],
  );
  return {
    hash,
    bytes: bytes(row, 'bytes'),
    policy: (await storedPolicy(reader, association, text(row, 'policy'))) ?? '',
    waitsSince: plainDate(text(row, 'drafted_on')),
    signatures: signatures.map((signature) => ({
      by: parsed(signature, 'person', parsePersonId),
      signature: bytes(signature, 'signature'),
    })),
  };
};

const dropDraft = async (tx: Tx, association: AssociationId): Promise<void> => {
  await tx.run('delete from roster_draft_signatures where association = ?', [association]);
  await tx.run('delete from roster_drafts where association = ?', [association]);
};

const rosterOf = (stored: Uint8Array, which = 'The draft of the next roster'): Roster => {
  const roster = parseRoster(stored);
  if (!roster.ok) throw damagedRoster(which);
  return roster.value;
};

const latest = async (reader: Reader, association: AssociationId) => {
  const stored = (await rosterChain(reader, association)).at(-1);
  return stored === undefined
    ? undefined
    : { hash: stored.hash, roster: rosterOf(stored.bytes, `Roster ${stored.seq}`) };
};

const entryOf = (person: Person, before: RosterPerson | undefined): RosterPerson | undefined => {
  const active = person.status === 'active' && person.offices.length > 0;
  if (person.card === undefined || (!active && before === undefined)) return undefined;
  const offices = person.offices.length > 0 ? person.offices : (before?.offices ?? []);
  const { seal, sign } = person.card;
  return { id: person.id, offices: [...offices].sort(), seal, sign, status: active ? 'active' : 'left' };
};

/** Everybody who is enrolled, and everybody who ever stood on a roster: nobody is dropped (PROTOCOL A9). */
const personsOf = (accounts: readonly Person[], previous: Roster | undefined): readonly RosterPerson[] => {
  const before = new Map((previous?.persons ?? []).map((person) => [person.id, person]));
  const entries = new Map<PersonId, RosterPerson>();
  for (const person of before.values()) entries.set(person.id, { ...person, status: 'left' });
  for (const account of accounts) {
    const entry = entryOf(account, before.get(account.id));
    if (entry !== undefined) entries.set(entry.id, entry);
  }
  return [...entries.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
};

const signersAmong = (persons: readonly RosterPerson[]): number =>
  persons.filter(
    (person) => person.status === 'active' && person.offices.some((office) => ROSTER_SIGNERS.includes(office)),
  ).length;

/** Whether two hold an office that one alone can hold. */
const sharesSeat = (some: readonly Office[], others: readonly Office[]): boolean =>
  some.some((office) => SINGLE_OFFICES.includes(office) && others.includes(office));

/** The accounts as the next roster is to list them: whoever has made new keys under those, which wait for nothing else. */
const accountsWithNewKeys = async (tx: Tx, association: AssociationId): Promise<readonly Person[]> => {
  const waiting = await waitingCards(tx, association);
  const all = await allPersons(tx, association);
  const isFree = ({ id, offices }: Person): boolean =>
    !all.some((other) => other.id !== id && other.status === 'active' && sharesSeat(offices, other.offices));
  return all.map((person) => {
    const card = waiting.get(person.id);
    // A suspended account comes back with them, where nobody else has the seat by now.
    return card === undefined || !isFree(person) ? person : { ...person, card, status: 'active' };
  });
};

/** What a signer vouches for; dates and place in the chain left out. */
const contentOf = ({ policy, persons }: Pick<Roster, 'policy' | 'persons'>): Uint8Array =>
  canonical({ policy, persons: persons.map((person) => ({ ...person, offices: [...person.offices] })) });

const sameContent = (a: Pick<Roster, 'policy' | 'persons'>, b: Pick<Roster, 'policy' | 'persons'>): boolean =>
  equal(contentOf(a), contentOf(b));

const isDue = (previous: Roster | undefined, next: Pick<Roster, 'policy' | 'persons'>, today: PlainDate): boolean => {
  if (previous === undefined) return signersAmong(next.persons) >= ROSTER_SIGNATURES;
  return !sameContent(previous, next) || today >= addDays(plainDate(previous.on), RENEWAL_DAY);
};

/**
 * Draws up the next roster where accounts, offices, keys, policy or quorum differ from the last one accepted, or where
 * that one grows old; a draft of the same content stays with its signatures while it can be accepted (PROTOCOL B31), and one
 * that nobody needs is dropped. Call it in the transaction of whatever changed.
 */
export const composeDraft = async ({ clock }: Clock, tx: Tx, association: AssociationId): Promise<void> => {
  const settings = await associationById(tx, association);
  if (settings === undefined) throw new Error('a draft belongs to an association');
  const today = riyadhDate(clock());
  const previous = await latest(tx, association);
  const policyBody = policyText(settledPolicy(settings));
  const persons = personsOf(await accountsWithNewKeys(tx, association), previous?.roster);
  const next = { policy: policyHash(utf8(policyBody)), persons };
  if (!isDue(previous?.roster, next, today)) return dropDraft(tx, association);

  const waiting = await currentDraft(tx, association);
  const waitingRoster = waiting === undefined ? undefined : rosterOf(waiting.bytes);
  const prev = previous?.hash ?? NO_HASH;
  const isSame = waitingRoster?.prev === prev && sameContent(waitingRoster, next);
  if (isSame && draftFault(waitingRoster, previous?.roster, today) === undefined) return;
  const draft = canonical({
    ...{ v: 1, association, seq: (previous?.roster.seq ?? 0) + 1, prev, on: today, until: addDays(today, VALID_DAYS) },
    ...{ policy: next.policy, persons: persons.map((person) => ({ ...person, offices: [...person.offices] })) },
  });
  await savePolicy(tx, association, policyBody);
  await dropDraft(tx, association);
  await tx.run('insert into roster_drafts (association, roster, policy, bytes, drafted_on) values (?, ?, ?, ?, ?)', [
    association,
    rosterHash(draft),
    next.policy,
    draft,
    isSame ? (waiting?.waitsSince ?? today) : today,
  ]);
};

/** A signature that was taken; with the second one the roster is accepted. */
export type SignedDraft =
  | { readonly accepted: false }
  | { readonly accepted: true; readonly seq: number; readonly hash: string };

/**
 * Takes one signature over the draft of that hash. `stale` where the draft is another one by now, or was drawn up too long ago
 * and is drawn up anew, `refused` where this person may not sign it or didn't. With two different persons' signatures the roster joins the chain and the log.
 */
export const signDraft = async (
  { clock }: Clock,
  tx: Tx,
  association: AssociationId,
  signed: { readonly draftHash: string; readonly by: PersonId; readonly signature: Uint8Array },
): Promise<Outcome<SignedDraft>> => {
  const draft = await currentDraft(tx, association);
  if (draft === undefined || draft.hash !== signed.draftHash) return bad('stale');
  const today = riyadhDate(clock());
  const roster = rosterOf(draft.bytes);
  const previous = await latest(tx, association);
  if (draftFault(roster, previous?.roster, today) !== undefined) {
    await composeDraft({ clock }, tx, association);
    return bad('stale');
  }
  if (!acceptableSignature(previous?.roster, draft.bytes, signed.by, signed.signature)) return bad('refused');
  const others = draft.signatures.filter((signature) => signature.by !== signed.by);
  const signatures = [...others, { by: signed.by, signature: signed.signature }];
  if (signatures.length < ROSTER_SIGNATURES) {
    await tx.run(
      `insert into roster_draft_signatures (association, roster, person, signature) values (?, ?, ?, ?)
       on conflict (association, roster, person) do update set signature = excluded.signature`,
      [association, draft.hash, signed.by, signed.signature],
    );
    return good({ accepted: false });
  }
  await dropDraft(tx, association);
  const { seq, policy } = roster;
  const hash = await appendRoster(tx, association, { seq, policy, bytes: draft.bytes, signatures }, today);
  await acceptNewKeys(tx, association, roster, { by: signed.by, on: today });
  return good({ accepted: true, seq, hash });
};
