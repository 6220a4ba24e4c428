// Who is reminded on which day: before a thing is due, on the day, and after it, and then also those above, as far as they
// have a part in the case or must name somebody for it (PROTOCOL B28). Everything follows from what is owed: what is met
// reminds nobody. Pure; sending is the job's (jobs/reminders.ts).
import type { CalendarSettings } from '../policy/calendar.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { type CaseNow, type Owed, owedIn } from './owed.ts';
import type { PlainDate } from './plain-date.ts';
import { seesBy } from './visibility.ts';
import type { Clock } from './waits.ts';
import { workingDayFrom, workingDaysAfter, workingDaysBefore } from './working-days.ts';

/** When somebody is reminded, in working days of the association. */
export type ReminderRule = {
  /** So many working days before the due day. */
  readonly before: readonly number[];
  /** So many working days after the first reminder on or behind the due day, and after the last of them … */
  readonly after: readonly number[];
  /** … again each time that so many have passed. */
  readonly every: number;
  /** So many working days after, who else answers for the case is reminded too. */
  readonly up: number;
};

/** Three days and one before, then one and three after and once a week; up after three (issue 5, point 4). */
export const DEFAULT_REMINDERS: ReminderRule = { before: [3, 1], after: [1, 3], every: 5, up: 3 };

/** Days between which reminders are asked for, both included. */
export type Span = { readonly from: PlainDate; readonly until: PlainDate };

/** Somebody is reminded on a working day; `up` where it is because those whose it was did nothing. */
export type Reminder = { readonly on: PlainDate; readonly person: PersonId; readonly step: ReminderStep };
export type ReminderStep = 'start' | 'before' | 'today' | 'after' | 'up';

type Moment = { readonly on: PlainDate; readonly step: ReminderStep };

const within = ({ from, until }: Span, day: PlainDate): boolean => from <= day && day <= until;

/** Whether the n-th working day behind the due day is one of the rule's. */
const isAfter =
  ({ after, every }: ReminderRule) =>
  (nth: number): boolean => {
    const last = after.at(-1) ?? 0;
    return after.includes(nth) || (nth > last && (nth - last) % every === 0);
  };

/** By what reminders are reckoned: the rule, and the calendar of mornings (mornings.ts). */
export type RemindedBy = { readonly rule: ReminderRule; readonly calendar: CalendarSettings };

/** The days in a span on which whoever owns something that is due on a day is reminded, the earliest first. */
function momentsOf(
  { startedOn, dueOn }: Pick<Clock, 'startedOn' | 'dueOn'>,
  span: Span,
  { rule, calendar }: RemindedBy,
) {
  const before = rule.before
    .map((count) => workingDaysBefore(dueOn, count, calendar))
    .filter((on) => on > startedOn && within(span, on))
    .map((on): Moment => ({ on, step: 'before' }));
  const today = workingDayFrom(dueOn, calendar);
  const after = workingDaysAfter(dueOn, isAfter(rule), span, calendar).map((on): Moment => ({ on, step: 'after' }));
  const moments = [...before, ...(within(span, today) ? [{ on: today, step: 'today' } as const] : []), ...after];
  return moments.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0));
}

/**
 * Reminders of a wait or a duty in a span. Whoever it comes to later is told on the first working day of theirs, and from then
 * on like those before them; where nothing tells of its beginning (`told` is false), so is whoever owns it first.
 */
export function remindersOf(
  clock: Pick<Clock, 'startedOn' | 'dueOn' | 'steps'>,
  span: Span,
  by: RemindedBy,
  told = true,
): readonly Reminder[] {
  const { steps } = clock;
  const moments = momentsOf(clock, span, by);
  return steps.flatMap(({ from, persons }, at) => {
    const first = workingDayFrom(from, by.calendar);
    const starts = (at > 0 || !told) && within(span, first);
    const start: readonly Moment[] = starts ? [{ on: first, step: at > 0 ? 'up' : 'start' }] : [];
    const own = [...start, ...moments.filter(({ on }) => on >= from && (!starts || on !== first))];
    return persons.flatMap((person) => own.map(({ on, step }) => ({ on, person, step })));
  });
}

/** Who else answers for a case: its reviewer, second receiver and ratifier, whoever of them has a part in it and isn't barred. */
function above({ caseFile, roster }: CaseNow, { steps }: Owed): readonly PersonId[] {
  const owning = new Set(steps.flatMap(({ persons }) => persons));
  const { reviewer, second, ratifier } = caseFile;
  return [...new Set([reviewer, second, ratifier])].flatMap((person) =>
    person === undefined || owning.has(person) || seesBy(roster, caseFile, person) === undefined ? [] : [person],
  );
}

/** A duty that is its part's alone comes to those above only in what they are reminded of: they can't do it for them. */
function upwards(now: CaseNow, owed: Owed, span: Span, by: RemindedBy): readonly Reminder[] {
  if (owed.steps.length > 1 || owed.callOn !== undefined) return [];
  const persons = above(now, owed);
  if (persons.length === 0) return [];
  const { up } = by.rule;
  const counts = (nth: number) => nth === up || (nth > up && isAfter(by.rule)(nth));
  const days = workingDaysAfter(owed.dueOn, counts, span, by.calendar);
  return persons.flatMap((person) => days.map((on): Reminder => ({ on, person, step: 'up' })));
}

/** Every reminder of one thing that is owed in a case, in a span. */
const ofOwed = (now: CaseNow, owed: Owed, span: Span, by: RemindedBy): readonly Reminder[] => [
  ...remindersOf(owed, span, by),
  ...upwards(now, owed, span, by),
];

/** Every reminder of a case in a span, as long as nothing in it changes: of all that is owed in it, and to whom it comes. */
export const remindersIn = (now: CaseNow, span: Span, by: RemindedBy): readonly Reminder[] =>
  owedIn(now).flatMap((owed) => ofOwed(now, owed, span, by));

/** The days in a span on which the signers are reminded of a case that calls for people from `callOn` on (PROTOCOL B23). */
export const callDays = (callOn: PlainDate, span: Span, by: RemindedBy): readonly PlainDate[] =>
  momentsOf({ startedOn: callOn, dueOn: callOn }, span, by).map(({ on }) => on);
