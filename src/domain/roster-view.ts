// Questions that the rules ask of one roster: who holds an office, who is still active. Trust is checked elsewhere.

import type { Office } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';

/** The active holders of an office, in the roster's order (by id). */
export const activeHolders = (roster: Roster, office: Office): readonly PersonId[] =>
  roster.persons.filter((person) => person.status === 'active' && person.offices.includes(office)).map(({ id }) => id);

/** The offices that a person holds now: none where they have left or aren't listed. */
export const officesOf = (roster: Roster, person: string): readonly Office[] =>
  roster.persons.find(({ id, status }) => id === person && status === 'active')?.offices ?? [];

/** Everybody who is active, in the roster's order. */
export const activePersons = (roster: Roster): readonly PersonId[] =>
  roster.persons.filter(({ status }) => status === 'active').map(({ id }) => id);

export const isActive = (roster: Roster, person: string): boolean =>
  roster.persons.some(({ id, status }) => id === person && status === 'active');

export const isListed = (roster: Roster, person: string): boolean => roster.persons.some(({ id }) => id === person);

/** Whether a person holds one of these offices now. */
export const holdsAny = (roster: Roster, person: string, offices: readonly Office[]): boolean =>
  officesOf(roster, person).some((office) => offices.includes(office));
