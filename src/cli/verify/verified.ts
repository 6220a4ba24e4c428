// What an offline check answers: how much it checked, or the first break.
import type { Kind } from './findings.ts';
import type { Slip } from './slip.ts';

/** How much was checked. */
export type Counts = {
  readonly associations: number;
  readonly rosters: number;
  readonly rosterSignatures: number;
  readonly policies: number;
  readonly cases: number;
  readonly lines: number;
  readonly entries: number;
  readonly grants: number;
  readonly files: number;
  readonly leaves: number;
  readonly heads: number;
  readonly headSignatures: number;
};

/** The newest head of a log, as the public page shows it, with the number of people who signed it. */
export type NewestHead = { readonly day: string; readonly head: string; readonly signers: number };

/** What an offline check found; `line` counts from 1 in the order that findings.ts tells. */
export type Verified =
  | {
      readonly ok: true;
      readonly counts: Counts;
      /** The fingerprint of each association's root, to be compared with the posters. */
      readonly roots: readonly string[];
      readonly rootFile: 'compared' | 'absent';
      /** Days closed before fillings had seeds. */
      readonly unseeded: number;
      /** Lines that stand in the log of a later day than their own. */
      readonly late: number;
      /** Days that are over, counted to `today`, and have no head yet; their lines are under none. */
      readonly headless: number;
      /** Blobs that no row names: they were left behind, and nothing needs them. */
      readonly strayBlobs: number;
      /** Of each association that has one. */
      readonly newest: readonly NewestHead[];
      /** Changes of the calendar that break a bound on free days, in sentences: a portal from before it can have taken them. */
      readonly bounds: readonly string[];
      readonly slip?: Slip;
    }
  | {
      readonly ok: false;
      readonly line: number;
      readonly kind: Kind;
      readonly detail: string;
      readonly slip?: Slip;
    };

/** Nothing yet. */
export const NOTHING: Counts = {
  associations: 0,
  rosters: 0,
  rosterSignatures: 0,
  policies: 0,
  cases: 0,
  lines: 0,
  entries: 0,
  grants: 0,
  files: 0,
  leaves: 0,
  heads: 0,
  headSignatures: 0,
};

export type Broken = Extract<Verified, { readonly ok: false }>;

/** Both together. */
export const added = (a: Counts, b: Counts): Counts => ({
  associations: a.associations + b.associations,
  rosters: a.rosters + b.rosters,
  rosterSignatures: a.rosterSignatures + b.rosterSignatures,
  policies: a.policies + b.policies,
  cases: a.cases + b.cases,
  lines: a.lines + b.lines,
  entries: a.entries + b.entries,
  grants: a.grants + b.grants,
  files: a.files + b.files,
  leaves: a.leaves + b.leaves,
  heads: a.heads + b.heads,
  headSignatures: a.headSignatures + b.headSignatures,
});

/** A break at a line. */
export const broken = (line: number, kind: Kind, detail: string): Broken => ({ ok: false, line, kind, detail });
