// Duties: which clocks an act starts and stops, by the policy's table. Due days come from deadlines.ts alone.
import type { ActName, ActRule, DutyRule } from '../policy/types.ts';
import type { Line, PersonId, Roster } from '../protocol/check/index.ts';
import type { CaseFile, Duty } from './case-file.ts';
import { dueOn } from './deadlines.ts';
import type { PlainDate } from './plain-date.ts';

/** One act of the chain as the fold takes it. */
export type Step = {
  readonly line: Line;
  readonly act: Line['act'];
  readonly on: PlainDate;
  readonly name: ActName;
  /** The roster that it cites. */
  readonly roster: Roster | undefined;
};

/** What a duty begins or ends with: a line of the chain, or a roster, by its hash. */
type Turn = { readonly line: { readonly hash: string }; readonly on: PlainDate };

/** Day 0 of a clock: the day of the act itself, or of the act that the policy counts from. */
function dayZero(caseFile: CaseFile, rule: DutyRule, on: PlainDate): PlainDate {
  return rule.counted_from === 'acknowledge' ? (caseFile.review.acknowledgedOn ?? on) : on;
}

function newDuty(caseFile: CaseFile, rule: DutyRule, { line, on }: Turn): Duty {
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

/** Whom an act that answers a request for the identity answers; undefined for every other. */
const answeredBy = ({ act }: Pick<Step, 'act'>): PersonId | undefined =>
  act.kind === 'refuse-identity' || act.kind === 'announce' || act.kind === 'disclose-withheld'
    ? act.public.to
    : undefined;

/** Whether an act that meets duties of this kind meets this one: an answer is due to each who asked. */
const isMeant = ({ ledger }: CaseFile, { id, startedBy }: Duty, step: Pick<Step, 'act'>): boolean =>
  id !== 'identity-answer' || ledger.lines.some(({ hash, act }) => hash === startedBy && act.by === answeredBy(step));

/** The duties of a case after an act: those it meets or ends, and those it begins, by the policy's clocks. */
export function withDuties(caseFile: CaseFile, rule: ActRule, step: Step): readonly Duty[] {
  const over = [...rule.meets, ...(rule.ends ?? [])];
  const kept = caseFile.duties.map((duty) =>
    duty.metOn === undefined && over.includes(duty.id) && isMeant(caseFile, duty, step)
      ? { ...duty, metOn: step.on, metBy: step.line.hash }
      : duty,
  );
  const clocks = caseFile.policy.duties.filter(
    ({ duty, from }) => rule.owes.includes(duty) && from.includes(step.name),
  );
  return [...kept, ...clocks.map((clock) => newDuty(caseFile, clock, step))];
}

/**
 * The duties of a case with that of handing keys on, which no single act begins or meets: it is owed from the line after which
 * somebody lacks a key or a room must begin anew, or the roster under which that is so, until the one after which nothing does.
 */
export function withHandOn(caseFile: CaseFile, isAwaited: boolean, step: Turn): readonly Duty[] {
  const isOpen = ({ id, metOn }: Duty): boolean => id === 'hand-on' && metOn === undefined;
  if (isAwaited === caseFile.duties.some(isOpen)) return caseFile.duties;
  if (!isAwaited) {
    return caseFile.duties.map((duty) => (isOpen(duty) ? { ...duty, metOn: step.on, metBy: step.line.hash } : duty));
  }
  const clocks = caseFile.policy.duties.filter(({ duty }) => duty === 'hand-on');
  return [...caseFile.duties, ...clocks.map((clock) => newDuty(caseFile, clock, step))];
}
