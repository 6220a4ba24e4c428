// What is derived from codes, recovery keys and passphrases: always the same keys, and nobody else's (PROTOCOL §4, A5).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { concat } from '../../src/protocol/bytes.ts';
import { type Argon2id, equal, hash, newAssociationId, ready, sessionHalf } from '../../src/protocol/check/index.ts';
import {
  derivePassphrase,
  deriveRecovery,
  deriveReporter,
  deriveReporterFromMaster,
  makeRecoveryKey,
  makeSeed,
  makeTrackingCode,
  personKeys,
  random,
} from '../../src/protocol/open/index.ts';

const test = suite('keys');

/** Fast, and as one-way as these tests need; the real one has its own test. */
const quick: Argon2id = async (password, salt, length) => {
  const half = (n: number) => hash('lookup', concat(Uint8Array.of(n), salt, password));
  return concat(half(1), half(2)).slice(0, length);
};

test('one code gives one reporter, in one association', async () => {
  await ready;
  const [one, other] = [newAssociationId(), newAssociationId()];
  const code = makeTrackingCode();
  const keys = await deriveReporter(one, code, quick);
  assert.equal(await deriveReporter(one, code, quick), keys);
  assert.equal(deriveReporterFromMaster(keys.master.slice()), keys);
  assert.not(equal((await deriveReporter(other, code, quick)).lookup, keys.lookup));
  assert.not(equal((await deriveReporter(one, makeTrackingCode(), quick)).lookup, keys.lookup));
});

test('nothing but digits with a good check digit is worth a derivation', async () => {
  await ready;
  const association = newAssociationId();
  const never: Argon2id = async () => {
    throw new Error('derived');
  };
  const refusals = [
    deriveReporter(association, '123', never),
    deriveReporter(association, `${makeTrackingCode()} `, never),
    deriveReporter(association, makeRecoveryKey(), never),
    deriveRecovery(association, makeTrackingCode(), never),
    derivePassphrase(association, 'x', 'long enough to be one', never),
    derivePassphrase(association, 'someone', 'x'.repeat(2000), never),
  ];
  for (const refusal of refusals) {
    const reason: unknown = await refusal.catch((problem: unknown) => problem);
    assert.instance(reason, RangeError);
  }
});

test('a passphrase gives two keys, which another name, passphrase or association changes', async () => {
  await ready;
  const association = newAssociationId();
  const keys = await derivePassphrase(association, 'auditor', 'six words that nobody guesses', quick);
  assert.not(equal(keys.authKey, keys.vaultKey));
  assert.equal(await derivePassphrase(association, ' Auditor', 'six words that nobody guesses', quick), keys);
  for (const other of [
    derivePassphrase(association, 'auditor2', 'six words that nobody guesses', quick),
    derivePassphrase(association, 'auditor', 'six words that nobody guesses!', quick),
    derivePassphrase(newAssociationId(), 'auditor', 'six words that nobody guesses', quick),
  ]) {
    assert.not(equal((await other).vaultKey, keys.vaultKey));
  }
});

test('a recovery key gives a lookup and a vault key that tell nothing of each other', async () => {
  await ready;
  const association = newAssociationId();
  const digits = makeRecoveryKey();
  const keys = await deriveRecovery(association, digits, quick);
  assert.equal(await deriveRecovery(association, digits, quick), keys);
  assert.not(equal(keys.lookup, keys.vaultKey));
});

test('a seed gives sealing, signing and draft keys of its own', async () => {
  await ready;
  const seed = makeSeed();
  const keys = personKeys(seed);
  assert.equal(personKeys(seed.slice()), keys);
  assert.not(equal(keys.draftKey, keys.seal.secretKey));
  assert.not(equal(personKeys(makeSeed()).sign.publicKey, keys.sign.publicKey));
});

test('a session’s half-key depends on SERVER_KEY and on the token', async () => {
  await ready;
  const [serverKey, token] = [random.bytes(32), random.bytes(32)];
  const half = sessionHalf(serverKey, token);
  assert.ok(equal(sessionHalf(serverKey, token), half));
  assert.not(equal(sessionHalf(random.bytes(32), token), half));
  assert.not(equal(sessionHalf(serverKey, random.bytes(32)), half));
  assert.throws(() => sessionHalf(new Uint8Array(31), token));
});

test.run();
