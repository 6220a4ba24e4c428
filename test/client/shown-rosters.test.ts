// Rosters that the portal shows, held against the one that a browser knows: taken back, forked, replaced, or gone on from there.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { contradictionOf, refusalOf } from '../../src/client/shown-rosters.ts';
import { rosterAlarm } from '../../src/i18n/roster-alarm-words.ts';

const chain = ['one', 'two', 'three', 'four'].map((head, at) => ({ seq: at + 1, head }));
const known = { root: 'one', seq: 3, head: 'three' };
const mark = { seq: 3, head: 'three' };

const test = suite('rosters that are shown');

test('a chain that goes on from the known roster contradicts nothing; one that lacks it is told with what stands in its place', () => {
  for (const rosters of [chain, chain.slice(0, 3)])
    assert.is(contradictionOf(known, { root: 'one', rosters }), undefined);
  const told = (root: string | undefined, rosters: typeof chain) => contradictionOf(known, { root, rosters });
  assert.equal(told('one', chain.slice(0, 2)), { why: 'gone', known: mark, served: chain[1] });
  assert.equal(told(undefined, []), { why: 'gone', known: mark });
  const forked = chain.map((one) => (one.seq < 3 ? one : { ...one, head: `${one.head} of another` }));
  assert.equal(told('one', forked), { why: 'other', known: mark, served: forked[2] }, 'longer by another fork');
  const first = { seq: 1, head: 'one' };
  const otherRoot = { why: 'root', known: first, served: { seq: 1, head: 'zero' } };
  assert.equal(told('zero', chain), otherRoot, 'a page that names another first roster than its chain has');
  assert.equal(told(undefined, [{ seq: 1, head: 'zero' }, ...chain.slice(1)]), otherRoot);
});

test('a chain that breaks behind the known roster, or before a browser that knows none, is told with the newest of it', () => {
  assert.equal(refusalOf(known, { root: 'one', rosters: chain }), { why: 'broken', known: mark, served: chain[3] });
  assert.equal(refusalOf(undefined, { root: 'one', rosters: chain }), { why: 'broken', served: chain[3] });
  const { rosters, paragraphs } = rosterAlarm('en', { why: 'gone', known: mark, served: { seq: 2, head: 'two' } });
  assert.ok(paragraphs[0]?.includes('roster 3') && paragraphs[0].includes('roster 2'));
  assert.equal(
    rosters.map(({ words, head }) => [/roster \d/.exec(words)?.[0], head]),
    [
      ['roster 3', 'three'],
      ['roster 2', 'two'],
    ],
  );
});

test.run();
