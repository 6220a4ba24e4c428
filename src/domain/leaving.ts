// What a roster that nobody has signed yet would take away: cases of which nobody would have the keys any more, who takes them along,
// and how much of that a signer may be told. It tells nobody more than the roster itself would on the day it is accepted (PROTOCOL B34).
import { activePerson, type PersonId, type Roster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { comersOf } from './coming.ts';
import { lostRooms, opensWhole } from './opens.ts';
import { mayBeCalled } from './owed.ts';
import { sortedPersons } from './routing.ts';
import { isGone } from './succession.ts';
import { seesBy } from './visibility.ts';

/** A case beside the roster in force and the one that is to be signed. */
export type Between = { readonly caseFile: CaseFile; readonly before: Roster; readonly next: Roster };

/** Whom the next roster takes out, and whose keys it replaces: nobody else's going can leave a case without keys. */
export const leaversOf = (before: Roster, next: Roster): readonly PersonId[] =>
  before.persons
    .filter(({ status }) => status === 'active')
    .filter(({ id, seal, sign }) => {
      const after = activePerson(next, id);
      return after?.seal !== seal || after.sign !== sign;
    })
    .map(({ id }) => id);

/** Who takes the only keys of a case along: they open a room whole that by the next roster nobody opens whole. */
export function carriersOf({ caseFile, before, next }: Between): readonly PersonId[] {
  // A room that is lost already is held by nobody who could take it away.
  const lost = lostRooms(caseFile, next);
  const has = (person: PersonId): boolean =>
    !isGone(caseFile, before, person) && lost.some(({ room }) => opensWhole(caseFile, before, room, person));
  return lost.length === 0 ? [] : sortedPersons(leaversOf(before, next).filter(has));
}

/**
 * How much of such a case somebody may be told before the roster is signed: `whose` it is that has the keys, where they see the case
 * or it comes to them by either roster; `some`, that there is one, where they would be called once it is accepted; else nothing, as of
 * a case that isn't there.
 */
export function toldOf({ caseFile, before, next }: Between, reader: PersonId): 'whose' | 'some' | undefined {
  const view = seesBy(before, caseFile, reader);
  if (view === 'whole' || view === 'undeclared') return 'whose';
  if (!mayBeCalled({ caseFile, roster: before }, reader)) return undefined;
  const comes = (roster: Roster): boolean => comersOf({ caseFile, roster }).includes(reader);
  if (comes(before) || comes(next)) return 'whose';
  return mayBeCalled({ caseFile, roster: next }, reader) ? 'some' : undefined;
}

/** What a reader is told of a roster to sign. */
export type KeysLeaving = {
  /** In how many cases that they know of somebody who leaves has the only keys. */
  readonly known: readonly { readonly person: PersonId; readonly cases: number }[];
  /** Whether there is a case of which they are told nothing but that. */
  readonly others: boolean;
};

export const NOTHING_LEAVING: KeysLeaving = { known: [], others: false };

/** What was found in two lots of cases, together. */
export const bothLeaving = (one: KeysLeaving, other: KeysLeaving): KeysLeaving => {
  const counts = new Map(one.known.map(({ person, cases }) => [person, cases]));
  for (const { person, cases } of other.known) counts.set(person, (counts.get(person) ?? 0) + cases);
  const known = sortedPersons(counts.keys()).map((person) => ({ person, cases: counts.get(person) ?? 0 }));
  return { known, others: one.others || other.others };
};

/** What a reader is told of one case; `isSigner` where they sign rosters, since nobody else is called. */
export function keysLeaving(one: Between, reader: PersonId, isSigner: boolean): KeysLeaving {
  const carriers = carriersOf(one);
  const told = carriers.length === 0 ? undefined : toldOf(one, reader);
  if (told === 'whose') return { known: carriers.map((person) => ({ person, cases: 1 })), others: false };
  return told === 'some' && isSigner ? { known: [], others: true } : NOTHING_LEAVING;
}

/** What a signer says to have read before signing: as many cases, and whether others. */
export type Confirmed = { readonly cases: number; readonly others: boolean };

export const NOTHING_CONFIRMED: Confirmed = { cases: 0, others: false };

/** What a signer confirms who has read all that they are told. */
export const confirmationOf = ({ known, others }: KeysLeaving): Confirmed => ({
  cases: known.reduce((sum, { cases }) => sum + cases, 0),
  others,
});

/** Whether a signer has read of all that they are told now. */
export const isConfirmed = (leaving: KeysLeaving, confirmed: Confirmed): boolean => {
  const told = confirmationOf(leaving);
  return told.cases <= confirmed.cases && (!told.others || confirmed.others);
};
