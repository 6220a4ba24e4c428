// How a device carries bytes to the portal and back: beside the JSON of transport.ts, for files alone. Whoever has a network hands
// it in; nothing here knows of one.
import type * as v from 'valibot';
import { parseWire } from '../domain/wire.ts';
import { type Answer, answered, type ClientProblem, failed, problemOf } from './transport.ts';

/** An answer: its body comes in pieces, or is read as JSON. Reading rejects where the connection breaks off. */
export type ByteReply = {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly json: () => Promise<unknown>;
  readonly pieces: () => AsyncIterable<Uint8Array>;
};

/** What is sent: bytes as `application/octet-stream`, a text as JSON, or nothing. */
export type ByteRequest = {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array | string;
};

/** Carries one request to the portal's own origin. It rejects where no answer came. */
export type ByteTransport = (method: 'GET' | 'POST', path: string, request: ByteRequest) => Promise<ByteReply>;

/** Ends what is under way at the next step; an AbortSignal is one. */
export type Halt = { readonly aborted: boolean };

/** The reply's JSON; undefined where it is none. */
const jsonOf = async (reply: ByteReply): Promise<unknown> => {
  try {
    return await reply.json();
  } catch {
    return undefined;
  }
};

/** Why a reply isn't what was asked for. */
export const replyProblem = async (reply: ByteReply): Promise<Answer<never>> => ({
  ok: false,
  problem: problemOf(await jsonOf(reply)),
});

/** Asks, and parses what comes back by `schema`; an answer of another shape is `internal`, none at all `offline`. */
export const askBytes = async <S extends v.GenericSchema>(
  carry: ByteTransport,
  method: 'GET' | 'POST',
  path: string,
  schema: S,
  request: ByteRequest = {},
): Promise<Answer<v.InferOutput<S>>> => {
  let reply: ByteReply;
  try {
    reply = await carry(method, path, request);
  } catch {
    return failed('offline');
  }
  if (reply.status < 200 || reply.status > 299) return replyProblem(reply);
  const value = parseWire(schema, await jsonOf(reply));
  return value === undefined ? failed('internal') : answered(value);
};

/** How often a step is tried before its user is asked. */
const TRIES = 5;
const FIRST_WAIT_MS = 1_000;

/** Resolves after so many milliseconds. */
export type Wait = (ms: number) => Promise<void>;

/** Whether another try may go well: no answer came, the portal failed, or it takes no more just now. */
export const isPassing = ({ error, refusal }: ClientProblem): boolean =>
  error === 'offline' || error === 'internal' || refusal?.code === 'uploads-busy';

/** Tries until it goes well, fails for good, was tried so often, or is halted; each wait is twice the one before. */
export const withRetry = async <T>(
  wait: Wait,
  halt: Halt | undefined,
  step: () => Promise<Answer<T>>,
  most = TRIES,
): Promise<Answer<T>> => {
  let last = await step();
  for (let tries = 1; tries < most && !last.ok && isPassing(last.problem) && halt?.aborted !== true; tries += 1) {
    await wait(FIRST_WAIT_MS * 2 ** (tries - 1));
    last = await step();
  }
  return last;
};
