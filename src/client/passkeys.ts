// A person's own device uses passkeys: as second factor, to open the account without the passphrase, and to be registered. Who
// holds them is handed in. What a passkey computes opens the vault and never leaves the device; only what it signed is sent.
import {
  PasskeyAsked,
  type PasskeyAssertion,
  PasskeyOffered,
  type PasskeyRegistration,
  SignInAnswer,
} from '../domain/wire-accounts.ts';
import { type AssociationId, passkeyInput, toBase64url } from '../protocol/check/index.ts';
import { derivePasskey, sealVault, wipe } from '../protocol/open/index.ts';
import type { Proved } from './account.ts';
import { openVaultOf, whom } from './enrolment.ts';
import type { SignedIn } from './sign-in.ts';
import { type Answer, answered, ask, type ClientProblem, Nothing, type Transport } from './transport.ts';

/** Why a device gave no passkey: cancelled or none there; one is there already; it can't compute what opens a vault. */
export type DeviceProblem = 'dismissed' | 'known' | 'unable';

export type PasskeyAnswer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: ClientProblem | { readonly error: DeviceProblem } };

/** What a device computed beside its signature, 32 bytes; undefined where it can't. */
type Output = { readonly output: Uint8Array | undefined };

/** Whatever holds passkeys. `input` asks for an output too. */
export type PasskeyDevice = {
  readonly sign: (
    asked: PasskeyAsked,
    input: Uint8Array | undefined,
  ) => Promise<PasskeyAnswer<Output & { readonly assertion: PasskeyAssertion }>>;
  /** With `input` the passkey is one that the device finds without being told which. */
  readonly make: (
    offered: PasskeyOffered,
    input: Uint8Array | undefined,
  ) => Promise<
    PasskeyAnswer<Output & { readonly made: Pick<PasskeyRegistration, 'id' | 'attestationObject' | 'clientDataJSON'> }>
  >;
};

const unable: PasskeyAnswer<never> = { ok: false, problem: { error: 'unable' } };

/** Gives a passkey in the place of a code, and what comes of it. */
export const givePasskey = async (
  transport: Transport,
  device: PasskeyDevice,
): Promise<PasskeyAnswer<SignInAnswer>> => {
  const asked = await ask(transport, 'POST', '/api/session/second-factor/passkey/options', PasskeyAsked, {});
  if (!asked.ok) return asked;
  const signed = await device.sign(asked.value, undefined);
  if (!signed.ok) return signed;
  return ask(transport, 'POST', '/api/session/second-factor/passkey', SignInAnswer, signed.value.assertion);
};

/** The seed of slot 4, by what the passkey computed, which is overwritten. */
const openedBy = (session: SignInAnswer, output: Uint8Array): Answer<SignedIn> => {
  const key = derivePasskey(output);
  const seed = openVaultOf(whom(session), key, 4, session.vault);
  wipe(key);
  return seed.ok ? answered({ session, seed: seed.value }) : seed;
};

/** Has a passkey sign at `path` and opens the vault that comes for it. Nothing is sent where it computes nothing. */
const openAt = async (
  path: '/api/session/passkey' | '/api/session/unlock/passkey',
  transport: Transport,
  association: AssociationId,
  device: PasskeyDevice,
): Promise<PasskeyAnswer<SignedIn>> => {
  const asked = await ask(transport, 'POST', '/api/session/passkey/options', PasskeyAsked, {});
  if (!asked.ok) return asked;
  const signed = await device.sign(asked.value, passkeyInput(association));
  if (!signed.ok) return signed;
  const { assertion, output } = signed.value;
  if (output === undefined) return unable;
  const session = await ask(transport, 'POST', path, SignInAnswer, assertion);
  return session.ok ? openedBy(session.value, output) : session;
};

/** Signs in by a passkey alone. `signed-out`: it opens nothing here; `untrusted`: there may be a copy of it. */
export const signInWithPasskey = (transport: Transport, association: AssociationId, device: PasskeyDevice) =>
  openAt('/api/session/passkey', transport, association, device);

/** Opens the vault again in a session that is still there. `cannot-open`: it isn't this person's, or opens nothing. */
export const unlockWithPasskey = (transport: Transport, association: AssociationId, device: PasskeyDevice) =>
  openAt('/api/session/unlock/passkey', transport, association, device);

/** Adds a passkey; with `opens` the vault is sealed under what it computes. `unable` where it computes nothing: nothing is kept. */
export const addPasskey = async (
  transport: Transport,
  { association, person, seed, authKey }: Proved,
  wanted: { readonly name: string; readonly opens: boolean },
  device: PasskeyDevice,
): Promise<PasskeyAnswer<boolean>> => {
  const offered = await ask(transport, 'POST', '/api/account/passkeys/options', PasskeyOffered, { authKey });
  if (!offered.ok) return offered;
  const made = await device.make(offered.value, wanted.opens ? passkeyInput(association) : undefined);
  if (!made.ok) return made;
  const request = { name: wanted.name, ...made.value.made };
  if (!wanted.opens) return ask(transport, 'POST', '/api/account/passkeys', Nothing, request);
  const { output } = made.value;
  if (output === undefined) return unable;
  const key = derivePasskey(output);
  const vault = toBase64url(sealVault(key, association, person, 4, seed));
  wipe(key);
  return ask(transport, 'POST', '/api/account/passkeys', Nothing, { ...request, vault });
};

/** Removes a passkey by its credential's id; other sessions end. `refused`: the last factor; `stale`: removed already. */
export const removePasskey = (transport: Transport, { authKey }: Proved, passkey: string): Promise<Answer<boolean>> =>
  ask(transport, 'POST', '/api/account/passkeys/removal', Nothing, { authKey, passkey });
