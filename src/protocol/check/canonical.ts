// Canonical JSON: RFC 8785, restricted (PROTOCOL A3). One value has one byte string; a reader accepts no other.
import { fromUtf8, utf8 } from '../bytes.ts';
import { bad, good, type Outcome } from '../outcome.ts';

/** What canonical JSON can carry: no null, no fractions, no negative numbers. */
export type Json = string | number | boolean | readonly Json[] | JsonObject;
export type JsonObject = { readonly [key: string]: Json };

const KEY = /^[a-z][a-z_]*$/;
const LONE_SURROGATE = /\p{Surrogate}/u;
/** Deeper than anything the protocol defines, and shallow enough for every engine's stack. */
const MAX_DEPTH = 16;

/** Whether a text has a lone surrogate, which UTF-8 can't carry. */
export function hasLoneSurrogate(text: string): boolean {
  return LONE_SURROGATE.test(text);
}

function write(value: unknown, depth: number): string | undefined {
  if (depth > MAX_DEPTH) return undefined;
  if (typeof value === 'string') return hasLoneSurrogate(value) ? undefined : JSON.stringify(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  if (Array.isArray(value)) return writeAll(value, (item) => write(item, depth + 1), '[', ']');
  if (typeof value !== 'object' || value === null) return undefined;
  const fields: readonly (readonly [string, unknown])[] = Object.entries(value);
  const sorted = fields.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return writeAll(
    sorted,
    ([key, field]) => {
      const text = KEY.test(key) ? write(field, depth + 1) : undefined;
      return text === undefined ? undefined : `"${key}":${text}`;
    },
    '{',
    '}',
  );
}

function writeAll<T>(items: readonly T[], one: (item: T) => string | undefined, begin: string, end: string) {
  const texts: string[] = [];
  for (const item of items) {
    const text = one(item);
    if (text === undefined) return undefined;
    texts.push(text);
  }
  return begin + texts.join(',') + end;
}

/** The canonical bytes of a value. Throws where the value is outside the restricted JSON, which is a bug. */
export function canonical(value: Json): Uint8Array {
  return utf8(textOf(value));
}

function textOf(value: Json): string {
  const text = write(value, 0);
  if (text === undefined) throw new RangeError('not canonical JSON');
  return text;
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** Whether two values are alike part by part, so that their bytes needn't be written to know that they are the same. */
function isAlike(a: Json, b: Json): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (isList(a) || isList(b)) {
    return isList(a) && isList(b) && a.length === b.length && a.every((item, at) => isAlike(item, b[at] ?? false));
  }
  const [own, others] = [Object.keys(a), Object.keys(b)];
  return (
    own.length === others.length &&
    own.every((key) => {
      const [one, other] = [a[key], b[key]];
      return one !== undefined && other !== undefined && isAlike(one, other);
    })
  );
}

/** Whether two values have the same canonical bytes. */
export function isSameJson(a: Json, b: Json): boolean {
  return isAlike(a, b) || textOf(a) === textOf(b);
}

function isWrittenAs(value: unknown, text: string): value is Json {
  return write(value, 0) === text;
}

/** The value of canonical bytes; `malformed` for every other byte string. */
export function parseCanonical(bytes: Uint8Array): Outcome<Json> {
  const text = fromUtf8(bytes);
  if (text === undefined) return bad('malformed');
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return bad('malformed');
  }
  // UTF-8 has one byte string for a text, so that the texts tell what the bytes would.
  return isWrittenAs(value, text) ? good(value) : bad('malformed');
}
