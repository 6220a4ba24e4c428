// Holds what is shown of the log against the newest head that this device keeps, without keys and without working anything out: two
// heads of one day are the same, or they contradict each other (PROTOCOL B54). What lies between days is followed where keys are open.
import type { Contradiction, KnownHead } from './log.ts';

/** What becomes of it: `unshown` where nothing of the known head's day is shown, though later days are. */
export type Held = 'same' | 'unshown' | Contradiction;

export const heldAgainst = (known: KnownHead, shown: readonly KnownHead[]): Held => {
  const sameDay = shown.find(({ day }) => day === known.day);
  if (sameDay !== undefined)
    return sameDay.head === known.head ? 'same' : { day: known.day, known: known.head, served: sameDay.head };
  // No later day stands without this one: a log whose newest day is an earlier one was rolled back.
  return shown.some(({ day }) => day > known.day) ? 'unshown' : { day: known.day, known: known.head };
};
