// Checks the association's log: a head for every day since the first, each day's tree and filling, the chain of heads, and
// the signatures of heads. Every leaf must be filling, a line's or a roster's.
import { addDays, parsePlainDate } from '../../domain/plain-date.ts';
import {
  type AssociationId,
  activePerson,
  dayTree,
  equal,
  fillingOf,
  fromBase64url,
  NO_HEAD,
  nextHead,
  type Roster,
  toBase64url,
  verifyHead,
} from '../../protocol/check/index.ts';
import { allHeads, type DayHead, fillingSeeds, leavesOf } from '../../store/log.ts';
import { leafCounts, type RawSignature, rawHeadSignatures } from '../../store/whole-log.ts';
import type { Walk } from './cases.ts';
import { endOf, type Kind, type Tally } from './findings.ts';

/** What was counted. `unseeded` days were closed before fillings had seeds: a leaf without a line can't be told there. */
export type WalkedLog = {
  readonly leaves: number;
  readonly heads: number;
  readonly headSignatures: number;
  readonly unseeded: number;
  readonly lastDay: string | undefined;
};

const at = (tally: Tally, day: string, kind: Kind, detail: string): void => {
  tally.report({ ...endOf(day), kind, detail: `${day}: ${detail}` });
};

const rootOf = (leaves: readonly Uint8Array[]): Uint8Array | undefined => {
  try {
    return dayTree(leaves).root;
  } catch (error) {
    // Not a power of two: a leaf was taken away or added.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/** Whether every leaf is one of `known` lines and rosters or filling that the seed gives. */
const isAccounted = (leaves: readonly Uint8Array[], known: number, seed: Uint8Array): boolean => {
  const texts = new Set(leaves.map(toBase64url));
  const filling = leaves.length - known;
  return filling >= 0 && fillingOf(seed, filling).every((leaf) => texts.has(toBase64url(leaf)));
};

const MISSED = 'a leaf stands for a line that is no longer there, or for none that ever was';

const checkDay = async (
  walk: Walk,
  { day, root, head }: DayHead,
  previous: Uint8Array,
  known: number,
  seed: Uint8Array | undefined,
): Promise<void> => {
  const { tally } = walk;
  const leaves = await leavesOf(walk.reader, walk.association, day);
  const made = rootOf(leaves);
  if (made === undefined || !equal(made, root)) at(tally, day, 'tree-mismatch', 'root and leaves');
  if (!equal(nextHead(previous, day, root), head)) at(tally, day, 'changed-head', 'head and the head before');
  if (seed !== undefined && !isAccounted(leaves, known, seed)) {
    tally.suspect({ ...endOf(day), kind: 'truncated-chain', detail: `${day}: ${MISSED}` });
  }
};

const isSignedHead = (
  association: AssociationId,
  rosters: readonly Roster[],
  head: DayHead | undefined,
  { person, signature }: RawSignature,
): boolean => {
  const keys = new Set(rosters.map((roster) => activePerson(roster, person)?.sign));
  return [...keys].some((text) => {
    const key = text === undefined ? undefined : fromBase64url(text, 32);
    return head !== undefined && key !== undefined && verifyHead(association, head.head, signature, key);
  });
};

const checkSignatures = async (walk: Walk, heads: readonly DayHead[]): Promise<number> => {
  const byDay = new Map(heads.map((head) => [head.day, head]));
  const rosters = [...walk.ground.rosters.values()];
  const signatures = await rawHeadSignatures(walk.reader, walk.association);
  for (const signature of signatures) {
    if (!isSignedHead(walk.association, rosters, byDay.get(signature.of), signature)) {
      at(walk.tally, signature.of, 'head-signature', 'a signature of the head');
    }
  }
  return signatures.length;
};

/**
 * The first day from the first leaf on that has no head though a later day has one, or though its filling is there. The
 * days behind it say no more, and a record can name a day that is thousands of years away.
 */
const missingDay = (
  heads: readonly DayHead[],
  first: string | undefined,
  seeds: ReadonlyMap<string, Uint8Array>,
): string | undefined => {
  const present = new Set<string>(heads.map(({ day }) => day));
  const last = [...present, ...seeds.keys()].toSorted().at(-1);
  let day = parsePlainDate([first, ...present].filter((one) => one !== undefined).toSorted()[0]);
  if (last === undefined) return undefined;
  while (day !== undefined && day < last && present.has(day)) day = addDays(day, 1);
  return day === undefined || day > last || present.has(day) ? undefined : day;
};

/** Checks the whole log. `known` are the leaves of each day that belong to lines and rosters. */
export const walkLog = async (
  walk: Walk,
  known: ReadonlyMap<string, number>,
  seededFrom: string,
): Promise<WalkedLog> => {
  const { reader, association, tally } = walk;
  const heads = await allHeads(reader, association);
  const seeds = await fillingSeeds(reader, association);
  const counts = await leafCounts(reader, association);
  // A day that is none can't be counted from: told as a row of another shape is, wherever it is read.
  for (const day of [...heads.map((head) => head.day), ...seeds.keys(), ...counts.keys()]) {
    if (parsePlainDate(day) === undefined) throw new TypeError('column day is no day');
  }
  const missing = missingDay(heads, [...counts.keys()][0], seeds);
  if (missing !== undefined) at(tally, missing, 'missing-head', 'no head');
  let previous = NO_HEAD;
  let unseeded = 0;
  for (const head of heads) {
    const seed = seeds.get(head.day);
    await checkDay(walk, head, previous, known.get(head.day) ?? 0, seed);
    if (seed === undefined && head.day >= seededFrom) at(tally, head.day, 'tree-mismatch', 'the seed of the filling');
    if (seed === undefined) unseeded += 1;
    previous = head.head;
  }
  const closed = new Set(heads.map(({ day }) => day));
  for (const [day, leaves] of counts) {
    if (closed.has(day) || leaves === (known.get(day) ?? 0)) continue;
    tally.suspect({ ...endOf(day), kind: 'truncated-chain', detail: `${day}: ${MISSED}` });
  }
  return {
    leaves: [...counts.values()].reduce((sum, count) => sum + count, 0),
    heads: heads.length,
    headSignatures: await checkSignatures(walk, heads),
    unseeded,
    lastDay: heads.at(-1)?.day,
  };
};
