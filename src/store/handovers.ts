// The cases in which a person's browser can hand keys on, as little of each as that takes. Which they are stands beside the places
// of their desk, worked out anew for each roster, some cases at a time; whatever is given is asked of the fold again.
import { handsOnNow, handsOnOnceDeclared } from '../domain/hand-on.ts';
import { isLastReader } from '../domain/opens.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { isActive } from '../domain/roster-view.ts';
import { HANDED_ON, staleRooms } from '../domain/succession.ts';
import { CASES_NAMED, type HandoverCase, type HandoverPackage, type HandoverState } from '../domain/wire.ts';
import { type CaseId, type PersonId, parseCaseId } from '../protocol/check/index.ts';
import { type LoadedCase, loadCases, type SeenCase, seenCase, viewOf } from './case-files.ts';
import type { Reader, Tx } from './database.ts';
import { handoverMarkOf } from './desk-places.ts';
import { entriesOf } from './entries.ts';
import { foundationOf, type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { grantsIn } from './grants.ts';
import { headsOf } from './lines.ts';
import { entryWire, grantWire, isOpenTo, lineWire, reportIn } from './packages.ts';
import { integer, parsed, text } from './rows.ts';
import { recordServings } from './servings.ts';

/** Cases looked at in one request: folding them holds the thread for some tenths of a second at most. */
const LOOKED_AT_ONCE = 50;
/** Cases given at once; their browser needs some seconds for them. */
const GIVEN_AT_ONCE = 20;

/** Cases on a person's desk of which nobody has looked yet whether their keys are to be handed on under this roster. */
const unlooked = async (reader: Reader, seat: Seat, person: PersonId, mark: string): Promise<readonly CaseId[]> => {
  const side = (order: '<' | '>') =>
    `select case_id from (select case_id from desk_places
     where association = ? and person = ? and handover_mark ${order} ? limit ${LOOKED_AT_ONCE})`;
  const rows = await reader.all(`${side('<')} union all ${side('>')}`, [
    ...[seat.id, person, mark],
    ...[seat.id, person, mark],
  ]);
  return rows.slice(0, LOOKED_AT_ONCE).map((row) => parsed(row, 'case_id', parseCaseId));
};

/** Whether a person's browser can hand keys on in a case that they see. */
const handsOnIn = (ground: Ground, loaded: LoadedCase, person: PersonId): boolean =>
  viewOf(ground, loaded, person) !== undefined && handsOnNow(loaded.caseFile, ground.current.roster, person);

/** Whether it could once they have declared. */
const declaresFirstIn = (ground: Ground, loaded: LoadedCase, person: PersonId): boolean =>
  viewOf(ground, loaded, person) !== undefined && handsOnOnceDeclared(loaded.caseFile, ground.current.roster, person);

/** Of a damaged case there is no head; nothing can be handed on in it. */
type Looked = {
  readonly caseId: CaseId;
  readonly head: string | undefined;
  readonly handsOn: boolean;
  readonly declaresFirst: boolean;
};

const noteLooked = async (tx: Tx, seat: Seat, person: PersonId, mark: string, looked: readonly Looked[]) => {
  const heads = await headsOf(
    tx,
    seat.id,
    looked.map(({ caseId }) => caseId),
  );
  for (const { caseId, head, handsOn, declaresFirst } of looked) {
    // What moved on meanwhile was worked out by what moved it.
    if (head !== undefined && heads.get(caseId) !== head) continue;
    await tx.run(
      `update desk_places set handover_mark = ?, hands_on = ?, declares_first = ?
       where association = ? and case_id = ? and person = ?`,
      [mark, handsOn ? 1 : 0, declaresFirst ? 1 : 0, seat.id, caseId, person],
    );
  }
};

/** In how many cases a column of somebody's places is set, and the numbers of the first of them. */
const casesWhere = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  mark: string,
  column: 'hands_on' | 'declares_first',
): Promise<{ readonly count: number; readonly named: string[] }> => {
  const from = `from desk_places where association = ? and person = ? and handover_mark = ? and ${column} = 1`;
  const values = [seat.id, person, mark];
  const [row] = await reader.all(`select count(*) as cases ${from}`, values);
  const named = await reader.all(`select number ${from} order by number limit ${CASES_NAMED}`, values);
  return { count: row === undefined ? 0 : integer(row, 'cases'), named: named.map((one) => text(one, 'number')) };
};

const NO_HANDOVERS: HandoverState = {
  waiting: 0,
  undeclared: 0,
  named: { waiting: [], undeclared: [] },
  looked: true,
};

/** The ground for somebody who is active on it. */
const groundFor = async (reader: Reader, seat: Seat, person: PersonId): Promise<Ground | undefined> => {
  const ground = await groundOf(reader, seat.id);
  return ground !== undefined && isActive(ground.current.roster, person) ? ground : undefined;
};

/** In how many cases a person's browser can hand keys on, by what was looked at so far. */
export const handoversKnown = (portal: Portal, seat: Seat, person: PersonId): Promise<HandoverState> =>
  portal.database.snapshot(async (reader) => {
    const ground = await groundFor(reader, seat, person);
    if (ground === undefined) return NO_HANDOVERS;
    const mark = handoverMarkOf(seat, ground.current);
    const waiting = await casesWhere(reader, seat, person, mark, 'hands_on');
    const undeclared = await casesWhere(reader, seat, person, mark, 'declares_first');
    return {
      waiting: waiting.count,
      undeclared: undeclared.count,
      named: { waiting: waiting.named, undeclared: undeclared.named },
      looked: (await unlooked(reader, seat, person, mark)).length === 0,
    };
  });

/** The same after looking at some more of this person's cases. */
export const lookForHandovers = async (portal: Portal, seat: Seat, person: PersonId): Promise<HandoverState> => {
  const found = await portal.database.snapshot(async (reader) => {
    const ground = await groundFor(reader, seat, person);
    if (ground === undefined) return undefined;
    const mark = handoverMarkOf(seat, ground.current);
    const caseIds = await unlooked(reader, seat, person, mark);
    const loaded = new Map(
      (await loadCases(reader, ground, seat, caseIds)).map((one) => [one.caseFile.caseId, one] as const),
    );
    const looked = caseIds.map((caseId): Looked => {
      const one = loaded.get(caseId);
      return {
        caseId,
        head: one?.head,
        handsOn: one !== undefined && handsOnIn(ground, one, person),
        declaresFirst: one !== undefined && declaresFirstIn(ground, one, person),
      };
    });
    return { mark, looked };
  });
  if (found !== undefined && found.looked.length > 0)
    await portal.database.write((tx) => noteLooked(tx, seat, person, found.mark, found.looked));
  return handoversKnown(portal, seat, person);
};

/** Cases behind that number in which this person's browser can hand keys on, and the number behind which there are more. */
const waitingBehind = async (reader: Reader, seat: Seat, person: PersonId, mark: string, after: string) => {
  const rows = await reader.all(
    `select case_id, number from desk_places
     where association = ? and person = ? and handover_mark = ? and hands_on = 1 and number > ?
     order by number limit ?`,
    [seat.id, person, mark, after, GIVEN_AT_ONCE + 1],
  );
  const given = rows.slice(0, GIVEN_AT_ONCE);
  const last = rows.length > GIVEN_AT_ONCE ? given.at(-1) : undefined;
  return {
    caseIds: given.map((row) => parsed(row, 'case_id', parseCaseId)),
    next: last === undefined ? undefined : text(last, 'number'),
  };
};

const isHandedOn = (room: string): boolean => HANDED_ON.some((one) => one === room);

/**
 * What of these cases it takes to hand their keys on. Who has yet to declare is given no key here, except as the last who could
 * save them (PROTOCOL B17).
 */
const handoverCases = async (
  reader: Reader,
  seat: Seat,
  ground: Ground,
  person: PersonId,
  cases: readonly LoadedCase[],
): Promise<HandoverCase[]> => {
  const { roster } = ground.current;
  const seen = cases.flatMap((loaded) => {
    const view = viewOf(ground, loaded, person);
    if (view === undefined || view === 'briefings') return [];
    return [{ ...loaded, view, saves: view === 'whole' || isLastReader(loaded.caseFile, roster, person) }];
  });
  const grants = await grantsIn(
    reader,
    seat.id,
    person,
    seen.map(({ caseFile, lines }) => ({ caseId: caseFile.caseId, order: lines.map(({ hash }) => hash) })),
  );
  // A next key of the report is sealed to the reporter whom the sealed report confirms.
  const renewed = seen.filter(({ caseFile, saves }) => saves && staleRooms(caseFile, roster).includes('report'));
  const entries = await entriesOf(
    reader,
    seat.id,
    renewed.map(({ caseFile }) => caseFile.ledger.submit),
  );
  const keysOf = (one: (typeof seen)[number]) =>
    one.saves
      ? (grants.get(one.caseFile.caseId) ?? []).filter(
          (grant) => isHandedOn(grant.room) && isOpenTo(ground, one, person, grant),
        )
      : [];
  return seen.map((one) => ({
    view: one.view,
    caseId: one.caseFile.caseId,
    number: one.caseFile.number,
    head: one.head,
    lines: one.lines.map(lineWire),
    grants: keysOf(one).map(grantWire),
    entries: reportIn(one.caseFile, entries).map(entryWire),
  }));
};

const recordGiven = async (portal: Portal, seat: Seat, person: PersonId, given: HandoverPackage, day: PlainDate) => {
  const caseIds = given.cases.flatMap(({ caseId }) => parseCaseId(caseId) ?? []);
  await recordServings(portal.database, seat.id, person, caseIds, day);
};

/**
 * Some of the cases in which a person's browser can hand keys on, in the order of their numbers; `after` is the `next` of those
 * before. Records the first serving of each, before it is given.
 */
export const handoversBehind = async (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  after: string,
  today: PlainDate,
): Promise<HandoverPackage> => {
  const made = await portal.database.snapshot(async (reader): Promise<HandoverPackage> => {
    const ground = await groundFor(reader, seat, person);
    if (ground === undefined) return { foundation: foundationOf(ground, seat, today), cases: [] };
    const mark = handoverMarkOf(seat, ground.current);
    const { caseIds, next } = await waitingBehind(reader, seat, person, mark, after);
    const loaded = await loadCases(reader, ground, seat, caseIds);
    const cases = await handoverCases(reader, seat, ground, person, loaded);
    return { foundation: foundationOf(ground, seat, today), cases, ...(next === undefined ? {} : { next }) };
  });
  await recordGiven(portal, seat, person, made, today);
  return made;
};

/** The same of one case, whether or not anything is left to be handed on in it; undefined where it isn't this person's. */
export const handoverOf = async (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  number: string,
  today: PlainDate,
): Promise<HandoverPackage | undefined> => {
  const made = await portal.database.snapshot(async (reader): Promise<HandoverPackage | undefined> => {
    const seen: SeenCase | undefined = await seenCase(reader, seat, person, number);
    if (seen === undefined || seen.view === 'briefings') return undefined;
    const cases = await handoverCases(reader, seat, seen.ground, person, [seen]);
    return { foundation: foundationOf(seen.ground, seat, today), cases };
  });
  if (made !== undefined) await recordGiven(portal, seat, person, made, today);
  return made;
};
