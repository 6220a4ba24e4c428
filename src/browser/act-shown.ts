// What a preview shows of an act's texts: those that follow from the answers stand there once the answers do, and no day that nobody chose.
import { asSigned } from '../client/perform.ts';
import type { Plan } from '../domain/intention.ts';
import type { PlainDate } from '../domain/plain-date.ts';
import type { Entry } from '../protocol/open/index.ts';
import type { ReadAct } from './act-reading.ts';

/** The answers from which the words of a notice of disclosure follow. */
const SETTLING = ['to-whom', 'basis', 'until', 'withheld-until'];

/** The entries as they would be signed; a notice whose answers aren't there, or aren't possible, without what it follows from. */
export const asShown = (
  { entries, faults }: Pick<ReadAct, 'entries' | 'faults'>,
  planned: Plan,
  today: PlainDate,
): readonly Entry[] => {
  const isOpen = faults.some(({ id }) => SETTLING.includes(id));
  return entries.map((entry) =>
    entry.type === 'notice' && entry.notice === 'disclosure' && isOpen ? entry : asSigned(entry, planned, today),
  );
};
