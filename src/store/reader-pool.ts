// The reading connections and how they are lent: each caller gets one to itself for as long as its statement or its
// snapshot takes. Never writes.
import type { Connection, Database, Reader } from './database.ts';
import { lend } from './transaction.ts';

type Pool = { readonly reader: Reader; readonly snapshot: Database['snapshot']; readonly drain: () => Promise<void> };

/** Shares out reading connections: one statement each, or a whole snapshot. `drain` refuses new readers and awaits the rest. */
export const readerPool = (connections: readonly Connection[]): Pool => {
  const free = [...connections];
  const callers: { readonly whole: boolean; readonly take: (connection: Connection) => void }[] = [];
  // One connection stays free of snapshots, so that a snapshot's own plain read can't wait for itself.
  let snapshots = 0;
  let closed = false;
  const serve = (): void => {
    for (;;) {
      const next = callers.findIndex((caller) => !caller.whole || snapshots < connections.length - 1);
      const caller = callers[next];
      const connection = caller === undefined ? undefined : free.pop();
      if (caller === undefined || connection === undefined) return;
      callers.splice(next, 1);
      if (caller.whole) snapshots += 1;
      caller.take(connection);
    }
  };
  const borrow = (whole: boolean): Promise<Connection> =>
    new Promise((take) => {
      callers.push({ whole, take });
      serve();
    });
  const using = async <T>(whole: boolean, work: (connection: Connection) => Promise<T>): Promise<T> => {
    if (closed) throw new Error('the database is closed');
    const connection = await borrow(whole);
    try {
      return await work(connection);
    } finally {
      if (whole) snapshots -= 1;
      free.push(connection);
      serve();
    }
  };
  return {
    reader: { all: (sql, parameters) => using(false, (connection) => connection.all(sql, parameters)) },
    snapshot: (job) =>
      using(true, async (connection) => {
        await connection.script('begin');
        const { tx, end } = lend(connection);
        try {
          return await job({ all: tx.all });
        } finally {
          end();
          await connection.script('rollback');
        }
      }),
    // Whoever holds every connection knows that nobody else reads any more; none is given back.
    drain: async () => {
      closed = true;
      await Promise.all(connections.map(() => borrow(false)));
    },
  };
};
