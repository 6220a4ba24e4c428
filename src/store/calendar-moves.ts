// Which open duties a change of the calendar moves: of the cases that one person sees, and of nothing else. Nothing is stored: a
// case's fold under the settings before and after tells it, now and later.
import { type CaseNow, type Owed, type OwedId, owedIn } from '../domain/owed.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { CalendarSettings } from '../policy/calendar.ts';
import { type CaseId, type PersonId, parseCaseId } from '../protocol/check/index.ts';
import type { CalendarChange } from './calendar-changes.ts';
import { type LoadedCase, loadCases, viewOf } from './case-files.ts';
import type { Reader } from './database.ts';
import { caseNow } from './desk-places.ts';
import { type Ground, groundOf, type Portal, type Seat } from './foundation.ts';
import { parsed } from './rows.ts';

/** A duty of a case that is open, with its due day before and after. */
export type Move = { readonly id: OwedId; readonly key: string; readonly from: PlainDate; readonly to: PlainDate };

/** Tells one open duty of a case from its others, whatever the calendar. */
export const keyOf = ({ id, startedBy, nth = 0, startedOn, awaitedBy }: Owed): string =>
  [id, startedBy ?? '', startedOn, awaitedBy ?? '', nth].join(' ');

const movesOf = (before: CaseNow, after: CaseNow): readonly Move[] => {
  const was = new Map(owedIn(before).map((owed) => [keyOf(owed), owed.dueOn]));
  return owedIn(after).flatMap((owed) => {
    const from = was.get(keyOf(owed));
    return from === undefined || from === owed.dueOn ? [] : [{ id: owed.id, key: keyOf(owed), from, to: owed.dueOn }];
  });
};

type Between = { readonly before: CalendarSettings; readonly after: CalendarSettings };
type Place = { readonly reader: Reader; readonly ground: Ground; readonly seat: Seat; readonly today: PlainDate };

const nowUnder = async (
  { reader, ground, seat, today }: Place,
  caseIds: readonly CaseId[],
  calendar: CalendarSettings,
): Promise<readonly { readonly loaded: LoadedCase; readonly now: CaseNow }[]> =>
  (await loadCases(reader, ground, { ...seat, calendar }, caseIds)).map((loaded) => ({
    loaded,
    now: caseNow(loaded.caseFile, ground, today),
  }));

/** The duties of these cases that lie elsewhere after a change than before it, by case. Who may know of it is the caller's to ask. */
const movesIn = async (
  place: Place,
  caseIds: readonly CaseId[],
  { before, after }: Between,
): Promise<readonly { readonly loaded: LoadedCase; readonly moves: readonly Move[] }[]> => {
  const was = new Map((await nowUnder(place, caseIds, before)).map((one) => [one.loaded.caseFile.caseId, one.now]));
  return (await nowUnder(place, caseIds, after)).flatMap(({ loaded, now }) => {
    const earlier = was.get(loaded.caseFile.caseId);
    const moves = earlier === undefined ? [] : movesOf(earlier, now);
    return moves.length === 0 ? [] : [{ loaded, moves }];
  });
};

/** A due day that a recorded change moved. */
export type Moved = Move & { readonly change: CalendarChange };

/** What these changes moved in cases of which the reader sees the duties; what began after a change wasn't moved by it. */
export const movedBy = async (
  place: Place,
  caseIds: readonly CaseId[],
  changes: readonly CalendarChange[],
): Promise<ReadonlyMap<CaseId, readonly Moved[]>> => {
  const found = new Map<CaseId, Moved[]>();
  for (const change of changes) {
    for (const { loaded, moves } of await movesIn(place, caseIds, change)) {
      const { caseId } = loaded.caseFile;
      const older = moves.filter(({ key }) => startOf(key) <= change.on);
      found.set(caseId, [...(found.get(caseId) ?? []), ...older.map((move) => ({ ...move, change }))]);
    }
  }
  return found;
};

/** The day on which a duty began stands third in its key. */
const startOf = (key: string): string => key.split(' ')[2] ?? '';

/** A duty that a change would move, with its case's number. */
export type ForeseenMove = Move & { readonly number: string };

/** Cases looked at in one go, and so many moves that a page shows. */
const BATCH = 200;
export const SHOWN_MOVES = 100;

const casesOf = async (reader: Reader, seat: Seat, person: PersonId): Promise<readonly CaseId[]> =>
  (
    await reader.all('select case_id from desk_places where association = ? and person = ? order by case_id', [
      seat.id,
      person,
    ])
  ).map((row) => parsed(row, 'case_id', parseCaseId));

/** What a change would move among the cases that a person sees the duties of; one more than are shown where there are more. */
export const foreseen = ({ database }: Portal, seat: Seat, person: PersonId, today: PlainDate, between: Between) =>
  database.snapshot(async (reader): Promise<readonly ForeseenMove[]> => {
    const ground = await groundOf(reader, seat.id);
    if (ground === undefined) return [];
    const all = await casesOf(reader, seat, person);
    const place = { reader, ground, seat, today };
    const found: ForeseenMove[] = [];
    for (let at = 0; at < all.length && found.length <= SHOWN_MOVES; at += BATCH) {
      for (const { loaded, moves } of await movesIn(place, all.slice(at, at + BATCH), between)) {
        const view = viewOf(ground, loaded, person);
        if (view === undefined || view === 'briefings') continue;
        found.push(...moves.map((move) => ({ ...move, number: loaded.caseFile.number })));
      }
    }
    return found.slice(0, SHOWN_MOVES + 1);
  });
