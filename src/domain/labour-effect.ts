// What recording a step of the Labour Law would do, for whoever is about to sign it, and until when an employee would have to be
// accused while nobody has recorded whether one is. The same rules as the fold's. Source: PROTOCOL B51, B64, B68.
import type { DutyId, LabourStep } from '../policy/types.ts';
import type { CaseFile, Duty, LabourRecord } from './case-file.ts';
import { clockDue, type Due } from './deadlines.ts';
import { dutiesIfRecorded } from './duties.ts';
import { isBeforeItsClock, isPenaltyUnmet } from './labour-clocks.ts';
import { concernsEmployee, recordOf, saidOfNone } from './labour-records.ts';
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

/** A clock that a step brings to run, or meets, and when it is due. */
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
  /** The clocks that run from it on and didn't run before, whether they begin or run again; and those that it meets. */
  readonly running: readonly RunningClock[];
  readonly meets: readonly RunningClock[];
  /** The day of the evidence that opened the case anew, where the step's lies before it: it then belongs to what was discovered before. */
  readonly beforeEvidence: PlainDate | undefined;
};

/** The day on which such a step is recorded before, of the same discovery. That none is accused takes the place of nothing once something else was said. */
const lastDay = (caseFile: CaseFile, { step, review }: LabourRecord): PlainDate | undefined => {
  const those = step === 'none' ? saidOfNone(caseFile, review) : caseFile.labour;
  return those.findLast((one) => one.step === step && one.review === review)?.day;
};

/** What is said of a step before it is signed. Source: PROTOCOL B51. */
export function labourEffect(caseFile: CaseFile, step: LabourStep, day: PlainDate): LabourEffect {
  const { duties } = caseFile;
  const after = dutiesIfRecorded(caseFile, step, day);
  const correction = correctionBetween(duties, after, day);
  const idsOf = (those: readonly Duty[], others: readonly Duty[]): readonly DutyId[] =>
    those.filter((duty, at) => duty.dropped === true && others[at]?.dropped !== true).map(({ id }) => id);
  const isNew = ({ metOn }: Duty, at: number): boolean =>
    metOn === undefined && (duties[at] === undefined || duties[at].metOn !== undefined);
  const isMet = ({ metBy, dropped: none }: Duty): boolean => metBy === '' && none !== true;
  const record = recordOf(caseFile, { step, day, line: '' });
  const changes = {
    ends: idsOf(after, duties),
    runsAgain: idsOf(duties, after),
    running: after.filter(isNew).map(({ id, dueOn }) => ({ id, dueOn })),
    meets: correction === undefined ? after.filter(isMet).map(({ id, dueOn }) => ({ id, dueOn })) : [],
    beforeEvidence: record.late === true ? caseFile.review.startedOn : undefined,
  };
  if (correction !== undefined) return { correction, before: undefined, isUnmet: false, ...changes };
  const last = lastDay(caseFile, record);
  return {
    correction,
    // The same day again, which now meets what it didn't.
    before: changes.meets.length > 0 && last === day ? undefined : last,
    isUnmet: step === 'decision' && isPenaltyUnmet(after),
    ...changes,
  };
}

/**
 * By when an employee would have to be accused, as long as nobody recorded whether what was discovered last concerns one, with how many
 * days before that is told: counted from the report, or from the evidence that opened the case anew. None where the case is closed.
 */
export function accusationDue(
  caseFile: CaseFile,
): { readonly arithmetic: Due; readonly alerts: readonly number[] } | undefined {
  const { policy, labour, stage, review, calendar } = caseFile;
  const isSaid = concernsEmployee(labour) || saidOfNone(caseFile).length > 0;
  const clock = policy.duties.find(({ duty, counted_from: from }) => duty === 'labour-accuse' && from === 'submit');
  if (clock === undefined || isSaid || stage === 'closed') return undefined;
  const { startedOn } = review;
  return { arithmetic: clockDue(clock, { zero: startedOn, startedOn }, calendar), alerts: clock.alerts ?? [] };
}
