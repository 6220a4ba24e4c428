// Deletes the keys of identities whose disclosure has ended. Nobody was served them since; this takes them off the disk. Can
// run at any time, twice or late.
import { riyadhDate } from '../domain/plain-date.ts';
import { parseAssociationId } from '../protocol/check/index.ts';
import type { Database } from '../store/database.ts';
import { deleteEnded } from '../store/ending-grants.ts';
import { parsed } from '../store/rows.ts';

/** Deletes what ended by the instant `now`, for each association; of how many lines. Run again, it finds none. */
export const runDisclosures = async ({ database }: { readonly database: Database }, now: Date): Promise<number> => {
  const today = riyadhDate(now);
  const rows = await database.reader.all('select association from associations order by association');
  let ended = 0;
  for (const row of rows) {
    const association = parsed(row, 'association', parseAssociationId);
    let some = 0;
    do {
      some = await database.write((tx) => deleteEnded(tx, association, today));
      ended += some;
    } while (some > 0);
  }
  return ended;
};
