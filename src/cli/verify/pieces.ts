// The sealed pieces of cases: every grant and entry held against the items that its line lists, by the hash of its blob.
// What is in them nobody here can tell: that a piece belongs to its id is bound by its seal, which browsers check.
import type { EntryMeta } from '../../domain/decide.ts';
import {
  type AssociationId,
  checkEntryShape,
  checkGrantShape,
  fileItems,
  type Holder,
  itemHash,
  type Line,
  parseAuthor,
  parseRoom,
  type Room,
} from '../../protocol/check/index.ts';
import { findBlob } from '../../store/blobs.ts';
import type { Reader } from '../../store/database.ts';
import {
  type Range,
  type RawEntry,
  type RawFile,
  type RawGrant,
  rawEntries,
  rawEntryBlobs,
  rawFiles,
  rawGrants,
} from '../../store/whole.ts';
import type { Finding, Kind } from './findings.ts';

/** The hash of a stored piece, and whether it has the shape of what is sealed. */
type Piece = { readonly item: string; readonly isShaped: boolean };
export type Entry = RawEntry & Piece;
export type Grant = Omit<RawGrant, 'blob'> & Piece;

/** What is wrong with the pieces of a line; `clue` is the item found or missed. */
export type PieceFault = Pick<Finding, 'detail' | 'clue'> & { readonly kind: Kind };

/** A file, and what became of its sealed bytes. */
export type File = RawFile & { readonly state: 'whole' | 'missing' | 'changed' };

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

/** The files of a range of cases, with the bytes of each read through. */
export const filesIn = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
  folder: string,
): Promise<readonly File[]> => {
  const files: File[] = [];
  for (const raw of await rawFiles(reader, association, range)) {
    const found = await findBlob(folder, raw.blob);
    const isSame = found?.bytes === raw.bytes && found.item === raw.item;
    files.push({ ...raw, state: found === undefined ? 'missing' : isSame ? 'whole' : 'changed' });
  }
  return files;
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
  isTakenBack: (holder: Holder, room: Room, epoch: number) => boolean,
  hasEnded = false,
): PieceFault | undefined => {
  const left = new Set(grants);
  for (const [at, { room, epoch, holder }] of act.grants.entries()) {
    const place = `epoch ${epoch} of ${room}`;
    const item = act.items[at] ?? '';
    const own = grants.find((grant) => grant.room === room && grant.epoch === epoch && grant.holder === holder);
    const isGone = isTakenBack(holder, room, epoch);
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
  const listed = act.items.slice(act.grants.length, act.items.length - fileItems(act).length);
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

/** What is wrong with the files that stand beside a line, and with their bytes; `entries` are the line's own. */
export const fileFault = ({ act }: Line, files: readonly File[], entries: readonly Entry[]): PieceFault | undefined => {
  const listed = fileItems(act);
  const missing = listed.find((item) => files.every((file) => file.item !== item));
  const extra = files.find(({ item }) => !listed.includes(item));
  if (extra !== undefined) {
    const kind = missing === undefined ? 'extra-file' : 'changed-file';
    return { kind, detail: `a file in ${extra.room}`, clue: extra.item };
  }
  if (missing !== undefined) return { kind: 'missing-file', detail: 'a listed file', clue: missing };
  if (files.length !== listed.length) return { kind: 'extra-file', detail: 'a file stands there twice' };
  const attached = act.items.slice(act.items.length - 2 * listed.length, act.items.length - listed.length);
  for (const [at, item] of listed.entries()) {
    const file = files.find((one) => one.item === item);
    const entry = entries.find((one) => one.item === attached[at]);
    const isIn = file?.room === entry?.room && file?.epoch === entry?.epoch && file?.author === act.by;
    if (file === undefined || !isIn) return { kind: 'swapped-file', detail: 'a file beside another attachment' };
    if (file.state !== 'whole') return { kind: `${file.state}-blob`, detail: `a file in ${file.room}` };
  }
  return undefined;
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
