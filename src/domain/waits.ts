// A wait for another person's browser: since when, by when, and who owns it on a day. Owners are reckoned from dates when
// somebody looks, so that nothing escalates late because no job ran (PROTOCOL B23).
import type { CalendarSettings } from '../policy/calendar.ts';
import type { Within } from '../policy/types.ts';
import type { PersonId } from '../protocol/check/index.ts';
import { type Due, dueOn } from './deadlines.ts';
import { addDays, type PlainDate } from './plain-date.ts';

/** Persons who own a wait from a day on, beside those of the steps before. */
export type Step = { readonly from: PlainDate; readonly persons: readonly PersonId[] };

/** The clock of a wait: what it waits for, since when and until when, and who owns it when. */
export type Clock = {
  readonly startedOn: PlainDate;
  readonly dueOn: PlainDate;
  /** How its day was counted, where it was. */
  readonly arithmetic?: Due;
  readonly steps: readonly Step[];
  /** From when nobody is left who would be told of it by these steps. */
  readonly endsOn: PlainDate;
};

/** How long a wait may last, how long it may once more, and by which calendar. */
type Span = {
  readonly startedOn: PlainDate;
  readonly due: Due;
  readonly again: Within;
  readonly calendar: CalendarSettings;
};

/**
 * Who owns a wait when. The first of `groups` does at once, each that follows once the time of the one before has passed; a
 * group that adds nobody is left out, so that the next one owns it the sooner.
 */
export function clockOf({ startedOn, due, again, calendar }: Span, groups: readonly (readonly PersonId[])[]): Clock {
  const steps: Step[] = [];
  let from = startedOn;
  let last = due.dueOn;
  const known = new Set<PersonId>();
  for (const group of groups) {
    const persons = [...new Set(group)].filter((person) => !known.has(person));
    if (persons.length === 0) continue;
    for (const person of persons) known.add(person);
    steps.push({ from, persons });
    from = addDays(last, 1);
    last = dueOn(again, last, calendar).dueOn;
  }
  return { startedOn, dueOn: due.dueOn, arithmetic: due, steps, endsOn: from };
}

/** Who owns a wait on a day, in the order in which it came to them. */
export const ownersOn = ({ steps }: Pick<Clock, 'steps'>, today: PlainDate): readonly PersonId[] =>
  steps.flatMap(({ from, persons }) => (from <= today ? persons : []));

/** Whether a wait has come to people beside those who owned it first. */
export const isEscalated = ({ steps }: Pick<Clock, 'steps'>, today: PlainDate): boolean =>
  steps.slice(1).some(({ from }) => from <= today);

/** The next day on which some of these waits come to further people; undefined where they never do. */
export const turnsOn = (waits: readonly Pick<Clock, 'steps'>[], today: PlainDate): PlainDate | undefined =>
  waits
    .flatMap(({ steps }) => steps.map(({ from }) => from))
    .filter((from) => from > today)
    .toSorted()[0];
