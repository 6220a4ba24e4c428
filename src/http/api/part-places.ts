// How many parts of files come at a time, and which of them gives its place to another: the slowest, and none that comes at a fair
// pace. Who sends them isn't known, so connections that bring next to nothing can't be counted against anybody (PROTOCOL B55).
import { endableBody } from '../../domain/endable-body.ts';

const AT_ONCE = 64;
/** What comes at so many bytes a millisecond keeps its place: 64 KiB a second. */
const FAIR_BYTES_A_MS = 65_536 / 1_000;
/** What has only just begun counts as having come at a kibibyte a second: before what brings nothing, behind what truly comes. */
const HEAD_START = { bytes: 1_024, ms: 1_000 };

/** A part that comes. `body` throws once its place was given to another. */
export type PartPlace = {
  readonly body: AsyncIterable<Uint8Array>;
  readonly isGivenUp: () => boolean;
  readonly leave: () => void;
};

export type PartPlaces = {
  /** A place for a part; undefined where every other one comes at a fair pace. */
  readonly take: (body: AsyncIterable<Uint8Array>) => PartPlace | undefined;
};

type Coming = { readonly since: number; came: number; readonly giveUp: () => void };

export const newPartPlaces = (most: number = AT_ONCE, now: () => number = () => performance.now()): PartPlaces => {
  const taken = new Set<Coming>();

  const paceOf = ({ since, came }: Coming): number => (came + HEAD_START.bytes) / (now() - since + HEAD_START.ms);

  /** Whether there is a place, that of the slowest if need be. */
  const makePlace = (): boolean => {
    if (taken.size < most) return true;
    const slowest = [...taken].reduce((a, b) => (paceOf(b) < paceOf(a) ? b : a));
    if (paceOf(slowest) >= FAIR_BYTES_A_MS) return false;
    taken.delete(slowest);
    slowest.giveUp();
    return true;
  };

  return {
    take: (body) => {
      if (!makePlace()) return undefined;
      let isGivenUp = false;
      const coming: Coming = {
        ...{ since: now(), came: 0 },
        giveUp: () => {
          isGivenUp = true;
          given.end();
        },
      };
      const given = endableBody(body, (bytes) => {
        coming.came += bytes;
      });
      taken.add(coming);
      return {
        body: given.body,
        isGivenUp: () => isGivenUp,
        leave: () => void taken.delete(coming),
      };
    },
  };
};
