// A portal whose process dies at one statement of a transaction: nothing after it is done, and what was begun is undone.
import type { Portal } from '../../src/portal.ts';
import type { Tx } from '../../src/store/database.ts';

/** Runs `job` on a database whose `count`-th change, from now on, is the last thing that the process does. */
export const dyingAt = async <T>(
  { deps: { database } }: Portal,
  count: number,
  job: () => Promise<T>,
): Promise<{ died: boolean; value: T }> => {
  const { write } = database;
  let changes = 0;
  let died = false;
  const dying = (tx: Tx): Tx => ({
    all: tx.all,
    run: (sql, parameters) => {
      changes += 1;
      if (changes >= count) {
        died = true;
        throw new Error('the process ends here');
      }
      return tx.run(sql, parameters);
    },
  });
  const swap = (by: typeof write) => Object.assign(database, { write: by });
  swap((work) => write((tx) => work(dying(tx))));
  try {
    return { value: await job(), died };
  } finally {
    swap(write);
  }
};
