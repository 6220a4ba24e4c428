// The table of security cases in SECURITY.md against the tests: what it calls tested has a test of that number in that file,
// and no number stands in a test that the table doesn't know as tested.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

type Row = { readonly id: string; readonly files: readonly string[]; readonly place: string };

const rows: readonly Row[] = [...read('SECURITY.md').matchAll(/^\| (T\d{2,3}) \| ([^|]+) \| ([^|]+) \|$/gm)].map(
  ([, id = '', , place = '']) => ({
    id,
    place,
    files: [...place.matchAll(/`(test\/[^`]+)`/g)].map(([, file]) => file ?? ''),
  }),
);

/** The names of a file's tests. */
const namesIn = (file: string): readonly string[] =>
  [...read(file).matchAll(/\btest\(\s*(['`"])((?:\\.|(?!\1)[\s\S])*)\1/g)].map(([, , name]) => name ?? '');

const idsIn = (names: readonly string[]): readonly string[] =>
  names.flatMap((name) => name.match(/\bT\d{2,3}\b/g) ?? []);

const test = suite('security cases');

test('the table has every case once, in order', () => {
  const numbers = rows.map(({ id }) => Number(id.slice(1)));
  assert.ok(rows.length >= 108, `${rows.length} cases`);
  assert.equal(
    numbers,
    [...new Set(numbers)].toSorted((a, b) => a - b),
  );
  assert.is(numbers[0], 1);
  assert.is(numbers.at(-1), 126);
});

test('each case is tested somewhere, or the table says why it is not ours or with what it comes', () => {
  for (const { id, files, place } of rows) {
    assert.ok(files.length > 0 || /^(?:not ours|later): \S.{5,}/.test(place), id);
  }
});

test('what the table calls tested has a test of that number in that file', () => {
  for (const { id, files } of rows) {
    for (const file of files) {
      assert.ok(existsSync(join(root, file)), `${id}: ${file}`);
      assert.ok(idsIn(namesIn(file)).includes(id), `${id} is in no test’s name in ${file}`);
    }
  }
});

test('what a test is named for stands in the table as tested', () => {
  const tested = new Set(rows.filter(({ files }) => files.length > 0).map(({ id }) => id));
  const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.test.ts'),
  );
  assert.ok(files.length > 60);
  for (const file of files) {
    for (const id of idsIn(namesIn(join('test', file)))) assert.ok(tested.has(id), `${id} in ${file}`);
  }
});

test.run();
