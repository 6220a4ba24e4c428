import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { accepted, REFUSAL_CODES, type RefusalCode, refused } from '../../src/domain/result.ts';

const test = suite('refusals');

type Unlisted = Exclude<RefusalCode, (typeof REFUSAL_CODES)[number]>;
/** Compiles only while the list names every code. */
const complete: [Unlisted] extends [never] ? true : never = true;

test('every code is listed once, so that the catalogue can have a sentence for each', () => {
  assert.ok(complete);
  assert.is(new Set(REFUSAL_CODES).size, REFUSAL_CODES.length);
  for (const code of REFUSAL_CODES) assert.match(code, /^[a-z]+(-[a-z]+)*$/);
});

test('an answer is a value or a refusal, never both', () => {
  assert.equal(accepted(1), { ok: true, value: 1 });
  assert.equal(refused({ code: 'nobody-named' }), { ok: false, refusal: { code: 'nobody-named' } });
});

test.run();
