// One look at the database for everything that a page reads: all of it belongs to one state, and what several parts of the page ask
// is asked once. It writes nothing.
import type { Database, Reader, Row } from './database.ts';

/** A part of the page wants something written first. */
class MustWrite extends Error {}

/** The same question has the same answer as long as nothing changes. */
const askedOnce = (reader: Reader): Reader => {
  const answers = new Map<string, Promise<readonly Row[]>>();
  return {
    all: (sql, parameters = []) => {
      const question = JSON.stringify([sql, ...parameters]);
      const known = answers.get(question) ?? reader.all(sql, parameters);
      answers.set(question, known);
      return known;
    },
  };
};

const lookingAt = (reader: Reader): Pick<Database, 'reader' | 'snapshot' | 'write'> => ({
  reader,
  snapshot: (job) => job(reader),
  write: () => Promise.reject(new MustWrite('a look writes nothing')),
});

/**
 * Runs a job that only reads over one unchanging state. Where a part of it has to write first, which it may where a roster or a night
 * has just changed something, the job is run over the portal itself instead: it must do no harm to begin it twice.
 */
export const oneLook = async <P extends { readonly database: Database }, T>(
  portal: P,
  job: (portal: P) => Promise<T>,
): Promise<T> => {
  const { database } = portal;
  try {
    return await database.snapshot((reader) =>
      job({ ...portal, database: { ...database, ...lookingAt(askedOnce(reader)) } }),
    );
  } catch (error) {
    if (error instanceof MustWrite) return job(portal);
    throw error;
  }
};
