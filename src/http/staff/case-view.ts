// Turns a case as the server folds it into what its page shows: names beside offices, and nothing that is sealed.

import type { CaseView, Named, TimelineView } from '../../../views/staff/case.tsx';
import type { OpenAct, Waiting } from '../../../views/staff/case-acts.tsx';
import type { DutyView, PauseView } from '../../../views/staff/case-duties.tsx';
import type { LostKeys } from '../../../views/staff/case-keys.tsx';
import type { LabourPerhaps, LabourView } from '../../../views/staff/case-labour.tsx';
import type { PartHolder, RulesView } from '../../../views/staff/case-rules.tsx';
import { checkIns, pausable, resumable } from '../../domain/acts/duty-acts.ts';
import { isQuorumSuspended, membersFor } from '../../domain/acts/obstacles.ts';
import { keyOf, type Moved } from '../../domain/calendar-moves.ts';
import { type CaseFile, type Duty, hasRole, isHolder, mustDeclare } from '../../domain/case-file.ts';
import { dueOn } from '../../domain/deadlines.ts';
import { isShownTo } from '../../domain/desk.ts';
import { isAnswered } from '../../domain/disclosure.ts';
import { comingOn } from '../../domain/disclosure-ends.ts';
import { opensOn } from '../../domain/duties.ts';
import { handsOnNow } from '../../domain/hand-on.ts';
import { isBeforeItsClock, isPenaltyUnmet, labourDays } from '../../domain/labour-clocks.ts';
import { keysToGive, openActs } from '../../domain/open-acts.ts';
import { lostRooms, opensAlone } from '../../domain/opens.ts';
import { type CaseNow, cameOn, isDormant, type Owed, type OwedId, owedIn, ownIn } from '../../domain/owed.ts';
import { presentPanel, quorumFor, vacancies } from '../../domain/panel.ts';
import { movesNothing } from '../../domain/pause-effect.ts';
import { type PlainDate, plainDate } from '../../domain/plain-date.ts';
import { policyBytes } from '../../domain/policy-bytes.ts';
import { policyVersions, spanAt } from '../../domain/policy-versions.ts';
import { officesOf } from '../../domain/roster-view.ts';
import {
  HANDED_ON,
  hasLostKeys,
  isGone,
  lostIdentity,
  officesOfPart,
  type Part,
  partsNow,
} from '../../domain/succession.ts';
import { isPageAct, type PageAct } from '../../i18n/page-acts.ts';
import type { ActName } from '../../policy/types.ts';
import { type Author, type PersonId, policyHash, type Room, type Roster } from '../../protocol/check/index.ts';
import type { CalendarChange } from '../../store/calendar-changes.ts';
import type { SeenCase } from '../../store/case-files.ts';
import { caseNow } from '../../store/desk-places.ts';
import type { NamedPerson } from '../../store/people.ts';
import { movedView } from './moved-view.ts';

/** The acts that have a page and are this person's now, open or with what stands in their way. */
export const pageActs = (
  { policy, ground, caseFile }: SeenCase,
  person: PersonId,
  people: readonly NamedPerson[],
): readonly OpenAct[] => {
  const { roster } = ground.current;
  const waiting = (id: PersonId): Waiting => ({
    name: people.find((one) => one.id === id)?.name ?? '',
    offices: officesOf(roster, id),
  });
  return openActs(policy, roster, caseFile, person).flatMap((one): readonly OpenAct[] => {
    const { act } = one;
    if (!isPageAct(act)) return [];
    if (one.state === 'open') return [{ act, state: 'open' }];
    // Who is waited for is told by name.
    const refusals = one.refusals.filter(({ code }) => code !== 'undeclared');
    const undeclared = one.refusals.flatMap((why) => (why.code === 'undeclared' ? [waiting(why.person)] : []));
    return [{ act, state: 'blocked', refusals, ...(undeclared.length === 0 ? {} : { undeclared }) }];
  });
};

/**
 * Whether an act becomes this person's once a receiver opens the case page, which gives them the deliberation's key: until
 * then its address leads there, since opening it is what they have to do.
 */
export const awaitsOpening = ({ policy, caseFile }: SeenCase, person: PersonId, act: PageAct): boolean =>
  hasRole(caseFile, 'receiver', person) &&
  !caseFile.timeline.some((item) => item.act === 'open') &&
  policy.acts.some((rule) => rule.act === act && rule.by.includes('holder-of-deliberation'));

/** Acts by which a wait is answered; a report is opened by looking at it. */
const ANSWERS: Readonly<Partial<Record<OwedId, readonly PageAct[]>>> = {
  'hand-on': ['epoch'],
  unreadable: ['grant'],
  unopenable: ['grant'],
  clear: ['clear'],
  voices: ['confirm', 'dissent'],
};

/** Acts by which something owed is answered: those that meet it, and those that put an end to it, such as a return. */
const answers = ({ policy }: CaseFile, act: PageAct, id: OwedId): boolean =>
  ANSWERS[id]?.includes(act) === true ||
  policy.acts.some(
    ({ act: name, meets, ends = [] }) => name === act && [...meets, ...ends].some((duty) => duty === id),
  );

/**
 * Marks the acts that answer what this person can do next of what is theirs, more than one where it is a choice, and those that
 * answer what else they owe already.
 */
const withOwed = (now: CaseNow, person: PersonId, acts: readonly OpenAct[]): readonly OpenAct[] => {
  const { caseFile, today } = now;
  const own = ownIn(now, person);
  const next = own.find(({ id }) => acts.some(({ act, state }) => state === 'open' && answers(caseFile, act, id)));
  if (next === undefined) return acts;
  const present = own.filter((owed) => !isDormant(owed, today));
  return acts.map((one) => ({
    ...one,
    owed: answers(caseFile, one.act, next.id),
    due: present.some(({ id }) => answers(caseFile, one.act, id)),
  }));
};

/** How a duty came to its end: met by an act, or ended by one that doesn't meet it. */
const overBy = ({ policy, timeline }: CaseFile, duty: Duty): DutyView['over'] => {
  const { id, metOn, metBy, stopped } = duty;
  if (metOn === undefined) return undefined;
  if (isBeforeItsClock(duty)) return 'early';
  if (stopped === true) return 'stopped';
  const act = timeline.find(({ line }) => line === metBy)?.act;
  // Keys are handed on by the last of several acts, whichever that is.
  if (id === 'hand-on' && (act === 'epoch' || act === 'grant')) return 'met';
  if (policy.acts.some((rule) => rule.act === act && rule.meets.includes(id))) return 'met';
  return act === 'return' ? 'returned' : 'ended';
};

/** The quorum that suspended accounts leave unmet: among the members of a case, or before those whom it could be referred to. */
const unmetQuorum = ({ caseFile, ground }: SeenCase, suspended: ReadonlySet<PersonId>): number | undefined => {
  const { stage, panel, policy, quorum } = caseFile;
  if (stage !== 'review' && stage !== 'investigation') return undefined;
  const { roster } = ground.current;
  if (stage === 'investigation') return isQuorumSuspended(quorum, panel, suspended) ? quorum : undefined;
  const members = membersFor({ roster, caseFile });
  return isQuorumSuspended(quorumFor(policy, roster, members), members, suspended) ? policy.quorum : undefined;
};

const PARTS = ['reviewer', 'second', 'ratifier', 'panel'] as const;

/** The rules that a case runs under, with who has which part by which office. */
const rulesOf = ({ caseFile, ground, lines }: SeenCase, names: ReadonlyMap<string, string>): RulesView => {
  const { policy, quorum, concerns } = caseFile;
  const { roster } = ground.current;
  const holderOf =
    (part: Part) =>
    (id: PersonId): PartHolder => ({
      name: names.get(id) ?? '',
      offices: officesOf(roster, id).filter((office) => officesOfPart(policy, concerns, part).includes(office)),
    });
  const nameOf = (id: PersonId): string => names.get(id) ?? '';
  const present = new Set(presentPanel(caseFile, roster));
  const persons = { ...caseFile, panel: caseFile.panel.filter((id) => present.has(id)) };
  const holders = (part: Part): readonly PersonId[] => {
    const found = persons[part];
    return typeof found === 'string' ? [found] : (found ?? []);
  };
  const coming = partsNow(caseFile, roster);
  /** Who comes into a part whose holder is gone. */
  const nextIn = (part: Part): PartHolder | undefined => {
    const [held, next] = [caseFile[part], coming[part]];
    const isVacated = typeof held === 'string' && isGone(caseFile, roster, held);
    return isVacated && typeof next === 'string' ? holderOf(part)(next) : undefined;
  };
  const referrals = lines.flatMap(({ act }) =>
    act.kind === 'refer' ? [{ on: act.on, cleared: act.public.cleared }] : [],
  );
  const hash = policyHash(policyBytes(policy));
  const received = ground.rosters.get(lines[0]?.act.roster ?? '');
  const brought = policyVersions(ground.rosters.values()).find((version) => version.policy === hash);
  const span = received === undefined || brought === undefined ? undefined : spanAt(brought, received.seq);
  return {
    version: policy.version,
    policyHash: hash,
    inForceFrom: span?.from.on,
    policyChanged: hash !== policyHash(policyBytes(ground.policy)),
    quorum,
    alone: quorum < policy.quorum,
    quorumNow: ground.policy.quorum === policy.quorum ? undefined : ground.policy.quorum,
    parts: PARTS.map((part) => ({
      part,
      holders: holders(part)
        .filter((id) => !isGone(caseFile, roster, id))
        .map(holderOf(part)),
      next: nextIn(part),
      yet: part === 'panel' ? caseFile.panel.length === 0 : caseFile[part] === undefined,
    })),
    further: referrals.slice(1).map(({ on, cleared }) => ({ on: plainDate(on), names: cleared.map(nameOf) })),
  };
};

/** Whom a reader who alone opens a case is to give its keys again. */
const aloneWith = (
  caseFile: CaseFile,
  roster: Roster,
  person: PersonId,
  names: ReadonlyMap<string, string>,
): readonly LostKeys[] => {
  const rooms: readonly Room[] = opensAlone(caseFile, roster, person);
  const waiting = keysToGive(roster, caseFile, person).filter(({ room }) => rooms.includes(room));
  if (waiting.length === 0) return [];
  const kind = mustDeclare(caseFile, person) ? 'aloneUndeclared' : 'alone';
  return [{ kind, names: [...new Set(waiting.map((one) => one.person))].flatMap((id) => names.get(id) ?? []) }];
};

/**
 * What keys that changed or left mean for a reader of the case: whom to bring back where they left with them, and what is lost for
 * good where nobody has them.
 */
export const lostKeysOf = (
  { caseFile, ground }: SeenCase,
  person: PersonId,
  names: ReadonlyMap<string, string>,
): readonly LostKeys[] => {
  const { roster } = ground.current;
  const lost = lostRooms(caseFile, roster);
  const isMine = hasLostKeys(caseFile, roster, person) && lost.length < HANDED_ON.length;
  const away = [...new Set(lost.flatMap(({ back }) => back))].flatMap((id) => names.get(id) ?? []);
  return [
    ...(isMine ? [{ kind: 'mine' } as const] : []),
    ...(away.length === 0 ? [] : [{ kind: 'away', names: away } as const]),
    ...aloneWith(caseFile, roster, person, names),
    ...lost.filter(({ back }) => back.length === 0).map(({ room: kind, back: _, ...rest }) => ({ kind, ...rest })),
    ...(lostIdentity(caseFile, roster) ? [{ kind: 'identity' } as const] : []),
  ];
};

/** Whoever has the identity, or was promised it, needn't ask for it, no clock is stopped twice, and what was announced is offered only while something can come of it. */
const isUseful =
  ({ caseFile, ground }: SeenCase, person: PersonId, today: PlainDate) =>
  ({ act }: OpenAct): boolean => {
    if (act === 'ask-identity') return !isAnswered(caseFile, person, today);
    if (act === 'pause') return pausable(caseFile, person, today).length > 0;
    if (act === 'resume') return resumable(caseFile, person, today).length > 0;
    if (act === 'check-in') return checkIns(caseFile).some(({ opensOn }) => today >= opensOn);
    return act !== 'disclose' || comingOn(caseFile, ground.current.roster, today).length > 0;
  };

/** Keys that this person is to hand on, with the day on which that came to them from others. */
export const handOnOf = ({ caseFile, ground }: SeenCase, person: PersonId, today: PlainDate) => {
  const owed = ownIn(caseNow(caseFile, ground, today), person).find(({ id }) => id === 'hand-on');
  if (owed === undefined) return undefined;
  const isNow = handsOnNow(caseFile, ground.current.roster, person);
  return { dueOn: owed.dueOn, cameOn: cameOn(owed, person), isNow };
};

/** The acts of the case's policy that meet a duty, each once. */
const endingActs = ({ policy }: CaseFile, id: OwedId): readonly ActName[] => [
  ...new Set(policy.acts.filter(({ meets }) => meets.some((duty) => duty === id)).map(({ act }) => act)),
];

/** Those that end it without meeting it, such as a return to the committee before a ratification. */
const otherEnds = ({ policy }: CaseFile, id: OwedId): readonly ActName[] => [
  ...new Set(policy.acts.filter(({ ends }) => ends?.some((duty) => duty === id) === true).map(({ act }) => act)),
];

type MovedOf = (owed: Owed) => DutyView['moved'];

/** Who is shown for an act of a line. */
type NameThen = (person: PersonId, line: string) => Named;

/** What is told of a duty beside its rule. */
type Beside = {
  readonly named: NameThen;
  readonly movedOf: MovedOf;
  readonly nameOf: (person: PersonId) => string | undefined;
};

const pausesOf = (caseFile: CaseFile, duty: Duty | undefined, named: NameThen): readonly PauseView[] =>
  (duty?.pauses ?? []).map((pause) => {
    const { from, until, by, line, resumed, late } = pause;
    return {
      from,
      until,
      by: named(by, line),
      ...(resumed === undefined ? {} : { resumed: { on: resumed.on, by: named(resumed.by, resumed.line) } }),
      ...(late === true ? { late } : {}),
      ...(late !== true && duty !== undefined && movesNothing(caseFile, duty, pause) ? { idle: true } : {}),
    };
  });

const openDuty = (
  { caseFile, today }: CaseNow,
  person: PersonId,
  owed: Owed,
  { named, movedOf, nameOf }: Beside,
): DutyView => ({
  id: owed.id,
  from: caseFile.timeline.find(({ line }) => line === owed.startedBy)?.act,
  owedBy: owed.owedBy,
  mine: owed.owners.includes(person) || (isDormant(owed, today) && hasRole(caseFile, owed.owedBy, person)),
  cameOn: cameOn(owed, person),
  heirs: owed.heirs.flatMap((heir) => nameOf(heir) ?? []),
  startedOn: owed.startedOn,
  dueOn: owed.dueOn,
  arithmetic: owed.arithmetic,
  moved: movedOf(owed),
  pauses: pausesOf(caseFile, owed.duty, named),
  alerts: owed.duty?.clock.alerts,
  ends: endingActs(caseFile, owed.id),
  endedBy: otherEnds(caseFile, owed.id),
  opensOn: owed.duty?.clock.opens === undefined || !isDormant(owed, today) ? undefined : opensOn(owed.duty),
  isLaw: owed.duty?.clock.only === 'employee',
});

/** What was met is theirs who did it, whoever would owe it now. */
const metDuty = (caseFile: CaseFile, person: PersonId, duty: Duty, named: NameThen): DutyView => ({
  id: duty.id,
  from: caseFile.timeline.find(({ line }) => line === duty.startedBy)?.act,
  owedBy: duty.owedBy,
  mine: caseFile.timeline.find(({ line }) => line === duty.metBy)?.by === person,
  startedOn: duty.startedOn,
  dueOn: duty.dueOn,
  arithmetic: duty.arithmetic,
  metOn: duty.metOn,
  over: overBy(caseFile, duty),
  corrected: duty.corrected,
  pauses: pausesOf(caseFile, duty, named),
  isLaw: duty.clock.only === 'employee',
});

const dutiesOf = (now: CaseNow, person: PersonId, by: Beside): readonly DutyView[] => {
  const { caseFile } = now;
  const met = caseFile.duties.filter(({ metOn }) => metOn !== undefined);
  return [
    ...owedIn(now)
      .filter(({ duty }) => isShownTo(caseFile, person, duty?.clock))
      .map((owed) => openDuty(now, person, owed, by)),
    ...met
      .filter(({ clock }) => isShownTo(caseFile, person, clock))
      .map((duty) => metDuty(caseFile, person, duty, by.named)),
  ];
};

/**
 * The day by which an employee would have to be accused, as long as nobody recorded whether the case concerns one: told from the
 * beginning, since the law's clock runs whether anybody thinks of it or not.
 */
export const labourPerhaps = (now: CaseNow, person: PersonId): LabourPerhaps | undefined => {
  const { caseFile } = now;
  const { policy, labour, stage, receivedOn, calendar } = caseFile;
  const clock = policy.duties.find(({ duty, counted_from: from }) => duty === 'labour-accuse' && from === 'submit');
  if (clock === undefined || labour.length > 0 || stage === 'closed') return undefined;
  if (!isHolder(caseFile, 'deliberation', person)) return undefined;
  return {
    arithmetic: dueOn(clock.within, receivedOn, { ...calendar, rollForward: false }),
    alerts: clock.alerts ?? [],
  };
};

/** What is recorded of each step of the Labour Law, the newest where it was recorded again, with those before; undefined where it isn't theirs. */
export const labourOf = (caseFile: CaseFile, person: PersonId): LabourView | undefined => {
  if (caseFile.labour.length === 0 || !isHolder(caseFile, 'deliberation', person)) return undefined;
  return labourDays(caseFile);
};

/** Whether the reporter's last word on disclosure, as far as these lines go, is a yes. */
const hasAgreed = (timeline: CaseFile['timeline']): boolean => {
  const said = timeline.findLast(({ act }) => act === 'consent')?.public;
  return said !== undefined && 'given' in said && said.given === true;
};

/** A case for the page of somebody who holds it whole, on a day. */
export const caseView = (
  seen: SeenCase,
  person: PersonId,
  people: readonly NamedPerson[],
  { today, moved }: { readonly today: PlainDate; readonly moved: readonly Moved<CalendarChange>[] },
): CaseView => {
  const { ground, lines } = seen;
  const standing = caseNow(seen.caseFile, ground, today);
  const { caseFile } = standing;
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const movedOf: MovedOf = (owed) =>
    moved.filter(({ key }) => key === keyOf(owed)).map((one) => movedView(one, (id) => names.get(id) ?? ''));
  const suspended = new Set(people.filter((one) => one.suspended).map(({ id }) => id));
  const named = (id: PersonId, roster: Roster): Named => ({
    name: names.get(id) ?? '',
    offices: officesOf(roster, id),
    mine: id === person,
    ...(suspended.has(id) ? { suspended: true } : {}),
  });
  const now = (id: PersonId): Named => ({
    ...named(id, ground.current.roster),
    ...(isGone(caseFile, ground.current.roster, id) ? { gone: true } : {}),
  });
  /** In a part, with who comes into it where they are gone. */
  const inPart = (id: PersonId, next: PersonId | undefined): Named => {
    const known = now(id);
    return known.gone === undefined || next === undefined ? known : { ...known, next: now(next) };
  };
  const coming = partsNow(caseFile, ground.current.roster);
  /** Somebody is shown in the office that they held when they acted. */
  const then = (line: string): Roster => {
    const hash = lines.find((one) => one.hash === line)?.act.roster ?? '';
    return ground.rosters.get(hash) ?? ground.current.roster;
  };
  const authorOf = (by: Author, line: string): TimelineView['by'] => {
    if (by === 'reporter') return 'reporter';
    return by === 'system' ? 'system' : named(by, then(line));
  };
  const referral = caseFile.timeline.find(({ act }) => act === 'refer')?.line;
  return {
    number: caseFile.number,
    stage: caseFile.stage,
    receivedOn: caseFile.receivedOn,
    outcome: caseFile.outcome,
    form: caseFile.form,
    category: caseFile.category,
    concerns: caseFile.concerns,
    reviewer: inPart(caseFile.reviewer, coming.reviewer),
    ratifier: caseFile.ratifier === undefined ? undefined : inPart(caseFile.ratifier, coming.ratifier),
    panel: caseFile.panel.map(now),
    unmetQuorum: unmetQuorum(seen, suspended),
    lostKeys: lostKeysOf(seen, person, names),
    duties: dutiesOf(standing, person, {
      named: (id, line) => named(id, then(line)),
      movedOf,
      nameOf: (id) => names.get(id),
    }),
    labour: labourOf(caseFile, person),
    isPenaltyUnmet: isPenaltyUnmet(caseFile.duties),
    labourPerhaps: labourPerhaps(standing, person),
    acts: withOwed(standing, person, pageActs(seen, person, people)).filter(isUseful(seen, person, today)),
    rules: rulesOf(seen, names),
    vacant: vacancies(caseFile, ground.current.roster),
    timeline: caseFile.timeline.flatMap(({ line, act, on, by, public: said }, at, all): readonly TimelineView[] => {
      if (act === undefined) return [];
      const further = act === 'refer' && line !== referral ? { further: true as const } : {};
      const isConflict = act === 'declare' && 'conflict' in said && said.conflict === true;
      const isNo = act === 'consent' && 'given' in said && said.given === false;
      const hadAgreed = isNo && hasAgreed(all.slice(0, at));
      const isWanted = act === 'check-in-wish' && 'wanted' in said && said.wanted === true;
      const mark: Pick<TimelineView, 'conflict' | 'takenBack' | 'declined' | 'wanted'> = {
        ...(isWanted ? { wanted: true } : {}),
        ...(isConflict ? { conflict: true } : {}),
        ...(isNo ? (hadAgreed ? { takenBack: true } : { declined: true }) : {}),
      };
      return [{ line, act, on, by: authorOf(by, line), author: by, ...further, ...mark }];
    }),
  };
};
