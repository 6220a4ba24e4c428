// What a signer is told of the rules that a draft roster would bring, beside those in force.
import type { Policy } from '../policy/types.ts';
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

/** Whether anything but the quorum differs, which has a sentence of its own. */
const changesRules = (before: Policy, after: Policy): boolean => {
  const rest = (rules: Policy): string => JSON.stringify({ ...rules, quorum: 0 });
  return rest(before) !== rest(after);
};

export const draftPolicyWords = (lang: Lang, { ground, policy, changes }: DraftPolicy): readonly string[] => {
  const t = staffText(lang).roster;
  const after = number(lang, policy.quorum);
  if (ground === undefined) return [t.quorumFirst(after)];
  if (!changes.policyChanged) return [t.policySame];
  const quorum = t.quorum(number(lang, ground.policy.quorum), after);
  return [quorum, changesRules(ground.policy, policy) ? t.policyChanged : t.policyRestSame];
};
