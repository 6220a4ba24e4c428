// What is missing or absurd in a stored policy, in sentences for whoever runs the portal: it doesn't start with one.
import * as v from 'valibot';
import type { Policy, Within } from '../policy/types.ts';
import { PolicyShape } from './policy-bytes.ts';

/** No clock of a policy runs longer than this: ten years, whatever it is counted in. */
const MOST: Readonly<Record<'days' | 'working_days' | 'months', number>> = {
  days: 3660,
  working_days: 2600,
  months: 120,
};
/** No committee of an association has more members than this deciding together. */
const MOST_QUORUM = 15;
/** The longest that anything is kept: a lifetime. */
const MOST_YEARS = 100;

const UNITS = ['days', 'working_days', 'months'] as const;

const absurdTime = (where: string, within: Within): readonly string[] => {
  const entries: Readonly<Record<string, number>> = { ...within };
  return UNITS.flatMap((unit) => {
    const value = entries[unit];
    return value !== undefined && value > MOST[unit] ? [`${where}.${unit} is ${value}, more than ${MOST[unit]}`] : [];
  });
};

const absurdIn = (policy: Policy): readonly string[] => [
  ...(policy.quorum > MOST_QUORUM ? [`quorum is ${policy.quorum}, more than ${MOST_QUORUM}`] : []),
  ...policy.duties.flatMap(({ duty, within, target, or_later: later }) => [
    ...absurdTime(`duties.${duty}.within`, within),
    ...(target === undefined ? [] : absurdTime(`duties.${duty}.target`, target)),
    ...(later === undefined ? [] : absurdTime(`duties.${duty}.or_later`, later)),
  ]),
  ...policy.retention.flatMap(({ what, keep }) => {
    if (typeof keep === 'string') return [];
    const years = 'years' in keep ? keep.years : keep.months / 12;
    return years > MOST_YEARS ? [`retention.${what} is ${years} years, more than ${MOST_YEARS}`] : [];
  }),
];

/** A value as a sentence shows it; nothing that is longer than a number. */
const shown = (value: unknown): string =>
  typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : value === undefined
      ? 'missing'
      : 'no number';

/** A list's places are told by what stands there, as far as it has a name. */
const placed = (issue: v.BaseIssue<unknown>): string =>
  (issue.path ?? [])
    .map(({ key, value }) => {
      const entry: unknown = typeof key === 'number' ? value : undefined;
      const name: unknown = typeof entry === 'object' && entry !== null && 'duty' in entry ? entry.duty : key;
      return String(name);
    })
    .join('.');

/** What is wrong with a policy as it is stored; nothing where it can be worked by. */
export const policyFaults = (text: string): readonly string[] => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return ['it is no JSON text'];
  }
  const parsed = v.safeParse(PolicyShape, value);
  if (parsed.success) return absurdIn(parsed.output);
  return parsed.issues.map((issue) => `${placed(issue) || 'the policy'} is ${shown(issue.input)}`);
};
