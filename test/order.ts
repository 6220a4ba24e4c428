// In which order the test files run: what took long the last time begins first, so that no worker is left with a long file
// at the end. It says nothing about what runs, and a missing or spoilt record costs only time.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const record = fileURLToPath(new URL('../node_modules/.cache/amanah/test-seconds.json', import.meta.url));

/** What a file of a folder takes where nothing is recorded, in seconds; the first run of a new copy goes by it. */
const GUESSED: Readonly<Record<string, number>> = {
  browser: 9,
  kill: 15,
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
/** The same of a folder whose files run together, or of a part of one. */
const GUESSED_TOGETHER: Readonly<Record<string, number>> = {
  browser: 220,
  journeys: 230,
  http: 160,
  security: 115,
  torture: 70,
  views: 50,
  auth: 35,
  cli: 30,
  store: 25,
  client: 20,
};
/** What single files take where the others of their folder take less. */
const GUESSED_ALONE: Readonly<Record<string, number>> = {
  'kill/kill.test.ts': 125,
  'browser/accessible-people.test.ts': 110,
  'browser/accessible-plain.test.ts': 58,
  'browser/accessible.test.ts': 54,
  'kill/first-start.test.ts': 40,
  'browser/acts.test.ts': 35,
  'browser/enrolment.test.ts': 35,
  'browser/line-arabic.test.ts': 35,
  'browser/line-english.test.ts': 35,
  'browser/every-page.test.ts': 28,
  'browser/declaration.test.ts': 26,
  'browser/keyboard.test.ts': 26,
  'browser/vault.test.ts': 24,
  'browser/own-account.test.ts': 22,
  'browser/plain.test.ts': 20,
  'browser/reporter.test.ts': 16,
  'browser/attachments.test.ts': 15,
  'browser/mailbox.test.ts': 15,
  'browser/pinned.test.ts': 15,
  'browser/people-pages.test.ts': 14,
  'browser/people-told.test.ts': 14,
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
  if (inside.length > 0) return GUESSED_ALONE[file] ?? GUESSED[folder] ?? OTHERWISE;
  return GUESSED_TOGETHER[folder.split(' ')[0] ?? ''] ?? OTHERWISE;
};

export const longestFirst = (files: readonly string[]): readonly string[] => {
  const known = recorded();
  const secondsOf = (file: string): number => known.get(file) ?? guessed(file);
  return files.toSorted((a, b) => secondsOf(b) - secondsOf(a) || a.localeCompare(b));
};

/** Deals a folder's files into `count` parts that take about as long, by what is guessed: each goes where least is yet. */
export const inParts = (files: readonly string[], count: number): readonly (readonly string[])[] => {
  const parts = Array.from({ length: count }, (): { seconds: number; readonly inside: string[] } => ({
    seconds: 0,
    inside: [],
  }));
  for (const file of files.toSorted((a, b) => guessed(b) - guessed(a) || a.localeCompare(b))) {
    const [least] = parts.toSorted((a, b) => a.seconds - b.seconds);
    least?.inside.push(file);
    if (least !== undefined) least.seconds += guessed(file);
  }
  return parts.map(({ inside }) => inside);
};

/** Keeps what each file took, beside what is known of files that didn't run. */
export const rememberSeconds = (results: readonly { readonly file: string; readonly seconds: number }[]): void => {
  const all = new Map([...recorded(), ...results.map(({ file, seconds }) => [file, seconds] as const)]);
  mkdirSync(dirname(record), { recursive: true });
  writeFileSync(record, JSON.stringify(Object.fromEntries(all), undefined, 1));
};
