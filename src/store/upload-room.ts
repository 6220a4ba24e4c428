// Which files on their way take how much room, and which of them make room for others: only what truly arrived counts, and only what
// truly arrives keeps its place. Nobody knows who sends, so what costs a sender nothing gets them nothing (PROTOCOL B55).
import type { UploadBudget } from '../domain/file-limits.ts';
import { PART_BYTES } from '../protocol/check/index.ts';
import type { Database, Tx } from './database.ts';
import { dropUploads, onTheWay, standingOf, type Upload } from './upload-rows.ts';

/** What nobody has gone on with for so long may make room. */
const IDLE_MS = 30 * 60_000;
/** The same of what was announced and of which nothing came: announcing costs nothing. */
const EMPTY_MS = 60_000;
/** After its first half hour an unfinished file must have come at a mebibit a second, or it may make room. */
const PACE_BYTES_A_MS = 131_072 / 1_000;
/** Of all places for files so many at a time are drawn for new ones, so that the drawing costs little. */
const DRAWN_OF = 64;

export type UploadRoom = {
  /** A file was announced. */
  readonly begin: (fileId: string) => void;
  /** More of a file came than had come. */
  readonly goOn: (fileId: string) => void;
  /** A file is on its way no more. */
  readonly forget: (fileId: string) => void;
  /** Every file of which times are known. */
  readonly known: () => readonly string[];
  /** Whether one more file of this length may be announced; makes a place for it where there is none. */
  readonly takeNew: (tx: Tx, isReporters: boolean, bytes: number) => Promise<boolean>;
  /** Whether so many bytes more of a file may come beside `coming`; lets go of what is late where there is no room. */
  readonly takeMore: (upload: Upload, coming: number) => Promise<boolean>;
};

type Needs = {
  readonly database: Database;
  readonly budget: UploadBudget;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly isUnderWay: (blob: string) => boolean;
  /** Takes what was let go of off the disk. */
  readonly clear: () => Promise<void>;
};

const sumOf = (uploads: readonly Upload[]): number => uploads.reduce((sum, { arrived }) => sum + arrived, 0);

/** Draws so many by lot: each report's or message's files together have the chance of one, however many they are. `drawn` gives a number below. */
export const byLot = <T extends Pick<Upload, 'caseId'>>(
  uploads: readonly T[],
  count: number,
  drawn: (most: number) => number,
): readonly T[] => {
  const files = new Map<string, T[]>();
  for (const one of uploads) {
    const beside = files.get(one.caseId);
    if (beside === undefined) files.set(one.caseId, [one]);
    else beside.push(one);
  }
  const left = [...files.values()];
  const chosen: T[] = [];
  while (chosen.length < count && left.length > 0) {
    const [of] = left.splice(drawn(left.length), 1);
    const one = of?.[drawn(of.length)];
    if (one !== undefined) chosen.push(one);
  }
  return chosen;
};

export const openUploadRoom = ({ database, budget, clock, random, isUnderWay, clear }: Needs): UploadRoom => {
  /** In memory alone. What came before this process has waited since its start. */
  const begun = new Map<string, number>();
  const goneOn = new Map<string, number>();
  const start = clock().getTime();

  const forget = (fileId: string): void => {
    begun.delete(fileId);
    goneOn.delete(fileId);
  };

  const isEmpty = ({ fileId, blob, arrived }: Upload): boolean =>
    arrived === 0 && !isUnderWay(blob) && clock().getTime() - (begun.get(fileId) ?? start) >= EMPTY_MS;

  const isLate = (upload: Upload): boolean => {
    const { fileId, blob, arrived, item } = upload;
    if (arrived === 0) return isEmpty(upload);
    if (isUnderWay(blob)) return false;
    const now = clock().getTime();
    if (now - (goneOn.get(fileId) ?? start) >= IDLE_MS) return true;
    return item === undefined && now - (begun.get(fileId) ?? start) >= IDLE_MS + arrived / PACE_BYTES_A_MS;
  };

  const drop = async (tx: Tx, uploads: readonly Upload[]): Promise<void> => {
    for (const { association, fileId } of uploads) {
      await dropUploads(tx, association, [fileId]);
      forget(fileId);
    }
  };

  /** A number below `most`. */
  const drawn = (most: number): number => new DataView(Uint8Array.from(random(4)).buffer).getUint32(0) % most;

  /** Lets go of a few for a new one. What has more than a part is left, as long as it isn't late: that cost its sender something. */
  const makePlace = async (tx: Tx, waiting: readonly Upload[]): Promise<boolean> => {
    const count = Math.max(1, Math.floor(budget.uploads / DRAWN_OF));
    const empty = waiting.filter(isEmpty).slice(0, count);
    const small = waiting.filter((one) => !isUnderWay(one.blob) && (one.arrived <= PART_BYTES || isLate(one)));
    const chosen = empty.length > 0 ? empty : byLot(small, count, drawn);
    await drop(tx, chosen);
    return chosen.length > 0;
  };

  const takeNew: UploadRoom['takeNew'] = async (tx, isReporters, bytes) => {
    const standing = await standingOf(tx, isReporters);
    const hasPlace = standing.files < budget.uploads;
    if (hasPlace && standing.bytes + bytes <= budget.bytes) return true;
    const waiting = await onTheWay(tx, isReporters);
    // What is late is let go of only once the bytes have come that need its room.
    if (standing.bytes - sumOf(waiting.filter(isLate)) + bytes > budget.bytes) return false;
    return hasPlace || makePlace(tx, waiting);
  };

  /** Lets go of what is late until `over` bytes are free; of nothing where that isn't enough. */
  const makeRoom = async (tx: Tx, upload: Upload, over: number): Promise<boolean> => {
    const waiting = await onTheWay(tx, upload.author === 'reporter');
    const late = waiting.filter((one) => isLate(one) && one.blob !== upload.blob);
    if (sumOf(late) < over) return false;
    // The largest first: as few as may be lose a file.
    const chosen: Upload[] = [];
    for (const one of late.toSorted((a, b) => b.arrived - a.arrived)) if (sumOf(chosen) < over) chosen.push(one);
    await drop(tx, chosen);
    return true;
  };

  const takeMore: UploadRoom['takeMore'] = async (upload, coming) => {
    const { bytes } = await standingOf(database.reader, upload.author === 'reporter');
    const over = bytes + coming - budget.bytes;
    if (over <= 0) return true;
    if (!(await database.write((tx) => makeRoom(tx, upload, over)))) return false;
    await clear();
    return true;
  };

  return {
    begin: (fileId) => {
      begun.set(fileId, clock().getTime());
      goneOn.set(fileId, clock().getTime());
    },
    goOn: (fileId) => void goneOn.set(fileId, clock().getTime()),
    forget,
    known: () => [...new Set([...begun.keys(), ...goneOn.keys()])],
    takeNew,
    takeMore,
  };
};
