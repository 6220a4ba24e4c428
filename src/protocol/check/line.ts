// A line: an act as it stands in a case's chain, with its signature and its hash. What a line must satisfy alone.
import { compareBytes, fromBase64url } from '../bytes.ts';
import { bad, good, type Outcome } from '../outcome.ts';
import { SIGN_PUBLIC_BYTES, SIGNATURE_BYTES } from '../sodium.ts';
import { type Act, parseAct } from './act.ts';
import { canonical } from './canonical.ts';
import { lineHash } from './hashes.ts';
import type { AssociationId, CaseId } from './ids.ts';
import { isReporterRoom } from './rooms.ts';
import { activePerson, type Roster } from './roster.ts';
import { verifyAct } from './signatures.ts';
import { countsOn } from './tenure.ts';

/** A line; `bytes` are the act's canonical bytes, `signature` 64 bytes, zeros for the system's. */
export type Line = {
  readonly hash: string;
  readonly signature: Uint8Array;
  readonly bytes: Uint8Array;
  readonly act: Act;
};

/** What stands in the place of a signature in the system's lines. */
export const NO_SIGNATURE: Uint8Array = new Uint8Array(SIGNATURE_BYTES);

/** Reads a line's shape and computes its hash. Nothing is trusted yet. */
export function parseLine(bytes: Uint8Array, signature: Uint8Array): Outcome<Line> {
  if (signature.length !== SIGNATURE_BYTES) return bad('malformed');
  const act = parseAct(bytes);
  return act.ok ? good({ hash: lineHash(signature, bytes), signature, bytes, act: act.value }) : act;
}

/** The line of an act by the system, which nobody signs. */
export function systemLine(act: Extract<Act, { kind: 'overdue' }>): Line {
  const bytes = canonical(act);
  return { hash: lineHash(NO_SIGNATURE, bytes), signature: NO_SIGNATURE, bytes, act };
}

/** What a line is judged by: where it should stand, the verified rosters, and the reporter's signing key. */
export type LineSetting = {
  readonly caseId: CaseId;
  readonly association: AssociationId;
  readonly rosters: ReadonlyMap<string, Roster>;
  /** As *submit* names it. */
  readonly reporterSign: string | undefined;
};

/**
 * Whether a line stands by itself: its case and association, a verified roster, a signer active on it whose key and offices
 * still count on its day, the signature, and nothing in it that no line may do. Gives the roster that the line cites.
 */
export function checkLine(line: Line, setting: LineSetting): Outcome<Roster> {
  const { act } = line;
  const roster = setting.rosters.get(act.roster);
  if (roster === undefined || roster.association !== setting.association) return bad('untrusted');
  if (act.association !== setting.association || act.case !== setting.caseId) return bad('untrusted');
  if (!isSigned(line, roster, setting.reporterSign)) return bad('untrusted');
  if (isOutdated(act, roster, setting.rosters.values())) return bad('untrusted');
  return startsWhatItMay(act) && reachesWhomItMay(act, roster) ? good(roster) : bad('untrusted');
}

/** Whether a line cites a roster by which its author, a person, doesn't count any more on its day (PROTOCOL B31). */
export function isOutdated(act: Act, cited: Roster, rosters: Iterable<Roster>): boolean {
  if (act.by === 'reporter' || act.by === 'system') return false;
  return !countsOn(rosters, cited, act.by, 'key-and-offices', act.on);
}

function isSigned({ act, bytes, signature }: Line, roster: Roster, reporterSign: string | undefined): boolean {
  if (act.by === 'system') return compareBytes(signature, NO_SIGNATURE) === 0;
  const text = act.by === 'reporter' ? reporterSign : activePerson(roster, act.by)?.sign;
  const publicKey = text === undefined ? undefined : fromBase64url(text, SIGN_PUBLIC_BYTES);
  return publicKey !== undefined && verifyAct(bytes, signature, publicKey);
}

/** *submit* starts the reporter's two rooms, *identify* the next of `identity`, other acts of theirs none; a person's one at most. */
function startsWhatItMay(act: Act): boolean {
  if (act.kind === 'identify') return act.rooms.length === 1 && act.rooms[0]?.room === 'identity';
  if (act.kind !== 'submit') return act.rooms.length <= (act.by === 'reporter' ? 0 : 1);
  return act.rooms.length === 2 && act.rooms.every(({ room, epoch }) => isReporterRoom(room) && epoch === 1);
}

/** Grants go to active persons whom this act doesn't bar, or to the reporter in the reporter's rooms. */
function reachesWhomItMay(act: Act, roster: Roster): boolean {
  const known = act.bars.every((id) => roster.persons.some((person) => person.id === id));
  return (
    known &&
    act.grants.every(({ room, holder }) => {
      if (holder === 'reporter') return isReporterRoom(room);
      return activePerson(roster, holder) !== undefined && !act.bars.includes(holder);
    })
  );
}
