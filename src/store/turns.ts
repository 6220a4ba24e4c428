// Work that holds the thread for about a millisecond, one piece a turn of the event loop: without it, as many pieces as
// requests have arrived would run in one go, and what comes back from the disk's threads would wait behind them all.

/** Gives turns in the order in which they were asked for. */
const turns = (): (() => Promise<void>) => {
  const waiting: (() => void)[] = [];
  const next = (): void => {
    waiting.shift()?.();
    if (waiting.length > 0) setImmediate(next);
  };
  return () =>
    new Promise((begin) => {
      waiting.push(begin);
      if (waiting.length === 1) setImmediate(next);
    });
};

/** Settles when the caller may go on with its next piece. */
export const ownTurn = turns();
