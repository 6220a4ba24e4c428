// The memory of bytes that are given back at once, and that which isn't theirs alone.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { free } from '../../src/http/reporter/plain/freed.ts';

const test = suite('bytes that nobody needs any more');

test('bytes that own their memory are gone at once; a part of larger memory stays', () => {
  const [own, larger] = [new Uint8Array(70_000).fill(7), new Uint8Array(70_000).fill(7)];
  free(own);
  free(larger.subarray(1));
  assert.is(own.length, 0);
  assert.is(larger.length, 70_000);
});

test.run();
