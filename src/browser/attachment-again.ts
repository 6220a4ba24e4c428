// When what a broken line stopped is tried again by itself: after a pause that grows, for as long as the page is open.

const FIRST_PAUSE_MS = 1_000;
/** Nobody waits longer for a portal that is there again. */
const LONGEST_PAUSE_MS = 60_000;

export type Again = {
  /** Nothing is to be sent before the pause is over; each is twice the one before. */
  readonly hold: () => void;
  readonly isHeld: () => boolean;
  /** Something came through, or somebody asks for it at once: nothing is held, and the next pause is short again. */
  readonly lift: () => void;
  readonly end: () => void;
};

/** Does something after so many milliseconds, unless what it gives is called before. */
export type Later = (does: () => void, ms: number) => () => void;

const byTimeout: Later = (does, ms) => {
  const timer = setTimeout(does, ms);
  return () => clearTimeout(timer);
};

/** `onAgain` hears that a pause is over. */
export const startAgain = (onAgain: () => void, later = byTimeout): Again => {
  let pause = FIRST_PAUSE_MS;
  let held: (() => void) | undefined;
  let isOver = false;
  const stop = (): void => {
    held?.();
    held = undefined;
  };
  return {
    hold: () => {
      if (isOver || held !== undefined) return;
      held = later(() => {
        stop();
        onAgain();
      }, pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
    },
    isHeld: () => held !== undefined,
    lift: () => {
      stop();
      pause = FIRST_PAUSE_MS;
    },
    end: () => {
      isOver = true;
      stop();
    },
  };
};
