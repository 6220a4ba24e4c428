// Owns the days on which granted keys end: an identity is disclosed until a date. The server serves nothing beyond it, whatever
// this says; here stands which rows are to be deleted then.
import { endOf } from '../domain/disclosure.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { AssociationId, Line } from '../protocol/check/index.ts';
import type { Tx } from './database.ts';
import { text } from './rows.ts';

/** So many lines at once, so that nobody waits for a long absence to be made good. */
const LINES_AT_ONCE = 100;

/** Notes the end of what a line grants, where it has one. */
export const noteEnd = async (tx: Tx, association: AssociationId, line: Line): Promise<void> => {
  const end = endOf(line);
  if (end === undefined) return;
  await tx.run('insert into ending_grants (association, ends_on, line, case_id) values (?, ?, ?, ?)', [
    ...[association, end, line.hash, line.act.case],
  ]);
};

/** Deletes grants whose day has come, and how many lines granted them; none where all are gone. */
export const deleteEnded = async (tx: Tx, association: AssociationId, today: PlainDate): Promise<number> => {
  const rows = await tx.all(
    `select ends_on, line from ending_grants where association = ? and ends_on <= ? limit ${LINES_AT_ONCE}`,
    [association, today],
  );
  for (const row of rows) {
    const line = text(row, 'line');
    await tx.run('delete from grants where association = ? and line = ?', [association, line]);
    await tx.run('delete from ending_grants where association = ? and ends_on = ? and line = ?', [
      ...[association, text(row, 'ends_on'), line],
    ]);
  }
  return rows.length;
};
