// Which case of a number stands on somebody's desk. Asked before anything of the case is read, so that the work for a case that is
// kept from them and for a number that no case has is the same (T38). Being on the desk allows nothing: the fold is asked after it.
import { type AssociationId, type CaseId, type PersonId, parseCaseId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { parsed } from './rows.ts';

/** The case of that public number, written `1234-5678`, on this person's desk. */
export const caseOnDesk = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  number: string,
): Promise<CaseId | undefined> => {
  const [row] = await reader.all(
    'select case_id from desk_places where association = ? and person = ? and number = ?',
    [association, person, number],
  );
  return row === undefined ? undefined : parsed(row, 'case_id', parseCaseId);
};
