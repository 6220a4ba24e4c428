// Finds the database that a word of the operator means: a data folder, the demo's folder, or a copy made by the backup.
// What can't be checked at all is said in a sentence; it is never a verdict about the records.
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { blobFolder, blobsBeside } from '../../store/blobs.ts';
import { databaseFile } from '../../store/database.ts';

/** Why there is nothing to verify; the message is for the operator. */
export class NotVerifiable extends Error {}

/** A database file, the folder where root.json is looked for, that of the files' sealed bytes, and whether it is a copy. */
export type Stored = {
  readonly file: string;
  readonly folder: string;
  readonly blobs: string;
  readonly isCopy: boolean;
};

const copyAt = (file: string): Stored => ({
  file,
  folder: dirname(file),
  blobs: blobsBeside(file),
  isCopy: true,
});

const kindOf = (path: string): 'file' | 'folder' | undefined => {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat?.isFile()) return 'file';
  return stat?.isDirectory() ? 'folder' : undefined;
};

const COPY = /\.(db|sqlite|sqlite3)$/;

const copiesIn = (folder: string): readonly string[] => readdirSync(folder).filter((name) => COPY.test(name));

/** What `path` means. Throws {@link NotVerifiable} where there is no database, or more than one copy. */
export const findStored = (path: string): Stored => {
  const place = resolve(path);
  const kind = kindOf(place);
  if (kind === undefined) throw new NotVerifiable(`There is no folder and no file ${place}.`);
  if (kind === 'file') return copyAt(place);
  for (const folder of [place, join(place, 'data')]) {
    const file = databaseFile(folder);
    if (kindOf(file) === 'file') return { file, folder, blobs: blobFolder(folder), isCopy: false };
  }
  const copies = copiesIn(place);
  const [copy] = copies;
  if (copy === undefined) throw new NotVerifiable(`There is no database of Amanah in ${place}.`);
  if (copies.length > 1) {
    throw new NotVerifiable(`There is more than one copy in ${place}. Name one of them: ${copies.join(', ')}.`);
  }
  return copyAt(join(place, copy));
};
