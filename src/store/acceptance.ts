// Where a report or an act becomes a line, or doesn't: the one place that accepts. It decides by the domain's rules over
// one unchanging state, then writes everything in one transaction if that state still stands (PROTOCOL §7). Whatever it
// refuses leaves the database as it was.
import { accept } from '../domain/decide.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import type { Refusal } from '../domain/result.ts';
import type { Accepted, ActSubmission, Problem, ReportSubmission } from '../domain/wire.ts';
import {
  type AssociationId,
  appendLine,
  foldLedger,
  fromBase64url,
  type Line,
  NO_HASH,
  type PersonId,
  publicNumber,
  testPublicKey,
  verifyAct,
} from '../protocol/check/index.ts';
import { type LoadedCase, loadCase } from './case-files.ts';
import { addCase, caseById, caseByNumber } from './cases.ts';
import type { Reader, Tx } from './database.ts';
import { usedEntryIds } from './entries.ts';
import { type Ground, groundOf, intakeOf, type Portal, type Seat } from './foundation.ts';
import { hasLine, headOf } from './lines.ts';
import { addLookup, caseOfLookup } from './lookups.ts';
import { latestRoster } from './rosters.ts';
import { readSubmission, type Sent, storeSent } from './submission.ts';

/** The line as accepted (`repeated` where it stood already), or the error to tell, with the rules' reason. */
export type Acceptance =
  | { readonly ok: true; readonly accepted: Accepted; readonly repeated: boolean }
  | { readonly ok: false; readonly error: Problem['error']; readonly refusal?: Refusal };

const refuse = (error: Problem['error'], refusal?: Refusal): Acceptance =>
  refusal === undefined ? { ok: false, error } : { ok: false, error, refusal };

const standing = (line: Line, repeated: boolean): Acceptance => ({
  ok: true,
  accepted: { line: line.hash, on: line.act.on },
  repeated,
});

/** Yesterday is accepted in the first quarter of an hour, for pages made before midnight (PROTOCOL A8). */
const GRACE_MS = 15 * 60_000;

/** Whether an act's date is one that the server would give now. */
const isOfToday = (on: string, now: Date): boolean =>
  on === riyadhDate(now) || on === riyadhDate(new Date(now.getTime() - GRACE_MS));

const metaOf = (sent: Sent) => sent.entries.map(({ room, epoch, author }) => ({ room, epoch, author }));

/** What can be told without the case: another association's act, an older roster, another day. */
const checkSetting = (sent: Sent, ground: Ground, seat: Seat, now: Date): Acceptance | undefined => {
  const { act } = sent.line;
  if (act.association !== seat.id) return refuse('untrusted');
  if (act.roster !== ground.current.hash || !isOfToday(act.on, now)) return refuse('stale');
  return undefined;
};

/** The same line in the same case gives the first answer, on a later day too (PROTOCOL §7, step 1). */
const repetition = async (
  reader: Reader,
  association: AssociationId,
  { line }: Sent,
): Promise<Acceptance | undefined> =>
  (await hasLine(reader, association, line.act.case, line.hash)) ? standing(line, true) : undefined;

/** Ids in use; asked again inside the transaction. */
const collision = async (
  reader: Reader,
  association: AssociationId,
  sent: Sent,
  lookupHash: string,
): Promise<Acceptance | undefined> => {
  const { act } = sent.line;
  const used =
    (await caseById(reader, association, act.case)) !== undefined ||
    (await caseByNumber(reader, association, publicNumber(act.case))) !== undefined ||
    (await caseOfLookup(reader, association, lookupHash)) !== undefined ||
    (
      await usedEntryIds(
        reader,
        association,
        sent.entries.map(({ entryId }) => entryId),
      )
    ).length > 0;
  return used ? refuse('taken') : undefined;
};

/** Decides about a report over one state of the database; undefined means that it may be written. */
const judgeReport = async (
  reader: Reader,
  seat: Seat,
  sent: Sent,
  lookupHash: string,
  now: Date,
): Promise<Acceptance | undefined> => {
  const { line } = sent;
  const before = await repetition(reader, seat.id, sent);
  if (before !== undefined) return before;
  const ground = await groundOf(reader, seat.id);
  if (ground === undefined || !intakeOf(ground, riyadhDate(now)).open) return refuse('closed');
  const early = checkSetting(sent, ground, seat, now);
  if (early !== undefined) return early;
  if (line.act.prev !== NO_HASH) return refuse('stale');
  if (!foldLedger(line.act.case, seat.id, [line], ground.rosters).ok) return refuse('untrusted');
  const decided = accept(ground.policy, ground.current.roster, undefined, line.act, metaOf(sent), riyadhDate(now));
  if (!decided.ok) return refuse('refused', decided.refusal);
  // Last of all: before, anybody could ask with what would never be accepted which numbers are in use.
  return collision(reader, seat.id, sent, lookupHash);
};

/**
 * Accepts a report: a new case with its first line, its grants and entries, and the way back to it by the code. The same
 * line again gets the first answer; a case id, number, code or entry id in use is `taken`. Durable when it answers.
 */
export const acceptReport = async (portal: Portal, seat: Seat, submission: ReportSubmission): Promise<Acceptance> => {
  const read = readSubmission(submission.act);
  if (!read.ok) return refuse(read.reason);
  const sent = read.value;
  const { act } = sent.line;
  if (act.kind !== 'submit' || !testPublicKey(act.public.seal)) return refuse('malformed');
  const { lookupHash } = submission;
  const now = portal.clock();
  const judged = await portal.database.snapshot((reader) => judgeReport(reader, seat, sent, lookupHash, now));
  if (judged !== undefined) return judged;
  return portal.database.write(async (tx) => {
    const again = (await repetition(tx, seat.id, sent)) ?? (await collision(tx, seat.id, sent, lookupHash));
    if (again !== undefined) return again;
    if ((await latestRoster(tx, seat.id)) !== act.roster) return refuse('stale');
    await addCase(tx, seat.id, { caseId: act.case, number: publicNumber(act.case), receivedOn: act.on });
    await storeSent(tx, seat.id, sent, riyadhDate(portal.clock()));
    await addLookup(tx, seat.id, act.case, lookupHash);
    return standing(sent.line, false);
  });
};

/** Who brings an act, and the case it must be about. A reporter proves it by the signature alone. */
export type Bearer = { readonly person: PersonId; readonly number: string } | 'reporter';

const isBornBy = (bearer: Bearer, sent: Sent): boolean =>
  bearer === 'reporter'
    ? sent.author === 'reporter'
    : sent.author === bearer.person && publicNumber(sent.line.act.case) === bearer.number;

/** Whether the signature and everything in the line that needs no chain before it is in order. */
const isSigned = (loaded: LoadedCase, ground: Ground, line: Line): boolean =>
  appendLine(loaded.caseFile.ledger, line, ground.rosters).ok;

const judgeAct = async (reader: Reader, seat: Seat, sent: Sent, now: Date): Promise<Acceptance | undefined> => {
  const { line } = sent;
  const { act } = line;
  const ground = await groundOf(reader, seat.id);
  const loaded = ground === undefined ? undefined : await loadCase(reader, ground, seat, act.case);
  // Nobody learns here whether a case exists: an unknown one is answered like a signature that isn't its reporter's.
  if (ground === undefined || loaded === undefined) return refuse('untrusted');
  const before = await repetition(reader, seat.id, sent);
  if (before !== undefined) return before;
  if (act.by === 'reporter' && !isReporters(loaded, line)) return refuse('untrusted');
  const early = checkSetting(sent, ground, seat, now);
  if (early !== undefined) return early;
  const last = loaded.lines.at(-1);
  if (act.prev !== loaded.head || last === undefined || act.on < last.act.on) return refuse('stale');
  if (!isSigned(loaded, ground, line)) return refuse('untrusted');
  const { policy, caseFile } = loaded;
  const decided = accept(policy, ground.current.roster, caseFile, act, metaOf(sent), riyadhDate(now));
  return decided.ok ? undefined : refuse('refused', decided.refusal);
};

/** The reporter's own signature, told before anything about the state of the case is. */
const isReporters = ({ caseFile }: LoadedCase, { act, bytes, signature }: Line): boolean => {
  const { act: submit } = caseFile.ledger.submit;
  const sign = act.by === 'reporter' && submit.kind === 'submit' ? fromBase64url(submit.public.sign, 32) : undefined;
  return sign !== undefined && verifyAct(bytes, signature, sign);
};

const writeAct = async (tx: Tx, portal: Portal, seat: Seat, sent: Sent): Promise<Acceptance> => {
  const { act } = sent.line;
  const again = await repetition(tx, seat.id, sent);
  if (again !== undefined) return again;
  // What was decided stands as long as chain and roster do: a case is the fold of its lines.
  const sameState =
    (await headOf(tx, seat.id, act.case)) === act.prev && (await latestRoster(tx, seat.id)) === act.roster;
  if (!sameState) return refuse('stale');
  const ids = sent.entries.map(({ entryId }) => entryId);
  if ((await usedEntryIds(tx, seat.id, ids)).length > 0) return refuse('taken');
  await storeSent(tx, seat.id, sent, riyadhDate(portal.clock()));
  return standing(sent.line, false);
};

/**
 * Accepts an act of a reporter or a person in a case that exists: one line, its grants and entries. The same line again
 * gets the first answer. The caller has already answered 404 where the person may not see the case. Durable when it
 * answers.
 */
export const acceptAct = async (
  portal: Portal,
  seat: Seat,
  submission: ActSubmission,
  bearer: Bearer,
): Promise<Acceptance> => {
  const read = readSubmission(submission);
  if (!read.ok) return refuse(read.reason);
  const sent = read.value;
  if (!isBornBy(bearer, sent) || sent.line.act.kind === 'submit') return refuse('untrusted');
  const now = portal.clock();
  const judged = await portal.database.snapshot((reader) => judgeAct(reader, seat, sent, now));
  return judged ?? portal.database.write((tx) => writeAct(tx, portal, seat, sent));
};
