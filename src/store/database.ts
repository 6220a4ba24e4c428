// The one door to SQLite, and the only importer of its driver: connections, pragmas, migrations at opening, copies.
// Never knows a table; what is peculiar to this engine stays in this file, migrate.ts, writer-queue.ts and reader-pool.ts.
import { existsSync, statSync } from 'node:fs';
import { open as openFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type sqlite3Package from 'sqlite3';
import { migrate } from './migrate.ts';
import { readerPool } from './reader-pool.ts';
import { text } from './rows.ts';
import { writerQueue } from './writer-queue.ts';

// As in argon2-node.ts: the loader of modules takes longer to read such a package's names than to load it.
const sqlite3: typeof sqlite3Package = createRequire(import.meta.url)('sqlite3');

/** Where the database lies in a data folder. */
export const databaseFile = (dataFolder: string): string => join(dataFolder, 'amanah.db');

/** What a statement binds: text, an integer within ±2^53 (checked), bytes, or nothing. */
export type Value = string | number | Uint8Array | null;
/** One row as the driver gives it; rows.ts makes typed values of it. */
export type Row = Readonly<Record<string, unknown>>;
/** Reads what is committed. */
export type Reader = { readonly all: (sql: string, parameters?: readonly Value[]) => Promise<readonly Row[]> };
/** Reads and writes inside one job of the writer; dead as soon as the job has ended. */
export type Tx = Reader & {
  /** Runs one statement and gives the number of rows changed. */
  readonly run: (sql: string, parameters?: readonly Value[]) => Promise<number>;
};

export type Database = {
  readonly reader: Reader;
  /** Runs `job` against one unchanging state of the database, so that several queries agree with each other. */
  readonly snapshot: <T>(job: (reader: Reader) => Promise<T>) => Promise<T>;
  /**
   * Runs `job` in the writer's queue and settles only after the commit that holds it. A throwing job is undone alone and
   * its error handed on. Inside a job await the database and nothing else: the queue stands still meanwhile.
   */
  readonly write: <T>(job: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Writes a consistent copy to `file`, which mustn't exist. */
  readonly backup: (file: string) => Promise<void>;
  /** Ends what is queued, then closes every connection; later writes are refused. */
  readonly close: () => Promise<void>;
};

const READERS = 3;
const BUSY_MS = 10_000;

const PRAGMAS = `
  pragma busy_timeout = ${BUSY_MS};
  pragma foreign_keys = on;
  pragma trusted_schema = off;
  pragma secure_delete = on;
`;
// Intentional: FULL on the writer. What was answered "received" survives a power cut.
// Keys are random, so each report touches pages all over its tables: 32 MiB keep them at hand, and 16 MiB of log are
// copied back at a time, so that a page that many reports touch is copied once.
const WRITER_PRAGMAS = `
  pragma journal_mode = wal;
  pragma synchronous = full;
  pragma cache_size = -32768;
  pragma wal_autocheckpoint = 4096;
`;

/** One connection; statements run one after the other. `script` runs several, without values. */
export type Connection = {
  readonly all: Reader['all'];
  readonly run: Tx['run'];
  readonly script: (sql: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

const bind = (value: Value): Value => {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('only safe integers are stored');
  // The driver knows Buffers; a view keeps its own offset and length.
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  if (value === null || typeof value === 'string' || typeof value === 'number') return value;
  throw new TypeError('only text, integers, bytes and null are stored');
};

/** The driver silently drops what stands after a statement's end. */
const single = (sql: string): string => {
  if (/;\s*\S/u.test(sql)) throw new TypeError('one statement at a time');
  return sql;
};

/** More texts than the store has; those with as many places as values come in several lengths. */
const KEPT_STATEMENTS = 300;

/** Prepares a text, once as long as it is kept: parsing it anew with all its triggers costs more than running it. */
const preparing = (handle: sqlite3Package.Database) => {
  const kept = new Map<string, sqlite3Package.Statement>();
  const drop = (statement: sqlite3Package.Statement): Promise<void> =>
    new Promise((done) => statement.finalize(() => done()));
  const prepare = async (sql: string): Promise<sqlite3Package.Statement> => {
    const known = kept.get(sql);
    if (known !== undefined) {
      // Put last, so that the first is what nobody has asked for longest.
      kept.delete(sql);
      kept.set(sql, known);
      return known;
    }
    const made = await new Promise<sqlite3Package.Statement>((done, fail) => {
      const statement = handle.prepare(single(sql), (error: Error | null) =>
        error === null ? done(statement) : fail(error),
      );
    });
    const [oldest] = kept.size >= KEPT_STATEMENTS ? kept : [];
    if (oldest !== undefined) {
      kept.delete(oldest[0]);
      await drop(oldest[1]);
    }
    kept.set(sql, made);
    return made;
  };
  const dropAll = async (): Promise<void> => {
    for (const statement of kept.values()) await drop(statement);
    kept.clear();
  };
  return { prepare, dropAll };
};

/** Each piece of work after the one before it has ended, well or not. */
const inTurn = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
};

const connect = (file: string, mode: number): Promise<Connection> =>
  new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(file, mode, (failed) => {
      if (failed !== null) return reject(failed);
      handle.serialize();
      const { prepare, dropAll } = preparing(handle);
      const next = inTurn();
      resolve({
        all: (sql, parameters = []) =>
          next(async () => {
            const statement = await prepare(sql);
            return new Promise((done, fail) => {
              statement.all(parameters.map(bind), (error: Error | null, rows: readonly Row[]) =>
                error === null ? done(rows) : fail(error),
              );
            });
          }),
        run: (sql, parameters = []) =>
          next(async () => {
            const statement = await prepare(sql);
            return new Promise((done, fail) => {
              statement.run(parameters.map(bind), function (error: Error | null) {
                error === null ? done(this.changes) : fail(error);
              });
            });
          }),
        script: (sql) =>
          next(() => new Promise((done, fail) => handle.exec(sql, (error) => (error === null ? done() : fail(error))))),
        close: () =>
          next(async () => {
            await dropAll();
            await new Promise<void>((done, fail) => handle.close((error) => (error === null ? done() : fail(error))));
          }),
      });
    });
  });

const checkCopy = async (file: string): Promise<void> => {
  const copy = await connect(file, sqlite3.OPEN_READONLY);
  try {
    const [row] = await copy.all('pragma integrity_check');
    if (row === undefined || text(row, 'integrity_check') !== 'ok') throw new Error('the copy is damaged');
  } finally {
    await copy.close();
  }
};

/** Changes a database by one statement, while another process has it open or none does. */
export const changeFile = async (file: string, sql: string, values: readonly Value[] = []): Promise<void> => {
  const connection = await connect(file, sqlite3.OPEN_READWRITE);
  try {
    await connection.script('pragma busy_timeout = 5000');
    await connection.run(sql, values);
  } finally {
    await connection.close();
  }
};

/**
 * A copy knows of no backup: put in the place of what it was made of, it mustn't claim one. Nor of files on their way, whose bytes
 * no backup has.
 */
const forgetPassing = async (file: string): Promise<void> => {
  const connection = await connect(file, sqlite3.OPEN_READWRITE);
  try {
    const tables = await connection.all(
      "select name from sqlite_schema where type = 'table' and name in ('backups', 'uploads', 'upload_parts', 'gone_blobs')",
    );
    const names = tables.map((row) => text(row, 'name'));
    // In this order: what goes from uploads would be written down as gone.
    for (const table of ['backups', 'upload_parts', 'uploads', 'gone_blobs'])
      if (names.includes(table)) await connection.run(`delete from ${table}`);
  } finally {
    await connection.close();
  }
};

/** Copies through `connection` into a file that didn't exist; what it returns for is on the disk and passes a check. */
const copyTo = async (connection: Connection, file: string): Promise<void> => {
  // Made here, exclusively and for this user alone: the engine accepts an empty file and would take any umask.
  const target = await openFile(file, 'wx', 0o600);
  try {
    try {
      await connection.run('vacuum into ?', [file]);
      await forgetPassing(file);
      await target.sync();
    } finally {
      await target.close();
    }
    await checkCopy(file);
  } catch (error) {
    await rm(file);
    throw error;
  }
};

const reading = async (file: string): Promise<Connection> => {
  const connection = await connect(file, sqlite3.OPEN_READONLY);
  await connection.script(PRAGMAS);
  return connection;
};

/**
 * Opens the database at `file`, making it where it isn't there, and brings it up to the folder `migrations`. Rejects with
 * a sentence for the operator where the history of migrations was edited, lost or reordered.
 */
export const openDatabase = async (options: {
  readonly file: string;
  readonly migrations: string;
  readonly now: () => Date;
}): Promise<Database> => {
  // The engine would take the umask; what stands in the file is nobody else's, ciphertext or not.
  await openFile(options.file, 'a', 0o600).then((file) => file.close());
  const writer = await connect(options.file, sqlite3.OPEN_READWRITE | sqlite3.OPEN_CREATE);
  const readers: Connection[] = [];
  try {
    await writer.script(PRAGMAS + WRITER_PRAGMAS);
    await migrate(writer, options.migrations, options.now);
    while (readers.length < READERS) readers.push(await reading(options.file));
  } catch (error) {
    for (const connection of [...readers, writer]) await connection.close().catch(() => undefined);
    throw error;
  }
  const queue = writerQueue(writer);
  const pool = readerPool(readers);
  let closing: Promise<void> | undefined;
  return {
    reader: pool.reader,
    snapshot: pool.snapshot,
    write: queue.write,
    backup: (file) => pool.snapshot(() => Promise.resolve()).then(() => backupFile(options.file, file)),
    close: () => {
      closing ??= (async () => {
        await queue.drain();
        await pool.drain();
        for (const connection of [...readers, writer]) await connection.close();
      })();
      return closing;
    },
  };
};

/** Copies the database at `file`, in use by another process or not, to `target`, which mustn't exist. */
export const backupFile = async (file: string, target: string): Promise<void> => {
  const connection = await reading(file);
  try {
    await copyTo(connection, target);
  } finally {
    await connection.close();
  }
};

/** One unchanging state of a database, read by one caller who writes nothing. */
export type Snapshot = {
  readonly reader: Reader;
  /** Whether the file was changed underneath, so that what was read may not belong together: read it anew. */
  readonly isTorn: () => boolean;
  readonly close: () => Promise<void>;
};

/**
 * Opens the database at `file` for reading alone, over the state that it has now. While a portal has it open, the engine
 * keeps that state; where nobody has, nothing is written beside it, so that a read-only disk will do. Rejects where the
 * file is no database.
 */
export const openSnapshot = async (file: string): Promise<Snapshot> => {
  const log = `${file}-wal`;
  const isStill = !existsSync(log);
  const before = statSync(file);
  const connection = isStill
    ? await connect(`${pathToFileURL(file).href}?immutable=1`, sqlite3.OPEN_READONLY | sqlite3.OPEN_URI)
    : await connect(file, sqlite3.OPEN_READONLY);
  try {
    await connection.script(PRAGMAS);
    await connection.script('begin');
    await connection.all('select name from sqlite_schema');
  } catch (error) {
    await connection.close();
    throw error;
  }
  return {
    reader: { all: connection.all },
    isTorn: () => {
      const after = statSync(file);
      return isStill && (existsSync(log) || after.mtimeMs !== before.mtimeMs || after.size !== before.size);
    },
    close: connection.close,
  };
};
