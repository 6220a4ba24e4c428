// What an item of the load must have left in the store, and what really stands there, in the same words: so that a whole,
// a missing and a half-stored one can be told apart, and nothing stands there that nobody sent.

import { fromBase64url, itemHash, leafOf, toBase64url } from '../../src/protocol/check/index.ts';
import type { Reader } from '../../src/store/database.ts';
import { openSnapshot } from '../../src/store/database.ts';
import { bytes, text } from '../../src/store/rows.ts';
import type { Item } from './prepared.ts';

const blobHash = (blob: string): string => itemHash(fromBase64url(blob) ?? new Uint8Array());

/** The rows that an accepted item is, one word each. */
export const piecesOf = ({ line, act, report }: Item): readonly string[] => {
  const { act: said, hash } = line;
  const holders = new Set(said.grants.map(({ holder }) => holder).filter((holder) => holder !== 'reporter'));
  return [
    `line ${hash}`,
    `leaf ${toBase64url(leafOf(hash))}`,
    ...act.grants.map((blob) => `grant ${hash} ${blobHash(blob)}`),
    ...act.entries.map(({ entryId, blob }) => `entry ${hash} ${entryId} ${blobHash(blob)}`),
    ...(report === undefined
      ? []
      : [
          `case ${said.case} ${report.number} ${said.on}`,
          `lookup ${said.case} ${report.lookupHash}`,
          ...[...holders].map((holder) => `place ${said.case} ${holder}`),
        ]),
  ];
};

const readPieces = async (reader: Reader): Promise<ReadonlySet<string>> => {
  const pieces = new Set<string>();
  for (const row of await reader.all('select line from lines')) pieces.add(`line ${text(row, 'line')}`);
  for (const row of await reader.all('select leaf from log_leaves')) pieces.add(`leaf ${text(row, 'leaf')}`);
  for (const row of await reader.all('select line, grant_sealed from grants'))
    pieces.add(`grant ${text(row, 'line')} ${itemHash(bytes(row, 'grant_sealed'))}`);
  for (const row of await reader.all('select line, entry_id, entry_sealed from entries'))
    pieces.add(`entry ${text(row, 'line')} ${text(row, 'entry_id')} ${itemHash(bytes(row, 'entry_sealed'))}`);
  for (const row of await reader.all('select case_id, number, received_on from cases'))
    pieces.add(`case ${text(row, 'case_id')} ${text(row, 'number')} ${text(row, 'received_on')}`);
  for (const row of await reader.all('select case_id, lookup from lookups'))
    pieces.add(`lookup ${text(row, 'case_id')} ${text(row, 'lookup')}`);
  for (const row of await reader.all('select case_id, person from desk_places'))
    pieces.add(`place ${text(row, 'case_id')} ${text(row, 'person')}`);
  return pieces;
};

/** Everything that stands in a database file which no portal has open. */
export const storedPieces = async (file: string): Promise<ReadonlySet<string>> => {
  const snapshot = await openSnapshot(file);
  try {
    return await readPieces(snapshot.reader);
  } finally {
    await snapshot.close();
  }
};

export type Standing = 'whole' | 'nothing' | 'half';

/** How much of an item stands. */
export const standingOf = (item: Item, stored: ReadonlySet<string>): Standing => {
  const pieces = piecesOf(item);
  const standing = pieces.filter((piece) => stored.has(piece)).length;
  if (standing === pieces.length) return 'whole';
  return standing === 0 ? 'nothing' : 'half';
};
