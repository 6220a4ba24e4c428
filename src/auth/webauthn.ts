// What passkeys sign, checked. The only importer of the library, which is loaded when it is needed first: it is large, and most
// requests need none of it. Whatever is wrong is one refusal.

import type { RelyingParty } from '../domain/relying-party.ts';
import type { PasskeyAssertion, PasskeyRegistration } from '../domain/wire-accounts.ts';
import { PASSKEY_ALGORITHMS } from '../domain/wire-accounts.ts';
import { bad, fromBase64url, good, type Outcome } from '../protocol/check/index.ts';
import type { StoredPasskey } from '../store/passkeys.ts';

/** Larger public keys aren't stored. */
const MOST_KEY_BYTES = 1024;

/**
 * Whether a registration's statement names no maker: none, or one that the device signed with the new key itself. Others hang on
 * certificates, which the library would ask other hosts about.
 */
const namesNoMaker = async (attestationObject: string): Promise<boolean> => {
  const { decodeAttestationObject } = await import('@simplewebauthn/server/helpers');
  const bytes = fromBase64url(attestationObject);
  if (bytes === undefined) return false;
  const decoded = decodeAttestationObject(new Uint8Array(bytes));
  const kind = decoded.get('fmt');
  return kind === 'none' || (kind === 'packed' && decoded.get('attStmt').get('x5c') === undefined);
};

/** Whether the browser says that another site's page, which has the portal's in a frame, asked: the library takes that. */
const isFramed = async (clientDataJSON: string): Promise<boolean> => {
  const { decodeClientDataJSON } = await import('@simplewebauthn/server/helpers');
  const { crossOrigin, topOrigin } = decodeClientDataJSON(clientDataJSON) as {
    readonly crossOrigin?: unknown;
    readonly topOrigin?: unknown;
  };
  return (crossOrigin !== undefined && crossOrigin !== false) || topOrigin !== undefined;
};

type Checked<T> = { readonly party: RelyingParty; readonly isChallenge: (challenge: string) => boolean } & T;

/** The counter of an assertion by this passkey, over a challenge that counts, at the portal's own pages, by a verified user. */
export const checkAssertion = async ({
  party,
  isChallenge,
  passkey,
  assertion,
}: Checked<{
  readonly passkey: Pick<StoredPasskey, 'credential' | 'publicKey'>;
  readonly assertion: PasskeyAssertion;
}>): Promise<Outcome<{ readonly counter: number }>> => {
  const { verifyAuthenticationResponse } = await import('@simplewebauthn/server');
  const { id, ...response } = assertion;
  try {
    if (await isFramed(response.clientDataJSON)) return bad('cannot-open');
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: { id, rawId: id, type: 'public-key', response, clientExtensionResults: {} },
      expectedChallenge: isChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      // The counter is compared where it is stored, in the same transaction.
      credential: { id: passkey.credential, publicKey: new Uint8Array(passkey.publicKey), counter: 0 },
    });
    return verified ? good({ counter: authenticationInfo.newCounter }) : bad('cannot-open');
  } catch {
    return bad('cannot-open');
  }
};

/** The credential that a registration brings, without asking who made the device. */
export const checkRegistration = async ({
  party,
  isChallenge,
  registration,
}: Checked<{
  readonly registration: Pick<PasskeyRegistration, 'id' | 'attestationObject' | 'clientDataJSON'>;
}>): Promise<Outcome<Pick<StoredPasskey, 'credential' | 'publicKey' | 'counter'>>> => {
  const { verifyRegistrationResponse } = await import('@simplewebauthn/server');
  const { id, attestationObject, clientDataJSON } = registration;
  try {
    if ((await isFramed(clientDataJSON)) || !(await namesNoMaker(attestationObject))) return bad('cannot-open');
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: 'public-key',
        response: { attestationObject, clientDataJSON },
        clientExtensionResults: {},
      },
      expectedChallenge: isChallenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      requireUserVerification: true,
      supportedAlgorithmIDs: [...PASSKEY_ALGORITHMS],
    });
    if (!verified) return bad('cannot-open');
    const { credential } = registrationInfo;
    if (credential.id !== id || credential.publicKey.length > MOST_KEY_BYTES) return bad('cannot-open');
    return good({ credential: id, publicKey: credential.publicKey, counter: credential.counter });
  } catch {
    return bad('cannot-open');
  }
};
