// Our own vectors in Node: an entry of every type, an act of every kind; and the negative ones, in which one byte or one
// field differs from a good one.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runNegative } from './negative-run.ts';
import { runOwn } from './own-run.ts';

const test = suite('own protocol vectors');

const read = (name: string): unknown => JSON.parse(readFileSync(new URL(`./vectors/${name}`, import.meta.url), 'utf8'));

test('every thing that differs in one byte or field from a good one is refused, with the right error', async () => {
  const { passed, failed } = await runNegative(read('negative-vectors.json'), read('protocol-vectors.json'));
  assert.equal(failed, []);
  assert.ok(passed > 170, `only ${passed} were run`);
});

test('an entry of every type opens, an act of every kind is read, and what is neither is refused', async () => {
  const { passed, failed } = await runOwn(read('own-vectors.json'), read('protocol-vectors.json'));
  assert.equal(failed, []);
  assert.ok(passed > 55, `only ${passed} were run`);
});

test.run();
