// What recording a step of the Labour Law would do, for whoever is about to sign it, and until when an employee would have to be
// accused while nobody has recorded whether one is. The same rules as the fold's. Source: PROTOCOL B51, B64, B68.
import type { DutyId, LabourStep } from '../policy/types.ts';
import type { CaseFile, Duty } from './case-file.ts';
import { clockDue, type Due } from './deadlines.ts';
import { dutiesIfRecorded } from './duties.ts';
import { isBeforeItsClock, isPenaltyUnmet, MET_BY_STEP, recordedInReview, saidOfNone } from './labour-clocks.ts';
import type { PlainDate } from './plain-date.ts';

/** What a step would correct if it were recorded now: the duty, the day that is told of it, and the one that will be. */
export type LabourCorrection = {
  readonly id: DutyId;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** That day is from before the clock began. */
  readonly early: boolean;
};

/** What a step of that day corrected, by the duties before and after it; undefined where it corrected nothing. */
function correctionBetween(
  before: readonly Duty[],
  after: readonly Duty[],
  day: PlainDate,
): LabourCorrection | undefined {
  const found = after.find((duty, at) => duty.corrected !== before[at]?.corrected);
  const from = found?.corrected?.at(-1);
  return found === undefined || from === undefined
    ? undefined
    : { id: found.id, from, to: day, early: isBeforeItsClock(found) };
}

/** A clock that a step brings to run, and when it is then due. */
export type RunningClock = { readonly id: DutyId; readonly dueOn: PlainDate };

/** What recording a step would do. */
export type LabourEffect = {
  /** The clock whose day it corrects; undefined where it corrects none. */
  readonly correction: LabourCorrection | undefined;
  /** The day on which the same step is recorded, where no clock's day is corrected and this one takes its place, or is the same. */
  readonly before: PlainDate | undefined;
  /** It is a decision from before the clock of the penalty began. */
  readonly isUnmet: boolean;
  /** The clocks that it ends without their being met, and those that it lets run again or begins to meet anew. */
  readonly ends: readonly DutyId[];
  readonly runsAgain: readonly DutyId[];
  /** The clocks that run from it on and didn't run before, whether they begin or run again. */
  readonly running: readonly RunningClock[];
};

/** Whether what a step meets is another's than what an earlier one of its kind did: of that day, for another clock, or before the evidence. */
function isAnothers(caseFile: CaseFile, step: LabourStep, day: PlainDate): boolean {
  const { duties, labour } = caseFile;
  const hadMet = duties.some(
    ({ id, metBy, dropped: none }) =>
      id === MET_BY_STEP[step] && none !== true && labour.some(({ line }) => line === metBy),
  );
  const isOfStep = (one: { readonly step: LabourStep }): boolean => one.step === step;
  return hadMet || labour.findLast(isOfStep)?.day === day || !recordedInReview(caseFile).some(isOfStep);
}

/** The day on which such a step is recorded before. That none is accused takes the place of nothing once something else was said, or found. */
const lastDay = (caseFile: CaseFile, step: LabourStep): PlainDate | undefined =>
  (step === 'none' ? saidOfNone(caseFile) : caseFile.labour).findLast((one) => one.step === step)?.day;

/** What is said of a step before it is signed. Source: PROTOCOL B51. */
export function labourEffect(caseFile: CaseFile, step: LabourStep, day: PlainDate): LabourEffect {
  const { duties } = caseFile;
  const after = dutiesIfRecorded(caseFile, step, day);
  const correction = correctionBetween(duties, after, day);
  const idsOf = (those: readonly Duty[], others: readonly Duty[]): readonly DutyId[] =>
    those.filter((duty, at) => duty.dropped === true && others[at]?.dropped !== true).map(({ id }) => id);
  const isNew = ({ metOn }: Duty, at: number): boolean =>
    metOn === undefined && (duties[at] === undefined || duties[at].metOn !== undefined);
  const changes = {
    ends: idsOf(after, duties),
    runsAgain: idsOf(duties, after),
    running: after.filter(isNew).map(({ id, dueOn }) => ({ id, dueOn })),
  };
  if (correction !== undefined) return { correction, before: undefined, isUnmet: false, ...changes };
  const isMeeting = after.some((duty, at) => duty.metOn !== duties[at]?.metOn);
  return {
    correction,
    before: isMeeting && isAnothers(caseFile, step, day) ? undefined : lastDay(caseFile, step),
    isUnmet: step === 'decision' && isPenaltyUnmet(after),
    ...changes,
  };
}

/**
 * By when an employee would have to be accused, as long as nobody recorded whether the case concerns one, with how many days before
 * that is told: counted from the report, or from the evidence that opened the case anew. None where the case is closed.
 */
export function accusationDue(
  caseFile: CaseFile,
): { readonly arithmetic: Due; readonly alerts: readonly number[] } | undefined {
  const { policy, labour, stage, review, calendar } = caseFile;
  const clock = policy.duties.find(({ duty, counted_from: from }) => duty === 'labour-accuse' && from === 'submit');
  if (clock === undefined || labour.length > 0 || stage === 'closed') return undefined;
  const { startedOn } = review;
  return { arithmetic: clockDue(clock, { zero: startedOn, startedOn }, calendar), alerts: clock.alerts ?? [] };
}
