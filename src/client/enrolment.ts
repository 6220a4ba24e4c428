// A person's own device at the door: makes keys and credentials, enrols, recovers. Passphrase, recovery key and
// seed never leave it; the portal gets hashes, sealed vaults and public keys.
import { isWeakPassphrase } from '../domain/passphrase.ts';
import { parseTypedDigits } from '../domain/typed-code.ts';
import { type Credentials, InvitationAnswer, RecoveryAnswer } from '../domain/wire-accounts.ts';
import {
  type Argon2id,
  type AssociationId,
  fromBase64url,
  LEAST_PASSPHRASE_CHARACTERS,
  lookupHash,
  normaliseUserName,
  type PersonId,
  parseAssociationId,
  parsePersonId,
  personFingerprint,
  preparePassphrase,
  RECOVERY_DIGITS,
  toBase64url,
} from '../protocol/check/index.ts';
import {
  derivePassphrase,
  deriveRecovery,
  makeRecoveryKey,
  makeSeed,
  openVault,
  personKeys,
  sealVault,
  signCard,
  type VaultSlot,
  wipe,
} from '../protocol/open/index.ts';
import { type Answer, answered, ask, failed, Nothing, type Transport } from './transport.ts';

/** Whether a new passphrase is long enough, as people count characters, and not too long to be hashed. */
export const isPassphrase = (text: string): boolean =>
  preparePassphrase(text) !== undefined && [...text.normalize('NFC')].length >= LEAST_PASSPHRASE_CHARACTERS;

/** Whether a passphrase may be taken for this account from now on: long enough, and not one of the first to be guessed. */
export const isNewPassphrase = (text: string, userName: string): boolean =>
  isPassphrase(text) && !isWeakPassphrase(text, [userName]);

/** What a person chose; the user name is normalised by whoever takes it. */
export type Chosen = { readonly userName: string; readonly passphrase: string };

/** Seals a seed under a passphrase and under a new recovery key of 48 digits, which stands in the answer. */
export const makeCredentials = async (
  association: AssociationId,
  person: PersonId,
  userName: string,
  passphrase: string,
  seed: Uint8Array,
  argon2: Argon2id,
): Promise<{ readonly credentials: Credentials; readonly recoveryKey: string }> => {
  const recoveryKey = makeRecoveryKey();
  const [own, recovery] = await Promise.all([
    derivePassphrase(association, userName, passphrase, argon2),
    deriveRecovery(association, recoveryKey, argon2),
  ]);
  const credentials: Credentials = {
    userName,
    authKey: toBase64url(own.authKey),
    vault: toBase64url(sealVault(own.vaultKey, association, person, 1, seed)),
    recoveryVault: toBase64url(sealVault(recovery.vaultKey, association, person, 2, seed)),
    recoveryLookupHash: lookupHash(recovery.lookup),
  };
  for (const secret of [own.authKey, own.vaultKey, recovery.vaultKey, recovery.lookup]) wipe(secret);
  return { credentials, recoveryKey };
};

/** Whom a device is speaking of. */
export type Whom = { readonly association: AssociationId; readonly person: PersonId };

export const whom = (answer: { readonly association: string; readonly person: string }): Whom | undefined => {
  const association = parseAssociationId(answer.association);
  const person = parsePersonId(answer.person);
  return association === undefined || person === undefined ? undefined : { association, person };
};

/** What an invitation is for, without using it up; with a user name, `taken` where somebody else has that. */
export const readInvitation = (
  transport: Transport,
  secret: string,
  userName?: string,
): Promise<Answer<InvitationAnswer>> =>
  ask(transport, 'POST', '/api/enrolment/invitation', InvitationAnswer, {
    secret,
    ...(userName === undefined ? {} : { userName }),
  });

/** What an enrolment leaves on the device. */
export type Enrolled = Whom & { readonly userName: string; readonly seed: Uint8Array };

/** An enrolment ready to be sent: the recovery key is shown, and typed back in part, before `finish`. */
export type PreparedEnrolment = {
  readonly invitation: InvitationAnswer;
  /** 48 digits. */
  readonly recoveryKey: string;
  /** Of the new keys; an administrator has none. */
  readonly fingerprint?: string;
  readonly finish: () => Promise<Answer<Enrolled>>;
};

/**
 * Makes keys and credentials for an invitation. `withKeys` is false for an administrator, who gets an account alone.
 * `malformed`: no user name or passphrase that could be one; `not-found`: no such invitation, or used; `taken`: the user
 * name is somebody else's. All of it is told before a recovery key is shown.
 */
export const prepareEnrolment = async (
  transport: Transport,
  secret: string,
  chosen: Chosen & { readonly withKeys: boolean },
  argon2: Argon2id,
): Promise<Answer<PreparedEnrolment>> => {
  const userName = normaliseUserName(chosen.userName);
  if (userName === undefined || !isNewPassphrase(chosen.passphrase, userName)) return failed('malformed');
  const invitation = await readInvitation(transport, secret, userName);
  if (!invitation.ok) return invitation;
  // New keys are made under the name that the account has: it is part of what is derived.
  if (invitation.value.userName !== undefined && invitation.value.userName !== userName) return failed('malformed');
  const who = whom(invitation.value);
  if (who === undefined) return failed('internal');
  const { association, person } = who;
  const seed = makeSeed();
  const made = await makeCredentials(association, person, userName, chosen.passphrase, seed, argon2);
  const keys = personKeys(seed);
  const card = {
    seal: toBase64url(keys.seal.publicKey),
    sign: toBase64url(keys.sign.publicKey),
    signature: toBase64url(signCard(keys, association, person)),
  };
  const request = { secret, credentials: made.credentials, ...(chosen.withKeys ? { card } : {}) };
  const fingerprint = personFingerprint(association, person, keys.seal.publicKey, keys.sign.publicKey);
  return answered({
    invitation: invitation.value,
    recoveryKey: made.recoveryKey,
    ...(chosen.withKeys ? { fingerprint } : {}),
    finish: async () => {
      const sent = await ask(transport, 'POST', '/api/enrolment', Nothing, request);
      return sent.ok ? answered({ association, person, userName, seed }) : sent;
    },
  });
};

/** Both steps at once, for a device that needs no typing back. */
export const enrol = async (
  transport: Transport,
  secret: string,
  chosen: Chosen & { readonly withKeys: boolean },
  argon2: Argon2id,
): Promise<Answer<Enrolled & Pick<PreparedEnrolment, 'recoveryKey' | 'fingerprint'>>> => {
  const prepared = await prepareEnrolment(transport, secret, chosen, argon2);
  if (!prepared.ok) return prepared;
  const { recoveryKey, fingerprint } = prepared.value;
  const done = await prepared.value.finish();
  if (!done.ok) return done;
  return answered({ ...done.value, recoveryKey, ...(fingerprint === undefined ? {} : { fingerprint }) });
};

/** The seed of a vault as the portal gave it. */
export const openVaultOf = (
  who: Whom | undefined,
  vaultKey: Uint8Array,
  slot: VaultSlot,
  vault: string,
): Answer<Uint8Array> => {
  const bytes = fromBase64url(vault);
  if (who === undefined || bytes === undefined) return failed('internal');
  const seed = openVault(vaultKey, who.association, who.person, slot, bytes);
  return seed.ok ? answered(seed.value) : failed(seed.reason);
};

/** What a recovery key opened. `lookup` proves possession of it once more when it is replaced; a passkey that opens the account stays. */
export type Recovered = Enrolled & { readonly lookup: string; readonly opensByPasskey: boolean };

/** Opens an account by its recovery key. `malformed` and `mistyped` are told without asking the portal. */
export const recover = async (
  transport: Transport,
  recoveryKey: string,
  association: AssociationId,
  argon2: Argon2id,
): Promise<Answer<Recovered>> => {
  const digits = parseTypedDigits(recoveryKey, RECOVERY_DIGITS);
  if (!digits.ok) return failed(digits.reason);
  const keys = await deriveRecovery(association, digits.value, argon2);
  const lookup = toBase64url(keys.lookup);
  const given = await ask(transport, 'POST', '/api/recovery', RecoveryAnswer, { lookup });
  if (!given.ok) return given;
  const { userName, opensByPasskey, vault } = given.value;
  const who = whom(given.value);
  const seed = openVaultOf(who, keys.vaultKey, 2, vault);
  wipe(keys.vaultKey);
  if (!seed.ok) return seed;
  return who === undefined
    ? failed('internal')
    : answered({ ...who, userName, opensByPasskey, seed: seed.value, lookup });
};

/** New credentials ready to take the old ones' place; the new recovery key is shown before `finish`. */
export type PreparedReplacement = { readonly recoveryKey: string; readonly finish: () => Promise<Answer<Enrolled>> };

/** A new passphrase and a new recovery key for a recovered account: the used one is replaced, every session ends. */
export const replaceAfterRecovery = async (
  transport: Transport,
  recovered: Recovered,
  passphrase: string,
  argon2: Argon2id,
): Promise<Answer<PreparedReplacement>> => {
  if (!isNewPassphrase(passphrase, recovered.userName)) return failed('malformed');
  const { association, person, userName, seed, lookup } = recovered;
  const made = await makeCredentials(association, person, userName, passphrase, seed, argon2);
  const request = { lookup, credentials: made.credentials };
  return answered({
    recoveryKey: made.recoveryKey,
    finish: async () => {
      const sent = await ask(transport, 'POST', '/api/recovery/replacement', Nothing, request);
      return sent.ok ? answered({ association, person, userName, seed }) : sent;
    },
  });
};
