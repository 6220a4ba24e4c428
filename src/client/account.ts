// A person's own device changes its way in while signed in: a new passphrase, a new recovery key, a second factor. All begin
// with the present passphrase; keys are sealed anew from the same seed, and nothing changes before `finish`.

import { BackupCodesAnswer, FactorSecretAnswer } from '../domain/wire-accounts.ts';
import {
  type Argon2id,
  type AssociationId,
  lookupHash,
  normaliseUserName,
  type PersonId,
  parseAssociationId,
  parsePersonId,
  preparePassphrase,
  toBase64url,
} from '../protocol/check/index.ts';
import { derivePassphrase, deriveRecovery, makeRecoveryKey, sealVault, wipe } from '../protocol/open/index.ts';
import { isNewPassphrase } from './enrolment.ts';
import { unlock } from './sign-in.ts';
import { type Answer, answered, ask, failed, Nothing, type Transport } from './transport.ts';

/** Somebody who is signed in and has just given the right passphrase. */
export type Proved = {
  readonly association: AssociationId;
  readonly person: PersonId;
  readonly userName: string;
  readonly seed: Uint8Array;
  /** Proves the passphrase once more where something is replaced. */
  readonly authKey: string;
  /** Of the recovery key that was in force. */
  readonly recoveryHash: string;
};

/** Proves the present passphrase. `cannot-open` or `signed-out` for a wrong one, as unlocking; `too-many` with seconds. */
export const prove = async (
  transport: Transport,
  userName: string,
  passphrase: string,
  association: AssociationId,
  argon2: Argon2id,
): Promise<Answer<Proved>> => {
  // What can't be a passphrase is a wrong one, and no sign that the session has ended.
  if (preparePassphrase(passphrase) === undefined) return failed('cannot-open');
  const opened = await unlock(transport, userName, passphrase, association, argon2);
  if (!opened.ok) return opened;
  const { session, seed, authKey } = opened.value;
  const person = parsePersonId(session.person);
  const own = parseAssociationId(session.association);
  if (person === undefined || own === undefined) return failed('internal');
  return answered({
    association: own,
    person,
    userName: session.userName,
    seed,
    authKey,
    recoveryHash: session.recoveryHash,
  });
};

/** What is ready to be sent; sent twice, it is taken once. */
export type PreparedChange = { readonly finish: () => Promise<Answer<boolean>> };

/**
 * The same seed under a new passphrase: other sessions end with it, the recovery key stays good. `malformed` for a
 * passphrase that can't be taken, `stale` at the end where it was changed elsewhere meanwhile.
 */
export const prepareNewPassphrase = async (
  transport: Transport,
  proved: Proved,
  passphrase: string,
  argon2: Argon2id,
): Promise<Answer<PreparedChange>> => {
  const userName = normaliseUserName(proved.userName);
  if (userName === undefined || !isNewPassphrase(passphrase, userName)) return failed('malformed');
  const { association, person, seed, authKey } = proved;
  const keys = await derivePassphrase(association, userName, passphrase, argon2);
  const request = {
    authKey,
    newAuthKey: toBase64url(keys.authKey),
    vault: toBase64url(sealVault(keys.vaultKey, association, person, 1, seed)),
  };
  for (const secret of [keys.authKey, keys.vaultKey]) wipe(secret);
  if (request.newAuthKey === authKey) return failed('malformed');
  return answered({ finish: () => ask(transport, 'POST', '/api/account/passphrase', Nothing, request) });
};

/** A recovery key of 48 digits, shown before `finish` puts it in the place of the old one. */
export type PreparedRecoveryKey = PreparedChange & { readonly recoveryKey: string };

/** The same seed under a new recovery key. `stale` at the end where either key was replaced elsewhere meanwhile. */
export const prepareRecoveryKey = async (
  transport: Transport,
  proved: Proved,
  argon2: Argon2id,
): Promise<Answer<PreparedRecoveryKey>> => {
  const { association, person, seed, authKey, recoveryHash } = proved;
  const recoveryKey = makeRecoveryKey();
  const keys = await deriveRecovery(association, recoveryKey, argon2);
  const request = {
    authKey,
    replaces: recoveryHash,
    recoveryLookupHash: lookupHash(keys.lookup),
    recoveryVault: toBase64url(sealVault(keys.vaultKey, association, person, 2, seed)),
  };
  for (const secret of [keys.lookup, keys.vaultKey]) wipe(secret);
  return answered({
    recoveryKey,
    finish: () => ask(transport, 'POST', '/api/account/recovery-key', Nothing, request),
  });
};

/** Draws a second factor's secret, which counts for nothing before a code of it was given. */
export const draftFactor = (transport: Transport, { authKey }: Proved): Promise<Answer<FactorSecretAnswer>> =>
  ask(transport, 'POST', '/api/account/second-factor/draft', FactorSecretAnswer, { authKey });

/** Sets the drawn secret up by its first code, as it was typed: other sessions end. The backup codes are given once. */
export const setUpFactor = async (transport: Transport, typed: string): Promise<Answer<readonly string[]>> => {
  const done = await ask(transport, 'POST', '/api/account/second-factor', BackupCodesAnswer, { code: typed });
  return done.ok ? answered(done.value.backupCodes) : done;
};

/** New backup codes, given once; the old ones are void. `refused` where there is no second factor. */
export const renewBackupCodes = async (
  transport: Transport,
  { authKey }: Proved,
): Promise<Answer<readonly string[]>> => {
  const made = await ask(transport, 'POST', '/api/account/backup-codes', BackupCodesAnswer, { authKey });
  return made.ok ? answered(made.value.backupCodes) : made;
};
