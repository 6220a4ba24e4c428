// Turns a case as the server folds it into what its page shows: names beside offices, and nothing that is sealed.

import type { CaseView, Named, TimelineView } from '../../../views/staff/case.tsx';
import type { LostKeys } from '../../../views/staff/case-keys.tsx';
import { isQuorumSuspended, membersFor } from '../../domain/acts/obstacles.ts';
import { keyOf, type Moved } from '../../domain/calendar-moves.ts';
import { type CaseFile, mustDeclare } from '../../domain/case-file.ts';
import { handsOnNow } from '../../domain/hand-on.ts';
import { keysToGive } from '../../domain/open-acts.ts';
import { lostRooms, opensAlone } from '../../domain/opens.ts';
import { cameOn, ownIn } from '../../domain/owed.ts';
import { quorumFor, vacancies } from '../../domain/panel.ts';
import type { PlainDate } from '../../domain/plain-date.ts';
import { heldBySigners, officesOf } from '../../domain/roster-view.ts';
import { HANDED_ON, hasLostKeys, isGone, lostIdentity, partsNow } from '../../domain/succession.ts';
import type { Author, PersonId, Room, Roster } from '../../protocol/check/index.ts';
import type { CalendarChange } from '../../store/calendar-changes.ts';
import type { SeenCase } from '../../store/case-files.ts';
import { caseNow } from '../../store/desk-places.ts';
import type { NamedPerson } from '../../store/people.ts';
import { isUseful, pageActs, withOwed } from './case-acts-view.ts';
import { dutiesOf, labourOf, labourPerhaps, type MovedOf } from './case-duties-view.ts';
import { rulesOf } from './case-rules-view.ts';
import { movedView } from './moved-view.ts';

/** The quorum that suspended accounts leave unmet: among the members of a case, or before those whom it could be referred to. */
const unmetQuorum = ({ caseFile, ground }: SeenCase, suspended: ReadonlySet<PersonId>): number | undefined => {
  const { stage, panel, policy, quorum } = caseFile;
  if (stage !== 'review' && stage !== 'investigation') return undefined;
  const { roster } = ground.current;
  if (stage === 'investigation') return isQuorumSuspended(quorum, panel, suspended) ? quorum : undefined;
  const members = membersFor({ roster, caseFile });
  return isQuorumSuspended(quorumFor(policy, roster, members), members, suspended) ? policy.quorum : undefined;
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

/** Keys that this person is to hand on, with the day on which that came to them from others. */
export const handOnOf = ({ caseFile, ground }: SeenCase, person: PersonId, today: PlainDate) => {
  const owed = ownIn(caseNow(caseFile, ground, today), person).find(({ id }) => id === 'hand-on');
  if (owed === undefined) return undefined;
  const isNow = handsOnNow(caseFile, ground.current.roster, person);
  return { dueOn: owed.dueOn, cameOn: cameOn(owed, person), isNow };
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
    labourPerhaps: labourPerhaps(standing, person),
    acts: withOwed(standing, person, pageActs(seen, person, people)).filter(isUseful(seen, person, today)),
    rules: rulesOf(seen, names),
    vacant: vacancies(caseFile, ground.current.roster),
    signers: heldBySigners(ground.current.roster),
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
