// Tokens that let somebody in: session ids and the secrets of invitation links. 32 random bytes as base64url text each;
// only their hashes are stored.
import { fromBase64url, hash, toBase64url } from '../protocol/check/index.ts';

const TOKEN_BYTES = 32;

/** A new token from the server's source of randomness. */
export const newToken = (random: (bytes: number) => Uint8Array): string => toBase64url(random(TOKEN_BYTES));

/** What is stored of a token; undefined where the text has another shape, which no stored hash can match. */
export const tokenHash = (token: string): string | undefined => {
  const bytes = tokenBytes(token);
  return bytes === undefined ? undefined : toBase64url(hash('session', bytes));
};

/** The bytes of a token, or undefined where the text is none. */
export const tokenBytes = (token: string): Uint8Array | undefined => fromBase64url(token, TOKEN_BYTES);
