// Owns the days on which people came back by their recovery keys. Rows are only ever added.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { text } from './rows.ts';

/** Records a recovery; in the transaction that replaces the credentials. */
export const recordRecovery = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  on: PlainDate,
): Promise<void> => {
  await tx.run(
    `insert into recoveries (association, person, number, recovered_on)
     select ?1, ?2, count(*) + 1, ?3 from recoveries where association = ?1 and person = ?2`,
    [association, person, on],
  );
};

/** The days of a person's recoveries, the newest first. */
export const recoveriesOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly PlainDate[]> =>
  (
    await reader.all('select recovered_on from recoveries where association = ? and person = ? order by number desc', [
      association,
      person,
    ])
  ).map((row) => plainDate(text(row, 'recovered_on')));
