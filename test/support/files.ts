// Files for tests: contents that can be told from one another, devices that send and fetch them, and what of them is on a disk.
import { readdirSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Device } from '../../src/cli/demo/device.ts';
import { must } from '../../src/cli/demo/people.ts';
import { downloadFile, type FileDoor, type OpenableFile } from '../../src/client/attachments.ts';
import type { Answer } from '../../src/client/transport.ts';
import { type AttachedFile, type FileSource, startUpload, type UploadPlace } from '../../src/client/upload.ts';
import type { CaseId } from '../../src/protocol/check/index.ts';

export const MIB: number = 1024 * 1024;
/** Waits for nothing. */
export const atOnce = (): Promise<void> => Promise.resolve();

/** Bytes that repeat nowhere near; another `seed`, another content. */
export const contentOf = (size: number, seed = 1): Uint8Array => {
  const content = new Uint8Array(size);
  let state = seed;
  for (let at = 0; at < size; at += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    content[at] = state >>> 24;
  }
  return content;
};

export const sourceOf = (content: Uint8Array): FileSource => ({
  size: content.length,
  read: (offset, length) => Promise.resolve(content.slice(offset, offset + length)),
});

/** Sends a file whole. */
export const sendFile = async (
  device: Device,
  place: UploadPlace,
  content: Uint8Array,
  named: { readonly name: string; readonly mime?: string },
): Promise<AttachedFile> => {
  const upload = startUpload(device.carry, place, sourceOf(content), { wait: atOnce });
  const sent = must(await upload.run(), `the file ${named.name} is sent`);
  return { ...sent, name: named.name, mime: named.mime ?? '' };
};

/** Fetches and opens a file; what came, and how it ended. */
export const fetchFile = async (
  device: Device,
  door: FileDoor,
  caseId: CaseId,
  file: OpenableFile,
): Promise<{ readonly content: Uint8Array; readonly ended: Answer<true> }> => {
  const pieces: Uint8Array[] = [];
  const write = (piece: Uint8Array): void => {
    pieces.push(piece);
  };
  const ended = await downloadFile(device.carry, door, caseId, file, write, { wait: atOnce });
  return { content: new Uint8Array(Buffer.concat(pieces)), ended };
};

/** What lies in the folder of blobs: names, permissions and the milliseconds of each file's times. */
export const blobsBelow = (dataFolder: string) =>
  readdirSync(join(dataFolder, 'blobs'))
    .toSorted()
    .map((name) => {
      const { mode, mtimeMs, atimeMs, size } = statSync(join(dataFolder, 'blobs', name));
      return { name, mode: mode & 0o777, mtimeMs, atimeMs, size };
    });

const targetOf = (descriptor: string): string => {
  try {
    return readlinkSync(`/proc/self/fd/${descriptor}`);
  } catch {
    // The one by which they are listed is closed by now.
    return '';
  }
};

/** Which files below a folder this process has open. */
export const openBelow = (folder: string): readonly string[] =>
  readdirSync('/proc/self/fd')
    .map(targetOf)
    .filter((path) => path.startsWith(`${folder}/`));

/** Resolves once nothing below a folder is open; what never closes ends its test. */
export const allClosed = async (folder: string): Promise<void> => {
  for (let looked = 0; openBelow(folder).length > 0; looked += 1) {
    if (looked > 6_000) throw new Error(`open: ${openBelow(folder).join(', ')}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};
