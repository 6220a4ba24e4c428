// The marks that browsers keep once somebody has signed in there: they give that browser a count of wrong tries of its own,
// and let nobody in. A mark is a nonce and a code over it; whose it is can't be read from it, here or elsewhere.
import { concat, deviceMark, equal, fromBase64url, toBase64url } from '../protocol/check/index.ts';
import type { StoredCredentials } from '../store/people.ts';
import type { AuthDeps } from './deps.ts';

const NONCE_BYTES = 16;
const MARK_BYTES = NONCE_BYTES + 32;
/** So many people of one browser are known again; the one who signed in longest ago is forgotten. */
export const MOST_MARKS = 4;
/** What an unknown name's marks are compared with: nobody's vault. */
const NO_VAULT = new Uint8Array(114);

type Stored = Pick<StoredCredentials, 'vault'>;

/** The marks of a cookie's value, each as text; what isn't one is left out. */
const marksIn = (value: string | undefined): readonly string[] =>
  (value ?? '')
    .slice(0, 1_000)
    .split('.')
    .filter((mark) => fromBase64url(mark, MARK_BYTES) !== undefined)
    .slice(0, MOST_MARKS);

const isMarkOf = (serverKey: Uint8Array, stored: Stored | undefined, mark: string): boolean => {
  const bytes = fromBase64url(mark, MARK_BYTES);
  if (bytes === undefined) return false;
  const vault = stored?.vault.length === NO_VAULT.length ? stored.vault : NO_VAULT;
  const made = deviceMark(serverKey, vault, bytes.subarray(0, NONCE_BYTES));
  return equal(made, bytes.subarray(NONCE_BYTES)) && vault !== NO_VAULT;
};

/** The mark by which this browser is known as this account's; undefined where it isn't, or not any more. */
export const knownMark = (
  { serverKey }: Pick<AuthDeps, 'serverKey'>,
  stored: Stored | undefined,
  value: string | undefined,
): string | undefined => marksIn(value).filter((mark) => isMarkOf(serverKey, stored, mark))[0];

/** The cookie's next value: this account's mark first, the one it had or a new one, then those of others. */
export const marksWith = (
  deps: Pick<AuthDeps, 'serverKey' | 'random'>,
  stored: Stored,
  value: string | undefined,
): string => {
  const nonce = deps.random(NONCE_BYTES);
  const own =
    knownMark(deps, stored, value) ?? toBase64url(concat(nonce, deviceMark(deps.serverKey, stored.vault, nonce)));
  return [own, ...marksIn(value).filter((mark) => mark !== own)].slice(0, MOST_MARKS).join('.');
};
