// Owns the record of the first day on which a case's ciphertext was given to a person (issue 2, point 16). Later days
// aren't kept: it tells who could have read, not how often.
import { type AssociationId, type CaseId, type PersonId, parseCaseId, parsePersonId } from '../protocol/check/index.ts';
import type { Database, Reader } from './database.ts';
import { parsed, places, text } from './rows.ts';

export type Serving = { readonly person: PersonId; readonly day: string };

/** Records that these cases were given to a person on `day`, except where an earlier day stands. Durable on return. */
export const recordServings = async (
  database: Pick<Database, 'reader' | 'write'>,
  association: AssociationId,
  person: PersonId,
  caseIds: readonly CaseId[],
  day: string,
): Promise<void> => {
  if (caseIds.length === 0) return;
  const rows = await database.reader.all(
    `select case_id from servings where association = ? and person = ? and case_id in (${places(caseIds)})`,
    [association, person, ...caseIds],
  );
  const known = new Set<string>(rows.map((row) => parsed(row, 'case_id', parseCaseId)));
  const first = caseIds.filter((caseId) => !known.has(caseId));
  // Read first, so that an ordinary visit writes nothing.
  if (first.length === 0) return;
  await database.write((tx) =>
    tx.run(
      `insert into servings (association, person, case_id, day)
       values ${first.map(() => '(?, ?, ?, ?)').join(', ')} on conflict do nothing`,
      first.flatMap((caseId) => [association, person, caseId, day]),
    ),
  );
};

/** The first servings of a case. */
export const servingsOf = async (
  reader: Reader,
  association: AssociationId,
  caseId: CaseId,
): Promise<readonly Serving[]> => {
  const rows = await reader.all(
    'select person, day from servings where association = ? and case_id = ? order by day, person',
    [association, caseId],
  );
  return rows.map((row) => ({ person: parsed(row, 'person', parsePersonId), day: text(row, 'day') }));
};
