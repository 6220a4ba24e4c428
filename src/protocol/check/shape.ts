// Small readers that turn canonical JSON into typed values: `undefined` is a wrong shape. Unknown fields are refused.
import { fromBase64url } from '../bytes.ts';
import type { Json, JsonObject } from './canonical.ts';

/** The object, if it has every required field, and no field beyond them and the optional ones. */
export function fields(
  value: Json | undefined,
  required: readonly string[],
  optional: readonly string[] = [],
): JsonObject | undefined {
  if (typeof value !== 'object' || isList(value)) return undefined;
  if (!required.every((key) => Object.hasOwn(value, key))) return undefined;
  const known = Object.keys(value).every((key) => required.includes(key) || optional.includes(key));
  return known ? value : undefined;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The items of an array, each read by `read`; all or nothing. */
export function list<T>(value: Json | undefined, read: (item: Json) => T | undefined): readonly T[] | undefined {
  if (value === undefined || !isList(value)) return undefined;
  const items: T[] = [];
  for (const item of value) {
    const one = read(item);
    if (one === undefined) return undefined;
    items.push(one);
  }
  return items;
}

/** A list without repetition, told apart by `key`. */
export function uniqueList<T>(
  value: Json | undefined,
  read: (item: Json) => T | undefined,
  key: (item: T) => string,
): readonly T[] | undefined {
  const items = list(value, read);
  return items !== undefined && new Set(items.map(key)).size === items.length ? items : undefined;
}

/** A list of texts in ascending order of their code units, without repetition. */
export function sortedTexts<T extends string>(
  value: Json | undefined,
  read: (item: Json) => T | undefined,
): readonly T[] | undefined {
  const items = list(value, read);
  return items?.every((item, at) => at === 0 || (items[at - 1] ?? '') < item) ? items : undefined;
}

export function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function truth(value: Json | undefined): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined;
}

export function integer(value: Json | undefined, least: number, most: number): number | undefined {
  return typeof value === 'number' && value >= least && value <= most ? value : undefined;
}

/** A base64url text of so many bytes. */
export function base64(value: Json | undefined, length: number): string | undefined {
  return typeof value === 'string' && fromBase64url(value, length) !== undefined ? value : undefined;
}

/** A hash as base64url text. */
export function hashText(value: Json | undefined): string | undefined {
  return base64(value, 32);
}

const CODE = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;

/** A code word: lower-case words joined by hyphens, 64 characters at most. */
export function code(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value.length <= 64 && CODE.test(value) ? value : undefined;
}

/** One of a fixed set of texts. */
export function oneOf<T extends string>(value: Json | undefined, known: readonly T[]): T | undefined {
  return known.find((item) => item === value);
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The number of days from 1970-01-01 to a Gregorian date `YYYY-MM-DD`; `undefined` if there is no such day. */
export function dayNumber(date: string): number | undefined {
  const match = DATE.exec(date);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const instant = new Date(Date.UTC(2000, month - 1, day));
  instant.setUTCFullYear(year, month - 1, day);
  return instant.getUTCMonth() === month - 1 && instant.getUTCDate() === day
    ? instant.getTime() / 86_400_000
    : undefined;
}

/** The date so many days after 1970-01-01; `undefined` beyond the years 0000 to 9999. */
export function dateText(number: number): string | undefined {
  const text = new Date(number * 86_400_000).toISOString().slice(0, 10);
  return DATE.test(text) ? text : undefined;
}

/** A date `YYYY-MM-DD` that exists. */
export function plainDate(value: Json | undefined): string | undefined {
  return typeof value === 'string' && dayNumber(value) !== undefined ? value : undefined;
}
