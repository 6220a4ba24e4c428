// Owns the record of the calendar's changes, and the only way to change the calendar: both in one transaction, refused where somebody
// else changed it since it was looked at. Nothing is ever taken from the record.
import { type CalendarEdit, withEdit } from '../domain/calendar-edits.ts';
import { editFault } from '../domain/calendar-faults.ts';
import { type Confirmed, isToConfirmAnew, type UnconfirmedYear } from '../domain/calendar-years.ts';
import { calendarAtStartOf } from '../domain/mornings.ts';
import { addDays, type PlainDate, plainDate } from '../domain/plain-date.ts';
import { isActive } from '../domain/roster-view.ts';
import { type CalendarSettings, parseCalendar } from '../policy/calendar.ts';
import { type AssociationId, type PersonId, parsePersonId } from '../protocol/check/index.ts';
import type { Reader, Row, Tx } from './database.ts';
import { groundOf } from './foundation.ts';
import { oneCalendar } from './one-calendar.ts';
import { integer, parsed, text } from './rows.ts';
import { associationById, saveCalendar } from './settings.ts';

export type CalendarChange = {
  readonly seq: number;
  readonly by: PersonId;
  readonly on: PlainDate;
  /** Whether it was done in the place of somebody who was away. */
  readonly inPlace: boolean;
  /** The year that was confirmed; missing of every other change. */
  readonly year?: number;
  readonly reason: string;
  readonly before: CalendarSettings;
  readonly after: CalendarSettings;
};

const settingsIn = (value: unknown): CalendarSettings | undefined => {
  try {
    const calendar = typeof value === 'string' ? parseCalendar(JSON.parse(value)) : undefined;
    return calendar === undefined ? undefined : oneCalendar(calendar);
  } catch {
    return undefined;
  }
};

const toChange = (row: Row): CalendarChange => ({
  seq: integer(row, 'seq'),
  by: parsed(row, 'by', parsePersonId),
  on: plainDate(text(row, 'done_on')),
  inPlace: integer(row, 'in_place') === 1,
  ...(row.year === null ? {} : { year: integer(row, 'year') }),
  reason: text(row, 'reason'),
  before: parsed(row, 'before', settingsIn),
  after: parsed(row, 'after', settingsIn),
});

/** All changes, the newest first; an association has a few a year. */
export const calendarChanges = async (reader: Reader, association: AssociationId): Promise<readonly CalendarChange[]> =>
  (await reader.all('select * from calendar_changes where association = ? order by seq desc', [association])).map(
    toChange,
  );

/** The calendars that were corrected from a day on, each with the day of it, the earliest first. */
export const formerCalendars = async (
  reader: Reader,
  association: AssociationId,
  from: PlainDate,
): Promise<readonly { readonly until: PlainDate; readonly calendar: string }[]> =>
  (
    await reader.all(
      'select done_on, before from calendar_changes where association = ? and year is null and done_on >= ? order by seq',
      [association, from],
    )
  ).map((row) => ({ until: plainDate(text(row, 'done_on')), calendar: text(row, 'before') }));

/** The calendar as it stood when a day began, by what was corrected on that day and since; `now` is what stands. */
export const calendarOfMorning = async (
  reader: Reader,
  association: AssociationId,
  day: PlainDate,
  now: CalendarSettings,
): Promise<CalendarSettings> => {
  const former = await formerCalendars(reader, association, day);
  const changes = former.flatMap(({ until, calendar: text }) => {
    const calendar = settingsIn(text);
    return calendar === undefined ? [] : [{ until, calendar }];
  });
  return calendarAtStartOf(day, changes, now);
};

/** The day of the newest change that made days of a year others by how free days are found, of those behind a confirmation. */
const changedSince = async (
  reader: Reader,
  association: AssociationId,
  { year, seq }: { readonly year: number; readonly seq: number },
): Promise<PlainDate | undefined> =>
  (
    await reader.all('select * from calendar_changes where association = ? and seq > ? and year is null order by seq', [
      ...[association, seq],
    ])
  )
    .map(toChange)
    .flatMap(({ before, after, on }) => (isToConfirmAnew(year, before, after) ? [on] : []))
    .at(-1);

/** The years that were confirmed as their days are found now, and those that were before how they are found was changed. */
export const confirmedYears = async (
  reader: Reader,
  association: AssociationId,
  now: CalendarSettings,
): Promise<Confirmed> => {
  const last = await reader.all(
    `select * from calendar_changes c where association = ?1 and year is not null and seq =
       (select max(seq) from calendar_changes l where l.association = ?1 and l.year = c.year)`,
    [association],
  );
  const years: number[] = [];
  const anew: UnconfirmedYear[] = [];
  for (const { year, seq, on, after } of last.map(toChange)) {
    if (year === undefined) continue;
    if (!isToConfirmAnew(year, after, now)) years.push(year);
    else anew.push({ year, since: (await changedSince(reader, association, { year, seq })) ?? on });
  }
  return { years, anew };
};

/** Older ones somebody who never looked isn't told of: they came later, or nothing of theirs was open then. */
const TOLD_DAYS = 60;

/** The day of the first roster on which somebody was active; before it nothing was theirs. */
const beganOn = async (reader: Reader, association: AssociationId, person: PersonId): Promise<string | undefined> =>
  [...((await groundOf(reader, association))?.rosters.values() ?? [])]
    .filter((roster) => isActive(roster, person))
    .map(({ on }) => on)
    .toSorted()[0];

/** The changes of due days' ground in somebody's own time that they haven't looked at and didn't make, the oldest first. */
export const unseenChanges = async (
  reader: Reader,
  association: AssociationId,
  person: PersonId,
  today: PlainDate,
): Promise<readonly CalendarChange[]> => {
  const rows = await reader.all(
    `select * from calendar_changes where association = ? and by <> ? and year is null and done_on >= ?
     and seq > coalesce((select seq from calendar_changes_seen where association = ? and reader = ?), 0) order by seq`,
    [association, person, addDays(today, -TOLD_DAYS), association, person],
  );
  if (rows.length === 0) return [];
  const began = await beganOn(reader, association, person);
  return rows.map(toChange).filter(({ on }) => began !== undefined && on >= began);
};

/** Somebody has looked at the changes up to this one. */
export const seeCalendarChanges = async (
  tx: Tx,
  association: AssociationId,
  reader: PersonId,
  seq: number,
): Promise<void> => {
  await tx.run(
    `insert into calendar_changes_seen (association, reader, seq)
     values (?, ?, min(?, (select coalesce(max(seq), 0) from calendar_changes where association = ?)))
     on conflict (association, reader) do update set seq = max(seq, excluded.seq)`,
    [association, reader, seq, association],
  );
};

/** Who changes the calendar, on which day and why; `seen` is the newest change that they knew of, 0 before the first. */
export type ChangedBy = {
  readonly by: PersonId;
  readonly on: PlainDate;
  readonly inPlace: boolean;
  readonly reason: string;
  readonly seen: number;
};

export type Saved = { readonly ok: true } | { readonly ok: false; readonly why: 'meanwhile' | 'fault' };

type Written = { readonly year?: number; readonly after: (before: CalendarSettings) => CalendarSettings | undefined };

const record = async (
  tx: Tx,
  association: AssociationId,
  { by, on, inPlace, reason, seen }: ChangedBy,
  { year, after: changed }: Written,
): Promise<Saved> => {
  const [newest] = await calendarChanges(tx, association);
  if ((newest?.seq ?? 0) !== seen) return { ok: false, why: 'meanwhile' };
  // A clock that was set back puts no change before the one that it follows.
  const day = newest !== undefined && newest.on > on ? newest.on : on;
  const settings = await associationById(tx, association);
  const after = settings === undefined ? undefined : changed(settings.calendar);
  if (settings === undefined || after === undefined) return { ok: false, why: 'fault' };
  await tx.run(
    `insert into calendar_changes (association, seq, by, done_on, in_place, year, reason, before, after)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    [
      ...[association, seen + 1, by, day, inPlace ? 1 : 0, year ?? null, reason],
      ...[JSON.stringify(settings.calendar), JSON.stringify(after)],
    ],
  );
  await saveCalendar(tx, association, after);
  return { ok: true };
};

/** Changes the calendar and records it; nothing of either where somebody changed it since, or the edit has a fault now. */
export const changeCalendar = (
  tx: Tx,
  association: AssociationId,
  who: ChangedBy,
  edit: CalendarEdit,
): Promise<Saved> =>
  record(tx, association, who, {
    after: (before) => (editFault(before, edit) === undefined ? withEdit(before, edit) : undefined),
  });

/** Records that a year's calendar was looked through and is right. */
export const confirmYear = (tx: Tx, association: AssociationId, who: ChangedBy, year: number): Promise<Saved> =>
  record(tx, association, who, { year, after: (before) => before });
