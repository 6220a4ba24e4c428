// Owns the chains: the lines of each case in their order, as signed bytes. Append-only, here and by trigger; nobody is
// told how many lines there are who isn't given them all.
import { type AssociationId, type CaseId, type Line, parseLine } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { recordLeaf } from './log.ts';
import { bytes, grouped, places, text } from './rows.ts';

const toLine = (row: Row): Line => {
  const line = parseLine(bytes(row, 'bytes'), bytes(row, 'signature'));
  if (!line.ok || line.value.hash !== text(row, 'line')) throw new TypeError('a stored line is damaged');
  return line.value;
};

/** Of each case its lines from the first, by case id. Throws where a stored line has no longer its shape or its hash. */
export const chainsOf = async (
  reader: Reader,
  association: AssociationId,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<string, readonly Line[]>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await reader.all(
    `select case_id, line, bytes, signature from lines
     where association = ? and case_id in (${places(caseIds)}) order by case_id, position`,
    [association, ...caseIds],
  );
  const byCase = grouped(rows, (row) => text(row, 'case_id'));
  return new Map([...byCase].map(([caseId, own]) => [caseId, own.map(toLine)]));
};

/** Of each case the hash of its last line, by case id. */
export const headsOf = async (
  reader: Reader,
  association: AssociationId,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<string, string>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await reader.all(
    `select case_id, line from lines as last where association = ? and case_id in (${places(caseIds)})
       and position = (select max(position) from lines where association = last.association and case_id = last.case_id)`,
    [association, ...caseIds],
  );
  return new Map(rows.map((row) => [text(row, 'case_id'), text(row, 'line')]));
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

/** The first line of a case: its hash and the date that it carries. */
export const firstLine = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
): Promise<{ readonly hash: string; readonly on: string } | undefined> => {
  const [row] = await reader.all(
    'select line, bytes, signature from lines where association = ? and case_id = ? and position = 1',
    [association, caseId],
  );
  if (row === undefined) return undefined;
  const { hash, act } = toLine(row);
  return { hash, on: act.on };
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
export const appendLine = async (tx: Tx, association: AssociationId, line: Line, day: string): Promise<void> => {
  const { act, hash, bytes: body, signature } = line;
  await tx.run(
    `insert into lines (association, case_id, position, line, prev, bytes, signature)
     select ?, ?, coalesce(max(position), 0) + 1, ?, ?, ?, ? from lines where association = ? and case_id = ?`,
    [association, act.case, hash, act.prev, body, signature, association, act.case],
  );
  await recordLeaf(tx, association, day, hash);
};
