// A device with passkeys, in process: ES256 keys, a counter, a pseudo-random function, and answers as a browser would pass them
// on. What it says can be bent, so that a test sees each lie refused.
import { createHash, createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import type { PasskeyDevice } from '../../src/client/passkeys.ts';
import type { PasskeyAsked, PasskeyAssertion, PasskeyOffered } from '../../src/domain/wire-accounts.ts';
import { concat, toBase64url, u8, u32, utf8 } from '../../src/protocol/bytes.ts';

/** What a device says otherwise than it should. */
export type Lies = {
  readonly origin?: string;
  readonly party?: string;
  /** Whether it says that nobody was verified. */
  readonly unverified?: boolean;
  readonly counter?: number;
  readonly crossOrigin?: boolean;
  readonly topOrigin?: string;
  readonly type?: string;
};

type Kept = { readonly id: Uint8Array; readonly key: KeyObject; readonly secret: Uint8Array; counter: number };

/**
 * `computes`: it has a pseudo-random function; `verifies`: it makes sure of its user while a passkey is made; `framed`: its browser
 * says that it is made in another site's frame.
 */
export type Made = { readonly computes?: boolean; readonly verifies?: boolean; readonly framed?: boolean };

export type TestDevice = PasskeyDevice & {
  readonly ids: () => readonly string[];
  /** Signs with the passkey of that id, or the newest one, whatever was asked for. */
  readonly answer: (asked: Pick<PasskeyAsked, 'challenge' | 'party'>, lies?: Lies, id?: string) => PasskeyAssertion;
  /** A second device with the same passkeys, counters and all. */
  readonly copy: (made?: Made) => TestDevice;
};

const sha256 = (bytes: Uint8Array): Uint8Array => new Uint8Array(createHash('sha256').update(bytes).digest());

const clientData = (
  type: string,
  challenge: string,
  origin: string,
  { crossOrigin = false, topOrigin }: Lies,
): Uint8Array => utf8(JSON.stringify({ type, challenge, origin, crossOrigin, topOrigin }));

const text = (words: string): Uint8Array => concat(u8(0x60 + words.length), utf8(words));
const bytesOf = (bytes: Uint8Array): Uint8Array =>
  bytes.length < 256
    ? concat(u8(0x58), u8(bytes.length), bytes)
    : concat(u8(0x59), u8(bytes.length >> 8), u8(bytes.length & 255), bytes);

/** A public key of P-256 as CBOR writes it for COSE: kind 2, algorithm -7, curve 1, both coordinates. */
const coseKey = (key: KeyObject): Uint8Array => {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const [across, up] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')];
  return concat(
    Uint8Array.of(0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21),
    bytesOf(new Uint8Array(across)),
    u8(0x22),
    bytesOf(new Uint8Array(up)),
  );
};

const PRESENT = 0x01;
const VERIFIED = 0x04;
const WITH_KEY = 0x40;

/** A device at the pages of `origin`. */
export const passkeyDevice = (
  origin: string,
  { computes = true, verifies = true, framed = false }: Made = {},
  kept: readonly Kept[] = [],
): TestDevice => {
  const passkeys: Kept[] = kept.map((passkey) => ({ ...passkey }));
  const dataOf = (party: string, flags: number, counter: number, rest: Uint8Array): Uint8Array =>
    concat(sha256(utf8(party)), u8(flags), u32(counter), rest);
  const outputOf = ({ secret }: Kept, input: Uint8Array | undefined): Uint8Array | undefined =>
    input === undefined || !computes ? undefined : new Uint8Array(createHmac('sha256', secret).update(input).digest());
  const find = (ids: readonly string[]): Kept | undefined =>
    passkeys.findLast(({ id }) => ids.length === 0 || ids.includes(toBase64url(id)));

  const answer: TestDevice['answer'] = ({ challenge, party }, lies = {}, id) => {
    const passkey = find(id === undefined ? [] : [id]);
    if (passkey === undefined) throw new Error('the device has no passkey');
    passkey.counter += 1;
    const flags = PRESENT | (lies.unverified === true ? 0 : VERIFIED);
    const data = dataOf(lies.party ?? party, flags, lies.counter ?? passkey.counter, new Uint8Array());
    const client = clientData(lies.type ?? 'webauthn.get', challenge, lies.origin ?? origin, lies);
    const signature = sign('sha256', concat(data, sha256(client)), passkey.key);
    return {
      id: toBase64url(passkey.id),
      authenticatorData: toBase64url(data),
      clientDataJSON: toBase64url(client),
      signature: toBase64url(new Uint8Array(signature)),
    };
  };

  const make = ({
    challenge,
    party,
  }: PasskeyOffered): { readonly passkey: Kept; readonly object: Uint8Array; readonly client: Uint8Array } => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const passkey = {
      id: new Uint8Array(randomBytes(32)),
      key: privateKey,
      secret: new Uint8Array(randomBytes(32)),
      counter: 0,
    };
    passkeys.push(passkey);
    const credential = concat(new Uint8Array(16), u8(0), u8(passkey.id.length), passkey.id, coseKey(publicKey));
    const data = dataOf(party, PRESENT | (verifies ? VERIFIED : 0) | WITH_KEY, 0, credential);
    const object = concat(
      u8(0xa3),
      text('fmt'),
      text('none'),
      text('attStmt'),
      u8(0xa0),
      text('authData'),
      bytesOf(data),
    );
    return { passkey, object, client: clientData('webauthn.create', challenge, origin, { crossOrigin: framed }) };
  };

  return {
    ids: () => passkeys.map(({ id }) => toBase64url(id)),
    answer,
    copy: (made = {}) => passkeyDevice(origin, made, passkeys),
    sign: async (asked, input) => {
      const passkey = find(asked.passkeys);
      if (passkey === undefined) return { ok: false, problem: { error: 'dismissed' } };
      const assertion = answer(asked, {}, toBase64url(passkey.id));
      return { ok: true, value: { assertion, output: outputOf(passkey, input) } };
    },
    make: async (offered, input) => {
      if (offered.passkeys.some((id) => find([id]) !== undefined)) return { ok: false, problem: { error: 'known' } };
      const { passkey, object, client } = make(offered);
      const made = {
        id: toBase64url(passkey.id),
        attestationObject: toBase64url(object),
        clientDataJSON: toBase64url(client),
      };
      return { ok: true, value: { made, output: outputOf(passkey, input) } };
    },
  };
};
