// Owns persons and their offices: accounts as the administrator keeps them. Never decides what somebody may do in a
// case (signed rosters do), never holds a secret in the clear, and forgets nobody who has enrolled.
import { isAlike } from '../domain/alike.ts';
import { OFFICES, type Office } from '../policy/types.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { integer, optionalBytes, optionalText, parsed, text } from './rows.ts';

export type PersonStatus = 'invited' | 'active' | 'suspended';

/** A person's public keys and the signature over their key card, all base64url (PROTOCOL A9). */
export type KeyCard = { readonly seal: string; readonly sign: string; readonly signature: string };

/** An account without its secrets. */
export type Person = {
  readonly id: PersonId;
  /** As the administrator typed it; an addition to the roster's office, never a proof. */
  readonly name: string;
  readonly administrator: boolean;
  readonly status: PersonStatus;
  readonly userName: string | undefined;
  readonly offices: readonly Office[];
  readonly card: KeyCard | undefined;
};

/** What signing in and recovering compare and hand out; everything is hashed or sealed. */
export type StoredCredentials = {
  readonly userName: string;
  readonly authHash: string;
  readonly recoveryHash: string;
  readonly vault: Uint8Array;
  readonly recoveryVault: Uint8Array;
};

export type PersonWithCredentials = { readonly person: Person; readonly credentials: StoredCredentials };

const COLUMNS = `p.person, p.name, p.administrator, p.status, p.user_name, p.seal, p.sign, p.card_signature,
  (select group_concat(o.office) from person_offices o where o.association = p.association and o.person = p.person) as offices`;
const CREDENTIALS = 'p.auth_hash, p.recovery_hash, p.vault_sealed, p.recovery_vault_sealed';

const parseStatus = (value: unknown): PersonStatus | undefined =>
  value === 'invited' || value === 'active' || value === 'suspended' ? value : undefined;

/** The office of that code, or undefined: an unknown value never becomes another office (T42). */
export const parseOffice = (value: unknown): Office | undefined => OFFICES.find((office) => office === value);

const toPerson = (row: Row): Person => {
  const named = (optionalText(row, 'offices') ?? '').split(',');
  const seal = optionalText(row, 'seal');
  return {
    id: parsed(row, 'person', parsePersonId),
    name: text(row, 'name'),
    administrator: integer(row, 'administrator') === 1,
    status: parsed(row, 'status', parseStatus),
    userName: optionalText(row, 'user_name'),
    offices: OFFICES.filter((office) => named.includes(office)),
    card: seal === undefined ? undefined : { seal, sign: text(row, 'sign'), signature: text(row, 'card_signature') },
  };
};

const toCredentials = (row: Row): PersonWithCredentials | undefined => {
  const vault = optionalBytes(row, 'vault_sealed');
  const recoveryVault = optionalBytes(row, 'recovery_vault_sealed');
  if (vault === undefined || recoveryVault === undefined) return undefined;
  return {
    person: toPerson(row),
    credentials: {
      userName: text(row, 'user_name'),
      authHash: text(row, 'auth_hash'),
      recoveryHash: text(row, 'recovery_hash'),
      vault,
      recoveryVault,
    },
  };
};

/** Every account of the association, in the order of their names. */
export const allPersons = async (reader: Reader, association: AssociationId): Promise<readonly Person[]> =>
  (
    await reader.all(`select ${COLUMNS} from persons p where p.association = ? order by p.name, p.person`, [
      association,
    ])
  ).map(toPerson);

/** One account, or undefined. */
export const personById = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<Person | undefined> =>
  (
    await reader.all(`select ${COLUMNS} from persons p where p.association = ? and p.person = ?`, [association, person])
  ).map(toPerson)[0];

/** Somebody by their display name; `suspended` where nobody can sign in to the account now. */
export type NamedPerson = { readonly id: PersonId; readonly name: string; readonly suspended?: true };

/** The display names of enrolled people who hold an office, for pages that show who somebody is. */
export const namesOfPeople = async (reader: Reader, association: AssociationId): Promise<readonly NamedPerson[]> =>
  (
    await reader.all(
      `select person, name, status from persons where association = ? and administrator = 0 and status <> 'invited' order by person`,
      [association],
    )
  ).map((row) => ({
    id: parsed(row, 'person', parsePersonId),
    name: text(row, 'name'),
    ...(text(row, 'status') === 'suspended' ? { suspended: true } : {}),
  }));

/** Everybody whose account is suspended. */
export const suspendedIn = async (reader: Reader, association: AssociationId): Promise<ReadonlySet<PersonId>> =>
  new Set((await namesOfPeople(reader, association)).flatMap(({ id, suspended }) => (suspended === true ? [id] : [])));

/** Those of these persons whose account is suspended. */
export const suspendedAmong = async (
  reader: Reader,
  association: AssociationId,
  persons: readonly PersonId[],
): Promise<readonly PersonId[]> => {
  const suspended = await suspendedIn(reader, association);
  return persons.filter((person) => suspended.has(person));
};

/** The enrolled account with that user name (already normalised, PROTOCOL A5). */
export const credentialsByUserName = async (
  reader: Reader,
  association: AssociationId,
  userName: string,
): Promise<PersonWithCredentials | undefined> =>
  (
    await reader.all(`select ${COLUMNS}, ${CREDENTIALS} from persons p where p.association = ? and p.user_name = ?`, [
      association,
      userName,
    ])
  ).map(toCredentials)[0];

/** The enrolled account with that id. */
export const credentialsOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<PersonWithCredentials | undefined> =>
  (
    await reader.all(`select ${COLUMNS}, ${CREDENTIALS} from persons p where p.association = ? and p.person = ?`, [
      association,
      person,
    ])
  ).map(toCredentials)[0];

/** The enrolled account whose recovery key gives that hash (PROTOCOL A5). */
export const credentialsByRecovery = async (
  reader: Reader,
  association: AssociationId,
  recoveryHash: string,
): Promise<PersonWithCredentials | undefined> =>
  (
    await reader.all(
      `select ${COLUMNS}, ${CREDENTIALS} from persons p where p.association = ? and p.recovery_hash = ?`,
      [association, recoveryHash],
    )
  ).map(toCredentials)[0];

/** Adds somebody who hasn't enrolled yet. */
export const addPerson = async (
  tx: Tx,
  association: AssociationId,
  person: { readonly id: PersonId; readonly name: string; readonly administrator: boolean },
): Promise<void> => {
  await tx.run(
    `insert into persons (association, person, name, administrator, status) values (?, ?, ?, ?, 'invited')`,
    [association, person.id, person.name, person.administrator ? 1 : 0],
  );
};

export const renamePerson = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  name: string,
): Promise<void> => {
  await tx.run('update persons set name = ? where association = ? and person = ?', [name, association, person]);
};

/** Puts `offices` in the place of the offices the person had. */
export const setOffices = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  offices: readonly Office[],
): Promise<void> => {
  await tx.run('delete from person_offices where association = ? and person = ?', [association, person]);
  for (const office of offices) {
    await tx.run('insert into person_offices (association, person, office) values (?, ?, ?)', [
      association,
      person,
      office,
    ]);
  }
};

/** Suspends an enrolled account or brings it back. False where it wasn't in the other state. */
export const setSuspended = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  suspended: boolean,
): Promise<boolean> =>
  (await tx.run('update persons set status = ? where association = ? and person = ? and status = ?', [
    suspended ? 'suspended' : 'active',
    association,
    person,
    suspended ? 'active' : 'suspended',
  ])) === 1;

/** Removes somebody who never enrolled. False where there is no such person, or they have. */
export const removeInvited = async (tx: Tx, association: AssociationId, person: PersonId): Promise<boolean> =>
  (await tx.run(`delete from persons where association = ? and person = ? and status = 'invited'`, [
    association,
    person,
  ])) === 1;

/** Makes an invited person's account active. False where they aren't invited (any more). */
export const enrol = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  credentials: StoredCredentials,
  card: KeyCard | undefined,
): Promise<boolean> =>
  (await tx.run(
    `update persons set status = 'active', user_name = ?, auth_hash = ?, recovery_hash = ?, vault_sealed = ?,
       recovery_vault_sealed = ?, seal = ?, sign = ?, card_signature = ?
     where association = ? and person = ? and status = 'invited'`,
    [
      credentials.userName,
      credentials.authHash,
      credentials.recoveryHash,
      credentials.vault,
      credentials.recoveryVault,
      card?.seal ?? null,
      card?.sign ?? null,
      card?.signature ?? null,
      association,
      person,
    ],
  )) === 1;

/** Puts new credentials in the place of those that `recoveryHash` opened. False where that key was used meanwhile. */
export const replaceCredentials = async (
  tx: Tx,
  association: AssociationId,
  recoveryHash: string,
  credentials: StoredCredentials,
): Promise<boolean> =>
  (await tx.run(
    `update persons set auth_hash = ?, recovery_hash = ?, vault_sealed = ?, recovery_vault_sealed = ?
     where association = ? and recovery_hash = ? and user_name = ? and status = 'active'`,
    [
      credentials.authHash,
      credentials.recoveryHash,
      credentials.vault,
      credentials.recoveryVault,
      association,
      recoveryHash,
      credentials.userName,
    ],
  )) === 1;

/** Whether the user name looks like another person's. One that is a person's own already stays theirs. */
const isUserNameAlike = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  userName: string,
): Promise<boolean> => {
  const people = await allPersons(reader, association);
  if (people.find(({ id }) => id === person)?.userName === userName) return false;
  return people.some((other) => other.id !== person && isAlike(other.userName ?? '', userName));
};

/** True where a user name, or one that looks like it, or a recovery key is in use by another person than `person`. */
export const isTaken = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  { userName, recoveryHash }: Pick<StoredCredentials, 'userName' | 'recoveryHash'>,
): Promise<boolean> => {
  const found = await reader.all(
    `select 1 from persons where association = ? and person <> ? and (user_name = ? or recovery_hash = ?)
     union all select 1 from new_keys where association = ? and person <> ? and recovery_hash = ?`,
    [association, person, userName, recoveryHash, association, person, recoveryHash],
  );
  return found.length > 0 || isUserNameAlike(reader, association, person, userName);
};

/** True where either key of a card is a key of another person than `person`: no roster could list both (PROTOCOL A9). */
export const hasTakenKey = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  { seal, sign }: KeyCard,
): Promise<boolean> =>
  (
    await reader.all(
      `select 1 from persons where association = ? and person <> ? and (seal in (?, ?) or sign in (?, ?))
       union all select 1 from new_keys where association = ? and person <> ? and (seal in (?, ?) or sign in (?, ?))`,
      [...[association, person, seal, sign, seal, sign], ...[association, person, seal, sign, seal, sign]],
    )
  ).length > 0;
