// What the portal's thread and a worker thread say to each other: one job, the worker's questions to the store with their
// answers, and what came of it. Data alone; a secret crosses as bytes, which move and aren't copied.
import type { LogStanding } from '../../../client/log-proof.ts';
import type { Mailbox, ReportInput } from '../../../client/reporter.ts';
import type { Answer } from '../../../client/transport.ts';
import type { AttachedUpload } from '../../../domain/arrived-files.ts';
import type { FileChanges } from '../../../domain/changed-files.ts';
import type { FileLimits } from '../../../domain/file-limits.ts';
import type { AssociationId } from '../../../protocol/check/index.ts';
import type { ReadForm } from './multipart.ts';

/** What the page needs of a mailbox: data alone, which can cross threads. */
export type PlainMailbox = Pick<
  Mailbox,
  'caseId' | 'number' | 'receivedOn' | 'journey' | 'thread' | 'report' | 'identity' | 'naming'
> & {
  /** Whether the report's line stands in the log. */
  readonly log: LogStanding;
};

/**
 * A report that stands. `repeated`: it stood before this call. `changed`: the parts of which something else stands than was
 * sent now, which was not kept; none where it is the same, word for word.
 */
export type SentPlain = {
  readonly number: string;
  /** The day on which it was received, at first. */
  readonly on: string;
  /** The hash of the line that was received, for the slip. */
  readonly line: string;
  readonly code: string;
  readonly repeated: boolean;
  readonly changed: readonly ReportPart[];
  /** How many files stand with it. */
  readonly fileCount?: number;
  /** The same of its files; nothing where they are the same. */
  readonly files?: FileChanges;
};

/** The ticks, who it is from, or one of the report's questions, by its id. */
export type ReportPart = string;

/** The words of a message or of further evidence. */
export type PlainText = { readonly lang: string; readonly text: string };

type On = { readonly association: AssociationId; readonly root: string | undefined };

export type SendJob = On & { readonly job: 'send'; readonly input: ReportInput; readonly token: Uint8Array };
export type DeriveJob = Pick<On, 'association'> & { readonly job: 'derive'; readonly code: string };
export type ReadJob = On & { readonly job: 'read'; readonly master: Uint8Array };
export type WriteJob = On & {
  readonly job: 'write';
  readonly master: Uint8Array;
  readonly kind: 'message' | 'evidence';
  readonly text: PlainText;
  readonly files: readonly AttachedUpload[];
};
/** What the reporter says by a button: of their own name, and of questions after closing. */
export type Saying =
  | { readonly kind: 'identify'; readonly answers: ReportInput['answers'] }
  | { readonly kind: 'consent'; readonly given: boolean }
  | { readonly kind: 'check-in-wish'; readonly wanted: boolean };
export type SayJob = On & { readonly job: 'say'; readonly master: Uint8Array; readonly saying: Saying };
/** A form that brings files. The worker asks for its body piece by piece, and tells what it finds as it finds it. */
export type TakeJob = {
  readonly job: 'take';
  readonly type: string;
  /** As many bytes as can come. */
  readonly length: number;
  readonly limits: FileLimits;
};
/** Opens one file of the mailbox and hands it over piece by piece; what can run by its content only where its reader was warned of it. */
export type FetchJob = On & {
  readonly job: 'fetch';
  readonly master: Uint8Array;
  readonly file: string;
  readonly isWarned: boolean;
};
export type Job = SendJob | DeriveJob | ReadJob | WriteJob | SayJob | TakeJob | FetchJob;

/** What comes of each job. */
export type Made = {
  readonly send: Answer<SentPlain>;
  readonly derive: Uint8Array;
  readonly read: Answer<PlainMailbox>;
  readonly write: Answer<PlainMailbox>;
  readonly say: Answer<PlainMailbox>;
  readonly take: ReadForm;
  readonly fetch: Answer<true>;
};

/** The worker asks for what a browser would ask the portal's interface for. */
export type Question = {
  readonly say: 'ask';
  readonly id: number;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
};
export type Reply = { readonly say: 'reply'; readonly id: number; readonly status: number; readonly body: unknown };
export type Start = { readonly say: 'start'; readonly job: Job };
export type Done<K extends Job['job'] = Job['job']> = { readonly say: 'done'; readonly made: Made[K] };

/**
 * What of a message moves to the other thread instead of being copied: the bytes under `moved`, where they own their memory. Whoever
 * sent them has them no more. A copy of each part would lie in memory until somebody clears it away.
 */
export const movedIn = (body: unknown): ArrayBuffer[] => {
  if (typeof body !== 'object' || body === null || !('moved' in body) || !(body.moved instanceof Uint8Array)) return [];
  const { buffer, byteLength } = body.moved;
  return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength ? [buffer] : [];
};

/** The bytes that came in this way; undefined where none did. */
export const broughtIn = (body: unknown): Uint8Array | undefined =>
  typeof body === 'object' && body !== null && 'moved' in body && body.moved instanceof Uint8Array
    ? body.moved
    : undefined;

// Both ends are this program at one version: that a message is one of the kinds is all that needs to be looked at.
const says = (message: unknown, say: string): boolean =>
  typeof message === 'object' && message !== null && 'say' in message && message.say === say;

export const isQuestion = (message: unknown): message is Question => says(message, 'ask');
export const isReply = (message: unknown): message is Reply => says(message, 'reply');
export const isStart = (message: unknown): message is Start => says(message, 'start');
export const isDone = <K extends Job['job']>(message: unknown): message is Done<K> => says(message, 'done');
