// Signing in and unlocking: the browser's `auth_key` is compared with its stored hash. Whether the vault is handed out with it,
// or only after the second factor, is asked by whoever calls (PROTOCOL §4). Unknown, wrong and suspended are one and the same
// after the same work (T16), and so is who must wait after many wrong tries. Argon2id runs in the browser alone.
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
import { type NewKeys, openNewKeys, waitingAuthHash } from '../store/new-keys.ts';
import { credentialsByUserName, credentialsOf, type Person, type PersonWithCredentials } from '../store/people.ts';
import type { AuthDeps } from './deps.ts';
import type { Tries, Try } from './guesses.ts';
import { knownMark, marksWith } from './known-browsers.ts';
import { tokenBytes } from './tokens.ts';

export type SignedIn = {
  readonly person: Person;
  readonly userName: string;
  readonly vault: Uint8Array;
  /** Of the recovery key in force. */
  readonly recoveryHash: string;
};

/** `seconds`: the try came too early and wasn't looked at. */
export type Refused = { readonly ok: false; readonly seconds?: number };
/** The passphrase is that of new keys of somebody's, which wait for the roster. */
export type Waits = { readonly ok: false; readonly waits: NewKeys };

/** What an unknown name's key is compared with: no key has this hash. */
const NO_HASH = new Uint8Array(32);

/**
 * An active account's vault, taken out of its wrapping. With SERVER_KEY lost the passphrase opens nothing any more: people come
 * back by recovery key (PROTOCOL A6).
 */
export const vaultOf = (deps: Pick<AuthDeps, 'serverKey'>, found: PersonWithCredentials): SignedIn | undefined => {
  if (found.person.status !== 'active') return undefined;
  const vault = unwrapAtRest(deps.serverKey, found.person.id, found.credentials.vault);
  if (!vault.ok) return undefined;
  const { userName, recoveryHash } = found.credentials;
  return { person: found.person, userName, vault: vault.value, recoveryHash };
};

/** Whether a key is an account's; the same work where there is none. */
const isRight = (found: PersonWithCredentials | undefined, authKey: string): boolean => {
  const presented = fromBase64url(authKey, 32) ?? NO_HASH;
  const hash = fromBase64url(authHash(presented), 32) ?? NO_HASH;
  const stored = fromBase64url(found?.credentials.authHash ?? '', 32) ?? NO_HASH;
  return equal(hash, stored) && found !== undefined;
};

/** A try that came too early. */
export const wait = (tried: Exclude<Try, { ok: true }>): Refused => ({ ok: false, seconds: tried.seconds });

/**
 * The account and vault for a right `auth_key` (base64url), and the marks for the browser's cookie; one refusal for
 * everything else. `marks` is what the browser presented: known as this account's, it has a count of its own, so that
 * strangers who guess keep nobody out of a browser in which they have signed in before.
 */
/** What a key, right or wrong, is worth for new keys that wait: nothing is handed out, and what is asked is asked of every name. */
const waitingFor = async (
  { database: { reader } }: AuthDeps,
  association: AssociationId,
  found: PersonWithCredentials | undefined,
  authKey: string,
): Promise<NewKeys | undefined> => {
  const person = found?.person.id;
  const stored = await waitingAuthHash(reader, association, person);
  const presented = authHash(fromBase64url(authKey, 32) ?? NO_HASH);
  const isRight = equal(fromBase64url(presented, 32) ?? NO_HASH, fromBase64url(stored ?? '', 32) ?? NO_HASH);
  return isRight && person !== undefined && stored !== undefined ? openNewKeys(reader, association, person) : undefined;
};

export const signIn = async (
  deps: AuthDeps,
  tries: Tries,
  association: AssociationId,
  asked: { readonly userName: string; readonly authKey: string; readonly marks: string | undefined },
): Promise<{ readonly ok: true; readonly signedIn: SignedIn; readonly marks: string } | Refused | Waits> => {
  const name = normaliseUserName(asked.userName) ?? '';
  const asStranger = (): Try => tries.names.begin(`${association} ${name}`);
  const early = asked.marks === undefined ? asStranger() : undefined;
  if (early?.ok === false) return wait(early);
  const found = await credentialsByUserName(deps.database.reader, association, name);
  const mark = knownMark(deps, found?.credentials, asked.marks);
  const tried = early ?? (mark === undefined ? asStranger() : tries.browsers.begin(mark));
  if (!tried.ok) return wait(tried);
  const right = isRight(found, asked.authKey);
  const signedIn = right && found !== undefined ? vaultOf(deps, found) : undefined;
  if (signedIn === undefined || found === undefined) {
    const waits = await waitingFor(deps, association, found, asked.authKey);
    // No try is given back for it: whoever made new keys in another's name would guess at the old passphrase for nothing.
    if (waits !== undefined) return { ok: false, waits };
    if (!right) tries.wrong.count(association, found?.person.id, 'passphrase');
    return { ok: false };
  }
  tried.wasRight();
  return { ok: true, signedIn, marks: marksWith(deps, found.credentials, asked.marks) };
};

/** The vault once more for somebody who is signed in and gives the right `auth_key` again; each session has its count. */
export const unlock = async (
  deps: AuthDeps,
  tries: Tries,
  association: AssociationId,
  asked: { readonly person: PersonId; readonly sessionToken: string; readonly authKey: string },
): Promise<{ readonly ok: true; readonly signedIn: SignedIn } | Refused> => {
  const tried = tries.sessions.begin(asked.sessionToken);
  if (!tried.ok) return wait(tried);
  const found = await credentialsOf(deps.database.reader, association, asked.person);
  const right = isRight(found, asked.authKey);
  if (!right) tries.wrong.count(association, asked.person, 'passphrase');
  const signedIn = right && found !== undefined ? vaultOf(deps, found) : undefined;
  if (signedIn === undefined) return { ok: false };
  tried.wasRight();
  return { ok: true, signedIn };
};

/** The half-key of a session, base64url: computed, never stored (PROTOCOL A6). */
export const halfOf = (deps: AuthDeps, token: string): string | undefined => {
  const bytes = tokenBytes(token);
  return bytes === undefined ? undefined : toBase64url(sessionHalf(deps.serverKey, bytes));
};
