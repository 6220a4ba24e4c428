// What a signer is told of the rules that a draft roster would bring, beside those in force.
import { clocksOf, composed } from '../policy/clocks.ts';
import { choiceIn } from '../policy/policies.ts';
import type { Policy } from '../policy/types.ts';
import { clockChanges, clockChoices, clockWords } from './clock-words.ts';
import { number } from './dates.ts';
import type { Lang } from './locale.ts';
import { policySetup } from './policy-setup.ts';
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

/** Which of the five policies it is, whether the violation rules hold, and within which time a request is answered. */
const choiceWords = (lang: Lang, policy: Policy): readonly string[] => {
  const choice = choiceIn(policy);
  if (choice === undefined) return [];
  const t = policySetup(lang);
  const { policyBase, adopted, maxReplyDays } = choice;
  return [
    t.signer.base(t.bases[policyBase]),
    adopted ? t.signer.adopted : t.signer.notAdopted,
    ...(maxReplyDays === undefined ? [] : [t.signer.reply(maxReplyDays)]),
  ];
};

/** Whether it is another than before; quorum and time limits have sentences of their own. */
const changesChoice = (before: Policy, after: Policy): boolean => {
  const rest = (policy: Policy) => JSON.stringify({ ...choiceIn(policy), quorum: 0, clocks: {} });
  return rest(before) !== rest(after);
};

export const draftPolicyWords = (lang: Lang, { ground, policy, changes }: DraftPolicy): readonly string[] => {
  const t = staffText(lang).roster;
  const after = number(lang, policy.quorum);
  if (ground === undefined) return [t.quorumFirst(after), ...choiceWords(lang, policy), ...clockChoices(lang, policy)];
  if (!changes.policyChanged) return [t.policySame];
  const quorum = t.quorum(number(lang, ground.policy.quorum), after);
  const chosen = changesChoice(ground.policy, policy) ? choiceWords(lang, policy) : [];
  const clocks = clockChanges(lang, ground.policy, policy);
  return [
    quorum,
    ...chosen,
    ...clocks,
    ...(clocks.length === 0 ? [] : [clockWords(lang).running]),
    changesRules(ground.policy, policy) ? t.policyChanged : t.policyRestSame,
  ];
};
