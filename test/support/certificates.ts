// Certificates made for a test, in the process: an authority, and what it vouches for. Keys are of P-256 and are thrown away;
// only what TLS looks at stands in them (RFC 5280), written as DER by hand.
import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const der = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const { length } = body;
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Uint8Array.from([tag, ...size]), body]);
};
const list = (...parts: readonly Uint8Array[]): Buffer => der(0x30, ...parts);
const kind = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));

const YES = der(0x01, Uint8Array.of(0xff));
const ECDSA_SHA256 = list(kind('2a8648ce3d040302'));
const COMMON_NAME = kind('550403');
const [BASIC_CONSTRAINTS, OTHER_NAMES] = [kind('551d13'), kind('551d11')];

const nameOf = (text: string): Buffer => list(der(0x31, list(COMMON_NAME, der(0x0c, Buffer.from(text)))));
/** From the year to the end of another, both before 2050. */
const yearsOf = ([from, until]: readonly [number, number]): Buffer =>
  list(...[`${from % 100}0101000000Z`, `${until % 100}1231235959Z`].map((text) => der(0x17, Buffer.from(text))));
const extension = (id: Buffer, value: Buffer): Buffer => list(id, YES, der(0x04, value));

export type Certificate = { readonly cert: string; readonly key: string };
/** Signs a certificate for an address (IPv4) in some years; the usual ones cover every day a test runs on. */
export type Authority = {
  readonly cert: string;
  readonly vouch: (address: string, years?: readonly [number, number]) => Certificate;
};

const USUAL = [2020, 2049] as const;

type Wanted = {
  readonly subject: string;
  readonly key: KeyObject;
  readonly extension: Buffer;
  readonly years: readonly [number, number];
};

const certificate = (issuer: { readonly name: string; readonly key: KeyObject }, wanted: Wanted): string => {
  const signed = list(
    der(0xa0, der(0x02, Uint8Array.of(2))),
    der(0x02, Uint8Array.of(1), randomBytes(8)),
    ...[ECDSA_SHA256, nameOf(issuer.name), yearsOf(wanted.years), nameOf(wanted.subject)],
    wanted.key.export({ type: 'spki', format: 'der' }),
    der(0xa3, list(wanted.extension)),
  );
  const whole = list(signed, ECDSA_SHA256, der(0x03, Uint8Array.of(0), sign('sha256', signed, issuer.key)));
  return `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`;
};

const newPair = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });

/** An authority that nobody knows yet. */
export const newAuthority = (name = 'Authority of a test'): Authority => {
  const own = newPair();
  const issuer = { name, key: own.privateKey };
  const asAuthority = { subject: name, key: own.publicKey, extension: extension(BASIC_CONSTRAINTS, list(YES)) };
  return {
    cert: certificate(issuer, { ...asAuthority, years: USUAL }),
    vouch: (address, years = USUAL) => {
      const { publicKey, privateKey } = newPair();
      const names = list(der(0x87, Uint8Array.from(address.split('.'), Number)));
      const wanted = { subject: 'Server of a test', key: publicKey, extension: extension(OTHER_NAMES, names), years };
      return { cert: certificate(issuer, wanted), key: String(privateKey.export({ type: 'pkcs8', format: 'pem' })) };
    },
  };
};
