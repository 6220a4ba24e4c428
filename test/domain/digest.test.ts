// Whom a morning's mail goes to, whatever happened and whoever is reminded: the signers together or not at all, and so those of an
// office that many hold.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { circlesOf, type DigestFacts, digestTo } from '../../src/domain/digest.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { AC, begin, CH, DC, EX, IA, person, V1, V2, V3 } from './story.ts';

const test = suite('digest');

const ALTERNATE = person(9);
const FOUR = [CH, DC, IA, AC];
const COMMITTEE = [V1, V2, V3];
const EVERYBODY = [IA, CH, DC, AC, EX, V1, V2, V3, ALTERNATE];

const facts = (more: Partial<DigestFacts> = {}): DigestFacts => ({
  ...{ everybody: EVERYBODY, signers: FOUR, circles: [COMMITTEE] },
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
      for (const one of [...drawn.reminded, ...drawn.came]) assert.ok(to.includes(one), 'whoever is reminded is told');
      const isAnything = drawn.happened || drawn.called || drawn.reminded.size > 0 || drawn.came.size > 0;
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
  assert.equal(digestTo(facts({ came: new Set([EX]) })), [IA, CH, DC, AC, EX]);
  assert.equal(digestTo(facts({ reminded: new Set([V2]) })), [IA, CH, DC, AC, V1, V2, V3]);
});

test('the circles are the offices that many hold, without whoever can’t sign in', () => {
  const { roster } = begin();
  assert.equal(circlesOf(ASSOCIATION_001, roster, new Set(EVERYBODY)), [COMMITTEE]);
  assert.equal(circlesOf(ASSOCIATION_001, roster, new Set([V1, V3, IA])), [[V1, V3]]);
});

test.run();
