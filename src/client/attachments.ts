// The files of a case as its lines and sealed attachments vouch for them, and their way back out of the portal: opened chunk by
// chunk as they come, and called whole only once every byte was there and has the hash that its attachment names.

import type { PlainDate } from '../domain/plain-date.ts';
import type { AttachedPiece } from '../domain/thread.ts';
import type { FileWire } from '../domain/wire-files.ts';
import {
  type Author,
  type CaseId,
  type FileId,
  fileBlobBytes,
  fromBase64url,
  type Room,
} from '../protocol/check/index.ts';
import { fileOpener } from '../protocol/open/index.ts';
import { type ByteReply, type ByteTransport, type Halt, replyProblem, type Wait, withRetry } from './byte-transport.ts';
import type { OpenedEntry } from './opening.ts';
import { type Answer, answered, failed, fromOutcome } from './transport.ts';

/** What can be opened of a file: where it lies and under which key. */
export type OpenableFile = {
  readonly file: FileId;
  readonly key: string;
  readonly name: string;
  readonly mime: string;
  readonly size: number;
  readonly hash: string;
};

/**
 * A file that a line brought. `lost`: the portal says that it hasn't all of it any more. The other problems are its attachment's:
 * then nothing else is known of it.
 */
export type Attachment = {
  readonly line: string;
  readonly on: PlainDate | undefined;
  readonly by: Author;
  readonly room: Room;
  readonly opened?: OpenableFile;
  readonly problem?: 'lost' | 'cannot-open' | 'not-authenticated';
};

/** Whether the portal has the file of an attachment whole, by its own word, in the place where the attachment stands. */
const isThere = (files: readonly FileWire[], { line, room }: OpenedEntry, opened: OpenableFile): boolean =>
  files.some(
    (wire) =>
      wire.file === opened.file &&
      wire.line === line &&
      wire.room === room &&
      wire.stands &&
      wire.bytes === fileBlobBytes(opened.size),
  );

/** The attachments among opened entries, in their order. */
export const attachmentsIn = (entries: readonly OpenedEntry[], files: readonly FileWire[]): readonly Attachment[] =>
  entries.flatMap((one): readonly Attachment[] => {
    if (one.expected !== 'attachment') return [];
    const { line, on, by, room, entry, problem } = one;
    const base = { line, on, by, room };
    if (entry?.type !== 'attachment') return [{ ...base, problem: problem ?? 'not-authenticated' }];
    const { type: _, ...opened } = entry;
    return [{ ...base, opened, ...(isThere(files, one, opened) ? {} : { problem: 'lost' as const }) }];
  });

const told = ({ file, name, mime, size, hash }: OpenableFile): AttachedPiece => ({ file, name, mime, size, hash });

/** An attachment as a page shows it, without its key. */
export const pieceOf = ({ opened, problem }: Attachment): AttachedPiece => ({
  ...(opened === undefined ? {} : told(opened)),
  ...(problem === undefined ? {} : { problem }),
});

/** Who asks for a file: a handler by the case's number, a reporter by the look-up key. */
export type FileDoor = { readonly number: string } | { readonly lookup: string };

export type DownloadOptions = {
  readonly wait: Wait;
  readonly halt?: Halt;
  /** Bytes of the content that were opened, of how many. */
  readonly onProgress?: (opened: number, of: number) => void;
};

const ask = (carry: ByteTransport, door: FileDoor, file: FileId, from: number): Promise<ByteReply> => {
  const headers = from === 0 ? {} : { range: `bytes=${from}-` };
  if ('number' in door) return carry('GET', `/api/staff/cases/${door.number}/files/${file}`, { headers });
  const body = JSON.stringify({ lookup: door.lookup, file });
  return carry('POST', '/api/mailbox/files', { headers, body });
};

/**
 * Opens a file as it comes and hands its content to `write`, piece by piece; where the connection breaks off, it goes on from there.
 * What was written counts for nothing before this is answered well: `cannot-open` where any of it isn't what was attached, `refused`
 * with `file-damaged` where the portal has lost it. `write` may throw to stop.
 */
export const downloadFile = async (
  carry: ByteTransport,
  door: FileDoor,
  caseId: CaseId,
  attached: OpenableFile,
  write: (piece: Uint8Array) => Promise<void> | void,
  { wait, halt, onProgress }: DownloadOptions,
): Promise<Answer<true>> => {
  const { file, size, hash } = attached;
  const key = fromBase64url(attached.key, 32);
  if (key === undefined) return failed('cannot-open');
  const opener = fileOpener(key, caseId, file, size, hash);
  const whole = fileBlobBytes(size);
  let received = 0;
  let written = 0;

  /** Takes in what comes of one answer; `offline` where it broke off. */
  const take = async (reply: ByteReply): Promise<Answer<true>> => {
    const pieces = reply.pieces()[Symbol.asyncIterator]();
    try {
      for (;;) {
        let next: IteratorResult<Uint8Array>;
        try {
          next = await pieces.next();
        } catch {
          return failed('offline');
        }
        if (next.done === true) return received === whole ? answered(true) : failed('offline');
        if (halt?.aborted === true) return failed('offline');
        received += next.value.length;
        const opened = opener.push(next.value);
        if (!opened.ok) return fromOutcome(opened);
        if (opened.value.length === 0) continue;
        await write(opened.value);
        written += opened.value.length;
        onProgress?.(written, size);
      }
    } finally {
      // However it ends: what isn't taken any more is let go of, or the portal would hold it ready.
      await pieces.return?.();
    }
  };

  /** Takes nothing of an answer that isn't the one. */
  const letGo = async (reply: ByteReply): Promise<void> => {
    try {
      for await (const _ of reply.pieces()) break;
    } catch {
      // It broke off by itself.
    }
  };

  const goOn = async (): Promise<Answer<true>> => {
    let reply: ByteReply;
    const from = received;
    try {
      reply = await ask(carry, door, file, from);
    } catch {
      return failed('offline');
    }
    // From the middle on there must come what was asked for: the whole again would be other bytes in its place.
    if (reply.status === (from === 0 ? 200 : 206)) return take(reply);
    if (reply.status < 200 || reply.status > 299) return replyProblem(reply);
    await letGo(reply);
    return failed('internal');
  };

  try {
    const came = await withRetry(wait, halt, goOn);
    const ended = opener.finish();
    if (!came.ok) return came;
    return ended.ok ? answered(true) : fromOutcome(ended);
  } finally {
    key.fill(0);
  }
};
