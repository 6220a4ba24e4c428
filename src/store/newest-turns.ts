// One thing at a time under each name, and the newest: whoever comes ends what came before under the same name, and begins once that
// has left. So nobody waits for what may never come any more.

/** What is done in a turn hears by `whenPassed` that a newer one waits, at once where one does already. */
export type Turn = { readonly whenPassed: (end: () => void) => void };

export type NewestTurns = {
  /** Runs `job` in its turn; `passed` is the answer of one that a newer one came before. */
  readonly take: <T>(name: string, passed: T, job: (turn: Turn) => Promise<T>) => Promise<T>;
  /** The names under which something is done or waits. */
  readonly names: () => readonly string[];
};

type Own = { readonly pass: () => void; readonly over: Promise<void> };

export const openNewestTurns = (): NewestTurns => {
  const newest = new Map<string, Own>();
  return {
    take: async (name, passed, job) => {
      const before = newest.get(name);
      let isPassed = false;
      let end: (() => void) | undefined;
      let leave = (): void => undefined;
      const own: Own = {
        pass: () => {
          isPassed = true;
          end?.();
        },
        over: new Promise((resolve) => {
          leave = resolve;
        }),
      };
      newest.set(name, own);
      before?.pass();
      try {
        await before?.over;
        if (isPassed) return passed;
        return await job({
          whenPassed: (ends) => {
            end = ends;
            if (isPassed) ends();
          },
        });
      } finally {
        leave();
        if (newest.get(name) === own) newest.delete(name);
      }
    },
    names: () => [...newest.keys()],
  };
};
