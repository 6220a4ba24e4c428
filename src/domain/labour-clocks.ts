// Which clock of the Labour Law a recorded step meets, and what becomes of its day where the step is recorded again: a correction
// corrects, and no clock that stopped starts again. Source: PROTOCOL B27, B45, B51.
import type { DutyId, LabourStep } from '../policy/types.ts';
import type { CaseFile, Duty, LabourRecord } from './case-file.ts';
import type { PlainDate } from './plain-date.ts';

/** Which clock of the Labour Law a recorded step meets. */
const MET_BY_STEP: Readonly<Partial<Record<LabourStep, DutyId>>> = {
  notice: 'labour-accuse',
  decision: 'labour-penalty',
};

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
 * newest at all. The same day again moves nothing.
 */
export function withLabourStep(
  { labour }: Pick<CaseFile, 'labour'>,
  duties: readonly Duty[],
  record: LabourRecord,
): readonly Duty[] {
  const { step, day, line } = record;
  const ofStep = duties.filter(({ id }) => id === MET_BY_STEP[step]);
  const before = ofStep.filter(({ metBy }) => labour.some((one) => one.line === metBy));
  const begunBefore = before.filter(({ countedFrom }) => countedFrom <= day);
  const isAny = step === 'notice' && begunBefore.length === 0;
  const open = ofStep.filter(({ metOn, countedFrom }) => metOn === undefined && (isAny || countedFrom <= day));
  const wrong = open.length > 0 ? undefined : (begunBefore.at(-1) ?? before.at(-1));
  return duties.map((duty) => {
    if (open.includes(duty)) return { ...duty, metOn: day, metBy: line };
    if (duty !== wrong || duty.metOn === undefined || duty.metOn === day) return duty;
    return corrected(duty, duty.metOn, record);
  });
}

/** Whether what is recorded of a duty is from before its clock began, so that it isn't told as met (PROTOCOL B45, B51). */
export const isBeforeItsClock = ({ id, metOn, countedFrom }: Pick<Duty, 'id' | 'metOn' | 'countedFrom'>): boolean =>
  id === 'labour-penalty' && metOn !== undefined && metOn < countedFrom;

/** Whether the clock of the penalty ran, and by what is recorded last nothing meets it: it still runs, or was stopped in error. */
export const isPenaltyUnmet = (duties: readonly Pick<Duty, 'id' | 'metOn' | 'countedFrom'>[]): boolean =>
  duties.some((duty) => duty.id === 'labour-penalty' && (duty.metOn === undefined || isBeforeItsClock(duty)));

/** What a step would correct if it were recorded now: the duty, the day that is told of it, and the one that will be. */
export type LabourCorrection = {
  readonly id: DutyId;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** That day is from before the clock began. */
  readonly early: boolean;
};

/** What recording a step would correct; undefined where it corrects nothing. */
export function labourCorrection(
  caseFile: Pick<CaseFile, 'labour' | 'duties'>,
  step: LabourStep,
  day: PlainDate,
): LabourCorrection | undefined {
  const after = withLabourStep(caseFile, caseFile.duties, { step, day, line: '' });
  const found = after.find((duty, at) => duty.corrected !== caseFile.duties[at]?.corrected);
  const from = found?.corrected?.at(-1);
  return found === undefined || from === undefined
    ? undefined
    : { id: found.id, from, to: day, early: isBeforeItsClock(found) };
}
