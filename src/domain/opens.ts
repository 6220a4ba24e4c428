// Who can open a room of a case, as far as anybody knows: whoever has every key of it and hasn't signed that one doesn't open (PROTOCOL
// B53). It says with whom a room would be lost, what nobody can open any more, and whom to bring back; the parts and what is owed stand
// in succession.ts, where a key that doesn't open counts like every other.
import type { PersonId, Room, Roster } from '../protocol/check/index.ts';
import { type CaseFile, isWithdrawn } from './case-file.ts';
import { isFormer } from './keys-held.ts';
import { isActive } from './roster-view.ts';
import { sortedPersons } from './routing.ts';
import { HANDED_ON, type HandedOn, holdsAll, isGone, isLastHolder, isPerson } from './succession.ts';

/** Whether a key of a room is known not to open for somebody: they signed so, and nobody has given it again since. */
export const isShutOut = ({ unreadable }: Pick<CaseFile, 'unreadable'>, room: Room, person: PersonId): boolean =>
  unreadable.some((one) => one.person === person && one.room === room);

/** Whether somebody has every key of a room, and none of them is known not to open. */
export const opensWhole = (caseFile: CaseFile, roster: Roster, room: Room, person: PersonId): boolean =>
  holdsAll(caseFile, roster, room, person) && !isShutOut(caseFile, room, person);

/** Everybody who was ever given a key of a room, in the order of their ids. */
const holdersEver = ({ ledger }: CaseFile, room: Room): readonly PersonId[] =>
  sortedPersons((ledger.rooms.get(room) ?? []).flatMap(({ holders }) => [...holders].filter(isPerson)));

/** Whoever can be reached and opens a room whole. */
const openers = (caseFile: CaseFile, roster: Roster, room: Room): readonly PersonId[] =>
  holdersEver(caseFile, room).filter(
    (person) => opensWhole(caseFile, roster, room, person) && !isGone(caseFile, roster, person),
  );

/**
 * The rooms that this person opens whole and nobody else who can be reached does. Who lost the office of their part counts as long as
 * nobody else opens what they open; who is barred or not on the roster opens nothing for anybody.
 */
export function opensAlone(caseFile: CaseFile, roster: Roster, person: PersonId): readonly HandedOn[] {
  if (caseFile.bars.has(person) || !isActive(roster, person)) return [];
  return HANDED_ON.filter(
    (room) =>
      opensWhole(caseFile, roster, room, person) && !openers(caseFile, roster, room).some((other) => other !== person),
  );
}

/** Whether a case, or a room of it, would be lost with this person: nobody else who can be reached has, or opens, every key. */
export const isLastReader = (caseFile: CaseFile, roster: Roster, person: PersonId): boolean =>
  isLastHolder(caseFile, roster, person) || opensAlone(caseFile, roster, person).length > 0;

/**
 * Whether nobody else who can be reached has every key, as lines that stand are judged by. Whoever signed that a key of theirs doesn't
 * open is kept in the case by what they still open alone: they could hand nothing else on.
 */
export function isLastWithKeys(caseFile: CaseFile, roster: Roster, person: PersonId): boolean {
  if (!HANDED_ON.some((room) => isShutOut(caseFile, room, person))) return isLastHolder(caseFile, roster, person);
  const isHeld = (room: HandedOn): boolean =>
    holdersEver(caseFile, room).some(
      (other) => other !== person && !isGone(caseFile, roster, other) && holdsAll(caseFile, roster, room, other),
    );
  return HANDED_ON.some((room) => opensWhole(caseFile, roster, room, person) && !isHeld(room));
}

/** Rooms that somebody has keys of that nobody who can be reached can open, as they signed. */
export const shutRooms = (caseFile: CaseFile, roster: Roster): readonly HandedOn[] =>
  HANDED_ON.filter(
    (room) =>
      caseFile.unreadable.some((one) => one.room === room) &&
      openers(caseFile, roster, room).length === 0 &&
      holdersEver(caseFile, room).some(
        (person) => isShutOut(caseFile, room, person) && !isGone(caseFile, roster, person),
      ),
  );

/** A room that nobody who can be reached opens whole. */
export type LostRoom = {
  readonly room: HandedOn;
  /** Who left the roster with every key: brought back, they hand them on. Where there is nobody, they are lost for good. */
  readonly back: readonly PersonId[];
  /** Whether somebody who can be reached has some key that opens as far as is known, so that a part of the room opens. */
  readonly partly: boolean;
  /** Whether somebody who can be reached has its keys, which don't open: in an older copy of the records they may. */
  readonly shut?: true;
};

/** The rooms that nobody who can be reached opens whole, and who could be brought back to hand their keys on. */
export const lostRooms = (caseFile: CaseFile, roster: Roster): readonly LostRoom[] => {
  const gone = (person: PersonId) => isGone(caseFile, roster, person);
  const shut = shutRooms(caseFile, roster);
  return HANDED_ON.flatMap((room): readonly LostRoom[] => {
    const epochs = caseFile.ledger.rooms.get(room) ?? [];
    const holders = holdersEver(caseFile, room);
    const whole = holders.filter((one) => opensWhole(caseFile, roster, room, one));
    if (epochs.length === 0 || whole.some((one) => !gone(one))) return [];
    const opens = (person: PersonId): boolean =>
      !gone(person) &&
      !isShutOut(caseFile, room, person) &&
      !isWithdrawn(caseFile, person, room) &&
      epochs.some((one, at) => one.holders.has(person) && !isFormer(caseFile.sealedTo, roster, person, room, at + 1));
    const back = whole.filter((one) => !caseFile.bars.has(one) && !isActive(roster, one));
    return [{ room, back, partly: holders.some(opens), ...(shut.includes(room) ? { shut: true } : {}) }];
  });
};

/** Whether somebody is gone from a case and nobody needs them: who lost an office stays for a room that they alone open, to give its keys. */
export const isOut = (caseFile: CaseFile, roster: Roster, person: PersonId): boolean =>
  isGone(caseFile, roster, person) && opensAlone(caseFile, roster, person).length === 0;
