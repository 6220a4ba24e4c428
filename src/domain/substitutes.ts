// Whether somebody stands behind those who receive reports: whose leaving would leave a part of every report to nobody.
import type { Office, Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { activeHolders, officesOf } from './roster-view.ts';
import { route } from './routing.ts';

/** An office whose holder nobody could follow, and the vacant ones of which a holder could. */
export type Unfollowed = { readonly office: Office; readonly fill: readonly Office[] };

const withoutPerson = (roster: Roster, person: PersonId): Roster => ({
  ...roster,
  persons: roster.persons.map((one) => (one.id === person ? { ...one, status: 'left' } : one)),
});

/** The reviewer's office, and that of the second receiver, who ratifies too, where nobody on this roster could follow in it. */
export function unfollowed({ routes, ...policy }: Policy, roster: Roster): readonly Unfollowed[] {
  const rules = { ...policy, routes };
  const usual = route(rules, roster, []);
  // Where nobody receives at all, that is said instead.
  if (!usual.ok) return [];
  const parts = [
    [usual.value.reviewer, routes.reviewer],
    [usual.value.second, routes.second],
  ] as const;
  const byName = routes.appointed?.part ?? [];
  return parts.flatMap(([person, offices]): readonly Unfollowed[] => {
    const office = officesOf(roster, person).find((one) => offices.includes(one));
    if (office === undefined || route(rules, withoutPerson(roster, person), []).ok) return [];
    const fill = offices.filter((one) => activeHolders(roster, one).length === 0 && !byName.includes(one));
    return [{ office, fill }];
  });
}
