// The association's log: a day's lines and rosters as leaves of a Merkle tree, filled up so that their number tells
// little, and the chain of daily heads (PROTOCOL A11).
import { compareBytes, concat, equal, fromBase64url, u32, utf8 } from '../bytes.ts';
import { hash } from '../labels.ts';
import { random } from '../sodium.ts';
import { plainDate } from './shape.ts';

/** A day's tree has this many leaves at least. */
export const LEAST_LEAVES = 64;
const LEAF_BYTES = 32;

/** A day's tree: `sorted` are its leaves in order. */
export type DayTree = { readonly root: Uint8Array; readonly sorted: readonly Uint8Array[] };

/** The way from a leaf to the root: the leaf's place, and the neighbours from the bottom. */
export type LogPath = { readonly index: number; readonly siblings: readonly Uint8Array[] };

/** The head before the first. */
export const NO_HEAD: Uint8Array = new Uint8Array(32);

/** The leaf of a line's or a roster's hash, given as base64url text. Throws where the text isn't a hash. */
export function leafOf(hashText: string): Uint8Array {
  const bytes = fromBase64url(hashText, 32);
  if (bytes === undefined) throw new RangeError('not a hash');
  return hash('leaf', bytes);
}

/** So many bytes are a day's filling drawn from. */
export const FILLING_SEED_BYTES = 32;

/**
 * A day's filling: random to whoever doesn't know the day's `seed`. Whoever checks the log draws it again and sees that
 * every other leaf has its line or roster (PROTOCOL B10).
 */
export function fillingOf(seed: Uint8Array, count: number): readonly Uint8Array[] {
  if (seed.length !== FILLING_SEED_BYTES) throw new RangeError('a seed has 32 bytes');
  return Array.from({ length: count }, (_, at) => hash('leaf', concat(seed, u32(at))));
}

/** The leaves with filling added, up to a power of two and 64 at least. */
export function fillLeaves(
  leaves: readonly Uint8Array[],
  seed: Uint8Array = random.bytes(FILLING_SEED_BYTES),
): readonly Uint8Array[] {
  let count = LEAST_LEAVES;
  while (count < leaves.length) count *= 2;
  return [...leaves, ...fillingOf(seed, count - leaves.length)];
}

/** Order of leaves: as unsigned little-endian integers, from the last byte to the first (PROTOCOL A11). */
function compareLeaves(a: Uint8Array, b: Uint8Array): number {
  return compareBytes(a.toReversed(), b.toReversed());
}

function isFull(count: number): boolean {
  let power = LEAST_LEAVES;
  while (power < count) power *= 2;
  return power === count;
}

function joinPairs(level: readonly Uint8Array[]): readonly Uint8Array[] {
  return level.flatMap((left, at) => {
    const right = level[at + 1];
    return at % 2 === 0 && right !== undefined ? [hash('node', concat(left, right))] : [];
  });
}

/** The tree of a day's leaves, which must be filled; throws otherwise. */
export function dayTree(leaves: readonly Uint8Array[]): DayTree {
  if (!isFull(leaves.length) || leaves.some((leaf) => leaf.length !== LEAF_BYTES)) {
    throw new RangeError('a day has 64 leaves or a greater power of two, of 32 bytes each');
  }
  const sorted = leaves.toSorted(compareLeaves);
  let level: readonly Uint8Array[] = sorted;
  while (level.length > 1) level = joinPairs(level);
  return { root: level[0] ?? NO_HEAD, sorted };
}

/** The head of a day, from the head before it, the Riyadh date `YYYY-MM-DD`, and the day's root. */
export function nextHead(previous: Uint8Array, day: string, root: Uint8Array): Uint8Array {
  if (previous.length !== 32 || root.length !== 32 || plainDate(day) === undefined) throw new RangeError('not a head');
  return hash('head', concat(previous, utf8(day), root));
}

/** The path of a leaf in its day's tree; `undefined` if it isn't there. */
export function pathOf(tree: DayTree, leaf: Uint8Array): LogPath | undefined {
  const index = tree.sorted.findIndex((other) => compareBytes(other, leaf) === 0);
  if (index < 0) return undefined;
  const siblings: Uint8Array[] = [];
  let level: readonly Uint8Array[] = tree.sorted;
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling === undefined) return undefined;
    siblings.push(sibling);
    level = joinPairs(level);
  }
  return { index, siblings };
}

/** Whether a path leads from this leaf to this root. */
export function verifyPath(root: Uint8Array, leaf: Uint8Array, path: LogPath): boolean {
  const { index, siblings } = path;
  if (siblings.length < 6 || siblings.length > 48) return false;
  if (!Number.isSafeInteger(index) || index < 0 || index >= 2 ** siblings.length) return false;
  let at = index;
  let node = leaf;
  for (const sibling of siblings) {
    if (sibling.length !== 32) return false;
    node = hash('node', at % 2 === 0 ? concat(node, sibling) : concat(sibling, node));
    at = Math.floor(at / 2);
  }
  return leaf.length === LEAF_BYTES && equal(node, root);
}
