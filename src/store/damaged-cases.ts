// Who may be told that a case is damaged: its stored lines no longer make a chain, so that nothing can be asked of its fold. It stood on
// their desk, they still have a key of it, and no line that can still be read bars them from it.
import type { CaseId, PersonId } from '../protocol/check/index.ts';
import { parseCaseId } from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import type { Seat } from './foundation.ts';
import { barredIn } from './lines.ts';
import { parsed, places } from './rows.ts';

/** Those of these cases, damaged and on a person's desk, that they may be told of. */
export const damagedFor = async (
  reader: Reader,
  seat: Seat,
  person: PersonId,
  caseIds: readonly CaseId[],
): Promise<ReadonlySet<CaseId>> => {
  if (caseIds.length === 0) return new Set();
  const rows = await reader.all(
    `select distinct case_id from grants where association = ? and case_id in (${places(caseIds)}) and holder = ?`,
    [seat.id, ...caseIds, person],
  );
  const barred = await barredIn(reader, seat.id, caseIds);
  return new Set(
    rows
      .map((row) => parsed(row, 'case_id', parseCaseId))
      .filter((caseId) => !(barred.get(caseId)?.has(person) ?? false)),
  );
};
