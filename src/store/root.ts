// Owns root.json in the data folder: the hash of the first roster, written once. What browsers pin and posters print must
// not follow a changed database.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import type { AssociationId } from '../protocol/check/index.ts';
import { writeOnce } from './durable-file.ts';

const Root = v.strictObject({ association: v.string(), root: v.pipe(v.string(), v.length(43)) });

const fileOf = (dataFolder: string): string => join(dataFolder, 'root.json');

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** The root's hash as it was written once; undefined before. Throws where the file has another shape. */
export const readRoot = (dataFolder: string, association: AssociationId): string | undefined => {
  const file = fileOf(dataFolder);
  if (!existsSync(file)) return undefined;
  const parsed = v.safeParse(Root, parseJson(readFileSync(file, 'utf8')));
  if (!parsed.success || parsed.output.association !== association) {
    throw new Error(
      'root.json is damaged or belongs to another association: restore it from a backup of this data folder.',
    );
  }
  return parsed.output.root;
};

/** Writes the root's hash. Throws where another one was written before: a root is never replaced. */
export const writeRoot = (dataFolder: string, association: AssociationId, root: string): void => {
  const before = readRoot(dataFolder, association);
  if (before === root) return;
  if (before !== undefined) {
    throw new Error(
      'root.json names another root than the database: one of the two was changed. Restore both from a backup.',
    );
  }
  writeOnce(fileOf(dataFolder), `${JSON.stringify({ association, root })}\n`, 0o600);
};
