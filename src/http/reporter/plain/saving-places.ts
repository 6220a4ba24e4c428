// How many files are given back at a time without script, and which of them gives its place to another: one whose reader takes next to
// nothing, or one of a mailbox that has more than its share, the slowest of all these first (PROTOCOL B52). In memory alone.

const AT_ONCE = 8;
/** So many are one mailbox's own, as long as nobody waits who has none; one stays its own then. */
const OF_ONE = 2;
/** What is taken at so many bytes a millisecond keeps its place: 64 KiB a second. */
const FAIR_BYTES_A_MS = 65_536 / 1_000;
/** The pace of the last two spans counts: what a connection swallows at first, and never goes on with, soon doesn't. */
const SPAN_MS = 15_000;
/** Nobody's pace is known sooner. */
const KNOWN_MS = 5_000;

/** A file that is given back. */
export type SavingPlace = {
  /** A piece is ready; to be called again once its reader has taken it. Only the time between counts, and none that the portal needs. */
  readonly offer: (bytes: number) => () => void;
  readonly leave: () => void;
};

export type SavingPlaces = {
  /** A place for a file of this mailbox; undefined where none can be had. `giveUp` is called where it goes to another. */
  readonly take: (mailbox: string, giveUp: () => void) => SavingPlace | undefined;
};

type Span = { bytes: number; ms: number };
type Going = {
  readonly mailbox: string;
  readonly giveUp: () => void;
  before: Span;
  span: Span;
  offeredAt: number | undefined;
};

const newSpan = (): Span => ({ bytes: 0, ms: 0 });

export const newSavingPlaces = (now: () => number = () => performance.now()): SavingPlaces => {
  const taken = new Set<Going>();

  /** Bytes a millisecond; below nothing, the longer the lower, where a whole span passed without any. */
  const paceOf = ({ before, span, offeredAt }: Going): number => {
    const waits = offeredAt === undefined ? 0 : now() - offeredAt;
    if (waits >= SPAN_MS) return -waits;
    const ms = before.ms + span.ms + waits;
    return ms < KNOWN_MS ? Number.POSITIVE_INFINITY : (before.bytes + span.bytes) / ms;
  };

  const countOf = (mailbox: string): number => [...taken].filter((one) => one.mailbox === mailbox).length;

  /** Whether there is a place for somebody of this mailbox, another's if need be. */
  const makePlace = (mailbox: string): boolean => {
    if (taken.size < AT_ONCE) return true;
    const own = countOf(mailbox);
    // Who has none may have one of two, so that four cases don't hold all places with what comes at a fair pace and hardly ever ends.
    const hasMore = (one: Going): boolean => own < OF_ONE && countOf(one.mailbox) >= OF_ONE + own;
    const mayGo = [...taken].filter((one) => paceOf(one) < FAIR_BYTES_A_MS || hasMore(one));
    const [first, ...others] = mayGo;
    if (first === undefined) return false;
    const slowest = others.reduce((a, b) => (paceOf(b) < paceOf(a) ? b : a), first);
    taken.delete(slowest);
    slowest.giveUp();
    return true;
  };

  return {
    take: (mailbox, giveUp) => {
      if (!makePlace(mailbox)) return undefined;
      const going: Going = { mailbox, giveUp, before: newSpan(), span: newSpan(), offeredAt: undefined };
      taken.add(going);
      return {
        offer: (bytes) => {
          going.offeredAt = now();
          return () => {
            going.span.ms += now() - (going.offeredAt ?? now());
            going.span.bytes += bytes;
            going.offeredAt = undefined;
            if (going.span.ms >= SPAN_MS) [going.before, going.span] = [going.span, newSpan()];
          };
        },
        leave: () => void taken.delete(going),
      };
    },
  };
};
