// To which discovery each recorded step of the Labour Law belongs: the report's, or that of evidence which opened the case anew.
// Nothing that was said or done of one counts for another, since nobody is told of what isn't discovered yet. Source: PROTOCOL B68.
import type { CaseFile, LabourRecord } from './case-file.ts';

/** A step as it belongs to the newest discovery that isn't after its day, of those up to the review in which it is recorded. */
export function recordOf(
  { review, reviews }: Pick<CaseFile, 'review' | 'reviews'>,
  record: Pick<LabourRecord, 'step' | 'day' | 'line'>,
): LabourRecord {
  const { startedBy } = reviews.findLast(({ startedOn }) => startedOn <= record.day) ?? reviews[0] ?? review;
  return { ...record, review: startedBy, ...(startedBy === review.startedBy ? {} : { late: true }) };
}

/**
 * Whether a case concerns an employee by what is recorded: a step is, and the last one isn't that none is accused. What is said late,
 * of a day before the evidence, silences nothing that the evidence discovered.
 */
export const concernsEmployee = (labour: CaseFile['labour']): boolean => {
  const last = labour.findLast(({ step, late }) => step !== 'none' || late !== true);
  return last !== undefined && last.step !== 'none';
};

type Recorded = Pick<CaseFile, 'labour' | 'review'>;

/** What is recorded of the present discovery. */
export const recordedNow = ({ labour, review }: Recorded): CaseFile['labour'] =>
  labour.filter((one) => one.review === review.startedBy);

/** What is recorded of those before it. */
export const recordedBefore = ({ labour, review }: Recorded): CaseFile['labour'] =>
  labour.filter((one) => one.review !== review.startedBy);

/** That no employee is accused, as often as it was recorded last of a discovery with no other step after it: each corrects the one before. */
export const saidOfNone = ({ labour, review }: Recorded, of: string = review.startedBy): CaseFile['labour'] =>
  labour.slice(labour.findLastIndex(({ step }) => step !== 'none') + 1).filter((one) => one.review === of);
