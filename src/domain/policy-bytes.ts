// A policy as canonical bytes and back: what a roster's hash stands for. A policy that isn't whole is no policy.
import * as v from 'valibot';
import {
  ACTS,
  BASES,
  CLOSINGS,
  DISCLOSURE_BASES,
  DUTIES,
  OFFICES,
  type Policy,
  ROLES,
  STAGES,
} from '../policy/types.ts';
import { canonical, fromUtf8, type Json, parseCanonical } from '../protocol/check/index.ts';
import { RelationsShape } from './relations-bytes.ts';

const Natural = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(999));
const Positive = v.pipe(v.number(), v.safeInteger(), v.minValue(1));
/** Of a clock, a quorum or a period: a number of four digits is a slip, and lies beyond every calendar that anybody confirmed. */
const Count = v.pipe(Positive, v.maxValue(999));
const Room = v.picklist(['identity', 'report', 'briefing', 'deliberation']);
const Offices = v.array(v.picklist(OFFICES));
const Stages = v.array(v.picklist(STAGES));
const Duties = v.array(v.picklist(DUTIES));
const Act = v.picklist(ACTS);
const Kind = v.picklist(ACTS.filter((act) => act !== 'resolve'));
const Within = v.union([
  v.strictObject({ days: Count }),
  v.strictObject({ working_days: Count }),
  v.strictObject({ months: Count }),
]);

const EntryRule = v.strictObject({
  type: v.picklist([
    'identity',
    'report',
    'gist',
    'notice',
    'reason',
    'briefing',
    'recommendation',
    'remark',
    'decision',
    'message',
    'note',
    'summary',
    'minutes',
  ]),
  room: Room,
  optional: v.exactOptional(v.literal(true)),
});

const GrantRule = v.strictObject({
  room: v.union([Room, v.literal('chosen')]),
  epochs: v.picklist(['first', 'next', 'every', 'newest']),
  to: v.array(v.picklist([...ROLES, 'cleared', 'chair', 'unreadable', 'newcomer', 'keeper', 'disclosed'])),
});

const ActRule = v.strictObject({
  act: Act,
  kind: Kind,
  by: v.array(v.picklist(ROLES)),
  from: Stages,
  closings: v.exactOptional(v.array(v.picklist(CLOSINGS))),
  while: v.exactOptional(v.picklist(DUTIES)),
  to: v.exactOptional(v.picklist(STAGES)),
  at: v.exactOptional(v.literal('quorum')),
  closing: v.exactOptional(v.picklist(CLOSINGS)),
  once: v.exactOptional(v.picklist(['case', 'review'])),
  first: v.exactOptional(v.literal(true)),
  undeclared: v.exactOptional(v.literal(true)),
  only: v.exactOptional(v.literal('senior')),
  after: v.array(v.strictObject({ act: Act, ticked: v.exactOptional(v.picklist(['senior', 'violations-committee'])) })),
  entries: v.array(EntryRule),
  grants: v.array(GrantRule),
  bars: v.exactOptional(v.picklist(['concerned', 'chosen', 'conflict', 'self', 'holder'])),
  unasked: v.exactOptional(v.literal(true)),
  meets: Duties,
  ends: v.exactOptional(Duties),
  owes: Duties,
});

const Days = v.strictObject({ days: Count });

const DutyRule = v.strictObject({
  duty: v.picklist(DUTIES),
  from: v.array(Act),
  within: Within,
  counted_from: v.exactOptional(Act),
  or_later: v.exactOptional(Within),
  target: v.exactOptional(Within),
  only: v.exactOptional(v.literal('employee')),
  once: v.exactOptional(v.literal(true)),
  strict: v.exactOptional(v.literal(true)),
  alerts: v.exactOptional(v.array(Count)),
  opens: v.exactOptional(Days),
  owed_by: v.picklist(ROLES),
  basis: v.picklist(BASES),
});

const DisclosureRule = v.strictObject({
  bases: v.array(v.picklist(DISCLOSURE_BASES)),
  ahead: Days,
  longest: Days,
  withheld: Days,
  basis: v.picklist(BASES),
});

const PausingRule = v.strictObject({
  duties: Duties,
  longest: Days,
  in_all: v.exactOptional(v.strictObject({ days: Count, times: Count })),
  basis: v.picklist(BASES),
});

/** The shape of a whole policy; `parsePolicy` reads by it. */
export const PolicyShape = v.strictObject({
  version: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  quorum: Count,
  offices: v.array(
    v.strictObject({ office: v.picklist(OFFICES), seats: v.picklist(['one', 'many']), asked: v.boolean() }),
  ),
  routes: v.strictObject({
    reviewer: Offices,
    second: Offices,
    panel: v.picklist(OFFICES),
    executive: v.picklist(OFFICES),
    never: Offices,
    withheld: Offices,
    senior: v.strictObject({ second: Offices, withheld: Offices, cleared: v.picklist(OFFICES) }),
    appointed: v.exactOptional(
      v.strictObject({
        part: Offices,
        panels: v.array(v.strictObject({ ticked: Offices, of: Offices, if_short: Offices })),
        alone: Offices,
      }),
    ),
    // Two independent keyholders are the least that lets nobody bury a case alone (domain.md §6, invariant 1).
    receivers: v.literal(2),
  }),
  acts: v.array(ActRule),
  duties: v.array(DutyRule),
  retention: v.array(
    v.strictObject({
      what: v.picklist([
        'irrelevant-personal-data',
        'unjustified',
        'resolved',
        'unsubstantiated',
        'substantiated',
        'financial-evidence',
        'committee-minutes',
        'court-or-authority',
        'access-log',
      ]),
      keep: v.union([
        v.strictObject({ months: Natural }),
        v.strictObject({ years: Natural }),
        v.picklist(['not-kept', 'until-concluded']),
      ]),
      afterwards: v.picklist(['anonymise', 'destroy']),
    }),
  ),
  disclosure: v.exactOptional(DisclosureRule),
  adopted: v.exactOptional(v.boolean()),
  relations: v.exactOptional(RelationsShape),
  pausing: v.exactOptional(PausingRule),
});

/** The policy that a value is; `undefined` where anything is missing, unknown or of another shape. */
export function parsePolicy(value: unknown): Policy | undefined {
  const parsed = v.safeParse(PolicyShape, value);
  return parsed.success ? parsed.output : undefined;
}

/** Where a value is no policy, and what stands there. */
export type PolicyFault = { readonly at: string; readonly found: unknown };

/** The first thing that keeps a value from being a policy; undefined where nothing does. */
export function policyFault(value: unknown): PolicyFault | undefined {
  const parsed = v.safeParse(PolicyShape, value);
  if (parsed.success) return undefined;
  const [issue] = parsed.issues;
  const duty = (issue.path ?? []).flatMap(({ value: part }) => {
    const named = typeof part === 'object' && part !== null && 'duty' in part ? part.duty : undefined;
    return typeof named === 'string' ? [` (${named})`] : [];
  });
  return { at: `${v.getDotPath(issue) ?? 'policy'}${duty.join('')}`, found: issue.input };
}

/** A policy as a JSON value. Its type says so already; this walks it so that the compiler can see it too. */
function jsonOf(value: unknown): Json {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (Array.isArray(value)) return value.map(jsonOf);
  if (typeof value !== 'object' || value === null) throw new RangeError('not canonical JSON');
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, jsonOf(field)]));
}

/** The canonical bytes of a policy (PROTOCOL A3, A9). */
export const policyBytes = (policy: Policy): Uint8Array => canonical(jsonOf(policy));

/** The same as text, as it is stored and served. */
export const policyText = (policy: Policy): string => fromUtf8(policyBytes(policy)) ?? '';

/** The policy of canonical bytes; `undefined` for every other byte string. */
export function policyFromBytes(bytes: Uint8Array): Policy | undefined {
  const value = parseCanonical(bytes);
  return value.ok ? parsePolicy(value.value) : undefined;
}
