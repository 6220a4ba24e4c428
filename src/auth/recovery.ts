// Coming back by recovery key: the browser presents its `lookup`, is given the second copy of the vault, and puts new
// credentials in the place of all old ones. The key that was used is dead afterwards, and so is every session; the day is
// kept, so that the person reads of it.

import { riyadhDate } from '../domain/plain-date.ts';
import type { Credentials } from '../domain/wire-accounts.ts';
import { type AssociationId, bad, fromBase64url, good, lookupHash, type Outcome } from '../protocol/check/index.ts';
import { credentialsByRecovery, type PersonWithCredentials, replaceCredentials } from '../store/people.ts';
import { recordRecovery } from '../store/recoveries.ts';
import { removeSessionsOf } from '../store/sessions.ts';
import { isStoredAlready, storedCredentials } from './credentials.ts';
import type { AuthDeps } from './deps.ts';

/** The active account whose recovery key gives this `lookup` (base64url); undefined for everything else alike. */
export const recoverable = async (
  deps: AuthDeps,
  association: AssociationId,
  lookup: string,
): Promise<PersonWithCredentials | undefined> => {
  const bytes = fromBase64url(lookup, 32) ?? new Uint8Array(32);
  const found = await credentialsByRecovery(deps.database.reader, association, lookupHash(bytes));
  return found?.person.status === 'active' ? found : undefined;
};

/**
 * Replaces passphrase and recovery key together. `cannot-open` where the old key isn't good (any more), `malformed` for
 * another user name or the same recovery key again. The same request once more is taken as done.
 */
export const replaceByRecovery = async (
  deps: AuthDeps,
  association: AssociationId,
  lookup: string,
  credentials: Credentials,
): Promise<Outcome<void>> => {
  const found = await recoverable(deps, association, lookup);
  if (found === undefined) {
    const { reader } = deps.database;
    return (await isStoredAlready(reader, association, credentials)) ? good(undefined) : bad('cannot-open');
  }
  const stored = storedCredentials(deps.serverKey, found.person.id, credentials);
  if (!stored.ok) return stored;
  if (stored.value.userName !== found.credentials.userName) return bad('malformed');
  if (stored.value.recoveryHash === found.credentials.recoveryHash) return bad('malformed');
  return deps.database.write(async (tx) => {
    if (!(await replaceCredentials(tx, association, found.credentials.recoveryHash, stored.value))) {
      return bad('cannot-open');
    }
    await recordRecovery(tx, association, found.person.id, riyadhDate(deps.clock()));
    await removeSessionsOf(tx, association, found.person.id);
    return good(undefined);
  });
};
