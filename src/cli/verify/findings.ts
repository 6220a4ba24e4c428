// What an offline check can find, each by a name of its own, and which of several findings comes first. The numbers of
// lines follow one order: the association's rosters from the root, then every case's lines by the day they are dated,
// within a day by case id, within a case along its chain. A day's tree, head and signatures come after its lines.

import { parsePlainDate } from '../../domain/plain-date.ts';

/** Every kind of break, with what it says to the operator. */
export const KINDS = {
  'root-mismatch': 'root.json and the first roster disagree, or one of the two is missing.',
  'changed-roster': 'A roster is not the one that its hash names.',
  'removed-roster': 'A roster is missing from the chain of rosters.',
  'roster-fork': 'A roster does not continue the one before it.',
  'roster-signature': 'A roster lacks two good signatures of people who were entitled to sign it.',
  'missing-policy': 'The policy that a roster names is not there.',
  'changed-policy': 'A policy is not the one that its hash names.',
  'damaged-settings': 'The settings of an association are missing, or are none that the portal can read.',
  'changed-line': 'A line is not the one that its hash names: its text, its signature or its place was changed.',
  'removed-line': 'A line is missing before this one.',
  'reordered-lines': 'Lines of a case stand in another order than they were signed in.',
  'truncated-chain': 'The end of a chain, or a whole case, is missing here.',
  'forged-signature': 'A line is not signed by the key of whom it names.',
  'wrong-signer': 'A line is by somebody who is not active on the roster that it cites.',
  'unknown-roster': 'A line cites a roster that is not in the chain of rosters.',
  'stale-roster': 'A line cites a roster that was not in force on the day when it was accepted.',
  'foreign-line': 'A line belongs to another case.',
  'mixed-association': 'A row belongs to another association.',
  'broken-chain': 'A line gives, starts or bars what its chain does not let it.',
  'refused-act': 'A line records an act that the rules do not allow there, or not to these people.',
  'missing-entry': 'A sealed text that a line lists is not there.',
  'changed-entry': 'A sealed text is not the one that its line lists.',
  'extra-entry': 'There is a sealed text that no line lists.',
  'swapped-entry': 'A sealed text stands in the place of another, or in another case or room.',
  'missing-file': 'A file that a line lists is not there.',
  'changed-file': 'A file is not the one that its line lists.',
  'extra-file': 'There is a file that no line lists.',
  'swapped-file': 'A file stands in another case, line or room than the one that lists it.',
  'missing-blob': 'The sealed bytes of a file are not there.',
  'changed-blob': 'The sealed bytes of a file are not those that its line lists.',
  'missing-grant': 'A sealed key that a line lists is not there.',
  'changed-grant': 'A sealed key is not the one that its line lists.',
  'extra-grant': 'There is a sealed key that no line lists.',
  'swapped-grant': 'A sealed key stands in the place of another, or in another case.',
  'missing-case': 'There are lines without their case.',
  'stale-projection': 'The row of a case disagrees with its chain.',
  'unfounded-place': 'A case is on the desk of somebody who holds no key of it.',
  'unfounded-comer': 'It is written that a case comes to somebody to whom it does not.',
  'missing-lookup': 'The reporter of a case has no way back to it.',
  'extra-lookup': 'There is a way back that leads to no case, or a second one to the same case.',
  'double-lookup': 'Two cases share one way back.',
  'damaged-lookup': 'A way back is no hash of a look-up key.',
  'unfounded-serving': 'It is recorded that somebody was served a case who holds no key of it.',
  'damaged-serving': 'It is recorded that somebody was served a case on a day that is none.',
  'missing-leaf': 'A line or a roster is not in the log of its day.',
  'tree-mismatch': 'The leaves of a day do not make the root that its head covers.',
  'missing-head': 'The head of a day is missing from the log.',
  'changed-head': 'The head of a day does not continue the head before it.',
  'head-signature': 'A signature of a head is not good.',
  'head-signer': 'A head is signed by somebody who was not active on the roster then.',
  'lost-head': 'Somebody signed a head that the log does not have: it was rewritten, forked or rolled back.',
  'calendar-record':
    'The record of the calendar’s changes lacks one, has one of a wrong day or year, does not lead to the calendar as it stands, names somebody who never kept it or stood in for nobody, or enters a day twice.',
  'account-record':
    'The record of what administrators did lacks a row, counts one wrongly, or keeps one from the signers.',
  'unfounded-keys':
    'A roster gives somebody other keys than before, and no request brought them; or the other way round.',
  'mail-record':
    'A mail, or somebody’s mail address, is on record in a way in which the portal writes none, or a signer lacks one that the others have.',
  'missing-slip':
    'The line that a slip names is nowhere in these records: it was cut, the slip belongs elsewhere, or a letter was mistyped. Compare it with the slip once more; capital and small letters differ.',
  'damaged-row': 'A row has another shape than it was written with.',
  'damaged-file': 'The database file itself is damaged.',
} as const satisfies Readonly<Record<string, string>>;
export type Kind = keyof typeof KINDS;

/** Where something was found: the day, and its number within the day; Infinity comes after the day's last line. */
export type Place = { readonly day: string; readonly rank: number };

/** A break. `number` is the public number of the case that it is in; `clue` is the hash of a sealed piece that was found or missed: it can tell a swap from a change. */
export type Finding = Place & {
  readonly kind: Kind;
  readonly detail: string;
  readonly clue?: string;
  readonly number?: string;
};

/** The tally of one association while it is walked. */
export type Tally = {
  /** Counts one more line of a day and gives its place. */
  readonly next: (day: string) => Place;
  /** The place that the next line of a day would get. */
  readonly following: (day: string) => Place;
  /** Keeps a finding if it comes before those kept. */
  readonly report: (finding: Finding) => void;
  /** Keeps what counts only where nothing else was found. */
  readonly suspect: (finding: Finding) => void;
  /** Keeps what is wrong with rows that are made from a chain: where a line is missing that once made them, that comes first. */
  readonly derived: (finding: Finding) => void;
  /** The number of a place among the association's lines of cases, from 1. Right once all of them were counted. */
  readonly numberOf: (place: Place) => number;
  readonly lines: () => number;
  readonly first: () => Finding | undefined;
};

const earlier = (a: Place, b: Place): boolean => (a.day === b.day ? a.rank < b.rank : a.day < b.day);

const sooner = (kept: Finding | undefined, finding: Finding): Finding =>
  kept === undefined || earlier(finding, kept) ? finding : kept;

/** An empty tally. */
export const newTally = (): Tally => {
  const counted = new Map<string, number>();
  let found: Finding | undefined;
  let suspected: Finding | undefined;
  let made: Finding | undefined;
  const countOf = (day: string): number => counted.get(day) ?? 0;
  const sum = (isCounted: (day: string) => boolean): number =>
    [...counted].reduce((total, [day, count]) => (isCounted(day) ? total + count : total), 0);
  return {
    next: (day) => {
      const rank = countOf(day) + 1;
      counted.set(day, rank);
      return { day, rank };
    },
    following: (day) => ({ day, rank: countOf(day) + 1 }),
    report: (finding) => {
      found = sooner(found, finding);
    },
    suspect: (finding) => {
      suspected = sooner(suspected, finding);
    },
    derived: (finding) => {
      made = sooner(made, finding);
    },
    numberOf: ({ day, rank }) =>
      rank === Number.POSITIVE_INFINITY
        ? sum((counting) => counting <= day) + 1
        : sum((counting) => counting < day) + rank,
    lines: () => sum(() => true),
    first: () => found ?? suspected ?? made,
  };
};

/** The place after every line of a day. */
export const endOf = (day: string): Place => ({ day, rank: Number.POSITIVE_INFINITY });
/** The place after everything. */
export const THE_END: Place = endOf('9999-12-31');

/** What some check found. */
export type Found = readonly Finding[];

/** A break on a day: it is told after the day's last line. */
export const on = (day: string, kind: Kind, detail: string): Finding => ({
  ...(parsePlainDate(day) === undefined ? THE_END : endOf(day)),
  kind,
  detail,
});

/** Days of rows that are none. */
export const undated = (days: readonly string[], what: string): Found =>
  days.filter((day) => parsePlainDate(day) === undefined).map((day) => on(day, 'damaged-row', what));

/** Numbers that don't run from 1 without a gap: where the first one is missing; below 0 where none is. */
export const gapIn = (numbers: readonly number[]): number => numbers.findIndex((number, at) => number !== at + 1);
