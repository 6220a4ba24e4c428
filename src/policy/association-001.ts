// The policy of association 001 as data: offices, the routing rule, the clocks, disclosing and the periods of keeping; its act
// table stands in acts-001.ts. Printed rules are the association's own; where it is silent the proposals of the design stand.
import { ACTS_001 } from './acts-001.ts';
import { composed } from './clocks.ts';
import { RELATIONS } from './relations.ts';
import type { DisclosureRule, DutyRule, OfficeRule, PausingRule, Policy, RetentionRule, Routes } from './types.ts';

const OFFICES: readonly OfficeRule[] = [
  { office: 'internal-auditor', seats: 'one', asked: true },
  { office: 'board-chair', seats: 'one', asked: true },
  { office: 'deputy-chair', seats: 'one', asked: true },
  { office: 'audit-committee-chair', seats: 'one', asked: true },
  { office: 'executive-director', seats: 'one', asked: true },
  { office: 'violations-committee', seats: 'many', asked: true },
  { office: 'board-member', seats: 'many', asked: false },
  { office: 'alternate-auditor', seats: 'one', asked: false },
  { office: 'ad-hoc-panel', seats: 'many', asked: false },
  { office: 'external-investigator', seats: 'one', asked: false },
];

const ROUTES: Routes = {
  reviewer: ['internal-auditor', 'audit-committee-chair', 'alternate-auditor', 'deputy-chair'],
  second: ['board-chair', 'deputy-chair', 'audit-committee-chair'],
  panel: 'violations-committee',
  executive: 'executive-director',
  never: ['executive-director'],
  withheld: ['violations-committee'],
  senior: {
    second: ['audit-committee-chair', 'deputy-chair'],
    withheld: ['board-chair', 'executive-director'],
    cleared: 'board-chair',
  },
  appointed: {
    part: ['alternate-auditor'],
    panels: [
      {
        ticked: ['board-chair', 'executive-director', 'internal-auditor'],
        of: ['external-investigator'],
        if_short: [],
      },
      {
        ticked: ['board-chair', 'internal-auditor'],
        of: ['violations-committee', 'external-investigator'],
        if_short: ['ad-hoc-panel'],
      },
      { ticked: [], of: ['violations-committee'], if_short: ['ad-hoc-panel', 'external-investigator'] },
    ],
    alone: ['external-investigator'],
  },
  receivers: 2,
};

/** Both clocks of the Labour Law are thirty days of any kind, and told of three times before (domain.md §3.4). */
const LABOUR = {
  within: { days: 30 },
  only: 'employee',
  strict: true,
  alerts: [10, 5, 1],
  basis: 'labour-law',
} as const satisfies Partial<DutyRule>;

const DUTIES: readonly DutyRule[] = [
  {
    duty: 'acknowledgement',
    from: ['submit', 'evidence'],
    within: { days: 10 },
    target: { days: 7 },
    owed_by: 'reviewer',
    basis: 'policy-001',
  },
  { duty: 'brief', from: ['submit', 'evidence'], within: { days: 7 }, owed_by: 'reviewer', basis: 'policy-001' },
  {
    duty: 'review',
    from: ['submit', 'evidence'],
    within: { working_days: 10 },
    owed_by: 'reviewer',
    basis: 'proposal',
  },
  { duty: 'recommendation', from: ['refer'], within: { working_days: 10 }, owed_by: 'panel', basis: 'policy-001' },
  { duty: 'recommendation', from: ['return'], within: { working_days: 5 }, owed_by: 'panel', basis: 'proposal' },
  {
    duty: 'ratification',
    from: ['recommend', 'confirm', 'dissent'],
    within: { working_days: 5 },
    owed_by: 'ratifier',
    basis: 'proposal',
  },
  {
    duty: 'feedback',
    from: ['acknowledge'],
    within: { months: 3 },
    owed_by: 'reviewer',
    basis: 'eu-directive',
  },
  { duty: 'answer', from: ['evidence'], within: { days: 10 }, owed_by: 'reviewer', basis: 'proposal' },
  {
    duty: 'hand-on',
    from: ['declare', 'bar'],
    within: { working_days: 2 },
    owed_by: 'handler',
    basis: 'proposal',
  },
  {
    duty: 'identity-answer',
    from: ['ask-identity'],
    within: { working_days: 2 },
    owed_by: 'reviewer',
    basis: 'proposal',
  },
  // Discovered is what was received: no later day could be shown to be right (Labour Law 69).
  {
    ...LABOUR,
    duty: 'labour-accuse',
    from: ['labour-step'],
    counted_from: 'submit',
    once: true,
    owed_by: 'reviewer',
  },
  { ...LABOUR, duty: 'labour-accuse', from: ['evidence'], owed_by: 'reviewer' },
  {
    ...LABOUR,
    duty: 'labour-penalty',
    from: ['recommend', 'confirm', 'dissent', 'labour-step'],
    counted_from: 'recommend',
    once: true,
    owed_by: 'ratifier',
  },
  ...[30, 90, 180].map(
    (days): DutyRule => ({
      duty: 'check-in',
      from: ['close', 'resolve', 'feedback'],
      within: { days },
      opens: { days: 7 },
      owed_by: 'reviewer',
      basis: 'iso-37002',
    }),
  ),
];

/** What the reporter is promised, what the law sets and what saves keys isn't paused; and nothing is again and again (PROTOCOL B38). */
const PAUSING: PausingRule = {
  duties: ['review', 'recommendation', 'ratification'],
  longest: { days: 30 },
  in_all: { days: 30, times: 2 },
  basis: 'proposal',
};

const DISCLOSURE: DisclosureRule = {
  bases: ['consent', 'court-or-authority', 'law', 'defence'],
  ahead: { days: 7 },
  longest: { days: 90 },
  // What is withheld is told at the latest when it ends, and it ends after the longest time at most (PROTOCOL B19, B32).
  withheld: { days: 90 },
  basis: 'proposal',
};

const RETENTION: readonly RetentionRule[] = [
  { what: 'irrelevant-personal-data', keep: 'not-kept', afterwards: 'destroy' },
  { what: 'unjustified', keep: { months: 12 }, afterwards: 'anonymise' },
  { what: 'resolved', keep: { months: 12 }, afterwards: 'anonymise' },
  { what: 'unsubstantiated', keep: { months: 24 }, afterwards: 'destroy' },
  { what: 'substantiated', keep: { years: 5 }, afterwards: 'destroy' },
  { what: 'financial-evidence', keep: { years: 10 }, afterwards: 'destroy' },
  { what: 'committee-minutes', keep: { years: 10 }, afterwards: 'destroy' },
  { what: 'court-or-authority', keep: 'until-concluded', afterwards: 'destroy' },
  { what: 'access-log', keep: { years: 5 }, afterwards: 'destroy' },
];

/** The policy of 001 with the smallest quorum that keeps one member from recommending alone. */
export const ASSOCIATION_001: Policy = {
  version: '001-5',
  quorum: 2,
  offices: OFFICES,
  routes: ROUTES,
  acts: ACTS_001,
  duties: DUTIES,
  retention: RETENTION,
  disclosure: DISCLOSURE,
  adopted: true,
  relations: RELATIONS['001'],
  pausing: PAUSING,
};

/** The same policy under another quorum; at least one. */
export const withQuorum = (policy: Policy, quorum: number): Policy => composed(policy, { quorum });
