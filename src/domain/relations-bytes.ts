// The shape of a policy's relations rules as stored and served: one whose limit for an answer is missing or lies under its floor is
// no policy.
import * as v from 'valibot';
import { CHANNELS, POLICY_NAMES, PURPOSES, REQUEST_STEPS, RIGHTS, TOOLS } from '../policy/relations.ts';

/** More than a year is no answer any more. */
export const MAX_REPLY_DAYS = 365;

const Days = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MAX_REPLY_DAYS));

const Reply = v.pipe(
  v.strictObject({ min_reply_days: v.exactOptional(Days), max_reply_days: Days }),
  v.check(({ min_reply_days: least = 0, max_reply_days: most }) => least <= most),
);

export const RelationsShape = v.strictObject({
  base: v.picklist(POLICY_NAMES),
  purposes: v.array(v.picklist(PURPOSES)),
  rights: v.array(v.picklist(RIGHTS)),
  channels: v.array(v.picklist(CHANNELS)),
  tools: v.array(v.picklist(TOOLS)),
  steps: v.array(v.picklist(REQUEST_STEPS)),
  reply: Reply,
});
