// A person's own device signs in: the passphrase first, then the second factor where one is owed, and the vault comes with the
// last of them. The passphrase and what opens the vault never leave it.
import {
  FactorSecretAnswer,
  type NewKeysWait,
  type SecondFactorOwed,
  SetUpAnswer,
  SignInAnswer,
  SignInReply,
  UnlockAnswer,
} from '../domain/wire-accounts.ts';
import {
  type Argon2id,
  type AssociationId,
  normaliseUserName,
  preparePassphrase,
  toBase64url,
} from '../protocol/check/index.ts';
import { derivePassphrase, wipe } from '../protocol/open/index.ts';
import { type Chosen, openVaultOf, whom } from './enrolment.ts';
import { givePasskey, type PasskeyAnswer, type PasskeyDevice } from './passkeys.ts';
import { type Answer, answered, ask, failed, type Transport } from './transport.ts';

/** An open account: what the portal says of it, and the seed that its vault held. */
export type SignedIn = { readonly session: SignInAnswer; readonly seed: Uint8Array };

/** What a proof of the passphrase gave; `authKey` (base64url) proves it once more. */
type Presented<S> = { readonly session: S; readonly seed: Uint8Array; readonly authKey: string };

type Derived = { readonly userName: string; readonly authKey: string; readonly vaultKey: Uint8Array };

/** What a passphrase gives: the half that is sent, and the half that opens the vault and stays. */
const deriveFor = async (chosen: Chosen, association: AssociationId, argon2: Argon2id): Promise<Answer<Derived>> => {
  const userName = normaliseUserName(chosen.userName);
  // A name or a passphrase that can't be one is answered as a wrong one is.
  if (userName === undefined || preparePassphrase(chosen.passphrase) === undefined) return failed('signed-out');
  const keys = await derivePassphrase(association, userName, chosen.passphrase, argon2);
  const authKey = toBase64url(keys.authKey);
  wipe(keys.authKey);
  return answered({ userName, authKey, vaultKey: keys.vaultKey });
};

/** Opens the vault that a session was given, and forgets what opened it. */
const openSession = <S extends SignInAnswer>(
  session: S,
  vaultKey: Uint8Array,
): Answer<{ session: S; seed: Uint8Array }> => {
  const seed = openVaultOf(whom(session), vaultKey, 1, session.vault);
  wipe(vaultKey);
  return seed.ok ? answered({ session, seed: seed.value }) : seed;
};

/** The passphrase was right and the second factor is owed; the vault comes with it. */
export type SignInOwed = {
  readonly owed: SecondFactorOwed;
  /** Gives a code as it was typed. `cannot-open`: wrong or used; `signed-out`: too late, or ended elsewhere. */
  readonly giveCode: (typed: string) => Promise<Answer<SignedIn>>;
  /** Gives a passkey of `device` in the place of a code. `cannot-open`: none of theirs; `untrusted`: there may be a copy of it. */
  readonly givePasskey: (device: PasskeyDevice) => Promise<PasskeyAnswer<SignedIn>>;
  /** Draws a secret to set up; an earlier one of this sign-in is void. */
  readonly draft: () => Promise<Answer<FactorSecretAnswer>>;
  /** Sets the drawn secret up by its first code; the backup codes are given once. */
  readonly setUp: (typed: string) => Promise<Answer<SignedIn & { readonly backupCodes: readonly string[] }>>;
};

/** How far a sign-in has come. */
export type SignInStep =
  | { readonly step: 'open'; readonly signedIn: SignedIn }
  | { readonly step: 'owed'; readonly owing: SignInOwed }
  /** New keys wait for two signatures; nothing is open. */
  | { readonly step: 'waits'; readonly waits: NewKeysWait };

const owing = (transport: Transport, owed: SecondFactorOwed, vaultKey: Uint8Array): SignInOwed => ({
  owed,
  giveCode: async (typed) => {
    const given = await ask(transport, 'POST', '/api/session/second-factor', SignInAnswer, { code: typed });
    return given.ok ? openSession(given.value, vaultKey) : given;
  },
  givePasskey: async (device) => {
    const given = await givePasskey(transport, device);
    return given.ok ? openSession(given.value, vaultKey) : given;
  },
  draft: () => ask(transport, 'POST', '/api/session/second-factor/draft', FactorSecretAnswer, {}),
  setUp: async (typed) => {
    const done = await ask(transport, 'POST', '/api/session/second-factor/setup', SetUpAnswer, { code: typed });
    if (!done.ok) return done;
    const { backupCodes, ...session } = done.value;
    const opened = openSession(session, vaultKey);
    return opened.ok ? answered({ ...opened.value, backupCodes }) : opened;
  },
});

/** Gives the passphrase. Wrong and unknown are one `signed-out`; `cannot-open`: the vault isn't this passphrase's. */
export const beginSignIn = async (
  transport: Transport,
  chosen: Chosen,
  association: AssociationId,
  argon2: Argon2id,
): Promise<Answer<SignInStep>> => {
  const derived = await deriveFor(chosen, association, argon2);
  if (!derived.ok) return derived;
  const { userName, authKey, vaultKey } = derived.value;
  const reply = await ask(transport, 'POST', '/api/session', SignInReply, { userName, authKey });
  if (!reply.ok) return reply;
  if ('waits' in reply.value) {
    wipe(vaultKey);
    return answered({ step: 'waits', waits: reply.value });
  }
  if ('owed' in reply.value) return answered({ step: 'owed', owing: owing(transport, reply.value, vaultKey) });
  const opened = openSession(reply.value, vaultKey);
  return opened.ok ? answered({ step: 'open', signedIn: opened.value }) : opened;
};

/** Signs in where no second factor is owed; `refused` where one is. Otherwise as {@link beginSignIn}. */
export const signIn = async (
  transport: Transport,
  userName: string,
  passphrase: string,
  association: AssociationId,
  argon2: Argon2id,
): Promise<Answer<SignedIn>> => {
  const begun = await beginSignIn(transport, { userName, passphrase }, association, argon2);
  if (!begun.ok) return begun;
  return begun.value.step === 'open' ? answered(begun.value.signedIn) : failed('refused');
};

/** Opens the vault again in a session that is still there. */
export const unlock = async (
  transport: Transport,
  userName: string,
  passphrase: string,
  association: AssociationId,
  argon2: Argon2id,
): Promise<Answer<Presented<UnlockAnswer>>> => {
  const derived = await deriveFor({ userName, passphrase }, association, argon2);
  if (!derived.ok) return derived;
  const { authKey, vaultKey } = derived.value;
  const session = await ask(transport, 'POST', '/api/session/unlock', UnlockAnswer, { authKey });
  if (!session.ok) return session;
  const opened = openSession(session.value, vaultKey);
  return opened.ok ? answered({ ...opened.value, authKey }) : opened;
};
