// One scene for several tests that leave it as they found it: made for the first, taken down after the last. A test that
// changes what another looks at has a scene of its own.

/** Lends what `make` makes to as many tests as are told, one after the other; with fewer the process doesn't end. */
export const lentTo = <T>(
  tests: number,
  make: (job: (scene: T) => Promise<void>) => Promise<void>,
): ((job: (scene: T) => Promise<void>) => Promise<void>) => {
  let left = tests;
  let release = (): void => undefined;
  let whole: Promise<void> = Promise.resolve();
  let scene: Promise<T> | undefined;
  const made = (): Promise<T> =>
    new Promise((resolve, reject) => {
      const released = new Promise<void>((done) => {
        release = done;
      });
      whole = make((one) => {
        resolve(one);
        return released;
      });
      whole.catch(reject);
    });
  return async (job) => {
    scene ??= made();
    try {
      await job(await scene);
    } finally {
      left -= 1;
      if (left === 0) release();
    }
    if (left === 0) await whole;
  };
};
