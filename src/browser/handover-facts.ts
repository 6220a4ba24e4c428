// What the page says on which a case's keys are handed on: who is gone and since when, who comes in as what, and what nobody is
// left for. It follows from the chain and the verified rosters; no page, no keys.
import type { CaseFile } from '../domain/case-file.ts';
import type { Rosters } from '../domain/fold-case.ts';
import { isActive } from '../domain/roster-view.ts';
import {
  HANDED_ON,
  hasLostKeys,
  KEEPERS_AT_LEAST,
  keepersOf,
  leftBehind,
  owedKeys,
  partsNow,
  staleRooms,
} from '../domain/succession.ts';
import type { PersonId, Roster } from '../protocol/check/index.ts';

export type Gone = {
  readonly person: PersonId;
  /** Kept away by an act, or no longer on the roster. */
  readonly why: 'barred' | 'left';
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
export type Part = 'reviewer' | 'second' | 'ratifier' | 'panel';

export type HandoverFacts = {
  readonly gone: readonly Gone[];
  readonly comers: readonly Comer[];
  /** Whether rooms begin anew, which those who are gone have no key of. */
  readonly begins: boolean;
  readonly vacant: readonly Part[];
  /** Fewer would hold a new key than a case must have. */
  readonly isShort: boolean;
};

/** The day of the first roster on which somebody who had been active no longer was. */
const leftOn = (rosters: Rosters, person: PersonId): string | undefined => {
  const inOrder = [...rosters.values()].toSorted((one, other) => one.seq - other.seq);
  const last = inOrder.findLastIndex((roster) => isActive(roster, person));
  return last < 0 ? undefined : inOrder[last + 1]?.on;
};

const goneFrom = (caseFile: CaseFile, roster: Roster, rosters: Rosters): readonly Gone[] => {
  const { ledger, bars } = caseFile;
  const left = leftBehind(caseFile, roster).filter(({ room }) => HANDED_ON.some((one) => one === room));
  return [...new Set(left.map(({ person }) => person))].map((person) => {
    const isBarred = bars.has(person);
    const by = ledger.lines.find(({ act }) => act.bars.includes(person));
    const on = isBarred ? by?.act.on : leftOn(rosters, person);
    return { person, why: isBarred ? 'barred' : 'left', ...(on === undefined ? {} : { on }) };
  });
};

const partsOf = (caseFile: CaseFile, roster: Roster, person: PersonId): readonly Part[] => {
  const now = partsNow(caseFile, roster);
  const single = (['reviewer', 'second', 'ratifier'] as const).filter(
    (part) => now[part] === person && caseFile[part] !== person,
  );
  return now.panel.includes(person) ? [...single, 'panel'] : single;
};

const vacantIn = (caseFile: CaseFile, roster: Roster): readonly Part[] => {
  const { ratifier, panel, policy, stage } = caseFile;
  const now = partsNow(caseFile, roster);
  const single = (['reviewer', 'second'] as const).filter((part) => now[part] === undefined);
  const ratifies = ratifier !== undefined && now.ratifier === undefined ? (['ratifier'] as const) : [];
  const isShort = stage === 'investigation' && panel.length > 0 && now.panel.length < policy.quorum;
  return [...single, ...ratifies, ...(isShort ? (['panel'] as const) : [])];
};

export const handoverFacts = (caseFile: CaseFile, roster: Roster, rosters: Rosters): HandoverFacts => {
  const stale = staleRooms(caseFile, roster);
  const persons = new Set(owedKeys(caseFile, roster).map(({ person }) => person));
  const keepers = (room: (typeof stale)[number]) =>
    keepersOf(caseFile, roster, room).filter((holder) => holder !== 'reporter');
  return {
    gone: goneFrom(caseFile, roster, rosters),
    comers: [...persons].map((person) => ({
      person,
      parts: partsOf(caseFile, roster, person),
      ...(hasLostKeys(caseFile, roster, person) ? { renewed: true } : {}),
    })),
    begins: stale.length > 0,
    vacant: vacantIn(caseFile, roster),
    isShort: stale.some((room) => keepers(room).length < KEEPERS_AT_LEAST),
  };
};
