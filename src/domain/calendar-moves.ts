// Which due days of a case changes of the calendar moved, or would move. It takes no other fold: whether lines count and what is met
// is asked of no calendar (PROTOCOL B44), so that what is owed now is only counted again, by the settings of before and after.
import type { CalendarSettings } from '../policy/calendar.ts';
import { type CaseWaitKind, WITHIN } from '../policy/waits.ts';
import type { Pause } from './case-file.ts';
import { clockDue, dueOn } from './deadlines.ts';
import { type CaseNow, type Owed, type OwedId, owedIn } from './owed.ts';
import type { PlainDate } from './plain-date.ts';

/** A duty or wait of a case that is open, with its due day before and after. */
export type Move = { readonly id: OwedId; readonly key: string; readonly from: PlainDate; readonly to: PlainDate };

/** What a change of the calendar leads from and to. */
export type Between = { readonly before: CalendarSettings; readonly after: CalendarSettings };

/** Tells one thing that is owed in a case from its others, whatever the calendar. */
export const keyOf = ({ id, startedBy, nth = 0, startedOn, awaitedBy }: Owed): string =>
  [id, startedBy ?? '', startedOn, awaitedBy ?? '', nth].join(' ');

/** A pause as it stood when a day began, before whatever ended it early on that day or later; none where it came no sooner. */
const pauseBefore = (pause: Pause, day: PlainDate): readonly Pause[] => {
  if (pause.from >= day) return [];
  const { resumed } = pause;
  return [resumed === undefined || resumed.on < day ? pause : { ...pause, until: resumed.meantUntil }];
};

const isWait = (id: OwedId): id is CaseWaitKind => Object.hasOwn(WITHIN, id);

/** On which day something would be due by a calendar, with these of its pauses. */
function dueBy(
  { id, duty, startedOn, dueOn: day }: Owed,
  calendar: CalendarSettings,
  pauses: readonly Pause[],
): PlainDate {
  if (duty !== undefined) {
    const { clock, countedFrom } = duty;
    return clockDue(clock, { zero: countedFrom, startedOn: duty.startedOn }, calendar, pauses).dueOn;
  }
  return isWait(id) ? dueOn(WITHIN[id], startedOn, calendar).dueOn : day;
}

const moveOf = (owed: Owed, { before, after }: Between, pauses: readonly Pause[]): readonly Move[] => {
  const [from, to] = [dueBy(owed, before, pauses), dueBy(owed, after, pauses)];
  return from === to ? [] : [{ id: owed.id, key: keyOf(owed), from, to }];
};

/** What a change would move in a case, as it stands. */
export const movesIn = (now: CaseNow, between: Between): readonly Move[] =>
  owedIn(now).flatMap((owed) => moveOf(owed, between, owed.duty?.pauses ?? []));

/** A due day that recorded changes moved: the last of them, and how many in a row brought it from its first day to its last. */
export type Moved<Change> = Move & { readonly change: Change; readonly times: number };

/** With one move more: one that begins where the last ended goes on from it, and where it leads back, nothing moved. */
function joined<Change>(moved: readonly Moved<Change>[], next: Moved<Change>): readonly Moved<Change>[] {
  const last = moved.at(-1);
  if (last?.to !== next.from) return [...moved, next];
  const rest = moved.slice(0, -1);
  return last.from === next.to ? rest : [...rest, { ...next, from: last.from, times: last.times + 1 }];
}

/**
 * What these changes, the oldest first, moved of what is owed in a case now, each as things stood when its day began: what began on
 * that day or later wasn't moved by it, since nothing says which of the two came first, and pauses of then had not come.
 */
export const movedBy = <Change extends Between & { readonly on: PlainDate }>(
  now: CaseNow,
  changes: readonly Change[],
): readonly Moved<Change>[] =>
  owedIn(now).flatMap((owed) =>
    changes
      .filter(({ on }) => owed.startedOn < on)
      .flatMap((change) => {
        const pauses = (owed.duty?.pauses ?? []).flatMap((pause) => pauseBefore(pause, change.on));
        return moveOf(owed, change, pauses).map((move) => ({ ...move, change, times: 1 }));
      })
      .reduce<readonly Moved<Change>[]>(joined, []),
  );
