// Questions that the rules ask of one roster: who holds an office, who is still active. Trust is checked elsewhere.

import type { Office } from '../policy/types.ts';
import { type PersonId, ROSTER_SIGNERS, type Roster, SINGLE_OFFICES } from '../protocol/check/index.ts';
import { oncePer } from './once.ts';

type Listed = Roster['persons'][number];

/** The people of a roster by their id: every line of every case asks for some of them. */
const people = oncePer(
  ({ persons }: Roster): ReadonlyMap<string, Listed> => new Map(persons.map((one) => [one.id, one])),
);

const active = (roster: Roster, person: string): Listed | undefined => {
  const listed = people(roster).get(person);
  return listed?.status === 'active' ? listed : undefined;
};

/** Somebody of a roster, whether they have left or not; undefined where they aren't listed. */
export const listed = (roster: Roster, person: string): Listed | undefined => people(roster).get(person);

/** The active holders of an office, in the roster's order (by id). */
export const activeHolders = (roster: Roster, office: Office): readonly PersonId[] =>
  roster.persons.filter((person) => person.status === 'active' && person.offices.includes(office)).map(({ id }) => id);

/** The offices that a person holds now: none where they have left or aren't listed. */
export const officesOf = (roster: Roster, person: string): readonly Office[] => active(roster, person)?.offices ?? [];

/** Everybody who is active, in the roster's order. */
export const activePersons = (roster: Roster): readonly PersonId[] =>
  roster.persons.filter(({ status }) => status === 'active').map(({ id }) => id);

export const isActive = (roster: Roster, person: string): boolean => active(roster, person) !== undefined;

export const isListed = (roster: Roster, person: string): boolean => listed(roster, person) !== undefined;

/** Whether a person holds one of these offices now. */
export const holdsAny = (roster: Roster, person: string, offices: readonly Office[]): boolean =>
  officesOf(roster, person).some((office) => offices.includes(office));

/** The offices whose holders sign rosters, but for those that somebody holds: nobody vouches for their own keys (PROTOCOL B22). */
export const otherSigners = (held: readonly Office[]): readonly Office[] =>
  ROSTER_SIGNERS.filter((office) => !held.includes(office));

/** The offices of which somebody signs rosters now. */
export const heldBySigners = (roster: Roster): readonly Office[] =>
  ROSTER_SIGNERS.filter((office) => activeHolders(roster, office).length > 0);

/** Whether somebody more can be put into an office that is held: whoever has it stays in it. */
export const leavesRoom = (office: Office): boolean => !SINGLE_OFFICES.includes(office);
