// Gathers what the portal waits for from accounts, rosters, resets, invitations and the log; and, for a signer, whether a case
// that they don't know of waits for people. What follows from it is the domain's (portal-waits.ts).
import { type Coming, comingTo } from '../domain/coming.ts';
import type { CaseNow } from '../domain/owed.ts';
import { addDays, type PlainDate, plainDate, riyadhDate } from '../domain/plain-date.ts';
import { type PortalFacts, type PortalWait, portalWaits, type ResetFact } from '../domain/portal-waits.ts';
import { type AssociationId, type CaseId, type PersonId, parseRoster } from '../protocol/check/index.ts';
import { confirmedYears } from './calendar-changes.ts';
import {
  type Call,
  type CallPlace,
  callCases,
  callFor,
  callingCases,
  callOf,
  callOutside,
  casesToLookAt,
  comingCases,
  countComing,
  outsideCalls,
  TO_LOOK_AT,
} from './case-calls.ts';
import { loadCases, loadWithDamaged } from './case-files.ts';
import type { Reader } from './database.ts';
import { caseNow } from './desk-places.ts';
import { allResets, type FactorReset } from './factor-resets.ts';
import { groundOf, type Portal, type Seat } from './foundation.ts';
import { INVITATION_MS, invitationEnds } from './invitations.ts';
import { headsOf } from './lines.ts';
import { allNewKeys, isOpen } from './new-keys.ts';
import { allPersons, suspendedIn } from './people.ts';
import { currentDraft } from './roster-draft.ts';
import { optionalText } from './rows.ts';
import { ownTurn } from './turns.ts';

const draftIn = async (reader: Reader, association: AssociationId): Promise<PortalFacts['draft']> => {
  const draft = await currentDraft(reader, association);
  const roster = draft === undefined ? undefined : parseRoster(draft.bytes);
  if (draft === undefined || roster === undefined || !roster.ok) return undefined;
  return { roster: roster.value, since: draft.waitsSince, signedBy: draft.signatures.map(({ by }) => by) };
};

/** Resets that aren't over; one that nobody confirmed counts only until another is asked for. */
const resetFacts = (resets: readonly FactorReset[], now: Date): readonly ResetFact[] =>
  resets.flatMap(({ person, askedBy, askedOn, confirmed, renewedOn, expiresAt }): readonly ResetFact[] => {
    if (renewedOn !== undefined) return [];
    const asked = { person, askedBy, askedOn };
    if (confirmed !== undefined) return [{ ...asked, confirmed }];
    if (expiresAt > now) return [asked];
    const isLast = !resets.some((other) => other.person === person && other.expiresAt > expiresAt);
    return isLast ? [{ ...asked, voidOn: riyadhDate(expiresAt) }] : [];
  });

/** The day after the newest head that somebody signed; the first day with a head where nobody ever did. */
const unsignedSince = async (reader: Reader, association: AssociationId): Promise<PlainDate | undefined> => {
  const [signed] = await reader.all('select max(day) as day from head_signatures where association = ?', [association]);
  const last = signed === undefined ? undefined : optionalText(signed, 'day');
  if (last !== undefined) return addDays(plainDate(last), 1);
  const [closed] = await reader.all('select min(day) as day from log_days where association = ?', [association]);
  const first = closed === undefined ? undefined : optionalText(closed, 'day');
  return first === undefined ? undefined : plainDate(first);
};

const factsOf = async (reader: Reader, { id, calendar }: Seat, now: Date): Promise<PortalFacts> => {
  const ground = await groundOf(reader, id);
  const first = [...(ground?.rosters.values() ?? [])].map((roster) => roster.on).toSorted()[0];
  const people = await allPersons(reader, id);
  const ends = await invitationEnds(reader, id);
  // A link for new keys waits for its person; what was made by it waits as a roster to sign.
  const links = (await allNewKeys(reader, id))
    .filter((one) => isOpen(one, now) && one.made === undefined)
    .map(({ person, askedOn }) => ({ person, since: askedOn }));
  const started = (end: Date) => riyadhDate(new Date(end.getTime() - INVITATION_MS));
  return {
    today: riyadhDate(now),
    calendar,
    roster: ground?.current.roster,
    foundedOn: first === undefined ? undefined : plainDate(first),
    draft: await draftIn(reader, id),
    able: new Set(people.filter(({ status }) => status === 'active').map((person) => person.id)),
    resets: resetFacts(await allResets(reader, id), now),
    invited: [...ends].map(([person, end]) => ({ person, since: started(end) })),
    links,
    unsignedSince: await unsignedSince(reader, id),
    confirmed: await confirmedYears(reader, id, calendar),
  };
};

/** What the portal waits for now. */
export const portalWaitsNow = ({ database, clock }: Portal, seat: Seat): Promise<readonly PortalWait[]> =>
  database.snapshot(async (reader) => portalWaits(await factsOf(reader, seat, clock())));

/** Cases looked at in one go: more would hold the thread for longer than anybody else should wait. */
const BATCH = 25;

/** Reckons anew from when cases call that a roster has changed people of; false where there was none. */
const lookAnew = async ({ database }: Portal, seat: Seat, today: PlainDate, batch: number): Promise<boolean> => {
  const found = await database.snapshot(async (reader) => {
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined) return [];
    const asked = await casesToLookAt(reader, seat.id, batch);
    const { cases, damaged, empty } = await loadWithDamaged(reader, ground, seat, asked);
    const sound = cases.map(({ caseFile, head }) => {
      const now = caseNow(caseFile, ground, today);
      return { head, call: callOf(now) };
    });
    // A damaged case calls nobody, and is looked at again by whoever asks from tomorrow on: it must not stand before all others.
    const later = [...damaged, ...empty].map((caseId) => {
      const call: Call = { caseId, callOn: addDays(today, 1), outside: false, comers: [] };
      return { head: undefined, call };
    });
    return [...sound, ...later];
  });
  if (found.length === 0) return false;
  await database.write(async (tx) => {
    const calls = found.map(({ call }) => call);
    const heads = await headsOf(
      tx,
      seat.id,
      calls.map(({ caseId }) => caseId),
    );
    // What moved on meanwhile was reckoned by what moved it.
    const same = found.filter(({ head, call }) => head === undefined || heads.get(call.caseId) === head);
    await callCases(
      tx,
      seat.id,
      same.map(({ call }) => call),
    );
  });
  await ownTurn();
  return true;
};

/** Where the calls are read that somebody may be told of, and since when each tells them. */
type Told = {
  readonly next: (
    reader: Reader,
    from: { readonly after: CallPlace; readonly limit: number },
  ) => Promise<readonly (CallPlace & { readonly caseId: CaseId })[]>;
  readonly since: (now: CaseNow) => PlainDate | undefined;
};

/** Since when somebody is told that a case waits for people; undefined where none does that they may be told of. */
const callSince = async (
  { database }: Portal,
  seat: Seat,
  { next, since }: Told,
  { today, batch }: { readonly today: PlainDate; readonly batch: number },
): Promise<PlainDate | undefined> =>
  database.snapshot(async (reader) => {
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined) return undefined;
    let after: CallPlace = { callOn: TO_LOOK_AT, caseId: '' };
    for (;;) {
      const calls = await next(reader, { after, limit: batch });
      const cases = await loadCases(
        reader,
        ground,
        seat,
        calls.map(({ caseId }) => caseId),
      );
      const days = cases.flatMap(({ caseFile }) => since(caseNow(caseFile, ground, today)) ?? []);
      const last = calls.at(-1);
      if (days.length > 0 || last === undefined || calls.length < batch) return days.toSorted()[0];
      after = last;
    }
  });

/** Reckons anew from when cases call, wherever a roster has changed people of them. */
export const lookAtCalls = async (portal: Portal, seat: Seat, today: PlainDate, batch = BATCH): Promise<void> => {
  while (await lookAnew(portal, seat, today, batch));
};

/** What a signer of the roster is told of a case that they don't know: that one waits for people, and since when. */
export const callNow = async (
  portal: Portal,
  seat: Seat,
  signer: PersonId,
  batch = BATCH,
): Promise<PlainDate | undefined> => {
  const today = riyadhDate(portal.clock());
  await lookAtCalls(portal, seat, today, batch);
  const told: Told = {
    next: (reader, from) => callingCases(reader, seat.id, today, { signer, ...from }),
    since: (now) => callFor(now, signer),
  };
  return callSince(portal, seat, told, { today, batch });
};

/** What an administrator is told of a case whose call reaches no signer: that one waits, and since when (PROTOCOL B61). */
export const outsideCallNow = async (
  portal: Portal,
  seat: Seat,
  administrator: PersonId,
  batch = BATCH,
): Promise<PlainDate | undefined> => {
  const today = riyadhDate(portal.clock());
  await lookAtCalls(portal, seat, today, batch);
  const told: Told = {
    next: (reader, from) => outsideCalls(reader, seat.id, today, from),
    since: (now) => callOutside(now, administrator),
  };
  return callSince(portal, seat, told, { today, batch });
};

/** Cases that are told one by one to somebody as coming to them, at most; further ones are counted, and follow as keys are handed on. */
const MOST_COMING = 100;

/** What comes to somebody: cases told one by one, and how many there are in all. */
export type ComingView = { readonly cases: readonly Coming[]; readonly total: number };

const firstDay = ({ duties, until }: Coming): string => duties[0]?.dueOn ?? until ?? '';

/** The cases that are to come to somebody whose part is vacant, the earliest first (PROTOCOL B30). */
export const comingFor = async (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  { batch = BATCH, most = MOST_COMING }: { readonly batch?: number; readonly most?: number } = {},
): Promise<ComingView> => {
  const today = riyadhDate(portal.clock());
  while (await lookAnew(portal, seat, today, batch));
  return portal.database.snapshot(async (reader) => {
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined) return { cases: [], total: 0 };
    const ids = await comingCases(reader, seat.id, person, most);
    const out = ids.length === 0 ? new Set<PersonId>() : await suspendedIn(reader, seat.id);
    const cases = (await loadCases(reader, ground, seat, ids))
      .flatMap(({ caseFile }) => comingTo(caseNow(caseFile, ground, today), person, out) ?? [])
      .toSorted((one, other) => (firstDay(one) < firstDay(other) ? -1 : 1));
    const total = ids.length < most ? cases.length : await countComing(reader, seat.id, person);
    return { cases, total };
  });
};
