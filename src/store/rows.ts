// Makes typed values of what the database gives back. A row of another shape than its query promised is a bug or a
// damaged file, so each of these throws; nothing of the row's content goes into the message.
import type { Row } from './database.ts';

const wrong = (column: string, wanted: string): never => {
  throw new TypeError(`column ${column} is no ${wanted}`);
};

export const text = (row: Row, column: string): string => {
  const value = row[column];
  return typeof value === 'string' ? value : wrong(column, 'text');
};

export const optionalText = (row: Row, column: string): string | undefined => {
  const value = row[column];
  return value === null || value === undefined ? undefined : text(row, column);
};

export const integer = (row: Row, column: string): number => {
  const value = row[column];
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : wrong(column, 'integer');
};

/** Bytes in a Uint8Array of their own, free of the driver's buffer class. */
export const bytes = (row: Row, column: string): Uint8Array => {
  const value = row[column];
  return value instanceof Uint8Array ? new Uint8Array(value) : wrong(column, 'bytes');
};

export const optionalBytes = (row: Row, column: string): Uint8Array | undefined => {
  const value = row[column];
  return value === null || value === undefined ? undefined : bytes(row, column);
};

/** A column through a parser of the domain, such as an id's. */
export const parsed = <T>(row: Row, column: string, parse: (value: unknown) => T | undefined): T =>
  parse(row[column]) ?? wrong(column, 'value of its type');

/** Things by a key of theirs, each key's in the order in which they came. */
export const grouped = <T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, readonly T[]> => {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
};

/** As many places for values as there are `values`, for a list in a statement. */
export const places = (values: readonly unknown[]): string => values.map(() => '?').join(', ');
