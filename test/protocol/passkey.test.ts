// What the protocol makes for passkeys (PROTOCOL A6, B21): the question, challenges, and the key of slot 4. The fixed bytes were
// made by another implementation of BLAKE2b.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  type Ceremony,
  challengeEnd,
  fromBase64url,
  makeChallenge,
  newPersonId,
  parseAssociationId,
  passkeyInput,
  ready,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { derivePasskey, makeSeed, openVault, sealVault, setRandom } from '../../src/protocol/open/index.ts';

await ready;
const idOf = (text: string) => {
  const id = parseAssociationId(text);
  if (id === undefined) throw new Error('an id');
  return id;
};
const association = idOf('AQIDBAUGBwgJCgsMDQ4PEA');
const other = idOf('AgIDBAUGBwgJCgsMDQ4PEA');
const key = new Uint8Array(32).fill(7);
const token = new Uint8Array(32).fill(5);
const END = 1_795_334_400_000;
const counted = (): Uint8Array => Uint8Array.from({ length: 32 }, (_, at) => at);

const test = suite('passkeys (A6, B21)');

test('the question is the association’s own, and what is answered gives one key', () => {
  assert.is(toBase64url(passkeyInput(association)), 'kMH-eUlF_-Q9rY33t72ET9WKlFFflAXZiBL8aodSXl0');
  assert.not.equal(passkeyInput(other), passkeyInput(association));
  assert.is(toBase64url(derivePasskey(counted())), '-sLFD74lZ62x9xw-9tsQ964-PKYtedurUWaFKcKg8Oo');
});

test('what a passkey computed is overwritten, and no other length is one', () => {
  const output = counted();
  derivePasskey(output);
  assert.equal(output, new Uint8Array(32));
  for (const length of [0, 31, 33, 64]) assert.throws(() => derivePasskey(new Uint8Array(length)), /32 bytes/);
});

test('slot 4 opens as slot 4 alone, for its person', () => {
  const [person, stranger, seed] = [newPersonId(), newPersonId(), makeSeed()];
  const vaultKey = derivePasskey(counted());
  const vault = sealVault(vaultKey, association, person, 4, seed);
  assert.is(vault.length, 73);
  assert.equal(openVault(vaultKey, association, person, 4, vault), { ok: true, value: seed });
  for (const slot of [1, 2, 3] as const) assert.is(openVault(vaultKey, association, person, slot, vault).ok, false);
  assert.is(openVault(vaultKey, association, stranger, 4, vault).ok, false);
  assert.is(openVault(vaultKey, other, person, 4, vault).ok, false);
});

test('a challenge has these bytes, and is recognised for its ceremony, association, session and server alone', () => {
  setRandom({ bytes: (count) => new Uint8Array(count).fill(9) });
  const made = [
    makeChallenge(key, 'open', association, undefined, END),
    makeChallenge(key, 'factor', association, token, END),
  ];
  setRandom(undefined);
  assert.equal(made.map(toBase64url), [
    'CQkJCQkJCQkJCQkJCQkJCQAAAaICROgAkyUVqiYsdFgEZheK3W3BHiHey1fqFXNnXtlLPp0MZpc',
    'CQkJCQkJCQkJCQkJCQkJCQAAAaICROgAsRDMNme_Jppr1IIzDNBTfjsqmp7I2zndvd3R7PfoiOQ',
  ]);
  const [, factor = new Uint8Array()] = made;
  assert.is(challengeEnd(key, 'factor', association, token, factor), END);
  const wrong: readonly (readonly [Uint8Array, Ceremony, typeof association, Uint8Array | undefined])[] = [
    [new Uint8Array(32).fill(8), 'factor', association, token],
    [key, 'open', association, token],
    [key, 'register', association, token],
    [key, 'factor', other, token],
    [key, 'factor', association, undefined],
    [key, 'factor', association, new Uint8Array(32).fill(6)],
  ];
  for (const [server, ceremony, whose, session] of wrong)
    assert.is(challengeEnd(server, ceremony, whose, session, factor), undefined);
  for (const at of [0, 20, 23, 24, 55]) {
    const changed = factor.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    assert.is(challengeEnd(key, 'factor', association, token, changed), undefined, String(at));
  }
  for (const length of [0, 55, 57])
    assert.is(challengeEnd(key, 'factor', association, token, new Uint8Array(length)), undefined);
  assert.is(challengeEnd(key, 'factor', association, token, fromBase64url('AAAA') ?? factor), undefined);
});

test.run();
