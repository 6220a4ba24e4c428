// Which reports would be taken by the roster in force though fewer people than needed can read them now. It asks the routing
// itself and decides nothing: who is able to read, its caller knows.
import type { Concerns, Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { allConcerns, isPartOf, route } from './routing.ts';

/** A report about `concerns` reaches its receivers, of whom only these can read. */
export type Unread = { readonly concerns: Concerns; readonly readers: readonly PersonId[] };

/**
 * The reports that aren't refused and yet have fewer than the policy's number of receivers who can read. Every single office
 * stands for itself; several together only where fewer can read than of a part of them.
 */
export function unread(policy: Policy, roster: Roster, canRead: (person: PersonId) => boolean): readonly Unread[] {
  const rows = allConcerns().flatMap((concerns): readonly Unread[] => {
    const routed = route(policy, roster, concerns);
    if (!routed.ok) return [];
    const readers = [routed.value.reviewer, routed.value.second].filter(canRead);
    return readers.length < policy.routes.receivers ? [{ concerns, readers }] : [];
  });
  const isTold = ({ concerns, readers }: Unread): boolean =>
    concerns === 'senior' ||
    concerns.length < 2 ||
    !rows.some((part) => isPartOf(part.concerns, concerns) && part.readers.length <= readers.length);
  return rows.filter(isTold);
}
