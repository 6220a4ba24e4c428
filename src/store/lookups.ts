// Owns the way from a tracking code to its case: the hash of the look-up key, and nothing of the code itself.
import { type AssociationId, type CaseId, parseCaseId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
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
