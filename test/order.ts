// In which order the test files run: what took long the last time begins first, so that no worker is left with a long file
// at the end. It says nothing about what runs, and a missing or spoilt record costs only time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const record = fileURLToPath(new URL('../node_modules/.cache/amanah/test-seconds.json', import.meta.url));

/** What a file of a folder takes where nothing is recorded, in seconds; the first run of a new copy goes by it. */
const GUESSED: Readonly<Record<string, number>> = {
  browser: 40,
  kill: 30,
  torture: 20,
  security: 12,
  journeys: 8,
  http: 6,
  cli: 4,
  views: 25,
  protocol: 10,
  domain: 8,
};
const OTHERWISE = 1;
/** The same of a folder whose files run together. */
const GUESSED_TOGETHER: Readonly<Record<string, number>> = {
  browser: 450,
  security: 110,
  http: 80,
  journeys: 65,
  cli: 40,
  torture: 35,
  views: 30,
  store: 20,
};

const recorded = (): ReadonlyMap<string, number> => {
  try {
    const read: unknown = JSON.parse(readFileSync(record, 'utf8'));
    const entries = typeof read === 'object' && read !== null ? Object.entries(read) : [];
    return new Map(entries.flatMap(([file, value]) => (typeof value === 'number' ? [[file, value] as const] : [])));
  } catch {
    return new Map();
  }
};

const guessed = (file: string): number => {
  const [folder = '', ...inside] = file.split('/');
  return (inside.length === 0 ? GUESSED_TOGETHER : GUESSED)[folder] ?? OTHERWISE;
};

export const longestFirst = (files: readonly string[]): readonly string[] => {
  const known = recorded();
  const secondsOf = (file: string): number => known.get(file) ?? guessed(file);
  return files.toSorted((a, b) => secondsOf(b) - secondsOf(a) || a.localeCompare(b));
};

/** Keeps what each file took, beside what is known of files that didn't run. */
export const rememberSeconds = (results: readonly { readonly file: string; readonly seconds: number }[]): void => {
  const all = new Map([...recorded(), ...results.map(({ file, seconds }) => [file, seconds] as const)]);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify(Object.fromEntries(all), undefined, 1));
};
