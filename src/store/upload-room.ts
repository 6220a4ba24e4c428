// Which files on their way take how much room, and which of them make room for others: only what truly arrived counts, and only what
// truly arrives keeps its place. Nobody knows who sends, so what costs a sender nothing gets them nothing (PROTOCOL B55).
import type { UploadBudget } from '../domain/file-limits.ts';
import { type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { PART_BYTES } from '../protocol/check/index.ts';
import type { Database, Reader, Tx } from './database.ts';
import { LEAST_BYTES_A_MS, type PartsComing, SIDES, type Side, sideOf } from './parts-coming.ts';
import { dropUploads, onTheWay, standingOf, type Upload } from './upload-rows.ts';

/** What nobody has gone on with for so long may make room. */
const IDLE_MS = 30 * 60_000;
/** The same of what was announced and of which nothing came: announcing costs nothing. */
const EMPTY_MS = 60_000;
/** After its first half hour an unfinished file must have come at a mebibit a second, or it may make room. */
const PACE_BYTES_A_MS = 131_072 / 1_000;
/** Of all places for files so many at a time are drawn for new ones, so that the drawing costs little. */
const DRAWN_OF = 64;

/** A day on which a file was refused for want of room, and whether it was the disk that had none. */
export type Refused = { readonly on: PlainDate; readonly isDisk: boolean };

/** `beyond`: there would be no room for so much if nothing else were on its way, and for a smaller file there would. */
export type RoomFor = 'taken' | 'full' | 'beyond';

export type UploadRoom = {
  /** A file was announced. */
  readonly begin: (fileId: string) => void;
  /** More of a file came than had come. */
  readonly goOn: (fileId: string) => void;
  /** A file is on its way no more. */
  readonly forget: (fileId: string) => void;
  /** Every file of which times are known. */
  readonly known: () => readonly string[];
  /** Whether one more file of this length may be announced, where so much of the disk is free; makes a place for it where there is none. */
  readonly takeNew: (tx: Tx, side: Side, bytes: number, free: number) => Promise<RoomFor>;
  /** Whether what is coming of a file's side has room, so much more of this file among it; lets go of what is late where there is none. */
  readonly takeMore: (upload: Upload, bytes: number) => Promise<RoomFor>;
  /** Ends what comes of files that were let go of; to be called once a new one is written down. */
  readonly endDropped: () => void;
  /** Notes that the disk took no more of a file. */
  readonly noteFullDisk: () => void;
  /** When a file was last refused for want of room, since the portal started. */
  readonly lastRefused: () => Refused | undefined;
};

type Needs = {
  readonly database: Database;
  readonly budget: UploadBudget;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly coming: PartsComing;
  /** How many bytes are free on the disk. */
  readonly free: () => Promise<number>;
  /** Takes what was let go of off the disk. */
  readonly clear: () => Promise<void>;
};

/** What files on their way hold of each side, what each side may hold, and what all of them may, so that enough of the disk stays free. */
type Look = {
  readonly files: Readonly<Record<Side, number>>;
  readonly held: Readonly<Record<Side, number>>;
  readonly share: number;
  readonly all: number;
};

/** How many bytes too many there are of one side, and how many the disk lacks. */
type Over = { readonly own: number; readonly disk: number };

const otherOf = (side: Side): Side => (side === 'reporter' ? 'person' : 'reporter');

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

export const openUploadRoom = ({ database, budget, clock, random, coming, free, clear }: Needs): UploadRoom => {
  /** In memory alone. What came before this process has waited since its start. */
  const begun = new Map<string, number>();
  const goneOn = new Map<string, number>();
  const start = clock().getTime();
  /** Blobs that were let go of and of which parts may be coming. */
  const dropped: string[] = [];
  let refused: Refused | undefined;

  const forget = (fileId: string): void => {
    begun.delete(fileId);
    goneOn.delete(fileId);
  };

  const isEmpty = ({ fileId, blob, arrived }: Upload): boolean =>
    arrived === 0 && !coming.isGoingOn(blob) && clock().getTime() - (begun.get(fileId) ?? start) >= EMPTY_MS;

  /**
   * Of a file of which nothing stands: it has its minute once, from its announcement, and the time that one part needs at the least
   * pace. No part that begins gives it another, or what broken parts left of it would keep its room for nothing.
   */
  const isEmptyTooLong = ({ fileId, blob }: Upload): boolean =>
    clock().getTime() - (begun.get(fileId) ?? start) >= EMPTY_MS + coming.mostOf(blob) / LEAST_BYTES_A_MS;

  /** A part that is coming gives its file as much time as what came of it takes at the pace, and none for being under way. */
  const isLate = (upload: Upload): boolean => {
    const { fileId, blob, arrived, item } = upload;
    if (arrived === 0) return isEmptyTooLong(upload);
    const now = clock().getTime();
    const came = coming.cameOf(blob);
    if (now - (goneOn.get(fileId) ?? start) >= IDLE_MS + came / PACE_BYTES_A_MS) return true;
    return item === undefined && now - (begun.get(fileId) ?? start) >= IDLE_MS + (arrived + came) / PACE_BYTES_A_MS;
  };

  /** What a file holds of the disk: what arrived of it, and what parts that broke off left. */
  const heldBy = ({ blob, arrived }: Upload): number => arrived + coming.leftOf(blob);
  const sumOf = (uploads: readonly Upload[]): number => uploads.reduce((sum, one) => sum + heldBy(one), 0);

  const drop = async (tx: Tx, uploads: readonly Upload[]): Promise<void> => {
    for (const { association, fileId, blob } of uploads) {
      await dropUploads(tx, association, [fileId]);
      forget(fileId);
      dropped.push(blob);
    }
  };

  /** Only once it is written that they are gone, so that whoever sends them is told so. */
  const endDropped = (): void => {
    for (const blob of dropped.splice(0)) coming.drop(blob);
  };

  /** A number below `most`. */
  const drawn = (most: number): number => new DataView(Uint8Array.from(random(4)).buffer).getUint32(0) % most;

  /**
   * Lets go of a few for a new one. What has more than a part is left, as long as it isn't late: that cost its sender something. What
   * comes just now goes only where nothing else could.
   */
  const makePlace = async (tx: Tx, waiting: readonly Upload[]): Promise<boolean> => {
    const count = Math.max(1, Math.floor(budget.uploads / DRAWN_OF));
    const empty = waiting.filter(isEmpty).slice(0, count);
    const small = waiting.filter((one) => one.arrived <= PART_BYTES || isLate(one));
    const still = small.filter(({ blob }) => !coming.isGoingOn(blob));
    const chosen = empty.length > 0 ? empty : byLot(still.length > 0 ? still : small, count, drawn);
    await drop(tx, chosen);
    return chosen.length > 0;
  };

  /** The room is the smaller of the budget and of what the disk has for files, of which each side has a half of its own. */
  const look = async (reader: Reader, freeBytes: number): Promise<Look> => {
    const reporter = await standingOf(reader, true);
    const person = await standingOf(reader, false);
    const files = { reporter: reporter.files, person: person.files };
    const held = {
      reporter: reporter.bytes + coming.left('reporter'),
      person: person.bytes + coming.left('person'),
    };
    // What came of parts that are coming has been taken from the disk already.
    const came = coming.came('reporter') + coming.came('person');
    const all = freeBytes + came + held.reporter + held.person - budget.freeBytes;
    return { files, held, all, share: Math.max(0, Math.min(budget.bytes, Math.floor(all / 2))) };
  };

  const overBy = ({ held, share, all }: Look, side: Side, own: number, others: number): Over => ({
    own: held[side] + own - share,
    disk: held.reporter + held.person + own + others - all,
  });
  const fits = ({ own, disk }: Over): boolean => own <= 0 && disk <= 0;

  /** How many bytes the other side holds beyond its share. */
  const above = ({ held, share }: Look, side: Side): number => Math.max(0, held[otherOf(side)] - share);

  const lateOf = async (reader: Reader, side: Side): Promise<readonly Upload[]> =>
    (await onTheWay(reader, side === 'reporter')).filter(isLate);

  const refuse = (isDisk: boolean): false => {
    refused = { on: riyadhDate(clock()), isDisk };
    return false;
  };
  const isDisk = ({ share }: Look, { disk }: Over): boolean => disk > 0 || share < budget.bytes;

  /** Notes the refusal of a file of which at least so much is to come or has. */
  const refusalOf = (bytes: number, found: Look, over: Over): RoomFor => {
    refuse(isDisk(found, over));
    return bytes > found.share && found.share >= PART_BYTES ? 'beyond' : 'full';
  };

  /** How much of what is the other side's beyond its share may be let go of. */
  const lateOfOthers = async (tx: Tx, found: Look, side: Side): Promise<number> =>
    Math.min(above(found, side), sumOf(await lateOf(tx, otherOf(side))));

  const takeNew: UploadRoom['takeNew'] = async (tx, side, bytes, freeBytes) => {
    const found = await look(tx, freeBytes);
    const over = overBy(found, side, bytes, 0);
    const hasPlace = found.files[side] < budget.uploads;
    if (hasPlace && fits(over)) return 'taken';
    const waiting = await onTheWay(tx, side === 'reporter');
    // What is late is let go of only once the bytes have come that need its room.
    const late = sumOf(waiting.filter(isLate));
    const disk = over.disk - late;
    const others = disk > 0 ? await lateOfOthers(tx, found, side) : 0;
    if (!fits({ own: over.own - late, disk: disk - others })) {
      return refusalOf(bytes, found, over);
    }
    if (hasPlace || (await makePlace(tx, waiting))) return 'taken';
    refuse(false);
    return 'full';
  };

  /** What is let go of for what has no room, the largest first: as few as may be lose a file. Undefined where it isn't enough. */
  const chosenFor = async (
    tx: Tx,
    upload: Upload,
    found: Look,
    { own, disk }: Over,
  ): Promise<readonly Upload[] | undefined> => {
    const side = sideOf(upload.author);
    const chosen: Upload[] = [];
    const take = async (of: Side, isEnough: () => boolean): Promise<void> => {
      const late = (await lateOf(tx, of)).filter((one) => one.blob !== upload.blob && heldBy(one) > 0);
      for (const one of late.toSorted((a, b) => heldBy(b) - heldBy(a))) if (!isEnough()) chosen.push(one);
    };
    await take(side, () => sumOf(chosen) >= Math.max(own, disk));
    const ofSide = sumOf(chosen);
    const most = ofSide + above(found, side);
    await take(otherOf(side), () => sumOf(chosen) >= Math.min(disk, most));
    return ofSide >= own && sumOf(chosen) >= disk ? chosen : undefined;
  };

  const takeMore: UploadRoom['takeMore'] = async (upload, bytes) => {
    const side = sideOf(upload.author);
    const over = (found: Look): Over => overBy(found, side, coming.needed(side), coming.needed(otherOf(side)));
    if (fits(over(await look(database.reader, await free())))) return 'taken';
    // What brings nothing takes no room from what does.
    for (const one of SIDES) coming.endIdle(one);
    const freeBytes = await free();
    const taken = await database.write(async (tx): Promise<RoomFor> => {
      const found = await look(tx, freeBytes);
      const needed = over(found);
      const chosen = await chosenFor(tx, upload, found, needed);
      if (chosen === undefined) return refusalOf(upload.arrived + bytes, found, needed);
      await drop(tx, chosen);
      return 'taken';
    });
    endDropped();
    if (taken === 'taken') await clear();
    return taken;
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
    endDropped,
    noteFullDisk: () => void refuse(true),
    lastRefused: () => refused,
  };
};
