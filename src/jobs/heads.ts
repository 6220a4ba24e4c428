// Makes the log's daily heads: one for every Riyadh day since the first that has a line or a roster, once the day is
// over (PROTOCOL A11). Can run at any time, twice or late, and does each day once.
import { addDays, type PlainDate, parsePlainDate, riyadhDate } from '../domain/plain-date.ts';
import {
  type AssociationId,
  dayTree,
  FILLING_SEED_BYTES,
  fillLeaves,
  NO_HEAD,
  nextHead,
  parseAssociationId,
} from '../protocol/check/index.ts';
import type { Database, Tx } from '../store/database.ts';
import { closeDay, firstLogDay, lastHead, leavesOf } from '../store/log.ts';
import { parsed } from '../store/rows.ts';

/** What the job needs of the running portal. */
export type HeadsDeps = { readonly database: Database; readonly random: (bytes: number) => Uint8Array };

/** The earliest day without a head that is over on `today`. */
const openDay = async (tx: Tx, association: AssociationId, today: PlainDate): Promise<PlainDate | undefined> => {
  const last = parsePlainDate((await lastHead(tx, association))?.day);
  const day = last === undefined ? parsePlainDate(await firstLogDay(tx, association)) : addDays(last, 1);
  return day !== undefined && day < today ? day : undefined;
};

/** Closes the earliest open day; whether there was one. One transaction each, so that a long absence blocks nobody. */
const closeNext = (deps: HeadsDeps, association: AssociationId, today: PlainDate): Promise<boolean> =>
  deps.database.write(async (tx) => {
    const day = await openDay(tx, association, today);
    if (day === undefined) return false;
    const leaves = await leavesOf(tx, association, day);
    const seed = deps.random(FILLING_SEED_BYTES);
    const filled = fillLeaves(leaves, seed);
    const { root } = dayTree(filled);
    const previous = (await lastHead(tx, association))?.head ?? NO_HEAD;
    const filling = { seed, leaves: filled.slice(leaves.length) };
    await closeDay(tx, association, { day, root, head: nextHead(previous, day, root) }, filling);
    return true;
  });

/** Makes every head that is due at the instant `now`, for each association; the number made. Run again, it makes none. */
export const runHeads = async (deps: HeadsDeps, now: Date): Promise<number> => {
  const today = riyadhDate(now);
  const rows = await deps.database.reader.all('select association from associations order by association');
  let made = 0;
  for (const row of rows) {
    const association = parsed(row, 'association', parseAssociationId);
    while (await closeNext(deps, association, today)) made += 1;
  }
  return made;
};
