// The calendar an association counts by: its weekend, how holidays are compensated, and the days it had to correct.
// Settings and their parser; they stand outside the policy's hash. domain/calendar.ts interprets them.

/** 0 Sunday … 6 Saturday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** The first day of an Eid holiday as announced, where it differs from the Umm al-Qura table. */
export type AnnouncedEid = {
  readonly kind: 'eid-fitr' | 'eid-adha';
  readonly hijriYear: number;
  readonly firstOn: string;
};

/** What was entered: a holiday by royal order, or a day that the calendar calls free but on which the association works. */
type EnteredKind = 'holiday' | 'working-day';

/**
 * Days in a row that were entered together, the first before the last. A holiday calls free what of them isn't so anyhow; of working
 * days each is one, on the weekend too.
 */
export type CorrectedRange = { readonly kind: EnteredKind; readonly firstOn: string; readonly lastOn: string };

export type EnteredDays = { readonly kind: EnteredKind; readonly on: string } | CorrectedRange;

/** A correction by hand, each with its reason in a change record that the administrator's page keeps. */
export type CalendarCorrection = AnnouncedEid | EnteredDays;

/** The day that a correction is of, or begins on. */
export const dayOfCorrection = (correction: CalendarCorrection): string =>
  'on' in correction ? correction.on : correction.firstOn;

/** The day on which it ends; of an announced Eid the one that was announced. */
export const lastDayOfCorrection = (correction: CalendarCorrection): string =>
  'lastOn' in correction ? correction.lastOn : dayOfCorrection(correction);

export type CalendarSettings = {
  readonly weekend: readonly Weekday[];
  /** Where Eid days that fall on the weekend are given back: right after the holiday, right before it, or not. */
  readonly compensation: 'after' | 'before' | 'none';
  /** Whether a National or Founding Day on the weekend moves to the nearest working day (Friday back, Saturday on). */
  readonly nationalDays: 'fri-thu-sat-sun' | 'not-moved';
  /** Whether a calendar-day clock that ends on a free day ends on the next working day instead. */
  readonly rollForward: boolean;
  readonly corrections: readonly CalendarCorrection[];
};

/** Friday and Saturday off, Eid given back after, no rolling: the defaults until an association says otherwise. */
export const DEFAULT_CALENDAR: CalendarSettings = {
  weekend: [5, 6],
  compensation: 'after',
  nationalDays: 'fri-thu-sat-sun',
  rollForward: false,
  corrections: [],
};

/**
 * Days that one correction is of, at most: more of them free would be a longer row than there may be (PROTOCOL B56, B58), two working
 * weeks and the weekends around them.
 */
export const MOST_DAYS_TOGETHER = 18;

const PLAIN_DATE = /^\d{4}-\d{2}-\d{2}$/;

function isPlainDate(value: unknown): value is string {
  if (typeof value !== 'string' || !PLAIN_DATE.test(value)) return false;
  const instant = Date.parse(`${value}T00:00:00Z`);
  return Number.isFinite(instant) && new Date(instant).toISOString().startsWith(value);
}

function record(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? new Map(Object.entries(value))
    : undefined;
}

const DAY_MS = 86_400_000;

/** How many days there are from one to another, both of them counted. */
const daysFrom = (first: string, last: string): number => (Date.parse(last) - Date.parse(first)) / DAY_MS + 1;

/** A Hijri year is a good eleven days shorter than a Gregorian one, and began in 622: a year apart is a slip, and more another year's. */
const isInHijriYear = (day: string, hijriYear: number): boolean =>
  Math.abs(Number(day.slice(0, 4)) - (622 + 0.970_224 * hijriYear)) <= 1.5;

const hasExactly = (fields: ReadonlyMap<string, unknown>, keys: readonly string[]): boolean =>
  fields.size === keys.length && keys.every((key) => fields.has(key));

function parseEntered(kind: EnteredKind, fields: ReadonlyMap<string, unknown>): CalendarCorrection | undefined {
  const [on, firstOn, lastOn] = [fields.get('on'), fields.get('firstOn'), fields.get('lastOn')];
  if (hasExactly(fields, ['kind', 'on'])) return isPlainDate(on) ? { kind, on } : undefined;
  if (!hasExactly(fields, ['kind', 'firstOn', 'lastOn']) || !isPlainDate(firstOn) || !isPlainDate(lastOn))
    return undefined;
  const isRange = firstOn < lastOn && daysFrom(firstOn, lastOn) <= MOST_DAYS_TOGETHER;
  return isRange ? { kind, firstOn, lastOn } : undefined;
}

function parseCorrection(value: unknown): CalendarCorrection | undefined {
  const fields = record(value);
  if (fields === undefined) return undefined;
  const [kind, firstOn, hijriYear] = [fields.get('kind'), fields.get('firstOn'), fields.get('hijriYear')];
  if (kind === 'holiday' || kind === 'working-day') return parseEntered(kind, fields);
  if (kind !== 'eid-fitr' && kind !== 'eid-adha') return undefined;
  if (!hasExactly(fields, ['kind', 'hijriYear', 'firstOn']) || !isPlainDate(firstOn)) return undefined;
  if (typeof hijriYear !== 'number' || !Number.isInteger(hijriYear)) return undefined;
  return isInHijriYear(firstOn, hijriYear) ? { kind, hijriYear, firstOn } : undefined;
}

function parseAll<T>(value: unknown, parse: (item: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const parsed = value.flatMap((item: unknown) => parse(item) ?? []);
  return parsed.length === value.length ? parsed : undefined;
}

const WEEKDAYS: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];
const parseWeekday = (value: unknown): Weekday | undefined => WEEKDAYS.find((known) => known === value);

/** A week has days that are free and days that aren't, and each once. */
function parseWeekend(value: unknown): readonly Weekday[] | undefined {
  const days = parseAll(value, parseWeekday);
  if (days === undefined || new Set(days).size !== days.length) return undefined;
  return days.length > 0 && days.length < WEEKDAYS.length ? days : undefined;
}

/** Where a value is no calendar's settings, and what stands there. */
export type CalendarFault = { readonly at: string; readonly found: unknown };

/** The first thing that keeps a value from being a calendar's settings; undefined where nothing does. */
export function calendarFault(value: unknown): CalendarFault | undefined {
  if (parseCalendar(value) !== undefined) return undefined;
  const fields = record(value);
  if (fields === undefined) return { at: 'calendar', found: value };
  const known = Object.entries(DEFAULT_CALENDAR);
  // With every other field set right, the one that is still wrong is the one that is meant.
  const wrong = known.find(
    ([name]) => parseCalendar({ ...DEFAULT_CALENDAR, [name]: fields.get(name) }) === undefined,
  )?.[0];
  const strange = [...fields.keys()].find((name) => !Object.hasOwn(DEFAULT_CALENDAR, name));
  const at = wrong ?? strange ?? 'calendar';
  return { at, found: at === 'corrections' ? wrongCorrection(fields.get(at)) : fields.get(at) };
}

/** Of a list of corrections the first that is none; any other value as it is. */
const wrongCorrection = (value: unknown): unknown =>
  Array.isArray(value) ? (value.find((one: unknown) => parseCorrection(one) === undefined) ?? value) : value;

/** Settings from JSON, the one check of them; `undefined` for any other shape, and for what no calendar's page would ever have taken. */
export function parseCalendar(value: unknown): CalendarSettings | undefined {
  const fields = record(value);
  const keys = ['weekend', 'compensation', 'nationalDays', 'rollForward', 'corrections'];
  if (fields === undefined || !hasExactly(fields, keys)) return undefined;
  const weekend = parseWeekend(fields.get('weekend'));
  const corrections = parseAll(fields.get('corrections'), parseCorrection);
  const compensation = (['after', 'before', 'none'] as const).find((known) => known === fields.get('compensation'));
  const moves = (['fri-thu-sat-sun', 'not-moved'] as const).find((known) => known === fields.get('nationalDays'));
  const roll = fields.get('rollForward');
  if (weekend === undefined || corrections === undefined || compensation === undefined) return undefined;
  if (moves === undefined || typeof roll !== 'boolean') return undefined;
  return { weekend, compensation, nationalDays: moves, rollForward: roll, corrections };
}
