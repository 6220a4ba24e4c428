// Whether anything was recorded on some days in a table that has a row for each thing done. What the things are is their own files'.
import type { PlainDate } from '../domain/plain-date.ts';
import type { AssociationId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';

/** The acts of administrators, and changes and confirmations of the calendar. */
type Record = 'account_acts' | 'calendar_changes';

/** Whether a record has a row of one of the days from `from` on and before `until`. */
export const isAnythingDone = async (
  reader: Reader,
  record: Record,
  association: AssociationId,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<boolean> => {
  const days = [association, from, until];
  const rows = await reader.all(
    `select 1 from ${record} where association = ? and done_on >= ? and done_on < ? limit 1`,
    days,
  );
  return rows.length > 0;
};
