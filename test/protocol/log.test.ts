// The log: a day's leaves, their tree, and paths that prove that a line still stands (PROTOCOL A11).
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  compareBytes,
  dayTree,
  equal,
  fillingOf,
  fillLeaves,
  leafOf,
  NO_HEAD,
  newAssociationId,
  nextHead,
  pathOf,
  ready,
  toBase64url,
  verifyHead,
  verifyPath,
} from '../../src/protocol/check/index.ts';
import { random, signHead } from '../../src/protocol/open/index.ts';
import { makeActor } from './actors.ts';

const test = suite('log');

const leaves = (count: number) => Array.from({ length: count }, () => leafOf(toBase64url(random.bytes(32))));

test('a day is filled up to a power of two, 64 at least, whatever happened', async () => {
  await ready;
  for (const [count, filled] of [
    [0, 64],
    [1, 64],
    [64, 64],
    [65, 128],
    [129, 256],
  ] as const) {
    assert.is(fillLeaves(leaves(count)).length, filled);
  }
});

test('two days without a line have different roots: filling is drawn', async () => {
  await ready;
  assert.not(equal(dayTree(fillLeaves([])).root, dayTree(fillLeaves([])).root));
});

test('filling can be drawn again by whoever knows the seed of the day, and by nobody else', async () => {
  await ready;
  const seed = random.bytes(32);
  const own = leaves(5);
  const filled = fillLeaves(own, seed).map(toBase64url);
  assert.equal(filled.slice(5), fillingOf(seed, 59).map(toBase64url));
  const others = new Set(fillingOf(random.bytes(32), 59).map(toBase64url));
  assert.not(filled.some((leaf) => others.has(leaf)));
  assert.is(new Set(filled).size, 64);
  assert.throws(() => fillingOf(random.bytes(31), 1), /32 bytes/);
});

test('the order in which lines came leaves no trace', async () => {
  await ready;
  const filled = fillLeaves(leaves(5));
  const one = dayTree(filled);
  fc.assert(
    fc.property(fc.shuffledSubarray([...filled], { minLength: 64 }), (other) => equal(dayTree(other).root, one.root)),
    { numRuns: 20 },
  );
});

test('every leaf has a path to the root, and no other leaf, place, neighbour or root does', async () => {
  await ready;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100 }), fc.nat(), fc.nat(), (count, which, bit) => {
      const own = leaves(count);
      const tree = dayTree(fillLeaves(own));
      const leaf = own[which % count] ?? NO_HEAD;
      const path = pathOf(tree, leaf);
      if (path === undefined || !verifyPath(tree.root, leaf, path)) return false;
      const flip = (bytes: Uint8Array) => bytes.map((byte, at) => (at === bit % 32 ? byte ^ (1 << (bit % 8)) : byte));
      const siblings = path.siblings.map((sibling, at) =>
        at === bit % path.siblings.length ? flip(sibling) : sibling,
      );
      return !(
        verifyPath(tree.root, flip(leaf), path) ||
        verifyPath(flip(tree.root), leaf, path) ||
        verifyPath(tree.root, leaf, { ...path, index: (path.index + 1) % tree.sorted.length }) ||
        verifyPath(tree.root, leaf, { ...path, siblings }) ||
        verifyPath(tree.root, leaf, { ...path, siblings: path.siblings.toReversed() })
      );
    }),
    { numRuns: 40 },
  );
});

test('a leaf that is not of the day has no path', async () => {
  await ready;
  const [stranger = NO_HEAD] = leaves(1);
  assert.is(pathOf(dayTree(fillLeaves(leaves(3))), stranger), undefined);
});

test('an inner node passes for no leaf: a path is as long as a day of 64 needs', async () => {
  await ready;
  const tree = dayTree(fillLeaves(leaves(3)));
  const leaf = tree.sorted[0] ?? NO_HEAD;
  const path = pathOf(tree, leaf);
  assert.is(path?.siblings.length, 6);
  assert.not(verifyPath(tree.root, leaf, { index: 0, siblings: path?.siblings.slice(1) ?? [] }));
});

test('a tree of other counts or lengths is never made', async () => {
  await ready;
  assert.throws(() => dayTree(leaves(63)));
  assert.throws(() => dayTree(leaves(32)));
  assert.throws(() => dayTree(leaves(96)));
  assert.throws(() => dayTree(leaves(64).map((leaf) => leaf.slice(1))));
});

test('a head depends on the one before, the day and the root', async () => {
  await ready;
  const { root } = dayTree(fillLeaves([]));
  const heads = [
    nextHead(NO_HEAD, '2026-11-21', root),
    nextHead(NO_HEAD, '2026-11-22', root),
    nextHead(root, '2026-11-21', root),
    nextHead(NO_HEAD, '2026-11-21', NO_HEAD),
  ].map(toBase64url);
  assert.is(new Set(heads).size, heads.length);
  assert.throws(() => nextHead(NO_HEAD, '2026-02-30', root));
  assert.throws(() => nextHead(NO_HEAD.slice(1), '2026-11-21', root));
});

test('a signed head is good for its association and its signer alone', async () => {
  await ready;
  const [one, other] = [newAssociationId(), newAssociationId()];
  const { keys } = makeActor();
  const head = nextHead(NO_HEAD, '2026-11-21', dayTree(fillLeaves([])).root);
  const signature = signHead(one, head, keys.sign.secretKey);
  assert.ok(verifyHead(one, head, signature, keys.sign.publicKey));
  assert.not(verifyHead(other, head, signature, keys.sign.publicKey));
  assert.not(verifyHead(one, head, signature, makeActor().keys.sign.publicKey));
  assert.not(verifyHead(one, NO_HEAD, signature, keys.sign.publicKey));
});

test('leaves are ordered from their last byte', async () => {
  await ready;
  const { sorted } = dayTree(fillLeaves(leaves(9)));
  const reversed = sorted.map((leaf) => leaf.toReversed());
  assert.equal(reversed, reversed.toSorted(compareBytes));
});

test.run();
