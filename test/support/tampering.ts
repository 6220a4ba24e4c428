// Plays whoever has the database in their hands: changes rows behind the portal's back, with triggers, keys and checks out of
// the way, and puts the triggers back afterwards, so that nothing but the change tells of it.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sqlite3 from 'sqlite3';
import { databaseFile, type Row, type Value } from '../../src/store/database.ts';
import { text } from '../../src/store/rows.ts';

/** Statements on an open file. `change` fails where no row was changed: a test that breaks nothing proves nothing. */
export type Hands = {
  readonly all: (sql: string, values?: readonly Value[]) => Promise<readonly Row[]>;
  readonly change: (sql: string, values?: readonly Value[]) => Promise<void>;
};

const open = (file: string): Promise<sqlite3.Database> =>
  new Promise((resolve, reject) => {
    const handle = new sqlite3.Database(file, (error) => (error === null ? resolve(handle) : reject(error)));
  });

const boundValue = (value: Value): Value => (value instanceof Uint8Array ? Buffer.from(value) : value);

const handsOn = (handle: sqlite3.Database): Hands => ({
  all: (sql, values = []) =>
    new Promise((resolve, reject) => {
      handle.all(sql, values.map(boundValue), (error: Error | null, rows: readonly Row[]) =>
        error === null ? resolve(rows) : reject(error),
      );
    }),
  change: (sql, values = []) =>
    new Promise((resolve, reject) => {
      handle.run(sql, values.map(boundValue), function (error) {
        if (error !== null) reject(error);
        else if (this.changes === 0) reject(new Error(`nothing was changed by ${sql}`));
        else resolve();
      });
    }),
});

/** Runs `job` on the database of a folder that nobody has open. */
export const tamper = async (folder: string, job: (hands: Hands) => Promise<void>): Promise<void> => {
  const handle = await open(databaseFile(folder));
  const hands = handsOn(handle);
  const each = async (sql: string): Promise<void> => {
    await hands.all(sql);
  };
  try {
    // What a power cut would lose is a copy of a test's.
    await each('pragma synchronous = off');
    await each('pragma foreign_keys = off');
    await each('pragma ignore_check_constraints = on');
    const triggers = await hands.all("select name, sql from sqlite_schema where type = 'trigger'");
    for (const trigger of triggers) await each(`drop trigger ${text(trigger, 'name')}`);
    await job(hands);
    for (const trigger of triggers) await each(text(trigger, 'sql'));
  } finally {
    await new Promise<void>((resolve, reject) => {
      handle.close((error) => (error === null ? resolve() : reject(error)));
    });
  }
};

/** Runs `job` on a copy of a folder, and clears the copy away. */
export const withCopy = async (folder: string, job: (copy: string) => Promise<void>): Promise<void> => {
  const copy = await mkdtemp(join(tmpdir(), 'amanah-copy-'));
  try {
    await cp(folder, copy, { recursive: true });
    await job(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
};
