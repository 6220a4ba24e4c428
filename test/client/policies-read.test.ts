// Policies as a client reads them from the texts that came with a foundation: each text once, and none for another.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policiesByHash } from '../../src/client/foundation.ts';
import { policyBytes, policyText } from '../../src/domain/policy-bytes.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { chosenPolicy } from '../../src/policy/policies.ts';
import { policyHash, ready } from '../../src/protocol/check/index.ts';

await ready;

const test = suite('policies that are read');

test('a policy stands under the hash of its own text, and is read once while it is kept', () => {
  const text = policyText(ASSOCIATION_001);
  const hash = policyHash(policyBytes(ASSOCIATION_001));
  const first = policiesByHash([text]);
  assert.equal([...first], [[hash, ASSOCIATION_001]]);
  assert.is(policiesByHash([text]).get(hash), first.get(hash), 'read once');
});

test('a text that is no policy is left out beside one that is, however often it comes', () => {
  const text = policyText(ASSOCIATION_001);
  for (const other of [`${text} `, text.slice(0, -1), text.replace('{', '{"more":1,'), '', text.replace(/\d/, '"x"')]) {
    assert.is(policiesByHash([other]).size, 0);
    assert.is(policiesByHash([other, text]).size, 1);
  }
});

test('many policies, one after the other and at once, are each read for what they are', () => {
  const many = Array.from({ length: 10 }, (_, at) => {
    const policy = chosenPolicy({ policyBase: '001', adopted: true, quorum: at + 2 });
    return { policy, text: policyText(policy), hash: policyHash(policyBytes(policy)) };
  });
  for (const some of [many, many.toReversed(), ...many.map((one) => [one])]) {
    const read = [...policiesByHash(some.map(({ text }) => text))];
    assert.equal(
      read,
      some.map(({ hash, policy }) => [hash, policy]),
    );
  }
});

test('two that are read in turn are each read once, and one that came long before is let go of', () => {
  const texts = Array.from({ length: 10 }, (_, at) =>
    policyText(chosenPolicy({ policyBase: '001', adopted: true, quorum: at + 20 })),
  );
  const read = (text = '') => [...policiesByHash([text]).values()][0];
  const [first, second] = [read(texts[0]), read(texts[1])];
  assert.is(read(texts[0]), first);
  assert.is(read(texts[1]), second);
  for (const text of texts.slice(2)) read(text);
  assert.is.not(read(texts[0]), first, 'eight are kept');
});

test.run();
