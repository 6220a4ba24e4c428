// A file on its way to the portal: sealed here a piece at a time under a key of its own, and sent in parts that the portal confirms
// one by one. It needs the memory of a few parts, however large the file is, and goes on where it stopped. A part is sealed once: it
// is sent again as the same bytes, never made anew from a file that may have changed (PROTOCOL A7, B35).
import { type FileCount, type FileLimits, ownFileRefusal } from '../domain/file-limits.ts';
import { PART_HASH, PartConfirmed, UPLOAD_SECRET, UploadRemoved, UploadState } from '../domain/wire-files.ts';
import {
  type CaseId,
  type FileId,
  fileBlobBytes,
  newFileId,
  PART_BYTES,
  partHash,
  toBase64url,
} from '../protocol/check/index.ts';
import { type Entry, fileSealer, makeFileKey, random, type SealedFile } from '../protocol/open/index.ts';
import { newByteRow } from './byte-row.ts';
import { askBytes, type ByteTransport, type Halt, type Wait, withRetry } from './byte-transport.ts';
import { sealableName } from './sealable-name.ts';
import { type Answer, answered, failed } from './transport.ts';

/** A file that can be read from any place. `read` gives exactly what was asked for, or rejects. */
export type FileSource = {
  readonly size: number;
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
};

/** For which case a file is sent, and by whom: a handler names the case's public number, a reporter none. */
export type UploadPlace = { readonly caseId: CaseId; readonly number?: string };

/** A file that the portal has whole, by its own word; what an act and its attachment need of it. Key and secret are secret. */
export type UploadedFile = {
  readonly file: FileId;
  readonly key: string;
  readonly hash: string;
  readonly size: number;
  /** The hash of the sealed bytes, as the portal confirmed it. */
  readonly item: string;
  /** Their length, as the portal confirmed it. */
  readonly bytes: number;
  readonly secret: string;
};

/** The same with what its reader is told of it. */
export type AttachedFile = UploadedFile & { readonly name: string; readonly mime: string };

export type Upload = {
  readonly file: FileId;
  /** Goes on from where it stopped, to the end or until `halt`; may be called again after any failure that passes. */
  readonly run: (halt?: Halt) => Promise<Answer<UploadedFile>>;
  /** Takes what was sent off the portal again. */
  readonly remove: () => Promise<void>;
};

export type UploadOptions = {
  readonly wait: Wait;
  /** How often a step is tried before `run` ends; without it as often as of any transfer. */
  readonly tries?: number;
  /** Sealed bytes that the portal has confirmed, of how many. */
  readonly onProgress?: (confirmed: number, of: number) => void;
  /** What the association allows, and what stands or is on its way beside this file. */
  readonly limits?: FileLimits;
  readonly standing?: FileCount;
  /** What the content was found to be before: of a file that was changed since nothing is made whole. */
  readonly hash?: string;
};

const NOTHING_STANDS: FileCount = { files: 0, bytes: 0 };
/** So much of a file is read and sealed at a time. */
const PIECE_BYTES = 1024 * 1024;

type Part = { readonly part: number; readonly bytes: Uint8Array; readonly hash: string };

/** Cuts what a sealer gives into parts. `next` is undefined behind the last one; it rejects where the file can't be read. */
const partsOf = (source: FileSource, key: Uint8Array, caseId: CaseId, file: FileId) => {
  const sealer = fileSealer(key, caseId, file, source.size);
  const row = newByteRow();
  let offset = 0;
  let made = 0;
  let sealed: SealedFile | undefined;

  const sealMore = async (): Promise<void> => {
    if (offset < source.size) {
      const length = Math.min(PIECE_BYTES, source.size - offset);
      const piece = await source.read(offset, length);
      if (piece.length !== length) throw new RangeError('the file was changed');
      offset += length;
      row.add(sealer.push(piece));
      return;
    }
    const filling = sealer.fill();
    if (filling !== undefined) return row.add(filling);
    sealed = sealer.finish();
    row.add(sealed.rest);
  };

  return {
    next: async (): Promise<Part | undefined> => {
      while (row.held() < PART_BYTES && sealed === undefined) await sealMore();
      if (row.held() === 0) return undefined;
      const bytes = row.cut(Math.min(row.held(), PART_BYTES));
      made += 1;
      return { part: made - 1, bytes, hash: partHash(bytes) };
    },
    sealed: () => sealed,
  };
};

/** Where a sender's uploads are. */
const addressOf = ({ number }: UploadPlace, file: FileId): string =>
  number === undefined ? `/api/uploads/${file}` : `/api/staff/cases/${number}/uploads/${file}`;

/** What was let go of on the portal meanwhile has to be sent from its beginning, under a new key. */
const goneAs = <T>(answer: Answer<T>): Answer<T> =>
  answer.ok || answer.problem.error !== 'not-found' ? answer : failed('refused', { code: 'file-missing' });

const askRemoval = (
  carry: ByteTransport,
  place: UploadPlace,
  { file, secret }: Pick<UploadedFile, 'file' | 'secret'>,
) =>
  askBytes(carry, 'POST', `${addressOf(place, file)}/removal`, UploadRemoved, {
    headers: { [UPLOAD_SECRET]: secret },
    body: JSON.stringify({}),
  });

/** Begins a file's way; nothing is read or sent before `run`. */
export const startUpload = (
  carry: ByteTransport,
  place: UploadPlace,
  source: FileSource,
  options: UploadOptions,
): Upload => {
  const { caseId } = place;
  const file = newFileId();
  const key = makeFileKey();
  const secret = toBase64url(random.bytes(32));
  const address = addressOf(place, file);
  const headers = { [UPLOAD_SECRET]: secret };
  const bytes = fileBlobBytes(source.size);
  const parts = partsOf(source, key, caseId, file);
  let isBegun = false;
  let waiting: Part | undefined;
  let confirmed = 0;
  let isSpoilt = false;

  const tried = <T>(halt: Halt | undefined, step: () => Promise<Answer<T>>) =>
    withRetry(options.wait, halt, step, options.tries);
  const post = (path: string, body: unknown) => ({ path: `${address}${path}`, body: JSON.stringify(body) });
  const gone = <T>(answer: Answer<T>): Answer<T> => (isBegun ? goneAs(answer) : answer);

  const begin = async (halt: Halt | undefined): Promise<Answer<UploadState>> => {
    const { path, body } = post('', { caseId, bytes });
    const begun = await tried(halt, () => askBytes(carry, 'POST', path, UploadState, { headers, body }));
    if (begun.ok) isBegun = true;
    return begun;
  };

  const sendPart = (part: Part, halt: Halt | undefined) =>
    tried(halt, async () => {
      const sent = await askBytes(carry, 'POST', `${address}/parts/${part.part}`, PartConfirmed, {
        headers: { ...headers, [PART_HASH]: part.hash },
        body: part.bytes,
      });
      if (!sent.ok) return sent;
      // A confirmation of something else is none.
      return sent.value.part === part.part && sent.value.hash === part.hash ? sent : failed('internal');
    });

  const end = async (sealed: SealedFile, halt: Halt | undefined): Promise<Answer<UploadedFile>> => {
    const { path, body } = post('/end', { item: sealed.item });
    const ended = await tried(halt, () => askBytes(carry, 'POST', path, UploadState, { headers, body }));
    if (!ended.ok) return gone(ended);
    const isWhole = ended.value.item === sealed.item && ended.value.bytes === sealed.blobBytes;
    if (!isWhole) return failed('untrusted');
    const { item, hash } = sealed;
    return answered({ file, key: toBase64url(key), hash, size: source.size, item, bytes, secret });
  };

  const nextPart = async (): Promise<Answer<Part | undefined>> => {
    try {
      waiting ??= await parts.next();
      return answered(waiting);
    } catch {
      // Changed, moved or taken away while it was read: what was sealed of it can't be gone on with.
      isSpoilt = true;
      return failed('cannot-open');
    }
  };

  const run: Upload['run'] = async (halt) => {
    if (isSpoilt) return failed('cannot-open');
    const refusal = options.limits && ownFileRefusal(options.limits, options.standing ?? NOTHING_STANDS, [source.size]);
    if (refusal !== undefined) return failed('refused', refusal);
    if (!isBegun) {
      const begun = await begin(halt);
      if (!begun.ok) return begun;
    }
    for (;;) {
      if (halt?.aborted === true) return failed('offline');
      const next = await nextPart();
      if (!next.ok) return next;
      if (next.value === undefined) break;
      const sent = await sendPart(next.value, halt);
      if (!sent.ok) return gone(sent);
      confirmed += next.value.bytes.length;
      waiting = undefined;
      options.onProgress?.(confirmed, bytes);
    }
    const sealed = parts.sealed();
    isSpoilt = sealed === undefined || (options.hash !== undefined && sealed.hash !== options.hash);
    return sealed === undefined || isSpoilt ? failed('cannot-open') : end(sealed, halt);
  };

  const remove = async (): Promise<void> => {
    if (isBegun) await tried(undefined, () => askRemoval(carry, place, { file, secret }));
    key.fill(0);
  };

  return { file, run, remove };
};

/**
 * A file that was sent whole before and that nobody has attached yet, of which only its device knows key and secret. `run` asks
 * whether the portal still has it, the same bytes; `file-missing` where it was let go of.
 */
export const recallUpload = (
  carry: ByteTransport,
  place: UploadPlace,
  known: UploadedFile,
  { wait, tries }: Pick<UploadOptions, 'wait' | 'tries'>,
): Upload => ({
  file: known.file,
  run: async (halt) => {
    const headers = { [UPLOAD_SECRET]: known.secret };
    const address = addressOf(place, known.file);
    const stands = await withRetry(wait, halt, () => askBytes(carry, 'GET', address, UploadState, { headers }), tries);
    if (!stands.ok) return goneAs(stands);
    const isSame = stands.value.item === known.item && stands.value.bytes === known.bytes;
    return isSame ? answered(known) : failed('refused', { code: 'file-missing' });
  },
  remove: async () => {
    await withRetry(wait, undefined, () => askRemoval(carry, place, known));
  },
});

/** The entry that attaches a file. */
export const attachmentOf = ({ file, key, name, mime, size, hash }: AttachedFile): Entry => ({
  ...{ type: 'attachment', file, key, size, hash },
  name: sealableName(name),
  mime: /^[\x20-\x7e]{0,255}$/.test(mime) ? mime : '',
});
