// Which steps hand a case's keys on, one line each, and whether somebody can take the next of them now. Decide judges each step;
// this only says what is left.
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { servableBy } from './acts/obstacles.ts';
import { type CaseFile, mustDeclare } from './case-file.ts';
import { plan } from './decide.ts';
import type { Intention } from './intention.ts';
import { canHandOn } from './open-acts.ts';
import { isShutOut } from './opens.ts';
import { plainDate } from './plain-date.ts';
import { owedKeys, staleRooms } from './succession.ts';
import { seesBy } from './visibility.ts';

export type HandOnStep = Extract<Intention, { readonly kind: 'epoch' | 'grant' }>;

/** What is left to be handed on, in its order: rooms to begin anew, then keys to give. */
export const handOnSteps = (caseFile: CaseFile, roster: Roster, by: PersonId): readonly HandOnStep[] => [
  ...staleRooms(caseFile, roster).map((room): HandOnStep => ({ kind: 'epoch', by, room })),
  ...owedKeys(caseFile, roster).map(({ person: to, room }): HandOnStep => ({ kind: 'grant', by, to, room })),
];

/** Whether a step is in a room of which no key is known not to open for whoever is to take it. */
const isOpenFor = (caseFile: CaseFile, { room, by }: HandOnStep): boolean => !isShutOut(caseFile, room, by);

/** The keys to give again that were signed not to open, by somebody for whom they open. */
const givingSteps = (caseFile: CaseFile, roster: Roster, by: PersonId): readonly HandOnStep[] =>
  servableBy({ roster, caseFile, by })
    .flatMap(({ person: to, room }): readonly HandOnStep[] =>
      room === 'briefing' ? [] : [{ kind: 'grant', by, to, room }],
    )
    .filter((step) => isOpenFor(caseFile, step));

/** What somebody does before they leave a case that nobody else can open: keys that didn't open are given again, and the rest handed on. */
export const savingSteps = (caseFile: CaseFile, roster: Roster, by: PersonId): readonly HandOnStep[] => [
  ...givingSteps(caseFile, roster, by),
  ...handOnSteps(caseFile, roster, by),
];

/** Whether this person's browser can hand keys on in a case as it stands: nothing refuses the first step that is left. */
export const handsOnNow = (caseFile: CaseFile, roster: Roster, person: PersonId): boolean => {
  const view = seesBy(roster, caseFile, person);
  if ((view !== 'whole' && view !== 'undeclared') || !canHandOn(roster, caseFile, person)) return false;
  const next = handOnSteps(caseFile, roster, person).find((step) => isOpenFor(caseFile, step));
  // No act in a case that stands depends on the day.
  return next !== undefined && plan(caseFile.policy, roster, caseFile, next, plainDate(roster.on)).ok;
};

/** Whether it could, were it not for this person's declaration, which comes first. */
export const handsOnOnceDeclared = (caseFile: CaseFile, roster: Roster, person: PersonId): boolean =>
  mustDeclare(caseFile, person) &&
  !handsOnNow(caseFile, roster, person) &&
  handsOnNow({ ...caseFile, declared: new Set([...caseFile.declared, person]) }, roster, person);
