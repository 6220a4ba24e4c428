// Who is given what of a case: the whole chain, the briefings alone, the reporter's lines, or nothing at all.
// Source: PROTOCOL §6. Absent and forbidden are the same `undefined`, so that no caller can tell them apart.
import type { ActName, ActRule, Office, Policy, PolicyRoom, Role } from '../policy/types.ts';
import type { Line, PersonId, Roster } from '../protocol/check/index.ts';
import { asksToDeclare, type CaseFile, isWithdrawn, mustDeclare, wasGranted } from './case-file.ts';
import { isKeptFromReporter } from './disclosure.ts';
import { isOut } from './opens.ts';
import type { PlainDate } from './plain-date.ts';
import { holdsAny } from './roster-view.ts';
import { actName } from './rules.ts';
import { officesOfPart } from './succession.ts';

/** How much of a case a person is given; `undeclared`: who was involved and where, to declare by. */
export type View = 'whole' | 'undeclared' | 'briefings';

const everHeld = (caseFile: CaseFile, room: PolicyRoom, person: PersonId): boolean =>
  wasGranted(caseFile, room, person) && !isWithdrawn(caseFile, person, room);

/**
 * What a person sees of a case: `whole` with a key of `report` or `deliberation`, `briefings` with one of `briefing`
 * alone, else nothing. A barred person sees nothing, and whoever comes in with a key of `deliberation` sees nothing until they have one of
 * `report`, by which they declare first. Whether the person is still on the roster is the caller's to ask.
 */
export function sees(caseFile: CaseFile, person: PersonId): View | undefined {
  if (caseFile.bars.has(person)) return undefined;
  const holdsReport = everHeld(caseFile, 'report', person);
  if (holdsReport || everHeld(caseFile, 'deliberation', person)) {
    if (mustDeclare(caseFile, person)) return 'undeclared';
    return holdsReport || !asksToDeclare(caseFile) ? 'whole' : undefined;
  }
  return everHeld(caseFile, 'briefing', person) ? 'briefings' : undefined;
}

/**
 * The same by a roster: nothing for who is gone from the case by it. Whoever lost a part and directs the association since is
 * given what they are briefed of, once their other keys are taken back.
 */
export function seesBy(roster: Roster, caseFile: CaseFile, person: PersonId): View | undefined {
  const view = sees(caseFile, person);
  if (!isOut(caseFile, roster, person)) return view;
  const isBriefed = view === 'briefings' && holdsAny(roster, person, [caseFile.policy.routes.executive]);
  return isBriefed ? view : undefined;
}

const REPORTER_ROOMS: readonly PolicyRoom[] = ['identity', 'report'];

const isReporterRoom = (room: PolicyRoom | 'chosen'): boolean => REPORTER_ROOMS.some((own) => own === room);

/** Whether acts of this name carry an entry of a room that the reporter holds. */
const writesToReporter = (policy: Policy, act: ActName): boolean =>
  policy.acts.some((rule) => rule.act === act && rule.entries.some(({ room }) => isReporterRoom(room)));

function isReporters(policy: Policy, { act }: Line): boolean {
  const name = actName(act);
  if (act.by === 'reporter' || (name !== undefined && writesToReporter(policy, name))) return true;
  return act.rooms.some(({ room }) => isReporterRoom(room)) || act.grants.some(({ room }) => isReporterRoom(room));
}

/** A line that gives this person a key of a briefing: the *brief* itself, or the key given again. */
const briefs = (person: PersonId, { act }: Line): boolean =>
  act.grants.some(({ room, holder }) => room === 'briefing' && holder === person);

/**
 * The lines that a reader is given, in the chain's order. The reporter: *submit*, and every line that starts an epoch
 * of, grants in, or carries an entry of `report` or `identity`, and their own; a disclosure that is withheld from them not
 * before the day that it names. Who is briefed: the lines that grant them a key of
 * `briefing`, and nothing else. Who sees the whole case: every line.
 */
export function linesFor(reader: PersonId | 'reporter', caseFile: CaseFile, today: PlainDate): readonly Line[] {
  const { lines } = caseFile.ledger;
  if (reader === 'reporter') {
    return lines.filter((line) => isReporters(caseFile.policy, line) && !isKeptFromReporter(line, today));
  }
  const view = sees(caseFile, reader);
  if (view === undefined) return [];
  return view !== 'briefings' ? lines : lines.filter((line) => briefs(reader, line));
}

/** The offices that routing can put into a role; `undefined` for the reporter's, which no office fills. */
function officesIn(policy: Policy, role: Role): readonly Office[] {
  const { senior, executive } = policy.routes;
  const reviewer = officesOfPart(policy, [], 'reviewer');
  const ratifier = [...officesOfPart(policy, [], 'ratifier'), ...officesOfPart(policy, 'senior', 'ratifier')];
  const receivers = [...reviewer, ...officesOfPart(policy, [], 'second'), ...senior.second];
  const panel = officesOfPart(policy, [], 'panel');
  switch (role) {
    case 'reporter':
      return [];
    case 'reviewer':
      return reviewer;
    case 'receiver':
      return receivers;
    case 'ratifier':
      return ratifier;
    case 'panel':
      return panel;
    case 'executive':
      return [executive];
    case 'handler':
    case 'holder-of-deliberation':
      return [...receivers, senior.cleared, ...panel];
    case 'holder':
      return [...receivers, senior.cleared, ...panel, executive];
  }
}

const lets = (policy: Policy, rule: ActRule, offices: readonly Office[]): boolean =>
  rule.by.some((role) => officesIn(policy, role).some((office) => offices.includes(office)));

/** Whether the policy lets a holder of these offices do acts of this kind at all: what a partial reader can ask. */
export const mayDo = (policy: Policy, kind: string, offices: readonly Office[]): boolean =>
  policy.acts.some((rule) => rule.kind === kind && lets(policy, rule, offices));
