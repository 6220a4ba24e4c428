// What a page and its file worker say to each other. Keys and content pass between the two alone.
import type { FileDoor, OpenableFile } from '../client/attachments.ts';
import type { FileNature } from '../client/hidden-data/file-nature.ts';
import type { Answer } from '../client/transport.ts';
import type { UploadedFile, UploadPlace } from '../client/upload.ts';
import type { FileCount, FileLimits } from '../domain/file-limits.ts';
import type { HiddenKind, Unchecked } from '../domain/hidden-data.ts';
import type { CaseId } from '../protocol/check/index.ts';

/** Above, a file that was opened isn't held in the browser's memory. */
export const MOST_HELD_BYTES = 200 * 1024 * 1024;

export type SendTask = {
  readonly content: Blob;
  readonly place: UploadPlace;
  readonly limits: FileLimits | undefined;
  readonly standing: FileCount;
  /** What it was found to be when it was looked through. */
  readonly hash: string | undefined;
};

/** A file that arrived whole while an earlier page stood: whether the portal still has it. */
export type RecallTask = { readonly place: UploadPlace; readonly known: UploadedFile };

export type FetchTask = {
  readonly door: FileDoor;
  readonly caseId: CaseId;
  readonly attached: OpenableFile;
  /** Where it is written, piece by piece; without it is held. */
  readonly into?: FileSystemFileHandle;
  /** Or by which it goes to the browser's own download (streamed-file.ts). */
  readonly onward?: MessagePort;
};

/** `id` is the file's on its page. `send` again goes on where the same file stopped. */
export type FileTask =
  | { readonly task: 'look'; readonly id: number; readonly file: File }
  | ({ readonly task: 'send'; readonly id: number } & SendTask)
  | ({ readonly task: 'recall'; readonly id: number } & RecallTask)
  | ({ readonly task: 'fetch'; readonly id: number } & FetchTask)
  | { readonly task: 'halt' | 'remove'; readonly id: number };

/** What a chosen file is; a photo in which something was found has a cleaned copy. `hash`: of what is to be sent, as it was found. */
export type FileLook =
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'cleaned'; readonly found: readonly HiddenKind[]; readonly copy: Blob; readonly hash: string }
  | { readonly kind: 'clean'; readonly hash: string }
  | { readonly kind: 'unchecked'; readonly why: Unchecked }
  | { readonly kind: 'other'; readonly hides: Exclude<FileNature['hides'], 'checked'> };

/** Why a file wasn't looked through: the worker's script didn't load, or it broke off. The file itself has nothing to do with the first. */
export type Unlooked = 'absent' | 'broken';

/** A file that was opened whole. Its content is missing where it was written. */
export type FetchedFile = {
  readonly content?: Blob;
  readonly nature: FileNature;
  /** What a photo still tells unseen; undefined for one that couldn't be looked through. */
  readonly found: readonly HiddenKind[] | undefined;
};

/** `sent` is the answer to a recall too. */
export type FileNews =
  /** The worker's script has loaded. */
  | { readonly news: 'here' }
  | { readonly news: 'looked'; readonly id: number; readonly look: FileLook }
  | { readonly news: 'progress'; readonly id: number; readonly done: number; readonly of: number }
  | { readonly news: 'sent'; readonly id: number; readonly answer: Answer<UploadedFile> }
  | { readonly news: 'fetched'; readonly id: number; readonly answer: Answer<FetchedFile> | 'unwritten' };
