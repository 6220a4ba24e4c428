// A case that is to come to somebody, as they are told of it before they have its keys: what will be theirs and when, and who hands
// the keys to them. It names neither the case nor anybody in it (PROTOCOL B30).
import type { DutyId, Role } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { isShownTo } from './desk.ts';
import { type CaseNow, isDormant, type Owed, owedIn } from './owed.ts';
import type { PlainDate } from './plain-date.ts';
import { sortedPersons } from './routing.ts';
import { handsOn, owedKeys } from './succession.ts';
import { seesBy } from './visibility.ts';

/** Everybody who is to come into a part of a case and is shown nothing of it yet, since its keys are still to be handed to them. */
export const comersOf = ({ caseFile, roster }: Pick<CaseNow, 'caseFile' | 'roster'>): readonly PersonId[] =>
  handsOn(caseFile)
    ? [...new Set(owedKeys(caseFile, roster).map(({ person }) => person))].filter(
        (person) => seesBy(roster, caseFile, person) === undefined,
      )
    : [];

/** A case that comes to somebody: what will be theirs, and who hands them the keys until when. Neither number nor name. */
export type Coming = {
  readonly duties: readonly (Required<Pick<Owed, 'startedBy'>> &
    Pick<Owed, 'nth' | 'dueOn' | 'arithmetic'> & { readonly id: DutyId })[];
  /** The parts of those who have the keys to hand on and can sign in; none where nobody has them any more, or can. */
  readonly handedOnBy: readonly Role[];
  /** Where nobody who is to hand them on can sign in: whose accounts are suspended. A roster that takes them out tells the same (B34). */
  readonly suspended?: readonly PersonId[];
  readonly until: PlainDate | undefined;
};

const partOf = ({ reviewer, second, ratifier }: CaseFile, person: PersonId): Role =>
  person === reviewer ? 'reviewer' : person === ratifier ? 'ratifier' : person === second ? 'receiver' : 'panel';

const isDuty = (owed: Owed): owed is Owed & { readonly id: DutyId; readonly startedBy: string } =>
  owed.startedBy !== undefined;

/** Who is to hand the keys on, as whoever waits for them is told: those whose duty it is, else whoever has them and can sign in. */
function handing({ caseFile }: CaseNow, duty: Owed | undefined, out: ReadonlySet<PersonId>) {
  const owners = duty?.owners ?? [];
  const all = [...new Set([...owners, ...(duty?.steps ?? []).flatMap(({ persons }) => persons)])];
  const isAble = (person: PersonId): boolean => !out.has(person);
  const first = owners.filter(isAble);
  const able = first.length > 0 ? first : all.filter(isAble);
  const handedOnBy = [...new Set(able.map((person) => partOf(caseFile, person)))];
  return able.length > 0 || all.length === 0 ? { handedOnBy } : { handedOnBy, suspended: sortedPersons(all) };
}

/**
 * What somebody who comes into a part is told of the case before they have its keys; undefined for everybody else. `out`: whose
 * account is suspended, though the roster in force lists them still.
 */
export function comingTo(now: CaseNow, person: PersonId, out: ReadonlySet<PersonId> = new Set()): Coming | undefined {
  if (!comersOf(now).includes(person)) return undefined;
  const owed = owedIn(now);
  const duty = owed.find(({ id }) => id === 'hand-on');
  return {
    duties: owed
      .filter((one) => !isDormant(one, now.today) && isShownTo(now.caseFile, person, one.duty?.clock))
      .filter(isDuty)
      .flatMap(({ id, startedBy, nth, dueOn, arithmetic, heirs }) =>
        heirs.includes(person) ? [{ id, startedBy, ...(nth === undefined ? {} : { nth }), dueOn, arithmetic }] : [],
      ),
    ...handing(now, duty, out),
    until: duty?.dueOn,
  };
}
