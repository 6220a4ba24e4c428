// What is missing or absurd in a stored policy is named by its place and its value.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { policyFaults } from '../../src/domain/policy-faults.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { POLICY_NAMES, policyByName } from '../../src/policy/policies.ts';

const test = suite('faults of a policy');

const [first, ...others] = ASSOCIATION_001.duties;
if (first === undefined) throw new Error('there are duties');
const faults = (more: object): readonly string[] => policyFaults(JSON.stringify({ ...ASSOCIATION_001, ...more }));

test('none of the five has any, but 002 its missing number', () => {
  for (const name of POLICY_NAMES) {
    const found = policyFaults(policyText(policyByName(name)));
    assert.equal(found, name === '002' ? ['relations.reply.max_reply_days is missing'] : [], name);
  }
});

test('a number that is missing, nought, negative, a fraction or beyond reason is named', () => {
  const within = (days: unknown) => faults({ duties: [{ ...first, within: { days } }, ...others] });
  for (const days of [0, -3, 1.5, '7', null]) {
    assert.match(within(days).join('; '), /^duties\.acknowledgement\.within/, String(days));
  }
  assert.equal(within(40_000), ['duties.acknowledgement.within.days is 40000, more than 3660']);
  assert.match(faults({ quorum: 0 }).join(), /^quorum is 0$/);
  assert.equal(faults({ quorum: 400 }), ['quorum is 400, more than 15']);
  assert.match(faults({ quorum: undefined }).join(), /quorum is missing/);
  const retention = [{ what: 'unjustified', keep: { years: 1000 }, afterwards: 'destroy' }];
  assert.equal(faults({ retention }), ['retention.unjustified is 1000 years, more than 100']);
});

test('a text that is no policy says so, and repeats nothing of what stands in it', () => {
  assert.equal(policyFaults('{'), ['it is no JSON text']);
  const found = policyFaults('{"secret":"words that somebody wrote"}').join('; ');
  assert.match(found, /quorum is missing/);
  assert.not.match(found, /somebody/);
});

test.run();
