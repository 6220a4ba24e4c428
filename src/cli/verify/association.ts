// Verifies one association: its root and rosters, then every case, then the log, and names the first break of them all.
import { daysBetween, type PlainDate, parsePlainDate } from '../../domain/plain-date.ts';
import { type AssociationId, leafOf, toBase64url } from '../../protocol/check/index.ts';
import { parseSettings } from '../../store/association.ts';
import type { Reader } from '../../store/database.ts';
import { readRoot } from '../../store/root.ts';
import { associationById } from '../../store/settings.ts';
import {
  doubledLookups,
  isListed,
  rawSettings,
  servingDays,
  unfoundedHead,
  unfoundedServing,
} from '../../store/whole.ts';
import { daysOfLeaves, leavesAmong } from '../../store/whole-log.ts';
import { checkBeside } from './beside.ts';
import { boundsBroken } from './calendar-record.ts';
import { type Walk, type WalkedCases, walkCases } from './cases.ts';
import { type Finding, type Kind, newTally, type Tally } from './findings.ts';
import { walkLog } from './log.ts';
import type { Stored } from './place.ts';
import { checkRosters, type VerifiedGround } from './rosters.ts';
import { type Broken, broken, type Counts, type NewestHead } from './verified.ts';

/** An association in which nothing is broken. */
export type Walked = {
  readonly counts: Counts;
  readonly root: string | undefined;
  readonly unseeded: number;
  readonly late: number;
  readonly headless: number;
  readonly newest: NewestHead | undefined;
  /** Changes of the calendar that break a bound on free days. */
  readonly bounds: readonly string[];
};
/** What every association of a folder is walked with. */
export type Setting = {
  readonly reader: Reader;
  readonly stored: Stored;
  readonly today: PlainDate | undefined;
  readonly seededFrom: string;
  /** How many cases are read at a time. */
  readonly pageCases: number;
};

/** The root that was written down; a file that says something else than a root of this association is a break. */
export const writtenRoot = (stored: Stored, association: AssociationId): string | undefined | 'unreadable' => {
  try {
    return readRoot(stored.folder, association);
  } catch {
    return 'unreadable';
  }
};

/**
 * The leaves of the rosters, by the day of their acceptance or, where that was closed already, a later one; the number of the first
 * roster that has none.
 */
const rosterLeaves = async (
  reader: Reader,
  association: AssociationId,
  { chain }: VerifiedGround,
): Promise<{ readonly known: Map<string, number>; readonly missing: number }> => {
  const wanted = chain.map(({ roster, acceptedOn }) => [acceptedOn, toBase64url(leafOf(roster))] as const);
  const found = new Map((await leavesAmong(reader, association, wanted)).map(({ day, leaf }) => [leaf, day]));
  const left = wanted.filter(([, leaf]) => !found.has(leaf));
  const leaves = left.map(([, leaf]) => leaf);
  const later = new Map(
    left.length === 0 ? [] : (await daysOfLeaves(reader, association, leaves)).map(({ day, leaf }) => [leaf, day]),
  );
  for (const [day, leaf] of left) {
    const late = later.get(leaf);
    if (late !== undefined && late > day) found.set(leaf, late);
  }
  const known = new Map<string, number>();
  for (const day of found.values()) known.set(day, (known.get(day) ?? 0) + 1);
  return { known, missing: wanted.findIndex(([, leaf]) => !found.has(leaf)) + 1 };
};

/** What queries over whole tables find of single cases. */
const marks = async (reader: Reader, association: AssociationId): Promise<ReadonlyMap<string, Kind>> => {
  const marked = new Map<string, Kind>();
  const served = await unfoundedServing(reader, association);
  if (served !== undefined) marked.set(served, 'unfounded-serving');
  for (const { day, caseId } of await servingDays(reader, association)) {
    if (parsePlainDate(day) === undefined) marked.set(caseId, 'damaged-serving');
  }
  const given = await unfoundedHead(reader, association);
  if (given !== undefined) marked.set(given, 'truncated-chain');
  for (const doubled of await doubledLookups(reader, association)) marked.set(doubled, 'double-lookup');
  return marked;
};

const SWAPS: Readonly<Partial<Record<Kind, Kind>>> = {
  'changed-entry': 'swapped-entry',
  'extra-entry': 'swapped-entry',
  'missing-entry': 'swapped-entry',
  'changed-file': 'swapped-file',
  'extra-file': 'swapped-file',
  'missing-file': 'swapped-file',
  'changed-grant': 'swapped-grant',
  'extra-grant': 'swapped-grant',
  'missing-grant': 'swapped-grant',
};

/** A piece that another line lists was swapped, and so was a missing one that lies elsewhere. */
const settled = async ({ reader, association }: Walk, found: Finding, { strays }: WalkedCases): Promise<Kind> => {
  const swap = SWAPS[found.kind];
  if (swap === undefined || found.clue === undefined) return found.kind;
  const isMissing = found.kind.startsWith('missing-');
  const isSwap = isMissing ? strays.has(found.clue) : await isListed(reader, association, found.clue);
  return isSwap ? swap : found.kind;
};

const headlessDays = (lastHead: string | undefined, today: PlainDate | undefined): number => {
  const last = parsePlainDate(lastHead);
  return last === undefined || today === undefined ? 0 : Math.max(0, daysBetween(last, today) - 1);
};

const walkGround = async (setting: Setting, walk: Walk, offset: number): Promise<Broken | Omit<Walked, 'root'>> => {
  const { reader, association, ground, tally } = walk;
  const { known, missing } = await rosterLeaves(reader, association, ground);
  if (missing > 0) return broken(offset + missing, 'missing-leaf', `roster ${missing}`);
  const cases = await walkCases(walk);
  for (const [day, count] of cases.matched) known.set(day, (known.get(day) ?? 0) + count);
  const log = await walkLog(walk, known, setting.seededFrom);
  await checkBeside(walk);
  const found = tally.first();
  if (found !== undefined) {
    const line = offset + ground.chain.length + tally.numberOf(found);
    const detail = found.number === undefined ? found.detail : `case ${found.number}: ${found.detail}`;
    return broken(line, await settled(walk, found, cases), detail);
  }
  return {
    counts: {
      associations: 1,
      rosters: ground.chain.length,
      rosterSignatures: ground.signatures,
      policies: ground.policies,
      cases: cases.cases,
      lines: tally.lines(),
      entries: cases.entries,
      grants: cases.grants,
      files: cases.files,
      leaves: log.leaves,
      heads: log.heads,
      headSignatures: log.headSignatures,
    },
    unseeded: log.unseeded,
    late: cases.late,
    headless: headlessDays(log.lastDay, setting.today),
    newest: log.newest,
    bounds: await boundsBroken(walk),
  };
};

/** What a failing read says of the records: a damaged file or row; anything else is no verdict. */
export const damage = (error: unknown): Kind | undefined => {
  if (error instanceof TypeError && error.message.startsWith('column ')) return 'damaged-row';
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'SQLITE_CORRUPT' ? 'damaged-file' : undefined;
};

/** Verifies an association; `offset` is the number of lines before its own. */
export const verifyAssociation = async (
  setting: Setting,
  association: AssociationId,
  offset: number,
): Promise<Broken | Walked> => {
  const { reader, stored, pageCases, today } = setting;
  const tally: Tally = newTally();
  let rosters = 0;
  try {
    const root = writtenRoot(stored, association);
    if (root === 'unreadable') return broken(offset + 1, 'root-mismatch', 'root.json');
    const checked = await checkRosters(reader, association, root);
    if (!checked.ok) return broken(offset + checked.finding.at, checked.finding.kind, checked.finding.detail);
    const { ground } = checked;
    rosters = ground.chain.length;
    if (root === undefined && !stored.isCopy && rosters > 0) {
      return broken(offset + 1, 'root-mismatch', 'root.json is not there');
    }
    const settings = await rawSettings(reader, association);
    if (settings === undefined || parseSettings(settings) === undefined) {
      return broken(offset + rosters + 1, 'damaged-settings', 'the settings of the association');
    }
    const seat = await associationById(reader, association);
    if (seat === undefined) return broken(offset + rosters + 1, 'damaged-row', 'the association itself');
    const marked = await marks(reader, association);
    const walked = await walkGround(
      setting,
      { reader, association, seat, ground, tally, pageCases, marked, today, blobFolder: stored.blobs },
      offset,
    );
    return 'ok' in walked ? walked : { ...walked, root: ground.chain[0]?.roster };
  } catch (error) {
    const kind = damage(error);
    if (kind === undefined) throw error;
    return broken(offset + rosters + tally.lines() + 1, kind, 'reading ended here');
  }
};
