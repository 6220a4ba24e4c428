// The numbers of a policy that an association settles itself: which they are, and between what each may lie. What the policy
// prints can only be made stricter. A policy is composed from its base and these; whatever else it says stays the base's.
import type { ActName, DutyId, DutyRule, Policy, Within } from './types.ts';

export const CLOCKS = [
  'acknowledgement',
  'target',
  'brief',
  'review',
  'recommendation',
  'return',
  'ratification',
  'feedback',
  'answer',
  'hand-on',
  'identity-answer',
  'check-in-1',
  'check-in-2',
  'check-in-3',
] as const;
export type ClockId = (typeof CLOCKS)[number];

/** The numbers that somebody chose; what is missing is the base's own. */
export type Clocks = Readonly<Partial<Record<ClockId, number>>>;

/** Where a number stands in a policy, and between what it may lie. */
export type ClockRule = {
  readonly clock: ClockId;
  readonly duty: DutyId;
  /** Of a duty with more than one clock, the one that this act starts. */
  readonly from?: ActName;
  /** Of clocks that one act starts together, which one, from 0. */
  readonly nth?: number;
  /** The length itself, or the shorter time that one aims at. */
  readonly part: 'within' | 'target';
  readonly least: number;
  readonly most: number;
  /** The policy prints the longest time there may be. */
  readonly printed?: true;
};

export const SETTABLE: readonly ClockRule[] = [
  { clock: 'acknowledgement', duty: 'acknowledgement', part: 'within', least: 1, most: 10, printed: true },
  { clock: 'target', duty: 'acknowledgement', part: 'target', least: 1, most: 10 },
  { clock: 'brief', duty: 'brief', part: 'within', least: 1, most: 7, printed: true },
  { clock: 'review', duty: 'review', part: 'within', least: 1, most: 30 },
  {
    clock: 'recommendation',
    duty: 'recommendation',
    from: 'refer',
    part: 'within',
    least: 3,
    most: 10,
    printed: true,
  },
  { clock: 'return', duty: 'recommendation', from: 'return', part: 'within', least: 1, most: 20 },
  { clock: 'ratification', duty: 'ratification', part: 'within', least: 1, most: 20 },
  // Three months are good practice, six what it allows where there is a reason.
  { clock: 'feedback', duty: 'feedback', part: 'within', least: 1, most: 6 },
  { clock: 'answer', duty: 'answer', part: 'within', least: 1, most: 30 },
  { clock: 'hand-on', duty: 'hand-on', part: 'within', least: 1, most: 5 },
  { clock: 'identity-answer', duty: 'identity-answer', part: 'within', least: 1, most: 10 },
  { clock: 'check-in-1', duty: 'check-in', nth: 0, part: 'within', least: 14, most: 90 },
  { clock: 'check-in-2', duty: 'check-in', nth: 1, part: 'within', least: 30, most: 180 },
  { clock: 'check-in-3', duty: 'check-in', nth: 2, part: 'within', least: 60, most: 365 },
];

/** Two questions lie so many days apart at least, so that one never answers for the next. */
const BETWEEN_CHECK_INS = 14;

/** The number of a length, whatever its unit. */
const numberOf = (within: Within): number => {
  if ('days' in within) return within.days;
  return 'months' in within ? within.months : within.working_days;
};

/** The same length of time with another number. */
const withNumber = (within: Within, count: number): Within => {
  if ('days' in within) return { days: count };
  return 'months' in within ? { months: count } : { working_days: count };
};

/** The rule that a number stands in; undefined where the policy has none. */
const meantIn = (duties: readonly DutyRule[], { duty, from, nth = 0 }: ClockRule): DutyRule | undefined =>
  duties.filter((rule) => rule.duty === duty && (from === undefined || rule.from.includes(from)))[nth];

/** A length of a policy that can be settled; undefined where the policy has no such clock. */
export function lengthOf({ duties }: Pick<Policy, 'duties'>, clock: ClockId): Within | undefined {
  const meant = SETTABLE.find((one) => one.clock === clock);
  return meant === undefined ? undefined : meantIn(duties, meant)?.[meant.part];
}

/** The numbers that stand in a policy; those it hasn't are missing. */
export const clocksOf = (policy: Pick<Policy, 'duties'>): Clocks =>
  Object.fromEntries(
    CLOCKS.flatMap((clock) => {
      const length = lengthOf(policy, clock);
      return length === undefined ? [] : [[clock, numberOf(length)]];
    }),
  );

const withClock = (rule: DutyRule, meant: ClockRule, count: number | undefined): DutyRule => {
  const before = rule[meant.part];
  if (count === undefined || before === undefined) return rule;
  return { ...rule, [meant.part]: withNumber(before, count) };
};

/** What an association settles of its policy. */
export type Numbers = { readonly quorum: number; readonly clocks?: Clocks | undefined };

/** A policy under the numbers that an association chose; the caller has held them against `clockFaults`. */
export const composed = (base: Policy, { quorum, clocks = {} }: Numbers): Policy => ({
  ...base,
  quorum,
  duties: base.duties.map((rule) =>
    SETTABLE.filter((meant) => meantIn(base.duties, meant) === rule).reduce(
      (changed, meant) => withClock(changed, meant, clocks[meant.clock]),
      rule,
    ),
  ),
});

/** A number that can't stand: none or outside its bounds, a clock that nobody knows, or an aim beyond its limit. */
export type ClockFault =
  | { readonly kind: 'bounds'; readonly clock: ClockId; readonly least: number; readonly most: number }
  | { readonly kind: 'unknown'; readonly clock: string }
  | { readonly kind: 'target'; readonly clock: 'target'; readonly most: number }
  | { readonly kind: 'order'; readonly clock: ClockId; readonly least: number };

const isWithin = ({ least, most }: ClockRule, value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

/** An aim that lies after the limit is none. */
const aimFaults = (whole: Clocks): readonly ClockFault[] =>
  whole.target !== undefined && whole.acknowledgement !== undefined && whole.target > whole.acknowledgement
    ? [{ kind: 'target', clock: 'target', most: whole.acknowledgement }]
    : [];

/** One asks again only some time after one has asked. */
const orderFaults = (whole: Clocks): readonly ClockFault[] =>
  (['check-in-2', 'check-in-3'] as const).flatMap((clock, at): readonly ClockFault[] => {
    const [before, count] = [whole[at === 0 ? 'check-in-1' : 'check-in-2'], whole[clock]];
    if (before === undefined || count === undefined || count >= before + BETWEEN_CHECK_INS) return [];
    return [{ kind: 'order', clock, least: before + BETWEEN_CHECK_INS }];
  });

/** Everything that is wrong with chosen numbers, in their order and all at once, from wherever they come; missing ones are the base's. */
export function clockFaults(base: Policy, chosen: Readonly<Record<string, unknown>>): readonly ClockFault[] {
  const unknown = Object.keys(chosen).filter((clock) => !CLOCKS.some((known) => known === clock));
  const outside = SETTABLE.filter((rule) => rule.clock in chosen && !isWithin(rule, chosen[rule.clock]));
  // What is no number of its own is held against no other.
  const compared = Object.entries({ ...clocksOf(base), ...chosen }).filter(([clock]) =>
    outside.every((rule) => rule.clock !== clock),
  );
  const whole: Clocks = Object.fromEntries(compared);
  const found = [
    ...outside.map(({ clock, least, most }) => ({ kind: 'bounds' as const, clock, least, most })),
    ...aimFaults(whole),
    ...orderFaults(whole),
  ];
  return [
    ...unknown.map((clock) => ({ kind: 'unknown' as const, clock })),
    ...CLOCKS.flatMap((clock) => found.filter((fault) => fault.clock === clock)),
  ];
}
