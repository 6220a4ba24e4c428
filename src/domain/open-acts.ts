// Which acts a person can take in a case now, and what stands in the way of the others that could be theirs: the links
// of the case page and the list "before you refer". Decide judges; this only asks it.
import type { ActName, Policy } from '../policy/types.ts';
import type { PersonId, Room, Roster } from '../protocol/check/index.ts';
import { servableBy } from './acts/obstacles.ts';
import { situationOf } from './acts/setting.ts';
import type { CaseFile } from './case-file.ts';
import { obstacles } from './decide.ts';
import { isShutOut, shutRooms } from './opens.ts';
import type { Refusal, RefusalCode } from './result.ts';
import { isActive } from './roster-view.ts';
import { actsOf, rowsOf, ruleFor } from './rules.ts';
import { awaitsHandOn, holdsAll, isOwed, shortRoom } from './succession.ts';

/** An act as the case page links it. `refusal` is the first of `refusals`, all that must be settled before. */
export type OpenAct =
  | { readonly act: ActName; readonly state: 'open' }
  | {
      readonly act: ActName;
      readonly state: 'blocked';
      readonly refusal: Refusal;
      readonly refusals: readonly Refusal[];
    };

/** Refusals that nothing the person does could lift: the act isn't listed at all. */
const SETTLED: readonly RefusalCode[] = [
  'already-done',
  'only-after-senior',
  'already-spoken',
  'own-recommendation',
  'no-recommendation',
  'recommendation-stands',
  'nothing-asked',
  'nothing-announced',
  'nothing-to-pause',
  'nothing-to-resume',
  'panel-suffices',
  'no-part',
];

const isAsked = (policy: Policy, act: ActName): boolean => !rowsOf(policy, act).some((rule) => rule.unasked === true);

/** Acts that this person's roles allow in the case's stage, in the order of the table. */
export function actsInRole(caseFile: CaseFile, person: PersonId): readonly ActName[] {
  const situation = situationOf(caseFile, person);
  return actsOf(caseFile.policy).filter(
    (act) => isAsked(caseFile.policy, act) && typeof ruleFor(caseFile.policy, act, situation) !== 'string',
  );
}

/** The acts that are a person's now, open or blocked, in the order of the table. A case keeps its own policy. */
export function openActs(_policy: Policy, roster: Roster, caseFile: CaseFile, person: PersonId): readonly OpenAct[] {
  if (!isActive(roster, person)) return [];
  const nothingToGive = keysToGive(roster, caseFile, person).length === 0;
  return actsInRole(caseFile, person).flatMap((act): readonly OpenAct[] => {
    if (act === 'grant' && nothingToGive) return [];
    if (act === 'epoch' && !canHandOn(roster, caseFile, person)) return [];
    const refusals = [
      ...obstacles(roster, caseFile, act, person).map(beforeOpening(roster, caseFile, person)),
      ...unsealable(roster, caseFile, act, person),
      ...(act === 'epoch' ? tooFew(roster, caseFile) : []),
    ];
    const [refusal] = refusals;
    if (refusal === undefined) return [{ act, state: 'open' }];
    return refusals.some(({ code }) => SETTLED.includes(code)) ? [] : [{ act, state: 'blocked', refusal, refusals }];
  });
}

/** A case is opened by a receiver's browser, unasked: where that can't be yet, why not is what stands in the way. */
const beforeOpening =
  (roster: Roster, caseFile: CaseFile, person: PersonId) =>
  (refusal: Refusal): Refusal => {
    if (refusal.code !== 'do-first' || refusal.act !== 'open') return refusal;
    return obstacles(roster, caseFile, 'open', person).find(({ code }) => code === 'too-few-holders') ?? refusal;
  };

/** Acts that answer the standing recommendation, which whoever answers has to read. */
export const ANSWERS_RECOMMENDATION: readonly ActName[] = ['confirm', 'dissent', 'ratify', 'return'];

/** The rooms that this person has to open for an act: in which it writes, or in which stands what it answers. */
function roomsOf(caseFile: CaseFile, act: ActName, person: PersonId): readonly Room[] {
  const rule = ruleFor(caseFile.policy, act, situationOf(caseFile, person));
  const written = typeof rule === 'string' ? [] : rule.entries.filter(({ optional }) => optional !== true);
  return [
    ...written.map(({ room }) => room),
    ...(ANSWERS_RECOMMENDATION.includes(act) ? (['deliberation'] as const) : []),
  ];
}

/** What this person's browser couldn't seal or show as far as is known, so that nobody writes for nothing; the rules judge no line by it (PROTOCOL B53). */
function unsealable(roster: Roster, caseFile: CaseFile, act: ActName, person: PersonId): readonly Refusal[] {
  const rooms = roomsOf(caseFile, act, person);
  const shut = rooms.find((room) => isShutOut(caseFile, room, person));
  if (shut !== undefined) {
    const lost: readonly Room[] = shutRooms(caseFile, roster);
    return [{ code: 'room-shut', room: shut, nobody: lost.includes(shut) }];
  }
  const waits = ANSWERS_RECOMMENDATION.includes(act) && rooms.some((room) => isOwed(caseFile, roster, person, room));
  return waits ? [{ code: 'do-first', act: 'epoch' }] : [];
}

/** Why nothing can be handed on yet: the room that begins first would have too few holders. */
function tooFew(roster: Roster, caseFile: CaseFile): readonly Refusal[] {
  const room = shortRoom(caseFile, roster);
  return room === undefined ? [] : [{ code: 'too-few-holders', room }];
}

/** Whether something waits to be handed on that this person has the keys of. */
export const canHandOn = (roster: Roster, caseFile: CaseFile, person: PersonId): boolean =>
  awaitsHandOn(caseFile, roster) && !caseFile.bars.has(person) && holdsAll(caseFile, roster, 'report', person);

/**
 * Grants signed unreadable that this person can give again: of rooms that open for them as far as is known, and of those that open for
 * nobody, since an older copy of the records that is put back may let them open again.
 */
export const keysToGive = (roster: Roster, caseFile: CaseFile, person: PersonId) => {
  const shut: readonly Room[] = shutRooms(caseFile, roster);
  return servableBy({ roster, caseFile, by: person }).filter(
    ({ room }) => !isShutOut(caseFile, room, person) || shut.includes(room),
  );
};
