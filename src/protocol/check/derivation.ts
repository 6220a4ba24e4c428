// What goes into Argon2id: one set of parameters, the salts, and the forms of user names and passphrases. The hash
// itself is handed in by each side (PROTOCOL A5).
import { concat, utf8 } from '../bytes.ts';
import { type HashUse, hash } from '../labels.ts';
import { hasLoneSurrogate } from './canonical.ts';
import { type AssociationId, idBytes } from './ids.ts';

/** A new passphrase has this many characters at least; opening accepts any. */
export const LEAST_PASSPHRASE_CHARACTERS = 14;
const MAX_PASSPHRASE_BYTES = 1024;
const SALT_BYTES = 16;

function salt(use: HashUse, x: Uint8Array): Uint8Array {
  return hash(use, x).slice(0, SALT_BYTES);
}

/** The salt of the association's tracking codes. */
export function trackingSalt(association: AssociationId): Uint8Array {
  return salt('tracking-salt', idBytes(association));
}

/** The salt of the association's recovery keys. */
export function recoverySalt(association: AssociationId): Uint8Array {
  return salt('recovery-salt', idBytes(association));
}

/** The salt of a person's passphrase; `userName` is normalised. */
export function passwordSalt(association: AssociationId, userName: string): Uint8Array {
  return salt('password-salt', concat(idBytes(association), utf8(userName)));
}

/** What a passkey's pseudo-random function is asked for, the same in every browser and for everybody of the association. */
export function passkeyInput(association: AssociationId): Uint8Array {
  return hash('passkey', idBytes(association));
}

const USER_NAME = /^[a-z0-9][a-z0-9._@+-]{2,63}$/;

/** A user name trimmed and in lower case; `undefined` if it can't be one. */
export function normaliseUserName(text: string): string | undefined {
  const name = text.trim().toLowerCase();
  return USER_NAME.test(name) ? name : undefined;
}

/** The UTF-8 of a passphrase's NFC; `undefined` if empty, above 1,024 bytes or with a lone surrogate. */
export function preparePassphrase(text: string): Uint8Array | undefined {
  // Normalising can shorten a text, but not to a quarter; longer ones aren't worth the work.
  if (text.length > 4 * MAX_PASSPHRASE_BYTES || hasLoneSurrogate(text)) return undefined;
  const bytes = utf8(text.normalize('NFC'));
  return bytes.length > 0 && bytes.length <= MAX_PASSPHRASE_BYTES ? bytes : undefined;
}
