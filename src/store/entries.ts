// Owns the sealed entries. Beside a blob stand in clear its id, room, epoch, author and line, and nothing else
// (PROTOCOL A8); the order within a line is that of the line's own items.
import {
  type AssociationId,
  type CaseId,
  type EntryId,
  type Holder,
  itemHash,
  type Line,
  parseEntryId,
  parseHolder,
  parseRoom,
  type Room,
} from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { bytes, grouped, integer, parsed, places, text } from './rows.ts';

/** A sealed entry; `line` is the hash of the line that lists it. */
export type StoredEntry = {
  readonly entryId: EntryId;
  readonly room: Room;
  readonly epoch: number;
  readonly author: Holder;
  readonly line: string;
  readonly blob: Uint8Array;
};

/** Which of these entry ids are in use in the association. */
export const usedEntryIds = async (
  reader: Reader,
  association: AssociationId,
  ids: readonly EntryId[],
): Promise<readonly EntryId[]> => {
  if (ids.length === 0) return [];
  const rows = await reader.all(`select entry_id from entries where association = ? and entry_id in (${places(ids)})`, [
    association,
    ...ids,
  ]);
  return rows.map((row) => parsed(row, 'entry_id', parseEntryId));
};

const toEntry = (row: Row): StoredEntry => ({
  entryId: parsed(row, 'entry_id', parseEntryId),
  room: parsed(row, 'room', parseRoom),
  epoch: integer(row, 'epoch'),
  author: parsed(row, 'author', parseHolder),
  line: text(row, 'line'),
  blob: bytes(row, 'entry_sealed'),
});

/** The entries of these lines, in the lines' order and within a line in the order of its items. */
export const entriesOf = async (
  reader: Reader,
  association: AssociationId,
  lines: readonly Line[],
): Promise<readonly StoredEntry[]> => {
  if (lines.length === 0) return [];
  const rows = await reader.all(
    `select entry_id, room, epoch, author, line, entry_sealed from entries
     where association = ? and line in (${places(lines)})`,
    [association, ...lines.map(({ hash }) => hash)],
  );
  const byLine = grouped(rows.map(toEntry), ({ line }) => line);
  return lines.flatMap(({ hash, act }) =>
    (byLine.get(hash) ?? [])
      .map((entry) => ({ entry, place: act.items.indexOf(itemHash(entry.blob)) }))
      .toSorted((a, b) => a.place - b.place)
      .map(({ entry }) => entry),
  );
};

/** The entries of these ids, by id. */
export const entriesById = async (
  reader: Reader,
  association: AssociationId,
  ids: readonly EntryId[],
): Promise<ReadonlyMap<EntryId, StoredEntry>> => {
  if (ids.length === 0) return new Map();
  const rows = await reader.all(
    `select entry_id, room, epoch, author, line, entry_sealed from entries
     where association = ? and entry_id in (${places(ids)})`,
    [association, ...ids],
  );
  return new Map(rows.map(toEntry).map((entry) => [entry.entryId, entry]));
};

/** Adds entries to their cases; fails where an id is in use. */
export const addEntries = (
  tx: Tx,
  association: AssociationId,
  entries: readonly (StoredEntry & { readonly caseId: CaseId })[],
): Promise<void> =>
  insertRows(
    tx,
    'insert into entries (association, entry_id, case_id, room, epoch, author, line, entry_sealed)',
    8,
    entries.map(({ entryId, caseId, room, epoch, author, line, blob }) => [
      ...[association, entryId, caseId, room, epoch, author, line, blob],
    ]),
  );
