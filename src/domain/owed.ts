// Everything that is owed in a case on a day: the duties of its policy, and its waits for one person's browser that no other
// replaces. Each has a day, owners, and whom it comes to where they stay away. It follows from chain, roster and day alone.
import type { ActName, DutyId, Role, Within } from '../policy/types.ts';
import { type CaseWaitKind, WITHIN } from '../policy/waits.ts';
import { type Holder, type PersonId, ROSTER_SIGNERS, type Room, type Roster } from '../protocol/check/index.ts';
import { PEOPLE_AT_LEAST, peopleLeft } from './acts/left-alone.ts';
import { servableBy } from './acts/obstacles.ts';
import {
  type CaseFile,
  type Duty,
  hasSpoken,
  isCarried,
  isWithdrawn,
  openDuties,
  owingPersons,
  wasGranted,
} from './case-file.ts';
import { type Due, dueOn } from './deadlines.ts';
import { opensOn } from './duties.ts';
import { heirsOf } from './heirs.ts';
import { isOut, isShutOut, opensWhole, shutRooms } from './opens.ts';
import { vacancies } from './panel.ts';
import { addDays, laterOf, type PlainDate, plainDate } from './plain-date.ts';
import { activeHolders, holdsAny } from './roster-view.ts';
import { rowsOf } from './rules.ts';
import { awayIn, isGone, shortRoom } from './succession.ts';
import { seesBy } from './visibility.ts';
import { type Clock, clockOf, ownersOn } from './waits.ts';

/** A case, folded as the roster in force leaves it (under-roster.ts), with that roster and the day on which it is looked at. */
export type CaseNow = { readonly caseFile: CaseFile; readonly roster: Roster; readonly today: PlainDate };

export type OwedId = DutyId | CaseWaitKind;

/** Something owed in a case; met duties aren't. */
export type Owed = Clock & {
  readonly id: OwedId;
  /** The part whose it is, as others are told. */
  readonly owedBy: Role;
  readonly arithmetic: Due;
  /** The line or roster that began a duty of the policy; waits have none. */
  readonly startedBy?: string;
  /** Which it is of several duties of its kind that one act began, as a closing does three questions; missing of the first. */
  readonly nth?: number;
  /** The duty of the policy that it is; waits are none. */
  readonly duty?: Duty;
  /** From when it is somebody's to do. */
  readonly ownedFrom?: PlainDate;
  /** Whom it comes to on the day that is asked about. */
  readonly owners: readonly PersonId[];
  /** Those of them to whom it falls since nobody has its part any more; they may lack the keys yet. */
  readonly heirs: readonly PersonId[];
  /** For whom it is waited, where it is one person. */
  readonly awaitedBy?: PersonId;
  /** Of which room keys don't open, where it is about that. */
  readonly room?: Room;
  /** From when the roster's signers are told that a case waits for people: nobody in it has acted. */
  readonly callOn?: PlainDate;
};

const present =
  ({ caseFile, roster }: CaseNow) =>
  (person: Holder | undefined): person is PersonId =>
    person !== undefined && person !== 'reporter' && !isOut(caseFile, roster, person);

/** Since when somebody is gone from a case: the day of the line that bars them, or of the roster in force. */
function goneOn({ caseFile, roster }: CaseNow, person: PersonId): PlainDate {
  const { ledger, timeline, receivedOn } = caseFile;
  const barring = ledger.lines.find(({ act }) => act.bars.includes(person));
  const barredOn = timeline.find(({ line }) => line === barring?.hash)?.on;
  return barredOn ?? laterOf(receivedOn, plainDate(roster.on));
}

/** The day on which the last of those was gone who could do something; undefined where there was nobody. */
const emptiedOn = (now: CaseNow, persons: readonly (Holder | undefined)[]): PlainDate | undefined =>
  persons
    .filter((person): person is PersonId => person !== undefined && person !== 'reporter')
    .map((person) => goneOn(now, person))
    .toSorted()
    .at(-1);

type Groups = { readonly first: readonly (Holder | undefined)[]; readonly next: readonly (Holder | undefined)[] };
type Own = Pick<Owed, 'id' | 'owedBy' | 'startedBy' | 'awaitedBy' | 'room' | 'duty'> & { readonly isCalled?: false };

/** A wait with its clock: `first` owns it, `then` whoever else can act, and where nobody did the signers are called. */
function waitOf(
  now: CaseNow,
  own: Own,
  { startedOn, due, again }: { readonly startedOn: PlainDate; readonly due: Due; readonly again: Within },
  { first, next }: Groups,
): Owed {
  const isPresent = present(now);
  const { calendar } = now.caseFile;
  const clock = clockOf({ startedOn, due, again, calendar }, [first.filter(isPresent), next.filter(isPresent)]);
  const { isCalled = true, ...shown } = own;
  const nobodySince = clock.steps.length === 0 ? emptiedOn(now, [...first, ...next]) : undefined;
  const called = isCalled ? { callOn: laterOf(clock.endsOn, nobodySince ?? clock.endsOn) } : {};
  return { ...shown, ...clock, arithmetic: due, owners: ownersOn(clock, now.today), heirs: [], ...called };
}

const usual = (now: CaseNow, id: CaseWaitKind, startedOn: PlainDate) => ({
  startedOn,
  due: dueOn(WITHIN[id], startedOn, now.caseFile.calendar),
  again: WITHIN[id],
});

const knows = ({ policy }: CaseFile, act: ActName): boolean => rowsOf(policy, act).length > 0;

/** Nobody who could read the report has come to it yet: neither declared nor opened. */
function unopened(now: CaseNow): readonly Owed[] {
  const { caseFile } = now;
  const { reviewer, second, opened, declared, bars, receivedOn } = caseFile;
  if (opened || [...declared].some((person) => !bars.has(person))) return [];
  const own: Own = { id: 'open', owedBy: 'reviewer' };
  return [waitOf(now, own, usual(now, 'open', receivedOn), { first: [reviewer], next: [second] })];
}

/** A report about someone senior goes nowhere before it is cleared. */
function uncleared(now: CaseNow): readonly Owed[] {
  const { caseFile } = now;
  const { concerns, cleared, stage, opened, reviewer, second, receivedOn } = caseFile;
  if (concerns !== 'senior' || cleared || !opened || stage !== 'review' || !knows(caseFile, 'clear')) return [];
  const own: Own = { id: 'clear', owedBy: 'reviewer' };
  return [waitOf(now, own, usual(now, 'clear', receivedOn), { first: [reviewer], next: [second] })];
}

/** A recommendation that too few members have spoken on. */
function unspoken(now: CaseNow): readonly Owed[] {
  const { recommendation: standing, stage, panel, quorum, reviewer, second, ratifier } = now.caseFile;
  if (standing === undefined || stage !== 'investigation' || isCarried(standing, quorum)) return [];
  const silent = panel.filter((person) => !hasSpoken(standing, person)).filter(present(now));
  if (silent.length === 0) return [];
  const own: Own = { id: 'voices', owedBy: 'panel' };
  const next = [reviewer, second, ratifier];
  return [waitOf(now, own, usual(now, 'voices', standing.on), { first: silent, next })];
}

const saidOn = ({ timeline, receivedOn }: CaseFile, person: PersonId, room: Room): PlainDate =>
  timeline.findLast(
    ({ kind, by, public: said }) => kind === 'unreadable' && by === person && 'room' in said && said.room === room,
  )?.on ?? receivedOn;

/** Everybody of a case, those who answer for it first. */
const inOrder = ({ reviewer, second, ratifier, panel }: CaseFile): readonly (PersonId | undefined)[] => [
  ...new Set([reviewer, second, ratifier, ...panel]),
];

/** Keys that didn't open, to be given again by whoever they open for; where nobody has them, the receivers see to it. */
function unreadable(now: CaseNow): readonly Owed[] {
  const { caseFile, roster } = now;
  const shut: readonly Room[] = shutRooms(caseFile, roster);
  return caseFile.unreadable
    .filter(({ person, room }) => present(now)(person) && !shut.includes(room))
    .map(({ person, room }) => {
      const able = inOrder(caseFile).filter(
        (by) =>
          present(now)(by) &&
          !isShutOut(caseFile, room, by) &&
          servableBy({ roster, caseFile, by }).some((one) => one.person === person && one.room === room),
      );
      const own: Own = {
        id: 'unreadable',
        owedBy: 'holder',
        awaitedBy: person,
        room,
        ...(able.length > 0 ? {} : { isCalled: false }),
      };
      const groups =
        able.length > 0 ? { first: able.slice(0, 1), next: able } : { first: caseFile.receivers, next: [] };
      return waitOf(now, own, usual(now, 'unreadable', saidOn(caseFile, person, room)), groups);
    });
}

/** Keys that open for nobody who has them: the receivers see to it, then everybody of the case. No signer could do more. */
function unopenable(now: CaseNow): readonly Owed[] {
  const { caseFile, roster } = now;
  return shutRooms(caseFile, roster).map((room) => {
    const shut = caseFile.unreadable.filter((one) => one.room === room && present(now)(one.person));
    const saidLast = shut
      .map(({ person }) => saidOn(caseFile, person, room))
      .toSorted()
      .at(-1);
    const own: Own = { id: 'unopenable', owedBy: 'receiver', room, isCalled: false };
    const groups = { first: caseFile.receivers, next: inOrder(caseFile) };
    return waitOf(now, own, usual(now, 'unopenable', saidLast ?? caseFile.receivedOn), groups);
  });
}

/** Keys to hand on: whoever answers for the case first, then everybody for whom every key of the report opens as far as is known. */
function handOn(now: CaseNow, duty: Duty): Owed {
  const { caseFile, roster } = now;
  const { reviewer, second, ratifier, policy } = caseFile;
  const has = (person: Holder | undefined) =>
    person !== undefined && person !== 'reporter' && opensWhole(caseFile, roster, 'report', person);
  const all = owingPersons(caseFile, duty).filter(has);
  const again = policy.duties.find((rule) => rule.duty === duty.id)?.within ?? WITHIN.open;
  const { id, owedBy, startedBy, startedOn, arithmetic } = duty;
  // Where too few would hold a new key it is nobody's yet: the roster brings somebody first.
  const isPossible = shortRoom(caseFile, roster) === undefined;
  const first = isPossible ? [reviewer, second, ratifier].filter(has) : [];
  return waitOf(
    now,
    { id, owedBy, startedBy, duty },
    { startedOn, due: arithmetic, again },
    { first, next: isPossible ? all : [] },
  );
}

/** So many days before a promise breaks whoever owes it is asked for it, though the case hasn't come so far. */
const AHEAD_DAYS = 14;

/**
 * From when a duty is somebody's to do. Feedback is promised from the acknowledgement on, and given once the case has come to an
 * end: until then, or until the promise is about to break, it stands there to be known.
 */
function ownedFrom({ policy, stage }: CaseFile, duty: Duty): PlainDate {
  const opens = opensOn(duty);
  const meets = policy.acts.some((rule) => rule.meets.includes(duty.id) && rule.from.includes(stage));
  return duty.id !== 'feedback' || meets ? opens : laterOf(opens, addDays(duty.dueOn, -AHEAD_DAYS));
}

/** Which of the clocks of one duty that one act begins together. */
const nthOf = ({ policy }: CaseFile, { clock }: Duty): Pick<Owed, 'nth'> => {
  const alike = policy.duties.filter(({ duty, from }) => duty === clock.duty && from[0] === clock.from[0]);
  const nth = alike.indexOf(clock);
  return nth > 0 ? { nth } : {};
};

/** A duty of the policy is its part's; where nobody has that any more, it is the next one's at once, before they have the keys. */
function ofPolicy(now: CaseNow, duty: Duty): Owed {
  if (duty.id === 'hand-on') return handOn(now, duty);
  const { id, owedBy, startedBy, startedOn, dueOn: day, arithmetic } = duty;
  const heirs = heirsOf(now.caseFile, now.roster, owedBy);
  const held = owingPersons(now.caseFile, duty).filter(present(now));
  // Who lost their office and stays for the keys alone owes the part's duties no more.
  const persons = heirs.length > 0 && owedBy !== 'panel' ? heirs : [...new Set([...held, ...heirs])];
  // What can't be met yet is nobody's to do before it can.
  const from = ownedFrom(now.caseFile, duty);
  const steps = persons.length === 0 ? [] : [{ from, persons }];
  const owners = from <= now.today ? persons : [];
  const own = { id, owedBy, startedBy, ...nthOf(now.caseFile, duty), duty, ownedFrom: from };
  return { ...own, startedOn, dueOn: day, arithmetic, steps, endsOn: startedOn, owners, heirs };
}

/** Whether something that is owed can't be met yet, and stands there to be known alone. */
export const isDormant = ({ duty, ownedFrom: from }: Pick<Owed, 'duty' | 'ownedFrom'>, today: PlainDate): boolean =>
  duty !== undefined && (from ?? opensOn(duty)) > today;

/** Whether something promised by its day is this person's, though the case hasn't come so far that it is to be done. */
export const isPromisedBy = (owed: Owed, person: PersonId, today: PlainDate): boolean =>
  isDormant(owed, today) && owed.steps.some(({ persons }) => persons.includes(person));

/** On which day something came to this person because those whose it was first stayed away; undefined where it didn't. */
export const cameOn = ({ owners, steps }: Pick<Owed, 'owners' | 'steps'>, person: PersonId): PlainDate | undefined =>
  owners.includes(person) ? steps.slice(1).find(({ persons }) => persons.includes(person))?.from : undefined;

const byDay = (one: Owed, other: Owed): number => (one.dueOn === other.dueOn ? 0 : one.dueOn < other.dueOn ? -1 : 1);

/** A case as it stands on a day is asked many times what is owed in it, for each person and each thing that follows. */
const known = new WeakMap<CaseNow, readonly Owed[]>();

/** Everything that is owed in a case, the earliest first. */
export const owedIn = (now: CaseNow): readonly Owed[] => {
  const before = known.get(now);
  if (before !== undefined) return before;
  const owed = [
    ...[unopened, uncleared, unspoken, unreadable, unopenable].flatMap((find) => find(now)),
    ...openDuties(now.caseFile).map((duty) => ofPolicy(now, duty)),
  ].toSorted(byDay);
  known.set(now, owed);
  return owed;
};

/** What of it is a person's to do. */
export const ownIn = (now: CaseNow, person: PersonId): readonly Owed[] =>
  owedIn(now).filter(({ owners }) => owners.includes(person));

/** Since when a part of a case has nobody whom its own people could bring in; undefined where none has. */
function vacantOn(now: CaseNow): PlainDate | undefined {
  const { caseFile, roster } = now;
  return vacancies(caseFile, roster)
    .filter(({ bringIn }) => bringIn !== true)
    .map(({ part }) => {
      const held = part === 'panel' ? caseFile.panel : [caseFile[part]];
      const gone = held.filter((person) => person !== undefined && isGone(caseFile, roster, person));
      const days = gone.flatMap((person) => (person === undefined ? [] : [goneOn(now, person)]));
      return days.toSorted().at(-1) ?? laterOf(caseFile.receivedOn, plainDate(roster.on));
    })
    .toSorted()[0];
}

/** Since when keys wait to be handed on that can't begin, since too few would hold them: in a closed case too, in which no part is vacant. */
const stuckOn = (now: CaseNow): PlainDate | undefined =>
  shortRoom(now.caseFile, now.roster) === undefined
    ? undefined
    : owedIn(now).find(({ id }) => id === 'hand-on')?.startedOn;

/**
 * Whether for longer than anybody is waited for fewer than two people have been there for a case, by the roster in force: fewer
 * have a part, or fewer of those who do have a key of the report, since nobody hands theirs on to whoever comes in. Of a closed one too,
 * as long as it calls for people: nobody asks its reporter anything or answers them (PROTOCOL B61, B65).
 */
export function lacksPeople(now: CaseNow): boolean {
  const { caseFile, roster, today } = now;
  const left = peopleLeft(caseFile, roster, caseFile.bars);
  if (left.length >= PEOPLE_AT_LEAST) {
    const isGiven = (person: PersonId) =>
      wasGranted(caseFile, 'report', person) && !isWithdrawn(caseFile, person, 'report');
    if (left.filter(isGiven).length >= PEOPLE_AT_LEAST) return false;
    return owedIn(now).some(({ id, callOn }) => id === 'hand-on' && callOn !== undefined && callOn <= today);
  }
  const since = vacantOn(now) ?? stuckOn(now);
  return since !== undefined && dueOn(WITHIN.open, since, caseFile.calendar).dueOn < today;
}

/** From when signers who don't know of a case are told that one waits for people; undefined where it waits for none. */
export const calledOn = (now: CaseNow): PlainDate | undefined =>
  [...owedIn(now).map(({ callOn }) => callOn), vacantOn(now)].filter((day) => day !== undefined).toSorted()[0];

/** Whether somebody has no part in a case, and holds no office that it keeps away for now. */
const isApart = ({ caseFile, roster }: Pick<CaseNow, 'caseFile' | 'roster'>, person: PersonId): boolean =>
  seesBy(roster, caseFile, person) === undefined && !holdsAny(roster, person, awayIn(caseFile));

/**
 * Whether a signer is one to be told that a case waits for people: they see nothing of it, and nothing bars them from it, took
 * their part in it away, or keeps them away for now (PROTOCOL B23).
 */
export const mayBeCalled = (now: Pick<CaseNow, 'caseFile' | 'roster'>, person: PersonId): boolean =>
  !isGone(now.caseFile, now.roster, person) && isApart(now, person);

/**
 * Whether a case's call reaches nobody outside it: no signer of the roster in force is one to be told, since the case bars or keeps
 * away each who doesn't have it. Then the administrator is told (PROTOCOL B61).
 */
export const reachesNobody = (now: Pick<CaseNow, 'caseFile' | 'roster'>): boolean =>
  !ROSTER_SIGNERS.some((office) => activeHolders(now.roster, office).some((signer) => mayBeCalled(now, signer)));

/** Whether an administrator may be told that a case waits: it neither bars them nor keeps their office away, and they don't have it. */
export const mayBeToldOutside = (now: Pick<CaseNow, 'caseFile' | 'roster'>, person: PersonId): boolean =>
  !now.caseFile.bars.has(person) && isApart(now, person);
