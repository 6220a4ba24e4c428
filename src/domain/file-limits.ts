// How many files of what size may come with acts. Both sides count alike: by the length that a file has once it is sealed, which
// is all that the portal sees of it. Whoever reports and whoever handles a case have each their own share of it.
import { fileBlobBytes } from '../protocol/check/index.ts';
import type { Refusal } from './result.ts';

/** What an association allows: bytes of a file's content, bytes and files of one side of a case. */
export type FileLimits = { readonly fileBytes: number; readonly caseBytes: number; readonly files: number };

/**
 * What may be unfinished at a time, of reporters' files and as much again of handlers': sealed bytes that have arrived, and files.
 * Nobody goes on with what was begun so many days ago. So many bytes of the disk are left free, for reports and everything else.
 */
export type UploadBudget = {
  readonly bytes: number;
  readonly uploads: number;
  readonly days: number;
  readonly freeBytes: number;
};

export type FileSettings = { readonly limits: FileLimits; readonly budget: UploadBudget };

/** What stands in a case of one side's, or is about to: how many files, and their sealed bytes together. */
export type FileCount = { readonly files: number; readonly bytes: number };

/** What every blob has beside its padded content at most, that of whole chunks left out. */
const ROOM_A_FILE = 512;

/** The longest blob of a file that the limits allow: a file of exactly the limit fits. */
export const mostFileBlob = ({ fileBytes }: FileLimits): number => fileBlobBytes(fileBytes);

/** As many sealed bytes as one side's files of a case may have together; small ones are padded to more than they are. */
export const mostCaseBlobs = ({ caseBytes, files }: FileLimits): number =>
  fileBlobBytes(caseBytes) + files * ROOM_A_FILE;

/** What is in the way of files of these sealed lengths beside what stands already; undefined where nothing is. */
export const fileRefusal = (limits: FileLimits, standing: FileCount, blobs: readonly number[]): Refusal | undefined => {
  if (blobs.some((bytes) => bytes > mostFileBlob(limits))) return { code: 'file-too-large', most: limits.fileBytes };
  if (standing.files + blobs.length > limits.files) return { code: 'too-many-files', most: limits.files };
  const together = blobs.reduce((sum, bytes) => sum + bytes, standing.bytes);
  return together > mostCaseBlobs(limits) ? { code: 'files-too-large', most: limits.caseBytes } : undefined;
};

/** The same of a file whose true size its own device knows: a byte more than the limit is too much, whatever it is padded to. */
export const ownFileRefusal = (
  limits: FileLimits,
  standing: FileCount,
  sizes: readonly number[],
): Refusal | undefined =>
  sizes.some((size) => size > limits.fileBytes)
    ? { code: 'file-too-large', most: limits.fileBytes }
    : fileRefusal(limits, standing, sizes.map(fileBlobBytes));
