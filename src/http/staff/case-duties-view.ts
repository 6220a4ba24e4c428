// The duties of a case as its page shows them, open and over, with the clocks and the steps of the Labour Law.
import type { Named } from '../../../views/staff/case.tsx';
import type { DutyView, PauseView } from '../../../views/staff/case-duties.tsx';
import type { LabourPerhaps, LabourView } from '../../../views/staff/case-labour.tsx';
import { type CaseFile, type Duty, hasRole, isHolder } from '../../domain/case-file.ts';
import { isShownTo } from '../../domain/desk.ts';
import { opensOn } from '../../domain/duties.ts';
import { isBeforeItsClock, isPenaltyUnmet, labourDays } from '../../domain/labour-clocks.ts';
import { accusationDue } from '../../domain/labour-effect.ts';
import { type CaseNow, cameOn, isDormant, type Owed, type OwedId, owedIn } from '../../domain/owed.ts';
import { movesNothing } from '../../domain/pause-effect.ts';
import { shortRoom } from '../../domain/succession.ts';
import type { ActName } from '../../policy/types.ts';
import type { PersonId } from '../../protocol/check/index.ts';

/** How a duty came to its end: met by an act, or ended by one that doesn't meet it. */
const overBy = ({ policy, timeline }: CaseFile, duty: Duty): DutyView['over'] => {
  const { id, metOn, metBy, stopped, dropped } = duty;
  if (metOn === undefined) return undefined;
  if (isBeforeItsClock(duty)) return 'early';
  if (stopped === true) return 'stopped';
  if (dropped === true) return 'dropped';
  const act = timeline.find(({ line }) => line === metBy)?.act;
  // Keys are handed on by the last of several acts, whichever that is.
  if (id === 'hand-on' && (act === 'epoch' || act === 'grant')) return 'met';
  if (policy.acts.some((rule) => rule.act === act && rule.meets.includes(id))) return 'met';
  return act === 'return' ? 'returned' : 'ended';
};

/** The acts of the case's policy that meet a duty, each once. */
const endingActs = ({ policy }: CaseFile, id: OwedId): readonly ActName[] => [
  ...new Set(policy.acts.filter(({ meets }) => meets.some((duty) => duty === id)).map(({ act }) => act)),
];

/** Those that end it without meeting it, such as a return to the committee before a ratification. */
const otherEnds = ({ policy }: CaseFile, id: OwedId): readonly ActName[] => [
  ...new Set(policy.acts.filter(({ ends }) => ends?.some((duty) => duty === id) === true).map(({ act }) => act)),
];

export type MovedOf = (owed: Owed) => DutyView['moved'];

/** Who is shown for an act of a line. */
type NameThen = (person: PersonId, line: string) => Named;

/** What is told of a duty beside its rule. */
type Beside = {
  readonly named: NameThen;
  readonly movedOf: MovedOf;
  readonly nameOf: (person: PersonId) => string | undefined;
};

const pausesOf = (caseFile: CaseFile, duty: Duty | undefined, named: NameThen): readonly PauseView[] =>
  (duty?.pauses ?? []).map((pause) => {
    const { from, until, by, line, resumed, late } = pause;
    return {
      from,
      until,
      by: named(by, line),
      ...(resumed === undefined ? {} : { resumed: { on: resumed.on, by: named(resumed.by, resumed.line) } }),
      ...(late === true ? { late } : {}),
      ...(late !== true && duty !== undefined && movesNothing(caseFile, duty, pause) ? { idle: true } : {}),
    };
  });

/** What a duty is for: the act that began it, and its day; of a clock that counts from what was discovered, the report or the evidence. */
const aboutOf = (
  { timeline, receivedOn }: CaseFile,
  { startedBy, startedOn }: Pick<Owed, 'startedBy' | 'startedOn'>,
  duty: Duty | undefined,
): Pick<DutyView, 'from' | 'startedOn'> =>
  duty?.id === 'labour-accuse'
    ? { from: duty.countedFrom === receivedOn ? 'submit' : 'evidence', startedOn: duty.countedFrom }
    : { from: timeline.find(({ line }) => line === startedBy)?.act, startedOn };

const openDuty = (
  { caseFile, roster, today }: CaseNow,
  person: PersonId,
  owed: Owed,
  { named, movedOf, nameOf }: Beside,
): DutyView => ({
  id: owed.id,
  ...aboutOf(caseFile, owed, owed.duty),
  owedBy: owed.owedBy,
  ...(owed.room === undefined ? {} : { keys: { room: owed.room, name: owed.awaitedBy && nameOf(owed.awaitedBy) } }),
  mine: owed.owners.includes(person) || (isDormant(owed, today) && hasRole(caseFile, owed.owedBy, person)),
  cameOn: cameOn(owed, person),
  ...(owed.id === 'hand-on' && shortRoom(caseFile, roster) !== undefined ? { tooFew: true } : {}),
  heirs: owed.heirs.flatMap((heir) => nameOf(heir) ?? []),
  dueOn: owed.dueOn,
  arithmetic: owed.arithmetic,
  moved: movedOf(owed),
  pauses: pausesOf(caseFile, owed.duty, named),
  alerts: owed.duty?.clock.alerts,
  ends: endingActs(caseFile, owed.id),
  endedBy: otherEnds(caseFile, owed.id),
  opensOn: owed.duty?.clock.opens === undefined || !isDormant(owed, today) ? undefined : opensOn(owed.duty),
  isLaw: owed.duty?.clock.only === 'employee',
});

/** What was met is theirs who did it, whoever would owe it now; what ended otherwise stays its part's, whoever ended it. */
const wasTheirs = (caseFile: CaseFile, person: PersonId, duty: Duty): boolean =>
  overBy(caseFile, duty) === 'met'
    ? caseFile.timeline.find(({ line }) => line === duty.metBy)?.by === person
    : hasRole(caseFile, duty.owedBy, person);

const metDuty = (caseFile: CaseFile, person: PersonId, duty: Duty, named: NameThen): DutyView => ({
  id: duty.id,
  ...aboutOf(caseFile, duty, duty),
  owedBy: duty.owedBy,
  mine: wasTheirs(caseFile, person, duty),
  dueOn: duty.dueOn,
  arithmetic: duty.arithmetic,
  metOn: duty.metOn,
  over: overBy(caseFile, duty),
  corrected: duty.corrected,
  pauses: pausesOf(caseFile, duty, named),
  isLaw: duty.clock.only === 'employee',
});

export const dutiesOf = (now: CaseNow, person: PersonId, by: Beside): readonly DutyView[] => {
  const { caseFile } = now;
  const met = caseFile.duties.filter(({ metOn }) => metOn !== undefined);
  return [
    ...owedIn(now)
      .filter(({ duty }) => isShownTo(caseFile, person, duty?.clock))
      .map((owed) => openDuty(now, person, owed, by)),
    ...met
      .filter(({ clock }) => isShownTo(caseFile, person, clock))
      .map((duty) => metDuty(caseFile, person, duty, by.named)),
  ];
};

/**
 * The day by which an employee would have to be accused, as long as nobody recorded whether the case concerns one: told from the
 * beginning, since the law's clock runs whether anybody thinks of it or not.
 */
export const labourPerhaps = ({ caseFile }: CaseNow, person: PersonId): LabourPerhaps | undefined =>
  isHolder(caseFile, 'deliberation', person) ? accusationDue(caseFile) : undefined;

/** What is recorded of each step of the Labour Law, the newest where it was recorded again, with those before; undefined where it isn't theirs. */
export const labourOf = (caseFile: CaseFile, person: PersonId): LabourView | undefined => {
  if (caseFile.labour.length === 0 || !isHolder(caseFile, 'deliberation', person)) return undefined;
  return { steps: labourDays(caseFile), isPenaltyUnmet: isPenaltyUnmet(caseFile.duties) };
};
