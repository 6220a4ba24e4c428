// Owns the days on which people signed in with a backup code. Rows are only ever added.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { integer, text } from './rows.ts';

/** A use: its day, and how many codes were left then. */
export type UsedCode = { readonly on: PlainDate; readonly left: number };

/** Records a use; in the transaction that takes the code. */
export const recordUsedCode = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  { on, left }: UsedCode,
): Promise<void> => {
  await tx.run(
    `insert into used_codes (association, person, number, used_on, codes_left)
     select ?1, ?2, count(*) + 1, ?3, ?4 from used_codes where association = ?1 and person = ?2`,
    [association, person, on, left],
  );
};

/** A person's uses, the newest first. */
export const usedCodesOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly UsedCode[]> =>
  (
    await reader.all(
      'select used_on, codes_left from used_codes where association = ? and person = ? order by number desc',
      [association, person],
    )
  ).map((row) => ({ on: plainDate(text(row, 'used_on')), left: integer(row, 'codes_left') }));
