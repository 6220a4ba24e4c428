// Places cases anew on every desk that a night, a roster or a calendar has turned, reads each desk's first page ahead, and reckons whom
// cases call, some cases at a time: so that whoever comes in the morning, or after a start, waits for nothing. Can run at any time, twice, or not at all: a desk that is read places what is left.
import { riyadhDate } from '../domain/plain-date.ts';
import { activePersons } from '../domain/roster-view.ts';
import type { Database } from '../store/database.ts';
import { readAhead } from '../store/desk.ts';
import { catchUp } from '../store/desk-places.ts';
import { groundOf } from '../store/foundation.ts';
import { lookAtCalls } from '../store/portal-waits.ts';
import { allAssociations } from '../store/settings.ts';

export type DesksDeps = {
  readonly database: Database;
  /** Whether the portal is about to end, so that no further cases are begun. */
  readonly isEnding?: () => boolean;
};

/** Brings every desk up to the instant `now`; how often some cases were placed. */
export const runDesks = async ({ database, isEnding = () => false }: DesksDeps, now: Date): Promise<number> => {
  const today = riyadhDate(now);
  let placed = 0;
  for (const seat of await allAssociations(database.reader)) {
    const ground = await groundOf(database.reader, seat.id);
    for (const person of ground === undefined ? [] : activePersons(ground.current.roster)) {
      while (!isEnding() && (await catchUp(database, seat, person, today))) placed += 1;
      if (!isEnding()) await readAhead(database, seat, person, today);
    }
    if (!isEnding()) await lookAtCalls({ database, clock: () => now }, seat, today);
  }
  return placed;
};
