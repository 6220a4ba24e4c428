// What somebody who is signed in changes of their own way in: passphrase, recovery key, every session at once. The browser
// made what is stored; here it is compared with what was there, and replaced whole or not at all.
import type { PassphraseChange, RecoveryKeyChange } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  authHash,
  bad,
  checkVaultShape,
  equal,
  fromBase64url,
  good,
  type Outcome,
  type PersonId,
  unwrapAtRest,
  utf8,
  wrapAtRest,
} from '../protocol/check/index.ts';
import type { Tx } from '../store/database.ts';
import { replacePassphrase, replaceRecoveryKey, storeWrappedAnew } from '../store/own-credentials.ts';
import { credentialsOf, isTaken, type StoredCredentials } from '../store/people.ts';
import { removeSession, removeSessionsOf, sessionsOf } from '../store/sessions.ts';
import type { AuthDeps } from './deps.ts';
import { tokenHash } from './tokens.ts';

const isSame = (one: string, other: string): boolean => one.length === other.length && equal(utf8(one), utf8(other));

/** The hash of an `auth_key` (base64url); empty, which no stored one is, for what can't be one. */
const hashOf = (authKey: string): string => {
  const bytes = fromBase64url(authKey, 32);
  return bytes === undefined ? '' : authHash(bytes);
};

const vaultOf = (text: string): Uint8Array | undefined => {
  const bytes = fromBase64url(text);
  return bytes !== undefined && checkVaultShape(bytes).ok ? bytes : undefined;
};

/** Ends the person's sessions but the one with this token. */
const endOthers = async (tx: Tx, association: AssociationId, person: PersonId, token: string): Promise<void> => {
  const own = tokenHash(token);
  for (const { idHash } of await sessionsOf(tx, association, person)) {
    if (idHash !== own) await removeSession(tx, association, idHash);
  }
};

/**
 * A new passphrase in the place of the old one, with the vault sealed under it; other sessions end, and browsers that were
 * known are strangers. The recovery key stays good. `stale` where the old one isn't (any more) the one in force; the same
 * request once more is taken as done.
 */
export const changePassphrase = (
  deps: AuthDeps,
  association: AssociationId,
  { person, sessionToken }: { readonly person: PersonId; readonly sessionToken: string },
  request: PassphraseChange,
): Promise<Outcome<Pick<StoredCredentials, 'vault'>>> =>
  deps.database.write(async (tx) => {
    const vault = vaultOf(request.vault);
    if (vault === undefined || request.newAuthKey === request.authKey) return bad('malformed');
    const found = (await credentialsOf(tx, association, person))?.credentials;
    if (found === undefined) return bad('stale');
    const next = hashOf(request.newAuthKey);
    if (isSame(found.authHash, next)) return good({ vault: found.vault });
    if (!isSame(found.authHash, hashOf(request.authKey))) return bad('stale');
    const stored = { authHash: next, vault: wrapAtRest(deps.serverKey, person, vault) };
    if (!(await replacePassphrase(tx, association, person, found.authHash, stored))) return bad('stale');
    await endOthers(tx, association, person, sessionToken);
    return good({ vault: stored.vault });
  });

/**
 * A new recovery key in the place of the one with the hash `replaces`, which is void from then on. `stale` where another
 * stands there, or the passphrase isn't (any more) the one in force; `taken` for a key of somebody else. The same request
 * once more is taken as done.
 */
export const changeRecoveryKey = (
  deps: AuthDeps,
  association: AssociationId,
  person: PersonId,
  request: RecoveryKeyChange,
): Promise<Outcome<void>> =>
  deps.database.write(async (tx) => {
    const recoveryVault = vaultOf(request.recoveryVault);
    const recoveryHash = request.recoveryLookupHash;
    if (recoveryVault === undefined || recoveryHash === request.replaces) return bad('malformed');
    const found = await credentialsOf(tx, association, person);
    if (found === undefined || !isSame(found.credentials.authHash, hashOf(request.authKey))) return bad('stale');
    const { userName } = found.credentials;
    if (isSame(found.credentials.recoveryHash, recoveryHash)) return good(undefined);
    if (await isTaken(tx, association, person, { userName, recoveryHash })) return bad('taken');
    const next = { recoveryHash, recoveryVault };
    return (await replaceRecoveryKey(tx, association, person, request.replaces, next)) ? good(undefined) : bad('stale');
  });

/** Ends every session of a person, in every browser, and no browser is known as theirs any more. */
export const endEverywhere = (deps: AuthDeps, association: AssociationId, person: PersonId): Promise<void> =>
  deps.database.write(async (tx) => {
    await removeSessionsOf(tx, association, person);
    const found = (await credentialsOf(tx, association, person))?.credentials;
    const vault = found === undefined ? undefined : unwrapAtRest(deps.serverKey, person, found.vault);
    // Under another server key nobody is known here, and the vault stays as it is.
    if (vault?.ok === true) {
      await storeWrappedAnew(tx, association, person, wrapAtRest(deps.serverKey, person, vault.value));
    }
  });
