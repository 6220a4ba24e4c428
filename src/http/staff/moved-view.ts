// A due day that a change of the calendar moved, as pages show it: who changed it, on which day, from when to when.
import type { MovedView } from '../../../views/components/moved.tsx';
import type { PersonId } from '../../protocol/check/index.ts';
import type { Moved } from '../../store/calendar-moves.ts';

export const movedView = ({ change, from, to }: Moved, nameOf: (person: PersonId) => string): MovedView => ({
  on: change.on,
  by: nameOf(change.by),
  from,
  to,
});
