// Until which day a person's key counts under a roster that they were active on (PROTOCOL B31). Nobody's browser knows when a
// roster was accepted; but none is after its waiting time, so that from then on a later roster's word holds for everybody.
import { activePerson, type Roster } from './roster.ts';
import { dateText, dayNumber } from './shape.ts';

/** A roster takes effect within so many days of its `on`, or is drawn up anew. */
export const ROSTER_WAIT_DAYS = 14;

/** The last day on which a roster can still be accepted, and on which the one before it may still have been in force. */
export function lastDayToAccept({ on }: Pick<Roster, 'on'>): string {
  const day = dayNumber(on);
  return (day === undefined ? undefined : dateText(day + ROSTER_WAIT_DAYS)) ?? on;
}

/** What a later roster may take from a person: the key that signs alone, or any of their offices too. */
export type Vouched = 'key' | 'key-and-offices';

function isTaken(cited: Roster, later: Roster, id: string, vouched: Vouched): boolean {
  const [before, since] = [activePerson(cited, id), activePerson(later, id)];
  if (before === undefined || since === undefined || before.sign !== since.sign) return true;
  return vouched === 'key-and-offices' && !before.offices.every((office) => since.offices.includes(office));
}

/**
 * Until which day, that day included, what this person signs under the roster `cited` counts; `undefined` while no later one of
 * `rosters` takes their key, or with `key-and-offices` one of their offices, from them. Who comes back signs under a newer roster.
 */
export function countsUntil(
  rosters: Iterable<Roster>,
  cited: Roster,
  id: string,
  vouched: Vouched,
): string | undefined {
  let last: string | undefined;
  for (const later of rosters) {
    if (later.seq <= cited.seq || !isTaken(cited, later, id, vouched)) continue;
    const day = lastDayToAccept(later);
    if (last === undefined || day < last) last = day;
  }
  return last;
}

/** Whether what this person signs on `day` under the roster `cited` counts. */
export function countsOn(rosters: Iterable<Roster>, cited: Roster, id: string, vouched: Vouched, day: string): boolean {
  const last = countsUntil(rosters, cited, id, vouched);
  return last === undefined || day <= last;
}

/** Why nobody signs a draft of these dates on `today`: it was drawn up too long ago, for a later day, before the last roster, or has ended. */
export type DraftFault = 'old' | 'ahead' | 'backwards' | 'ended';

/** A device's day and the portal's differ by one about midnight. */
const MOST_DAYS_AHEAD = 1;

/** What is wrong with a draft's dates on `today`; the length of its time is a matter of its shape (`ROSTER_MAX_DAYS`). */
export function draftFault(
  draft: Pick<Roster, 'on' | 'until'>,
  previous: Pick<Roster, 'on'> | undefined,
  today: string,
): DraftFault | undefined {
  if ((dayNumber(draft.on) ?? Infinity) > (dayNumber(today) ?? 0) + MOST_DAYS_AHEAD) return 'ahead';
  if (previous !== undefined && draft.on < previous.on) return 'backwards';
  if (draft.until < today) return 'ended';
  return lastDayToAccept(draft) < today ? 'old' : undefined;
}
