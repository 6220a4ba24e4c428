// Invented mail addresses for the demo's people: all but one's, so that the board of what is missing has something to say.
import type { PlainDate } from '../../domain/plain-date.ts';
import type { Portal } from '../../portal.ts';
import { saveMailAddress } from '../../store/mail-addresses.ts';
import type { Cast } from './founding.ts';
import type { Who } from './moves.ts';

const WITHOUT: readonly (Who | 'admin')[] = ['deputy'];

/** Gives them as their owners would have, on a day. */
export const giveAddresses = async ({ deps, association }: Portal, cast: Cast, on: PlainDate): Promise<void> => {
  const given = [...cast].filter(([key]) => !WITHOUT.some((who) => who === key));
  await deps.database.write(async (tx) => {
    for (const [key, { person }] of given) {
      await saveMailAddress(tx, association, person, { address: `${key}@charity.example`, on });
    }
  });
};
