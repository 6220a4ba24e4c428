// The shape of an association's policy: what it decided, as data that can be hashed, signed and printed.
// Nothing here computes; decide, route and dueOn are the only interpreters.
import type { Relations } from './relations.ts';

/** The offices a person can hold; the first six are what a reporter is asked about, the last three are for people appointed by name (PROTOCOL A9, B20). */
export const OFFICES = [
  'internal-auditor',
  'board-chair',
  'deputy-chair',
  'audit-committee-chair',
  'executive-director',
  'violations-committee',
  'board-member',
  'alternate-auditor',
  'ad-hoc-panel',
  'external-investigator',
] as const;
export type Office = (typeof OFFICES)[number];

/** The offices that a report can be said to concern, in the order in which the reporter is asked. */
export const CONCERN_OFFICES = [
  'internal-auditor',
  'board-chair',
  'deputy-chair',
  'audit-committee-chair',
  'executive-director',
  'violations-committee',
] as const satisfies readonly Office[];

/** What a report is said to concern: sorted, unique office codes; nobody is `[]`; `senior` names none (PROTOCOL A8). */
export type Concerns = readonly Office[] | 'senior';

/** The parts of a case that have a key of their own (PROTOCOL §2). */
export type PolicyRoom = 'identity' | 'report' | 'briefing' | 'deliberation';

/** Where a case stands. */
export const STAGES = ['review', 'investigation', 'ratification', 'ratified', 'closed'] as const;
export type Stage = (typeof STAGES)[number];

/** How a closed case was closed. The first two are public; `feedback` tells nothing of the finding. */
export const CLOSINGS = ['unjustified', 'resolved', 'feedback'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** The forms of handling (policy 001, rule 1: three alternatives). */
export const FORMS = ['informal-review', 'internal-audit', 'formal-investigation'] as const;
export type Form = (typeof FORMS)[number];

/** The parts that people play in one case. Routing and acts fill them with persons. */
export const ROLES = [
  'reporter',
  'reviewer',
  'receiver',
  'ratifier',
  'panel',
  'executive',
  'handler',
  'holder-of-deliberation',
  'holder',
] as const;
export type Role = (typeof ROLES)[number];

/** The acts by the names that people read; *Resolve* is the protocol's `close` with another outcome. */
export const ACTS = [
  'submit',
  'open',
  'acknowledge',
  'concern',
  'clear',
  'brief',
  'close',
  'resolve',
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
] as const;
export type ActName = (typeof ACTS)[number];

/** The kinds of the protocol that acts can have now; the others come later and are refused (PROTOCOL A8). */
export type ActKind = Exclude<ActName, 'resolve'>;

/** What somebody owes by a day. */
export const DUTIES = [
  'acknowledgement',
  'brief',
  'review',
  'recommendation',
  'ratification',
  'feedback',
  'answer',
  'hand-on',
  'identity-answer',
  'labour-accuse',
  'labour-penalty',
  'check-in',
] as const;
export type DutyId = (typeof DUTIES)[number];

/** What the Labour Law wants before a penalty (art. 69, 71), as it is recorded: that it concerns an employee, each step, and that none is accused. */
export const LABOUR_STEPS = ['employee', 'notice', 'hearing', 'defence', 'decision', 'none'] as const;
export type LabourStep = (typeof LABOUR_STEPS)[number];

/** The types of entries that an act carries (PROTOCOL A10). */
export type EntryType =
  | 'identity'
  | 'report'
  | 'gist'
  | 'notice'
  | 'reason'
  | 'briefing'
  | 'recommendation'
  | 'remark'
  | 'decision'
  | 'message'
  | 'note'
  | 'summary'
  | 'minutes';

/** One entry of an act, in the order in which the act lists them. */
export type EntryRule = { readonly type: EntryType; readonly room: PolicyRoom; readonly optional?: true };

/** Keys that an act hands over: `first` and `next` start an epoch, `every` gives all that there are, `newest` the last. */
export type GrantRule = {
  readonly room: PolicyRoom | 'chosen';
  readonly epochs: 'first' | 'next' | 'every' | 'newest';
  readonly to: readonly (Role | 'cleared' | 'chair' | 'unreadable' | 'newcomer' | 'keeper' | 'disclosed')[];
};

/** An act that must come before, in the present review; `ticked` limits that to cases whose report said so. */
export type Precedence = { readonly act: ActName; readonly ticked?: 'senior' | 'violations-committee' };

/**
 * One row of the act table. An act may have several rows, one for each way in which it counts; the first row that
 * fits the actor, the stage and the closing is the one that holds.
 */
export type ActRule = {
  readonly act: ActName;
  readonly kind: ActKind;
  readonly by: readonly Role[];
  /** The stages in which it may be done; none for the act that begins a case. */
  readonly from: readonly Stage[];
  /** Limits a row for closed cases to these closings. */
  readonly closings?: readonly Closing[];
  /** Limits a row to cases in which this duty is still owed. */
  readonly while?: DutyId;
  /** The stage that it leads to, at once or only when the panel's voices reach the quorum and a majority. */
  readonly to?: Stage;
  readonly at?: 'quorum';
  readonly closing?: Closing;
  readonly once?: 'case' | 'review';
  /** Done before everything else by each person who holds the report: until then nothing else is theirs to do. */
  readonly first?: true;
  /** Possible before what comes first, too. */
  readonly undeclared?: true;
  /** Possible only in a report that ticked this. */
  readonly only?: 'senior';
  readonly after: readonly Precedence[];
  readonly entries: readonly EntryRule[];
  readonly grants: readonly GrantRule[];
  readonly bars?: 'concerned' | 'chosen' | 'conflict' | 'self' | 'holder';
  /** Signed by the browser without being asked. */
  readonly unasked?: true;
  readonly meets: readonly DutyId[];
  /** Duties that it puts an end to without meeting them. */
  readonly ends?: readonly DutyId[];
  readonly owes: readonly DutyId[];
};

/** A length of time: calendar days, working days, or calendar months of the same day number, clamped. */
export type Within = { readonly days: number } | { readonly working_days: number } | { readonly months: number };

/** Where a clock comes from; shown beside it on the public policy page. */
export const BASES = ['policy-001', 'eu-directive', 'labour-law', 'iso-37002', 'proposal'] as const;
export type Basis = (typeof BASES)[number];

/** One clock: what is owed, by whom, when `from` was done; day 0 is the day of `counted_from`, or of `from` itself. Instead of `submit` that of the evidence which opened the case anew. */
export type DutyRule = {
  readonly duty: DutyId;
  readonly from: readonly ActName[];
  readonly within: Within;
  readonly counted_from?: ActName;
  /** If this, counted from `from` itself, ends later, it is the due day. */
  readonly or_later?: Within;
  /** A shorter time that one aims at; missing it is no breach. */
  readonly target?: Within;
  /** Only in cases that were recorded to concern an employee. */
  readonly only?: 'employee';
  /** Begun once in a case, however often `from` is done; once more where evidence opens the case anew. */
  readonly once?: true;
  /** A last day that is free stays the last day, whatever the calendar says: law, and no promise. */
  readonly strict?: true;
  /** It is told of so many days before, each time. */
  readonly alerts?: readonly number[];
  /** It can be met from so long before its day on. */
  readonly opens?: { readonly days: number };
  readonly owed_by: Role;
  readonly basis: Basis;
};

/**
 * Whom a case whose report ticked all of `ticked` may be referred to: any holder of these offices; while those who are left
 * don't suffice, the holders of `if_short` too, office by office.
 */
export type PanelRule = {
  readonly ticked: readonly Office[];
  readonly of: readonly Office[];
  readonly if_short: readonly Office[];
};

/** People appointed by name through the roster, and parts that last as long as an office lets their holders have them (B20). */
export type Appointed = {
  /** Comes into the reviewer's or the second receiver's part of a running case where nobody of its list is left. */
  readonly part: readonly Office[];
  /** The first row whose ticks a report has is the one that counts. */
  readonly panels: readonly PanelRule[];
  /** Offices one holder of which is a whole panel. */
  readonly alone: readonly Office[];
};

export type OfficeRule = { readonly office: Office; readonly seats: 'one' | 'many'; readonly asked: boolean };

/** The routing matrix as its general rule: who comes first in each role, in the order of the lists. */
export type Routes = {
  readonly reviewer: readonly Office[];
  /** The second receiver, who ratifies too. */
  readonly second: readonly Office[];
  readonly panel: Office;
  readonly executive: Office;
  /** Offices whose holders never get a key to a report, whatever else they hold. */
  readonly never: readonly Office[];
  /** Ticks that bar nobody, but keep all the office's holders away until it is recorded who is meant. */
  readonly withheld: readonly Office[];
  readonly senior: {
    readonly second: readonly Office[];
    /** Offices whose holders are kept away until cleared. */
    readonly withheld: readonly Office[];
    readonly cleared: Office;
  };
  /** Missing from policies before `001-3`: their cases know nobody by name, and whoever has a part keeps it in any office. */
  readonly appointed?: Appointed;
  /** Fewer receivers than this, and the report is refused before anything is stored. */
  readonly receivers: number;
};

/** How long something is kept after its case ended; `years` or `months`. */
export type RetentionRule = {
  readonly what:
    | 'irrelevant-personal-data'
    | 'unjustified'
    | 'resolved'
    | 'unsubstantiated'
    | 'substantiated'
    | 'financial-evidence'
    | 'committee-minutes'
    | 'court-or-authority'
    | 'access-log';
  readonly keep: { readonly months: number } | { readonly years: number } | 'not-kept' | 'until-concluded';
  readonly afterwards: 'anonymise' | 'destroy';
};

/** On what an identity may be disclosed to another handler: the reporter's consent, or what the law says (domain.md §3). */
export const DISCLOSURE_BASES = ['consent', 'court-or-authority', 'law', 'defence'] as const;
export type DisclosureBasis = (typeof DISCLOSURE_BASES)[number];

/** Within which days an identity is disclosed. Calendar days, so that no later holiday makes a line that stands irregular. */
export type DisclosureRule = {
  readonly bases: readonly DisclosureBasis[];
  /** So long before it the reporter is told. */
  readonly ahead: { readonly days: number };
  /** So long it stands at most, from the first day on which it may be given. */
  readonly longest: { readonly days: number };
  /** So long it may be withheld from the reporter at most. */
  readonly withheld: { readonly days: number };
  readonly basis: Basis;
};

/** Which clocks may be paused, and for how long at once and in all. Promises to the reporter and what the law sets never are. */
export type PausingRule = {
  readonly duties: readonly DutyId[];
  readonly longest: { readonly days: number };
  /** Of one duty, however many pauses it has; missing in policies before 001-5, under which there was no such bound. */
  readonly in_all?: { readonly days: number; readonly times: number };
  readonly basis: Basis;
};

/** A whole policy; its canonical bytes are what a roster's `policy` hash stands for (PROTOCOL A9). */
export type Policy = {
  readonly version: string;
  readonly quorum: number;
  readonly offices: readonly OfficeRule[];
  readonly routes: Routes;
  readonly acts: readonly ActRule[];
  readonly duties: readonly DutyRule[];
  readonly retention: readonly RetentionRule[];
  /** Missing in policies before 001-3, under which no identity was disclosed. */
  readonly disclosure?: DisclosureRule;
  /** Whether the association adopted the violation rules. Missing in policies before 001-4, which are 001's own. */
  readonly adopted?: boolean;
  /** The rules on relations with beneficiaries; missing in policies before 001-4. */
  readonly relations?: Relations;
  /** Missing in policies before 001-4, under which no clock was paused. */
  readonly pausing?: PausingRule;
};
