// Where tests keep their folders: in memory where the machine has room there, since most of what they wait for is the disk.
// Nothing here cuts the power, so that no test sees the difference; elsewhere it is the system's own folder.
import { mkdtempSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const IN_MEMORY = '/dev/shm';
/** Several times what all tests together keep at once. */
const ROOM_BYTES = 4 * 1024 ** 3;

const hasRoom = (): boolean => {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
};

/** A new folder for everything that tests write; the caller removes it. */
export const scratchFolder = (): string => {
  const folder = process.env.TMPDIR === undefined && hasRoom() ? IN_MEMORY : tmpdir();
  return mkdtempSync(join(folder, 'amanah-tests-'));
};
