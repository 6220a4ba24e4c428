// The Worker in which files are looked through, sealed and sent, fetched and opened, so that the page stays alive. It is ended with
// all that it holds when its page goes.

import { downloadFile } from '../client/attachments.ts';
import { type ByteTransport, isPassing } from '../client/byte-transport.ts';
import { type FileNature, passingNature } from '../client/hidden-data/file-nature.ts';
import { checkPhoto, MAX_PHOTO_BYTES } from '../client/hidden-data/photo.ts';
import { type FileSource, recallUpload, startUpload, type Upload } from '../client/upload.ts';
import { bodyPieces } from '../domain/body-pieces.ts';
import type { HiddenKind } from '../domain/hidden-data.ts';
import { ready } from '../protocol/sodium.ts';
import { bytesOf, lookAtFile } from './file-look.ts';
import {
  type FetchTask,
  type FileNews,
  type FileTask,
  MOST_HELD_BYTES,
  type RecallTask,
  type SendTask,
} from './file-tasks.ts';
import { type Sink, sendingSink } from './streamed-file.ts';

const tell = (news: FileNews): void => self.postMessage(news);

/** To the portal's own origin; ends at once where `halted` says so. */
const carryUntil =
  (halted: () => AbortSignal): ByteTransport =>
  async (method, path, { headers, body }) => {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream';
    const answer = await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      redirect: 'error',
      signal: halted(),
      headers: { ...(body === undefined ? {} : { 'content-type': type }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : (body as Uint8Array<ArrayBuffer>) }),
    });
    return {
      status: answer.status,
      header: (name) => answer.headers.get(name) ?? undefined,
      json: () => answer.json(),
      pieces: () => bodyPieces(answer.body),
    };
  };

/** So many milliseconds, or until it is halted. */
const waitUntil = (halted: () => AbortSignal) => (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
    halted().addEventListener('abort', () => resolve(), { once: true });
  });

/** What an opened file still tells unseen, as far as photos are looked through; undefined for one that can't be. */
const foundIn = async (
  { hides }: FileNature,
  content: Blob | undefined,
): Promise<readonly HiddenKind[] | undefined> => {
  if (hides !== 'checked') return [];
  if (content === undefined || content.size > MAX_PHOTO_BYTES) return undefined;
  const check = checkPhoto(await bytesOf(content));
  return check.kind === 'checked' ? check.found : undefined;
};

const sourceOf = (content: Blob): FileSource => ({
  size: content.size,
  read: (offset, length) => bytesOf(content.slice(offset, offset + length)),
});

/** What is under way or may go on, by its file's number on the page. */
type Job = { halt: AbortController; upload?: Upload; running: Promise<unknown> };
const jobs = new Map<number, Job>();

const jobOf = (id: number): Job => {
  const job = jobs.get(id) ?? { halt: new AbortController(), running: Promise.resolve() };
  jobs.set(id, job);
  if (job.halt.signal.aborted) job.halt = new AbortController();
  return job;
};

/** The page, which shows it, says when what broke off is tried again (attachment-again.ts). */
const ONCE = 1;

const send = async (id: number, { content, place, limits, standing, hash }: SendTask): Promise<void> => {
  const before = jobs.get(id)?.running;
  await before;
  const job = jobOf(id);
  const halted = () => job.halt.signal;
  job.upload ??= startUpload(carryUntil(halted), place, sourceOf(content), {
    wait: waitUntil(halted),
    tries: ONCE,
    onProgress: (done, of) => tell({ news: 'progress', id, done, of }),
    standing,
    ...(limits === undefined ? {} : { limits }),
    ...(hash === undefined ? {} : { hash }),
  });
  const sending = job.upload.run(halted());
  job.running = sending;
  const answer = await sending;
  // What failed for good begins anew if it is tried again.
  if (!answer.ok && !isPassing(answer.problem)) delete job.upload;
  tell({ news: 'sent', id, answer });
};

const recall = async (id: number, { place, known }: RecallTask): Promise<void> => {
  const job = jobOf(id);
  const halted = () => job.halt.signal;
  job.upload ??= recallUpload(carryUntil(halted), place, known, { wait: waitUntil(halted), tries: ONCE });
  const asking = job.upload.run(halted());
  job.running = asking;
  tell({ news: 'sent', id, answer: await asking });
};

const remove = async (id: number): Promise<void> => {
  const job = jobs.get(id);
  if (job === undefined) return;
  job.halt.abort();
  await job.running;
  job.halt = new AbortController();
  jobs.delete(id);
  await job.upload?.remove();
};

const held = (): Sink => {
  const pieces: BlobPart[] = [];
  return {
    write: (piece) => {
      pieces.push(piece as Uint8Array<ArrayBuffer>);
    },
    end: async (isWhole) => (isWhole ? new Blob(pieces, { type: 'application/octet-stream' }) : undefined),
  };
};

/** Written beside the place that was chosen, and put there only once it is whole. */
const written = async (into: FileSystemFileHandle): Promise<Sink> => {
  const writable = await into.createWritable();
  return {
    write: (piece) => writable.write(piece as Uint8Array<ArrayBuffer>),
    end: async (isWhole) => {
      await (isWhole ? writable.close() : writable.abort());
      return undefined;
    },
  };
};

const bring = async (id: number, { door, caseId, attached, into, onward }: FetchTask): Promise<void> => {
  const job = jobOf(id);
  const halted = () => job.halt.signal;
  const isHeld = into === undefined && onward === undefined;
  if (isHeld && attached.size > MOST_HELD_BYTES) throw new Error('too large to be held');
  const sink = onward ? sendingSink(onward, halted()) : into ? await written(into) : held();
  const passing = passingNature(attached.name);
  const write = (piece: Uint8Array): void | Promise<void> => {
    passing.add(piece);
    return sink.write(piece);
  };
  const answer = await downloadFile(carryUntil(halted), door, caseId, attached, write, {
    wait: waitUntil(halted),
    halt: halted(),
    onProgress: (done, of) => tell({ news: 'progress', id, done, of }),
  }).catch(async (error: unknown) => {
    await sink.end(false).catch(() => undefined);
    throw error;
  });
  const content = await sink.end(answer.ok);
  jobs.delete(id);
  if (!answer.ok) return tell({ news: 'fetched', id, answer });
  const nature = passing.nature();
  const found = await foundIn(nature, content);
  const value = { nature, found, ...(content === undefined ? {} : { content }) };
  tell({ news: 'fetched', id, answer: { ok: true, value } });
};

// Whoever hears nothing of this worker knows that its script didn't load.
tell({ news: 'here' });

self.addEventListener('message', async ({ data }: MessageEvent<FileTask>) => {
  const { id } = data;
  try {
    await ready;
    if (data.task === 'look') tell({ news: 'looked', id, look: await lookAtFile(data.file) });
    else if (data.task === 'send') await send(id, data);
    else if (data.task === 'recall') await recall(id, data);
    else if (data.task === 'fetch') await bring(id, data);
    else if (data.task === 'halt') jobs.get(id)?.halt.abort();
    else await remove(id);
  } catch {
    if (data.task === 'look') tell({ news: 'looked', id, look: { kind: 'unreadable' } });
    if (data.task === 'send' || data.task === 'recall')
      tell({ news: 'sent', id, answer: { ok: false, problem: { error: 'internal' } } });
    if (data.task === 'fetch') tell({ news: 'fetched', id, answer: 'unwritten' });
  }
});
