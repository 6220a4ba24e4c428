// Owns what is stored of second factors: secrets sealed under the server key, hashes of backup codes, and the step whose code
// was taken last. It opens nothing and compares no code.
import { type PlainDate, plainDate } from '../domain/plain-date.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { bytes, integer, text } from './rows.ts';

export type StoredFactor = {
  /** PROTOCOL A6, 61 bytes. */
  readonly sealed: Uint8Array;
  /** The step of 30 seconds whose code was taken last: it and all before it are used up. */
  readonly lastStep: number;
  readonly setOn: PlainDate;
};

/** The second factor of a person; undefined where they have none. */
export const factorOf = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
): Promise<StoredFactor | undefined> =>
  (await reader.all('select * from second_factors where association = ? and person = ?', [association, person])).map(
    (row) => ({
      sealed: bytes(row, 'secret_sealed'),
      lastStep: integer(row, 'last_step'),
      setOn: plainDate(text(row, 'set_on')),
    }),
  )[0];

/** Puts a factor in the place of the one that was there, if any. */
export const putFactor = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  factor: StoredFactor,
): Promise<void> => {
  await tx.run(
    `insert into second_factors (association, person, secret_sealed, last_step, set_on) values (?, ?, ?, ?, ?)
     on conflict (association, person) do update
       set secret_sealed = excluded.secret_sealed, last_step = excluded.last_step, set_on = excluded.set_on`,
    [association, person, factor.sealed, factor.lastStep, factor.setOn],
  );
};

/** Uses a step up with all before it. False where that one or a later one is used already. */
export const takeStep = async (tx: Tx, association: AssociationId, person: PersonId, step: number): Promise<boolean> =>
  (await tx.run('update second_factors set last_step = ? where association = ? and person = ? and last_step < ?', [
    step,
    association,
    person,
    step,
  ])) === 1;

/** Drops a person's factor and backup codes. */
export const dropFactor = async (tx: Tx, association: AssociationId, person: PersonId): Promise<void> => {
  await tx.run('delete from second_factors where association = ? and person = ?', [association, person]);
  await tx.run('delete from backup_codes where association = ? and person = ?', [association, person]);
};

/** Puts these backup codes, by their hashes, in the place of all earlier ones. */
export const putBackupCodes = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  hashes: readonly string[],
): Promise<void> => {
  await tx.run('delete from backup_codes where association = ? and person = ?', [association, person]);
  for (const hash of hashes) {
    await tx.run('insert into backup_codes (association, person, code_hash) values (?, ?, ?)', [
      association,
      person,
      hash,
    ]);
  }
};

/** Uses a backup code up. False where there is none of that hash, or not any more. */
export const takeBackupCode = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  hash: string,
): Promise<boolean> =>
  (await tx.run('delete from backup_codes where association = ? and person = ? and code_hash = ?', [
    association,
    person,
    hash,
  ])) === 1;

/** How many backup codes are still good. */
export const backupCodesLeft = async (reader: Reader, association: AssociationId, person: PersonId): Promise<number> =>
  (await reader.all('select code_hash from backup_codes where association = ? and person = ?', [association, person]))
    .length;

/** Everybody who has a second factor. */
export const peopleWithFactor = async (reader: Reader, association: AssociationId): Promise<ReadonlySet<string>> =>
  new Set(
    (await reader.all('select person from second_factors where association = ?', [association])).map((row) =>
      text(row, 'person'),
    ),
  );
