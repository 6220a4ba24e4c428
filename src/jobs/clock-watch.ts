// Notices a server's clock that runs ahead: what a wrong day writes can't be taken back, since every day before it gets a head, ended
// disclosures lose their keys and mornings their mail. While it is ahead no job runs; reports are taken all the same (PROTOCOL B37).
import { addDays, daysBetween, type PlainDate, parsePlainDate, riyadhDate } from '../domain/plain-date.ts';
import { parseAssociationId } from '../protocol/check/index.ts';
import type { Database } from '../store/database.ts';
import { lastHead } from '../store/log.ts';
import { parsed } from '../store/rows.ts';

/** While the portal runs, its clock may gain so much on the time that it has run. */
const MOST_GAINED_MS = 24 * 3_600_000;
/** For so many days it may have stood still before somebody says that they compared the clock. */
export const MOST_DAYS_STILL = 7;
/** So long that counts. */
const CHECKED_DAYS = 7;
const DAY_MS = 86_400_000;

export type ClockFacts = {
  readonly clock: () => Date;
  /** Milliseconds that only ever grow and that nobody sets. */
  readonly elapsed: () => number;
  /** The day of the newest head, when the portal started; undefined before the first. */
  readonly lastDay: PlainDate | undefined;
  /** The day on which the operator compared the clock. */
  readonly checked: PlainDate | undefined;
};

/** By how many days the clock is ahead of what the portal knows; undefined where it may be right. */
export type ClockWatch = () => number | undefined;

/** Watches from the moment at which it is made, and is asked every few minutes. */
export const clockWatch = ({ clock, elapsed, lastDay, checked }: ClockFacts): ClockWatch => {
  const offsetOf = (now: Date): number => now.getTime() - elapsed();
  /** By how much a clock that was believed lay beside the time that has run; undefined while none was. */
  let believed: number | undefined;
  const isChecked = (today: PlainDate): boolean =>
    checked !== undefined && today >= addDays(checked, -1) && today <= addDays(checked, CHECKED_DAYS);
  return () => {
    const now = clock();
    const today = riyadhDate(now);
    if (isChecked(today)) believed = offsetOf(now);
    else if (believed !== undefined) {
      const gained = offsetOf(now) - believed;
      if (gained > MOST_GAINED_MS) return Math.round(gained / DAY_MS);
    } else {
      const still = lastDay === undefined ? 0 : daysBetween(addDays(lastDay, 1), today);
      if (still > MOST_DAYS_STILL) return still;
      // A clock that is behind the log is wrong itself: nothing is held against it later.
      if (still >= 0) believed = offsetOf(now);
    }
    return undefined;
  };
};

/** The newest head's day of any association. */
export const newestDay = async ({ reader }: Database): Promise<PlainDate | undefined> => {
  const days: PlainDate[] = [];
  for (const row of await reader.all('select association from associations order by association')) {
    const day = parsePlainDate((await lastHead(reader, parsed(row, 'association', parseAssociationId)))?.day);
    if (day !== undefined) days.push(day);
  }
  return days.toSorted().at(-1);
};
