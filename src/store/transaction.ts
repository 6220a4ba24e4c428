// What a job gets to see of a transaction: its statements alone, and only until the job has ended.
import type { Connection, Tx } from './database.ts';

/**
 * A connection's open transaction, lent for one job. `end` makes it dead and tells whether every statement that was
 * begun had ended by then.
 */
export const lend = (connection: Connection): { readonly tx: Tx; readonly end: () => boolean } => {
  let open = true;
  let running = 0;
  const guard = async <T>(work: () => Promise<T>): Promise<T> => {
    if (!open) throw new Error('this transaction has ended');
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
  return {
    tx: {
      all: (sql, parameters) => guard(() => connection.all(sql, parameters)),
      run: (sql, parameters) => guard(() => connection.run(sql, parameters)),
    },
    end: () => {
      open = false;
      return running === 0;
    },
  };
};
