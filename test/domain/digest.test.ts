// Whom a morning's mail goes to, whatever happened and whoever is reminded: the signers together or not at all, and so those of an
// office that many hold.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { circlesOf, type DigestFacts, digestTo, neverOf, standInsOf } from '../../src/domain/digest.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { AC, begin, CH, DC, EX, FULL, IA, person, V1, V2, V3, without } from './story.ts';

const test = suite('digest');

const ALTERNATE = person(9);
const [ADHOC, OUTSIDER] = [person(10), person(11)];
const FOUR = [CH, DC, IA, AC];
const COMMITTEE = [V1, V2, V3];
const EVERYBODY = [IA, CH, DC, AC, EX, V1, V2, V3, ALTERNATE];

const facts = (more: Partial<DigestFacts> = {}): DigestFacts => ({
  ...{ everybody: EVERYBODY, signers: FOUR, circles: [COMMITTEE], never: [EX] },
  ...{ happened: false, called: false, reminded: new Set(), came: new Set() },
  ...more,
});

const some = fc.subarray(EVERYBODY).map((persons) => new Set(persons));
const any = fc.record({ happened: fc.boolean(), called: fc.boolean(), reminded: some, came: some });

test('the four are written to together or not at all, and the committee too, whatever is whose (T45)', () => {
  fc.assert(
    fc.property(any, (drawn) => {
      const to = digestTo(facts(drawn));
      for (const circle of [FOUR, COMMITTEE]) {
        const told = circle.filter((one) => to.includes(one));
        assert.ok(told.length === 0 || told.length === circle.length);
      }
      assert.is(new Set(to).size, to.length, 'nobody twice');
      const own = [...drawn.reminded, ...drawn.came].filter((one) => one !== EX);
      for (const one of own) assert.ok(to.includes(one), 'whoever is reminded is told');
      assert.not.ok(to.includes(EX), 'the executive never is');
      const without = (persons: ReadonlySet<typeof EX>) => new Set([...persons].filter((one) => one !== EX));
      const less = { ...drawn, reminded: without(drawn.reminded), came: without(drawn.came) };
      assert.equal(digestTo(facts(less)), to, 'nor does what is theirs tell anybody else anything');
      const isAnything = drawn.happened || drawn.called || own.length > 0;
      assert.is(
        FOUR.every((one) => to.includes(one)),
        isAnything,
      );
    }),
  );
});

test('who is nobody of these is told of their own alone, and a day without anything tells nobody', () => {
  assert.equal(digestTo(facts()), []);
  assert.equal(digestTo(facts({ happened: true })), [IA, CH, DC, AC]);
  assert.equal(digestTo(facts({ called: true })), [IA, CH, DC, AC]);
  assert.equal(digestTo(facts({ came: new Set([ALTERNATE]) })), [IA, CH, DC, AC, ALTERNATE]);
  assert.equal(digestTo(facts({ came: new Set([EX]) })), []);
  assert.equal(digestTo(facts({ happened: true, signers: [...FOUR, EX] })), [IA, CH, DC, AC, EX], 'but as a signer');
  assert.equal(digestTo(facts({ reminded: new Set([V2]) })), [IA, CH, DC, AC, V1, V2, V3]);
});

test('the circles are the offices that many hold, without whoever can’t sign in', () => {
  const { roster } = begin();
  assert.equal(circlesOf(ASSOCIATION_001, roster, new Set(EVERYBODY)), [COMMITTEE]);
  assert.equal(circlesOf(ASSOCIATION_001, roster, new Set([V1, V3, IA])), [[V1, V3]]);
});

test('who stands in for a signer is written to with them, whoever could be a panel with the committee, and the executive never', () => {
  const [able, policy] = [new Set([...EVERYBODY, ADHOC, OUTSIDER]), ASSOCIATION_001];
  const { roster } = begin(
    new Map([
      ...without(FULL, V2, V3),
      ...([[EX, ['executive-director', 'violations-committee']]] as const),
      ...([[ADHOC, ['ad-hoc-panel']]] as const),
      ...([[OUTSIDER, ['external-investigator']]] as const),
      ...([[ALTERNATE, ['alternate-auditor']]] as const),
    ]),
  );
  assert.equal(standInsOf(policy, roster, able).toSorted(), [...FOUR, ALTERNATE].toSorted());
  assert.equal(neverOf(policy, roster, able), [EX]);
  const circles = circlesOf(policy, roster, able);
  assert.equal(
    circles.map((circle) => circle.toSorted()),
    [[EX, V1, ADHOC, OUTSIDER].toSorted()],
  );
  const to = digestTo(facts({ circles, everybody: [...able], never: [EX], reminded: new Set([OUTSIDER]) }));
  assert.equal(to.toSorted(), [...FOUR, V1, ADHOC, OUTSIDER].toSorted());
});

test.run();
