// What the page says on which a case's keys are handed on: who is gone and since when, who comes in as what, and what nobody is
// left for. It follows from the chain and the verified rosters; no page, no keys.
import type { CaseFile } from '../domain/case-file.ts';
import type { Rosters } from '../domain/fold-case.ts';
import { type Vacancy, vacancies } from '../domain/panel.ts';
import { isActive, officesOf } from '../domain/roster-view.ts';
import {
  HANDED_ON,
  hasLostKeys,
  leftBehind,
  owedKeys,
  type Part,
  partsNow,
  shortRoom,
  staleRooms,
} from '../domain/succession.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';

export type Gone = {
  readonly person: PersonId;
  /** Kept away by an act, no longer on the roster, or no longer in the office of their part. */
  readonly why: 'barred' | 'left' | 'office';
  /** Missing where no roster here listed them. */
  readonly on?: string;
};

/** The parts that somebody comes into; none for who keeps theirs and lacks a key. */
export type Comer = {
  readonly person: PersonId;
  readonly parts: readonly Part[];
  /** Who has had the keys and lost them. */
  readonly renewed?: true;
};

export type HandoverFacts = {
  readonly gone: readonly Gone[];
  readonly comers: readonly Comer[];
  /** Whether rooms begin anew, which those who are gone have no key of. */
  readonly begins: boolean;
  readonly vacant: readonly Vacancy[];
  /** Fewer would hold a new key than a case must have. */
  readonly isShort: boolean;
};

/** The day of the first roster after the last one of which something held. */
const since = (rosters: Rosters, held: (roster: Roster) => boolean): string | undefined => {
  const inOrder = [...rosters.values()].toSorted((one, other) => one.seq - other.seq);
  const last = inOrder.findLastIndex(held);
  return last < 0 ? undefined : inOrder[last + 1]?.on;
};

/** Why somebody is gone who isn't kept away, and since when. */
const lostBy = (roster: Roster, rosters: Rosters, person: PersonId): Pick<Gone, 'why' | 'on'> => {
  const why = isActive(roster, person) ? 'office' : 'left';
  const offices = (one: Roster) => officesOf(one, person).join(' ');
  const on = since(rosters, (one) => (why === 'left' ? isActive(one, person) : offices(one) !== offices(roster)));
  return { why, ...(on === undefined ? {} : { on }) };
};

const goneFrom = (caseFile: CaseFile, roster: Roster, rosters: Rosters): readonly Gone[] => {
  const { ledger, bars } = caseFile;
  const left = leftBehind(caseFile, roster).filter(({ room }) => HANDED_ON.some((one) => one === room));
  return [...new Set(left.map(({ person }) => person))].map((person) => {
    if (!bars.has(person)) return { person, ...lostBy(roster, rosters, person) };
    const by = ledger.lines.find(({ act }) => act.bars.includes(person));
    return { person, why: 'barred', ...(by === undefined ? {} : { on: by.act.on }) };
  });
};

const partsOf = (caseFile: CaseFile, roster: Roster, person: PersonId): readonly Part[] => {
  const now = partsNow(caseFile, roster);
  const single = (['reviewer', 'second', 'ratifier'] as const).filter(
    (part) => now[part] === person && caseFile[part] !== person,
  );
  return now.panel.includes(person) ? [...single, 'panel'] : single;
};

export const handoverFacts = (caseFile: CaseFile, roster: Roster, rosters: Rosters): HandoverFacts => {
  const stale = staleRooms(caseFile, roster);
  const persons = new Set(owedKeys(caseFile, roster).map(({ person }) => person));
  return {
    gone: goneFrom(caseFile, roster, rosters),
    comers: [...persons].map((person) => ({
      person,
      parts: partsOf(caseFile, roster, person),
      ...(hasLostKeys(caseFile, roster, person) ? { renewed: true } : {}),
    })),
    begins: stale.length > 0,
    vacant: vacancies(caseFile, roster),
    isShort: shortRoom(caseFile, roster) !== undefined,
  };
};
