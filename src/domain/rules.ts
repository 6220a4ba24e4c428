// Reads the policy's act table: which row counts for an act, in a stage, for somebody. The one place that looks rows up.
import type { ActKind, ActName, ActRule, Closing, DutyId, Policy, Role, Stage } from '../policy/types.ts';
import { oncePer } from './once.ts';

/** What the table is asked with. `roles` says whether the actor fills a role; `owes` whether a duty is still owed. */
export type Situation = {
  readonly stage: Stage | undefined;
  readonly closing: Closing | undefined;
  readonly fills: (role: Role) => boolean;
  readonly owes: (duty: DutyId) => boolean;
};

const NO_ROWS: readonly ActRule[] = [];

/** The rows of a table by their act: every line of every case asks for some. */
const rowsByAct = oncePer(
  (acts: Policy['acts']): ReadonlyMap<ActName, readonly ActRule[]> =>
    new Map(acts.map(({ act }) => [act, acts.filter((rule) => rule.act === act)])),
);

export const rowsOf = (policy: Policy, act: ActName): readonly ActRule[] => rowsByAct(policy.acts).get(act) ?? NO_ROWS;

const fitsStage = (rule: ActRule, { stage, closing, owes }: Situation): boolean => {
  if (stage === undefined) return rule.from.length === 0;
  if (!rule.from.includes(stage)) return false;
  if (rule.closings !== undefined && (closing === undefined || !rule.closings.includes(closing))) return false;
  return rule.while === undefined || owes(rule.while);
};

/** The row that counts, or what kept every row from counting: `unknown` act, another's `role`, or the `stage`. */
export function ruleFor(policy: Policy, act: ActName, situation: Situation): ActRule | 'unknown' | 'role' | 'stage' {
  const rows = rowsOf(policy, act);
  if (rows.length === 0) return 'unknown';
  const own = rows.filter((rule) => rule.by.some(situation.fills));
  if (own.length === 0) return 'role';
  return own.find((rule) => fitsStage(rule, situation)) ?? 'stage';
}

/** The name that people read for an act of the protocol; `undefined` for kinds that the table doesn't know yet. */
export function actName(act: { readonly kind: string; readonly public: object }): ActName | undefined {
  if (act.kind === 'close') return 'outcome' in act.public && act.public.outcome === 'resolved' ? 'resolve' : 'close';
  return KINDS.find((kind) => kind === act.kind);
}

const KINDS: readonly ActKind[] = [
  'submit',
  'open',
  'acknowledge',
  'concern',
  'clear',
  'brief',
  'refer',
  'recommend',
  'confirm',
  'dissent',
  'ratify',
  'return',
  'feedback',
  'message',
  'note',
  'summary',
  'unreadable',
  'grant',
  'categorise',
  'evidence',
  'declare',
  'bar',
  'epoch',
  'ask-identity',
  'refuse-identity',
  'announce',
  'disclose',
  'disclose-withheld',
  'identify',
  'consent',
  'pause',
  'labour-step',
  'check-in',
  'resume',
  'check-in-wish',
];

/** The stages of a policy, in the order in which its table reaches them. */
export const stagesOf = (policy: Policy): readonly Stage[] => [
  ...new Set(policy.acts.flatMap(({ to, from }) => [...from, ...(to === undefined ? [] : [to])])),
];

/** The acts of a policy, in the order of its table. */
export const actsOf = (policy: Policy): readonly ActName[] => [...rowsByAct(policy.acts).keys()];

/** The duties of a policy, in the order of its table. */
export const dutiesOf = (policy: Policy): readonly DutyId[] => [...new Set(policy.duties.map(({ duty }) => duty))];
