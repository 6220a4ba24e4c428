// Texts in and out of the protocol: base64url, canonical JSON, digits, user names, passphrases, ids. One value has one
// spelling, and every other is refused (PROTOCOL A1, A3, A4, A5).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  canonical,
  checkDigit,
  equal,
  fromBase64url,
  groupDigits,
  type Json,
  newCaseId,
  normaliseUserName,
  parseCanonical,
  parseCaseId,
  parseDigits,
  parsePersonId,
  preparePassphrase,
  publicNumber,
  ready,
  toBase64url,
  utf8,
} from '../../src/protocol/check/index.ts';
import { makeRecoveryKey, makeTrackingCode, plainCode, random, setRandom } from '../../src/protocol/open/index.ts';
import { reasonOf, unwrap } from './actors.ts';

const test = suite('texts');

const bytesOf = fc.uint8Array({ maxLength: 100 });

test('bytes and their base64url text are one to one', async () => {
  await ready;
  fc.assert(
    fc.property(bytesOf, (bytes) => {
      const text = toBase64url(bytes);
      const back = fromBase64url(text, bytes.length);
      return text === Buffer.from(bytes).toString('base64url') && back !== undefined && equal(back, bytes);
    }),
  );
});

test('a text that is not the one spelling of its bytes is refused', async () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AQgw-_9z =+/\n'), maxLength: 12 }), (text) => {
      const bytes = fromBase64url(text);
      return bytes === undefined || toBase64url(bytes) === text;
    }),
  );
  assert.is(fromBase64url('AAAA', 4), undefined);
  assert.is(fromBase64url('AAAA', 2), undefined);
});

const keys = fc.stringMatching(/^[a-z][a-z_]{0,6}$/);
const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4 },
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.nat({ max: Number.MAX_SAFE_INTEGER }),
    fc.boolean(),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(keys, tie('json'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

test('canonical JSON is read back as what was written, whatever order its fields were made in', async () => {
  const turned = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(turned);
    if (typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, field]) => [key, turned(field)]),
    );
  };
  fc.assert(
    fc.property(json, (value) => {
      const bytes = canonical(value);
      const back = unwrap(parseCanonical(bytes));
      assert.equal(back, value);
      return equal(canonical(turned(value)), bytes) && equal(canonical(back), bytes);
    }),
  );
});

test('one changed, dropped or added byte is another value or none, never the same value twice', async () => {
  fc.assert(
    fc.property(json, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, mask) => {
      const bytes = canonical(value);
      const place = at % bytes.length;
      const changed = bytes.map((byte, i) => (i === place ? byte ^ mask : byte));
      const dropped = Uint8Array.from([...bytes.subarray(0, place), ...bytes.subarray(place + 1)]);
      const added = Uint8Array.from([...bytes.subarray(0, place), 0x20, ...bytes.subarray(place)]);
      return [changed, dropped, added].every((other) => {
        const parsed = parseCanonical(other);
        return !parsed.ok || (equal(canonical(parsed.value), other) && !equal(other, bytes));
      });
    }),
  );
});

test('what canonical JSON can not carry is never written', () => {
  const deep = JSON.parse('['.repeat(40) + ']'.repeat(40));
  for (const value of [1.5, -1, 2 ** 53, Number.NaN, 'a\ud800', { A: 1 }, { a1: 1 }, deep]) {
    assert.throws(() => canonical(value));
  }
});

const codes = fc.integer().map(() => makeTrackingCode());

test('a code is read back however it is spaced and in whatever digits', async () => {
  await ready;
  const scripts = ['0', '٠', '۰', '०', '০', '０', '𝟎', '𝟘', '𞥐'].map((zero) => zero.codePointAt(0) ?? 0);
  const spaces = fc.constantFrom('', ' ', '-', '–', '\u00a0', '\u200f', '\u2212', '\t', '\u200b', ' — ');
  fc.assert(
    fc.property(
      codes,
      fc.constantFrom(...scripts),
      fc.array(spaces, { minLength: 24, maxLength: 24 }),
      (code, zero, between) => {
        const typed = [...code].map((digit, at) => String.fromCodePoint(zero + Number(digit)) + between[at]).join('');
        return unwrap(parseDigits(typed, 24)) === code;
      },
    ),
  );
});

test('one wrong digit, and two neighbours swapped, are always noticed', async () => {
  await ready;
  fc.assert(
    fc.property(codes, fc.nat({ max: 22 }), fc.integer({ min: 1, max: 9 }), (code, at, more) => {
      const digits = [...code];
      const wrong = digits.with(at, String((Number(digits[at]) + more) % 10)).join('');
      const swapped = digits
        .with(at, digits[at + 1] ?? '')
        .with(at + 1, digits[at] ?? '')
        .join('');
      return (
        reasonOf(parseDigits(wrong, 24)) === 'mistyped' &&
        (swapped === code || reasonOf(parseDigits(swapped, 24)) === 'mistyped')
      );
    }),
  );
});

test('codes and recovery keys have their digits, and biased bytes are dropped', async () => {
  await ready;
  assert.match(makeTrackingCode(), /^\d{24}$/);
  assert.match(makeRecoveryKey(), /^\d{48}$/);
  assert.is(checkDigit(makeRecoveryKey()), '0');
  let draws = 0;
  setRandom({ bytes: (count) => new Uint8Array(count).fill(draws++ === 0 ? 250 : 9) });
  const code = makeTrackingCode();
  setRandom(undefined);
  assert.is(code.slice(0, 23), '9'.repeat(23));
  assert.is(groupDigits('123456789', 4), '1234 5678 9');
});

test('a token always gives one code, and another token another', async () => {
  await ready;
  const [one, other] = [random.bytes(32), random.bytes(32)];
  assert.is(plainCode(one), plainCode(one));
  assert.is.not(plainCode(one), plainCode(other));
  assert.is(checkDigit(plainCode(one)), '0');
  assert.throws(() => plainCode(new Uint8Array(31)));
});

test('user names are trimmed and in lower case, and nothing else passes', () => {
  assert.is(normaliseUserName('  Auditor@Example.org '), 'auditor@example.org');
  for (const bad of ['', 'ab', '-abc', 'a b c', 'مدقق', 'a'.repeat(65), 'ab\u0000c']) {
    assert.is(normaliseUserName(bad), undefined);
  }
  assert.is(normaliseUserName('a'.repeat(64)), 'a'.repeat(64));
});

test('a passphrase is one text however it was composed, and has an end', () => {
  assert.equal(preparePassphrase('e\u0301'.repeat(8)), preparePassphrase('é'.repeat(8)));
  assert.is(preparePassphrase('x'.repeat(1024))?.length, 1024);
  assert.is(preparePassphrase('e\u0301'.repeat(512))?.length, 1024);
  for (const bad of ['', 'x'.repeat(1025), 'ل'.repeat(513), 'a\udc00']) assert.is(preparePassphrase(bad), undefined);
});

test('an id is 16 bytes in their one spelling, and never the reporter’s zeros', async () => {
  await ready;
  const id = newCaseId();
  assert.is(parseCaseId(id), id);
  for (const bad of [
    `${id}=`,
    id.slice(1),
    `${id}A`,
    ` ${id}`,
    '',
    7,
    null,
    undefined,
    toBase64url(new Uint8Array(16)),
  ]) {
    assert.is(parsePersonId(bad), undefined);
  }
  setRandom({
    bytes: (() => {
      let draws = 0;
      return (count: number) => new Uint8Array(count).fill(draws++);
    })(),
  });
  const drawn = newCaseId();
  setRandom(undefined);
  assert.is(drawn, toBase64url(new Uint8Array(16).fill(1)));
});

test('the platform’s randomness fills everything that is asked for, however much, and never twice the same', () => {
  // The platform itself fills 65,536 bytes at a time.
  for (const count of [0, 1, 32, 65_536, 65_537, 200_000]) {
    const [one, other] = [random.bytes(count), random.bytes(count)];
    assert.is(one.length, count);
    for (let at = 0; at + 32 <= count; at += 32) {
      const part = toBase64url(one.subarray(at, at + 32));
      if (part === toBase64url(other.subarray(at, at + 32)) || /^A+$/.test(part)) assert.unreachable(`${count}: ${at}`);
    }
    if (count > 32) assert.not.match(toBase64url(one.subarray(count - 32)), /^A+$/);
  }
});

test('a public number has eight digits and never begins with a zero', async () => {
  await ready;
  fc.assert(
    fc.property(fc.integer(), () => /^[1-9]\d{3}-\d{4}$/.test(publicNumber(newCaseId()))),
    { numRuns: 200 },
  );
});

test('bytes that are not UTF-8 are no JSON', () => {
  assert.is(reasonOf(parseCanonical(Uint8Array.of(0x22, 0xff, 0x22))), 'malformed');
  assert.is(reasonOf(parseCanonical(utf8('"a"').slice(0, -1))), 'malformed');
});

test.run();
