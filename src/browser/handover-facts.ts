// What the page says on which a case's keys are handed on: who is gone and since when, who comes in as what, and what nobody is
// left for. It follows from the chain and the verified rosters; no page, no keys.
import type { CaseFile } from '../domain/case-file.ts';
import type { Rosters } from '../domain/fold-case.ts';
import { type Span, spansWhere } from '../domain/office-history.ts';
import { type Vacancy, vacancies } from '../domain/panel.ts';
import { holdsAny, isActive, officesOf } from '../domain/roster-view.ts';
import {
  HANDED_ON,
  hasLostKeys,
  leftBehind,
  officesOfPart,
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
  /** What let them in since the case was received, where a roster did: an office of their part, or their return. */
  readonly came?: { readonly how: 'office' | 'back'; readonly on: string };
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

/** How somebody could come into a case who couldn't when it was received; nothing where they were there all along. */
const cameBy = (
  { ledger, policy, concerns }: CaseFile,
  rosters: Rosters,
  person: PersonId,
  parts: readonly Part[],
): Pick<Comer, 'came'> => {
  const received = rosters.get(ledger.submit.act.roster ?? '')?.seq;
  if (received === undefined) return {};
  const chain = [...rosters.values()].toSorted((one, other) => one.seq - other.seq);
  const later = (spans: readonly Span[]): string | undefined => {
    const now = spans.find(({ to }) => to === undefined)?.from;
    return now !== undefined && now.seq > received ? now.on : undefined;
  };
  const listed = spansWhere(chain, (roster) => isActive(roster, person));
  const back = listed.length > 1 ? later(listed) : undefined;
  if (back !== undefined) return { came: { how: 'back', on: back } };
  const offices = parts.flatMap((part) => officesOfPart(policy, concerns, part));
  const office = later(spansWhere(chain, (roster) => holdsAny(roster, person, offices)));
  return office === undefined ? {} : { came: { how: 'office', on: office } };
};

const comerOf = (caseFile: CaseFile, roster: Roster, rosters: Rosters, person: PersonId): Comer => {
  const parts = partsOf(caseFile, roster, person);
  if (hasLostKeys(caseFile, roster, person)) return { person, parts, renewed: true };
  return { person, parts, ...cameBy(caseFile, rosters, person, parts) };
};

export const handoverFacts = (caseFile: CaseFile, roster: Roster, rosters: Rosters): HandoverFacts => {
  const stale = staleRooms(caseFile, roster);
  const persons = new Set(owedKeys(caseFile, roster).map(({ person }) => person));
  return {
    gone: goneFrom(caseFile, roster, rosters),
    comers: [...persons].map((person) => comerOf(caseFile, roster, rosters, person)),
    begins: stale.length > 0,
    vacant: vacancies(caseFile, roster),
    isShort: shortRoom(caseFile, roster) !== undefined,
  };
};
