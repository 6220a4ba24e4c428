// Keeps the sealed bytes of files, each under random letters of its own, and knows nothing else of them: not whose they are, nor
// what is in them. What it confirms is on the disk, name and all. The interface is as narrow as another kind of store could fill.
import { constants } from 'node:fs';
import { type FileHandle, lstat, lutimes, mkdir, open, readdir, rename, rm, statfs, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { hashStream, toBase64url } from '../protocol/check/index.ts';

/** What a whole blob was found to be: its length, its first byte, and the hash by which an act lists it. */
export type FoundBlob = { readonly bytes: number; readonly first: number | undefined; readonly item: string };

export type Blobs = {
  /** Writes a part where it belongs. On the disk when it resolves; where `body` throws, nothing of it counts. */
  readonly putPart: (name: string, at: number, body: AsyncIterable<Uint8Array>) => Promise<void>;
  /**
   * Takes what came of a part that doesn't count off the disk, where nothing of its blob lies behind it or is being written there:
   * then it stays, to be written over, and this resolves to false. Parts that are put meanwhile are safe.
   */
  readonly dropPart: (name: string, at: number, bytes: number) => Promise<boolean>;
  /**
   * Makes a blob of the parts: durable under its own name when it resolves. `is` is told what was found and says whether that is
   * what should be; where it isn't, or nothing was written, it resolves to false and the parts stay. Again for a blob that stands.
   */
  readonly finish: (name: string, is: (found: FoundBlob) => boolean) => Promise<boolean>;
  /** The bytes from `from` up to `to`, that one not included; rejects where the blob isn't there. */
  readonly readRange: (name: string, from: number, to: number) => AsyncIterable<Uint8Array>;
  /** The length of a finished blob; undefined where it isn't there. */
  readonly size: (name: string) => Promise<number | undefined>;
  /** How many bytes the parts of an unfinished blob take on the disk, those that broke off among them. */
  readonly taken: (name: string) => Promise<number>;
  /** Takes a blob away, finished or not. */
  readonly delete: (name: string) => Promise<void>;
  /** How many bytes are free on the disk. */
  readonly free: () => Promise<number>;
};

/** Where the blobs lie in a data folder. */
export const blobFolder = (dataFolder: string): string => join(dataFolder, 'blobs');

/** Where a backup keeps them, beside the copy of the database. */
export const blobsBeside = (copy: string): string => `${copy}.files`;

const PIECE_BYTES = 65_536;
/** So many pieces are hashed before others have their turn. */
const PIECES_A_TURN = 4;
/** What is hashed is read so much at a time: each reading leaves something to be cleared away, of a gibibyte in pieces 80 MB. */
const HASHED_BYTES = 1_048_576;
const UNFINISHED = '.part';
/** In these the system counts what a file takes, whatever the disk's own are. */
const BLOCK_BYTES = 512;
const NAME = /^[A-Za-z0-9_-]{22}$/;

/** The times of files that can be set tell no time of day (T119); birth and change can't be set (SECURITY.md). */
const NO_TIME = new Date(0);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const isLink = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ELOOP';

const syncFolder = async (folder: string): Promise<void> => {
  const handle = await open(folder, 'r');
  try {
    await utimes(folder, NO_TIME, NO_TIME);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** A name from a row as a path; throws for whatever is none, so that nothing leads out of the folder (T80). */
const pathIn = (folder: string, name: string): string => {
  if (!NAME.test(name)) throw new TypeError('this is no name of a blob');
  return join(folder, name);
};

/** Writes all of `body` from `at` on; a disk may take less than it was given. */
const writeFrom = async (handle: FileHandle, at: number, body: AsyncIterable<Uint8Array>): Promise<void> => {
  let place = at;
  for await (const piece of body) {
    for (let done = 0; done < piece.length; ) {
      const { bytesWritten } = await handle.write(piece, done, piece.length - done, place);
      done += bytesWritten;
      place += bytesWritten;
    }
  }
};

/** The bytes of an open file, so many at a time into the same memory. */
async function* piecesOf(
  handle: FileHandle,
  from: number,
  to: number,
  atOnce = PIECE_BYTES,
): AsyncGenerator<Uint8Array> {
  const memory = new Uint8Array(Math.min(atOnce, to - from));
  for (let at = from; at < to; ) {
    const { bytesRead } = await handle.read(memory, 0, Math.min(memory.length, to - at), at);
    if (bytesRead === 0) throw new Error('a blob ended early');
    at += bytesRead;
    yield memory.subarray(0, bytesRead);
  }
}

const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Reads a file through: its length, first byte and hash, in pieces, so that nobody else waits for it. */
const found = async (handle: FileHandle): Promise<FoundBlob> => {
  const { size } = await handle.stat();
  const hash = hashStream('item');
  let first: number | undefined;
  let pieces = 0;
  try {
    for await (const row of piecesOf(handle, 0, size, HASHED_BYTES)) {
      first ??= row[0];
      for (let at = 0; at < row.length; at += PIECE_BYTES) {
        hash.update(row.subarray(at, at + PIECE_BYTES));
        pieces += 1;
        if (pieces % PIECES_A_TURN === 0) await othersTurn();
      }
    }
  } catch (error) {
    // Finishing the hash gives its memory back to the library.
    hash.finish();
    throw error;
  }
  return { bytes: size, first, item: toBase64url(hash.finish()) };
};

/** Whoever could write here could put a link in the way, or what never ends: none is followed, and nothing is waited for. */
const WARILY = constants.O_NOFOLLOW | constants.O_NONBLOCK;
/** Linux alone has it. */
const UNTIMED = constants.O_NOATIME ?? 0;

const isForbidden = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EPERM';

/** Opens a file so that reading it leaves no time; only its owner may, and a copy may be another's. */
const openUntimed = async (path: string, flags: number): Promise<FileHandle> => {
  try {
    return await open(path, flags | WARILY | UNTIMED);
  } catch (error) {
    if (!isForbidden(error)) throw error;
    return open(path, flags | WARILY);
  }
};

/** Opens what `path` names for reading and writing; undefined where it isn't there. */
const openThere = async (path: string): Promise<FileHandle | undefined> => {
  try {
    return await openUntimed(path, constants.O_RDWR);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
};

/** What is found of a blob in a folder; undefined where no file of that name is there. For whoever checks one. */
export const findBlob = async (folder: string, name: string): Promise<FoundBlob | undefined> => {
  if (!NAME.test(name)) return undefined;
  let handle: FileHandle;
  try {
    handle = await openUntimed(pathIn(folder, name), constants.O_RDONLY);
  } catch (error) {
    if (isMissing(error) || isLink(error)) return undefined;
    throw error;
  }
  try {
    return (await handle.stat()).isFile() ? await found(handle) : undefined;
  } finally {
    await handle.close();
  }
};

/** The names of the finished blobs in a folder; none where there is no folder. */
export const blobsIn = async (folder: string): Promise<readonly string[]> => {
  try {
    return (await readdir(folder)).filter((name) => NAME.test(name)).toSorted();
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
};

/** What an earlier run was ended in the middle of tells no time either. */
const untimeParts = async (folder: string): Promise<void> => {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(UNFINISHED) || !NAME.test(name.slice(0, -UNFINISHED.length))) continue;
    await lutimes(join(folder, name), NO_TIME, NO_TIME).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
    });
  }
};

/** The blobs in a folder of this machine, which is made where it isn't there. */
export const openBlobs = async (folder: string): Promise<Blobs> => {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await untimeParts(folder);
  const whole = (name: string): string => pathIn(folder, name);
  const unfinished = (name: string): string => `${pathIn(folder, name)}${UNFINISHED}`;

  /** Of which files for parts the names are on the disk, as far as this process knows. */
  const named = new Set<string>();

  /** A file for parts; its name is on the disk before anything in it is confirmed, also where two parts come at once. */
  const forParts = async (name: string): Promise<FileHandle> => {
    const handle = await open(unfinished(name), constants.O_RDWR | constants.O_CREAT | WARILY, 0o600);
    if (named.has(name)) return handle;
    try {
      await handle.chmod(0o600);
      await syncFolder(folder);
      named.add(name);
    } catch (error) {
      await handle.close();
      throw error;
    }
    return handle;
  };

  /** Where parts are being written, by the blob's name; a blob that is being shortened isn't written to before that is done. */
  const writing = new Map<string, Set<number>>();
  const shortening = new Map<string, Promise<void>>();

  const whileWriting = async <T>(name: string, at: number, write: () => Promise<T>): Promise<T> => {
    const places = writing.get(name) ?? new Set();
    writing.set(name, places.add(at));
    try {
      await shortening.get(name);
      return await write();
    } finally {
      places.delete(at);
      if (places.size === 0) writing.delete(name);
    }
  };

  /** Cuts an unfinished blob at `at`, unless something lies beyond `end` or may come to lie there. */
  const shorten = async (name: string, handle: FileHandle, at: number, end: number): Promise<boolean> => {
    const isWrittenBehind = (): boolean => [...(writing.get(name) ?? [])].some((place) => place >= at);
    if (isWrittenBehind()) return false;
    const { size } = await handle.stat();
    // From here to the cut nothing is waited for, so that whoever begins to write is either seen or waits.
    if (size > end || isWrittenBehind() || shortening.has(name)) return false;
    const cut = handle.truncate(at).then(() => durable(handle));
    shortening.set(
      name,
      cut.catch(() => undefined),
    );
    try {
      await cut;
    } finally {
      shortening.delete(name);
    }
    return true;
  };

  const durable = async (handle: FileHandle): Promise<void> => {
    await handle.utimes(NO_TIME, NO_TIME);
    await handle.sync();
  };

  return {
    putPart: (name, at, body) =>
      whileWriting(name, at, async () => {
        const handle = await forParts(name);
        try {
          await writeFrom(handle, at, body);
          await durable(handle);
        } catch (error) {
          // What broke off tells no time either.
          await handle.utimes(NO_TIME, NO_TIME).catch(() => undefined);
          throw error;
        } finally {
          await handle.close();
        }
      }),
    dropPart: async (name, at, bytes) => {
      const handle = await openThere(unfinished(name));
      if (handle === undefined) return true;
      try {
        return await shorten(name, handle, at, at + bytes);
      } finally {
        await handle.close();
      }
    },
    finish: async (name, is) => {
      const parts = await openThere(unfinished(name));
      const handle = parts ?? (await openThere(whole(name)));
      if (handle === undefined) return false;
      try {
        if (!is(await found(handle))) return false;
        await durable(handle);
      } finally {
        await handle.close();
      }
      if (parts !== undefined) await rename(unfinished(name), whole(name));
      named.delete(name);
      await syncFolder(folder);
      return true;
    },
    readRange: async function* (name, from, to) {
      const handle = await openUntimed(whole(name), constants.O_RDONLY);
      try {
        // Whoever takes a piece keeps it: what is sent mustn't change under the sender.
        for await (const piece of piecesOf(handle, from, to)) yield piece.slice();
      } finally {
        await handle.close();
      }
    },
    size: async (name) => {
      try {
        const there = await lstat(whole(name));
        return there.isFile() ? there.size : undefined;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    taken: async (name) => {
      try {
        return (await lstat(unfinished(name))).blocks * BLOCK_BYTES;
      } catch (error) {
        if (isMissing(error)) return 0;
        throw error;
      }
    },
    delete: async (name) => {
      named.delete(name);
      await rm(unfinished(name), { force: true });
      await rm(whole(name), { force: true });
      await syncFolder(folder);
    },
    free: async () => {
      const { bavail, bsize } = await statfs(folder);
      return bavail * bsize;
    },
  };
};
