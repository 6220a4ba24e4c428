// Writes a small file that is made once and must never be found in part: whole beside its place first, on the disk, then
// given its name in one step. Whoever is killed in between leaves a beginning that the next writer clears away.
import { closeSync, existsSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Where a file is written before it has its name. */
export const draftOf = (file: string): string => `${file}.new`;

const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

/**
 * Makes `file` with `text` and exactly `mode`; durable, name and all, when it returns. Throws where the file is there, or
 * where the disk refuses, and then leaves nothing under that name.
 */
export const writeOnce = (file: string, text: string, mode: number): void => {
  if (existsSync(file)) throw new Error('a file that is written once is there already');
  const draft = draftOf(file);
  rmSync(draft, { force: true });
  const handle = openSync(draft, 'wx', mode);
  try {
    // The process's mask may have taken a bit away; the owner must be able to read.
    fchmodSync(handle, mode);
    writeFileSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
  syncFolder(dirname(file));
};
