// What the server keeps of a second factor (PROTOCOL A6, B16): a secret sealed for its person alone, and hashes of backup codes.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  backupCodeHash,
  hash,
  newPersonId,
  openFactor,
  ready,
  sealFactor,
  toBase64url,
  utf8,
  wrapAtRest,
} from '../../src/protocol/check/index.ts';

await ready;
const key = new Uint8Array(32).fill(7);
const other = new Uint8Array(32).fill(8);
const [anna, sara] = [newPersonId(), newPersonId()];
const secret = Uint8Array.from({ length: 20 }, (_, at) => at);

const test = suite('a second factor at rest (A6, B16)');

test('a secret opens under the same key for the same person, and for nobody else', () => {
  const sealed = sealFactor(key, anna, secret);
  assert.is(sealed.length, 61);
  assert.equal(openFactor(key, anna, sealed), { ok: true, value: secret });
  assert.equal(openFactor(key, sara, sealed), { ok: false, reason: 'cannot-open' });
  assert.equal(openFactor(other, anna, sealed), { ok: false, reason: 'cannot-open' });
});

test('the same secret is sealed differently every time, and every changed byte is noticed', () => {
  const sealed = sealFactor(key, anna, secret);
  assert.not.equal(sealFactor(key, anna, secret), sealed);
  for (const at of [1, 25, 60]) {
    const changed = sealed.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.equal(openFactor(key, anna, changed), { ok: false, reason: 'cannot-open' }, String(at));
  }
  assert.equal(openFactor(key, anna, sealed.slice(1)), { ok: false, reason: 'unsupported' });
  assert.equal(openFactor(key, anna, sealed.slice(0, 60)), { ok: false, reason: 'malformed' });
});

test('a vault at rest is no second factor, and no other length is sealed as one (T23)', () => {
  const vault = wrapAtRest(key, anna, new Uint8Array(73).fill(1));
  assert.equal(openFactor(key, anna, vault.slice(0, 61)).ok, false);
  for (const length of [0, 10, 19, 21, 32])
    assert.throws(() => sealFactor(key, anna, new Uint8Array(length)), /20 bytes/);
});

test('a backup code’s hash is keyed and its person’s own', () => {
  const stored = toBase64url(backupCodeHash(key, anna, '194738229353'));
  assert.is(stored.length, 43);
  assert.is(toBase64url(backupCodeHash(key, anna, '194738229353')), stored);
  for (const one of [
    backupCodeHash(other, anna, '194738229353'),
    backupCodeHash(key, sara, '194738229353'),
    backupCodeHash(key, anna, '194738229354'),
    hash('auth', utf8('194738229353')),
  ])
    assert.not.equal(toBase64url(one), stored);
});

test.run();
