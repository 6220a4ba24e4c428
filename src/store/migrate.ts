// Brings a database up to the migrations of a folder, forward only, and refuses a history that isn't the one on disk.
// Never edits a migration's text, never runs one twice.
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Reader, Tx } from './database.ts';
import { integer, text } from './rows.ts';

type Target = Reader & Pick<Tx, 'run'> & { readonly script: (sql: string) => Promise<void> };
type Migration = { readonly name: string; readonly sql: string; readonly sha256: string };

/** A start refused because the database and the migrations don't belong together; its message is for the operator. */
export class MigrationError extends Error {}

const NAME = /^\d{4}_[a-z0-9-]+\.sql$/u;

const load = async (folder: string): Promise<readonly Migration[]> => {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      if (!NAME.test(name))
        throw new MigrationError(`The migration ${name} isn't named like 0001_subject.sql. Rename it.`);
      const bytes = await readFile(join(folder, name));
      return { name, sql: bytes.toString('utf8'), sha256: createHash('sha256').update(bytes).digest('hex') };
    }),
  );
};

const complaint = (applied: readonly { name: string; sha256: string }[], wanted: readonly Migration[]) => {
  for (const [index, done] of applied.entries()) {
    const here = wanted.find((migration) => migration.name === done.name);
    if (here === undefined)
      return `The database was made with the migration ${done.name}, which is missing here. Start the version of Amanah that made it, or a later one.`;
    if (here.sha256 !== done.sha256)
      return `The migration ${done.name} was edited after it was applied to this database. Restore its text and put the change in a new migration.`;
    if (wanted[index]?.name !== done.name)
      return `The migration ${wanted[index]?.name} stands before ${done.name}, which was applied without it. Give it a number after the last one.`;
  }
  return undefined;
};

const appliedTo = async (reader: Reader) =>
  (await reader.all('select name, sha256 from migrations order by name')).map((row) => ({
    name: text(row, 'name'),
    sha256: text(row, 'sha256'),
  }));

/** When the migration whose name ends so was applied to this database; undefined where it wasn't. */
export const appliedAt = async (reader: Reader, ending: string): Promise<Date | undefined> => {
  const rows = await reader.all('select name, applied_at from migrations');
  const row = rows.find((one) => text(one, 'name').endsWith(ending));
  return row === undefined ? undefined : new Date(integer(row, 'applied_at'));
};

/** Changes nothing: throws {@link MigrationError} where the database isn't at the migrations of `folder` exactly. */
export const checkMigrations = async (reader: Reader, folder: string): Promise<void> => {
  const [table] = await reader.all("select name from sqlite_schema where type = 'table' and name = 'migrations'");
  if (table === undefined) throw new MigrationError('The file is no database of Amanah: it has no migrations.');
  const [wanted, applied] = [await load(folder), await appliedTo(reader)];
  const refused = complaint(applied, wanted);
  if (refused !== undefined) throw new MigrationError(refused);
  const missing = wanted[applied.length];
  if (missing === undefined) return;
  throw new MigrationError(
    `The database was made by an older version of Amanah: it lacks the migration ${missing.name}. Start the portal on it once, or use the version that made it.`,
  );
};

/**
 * Applies what is missing, each migration in a transaction of its own with its row in `migrations`. Throws
 * {@link MigrationError} before anything is changed where an applied migration was edited, is missing, or was overtaken.
 */
export const migrate = async (target: Target, folder: string, now: () => Date): Promise<void> => {
  const wanted = await load(folder);
  await target.script(
    'create table if not exists migrations (name text primary key, sha256 text not null, applied_at integer not null) strict',
  );
  const applied = await appliedTo(target);
  const refused = complaint(applied, wanted);
  if (refused !== undefined) throw new MigrationError(refused);
  for (const migration of wanted.slice(applied.length)) {
    await target.script('begin immediate');
    try {
      await target.script(migration.sql);
      await target.run('insert into migrations (name, sha256, applied_at) values (?, ?, ?)', [
        migration.name,
        migration.sha256,
        now().getTime(),
      ]);
      await target.script('commit');
    } catch (error) {
      await target.script('rollback').catch(() => undefined);
      throw error;
    }
  }
};
