// Duties as an iCalendar file (RFC 5545) that tells nothing but days: one sentence for all, no number, name, kind or address. Once it
// lies in somebody's calendar it leaves the portal's care, and calendars are shared (PROTOCOL B30).
import { createHmac } from 'node:crypto';
import ical, { ICalCalendarMethod, ICalEventClass, ICalEventTransparency } from 'ical-generator';
import type { DueDay } from '../../domain/due-days.ts';
import { daysBetween, type PlainDate, plainDate } from '../../domain/plain-date.ts';

const SUMMARY = 'Amanah: something is due · أمانة: موعد مستحق';
/** The file's name, which is the same for every case and person. */
const FILE = 'amanah.ics';

const UID_BYTES = 16;

/** Of two files the one of the later day counts, by its number too; within one day nothing tells them apart, nor when they were taken. */
const FIRST_FILES = plainDate('2026-01-01');

/** The start of a day as the file means it: a date without time, whatever the server's zone. */
const midnight = (day: PlainDate): Date => new Date(`${day}T00:00:00Z`);

/** The same for a duty whenever it is downloaded, so that it takes its own place; nobody without the server's key can reckon it. */
const uidOf = (serverKey: Uint8Array, person: string, { of }: DueDay): string =>
  createHmac('sha256', serverKey)
    .update(JSON.stringify(['duty-calendar', person, of]))
    .digest()
    .subarray(0, UID_BYTES)
    .toString('base64url');

/** The file of these days for this person. */
export const dutyCalendar = (
  serverKey: Uint8Array,
  { person, today, days }: { readonly person: string; readonly today: PlainDate; readonly days: readonly DueDay[] },
): string => {
  const calendar = ical({
    prodId: { company: 'Amanah', product: 'Amanah', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  for (const day of days) {
    calendar.createEvent({
      id: uidOf(serverKey, person, day),
      // Of the download the day alone.
      stamp: midnight(today),
      sequence: Math.max(0, daysBetween(FIRST_FILES, today)),
      start: midnight(day.dueOn),
      allDay: true,
      summary: SUMMARY,
      class: ICalEventClass.PRIVATE,
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  return `${calendar.toString().trimEnd()}\r\n`;
};

/** The headers with which it is given; that it is never stored all answers say. */
export const CALENDAR_HEADERS = {
  'Content-Type': 'text/calendar; charset=utf-8',
  'Content-Disposition': `attachment; filename="${FILE}"`,
} as const;
