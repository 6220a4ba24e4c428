// What somebody replaces of their own credentials while signed in: one statement each, and only over what they saw, so that
// of two at once one counts and at every moment passphrase and recovery key open the same vault.
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import type { Tx } from './database.ts';
import type { StoredCredentials } from './people.ts';

/** Puts a new passphrase in the place of the one with the hash `was`. False where another stands there by now. */
export const replacePassphrase = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  was: string,
  next: Pick<StoredCredentials, 'authHash' | 'vault'>,
): Promise<boolean> =>
  (await tx.run(
    `update persons set auth_hash = ?, vault_sealed = ?
     where association = ? and person = ? and auth_hash = ? and status = 'active'`,
    [next.authHash, next.vault, association, person, was],
  )) === 1;

/** Puts a new recovery key in the place of the one with the hash `was`. False where another stands there by now. */
export const replaceRecoveryKey = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  was: string,
  next: Pick<StoredCredentials, 'recoveryHash' | 'recoveryVault'>,
): Promise<boolean> =>
  (await tx.run(
    `update persons set recovery_hash = ?, recovery_vault_sealed = ?
     where association = ? and person = ? and recovery_hash = ? and status = 'active'`,
    [next.recoveryHash, next.recoveryVault, association, person, was],
  )) === 1;

/** Stores the same vault wrapped anew: what was made over the stored bytes is void. */
export const storeWrappedAnew = async (
  tx: Tx,
  association: AssociationId,
  person: PersonId,
  vault: Uint8Array,
): Promise<void> => {
  await tx.run('update persons set vault_sealed = ? where association = ? and person = ?', [
    vault,
    association,
    person,
  ]);
};
