// The vectors of an independent implementation, in Node.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { runVectors } from './vectors-run.ts';

const test = suite('protocol vectors');

test('every vector of the independent implementation holds in Node (T101)', async () => {
  const text = readFileSync(new URL('./vectors/protocol-vectors.json', import.meta.url), 'utf8');
  const { passed, failed } = await runVectors(JSON.parse(text), argon2Node);
  assert.equal(failed, []);
  assert.ok(passed > 250, `only ${passed} values were compared`);
});

test('a vector that was changed is noticed', async () => {
  const text = readFileSync(new URL('./vectors/protocol-vectors.json', import.meta.url), 'utf8');
  const changed = text.replace('"number_text": "53862814"', '"number_text": "53862815"');
  const { failed } = await runVectors(JSON.parse(changed), argon2Node);
  assert.equal(failed, ['the public number']);
});

test.run();
