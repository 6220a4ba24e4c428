// Counts the wrong tries of a day by person, in memory alone, and has the day recorded once they are many, so that the person is
// told. It keeps nobody out and no answer waits for it: a name that nobody has is counted in the same way, under nobody (T16).
import { type PlainDate, riyadhDate } from '../domain/plain-date.ts';
import { TOLD_BEYOND, type WrongKind } from '../domain/wrong-tries.ts';
import type { AssociationId, PersonId } from '../protocol/check/index.ts';
import { recordWrongDay } from '../store/wrong-tries.ts';
import type { AuthDeps } from './deps.ts';

export type WrongTries = {
  /** Counts one; `person` is undefined where the name is nobody's. Nothing is ever given back on the same day. */
  readonly count: (association: AssociationId, person: PersonId | undefined, kind: WrongKind) => void;
};

export type WrongTriesDeps = Pick<AuthDeps, 'database' | 'clock'> & {
  /** Told where a day couldn't be recorded; the next wrong try attempts it again. */
  readonly onFault: (error: unknown) => void;
};

/** Counts by nobody but people who have accounts, so that no flood of invented names makes it grow. */
export const newWrongTries = ({ database, clock, onFault }: WrongTriesDeps): WrongTries => {
  let today: PlainDate | undefined;
  const counted = new Map<string, number>();
  const recorded = new Set<string>();
  return {
    count: (association, person, kind) => {
      const on = riyadhDate(clock());
      if (on !== today) {
        today = on;
        counted.clear();
        recorded.clear();
      }
      const whose = `${association} ${person ?? ''} ${kind}`;
      const count = (counted.get(whose) ?? 0) + 1;
      counted.set(whose, count);
      if (count <= TOLD_BEYOND[kind] || recorded.has(whose) || person === undefined) return;
      recorded.add(whose);
      database
        .write((tx) => recordWrongDay(tx, association, person, { on, kind }))
        .catch((error: unknown) => {
          recorded.delete(whose);
          onFault(error);
        });
    },
  };
};
