// The database of a new portal with every migration applied, made once in a process for each moment at which one is made: a copy
// is laid where a test's own would be made, and what migrations do to a database that has something is test/store's matter.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../../src/store/database.ts';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

const made = new Map<number, Promise<Uint8Array>>();

const makeAt = async (now: Date): Promise<Uint8Array> => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-laid-'));
  const file = join(folder, 'empty.db');
  try {
    // Whoever closes last copies the log back: the file is whole.
    await (await openDatabase({ file, migrations, now: () => now })).close();
    return readFileSync(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Puts the database of a portal that would first start at `now` to `file`, where nothing is. */
export const layDatabase = async (file: string, now: Date): Promise<void> => {
  const making = made.get(now.getTime()) ?? makeAt(now);
  made.set(now.getTime(), making);
  writeFileSync(file, await making, { flag: 'wx', mode: 0o600 });
};
