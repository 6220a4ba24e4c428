// What a person's browser knows of cases: the newest line that it verified of each, sealed in one piece of one size, so that
// without the person's keys nobody can tell which cases, or how many, or whose (PROTOCOL B24).
import { concat, fromBase64url, toBase64url, u8, u32 } from '../bytes.ts';
import { checkExactShape, ENTRY_OVERHEAD_BYTES } from '../check/blobs.ts';
import { type AssociationId, idBytes, type PersonId } from '../check/ids.ts';
import { label } from '../labels.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { openBox, sealBox } from './box.ts';

/** Which chain it is the newest line of: the whole one, or the lines that tell of briefings alone. */
export type KnownPart = 'whole' | 'briefings';

/** The newest line that was verified of a case; `line` is its hash. */
export type KnownCase = { readonly number: string; readonly part: KnownPart; readonly line: string };

/** As many as a person's browser knows; of more, those that went on last. */
export const MOST_KNOWN_CASES = 2_000;
const PLACE_BYTES = 4 + 1 + 32;
const TEXT_BYTES = MOST_KNOWN_CASES * PLACE_BYTES;
/** What is kept, sealed. */
export const KNOWN_CASES_BYTES: number = TEXT_BYTES + ENTRY_OVERHEAD_BYTES;

const PARTS: readonly KnownPart[] = ['whole', 'briefings'];
const NOTHING = new Uint8Array(PLACE_BYTES);

const knownPlace = (associationId: AssociationId, personId: PersonId): Uint8Array =>
  concat(label('known'), idBytes(associationId), idBytes(personId));

function bytesOf({ number, part, line }: KnownCase): Uint8Array {
  const hash = fromBase64url(line, 32);
  const digits = Number(number.replace('-', ''));
  if (hash === undefined || !Number.isInteger(digits)) throw new RangeError('a public number and the hash of a line');
  return concat(u32(digits), u8(PARTS.indexOf(part) + 1), hash);
}

function caseIn(place: Uint8Array): KnownCase | undefined {
  const part = PARTS[(place[4] ?? 0) - 1];
  if (part === undefined) return undefined;
  const digits = String(new DataView(place.buffer, place.byteOffset).getUint32(0));
  return { number: `${digits.slice(0, 4)}-${digits.slice(4)}`, part, line: toBase64url(place.subarray(5)) };
}

/** Seals the last {@link MOST_KNOWN_CASES} of them, to the same size however many there are. */
export function sealKnown(
  knownKey: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  cases: readonly KnownCase[],
): Uint8Array {
  const kept = cases.slice(-MOST_KNOWN_CASES).map(bytesOf);
  const free = Array.from({ length: MOST_KNOWN_CASES - kept.length }, () => NOTHING);
  return sealBox(knownKey, knownPlace(associationId, personId), concat(...kept, ...free));
}

/** What was sealed, in its order. */
export function openKnown(
  knownKey: Uint8Array,
  associationId: AssociationId,
  personId: PersonId,
  blob: Uint8Array,
): Outcome<readonly KnownCase[]> {
  const shape = checkExactShape(blob, KNOWN_CASES_BYTES);
  if (!shape.ok) return shape;
  const text = openBox(knownKey, knownPlace(associationId, personId), blob);
  if (text === undefined) return bad('cannot-open');
  const places = Array.from({ length: MOST_KNOWN_CASES }, (_, at) =>
    text.subarray(at * PLACE_BYTES, (at + 1) * PLACE_BYTES),
  );
  return good(places.flatMap((place) => caseIn(place) ?? []));
}
