// Whom a handler can still record as concerned by a report, as *concern* lets them: whoever holds a key is kept away otherwise.
import { CONCERN_OFFICES, type Office } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { type CaseFile, holdsAnyKey } from './case-file.ts';
import { isTicked } from './concerns.ts';
import { activeHolders } from './roster-view.ts';

export type Concernable = {
  /** Whose present holders would all be kept away. */
  readonly offices: readonly Office[];
  /** Members of the committee, one by one: naming them settles whom a tick meant. */
  readonly members: readonly PersonId[];
  /** Holders of offices that no reporter can tick, members of the board above all, one by one (domain.md §6). */
  readonly others: readonly PersonId[];
  /** It can be recorded that a tick meant none of the present members. */
  readonly mayBeNobody: boolean;
};

/** Whom *concern* could keep away from a case, under the roster in force. */
export const concernable = (roster: Roster, caseFile: CaseFile): Concernable => {
  const isFree = (person: PersonId) => !caseFile.bars.has(person) && !holdsAnyKey(caseFile, person);
  const { routes } = caseFile.policy;
  const offices = CONCERN_OFFICES.filter(
    (office) => !routes.withheld.includes(office) && activeHolders(roster, office).some(isFree),
  );
  const members = routes.withheld.flatMap((office) => activeHolders(roster, office)).filter(isFree);
  // Not all members of the board are concerned because one of them is: they are named like members of the committee.
  const unasked = caseFile.policy.offices.filter(({ asked }) => !asked).map(({ office }) => office);
  const others = [...new Set(unasked.flatMap((office) => activeHolders(roster, office)))].filter(
    (person) => isFree(person) && !members.includes(person),
  );
  const mayBeNobody =
    !caseFile.concernRecorded && routes.withheld.some((office) => isTicked(caseFile.concerns, office));
  return { offices, members, others, mayBeNobody };
};
