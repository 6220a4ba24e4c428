// What the signing page says of a draft's rules: a signer vouches for them too.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { policyText } from '../../src/domain/policy-bytes.ts';
import { draftPolicyWords } from '../../src/i18n/policy-changes.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import { composed } from '../../src/policy/clocks.ts';
import { chosenPolicy } from '../../src/policy/policies.ts';
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
  assert.equal(told('en', undefined, two), [
    'Quorum of the committee: 2.',
    'Policy: 001: relations with beneficiaries, with rules on reports of violations.',
    'The rules on reports of violations are adopted.',
    'A beneficiary’s request is answered within 30 days at most.',
  ]);
  assert.equal(told('ar', undefined, three).slice(0, 1), ['نصاب اللجنة: ٣.']);
});

test('another choice is told whole: which policy, whether the violation rules hold, and within how many days', () => {
  const other = chosenPolicy({ policyBase: '002', quorum: 2, adopted: false, maxReplyDays: 10 });
  assert.equal(told('en', two, other), [
    'Quorum of the committee: 2 so far, 2 from now on.',
    'Policy: 002: relations with beneficiaries (services for pilgrims).',
    'The rules on reports of violations are not adopted: no report is taken.',
    'A beneficiary’s request is answered within 10 days at most.',
    staffText('en').roster.policyChanged,
  ]);
  const { adopted: _, relations: __, ...before } = two;
  assert.ok(told('ar', { ...before, version: '001-3' }, two).includes('قواعد الإبلاغ عن المخالفات معتمدة.'));
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
  const quick = composed(ASSOCIATION_001, { quorum: 2, clocks: { review: 5, feedback: 2 } });
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
  assert.equal(told('en', undefined, quick).slice(4), [
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
