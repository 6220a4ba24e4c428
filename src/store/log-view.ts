// What people and reporters are given of the log: heads and roots of days, signatures, and the path of a reporter's own
// line. Never a leaf that isn't theirs, nor how many lines a day had.

import type { HeadsPackage, ProofPackage } from '../domain/log-wire.ts';
import { addDays, type PlainDate, plainDate } from '../domain/plain-date.ts';
import {
  type AssociationId,
  dayTree,
  fromBase64url,
  leafOf,
  lookupHash,
  NO_HEAD,
  type PersonId,
  pathOf,
  toBase64url,
} from '../protocol/check/index.ts';
import type { Reader } from './database.ts';
import { foundationOf, groundOf, type Portal, type Seat } from './foundation.ts';
import { countOfSigners, lastSignedDay, newestSignatures, signatureOf, straySignatures } from './head-signatures.ts';
import { firstLine } from './lines.ts';
import { type DayHead, dayOfLeafAfter, headOf, headsFrom, lastHead, leavesOf } from './log.ts';
import { caseOfLookup } from './lookups.ts';

/** What a person's browser needs to see that the log continues the head of the day `after`, or from its first day on. */
export const headsPackage = (
  portal: Portal,
  seat: Seat,
  person: PersonId,
  after: PlainDate | undefined,
  today: PlainDate,
): Promise<HeadsPackage> =>
  portal.database.snapshot(async (reader) => {
    const ground = await groundOf(reader, seat.id);
    const known = after === undefined ? undefined : await headOf(reader, seat.id, after);
    const newest = await lastHead(reader, seat.id);
    const heads = await headsFrom(reader, seat.id, after === undefined ? '' : addDays(after, 1));
    const mine =
      newest === undefined
        ? undefined
        : await signatureOf(reader, seat.id, newest.day, toBase64url(newest.head), person);
    return {
      foundation: foundationOf(ground, seat, today),
      ...(known === undefined ? {} : { after: toBase64url(known.head) }),
      roots: heads.map(({ root }) => toBase64url(root)),
      ...(heads[0] === undefined ? {} : { first: heads[0].day }),
      ...(newest === undefined ? {} : { newest: { day: newest.day, head: toBase64url(newest.head) } }),
      ...(mine === undefined ? {} : { mine }),
      // Others' signatures would tell everybody on which days a colleague came: only those that contradict the log are given.
      strays: [...(await straySignatures(reader, seat.id, after ?? ''))],
    };
  });

/** The day in whose tree a line stands: that of its date, or the next (PROTOCOL A8); a later one after a clock was ahead (B37). */
const dayOfLine = async (reader: Reader, association: AssociationId, line: { hash: string; on: string }) => {
  const leaf = leafOf(line.hash);
  for (const day of [line.on, addDays(plainDate(line.on), 1)]) {
    const leaves = await leavesOf(reader, association, day);
    if (leaves.some((one) => toBase64url(one) === toBase64url(leaf))) return { day, leaves, leaf };
  }
  const late = await dayOfLeafAfter(reader, association, leaf, line.on);
  return late === undefined ? undefined : { day: late, leaves: await leavesOf(reader, association, late), leaf };
};

const proofOf = async (reader: Reader, seat: Seat, line: { hash: string; on: string }): Promise<ProofPackage> => {
  const found = await dayOfLine(reader, seat.id, line);
  if (found === undefined) return {};
  const { day, leaves, leaf } = found;
  const closed = await headOf(reader, seat.id, day);
  if (closed === undefined) return { day };
  const path = pathIn(leaves, leaf);
  const before = await headOf(reader, seat.id, addDays(plainDate(day), -1));
  const signatures = [
    ...(await newestSignatures(reader, seat.id, day)),
    ...(await straySignatures(reader, seat.id, day)).map(({ served: _, ...stray }) => stray),
  ];
  const last = signatures.map((signed) => signed.day).reduce((a, b) => (a > b ? a : b), day);
  const later = (await headsFrom(reader, seat.id, addDays(plainDate(day), 1))).filter((head) => head.day <= last);
  return {
    day,
    ...(path === undefined ? {} : { path }),
    previous: toBase64url(before?.head ?? NO_HEAD),
    root: toBase64url(closed.root),
    roots: later.map(({ root }) => toBase64url(root)),
    signatures,
  };
};

/** A tree that was tampered with has no path: whoever reads that is told so, and the portal goes on. */
const pathIn = (leaves: readonly Uint8Array[], leaf: Uint8Array): ProofPackage['path'] => {
  try {
    const path = pathOf(dayTree(leaves), leaf);
    return path === undefined ? undefined : { index: path.index, siblings: path.siblings.map(toBase64url) };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
};

/**
 * What proves to a reporter that the report's line stands, for a look-up key as base64url text; undefined alike for codes
 * that are unknown, expired or whose case was destroyed. An empty proof: the line is in no day's tree.
 */
export const proofPackage = (portal: Portal, seat: Seat, lookup: string): Promise<ProofPackage | undefined> =>
  portal.database.snapshot(async (reader) => {
    const key = fromBase64url(lookup, 32);
    const caseId = key === undefined ? undefined : await caseOfLookup(reader, seat.id, lookupHash(key));
    const line = caseId === undefined ? undefined : await firstLine(reader, seat.id, caseId);
    return line === undefined ? undefined : proofOf(reader, seat, line);
  });

/** A head as everybody may see it, with the number of those who signed it. */
export type PublicHead = { readonly day: PlainDate; readonly head: string; readonly signers: number };

/** The newest head, and the newest that is signed, where that is another one. */
export const publicHeads = (
  portal: Portal,
  association: AssociationId,
): Promise<{ readonly newest?: PublicHead; readonly signed?: PublicHead }> =>
  portal.database.snapshot(async (reader) => {
    const withSigners = async ({ day, head }: DayHead): Promise<PublicHead> => ({
      day: plainDate(day),
      head: toBase64url(head),
      signers: await countOfSigners(reader, association, day, head),
    });
    const newest = await lastHead(reader, association);
    if (newest === undefined) return {};
    const day = await lastSignedDay(reader, association);
    const signed = day === undefined || day === newest.day ? undefined : await headOf(reader, association, day);
    return {
      newest: await withSigners(newest),
      ...(signed === undefined ? {} : { signed: await withSigners(signed) }),
    };
  });
