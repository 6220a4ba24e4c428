// Files: sealed and opened in a stream of 64 KiB chunks (PROTOCOL A7). What an opener hands out counts for nothing
// before `finish` says that the whole file was there and unchanged.
import { concat, equal, fromBase64url, toBase64url, u8, u64 } from '../bytes.ts';
import { CHUNK_BYTES, SEALED_VERSION } from '../check/blobs.ts';
import { type CaseId, type FileId, idBytes } from '../check/ids.ts';
import { padded } from '../check/padding.ts';
import { hashStream, label } from '../labels.ts';
import { bad, good, type Outcome, type ProtocolError } from '../outcome.ts';
import { aeadOpen, aeadSeal, KEY_BYTES, NONCE_BYTES, random, TAG_BYTES } from '../sodium.ts';

/** A new key, for one upload alone. */
export function makeFileKey(): Uint8Array {
  return random.bytes(KEY_BYTES);
}

function chunkNonce(index: number, last: boolean): Uint8Array {
  return concat(new Uint8Array(NONCE_BYTES - 9), u64(index), u8(last ? 1 : 0));
}

function filePlace(caseId: CaseId, fileId: FileId): Uint8Array {
  return concat(label('file'), idBytes(caseId), idBytes(fileId));
}

/** Gathers pieces of any length into chunks of a fixed one. What is taken lies in the same memory each time, until the next is. */
function chunker(): {
  readonly add: (piece: Uint8Array) => void;
  readonly take: (length: number) => Uint8Array | undefined;
  readonly held: () => number;
} {
  let pieces: Uint8Array[] = [];
  let held = 0;
  let memory = new Uint8Array(0);
  return {
    add(piece) {
      if (piece.length > 0) pieces.push(piece);
      held += piece.length;
    },
    take(length) {
      if (held < length) return undefined;
      if (memory.length < length) memory = new Uint8Array(length);
      const chunk = memory.subarray(0, length);
      let at = 0;
      let used = 0;
      while (at < length) {
        const piece = pieces[used] ?? new Uint8Array(0);
        const part = piece.subarray(0, length - at);
        chunk.set(part, at);
        at += part.length;
        if (part.length === piece.length) used += 1;
        else pieces[used] = piece.subarray(part.length);
      }
      pieces = pieces.slice(used);
      held -= length;
      return chunk;
    },
    held: () => held,
  };
}

/** Several pieces as one; a single one is given on as it is. */
function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const [only] = pieces;
  return only !== undefined && pieces.length === 1 ? only : concat(...pieces);
}

/** What a finished sealing tells: the rest of the blob, and what its entry and its act must name. */
export type SealedFile = {
  readonly rest: Uint8Array;
  /** `hash("file", content)` as base64url text, for the attachment entry. */
  readonly hash: string;
  /** `hash("item", blob)` as base64url text, for the act. */
  readonly item: string;
  /** Length of the whole blob. */
  readonly blobBytes: number;
};

export type FileSealer = {
  /** Takes the next piece of the content; gives what can be sent of the blob, perhaps nothing. */
  readonly push: (piece: Uint8Array) => Uint8Array;
  /**
   * Behind the whole content: the next piece of what fills it up, none once it is full. A large file's filling is too long to be
   * in memory at once. Throws where the content hadn't the announced size.
   */
  readonly fill: () => Uint8Array | undefined;
  /** Gives the rest of the blob. Throws where the content hadn't the announced size. */
  readonly finish: () => SealedFile;
};

/** So many zeros are sealed at a time. */
const FILLING_BYTES = 16 * CHUNK_BYTES;

/**
 * Seals a file of exactly `announced` bytes; `push` throws where more arrives. Without a size it takes whatever comes, and the
 * content ends where `fill` or `finish` is called first: a chunk behind which a byte has come is never the last one, so that the
 * blob is the same.
 */
export function fileSealer(key: Uint8Array, caseId: CaseId, fileId: FileId, announced?: number): FileSealer {
  let size = announced ?? Number.POSITIVE_INFINITY;
  let whole = announced === undefined ? size : padded(size);
  let chunks = Math.ceil(whole / CHUNK_BYTES);
  const associated = filePlace(caseId, fileId);
  const contentHash = hashStream('file');
  const blobHash = hashStream('item');
  const content = chunker();
  let received = 0;
  let sealed = 0;
  let blobBytes = 0;
  let filled = 0;

  const settle = (): void => {
    if (size !== Number.POSITIVE_INFINITY) return;
    size = received;
    whole = padded(size);
    chunks = Math.ceil(whole / CHUNK_BYTES);
  };
  const fillBy = (most: number): readonly Uint8Array[] => {
    settle();
    if (received !== size) throw new RangeError('the file has fewer bytes than announced');
    const length = Math.min(most, whole - size - filled);
    content.add(new Uint8Array(length));
    filled += length;
    return take();
  };
  const emit = (bytes: Uint8Array): Uint8Array => {
    blobHash.update(bytes);
    blobBytes += bytes.length;
    return bytes;
  };
  const take = (): readonly Uint8Array[] => {
    const ready: Uint8Array[] = [];
    for (; sealed < chunks; sealed += 1) {
      const last = sealed === chunks - 1;
      if (chunks === Number.POSITIVE_INFINITY && content.held() <= CHUNK_BYTES) break;
      const chunk = content.take(last ? whole - sealed * CHUNK_BYTES : CHUNK_BYTES);
      if (chunk === undefined) break;
      if (blobBytes === 0) ready.push(emit(u8(SEALED_VERSION)));
      ready.push(emit(aeadSeal(key, chunkNonce(sealed, last), associated, chunk)));
      chunk.fill(0);
    }
    return ready;
  };

  return {
    push(piece) {
      received += piece.length;
      if (received > size) throw new RangeError('the file has more bytes than announced');
      contentHash.update(piece);
      content.add(piece);
      return joined(take());
    },
    fill() {
      const sealedNow = fillBy(FILLING_BYTES);
      return sealedNow.length === 0 && filled === whole - size ? undefined : concat(...sealedNow);
    },
    finish() {
      settle();
      const rest = concat(...fillBy(whole - size));
      return { rest, hash: toBase64url(contentHash.finish()), item: toBase64url(blobHash.finish()), blobBytes };
    },
  };
}

export type FileOpener = {
  /** Takes the next piece of the blob; gives what opened of the content. After a failure, the failure again. */
  readonly push: (piece: Uint8Array) => Outcome<Uint8Array>;
  /** Whether the whole file was there, to its last byte, and its content has the announced hash. */
  readonly finish: () => Outcome<void>;
};

/** Opens a file whose attachment entry names `size` and `hash` (base64url text of `hash("file", content)`). */
export function fileOpener(key: Uint8Array, caseId: CaseId, fileId: FileId, size: number, hash: string): FileOpener {
  const whole = padded(size);
  const chunks = Math.ceil(whole / CHUNK_BYTES);
  const associated = filePlace(caseId, fileId);
  const contentHash = hashStream('file');
  const blob = chunker();
  const expected = 1 + whole + TAG_BYTES * chunks;
  let received = 0;
  let opened = 0;
  let versioned = false;
  let hashed = false;
  let failure: ProtocolError | undefined;

  const fail = (reason: ProtocolError) => {
    // Finishing the hash gives its memory back to the library.
    if (failure === undefined && !hashed) contentHash.finish();
    failure = reason;
    return bad(reason);
  };
  const openNext = (): Outcome<Uint8Array> | undefined => {
    const last = opened === chunks - 1;
    const length = last ? whole - opened * CHUNK_BYTES : CHUNK_BYTES;
    const sealed = blob.take(length + TAG_BYTES);
    if (sealed === undefined) return undefined;
    const chunk = aeadOpen(key, chunkNonce(opened, last), associated, sealed);
    if (chunk === undefined) return bad('cannot-open');
    const end = Math.max(0, Math.min(chunk.length, size - opened * CHUNK_BYTES));
    if (chunk.subarray(end).some((byte) => byte !== 0)) return bad('cannot-open');
    opened += 1;
    return good(chunk.subarray(0, end));
  };

  return {
    push(piece) {
      if (failure !== undefined) return bad(failure);
      received += piece.length;
      if (received > expected) return fail('cannot-open');
      blob.add(piece);
      if (!versioned) {
        const version = blob.take(1);
        if (version === undefined) return good(new Uint8Array(0));
        if (version[0] !== SEALED_VERSION) return fail('unsupported');
        versioned = true;
      }
      const ready: Uint8Array[] = [];
      while (opened < chunks) {
        const chunk = openNext();
        if (chunk === undefined) break;
        if (!chunk.ok) return fail(chunk.reason);
        contentHash.update(chunk.value);
        ready.push(chunk.value);
      }
      return good(joined(ready));
    },
    finish() {
      if (failure !== undefined) return bad(failure);
      if (received !== expected || opened !== chunks) return fail('cannot-open');
      const announced = fromBase64url(hash, 32);
      const found = contentHash.finish();
      hashed = true;
      if (announced === undefined || !equal(found, announced)) return fail('cannot-open');
      return good(undefined);
    },
  };
}

/** Seals a file that is in memory: the blob, and what its entry and act must name. */
export function sealFile(
  key: Uint8Array,
  caseId: CaseId,
  fileId: FileId,
  content: Uint8Array,
): { readonly blob: Uint8Array; readonly hash: string; readonly item: string } {
  const sealer = fileSealer(key, caseId, fileId, content.length);
  const first = sealer.push(content);
  const { rest, hash, item } = sealer.finish();
  return { blob: concat(first, rest), hash, item };
}

/** Opens a file blob that is in memory, whole or not at all. */
export function openFile(
  key: Uint8Array,
  caseId: CaseId,
  fileId: FileId,
  size: number,
  hash: string,
  blob: Uint8Array,
): Outcome<Uint8Array> {
  const opener = fileOpener(key, caseId, fileId, size, hash);
  const content = opener.push(blob);
  const whole = opener.finish();
  return whole.ok ? content : whole;
}
