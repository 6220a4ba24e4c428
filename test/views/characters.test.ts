import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { asciiDigits, characters } from '../../src/domain/characters.ts';

const test = suite('characters');

test('a letter with its marks, and an emoji of many parts, count as one', () => {
  assert.is(characters('بَلاغٌ'), 4);
  assert.is(characters('👩‍👩‍👧‍👦'), 1);
  assert.is(characters('e\u0301'), 1);
  assert.is(characters(''), 0);
  assert.is(characters('a'.repeat(20_000)), 20_000);
});

test('digits of any script become ASCII digits, and nothing else changes (T08)', () => {
  assert.is(asciiDigits('٠١٢٣٤٥٦٧٨٩'), '0123456789');
  assert.is(asciiDigits('۰۱۲۳۴۵۶۷۸۹'), '0123456789');
  assert.is(asciiDigits('০১২৩৪৫৬৭৮৯'), '0123456789');
  assert.is(asciiDigits('１２３ x -'), '123 x -');
});

test.run();
