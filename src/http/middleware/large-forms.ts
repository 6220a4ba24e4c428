// Which forms beyond the usual size are read, and when: a few at a time, and after each a rest, so that whoever keeps sending
// them takes about a tenth of the thread that everybody's requests share. It knows times and counts, nothing of a request.

/** Milliseconds that only grow: of time, and of those in which the portal's thread was at work. */
export type MainThread = { readonly now: () => number; readonly worked: () => number };

export const mainThread: MainThread = {
  now: () => performance.now(),
  worked: () => performance.eventLoopUtilization().active,
};

/** Each may take ten times its size of memory until its answer has gone out. */
const AT_ONCE = 2;
/** How many times as long as a form took nobody else's is read after it. */
const RESTS = 9;
/**
 * None takes a ninth of this. While a form waits for the queue of pages without script, what the thread does for others
 * counts as its own; that mustn't keep the next one out for long.
 */
const MOST_REST_MS = 60_000;
/** By then one of those that are under way has been answered, unless its line is slow. */
const UNDER_WAY_SECONDS = 10;

/** A request's leave to bring more than the usual; without one, all but `take` do nothing. */
export type Leave = {
  /** False where others have all of it, or the rest after the last one goes on. */
  readonly take: () => boolean;
  /** The body has come: reading begins. */
  readonly begin: () => void;
  /** The answer is made: the rest begins. */
  readonly answered: () => void;
  /** Nothing of the answer is in memory any more. */
  readonly giveBack: () => void;
};

export type LargeForms = {
  readonly leave: () => Leave;
  /** When it is worth coming back, in whole seconds. */
  readonly seconds: () => number;
};

export const largeForms = ({ now, worked }: MainThread): LargeForms => {
  let taken = 0;
  let restsUntil = Number.NEGATIVE_INFINITY;
  const leave = (): Leave => {
    let mine = false;
    let begun: number | undefined;
    return {
      take: () => {
        if (mine) return true;
        if (taken >= AT_ONCE || now() < restsUntil) return false;
        taken += 1;
        mine = true;
        return true;
      },
      begin: () => {
        if (mine) begun ??= worked();
      },
      answered: () => {
        if (begun === undefined) return;
        const took = worked() - begun;
        // Of two that were read side by side the second worked in the first one's rest, which is made up for.
        restsUntil = Math.max(restsUntil + took, now()) + Math.min(RESTS * took, MOST_REST_MS);
        begun = undefined;
      },
      giveBack: () => {
        if (mine) taken -= 1;
        mine = false;
      },
    };
  };
  return {
    leave,
    seconds: () => Math.max(taken >= AT_ONCE ? UNDER_WAY_SECONDS : 1, Math.ceil((restsUntil - now()) / 1_000)),
  };
};
