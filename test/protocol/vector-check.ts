// What every group of vectors is given: a way to note each value, and randomness that the vectors name.
import { type Argon2id, equal } from '../../src/protocol/check/index.ts';
import { setRandom } from '../../src/protocol/open/index.ts';
import type { Vectors } from './read-vectors.ts';

/** Notes whether one value is as the vectors say. */
export type Check = (name: string, holds: boolean) => void;
export type VectorGroup = (vectors: Vectors, check: Check, argon2: Argon2id) => void | Promise<void>;

/** Whether two byte strings are the same. */
export const same = (a: Uint8Array, b: Uint8Array): boolean => equal(a, b);

/** Runs `work` with these bytes as the only randomness; it must use no more than them. */
export function withRandom<T>(bytes: Uint8Array, work: () => T): T {
  let used = 0;
  setRandom({
    bytes: (count) => {
      used += count;
      if (used > bytes.length) throw new Error('more randomness was asked for than the vector gives');
      return bytes.slice(used - count, used);
    },
  });
  try {
    return work();
  } finally {
    setRandom(undefined);
  }
}
