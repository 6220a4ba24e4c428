// Whose photo may be in memory: a few in the whole portal, in the order in which they came, each for as long as looking through one
// can take. Whoever waits has theirs on the disk already, sealed, so that no slow line keeps a turn.

/** Each takes up to the memory of the largest photo that is looked through. */
const AT_ONCE = 2;
/** The largest takes a few seconds on a busy machine; whoever takes longer than this has gone wrong. */
const MOST_MS = 60_000;

export type PhotoTurns = {
  /** Resolves to what gives the turn back, which may be done more than once. `late` is called where that doesn't happen in time. */
  readonly take: (late: () => void) => Promise<() => void>;
};

export const startPhotoTurns = (mostMs: number = MOST_MS): PhotoTurns => {
  const waiting: (() => void)[] = [];
  let taken = 0;
  const next = (): void => {
    taken -= 1;
    waiting.shift()?.();
  };
  const begin = (late: () => void): (() => void) => {
    taken += 1;
    let isMine = true;
    const giveBack = (): void => {
      clearTimeout(timer);
      if (isMine) next();
      isMine = false;
    };
    const timer = setTimeout(late, mostMs);
    return giveBack;
  };
  return {
    take: (late) =>
      new Promise((resolve) => {
        const mine = (): void => resolve(begin(late));
        if (taken < AT_ONCE) mine();
        else waiting.push(mine);
      }),
  };
};
