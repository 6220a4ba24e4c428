// Owns the chains: the lines of each case in their order, as signed bytes. Append-only, here and by trigger; nobody is
// told how many lines there are who isn't given them all.
import { type AssociationId, type CaseId, type Line, parseLine } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { recordLeaf } from './log.ts';
import { bytes, text } from './rows.ts';

/** A case's lines from the first. Throws where a stored line has no longer its shape or its hash. */
export const chainOf = async (reader: Reader, association: AssociationId, caseId: CaseId): Promise<readonly Line[]> => {
  const rows = await reader.all(
    'select line, bytes, signature from lines where association = ? and case_id = ? order by position',
    [association, caseId],
  );
  return rows.map((row) => {
    const line = parseLine(bytes(row, 'bytes'), bytes(row, 'signature'));
    if (!line.ok || line.value.hash !== text(row, 'line')) throw new TypeError('a stored line is damaged');
    return line.value;
  });
};

/** The hash of a case's last line. */
export const headOf = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
): Promise<string | undefined> => {
  const [row] = await reader.all(
    'select line from lines where association = ? and case_id = ? order by position desc limit 1',
    [association, caseId],
  );
  return row === undefined ? undefined : text(row, 'line');
};

/** Whether a line of that hash stands in that case. */
export const hasLine = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
  line: string,
): Promise<boolean> => {
  const rows = await reader.all('select 1 from lines where association = ? and case_id = ? and line = ?', [
    association,
    caseId,
    line,
  ]);
  return rows.length > 0;
};

/** Appends a line to its case, and its leaf to the log of `day`, the Riyadh day of acceptance. */
export const appendLineRow = async (tx: Tx, association: AssociationId, line: Line, day: string): Promise<void> => {
  await tx.run(
    `insert into lines (association, case_id, position, line, prev, bytes, signature)
     select ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ? from lines where association = ? and case_id = ?`,
    [association, line.act.case, line.hash, line.act.prev, line.bytes, line.signature, association, line.act.case],
  );
  await recordLeaf(tx, association, day, line.hash);
};
