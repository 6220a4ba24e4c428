// A case that is to come to somebody, as they are told of it before they have its keys: what will be theirs and when, and who hands
// the keys to them. It names neither the case nor anybody in it (PROTOCOL B30).
import type { DutyId, Role } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { isShownTo } from './desk.ts';
import { type CaseNow, isDormant, type Owed, owedIn } from './owed.ts';
import type { PlainDate } from './plain-date.ts';
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
  /** The parts of those who have the keys to hand on; none where nobody has them any more. */
  readonly handedOnBy: readonly Role[];
  readonly until: PlainDate | undefined;
};

const partOf = ({ reviewer, second, ratifier }: CaseFile, person: PersonId): Role =>
  person === reviewer ? 'reviewer' : person === ratifier ? 'ratifier' : person === second ? 'receiver' : 'panel';

const isDuty = (owed: Owed): owed is Owed & { readonly id: DutyId; readonly startedBy: string } =>
  owed.startedBy !== undefined;

/** What somebody who comes into a part is told of the case before they have its keys; undefined for everybody else. */
export function comingTo(now: CaseNow, person: PersonId): Coming | undefined {
  if (!comersOf(now).includes(person)) return undefined;
  const owed = owedIn(now);
  const handing = owed.find(({ id }) => id === 'hand-on');
  return {
    duties: owed
      .filter((one) => !isDormant(one, now.today) && isShownTo(now.caseFile, person, one.duty?.clock))
      .filter(isDuty)
      .flatMap(({ id, startedBy, nth, dueOn, arithmetic, heirs }) =>
        heirs.includes(person) ? [{ id, startedBy, ...(nth === undefined ? {} : { nth }), dueOn, arithmetic }] : [],
      ),
    handedOnBy: [...new Set((handing?.owners ?? []).map((owner) => partOf(now.caseFile, owner)))],
    until: handing?.dueOn,
  };
}
