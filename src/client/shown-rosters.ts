// Holds the rosters that the portal shows against those that this device trusted, without keys and without verifying any: the known
// one stands among them, or they were taken back, forked or replaced (PROTOCOL B54).
import type { Pinned } from './foundation.ts';

/** A roster by its number and its hash. */
export type RosterMark = { readonly seq: number; readonly head: string };

/**
 * Why rosters are refused, with the known one and the one that is shown in its place. `root`: another first one; `other`: another of
 * the same number; `gone`: none of that number; `broken`: the known one, if any is, stands there, and the chain doesn't hold.
 */
export type RosterContradiction = {
  readonly why: 'root' | 'other' | 'gone' | 'broken';
  readonly known?: RosterMark;
  readonly served?: RosterMark;
};

/** Rosters as they are shown, in their order, with the first one as the page or its script names it. */
export type ShownRosters = { readonly root: string | undefined; readonly rosters: readonly RosterMark[] };

const newestOf = (rosters: readonly RosterMark[]): { readonly served?: RosterMark } => {
  const served = rosters.at(-1);
  return served === undefined ? {} : { served };
};

/** What contradicts the known roster; undefined where it stands among those that are shown. */
export const contradictionOf = (known: Pinned, { root, rosters }: ShownRosters): RosterContradiction | undefined => {
  const { seq, head } = known;
  const shownRoot = root ?? rosters.find((one) => one.seq === 1)?.head;
  if (shownRoot !== undefined && shownRoot !== known.root)
    return { why: 'root', known: { seq: 1, head: known.root }, served: { seq: 1, head: shownRoot } };
  const served = rosters.find((one) => one.seq === seq);
  if (served === undefined) return { why: 'gone', known: { seq, head }, ...newestOf(rosters) };
  return served.head === head ? undefined : { why: 'other', known: { seq, head }, served };
};

/** Why a chain that doesn't hold is refused, on a device that knows a roster or none. */
export const refusalOf = (known: Pinned | undefined, shown: ShownRosters): RosterContradiction => {
  const found = known === undefined ? undefined : contradictionOf(known, shown);
  if (found !== undefined) return found;
  const mark = known === undefined ? {} : { known: { seq: known.seq, head: known.head } };
  return { why: 'broken', ...mark, ...newestOf(shown.rosters) };
};
