// Owns the days on which many wrong passphrases or codes were given for somebody's account. Rows are only ever added.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { WRONG_KINDS, type WrongKind } from '../domain/wrong-tries.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { parsed, text } from './rows.ts';

/** A day of it. */
export type WrongDay = { readonly on: PlainDate; readonly kind: WrongKind };

/** Records a day; one that is recorded already stays as it is. */
export const recordWrongDay = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  { on, kind }: WrongDay,
): Promise<void> => {
  await tx.run(
    'insert into wrong_tries (association, person, tried_on, kind) values (?, ?, ?, ?) on conflict do nothing',
    [association, person, on, kind],
  );
};

const parseKind = (value: unknown): WrongKind | undefined => WRONG_KINDS.find((one) => one === value);

/** A person's days, the newest first. */
export const wrongDaysOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly WrongDay[]> =>
  (
    await reader.all('select * from wrong_tries where association = ? and person = ? order by tried_on desc, kind', [
      association,
      person,
    ])
  ).map((row) => ({ on: plainDate(text(row, 'tried_on')), kind: parsed(row, 'kind', parseKind) }));
