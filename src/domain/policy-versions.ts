// Which policy was in force from which roster to which: read from the chain of signed rosters alone, as people's offices are.
import type { Roster } from '../protocol/check/index.ts';
import { type Span, spansWhere } from './office-history.ts';

/** A policy by its hash, with the runs of rosters that carry it; the last one has no end while it is in force. */
export type PolicyVersion = { readonly policy: string; readonly spans: readonly Span[] };

/** The policies of the rosters, each once, the one that came last first. */
export const policyVersions = (chain: Iterable<Roster>): readonly PolicyVersion[] => {
  const rosters = [...chain].toSorted((a, b) => a.seq - b.seq);
  const latest = new Map<string, number>();
  for (const { policy, seq } of rosters) latest.set(policy, seq);
  return [...latest]
    .toSorted(([, a], [, b]) => b - a)
    .map(([policy]) => ({ policy, spans: spansWhere(rosters, (roster) => roster.policy === policy) }));
};

/** The run of rosters in which a policy was in force when that roster was. */
export const spanAt = ({ spans }: PolicyVersion, seq: number): Span | undefined =>
  spans.findLast(({ from }) => from.seq <= seq);
