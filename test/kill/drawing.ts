// Randomness that a run names and that can be drawn again: SEED in the environment repeats a run that failed.
import { randomInt } from 'node:crypto';

const LARGEST_SEED = 2 ** 31;

export type Drawing = {
  readonly seed: number;
  /** A number from 0 up to, but not, 1. */
  readonly share: () => number;
  /** A whole number from 0 to `most`. */
  readonly upTo: (most: number) => number;
};

/** A drawing from SEED, or from a seed of its own; it says which. */
export const newDrawing = (): Drawing => {
  const given = Number(process.env.SEED ?? Number.NaN);
  const seed = Number.isSafeInteger(given) ? given : randomInt(LARGEST_SEED);
  process.stdout.write(`SEED=${seed}\n`);
  let state = seed >>> 0;
  // Mulberry32: enough to choose moments by.
  const share = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { seed, share, upTo: (most) => Math.floor(share() * (most + 1)) };
};
