// Padding: few lengths remain, little is added, and nothing is ever lost (PROTOCOL A7).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { compareBytes, padded, padme } from '../../src/protocol/check/index.ts';
import { isPadded, pad, unpad } from '../../src/protocol/check/padding.ts';

const test = suite('padding');

const lengths = fc.oneof(
  fc.nat({ max: 100_000 }),
  fc.maxSafeNat().map((n) => Math.floor(n / 4)),
);

test('padmé never loses a byte, adds 12 % at most, and is stable (T120)', () => {
  fc.assert(
    fc.property(lengths, (n) => {
      const whole = padme(n);
      return whole >= n && (n < 2 || (whole - n) / n <= 0.12) && padme(whole) === whole && padded(n) >= 256;
    }),
    { numRuns: 1000 },
  );
});

test('padmé never falls', () => {
  fc.assert(
    fc.property(lengths, fc.nat({ max: 5000 }), (n, more) => padme(n) <= padme(n + more)),
    { numRuns: 1000 },
  );
});

test('padmé agrees with exact arithmetic on either side of every power of two', () => {
  for (let power = 1; power < 51; power += 1) {
    for (const n of [2 ** power - 1, 2 ** power, 2 ** power + 1]) {
      const exponent = n < 2 ? 0 : n.toString(2).length - 1;
      const bits = exponent.toString(2).length;
      const step = 1n << BigInt(Math.max(0, exponent - bits));
      const exact = n < 2 ? BigInt(n) : ((BigInt(n) + step - 1n) / step) * step;
      assert.is(BigInt(padme(n)), exact, `at ${n}`);
    }
  }
});

test('what is padded comes back, and only exactly that', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (text) => {
      const whole = pad(text);
      const back = unpad(whole);
      return isPadded(whole.length) && back !== undefined && compareBytes(back, text) === 0;
    }),
  );
});

test('padding of another length, without its mark, or with something in it is refused', () => {
  const whole = pad(new Uint8Array(300).fill(1));
  assert.is(unpad(whole.slice(0, -1)), undefined);
  assert.is(unpad(Uint8Array.from([...whole, 0])), undefined);
  assert.is(unpad(new Uint8Array(256)), undefined);
  assert.is(unpad(new Uint8Array(0)), undefined);
  assert.is(unpad(whole.map((byte, at) => (at === whole.length - 1 ? 1 : byte))), undefined);
  assert.is(unpad(Uint8Array.from([...pad(new Uint8Array(3)), ...new Uint8Array(256)])), undefined);
});

test('a length that is none is a bug', () => {
  for (const n of [-1, 1.5, Number.NaN, 2 ** 53]) assert.throws(() => padme(n));
});

test.run();
