// What signed heads prove: that the log continues what somebody knows of it, and that a line stands under heads that
// persons of the roster signed (PROTOCOL A11, B15). Says nothing of what a line holds.
import { equal, fromBase64url } from '../bytes.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import type { AssociationId } from './ids.ts';
import { type LogPath, leafOf, nextHead, verifyPath } from './log.ts';
import { activePerson, type Roster } from './roster.ts';
import { dateText, dayNumber } from './shape.ts';
import { verifyHead } from './signatures.ts';
import { countsOn } from './tenure.ts';

/** A day of the log and the head that closed it. */
export type DayOfLog = { readonly day: string; readonly head: Uint8Array };

/** A person's signature of a head (64 bytes), with the day that the head is said to close. */
export type SignedHead = DayOfLog & { readonly by: string; readonly signature: Uint8Array };

/** The Riyadh date after `day`; `undefined` where `day` is none, or the last there is. */
export function dayAfter(day: string): string | undefined {
  const number = dayNumber(day);
  return number === undefined ? undefined : dateText(number + 1);
}

/**
 * The heads that close `first` and the days after it, from the head before (32 bytes) and each day's root, in order;
 * `undefined` where one of the days is none.
 */
export function headsFrom(
  previous: Uint8Array,
  first: string,
  roots: readonly Uint8Array[],
): readonly DayOfLog[] | undefined {
  const heads: DayOfLog[] = [];
  let day: string | undefined = first;
  for (const root of roots) {
    if (day === undefined || dayNumber(day) === undefined) return undefined;
    heads.push({ day, head: nextHead(heads.at(-1)?.head ?? previous, day, root) });
    day = dayAfter(day);
  }
  return heads;
}

/**
 * Whether a person signed this head who was on the roster then. A head is signed on the day after its own, so the person
 * must be active, with that key, on one of `rosters` that was drawn up by then, and the key must still count on that day; when
 * within its waiting time each was accepted is known to whoever knows the log (`from` and `until` of a term), not to a browser.
 */
export function isHeadSigned(association: AssociationId, rosters: readonly Roster[], signed: SignedHead): boolean {
  const on = dayAfter(signed.day);
  if (on === undefined) return false;
  const keys = new Set<string>();
  for (const roster of rosters) {
    const person = roster.on <= on ? activePerson(roster, signed.by) : undefined;
    if (person !== undefined && countsOn(rosters, roster, signed.by, 'key', on)) keys.add(person.sign);
  }
  return [...keys].some((text) => {
    const key = fromBase64url(text, 32);
    return key !== undefined && verifyHead(association, signed.head, signed.signature, key);
  });
}

/**
 * What proves that a line stands: the path in its day's tree, the head before that day, the roots of the days after it
 * up to the last that is signed, and one signature of each person, over any of those heads.
 */
export type LineProof = {
  readonly day: string;
  readonly previous: Uint8Array;
  readonly root: Uint8Array;
  readonly path: LogPath;
  readonly roots: readonly Uint8Array[];
  readonly signatures: readonly SignedHead[];
};

/** A line that stands: the head of its day, and, where somebody has signed since, the last head signed and how many did. */
export type ProvenLine = DayOfLog & { readonly signers: number; readonly signed?: DayOfLog };

/**
 * Verifies a proof for the line of this hash. `untrusted` where the path doesn't lead to the root, a signature isn't good,
 * isn't of a person of `rosters`, stands beside another of the same person, or is over another head than the chain has for
 * that day, and where days are missing or left over.
 */
export function proveLine(
  association: AssociationId,
  rosters: readonly Roster[],
  line: string,
  proof: LineProof,
): Outcome<ProvenLine> {
  const { day, previous, root, path, roots, signatures } = proof;
  if (dayNumber(day) === undefined || fromBase64url(line, 32) === undefined) return bad('malformed');
  if (previous.length !== 32 || [root, ...roots].some(({ length }) => length !== 32)) return bad('malformed');
  if (!verifyPath(root, leafOf(line), path)) return bad('untrusted');
  const heads = headsFrom(previous, day, [root, ...roots]);
  const [own, last] = [heads?.[0], heads?.at(-1)];
  if (heads === undefined || own === undefined || last === undefined) return bad('malformed');
  if (new Set(signatures.map(({ by }) => by)).size !== signatures.length) return bad('untrusted');
  const headOf = new Map(heads.map((one) => [one.day, one.head]));
  for (const signed of signatures) {
    const head = headOf.get(signed.day);
    if (head === undefined || !equal(head, signed.head)) return bad('untrusted');
    if (!isHeadSigned(association, rosters, signed)) return bad('untrusted');
  }
  const lastSigned = signatures.map((signed) => signed.day).reduce((a, b) => (a > b ? a : b), day);
  if (lastSigned !== last.day) return bad('untrusted');
  return good({ ...own, signers: signatures.length, ...(signatures.length === 0 ? {} : { signed: last }) });
}
