// The browser's own passkeys, by the library that speaks with it. What one computes is taken out of the answer and stays here.
import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser';
import type { DeviceProblem, PasskeyAnswer, PasskeyDevice } from '../client/passkeys.ts';
import { PASSKEY_ALGORITHMS, type PasskeyAsked } from '../domain/wire-accounts.ts';
import { toBase64url } from '../protocol/check/index.ts';
import { random } from '../protocol/open/index.ts';

/** So long a device may take; the portal's challenges live longer. */
const DEVICE_MS = 2 * 60_000;

/** Whether this browser has passkeys at all. */
export const hasPasskeys = (): boolean => browserSupportsWebAuthn();

const problemOf = (error: unknown): DeviceProblem =>
  error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED' ? 'known' : 'dismissed';

/** Whatever goes wrong between browser and device is the device's answer; the page says what to do. */
const orProblem = async <T>(work: () => Promise<T>): Promise<PasskeyAnswer<T>> => {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, problem: { error: problemOf(error) } };
  }
};

/** The extension's question, as the browser takes it; the library's types don't know it. */
const asking = (input: Uint8Array | undefined): object =>
  input === undefined ? {} : { extensions: { prf: { eval: { first: new Uint8Array(input) } } } };

type Results = { readonly prf?: { readonly results?: { readonly first?: unknown } } };

/** What the device computed: 32 bytes, or nothing. */
const outputOf = ({ prf }: Results): Uint8Array | undefined => {
  const first = prf?.results?.first;
  const bytes =
    first instanceof ArrayBuffer
      ? new Uint8Array(first)
      : ArrayBuffer.isView(first)
        ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
        : undefined;
  return bytes?.length === 32 ? bytes : undefined;
};

const signHere = async ({ challenge, party, passkeys }: PasskeyAsked, input: Uint8Array | undefined) => {
  const signed = await startAuthentication({
    optionsJSON: {
      challenge,
      rpId: party,
      timeout: DEVICE_MS,
      userVerification: 'required',
      allowCredentials: passkeys.map((id) => ({ id, type: 'public-key' as const })),
      ...asking(input),
    },
  });
  const { authenticatorData, clientDataJSON, signature } = signed.response;
  return {
    assertion: { id: signed.id, authenticatorData, clientDataJSON, signature },
    output: outputOf(signed.clientExtensionResults as Results),
  };
};

/** The passkeys that this browser reaches. */
export const browserPasskeys: PasskeyDevice = {
  sign: (asked, input) => orProblem(() => signHere(asked, input)),
  make: (offered, input) =>
    orProblem(async () => {
      const made = await startRegistration({
        optionsJSON: {
          challenge: offered.challenge,
          rp: { id: offered.party, name: offered.partyName },
          user: { id: offered.person, name: offered.userName, displayName: offered.userName },
          pubKeyCredParams: PASSKEY_ALGORITHMS.map((alg) => ({ alg, type: 'public-key' as const })),
          timeout: DEVICE_MS,
          attestation: 'none',
          excludeCredentials: offered.passkeys.map((id) => ({ id, type: 'public-key' as const })),
          authenticatorSelection: {
            residentKey: input === undefined ? 'discouraged' : 'required',
            requireResidentKey: input !== undefined,
            userVerification: 'required',
          },
          ...asking(input),
        },
      });
      const { attestationObject, clientDataJSON } = made.response;
      const now = outputOf(made.clientExtensionResults as Results);
      // Many devices compute nothing while a passkey is made: it is asked at once, for nothing that anybody is sent.
      const output =
        input === undefined || now !== undefined
          ? now
          : (
              await signHere(
                { challenge: toBase64url(random.bytes(32)), party: offered.party, passkeys: [made.id] },
                input,
              )
            ).output;
      return { made: { id: made.id, attestationObject, clientDataJSON }, output };
    }),
};
