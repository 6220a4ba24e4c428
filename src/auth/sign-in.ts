// Signing in and unlocking: the browser's `auth_key` is compared with its stored hash, and the vault is handed out. Unknown,
// wrong and suspended are one and the same after the same work (PROTOCOL §4, T16). Argon2id runs in the browser alone.
import {
  type AssociationId,
  authHash,
  equal,
  fromBase64url,
  normaliseUserName,
  type PersonId,
  sessionHalf,
  toBase64url,
  unwrapAtRest,
} from '../protocol/check/index.ts';
import { credentialsByUserName, credentialsOf, type Person, type PersonWithCredentials } from '../store/people.ts';
import type { AuthDeps } from './deps.ts';
import { tokenBytes } from './tokens.ts';

export type SignedIn = { readonly person: Person; readonly userName: string; readonly vault: Uint8Array };

/** What an unknown name's key is compared with: no key has this hash. */
const NO_HASH = new Uint8Array(32);

const check = (deps: AuthDeps, found: PersonWithCredentials | undefined, authKey: string): SignedIn | undefined => {
  const presented = fromBase64url(authKey, 32) ?? NO_HASH;
  const hash = fromBase64url(authHash(presented), 32) ?? NO_HASH;
  const stored = fromBase64url(found?.credentials.authHash ?? '', 32) ?? NO_HASH;
  const right = equal(hash, stored);
  if (!right || found === undefined || found.person.status !== 'active') return undefined;
  const vault = unwrapAtRest(deps.serverKey, found.person.id, found.credentials.vault);
  // With SERVER_KEY lost, the passphrase opens nothing any more: people come back by recovery key (PROTOCOL A6).
  if (!vault.ok) return undefined;
  return { person: found.person, userName: found.credentials.userName, vault: vault.value };
};

/** The account and vault for a right `auth_key` (base64url); undefined for everything else alike. */
export const signIn = async (
  deps: AuthDeps,
  association: AssociationId,
  userName: string,
  authKey: string,
): Promise<SignedIn | undefined> => {
  const name = normaliseUserName(userName) ?? '';
  return check(deps, await credentialsByUserName(deps.database.reader, association, name), authKey);
};

/** The vault once more for somebody who is signed in and gives the right `auth_key` again. */
export const unlock = async (
  deps: AuthDeps,
  association: AssociationId,
  person: PersonId,
  authKey: string,
): Promise<SignedIn | undefined> =>
  check(deps, await credentialsOf(deps.database.reader, association, person), authKey);

/** The half-key of a session, base64url: computed, never stored (PROTOCOL A6). */
export const halfOf = (deps: AuthDeps, token: string): string | undefined => {
  const bytes = tokenBytes(token);
  return bytes === undefined ? undefined : toBase64url(sessionHalf(deps.serverKey, bytes));
};
