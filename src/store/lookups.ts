// Owns the way from a tracking code to its case: the hash of the look-up key, and nothing of the code itself.
import { type AssociationId, type CaseId, parseCaseId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { parsed } from './rows.ts';

/** The case of a look-up key's hash (PROTOCOL A5). */
export const caseOfLookup = async (
  reader: Reader,
  association: AssociationId,
  lookupHash: string,
): Promise<CaseId | undefined> => {
  const [row] = await reader.all('select case_id from lookups where association = ? and lookup = ?', [
    association,
    lookupHash,
  ]);
  return row === undefined ? undefined : parsed(row, 'case_id', parseCaseId);
};

/** Adds the look-ups of cases; fails where a code has a case already. */
export const addLookups = (
  tx: Tx,
  association: AssociationId,
  added: readonly { readonly caseId: CaseId; readonly lookupHash: string }[],
): Promise<void> =>
  insertRows(
    tx,
    'insert into lookups (association, lookup, case_id)',
    3,
    added.map(({ caseId, lookupHash }) => [association, lookupHash, caseId]),
  );
