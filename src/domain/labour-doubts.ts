// What in the recorded steps of the Labour Law is worth a question: nothing of it is forbidden, since what took place took place.
import type { LabourStep } from '../policy/types.ts';
import type { PlainDate } from './plain-date.ts';

/** Each step with the day on which it was done, if it was, and the days that were recorded before and corrected. */
export type LabourDays = readonly {
  readonly step: LabourStep;
  readonly day: PlainDate | undefined;
  readonly corrected: readonly PlainDate[];
}[];

/** `missing` before a decision that is recorded; two steps in the wrong order; a decision from before its clock began. */
export type LabourDoubt =
  | { readonly kind: 'missing'; readonly steps: readonly LabourStep[] }
  | { readonly kind: 'order'; readonly later: LabourStep; readonly earlier: LabourStep }
  | { readonly kind: 'early' };

/** What comes before a decision on a penalty. Source: Labour Law, article 71. */
export const BEFORE_DECISION: readonly LabourStep[] = ['notice', 'hearing', 'defence'];

/** Which comes before which: notice before all else, a decision behind everything. */
const ORDER: readonly (readonly [earlier: LabourStep, later: LabourStep])[] = [
  ['notice', 'hearing'],
  ['notice', 'defence'],
  ...BEFORE_DECISION.map((step) => [step, 'decision'] as const),
];

/** Doubts about what is recorded; `isUnmet` is whether nothing that is recorded meets the clock of the penalty, which may not have begun. Source: PROTOCOL B27. */
export const labourDoubts = (labour: LabourDays, isUnmet: boolean): readonly LabourDoubt[] => {
  const dayOf = (step: LabourStep): PlainDate | undefined => labour.find((one) => one.step === step)?.day;
  const isDecided = dayOf('decision') !== undefined;
  const missing = isDecided ? BEFORE_DECISION.filter((step) => dayOf(step) === undefined) : [];
  const turned = ORDER.filter(([earlier, later]) => {
    const [first, second] = [dayOf(earlier), dayOf(later)];
    return first !== undefined && second !== undefined && second < first;
  });
  return [
    ...(missing.length === 0 ? [] : [{ kind: 'missing', steps: missing } as const]),
    ...turned.map(([earlier, later]) => ({ kind: 'order', later, earlier }) as const),
    ...(isDecided && isUnmet ? [{ kind: 'early' } as const] : []),
  ];
};
