// What a case waits for, seen from one person's desk: for them, for the reporter, for somebody else, or for nothing.
import type { ActName, ActRule, DutyRule } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { pausedOn } from './acts/duty-acts.ts';
import { type CaseFile, type Duty, isHolder, mustDeclare, openDuties, owingPersons } from './case-file.ts';
import { oncePer } from './once.ts';
import { actsInRole } from './open-acts.ts';
import { type CaseNow, isDormant, type Owed, owedIn } from './owed.ts';
import { addDays, daysBetween, type PlainDate } from './plain-date.ts';
import { rowsOf } from './rules.ts';
import { turnsOn } from './waits.ts';

/** The headings of a desk, in their order; `later` is whatever waits for another day, or for none. */
export const DESK_GROUPS = ['overdue', 'today', 'soon', 'later'] as const;
/** Where something that is still owed stands on a day. */
export type DeskGroup = (typeof DESK_GROUPS)[number];
export type DutyState = 'met' | DeskGroup;

/** What a row of a desk stands under: one of the headings, or what nothing is due in. */
export const DESK_PARTS = [...DESK_GROUPS, 'briefings', 'closed'] as const;
export type DeskPart = (typeof DESK_PARTS)[number];

/** How many cases stand under a heading, and how many of them wait for the person whose desk it is. */
export type DeskCount = { readonly part: DeskPart; readonly all: number; readonly mine: number };

/** A higher number isn't told but as more than this, so that a desk costs the same however many cases stand on it. */
export const MOST_COUNTED = 999;

/** A duty is due soon from this many days before (domain.md §5.1 «اقترب الموعد»; half the shortest clock of the policy). */
export const SOON_DAYS = 3;

/** From how many days before a duty is due soon: what is told of in good time, such as what the law sets, earlier. */
const soonFrom = (clock: DutyRule | undefined): number => clock?.alerts?.[0] ?? SOON_DAYS;

/** Where something stands on a day that is owed by another; overdue begins with the day after it. */
export function groupOn(dueOn: PlainDate, today: PlainDate, clock?: DutyRule): DeskGroup {
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  if (left === 0) return 'today';
  return left <= soonFrom(clock) ? 'soon' : 'later';
}

/** The same of a duty, which may have been met. */
export const dutyState = (
  { dueOn, metOn, clock }: Pick<Duty, 'dueOn' | 'metOn'> & { readonly clock?: DutyRule | undefined },
  today: PlainDate,
): DutyState => (metOn === undefined ? groupOn(dueOn, today, clock) : 'met');

/** The same of what is owed, wait or duty. */
export const owedState = ({ dueOn, duty }: Owed, today: PlainDate): DeskGroup => groupOn(dueOn, today, duty?.clock);

/**
 * The day by which what is owed takes its place on a desk: its own, or for what is told of earlier than the rest, as long as it
 * stands among what is due soon, the last day that is soon for everything.
 */
export const placedOn = (owed: Owed, today: PlainDate): PlainDate => {
  const lastSoon = addDays(today, SOON_DAYS);
  return owedState(owed, today) === 'soon' && owed.dueOn > lastSoon ? lastSoon : owed.dueOn;
};

/** Until when the clock of what is owed stands still on a day; undefined where it runs. */
export const pausedUntil = ({ duty }: Owed, today: PlainDate): PlainDate | undefined =>
  duty === undefined ? undefined : pausedOn(duty, today)?.until;

export type Waiting = {
  readonly kind: 'me' | 'reporter' | 'another' | 'nothing';
  /** What is owed next: by the person themselves if they owe anything, else by whoever. */
  readonly duty?: Owed;
  /** The day until which there is nothing for this person to do, where a duty of another says one. */
  readonly until?: PlainDate;
  /** Acts of this person that would meet the duty, or move the case on. */
  readonly acts: readonly ActName[];
};

/** Whether the last word of the dialogue is the association's, so that the reporter's answer is awaited. */
function awaitsReporter({ stage, timeline }: CaseFile): boolean {
  const dialogue = timeline.filter(({ kind }) => kind === 'message' || kind === 'evidence');
  const last = dialogue.at(-1);
  return stage !== 'closed' && last !== undefined && last.by !== 'reporter';
}

/** A decision that hangs on what the reporter was asked waits for them, as long as it isn't due soon. */
const hangsOnReporter = ({ caseFile, today }: CaseNow, own: Owed): boolean =>
  own.id === 'review' && awaitsReporter(caseFile) && owedState(own, today) === 'later';

/** The next day on which what is told of earlier than the rest takes another place (`placedOn`). */
function toldEarly({ dueOn, clock }: Duty, today: PlainDate): readonly PlainDate[] {
  const from = addDays(dueOn, -soonFrom(clock));
  const until = addDays(dueOn, -SOON_DAYS);
  if (from >= until || today >= until) return [];
  return [today < from ? from : addDays(today, 1)];
}

/**
 * The next day on which what a case waits for turns, without a line: something comes to further people, or to those whose it is,
 * or a decision hangs on the reporter no longer, or what is told of earlier than the rest is due soon and moves on day by day.
 */
export function desksTurnOn(now: CaseNow): PlainDate | undefined {
  const { caseFile, today } = now;
  const hanging = awaitsReporter(caseFile) ? openDuties(caseFile).filter(({ id }) => id === 'review') : [];
  const soon = hanging.map(({ dueOn, clock }) => addDays(dueOn, -soonFrom(clock))).filter((day) => day > today);
  return [turnsOn(owedIn(now), today), ...soon, ...openDuties(caseFile).flatMap((duty) => toldEarly(duty, today))]
    .filter((day) => day !== undefined)
    .toSorted()[0];
}

/** Whether too few of a panel are left, as far as the chain tells: the reviewer brings further members in. */
const isPanelBarred = ({ stage, panel, bars, quorum }: CaseFile): boolean =>
  stage === 'investigation' && panel.filter((person) => !bars.has(person)).length < quorum;

/** Acts that move a case to another stage, meet a duty of this case that is still owed, or make its panel whole again. */
function usefulActs({ caseFile, today }: CaseNow, person: PersonId): readonly ActName[] {
  const owed = openDuties(caseFile)
    .filter((duty) => !isDormant({ duty }, today))
    // What the law wants of one is recorded by whoever has it before them, and makes the case wait for nobody else.
    .filter((duty) => duty.clock.only === undefined || owingPersons(caseFile, duty).includes(person))
    .map(({ id }) => id);
  const moves = ({ to, from, meets }: ActRule) =>
    (to !== undefined && from.includes(caseFile.stage)) || meets.some((duty) => owed.includes(duty));
  return actsInRole(caseFile, person).filter(
    (act) => (act === 'refer' && isPanelBarred(caseFile)) || rowsOf(caseFile.policy, act).some(moves),
  );
}

const hasSpokenHere = ({ recommendation }: CaseFile, person: PersonId): boolean =>
  recommendation !== undefined &&
  [recommendation.by, ...recommendation.confirmed, ...recommendation.dissented].includes(person);

/** Whether somebody is in a case as a member of the committee, and as nothing else. */
const isMemberAlone = ({ panel, reviewer, receivers, ratifier }: CaseFile, person: PersonId): boolean =>
  panel.includes(person) && ![reviewer, ratifier, ...receivers].includes(person);

/** What the law sets is told to whom the deliberation is, and to nobody else (WB11). */
export const isShownTo = (caseFile: CaseFile, person: PersonId, clock: DutyRule | undefined): boolean =>
  clock?.only !== 'employee' || isHolder(caseFile, 'deliberation', person);

const owedShownTo = (now: CaseNow, person: PersonId): readonly Owed[] =>
  owedIn(now).filter((owed) => isShownTo(now.caseFile, person, owed.duty?.clock) && !isDormant(owed, now.today));

/**
 * What is a person's next to do or to know of. Keys to hand on come before everything else for whoever has them: until then
 * nothing more is written in the case (PROTOCOL B18).
 */
const nextOf = (owed: readonly Owed[], person: PersonId): Owed | undefined =>
  owed.find(({ id, steps }) => id === 'hand-on' && steps.some(({ persons }) => persons.includes(person))) ??
  owed.find(({ owners }) => owners.includes(person));

/**
 * What a person's desk names of a case: keys that they could hand on, then what is theirs to do first, else the case's next, whosever it is, so that receivers and
 * ratifier know what to remind of. A member of the committee is told of what they owe themselves or wait for, and else of nothing.
 */
export function deskDuty(now: CaseNow, person: PersonId): Owed | undefined {
  const owed = owedShownTo(now, person);
  const own = nextOf(owed, person);
  const told = isMemberAlone(now.caseFile, person) ? owed.filter(({ awaitedBy }) => awaitedBy === person) : owed;
  return own ?? told[0];
}

/**
 * What else of a case a person owes by an earlier day than what their desk names of it: keys to hand on come first, and hide no
 * duty whose day has come before them.
 */
export function earlierDuty(now: CaseNow, person: PersonId): Owed | undefined {
  const own = owedShownTo(now, person);
  const named = nextOf(own, person);
  const first = own.find(({ owners }) => owners.includes(person));
  return named === undefined || first === undefined || first.dueOn >= named.dueOn ? undefined : first;
}

/** Of a case as it stands on a day what it waits for in the eyes of each person who was asked about. */
const seenBy = oncePer((_: CaseNow) => new Map<PersonId, Waiting>());

/** What a case waits for, from a person's point of view, on a day. */
export function waiting(now: CaseNow, person: PersonId): Waiting {
  const known = seenBy(now);
  const before = known.get(person);
  if (before !== undefined) return before;
  const seen = waitingAnew(now, person);
  known.set(person, seen);
  return seen;
}

function waitingAnew(now: CaseNow, person: PersonId): Waiting {
  const { caseFile, today } = now;
  const owed = owedShownTo(now, person);
  const own = owed.find(({ owners }) => owners.includes(person));
  const acts = usefulActs(now, person);
  // Whoever has yet to declare can't take what the reporter answers: until then it waits for them.
  const mayHang = !mustDeclare(caseFile, person);
  if (own !== undefined) {
    const duty = nextOf(owed, person) ?? own;
    return { kind: mayHang && hangsOnReporter(now, duty) ? 'reporter' : 'me', duty, acts };
  }
  const [next] = owed;
  const until = next === undefined || next.dueOn < today ? {} : { until: next.dueOn };
  const whose = next === undefined ? {} : { duty: next, ...until };
  if (mayHang && awaitsReporter(caseFile) && person === caseFile.reviewer) return { kind: 'reporter', ...whose, acts };
  const moving = acts.length > 0 && !hasSpokenHere(caseFile, person);
  if (moving) return { kind: 'me', ...(next === undefined ? {} : { duty: next }), acts };
  if (next === undefined && caseFile.stage === 'closed') return { kind: 'nothing', acts: [] };
  return { kind: 'another', ...whose, acts: [] };
}
