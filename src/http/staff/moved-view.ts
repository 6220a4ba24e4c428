// A due day that a change of the calendar moved, as pages show it: who changed it, on which day, from when to when.
import type { MovedView } from '../../../views/components/moved.tsx';
import type { Moved } from '../../domain/calendar-moves.ts';
import type { PersonId } from '../../protocol/check/index.ts';
import type { CalendarChange } from '../../store/calendar-changes.ts';

export const movedView = (
  { change, from, to, times }: Moved<CalendarChange>,
  nameOf: (person: PersonId) => string,
): MovedView => ({
  on: change.on,
  by: nameOf(change.by),
  from,
  to,
  times,
});
