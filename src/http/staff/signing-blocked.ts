// What the last of the roster's signers who can sign in is told: who of the others can't, since when and by whose deed, and who could
// change it. It reads accounts, the roster and the record of administrators, never a case.
import type { SigningBlockedProps } from '../../../views/staff/signing-blocked.tsx';
import { type PersonId, ROSTER_SIGNATURES } from '../../protocol/check/index.ts';
import { suspensionOf } from '../../store/account-acts.ts';
import { groundOf } from '../../store/foundation.ts';
import { allPersons, type Person } from '../../store/people.ts';
import type { AssociationSettings } from '../../store/settings.ts';
import { rosterSigners, signersNow } from '../admin/able.ts';
import type { Deps } from '../deps.ts';

type Blocked = SigningBlockedProps['blocked'];

/** Undefined for whoever signs no roster, and while enough signers can sign in. Before the first roster nobody is missing. */
export const signingBlocked = async (
  { database: { reader } }: Pick<Deps, 'database'>,
  { id: association }: Pick<AssociationSettings, 'id'>,
  person: PersonId,
): Promise<Blocked> => {
  const ground = await groundOf(reader, association);
  const accounts = await allPersons(reader, association);
  const able = signersNow({ accounts, ground });
  if (ground === undefined || able.length >= ROSTER_SIGNATURES || !able.includes(person)) return undefined;
  const away = rosterSigners({ accounts, ground }).filter((id) => !able.includes(id));
  const who = accounts.filter(({ id }) => away.includes(id));
  const awayOf = async (one: Person) => {
    const act = one.status === 'suspended' ? await suspensionOf(reader, association, one.id) : undefined;
    return act === undefined ? { who: one } : { who: one, on: act.on, by: accounts.find(({ id }) => id === act.by) };
  };
  return {
    away: await Promise.all(who.map(awayOf)),
    helpers: accounts.filter(({ administrator, status }) => administrator && status === 'active'),
  };
};
