// Argon2id in Node, by the native package: for what plays people in the demo and the tests, and for the worker threads of the
// pages without script. The portal's own thread never derives a key from what somebody typed.
import { createRequire } from 'node:module';
import { ARGON2, type Argon2id } from './protocol/check/index.ts';

// The loader of modules would read the package's text for its names first, which takes a thread ten times as long as this.
const { hashRaw, hashRawSync }: typeof import('@node-rs/argon2') = createRequire(import.meta.url)('@node-rs/argon2');

/** Each takes 64 MiB, and more at once would hold up the database's reads. */
const MAX_AT_ONCE = 2;
/** Argon2id and version 1.3, as the package numbers them; its enums don't exist at run time. */
const ARGON2ID = 2;
const VERSION_1_3 = 1;

let running = 0;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= MAX_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  }
}

const options = (salt: Uint8Array, outputLen: number) => ({
  algorithm: ARGON2ID,
  version: VERSION_1_3,
  memoryCost: ARGON2.memoryKib,
  timeCost: ARGON2.passes,
  parallelism: ARGON2.lanes,
  outputLen,
  salt,
});

/** A copy in memory of its own; the package's buffer is overwritten. */
const taken = (made: Buffer): Uint8Array => {
  const bytes = new Uint8Array(made);
  made.fill(0);
  return bytes;
};

/** Argon2id off the event loop (PROTOCOL A5). */
export const argon2Node: Argon2id = (password, salt, length) =>
  inTurn(async () => taken(await hashRaw(password, options(salt, length))));

/** The same on the calling thread, for a worker that has nothing else to do and takes no thread from the database. */
export const argon2InThread: Argon2id = async (password, salt, length) =>
  taken(hashRawSync(password, options(salt, length)));
