// Verifies a whole data folder offline: one unchanging state, every association, rosters before cases before the log.
// It holds no key and opens nothing; commitments and what is sealed are for browsers to check.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../config.ts';
import { type PlainDate, riyadhDate } from '../../domain/plain-date.ts';
import { parseAssociationId, ready, rosterFingerprint } from '../../protocol/check/index.ts';
import { blobsIn } from '../../store/blobs.ts';
import { openSnapshot, type Reader, type Snapshot } from '../../store/database.ts';
import { appliedAt, checkMigrations, MigrationError } from '../../store/migrate.ts';
import { namedBlobs, rawAssociations, strangersTable } from '../../store/whole.ts';
import { damage, type Setting, verifyAssociation, writtenRoot } from './association.ts';
import { PAGE_CASES } from './cases.ts';
import { THE_END } from './findings.ts';
import { findStored, NotVerifiable, type Stored } from './place.ts';
import { findSlip, type Slip } from './slip.ts';
import { added, broken, type Counts, type NewestHead, NOTHING, type Verified } from './verified.ts';

/** The day to reckon from, how many cases are read at a time, and the hash of a line to look for. */
type Asked = {
  readonly today?: PlainDate | undefined;
  readonly pageCases: number;
  readonly slip?: string | undefined;
};

/** What is known once some associations were walked. */
type Progress = {
  counts: Counts;
  unseeded: number;
  late: number;
  headless: number;
  strayBlobs: number;
  roots: string[];
  newest: NewestHead[];
  bounds: string[];
  isCompared: boolean;
};

const walkState = async (
  reader: Reader,
  stored: Stored,
  { today, pageCases }: Asked,
  progress: Progress,
): Promise<Verified> => {
  const filled = await appliedAt(reader, '_log-filling.sql');
  const seededFrom = filled === undefined ? THE_END.day : riyadhDate(filled);
  const setting: Setting = { reader, stored, today, seededFrom, pageCases };
  const associations = await rawAssociations(reader);
  if (associations.length === 0 && existsSync(join(stored.folder, 'root.json')) && !stored.isCopy) {
    return broken(1, 'root-mismatch', 'root.json is there, and no association');
  }
  for (const id of associations) {
    const association = parseAssociationId(id);
    if (association === undefined) return broken(before(progress) + 1, 'damaged-row', 'an association without an id');
    const walked = await verifyAssociation(setting, association, before(progress));
    if ('ok' in walked) return walked;
    progress.counts = added(progress.counts, walked.counts);
    progress.unseeded += walked.unseeded;
    progress.late += walked.late;
    progress.headless += walked.headless;
    progress.bounds.push(...walked.bounds);
    if (walked.newest !== undefined) progress.newest.push(walked.newest);
    if (walked.root !== undefined) progress.roots.push(rosterFingerprint(walked.root));
    if (writtenRoot(stored, association) !== undefined) progress.isCompared = true;
  }
  const table = await strangersTable(reader, associations);
  if (table !== undefined) return broken(before(progress) + 1, 'mixed-association', `a row of ${table}`);
  const named = await namedBlobs(reader);
  progress.strayBlobs = (await blobsIn(stored.blobs)).filter((blob) => !named.has(blob)).length;
  const { isCompared, ...found } = progress;
  return { ok: true, ...found, rootFile: isCompared ? 'compared' : 'absent' };
};

const before = ({ counts }: Progress): number => counts.rosters + counts.lines;

const verifyState = async (reader: Reader, stored: Stored, asked: Asked): Promise<Verified> => {
  const progress: Progress = {
    counts: NOTHING,
    unseeded: 0,
    late: 0,
    headless: 0,
    strayBlobs: 0,
    roots: [],
    newest: [],
    bounds: [],
    isCompared: false,
  };
  try {
    return await walkState(reader, stored, asked, progress);
  } catch (error) {
    const kind = damage(error);
    if (kind === undefined) throw error;
    return broken(before(progress) + 1, kind, 'reading ended here');
  }
};

/** Where the line of a slip is; nobody knows in a file that can't be read to its end. */
const slipIn = async (reader: Reader, slip: string): Promise<Slip | undefined> => {
  try {
    return await findSlip(reader, slip);
  } catch (error) {
    if (damage(error) === undefined) throw error;
    return undefined;
  }
};

const judged = async (reader: Reader, stored: Stored, asked: Asked): Promise<Verified> => {
  const verified = await verifyState(reader, stored, asked);
  const slip = asked.slip === undefined ? undefined : await slipIn(reader, asked.slip);
  return slip === undefined ? verified : { ...verified, slip };
};

const DAMAGED_HEADERS = new Set(['SQLITE_NOTADB', 'SQLITE_CORRUPT']);

/** The engine's complaints at opening, as sentences. */
const explained = (error: unknown, file: string): unknown => {
  if (error instanceof MigrationError) return new NotVerifiable(error.message);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (DAMAGED_HEADERS.has(code)) return new NotVerifiable(`${file} is no database of Amanah.`);
  if (code === 'SQLITE_CANTOPEN' || code === 'EACCES' || code === 'SQLITE_READONLY') {
    return new NotVerifiable(`${file} can't be opened. Run this as the user whom the portal runs as.`);
  }
  return error;
};

const opened = async (file: string): Promise<Snapshot> => {
  const read = readConfig({});
  if (!read.ok) throw new NotVerifiable(read.errors.join('\n'));
  try {
    const snapshot = await openSnapshot(file);
    try {
      await checkMigrations(snapshot.reader, join(read.config.programFolder, 'migrations'));
      return snapshot;
    } catch (error) {
      await snapshot.close();
      throw error;
    }
  } catch (error) {
    throw explained(error, file);
  }
};

/** A portal may start while the file is read as one that nobody has open; then it is read anew, as one in use. */
const TRIES = 3;

/**
 * Verifies what stands in `folder`: a data folder, one that holds such a folder as `data`, a backup's copy or a folder
 * with one. Reads one state and writes nothing, while a portal runs or doesn't. `today` is the Riyadh date, for telling how
 * many days wait for their head; so many cases are read at a time as `pageCases` says; `slip` is the hash of a line to look
 * for. Throws {@link NotVerifiable} where there is nothing to verify.
 */
export const verifyFolder = async (
  folder: string,
  { today, pageCases = PAGE_CASES, slip }: Partial<Asked> = {},
): Promise<Verified> => {
  await ready;
  const stored = findStored(folder);
  for (let tries = 1; ; tries += 1) {
    const snapshot = await opened(stored.file);
    try {
      const verified = await judged(snapshot.reader, stored, { today, pageCases, slip });
      if (!snapshot.isTorn()) return verified;
    } catch (error) {
      if (!snapshot.isTorn()) throw error;
    } finally {
      await snapshot.close();
    }
    if (tries === TRIES) throw new NotVerifiable(`${stored.file} is being changed while it is read. Try again.`);
  }
};
