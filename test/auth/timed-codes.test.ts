// Time-based codes against the vectors of RFC 6238, whose codes of eight digits end in ours of six, and what is read as a code.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeAt, forApp, stepOf } from '../../src/auth/timed-codes.ts';
import { parseFactorCode } from '../../src/domain/typed-code.ts';
import { utf8 } from '../../src/protocol/check/index.ts';

/** RFC 6238, appendix B, SHA-1: the secret in ASCII, seconds since 1970, the code of eight digits. */
const SECRET = utf8('12345678901234567890');
const BASE32 = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
const VECTORS: readonly (readonly [number, string])[] = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
];

const at = (seconds: number): Date => new Date(seconds * 1_000);

const test = suite('time-based codes');

test('the codes are those of RFC 6238', () => {
  for (const [seconds, code] of VECTORS) {
    assert.is(codeAt(BASE32, at(seconds)), code.slice(2), String(seconds));
    assert.is(stepOf(SECRET, code.slice(2), at(seconds)), Math.floor(seconds / 30), String(seconds));
  }
});

test('a code is read one step early and one late, and told which step it is of', () => {
  const code = codeAt(BASE32, at(59));
  for (const seconds of [0, 29, 30, 59, 60, 89]) assert.is(stepOf(SECRET, code, at(seconds)), 1, String(seconds));
  for (const seconds of [90, 91, 3_600]) assert.is(stepOf(SECRET, code, at(seconds)), undefined, String(seconds));
});

test('what is no code of six digits is of no step', () => {
  for (const code of ['', '28708', '2870820', '28708x', ' 287082', '٢٨٧٠٨٢', '000000'])
    assert.is(stepOf(SECRET, code, at(59)), undefined, code);
});

test('an app is given the whole secret, in base32 and in an address with everything that it needs', () => {
  const shown = forApp(SECRET, 'جمعية: المثال', 'auditor');
  assert.is(shown.secret, BASE32);
  const uri = new URL(shown.uri);
  assert.is(`${uri.protocol}//${uri.host}`, 'otpauth://totp');
  const wanted = { issuer: 'جمعية: المثال', secret: BASE32, algorithm: 'SHA1', digits: '6', period: '30' };
  assert.equal(Object.fromEntries(uri.searchParams), wanted);
  assert.ok(forApp(SECRET, 'ج'.repeat(300), 'auditor').uri.length < 600, 'a square that telephones can read');
});

test('codes are read in any script and with whatever parts their digits', () => {
  for (const typed of ['287082', ' 287 082 ', '٢٨٧٠٨٢', '۲۸۷-۰۸۲', '287.082', '２８７０８２'])
    assert.equal(parseFactorCode(typed), { kind: 'timed', digits: '287082' }, typed);
  assert.equal(parseFactorCode('1947 ٣٨٢٢ 9353'), { kind: 'backup', digits: '194738229353' });
  for (const typed of ['', ' ', '28708', '2870822', '28708a', '1'.repeat(11), '1'.repeat(24), '1'.repeat(1_000_000)])
    assert.is(parseFactorCode(typed), undefined, typed.slice(0, 30));
});

test.run();
