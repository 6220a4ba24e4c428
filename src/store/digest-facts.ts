// Gathers what a morning's digest follows from: whether anything happened, who is reminded of something on their desk or by the
// portal, and to whom a case came. It asks desks, never a list of cases: what somebody doesn't see reminds them of nothing.

import type { DigestFacts } from '../domain/digest.ts';
import { circlesOf, neverOf, standInsOf } from '../domain/digest.ts';
import type { CaseNow } from '../domain/owed.ts';
import { addDays, type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { type PortalWait, signersInOrder } from '../domain/portal-waits.ts';
import { callDays, type RemindedBy, remindersIn, remindersOf, type Span } from '../domain/reminders.ts';
import { isActive } from '../domain/roster-view.ts';
import { workingDayFrom } from '../domain/working-days.ts';
import { type AssociationId, type PersonId, parseRoster, type Roster } from '../protocol/check/index.ts';
import { callingDays } from './case-calls.ts';
import { loadCases } from './case-files.ts';
import type { Reader } from './database.ts';
import { caseNow, markOf, type Place, placesBehind, placeThese, someUnplaced } from './desk-places.ts';
import { isAnythingDone } from './done-between.ts';
import { type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { isAnythingLogged } from './log.ts';
import { allPersons } from './people.ts';
import { lookAtCalls, portalWaitsNow } from './portal-waits.ts';
import { currentDraft } from './roster-draft.ts';
import { ownTurn } from './turns.ts';

/** The days that a digest of `today` is about: what happened from `since` until yesterday, and what is due up to today. */
export type Told = { readonly since: PlainDate; readonly today: PlainDate };

/** Reminders of the day `since` were that day's digest's. */
const spanOf = ({ since, today }: Told): Span => ({ from: addDays(since, 1), until: today });

/** Whether a line, a roster, an act of an administrator or a change of the calendar was recorded in these days. */
const hasHappened = async (reader: Reader, association: AssociationId, { since, today }: Told): Promise<boolean> => {
  const days = { from: since, until: today };
  return (
    (await isAnythingLogged(reader, association, days)) ||
    (await isAnythingDone(reader, 'account_acts', association, days)) ||
    (await isAnythingDone(reader, 'calendar_changes', association, days))
  );
};

/** Whether somebody was given a key of a case in these days that stands on their desk now. */
const hasCome = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  { since, today }: Told,
): Promise<boolean> =>
  (
    await reader.all(
      `select 1 from grants g
       join lines l on l.association = g.association and l.line = g.line
       join desk_places d on d.association = g.association and d.case_id = g.case_id and d.person = g.holder
       where g.association = ?1 and g.holder = ?2 and json_extract(cast(l.bytes as text), '$.on') >= ?3
         and json_extract(cast(l.bytes as text), '$.on') < ?4 limit 1`,
      [association, person, since, today],
    )
  ).length > 0;

/** Cases looked at in one go. */
const BATCH = 25;

/** The parts of a desk that something can be due in: what waits for the person, and what else is open. */
const PARTS = ['1', '2'] as const;

type Desk = { readonly portal: Portal; readonly seat: Seat; readonly person: PersonId; readonly by: RemindedBy };

type From = Pick<Place, 'rank' | 'number'>;
type Batch = { readonly reminded: boolean; readonly next: From | undefined };

/** Whether a case reminds the person on these days. */
const reminds = (now: CaseNow, { person, by }: Pick<Desk, 'person' | 'by'>, told: Told): boolean =>
  remindersIn(now, spanOf(told), by).some((one) => one.person === person);

/**
 * Whether one of some cases reminds the person that aren't placed on their desk, which are placed where none does. Whoever is reminded
 * needs no desk that has caught up: the night's job sees to that (jobs/desks.ts).
 */
const isRemindedByUnplaced = async (desk: Desk, told: Told): Promise<boolean> => {
  const { portal, seat, person } = desk;
  const some = await someUnplaced(portal.database, seat, person, told.today);
  if (some === undefined) return false;
  if (some.found.some(({ now }) => reminds(now, desk, told))) return true;
  await placeThese(portal.database, seat, person, some, told.today);
  return false;
};

/** Whether cases of one batch of places remind the person, and where the next begins; undefined where the desk must catch up. */
const readBatch = async (
  desk: Desk,
  reader: Reader,
  told: Told,
  { after, last }: { readonly after: From; readonly last: string },
): Promise<Batch | undefined> => {
  const { seat, person } = desk;
  const ground = await groundOf(reader, seat.id);
  if (ground === undefined || !isActive(ground.current.roster, person)) return { reminded: false, next: undefined };
  const reading = { mark: markOf(seat, ground), today: told.today, after, limit: BATCH };
  const places = await placesBehind(reader, seat, person, reading);
  if (places === undefined) return undefined;
  const due = places.filter(({ rank }) => rank <= last);
  const loaded = await loadCases(
    reader,
    ground,
    seat,
    due.map(({ caseId }) => caseId),
  );
  const reminded = loaded.some(({ caseFile }) => reminds(caseNow(caseFile, ground, told.today), desk, told));
  return { reminded, next: due.length < BATCH ? undefined : due.at(-1) };
};

/** Whether something on somebody's desk reminds them. Nothing is further ahead of its day than the longest reminder. */
const isRemindedByDesk = async (desk: Desk, told: Told): Promise<boolean> => {
  const { portal, by } = desk;
  let horizon = told.today;
  for (let ahead = Math.max(0, ...by.rule.before); ahead > 0; ahead -= 1) {
    horizon = workingDayFrom(addDays(horizon, 1), by.calendar);
  }
  for (const part of PARTS) {
    let after: From | undefined = { rank: `${part} `, number: '' };
    while (after !== undefined) {
      const place: { after: From; last: string } = { after, last: `${part} ${horizon}` };
      const batch: Batch | undefined = await portal.database.snapshot((reader) => readBatch(desk, reader, told, place));
      if (batch?.reminded === true) return true;
      if (batch !== undefined) after = batch.next;
      else if (await isRemindedByUnplaced(desk, told)) return true;
      await ownTurn();
    }
  }
  return false;
};

const remindedByPortal = (waits: readonly PortalWait[], told: Told, by: RemindedBy): ReadonlySet<PersonId> =>
  new Set(waits.flatMap((wait) => remindersOf(wait, spanOf(told), by, false).map(({ person }) => person)));

/** The roster that says who signs: the one in force, else the one that is to be signed first. */
const signingRoster = async (reader: Reader, seat: Seat, ground: Ground | undefined): Promise<Roster | undefined> => {
  if (ground !== undefined) return ground.current.roster;
  const draft = await currentDraft(reader, seat.id);
  const roster = draft === undefined ? undefined : parseRoster(draft.bytes);
  return roster?.ok === true ? roster.value : undefined;
};

/** Everything that the digest of a day follows from, as it stands now. */
export const digestFacts = async (
  portal: Portal,
  seat: Seat,
  since: PlainDate,
  by: RemindedBy,
): Promise<DigestFacts> => {
  const { database, clock } = portal;
  const told = { since, today: riyadhDate(clock()) };
  await lookAtCalls(portal, seat, told.today);
  const waits = await portalWaitsNow(portal, seat);
  const { reader } = database;
  const ground = await groundOf(reader, seat.id);
  const people = await allPersons(reader, seat.id);
  const able = new Set(people.filter(({ status }) => status === 'active').map(({ id }) => id));
  const everybody = people.filter(({ id, administrator }) => able.has(id) && !administrator).map(({ id }) => id);
  const roster = await signingRoster(reader, seat, ground);
  const byPortal = remindedByPortal(waits, told, by);
  const [reminded, came] = [new Set<PersonId>(), new Set<PersonId>()];
  for (const person of everybody) {
    const desk = { portal, seat, person, by };
    // One of the two is enough for a mail, and the cheaper is asked first: what came is looked for among all keys of a person's.
    if (byPortal.has(person) || (await isRemindedByDesk(desk, told))) reminded.add(person);
    else if (await hasCome(reader, seat.id, person, told)) came.add(person);
  }
  const calls = await callingDays(reader, seat.id, told.today);
  const signing = roster === undefined ? [] : signersInOrder(roster, able);
  const ofPolicy = <T>(
    find: (policy: Ground['policy'], roster: Roster, able: ReadonlySet<PersonId>) => readonly T[],
  ) => (ground === undefined ? [] : find(ground.policy, ground.current.roster, able));
  return {
    ...{ everybody, reminded, came },
    signers: [...new Set([...signing, ...ofPolicy(standInsOf)])],
    circles: ofPolicy(circlesOf),
    never: ofPolicy(neverOf),
    happened: await hasHappened(reader, seat.id, told),
    called: calls.some((on) => callDays(on, spanOf(told), by).length > 0),
  };
};
