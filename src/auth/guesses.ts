// Counts wrong tries, in memory alone, and says who must wait. The table has a fixed size: what is counted goes by a hash
// that nobody outside can compute, so no flood of invented names drives out a count, makes it grow, or aims at a place.
import { createHmac } from 'node:crypto';
import { newWrongTries, type WrongTries, type WrongTriesDeps } from './wrong-tries.ts';

/** So many wrong tries are taken at once. */
export const FREE_TRIES = 10;
const FIRST_GAP_MS = 1_000;
/** No gap grows beyond this: who knows the passphrase never waits longer. */
export const LONGEST_GAP_MS = 60_000;
/** Without a try for so long, what was counted is forgotten. */
const FORGOTTEN_MS = 60 * 60 * 1_000;
/** Two names share a place, and so a count, once in so many. */
const PLACES = 65_536;
/** More are not counted: the gap is at its longest by then. */
const MOST_COUNTED = FREE_TRIES + 7;

/** A try that may be looked at, to be told when it was right; or the seconds to wait until one may. */
export type Try =
  | { readonly ok: true; readonly wasRight: () => void }
  | { readonly ok: false; readonly seconds: number };

export type Guesses = {
  /** Counts a try as wrong before it is looked at, so that tries at the same moment share what there is. */
  readonly begin: (whose: string) => Try;
};

const gapAfter = (wrong: number): number =>
  wrong < FREE_TRIES ? 0 : Math.min(LONGEST_GAP_MS, FIRST_GAP_MS * 2 ** (wrong - FREE_TRIES));

/** A table of its own; `places` is for tests. */
export const newGuesses = (
  { clock, random }: { readonly clock: () => Date; readonly random: (bytes: number) => Uint8Array },
  places = PLACES,
): Guesses => {
  const key = random(32);
  const wrong = new Uint8Array(places);
  const lastAt = new Float64Array(places);
  const placeOf = (whose: string): number => createHmac('sha256', key).update(whose).digest().readUInt32LE(0) % places;
  return {
    begin: (whose) => {
      const place = placeOf(whose);
      const now = clock().getTime();
      const passed = now - (lastAt[place] ?? 0);
      // A clock that was turned back makes nobody wait for the time that it lost.
      const counted = passed < 0 || passed >= FORGOTTEN_MS ? 0 : (wrong[place] ?? 0);
      const left = gapAfter(counted) - passed;
      if (counted >= FREE_TRIES && left > 0) return { ok: false, seconds: Math.ceil(left / 1_000) };
      wrong[place] = Math.min(counted + 1, MOST_COUNTED);
      lastAt[place] = now;
      return {
        ok: true,
        wasRight: () => {
          wrong[place] = 0;
        },
      };
    },
  };
};

/**
 * Strangers' tries are counted by user name; a known browser's and an open session's each by itself. Codes of a second factor
 * have counts apart, by account or by known browser: a right passphrase clears none of them.
 */
export type Tries = {
  readonly names: Guesses;
  readonly browsers: Guesses;
  readonly sessions: Guesses;
  readonly codes: Guesses;
  /** What people are told of; it keeps nobody waiting. */
  readonly wrong: WrongTries;
};

export const newTries = (deps: Parameters<typeof newGuesses>[0] & WrongTriesDeps): Tries => ({
  names: newGuesses(deps),
  browsers: newGuesses(deps),
  sessions: newGuesses(deps),
  codes: newGuesses(deps),
  wrong: newWrongTries(deps),
});
