// Where cases stand on desks: a row for each person and case, in the order of the desk. It is made from chains and rosters and never a
// source: who may see a case is asked of its fold again whenever a page is given. A line or a grant unplaces its case by
// trigger; acceptance places it again in the same transaction, and reading a desk places whatever is left.
import { createHash } from 'node:crypto';
import { type CaseFile, everGranted } from '../domain/case-file.ts';
import { deskDuty, desksTurnOn, earlierDuty, placedOn, waiting } from '../domain/desk.ts';
import { handsOnNow, handsOnOnceDeclared } from '../domain/hand-on.ts';
import type { CaseNow } from '../domain/owed.ts';
import { addDays, type PlainDate } from '../domain/plain-date.ts';
import { underRoster } from '../domain/under-roster.ts';
import { sees, seesBy, type View } from '../domain/visibility.ts';
import {
  type AssociationId,
  type CaseId,
  type PersonId,
  parseCaseId,
  type Roster,
  type VerifiedRoster,
} from '../protocol/check/index.ts';
import { type Call, callCases, callOf, NEVER } from './case-calls.ts';
import { loadWithDamaged } from './case-files.ts';
import type { Database, Reader, Tx } from './database.ts';
import { type Ground, groundOf, type Seat } from './foundation.ts';
import { insertRows } from './insert.ts';
import { headsOf } from './lines.ts';
import { parsed, places, text } from './rows.ts';
import { ownTurn } from './turns.ts';

/** Sorts after every date. */
const NO_DUTY = '9999-99-99';
/** Before everything that waits for somebody. */
export const DAMAGED_RANK = '1 0000-00-00';
/** To be raised with every change of what a fold makes of the same lines: places made before are then made anew. */
const FOLD = 18;
const MARK_CHARACTERS = 12;
/** Cases placed in one transaction while a desk catches up: nobody else's write should wait for longer. */
const BATCH = 50;
/** Cases whose places are worked out in one turn of the event loop. */
const PLACED_AT_ONCE = 10;

/** What desks are placed by beside the cases' own chains: the roster in force, and the calendar. */
export type Floor = Pick<Ground, 'current' | 'rosters'>;

/** The beginning of a hash, enough to tell one mark from another. */
const marked = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, MARK_CHARACTERS);

const marks = new WeakMap<Seat['calendar'], Map<string, string>>();

/** What of a roster places depend on: one that is only renewed moves nothing. New keys make what was granted before former. */
const peopleOf = ({ persons }: Roster) =>
  persons.map(({ id, offices, status, seal, sign }) => [id, offices, status, seal, sign]);

/** Names the people of the roster, the calendar and the rules that places were reckoned by. */
export const markOf = ({ calendar }: Seat, { current }: Pick<Floor, 'current'>): string => {
  const known = marks.get(calendar) ?? new Map<string, string>();
  marks.set(calendar, known);
  const before = known.get(current.hash);
  if (before !== undefined) return before;
  const mark = marked(`${FOLD} ${JSON.stringify(calendar)} ${JSON.stringify(peopleOf(current.roster))}`);
  known.set(current.hash, mark);
  return mark;
};

/** Names the very roster besides, by which it was worked out who can hand keys on in which case. */
export const handoverMarkOf = (seat: Seat, current: VerifiedRoster): string =>
  marked(`${markOf(seat, { current })} ${current.hash}`);

type Standing = { readonly hash: string; readonly now: CaseNow };

/** Of each fold how it was looked at last. A fold is one chain under one calendar; roster and day stand beside it. */
const standings = new WeakMap<CaseFile, Standing>();

/**
 * A folded case as it stands on a day under the roster in force: the same object as long as neither is another, so that what
 * follows from it is worked out once for a page, a digest and the page after it.
 */
export const caseNow = (caseFile: CaseFile, { current, rosters }: Floor, today: PlainDate): CaseNow => {
  const known = standings.get(caseFile);
  if (known?.hash === current.hash && known.now.today === today) return known.now;
  const now = { caseFile: underRoster(caseFile, rosters, current), roster: current.roster, today };
  standings.set(caseFile, { hash: current.hash, now });
  return now;
};

/** A place on a desk; `rank` and `number` together order it. */
export type Place = { readonly caseId: CaseId; readonly rank: string; readonly number: string };

/** What a rank looks like: a part of the desk, and the day that orders it there. `5` stands on no desk. */
export const RANK = /^[1-5] \d{4}-\d{2}-\d{2}$/u;
/** Kept by who lost their part until the keys are handed on: nothing of it is shown or counted. */
const UNSEEN = `5 ${NEVER}`;
/** Above every rank. */
const LAST = '6';

/**
 * Where a case stands on whose desk, whose browser can hand its keys on, and who was given a key and no longer sees it. `mark`
 * and `handoverMark` name by what the one and the other was worked out.
 */
export type Placing = Call & {
  readonly number: string;
  readonly mark: string;
  readonly handoverMark: string;
  /** The day on which something in it comes to further people, so that it is to be placed anew. */
  readonly turnsOn: string;
  readonly on: readonly {
    readonly person: PersonId;
    readonly rank: string;
    readonly handsOn: boolean;
    readonly declaresFirst: boolean;
  }[];
  readonly off: readonly PersonId[];
};

/** The day on which this person was last given a key of the case, which for who is only briefed is the last briefing's. */
export const briefedOn = (caseFile: CaseFile, person: PersonId): PlainDate => {
  const given = caseFile.ledger.lines.filter(({ act }) => act.grants.some(({ holder }) => holder === person));
  const line = given.at(-1);
  return caseFile.timeline.find((item) => item.line === line?.hash)?.on ?? caseFile.receivedOn;
};

/** A day as a text that sorts the newest first. */
const newestFirst = (day: PlainDate): string => day.replace(/\d/g, (digit) => String(9 - Number(digit)));

/**
 * Where a case stands on somebody's desk: what waits for them, and what else is open, both by the day of the duty
 * that the row names; briefings, and what is closed with nothing owed, both the newest first (desk-spans.ts reads them in turn). Who is only briefed is placed by the
 * lines that they are given, and by nothing else of the case (PROTOCOL §6).
 */
const rankOf = (now: CaseNow, person: PersonId, view: View): string => {
  const { caseFile, roster, today } = now;
  if (seesBy(roster, caseFile, person) === undefined) return UNSEEN;
  if (view === 'briefings') return `3 ${newestFirst(briefedOn(caseFile, person))}`;
  // What a case waits for turns on the days that desksTurnOn names, and on no other.
  const { kind } = waiting(now, person);
  if (kind === 'nothing') return `4 ${newestFirst(caseFile.timeline.at(-1)?.on ?? caseFile.receivedOn)}`;
  const next = earlierDuty(now, person) ?? deskDuty(now, person);
  return `${kind === 'me' ? 1 : 2} ${next === undefined ? NO_DUTY : placedOn(next, today)}`;
};

/** Where a case puts itself on a day, on every desk that it stands on. */
export const placingOf = (now: CaseNow, seat: Seat, floor: Floor): Placing => {
  const { caseFile } = now;
  const persons = everGranted(caseFile).map((person) => ({ person, view: sees(caseFile, person) }));
  return {
    ...callOf(now),
    number: caseFile.number,
    mark: markOf(seat, floor),
    handoverMark: handoverMarkOf(seat, floor.current),
    turnsOn: desksTurnOn(now) ?? NEVER,
    on: persons.flatMap(({ person, view }) =>
      view === undefined
        ? []
        : [
            {
              person,
              rank: rankOf(now, person, view),
              handsOn: handsOnNow(caseFile, now.roster, person),
              declaresFirst: handsOnOnceDeclared(caseFile, now.roster, person),
            },
          ],
    ),
    off: persons.filter(({ view }) => view === undefined).map(({ person }) => person),
  };
};

/** Where a case stands on any of the days between which nothing of it turns: what a reader without a clock must expect. */
export const placingsOf = (caseFile: CaseFile, seat: Seat, floor: Floor): readonly Placing[] => {
  const placings: Placing[] = [];
  for (let day: PlainDate | undefined = caseFile.receivedOn; day !== undefined; ) {
    const now = caseNow(caseFile, floor, day);
    placings.push(placingOf(now, seat, floor));
    day = desksTurnOn(now);
  }
  return placings;
};

/** Writes placings, in the transaction of what they follow from. */
export const placeCases = async (tx: Tx, association: AssociationId, placings: readonly Placing[]): Promise<void> => {
  await insertRows(
    tx,
    `insert into desk_places
     (association, person, mark, rank, number, case_id, turns_on, handover_mark, hands_on, declares_first)`,
    10,
    placings.flatMap(({ caseId, number, mark, turnsOn: turns, handoverMark, on }) =>
      on.map(({ person, rank, handsOn, declaresFirst }) => [
        ...[association, person, mark, rank, number, caseId, turns],
        ...[handoverMark, handsOn ? 1 : 0, declaresFirst ? 1 : 0],
      ]),
    ),
    `on conflict (association, case_id, person) do update set mark = excluded.mark, rank = excluded.rank,
       turns_on = excluded.turns_on, handover_mark = excluded.handover_mark, hands_on = excluded.hands_on,
       declares_first = excluded.declares_first`,
  );
  await callCases(tx, association, placings);
  for (const { caseId, off } of placings) {
    if (off.length === 0) continue;
    await tx.run(`delete from desk_places where association = ? and case_id = ? and person in (${places(off)})`, [
      association,
      caseId,
      ...off,
    ]);
  }
};

/** What a desk is read by: whose mark places must bear, and the day on which they mustn't have turned. */
type Reading = { readonly mark: string; readonly today: PlainDate };

/** Cases on a person's desk that aren't placed by this mark, or of which something has turned since. */
const unplaced = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  { mark, today }: Reading,
): Promise<readonly CaseId[]> => {
  const side = (order: '<' | '>') =>
    `select case_id from (select case_id from desk_places
     where association = ? and person = ? and mark ${order} ? limit ${BATCH})`;
  const turned = `select case_id from (select case_id from desk_places
     where association = ? and person = ? and turns_on <= ? limit ${BATCH})`;
  const rows = await reader.all(`${side('<')} union ${side('>')} union ${turned}`, [
    ...[association, person, mark],
    ...[association, person, mark],
    ...[association, person, today],
  ]);
  return rows.slice(0, BATCH).map((row) => parsed(row, 'case_id', parseCaseId));
};

/**
 * Some cases on a person's desk in which anything may be owed that they see, by number behind another: all but briefings, what is kept
 * from them, and what is closed and turns on no day more. Those whose places aren't what they are now are among them, since nobody
 * knows yet.
 */
export const openCasesOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  { mark, today, after, limit }: Reading & { readonly after: string; readonly limit: number },
): Promise<readonly Pick<Place, 'caseId' | 'number'>[]> =>
  (
    await reader.all(
      `select case_id, number from desk_places where association = ? and person = ? and number > ? and not (mark = ? and turns_on > ?
         and (substr(rank, 1, 1) in ('3', '5') or (substr(rank, 1, 1) = '4' and turns_on = '${NEVER}')))
       order by number limit ?`,
      [association, person, after, mark, today, limit],
    )
  ).map((row) => ({ caseId: parsed(row, 'case_id', parseCaseId), number: text(row, 'number') }));

/** Cases of a desk that aren't placed as they stand now, with what they are to be placed by. */
export type Unplaced = {
  readonly ground: Ground;
  readonly found: readonly { readonly now: CaseNow; readonly head: string }[];
  /** Those whose stored lines make no chain any more. */
  readonly damaged: readonly CaseId[];
};

/** Some cases of a person's desk that aren't placed; undefined where all are. */
export const someUnplaced = (
  database: Pick<Database, 'snapshot'>,
  seat: Seat,
  person: PersonId,
  today: PlainDate,
): Promise<Unplaced | undefined> =>
  database.snapshot(async (reader) => {
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined) return undefined;
    const caseIds = await unplaced(reader, seat.id, person, { mark: markOf(seat, ground), today });
    if (caseIds.length === 0) return undefined;
    const { cases } = await loadWithDamaged(reader, ground, seat, caseIds);
    const known = new Set<CaseId>(cases.map(({ caseFile }) => caseFile.caseId));
    return {
      ground,
      found: cases.map(({ caseFile, head }) => ({ now: caseNow(caseFile, ground, today), head })),
      damaged: caseIds.filter((caseId) => !known.has(caseId)),
    };
  });

/**
 * A case that can't be folded keeps its places, first of all on the desks that it stands on: whoever had it may know, and nobody
 * else, nor whoever had lost their part in it.
 * The next day looks at it again.
 */
const placeDamaged = async (
  tx: Tx,
  association: AssociationId,
  caseIds: readonly CaseId[],
  { mark, today }: Reading,
): Promise<void> => {
  if (caseIds.length === 0) return;
  await tx.run(
    `update desk_places set mark = ?, rank = case rank when ? then rank else ? end, turns_on = ?
     where association = ? and case_id in (${places(caseIds)})`,
    [mark, UNSEEN, DAMAGED_RANK, addDays(today, 1), association, ...caseIds],
  );
};

/** Places what {@link someUnplaced} gave. What moved on meanwhile was placed by what moved it. */
export const placeThese = async (
  database: Pick<Database, 'write'>,
  seat: Seat,
  person: PersonId,
  { ground, found, damaged }: Unplaced,
  today: PlainDate,
): Promise<void> => {
  const placings: { readonly head: string; readonly placing: Placing }[] = [];
  for (const [at, { now, head }] of found.entries()) {
    if (at % PLACED_AT_ONCE === 0) await ownTurn();
    const placing = placingOf(now, seat, ground);
    const isOn = placing.on.some((place) => place.person === person);
    // Only a writer of the database gives a place to somebody who never had a key; left there, it would wait for ever.
    placings.push({ head, placing: isOn ? placing : { ...placing, off: [...new Set([...placing.off, person])] } });
  }
  await database.write(async (tx) => {
    const heads = await headsOf(
      tx,
      seat.id,
      placings.map(({ placing }) => placing.caseId),
    );
    const same = placings.filter(({ head, placing }) => heads.get(placing.caseId) === head);
    await placeCases(
      tx,
      seat.id,
      same.map(({ placing }) => placing),
    );
    await placeDamaged(tx, seat.id, damaged, { mark: markOf(seat, ground), today });
  });
};

/** Places further cases of a person's desk that aren't; false where there was none. */
export const catchUp = async (
  database: Pick<Database, 'snapshot' | 'write'>,
  seat: Seat,
  person: PersonId,
  today: PlainDate,
): Promise<boolean> => {
  const some = await someUnplaced(database, seat, person, today);
  if (some === undefined) return false;
  await placeThese(database, seat, person, some, today);
  return true;
};

/** Has cases placed anew on every desk, though no line of theirs came: they were found damaged, or whole again. */
export const unplace = (
  database: Pick<Database, 'write'>,
  { id }: Pick<Seat, 'id'>,
  caseIds: readonly CaseId[],
): Promise<void> =>
  database.write(async (tx) => {
    await tx.run(`update desk_places set mark = '' where association = ? and case_id in (${places(caseIds)})`, [
      id,
      ...caseIds,
    ]);
  });

/** Whether every case of a person's desk is placed; where one isn't, the desk must catch up first. */
export const isPlaced = async (reader: Reader, seat: Seat, person: PersonId, reading: Reading): Promise<boolean> =>
  (await unplaced(reader, seat.id, person, reading)).length === 0;

/** Places of a person's desk: those behind `after` and, where `until` is given, of a lower rank than that, `limit` at most. */
export type Stretch = {
  readonly after: Pick<Place, 'rank' | 'number'>;
  readonly until?: string;
  readonly limit: number;
};

/** The places of such a stretch in order, where all are placed. */
export const placesIn = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  { mark, after, until, limit }: Stretch & Pick<Reading, 'mark'>,
): Promise<readonly Place[]> => {
  const rows = await reader.all(
    `select case_id, rank, number from desk_places
     where association = ? and person = ? and mark = ? and (rank, number) > (?, ?) and rank < ?
     order by rank, number limit ?`,
    [seat.id, person, mark, after.rank, after.number, until ?? LAST, limit],
  );
  return rows.map((row) => ({
    caseId: parsed(row, 'case_id', parseCaseId),
    rank: text(row, 'rank'),
    number: text(row, 'number'),
  }));
};

/** The same; undefined where some case isn't placed and the desk must catch up first. */
export const placesBehind = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  reading: Reading & Stretch,
): Promise<readonly Place[] | undefined> =>
  (await isPlaced(reader, seat, person, reading)) ? placesIn(reader, seat, person, reading) : undefined;
