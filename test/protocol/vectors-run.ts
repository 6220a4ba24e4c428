// Runs the vectors of an independent implementation against ours: every input, every intermediate value, every result.
// It needs nothing but the protocol, so that the same file runs in Node and, bundled, in a browser.
import { type Argon2id, ready } from '../../src/protocol/check/index.ts';
import { readVectors } from './read-vectors.ts';
import type { Check, VectorGroup } from './vector-check.ts';
import { chainVectors } from './vectors-chain.ts';
import { keyVectors } from './vectors-keys.ts';
import { sealVectors } from './vectors-seal.ts';
import { textVectors } from './vectors-text.ts';

/** How many values are as the vectors say, and the names of those that aren't. */
export type VectorResult = { readonly passed: number; readonly failed: readonly string[] };

const GROUPS: readonly (readonly [string, VectorGroup])[] = [
  ['text', textVectors],
  ['keys', keyVectors],
  ['seal', sealVectors],
  ['chain', chainVectors],
];

/** Runs all vectors of a parsed `protocol-vectors.json`. A group that throws fails as a whole, by its name. */
export async function runVectors(parsed: unknown, argon2: Argon2id): Promise<VectorResult> {
  await ready;
  const vectors = readVectors(parsed);
  const failed: string[] = [];
  let passed = 0;
  const check: Check = (name, holds) => {
    if (holds) passed += 1;
    else failed.push(name);
  };
  for (const [name, group] of GROUPS) {
    try {
      await group(vectors, check, argon2);
    } catch (problem) {
      failed.push(`${name}: ${problem instanceof Error ? problem.message : 'threw'}`);
    }
  }
  return { passed, failed };
}
