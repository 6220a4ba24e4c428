// Which open duties a change of the calendar would move: of the cases that one person sees the duties of, and of nothing else.
import { type Between, type Move, movesIn } from '../domain/calendar-moves.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { loadCases, viewOf } from './case-files.ts';
import type { Reader } from './database.ts';
import { caseNow, markOf, openCasesOf } from './desk-places.ts';
import { groundOf, type Portal, type Seat } from './foundation.ts';
import { ownTurn } from './turns.ts';

/** A duty that a change would move, with its case's number, and whether that makes it overdue or has it be so no more. */
export type ForeseenMove = Move & { readonly number: string; readonly becomes?: 'overdue' | 'in-time' };

/** The first moves in order, and how many there are. */
export type Foreseen = { readonly moves: readonly ForeseenMove[]; readonly all: number };

/** Cases looked at in one go, and so many moves that a page shows. */
const BATCH = 25;
export const SHOWN_MOVES = 100;

/** What is looked for, of whom and on which day. */
type Looking = {
  readonly seat: Seat;
  readonly person: PersonId;
  readonly today: PlainDate;
  readonly between: Between;
};

const becoming = ({ from, to }: Move, today: PlainDate): Pick<ForeseenMove, 'becomes'> => {
  if (from < today === to < today) return {};
  return { becomes: to < today ? 'overdue' : 'in-time' };
};

/** What becomes overdue comes first, then what is so no more; each by the day that it had, and by its case's number. */
const orderOf = ({ becomes, from, number }: ForeseenMove): string =>
  `${becomes === 'overdue' ? 0 : becomes === 'in-time' ? 1 : 2} ${from} ${number}`;

const inOrder = (one: ForeseenMove, other: ForeseenMove): number =>
  orderOf(one) < orderOf(other) ? -1 : Number(orderOf(one) > orderOf(other));

/** What a change would move among some cases, and behind which the next begin; undefined behind the last. */
type Lot = { readonly moves: readonly ForeseenMove[]; readonly next: string | undefined };

/** The next lot behind a case. Most cases of many years are closed and owe nothing: they are left out. */
const lotBehind = async (reader: Reader, { seat, person, today, between }: Looking, after: string): Promise<Lot> => {
  const ground = await groundOf(reader, seat.id);
  if (ground === undefined) return { moves: [], next: undefined };
  const reading = { mark: markOf(seat, ground), today, after, limit: BATCH };
  const places = await openCasesOf(reader, seat.id, person, reading);
  const caseIds = places.map(({ caseId }) => caseId);
  const moves = (await loadCases(reader, ground, seat, caseIds)).flatMap((loaded) => {
    const view = viewOf(ground, loaded, person);
    if (view === undefined || view === 'briefings') return [];
    const { number } = loaded.caseFile;
    return movesIn(caseNow(loaded.caseFile, ground, today), between).map((move) => ({
      ...move,
      number,
      ...becoming(move, today),
    }));
  });
  return { moves, next: places.length < BATCH ? undefined : places.at(-1)?.number };
};

/**
 * What a change would move among the cases that a person sees the duties of. Every one in which anything may be owed is folded,
 * which takes seconds where they are thousands: a few at a time, each lot of one state of the database, and others have their turn
 * in between.
 */
export const foreseen = async (
  { database }: Pick<Portal, 'database'>,
  seat: Seat,
  person: PersonId,
  today: PlainDate,
  between: Between,
): Promise<Foreseen> => {
  const looking = { seat, person, today, between };
  const found: ForeseenMove[] = [];
  let after: string | undefined = '';
  while (after !== undefined) {
    const behind: string = after;
    const lot: Lot = await database.snapshot((reader) => lotBehind(reader, looking, behind));
    found.push(...lot.moves);
    after = lot.next;
    await ownTurn();
  }
  return { moves: found.toSorted(inOrder).slice(0, SHOWN_MOVES), all: found.length };
};
