// What is asked where an act keeps somebody away: whether anybody is left who opens the case. It is asked as the act is made, by its
// author's browser and by the server that takes it, and of no line that stands (PROTOCOL B53).
import type { Roster } from '../../protocol/check/index.ts';
import type { CaseFile } from '../case-file.ts';
import type { Intention } from '../intention.ts';
import { opensAlone } from '../opens.ts';
import type { Refusal } from '../result.ts';

/** Why an act can't be made that would keep away whoever alone opens the case, or a room of it; undefined of every other. */
export function againstLoss(intention: Intention, caseFile: CaseFile, roster: Roster): Refusal | undefined {
  if (intention.kind === 'bar') {
    const { person } = intention;
    return opensAlone(caseFile, roster, person).length > 0 ? { code: 'last-reader', person } : undefined;
  }
  if (intention.kind !== 'declare' || !intention.conflict) return undefined;
  return opensAlone(caseFile, roster, intention.by).length > 0 ? { code: 'last-holder' } : undefined;
}
