// Copies the sealed bytes of files beside a copy of the database: every blob that the copy names, and no other. Blobs never change,
// so that what is copied before the database and after it belongs to it alike.
import { constants } from 'node:fs';
import { copyFile, lstat, mkdir, open, rm, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { blobsBeside, blobsIn } from './blobs.ts';
import { backupFile, openSnapshot } from './database.ts';
import { blobsOfLines } from './whole.ts';

const NO_TIME = new Date(0);

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const synced = async (path: string): Promise<void> => {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** Copies a blob; false where it isn't there, or where something else than a file has its name. */
const copyBlob = async (from: string, to: string, name: string): Promise<boolean> => {
  try {
    if (!(await lstat(join(from, name))).isFile()) return false;
    await copyFile(join(from, name), join(to, name), constants.COPYFILE_EXCL | constants.COPYFILE_FICLONE);
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
  await utimes(join(to, name), NO_TIME, NO_TIME);
  // Being copied is being read; whoever copies what is another's can't undo that.
  await utimes(join(from, name), NO_TIME, NO_TIME).catch(() => undefined);
  await synced(join(to, name));
  return true;
};

/** The names of the blobs that a copied database has rows for. */
const namedIn = async (copy: string): Promise<readonly string[]> => {
  const snapshot = await openSnapshot(copy);
  try {
    const tables = await snapshot.reader.all("select 1 from sqlite_schema where type = 'table' and name = 'files'");
    return tables.length === 0 ? [] : await blobsOfLines(snapshot.reader);
  } finally {
    await snapshot.close();
  }
};

/**
 * Copies the database at `file` to `target` and the blobs of `folder` beside it, while a portal uses them or doesn't. Gives how many
 * files were copied and how many of those that it names aren't there any more. Where it fails, nothing of it is left.
 */
export const backupWithFiles = async (
  file: string,
  folder: string,
  target: string,
): Promise<{ readonly files: number; readonly missing: number }> => {
  const beside = blobsBeside(target);
  await mkdir(beside, { mode: 0o700 });
  try {
    // What a case is rid of while this runs is copied all the same where the database that is copied still names it.
    const before = await blobsIn(folder);
    const copied = new Set<string>();
    for (const name of before) if (await copyBlob(folder, beside, name)) copied.add(name);
    await backupFile(file, target);
    try {
      const named = new Set(await namedIn(target));
      for (const name of named) if (!copied.has(name) && (await copyBlob(folder, beside, name))) copied.add(name);
      for (const name of copied) if (!named.has(name)) await rm(join(beside, name));
      if (named.size === 0) await rm(beside, { recursive: true });
      else await synced(beside);
      const missing = [...named].filter((name) => !copied.has(name)).length;
      return { files: named.size - missing, missing };
    } catch (error) {
      await rm(target, { force: true });
      throw error;
    }
  } catch (error) {
    await rm(beside, { recursive: true, force: true });
    throw error;
  }
};
