// The two Argon2id packages, one in Node and one in the browser, held to the same bytes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { argon2Wasm } from '../../src/browser/argon2-wasm.ts';
import { utf8 } from '../../src/protocol/check/index.ts';

const test = suite('Argon2id');

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

test('both packages give the same bytes, for codes and for passphrases', async () => {
  const inputs = [
    ['961492347186040118522897', 32],
    ['كلمة مرور طويلة é 🙂', 64],
    ['x', 32],
  ] as const;
  for (const [text, length] of inputs) {
    const salt = Uint8Array.from({ length: 16 }, (_, i) => i * 7);
    const [node, wasm] = [await argon2Node(utf8(text), salt, length), await argon2Wasm(utf8(text), salt, length)];
    assert.is(hex(node), hex(wasm));
    assert.is(node.length, length);
  }
});

test('another salt gives other bytes', async () => {
  const [one, other] = [new Uint8Array(16), new Uint8Array(16).fill(1)];
  assert.is.not(hex(await argon2Node(utf8('x'), one, 32)), hex(await argon2Node(utf8('x'), other, 32)));
});

test('many at once all come to an end, each with its own result', async () => {
  const salts = Array.from({ length: 6 }, (_, i) => new Uint8Array(16).fill(i));
  const results = await Promise.all(salts.map((salt) => argon2Node(utf8('x'), salt, 32)));
  assert.is(new Set(results.map(hex)).size, salts.length);
});

test('a refused input ends in an error and blocks nobody after it', async () => {
  const tooShort = new Uint8Array(1);
  const refusals = await Promise.allSettled([1, 2, 3].map(() => argon2Node(utf8('x'), tooShort, 32)));
  assert.ok(refusals.every(({ status }) => status === 'rejected'));
  assert.is((await argon2Node(utf8('x'), new Uint8Array(16), 32)).length, 32);
});

test.run();
