// Reads everything that stands in the database, as it stands, for whoever checks it: rows in pages, in the order of their
// keys, nothing parsed and nothing believed. Never writes.
import type { AssociationId } from '../protocol/check/index.ts';
import type { Reader, Row } from './database.ts';
import { bytes, integer, text } from './rows.ts';

/** The cases of a page: ids after `after`, up to `upTo`. */
export type Range = { readonly after: string; readonly upTo: string };

/** Comes after every id. */
export const LAST_ID = '\u{10FFFF}';

export type RawCase = { readonly caseId: string; readonly number: string; readonly receivedOn: string };
export type RawLine = {
  readonly caseId: string;
  readonly position: number;
  readonly line: string;
  readonly prev: string;
  readonly bytes: Uint8Array;
  readonly signature: Uint8Array;
};
/** What stands beside an entry, and the size of its blob. */
export type RawEntry = {
  readonly entryId: string;
  readonly caseId: string;
  readonly room: string;
  readonly epoch: number;
  readonly author: string;
  readonly line: string;
  readonly size: number;
};
export type RawGrant = {
  readonly caseId: string;
  readonly room: string;
  readonly epoch: number;
  readonly holder: string;
  readonly line: string;
  readonly blob: Uint8Array;
};
/** A file that came with a line, and the name under which its sealed bytes lie. */
export type RawFile = {
  readonly fileId: string;
  readonly caseId: string;
  readonly room: string;
  readonly epoch: number;
  readonly author: string;
  readonly line: string;
  readonly item: string;
  readonly bytes: number;
  readonly blob: string;
};
/** A row of a desk; `mark` is empty where the case isn't placed yet. */
export type RawPlace = {
  readonly caseId: string;
  readonly person: string;
  readonly mark: string;
  readonly rank: string;
  readonly number: string;
  readonly handoverMark: string;
  readonly handsOn: boolean;
  readonly declaresFirst: boolean;
};
/** What the associations stand under, the oldest first. */
export const rawAssociations = async (reader: Reader): Promise<readonly unknown[]> =>
  (await reader.all('select association from associations order by created_on, association')).map(
    ({ association }) => association,
  );

/** The text that an association's settings are; undefined where there is none. */
export const rawSettings = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all('select body from settings where association = ?', [association]);
  return typeof row?.body === 'string' ? row.body : undefined;
};

/** Every day on which somebody was first served a case, with one of these cases. */
export const servingDays = async (
  reader: Reader,
  association: AssociationId,
): Promise<readonly { readonly day: unknown; readonly caseId: string }[]> =>
  (
    await reader.all('select day, min(case_id) as case_id from servings where association = ? group by day', [
      association,
    ])
  ).map((row) => ({ day: row.day, caseId: text(row, 'case_id') }));

/** The next cases after an id. */
export const rawCases = async (
  reader: Reader,
  association: AssociationId,
  after: string,
  limit: number,
): Promise<readonly RawCase[]> =>
  (
    await reader.all(
      `select case_id, number, received_on from cases where association = ? and case_id > ?
       order by case_id limit ?`,
      [association, after, limit],
    )
  ).map((row) => ({
    caseId: text(row, 'case_id'),
    number: text(row, 'number'),
    receivedOn: text(row, 'received_on'),
  }));

const within = (
  reader: Reader,
  association: AssociationId,
  { after, upTo }: Range,
  select: string,
  order: string,
): Promise<readonly Row[]> =>
  reader.all(`${select} where association = ? and case_id > ? and case_id <= ? order by ${order}`, [
    association,
    after,
    upTo,
  ]);

/** The lines of a range of cases, each chain in the order of its positions. */
export const rawLines = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawLine[]> => {
  const select = 'select case_id, position, line, prev, bytes, signature from lines';
  return (await within(reader, association, range, select, 'case_id, position')).map((row) => ({
    caseId: text(row, 'case_id'),
    position: integer(row, 'position'),
    line: text(row, 'line'),
    prev: text(row, 'prev'),
    bytes: bytes(row, 'bytes'),
    signature: bytes(row, 'signature'),
  }));
};

/** The entries of a range of cases, without their blobs. */
export const rawEntries = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawEntry[]> => {
  const select =
    'select entry_id, case_id, room, epoch, author, line, length(entry_sealed) as size from entries indexed by entries_by_case';
  return (await within(reader, association, range, select, 'case_id, entry_id')).map((row) => ({
    entryId: text(row, 'entry_id'),
    caseId: text(row, 'case_id'),
    room: text(row, 'room'),
    epoch: integer(row, 'epoch'),
    author: text(row, 'author'),
    line: text(row, 'line'),
    size: integer(row, 'size'),
  }));
};

/** The blobs of these entries. */
export const rawEntryBlobs = async (
  reader: Reader,
  association: AssociationId,
  entryIds: readonly string[],
): Promise<readonly { readonly entryId: string; readonly blob: Uint8Array }[]> =>
  (
    await reader.all(
      `select entry_id, entry_sealed from entries
       where association = ? and entry_id in (select value from json_each(?))`,
      [association, JSON.stringify(entryIds)],
    )
  ).map((row) => ({ entryId: text(row, 'entry_id'), blob: bytes(row, 'entry_sealed') }));

/** The grants of a range of cases. */
export const rawGrants = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawGrant[]> => {
  const select = 'select case_id, room, epoch, holder, line, grant_sealed from grants';
  return (await within(reader, association, range, select, 'case_id, holder, room, epoch, line')).map((row) => ({
    caseId: text(row, 'case_id'),
    room: text(row, 'room'),
    epoch: integer(row, 'epoch'),
    holder: text(row, 'holder'),
    line: text(row, 'line'),
    blob: bytes(row, 'grant_sealed'),
  }));
};

/** The files of a range of cases. */
export const rawFiles = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawFile[]> => {
  const select =
    'select file_id, case_id, room, epoch, author, line, item, bytes, blob from files indexed by files_by_case';
  return (await within(reader, association, range, select, 'case_id, file_id')).map((row) => ({
    fileId: text(row, 'file_id'),
    caseId: text(row, 'case_id'),
    room: text(row, 'room'),
    epoch: integer(row, 'epoch'),
    author: text(row, 'author'),
    line: text(row, 'line'),
    item: text(row, 'item'),
    bytes: integer(row, 'bytes'),
    blob: text(row, 'blob'),
  }));
};

/** Every name of a blob that a row knows: of files, of what is on its way, and of what was let go of. */
export const namedBlobs = async (reader: Reader): Promise<ReadonlySet<string>> => {
  const rows = await reader.all(
    'select blob from files union all select blob from uploads union all select blob from gone_blobs',
  );
  return new Set(rows.map((row) => text(row, 'blob')));
};

/** The names of the blobs that came with lines. */
export const blobsOfLines = async (reader: Reader): Promise<readonly string[]> =>
  (await reader.all('select blob from files order by blob')).map((row) => text(row, 'blob'));

/** A way back: the case and the hash of its look-up key. */
export type RawLookup = { readonly caseId: string; readonly lookup: string };

/** The ways back to a range of cases. */
export const rawLookups = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawLookup[]> =>
  (await within(reader, association, range, 'select case_id, lookup from lookups', 'case_id, lookup')).map((row) => ({
    caseId: text(row, 'case_id'),
    lookup: text(row, 'lookup'),
  }));

/** Where a range of cases stands on desks, by case. */
export const rawPlaces = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawPlace[]> => {
  const select = 'select case_id, person, mark, rank, number, handover_mark, hands_on, declares_first from desk_places';
  return (await within(reader, association, range, select, 'case_id, person')).map((row) => ({
    caseId: text(row, 'case_id'),
    person: text(row, 'person'),
    mark: text(row, 'mark'),
    rank: text(row, 'rank'),
    number: text(row, 'number'),
    handoverMark: text(row, 'handover_mark'),
    handsOn: integer(row, 'hands_on') === 1,
    declaresFirst: integer(row, 'declares_first') === 1,
  }));
};

/** The cases of which it is written from when they call signers. */
export const rawCalls = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly { readonly caseId: string; readonly callOn: string }[]> =>
  (await within(reader, association, range, 'select case_id, call_on from case_calls', 'case_id')).map((row) => ({
    caseId: text(row, 'case_id'),
    callOn: text(row, 'call_on'),
  }));

/** Somebody who is said to come into a part of a case. */
export type RawComer = { readonly caseId: string; readonly person: string };

/** Who is to come into a range of cases. */
export const rawComers = async (
  reader: Reader,
  association: AssociationId,
  range: Range,
): Promise<readonly RawComer[]> => {
  const select = 'select case_id, person from case_comers indexed by case_comers_by_case';
  return (await within(reader, association, range, select, 'case_id, person')).map((row) => ({
    caseId: text(row, 'case_id'),
    person: text(row, 'person'),
  }));
};

/** The case of a line, wherever it stands. */
export const caseOfLine = async (
  reader: Reader,
  association: AssociationId,
  line: string,
): Promise<string | undefined> => {
  const [row] = await reader.all('select case_id from lines where association = ? and line = ?', [association, line]);
  return row === undefined ? undefined : text(row, 'case_id');
};

/** Whether any line lists this item. Reads every line. */
export const isListed = async (reader: Reader, association: AssociationId, item: string): Promise<boolean> => {
  const rows = await reader.all(
    'select 1 from lines where association = ? and instr(bytes, cast(? as blob)) > 0 limit 1',
    [association, item],
  );
  return rows.length > 0;
};

/** The cases that share a look-up hash with another. */
export const doubledLookups = async (reader: Reader, association: AssociationId): Promise<readonly string[]> => {
  const rows = await reader.all(
    `select case_id from lookups where association = ?1 and lookup in (
       select lookup from lookups where association = ?1 group by lookup having count(*) > 1)`,
    [association],
  );
  return rows.map((row) => text(row, 'case_id'));
};

/** A case that somebody was served without any key of it, and without one that was taken back since. */
export const unfoundedServing = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all(
    `select s.case_id from servings s where s.association = ? and not exists (
       select 1 from grants g indexed by grants_by_holder
       where g.association = s.association and g.holder = s.person and g.case_id = s.case_id)
     and not exists (
       select 1 from lines l where l.association = s.association and l.case_id = s.case_id
       and instr(l.bytes, cast('"holder":"' || s.person || '"' as blob)) > 0)
     order by s.case_id limit 1`,
    [association],
  );
  return row === undefined ? undefined : text(row, 'case_id');
};

/** A case of which a head was given that is none of its lines. */
export const unfoundedHead = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all(
    `select g.case_id from heads_given g where g.association = ? and not exists (
       select 1 from lines l where l.association = g.association and l.case_id = g.case_id and l.line = g.head)
     order by g.case_id limit 1`,
    [association],
  );
  return row === undefined ? undefined : text(row, 'case_id');
};

/** The tables whose rows belong to an association: every one that says so, whichever migration made it. */
const ownedTables = async (reader: Reader): Promise<readonly string[]> =>
  (
    await reader.all(
      `select m.name from sqlite_schema m join pragma_table_info(m.name) c on c.name = 'association'
       where m.type = 'table' and m.name <> 'associations' and m.name not glob '*[^a-z_]*' order by m.rowid`,
    )
  ).map((row) => text(row, 'name'));

/** The first table with a row of an association that isn't there, skipping from one association's rows to the next's. */
export const strangersTable = async (reader: Reader, known: readonly unknown[]): Promise<string | undefined> => {
  for (const table of await ownedTables(reader)) {
    // What is no text at all sorts before or after every text.
    const odd = await reader.all(
      `select 1 from ${table} where association < '' or association >= x'' or association is null limit 1`,
    );
    if (odd.length > 0) return table;
    let last = '';
    for (;;) {
      const [row] = await reader.all(`select min(association) as association from ${table} where association > ?`, [
        last,
      ]);
      const association = row?.association;
      if (typeof association !== 'string') break;
      if (!known.includes(association)) return table;
      last = association;
    }
  }
  return undefined;
};
