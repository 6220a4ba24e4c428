// Where cases stand on desks: a row for each person and case, in the order of the desk. It is made from chains and never a
// source: who may see a case is asked of its fold again whenever a page is given. A line or a grant unplaces its case by
// trigger; acceptance places it again in the same transaction, and reading a desk places whatever is left.
import { createHash } from 'node:crypto';
import { type CaseFile, everGranted } from '../domain/case-file.ts';
import { deskDuty, waiting } from '../domain/desk.ts';
import { handsOnNow } from '../domain/hand-on.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { sees, type View } from '../domain/visibility.ts';
import {
  type AssociationId,
  type CaseId,
  type PersonId,
  parseCaseId,
  type VerifiedRoster,
} from '../protocol/check/index.ts';
import { loadCases } from './case-files.ts';
import type { Database, Reader, Tx } from './database.ts';
import { groundOf, type Seat } from './foundation.ts';
import { insertRows } from './insert.ts';
import { headsOf } from './lines.ts';
import { parsed, places, text } from './rows.ts';

/** Sorts after every date. */
const NO_DUTY = '9999-99-99';
/** To be raised with every change of what a fold makes of the same lines: places made before are then made anew. */
const FOLD = 5;
const MARK_CHARACTERS = 12;
/** Cases placed in one transaction while a desk catches up. */
const BATCH = 200;

/** The beginning of a hash, enough to tell one mark from another. */
const marked = (text: string): string =>
  createHash('sha256').update(text).digest('base64url').slice(0, MARK_CHARACTERS);

const marks = new WeakMap<Seat['calendar'], string>();

/** Names the calendar and the rules that due dates were reckoned by. */
export const markOf = ({ calendar }: Seat): string => {
  const known = marks.get(calendar);
  if (known !== undefined) return known;
  const mark = marked(`${FOLD} ${JSON.stringify(calendar)}`);
  marks.set(calendar, mark);
  return mark;
};

/** Names the roster besides, by which it was worked out who can hand keys on in which case. */
export const handoverMarkOf = (seat: Seat, roster: Pick<VerifiedRoster, 'hash'>): string =>
  marked(`${markOf(seat)} ${roster.hash}`);

/** A place on a desk; `rank` and `number` together order it. */
export type Place = { readonly caseId: CaseId; readonly rank: string; readonly number: string };

/** What a rank looks like: a part of the desk, and the day that orders it there. */
export const RANK = /^[1-4] \d{4}-\d{2}-\d{2}$/u;

/**
 * Where a case stands on whose desk, whose browser can hand its keys on, and who was given a key and no longer sees it. `mark`
 * and `handoverMark` name by what the one and the other was worked out.
 */
export type Placing = {
  readonly caseId: CaseId;
  readonly number: string;
  readonly mark: string;
  readonly handoverMark: string;
  readonly on: readonly { readonly person: PersonId; readonly rank: string; readonly handsOn: boolean }[];
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
 * Where a case stands on somebody's desk: first what waits for them and then what else is open, both by the day of the duty
 * that the row names; then briefings and last what is closed with nothing owed, both the newest first. Who is only briefed is placed by the
 * lines that they are given, and by nothing else of the case (PROTOCOL §6).
 */
const rankOf = (caseFile: CaseFile, person: PersonId, view: View): string => {
  if (view === 'briefings') return `3 ${newestFirst(briefedOn(caseFile, person))}`;
  // What a case waits for doesn't turn with the day; only the words about it do.
  const { kind } = waiting(caseFile, person, caseFile.receivedOn);
  if (kind === 'nothing') return `4 ${newestFirst(caseFile.timeline.at(-1)?.on ?? caseFile.receivedOn)}`;
  const next = deskDuty(caseFile, person);
  return `${kind === 'me' ? 1 : 2} ${next?.dueOn ?? NO_DUTY}`;
};

/** Where a case's fold puts it under this roster, on every desk that it stands on. */
export const placingOf = (caseFile: CaseFile, seat: Seat, current: VerifiedRoster): Placing => {
  const persons = everGranted(caseFile).map((person) => ({ person, view: sees(caseFile, person) }));
  return {
    caseId: caseFile.caseId,
    number: caseFile.number,
    mark: markOf(seat),
    handoverMark: handoverMarkOf(seat, current),
    on: persons.flatMap(({ person, view }) =>
      view === undefined
        ? []
        : [{ person, rank: rankOf(caseFile, person, view), handsOn: handsOnNow(caseFile, current.roster, person) }],
    ),
    off: persons.filter(({ view }) => view === undefined).map(({ person }) => person),
  };
};

/** Writes placings, in the transaction of what they follow from. */
export const placeCases = async (tx: Tx, association: AssociationId, placings: readonly Placing[]): Promise<void> => {
  await insertRows(
    tx,
    'insert into desk_places (association, person, mark, rank, number, case_id, handover_mark, hands_on)',
    8,
    placings.flatMap(({ caseId, number, mark, handoverMark, on }) =>
      on.map(({ person, rank, handsOn }) => [
        ...[association, person, mark, rank, number, caseId],
        ...[handoverMark, handsOn ? 1 : 0],
      ]),
    ),
    `on conflict (association, case_id, person) do update set
       mark = excluded.mark, rank = excluded.rank, handover_mark = excluded.handover_mark, hands_on = excluded.hands_on`,
  );
  for (const { caseId, off } of placings) {
    if (off.length === 0) continue;
    await tx.run(`delete from desk_places where association = ? and case_id = ? and person in (${places(off)})`, [
      association,
      caseId,
      ...off,
    ]);
  }
};

/** Cases on a person's desk that aren't placed by this mark. */
const unplaced = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  mark: string,
): Promise<readonly CaseId[]> => {
  const side = (order: '<' | '>') =>
    `select case_id from (select case_id from desk_places
     where association = ? and person = ? and mark ${order} ? limit ${BATCH})`;
  const rows = await reader.all(`${side('<')} union all ${side('>')}`, [
    ...[association, person, mark],
    ...[association, person, mark],
  ]);
  return rows.slice(0, BATCH).map((row) => parsed(row, 'case_id', parseCaseId));
};

/** Places further cases of a person's desk that aren't; false where there was none. */
export const catchUp = async (
  database: Pick<Database, 'snapshot' | 'write'>,
  seat: Seat,
  person: PersonId,
): Promise<boolean> => {
  const found = await database.snapshot(async (reader) => {
    const caseIds = await unplaced(reader, seat.id, person, markOf(seat));
    const ground = caseIds.length === 0 ? undefined : await groundOf(reader, seat.id);
    const loaded = ground === undefined ? [] : await loadCases(reader, ground, seat, caseIds);
    if (loaded.length < caseIds.length) throw new TypeError('a desk names a case without lines');
    return ground === undefined ? undefined : { loaded, current: ground.current };
  });
  if (found === undefined) return false;
  const placings = found.loaded.map(({ caseFile, head }) => {
    const placing = placingOf(caseFile, seat, found.current);
    const isOn = placing.on.some((place) => place.person === person);
    // Only a writer of the database gives a place to somebody who never had a key; left there, it would wait for ever.
    return { head, placing: isOn ? placing : { ...placing, off: [...new Set([...placing.off, person])] } };
  });
  await database.write(async (tx) => {
    const heads = await headsOf(
      tx,
      seat.id,
      placings.map(({ placing }) => placing.caseId),
    );
    // What moved on meanwhile was placed by what moved it.
    const same = placings.filter(({ head, placing }) => heads.get(placing.caseId) === head);
    await placeCases(
      tx,
      seat.id,
      same.map(({ placing }) => placing),
    );
  });
  return true;
};

/**
 * The places of a person's desk behind `after`, `limit` at most, in order; undefined where some case isn't placed and the
 * desk must catch up first.
 */
export const placesBehind = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  after: Pick<Place, 'rank' | 'number'>,
  limit: number,
): Promise<readonly Place[] | undefined> => {
  const mark = markOf(seat);
  if ((await unplaced(reader, seat.id, person, mark)).length > 0) return undefined;
  const rows = await reader.all(
    `select case_id, rank, number from desk_places
     where association = ? and person = ? and mark = ? and (rank, number) > (?, ?)
     order by rank, number limit ?`,
    [seat.id, person, mark, after.rank, after.number, limit],
  );
  return rows.map((row) => ({
    caseId: parsed(row, 'case_id', parseCaseId),
    rank: text(row, 'rank'),
    number: text(row, 'number'),
  }));
};
