// Finds what endangers the receipt of reports: who holds a receiver's office and can't read, and a committee in which one
// concerned member would block a referral. It reads accounts and the roster, never a case.
import type { Gaps, OfficeGap } from '../../../views/admin/gaps.tsx';
import { eligibleMembers, route } from '../../domain/routing.ts';
import { ASSOCIATION_001 } from '../../policy/association-001.ts';
import { OFFICES, type Office, type Policy } from '../../policy/types.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import type { Ground } from '../../store/foundation.ts';
import type { Person } from '../../store/people.ts';
import type { AssociationSettings } from '../../store/settings.ts';

/** Every office to which some report is routed, the substitutes with it. */
const receiving = ({ routes }: Policy): readonly Office[] =>
  OFFICES.filter((office) => [...routes.reviewer, ...routes.second, ...routes.senior.second].includes(office));

const isSealedTo = (ground: Ground | undefined, person: PersonId, office: Office): boolean =>
  ground?.current.roster.persons.some(
    ({ id, status, offices }) => id === person && status === 'active' && offices.includes(office),
  ) === true;

const officeGaps = (office: Office, accounts: readonly Person[], ground: Ground | undefined): readonly OfficeGap[] => {
  const holders = accounts.filter(({ offices }) => offices.includes(office));
  const isFilled = holders.some(({ status }) => status === 'active');
  return holders.flatMap(({ id, name, status }): readonly OfficeGap[] => {
    if (status === 'active') return [];
    if (status === 'invited') return [{ office, name, standing: 'invited' }];
    if (isSealedTo(ground, id, office)) return [{ office, name, standing: 'suspendedListed' }];
    // Somebody who took the office over reads what reaches it.
    return isFilled ? [] : [{ office, name, standing: 'suspended' }];
  });
};

/** The members who can decide: on the roster in force, or enrolled where none is signed yet. */
const membersNow = (accounts: readonly Person[], ground: Ground | undefined): number => {
  const active = accounts.filter(({ status }) => status === 'active');
  if (ground === undefined) return active.filter(({ offices }) => offices.includes('violations-committee')).length;
  const { policy, current } = ground;
  const nobody = route(policy, current.roster, []);
  const receivers = nobody.ok ? [nobody.value.reviewer, nobody.value.second] : [];
  const eligible = eligibleMembers(policy, current.roster, new Set(), receivers);
  return active.filter(({ id }) => eligible.includes(id)).length;
};

export const gapsOf = (
  accounts: readonly Person[],
  ground: Ground | undefined,
  { setUp, quorum: planned }: AssociationSettings,
): Gaps => {
  const policy = ground?.policy ?? ASSOCIATION_001;
  const quorum = ground?.policy.quorum ?? planned;
  const members = membersNow(accounts, ground);
  return {
    offices: receiving(policy).flatMap((office) => officeGaps(office, accounts, ground)),
    members: setUp && members <= quorum ? { members, quorum } : undefined,
  };
};
