// Owns the chains: the lines of each case in their order, as signed bytes. Append-only, here and by trigger; nobody is
// told how many lines there are who isn't given them all.
import { type AssociationId, type CaseId, type Line, type PersonId, parseLine } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { recordLeaf } from './log.ts';
import { bytes, grouped, optionalText, places, text } from './rows.ts';

/** The line of a row; undefined where it has no longer its shape or its hash. */
const toLine = (row: Row): Line | undefined => {
  const line = parseLine(bytes(row, 'bytes'), bytes(row, 'signature'));
  return line.ok && line.value.hash === text(row, 'line') ? line.value : undefined;
};

/** The lines of a stored chain, or that one of them has no longer its shape or its hash. */
const chainOf = (rows: readonly Row[]): readonly Line[] | 'damaged' => {
  const lines = rows.flatMap((row) => toLine(row) ?? []);
  return lines.length === rows.length ? lines : 'damaged';
};

const storedOf = async (reader: Reader, association: AssociationId, caseIds: readonly CaseId[]) => {
  if (caseIds.length === 0) return new Map<string, readonly Row[]>();
  const rows = await reader.all(
    `select case_id, line, bytes, signature from lines
     where association = ? and case_id in (${places(caseIds)}) order by case_id, position`,
    [association, ...caseIds],
  );
  return grouped(rows, (row) => text(row, 'case_id'));
};

/** Of each case its lines from the first, by case id; `damaged` where a stored line has no longer its shape or its hash. */
export const chainsOf = async (
  reader: Reader,
  association: AssociationId,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<string, readonly Line[] | 'damaged'>> =>
  new Map([...(await storedOf(reader, association, caseIds))].map(([caseId, rows]) => [caseId, chainOf(rows)]));

/** Of each case whom a line of it bars that can be read, whatever became of the others; for cases whose chain is damaged. */
export const barredIn = async (
  reader: Reader,
  association: AssociationId,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<string, ReadonlySet<PersonId>>> =>
  new Map(
    [...(await storedOf(reader, association, caseIds))].map(([caseId, rows]) => {
      const lines = rows.map((row) => parseLine(bytes(row, 'bytes'), bytes(row, 'signature')));
      return [caseId, new Set(lines.flatMap((line) => (line.ok ? line.value.act.bars : [])))];
    }),
  );

/** Of each case the hash of its last line, by case id. Each is found from its chain's end, whatever stands before it. */
export const headsOf = async (
  reader: Reader,
  association: AssociationId,
  caseIds: readonly CaseId[],
): Promise<ReadonlyMap<string, string>> => {
  if (caseIds.length === 0) return new Map();
  const rows = await reader.all(
    `select value as case_id, (select line from lines where association = ?1 and case_id = value
       order by position desc limit 1) as line from json_each(?2)`,
    [association, JSON.stringify(caseIds)],
  );
  return new Map(
    rows.flatMap((row) => {
      const line = optionalText(row, 'line');
      return line === undefined ? [] : [[text(row, 'case_id'), line] as const];
    }),
  );
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
  const line = toLine(row);
  if (line === undefined) throw new TypeError('a stored line is damaged');
  return { hash: line.hash, on: line.act.on };
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
