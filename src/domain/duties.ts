// Duties: which clocks an act starts and stops, by the policy's table. Due days come from deadlines.ts alone.
import type { ActName, ActRule, DutyRule } from '../policy/types.ts';
import type { Line } from '../protocol/check/index.ts';
import type { CaseFile, Duty } from './case-file.ts';
import { dueOn } from './deadlines.ts';
import type { PlainDate } from './plain-date.ts';

/** One act of the chain as the fold takes it. */
export type Step = {
  readonly line: Line;
  readonly act: Line['act'];
  readonly on: PlainDate;
  readonly name: ActName;
};

/** Day 0 of a clock: the day of the act itself, or of the act that the policy counts from. */
function dayZero(caseFile: CaseFile, rule: DutyRule, on: PlainDate): PlainDate {
  return rule.counted_from === 'acknowledge' ? (caseFile.review.acknowledgedOn ?? on) : on;
}

function newDuty(caseFile: CaseFile, rule: DutyRule, { line, on }: Step): Duty {
  const first = dueOn(rule.within, dayZero(caseFile, rule, on), caseFile.calendar);
  const other = rule.or_later === undefined ? first : dueOn(rule.or_later, on, caseFile.calendar);
  const arithmetic = other.dueOn > first.dueOn ? other : first;
  const target = rule.target === undefined ? {} : { targetOn: dueOn(rule.target, on, caseFile.calendar).dueOn };
  return {
    id: rule.duty,
    owedBy: rule.owed_by,
    startedBy: line.hash,
    startedOn: on,
    dueOn: arithmetic.dueOn,
    arithmetic,
    ...target,
  };
}

/** The duties of a case after an act: those it meets or ends, and those it begins, by the policy's clocks. */
export function withDuties(caseFile: CaseFile, rule: ActRule, step: Step): readonly Duty[] {
  const over = [...rule.meets, ...(rule.ends ?? [])];
  const kept = caseFile.duties.map((duty) =>
    duty.metOn === undefined && over.includes(duty.id) ? { ...duty, metOn: step.on, metBy: step.line.hash } : duty,
  );
  const clocks = caseFile.policy.duties.filter(
    ({ duty, from }) => rule.owes.includes(duty) && from.includes(step.name),
  );
  return [...kept, ...clocks.map((clock) => newDuty(caseFile, clock, step))];
}
