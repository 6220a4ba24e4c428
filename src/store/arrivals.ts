// Owns the beginning of a case: that it exists, its public number, the day it was received, the way back to it by the code,
// and its first line with the leaf in the log. One statement for all of it and for many reports (migration 0007).
import { type AssociationId, type Line, publicNumber } from '../protocol/check/index.ts';
import type { Tx } from './database.ts';
import { insertRows } from './insert.ts';
import { leafText } from './log.ts';

/** A report's line and the hash of the look-up key of its code. */
export type Beginning = { readonly line: Line; readonly lookupHash: string };

/**
 * Begins a case for each line, on the Riyadh day of acceptance. Fails where a case id, a number or a code is in use, and where
 * a line isn't the first of a chain. Where a head has closed that day the leaf goes to the first day without one (log.ts).
 */
export const beginCases = (
  tx: Tx,
  association: AssociationId,
  beginnings: readonly Beginning[],
  day: string,
): Promise<void> =>
  insertRows(
    tx,
    `insert into arrivals (association, case_id, number, received_on, lookup, line, prev, bytes, signature, day, leaf)`,
    11,
    beginnings.map(({ line: { act, hash, bytes, signature }, lookupHash }) => [
      ...[association, act.case, publicNumber(act.case), act.on, lookupHash],
      ...[hash, act.prev, bytes, signature, day, leafText(hash)],
    ]),
  );
