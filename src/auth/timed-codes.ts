// Time-based codes (RFC 6238) as every authenticator app makes them: SHA-1, six digits, thirty seconds. The only importer of
// the library; it keeps nothing, and which codes are used up is known elsewhere.
import { Secret, TOTP } from 'otpauth';
import { TIMED_CODE_DIGITS } from '../domain/typed-code.ts';

const SETTINGS = { algorithm: 'SHA1', digits: TIMED_CODE_DIGITS, period: 30 } as const;
/** A code is read one step early or late: clocks differ, and people type slowly. */
const WINDOW = 1;
/** Longer names make a square that telephones can't read. */
const MOST_ISSUER_CHARACTERS = 40;

const CODE = new RegExp(`^[0-9]{${TIMED_CODE_DIGITS}}$`);

const secretOf = (secret: Uint8Array): Secret => new Secret({ buffer: new Uint8Array(secret).buffer });

/** The step of 30 seconds that `code`, six ASCII digits, belongs to; undefined where it is of none around `now`. */
export const stepOf = (secret: Uint8Array, code: string, now: Date): number | undefined => {
  // The library compares bytes of one length, and throws for others.
  if (!CODE.test(code)) return undefined;
  const timestamp = now.getTime();
  const delta = TOTP.validate({ ...SETTINGS, token: code, secret: secretOf(secret), timestamp, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: SETTINGS.period, timestamp }) + delta;
};

/** What an authenticator app shows at `at` for a secret in base32. */
export const codeAt = (secret: string, at: Date): string =>
  TOTP.generate({ ...SETTINGS, secret: Secret.fromBase32(secret), timestamp: at.getTime() });

/** A secret as an app takes it: in base32 to be typed, and in the address that its camera reads. */
export const forApp = (
  secret: Uint8Array,
  issuer: string,
  userName: string,
): { readonly secret: string; readonly uri: string } => {
  const short = [...issuer].slice(0, MOST_ISSUER_CHARACTERS).join('');
  const app = new TOTP({ ...SETTINGS, issuer: short, label: userName, secret: secretOf(secret) });
  return { secret: app.secret.base32, uri: app.toString() };
};
