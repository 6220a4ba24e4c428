// Owns the table of cases: that a case exists, its public number and the day it was received. Everything else about a
// case is the fold of its lines; nothing of it is kept in a column.
import { type AssociationId, type CaseId, parseCaseId } from '../protocol/check/index.ts';
import type { Reader, Row } from './database.ts';
import { parsed, text } from './rows.ts';

export type StoredCase = { readonly caseId: CaseId; readonly number: string; readonly receivedOn: string };

const toCase = (row: Row): StoredCase => ({
  caseId: parsed(row, 'case_id', parseCaseId),
  number: text(row, 'number'),
  receivedOn: text(row, 'received_on'),
});

/** The case of that id. */
export const caseById = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
): Promise<StoredCase | undefined> => {
  const [row] = await reader.all(
    'select case_id, number, received_on from cases where association = ? and case_id = ?',
    [association, caseId],
  );
  return row === undefined ? undefined : toCase(row);
};

/** The case of that public number, written `1234-5678`. */
export const caseByNumber = async (
  reader: Reader,
  association: AssociationId,
  number: string,
): Promise<StoredCase | undefined> => {
  const [row] = await reader.all(
    'select case_id, number, received_on from cases where association = ? and number = ?',
    [association, number],
  );
  return row === undefined ? undefined : toCase(row);
};
