// Within which time somebody's browser is waited for, where the policy's own clocks say nothing: data, outside the policy's
// hash, so that cases received under an older version have the same. domain/waits.ts counts by it.
import type { Within } from './types.ts';

/** What a case waits for beside its duties: a person's browser that has keys, or a voice, which nobody else has. */
export const CASE_WAITS = ['open', 'clear', 'voices', 'unreadable', 'unopenable'] as const;
export type CaseWaitKind = (typeof CASE_WAITS)[number];

/** What the portal waits for, whatever its cases: people of the roster, and whoever is invited to it. */
export const PORTAL_WAITS = [
  'roster-signature',
  'roster-renewal',
  'factor-reset',
  'reset-again',
  'factor-renewal',
  'invitation',
  'new-keys',
  'log-head',
  'people',
  'calendar-year',
] as const;
export type PortalWaitKind = (typeof PORTAL_WAITS)[number];

/** Two working days, unless something ends sooner or is slower by its nature (issue 4, point 7). */
const USUAL: Within = { working_days: 2 };

export const WITHIN: Readonly<Record<CaseWaitKind | Exclude<PortalWaitKind, 'roster-renewal' | 'people'>, Within>> = {
  open: USUAL,
  clear: USUAL,
  voices: USUAL,
  unreadable: USUAL,
  unopenable: USUAL,
  'roster-signature': USUAL,
  // A reset is void after 72 hours: whoever comes second must have been told before.
  'factor-reset': { days: 1 },
  'reset-again': USUAL,
  'factor-renewal': USUAL,
  // A link is good for 72 hours.
  invitation: { days: 3 },
  'new-keys': { days: 3 },
  // Nobody is asked to come by for it alone; a week in which no handler did is worth a question.
  'log-head': { days: 7 },
  // Before the first Eid there are weeks.
  'calendar-year': { working_days: 5 },
};
