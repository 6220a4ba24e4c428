// Many rows in one statement: each statement goes to another thread and back, which costs more than a row does. The places
// for rows come by powers of two, filled up with empty ones, so that a table's statements have few different texts and stay
// prepared.
import type { Tx, Value } from './database.ts';

const MOST_ROWS = 256;

type Rows = readonly (readonly Value[])[];

/** How many rows there are places for: the smallest power of two that isn't less. */
const roomFor = (rows: Rows): number => 2 ** Math.ceil(Math.log2(Math.max(1, rows.length)));

const known = new Map<string, string>();

/** The places for rows of `width` values each, as they follow `values`; a row that isn't there is null in every column. */
export const placesFor = (rows: Rows, width: number): string => {
  const count = roomFor(rows);
  const places = known.get(`${count} ${width}`);
  if (places !== undefined) return places;
  const group = `(${Array.from({ length: width }, () => '?').join(', ')})`;
  const made = Array.from({ length: count }, () => group).join(', ');
  known.set(`${count} ${width}`, made);
  return made;
};

/** What those places are filled with. */
export const valuesFor = (rows: Rows, width: number): readonly Value[] => [
  ...rows.flat(),
  ...Array.from({ length: (roomFor(rows) - rows.length) * width }, () => null),
];

/**
 * Inserts rows of `width` values each by `into`, an `insert into … (…)`; `after` follows the values. The first value of a
 * row is never null.
 */
export const insertRows = async (tx: Tx, into: string, width: number, rows: Rows, after = ''): Promise<void> => {
  for (let at = 0; at < rows.length; at += MOST_ROWS) {
    const piece = rows.slice(at, at + MOST_ROWS);
    await tx.run(
      `${into} select * from (values ${placesFor(piece, width)}) where column1 is not null ${after}`,
      valuesFor(piece, width),
    );
  }
};
