// Owns the days on which people's apps for the second step and their backup codes were replaced. Rows are only ever added.
import { FACTOR_CHANGES, type FactorChange } from '../domain/key-event.ts';
import { plainDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { parsed, text } from './rows.ts';

/** Records a change; in the transaction that makes it. */
export const recordFactorChange = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  { what, on }: FactorChange,
): Promise<void> => {
  await tx.run(
    `insert into factor_changes (association, person, number, kind, changed_on)
     select ?1, ?2, count(*) + 1, ?3, ?4 from factor_changes where association = ?1 and person = ?2`,
    [association, person, what, on],
  );
};

const parseWhat = (value: unknown): FactorChange['what'] | undefined => FACTOR_CHANGES.find((one) => one === value);

/** A person's changes, the newest first. */
export const factorChangesOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly FactorChange[]> =>
  (
    await reader.all(
      'select kind, changed_on from factor_changes where association = ? and person = ? order by number desc',
      [association, person],
    )
  ).map((row) => ({ what: parsed(row, 'kind', parseWhat), on: plainDate(text(row, 'changed_on')) }));
