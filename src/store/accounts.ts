// What an administrator does with accounts, each as one transaction that also draws up the roster's draft anew. Nobody
// changes their own standing, the last administrator stays, and an office with one seat has one holder.

import { isAlike, isInKnownLetters } from '../domain/alike.ts';
import { otherOfficeIn, type Titled } from '../domain/office-titles.ts';
import type { Office } from '../policy/types.ts';
import { type AssociationId, type PersonId, SINGLE_OFFICES } from '../protocol/check/index.ts';
import type { Reader, Tx } from './database.ts';
import { groundOf } from './foundation.ts';
import {
  addPerson,
  allPersons,
  type Person,
  personById,
  removeInvited,
  renamePerson,
  setOffices,
  setSuspended,
} from './people.ts';
import { composeDraft } from './roster-draft.ts';
import { removeSessionsOf } from './sessions.ts';

type Clock = { readonly clock: () => Date };

/**
 * Why an account wasn't changed; `held` names the office and its holder, and whether they are only invited, `name-taken` whose name
 * it would be taken for, `name-title` everybody else who holds the office that it says.
 */
export type AccountFault =
  | { readonly code: 'not-found' }
  | { readonly code: 'stale' }
  | { readonly code: 'own-account' }
  | { readonly code: 'last-administrator' }
  | { readonly code: 'name-taken'; readonly person: PersonId }
  | { readonly code: 'name-letters' }
  | { readonly code: 'name-title'; readonly holders: readonly PersonId[] }
  | { readonly code: 'listed' }
  | {
      readonly code: 'held';
      readonly office: Office;
      readonly person: PersonId;
      readonly name: string;
      readonly invited: boolean;
    };

/** Undefined where it was done. */
export type AccountResult = AccountFault | undefined;

/** An office that has one seat, and who is on it. */
type HeldSeat = { readonly office: Office; readonly holder: Person };

/** Those of `offices` that have one seat and somebody else on it. A suspended holder's seat is free. */
export const seatsOfOthers = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  offices: readonly Office[],
): Promise<readonly HeldSeat[]> => {
  const others = (await allPersons(reader, association)).filter(
    (other) => other.id !== person && other.status !== 'suspended',
  );
  return offices
    .filter((office) => SINGLE_OFFICES.includes(office))
    .flatMap((office) => {
      const holder = others.find((other) => other.offices.includes(office));
      return holder === undefined ? [] : [{ office, holder }];
    });
};

/** The first of them as a fault. */
const heldBy = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  offices: readonly Office[],
): Promise<AccountResult> => {
  const [seat] = await seatsOfOthers(reader, association, person, offices);
  if (seat === undefined) return undefined;
  const { office, holder } = seat;
  return { code: 'held', office, person: holder.id, name: holder.name, invited: holder.status === 'invited' };
};

/** Nobody may seem to be somebody else: case work shows people by their names. What only passes for another's is told (PROTOCOL B49). */
const namedAlike = async (
  reader: Reader,
  association: AssociationId,
  { id: person, name, offices }: { readonly id: PersonId; readonly name: string; readonly offices: readonly Titled[] },
): Promise<AccountResult> => {
  if (!isInKnownLetters(name)) return { code: 'name-letters' };
  const others = (await allPersons(reader, association)).filter(({ id }) => id !== person);
  const alike = others.find((other) => isAlike(other.name, name));
  if (alike !== undefined) return { code: 'name-taken', person: alike.id };
  const said = otherOfficeIn(name, offices);
  if (said === undefined) return undefined;
  const isHolder = (other: Person) => other.offices.some((office) => office === said);
  return { code: 'name-title', holders: others.filter(isHolder).map(({ id }) => id) };
};

/** Whether the newest signed roster lists the person: their name stays as it is. */
const isListed = async (reader: Reader, association: AssociationId, person: PersonId): Promise<boolean> =>
  (await groundOf(reader, association))?.current.roster.persons.some(({ id }) => id === person) === true;

/** Adds an account that waits for enrolment: an administrator, or somebody with one office. */
export const addAccount = async (
  tx: Tx,
  association: AssociationId,
  account: { readonly id: PersonId; readonly name: string; readonly office: Office | 'administrator' },
): Promise<AccountResult> => {
  const { id, name, office } = account;
  const offices = office === 'administrator' ? [] : [office];
  const fault =
    (await heldBy(tx, association, id, offices)) ??
    (await namedAlike(tx, association, { id, name, offices: [office] }));
  if (fault !== undefined) return fault;
  await addPerson(tx, association, { id, name, administrator: office === 'administrator' });
  await setOffices(tx, association, id, offices);
  return undefined;
};

/**
 * Corrects a name, and the offices of an account that may hold any. Whoever is on the signed roster keeps their name: lines of
 * cases stand under it.
 */
export const correctAccount = async (
  deps: Clock,
  tx: Tx,
  association: AssociationId,
  correction: { readonly id: PersonId; readonly name: string; readonly offices: readonly Office[] },
): Promise<AccountResult> => {
  const { id, name, offices } = correction;
  const person = await personById(tx, association, id);
  if (person === undefined) return { code: 'not-found' };
  const kept = person.administrator ? [] : offices;
  const held = person.status === 'suspended' ? undefined : await heldBy(tx, association, id, kept);
  if (held !== undefined) return held;
  if (name !== person.name) {
    if (await isListed(tx, association, id)) return { code: 'listed' };
    const titled: readonly Titled[] = person.administrator ? ['administrator'] : offices;
    const alike = await namedAlike(tx, association, { id, name, offices: titled });
    if (alike !== undefined) return alike;
  }
  await renamePerson(tx, association, id, name);
  await setOffices(tx, association, id, kept);
  await composeDraft(deps, tx, association);
  return undefined;
};

/** How many members of the committee have enrolled and aren't suspended: the most that can ever decide together. */
export const membersOf = async (reader: Reader, association: AssociationId): Promise<number> =>
  (await allPersons(reader, association)).filter(
    ({ status, offices }) => status === 'active' && offices.includes('violations-committee'),
  ).length;

const mayChange = async (
  reader: Reader,
  association: AssociationId,
  by: PersonId,
  person: Person,
): Promise<AccountResult> => {
  if (person.id === by) return { code: 'own-account' };
  if (!person.administrator || person.status !== 'active') return undefined;
  const active = (await allPersons(reader, association)).filter(
    (other) => other.administrator && other.status === 'active',
  );
  return active.length <= 1 ? { code: 'last-administrator' } : undefined;
};

/** Suspends an account, which ends its sessions at once, or brings it back. */
export const changeStanding = async (
  deps: Clock,
  tx: Tx,
  association: AssociationId,
  change: { readonly id: PersonId; readonly by: PersonId; readonly suspended: boolean },
): Promise<AccountResult> => {
  const { id, by, suspended } = change;
  const person = await personById(tx, association, id);
  if (person === undefined) return { code: 'not-found' };
  const fault =
    (await mayChange(tx, association, by, person)) ??
    (suspended ? undefined : await heldBy(tx, association, id, person.offices));
  if (fault !== undefined) return fault;
  if (!(await setSuspended(tx, association, id, suspended))) return { code: 'stale' };
  if (suspended) await removeSessionsOf(tx, association, id);
  await composeDraft(deps, tx, association);
  return undefined;
};

/** Deletes an account that never enrolled, with its link. */
export const withdrawInvitation = async (tx: Tx, association: AssociationId, id: PersonId): Promise<AccountResult> =>
  (await removeInvited(tx, association, id)) ? undefined : { code: 'stale' };
