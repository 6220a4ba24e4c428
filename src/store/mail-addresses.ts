// Owns the mail addresses that people gave for themselves, and the days on which they changed them. An address is read to show it
// to its owner and to write to it, and for nothing else; colleagues and the administrator learn whether there is one.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import { parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { parsed, text } from './rows.ts';

const CHANGES = ['given', 'changed', 'removed'] as const;
export type AddressChange = { readonly kind: (typeof CHANGES)[number]; readonly on: PlainDate };

/** Somebody's own address; undefined where they gave none. */
export const mailAddressOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<string | undefined> => {
  const [row] = await reader.all('select address from mail_addresses where association = ? and person = ?', [
    association,
    person,
  ]);
  return row === undefined ? undefined : text(row, 'address');
};

/** Who has given an address. */
export const personsWithMail = async (reader: Reader, association: AssociationId): Promise<ReadonlySet<PersonId>> =>
  new Set(
    (await reader.all('select person from mail_addresses where association = ?', [association])).map((row) =>
      parsed(row, 'person', parsePersonId),
    ),
  );

/**
 * Gives somebody's address, changes it, or takes it back where it is undefined, and records the day; what it was in effect, or
 * undefined where it stands so already. Only its owner's request comes here.
 */
export const saveMailAddress = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  { address, on }: { readonly address: string | undefined; readonly on: PlainDate },
): Promise<AddressChange['kind'] | undefined> => {
  const before = await mailAddressOf(tx, association, person);
  if (before === address) return undefined;
  const kind = address === undefined ? 'removed' : before === undefined ? 'given' : 'changed';
  if (address === undefined) {
    await tx.run('delete from mail_addresses where association = ? and person = ?', [association, person]);
  } else {
    await tx.run(
      `insert into mail_addresses (association, person, address) values (?, ?, ?)
       on conflict (association, person) do update set address = excluded.address`,
      [association, person, address],
    );
  }
  await tx.run(
    `insert into mail_address_changes (association, person, number, changed_on, kind)
     select ?1, ?2, count(*) + 1, ?3, ?4 from mail_address_changes where association = ?1 and person = ?2`,
    [association, person, on, kind],
  );
  return kind;
};

/** Every change of somebody's address, the newest first. */
export const addressChangesOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly AddressChange[]> =>
  (
    await reader.all(
      'select changed_on, kind from mail_address_changes where association = ? and person = ? order by number desc',
      [association, person],
    )
  ).map((row) => ({
    on: plainDate(text(row, 'changed_on')),
    kind: parsed(row, 'kind', (value) => CHANGES.find((one) => one === value)),
  }));
