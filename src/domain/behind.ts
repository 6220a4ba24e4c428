// Whether anybody stands behind those who review a case and receive it with them: who would follow were one of them kept away or gone.
// Pure; it looks at one case and one roster.
import type { PersonId, Roster } from '../protocol/check/index.ts';
import type { CaseFile } from './case-file.ts';
import { partsNow } from './succession.ts';

const partsWithout = (caseFile: CaseFile, roster: Roster, bars: readonly PersonId[]) => {
  const { reviewer, second } = partsNow({ ...caseFile, bars: new Set([...caseFile.bars, ...bars]) }, roster);
  return [reviewer, second].filter((person) => person !== undefined);
};

const isBacked = (caseFile: CaseFile, roster: Roster, bars: readonly PersonId[]): boolean => {
  const parts = partsWithout(caseFile, roster, bars);
  return parts.some((person) => partsWithout(caseFile, roster, [...bars, person]).length === parts.length);
};

/**
 * Whether, were these kept away too, both parts had somebody still and nobody could follow either of them any more, though somebody
 * could before (PROTOCOL B61).
 */
export const leavesNobodyBehind = (caseFile: CaseFile, roster: Roster, bars: readonly PersonId[]): boolean =>
  partsWithout(caseFile, roster, bars).length === 2 &&
  isBacked(caseFile, roster, []) &&
  !isBacked(caseFile, roster, bars);
