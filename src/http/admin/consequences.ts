// What suspending one account would mean, before it is done: signers, readers and members who remain. Nothing is changed here.
import type { Consequences } from '../../../views/admin/ask.tsx';
import type { PersonId } from '../../protocol/check/index.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import { type Crew, membersNow, receivedBy, signersNow, suspending, unreadNow } from './able.ts';

export const consequencesOf = (crew: Crew, { quorum: planned }: AssociationSettings, id: PersonId): Consequences => {
  const after = suspending(crew, id);
  const { ground } = crew;
  const isMember = membersNow(crew).includes(id);
  return {
    signers: signersNow(crew).includes(id) ? signersNow(after).length : undefined,
    receives: receivedBy(crew, id),
    unread: receivedBy(crew, id).length > 0 ? unreadNow(after) : [],
    committee: isMember ? { members: membersNow(after).length, quorum: ground?.policy.quorum ?? planned } : undefined,
  };
};
