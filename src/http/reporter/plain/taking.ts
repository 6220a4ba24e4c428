// Takes in the files of a form without script, in a worker thread: each is looked through where it is a photo, sealed as it comes,
// and put into the portal's store part by part. Nothing of it touches a disk in the clear, and no more of a file than a few parts is in
// memory: a photo stands there sealed before it is looked through, when its turn has come, so that no slow line holds a photo's memory.

import { FILE_HEAD_BYTES, FILE_TAIL_BYTES, fileNature } from '../../../client/hidden-data/file-nature.ts';
import { checkPhoto, MAX_PHOTO_BYTES } from '../../../client/hidden-data/photo.ts';
import { PHOTO_HEAD_BYTES, photoType } from '../../../client/hidden-data/photo-type.ts';
import { sealableName } from '../../../client/sealable-name.ts';
import type { UploadedFile } from '../../../client/upload.ts';
import {
  type ArrivedFile,
  attachedOf,
  CASE_FIELD,
  type FailedFile,
  FILE_FIELD,
  fileOfField,
  ORIGINAL_FIELD,
} from '../../../domain/arrived-files.ts';
import {
  type FileCount,
  type FileLimits,
  fileRefusal,
  mostFileBlob,
  ownFileRefusal,
} from '../../../domain/file-limits.ts';
import type { Refusal } from '../../../domain/result.ts';
import {
  type CaseId,
  type FileId,
  fileBlobBytes,
  fromBase64url,
  newCaseId,
  newFileId,
  PART_BYTES,
  parseCaseId,
  partHash,
  toBase64url,
} from '../../../protocol/check/index.ts';
import { fileOpener, fileSealer, makeFileKey, random } from '../../../protocol/open/index.ts';
import { free } from './freed.ts';
import { type ComingFile, type ReadForm, readMultipart } from './multipart.ts';

/** What the portal's thread does for the one that seals; each resolves to why it didn't go well, or to nothing. */
export type Store = {
  /** `least`: how many of the bytes will surely come. */
  readonly begin: (
    file: FileId,
    secret: string,
    caseId: CaseId,
    bytes: number,
    least: number,
  ) => Promise<Problem | undefined>;
  readonly settle: (file: FileId, secret: string, bytes: number) => Promise<Problem | undefined>;
  readonly part: (
    file: FileId,
    secret: string,
    part: number,
    hash: string,
    memory: Uint8Array,
    length: number,
  ) => Promise<Problem | undefined>;
  /** Memory for a part; it is gone from here with the part. */
  readonly memory: () => Uint8Array;
  /** Waits until a photo may be in memory; `read` then gives what stands of this file sealed, once, until `looked`. */
  readonly look: (file: FileId, secret: string) => Promise<Problem | undefined>;
  readonly read: () => AsyncIterable<Uint8Array>;
  readonly looked: () => Promise<void>;
  readonly end: (file: FileId, secret: string, item: string) => Promise<Problem | undefined>;
  readonly remove: (file: FileId, secret: string) => Promise<Problem | undefined>;
};
export type Problem = { readonly refusal?: Refusal };

type Sealed = { readonly ok: true; readonly file: UploadedFile } | { readonly ok: false; readonly problem: Problem };
type Pieces = AsyncIterable<Uint8Array>;

/** What a form may still bring: the association's limits, what stands already, and how many bytes can come at most. */
type Room = { readonly limits: FileLimits; readonly standing: FileCount; readonly most: number };

/** A way that was broken off with its reason. */
class Stopped extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super('stopped');
    this.problem = problem;
  }
}

const must = async (step: Promise<Problem | undefined>): Promise<void> => {
  const problem = await step;
  if (problem !== undefined) throw new Stopped(problem);
};

/** Cuts what is sealed into parts, each in memory that comes back once the store has it: no two of them stand here. */
const partsInto = (store: Store, file: FileId, secret: string) => {
  let memory: Uint8Array | undefined;
  let held = 0;
  let parts = 0;
  const put = async (): Promise<void> => {
    if (memory === undefined || held === 0) return;
    const [own, length] = [memory, held];
    memory = undefined;
    held = 0;
    await must(store.part(file, secret, parts, partHash(own.subarray(0, length)), own, length));
    parts += 1;
  };
  return {
    /** Takes `sealed` in, whose memory is free then; `before` is awaited before a part goes. */
    add: async (sealed: Uint8Array, before?: () => Promise<void>): Promise<void> => {
      for (let at = 0; at < sealed.length; ) {
        memory ??= store.memory();
        const taken = sealed.subarray(at, at + PART_BYTES - held);
        memory.set(taken, held);
        held += taken.length;
        at += taken.length;
        if (held < PART_BYTES) continue;
        await before?.();
        await put();
      }
      free(sealed);
    },
    end: put,
  };
};

/** Seals what comes, of whatever length, and puts it into the store; whole there, or nothing of it. */
export const sealPieces = async (store: Store, caseId: CaseId, pieces: Pieces, room: Room): Promise<Sealed> => {
  const [file, key, secret] = [newFileId(), makeFileKey(), toBase64url(random.bytes(32))];
  const sealer = fileSealer(key, caseId, file);
  const parts = partsInto(store, file, secret);
  const reserved = Math.min(fileBlobBytes(room.most), mostFileBlob(room.limits));
  let isBegun = false;
  let size = 0;

  const begin = async (bytes: number, least: number): Promise<void> => {
    await must(store.begin(file, secret, caseId, bytes, least));
    isBegun = true;
  };
  // Of one that is longer than a part as much is announced as can come, and room asked for what has come: each part asks for its own.
  const beginOpen = (): Promise<void> => (isBegun ? Promise.resolve() : begin(reserved, PART_BYTES));

  try {
    for await (const piece of pieces) {
      size += piece.length;
      const refusal = ownFileRefusal(room.limits, room.standing, [size]);
      if (refusal !== undefined) throw new Stopped({ refusal });
      await parts.add(sealer.push(piece), beginOpen);
    }
    const bytes = fileBlobBytes(size);
    if (!isBegun) await begin(bytes, bytes);
    else if (bytes !== reserved) await must(store.settle(file, secret, bytes));
    for (let filling = sealer.fill(); filling !== undefined; filling = sealer.fill()) await parts.add(filling);
    const { rest, hash, item } = sealer.finish();
    await parts.add(rest);
    await parts.end();
    await must(store.end(file, secret, item));
    return { ok: true, file: { file, key: toBase64url(key), hash, size, item, bytes, secret } };
  } catch (error) {
    if (isBegun) await store.remove(file, secret);
    if (error instanceof Stopped) return { ok: false, problem: error.problem };
    throw error;
  } finally {
    key.fill(0);
  }
};

async function* inRow(first: readonly Uint8Array[], rest?: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield* first;
  if (rest === undefined) return;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

/** The first and last bytes of what passes, by which a file's nature is told. */
const sampled = (pieces: Pieces) => {
  let head = new Uint8Array(0);
  const last: Uint8Array[] = [];
  let held = 0;
  const through = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of pieces) {
      if (head.length < FILE_HEAD_BYTES) head = Buffer.concat([head, piece]).subarray(0, FILE_HEAD_BYTES).slice();
      last.push(piece);
      held += piece.length;
      for (let first = last[0]; first !== undefined && held - first.length >= FILE_TAIL_BYTES; first = last[0]) {
        held -= first.length;
        last.shift();
      }
      yield piece;
    }
  };
  const tail = (): Uint8Array => new Uint8Array(Buffer.concat(last)).subarray(-FILE_TAIL_BYTES);
  return { through: through(), sample: () => ({ head, tail: tail() }) };
};

type Looked = Pick<ArrivedFile, 'sent' | 'original' | 'found' | 'unchecked'>;
type Outcome = { readonly ok: true; readonly looked: Looked } | { readonly ok: false; readonly problem: Problem };

const plainly = (sealed: Sealed, rest: Partial<Looked> = {}): Outcome =>
  sealed.ok ? { ok: true, looked: { sent: sealed.file, found: [], ...rest } } : sealed;

/** What stands sealed of a file, opened again into one piece of memory; undefined where it can't be read any more. */
const openAgain = async (store: Store, caseId: CaseId, file: UploadedFile): Promise<Uint8Array | undefined> => {
  const key = fromBase64url(file.key, 32);
  if (key === undefined) return undefined;
  const opener = fileOpener(key, caseId, file.file, file.size, file.hash);
  const bytes = new Uint8Array(file.size);
  let at = 0;
  for await (const piece of store.read()) {
    const opened = opener.push(piece);
    if (!opened.ok) return undefined;
    bytes.set(opened.value, at);
    at += opened.value.length;
  }
  return opener.finish().ok ? bytes : undefined;
};

/** Looks through a photo that stands sealed; where it hides something, its cleaned copy goes, and itself is kept beside it. */
const lookThrough = async (store: Store, caseId: CaseId, original: UploadedFile, room: Room): Promise<Outcome> => {
  const letGo = () => store.remove(original.file, original.secret);
  const bytes = await openAgain(store, caseId, original);
  if (bytes === undefined) {
    await letGo();
    return { ok: false, problem: {} };
  }
  const stands: Sealed = { ok: true, file: original };
  const check = checkPhoto(bytes);
  if (check.kind !== 'checked') return plainly(stands, { unchecked: 'not-understood' });
  if (check.found.length === 0) return plainly(stands);
  const seal = () => sealPieces(store, caseId, inRow(check.pieces), room);
  const cleaned = await seal();
  if (cleaned.ok) return plainly(cleaned, { found: check.found, original });
  // Where there is no room for both, the cleaned copy goes.
  await letGo();
  return plainly(await seal(), { found: check.found });
};

/** Seals a photo as it comes, and looks through it when its turn has come. */
const takePhoto = async (store: Store, caseId: CaseId, pieces: Pieces, room: Room): Promise<Outcome> => {
  const sealed = await sealPieces(store, caseId, pieces, room);
  if (!sealed.ok) return sealed;
  if (sealed.file.size > MAX_PHOTO_BYTES) return plainly(sealed, { unchecked: 'too-big' });
  const { file, secret } = sealed.file;
  const problem = await store.look(file, secret);
  if (problem !== undefined) {
    await store.remove(file, secret);
    return { ok: false, problem };
  }
  try {
    return await lookThrough(store, caseId, sealed.file, room);
  } finally {
    await store.looked();
  }
};

const takeContent = async (store: Store, caseId: CaseId, pieces: Pieces, room: Room): Promise<Outcome> => {
  const coming = pieces[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let held = 0;
  let isEnded = false;
  const gather = async (least: number): Promise<void> => {
    while (!isEnded && held < least) {
      const next = await coming.next();
      if (next.done === true) isEnded = true;
      else {
        first.push(next.value);
        held += next.value.length;
      }
    }
  };
  await gather(PHOTO_HEAD_BYTES);
  const isPhoto = photoType(Buffer.concat(first)) !== undefined;
  const content = inRow(first, coming);
  return isPhoto ? takePhoto(store, caseId, content, room) : plainly(await sealPieces(store, caseId, content, room));
};

export type Take = {
  readonly type: string;
  readonly body: Pieces;
  readonly store: Store;
  readonly limits: FileLimits;
  /** As many bytes as the body can have. */
  readonly length: number;
  readonly tell: {
    readonly field: (name: string, text: string) => void;
    readonly arrived: (file: ArrivedFile) => void;
    readonly failed: (file: FailedFile) => void;
  };
};

/** Reads a form to its end. Its texts come before its files, as the pages' forms have them, or a file can't know its case. */
export const takeForm = async ({ type, body, store, limits, length, tell }: Take): Promise<ReadForm> => {
  const fields: (readonly [string, string])[] = [];
  const arrived: ArrivedFile[] = [];
  let caseId: CaseId | undefined;
  let read = 0;
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of body) {
      read += piece.length;
      yield piece;
    }
  };
  const valuesOf = (name: string): readonly string[] => fields.flatMap(([one, text]) => (one === name ? [text] : []));
  const caseOf = (): CaseId => {
    if (caseId !== undefined) return caseId;
    const given = parseCaseId(valuesOf(CASE_FIELD)[0]);
    caseId = given ?? newCaseId();
    if (given === undefined) tell.field(CASE_FIELD, caseId);
    return caseId;
  };
  const standing = (): FileCount => {
    const carried = valuesOf(FILE_FIELD).flatMap((text) => fileOfField(text) ?? []);
    const all = attachedOf([...carried, ...arrived], valuesOf(ORIGINAL_FIELD));
    return { files: all.length, bytes: all.reduce((sum, { bytes }) => sum + bytes, 0) };
  };

  const takeFile = async ({ name, mime, pieces }: ComingFile): Promise<void> => {
    const { through, sample } = sampled(pieces);
    const stands = standing();
    const first = await through.next();
    // A field of files in which none was chosen comes as one without a name and without a byte.
    if (first.done === true && name === '') return;
    const called = name === '' ? 'file' : name;
    const refusal = fileRefusal(limits, stands, [fileBlobBytes(0)]);
    if (refusal !== undefined) return tell.failed({ name: called, refusal });
    const most = Math.max(
      0,
      Math.min(limits.fileBytes, length - read + (first.done === true ? 0 : first.value.length) + MOST_AHEAD),
    );
    const content = inRow(first.done === true ? [] : [first.value], through);
    const taken = await takeContent(store, caseOf(), content, { limits, standing: stands, most });
    if (!taken.ok) return tell.failed({ name: called, ...taken.problem });
    const { hides } = fileNature({ name: called, ...sample() });
    const file = { name: sealableName(called), mime: mime.slice(0, 255), ...taken.looked, hides };
    arrived.push(file);
    tell.arrived(file);
  };

  return readMultipart(type, counted(), {
    field: (name, text) => {
      fields.push([name, text]);
      tell.field(name, text);
    },
    file: takeFile,
    unread: () => tell.failed({ name: '', isUnread: true }),
  });
};

/** The parser may be so far ahead of what a file's reader was given. */
const MOST_AHEAD = 1024 * 1024;
