// Which clock of the Labour Law a recorded step meets, and what becomes of its day where the step is recorded again: a correction
// corrects, and no clock that stopped starts again, but where it was said that no employee is accused and a later step says otherwise.
// Source: PROTOCOL B27, B45, B51, B64.
import { type DutyId, LABOUR_STEPS, type LabourStep } from '../policy/types.ts';
import type { CaseFile, Duty, LabourRecord } from './case-file.ts';
import type { LabourDays } from './labour-doubts.ts';
import type { PlainDate } from './plain-date.ts';

/** Which clock of the Labour Law a recorded step meets. */
const MET_BY_STEP: Readonly<Partial<Record<LabourStep, DutyId>>> = {
  notice: 'labour-accuse',
  decision: 'labour-penalty',
};

/** Whether a case concerns an employee by what is recorded: a step is, and the last one isn't that none is accused. */
export const concernsEmployee = (labour: CaseFile['labour']): boolean =>
  labour.length > 0 && labour.at(-1)?.step !== 'none';

/** A clock of the law that runs, or that ended before since no employee is accused: the day that is recorded last counts. */
const isDroppable = ({ clock, metOn, dropped: none }: Duty): boolean =>
  clock.only === 'employee' && (metOn === undefined || none === true);

/** A clock of the law that ends unmet, since no employee is concerned or accused. */
const dropped = (duty: Duty, { day, line }: LabourRecord): Duty => ({
  ...duty,
  metOn: day,
  metBy: line,
  dropped: true,
});

/** The same as one that runs again, since a later step says otherwise; its days count from where they did. */
function taken(duty: Duty): Duty {
  if (duty.dropped !== true) return duty;
  const { metOn: _on, metBy: _by, dropped: _, ...open } = duty;
  return open;
}

/** A duty that a recorded step met on another day than was said before; what was said before stays beside it. */
const corrected = (duty: Duty, metOn: PlainDate, { day, line }: LabourRecord): Duty => ({
  ...duty,
  metOn: day,
  metBy: line,
  corrected: [...(duty.corrected ?? []), metOn],
});

/**
 * The duties after a recorded step. It meets what is open and began by its day (a notice, where none that was met did, whatever is
 * open); where it meets nothing, it corrects the day of the newest clock that such a step met and that began by its day, else of the
 * newest at all. The same day again moves nothing. That no employee is accused ends what is open, until another step is recorded.
 */
export function withLabourStep(
  { labour }: Pick<CaseFile, 'labour'>,
  before: readonly Duty[],
  record: LabourRecord,
): readonly Duty[] {
  const { step, day, line } = record;
  if (step === 'none') return before.map((duty) => (isDroppable(duty) ? dropped(duty, record) : duty));
  const duties = before.map(taken);
  const ofStep = duties.filter(({ id }) => id === MET_BY_STEP[step]);
  const stepped = ofStep.filter(({ metBy }) => labour.some((one) => one.line === metBy));
  const begunBefore = stepped.filter(({ countedFrom }) => countedFrom <= day);
  const isAny = step === 'notice' && begunBefore.length === 0;
  const open = ofStep.filter(({ metOn, countedFrom }) => metOn === undefined && (isAny || countedFrom <= day));
  const wrong = open.length > 0 ? undefined : (begunBefore.at(-1) ?? stepped.at(-1));
  return duties.map((duty) => {
    if (open.includes(duty)) return { ...duty, metOn: day, metBy: line };
    if (duty !== wrong || duty.metOn === undefined || duty.metOn === day) return duty;
    return corrected(duty, duty.metOn, record);
  });
}

type ClockState = Pick<Duty, 'id' | 'metOn' | 'countedFrom' | 'dropped'>;

/** Whether what is recorded of a duty is from before its clock began, so that it isn't told as met (PROTOCOL B45, B51). */
export const isBeforeItsClock = ({ id, metOn, countedFrom, dropped: none }: ClockState): boolean =>
  id === 'labour-penalty' && none !== true && metOn !== undefined && metOn < countedFrom;

/** Whether nothing that is recorded meets the clock of the penalty: it hasn't begun, or still runs, or was stopped in error. */
export const isPenaltyUnmet = (duties: readonly ClockState[]): boolean => {
  const clocks = duties.filter(({ id }) => id === 'labour-penalty');
  return clocks.length === 0 || clocks.some((duty) => duty.metOn === undefined || isBeforeItsClock(duty));
};

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
};

/** Whether a decision of that day would meet no clock: there is none yet that began by it, nor does this step begin one. */
function isDecisionUnmet(
  { duties, investigatedOn }: Pick<CaseFile, 'duties' | 'investigatedOn'>,
  after: readonly Duty[],
  day: PlainDate,
): boolean {
  if (duties.some(({ id }) => id === 'labour-penalty')) return isPenaltyUnmet(after);
  return investigatedOn === undefined || day < investigatedOn;
}

/** What is said of a step before it is signed. Source: PROTOCOL B51. */
export function labourEffect(
  caseFile: Pick<CaseFile, 'labour' | 'duties' | 'investigatedOn'>,
  step: LabourStep,
  day: PlainDate,
): LabourEffect {
  const { labour, duties } = caseFile;
  const after = withLabourStep(caseFile, duties, { step, day, line: '' });
  const correction = correctionBetween(duties, after, day);
  const idsOf = (those: readonly Duty[], others: readonly Duty[]): readonly DutyId[] =>
    those.filter((duty, at) => duty.dropped === true && others[at]?.dropped !== true).map(({ id }) => id);
  const changes = { ends: idsOf(after, duties), runsAgain: idsOf(duties, after) };
  if (correction !== undefined) return { correction, before: undefined, isUnmet: false, ...changes };
  const isMeeting = after.some((duty, at) => duty.metOn !== duties[at]?.metOn);
  const hadMet = duties.some(
    ({ id, metBy, dropped: none }) =>
      id === MET_BY_STEP[step] && none !== true && labour.some(({ line }) => line === metBy),
  );
  // That none is accused takes the place of nothing once another step has let the clocks run again.
  const isAnew = step === 'none' && concernsEmployee(labour);
  const last = isAnew ? undefined : labour.findLast((one) => one.step === step)?.day;
  return {
    correction,
    // What meets a clock by itself takes nothing's place, where the one before met another or is of that day.
    before: isMeeting && (hadMet || last === day) ? undefined : last,
    isUnmet: step === 'decision' && isDecisionUnmet(caseFile, after, day),
    ...changes,
  };
}

/** The days of a step that another took the place of, in order. A second notice can be a new clock's: there the clocks know. */
function correctedDays(
  { labour, duties }: Pick<CaseFile, 'labour' | 'duties'>,
  step: LabourStep,
): readonly PlainDate[] {
  if (step === 'notice') {
    return duties.filter(({ id }) => id === MET_BY_STEP.notice).flatMap(({ corrected: days }) => days ?? []);
  }
  // That none is accused corrects what was said of it since the last other step alone.
  const since = step === 'none' ? labour.findLastIndex((one) => one.step !== 'none') + 1 : 0;
  const days = labour
    .slice(since)
    .filter((one) => one.step === step)
    .map(({ day }) => day);
  return days.filter((day, at) => at + 1 < days.length && day !== days[at + 1]);
}

/** The steps that there is something to say of: that none is accused stands alone with what is recorded, and only while it holds. */
const shownSteps = ({ labour }: Pick<CaseFile, 'labour'>): readonly LabourStep[] =>
  LABOUR_STEPS.filter((step) =>
    labour.length === 0 || concernsEmployee(labour)
      ? step !== 'none'
      : step === 'none' || labour.some((one) => one.step === step),
  );

/** Each step with the day that counts, and with those that it corrects. */
export const labourDays = (caseFile: Pick<CaseFile, 'labour' | 'duties'>): LabourDays =>
  shownSteps(caseFile).map((step) => ({
    step,
    day: caseFile.labour.findLast((one) => one.step === step)?.day,
    corrected: correctedDays(caseFile, step),
  }));
