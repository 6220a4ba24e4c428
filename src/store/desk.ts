// The desk: a person's cases, a page at a time, each with one sealed line of text to open in place (issue 2, point 10).
// It begins from what the person was granted, so a case that isn't theirs costs no row, no count and no gap.
import { type PausedAgain, pausedAgain } from '../domain/acts/duty-acts.ts';
import { keyOf, type Moved, movedBy } from '../domain/calendar-moves.ts';
import { mustDeclare } from '../domain/case-file.ts';
import type { Due } from '../domain/deadlines.ts';
import { type DeskCount, type DeskPart, deskDuty, earlierDuty, pausedUntil, waiting } from '../domain/desk.ts';
import { handsOnNow, handsOnOnceDeclared } from '../domain/hand-on.ts';
import { lostRooms } from '../domain/opens.ts';
import { type CaseNow, cameOn, type Owed, type OwedId } from '../domain/owed.ts';
import { type Vacancy, vacancies } from '../domain/panel.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import { isActive } from '../domain/roster-view.ts';
import { isOwed, shortRoom } from '../domain/succession.ts';
import type { View } from '../domain/visibility.ts';
import type { RowWire } from '../domain/wire.ts';
import type { Role, Stage } from '../policy/types.ts';
import { type CaseId, type PersonId, toBase64url } from '../protocol/check/index.ts';
import { type CalendarChange, unseenChanges } from './calendar-changes.ts';
import { type LoadedCase, loadCases, viewOf } from './case-files.ts';
import { damagedFor } from './damaged-cases.ts';
import type { Database, Reader } from './database.ts';
import {
  briefedOn,
  caseNow,
  catchUp,
  DAMAGED_RANK,
  isPlaced,
  markOf,
  type Place,
  placesIn,
  RANK,
  unplace,
} from './desk-places.ts';
import { countsOn, partOf, placesFrom, type SpanCount, type Start } from './desk-spans.ts';
import { sealedRows } from './desk-texts.ts';
import { type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { recordServings } from './servings.ts';

export type DeskDuty = {
  readonly id: OwedId;
  readonly dueOn: PlainDate;
  readonly arithmetic: Due;
  /** What is theirs by an earlier day, and waits behind this all the same. */
  readonly earlier?: { readonly id: OwedId; readonly dueOn: PlainDate };
  /** Keys that they hand on: at once, though they haven't declared, or once they have. */
  readonly handsOn?: 'now' | 'declared';
  /** Its clock stands still until then. */
  readonly pausedUntil?: PlainDate;
  readonly owner: Role;
  readonly mine: boolean;
  /** The day on which it came to this person, since those whose it was first stayed away. */
  readonly cameOn?: PlainDate;
  /** Changes of the calendar that moved it and that this person hasn't read yet. */
  readonly moved?: readonly Moved<CalendarChange>[];
};

/**
 * One case of a person's. Whoever is given briefings alone learns of a case its number and the day of the last briefing
 * (`receivedOn`), and neither stage nor duties.
 */
export type DeskRow =
  | {
      readonly view: 'whole';
      /** What it stands under. */
      readonly part: DeskPart;
      readonly number: string;
      readonly stage: Stage;
      readonly receivedOn: PlainDate;
      readonly duty?: DeskDuty;
      readonly waiting: ReturnType<typeof waiting>;
      /** Whoever has yet to declare whether a conflict of interest binds them is given no text and no grant here. */
      readonly undeclared?: true;
      /** The report's keys are still to be handed on to them. */
      readonly toCome?: true;
      /** Parts of the case that nobody is left for. */
      readonly vacant?: readonly Vacancy[];
      /** New keys can't begin before somebody is appointed, and nothing is written in it until then. */
      readonly tooFew?: true;
      /** Who left with keys that nobody else has, and is to be brought back. */
      readonly away?: readonly PersonId[];
      /** Clocks that stand still, and not for the first time. */
      readonly pausedAgain?: readonly PausedAgain[];
      readonly sealed?: RowWire;
    }
  | {
      readonly view: 'briefings';
      readonly part: DeskPart;
      readonly number: string;
      readonly receivedOn: PlainDate;
    }
  /** Its stored lines no longer make a chain: nothing is shown of it but that. */
  | { readonly view: 'damaged'; readonly number: string };

/** `counts` are of the whole desk, whichever page it is, and so is `damaged`, the number of damaged cases, which no other count has. */
export type DeskPage = {
  readonly rows: readonly DeskRow[];
  readonly counts: readonly DeskCount[];
  readonly damaged: number;
  readonly next?: string;
};

/** Rows a page (issue 2, point 10). */
export const DESK_ROWS = 25;
/** A case on the desk, as much of it as this person sees. */
type Placed = { readonly loaded: LoadedCase; readonly view: View; readonly part: DeskPart };
/** The same in the order of places, with those that are damaged, by their number. */
type OnDesk = Placed | { readonly damaged: string };

/** What stands at some places, and the cases among them that aren't placed as what they are: damaged, or whole again. */
type Found = { readonly found: readonly OnDesk[]; readonly strays: readonly CaseId[] };

const isSound = (one: OnDesk): one is Placed => 'loaded' in one;

const encodeCursor = ({ rank, number }: Place): string => toBase64url(new TextEncoder().encode(`${rank} ${number}`));

/** A cursor that isn't one begins at the first page. */
const decodeCursor = (cursor: string | undefined): Start => {
  const key = Buffer.from(cursor ?? '', 'base64url').toString('latin1');
  const [, rank = '', number = ''] = /^(.+) (\d{4}-\d{4})$/u.exec(key) ?? [];
  return RANK.test(rank) ? { rank, number } : 'top';
};

/** When whoever hasn't declared hands the keys on that they are named for. */
const handsOnIn = ({ caseFile, roster }: CaseNow, person: PersonId, { id, owners }: Owed): DeskDuty['handsOn'] => {
  if (id !== 'hand-on' || !owners.includes(person) || !mustDeclare(caseFile, person)) return undefined;
  if (handsOnNow(caseFile, roster, person)) return 'now';
  return handsOnOnceDeclared(caseFile, roster, person) ? 'declared' : undefined;
};

const dutyOf = (now: CaseNow, person: PersonId, changes: readonly CalendarChange[]): DeskDuty | undefined => {
  const duty = deskDuty(now, person);
  if (duty === undefined) return undefined;
  const { id, dueOn, arithmetic, owedBy, owners } = duty;
  const moved = movedBy(now, changes).filter(({ key }) => key === keyOf(duty));
  const until = pausedUntil(duty, now.today);
  const came = cameOn(duty, person);
  const earlier = earlierDuty(now, person);
  const handsOn = handsOnIn(now, person, duty);
  return {
    id,
    dueOn,
    arithmetic,
    owner: owedBy,
    mine: owners.includes(person),
    ...(earlier === undefined ? {} : { earlier: { id: earlier.id, dueOn: earlier.dueOn } }),
    ...(handsOn === undefined ? {} : { handsOn }),
    ...(came === undefined ? {} : { cameOn: came }),
    ...(moved.length === 0 ? {} : { moved }),
    ...(until === undefined ? {} : { pausedUntil: until }),
  };
};

type Beside = {
  readonly sealed: RowWire | undefined;
  readonly changes: readonly CalendarChange[];
  readonly person: PersonId;
};

/** Whoever left with keys of the case that nobody who can be reached has. */
const awayFrom = ({ caseFile, roster }: CaseNow): readonly PersonId[] => [
  ...new Set(lostRooms(caseFile, roster).flatMap(({ back }) => back)),
];

const rowOf = ({ loaded, view, part }: Placed, now: CaseNow, { sealed, changes, person }: Beside): DeskRow => {
  const { number, stage, receivedOn } = loaded.caseFile;
  if (view === 'briefings') return { view, part, number, receivedOn: briefedOn(loaded.caseFile, person) };
  const duty = dutyOf(now, person, changes);
  const again = pausedAgain(now.caseFile, now.today);
  const vacant = vacancies(now.caseFile, now.roster);
  const isToCome = view === 'undeclared' && isOwed(now.caseFile, now.roster, person, 'report');
  const away = view === 'undeclared' ? [] : awayFrom(now);
  return {
    view: 'whole',
    part,
    number,
    stage,
    receivedOn,
    waiting: waiting(now, person),
    ...(duty === undefined ? {} : { duty }),
    ...(view === 'undeclared' ? { undeclared: true } : {}),
    ...(isToCome ? { toCome: true } : {}),
    ...(vacant.length === 0 ? {} : { vacant }),
    ...(shortRoom(now.caseFile, now.roster) === undefined ? {} : { tooFew: true }),
    ...(away.length === 0 ? {} : { away }),
    ...(again.length === 0 ? {} : { pausedAgain: again }),
    ...(sealed === undefined ? {} : { sealed }),
  };
};

/** What stands at these places for this person; who may see it is asked of each case's fold anew. */
const placed = async (
  reader: Reader,
  ground: Ground,
  seat: Seat,
  person: PersonId,
  { places, today }: { readonly places: readonly Place[]; readonly today: PlainDate },
): Promise<Found> => {
  const caseIds = places.map(({ caseId }) => caseId);
  const cases = await loadCases(reader, ground, seat, caseIds);
  const known = new Map<CaseId, LoadedCase>(cases.map((loaded) => [loaded.caseFile.caseId, loaded]));
  const lost = caseIds.filter((caseId) => !known.has(caseId));
  const told = await damagedFor(reader, seat, person, lost);
  const found = places.flatMap((place): readonly OnDesk[] => {
    const loaded = known.get(place.caseId);
    if (loaded === undefined) return told.has(place.caseId) ? [{ damaged: place.number }] : [];
    const view = viewOf(ground, loaded, person);
    return view === undefined ? [] : [{ loaded, view, part: partOf(place, today) }];
  });
  const strays = places.filter(({ caseId, rank }) => known.has(caseId) === (rank === DAMAGED_RANK));
  return { found, strays: strays.map(({ caseId }) => caseId) };
};

/** Of how many damaged cases a person is told; further ones than are ever counted aren't asked about. */
const damagedCount = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  { mark, counts }: { readonly mark: string; readonly counts: readonly SpanCount[] },
): Promise<number> => {
  const limit = counts.find(({ part }) => part === 'damaged')?.all ?? 0;
  if (limit === 0) return 0;
  const after = { rank: DAMAGED_RANK, number: '' };
  const places = await placesIn(reader, seat, person, { mark, after, until: `${DAMAGED_RANK} `, limit });
  return (
    await damagedFor(
      reader,
      seat,
      person,
      places.map(({ caseId }) => caseId),
    )
  ).size;
};

type Read = { readonly page: DeskPage; readonly served: readonly CaseId[]; readonly strays: readonly CaseId[] };

const NOTHING: Read = { page: { rows: [], counts: [], damaged: 0 }, served: [], strays: [] };

const isPart = (count: SpanCount): count is DeskCount => count.part !== 'damaged';

/** A page over one state of the database; undefined where the desk must catch up first. */
const readPage = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  start: Start,
  today: PlainDate,
): Promise<Read | undefined> => {
  const ground = await groundOf(reader, seat.id);
  if (ground === undefined || !isActive(ground.current.roster, person)) return NOTHING;
  const reading = { mark: markOf(seat, ground), today };
  if (!(await isPlaced(reader, seat, person, reading))) return undefined;
  const counts = await countsOn(reader, seat, person, reading);
  const places = await placesFrom(reader, seat, person, { ...reading, start, limit: DESK_ROWS + 1, counts });
  const onPage = { places: places.slice(0, DESK_ROWS), today };
  const { found, strays } = await placed(reader, ground, seat, person, onPage);
  const shown = found.filter(isSound);
  const whole = shown.flatMap(({ loaded, view }) => (view === 'whole' ? [loaded] : []));
  const sealed = await sealedRows(reader, seat, ground, person, whole);
  const changes = await unseenChanges(reader, seat.id, person, today);
  const rows = found.map((place): DeskRow => {
    if (!isSound(place)) return { view: 'damaged', number: place.damaged };
    const { caseFile } = place.loaded;
    return rowOf(place, caseNow(caseFile, ground, today), { sealed: sealed.get(caseFile.caseId), changes, person });
  });
  const last = places.length > DESK_ROWS ? places[DESK_ROWS - 1] : undefined;
  return {
    page: {
      rows,
      counts: counts.filter(isPart),
      damaged: await damagedCount(reader, seat, person, { mark: reading.mark, counts }),
      ...(last === undefined ? {} : { next: encodeCursor(last) }),
    },
    served: whole.map(({ caseFile }) => caseFile.caseId),
    strays,
  };
};

/** Which page of a desk: the first, the one behind the page whose `next` is `after`, or the one that begins with a heading. */
export type WhichPage = { readonly after?: string | undefined; readonly part?: DeskPart | undefined };

const startOf = ({ after, part }: WhichPage): Start =>
  part !== undefined && after === undefined ? { part } : decodeCursor(after);

/**
 * Reads the first page of a person's desk before they come, so that by then its cases are verified and folded. Nobody is served by
 * it, and nothing is recorded.
 */
export const readAhead = async (database: Database, seat: Seat, person: PersonId, today: PlainDate): Promise<void> => {
  await database.snapshot((reader) => readPage(reader, seat, person, 'top', today));
};

/**
 * A page of a person's desk in the order of desk-spans.ts. Records the first serving of every case whose line of text is given,
 * before it is.
 */
export const deskRows = async (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  { today, ...which }: WhichPage & { readonly today: PlainDate },
): Promise<DeskPage> => {
  const read = async (start: Start): Promise<Read> => {
    let page = await portal.database.snapshot((reader) => readPage(reader, seat, person, start, today));
    while (page === undefined) {
      await catchUp(portal.database, seat, person, today);
      page = await portal.database.snapshot((reader) => readPage(reader, seat, person, start, today));
    }
    return page;
  };
  /** What turns out to be damaged, or whole again, takes its place at once, so that it is counted as what it is. */
  const readPlaced = async (start: Start): Promise<Read> => {
    const first = await read(start);
    if (first.strays.length === 0) return first;
    await unplace(portal.database, seat, first.strays);
    return read(start);
  };
  const start = startOf(which);
  const found = await readPlaced(start);
  // What stood behind a page may have moved up meanwhile.
  const { page, served } = found.page.rows.length === 0 && start !== 'top' ? await readPlaced('top') : found;
  await recordServings(portal.database, seat.id, person, served, today);
  return page;
};
