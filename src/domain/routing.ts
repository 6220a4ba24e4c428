// Who receives a report: the routing matrix as its general rule (domain.md §6), over the policy's ordered lists.
// Pure, and the same in the reporter's browser and on the server; it never falls back to somebody who is named.

import { CONCERN_OFFICES, type Concerns, type Office, type Policy } from '../policy/types.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';
import { isTicked } from './concerns.ts';
import { accepted, type Refusal, type Result, refused } from './result.ts';
import { activeHolders, holdsAny } from './roster-view.ts';

/** The receivers of a case: whoever reviews, and the second, who ratifies too unless the report is `senior`. */
export type Routing = {
  readonly reviewer: PersonId;
  readonly second: PersonId;
  /** Persons whom the case must never reach, sorted by id. */
  readonly bars: readonly PersonId[];
  readonly senior: boolean;
};

/** Why no reports can be taken now. */
export type IntakeBlock = 'not-adopted' | 'no-roster' | 'roster-expired' | 'receivers' | 'members';

export type Intake = {
  readonly open: boolean;
  readonly reasons: readonly IntakeBlock[];
  /** The smallest combinations of ticks that can't be served; every combination that includes one can't either. */
  readonly unservable: readonly Concerns[];
};

/** Persons once each, in the order of their ids as text. */
export const sortedPersons = (persons: Iterable<PersonId>): readonly PersonId[] =>
  [...new Set(persons)].toSorted((a, b) => (a < b ? -1 : 1));

/** Offices of which every holder is kept away for now, without being barred. */
export function withheldOffices(policy: Policy, concerns: Concerns): readonly Office[] {
  if (concerns === 'senior') return policy.routes.senior.withheld;
  return policy.routes.withheld.filter((office) => concerns.includes(office));
}

function barsOf(policy: Policy, roster: Roster, concerns: Concerns): readonly PersonId[] {
  if (concerns === 'senior') return [];
  const named = concerns.filter((office) => !policy.routes.withheld.includes(office));
  return sortedPersons(named.flatMap((office) => activeHolders(roster, office)));
}

/** The persons of these offices, in this order, who are available; a vacant office is skipped as a barred one is. */
const availableIn = (roster: Roster, offices: readonly Office[], isAvailable: (person: PersonId) => boolean) =>
  offices.flatMap((office) => activeHolders(roster, office)).filter(isAvailable);

/**
 * The first pair, in the order of the reviewers: whoever would leave the other part without anybody is passed over. With the
 * lists of policies before `001-3` nobody ever is.
 */
function pairOf(reviewers: readonly PersonId[], seconds: readonly PersonId[]) {
  for (const reviewer of reviewers) {
    const second = seconds.find((person) => person !== reviewer);
    if (second !== undefined) return { reviewer, second };
  }
  return undefined;
}

function isKnown(policy: Policy, concerns: Concerns): boolean {
  if (concerns === 'senior') return true;
  const asked = policy.offices.filter((rule) => rule.asked).map((rule) => rule.office);
  return concerns.every((office, at) => asked.includes(office) && concerns.indexOf(office) === at);
}

/** The matrix of a policy and a roster, row by row as it is asked for: each report asks for its own several times. */
const known = new WeakMap<Policy, WeakMap<Roster, Map<string, Result<Routing>>>>();
/** More than a question can have answers in any order. */
const MOST_ROWS = 1_000;

/**
 * The receivers of a report about `concerns`, or why it must be refused before anything is stored: fewer than two
 * people without a conflict would hold it. Source: domain.md §6; PROTOCOL §5.
 */
export function route(policy: Policy, roster: Roster, concerns: Concerns): Result<Routing> {
  const byRoster = known.get(policy) ?? new WeakMap<Roster, Map<string, Result<Routing>>>();
  const rows = byRoster.get(roster) ?? new Map<string, Result<Routing>>();
  known.set(policy, byRoster.set(roster, rows));
  const row = JSON.stringify(concerns);
  const before = rows.get(row);
  if (before !== undefined) return before;
  const routed = routeAnew(policy, roster, concerns);
  if (rows.size < MOST_ROWS) rows.set(row, routed);
  return routed;
}

function routeAnew(policy: Policy, roster: Roster, concerns: Concerns): Result<Routing> {
  if (!isKnown(policy, concerns)) return refused({ code: 'unknown-concern' });
  const tooFew: Refusal = { code: 'too-few-receivers', concerns };
  const { routes } = policy;
  const bars = barsOf(policy, roster, concerns);
  const away = [...routes.never, ...withheldOffices(policy, concerns)];
  const isAvailable = (person: PersonId) => !bars.includes(person) && !holdsAny(roster, person, away);
  const senior = concerns === 'senior';
  const pair = pairOf(
    availableIn(roster, routes.reviewer, isAvailable),
    availableIn(roster, senior ? routes.senior.second : routes.second, isAvailable),
  );
  return pair === undefined ? refused(tooFew) : accepted({ ...pair, bars, senior });
}

/** Whoever ratifies once a `senior` report is cleared: the chair, or the second receiver where there is none to use. */
export function clearedChair(
  policy: Policy,
  roster: Roster,
  bars: ReadonlySet<PersonId>,
  receivers: readonly PersonId[],
): PersonId | undefined {
  return activeHolders(roster, policy.routes.senior.cleared).find(
    (person) => !bars.has(person) && !receivers.includes(person) && !holdsAny(roster, person, policy.routes.never),
  );
}

/** The active holders of these offices who may be given this case, once each, office by office. */
export function eligibleHolders(
  policy: Policy,
  roster: Roster,
  offices: readonly Office[],
  bars: ReadonlySet<PersonId>,
  excluded: readonly (PersonId | undefined)[],
): readonly PersonId[] {
  const holders = [...new Set(offices.flatMap((office) => activeHolders(roster, office)))];
  return holders.filter(
    (person) => !bars.has(person) && !excluded.includes(person) && !holdsAny(roster, person, policy.routes.never),
  );
}

/** The active members of the committee who may be given this case. */
export const eligibleMembers = (
  policy: Policy,
  roster: Roster,
  bars: ReadonlySet<PersonId>,
  excluded: readonly (PersonId | undefined)[],
): readonly PersonId[] => eligibleHolders(policy, roster, [policy.routes.panel], bars, excluded);

/** Every combination of ticks that the reporter's question allows: the subsets of the asked offices, and `senior`. */
export function allConcerns(): readonly Concerns[] {
  const sorted = CONCERN_OFFICES.toSorted();
  const subsets = Array.from({ length: 2 ** sorted.length }, (_, mask) =>
    sorted.filter((_, at) => (mask & (1 << at)) !== 0),
  );
  return [...subsets, 'senior'];
}

/** Whether a report ticks all that another one does, and more. */
export function isPartOf(part: Concerns, whole: Concerns): boolean {
  if (part === 'senior' || whole === 'senior') return false;
  return part.length < whole.length && part.every((office) => isTicked(whole, office));
}

/**
 * Why no reports can be taken on a day: the violation rules aren't adopted, the roster has expired, a report that names nobody doesn't reach two people, or
 * the committee without them doesn't reach the quorum. None means that intake is open.
 */
export function intakeBlocks(policy: Policy, roster: Roster, today: string): readonly IntakeBlock[] {
  const nobody = route(policy, roster, []);
  const receivers = nobody.ok ? [nobody.value.reviewer, nobody.value.second] : [];
  const members = eligibleMembers(policy, roster, new Set(), receivers).length;
  const blocks: readonly (readonly [IntakeBlock, boolean])[] = [
    ['not-adopted', policy.adopted === false],
    ['roster-expired', today > roster.until],
    ['receivers', !nobody.ok],
    ['members', members < policy.quorum],
  ];
  return blocks.flatMap(([block, holds]) => (holds ? [block] : []));
}

/** Whether reports can be taken, and for the administrator the rows that can't be served. */
export function intake(policy: Policy, roster: Roster | undefined, today: string): Intake {
  if (roster === undefined) return { open: false, reasons: ['no-roster'], unservable: [] };
  const reasons = intakeBlocks(policy, roster, today);
  const failing = allConcerns().filter((concerns) => !route(policy, roster, concerns).ok);
  const unservable = failing.filter((row) => !failing.some((part) => isPartOf(part, row)));
  return { open: reasons.length === 0, reasons, unservable };
}
