// How many parts of files come at a time, and which of them gives its place to another: the slowest, and none that comes at a fair
// pace. Who sends them isn't known, so connections that bring next to nothing can't be counted against anybody (PROTOCOL B55).
import { endableBody } from '../../domain/endable-body.ts';

const AT_ONCE = 64;
/** What comes at so many bytes a millisecond keeps its place: 64 KiB a second. */
const FAIR_BYTES_A_MS = 65_536 / 1_000;
/**
 * So long a part counts as having come at seven kibibytes a second before it began. Whether its pace is fair is asked with ten seconds of
 * it, so that few bytes at once aren't a pace; which of those that aren't fair is the slowest with a minute, so that whoever comes slowly
 * and steadily isn't behind what has only just begun.
 */
const headStart = (seconds: number) => ({ bytes: seconds * 7_168, ms: seconds * 1_000 });
const BEFORE_FAIR = headStart(10);
const BEFORE_ORDER = headStart(60);

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

  const paceOf = ({ since, came }: Coming, before: { readonly bytes: number; readonly ms: number }): number =>
    (came + before.bytes) / (now() - since + before.ms);
  const isFair = (coming: Coming): boolean => paceOf(coming, BEFORE_FAIR) >= FAIR_BYTES_A_MS;
  const slower = (one: Coming, other: Coming): Coming =>
    paceOf(other, BEFORE_ORDER) < paceOf(one, BEFORE_ORDER) ? other : one;

  /** Whether there is a place, that of the slowest if need be. */
  const makePlace = (): boolean => {
    if (taken.size < most) return true;
    const unfair = [...taken].filter((coming) => !isFair(coming));
    if (unfair.length === 0) return false;
    const slowest = unfair.reduce(slower);
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
