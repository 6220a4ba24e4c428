// The act table of association 001. Printed rules are the association's own; where it is silent the proposals of the design stand.
import type { ActRule, Stage } from './types.ts';

const ANY_OPEN: readonly Stage[] = ['review', 'investigation', 'ratification', 'ratified'];
const ANY: readonly Stage[] = [...ANY_OPEN, 'closed'];
const AFTER_REVIEW: readonly Stage[] = ['investigation', 'ratification', 'ratified', 'closed'];

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

/** The two clocks of the Labour Law. */
const LABOUR: ActRule['meets'] = ['labour-accuse', 'labour-penalty'];

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

/** The act table: what may be done, by whom, in which stage, with what it carries, begins and ends. */
export const ACTS_001: readonly ActRule[] = [
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
    owes: ['acknowledgement', 'brief', 'review'],
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
    owes: ['feedback'],
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
    meets: ['review', 'feedback'],
    ends: ['labour-accuse'],
    owes: ['check-in'],
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
    meets: ['review', 'feedback'],
    ends: ['labour-accuse'],
    owes: ['check-in'],
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
    meets: ['review'],
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
    owes: ['ratification', 'labour-penalty'],
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
      owes: ['ratification', 'labour-penalty'],
    }),
  ),
  row({
    act: 'ratify',
    by: ['ratifier'],
    from: ['ratification'],
    to: 'ratified',
    entries: [{ type: 'decision', room: 'deliberation' }],
    meets: ['ratification'],
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
    owes: ['check-in'],
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
    ends: ['check-in'],
    owes: ['acknowledgement', 'brief', 'review', 'labour-accuse'],
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
  row({
    act: 'pause',
    by: ['reviewer', 'ratifier', 'panel'],
    from: ANY_OPEN,
    entries: [{ type: 'reason', room: 'deliberation' }],
  }),
  row({
    act: 'labour-step',
    by: ['reviewer', 'ratifier', 'panel'],
    from: ANY,
    entries: [{ type: 'minutes', room: 'deliberation', optional: true }],
    meets: LABOUR,
    owes: LABOUR,
  }),
  row({
    act: 'check-in',
    by: ['reviewer'],
    from: ['closed'],
    while: 'check-in',
    entries: [{ type: 'message', room: 'report' }],
    meets: ['check-in'],
  }),
  // Whoever may pause a clock may let it run again; whose clock it is, domain/acts asks of both alike.
  row({ act: 'resume', by: ['reviewer', 'ratifier', 'panel'], from: ANY_OPEN }),
  row({ act: 'check-in-wish', by: ['reporter'], from: ['closed'] }),
];
