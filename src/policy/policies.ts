// The five policies, and what an association makes of the one it chose: its quorum, whether it adopted the violation rules, and
// within how many days it answers a request. Signers' browsers compose the same again from what they are shown.
import { ASSOCIATION_001 } from './association-001.ts';
import { type Clocks, clocksOf, composed } from './clocks.ts';
import { POLICY_NAMES, type PolicyName, RELATIONS } from './relations.ts';
import type { Policy } from './types.ts';

export { POLICY_NAMES, type PolicyName, PROPOSED_REPLY_DAYS } from './relations.ts';

/** What an association decides about its policy. */
export type PolicyChoice = {
  readonly policyBase: PolicyName;
  readonly quorum: number;
  /** 001's own rules on violations hold for the others only where they adopted them. */
  readonly adopted: boolean;
  readonly maxReplyDays?: number;
  /** Time limits that it chose; what is missing is the printed or proposed one. */
  readonly clocks?: Clocks;
};

/** What follows the number in a version: the act table and the clocks are the same, whichever text the rest is from. */
const EDITION = ASSOCIATION_001.version.slice('001'.length);

/** The policy of that number as it is printed, the violation rules not yet adopted where it has none of its own. */
export const policyByName = (base: PolicyName): Policy =>
  base === '001'
    ? ASSOCIATION_001
    : { ...ASSOCIATION_001, version: `${base}${EDITION}`, adopted: false, relations: RELATIONS[base] };

/** Which of the five a text is the number of. */
export const parsePolicyName = (text: string): PolicyName | undefined => POLICY_NAMES.find((name) => name === text);

/** A whole policy as an association chose it. Without a number where its text has none it can't be published (policy-bytes). */
export const chosenPolicy = ({ policyBase, quorum, adopted, maxReplyDays, clocks }: PolicyChoice): Policy => {
  const policy = composed(policyByName(policyBase), { quorum, clocks });
  const printed = RELATIONS[policyBase];
  const reply = maxReplyDays === undefined ? printed.reply : { ...printed.reply, max_reply_days: maxReplyDays };
  return {
    ...policy,
    adopted: policyBase === '001' || adopted,
    relations: { ...printed, reply },
  };
};

/** What was decided in a policy; undefined of one from before `001-4`, which has no relations rules. */
export const choiceIn = ({ quorum, adopted, relations, duties }: Policy): PolicyChoice | undefined => {
  if (relations === undefined || adopted === undefined) return undefined;
  const { base, reply } = relations;
  const most = reply.max_reply_days;
  const clocks = clocksOf({ duties });
  return { policyBase: base, quorum, adopted, clocks, ...(most === undefined ? {} : { maxReplyDays: most }) };
};

/** Whether a policy lets reports of violations be taken at all: those of before `001-4` are 001's own. */
export const hasViolationRules = ({ adopted }: Pick<Policy, 'adopted'>): boolean => adopted !== false;
