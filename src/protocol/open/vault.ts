// Vaults: a person's seed, sealed under the passphrase (slot 1), the recovery key (2), the session's half-key (3)
// or what a passkey gives (4).
import { concat, u8 } from '../bytes.ts';
import { checkVaultShape } from '../check/blobs.ts';
import { type AssociationId, idBytes, type PersonId } from '../check/ids.ts';
import { label } from '../labels.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { KEY_BYTES } from '../sodium.ts';
import { openBox, sealBox } from './box.ts';

/** 1 passphrase, 2 recovery key, 3 session, 4 passkey. */
export type VaultSlot = 1 | 2 | 3 | 4;

function vaultPlace(associationId: AssociationId, personId: PersonId, slot: VaultSlot): Uint8Array {
  return concat(label('vault'), idBytes(associationId), idBytes(personId), u8(slot));
}

/** Seals a seed: 73 bytes (PROTOCOL A6). */
export function sealVault(
  key: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  slot: VaultSlot,
  seed: Uint8Array,
): Uint8Array {
  if (seed.length !== KEY_BYTES) throw new RangeError('a seed is 32 bytes');
  return sealBox(key, vaultPlace(associationId, personId, slot), seed);
}

/** The seed of a vault; `cannot-open` for a wrong key and a changed byte alike. */
export function openVault(
  key: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  slot: VaultSlot,
  vault: Uint8Array,
): Outcome<Uint8Array> {
  const shape = checkVaultShape(vault);
  if (!shape.ok) return shape;
  const seed = openBox(key, vaultPlace(associationId, personId, slot), vault);
  return seed === undefined ? bad('cannot-open') : good(seed);
}
