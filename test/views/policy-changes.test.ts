// What the signing page says of a draft's rules: a signer vouches for them too.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { draftPolicyWords } from '../../src/i18n/policy-changes.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { ASSOCIATION_001, associationPolicy, withQuorum } from '../../src/policy/association-001.ts';
import type { Policy } from '../../src/policy/types.ts';

const test = suite('the rules of a draft roster');

const told = (lang: 'ar' | 'en', before: Policy | undefined, after: Policy): readonly string[] =>
  draftPolicyWords(lang, {
    ...(before === undefined ? {} : { ground: { policy: before } }),
    policy: after,
    changes: { policyChanged: before !== undefined && policyText(before) !== policyText(after) },
  });

const [two, three] = [withQuorum(ASSOCIATION_001, 2), withQuorum(ASSOCIATION_001, 3)];
const ruled: Policy = { ...three, retention: three.retention.slice(1) };

test('the first roster’s rules are told by their quorum, and nothing is said to stay as it is', () => {
  assert.equal(told('en', undefined, two), ['Quorum of the committee: 2.']);
  assert.equal(told('ar', undefined, three), ['نصاب اللجنة: ٣.']);
});

test('rules that stay are said to stay, in one sentence', () => {
  for (const lang of ['ar', 'en'] as const)
    assert.equal(told(lang, two, { ...two }), [staffText(lang).roster.policySame]);
});

test('another quorum is told from which to which, and that the other rules stay', () => {
  assert.equal(told('en', two, three), [
    'Quorum of the committee: 2 so far, 3 from now on.',
    'The other rules stay as they are.',
  ]);
  assert.equal(told('ar', three, two), ['نصاب اللجنة: كان ٣ ويصبح ٢.', staffText('ar').roster.policyRestSame]);
});

test('a clock that changes is told from which length to which, and that running cases keep theirs', () => {
  const quick = associationPolicy({ quorum: 2, clocks: { review: 5, feedback: 2 } });
  const before = 'Quorum of the committee: 2 so far, 2 from now on.';
  assert.equal(told('en', two, quick), [
    before,
    'Preliminary review: 10 working days so far, 5 working days from now on.',
    'Feedback to the reporter: 3 months so far, 2 months from now on.',
    'Cases that are running keep the time limits under which they were received.',
    'The other rules stay as they are.',
  ]);
  assert.is(told('ar', quick, two)[1], 'المراجعة الأولية: كانت المهلة ٥ أيام عمل وتصير ١٠ أيام عمل.');
  const older: Policy = { ...two, duties: two.duties.filter(({ duty }) => duty !== 'review') };
  assert.is(told('en', older, two)[1], 'Preliminary review: no time limit so far, 10 working days from now on.');
  assert.is(told('en', two, older)[1], 'Preliminary review: 10 working days so far, no time limit from now on.');
  assert.equal(told('en', undefined, quick).slice(1), [
    'Preliminary review: 5 working days (the default is 10 working days).',
    'Feedback to the reporter: 2 months (the default is 3 months).',
  ]);
});

test('other rules are told to change, with the quorum and without', () => {
  const { policyChanged } = staffText('en').roster;
  assert.equal(told('en', two, ruled), ['Quorum of the committee: 2 so far, 3 from now on.', policyChanged]);
  assert.equal(told('en', three, ruled), ['Quorum of the committee: 3 so far, 3 from now on.', policyChanged]);
});

test.run();
