// The sealed pieces of cases: every grant and entry held against the items that its line lists, by the hash of its blob.
// What is in them nobody here can tell: that a piece belongs to its id is bound by its seal, which browsers check.
import type { EntryMeta } from '../../domain/decide.ts';
import {
  type AssociationId,
  checkEntryShape,
  checkGrantShape,
  type Holder,
  itemHash,
  type Line,
  parseAuthor,
  parseRoom,
  type Room,
} from '../../protocol/check/index.ts';
import type { Reader } from '../../store/database.ts';
import { type Range, type RawEntry, type RawGrant, rawEntries, rawEntryBlobs, rawGrants } from '../../store/whole.ts';
import type { Finding, Kind } from './findings.ts';

/** The hash of a stored piece, and whether it has the shape of what is sealed. */
type Piece = { readonly item: string; readonly isShaped: boolean };
export type Entry = RawEntry & Piece;
export type Grant = Omit<RawGrant, 'blob'> & Piece;

/** What is wrong with the pieces of a line; `clue` is the item found or missed. */
export type PieceFault = Pick<Finding, 'detail' | 'clue'> & { readonly kind: Kind };

/** So many bytes of blobs are in memory together, beside the one that passes the mark. */
const CHUNK_BYTES = 4_000_000;

const chunksOf = (entries: readonly RawEntry[]): readonly (readonly string[])[] => {
  const chunks: string[][] = [];
  let size = Number.POSITIVE_INFINITY;
  for (const entry of entries) {
    if (size > CHUNK_BYTES) {
      chunks.push([]);
      size = 0;
    }
    chunks.at(-1)?.push(entry.entryId);
    size += entry.size;
  }
  return chunks;
};

const NO_PIECE: Piece = { item: '', isShaped: false };

/** The entries of a range of cases, by case. */
export const entriesIn = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly Entry[]> => {
  const raw = await rawEntries(reader, association, range);
  const pieces = new Map<string, Piece>();
  for (const chunk of chunksOf(raw)) {
    for (const { entryId, blob } of await rawEntryBlobs(reader, association, chunk)) {
      pieces.set(entryId, { item: itemHash(blob), isShaped: checkEntryShape(blob).ok });
    }
  }
  return raw.map((entry) => ({ ...entry, ...(pieces.get(entry.entryId) ?? NO_PIECE) }));
};

/** The grants of a range of cases. */
export const grantsIn = async (reader: Reader, association: AssociationId, range: Range): Promise<readonly Grant[]> =>
  (await rawGrants(reader, association, range)).map(({ blob, ...grant }) => ({
    ...grant,
    item: itemHash(blob),
    isShaped: checkGrantShape(blob).ok,
  }));

/** What is wrong with the grants that stand beside a line; those taken back since stand no more, and those that have ended needn't. */
export const grantFault = (
  { act }: Line,
  grants: readonly Grant[],
  isTakenBack: (holder: Holder, room: Room) => boolean,
  hasEnded = false,
): PieceFault | undefined => {
  const left = new Set(grants);
  for (const [at, { room, epoch, holder }] of act.grants.entries()) {
    const place = `epoch ${epoch} of ${room}`;
    const item = act.items[at] ?? '';
    const own = grants.find((grant) => grant.room === room && grant.epoch === epoch && grant.holder === holder);
    const isGone = isTakenBack(holder, room);
    if (own === undefined && (isGone || hasEnded)) continue;
    if (own === undefined) return { kind: 'missing-grant', detail: `a key of ${place}`, clue: item };
    if (isGone) return { kind: 'extra-grant', detail: `a key of ${place} that was taken back` };
    if (own.item !== item) return { kind: 'changed-grant', detail: `a key of ${place}`, clue: own.item };
    if (!own.isShaped) return { kind: 'refused-act', detail: `a key of ${place} without its shape` };
    left.delete(own);
  }
  const [extra] = left;
  return extra && { kind: 'extra-grant', detail: `a key of epoch ${extra.epoch} of ${extra.room}`, clue: extra.item };
};

/** What is wrong with the entries that stand beside a line. */
export const entryFault = ({ act }: Line, entries: readonly Entry[]): PieceFault | undefined => {
  const listed = act.items.slice(act.grants.length);
  const missing = listed.find((item) => entries.every((entry) => entry.item !== item));
  const extra = entries.find(({ item }) => !listed.includes(item));
  if (extra !== undefined) {
    const kind = missing === undefined ? 'extra-entry' : 'changed-entry';
    return { kind, detail: `a text in ${extra.room}`, clue: extra.item };
  }
  if (missing !== undefined) return { kind: 'missing-entry', detail: 'a listed text', clue: missing };
  const odd = entries.find(({ isShaped }) => !isShaped);
  if (odd !== undefined) return { kind: 'refused-act', detail: `a text in ${odd.room} without its shape` };
  return entries.length === listed.length ? undefined : { kind: 'extra-entry', detail: 'a text stands there twice' };
};

/** What acceptance is told of the entries of a line, in the order of its items; undefined where a row has no such shape. */
export const metaOf = ({ act }: Line, entries: readonly Entry[]): readonly EntryMeta[] | undefined => {
  const metas: EntryMeta[] = [];
  for (const entry of entries.toSorted((a, b) => act.items.indexOf(a.item) - act.items.indexOf(b.item))) {
    const room = parseRoom(entry.room);
    const author = parseAuthor(entry.author);
    if (room === undefined || author === undefined) return undefined;
    metas.push({ room, epoch: entry.epoch, author });
  }
  return metas;
};
