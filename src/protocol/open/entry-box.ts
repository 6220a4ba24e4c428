// Sealing and opening entries. An entry opens only in its place, under its id and as its author's.
import { concat } from '../bytes.ts';
import { checkEntryShape, MAX_ENTRY_BYTES } from '../check/blobs.ts';
import { canonical } from '../check/canonical.ts';
import { type EntryId, type Holder, idBytes } from '../check/ids.ts';
import { pad, unpad } from '../check/padding.ts';
import { type Place, placeBytes } from '../check/rooms.ts';
import { label } from '../labels.ts';
import { bad, type Outcome } from '../outcome.ts';
import { subkey } from '../sodium.ts';
import { openBox, sealBox } from './box.ts';
import { type Entry, isEntryAllowed, parseEntry } from './entry.ts';
import { wipe } from './keys.ts';

/** Where an entry stands: what the server keeps in clear beside its blob. */
export type EntryPlace = Place & { readonly entryId: EntryId; readonly author: Holder };

function associated(place: EntryPlace): Uint8Array {
  return concat(label('entry'), placeBytes(place), idBytes(place.entryId), idBytes(place.author));
}

/** Seals an entry. Throws where its type has no business in this room by this author, or where it is too large. */
export function sealEntry(roomKey: Uint8Array, place: EntryPlace, entry: Entry): Uint8Array {
  if (!isEntryAllowed(entry.type, place.room, place.author)) throw new RangeError('this entry has no business here');
  const json = canonical(entry);
  if (json.length > MAX_ENTRY_BYTES || !parseEntry(json).ok) throw new RangeError('this entry can not be sealed');
  const key = subkey('AmRoomK1', 1, roomKey);
  const blob = sealBox(key, associated(place), pad(json));
  wipe(key);
  return blob;
}

/**
 * Opens an entry. `cannot-open` for every failure of opening; `malformed` for a text that opens and isn't an entry;
 * `untrusted` for an entry that this author can't write in this room. The caller shows it only with its act.
 */
export function openEntry(roomKey: Uint8Array, place: EntryPlace, blob: Uint8Array): Outcome<Entry> {
  const shape = checkEntryShape(blob);
  if (!shape.ok) return shape;
  const key = subkey('AmRoomK1', 1, roomKey);
  const whole = openBox(key, associated(place), blob);
  wipe(key);
  const json = whole === undefined ? undefined : unpad(whole);
  if (json === undefined) return bad('cannot-open');
  const entry = parseEntry(json);
  if (!entry.ok) return entry;
  return isEntryAllowed(entry.value.type, place.room, place.author) ? entry : bad('untrusted');
}
