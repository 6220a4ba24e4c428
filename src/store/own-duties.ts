// The days on which something is due from a person, over all their cases: what a calendar of their own may hold.
import { comingDays, type DueDay, ownDueDaysIn } from '../domain/due-days.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import { isActive } from '../domain/roster-view.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { loadCases, viewOf } from './case-files.ts';
import { caseNow, catchUp, markOf, type Place, placesBehind } from './desk-places.ts';
import { groundOf, type Portal, type Seat } from './foundation.ts';
import { comingFor } from './portal-waits.ts';
import { ownTurn } from './turns.ts';

/** Cases read in one go; more would hold the thread. */
const BATCH = 25;
/** No calendar is asked to take more; what is due first stands first on a desk. */
export const MOST_DAYS = 1000;

type From = Pick<Place, 'rank' | 'number'>;
type Piece = { readonly days: readonly DueDay[]; readonly next: From | undefined };

const END: Piece = { days: [], next: undefined };

/** Days of the cases behind a place of a desk; undefined where the desk must catch up first. */
const pieceBehind = (portal: Portal, seat: Seat, person: PersonId, after: From): Promise<Piece | undefined> =>
  portal.database.snapshot(async (reader) => {
    const today = riyadhDate(portal.clock());
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined || !isActive(ground.current.roster, person)) return END;
    const found = await placesBehind(reader, seat, person, { mark: markOf(seat, ground), today, after, limit: BATCH });
    if (found === undefined) return undefined;
    const ids = found.map(({ caseId }) => caseId);
    const days = (await loadCases(reader, ground, seat, ids)).flatMap((loaded) => {
      const view = viewOf(ground, loaded, person);
      const isHandler = view === 'whole' || view === 'undeclared';
      return isHandler ? ownDueDaysIn(caseNow(loaded.caseFile, ground, today), person) : [];
    });
    return { days, next: found.length < BATCH ? undefined : found.at(-1) };
  });

/** Every day on which something is due from this person, in cases that are theirs and in those that come to them. */
export const ownDueDays = async (portal: Portal, seat: Seat, person: PersonId): Promise<readonly DueDay[]> => {
  const days: DueDay[] = (await comingFor(portal, seat, person)).cases.flatMap(comingDays);
  let after: From | undefined = { rank: '', number: '' };
  while (after !== undefined && days.length < MOST_DAYS) {
    await ownTurn();
    const piece: Piece | undefined = await pieceBehind(portal, seat, person, after);
    if (piece === undefined) await catchUp(portal.database, seat, person, riyadhDate(portal.clock()));
    else {
      days.push(...piece.days);
      after = piece.next;
    }
  }
  return days.slice(0, MOST_DAYS);
};
