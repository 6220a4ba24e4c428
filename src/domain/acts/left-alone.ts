// What is asked where somebody keeps others away: whether two people would be left for the case. Nobody alone brings it down to fewer
// by their own word. It is asked as the act is made, by its author's browser and by the server that takes it, and of no line that
// stands (PROTOCOL B61).
import type { PersonId, Roster } from '../../protocol/check/index.ts';
import { type CaseFile, wasGranted } from '../case-file.ts';
import type { Intention } from '../intention.ts';
import { appointable } from '../panel.ts';
import type { Refusal } from '../result.ts';
import { sortedPersons } from '../routing.ts';
import { partsNow, rightful } from '../succession.ts';

/** For fewer people a case can be buried. */
export const PEOPLE_AT_LEAST = 2;

/** Who has a part in the case, or comes into one as the routes say, were exactly these kept away. */
export const peopleLeft = (caseFile: CaseFile, roster: Roster, bars: Iterable<PersonId>): readonly PersonId[] =>
  rightful(partsNow({ ...caseFile, bars: new Set(bars) }, roster));

/** Whom this person has kept away from the case by their own word: not by declaring a conflict of their own. */
const keptAwayBy = ({ ledger }: CaseFile, by: PersonId): readonly PersonId[] =>
  ledger.lines.flatMap(({ act }) =>
    act.by === by && (act.kind === 'bar' || act.kind === 'concern') ? act.bars.filter((one) => one !== by) : [],
  );

/**
 * Why somebody can't keep these away: fewer than two people would be left, and it is by the author's own word, earlier or in this act,
 * that it comes to that. Where already the first whom an author keeps away leaves nobody else, they are kept away all the same: nobody
 * is served a case that concerns them because others are missing.
 */
export function againstBeingLeft(
  intention: Intention,
  bars: readonly PersonId[],
  caseFile: CaseFile,
  roster: Roster,
): Refusal | undefined {
  if (intention.kind !== 'bar' && intention.kind !== 'concern') return undefined;
  const isShort = (barred: Iterable<PersonId>) => peopleLeft(caseFile, roster, barred).length < PEOPLE_AT_LEAST;
  if (!isShort([...caseFile.bars, ...bars])) return undefined;
  const own = keptAwayBy(caseFile, intention.by);
  const byOthers = [...caseFile.bars].filter((person) => !own.includes(person));
  // Each of them alone would leave enough, had the author kept nobody else away.
  const isTheirs = bars.length > 0 && bars.every((person) => !isShort([...byOthers, person]));
  if (!isTheirs) return undefined;
  const persons = sortedPersons(bars);
  const suffices = (left: PersonId) => !isShort([...caseFile.bars, ...bars.filter((one) => one !== left)]);
  const eitherOf = persons.length > 1 ? persons.filter(suffices) : [];
  return {
    code: 'left-alone',
    persons,
    held: persons.every((person) => wasGranted(caseFile, 'report', person)),
    eitherOf,
    appoint: appointable(caseFile, roster),
  };
}
