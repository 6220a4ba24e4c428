// How large a file is said to be, where that is why it isn't taken.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sizeBeyond, sizeText } from '../../src/i18n/file-words.ts';

const test = suite('sizes of files in words');

test('a file that is a little too large isn’t said to be as large as the limit', () => {
  const GIB = 2 ** 30;
  assert.is(sizeBeyond('en', 2 * GIB, GIB), '2 GB');
  assert.is(sizeBeyond('en', GIB + 2 ** 20, GIB), '1,025 MB');
  assert.is(sizeBeyond('en', GIB + 1024, GIB), '1,048,577 KB');
  assert.is(sizeBeyond('en', GIB + 1, GIB), '1,073,741,825 bytes');
  assert.is(sizeBeyond('en', 100_001, 100_000), '100,001 bytes');
});

test('one byte is one byte, and none and two are bytes', () => {
  assert.equal(
    [0, 1, 2, 1024].map((bytes) => sizeText('en', bytes)),
    ['0 bytes', '1 byte', '2 bytes', '1 KB'],
  );
});

test.run();
