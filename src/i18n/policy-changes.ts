// What a signer is told of the rules that a draft roster would bring, beside those in force.
import { choiceIn } from '../policy/policies.ts';
import type { Policy } from '../policy/types.ts';
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

/** Whether anything but the quorum differs, which has a sentence of its own. */
const changesRules = (before: Policy, after: Policy): boolean => {
  const rest = (rules: Policy): string => JSON.stringify({ ...rules, quorum: 0 });
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

const changesChoice = (before: Policy, after: Policy): boolean =>
  JSON.stringify({ ...choiceIn(before), quorum: 0 }) !== JSON.stringify({ ...choiceIn(after), quorum: 0 });

export const draftPolicyWords = (lang: Lang, { ground, policy, changes }: DraftPolicy): readonly string[] => {
  const t = staffText(lang).roster;
  const after = number(lang, policy.quorum);
  if (ground === undefined) return [t.quorumFirst(after), ...choiceWords(lang, policy)];
  if (!changes.policyChanged) return [t.policySame];
  const quorum = t.quorum(number(lang, ground.policy.quorum), after);
  const chosen = changesChoice(ground.policy, policy) ? choiceWords(lang, policy) : [];
  return [quorum, ...chosen, changesRules(ground.policy, policy) ? t.policyChanged : t.policyRestSame];
};
