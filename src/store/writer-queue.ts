// The writer's queue with group commit: up to 64 jobs in one BEGIN IMMEDIATE, a SAVEPOINT each, and no promise settles
// before the COMMIT. Another request's statement can't slip into an open transaction, since nobody else writes.
import type { Connection, Database, Tx } from './database.ts';
import { lend } from './transaction.ts';

/** More jobs in one commit would delay the first without saving anything measurable (stack.md). */
const MAX_BATCH = 64;

type Settled = { readonly ok: true } | { readonly ok: false; readonly error: unknown };
type Job = { readonly run: (tx: Tx) => Promise<void>; readonly settle: (settled: Settled) => void };

const runJob = async (writer: Connection, job: Job): Promise<Settled> => {
  const { tx, end } = lend(writer);
  try {
    await job.run(tx);
    if (!end()) throw new Error('a job ended before its statements did');
    return { ok: true };
  } catch (error) {
    end();
    return { ok: false, error };
  }
};

const runBatch = async (writer: Connection, batch: readonly Job[]): Promise<void> => {
  const settled: Settled[] = [];
  try {
    await writer.script('begin immediate; savepoint job');
    for (const [index, job] of batch.entries()) {
      const done = await runJob(writer, job);
      settled.push(done);
      // One script, since each goes to another thread and back. Where even the undoing fails, the engine has already
      // undone the whole batch, and everybody in it is told so below.
      const own = done.ok ? 'release job' : 'rollback to job; release job';
      await writer.script(`${own}; ${index + 1 < batch.length ? 'savepoint job' : 'commit'}`);
    }
  } catch (error) {
    await writer.script('rollback').catch(() => undefined);
    for (const [index, job] of batch.entries()) {
      const own = settled[index];
      job.settle(own !== undefined && !own.ok ? own : { ok: false, error });
    }
    return;
  }
  for (const [index, job] of batch.entries()) job.settle(settled[index] ?? { ok: false, error: new Error('lost job') });
};

/** The queue of a connection that nobody else writes with. `drain` refuses new jobs and ends those that wait. */
export const writerQueue = (
  writer: Connection,
): { readonly write: Database['write']; readonly drain: () => Promise<void> } => {
  const waiting: Job[] = [];
  let closed = false;
  let pumping: Promise<void> | undefined;
  const pump = async (): Promise<void> => {
    while (waiting.length > 0) await runBatch(writer, waiting.splice(0, MAX_BATCH));
    pumping = undefined;
  };
  return {
    write: <T>(run: (tx: Tx) => Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        if (closed) return reject(new Error('the database is closed'));
        let finish = (): void => reject(new Error('a job that never ran'));
        waiting.push({
          run: async (tx) => {
            const value = await run(tx);
            finish = () => resolve(value);
          },
          settle: (settled) => (settled.ok ? finish() : reject(settled.error)),
        });
        // A turn later, so that jobs of one moment share the first commit too.
        pumping ??= Promise.resolve().then(pump);
      }),
    drain: async () => {
      closed = true;
      await pumping;
    },
  };
};
