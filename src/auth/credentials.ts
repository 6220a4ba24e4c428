// Turns the credentials that a browser made into what is stored: hashes and sealed vaults. It checks shapes and keys and
// opens nothing.

import type { Credentials } from '../domain/wire-accounts.ts';
import {
  type AssociationId,
  authHash,
  bad,
  checkVaultShape,
  equal,
  fromBase64url,
  good,
  normaliseUserName,
  type Outcome,
  type PersonId,
  testPublicKey,
  utf8,
  verifyCard,
  wrapAtRest,
} from '../protocol/check/index.ts';
import type { Reader } from '../store/database.ts';
import { credentialsByRecovery, type KeyCard, type StoredCredentials } from '../store/people.ts';

const vaultOf = (text: string): Uint8Array | undefined => {
  const bytes = fromBase64url(text);
  return bytes !== undefined && checkVaultShape(bytes).ok ? bytes : undefined;
};

/** What is stored of credentials; `malformed` where any of them has another shape. */
export const storedCredentials = (
  serverKey: Uint8Array,
  person: PersonId,
  credentials: Credentials,
): Outcome<StoredCredentials> => {
  const userName = normaliseUserName(credentials.userName);
  const authKey = fromBase64url(credentials.authKey, 32);
  const vault = vaultOf(credentials.vault);
  const recoveryVault = vaultOf(credentials.recoveryVault);
  const recoveryHash = fromBase64url(credentials.recoveryLookupHash, 32);
  if (userName === undefined || authKey === undefined || recoveryHash === undefined) return bad('malformed');
  if (vault === undefined || recoveryVault === undefined) return bad('malformed');
  return good({
    userName,
    authHash: authHash(authKey),
    recoveryHash: credentials.recoveryLookupHash,
    vault: wrapAtRest(serverKey, person, vault),
    recoveryVault,
  });
};

/**
 * Whether these very credentials are in force already: the same request once more, because its answer was lost. Nobody else can
 * ask it, since the recovery copy of the vault is random bytes that only the browser that made it has: it tells no guesser whether
 * a passphrase is right.
 */
export const isStoredAlready = async (
  reader: Reader,
  association: AssociationId,
  credentials: Credentials,
): Promise<boolean> => {
  const authKey = fromBase64url(credentials.authKey, 32);
  const recoveryVault = vaultOf(credentials.recoveryVault);
  const found = await credentialsByRecovery(reader, association, credentials.recoveryLookupHash);
  if (found?.person.status !== 'active' || authKey === undefined || recoveryVault === undefined) return false;
  const { userName, authHash: stored, recoveryVault: kept } = found.credentials;
  if (userName !== normaliseUserName(credentials.userName)) return false;
  return equal(kept, recoveryVault) && equal(utf8(stored), utf8(authHash(authKey)));
};

/**
 * A person's key card: signed by the key it names, and with a sealing key that can be encapsulated to (PROTOCOL §5).
 * `malformed` for a wrong shape, `untrusted` for a wrong signature, `refused` for a key that nothing can be sealed to.
 */
export const checkedCard = (
  association: AssociationId,
  person: PersonId,
  card: { readonly seal: string; readonly sign: string; readonly signature: string },
): Outcome<KeyCard> => {
  const seal = fromBase64url(card.seal);
  const sign = fromBase64url(card.sign, 32);
  const signature = fromBase64url(card.signature, 64);
  if (seal === undefined || sign === undefined || signature === undefined) return bad('malformed');
  if (!verifyCard({ associationId: association, personId: person, seal, sign }, signature)) return bad('untrusted');
  if (!testPublicKey(card.seal)) return bad('refused');
  return good({ seal: card.seal, sign: card.sign, signature: card.signature });
};
