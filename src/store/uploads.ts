// Files on their way in: announced, sent in parts that are each confirmed once they are on the disk, made whole, or let go of. A
// secret of the sender's device is the proof, of which a hash is kept; nothing here knows an address or a time of day. What is
// unfinished has a budget of its own, so that nobody fills the disk that reports need (PROTOCOL B35, B55; upload-room.ts).
import { type FileSettings, fileRefusal, mostFileBlob } from '../domain/file-limits.ts';
import { addDays, riyadhDate } from '../domain/plain-date.ts';
import type { Refusal } from '../domain/result.ts';
import type { PartConfirmed, UploadState } from '../domain/wire-files.ts';
import {
  type AssociationId,
  type CaseId,
  checkFileShape,
  type FileId,
  filePartBytes,
  fileParts,
  type Holder,
  PART_BYTES,
  toBase64url,
  uploadHash,
} from '../protocol/check/index.ts';
import type { Blobs } from './blobs.ts';
import { BrokenPart, checkedPart, OtherPart } from './checked-part.ts';
import type { Database, Tx } from './database.ts';
import { fileIdsInUse } from './files.ts';
import { openNewestTurns, type Turn } from './newest-turns.ts';
import { type ComingPart, openPartsComing, sideOf } from './parts-coming.ts';
import { openUploadRoom, type Refused, type RoomFor } from './upload-room.ts';
import {
  addUpload,
  announcedUnder,
  dropBegunBefore,
  dropUploadOf,
  dropUploads,
  forgetBlob,
  goneBlobs,
  noteLength,
  notePart,
  noteWhole,
  onTheWay,
  partsOf,
  type Upload,
  uploadsOf,
  wholeUploads,
} from './upload-rows.ts';

/** Whose upload is meant, and the proof of it. */
export type UploadKey = {
  readonly association: AssociationId;
  readonly fileId: FileId;
  readonly author: Holder;
  /** 32 bytes of the sender's device. */
  readonly secret: Uint8Array;
  /** Of people's uploads, the case at whose address they are. */
  readonly caseId?: CaseId;
};

/** `refused` comes with its reason; the others are errors of the wire. */
export type UploadProblem =
  | { readonly ok: false; readonly error: 'not-found' | 'malformed' | 'taken' | 'stale' | 'untrusted' }
  | { readonly ok: false; readonly error: 'refused'; readonly refusal: Refusal };
export type UploadAnswer<T> = { readonly ok: true; readonly value: T; readonly isNew?: true } | UploadProblem;

export type Uploads = {
  /** Announces a file. `least`: how many of the bytes will surely come, where only its end tells its length; room is asked for them alone. */
  readonly begin: (
    key: UploadKey & { readonly caseId: CaseId },
    bytes: number,
    least?: number,
  ) => Promise<UploadAnswer<UploadState>>;
  /** Says that an upload is shorter than was announced: for a file whose length only its end tells. What was kept for it is free again. */
  readonly settle: (key: UploadKey, bytes: number) => Promise<UploadAnswer<UploadState>>;
  readonly state: (key: UploadKey) => Promise<UploadAnswer<UploadState>>;
  readonly putPart: (
    key: UploadKey,
    part: number,
    hash: string,
    body: AsyncIterable<Uint8Array>,
  ) => Promise<UploadAnswer<PartConfirmed>>;
  readonly finish: (key: UploadKey, item: string) => Promise<UploadAnswer<UploadState>>;
  /** The sealed bytes of a file that stands whole, for the thread that sealed it to look through it; no address does that. */
  readonly readBack: (key: UploadKey) => Promise<UploadAnswer<AsyncIterable<Uint8Array>>>;
  readonly remove: (key: UploadKey) => Promise<UploadAnswer<true>>;
  /** Takes away what is too old, and the blobs that nothing names any more. */
  readonly sweep: () => Promise<void>;
  /** The same at start, and before it uploads of which the blob isn't there. */
  readonly sweepAtStart: () => Promise<void>;
  /** When a file was last refused for want of room, since the portal started. */
  readonly lastRefused: () => Refused | undefined;
};

type Needs = {
  readonly database: Database;
  readonly clock: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  readonly blobs: Blobs;
  readonly files: FileSettings;
};

const good = <T>(value: T): UploadAnswer<T> => ({ ok: true, value });
const bad = (error: Exclude<UploadProblem['error'], 'refused'>): UploadProblem => ({ ok: false, error });
const refuse = (refusal: Refusal): UploadProblem => ({ ok: false, error: 'refused', refusal });

/** What is said of a part: its number, length and hash, and whether it stands already. */
type PartSaid = { readonly part: number; readonly length: number; readonly hash: string; readonly stands: boolean };

const FULL: Refusal = { code: 'uploads-full' };
const BEYOND: Refusal = { code: 'no-room-for-size' };
const BUSY: Refusal = { code: 'uploads-busy' };
const ELSEWHERE: Refusal = { code: 'sent-elsewhere' };

const noRoom = (why: Exclude<RoomFor, 'taken'>): UploadProblem => refuse(why === 'full' ? FULL : BEYOND);

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  'code' in error &&
  (error.code === 'ENOSPC' || error.code === 'EDQUOT' || error.code === 'EFBIG');

const isOwn = (upload: Upload, key: UploadKey): boolean =>
  upload.secret === uploadHash(key.secret) &&
  upload.author === key.author &&
  (key.caseId === undefined || upload.caseId === key.caseId);

/** The state that is told: which parts stand, and the hash of the whole once it is. */
const stateOf = ({ bytes, item }: Upload, parts: Iterable<number>): UploadState => ({
  bytes,
  parts: [...parts],
  ...(item === undefined ? {} : { item }),
});

/** What files on their way need of a running portal; one for each process. */
export const openUploads = ({ database, clock, random, blobs, files }: Needs): Uploads => {
  const { limits, budget } = files;
  const ending = new Set<string>();
  /** Of a part that is brought anew the earlier one may never end: a line can be gone without a word. */
  const parts = openNewestTurns();
  const isUnderWay = (blob: string): boolean => [...ending, ...parts.names()].some((name) => name.startsWith(blob));
  const coming = openPartsComing(clock);

  const own = async (key: UploadKey): Promise<Upload | undefined> => {
    const [upload] = await uploadsOf(database.reader, key.association, [key.fileId]);
    return upload !== undefined && isOwn(upload, key) ? upload : undefined;
  };

  /**
   * Takes the blobs off the disk that were let go of. Killed in between, it takes them the next time. What is being written yet is
   * left, with the row that names it: it goes when that has ended, or with a later look.
   */
  const clear = async (): Promise<void> => {
    for (const blob of await goneBlobs(database.reader)) {
      if (isUnderWay(blob)) continue;
      await blobs.delete(blob);
      await database.write((tx) => forgetBlob(tx, blob));
    }
  };

  const room = openUploadRoom({ database, budget, clock, random, coming, free: () => blobs.free(), clear });

  const announce = async (
    tx: Tx,
    key: UploadKey & { readonly caseId: CaseId },
    { bytes, least }: { readonly bytes: number; readonly least: number },
    free: number,
  ): Promise<UploadAnswer<UploadState>> => {
    const { association, fileId, caseId, author } = key;
    const [known] = await uploadsOf(tx, association, [fileId]);
    if (known !== undefined) {
      if (!isOwn(known, key) || known.bytes !== bytes) return bad('taken');
      return good(stateOf(known, (await partsOf(tx, association, fileId)).keys()));
    }
    if ((await fileIdsInUse(tx, association, [fileId])).length > 0) return bad('taken');
    const isReporters = author === 'reporter';
    const secret = uploadHash(key.secret);
    // What a device sends under one secret is for one report or one message: it can't be more than a case may have.
    const refusal = fileRefusal(limits, await announcedUnder(tx, isReporters, secret), [bytes]);
    if (refusal !== undefined) return refuse(refusal);
    const taken = await room.takeNew(tx, sideOf(author), least, free);
    if (taken !== 'taken') return noRoom(taken);
    const blob = toBase64url(random(16));
    await addUpload(tx, { association, fileId, caseId, author, secret, blob, bytes }, riyadhDate(clock()));
    return { ok: true, value: { bytes, parts: [] }, isNew: true };
  };

  const begin: Uploads['begin'] = async (key, bytes, least = bytes) => {
    if (!checkFileShape(1, bytes).ok) return bad('malformed');
    if (bytes > mostFileBlob(limits)) return refuse({ code: 'file-too-large', most: limits.fileBytes });
    const free = await blobs.free();
    const begun = await database.write((tx) => announce(tx, key, { bytes, least }, free));
    if (begun.ok && begun.isNew) {
      room.begin(key.fileId);
      room.endDropped();
      await clear();
    }
    return begun;
  };

  const settle: Uploads['settle'] = async (key, bytes) => {
    if (!checkFileShape(1, bytes).ok) return bad('malformed');
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    const standing = (await partsOf(database.reader, key.association, key.fileId)).keys();
    const parts = [...standing];
    const isShorter = bytes <= upload.bytes && parts.every((part) => (part + 1) * PART_BYTES <= bytes);
    if (upload.item !== undefined || !isShorter) return bad('taken');
    if (!(await database.write((tx) => noteLength(tx, upload, bytes)))) return bad('not-found');
    return good(stateOf({ ...upload, bytes }, parts));
  };

  /** Runs `job` alone on a blob; whoever comes meanwhile is told to wait. */
  const alone = async <T>(blob: string, job: () => Promise<UploadAnswer<T>>): Promise<UploadAnswer<T>> => {
    if (ending.has(blob)) return refuse(BUSY);
    ending.add(blob);
    try {
      return await job();
    } finally {
      ending.delete(blob);
    }
  };

  /** A part that stands, sent again: the same bytes, or it isn't confirmed. */
  const compare = async (body: AsyncIterable<Uint8Array>, length: number, hash: string): Promise<void> => {
    for await (const _ of checkedPart(body, length, hash));
  };

  /** Whether an upload still stands; it may have been let go of while a part came. */
  const isThere = async ({ association, fileId, blob }: Upload): Promise<boolean> =>
    (await uploadsOf(database.reader, association, [fileId])).some((one) => one.blob === blob);

  /** What isn't what it was announced as never will be: it takes no room until its file goes. */
  const dropOther = async ({ blob }: Upload, { part, length }: PartSaid, coming: ComingPart): Promise<void> => {
    coming.leave(false);
    if (await blobs.dropPart(blob, part * PART_BYTES, length)) coming.noteDropped();
  };

  /** Writes a part, or compares one that stands; what is said where it didn't come as it should. */
  const bringIn = async (upload: Upload, said: PartSaid, coming: ComingPart): Promise<UploadProblem | undefined> => {
    const { part, length, hash, stands } = said;
    const { body, isEnded, isPassed } = coming;
    const taken = stands ? 'taken' : await room.takeMore(upload, length);
    if (taken !== 'taken') return noRoom(taken);
    try {
      if (stands) await compare(body, length, hash);
      else await blobs.putPart(upload.blob, part * PART_BYTES, checkedPart(body, length, hash));
      return undefined;
    } catch (error) {
      const isGone = !(await isThere(upload));
      if (isGone) await blobs.delete(upload.blob);
      if (isPassed() || isEnded()) return isGone ? bad('not-found') : refuse(isPassed() ? ELSEWHERE : BUSY);
      if (error instanceof OtherPart) {
        if (!stands && !isGone && !(error instanceof BrokenPart)) await dropOther(upload, said, coming);
        return bad('malformed');
      }
      if (!isFull(error)) throw error;
      room.noteFullDisk();
      return refuse(FULL);
    }
  };

  const takePart = async (
    upload: Upload,
    part: number,
    hash: string,
    body: AsyncIterable<Uint8Array>,
    { whenPassed }: Turn,
  ): Promise<UploadAnswer<PartConfirmed>> => {
    const length = filePartBytes(upload.bytes, part);
    if (length === undefined) return bad('malformed');
    const known = (await partsOf(database.reader, upload.association, upload.fileId)).get(part);
    if (known !== undefined && known !== hash) return bad('taken');
    const stands = known !== undefined;
    // A part that stood already takes no room, and is no progress.
    const place = coming.take(sideOf(upload.author), upload.blob, part, stands ? 0 : length, body);
    whenPassed(place.pass);
    let isNoted = stands;
    try {
      const problem = await bringIn(upload, { part, length, hash, stands }, place);
      if (problem !== undefined) return problem;
      if (!stands) isNoted = await database.write((tx) => notePart(tx, upload, part, hash, length));
    } finally {
      place.leave(isNoted);
    }
    if (!isNoted) {
      // It was let go of while the part came.
      await blobs.delete(upload.blob);
      return bad('not-found');
    }
    if (!stands) room.goOn(upload.fileId);
    return good({ part, hash });
  };

  const putPart: Uploads['putPart'] = async (key, part, hash, body) => {
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    return parts.take<UploadAnswer<PartConfirmed>>(`${upload.blob} ${part}`, refuse(ELSEWHERE), (turn) =>
      takePart(upload, part, hash, body, turn),
    );
  };

  const makeWhole = async (upload: Upload, item: string): Promise<UploadAnswer<UploadState>> => {
    const { association, fileId, blob, bytes } = upload;
    const parts = await partsOf(database.reader, association, fileId);
    if (parts.size !== fileParts(bytes)) return bad('stale');
    const isSo = await blobs.finish(
      blob,
      (found) => found.bytes === bytes && found.item === item && checkFileShape(found.first, found.bytes).ok,
    );
    if (!isSo) {
      if (!(await isThere(upload))) await blobs.delete(blob);
      return bad('untrusted');
    }
    if (!(await database.write((tx) => noteWhole(tx, upload, item)))) {
      await blobs.delete(blob);
      return bad('not-found');
    }
    return good(stateOf({ ...upload, item }, parts.keys()));
  };

  const finish: Uploads['finish'] = async (key, item) => {
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    if (upload.item !== undefined) {
      if (upload.item !== item) return bad('taken');
      return good(stateOf(upload, (await partsOf(database.reader, key.association, key.fileId)).keys()));
    }
    const made = await alone(upload.blob, () => makeWhole(upload, item));
    if (made.ok) {
      room.goOn(upload.fileId);
      coming.drop(upload.blob);
    }
    return made;
  };

  const state: Uploads['state'] = async (key) => {
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    return good(stateOf(upload, (await partsOf(database.reader, key.association, key.fileId)).keys()));
  };

  const readBack: Uploads['readBack'] = async (key) => {
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    return upload.item === undefined ? bad('stale') : good(blobs.readRange(upload.blob, 0, upload.bytes));
  };

  const remove: Uploads['remove'] = async (key) => {
    const upload = await own(key);
    if (upload === undefined) return bad('not-found');
    await database.write((tx) => dropUploads(tx, key.association, [key.fileId]));
    room.forget(key.fileId);
    coming.drop(upload.blob);
    await clear();
    return good(true);
  };

  const allOnTheWay = async (): Promise<readonly Upload[]> =>
    (await Promise.all([true, false].map((isReporters) => onTheWay(database.reader, isReporters)))).flat();

  /** What isn't on its way any more, since it came with an act or was let go of, has no times and left nothing. */
  const forgetOthers = async (): Promise<void> => {
    const [times, left] = [room.known(), coming.known()];
    const standing = new Set<string>((await allOnTheWay()).flatMap(({ fileId, blob }) => [fileId, blob]));
    for (const fileId of times) if (!standing.has(fileId)) room.forget(fileId);
    for (const blob of left) if (!standing.has(blob)) coming.drop(blob);
  };

  const sweep = async (): Promise<void> => {
    const oldest = addDays(riyadhDate(clock()), -budget.days);
    await database.write((tx) => dropBegunBefore(tx, oldest));
    await clear();
    await forgetOthers();
  };

  const sweepAtStart = async (): Promise<void> => {
    for (const { blob, bytes } of await wholeUploads(database.reader)) {
      if ((await blobs.size(blob)) !== bytes) await database.write((tx) => dropUploadOf(tx, blob));
    }
    await sweep();
    for (const { author, blob, arrived, item } of await allOnTheWay()) {
      if (item === undefined) coming.noteLeft(sideOf(author), blob, (await blobs.taken(blob)) - arrived);
    }
  };

  return {
    begin,
    settle,
    state,
    putPart,
    finish,
    readBack,
    remove,
    sweep,
    sweepAtStart,
    lastRefused: room.lastRefused,
  };
};
