// Drafts: a person's unsent text, kept sealed in the tab's session storage (PROTOCOL A6).
import { concat, fromUtf8, utf8 } from '../bytes.ts';
import { checkEntryShape, MAX_ENTRY_BYTES } from '../check/blobs.ts';
import { hasLoneSurrogate } from '../check/canonical.ts';
import { type AssociationId, type CaseId, idBytes, type PersonId } from '../check/ids.ts';
import { pad, unpad } from '../check/padding.ts';
import { label } from '../labels.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { openBox, sealBox } from './box.ts';

function draftPlace(associationId: AssociationId, personId: PersonId, caseId: CaseId, kind: string): Uint8Array {
  return concat(label('draft'), idBytes(associationId), idBytes(personId), idBytes(caseId), utf8(kind));
}

/**
 * Seals an unsent text of an act of this kind. Lone surrogates, which a half-typed text can hold, become U+FFFD;
 * throws above the size of an entry.
 */
export function sealDraft(
  draftKey: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  caseId: CaseId,
  kind: string,
  text: string,
): Uint8Array {
  const bytes = utf8(hasLoneSurrogate(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text);
  if (bytes.length > MAX_ENTRY_BYTES) throw new RangeError('a draft is no longer than an entry');
  return sealBox(draftKey, draftPlace(associationId, personId, caseId, kind), pad(bytes));
}

/** The text of a draft. */
export function openDraft(
  draftKey: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  caseId: CaseId,
  kind: string,
  blob: Uint8Array,
): Outcome<string> {
  const shape = checkEntryShape(blob);
  if (!shape.ok) return shape;
  const whole = openBox(draftKey, draftPlace(associationId, personId, caseId, kind), blob);
  const bytes = whole === undefined ? undefined : unpad(whole);
  const text = bytes === undefined ? undefined : fromUtf8(bytes);
  return text === undefined ? bad('cannot-open') : good(text);
}
