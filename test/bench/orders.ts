// How the bench speaks to its own processes: an order as JSON in their argument, results as one JSON line on their output,
// and sealed reports in a file of length-prefixed records. Both sides parse; nothing is trusted for being ours.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { Foundation } from '../../src/domain/wire.ts';

/** A report that was sealed before: its number, and the code and master that its keys come from. */
export const SealedBefore = v.strictObject({ number: v.number(), code: v.string(), master: v.string() });
export type SealedBefore = v.InferOutput<typeof SealedBefore>;

/**
 * What is to be sealed: `count` reports from number `first` on, or `again` those reports under a new case id each; as made on
 * the day `on`, into `file`. Beside it lie the look-ups (`.lookups`), the keys (`.keys`), and this order (`.order`).
 */
export const SealOrder = v.strictObject({
  foundation: Foundation,
  root: v.string(),
  first: v.number(),
  count: v.number(),
  on: v.string(),
  file: v.string(),
  again: v.exactOptional(v.array(SealedBefore)),
});
export type SealOrder = v.InferOutput<typeof SealOrder>;

/** What is to be sent: every record of `files` to `path`, `at` at a time. */
export const LoadOrder = v.strictObject({
  port: v.number(),
  path: v.string(),
  type: v.string(),
  files: v.array(v.string()),
  at: v.number(),
});
export type LoadOrder = v.InferOutput<typeof LoadOrder>;

/** The place of a record: in which of the order's files, and there at which place. */
const RecordAt = v.strictObject({ file: v.number(), at: v.number() });

/** What came of it; times in milliseconds, from the first byte sent to the whole answer. */
export const LoadResult = v.strictObject({
  acknowledged: v.number(),
  /** Answered with "taken": a reporter's browser sends these again under a new case id. */
  taken: v.array(RecordAt),
  errors: v.number(),
  seconds: v.number(),
  perSecond: v.number(),
  p50: v.number(),
  p99: v.number(),
  max: v.number(),
  /** Of a request with its headers, and of an answer with its own, on average. */
  bodyBytes: v.number(),
  answerBytes: v.number(),
  answers: v.record(v.string(), v.number()),
});
export type LoadResult = v.InferOutput<typeof LoadResult>;

/** Reports to be sent one after the other at a pace, and what came of it: milliseconds from each one's moment to its whole answer. */
export const PacedOrder = v.strictObject({ port: v.number(), files: v.array(v.string()), perSecond: v.number() });
export type PacedOrder = v.InferOutput<typeof PacedOrder>;
export const PacedResult = v.strictObject({
  acknowledged: v.number(),
  sent: v.number(),
  p50: v.number(),
  p99: v.number(),
  max: v.number(),
});
export type PacedResult = v.InferOutput<typeof PacedResult>;

/** The order that this process was started with. */
export const readOrder = <S extends v.GenericSchema>(schema: S): v.InferOutput<S> =>
  v.parse(schema, JSON.parse(process.argv[2] ?? ''));

const outputOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve(output) : reject(new Error(`a process ended with ${code}`))));
  });

/** Runs a file of this folder as a process of its own and gives what it wrote. */
export const runOwn = (file: string, order: unknown): Promise<string> => {
  const path = fileURLToPath(new URL(file, import.meta.url));
  const own = ['--max-old-space-size=4096', '--import', 'tsx', path, JSON.stringify(order)];
  return outputOf(spawn(process.execPath, own, { stdio: ['ignore', 'pipe', 'inherit'] }));
};

/** Appends one record to a file of records. */
export const record = (body: string): Uint8Array => {
  const bytes = Buffer.from(body, 'utf8');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(bytes.length);
  return Buffer.concat([head, bytes]);
};

/** The records of a file's bytes, in order. */
export function* recordsOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    yield bytes.subarray(at + 4, at + 4 + length);
    at += 4 + length;
  }
}
