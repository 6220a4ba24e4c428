// A folder to be killed over, with the settings of a portal that keeps everything in it.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Config, readConfig } from '../../src/config.ts';

/** The settings of a portal that keeps its data and its key below `folder`. */
export const configIn = (folder: string): Config => {
  const read = readConfig({ ...environmentOf(folder), PORT: '0' });
  if (!read.ok) throw new Error(read.errors.join('\n'));
  return read.config;
};

/** The same settings as `npm start` reads them. */
export const environmentOf = (
  folder: string,
): { readonly DATA: string; readonly SERVER_KEY_FILE: string; readonly SECOND_FACTOR: string } => ({
  DATA: join(folder, 'data'),
  SERVER_KEY_FILE: join(folder, 'key', 'server.key'),
  SECOND_FACTOR: 'offered',
});

/** Runs `job` in a folder of its own. */
export const withFolder = async (job: (folder: string) => Promise<void>): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'amanah-kill-'));
  try {
    await job(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
