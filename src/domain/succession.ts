// Who carries a case on when one of its handlers is gone: the substitutes whom the routing rule puts in, the keys that they
// are owed, and the rooms that must begin anew. It follows from the chain and one roster, and decides nothing else.
import type { Office, Policy } from '../policy/types.ts';
import type { Holder, PersonId, Room, Roster } from '../protocol/check/index.ts';
import { type CaseFile, isWithdrawn, type Withdrawal, wasGranted, withdrawalKey } from './case-file.ts';
import { hasFormer, isFormer } from './keys-held.ts';
import { activeHolders, holdsAny, isActive } from './roster-view.ts';
import { sortedPersons, withheldOffices } from './routing.ts';

/** The rooms whose keys are handed on; a briefing starts a room of its own, an identity has one holder. */
export const HANDED_ON = ['report', 'deliberation'] as const satisfies readonly Room[];
export type HandedOn = (typeof HANDED_ON)[number];

/** What of a case the succession asks for. */
type Standing = Pick<
  CaseFile,
  | 'policy'
  | 'concerns'
  | 'reviewer'
  | 'second'
  | 'ratifier'
  | 'panel'
  | 'bars'
  | 'cleared'
  | 'concernRecorded'
  | 'acted'
  | 'withdrawn'
  | 'sealedTo'
  | 'ledger'
>;

/** Who plays which part now; undefined where nobody is left for it. */
export type Parts = {
  readonly reviewer: PersonId | undefined;
  readonly second: PersonId | undefined;
  readonly ratifier: PersonId | undefined;
  readonly panel: readonly PersonId[];
};

/** Whether a case can't reach somebody at all: barred from it, or not active on the roster. */
const isAway = ({ bars }: Pick<Standing, 'bars'>, roster: Roster, person: PersonId): boolean =>
  bars.has(person) || !isActive(roster, person);

/** The parts that somebody can have in a case. */
export type Part = keyof Parts;

/** The offices by which the policy lets somebody have a part. */
export function officesOfPart({ routes }: Policy, concerns: CaseFile['concerns'], part: Part): readonly Office[] {
  const named = routes.appointed?.part ?? [];
  const seconds = concerns === 'senior' ? routes.senior.second : routes.second;
  switch (part) {
    case 'reviewer':
      return [...routes.reviewer, ...named];
    case 'second':
      return [...seconds, ...named];
    case 'ratifier':
      return [...seconds, ...(concerns === 'senior' ? [routes.senior.cleared] : []), ...named];
    case 'panel':
      return [routes.panel, ...(routes.appointed?.panels ?? []).flatMap(({ of, if_short }) => [...of, ...if_short])];
  }
}

/** Whether a part lasts as long as an office of it: from `001-3` on; before, whoever has one keeps it in any office. */
const isByOffice = ({ routes }: Policy): boolean => routes.appointed !== undefined;

const keepsOffice = ({ policy, concerns }: Standing, roster: Roster, person: PersonId, part: Part): boolean =>
  !isByOffice(policy) ||
  (holdsAny(roster, person, officesOfPart(policy, concerns, part)) && !holdsAny(roster, person, policy.routes.never));

/** Offices of which no holder may be put in for now, or learn of the case. */
export const awayIn = ({ policy, concerns, cleared, concernRecorded }: Standing): readonly Office[] => {
  const isSettled = concerns === 'senior' ? cleared : concernRecorded;
  return [...policy.routes.never, ...(isSettled ? [] : withheldOffices(policy, concerns))];
};

const secondOffices = (policy: Policy, { concerns }: Standing): readonly Office[] =>
  concerns === 'senior' ? policy.routes.senior.second : policy.routes.second;

/** A case as it stands after one line is asked for its parts many times. */
const knownParts = new WeakMap<Standing, { readonly roster: Roster; readonly parts: Parts }>();

/**
 * The parts of a case as they are to be filled by this roster: whoever has one keeps it until they are gone, then the first
 * available of the routing rule comes in (domain.md §6), and after its list whoever was appointed by name. A part is kept as long
 * as an office of it is (B20). Nobody ratifies who has acted as reviewer or on the panel.
 */
export function partsNow(caseFile: Standing, roster: Roster): Parts {
  const before = knownParts.get(caseFile);
  if (before?.roster === roster) return before.parts;
  const parts = partsAnew(caseFile, roster);
  knownParts.set(caseFile, { roster, parts });
  return parts;
}

function partsAnew(caseFile: Standing, roster: Roster): Parts {
  const { policy, panel } = caseFile;
  const stays = (person: PersonId | undefined, part: Part) =>
    person === undefined || isAway(caseFile, roster, person) || !keepsOffice(caseFile, roster, person, part)
      ? undefined
      : person;
  const away = awayIn(caseFile);
  const next = (offices: readonly Office[], others: readonly (PersonId | undefined)[]) =>
    offices
      .flatMap((office) => activeHolders(roster, office))
      .filter(
        (person) =>
          !isAway(caseFile, roster, person) &&
          !holdsAny(roster, person, away) &&
          !panel.includes(person) &&
          !others.includes(person),
      );
  const ratifies = stays(caseFile.ratifier, 'ratifier');
  const keptSecond = stays(caseFile.second, 'second');
  const secondBeside = (reviewer: PersonId | undefined) =>
    keptSecond ?? next(secondOffices(policy, caseFile), [reviewer, ratifies, ...caseFile.acted])[0];
  const reviewers = next(policy.routes.reviewer, [keptSecond, ratifies]);
  // Whoever would leave the other part to nobody is passed over, where the policy knows of people appointed by name.
  const paired = isByOffice(policy) ? reviewers.find((one) => secondBeside(one) !== undefined) : undefined;
  const reviewer = stays(caseFile.reviewer, 'reviewer') ?? paired ?? reviewers[0];
  const named = policy.routes.appointed?.part ?? [];
  const second = secondBeside(reviewer) ?? next(named, [reviewer, ratifies, ...caseFile.acted])[0];
  const mayRatify = second === undefined || caseFile.acted.has(second) ? undefined : second;
  const isOpen = caseFile.concerns === 'senior' && !caseFile.cleared;
  const ratifier = isOpen ? undefined : (ratifies ?? mayRatify);
  return { reviewer, second, ratifier, panel: panel.filter((person) => stays(person, 'panel') !== undefined) };
}

/** Everybody who is to hold the case by these parts, once each, in the order of their ids. */
export const rightful = ({ reviewer, second, ratifier, panel }: Parts): readonly PersonId[] =>
  sortedPersons([reviewer, second, ratifier, ...panel].filter((person) => person !== undefined));

type Keys = Pick<Standing, 'ledger' | 'withdrawn' | 'sealedTo'>;

/** Whether somebody has every key of a room that there is, under their keys of this roster, and their grants stand. */
export function holdsAll(caseFile: Keys, roster: Roster, room: Room, who: PersonId): boolean {
  const epochs = caseFile.ledger.rooms.get(room) ?? [];
  const holds = epochs.length > 0 && epochs.every(({ holders }) => holders.has(who));
  return holds && !isWithdrawn(caseFile, who, room) && !hasFormer(caseFile.sealedTo, roster, who, room);
}

/** Whether a key is a person's of the association, not the reporter's. */
export const isPerson = (holder: Holder): holder is PersonId => holder !== 'reporter';

const newestHolders = ({ ledger }: Standing, room: Room): readonly PersonId[] =>
  [...(ledger.rooms.get(room)?.at(-1)?.holders ?? [])].filter(isPerson);

/** Whether somebody had the keys of a case by a part, and has no part in it any more. */
export const hasLostPart = (caseFile: Standing, roster: Roster, person: PersonId): boolean =>
  isByOffice(caseFile.policy) &&
  wasGranted(caseFile, 'report', person) &&
  !rightful(partsNow(caseFile, roster)).includes(person);

/**
 * Who is gone from a case by this roster: whom it can't reach any more, and who lost the office of their part. Of these the last who
 * have every key stay until somebody who has a part has them too, so that a change of offices loses no case.
 */
function whoIsGone(caseFile: Standing, roster: Roster): (person: PersonId) => boolean {
  const before = knownGone.get(caseFile);
  if (before?.roster === roster) return before.gone;
  const gone = goneAnew(caseFile, roster);
  knownGone.set(caseFile, { roster, gone });
  return gone;
}

/** It is asked of everybody who ever held a key, room by room. */
const knownGone = new WeakMap<Standing, { readonly roster: Roster; readonly gone: (person: PersonId) => boolean }>();

function goneAnew(caseFile: Standing, roster: Roster): (person: PersonId) => boolean {
  const away = (person: PersonId) => isAway(caseFile, roster, person);
  if (!isByOffice(caseFile.policy)) return away;
  const parts = rightful(partsNow(caseFile, roster));
  const isCarried = parts.some((person) => hasEveryKey(caseFile, roster, person));
  return (person) => away(person) || (isCarried && wasGranted(caseFile, 'report', person) && !parts.includes(person));
}

/** Whether somebody is gone from a case: barred from it, not active on the roster, or without the office of their part. */
export const isGone = (caseFile: Standing, roster: Roster, person: PersonId): boolean =>
  whoIsGone(caseFile, roster)(person);

/** A key that somebody who came into a part is still owed. */
export type OwedKey = { readonly person: PersonId; readonly room: HandedOn };

/** The keys that newcomers are owed, in the order of rooms and then of ids. */
export function owedKeys(caseFile: Standing, roster: Roster): readonly OwedKey[] {
  const persons = rightful(partsNow(caseFile, roster));
  return HANDED_ON.filter((room) => caseFile.ledger.rooms.has(room)).flatMap((room) =>
    persons.filter((person) => !holdsAll(caseFile, roster, room, person)).map((person) => ({ person, room })),
  );
}

/** Whether somebody is to come into a part, and lacks a key for it. */
export const comesIn = (caseFile: Standing, roster: Roster, person: PersonId): boolean =>
  handsOn(caseFile) && owedKeys(caseFile, roster).some((owed) => owed.person === person);

/**
 * With whom a case's deliberation begins: its receivers, and where one of them is gone, whoever comes in. So who comes in can be kept
 * away before they are given anything that was reported (PROTOCOL B69).
 */
export function openers(caseFile: Standing & Pick<CaseFile, 'receivers'>, roster: Roster): readonly PersonId[] {
  const present = caseFile.receivers.filter((person) => !isGone(caseFile, roster, person));
  if (present.length === caseFile.receivers.length || !handsOn(caseFile)) return present;
  const { reviewer, second } = partsNow(caseFile, roster);
  return [reviewer, second].filter((person) => person !== undefined);
}

const newestEpoch = ({ ledger }: Pick<Standing, 'ledger'>, room: Room): number => ledger.rooms.get(room)?.length ?? 0;

/** Whether a room's newest key was sealed to keys that aren't this person's any more: who has those may have it. */
const isNewestFormer = (caseFile: Standing, roster: Roster, room: Room, person: PersonId): boolean =>
  isFormer(caseFile.sealedTo, roster, person, room, newestEpoch(caseFile, room));

/** Whether somebody has the newest key of a room, under their present keys. */
export const holdsNewest = (caseFile: Standing, roster: Roster, room: Room, person: PersonId): boolean =>
  newestHolders(caseFile, room).includes(person) &&
  !isGone(caseFile, roster, person) &&
  !isNewestFormer(caseFile, roster, room, person);

/**
 * Rooms that somebody who is gone holds the newest key of, or that was sealed to keys which somebody lost: nothing more is to be
 * written under it.
 */
export const staleRooms = (caseFile: Standing, roster: Roster): readonly HandedOn[] => {
  const gone = whoIsGone(caseFile, roster);
  return HANDED_ON.filter((room) =>
    newestHolders(caseFile, room).some((person) => gone(person) || isNewestFormer(caseFile, roster, room, person)),
  );
};

/** For fewer people a room isn't begun anew: a case that one alone holds can be buried. */
export const KEEPERS_AT_LEAST = 2;

/** Who is given a room's next key: the reporter in theirs, who holds the newest and isn't gone, and who is to hold it. */
export function keepersOf(caseFile: Standing, roster: Roster, room: HandedOn): readonly Holder[] {
  const gone = whoIsGone(caseFile, roster);
  const stay = newestHolders(caseFile, room).filter((person) => !gone(person));
  const persons = sortedPersons([...stay, ...rightful(partsNow(caseFile, roster))]);
  return room === 'report' ? ['reporter', ...persons] : persons;
}

/** Whether enough people would hold a room's next key. */
export const hasKeepers = (holders: readonly Holder[]): boolean => holders.filter(isPerson).length >= KEEPERS_AT_LEAST;

/** The first room that has to begin anew and can't, since too few would hold its key: nothing is handed on before somebody comes in. */
export const shortRoom = (caseFile: Standing, roster: Roster): HandedOn | undefined =>
  staleRooms(caseFile, roster).find((room) => !hasKeepers(keepersOf(caseFile, roster, room)));

/** Whether somebody has every key of the rooms that are handed on. */
const hasEveryKey = (caseFile: Keys, roster: Roster, person: PersonId): boolean =>
  HANDED_ON.every((room) => !caseFile.ledger.rooms.has(room) || holdsAll(caseFile, roster, room, person));

/** Whether the reviewer was given the identity under keys that they lost: only the reporter can give it again. */
export const lostIdentity = (caseFile: Standing, roster: Roster): boolean =>
  isNewestFormer(caseFile, roster, 'identity', caseFile.reviewer);

/** Whether somebody who has a part in the case lost the keys under which it was given to them. */
export const hasLostKeys = (caseFile: Standing, roster: Roster, person: PersonId): boolean =>
  HANDED_ON.some((room) => hasFormer(caseFile.sealedTo, roster, person, room) && !isWithdrawn(caseFile, person, room));

/** Whether nobody else who can still be reached has every key: with this person the case, or a part of it, would be lost. */
export const isLastHolder = (caseFile: Standing, roster: Roster, person: PersonId): boolean => {
  const gone = whoIsGone(caseFile, roster);
  return !newestHolders(caseFile, 'report').some(
    (other) => other !== person && !gone(other) && hasEveryKey(caseFile, roster, other),
  );
};

/** A case as it stands after one line is asked for it after that line, before the next, and wherever it is shown. */
const knownHandedOn = new WeakMap<Standing, { readonly roster: Roster; readonly handedOn: boolean }>();

/** Whether everything is handed on: every part filled or nobody left for it, and no room open to somebody who is gone. */
export const isHandedOn = (caseFile: Standing, roster: Roster): boolean => {
  const before = knownHandedOn.get(caseFile);
  if (before?.roster === roster) return before.handedOn;
  const handedOn = owedKeys(caseFile, roster).length === 0 && staleRooms(caseFile, roster).length === 0;
  knownHandedOn.set(caseFile, { roster, handedOn });
  return handedOn;
};

/** What of the grants of whoever is gone still stands. Of who is away, and may come back, briefings stay. */
export const leftBehind = (caseFile: Standing, roster: Roster): readonly Omit<Withdrawal, 'line'>[] => {
  const gone = whoIsGone(caseFile, roster);
  return [...caseFile.ledger.rooms].flatMap(([room, epochs]) =>
    sortedPersons(
      epochs
        .flatMap(({ holders }) => [...holders].filter(isPerson))
        .filter((person) => caseFile.bars.has(person) || (room !== 'briefing' && gone(person)))
        .filter((person) => !isWithdrawn(caseFile, person, room)),
    ).map((person) => ({ person, room })),
  );
};

const withWithdrawals = (caseFile: CaseFile, roster: Roster, line: string): CaseFile => {
  const left = isHandedOn(caseFile, roster) ? leftBehind(caseFile, roster) : [];
  if (left.length === 0) return caseFile;
  return {
    ...caseFile,
    withdrawn: new Set([...caseFile.withdrawn, ...left.map(({ person, room }) => withdrawalKey(person, room))]),
    withdrawals: [...caseFile.withdrawals, ...left.map((one) => ({ ...one, line }))],
  };
};

/** Who comes into a part: whoever is next for it, once they have every key. */
const withParts = (caseFile: CaseFile, roster: Roster): CaseFile => {
  const parts = partsNow(caseFile, roster);
  const filled = (present: PersonId, next: PersonId | undefined): PersonId =>
    next !== undefined && hasEveryKey(caseFile, roster, next) ? next : present;
  const reviewer = filled(caseFile.reviewer, parts.reviewer);
  const second = filled(caseFile.second, parts.second);
  const ratifier = caseFile.ratifier === undefined ? undefined : filled(caseFile.ratifier, parts.ratifier);
  const isSame = reviewer === caseFile.reviewer && second === caseFile.second && ratifier === caseFile.ratifier;
  // The same case, so that what is known of it needn't be worked out anew.
  if (isSame && caseFile.acted.has(reviewer)) return caseFile;
  const acted = new Set([...caseFile.acted, reviewer]);
  return { ...caseFile, reviewer, second, ratifier, receivers: [reviewer, second], acted };
};

/** Whether a case's policy knows of handing on; cases received before keep the rules that they were received under. */
export const handsOn = ({ policy }: Pick<CaseFile, 'policy'>): boolean =>
  policy.acts.some(({ act }) => act === 'epoch');

/** Whether somebody is owed a room's keys anyhow, so that their colleagues' duty is to hand them on: nobody need be told that one doesn't open. */
export const isOwed = (caseFile: CaseFile, roster: Roster, person: PersonId, room: Room): boolean =>
  handsOn(caseFile) && owedKeys(caseFile, roster).some((one) => one.person === person && one.room === room);

/**
 * The case after a line, as far as succession goes: who has been given every key comes into their part, and once everything is
 * handed on, the grants of whoever is gone are withdrawn (PROTOCOL §5). Roles change by lines alone, each read by the roster
 * that it cites, so that every reader folds the same. `line` is the line's hash.
 */
export const withSuccession = (caseFile: CaseFile, roster: Roster, line: string): CaseFile =>
  handsOn(caseFile) ? withWithdrawals(withParts(caseFile, roster), roster, line) : caseFile;

/** Whether anything waits to be handed on in this case. */
export const awaitsHandOn = (caseFile: CaseFile, roster: Roster): boolean =>
  handsOn(caseFile) && !isHandedOn(caseFile, roster);
