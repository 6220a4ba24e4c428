// Checks the record of the calendar's changes, which is signed by nobody: that it leads from change to change to the calendar as it
// stands, by people who keep it, and that no correction is one that no portal ever took. What only breaks a bound on free days is
// told and is no break: a portal from before the bounds could have taken it (PROTOCOL B56).

import {
  type BrokenBound,
  boundBroken,
  LEAST_WORKING_DAYS,
  MOST_ENTERED_DAYS,
  MOST_FREE_IN_A_ROW,
  SPAN_DAYS,
} from '../../domain/calendar-bounds.ts';
import { differences, keepingOf, sameCorrection } from '../../domain/calendar-edits.ts';
import { shownYears } from '../../domain/calendar-years.ts';
import { parsePlainDate, yearOf } from '../../domain/plain-date.ts';
import {
  type CalendarCorrection,
  type CalendarFault,
  type CalendarSettings,
  calendarFault,
  dayOfCorrection,
  lastDayOfCorrection,
  parseCalendar,
} from '../../policy/calendar.ts';
import { parsePersonId, type Roster } from '../../protocol/check/index.ts';
import { type RawCalendarChange, rawCalendarChanges, seenChange } from '../../store/whole-beside.ts';
import type { Walk } from './cases.ts';
import { type Finding, type Found, gapIn, on, THE_END, undated } from './findings.ts';
import type { VerifiedGround } from './rosters.ts';

type Asking = Pick<Walk, 'reader' | 'association' | 'ground' | 'seat'>;

const calendarIn = (text: string): CalendarSettings | undefined => {
  try {
    return parseCalendar(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const rostersOf = ({ rosters }: VerifiedGround): readonly Roster[] => [...rosters.values()];

type Terms = Pick<VerifiedGround, 'rosters' | 'termOf'>;

/** The rosters that were in force on a day. */
const rostersOn = ({ rosters, termOf }: Terms, day: string): readonly Roster[] =>
  [...rosters].flatMap(([hash, roster]) => {
    const term = termOf(hash);
    return term !== undefined && day >= term.from && day <= term.until ? [roster] : [];
  });

/** Whether somebody can't have acted in anybody's place: nobody came before them, by any roster of that day. */
export const isFirstKeeper = (ground: Terms, person: string, day: string): boolean => {
  const [id, then] = [parsePersonId(person), rostersOn(ground, day)];
  return id !== undefined && then.length > 0 && then.every((roster) => keepingOf(roster, id)?.inPlaceOf.length === 0);
};

/** Whether a page showed a year on a day, so that it could be confirmed; the one before too, where a clock was set back since. */
const isShownYear = (year: number, day: string): boolean => {
  const on = parsePlainDate(day);
  return on !== undefined && (year === yearOf(on) - 1 || shownYears(on).includes(year));
};

/** What is wrong with a change in itself, and beside the one before. */
const changeFault = (
  ground: VerifiedGround,
  { seq, on: day, by, year, isInPlace }: RawCalendarChange,
  before: RawCalendarChange | undefined,
): string | undefined => {
  if (before !== undefined && day < before.on) return `change ${seq} is of a day before the one before it`;
  if (year !== undefined && !isShownYear(year, day)) return `change ${seq} confirms a year that no page showed`;
  return isInPlace && isFirstKeeper(ground, by, day) ? `change ${seq} is in the place of nobody` : undefined;
};

const faultIn = (text: string | undefined): CalendarFault | undefined => {
  try {
    return text === undefined ? undefined : calendarFault(JSON.parse(text));
  } catch {
    return undefined;
  }
};

/** What of a change can't be settings of a calendar, with what stands there. */
const damageIn = (change: RawCalendarChange | undefined, seq: number): string => {
  const fault = faultIn(change?.before) ?? faultIn(change?.after);
  const what = fault === undefined ? '' : `: ${fault.at} ${JSON.stringify(fault.found)}`;
  return `change ${seq} of the calendar${what}`;
};

/** A correction as the operator finds it in the record. */
const named = (correction: CalendarCorrection): string => {
  const [first, last] = [dayOfCorrection(correction), lastDayOfCorrection(correction)];
  return `${correction.kind} ${first === last ? first : `${first} to ${last}`}`;
};

/** What two corrections would both say: which day it is, or which Eid. */
const subjectOf = (correction: CalendarCorrection): string =>
  'hijriYear' in correction ? `${correction.kind} ${correction.hijriYear}` : 'days';

/** Corrections of which another one says the same day, or the same Eid; in pairs, the earlier first. */
const doubled = ({ corrections }: CalendarSettings): readonly (readonly [CalendarCorrection, CalendarCorrection])[] => {
  const sorted = corrections.toSorted((one, other) => (dayOfCorrection(one) < dayOfCorrection(other) ? -1 : 1));
  const furthest = new Map<string, CalendarCorrection>();
  return sorted.flatMap((correction): readonly (readonly [CalendarCorrection, CalendarCorrection])[] => {
    const subject = subjectOf(correction);
    const before = furthest.get(subject);
    if (before === undefined || lastDayOfCorrection(before) < lastDayOfCorrection(correction))
      furthest.set(subject, correction);
    const isDouble =
      before !== undefined && (subject !== 'days' || dayOfCorrection(correction) <= lastDayOfCorrection(before));
    return isDouble ? [[before, correction]] : [];
  });
};

/** What no portal ever took into a calendar, in words. */
const impossible = (calendar: CalendarSettings): readonly string[] =>
  doubled(calendar).map(([one, other]) => `${named(one)} and ${named(other)}: both are of the same day`);

/** What is impossible in a change's calendar and wasn't so in the one before. */
const newlyImpossible = (before: CalendarSettings | undefined, after: CalendarSettings): readonly string[] => {
  const had = new Set(before === undefined ? [] : impossible(before));
  return impossible(after).filter((one) => !had.has(one));
};

const BOUND_WORDS: Readonly<Record<BrokenBound, string>> = {
  'too-few-days': `fewer than ${LEAST_WORKING_DAYS} working days are left among ${SPAN_DAYS}`,
  'long-row': `more than ${MOST_FREE_IN_A_ROW} days in a row are free`,
  'many-entered': `more than ${MOST_ENTERED_DAYS} days are called free by hand among ${SPAN_DAYS}`,
};

/**
 * Which changes of the calendar break a bound on free days, with their corrections, and whether these stand. Sentences for the
 * operator; no breaks, since what stood before the bounds stays (PROTOCOL B26, B56).
 */
export const boundsBroken = async ({ reader, association, seat }: Asking): Promise<readonly string[]> => {
  const changes = await rawCalendarChanges(reader, association);
  return changes.flatMap(({ seq, on: day, year, ...change }) => {
    const [before, after] = [calendarIn(change.before), calendarIn(change.after)];
    if (year !== undefined || before === undefined || after === undefined) return [];
    const bound = boundBroken(before, after);
    if (bound === undefined) return [];
    const made = differences(before, after).flatMap((one) => (one.kind === 'added' ? [one.correction] : []));
    const what = made.length === 0 ? 'how free days are found' : made.map(named).join(', ');
    const isStanding = made.some((one) => seat.calendar.corrections.some((other) => sameCorrection(one, other)));
    const since = made.length === 0 ? '' : isStanding ? ' It stands.' : ' It was taken back since.';
    return [
      `Change ${seq} of the calendar, of ${day} (${what}), breaks a bound: ${BOUND_WORDS[bound]}. A portal takes none like it since it knows that bound.${since}`,
    ];
  });
};

/** What a change enters that no portal ever took; of the first one what stood before it, too. */
const enteredFault = (change: RawCalendarChange | undefined): string | undefined => {
  const [before, after] = [calendarIn(change?.before ?? ''), calendarIn(change?.after ?? '')];
  if (change === undefined || before === undefined || after === undefined) return undefined;
  const [first] = newlyImpossible(change.seq === 1 ? undefined : before, after);
  return first === undefined ? undefined : `change ${change.seq} enters ${first}`;
};

/**
 * Each change begins where the one before ended, the last ends with the calendar that stands, and each is by somebody who could; no
 * calendar is corrected without one. No correction is entered that no portal ever took.
 */
export const calendarFaults = async ({ reader, association, ground, seat }: Asking): Promise<Found> => {
  const changes = await rawCalendarChanges(reader, association);
  const wrong = (day: string, detail: string): Finding => on(day, 'calendar-record', detail);
  const gap = gapIn(changes.map(({ seq }) => seq));
  const read = changes.map((change) => {
    const [before, after] = [calendarIn(change.before), calendarIn(change.after)];
    return { ...change, before: JSON.stringify(before), after: JSON.stringify(after) };
  });
  const keeps = (person: string): boolean => {
    const id = parsePersonId(person);
    return id !== undefined && rostersOf(ground).some((roster) => keepingOf(roster, id) !== undefined);
  };
  const last = read.at(-1);
  const isBare = last === undefined && (parseCalendar(seat.calendar)?.corrections.length ?? 0) > 0;
  return [
    ...undated(
      changes.map(({ on: day }) => day),
      'the day of a change of the calendar',
    ),
    ...(gap < 0 ? [] : [wrong(changes[gap]?.on ?? '', `change ${gap + 1} is missing`)]),
    ...(isBare ? [{ ...THE_END, kind: 'calendar-record', detail: 'corrections that no change brought' } as const] : []),
    ...read.flatMap((change, at) => {
      const { seq, on: day, by, before, after, year } = change;
      if (before === undefined || after === undefined) return [on(day, 'damaged-row', damageIn(changes[at], seq))];
      if (at > 0 && read[at - 1]?.after !== before) return [wrong(day, `change ${seq} begins elsewhere`)];
      if (year !== undefined && before !== after) return [wrong(day, `change ${seq} confirms and changes`)];
      if (!keeps(by)) return [wrong(day, `change ${seq} is by somebody who never kept the calendar`)];
      const fault = changeFault(ground, change, changes[at - 1]) ?? enteredFault(changes[at]);
      return fault === undefined ? [] : [wrong(day, fault)];
    }),
    ...(last === undefined || last.after === JSON.stringify(parseCalendar(seat.calendar))
      ? []
      : [wrong(last.on, 'the calendar is another than the last change left')]),
    ...((await seenChange(reader, association)) > (last?.seq ?? 0)
      ? [{ ...THE_END, kind: 'calendar-record', detail: 'a change that isn’t there was seen' } as const]
      : []),
  ];
};
