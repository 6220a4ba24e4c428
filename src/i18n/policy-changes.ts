// What a signer is told of the rules that a draft roster would bring, beside those in force.
import { clocksOf, composed } from '../policy/clocks.ts';
import type { Policy } from '../policy/types.ts';
import { clockChanges, clockChoices, clockWords } from './clock-words.ts';
import { number } from './dates.ts';
import type { Lang } from './locale.ts';
import { staffText } from './staff.ts';

/** What these words need of a draft. `ground` holds the rules in force; there are none before the first roster. */
export type DraftPolicy = {
  readonly ground?: { readonly policy: Policy };
  readonly policy: Policy;
  /** Whether the draft names other rules by their hash. */
  readonly changes: { readonly policyChanged: boolean };
};

/** Whether anything but quorum and time limits differs, which have sentences of their own. */
const changesRules = (before: Policy, after: Policy): boolean => {
  const rest = (rules: Policy): string => JSON.stringify(composed(rules, { quorum: 0, clocks: clocksOf(after) }));
  return rest(before) !== rest(after);
};

export const draftPolicyWords = (lang: Lang, { ground, policy, changes }: DraftPolicy): readonly string[] => {
  const t = staffText(lang).roster;
  const after = number(lang, policy.quorum);
  if (ground === undefined) return [t.quorumFirst(after), ...clockChoices(lang, policy)];
  if (!changes.policyChanged) return [t.policySame];
  const quorum = t.quorum(number(lang, ground.policy.quorum), after);
  const clocks = clockChanges(lang, ground.policy, policy);
  return [
    quorum,
    ...clocks,
    ...(clocks.length === 0 ? [] : [clockWords(lang).running]),
    changesRules(ground.policy, policy) ? t.policyChanged : t.policyRestSame,
  ];
};
