// A database of its own on a real file, with the project's migrations or a folder of other ones, cleared away after use.
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Database, databaseFile, openDatabase } from '../../src/store/database.ts';
import { text } from '../../src/store/rows.ts';

export const projectMigrations: string = fileURLToPath(new URL('../../migrations', import.meta.url));
const now = () => new Date('2026-11-01T09:00:00Z');

/** Runs `job` in a folder of its own. */
export const withFolder = async (job: (folder: string) => Promise<void>): Promise<void> => {
  const folder = await mkdtemp(join(tmpdir(), 'amanah-store-'));
  try {
    await job(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Writes migrations by their names into a folder, in the place of those before. */
export const writeMigrations = async (
  folder: string,
  migrations: Readonly<Record<string, string>>,
): Promise<string> => {
  const target = join(folder, 'migrations');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  for (const [name, sql] of Object.entries(migrations)) await writeFile(join(target, name), sql);
  return target;
};

/** Opens the database of a folder. */
export const openIn = (folder: string, migrations: string = projectMigrations): Promise<Database> =>
  openDatabase({ file: databaseFile(folder), migrations, now });

/** Runs `job` with a database that has one table `things(name text primary key)`. */
export const withThings = (job: (database: Database, folder: string) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const things = 'create table things (name text primary key, body blob) strict;';
    const database = await openIn(folder, await writeMigrations(folder, { '0001_things.sql': things }));
    try {
      await job(database, folder);
    } finally {
      await database.close();
    }
  });

/** Where an administrator's tries at others' doors are kept: a row a day and door, with nothing of what was tried. */
export const RECORD: readonly string[] = ['account_acts'];

/** What the administrators' record tells, each kind with its detail and how often it stands there. */
export const recordOf = async ({ reader }: Pick<Database, 'reader'>): Promise<readonly string[]> =>
  (
    await reader.all("select kind || ' ' || coalesce(detail, '') as act, count(*) as n from account_acts group by 1")
  ).map(({ act, n }) => `${String(act)} ${String(n)}`);

/** A fingerprint of everything that stands in every table, to tell whether anything was written. */
export const dumpOf = async (database: Pick<Database, 'reader'>, but: readonly string[] = []): Promise<string> => {
  const tables = await database.reader.all(
    "select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name",
  );
  const digest = createHash('sha256');
  for (const table of tables.filter((one) => !but.includes(text(one, 'name')))) {
    const rows = await database.reader.all(`select * from ${text(table, 'name')}`);
    const told = rows.map((row) => JSON.stringify(Object.entries(row), (_, value: unknown) => value)).sort();
    digest.update(`${text(table, 'name')}\n${told.join('\n')}\n`);
  }
  return digest.digest('base64url');
};

/** How many rows each of these tables has. */
export const countsOf = async (
  database: Pick<Database, 'reader'>,
  tables: readonly string[],
): Promise<readonly number[]> =>
  Promise.all(tables.map(async (table) => (await database.reader.all(`select 1 from ${table}`)).length));
