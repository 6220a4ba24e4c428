// When a duty is due: the one function behind every clock of the policy. Day 0 is excluded, dates are Riyadh's.
// Source: domain.md §4.2. It never reads a clock; whether a day has passed is for whoever compares it with today.
import type { CalendarSettings } from '../policy/calendar.ts';
import type { DutyRule, Policy, Within } from '../policy/types.ts';
import { type Calendar, calendarOf, type FreeDay } from './calendar.ts';
import { oncePer } from './once.ts';
import { addDays, addMonths, type PlainDate } from './plain-date.ts';

/** A due day with its arithmetic: what was counted, and the days that didn't count, each with its reason. */
export type Due = {
  /** Day 0, which isn't counted. */
  readonly from: PlainDate;
  readonly dueOn: PlainDate;
  readonly counted: number;
  readonly unit: 'days' | 'working-days' | 'months';
  readonly skipped: readonly { readonly on: PlainDate; readonly why: FreeDay | 'pause' }[];
  /** Why the due day is free, where calendar days end on a free day and stay there. */
  readonly stays?: FreeDay;
  /** The calendar leaves too few working days: the count was ended here. No edit makes such a calendar any more (calendar-bounds.ts). */
  readonly short?: true;
};

type Counted = Pick<Due, 'dueOn' | 'skipped' | 'stays' | 'short'>;

/** Days on which a clock stood still, both ends among them. */
export type Paused = { readonly from: PlainDate; readonly until: PlainDate };

/** A year's free days within one clock are a calendar gone wrong: what stands in old records still gets an answer. */
const MAX_SKIPPED = 366;

type Days = (date: PlainDate) => FreeDay | 'pause' | undefined;

function countWorkingDays(count: number, from: PlainDate, calendar: Days): Counted {
  const skipped: { on: PlainDate; why: FreeDay | 'pause' }[] = [];
  let day = from;
  for (let counted = 0; counted < count; ) {
    day = addDays(day, 1);
    const why = calendar(day);
    if (why === undefined) counted++;
    else skipped.push({ on: day, why });
    if (skipped.length > MAX_SKIPPED + count) return { dueOn: day, skipped, short: true };
  }
  return { dueOn: day, skipped };
}

/** A last day moved on by each day that the clock stood still before it, and by those that it then meets. */
function afterPauses(last: PlainDate, from: PlainDate, isPaused: (date: PlainDate) => boolean) {
  const skipped: { on: PlainDate; why: 'pause' }[] = [];
  let end = last;
  for (let day = addDays(from, 1); day <= end; day = addDays(day, 1)) {
    if (!isPaused(day)) continue;
    skipped.push({ on: day, why: 'pause' });
    end = addDays(end, 1);
  }
  return { end, skipped };
}

/** Moves a last day that is free to the next working day. */
function rollForward(last: PlainDate, calendar: Days): Counted {
  const why = calendar(last);
  if (why === undefined) return { dueOn: last, skipped: [] };
  const { skipped, ...counted } = countWorkingDays(1, last, calendar);
  return { ...counted, skipped: [{ on: last, why }, ...skipped] };
}

/** Leaves a last day where it is, and says so of one that is free. */
function strict(last: PlainDate, calendar: Calendar): Counted {
  const why = calendar(last);
  return { dueOn: last, skipped: [], ...(why === undefined ? {} : { stays: why }) };
}

/**
 * The day on which something is due that is owed `within` a time from `from` (day 0, not counted). Working days skip
 * weekends and holidays; calendar days and months don't, unless the settings roll a free last day forward. Overdue is
 * from the next midnight in Riyadh. Days on which the clock was paused count as little as holidays do.
 */
export function dueOn(
  within: Within,
  from: PlainDate,
  settings: CalendarSettings,
  paused: readonly Paused[] = [],
): Due {
  if (paused.length > 0) return reckon(within, from, settings, paused);
  const known = reckoned(settings)(within);
  const before = known.get(from);
  if (before !== undefined) return before;
  const due = reckon(within, from, settings, paused);
  known.set(from, due);
  return due;
}

/** The day before which no calendar whatever lets a time end: what a rule may ask of lines that stand, whose calendar changes. */
export const earliestDue = (within: Within, from: PlainDate): PlainDate =>
  'months' in within
    ? addMonths(from, within.months)
    : addDays(from, 'days' in within ? within.days : within.working_days);

/** Of a calendar and a length what was reckoned from each day: cases that came on one day share their due days. */
const reckoned = oncePer((_: CalendarSettings) => oncePer((_: Within) => new Map<PlainDate, Due>()));

function reckon(within: Within, from: PlainDate, settings: CalendarSettings, paused: readonly Paused[]): Due {
  const free = calendarOf(settings);
  const isPaused = (date: PlainDate): boolean => paused.some((one) => date >= one.from && date <= one.until);
  const calendar: Days = (date) => free(date) ?? (isPaused(date) ? 'pause' : undefined);
  if ('working_days' in within) {
    const counted = within.working_days;
    return { from, counted, unit: 'working-days', ...countWorkingDays(counted, from, calendar) };
  }
  const last = 'days' in within ? addDays(from, within.days) : addMonths(from, within.months);
  const { end, skipped } = paused.length === 0 ? { end: last, skipped: [] } : afterPauses(last, from, isPaused);
  const moved = settings.rollForward ? rollForward(end, calendar) : strict(end, free);
  const ended = { ...moved, skipped: [...skipped, ...moved.skipped] };
  return 'days' in within
    ? { from, counted: within.days, unit: 'days', ...ended }
    : { from, counted: within.months, unit: 'months', ...ended };
}

/** A calendar under which a last day that is free stays the last. */
const unmoved = oncePer((calendar: CalendarSettings): CalendarSettings => ({ ...calendar, rollForward: false }));

/** The day that a clock is counted from, and the day of the act that begins it, which may be a later one. */
export type Beginning = { readonly zero: PlainDate; readonly startedOn: PlainDate };

/**
 * When a clock of a policy ends: counted from its day 0, or, where the policy gives it a second length, from the day of the act that
 * begins it, if that ends later. A case and the calculator both ask here.
 */
export function clockDue(
  clock: Pick<DutyRule, 'within' | 'or_later' | 'strict'>,
  { zero, startedOn }: Beginning,
  calendar: CalendarSettings,
  paused: readonly Paused[] = [],
): Due {
  const settings = clock.strict === true ? unmoved(calendar) : calendar;
  const first = dueOn(clock.within, zero, settings, paused);
  if (clock.or_later === undefined) return first;
  const other = dueOn(clock.or_later, startedOn, settings, paused);
  return other.dueOn > first.dueOn ? other : first;
}

/** By when the receipt notice is promised to whoever reported on `receivedOn`; that day where the policy promises none. */
export function acknowledgementDue(policy: Policy, receivedOn: PlainDate, settings: CalendarSettings): PlainDate {
  const duty = policy.duties.find((rule) => rule.duty === 'acknowledgement');
  return duty === undefined ? receivedOn : dueOn(duty.within, receivedOn, settings).dueOn;
}
