// Owns the association's log: the leaves of each day and the heads that close the days (PROTOCOL A11). A leaf is written
// in the transaction of what it stands for; nothing here tells whose leaf it is, nor which are filling.
import { type AssociationId, fillingOf, fromBase64url, leafOf, toBase64url } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { bytes, grouped, optionalText, text } from './rows.ts';

/** The head that closed a day; `root` is that of the day's tree. */
export type DayHead = { readonly day: string; readonly root: Uint8Array; readonly head: Uint8Array };

const hashBytes = (value: string): Uint8Array => {
  const found = fromBase64url(value, 32);
  if (found === undefined) throw new TypeError('column of a hash is no hash');
  return found;
};

/** The leaf of a line's or roster's hash as its table keeps it. */
export const leafText = (hash: string): string => toBase64url(leafOf(hash));

/**
 * Adds the leaf of a line's or roster's hash to the Riyadh day of its acceptance; where a head closed that day, since the clock was
 * ahead, to the first day without one (PROTOCOL B37).
 */
export const recordLeaf = async (tx: Tx, association: AssociationId, day: string, hash: string): Promise<void> => {
  await tx.run(
    `insert into log_leaves (association, day, leaf)
     values (?1, max(?2, coalesce((select date(max(day), '+1 day') from log_days where association = ?1), '')), ?3)`,
    [association, day, leafText(hash)],
  );
};

/** The first day behind another one in which a leaf stands; undefined where there is none. */
export const dayOfLeafAfter = async (
  reader: Reader,
  association: AssociationId,
  leaf: Uint8Array,
  day: string,
): Promise<string | undefined> => {
  const [row] = await reader.all(
    'select min(day) as day from log_leaves where association = ? and leaf = ? and day > ?',
    [association, toBase64url(leaf), day],
  );
  return row === undefined ? undefined : optionalText(row, 'day');
};

/** The leaves of a day in the order of their text; after its head the filling is among them. */
export const leavesOf = async (
  reader: Reader,
  association: AssociationId,
  day: string,
): Promise<readonly Uint8Array[]> => {
  const rows = await reader.all('select leaf from log_leaves where association = ? and day = ? order by leaf', [
    association,
    day,
  ]);
  return rows.map((row) => hashBytes(text(row, 'leaf')));
};

/** The first day that has a leaf; undefined while the log is empty. */
export const firstLogDay = async (reader: Reader, association: AssociationId): Promise<string | undefined> => {
  const [row] = await reader.all('select min(day) as day from log_leaves where association = ?', [association]);
  return row === undefined ? undefined : optionalText(row, 'day');
};

const toHead = (row: Parameters<typeof text>[0]): DayHead => ({
  day: text(row, 'day'),
  root: hashBytes(text(row, 'root')),
  head: hashBytes(text(row, 'head')),
});

/** The newest head. */
export const lastHead = async (reader: Reader, association: AssociationId): Promise<DayHead | undefined> => {
  const [row] = await reader.all(
    'select day, root, head from log_days where association = ? order by day desc limit 1',
    [association],
  );
  return row === undefined ? undefined : toHead(row);
};

/** Every head from the first day on. */
export const allHeads = async (reader: Reader, association: AssociationId): Promise<readonly DayHead[]> =>
  (await reader.all('select day, root, head from log_days where association = ? order by day', [association])).map(
    toHead,
  );

/** The head of a day; undefined where it has none. */
export const headOf = async (reader: Reader, association: AssociationId, day: string): Promise<DayHead | undefined> => {
  const [row] = await reader.all('select day, root, head from log_days where association = ? and day = ?', [
    association,
    day,
  ]);
  return row === undefined ? undefined : toHead(row);
};

/** The heads from a day on, in order; every text is a day here, the empty one comes before them all. */
export const headsFrom = async (reader: Reader, association: AssociationId, day: string): Promise<readonly DayHead[]> =>
  (
    await reader.all('select day, root, head from log_days where association = ? and day >= ? order by day', [
      association,
      day,
    ])
  ).map(toHead);

/** What a day was filled up with, and the seed that it was drawn from. */
export type Filling = { readonly seed: Uint8Array; readonly leaves: readonly Uint8Array[] };

/** The seed of each day's filling; served to nobody. */
export const fillingSeeds = async (
  reader: Reader,
  association: AssociationId,
): Promise<ReadonlyMap<string, Uint8Array>> => {
  const rows = await reader.all('select day, seed from log_fillings where association = ?', [association]);
  return new Map(rows.map((row) => [text(row, 'day'), bytes(row, 'seed')]));
};

/** Whether a line or a roster stands in the log on one of the days from `from` on and before `until`; filling is none. */
export const isAnythingLogged = async (
  reader: Reader,
  association: AssociationId,
  { from, until }: { readonly from: string; readonly until: string },
): Promise<boolean> => {
  const rows = await reader.all(
    'select day, leaf from log_leaves where association = ? and day >= ? and day < ? order by day',
    [association, from, until],
  );
  const fillings = await reader.all(
    'select day, seed from log_fillings where association = ? and day >= ? and day < ?',
    [association, from, until],
  );
  const seeds = new Map(fillings.map((row) => [text(row, 'day'), bytes(row, 'seed')]));
  for (const [day, own] of grouped(rows, (row) => text(row, 'day'))) {
    const seed = seeds.get(day);
    const filling = new Set(seed === undefined ? [] : fillingOf(seed, own.length).map(toBase64url));
    if (own.some((row) => !filling.has(text(row, 'leaf')))) return true;
  }
  return false;
};

/** Closes a day: adds the filling to its leaves and writes its head. */
export const closeDay = async (tx: Tx, association: AssociationId, head: DayHead, filling: Filling): Promise<void> => {
  const leaves = filling.leaves.map((leaf) => [association, head.day, toBase64url(leaf)]);
  await insertRows(tx, 'insert into log_leaves (association, day, leaf)', 3, leaves);
  await tx.run('insert into log_days (association, day, root, head) values (?, ?, ?, ?)', [
    association,
    head.day,
    toBase64url(head.root),
    toBase64url(head.head),
  ]);
  await tx.run('insert into log_fillings (association, day, seed) values (?, ?, ?)', [
    association,
    head.day,
    filling.seed,
  ]);
};
