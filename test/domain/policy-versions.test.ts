// Which policy was in force from which roster to which, read from the chain.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyVersions, spanAt } from '../../src/domain/policy-versions.ts';
import type { Roster } from '../../src/protocol/check/index.ts';
import { FULL, rosterOf } from './story.ts';

const test = suite('versions of a policy');

const chain = (...policies: readonly string[]): readonly Roster[] =>
  policies.map((policy, at) => ({
    ...rosterOf(FULL),
    seq: at + 1,
    on: `2026-11-0${at + 1}`,
    policy,
  }));

test('a version begins with the roster that brought it and ends with the first that brought another', () => {
  const versions = policyVersions(chain('a', 'a', 'b', 'b', 'c').toReversed());
  assert.equal(
    versions.map(({ policy }) => policy),
    ['c', 'b', 'a'],
    'the newest first, in whatever order the rosters come',
  );
  assert.equal(versions[1]?.spans, [{ from: { seq: 3, on: '2026-11-03' }, to: { seq: 5, on: '2026-11-05' } }]);
  assert.equal(versions[0]?.spans, [{ from: { seq: 5, on: '2026-11-05' } }], 'the last has no end');
  assert.equal(policyVersions([]), []);
});

test('a policy that came back has two runs, and a case belongs to the one of its roster', () => {
  const [now] = policyVersions(chain('a', 'b', 'a'));
  if (now === undefined) throw new Error('there is one');
  assert.is(now.policy, 'a');
  assert.is(now.spans.length, 2);
  assert.is(spanAt(now, 1)?.from.on, '2026-11-01');
  assert.is(spanAt(now, 3)?.from.on, '2026-11-03');
  assert.is(spanAt(now, 0), undefined);
});

test.run();
