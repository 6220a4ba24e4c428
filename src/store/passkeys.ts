// Owns what is stored of passkeys: their public keys, their owners' names for them, sealed vaults, and which challenges were
// answered. It checks no signature and opens nothing.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { bytes, integer, optionalBytes, parsed, text } from './rows.ts';

export type StoredPasskey = {
  /** The credential's id as its device gave it, base64url. */
  readonly credential: string;
  readonly person: PersonId;
  /** As its owner named it. */
  readonly name: string;
  /** As its device encoded it (COSE). */
  readonly publicKey: Uint8Array;
  readonly counter: number;
  readonly setOn: PlainDate;
  readonly usedOn: PlainDate;
  /** Slot 4, 73 bytes (PROTOCOL B21); undefined where it is a second factor alone. */
  readonly vault: Uint8Array | undefined;
};

const toPasskey = (row: Row): StoredPasskey => ({
  credential: text(row, 'credential'),
  person: parsed(row, 'person', parsePersonId),
  name: text(row, 'name'),
  publicKey: bytes(row, 'public_key'),
  counter: integer(row, 'counter'),
  setOn: plainDate(text(row, 'set_on')),
  usedOn: plainDate(text(row, 'used_on')),
  vault: optionalBytes(row, 'vault_sealed'),
});

/** The passkey of that credential, whoever's it is. */
export const passkeyOf = async (
  reader: Reader,
  association: AssociationId,
  credential: string,
): Promise<StoredPasskey | undefined> =>
  (await reader.all('select * from passkeys where association = ? and credential = ?', [association, credential])).map(
    toPasskey,
  )[0];

/** A person's passkeys, by the day on which they were set up and by name. */
export const passkeysOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<readonly StoredPasskey[]> =>
  (
    await reader.all('select * from passkeys where association = ? and person = ? order by set_on, name, credential', [
      association,
      person,
    ])
  ).map(toPasskey);

/** Whether one of a person's passkeys opens the account without the passphrase. */
export const opensByPasskey = async (reader: Reader, association: AssociationId, person: PersonId): Promise<boolean> =>
  (await passkeysOf(reader, association, person)).some(({ vault }) => vault !== undefined);

export const addPasskey = async (tx: Tx, association: AssociationId, passkey: StoredPasskey): Promise<void> => {
  await tx.run(
    `insert into passkeys (association, credential, person, name, public_key, counter, set_on, used_on, vault_sealed)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      association,
      passkey.credential,
      passkey.person,
      passkey.name,
      passkey.publicKey,
      passkey.counter,
      passkey.setOn,
      passkey.usedOn,
      passkey.vault ?? null,
    ],
  );
};

/**
 * Notes a use. False where the counter doesn't go on from what is stored, or the passkey is no more: a device that counts never
 * says the same twice, one that doesn't says zero always.
 */
export const usePasskey = async (
  tx: Tx,
  association: AssociationId,
  { credential, person }: Pick<StoredPasskey, 'credential' | 'person'>,
  { counter, usedOn }: Pick<StoredPasskey, 'counter' | 'usedOn'>,
): Promise<boolean> =>
  (await tx.run(
    `update passkeys set counter = ?, used_on = ?
     where association = ? and credential = ? and person = ? and (counter < ? or (counter = 0 and ? = 0))`,
    [counter, usedOn, association, credential, person, counter, counter],
  )) === 1;

/** Removes one passkey of this person, and the vault with it. False where they have none such any more. */
export const removePasskey = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  credential: string,
): Promise<boolean> =>
  (await tx.run('delete from passkeys where association = ? and person = ? and credential = ?', [
    association,
    person,
    credential,
  ])) === 1;

/** Removes all passkeys of a person. */
export const dropPasskeys = async (tx: Tx, association: AssociationId, person: PersonId): Promise<void> => {
  await tx.run('delete from passkeys where association = ? and person = ?', [association, person]);
};

/** Everybody who has a passkey. */
export const peopleWithPasskey = async (reader: Reader, association: AssociationId): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.all('select distinct person from passkeys where association = ?', [association])).map((row) =>
      text(row, 'person'),
    ),
  );

/** Takes a challenge, once: false where it was taken before. Forgets those that have ended. */
export const takeChallenge = async (
  tx: Tx,
  association: AssociationId,
  challengeHash: string,
  endsAt: number,
  now: Date,
): Promise<boolean> => {
  await tx.run('delete from taken_challenges where association = ? and ends_at <= ?', [association, now.getTime()]);
  return (
    (await tx.run(
      `insert into taken_challenges (association, challenge_hash, ends_at) values (?, ?, ?)
       on conflict (association, challenge_hash) do nothing`,
      [association, challengeHash, endsAt],
    )) === 1
  );
};
