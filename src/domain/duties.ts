// Duties: which clocks an act starts and stops, by the policy's table. Due days come from deadlines.ts alone.
import type { ActName, ActRule, DutyRule, LabourStep } from '../policy/types.ts';
import type { Line, PersonId, Roster } from '../protocol/check/index.ts';
import { type CaseFile, type Duty, isClosedInReview, type LabourRecord, linesOfReview } from './case-file.ts';
import { type Beginning, clockDue, dueOn, earliestDue } from './deadlines.ts';
import { concernsEmployee, withLabourStep } from './labour-clocks.ts';
import { addDays, type PlainDate, plainDate } from './plain-date.ts';
import { rowsOf } from './rules.ts';

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

/**
 * Day 0 of a clock: the day of the act itself, or of the act that the policy counts from; none where that wasn't done yet. What
 * counts from the report counts from the evidence instead that opened the case anew: what is told by it was discovered then.
 */
function dayZero(caseFile: CaseFile, rule: DutyRule, on: PlainDate): PlainDate | undefined {
  if (rule.counted_from === 'submit') return caseFile.review.startedOn;
  if (rule.counted_from === 'recommend') return caseFile.investigatedOn;
  return rule.counted_from === 'acknowledge' ? (caseFile.review.acknowledgedOn ?? on) : on;
}

/** A clock's due day in a case, with the days that didn't count. */
function reckon(
  { calendar }: CaseFile,
  clock: DutyRule,
  beginning: Beginning,
  pauses: Duty['pauses'],
): Pick<Duty, 'dueOn' | 'arithmetic' | 'countedFrom'> {
  const arithmetic = clockDue(clock, beginning, calendar, pauses);
  return { dueOn: arithmetic.dueOn, arithmetic, countedFrom: arithmetic.from };
}

function newDuty(caseFile: CaseFile, clock: DutyRule, { line, on }: Turn): Duty | undefined {
  const zero = dayZero(caseFile, clock, on);
  if (zero === undefined) return undefined;
  const target = clock.target === undefined ? {} : { targetOn: dueOn(clock.target, on, caseFile.calendar).dueOn };
  return {
    id: clock.duty,
    owedBy: clock.owed_by,
    startedBy: line.hash,
    startedOn: on,
    clock,
    pauses: [],
    ...reckon(caseFile, clock, { zero, startedOn: on }, []),
    ...target,
  };
}

const begun = (caseFile: CaseFile, clocks: readonly DutyRule[], turn: Turn): readonly Duty[] =>
  clocks.flatMap((clock) => newDuty(caseFile, clock, turn) ?? []);

/** Whom an act that answers a request for the identity answers; undefined for every other. */
const answeredBy = ({ act }: Pick<Step, 'act'>): PersonId | undefined =>
  act.kind === 'refuse-identity' || act.kind === 'announce' || act.kind === 'disclose-withheld'
    ? act.public.to
    : undefined;

/** A duty's day by the policy alone, whatever the calendar makes of it: by this, and never by its due day, lines are judged (PROTOCOL B44). */
const dayOfPolicy = ({ clock, countedFrom }: Duty): PlainDate => earliestDue(clock.within, countedFrom);

/** The first day on which a duty can be met; no calendar moves it. */
export const opensOn = (duty: Duty): PlainDate =>
  duty.clock.opens === undefined ? duty.startedOn : addDays(dayOfPolicy(duty), -duty.clock.opens.days);

/** Whether an act that meets or ends duties of this kind means this one: an answer is due to each who asked. */
function isMeant({ ledger }: CaseFile, duty: Duty, step: Pick<Step, 'act' | 'on'>): boolean {
  if (step.act.kind === 'check-in') return step.on >= opensOn(duty);
  if (duty.id !== 'identity-answer') return true;
  return ledger.lines.some(({ hash, act }) => hash === duty.startedBy && act.by === answeredBy(step));
}

/** Whether the law's clocks can begin with an act: an employee is concerned, and the case isn't closed in review, unless it opens anew by it. */
const isOfEmployee = (caseFile: CaseFile, rule: ActRule): boolean =>
  concernsEmployee(caseFile.labour) && (!isClosedInReview(caseFile) || rule.to === 'review');

/** Whether an act begins this clock now: some begin once in a case that no evidence opens anew, or in cases of employees alone. */
function isBegun(caseFile: CaseFile, clock: DutyRule, rule: ActRule, name: ActName): boolean {
  if (!rule.owes.includes(clock.duty) || !clock.from.includes(name)) return false;
  if (clock.only === 'employee' && !isOfEmployee(caseFile, rule)) return false;
  if (clock.once !== true) return true;
  const lines = linesOfReview(caseFile);
  return !caseFile.duties.some(({ id, startedBy }) => id === clock.duty && lines.has(startedBy));
}

/** Open duties of that name with other pauses, reckoned anew; every other as it was. */
const repaused = (caseFile: CaseFile, id: string, change: (duty: Duty) => Duty['pauses']): readonly Duty[] =>
  caseFile.duties.map((duty) => {
    if (duty.id !== id || duty.metOn !== undefined) return duty;
    const pauses = change(duty);
    return {
      ...duty,
      pauses,
      ...reckon(caseFile, duty.clock, { zero: duty.countedFrom, startedOn: duty.startedOn }, pauses),
    };
  });

/** The duty that a pause stops, with its days left out. */
function withPause(caseFile: CaseFile, { line, act, on }: Step): readonly Duty[] {
  const { by } = act;
  if (act.kind !== 'pause' || by === 'reporter' || by === 'system') return caseFile.duties;
  const until = plainDate(act.public.until);
  return repaused(caseFile, act.public.duty, ({ pauses, dueOn: day }) => [
    ...pauses,
    { from: on, until, by, line: line.hash, ...(day < on ? { late: true } : {}) },
  ]);
}

/** The duty whose pause ends early: the days from this one on count again. */
function withResume(caseFile: CaseFile, { line, act, on }: Step): readonly Duty[] {
  const { by } = act;
  if (act.kind !== 'resume' || by === 'reporter' || by === 'system') return caseFile.duties;
  return repaused(caseFile, act.public.duty, ({ pauses }) =>
    pauses.map((pause) =>
      on >= pause.from && on <= pause.until
        ? { ...pause, until: addDays(on, -1), resumed: { on, by, line: line.hash, meantUntil: pause.until } }
        : pause,
    ),
  );
}

/** A question after closing that the reporter doesn't want. */
const stopped = (duty: Duty, { line, on }: Turn): Duty => ({ ...duty, metOn: on, metBy: line.hash, stopped: true });

/** The same as a duty again. */
function wantedAgain(duty: Duty): Duty {
  const { metOn: _on, metBy: _by, stopped: _stopped, ...open } = duty;
  return open;
}

/** The questions after closing as the reporter wishes: all that are open end, or those come again whose day by the policy isn't over. */
function withWish({ duties }: CaseFile, { line, act, on }: Step): readonly Duty[] {
  if (act.kind !== 'check-in-wish') return duties;
  const isMeant = (duty: Duty): boolean =>
    act.public.wanted
      ? duty.stopped === true && dayOfPolicy(duty) >= on
      : duty.id === 'check-in' && duty.metOn === undefined;
  const change = (duty: Duty): Duty => (act.public.wanted ? wantedAgain(duty) : stopped(duty, { line, on }));
  return duties.map((duty) => (isMeant(duty) ? change(duty) : duty));
}

/** What a new review ends is ended for good: of questions that the reporter stopped nothing comes again. */
function forGood(duty: Duty): Duty {
  const { stopped: _, ...over } = duty;
  return over;
}

/** The duties after a step of the Labour Law, with the clocks that it begins. It counts on the day on which it was done, which may lie before its line. */
function withStep(caseFile: CaseFile, rule: ActRule, turn: Turn, record: LabourRecord): readonly Duty[] {
  const clocks = caseFile.policy.duties.filter((clock) => isBegun(caseFile, clock, rule, 'labour-step'));
  return withLabourStep(caseFile, [...caseFile.duties, ...begun(caseFile, clocks, turn)], record);
}

/** What the duties would be after a step of the Labour Law that nobody has recorded yet; clocks that it begins stand behind all others. */
export function dutiesIfRecorded(caseFile: CaseFile, step: LabourStep, day: PlainDate): readonly Duty[] {
  const [rule] = rowsOf(caseFile.policy, 'labour-step');
  if (rule === undefined) return caseFile.duties;
  const record = { step, day, line: '' };
  const labour = [...caseFile.labour, record];
  return withStep({ ...caseFile, labour }, rule, { line: { hash: '' }, on: day }, record);
}

/** The duties of a case after an act: those that it begins by the policy's clocks, and those that it meets, ends, pauses or lets run. */
export function withDuties(caseFile: CaseFile, rule: ActRule, step: Step): readonly Duty[] {
  if (step.act.kind === 'pause') return withPause(caseFile, step);
  if (step.act.kind === 'resume') return withResume(caseFile, step);
  if (step.act.kind === 'check-in-wish') return withWish(caseFile, step);
  if (step.act.kind === 'labour-step') {
    const { step: recorded, day } = step.act.public;
    return withStep(caseFile, rule, step, { step: recorded, day: plainDate(day), line: step.line.hash });
  }
  const over = [...rule.meets, ...(rule.ends ?? [])];
  const clocks = caseFile.policy.duties.filter((clock) => isBegun(caseFile, clock, rule, step.name));
  const isUnwanted = ({ id }: Duty): boolean => id === 'check-in' && caseFile.checkInsStoppedOn !== undefined;
  const fresh = begun(caseFile, clocks, step).map((duty) => (isUnwanted(duty) ? stopped(duty, step) : duty));
  const before = caseFile.duties.map((duty) => (rule.ends?.includes(duty.id) === true ? forGood(duty) : duty));
  return [...before, ...fresh].map((duty) =>
    duty.metOn === undefined && over.includes(duty.id) && isMeant(caseFile, duty, step)
      ? { ...duty, metOn: step.on, metBy: step.line.hash }
      : duty,
  );
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
  return [...caseFile.duties, ...begun(caseFile, clocks, step)];
}
