// Many rows in few statements: each statement goes to another thread and back, which costs more than a row does. Rows go in
// by powers of two, so that a table's statements have few different texts and stay prepared.
import type { Tx, Value } from './database.ts';

const MOST_ROWS = 64;

/** Sizes that are powers of two and add up to `count`, the largest first. */
const pieces = (count: number): readonly number[] => {
  const sizes: number[] = [];
  let left = count;
  for (let size = MOST_ROWS; size >= 1; size /= 2) {
    for (; left >= size; left -= size) sizes.push(size);
  }
  return sizes;
};

/** The things in groups of such sizes, in their order. */
export const inPieces = <T>(things: readonly T[]): readonly (readonly T[])[] => {
  let at = 0;
  return pieces(things.length).map((size) => {
    at += size;
    return things.slice(at - size, at);
  });
};

/** A list of as many groups of `width` places for values as there are rows. */
export const groupsOfPlaces = (rows: readonly unknown[], width: number): string => {
  const group = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  return rows.map(() => group).join(', ');
};

/** Inserts rows of `width` values each by `into`, an `insert into … (…)`; `after` follows the values. */
export const insertRows = async (
  tx: Tx,
  into: string,
  width: number,
  rows: readonly (readonly Value[])[],
  after = '',
): Promise<void> => {
  for (const piece of inPieces(rows)) {
    await tx.run(`${into} values ${groupsOfPlaces(piece, width)} ${after}`, piece.flat());
  }
};
