// Finds what endangers the receipt of reports: receivers who can't read, offices without anybody who does, signers too few for
// the next roster, and a committee that can't decide. It reads accounts and the roster, never a case.
import type { Gaps, OfficeGap } from '../../../views/admin/gaps.tsx';
import { unfollowed } from '../../domain/substitutes.ts';
import type { Office } from '../../policy/types.ts';
import { ROSTER_SIGNATURES, ROSTER_SIGNERS } from '../../protocol/check/index.ts';
import { settledPolicy } from '../../store/association.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import {
  appointedOffices,
  type Crew,
  membersNow,
  receiversAway,
  receiving,
  signersAway,
  signersNow,
  unreadNow,
} from './able.ts';

/** Whoever the roster still gives the office to without being able to read is told of apart. */
const officeGaps = (office: Office, { accounts }: Crew, away: readonly string[]): readonly OfficeGap[] => {
  const holders = accounts.filter(({ offices }) => offices.includes(office));
  if (holders.length === 0) return [{ office, standing: 'vacant' }];
  if (holders.some(({ status }) => status === 'active')) return [];
  const invited = holders.filter(({ status }) => status === 'invited');
  if (invited.length > 0) return invited.map(({ name }) => ({ office, name, standing: 'invited' }));
  return holders
    .filter(({ name }) => !away.includes(name))
    .map(({ name }) => ({ office, name, standing: 'suspended' }));
};

/** What of them a signer can see to, too. */
export const receivingGaps = (
  crew: Crew,
  settings: AssociationSettings,
): Pick<Gaps, 'away' | 'offices' | 'members'> => {
  const { setUp, quorum: planned } = settings;
  const { ground } = crew;
  const away = receiversAway(crew);
  const members = membersNow(crew).length;
  const quorum = ground?.policy.quorum ?? planned;
  const namesAway = (office: Office) => away.filter((one) => one.office === office).map(({ name }) => name);
  const policy = ground?.policy ?? settledPolicy(settings);
  // Who is appointed by name is so only where it is needed: told apart.
  const byName = appointedOffices(policy);
  const offices = receiving(policy).filter((office) => !byName.includes(office));
  return {
    away,
    offices: setUp ? offices.flatMap((office) => officeGaps(office, crew, namesAway(office))) : [],
    members: setUp && members <= quorum ? { members, quorum } : undefined,
  };
};

export const gapsOf = (crew: Crew, settings: AssociationSettings): Gaps => {
  const { setUp } = settings;
  const { ground } = crew;
  const able = signersNow(crew).length;
  const byName = appointedOffices(ground?.policy ?? settledPolicy(settings));
  return {
    ...receivingGaps(crew, settings),
    signing: {
      hasRoster: ground !== undefined,
      able,
      isPossible: able >= ROSTER_SIGNATURES,
      away: signersAway(crew),
      isAnySuspended: crew.accounts.some(
        ({ status, offices: held }) => status === 'suspended' && held.some((one) => ROSTER_SIGNERS.includes(one)),
      ),
    },
    unread: unreadNow(crew),
    unfollowed: ground === undefined ? [] : unfollowed(ground.policy, ground.current.roster),
    unappointed: setUp
      ? byName.filter((office) => !crew.accounts.some(({ offices: held }) => held.includes(office)))
      : [],
  };
};
