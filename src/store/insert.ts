// Many rows in one statement: each statement goes to another thread and back, which costs more than a row does. The places
// for rows come by powers of two, filled up with empty ones, so that a table's statements have few different texts and stay
// prepared.
import type { Tx, Value } from './database.ts';

const MOST_ROWS = 256;

/** The smallest power of two that isn't less. */
const upTo = (count: number): number => 2 ** Math.ceil(Math.log2(Math.max(1, count)));

/** The things in groups of that many at most, in their order. */
const inPieces = <T>(things: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(things.length / MOST_ROWS) }, (_, at) =>
    things.slice(at * MOST_ROWS, (at + 1) * MOST_ROWS),
  );

const groups = new Map<string, string>();

/** A list of as many groups of `width` places for values as there are rows. */
const groupsOfPlaces = (rows: number, width: number): string => {
  const key = `${rows} ${width}`;
  const known = groups.get(key);
  if (known !== undefined) return known;
  const group = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const made = Array.from({ length: rows }, () => group).join(', ');
  groups.set(key, made);
  return made;
};

/** Rows of `width` values each as lists of values for statements, with the text that takes each list. */
export const inStatements = (
  width: number,
  rows: readonly (readonly Value[])[],
): readonly { readonly places: string; readonly values: readonly Value[] }[] =>
  inPieces(rows).map((piece) => {
    const count = upTo(piece.length);
    const empty: readonly Value[] = Array.from({ length: (count - piece.length) * width }, () => null);
    return { places: groupsOfPlaces(count, width), values: [...piece.flat(), ...empty] };
  });

/**
 * Inserts rows of `width` values each by `into`, an `insert into … (…)`; `after` follows the values. The first value of a
 * row is never null.
 */
export const insertRows = async (
  tx: Tx,
  into: string,
  width: number,
  rows: readonly (readonly Value[])[],
  after = '',
): Promise<void> => {
  for (const { places, values } of inStatements(width, rows)) {
    await tx.run(`${into} select * from (values ${places}) where column1 is not null ${after}`, values);
  }
};
