// "Referred on this day, due when?": any clock of a policy from any day, and the days that can be asked about. No case stands
// behind it, so a clock has its first length alone, and nothing that follows from later acts.
import type { CalendarSettings } from '../policy/calendar.ts';
import type { ActName, DutyId, DutyRule, Policy } from '../policy/types.ts';
import { type Due, dueOn } from './deadlines.ts';
import { type PlainDate, plainDate } from './plain-date.ts';

/** The clocks that can be asked about by name, in the order in which a case meets them. */
export const CLOCKS = ['brief', 'acknowledgement', 'review', 'recommendation', 'ratification', 'feedback'] as const;
export type ClockName = (typeof CLOCKS)[number];

/** The days of the official Umm al-Qura table as it was compared with the calendar's own (domain.md §4.3). */
export const FIRST_DAY = plainDate('1937-03-14');
export const LAST_DAY = plainDate('2077-11-15');

export const isInTable = (day: PlainDate): boolean => day >= FIRST_DAY && day <= LAST_DAY;

/** A clock's rule, the act that it counts from, and its arithmetic. */
export type Answer = {
  readonly clock: ClockName;
  readonly rule: DutyRule;
  readonly counts: ActName | undefined;
  readonly due: Due;
  /** The day that is aimed at, where the policy names one. */
  readonly target: Due | undefined;
};

export type CalculatorFault = 'day-outside' | 'due-outside' | 'no-clock' | 'too-few-days';
export type Calculated =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly fault: CalculatorFault };

/** The first rule of a clock: of a recommendation that from the referral, not the shorter one after a return. */
const ruleOf = (policy: Policy, clock: ClockName): DutyRule | undefined => {
  const name: string = clock;
  return policy.duties.find(({ duty }: { readonly duty: DutyId }) => duty === name);
};

/** The clocks that a policy has. */
export const clocksOf = (policy: Policy): readonly ClockName[] =>
  CLOCKS.filter((clock) => ruleOf(policy, clock) !== undefined);

/** The act that a clock counts from. */
export const countedFromIn = (policy: Policy, clock: ClockName): ActName | undefined => {
  const rule = ruleOf(policy, clock);
  return rule?.counted_from ?? rule?.from[0];
};

/** When `clock` is due that began on `from`; refused where day or due day lie outside the table, or the policy has no such clock. */
export function calculate(policy: Policy, clock: ClockName, from: PlainDate, calendar: CalendarSettings): Calculated {
  const rule = ruleOf(policy, clock);
  if (rule === undefined) return { ok: false, fault: 'no-clock' };
  if (!isInTable(from)) return { ok: false, fault: 'day-outside' };
  const due = dueOn(rule.within, from, calendar);
  if (due.short === true) return { ok: false, fault: 'too-few-days' };
  if (!isInTable(due.dueOn)) return { ok: false, fault: 'due-outside' };
  const counts = countedFromIn(policy, clock);
  const target = rule.target === undefined ? undefined : dueOn(rule.target, from, calendar);
  return { ok: true, answer: { clock, rule, counts, due, target } };
}
