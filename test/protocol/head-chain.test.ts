// What signed heads prove: a line stands under the head of its day, and under those that people signed since (PROTOCOL A11,
// B15). Whatever is changed, removed, put in another order or taken from elsewhere is refused.
import fc from 'fast-check';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import {
  dayAfter,
  dayTree,
  fillLeaves,
  headsFrom,
  isHeadSigned,
  type LineProof,
  leafOf,
  NO_HEAD,
  newAssociationId,
  pathOf,
  proveLine,
  type Roster,
  ready,
  type SignedHead,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { random, signHead } from '../../src/protocol/open/index.ts';
import { type Actor, makeActor, makeRoster } from './actors.ts';

const test = suite('chain of heads');

await ready;
const association = newAssociationId();
const people: readonly Actor[] = Array.from({ length: 4 }, () => makeActor('violations-committee'));
const DAY = '2026-02-26';

const rosterOf = (on: string, actors: readonly Actor[], left: readonly Actor[] = []): Roster =>
  makeRoster(association, [...actors, ...left], { on, until: '2027-01-01', left });
const rosters = [rosterOf('2026-01-01', people)];

/** A line under a day's head, `later` days since, and each of `signers` over the head of the day so many days on. */
const proofOf = (
  later: number,
  signers: readonly { readonly who: number; readonly at: number }[],
): { readonly line: string; readonly proof: LineProof } => {
  const line = toBase64url(random.bytes(32));
  const tree = dayTree(fillLeaves([leafOf(line), leafOf(toBase64url(random.bytes(32)))]));
  const path = pathOf(tree, leafOf(line));
  const roots = Array.from({ length: later }, () => dayTree(fillLeaves([])).root);
  const previous = random.bytes(32);
  const heads = headsFrom(previous, DAY, [tree.root, ...roots]) ?? [];
  const signatures = signers.flatMap(({ who, at }): readonly SignedHead[] => {
    const [person, head] = [people[who], heads[at]];
    if (person === undefined || head === undefined) return [];
    return [{ ...head, by: person.id, signature: signHead(association, head.head, person.keys.sign.secretKey) }];
  });
  if (path === undefined) throw new Error('the line is in its tree');
  return { line, proof: { day: DAY, previous, root: tree.root, path, roots, signatures } };
};

const isProven = (line: string, proof: LineProof, listed: readonly Roster[] = rosters): boolean =>
  proveLine(association, listed, line, proof).ok;

const flipped = (bytes: Uint8Array, bit: number): Uint8Array =>
  bytes.map((byte, at) => (at === Math.floor(bit / 8) % bytes.length ? byte ^ (1 << (bit % 8)) : byte));

test('days follow each other over months, years and leap days; the last there is has none after it', () => {
  assert.is(dayAfter('2026-12-31'), '2027-01-01');
  assert.is(dayAfter('2028-02-28'), '2028-02-29');
  assert.is(dayAfter('2026-02-28'), '2026-03-01');
  for (const none of ['9999-12-31', '2026-02-30', '', 'x']) assert.is(dayAfter(none), undefined, none);
  assert.is(headsFrom(NO_HEAD, '9999-12-31', [NO_HEAD, NO_HEAD]), undefined);
});

test('a proof says the head of the line’s day, who many signed since and the last head that was signed', () => {
  const { line, proof } = proofOf(5, [
    { who: 0, at: 0 },
    { who: 1, at: 5 },
    { who: 2, at: 3 },
  ]);
  const proven = proveLine(association, rosters, line, proof);
  assert.ok(proven.ok);
  if (!proven.ok) return;
  const heads = headsFrom(proof.previous, DAY, [proof.root, ...proof.roots]) ?? [];
  assert.equal(proven.value, { ...heads[0], signers: 3, signed: heads[5] });
});

test('a day that nobody signed since is proven too, and says so', () => {
  const { line, proof } = proofOf(0, []);
  const proven = proveLine(association, rosters, line, proof);
  assert.ok(proven.ok && proven.value.signers === 0 && proven.value.signed === undefined);
});

test('nothing of a proof can be changed, removed, added, swapped or put in another order (T15)', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 0, max: 4095 }),
      fc.integer({ min: 0, max: 30 }),
      (later, bit, pick) => {
        const { line, proof } = proofOf(later, [
          { who: 0, at: later },
          { who: 1, at: pick % (later + 1) },
        ]);
        const other = proofOf(later, [{ who: 2, at: later }]);
        assert.ok(isProven(line, proof));
        const { path, roots, signatures } = proof;
        const at = pick % roots.length;
        const [first, second] = signatures;
        if (first === undefined || second === undefined) throw new Error('two signed');
        const changed: Readonly<Record<string, LineProof>> = {
          'another day': { ...proof, day: dayAfter(DAY) ?? DAY },
          'the head before': { ...proof, previous: flipped(proof.previous, bit) },
          'the root': { ...proof, root: flipped(proof.root, bit) },
          'the root of another log': { ...proof, root: other.proof.root },
          'the place of the leaf': { ...proof, path: { ...path, index: path.index ^ 1 } },
          'a step of the path': {
            ...proof,
            path: { ...path, siblings: path.siblings.map((one, step) => (step === at % 6 ? flipped(one, bit) : one)) },
          },
          'the path cut': { ...proof, path: { ...path, siblings: path.siblings.slice(1) } },
          'the path of another line': { ...proof, path: other.proof.path },
          'a later root': { ...proof, roots: roots.map((one, day) => (day === at ? flipped(one, bit) : one)) },
          'a later day removed': { ...proof, roots: roots.toSpliced(at, 1) },
          'a later day added': { ...proof, roots: [...roots, random.bytes(32)] },
          'the days of another log': { ...proof, roots: other.proof.roots },
          'a signature': { ...proof, signatures: [{ ...first, signature: flipped(first.signature, bit) }, second] },
          'a signature of another log': { ...proof, signatures: [...signatures, ...other.proof.signatures] },
          'a signature under another name': { ...proof, signatures: [{ ...first, by: people[3]?.id ?? '' }, second] },
          'a signature twice': { ...proof, signatures: [first, second, first] },
          'a head that was signed': { ...proof, signatures: [{ ...first, head: flipped(first.head, bit) }, second] },
          'the day of a signature': { ...proof, signatures: [{ ...first, day: '2026-02-25' }, second] },
        };
        for (const [what, one] of Object.entries(changed)) assert.not(isProven(line, one), what);
        if (roots.length > 1) assert.not(isProven(line, { ...proof, roots: roots.toReversed() }), 'days reordered');
        assert.not(isProven(other.line, proof), 'another line');
        assert.not(proveLine(newAssociationId(), rosters, line, proof).ok, 'another association');
      },
    ),
    { numRuns: 40 },
  );
});

test('a signature counts only of somebody who was active on a roster drawn up by the day after, with that very key', () => {
  const { line, proof } = proofOf(2, [{ who: 0, at: 2 }]);
  const [signer, ...others] = people;
  if (signer === undefined) throw new Error('somebody signs');
  const lateRoster = (on: string) => [rosterOf('2026-01-01', others), rosterOf(on, people)];
  assert.ok(isProven(line, proof, lateRoster('2026-03-01')), 'listed on the day of signing');
  assert.not(isProven(line, proof, lateRoster('2026-03-02')), 'listed the day after');
  assert.not(isProven(line, proof, [rosterOf('2026-01-01', others, [signer])]), 'who has left');
  assert.not(isProven(line, proof, [rosterOf('2026-01-01', others)]), 'who never was on it');
  const otherKeys = { ...signer, keys: makeActor('violations-committee').keys };
  assert.not(isProven(line, proof, [rosterOf('2026-01-01', [otherKeys, ...others])]), 'other keys');
});

test('what is none is refused without a throw', () => {
  const { line, proof } = proofOf(1, [{ who: 0, at: 1 }]);
  const [signed] = proof.signatures;
  assert.not(isProven('x', proof));
  assert.not(isProven(line, { ...proof, day: '2026-02-30' }));
  assert.not(isProven(line, { ...proof, previous: new Uint8Array(31) }));
  assert.not(isProven(line, { ...proof, roots: [new Uint8Array(0)] }));
  assert.ok(signed !== undefined && !isHeadSigned(association, rosters, { ...signed, day: 'x' }));
  assert.ok(signed !== undefined && !isHeadSigned(association, rosters, { ...signed, signature: new Uint8Array(3) }));
});

test.run();
