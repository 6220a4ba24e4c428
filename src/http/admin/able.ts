// Who can do their part now: sign in, sign rosters, read what is sealed to them, decide on the committee. By accounts and by
// the roster in force together; it never reads a case.
import type { ConcernsRead } from '../../../views/admin/unread.tsx';
import { holdsAny, officesOf } from '../../domain/roster-view.ts';
import { eligibleMembers, route } from '../../domain/routing.ts';
import { unread } from '../../domain/unread.ts';
import type { Office, Policy } from '../../policy/types.ts';
import { OFFICES } from '../../policy/types.ts';
import { type PersonId, ROSTER_SIGNERS } from '../../protocol/check/index.ts';
import type { Ground } from '../../store/foundation.ts';
import type { Person } from '../../store/people.ts';

/** The accounts of an association, and the roster and policy in force; without them nobody receives keys yet. */
export type Crew = { readonly accounts: readonly Person[]; readonly ground: Ground | undefined };

/** Somebody in an office, as pages name them. */
export type Holder = { readonly office: Office; readonly name: string };

/** Every office to which some report is routed, the substitutes with it. */
export const receiving = ({ routes }: Policy): readonly Office[] =>
  OFFICES.filter((office) => [...routes.reviewer, ...routes.second, ...routes.senior.second].includes(office));

/** The offices for people who are appointed by name. */
export const appointedOffices = ({ routes }: Policy): readonly Office[] => {
  const { part, panels } = routes.appointed ?? { part: [], panels: [] };
  const named = [...part, ...panels.flatMap((rule) => [...rule.of, ...rule.if_short])];
  return OFFICES.filter((office) => named.includes(office) && office !== routes.panel);
};

const canSignIn = ({ accounts }: Crew, person: PersonId): boolean =>
  accounts.some(({ id, status }) => id === person && status === 'active');

/** The crew as it would be if this account were suspended. */
export const suspending = ({ accounts, ground }: Crew, person: PersonId): Crew => ({
  accounts: accounts.map((account) => (account.id === person ? { ...account, status: 'suspended' } : account)),
  ground,
});

/** Who may sign the next roster: by the one in force, or before the first whoever has enrolled. */
export const rosterSigners = ({ accounts, ground }: Crew): readonly PersonId[] => {
  if (ground === undefined) {
    const signing = accounts.filter(({ offices }) => offices.some((office) => ROSTER_SIGNERS.includes(office)));
    return signing.filter(({ status }) => status !== 'invited').map(({ id }) => id);
  }
  const { roster } = ground.current;
  return roster.persons.map(({ id }) => id).filter((id) => holdsAny(roster, id, ROSTER_SIGNERS));
};

/** The signers who can sign in, and so sign. */
export const signersNow = (crew: Crew): readonly PersonId[] => rosterSigners(crew).filter((id) => canSignIn(crew, id));

const namedIn = ({ accounts, ground }: Crew, id: PersonId, among: readonly Office[]): readonly Holder[] => {
  const account = accounts.find((one) => one.id === id);
  if (account === undefined) return [];
  const offices = ground === undefined ? account.offices : officesOf(ground.current.roster, id);
  return offices.filter((office) => among.includes(office)).map((office) => ({ office, name: account.name }));
};

const byOffice = (holders: readonly Holder[]): readonly Holder[] =>
  holders.toSorted((one, other) => OFFICES.indexOf(one.office) - OFFICES.indexOf(other.office));

/** The signers whom bringing their account back would let sign again. */
export const signersAway = (crew: Crew): readonly Holder[] =>
  byOffice(
    rosterSigners(crew)
      .filter((id) => !canSignIn(crew, id))
      .flatMap((id) => namedIn(crew, id, ROSTER_SIGNERS).slice(0, 1)),
  );

/** The receivers' offices that the roster in force gives to somebody who can't sign in: reports are sealed to them. */
export const receiversAway = (crew: Crew): readonly Holder[] => {
  if (crew.ground === undefined) return [];
  const { policy, current } = crew.ground;
  const away = current.roster.persons.map(({ id }) => id).filter((id) => !canSignIn(crew, id));
  return byOffice(away.flatMap((id) => namedIn(crew, id, receiving(policy))));
};

/** The receivers' offices that the roster in force gives this person. */
export const receivedBy = ({ ground }: Crew, id: PersonId): readonly Office[] =>
  ground === undefined
    ? []
    : officesOf(ground.current.roster, id).filter((office) => receiving(ground.policy).includes(office));

/** The members who can decide: on the roster in force and able to sign in, or enrolled where none is signed yet. */
export const membersNow = ({ accounts, ground }: Crew): readonly PersonId[] => {
  const active = accounts.filter(({ status }) => status === 'active');
  if (ground === undefined) {
    return active.filter(({ offices }) => offices.includes('violations-committee')).map(({ id }) => id);
  }
  const { policy, current } = ground;
  const nobody = route(policy, current.roster, []);
  const receivers = nobody.ok ? [nobody.value.reviewer, nobody.value.second] : [];
  const eligible = eligibleMembers(policy, current.roster, new Set(), receivers);
  return active.map(({ id }) => id).filter((id) => eligible.includes(id));
};

/** Reports that the roster takes though fewer than two people can read them, together by who can. */
export const unreadNow = (crew: Crew): readonly ConcernsRead[] => {
  if (crew.ground === undefined) return [];
  const { policy, current } = crew.ground;
  const rows = unread(policy, current.roster, (person) => canSignIn(crew, person));
  const readers = [...new Set(rows.map((row) => row.readers[0]))];
  return readers
    .map((id) => ({
      reader: id === undefined ? undefined : namedIn(crew, id, OFFICES)[0],
      concerns: rows.filter((row) => row.readers[0] === id).map(({ concerns }) => concerns),
    }))
    .toSorted((one, other) => Number(one.reader !== undefined) - Number(other.reader !== undefined));
};
