// What takes much memory is done one after the other, however much of it is asked for at once.

/** Does each thing that it is given once all before it are over; one that fails holds up none. */
export const inTurn = (): (<T>(job: () => Promise<T>) => Promise<T>) => {
  let before: Promise<unknown> = Promise.resolve();
  return (job) => {
    const done = before.then(job);
    before = done.catch(() => undefined);
    return done;
  };
};
