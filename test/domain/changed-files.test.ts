// The files of a report that is sent again: what of them is told as not sent, and what as gone with it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fileChanges, hasChanges } from '../../src/domain/changed-files.ts';

const test = suite('files of a report that is sent again');

const of = (...names: readonly string[]) =>
  names.map((name) => ({ name, hash: name.toUpperCase(), file: `${name} as it was brought` }));

test('the same names and contents are no change, in whatever order and however often they were brought', () => {
  assert.not.ok(hasChanges(fileChanges(of('a', 'b'), of('b', 'a'))));
  assert.not.ok(hasChanges(fileChanges([], [])));
});

test('what is new wasn’t sent, what is missing went; each as often as it is there', () => {
  assert.equal(fileChanges(of('a', 'b'), of('b', 'c')), { unsent: ['c'], gone: ['a'] });
  assert.equal(fileChanges(of('a'), of('a', 'a')), { unsent: ['a'], gone: [] });
  assert.equal(fileChanges(of('a', 'a'), of('a')), { unsent: [], gone: ['a'] });
});

test('other content under the same name is another file, and so is another name', () => {
  const [a] = of('a');
  assert.ok(a);
  assert.equal(fileChanges([a], [{ ...a, hash: 'other' }]), { unsent: ['a'], gone: ['a'] });
  assert.equal(fileChanges([a], [{ ...a, name: 'b' }]), { unsent: ['b'], gone: ['a'] });
});

test.run();
