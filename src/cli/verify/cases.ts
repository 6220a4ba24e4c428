// Walks every case of an association, a page at a time, so that a database of any size needs the memory of a page: its
// row, its chain, its pieces, its way back, and the leaf of each of its lines. Counts every line, broken or not.
import type { CaseFile } from '../../domain/case-file.ts';
import { addDays, type PlainDate, parsePlainDate } from '../../domain/plain-date.ts';
import {
  type AssociationId,
  fromBase64url,
  leafOf,
  parseCaseId,
  publicNumber,
  toBase64url,
  type VerifiedRoster,
} from '../../protocol/check/index.ts';
import { TO_LOOK_AT } from '../../store/case-calls.ts';
import type { Reader } from '../../store/database.ts';
import { placingsOf } from '../../store/desk-places.ts';
import type { Seat } from '../../store/foundation.ts';
import {
  caseOfLine,
  LAST_ID,
  type Range,
  type RawCase,
  type RawComer,
  type RawLine,
  type RawLookup,
  type RawPlace,
  rawCalls,
  rawCases,
  rawComers,
  rawLines,
  rawLookups,
  rawPlaces,
} from '../../store/whole.ts';
import { daysOfLeaves, leavesAmong } from '../../store/whole-log.ts';
import { type StoredChain, walkChain } from './chain.ts';
import { type Finding, type Kind, type Place, type Tally, THE_END } from './findings.ts';
import { groupBy } from './group.ts';
import { type Entry, entriesIn, type File, filesIn, type Grant, grantsIn } from './pieces.ts';
import type { VerifiedGround } from './rosters.ts';

/** What was counted, and how many leaves of each day belong to lines. */
export type WalkedCases = {
  readonly cases: number;
  readonly entries: number;
  readonly grants: number;
  readonly files: number;
  readonly matched: ReadonlyMap<string, number>;
  /** Lines whose leaf stands in a later day than it should. */
  readonly late: number;
  /** Items found where no line of their case lists them; beyond so many, the first ones alone. */
  readonly strays: ReadonlySet<string>;
};

/** What all walks of one association share. */
export type Walk = {
  readonly reader: Reader;
  readonly association: AssociationId;
  readonly seat: Seat;
  readonly ground: VerifiedGround;
  readonly tally: Tally;
  /** Where the sealed bytes of files lie. */
  readonly blobFolder: string;
  /** How many cases are read at a time. */
  readonly pageCases: number;
  /** The day of this check; missing where none is given. */
  readonly today: PlainDate | undefined;
  /** What queries over whole tables found of single cases; told at the case's first line. */
  readonly marked: ReadonlyMap<string, Kind>;
};

type Page = {
  readonly cases: ReadonlyMap<string, RawCase>;
  readonly lines: ReadonlyMap<string, readonly RawLine[]>;
  readonly entries: ReadonlyMap<string, readonly Entry[]>;
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
  readonly files: ReadonlyMap<string, readonly File[]>;
  readonly lookups: ReadonlyMap<string, readonly RawLookup[]>;
  readonly places: ReadonlyMap<string, readonly RawPlace[]>;
  /** From when each case calls signers; empty where it is to be looked at anew. */
  readonly calls: ReadonlyMap<string, string>;
  readonly comers: ReadonlyMap<string, readonly RawComer[]>;
  readonly loggedOn: Logged;
};

/** Cases read at a time: enough that queries cost little beside signatures, few enough for any machine. */
export const PAGE_CASES = 100;
/** Only where much is broken are there more. */
const KEPT_STRAYS = 10_000;

const DATED = /"on":"(\d{4}-\d{2}-\d{2})"/;

/** Everything in an act is ASCII; bytes that aren't stay what they are for whoever searches. */
const textOf = ({ bytes }: RawLine): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

/** The day that a line says it is of, broken or not. */
const dayOf = (line: RawLine): string | undefined => DATED.exec(textOf(line))?.[1];

const leafText = (line: string): string | undefined =>
  fromBase64url(line, 32) === undefined ? undefined : toBase64url(leafOf(line));

/** On which days leaves of lines stand; `late` are the lines' own days, where that is a later one than it or the next. */
type Logged = { readonly found: ReadonlyMap<string, string>; readonly late: ReadonlyMap<string, string> };

/**
 * The day in whose log each line's leaf stands: its own, or the next for a line that was signed before midnight; a later one where
 * the clock had been ahead and its own was closed already (PROTOCOL B37).
 */
const logged = async (walk: Walk, lines: readonly RawLine[]): Promise<Logged> => {
  const byLeaf = new Map<string, string>();
  const ownDay = new Map<string, string>();
  const wanted: (readonly [string, string])[] = [];
  for (const line of lines) {
    const leaf = leafText(line.line);
    const day = parsePlainDate(dayOf(line));
    if (leaf === undefined || day === undefined) continue;
    byLeaf.set(leaf, line.line);
    ownDay.set(leaf, day);
    wanted.push([day, leaf], [addDays(day, 1), leaf]);
  }
  const found = new Map<string, string>();
  for (const { day, leaf } of await leavesAmong(walk.reader, walk.association, wanted)) {
    const line = byLeaf.get(leaf);
    if (line !== undefined) found.set(line, day);
  }
  const left = [...byLeaf].filter(([, line]) => !found.has(line)).map(([leaf]) => leaf);
  const late = new Map<string, string>();
  for (const { day, leaf } of left.length === 0 ? [] : await daysOfLeaves(walk.reader, walk.association, left)) {
    const line = byLeaf.get(leaf);
    const own = ownDay.get(leaf);
    if (line === undefined || own === undefined || day < own) continue;
    found.set(line, day);
    late.set(line, own);
  }
  return { found, late };
};

const readPage = async (walk: Walk, cases: readonly RawCase[], range: Range): Promise<Page> => {
  const { reader, association } = walk;
  const lines = await rawLines(reader, association, range);
  const caseOf = ({ caseId }: { readonly caseId: string }): string => caseId;
  return {
    cases: new Map(cases.map((one) => [one.caseId, one])),
    lines: groupBy(lines, caseOf),
    entries: groupBy(await entriesIn(reader, association, range), caseOf),
    grants: groupBy(await grantsIn(reader, association, range), caseOf),
    files: groupBy(await filesIn(reader, association, range, walk.blobFolder), caseOf),
    lookups: groupBy(await rawLookups(reader, association, range), caseOf),
    places: groupBy(await rawPlaces(reader, association, range), caseOf),
    calls: new Map((await rawCalls(reader, association, range)).map(({ caseId, callOn }) => [caseId, callOn])),
    comers: groupBy(await rawComers(reader, association, range), caseOf),
    loggedOn: await logged(walk, lines),
  };
};

const NO_DAY = '0000-00-00';
const ABOUT = 'the case that begins here';

/** The row beside a chain, and the way back. */
const rowFault = (
  row: RawCase | undefined,
  chain: StoredChain,
  day: string,
  lookups: readonly RawLookup[],
): Kind | undefined => {
  if (row === undefined) return 'missing-case';
  if (row.number !== publicNumber(chain.caseId) || row.receivedOn !== day) return 'stale-projection';
  if (lookups.length === 0) return 'missing-lookup';
  if (lookups.some(({ lookup }) => fromBase64url(lookup, 32) === undefined)) return 'damaged-lookup';
  return lookups.length === 1 ? undefined : 'extra-lookup';
};

/**
 * Whether the desks show the case where its fold puts it on one of the days on which it turns: to everybody whose it is, and to
 * nobody else. A place that waits to be made anew, or was made by another calendar or roster, counts only as being there.
 */
const placeFault = (
  caseFile: CaseFile,
  { seat, ground }: Pick<Walk, 'seat' | 'ground'>,
  rows: readonly RawPlace[],
  { callOn, comers }: { readonly callOn: string | undefined; readonly comers: readonly RawComer[] },
): Kind | undefined => {
  const current = newestOf(ground);
  if (current === undefined) return undefined;
  const placings = placingsOf(caseFile, seat, { current, rosters: ground.rosters });
  const [first] = placings;
  if (first === undefined) return undefined;
  const { mark, handoverMark, number, on, off } = first;
  const here = new Set<string>(on.map(({ person }) => person));
  const handing = new Set<string>(on.flatMap(({ person, handsOn }) => (handsOn ? [person] : [])));
  const declaring = new Set<string>(on.flatMap(({ person, declaresFirst }) => (declaresFirst ? [person] : [])));
  const gone = new Set<string>(off);
  const ranks = new Set(placings.flatMap(({ on: places }) => places.map(({ person, rank }) => `${person} ${rank}`)));
  const fits = ({ person, rank, ...row }: RawPlace): boolean =>
    row.number === number &&
    (row.mark === mark ? ranks.has(`${person} ${rank}`) : here.has(person) || gone.has(person)) &&
    (row.handoverMark !== handoverMark ||
      (row.handsOn === handing.has(person) && row.declaresFirst === declaring.has(person)));
  if (rows.some(({ person }) => !here.has(person) && !gone.has(person))) return 'unfounded-place';
  // What waits for people is to call their signers one day; from when is reckoned as they look.
  const calls = callOn !== undefined || first.callOn === undefined;
  // Who comes into a part of it was written with its places; where those wait to be made anew, so does that.
  const isAnew = callOn === TO_LOOK_AT || rows.some((row) => row.mark !== mark);
  const coming = new Set<string>(first.comers);
  if (!isAnew && comers.some(({ person }) => !coming.has(person))) return 'unfounded-comer';
  const isTold = isAnew || comers.length === coming.size;
  const isWhole =
    calls && isTold && rows.every(fits) && [...here].every((person) => rows.some((row) => row.person === person));
  return isWhole ? undefined : 'stale-projection';
};

/** The newest roster; there is one wherever a case is whole. */
const newestOf = ({ chain, rosters }: VerifiedGround): VerifiedRoster | undefined => {
  const hash = chain.at(-1)?.roster ?? '';
  const roster = rosters.get(hash);
  return roster === undefined ? undefined : { hash, roster };
};

/** Pieces beside no line of their case: of a line that was cut off, or of another case's. */
const strayFault = async (
  { reader, association }: Walk,
  { lines, entries, grants, files }: StoredChain,
): Promise<{ readonly kind: Kind; readonly detail: string } | undefined> => {
  const own = new Set(lines.map(({ line }) => line));
  const entry = entries.find(({ line }) => !own.has(line));
  const grant = grants.find(({ line }) => !own.has(line));
  const file = files.find(({ line }) => !own.has(line));
  const stray = entry ?? grant ?? file;
  if (stray === undefined) return undefined;
  const holder = await caseOfLine(reader, association, stray.line);
  if (holder === undefined) return { kind: 'truncated-chain', detail: 'sealed pieces of a line are left' };
  const kind = entry !== undefined ? 'swapped-entry' : grant !== undefined ? 'swapped-grant' : 'swapped-file';
  return { kind, detail: 'it belongs to a line of another case' };
};

/** Checks one case and gives the items that no line of it lists. */
const checkCase = async (walk: Walk, page: Page, caseText: string): Promise<readonly string[]> => {
  const { association, ground } = walk;
  const caseId = parseCaseId(caseText);
  const inCase = caseId === undefined ? {} : { number: publicNumber(caseId) };
  const report = (finding: Finding): void => walk.tally.report({ ...finding, ...inCase });
  const row = page.cases.get(caseText);
  const lines = page.lines.get(caseText) ?? [];
  const places: Place[] = [];
  let day = row?.receivedOn ?? NO_DAY;
  for (const line of lines) {
    day = dayOf(line) ?? day;
    places.push(walk.tally.next(day));
  }
  // Pieces of a case of which neither row nor line is left come after everything: nothing says when it was.
  const end = row === undefined && lines.length === 0 ? THE_END : walk.tally.following(day);
  const first = places[0] ?? end;
  const mark = walk.marked.get(caseText);
  if (mark !== undefined) {
    report({ ...(mark === 'truncated-chain' ? end : first), kind: mark, detail: 'a record about this case' });
  }
  const entries = page.entries.get(caseText) ?? [];
  const grants = page.grants.get(caseText) ?? [];
  const files = page.files.get(caseText) ?? [];
  if (caseId === undefined) {
    report({ ...first, kind: 'damaged-row', detail: 'an id that is none' });
    return [];
  }
  const chain: StoredChain = {
    caseId,
    lines,
    entries,
    grants,
    files,
    loggedOn: (line) => page.loggedOn.late.get(line) ?? page.loggedOn.found.get(line),
    calendar: walk.seat.calendar,
    today: walk.today,
  };
  const lookups = page.lookups.get(caseText) ?? [];
  if (lines.length === 0) {
    const isLeft = row !== undefined || entries.length + grants.length + files.length > 0;
    const lost = lookups.length > 0 ? 'extra-lookup' : 'stale-projection';
    const kind = isLeft ? 'truncated-chain' : lost;
    report({ ...end, kind, detail: 'a case without a line' });
    return straysOf(chain, false);
  }
  const walked = walkChain(association, ground, chain);
  if (!walked.ok) {
    const { at, ...fault } = walked.fault;
    report({ ...(places[at] ?? end), ...fault });
  }
  const about = rowFault(row, chain, first.day, lookups);
  if (about !== undefined) report({ ...first, kind: about, detail: ABOUT });
  if (walked.ok) {
    const stray = await strayFault(walk, chain);
    if (stray !== undefined) {
      report({ ...end, ...stray });
      return straysOf(chain, false);
    }
    // Desks follow from the chain: where that lacks its end, they say nothing more.
    const misplaced = placeFault(walked.caseFile, walk, page.places.get(caseText) ?? [], {
      callOn: page.calls.get(caseText),
      comers: page.comers.get(caseText) ?? [],
    });
    if (misplaced !== undefined)
      walk.tally.derived({ ...first, kind: misplaced, detail: 'its places on desks', ...inCase });
  }
  return straysOf(chain, walked.ok);
};

/** Items of pieces that their own line doesn't list, as far as it stands in this case. */
const straysOf = ({ lines, entries, grants, files }: StoredChain, isWhole: boolean): readonly string[] => {
  if (isWhole) return [];
  const texts = new Map(lines.map((line) => [line.line, textOf(line)]));
  return [...entries, ...grants, ...files].flatMap(({ item, line }) => (texts.get(line)?.includes(item) ? [] : [item]));
};

/** Walks all cases. */
export const walkCases = async (walk: Walk): Promise<WalkedCases> => {
  const matched = new Map<string, number>();
  const strays = new Set<string>();
  const counts = { cases: 0, entries: 0, grants: 0, files: 0, late: 0 };
  let after = '';
  for (;;) {
    const cases = await rawCases(walk.reader, walk.association, after, walk.pageCases);
    const last = cases.at(-1)?.caseId;
    const upTo = last === undefined || cases.length < walk.pageCases ? LAST_ID : last;
    const page = await readPage(walk, cases, { after, upTo });
    for (const day of page.loggedOn.found.values()) matched.set(day, (matched.get(day) ?? 0) + 1);
    const ids = new Set([
      ...page.cases.keys(),
      ...page.lines.keys(),
      ...page.entries.keys(),
      ...page.grants.keys(),
      ...page.files.keys(),
      ...page.lookups.keys(),
      ...page.places.keys(),
      ...page.calls.keys(),
      ...page.comers.keys(),
    ]);
    for (const caseId of [...ids].toSorted()) {
      for (const item of await checkCase(walk, page, caseId)) if (strays.size < KEPT_STRAYS) strays.add(item);
    }
    counts.late += page.loggedOn.late.size;
    counts.cases += page.cases.size;
    for (const group of page.entries.values()) counts.entries += group.length;
    for (const group of page.grants.values()) counts.grants += group.length;
    for (const group of page.files.values()) counts.files += group.length;
    if (upTo === LAST_ID) break;
    after = upTo;
  }
  return { ...counts, matched, strays };
};
