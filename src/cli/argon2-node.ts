// Argon2id for what plays people in Node: the demo and the tests. The server itself never derives a key from what
// somebody typed. Two at a time at most: each takes 64 MiB, and more would hold up the database's reads.
import { hashRaw } from '@node-rs/argon2';
import { ARGON2, type Argon2id } from '../protocol/check/index.ts';

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

/** Argon2id off the event loop (PROTOCOL A5). */
export const argon2Node: Argon2id = (password, salt, length) =>
  inTurn(async () => {
    const made = await hashRaw(password, {
      algorithm: ARGON2ID,
      version: VERSION_1_3,
      memoryCost: ARGON2.memoryKib,
      timeCost: ARGON2.passes,
      parallelism: ARGON2.lanes,
      outputLen: length,
      salt,
    });
    const bytes = new Uint8Array(made);
    made.fill(0);
    return bytes;
  });
