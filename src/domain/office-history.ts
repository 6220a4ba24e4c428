// Who held which office from which roster to which: read from the chain of signed rosters alone, the same on the server and in a
// browser. A roster's day is the one that it is dated; trust in the chain is made elsewhere.
import { OFFICES, type Office } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { type PlainDate, plainDate } from './plain-date.ts';
import { isActive, isListed, officesOf } from './roster-view.ts';

/** A roster by its number in the chain and the day that it is dated. */
export type RosterDay = { readonly seq: number; readonly on: PlainDate };

/** From the first roster that said so to the first that no longer did; without `to` it lasts. */
export type Span = { readonly from: RosterDay; readonly to?: RosterDay };
export type OfficeSpan = Span & { readonly office: Office };

/** One person's offices; in the policy's order of offices, each from its beginning on. */
export type OfficeHistory = {
  readonly held: readonly OfficeSpan[];
  readonly ended: readonly OfficeSpan[];
  /** Listed and not active: suspended, or left. Offices end with it, and begin anew with a return. */
  readonly away: readonly Span[];
};

export const rosterDay = ({ seq, on }: Pick<Roster, 'seq' | 'on'>): RosterDay => ({ seq, on: plainDate(on) });

/** The unbroken runs of rosters of which `holds` is true. */
export const spansWhere = (chain: readonly Roster[], holds: (roster: Roster) => boolean): readonly Span[] => {
  const spans: Span[] = [];
  for (const roster of chain) {
    const last = spans.at(-1);
    const isOpen = last !== undefined && last.to === undefined;
    if (holds(roster) && !isOpen) spans.push({ from: rosterDay(roster) });
    else if (!holds(roster) && isOpen) spans[spans.length - 1] = { ...last, to: rosterDay(roster) };
  }
  return spans;
};

/** What the rosters, in the order of the chain, say of a person; nothing of whoever stands on none. */
export const officeHistory = (chain: Iterable<Roster>, person: PersonId): OfficeHistory => {
  const rosters = [...chain].toSorted((a, b) => a.seq - b.seq);
  const spans = OFFICES.flatMap((office) =>
    spansWhere(rosters, (roster) => officesOf(roster, person).includes(office)).map((span) => ({ ...span, office })),
  );
  return {
    held: spans.filter(({ to }) => to === undefined),
    ended: spans.filter(({ to }) => to !== undefined),
    away: spansWhere(rosters, (roster) => isListed(roster, person) && !isActive(roster, person)),
  };
};
