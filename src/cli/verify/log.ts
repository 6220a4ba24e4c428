// Checks the association's log: a head for every day since the first, each day's tree and filling, the chain of heads, and
// the signatures of heads. Every leaf must be filling, a line's or a roster's.
import { addDays, parsePlainDate } from '../../domain/plain-date.ts';
import {
  activePerson,
  dayAfter,
  dayTree,
  equal,
  fillingOf,
  fromBase64url,
  NO_HEAD,
  nextHead,
  toBase64url,
  verifyHead,
} from '../../protocol/check/index.ts';
import { allHeads, type DayHead, fillingSeeds, leavesOf } from '../../store/log.ts';
import { leafCounts, type RawHeadSignature, rawHeadSignatures } from '../../store/whole-log.ts';
import type { Walk } from './cases.ts';
import { endOf, type Kind, type Tally } from './findings.ts';
import type { NewestHead } from './verified.ts';

/** What was counted. `unseeded` days were closed before fillings had seeds: a leaf without a line can't be told there. */
export type WalkedLog = {
  readonly leaves: number;
  readonly heads: number;
  readonly headSignatures: number;
  readonly unseeded: number;
  readonly lastDay: string | undefined;
  readonly newest: NewestHead | undefined;
};

const newestOf = (heads: readonly DayHead[], signatures: readonly RawHeadSignature[]): NewestHead | undefined => {
  const last = heads.at(-1);
  if (last === undefined) return undefined;
  const head = toBase64url(last.head);
  return { day: last.day, head, signers: signatures.filter((one) => one.head === head).length };
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

const WHY: Readonly<Record<'head-signature' | 'head-signer' | 'lost-head', string>> = {
  'head-signature': 'a signature of the head',
  'head-signer': 'whose signature it is',
  'lost-head': 'a signature of another head than the log has',
};

/** What is wrong with a signature; a head is signed on the day after its own, by somebody who is on the roster then. */
const faultOf = (
  { association, ground }: Walk,
  heads: ReadonlyMap<string, DayHead>,
  { day, head, person, signature }: RawHeadSignature,
): keyof typeof WHY | undefined => {
  const [signed, on] = [fromBase64url(head, 32), dayAfter(day)];
  if (signed === undefined) throw new TypeError('column head is no hash');
  const isGood = (text: string | undefined): boolean => {
    const key = text === undefined ? undefined : fromBase64url(text, 32);
    return key !== undefined && verifyHead(association, signed, signature, key);
  };
  const rosters = [...ground.rosters];
  const keys = rosters.flatMap(([, { persons }]) => persons.filter(({ id }) => id === person).map(({ sign }) => sign));
  if (keys.length === 0) return 'head-signer';
  if (![...new Set(keys)].some(isGood)) return 'head-signature';
  const isThen = (roster: string): boolean => {
    const term = ground.termOf(roster);
    return on !== undefined && term !== undefined && term.from <= on && on <= term.until;
  };
  const active = rosters.flatMap(([hash, roster]) => (isThen(hash) ? (activePerson(roster, person)?.sign ?? []) : []));
  if (![...new Set(active)].some(isGood)) return 'head-signer';
  const own = heads.get(day);
  return own === undefined || !equal(own.head, signed) ? 'lost-head' : undefined;
};

const checkSignatures = (walk: Walk, heads: readonly DayHead[], signatures: readonly RawHeadSignature[]): number => {
  const byDay = new Map(heads.map((head) => [head.day, head]));
  for (const signature of signatures) {
    const fault = faultOf(walk, byDay, signature);
    if (fault !== undefined) at(walk.tally, signature.day, fault, WHY[fault]);
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
  const signatures = await rawHeadSignatures(reader, association);
  // A day that is none can't be counted from: told as a row of another shape is, wherever it is read.
  const days = [...heads, ...signatures].map(({ day }) => day);
  for (const day of [...days, ...seeds.keys(), ...counts.keys()]) {
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
    headSignatures: checkSignatures(walk, heads, signatures),
    unseeded,
    lastDay: heads.at(-1)?.day,
    newest: newestOf(heads, signatures),
  };
};
