// Which clock of the Labour Law a recorded step meets, and what becomes of its day where the step is recorded again: a correction
// corrects, and no clock that stopped starts again, but where it was said that no employee is accused and a later step says otherwise.
// What is said of new evidence is nothing that was said before it. Source: PROTOCOL B27, B45, B51, B64, B68.
import { type DutyId, LABOUR_STEPS, type LabourStep } from '../policy/types.ts';
import { type CaseFile, type Duty, isClosedInReview, type LabourRecord, linesOfReview } from './case-file.ts';
import type { LabourDays } from './labour-doubts.ts';
import type { PlainDate } from './plain-date.ts';

/** Which clock of the Labour Law a recorded step meets. */
export const MET_BY_STEP: Readonly<Partial<Record<LabourStep, DutyId>>> = {
  notice: 'labour-accuse',
  decision: 'labour-penalty',
};

/** Whether a case concerns an employee by what is recorded: a step is, and the last one isn't that none is accused. */
export const concernsEmployee = (labour: CaseFile['labour']): boolean =>
  labour.length > 0 && labour.at(-1)?.step !== 'none';

type Recorded = Pick<CaseFile, 'labour' | 'ledger' | 'review'>;

/** What is recorded since the report came, or since the evidence that opened the case anew. */
export const recordedInReview = (caseFile: Recorded): CaseFile['labour'] => {
  const lines = linesOfReview(caseFile);
  return caseFile.labour.filter(({ line }) => lines.has(line));
};

/** That no employee is accused, as often as it was recorded last in the present review with no other step after it: each corrects the one before. */
export const saidOfNone = (caseFile: Recorded): CaseFile['labour'] => {
  const recorded = recordedInReview(caseFile);
  return recorded.slice(recorded.findLastIndex(({ step }) => step !== 'none') + 1);
};

/** Whether a clock ended by one of these records. */
const isDroppedBy = (said: CaseFile['labour'], { dropped: none, metBy }: Duty): boolean =>
  none === true && said.some(({ line }) => line === metBy);

/** A clock of the law that ends unmet, since no employee is concerned or accused. */
const dropped = (duty: Duty, { day, line }: LabourRecord): Duty => ({
  ...duty,
  metOn: day,
  metBy: line,
  dropped: true,
});

/** The same as one that runs again, since a later step says otherwise; its days count from where they did. */
function taken(duty: Duty): Duty {
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

/** The duties once it is recorded that none is accused: what is open ends, and of what ended by that before, the newest day counts. */
const withNone = (before: readonly Duty[], said: CaseFile['labour'], record: LabourRecord): readonly Duty[] =>
  before.map((duty) =>
    duty.clock.only === 'employee' && (duty.metOn === undefined || isDroppedBy(said, duty))
      ? dropped(duty, record)
      : duty,
  );

/**
 * The duties after a recorded step. It meets what is open and began by its day (a notice, where none that was met did, whatever is
 * open); where it meets nothing, it corrects the day of the newest clock that such a step met and that began by its day, else of the
 * newest at all. The same day again moves nothing. That no employee is accused ends what is open, until another step is recorded;
 * in a case that is closed in review, and once evidence opened it anew, what ended before doesn't run again.
 */
export function withLabourStep(
  caseFile: Recorded & Pick<CaseFile, 'outcome'>,
  before: readonly Duty[],
  record: LabourRecord,
): readonly Duty[] {
  const { step, day, line } = record;
  const labour = caseFile.labour.filter((one) => one.line !== line);
  const said = saidOfNone({ ...caseFile, labour });
  if (step === 'none') return withNone(before, said, record);
  const isRunAgain = (duty: Duty): boolean => !isClosedInReview(caseFile) && isDroppedBy(said, duty);
  const duties = before.map((duty) => (isRunAgain(duty) ? taken(duty) : duty));
  const ofStep = duties.filter(({ id, dropped: none }) => id === MET_BY_STEP[step] && none !== true);
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

/** The days of a step that another took the place of, in order. A second notice can be a new clock's: there the clocks know. */
function correctedDays(caseFile: Recorded & Pick<CaseFile, 'duties'>, step: LabourStep): readonly PlainDate[] {
  const { labour, duties } = caseFile;
  if (step === 'notice') {
    return duties.filter(({ id }) => id === MET_BY_STEP.notice).flatMap(({ corrected: days }) => days ?? []);
  }
  const meant = step === 'none' ? saidOfNone(caseFile) : labour.filter((one) => one.step === step);
  const days = meant.map(({ day }) => day);
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
export const labourDays = (caseFile: Recorded & Pick<CaseFile, 'duties'>): LabourDays =>
  shownSteps(caseFile).map((step) => ({
    step,
    day: caseFile.labour.findLast((one) => one.step === step)?.day,
    corrected: correctedDays(caseFile, step),
  }));
