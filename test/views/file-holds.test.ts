// Why a form with files doesn't go: each kind of hold in a sentence of its own, true of the files that it counts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Hold, heldUp } from '../../src/i18n/file-holds.ts';
import { reporter } from '../../src/i18n/reporter.ts';

const test = suite('files that hold a form up, in words');

const NONE: Readonly<Record<Hold, readonly string[]>> = { barred: [], anew: [], stopped: [], halted: [], coming: [] };
const some = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at}.dat`);

test('nobody is told to wait for what can’t be sent, and three names are said of however many', () => {
  const words = heldUp('en', { ...NONE, barred: some(28), coming: ['x.dat'] });
  assert.match(words, '28 files cannot be sent (');
  assert.match(words, '…); their entries in the list say why. Remove them.');
  assert.match(words, /One file has not arrived yet \(.x\.dat.\); wait for it/);
  assert.not.match(words, '3.dat');
  assert.not.match(heldUp('en', { ...NONE, barred: ['$&.dat'] }), 'wait');
  assert.match(heldUp('en', { ...NONE, barred: ['$&.dat'] }), '$&.dat');
});

test('in Arabic one, two and several agree with what is said of them', () => {
  const arrival = (count: number) => /لم يكتمل (\S+) بعد/.exec(heldUp('ar', { ...NONE, coming: some(count) }))?.[1];
  assert.equal([1, 2, 3, 10, 11, 100, 101].map(arrival), ['وصوله', 'وصولهما', ...Array(5).fill('وصولها')]);
});

test('a report says how many files went with it', () => {
  const { files } = reporter('en').code;
  assert.equal(
    [0, 1, 2].map((count) => files(count).split(' ', 2).join(' ')),
    ['No file', 'One file', '2 files'],
  );
});

test.run();
