// "Referred on this day, due when?": any clock of a policy from any day, and the days that can be asked about. No case stands
// behind it, so nothing is known of pauses; what a clock counts from is asked for, and it ends as a case's would.
import type { CalendarSettings } from '../policy/calendar.ts';
import type { ActName, DutyId, DutyRule, Policy, Within } from '../policy/types.ts';
import { clockDue, type Due, dueOn } from './deadlines.ts';
import { type PlainDate, plainDate } from './plain-date.ts';

/** The clocks that can be asked about by name, in the order in which a case meets them. */
export const CLOCKS = [
  'brief',
  'acknowledgement',
  'review',
  'recommendation',
  'ratification',
  'return',
  'feedback',
  'answer',
  'hand-on',
  'identity-answer',
  'labour-accuse',
  'labour-penalty',
  'check-in-1',
  'check-in-2',
  'check-in-3',
] as const;
export type ClockName = (typeof CLOCKS)[number];

/** The days of the official Umm al-Qura table as it was compared with the calendar's own (domain.md §4.3). */
export const FIRST_DAY = plainDate('1937-03-14');
export const LAST_DAY = plainDate('2077-11-15');

export const isInTable = (day: PlainDate): boolean => day >= FIRST_DAY && day <= LAST_DAY;

/** A clock's rule, the act that it counts from, or the first of those, and its arithmetic. */
export type Answer = {
  readonly clock: ClockName;
  readonly rule: DutyRule;
  readonly counts: ActName | undefined;
  readonly due: Due;
  /** The day that is aimed at, where the policy names one. */
  readonly target: Due | undefined;
  /** It is due so long after this act, if that is later; that day wasn't given. */
  readonly orLater: { readonly within: Within; readonly after: ActName | undefined } | undefined;
};

/**
 * `one-day`: the clock is counted from the day on which it begins, and has no other. `too-few-days`: the calendar leaves too few
 * working days.
 */
export type CalculatorFault = 'day-outside' | 'due-outside' | 'no-clock' | 'one-day' | 'too-few-days';
export type Calculated =
  | { readonly ok: true; readonly answer: Answer }
  | { readonly ok: false; readonly fault: CalculatorFault };

/** The questions after closing begin together: each is a clock by its place among them. */
const CHECK_INS = { 'check-in-1': 0, 'check-in-2': 1, 'check-in-3': 2 } as const;
const isCheckIn = (clock: ClockName): clock is keyof typeof CHECK_INS => Object.hasOwn(CHECK_INS, clock);

const isReturn = ({ from }: DutyRule): boolean => from[0] === 'return';

/** The first rule of a clock's duty: of a recommendation that from the referral. The one from a return is a clock by itself. */
const ruleOf = ({ duties }: Policy, clock: ClockName): DutyRule | undefined => {
  if (isCheckIn(clock)) return duties.filter(({ duty }) => duty === 'check-in')[CHECK_INS[clock]];
  const name: DutyId = clock === 'return' ? 'recommendation' : clock;
  return duties.find((rule) => rule.duty === name && isReturn(rule) === (clock === 'return'));
};

/** The acts that a rule's clock counts from; a recommendation is carried by whichever act makes its quorum. */
export const countedActs = ({ counted_from: counted, from }: DutyRule): readonly ActName[] => {
  if (counted === undefined) return from;
  return from.includes(counted) ? from.filter((act) => act !== 'labour-step') : [counted];
};

/**
 * By which other acts than the one that it is answered for a clock of that name and length begins, by this rule or another of its
 * duty. The one from a return is a clock by itself.
 */
export const alsoBegins = (policy: Policy, clock: ClockName): readonly ActName[] => {
  const rule = ruleOf(policy, clock);
  if (rule === undefined) return [];
  const isAlike = (other: DutyRule): boolean =>
    other.duty === rule.duty && JSON.stringify(other.within) === JSON.stringify(rule.within) && !isReturn(other);
  const rules = clock === 'return' ? [rule] : policy.duties.filter(isAlike);
  return [...new Set(rules.flatMap(countedActs))].filter((act) => act !== countsFrom(rule));
};

/** The clocks that a policy has. */
export const clocksOf = (policy: Policy): readonly ClockName[] =>
  CLOCKS.filter((clock) => ruleOf(policy, clock) !== undefined);

/** Every act that an answer's clock can be counted from: one that the policy names, or whichever of several begins it. */
export const actsOf = ({ rule, counts }: Pick<Answer, 'rule' | 'counts'>): readonly ActName[] => {
  if (counts === undefined) return [];
  return counts === rule.counted_from ? [counts] : rule.from;
};

const countsFrom = ({ counted_from, from }: DutyRule): ActName | undefined => counted_from ?? from[0];

/** What a clock is called, by its length where several have one name, and the acts that it counts from: usually one, else from an earlier one than that which begins it. */
export const aboutClock = (policy: Policy, clock: ClockName) => {
  const rule = ruleOf(policy, clock);
  return rule === undefined
    ? undefined
    : {
        duty: rule.duty,
        within: isCheckIn(clock) ? rule.within : undefined,
        counts: countsFrom(rule),
        begins: rule.or_later === undefined ? undefined : rule.from[0],
      };
};

const answered = (answer: Answer): Calculated => {
  if (answer.due.short === true) return { ok: false, fault: 'too-few-days' };
  return isInTable(answer.due.dueOn) ? { ok: true, answer } : { ok: false, fault: 'due-outside' };
};

/**
 * When `clock` is due that is counted from `from`, and that began on `begunOn` where the policy counts it from an earlier act than
 * the one that begins it. Refused where a day or the due day lies outside the table, or the policy has no such clock.
 */
export function calculate(
  policy: Policy,
  clock: ClockName,
  from: PlainDate,
  calendar: CalendarSettings,
  begunOn?: PlainDate,
): Calculated {
  const rule = ruleOf(policy, clock);
  if (rule === undefined) return { ok: false, fault: 'no-clock' };
  if (!isInTable(from) || (begunOn !== undefined && !isInTable(begunOn))) return { ok: false, fault: 'day-outside' };
  if (begunOn !== undefined && rule.or_later === undefined) return { ok: false, fault: 'one-day' };
  const target = rule.target === undefined ? undefined : dueOn(rule.target, from, calendar);
  const shared = { clock, rule, target };
  if (begunOn !== undefined) {
    const due = clockDue(rule, { zero: from, startedOn: begunOn }, calendar);
    const counts = due.from === from ? countsFrom(rule) : rule.from[0];
    return answered({ ...shared, counts, due, orLater: undefined });
  }
  const { or_later: _, ...first } = rule;
  const due = clockDue(first, { zero: from, startedOn: from }, calendar);
  const orLater = rule.or_later === undefined ? undefined : { within: rule.or_later, after: rule.from[0] };
  return answered({ ...shared, counts: countsFrom(rule), due, orLater });
}

/** The other side of a clock with two lengths: `from` is the day of the act that begins it. Undefined for every other. */
export function calculateBegun(
  policy: Policy,
  clock: ClockName,
  from: PlainDate,
  calendar: CalendarSettings,
): Calculated | undefined {
  const rule = ruleOf(policy, clock);
  if (rule?.or_later === undefined) return undefined;
  if (!isInTable(from)) return { ok: false, fault: 'day-outside' };
  const due = clockDue({ ...rule, within: rule.or_later }, { zero: from, startedOn: from }, calendar);
  const orLater = { within: rule.within, after: countsFrom(rule) };
  return answered({ clock, rule, target: undefined, counts: rule.from[0], due, orLater });
}
