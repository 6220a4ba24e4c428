// By which act a clock begins, in words; further evidence begins it only in some cases, which the act's own rule tells.
import type { ActName, DutyId, Policy } from '../policy/types.ts';
import type { Lang } from './locale.ts';
import { publicTexts } from './public.ts';
import { shared } from './shared.ts';

/** An act as what begins the clock of a duty. */
export const beginsWords = (lang: Lang, policy: Policy, duty: DutyId, act: ActName): string => {
  const words = shared(lang).acts[act];
  if (act !== 'evidence') return words;
  const { anew, answered } = publicTexts(lang).policy.evidence;
  const begins = policy.acts.some((rule) => rule.act === act && rule.to === 'review' && rule.owes.includes(duty));
  return begins ? anew(words) : answered(words);
};
