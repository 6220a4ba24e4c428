// The numbers that an association settles: what they make of a policy, and which are refused.
import * as fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePolicy, policyBytes, policyFault, policyText } from '../../src/domain/policy-bytes.ts';
import { clockFaultWords, clockField } from '../../src/i18n/clock-words.ts';
import { number } from '../../src/i18n/dates.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { CLOCKS, type Clocks, clockFaults, clocksOf, composed, lengthOf, SETTABLE } from '../../src/policy/clocks.ts';
import { equal } from '../../src/protocol/check/index.ts';

const test = suite('settable clocks');

const faultsOf = (chosen: Readonly<Record<string, unknown>>) => clockFaults(ASSOCIATION_001, chosen);

test('every clock that can be settled stands once in the policy, within its bounds, with words for it', () => {
  assert.equal(
    SETTABLE.map(({ clock }) => clock),
    CLOCKS,
  );
  const usual = clocksOf(ASSOCIATION_001);
  assert.equal(Object.keys(usual), [...CLOCKS]);
  assert.equal(faultsOf(usual), []);
  for (const clock of CLOCKS)
    for (const lang of ['ar', 'en'] as const) assert.ok(clockField(lang, clock).hint.length > 9);
});

test('what the policy prints can be made stricter and never longer', () => {
  for (const { clock, most } of SETTABLE.filter(({ printed }) => printed === true)) {
    assert.is(clocksOf(ASSOCIATION_001)[clock], most, clock);
  }
});

const chosen = fc
  .record(
    Object.fromEntries(SETTABLE.map(({ clock, least, most }) => [clock, fc.integer({ min: least, max: most })])),
    { requiredKeys: [] },
  )
  .filter((clocks) => faultsOf(clocks).length === 0);

test('chosen numbers stand in the composed policy, the others stay, and it is read back as it was composed', () => {
  fc.assert(
    fc.property(chosen, fc.integer({ min: 1, max: 15 }), (clocks: Clocks, quorum) => {
      const policy = composed(ASSOCIATION_001, { quorum, clocks });
      assert.equal(clocksOf(policy), { ...clocksOf(ASSOCIATION_001), ...clocks });
      assert.is(policyText(parsePolicy(JSON.parse(policyText(policy))) ?? ASSOCIATION_001), policyText(policy));
      const back = composed(policy, { quorum: ASSOCIATION_001.quorum, clocks: clocksOf(ASSOCIATION_001) });
      assert.ok(equal(policyBytes(back), policyBytes(ASSOCIATION_001)), 'nothing else was touched');
    }),
  );
});

test('each clock keeps its unit, and a return is another clock than a referral', () => {
  const policy = composed(ASSOCIATION_001, { quorum: 2, clocks: { review: 6, feedback: 2, return: 4, target: 5 } });
  assert.equal(
    (['review', 'feedback', 'return', 'recommendation', 'target', 'acknowledgement'] as const).map((clock) =>
      lengthOf(policy, clock),
    ),
    [{ working_days: 6 }, { months: 2 }, { working_days: 4 }, { working_days: 10 }, { days: 5 }, { days: 10 }],
  );
});

test('absurd numbers are refused, each by its name: none, negative, broken, huge, text, not a number', () => {
  for (const clock of CLOCKS) {
    for (const absurd of [0, -1, 1.5, 10_000, '5', '', null, Number.NaN, Number.POSITIVE_INFINITY, undefined, [5]]) {
      const [fault, ...more] = faultsOf({ [clock]: absurd });
      assert.equal([fault?.kind, fault?.clock, more.length], ['bounds', clock, 0], `${clock} ${String(absurd)}`);
      for (const lang of ['ar', 'en'] as const) {
        if (fault?.kind === 'bounds') assert.ok(clockFaultWords(lang, fault).includes(number(lang, fault.most)));
      }
    }
  }
  assert.equal(faultsOf({ lunch: 1 }), [{ kind: 'unknown', clock: 'lunch' }]);
});

test('one can’t aim beyond the limit, whichever of the two was chosen', () => {
  const fault = (most: number) => [{ kind: 'target', clock: 'target', most }];
  assert.equal(faultsOf({ target: 8, acknowledgement: 7 }), fault(7));
  assert.equal(faultsOf({ acknowledgement: 6 }), fault(6), 'the aim of seven days stands there already');
  assert.equal(faultsOf({ target: 6, acknowledgement: 6 }), []);
});

test('all that is wrong is told at once, in the order of the clocks; what is outside its bounds is held against no other', () => {
  const wrong = { review: 0, target: 8, acknowledgement: 7, 'check-in-2': 40, 'check-in-3': 50 };
  assert.equal(
    faultsOf(wrong).map(({ kind, clock }) => `${clock} ${kind}`),
    ['target target', 'review bounds', 'check-in-2 order', 'check-in-3 bounds'],
  );
  assert.equal(
    faultsOf({ acknowledgement: 0, target: 8 }).map(({ clock }) => clock),
    ['acknowledgement'],
  );
  assert.equal(
    faultsOf({ 'check-in-2': 200 }).map(({ clock }) => clock),
    ['check-in-2'],
    'the third question is right',
  );
});

test('each question after closing is a clock of its own, and lies fourteen days after the one before', () => {
  const policy = composed(ASSOCIATION_001, { quorum: 2, clocks: { 'check-in-2': 60 } });
  const lengths = policy.duties.filter(({ duty }) => duty === 'check-in').map(({ within }) => within);
  assert.equal(lengths, [{ days: 30 }, { days: 60 }, { days: 180 }]);
  assert.equal(faultsOf({ 'check-in-2': 40 }), [{ kind: 'order', clock: 'check-in-2', least: 44 }]);
  assert.equal(faultsOf({ 'check-in-1': 80 }), [{ kind: 'order', clock: 'check-in-2', least: 94 }]);
  assert.equal(faultsOf({ 'check-in-1': 80, 'check-in-2': 94 }), []);
});

test('a policy with a missing or absurd number is none, and the number is named', () => {
  const spoilt = (within: unknown) => {
    const duties = ASSOCIATION_001.duties.map((rule) => (rule.duty === 'brief' ? { ...rule, within } : rule));
    return policyFault({ ...ASSOCIATION_001, duties });
  };
  assert.is(policyFault(ASSOCIATION_001), undefined);
  for (const days of [0, -1, 1.5, 10_000]) {
    assert.equal(spoilt({ days }), { at: 'duties.1.within.days (brief)', found: days });
  }
  for (const days of ['7', null, Number.NaN])
    assert.match(spoilt({ days })?.at ?? '', /^duties\.1\.within.* \(brief\)$/);
  assert.is(spoilt({})?.at, 'duties.1.within (brief)');
  const { quorum: _, ...rest } = ASSOCIATION_001;
  assert.is(policyFault(rest)?.at, 'quorum');
});

test.run();
