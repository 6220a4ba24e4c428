// What travels where people sign in, enrol, recover and keep their second factors.
import * as v from 'valibot';
import { OFFICES } from '../policy/types.ts';
import { oneLine } from './one-line.ts';
import { LookupRequest } from './wire.ts';
import { B64, Day, Hash, Id, Name, Signature } from './wire-shapes.ts';

export const SignInRequest = v.strictObject({ userName: v.pipe(v.string(), v.maxLength(64)), authKey: Hash });
/** The vault copy under the passphrase (73 bytes), given once the `auth_key` was right. */
export const SignInAnswer = v.strictObject({
  association: Id,
  person: Id,
  userName: v.string(),
  vault: B64,
  offices: v.array(v.string()),
  administrator: v.boolean(),
});
export type SignInAnswer = v.InferOutput<typeof SignInAnswer>;
/** Somebody who reset a second factor, as its owner may know them before they are let in: without the user name. */
const Signer = v.strictObject({ name: Name, offices: v.array(v.picklist(OFFICES)) });
/**
 * The passphrase was right, and the second factor is owed: a code, a passkey, either of them, or a new factor where none counts. `reset`: who took the last
 * one away, and on which day.
 */
export const SecondFactorOwed = v.strictObject({
  owed: v.picklist(['code', 'passkey', 'either', 'setup']),
  association: Id,
  person: Id,
  userName: v.string(),
  reset: v.exactOptional(v.strictObject({ askedBy: Signer, confirmedBy: Signer, on: Day })),
});
export type SecondFactorOwed = v.InferOutput<typeof SecondFactorOwed>;
/** The passphrase is that of new keys, which open nothing before two have signed the roster with them. No session, no vault. */
export const NewKeysWait = v.strictObject({ waits: v.literal('new-keys'), madeOn: Day, fingerprint: v.string() });
export type NewKeysWait = v.InferOutput<typeof NewKeysWait>;
export const SignInReply = v.union([SignInAnswer, SecondFactorOwed, NewKeysWait]);

/** A code as somebody typed it, of the app or a backup code. */
export const FactorCodeRequest = v.strictObject({ code: v.pipe(v.string(), v.maxLength(200)) });
/** A secret that is being set up, shown once: base32, and the address that an app's camera reads. */
export const FactorSecretAnswer = v.strictObject({
  secret: v.pipe(v.string(), v.regex(/^[A-Z2-7]{32}$/)),
  uri: v.pipe(v.string(), v.startsWith('otpauth://totp/'), v.maxLength(2_000)),
});
export type FactorSecretAnswer = v.InferOutput<typeof FactorSecretAnswer>;
const BackupCodes = v.array(v.pipe(v.string(), v.regex(/^\d{12}$/)));
/** Shown once, when they are made. */
export const BackupCodesAnswer = v.strictObject({ backupCodes: BackupCodes });
/** Signed in, with the backup codes of the factor that was set up for it. */
export const SetUpAnswer = v.strictObject({ ...SignInAnswer.entries, backupCodes: BackupCodes });

export const UnlockRequest = v.strictObject({ authKey: Hash });
/** Whoever gives the passphrase again is also told which recovery key is in force, by its stored hash. */
export const UnlockAnswer = v.strictObject({ ...SignInAnswer.entries, recoveryHash: Hash });
export type UnlockAnswer = v.InferOutput<typeof UnlockAnswer>;
export const HalfAnswer = v.strictObject({ half: Hash, association: Id, person: Id, userName: v.string() });
export type HalfAnswer = v.InferOutput<typeof HalfAnswer>;

/** With a user name the answer also says whether somebody has it. */
export const InvitationRequest = v.strictObject({
  secret: Hash,
  userName: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
});
export const InvitationAnswer = v.strictObject({
  association: Id,
  person: Id,
  name: Name,
  offices: v.array(v.string()),
  administrator: v.boolean(),
  /** Of whoever has enrolled before: the link is for new keys under this name. */
  userName: v.exactOptional(v.string()),
});
export type InvitationAnswer = v.InferOutput<typeof InvitationAnswer>;

/** Kinds of keys that a passkey may have, by their COSE numbers: Ed25519, ECDSA with P-256, RSA. */
export const PASSKEY_ALGORITHMS = [-8, -7, -257] as const;
/** Longer names aren't taken, in code units. */
export const MAX_PASSKEY_NAME = 60;
/** A credential's id, 16 to 1,023 bytes. */
const CredentialId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{22,1364}$/));
const Challenge = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{75}$/));
const PartyId = v.pipe(v.string(), v.minLength(1), v.maxLength(253));
const PasskeyIds = v.pipe(v.array(CredentialId), v.maxLength(50));
/** What a passkey is to sign, for whom; `passkeys` are those that may, any of the device's where none is named. */
export const PasskeyAsked = v.strictObject({ challenge: Challenge, party: PartyId, passkeys: PasskeyIds });
export type PasskeyAsked = v.InferOutput<typeof PasskeyAsked>;
/** What a new passkey is made for; `passkeys` are those that its owner has. */
export const PasskeyOffered = v.strictObject({
  challenge: Challenge,
  party: PartyId,
  partyName: Name,
  person: Id,
  userName: v.string(),
  passkeys: PasskeyIds,
});
export type PasskeyOffered = v.InferOutput<typeof PasskeyOffered>;
const ClientData = v.pipe(B64, v.minLength(1), v.maxLength(4_000));
/** What a passkey signed. Nothing that it was asked to compute beside it is sent. */
export const PasskeyAssertion = v.strictObject({
  id: CredentialId,
  authenticatorData: ClientData,
  clientDataJSON: ClientData,
  signature: ClientData,
});
export type PasskeyAssertion = v.InferOutput<typeof PasskeyAssertion>;
/** A new passkey; with `vault`, slot 4 sealed under what it gives, it opens the account alone. */
export const PasskeyRegistration = v.strictObject({
  name: v.pipe(
    v.string(),
    v.maxLength(4 * MAX_PASSKEY_NAME),
    v.regex(/^\P{Cs}*$/u),
    v.transform(oneLine),
    v.minLength(1),
    v.maxLength(MAX_PASSKEY_NAME),
  ),
  id: CredentialId,
  attestationObject: v.pipe(B64, v.minLength(1), v.maxLength(12_000)),
  clientDataJSON: ClientData,
  vault: v.exactOptional(B64),
});
export type PasskeyRegistration = v.InferOutput<typeof PasskeyRegistration>;
export const PasskeyRemoval = v.strictObject({ authKey: Hash, passkey: CredentialId });

/** The credentials that a browser made: hashes and sealed vaults only. */
export const Credentials = v.strictObject({
  userName: v.pipe(v.string(), v.maxLength(64)),
  authKey: Hash,
  vault: B64,
  recoveryVault: B64,
  recoveryLookupHash: Hash,
});
export type Credentials = v.InferOutput<typeof Credentials>;
export const EnrolmentRequest = v.strictObject({
  secret: Hash,
  credentials: Credentials,
  /** Public keys and the signature over the key card (PROTOCOL A9); an administrator sends none. */
  card: v.optional(v.strictObject({ seal: B64, sign: Hash, signature: Signature })),
});
export type EnrolmentRequest = v.InferOutput<typeof EnrolmentRequest>;

export const RecoveryRequest = LookupRequest;
/** `opensByPasskey`: one of their passkeys opens the account without the passphrase, and no recovery takes it away. */
export const RecoveryAnswer = v.strictObject({
  association: Id,
  person: Id,
  userName: v.string(),
  vault: B64,
  opensByPasskey: v.boolean(),
});
export type RecoveryAnswer = v.InferOutput<typeof RecoveryAnswer>;
export const ReplacementRequest = v.strictObject({ lookup: Hash, credentials: Credentials });

/** A new passphrase of somebody who is signed in: the `auth_key` of the old one, that of the new one, and its vault. */
export const PassphraseChange = v.strictObject({ authKey: Hash, newAuthKey: Hash, vault: B64 });
export type PassphraseChange = v.InferOutput<typeof PassphraseChange>;
/** A new recovery key of somebody who is signed in; `replaces` is the hash of the one that they saw in force. */
export const RecoveryKeyChange = v.strictObject({
  authKey: Hash,
  replaces: Hash,
  recoveryLookupHash: Hash,
  recoveryVault: B64,
});
export type RecoveryKeyChange = v.InferOutput<typeof RecoveryKeyChange>;
