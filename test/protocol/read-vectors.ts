// Reads values out of a parsed vector file by path, strictly: a missing value is an error and never a skipped test.
// Used in Node and in the browser alike.
import { fromBase64url } from '../../src/protocol/check/index.ts';

/** A view of the vectors at one place. */
export type Vectors = {
  readonly at: (path: string) => Vectors;
  readonly text: (path: string) => string;
  readonly bytes: (path: string) => Uint8Array;
  readonly number: (path: string) => number;
  readonly items: (path: string) => readonly Vectors[];
  readonly texts: (path: string) => readonly string[];
  readonly has: (path: string) => boolean;
  readonly value: unknown;
};

function step(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.entries(value).find(([name]) => name === key)?.[1];
}

function find(value: unknown, path: string): unknown {
  return path === '' ? value : path.split('.').reduce(step, value);
}

/** A strict reader over parsed JSON. */
export function readVectors(value: unknown): Vectors {
  const need = (path: string): unknown => {
    const found = find(value, path);
    if (found === undefined) throw new Error(`the vectors have no ${path}`);
    return found;
  };
  const text = (path: string): string => {
    const found = need(path);
    if (typeof found !== 'string') throw new Error(`${path} is no text`);
    return found;
  };
  const items = (path: string): readonly Vectors[] => {
    const found = need(path);
    if (!Array.isArray(found)) throw new Error(`${path} is no list`);
    return found.map(readVectors);
  };
  return {
    at: (path) => readVectors(need(path)),
    text,
    bytes: (path) => {
      const bytes = fromBase64url(text(path));
      if (bytes === undefined) throw new Error(`${path} is not base64url`);
      return bytes;
    },
    number: (path) => {
      const found = need(path);
      if (typeof found !== 'number') throw new Error(`${path} is no number`);
      return found;
    },
    items,
    texts: (path) => items(path).map((item) => item.text('')),
    has: (path) => find(value, path) !== undefined,
    value,
  };
}
