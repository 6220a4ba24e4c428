// What an association has settled about itself: its shape and the strict parser of the stored JSON. Words, addresses and
// calendar corrections live here and not in the policy, so that changing them needs no new roster (PROTOCOL A9).
import * as v from 'valibot';
import { type Approval, ApprovalShape, approvalOf } from '../domain/approval.ts';
import { MAX_REPLY_DAYS } from '../domain/relations-bytes.ts';
import { ASSOCIATION_001 } from '../policy/association-001.ts';
import { type CalendarSettings, parseCalendar } from '../policy/calendar.ts';
import { type Clocks, clockFaults } from '../policy/clocks.ts';
import { chosenPolicy, POLICY_NAMES, type PolicyName, policyByName } from '../policy/policies.ts';
import type { Policy } from '../policy/types.ts';
import type { AssociationId } from '../protocol/check/index.ts';

/** A text in both languages of the portal. */
export type Bilingual = { readonly ar: string; readonly en: string };

/** A channel outside the portal that anybody may use instead: an authority, a telephone, an office. */
export type ExternalRoute = { readonly name: Bilingual; readonly detail: Bilingual; readonly url?: string };

/** Everything an administrator settles. Nothing here is secret: most of it stands on public pages. */
export type AssociationSettings = {
  readonly id: AssociationId;
  /** False until the administrator has answered the setup questions once. */
  readonly setUp: boolean;
  /** Host with port, as it stands in the Host header. */
  readonly host: string;
  /** Origin: https, loopback or .onion. Links are built from it, never from a request. */
  readonly publicAddress: string;
  readonly name: Bilingual;
  readonly licence: string;
  readonly phone: string;
  readonly address: Bilingual;
  readonly routes: readonly ExternalRoute[];
  readonly exitUrl: string;
  readonly privacyContact: Bilingual;
  /** How many members of the violations committee make a decision; goes into the policy's text. */
  readonly quorum: number;
  /** Time limits that the association chose; what is missing is the policy's own. They go into the policy's text too. */
  readonly clocks?: Clocks;
  /** Which of the five policies the association's is. */
  readonly policyBase: PolicyName;
  /** How and when the board approved the policy of that number, for the policy page. */
  readonly approval?: Approval;
  /** The same of policies that were chosen before: what a board approved is of no other policy, and isn't lost with a choice. */
  readonly otherApprovals?: Readonly<Partial<Record<PolicyName, Approval>>>;
  /** Whether the violation rules were adopted; 001 has them in its own text. */
  readonly adopted: boolean;
  /** How and when the board adopted them, where they aren't the policy's own. */
  readonly adoption?: Approval;
  /** Within how many days a request is answered at most; missing until somebody has said so, where the policy's text doesn't. */
  readonly maxReplyDays?: number;
  readonly calendar: CalendarSettings;
};

/** The committee's size is small; more than this is a slip of the finger. */
export const MAX_QUORUM = 15;
/** Longest text of one setting, in characters. */
export const MAX_SETTING = 600;
/** Most external routes shown on a page. */
export const MAX_ROUTES = 6;

const Text = v.pipe(v.string(), v.maxLength(MAX_SETTING));
const Both = v.strictObject({ ar: Text, en: Text });
/** As everybody else reads a calendar's settings: there is one check of them. */
const Calendar = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }): CalendarSettings => {
    const calendar = parseCalendar(dataset.value);
    if (calendar !== undefined) return calendar;
    addIssue();
    return NEVER;
  }),
);

const Shape = v.strictObject({
  setUp: v.boolean(),
  publicAddress: Text,
  name: Both,
  licence: Text,
  phone: Text,
  address: Both,
  routes: v.pipe(
    v.array(v.strictObject({ name: Both, detail: Both, url: v.exactOptional(Text) })),
    v.maxLength(MAX_ROUTES),
  ),
  exitUrl: Text,
  privacyContact: Both,
  quorum: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_QUORUM)),
  clocks: v.exactOptional(
    v.pipe(
      v.record(v.string(), v.number()),
      v.check((clocks) => clockFaults(ASSOCIATION_001, clocks).length === 0),
    ),
  ),
  policyBase: v.picklist(POLICY_NAMES),
  // Until there were five policies, an approval was a text in both languages.
  approval: v.exactOptional(v.union([v.pipe(Both, v.transform(approvalOf)), ApprovalShape])),
  otherApprovals: v.exactOptional(v.strictObject(v.entriesFromList(POLICY_NAMES, v.exactOptional(ApprovalShape)))),
  adopted: v.optional(v.boolean(), true),
  adoption: v.exactOptional(ApprovalShape),
  maxReplyDays: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_REPLY_DAYS))),
  calendar: Calendar,
});

/**
 * Between what the most days of an answer may lie under a policy, and what is proposed; where nothing is, none may be missing.
 */
export const replyBounds = (
  policyBase: PolicyName,
): { readonly least: number; readonly most: number; readonly proposed: number | undefined } => {
  const { min_reply_days: least = 1, max_reply_days: proposed } = policyByName(policyBase).relations?.reply ?? {};
  return { least, most: MAX_REPLY_DAYS, proposed };
};

const Stored = v.pipe(
  Shape,
  v.check(({ policyBase, maxReplyDays }) => {
    const { least, proposed } = replyBounds(policyBase);
    return maxReplyDays === undefined ? proposed !== undefined : maxReplyDays >= least;
  }),
);

/** How and when a board approved the policy of a number, chosen now or before. */
export const approvalOfPolicy = (
  { policyBase, approval, otherApprovals }: Pick<AssociationSettings, 'policyBase' | 'approval' | 'otherApprovals'>,
  name: PolicyName,
): Approval | undefined => (name === policyBase ? approval : otherApprovals?.[name]);

/** The settings without what stands in columns of their own. */
export type StoredSettings = Omit<AssociationSettings, 'id' | 'host'>;

/** Every request asks for the settings, and they hardly ever change: the last texts that were read, with what they say. */
const known = new Map<string, StoredSettings>();
const KEPT = 8;

/** The settings of a stored JSON text, or undefined where it has another shape. Nobody may change what is given. */
export const parseSettings = (body: string): StoredSettings | undefined => {
  const before = known.get(body);
  if (before !== undefined) return before;
  try {
    const parsed = v.safeParse(Stored, JSON.parse(body));
    if (!parsed.success) return undefined;
    if (known.size >= KEPT) known.clear();
    known.set(body, parsed.output);
    return parsed.output;
  } catch {
    return undefined;
  }
};

/** The policy that an association has settled for; what a roster without it would bring. */
export const settledPolicy = ({
  policyBase,
  quorum,
  adopted,
  maxReplyDays,
  clocks,
}: Pick<AssociationSettings, 'policyBase' | 'quorum' | 'adopted' | 'maxReplyDays' | 'clocks'>): Policy =>
  chosenPolicy({
    ...{ policyBase, quorum, adopted },
    ...(maxReplyDays === undefined ? {} : { maxReplyDays }),
    ...(clocks === undefined ? {} : { clocks }),
  });
