// X-Wing against the published vectors: draft-connolly-cfrg-xwing-kem, version 08, appendix C (the same bytes stand in
// versions 05 to 11). The protocol's grants rest on it.
import { readFileSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { setRandom } from '../../src/protocol/open/index.ts';
import { decapsulate, encapsulate, ready, sealKeyPair } from '../../src/protocol/sodium.ts';
import { readVectors, type Vectors } from './read-vectors.ts';

const test = suite('X-Wing');

const vectors = readVectors(JSON.parse(readFileSync(new URL('./vectors/xwing.json', import.meta.url), 'utf8')));
const fromHex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'));
const hex = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString('hex');

const encapsulateWith = (at: Vectors) => {
  setRandom({ bytes: () => fromHex(at.text('eseed')) });
  try {
    return encapsulate(fromHex(at.text('pk')));
  } finally {
    setRandom(undefined);
  }
};

test('a seed gives the published public key', async () => {
  await ready;
  for (const at of vectors.items('vectors')) {
    assert.is(hex(sealKeyPair(fromHex(at.text('seed'))).publicKey), at.text('pk'));
  }
});

test('encapsulation gives the published ciphertext and shared secret', async () => {
  await ready;
  for (const at of vectors.items('vectors')) {
    const made = encapsulateWith(at);
    assert.is(hex(made?.ciphertext), at.text('ct'));
    assert.is(hex(made?.sharedSecret), at.text('ss'));
  }
});

test('decapsulation gives the published shared secret', async () => {
  await ready;
  for (const at of vectors.items('vectors')) {
    const { secretKey } = sealKeyPair(fromHex(at.text('seed')));
    assert.is(hex(decapsulate(fromHex(at.text('ct')), secretKey)), at.text('ss'));
  }
});

test('the second and third published vectors hold: shared secrets whole, keys and ciphertexts at their ends', async () => {
  await ready;
  for (const at of vectors.items('at_their_ends')) {
    const pair = sealKeyPair(fromHex(at.text('seed')));
    setRandom({ bytes: () => fromHex(at.text('eseed')) });
    const made = encapsulate(pair.publicKey);
    setRandom(undefined);
    assert.ok(hex(pair.publicKey).startsWith(at.text('pk_begins')) && hex(pair.publicKey).endsWith(at.text('pk_ends')));
    assert.ok(
      hex(made?.ciphertext).startsWith(at.text('ct_begins')) && hex(made?.ciphertext).endsWith(at.text('ct_ends')),
    );
    assert.is(hex(made?.sharedSecret), at.text('ss'));
    assert.is(hex(decapsulate(made?.ciphertext ?? new Uint8Array(0), pair.secretKey)), at.text('ss'));
  }
});

test('a ciphertext with a low-order point gives nothing, and throws nothing', async () => {
  await ready;
  const at = vectors.items('vectors')[0];
  const ciphertext = fromHex(at?.text('ct') ?? '');
  ciphertext.fill(0, 1088);
  assert.is(decapsulate(ciphertext, sealKeyPair(fromHex(at?.text('seed') ?? '')).secretKey), undefined);
});

test('a public key with a low-order point, or beyond the modulus, is encapsulated to by nobody', async () => {
  await ready;
  const publicKey = fromHex(vectors.items('vectors')[0]?.text('pk') ?? '');
  const lowOrder = publicKey.slice().fill(0, 1184);
  const beyond = publicKey.slice().fill(255, 0, 3);
  assert.is(encapsulate(lowOrder), undefined);
  assert.is(encapsulate(beyond), undefined);
  assert.is(encapsulate(publicKey.slice(1)), undefined);
  assert.ok(encapsulate(publicKey));
});

test.run();
