// The policy of association 001 as data: the act table, the routing rule, the clocks and the periods of keeping.
// Printed rules are the association's own; where it is silent the proposals of the design stand, marked as such.
import type { ActRule, DisclosureRule, DutyRule, OfficeRule, Policy, RetentionRule, Routes, Stage } from './types.ts';

const ANY_OPEN: readonly Stage[] = ['review', 'investigation', 'ratification', 'ratified'];
const ANY: readonly Stage[] = [...ANY_OPEN, 'closed'];
const AFTER_REVIEW: readonly Stage[] = ['investigation', 'ratification', 'ratified', 'closed'];

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

/** Every row with its defaults, so that each states only what is its own. */
const row = (rule: Pick<ActRule, 'act' | 'by' | 'from'> & Partial<ActRule>): ActRule => ({
  kind: rule.act === 'resolve' ? 'close' : rule.act,
  after: [],
  entries: [],
  grants: [],
  meets: [],
  owes: [],
  ...rule,
});

const CLEARED_FIRST = { act: 'clear', ticked: 'senior' } as const;

const BRIEF: Pick<ActRule, 'act' | 'by' | 'once' | 'after' | 'entries' | 'grants' | 'bars' | 'meets'> = {
  act: 'brief',
  by: ['reviewer'],
  once: 'review',
  after: [CLEARED_FIRST],
  entries: [{ type: 'briefing', room: 'briefing' }],
  grants: [{ room: 'briefing', epochs: 'next', to: ['receiver', 'ratifier', 'executive'] }],
  bars: 'conflict',
  meets: ['brief'],
};

/** What the reporter is told, why for colleagues, and why in words that the reporter may read. */
const DISCLOSING: ActRule['entries'] = [
  { type: 'notice', room: 'report' },
  { type: 'reason', room: 'deliberation' },
  { type: 'reason', room: 'identity', optional: true },
];

const ACTS: readonly ActRule[] = [
  row({
    act: 'submit',
    by: ['reporter'],
    from: [],
    to: 'review',
    entries: [
      { type: 'identity', room: 'identity' },
      { type: 'report', room: 'report' },
      { type: 'gist', room: 'report' },
    ],
    grants: [
      { room: 'identity', epochs: 'first', to: ['reporter', 'reviewer'] },
      { room: 'report', epochs: 'first', to: ['reporter', 'receiver'] },
    ],
    bars: 'concerned',
    owes: ['acknowledgement', 'brief'],
  }),
  row({
    act: 'open',
    by: ['receiver'],
    from: ['review'],
    once: 'case',
    unasked: true,
    grants: [{ room: 'deliberation', epochs: 'first', to: ['receiver'] }],
  }),
  row({
    act: 'acknowledge',
    by: ['reviewer'],
    from: ANY_OPEN,
    once: 'review',
    entries: [{ type: 'notice', room: 'report' }],
    meets: ['acknowledgement'],
  }),
  row({
    act: 'concern',
    by: ['receiver'],
    from: ANY_OPEN,
    entries: [{ type: 'reason', room: 'deliberation' }],
    bars: 'chosen',
  }),
  row({
    act: 'clear',
    by: ['reviewer'],
    from: ['review'],
    once: 'case',
    only: 'senior',
    entries: [{ type: 'reason', room: 'deliberation' }],
    grants: [
      { room: 'report', epochs: 'every', to: ['chair'] },
      { room: 'deliberation', epochs: 'every', to: ['chair'] },
    ],
  }),
  row({ ...BRIEF, from: ANY_OPEN }),
  row({ ...BRIEF, from: ['closed'], while: 'brief' }),
  row({
    act: 'close',
    by: ['reviewer'],
    from: ['review'],
    to: 'closed',
    closing: 'unjustified',
    after: [{ act: 'acknowledge' }, CLEARED_FIRST],
    entries: [
      { type: 'reason', room: 'deliberation' },
      { type: 'notice', room: 'report' },
    ],
  }),
  row({
    act: 'resolve',
    by: ['reviewer'],
    from: ['review'],
    to: 'closed',
    closing: 'resolved',
    after: [{ act: 'acknowledge' }, CLEARED_FIRST],
    entries: [
      { type: 'reason', room: 'deliberation' },
      { type: 'notice', room: 'report' },
    ],
  }),
  row({
    act: 'refer',
    by: ['reviewer'],
    from: ['review'],
    to: 'investigation',
    after: [{ act: 'acknowledge' }, CLEARED_FIRST, { act: 'concern', ticked: 'violations-committee' }],
    entries: [{ type: 'reason', room: 'deliberation' }],
    grants: [
      { room: 'report', epochs: 'every', to: ['cleared'] },
      { room: 'deliberation', epochs: 'every', to: ['cleared'] },
    ],
    owes: ['recommendation'],
  }),
  // Further members for a panel that has become too small: the clock of the referral goes on.
  row({
    act: 'refer',
    by: ['reviewer'],
    from: ['investigation'],
    entries: [{ type: 'reason', room: 'deliberation' }],
    grants: [
      { room: 'report', epochs: 'every', to: ['cleared'] },
      { room: 'deliberation', epochs: 'every', to: ['cleared'] },
    ],
  }),
  row({
    act: 'recommend',
    by: ['panel'],
    from: ['investigation'],
    to: 'ratification',
    at: 'quorum',
    entries: [{ type: 'recommendation', room: 'deliberation' }],
    meets: ['recommendation'],
    owes: ['ratification'],
  }),
  ...(['confirm', 'dissent'] as const).map((act) =>
    row({
      act,
      by: ['panel'],
      from: ['investigation'],
      to: 'ratification',
      at: 'quorum',
      entries: [{ type: 'remark', room: 'deliberation', optional: true }],
      meets: ['recommendation'],
      owes: ['ratification'],
    }),
  ),
  row({
    act: 'ratify',
    by: ['ratifier'],
    from: ['ratification'],
    to: 'ratified',
    entries: [{ type: 'decision', room: 'deliberation' }],
    meets: ['ratification'],
    owes: ['feedback'],
  }),
  row({
    act: 'return',
    by: ['ratifier'],
    from: ['ratification'],
    to: 'investigation',
    entries: [{ type: 'reason', room: 'deliberation' }],
    ends: ['ratification'],
    owes: ['recommendation'],
  }),
  row({
    act: 'feedback',
    by: ['reviewer'],
    from: ['ratified'],
    to: 'closed',
    closing: 'feedback',
    entries: [{ type: 'notice', room: 'report' }],
    meets: ['feedback'],
  }),
  row({
    act: 'message',
    by: ['reviewer'],
    from: ANY,
    entries: [{ type: 'message', room: 'report' }],
    meets: ['answer'],
  }),
  row({ act: 'message', by: ['panel'], from: ['investigation'], entries: [{ type: 'message', room: 'report' }] }),
  row({ act: 'message', by: ['reporter'], from: ANY, entries: [{ type: 'message', room: 'report' }] }),
  row({ act: 'note', by: ['holder-of-deliberation'], from: ANY, entries: [{ type: 'note', room: 'deliberation' }] }),
  row({ act: 'summary', by: ['receiver'], from: ANY, entries: [{ type: 'summary', room: 'deliberation' }] }),
  row({ act: 'unreadable', by: ['holder'], from: ANY, unasked: true, undeclared: true }),
  row({
    act: 'grant',
    by: ['holder'],
    from: ANY,
    grants: [{ room: 'chosen', epochs: 'every', to: ['unreadable', 'newcomer'] }],
  }),
  row({ act: 'categorise', by: ['reviewer'], from: AFTER_REVIEW }),
  row({ act: 'evidence', by: ['reporter'], from: ANY_OPEN, entries: [{ type: 'message', room: 'report' }] }),
  row({
    act: 'evidence',
    by: ['reporter'],
    from: ['closed'],
    closings: ['unjustified'],
    to: 'review',
    entries: [{ type: 'message', room: 'report' }],
    owes: ['acknowledgement', 'brief'],
  }),
  row({
    act: 'evidence',
    by: ['reporter'],
    from: ['closed'],
    closings: ['resolved', 'feedback'],
    entries: [{ type: 'message', room: 'report' }],
    owes: ['answer'],
  }),
  row({ act: 'declare', by: ['handler'], from: ANY, first: true, undeclared: true, bars: 'self' }),
  row({
    act: 'bar',
    by: ['holder-of-deliberation'],
    from: ANY,
    entries: [{ type: 'reason', room: 'deliberation' }],
    grants: [{ room: 'deliberation', epochs: 'next', to: ['keeper'] }],
    bars: 'holder',
  }),
  row({
    act: 'epoch',
    by: ['handler'],
    from: ANY,
    grants: [{ room: 'chosen', epochs: 'next', to: ['keeper'] }],
  }),
  row({
    act: 'ask-identity',
    by: ['holder-of-deliberation'],
    from: ANY,
    entries: [{ type: 'reason', room: 'deliberation' }],
    owes: ['identity-answer'],
  }),
  row({
    act: 'refuse-identity',
    by: ['reviewer'],
    from: ANY,
    entries: [{ type: 'reason', room: 'deliberation' }],
    meets: ['identity-answer'],
  }),
  row({ act: 'announce', by: ['reviewer'], from: ANY, entries: DISCLOSING, meets: ['identity-answer'] }),
  row({
    act: 'disclose',
    by: ['reviewer'],
    from: ANY,
    entries: [{ type: 'notice', room: 'report' }],
    grants: [{ room: 'identity', epochs: 'newest', to: ['disclosed'] }],
  }),
  row({
    act: 'disclose-withheld',
    by: ['reviewer'],
    from: ANY,
    entries: DISCLOSING,
    grants: [{ room: 'identity', epochs: 'newest', to: ['disclosed'] }],
    meets: ['identity-answer'],
  }),
  row({
    act: 'identify',
    by: ['reporter'],
    from: ANY,
    entries: [{ type: 'identity', room: 'identity' }],
    grants: [{ room: 'identity', epochs: 'next', to: ['reporter', 'reviewer'] }],
  }),
  row({ act: 'consent', by: ['reporter'], from: ANY }),
];

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
    from: ['ratify'],
    within: { months: 3 },
    counted_from: 'acknowledge',
    or_later: { working_days: 5 },
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
];

const DISCLOSURE: DisclosureRule = {
  bases: ['consent', 'court-or-authority', 'law', 'defence'],
  ahead: { days: 7 },
  longest: { days: 90 },
  withheld: { days: 180 },
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
  version: '001-3',
  quorum: 2,
  offices: OFFICES,
  routes: ROUTES,
  acts: ACTS,
  duties: DUTIES,
  retention: RETENTION,
  disclosure: DISCLOSURE,
};

/** The same policy under the quorum that an association's setup asked for; at least one. */
export const withQuorum = (policy: Policy, quorum: number): Policy => ({ ...policy, quorum });
