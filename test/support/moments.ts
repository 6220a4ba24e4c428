// Looks for times finer than a day in whatever a program keeps: numbers and texts that a clock could have written, and times
// hidden at the head of ids or anywhere in bytes.
import type { Row } from '../../src/store/database.ts';
import { openSnapshot } from '../../src/store/database.ts';
import { text } from '../../src/store/rows.ts';

/** When what is looked at was written, in milliseconds since 1970. */
export type Window = { readonly from: number; readonly to: number };

const YEAR_MS = 366 * 86_400_000;
/** Seconds, milliseconds, microseconds, nanoseconds. */
const UNITS = [1000, 1, 1 / 1000, 1 / 1_000_000] as const;
const TIME_BYTES = 6;

/** Whether a number could be a moment within a year of the window, in any usual unit: an end of something counts too. */
const isMoment = (value: number, { from, to }: Window): boolean =>
  UNITS.some((unit) => value * unit >= from - YEAR_MS && value * unit <= to + YEAR_MS);

const CLOCK = /(?<!\d)(?:[01]\d|2[0-3]):[0-5]\d(?!\d)|\d{4}-\d\d-\d\dT|[٠-٩]{2}:[٠-٩]{2}/;

/** Whether a text says the time of a day, or holds a number that is a moment. */
export const tellsTime = (written: string, window: Window): boolean =>
  CLOCK.test(written) || (written.match(/(?<!\d)\d{10,19}(?!\d)/g) ?? []).some((one) => isMoment(Number(one), window));

/** Whether somewhere in these bytes stands a moment of the window in milliseconds, as ids of many kinds begin. */
const holdsTime = (bytes: Buffer, { from, to }: Window): boolean => {
  for (let at = 0; at + TIME_BYTES <= bytes.length; at += 1) {
    const [big, little] = [bytes.readUIntBE(at, TIME_BYTES), bytes.readUIntLE(at, TIME_BYTES)];
    if ((big >= from && big <= to) || (little >= from && little <= to)) return true;
  }
  return false;
};

const asText = (bytes: Buffer): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const tells = (value: unknown, window: Window): boolean => {
  if (typeof value === 'number') return isMoment(value, window);
  if (value instanceof Uint8Array) {
    const bytes = Buffer.from(value);
    return holdsTime(bytes, window) || tellsTime(asText(bytes) ?? '', window);
  }
  if (typeof value !== 'string') return false;
  const isId = /^[\w-]{22,43}$/.test(value);
  return tellsTime(value, window) || (isId && holdsTime(Buffer.from(value, 'base64url'), window));
};

export type Told = {
  /** `table.column` of every column that holds a moment. */
  readonly columns: readonly string[];
  /** Every column that was looked at, and how many values. */
  readonly looked: ReadonlyMap<string, number>;
};

/** Every value of every column of every table, in a database file that nobody has open. */
export const momentsIn = async (file: string, window: Window): Promise<Told> => {
  const { reader, close } = await openSnapshot(file);
  const looked = new Map<string, number>();
  const columns = new Set<string>();
  const look = (table: string, row: Row): void => {
    for (const [column, value] of Object.entries(row)) {
      const name = `${table}.${column}`;
      looked.set(name, (looked.get(name) ?? 0) + 1);
      if (tells(value, window)) columns.add(name);
    }
  };
  try {
    for (const found of await reader.all("select name from sqlite_schema where type = 'table'")) {
      const table = text(found, 'name');
      for (const row of await reader.all(`select * from "${table}"`)) look(table, row);
    }
  } finally {
    await close();
  }
  return { columns: [...columns].sort(), looked };
};
