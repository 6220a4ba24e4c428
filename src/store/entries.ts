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
import type { Reader, Tx } from './database.ts';
import { bytes, integer, parsed } from './rows.ts';

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
  const rows = await reader.all(
    `select entry_id from entries where association = ? and entry_id in (${ids.map(() => '?').join(', ')})`,
    [association, ...ids],
  );
  return rows.map((row) => parsed(row, 'entry_id', parseEntryId));
};

/** The entries of these lines, in the lines' order and within a line in the order of its items. */
export const entriesOf = async (
  reader: Reader,
  association: AssociationId,
  lines: readonly Line[],
): Promise<readonly StoredEntry[]> => {
  const found: StoredEntry[] = [];
  for (const line of lines) {
    const rows = await reader.all(
      'select entry_id, room, epoch, author, entry_sealed from entries where association = ? and line = ?',
      [association, line.hash],
    );
    const placed = rows.map((row) => {
      const blob = bytes(row, 'entry_sealed');
      const entry: StoredEntry = {
        entryId: parsed(row, 'entry_id', parseEntryId),
        room: parsed(row, 'room', parseRoom),
        epoch: integer(row, 'epoch'),
        author: parsed(row, 'author', parseHolder),
        line: line.hash,
        blob,
      };
      return { entry, place: line.act.items.indexOf(itemHash(blob)) };
    });
    found.push(...placed.toSorted((a, b) => a.place - b.place).map(({ entry }) => entry));
  }
  return found;
};

/** Adds an entry of a case; fails where its id is in use. */
export const addEntry = async (
  tx: Tx,
  association: AssociationId,
  caseId: CaseId,
  entry: StoredEntry,
): Promise<void> => {
  await tx.run(
    `insert into entries (association, entry_id, case_id, room, epoch, author, line, entry_sealed)
     values (?, ?, ?, ?, ?, ?, ?, ?)`,
    [association, entry.entryId, caseId, entry.room, entry.epoch, entry.author, entry.line, entry.blob],
  );
};
