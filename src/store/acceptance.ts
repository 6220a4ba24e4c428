// Where a report or an act becomes a line, or doesn't: the one place that accepts. It decides by the domain's rules over
// one unchanging state, then writes everything in one transaction if that state still stands (PROTOCOL §7). Whatever it
// refuses leaves the database as it was.

import { advance, type CaseFile, foldCase, type Withdrawal } from '../domain/case-file.ts';
import { accept } from '../domain/decide.ts';
import { panelOf } from '../domain/panel.ts';
import { riyadhDate } from '../domain/plain-date.ts';
import type { Refusal } from '../domain/result.ts';
import type { Accepted, ActSubmission, Problem, ReportSubmission } from '../domain/wire.ts';
import {
  type Act,
  appendLine,
  foldLedger,
  fromBase64url,
  type Ledger,
  type Line,
  NO_HASH,
  type PersonId,
  publicNumber,
  testPublicKey,
  verifyAct,
} from '../protocol/check/index.ts';
import { type LoadedCase, loadCase } from './case-files.ts';
import type { Reader, Tx } from './database.ts';
import { caseNow, type Placing, placeCases, placingOf } from './desk-places.ts';
import { noteEnd } from './ending-grants.ts';
import { usedEntryIds } from './entries.ts';
import { addFiles, arriving } from './files.ts';
import { type Ground, groundOf, knownGround, type PortalWithFiles, type Seat, takesReports } from './foundation.ts';
import { takeBackGrants } from './grants.ts';
import { fileReport } from './intake.ts';
import { hasLine, headOf } from './lines.ts';
import { suspendedAmong } from './people.ts';
import { latestRoster } from './rosters.ts';
import { readSubmission, type Sent, storeSent } from './submission.ts';
import { ownTurn } from './turns.ts';

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

const metaOf = (entries: Sent['entries']) => entries.map(({ room, epoch, author }) => ({ room, epoch, author }));

/** What can be told without the case: another association's act, an older roster, another day. */
const checkSetting = ({ act }: Line, ground: Ground, seat: Seat, now: Date): Acceptance | undefined => {
  if (act.association !== seat.id) return refuse('untrusted');
  if (act.roster !== ground.current.hash || !isOfToday(act.on, now)) return refuse('stale');
  return undefined;
};

type Judged = { readonly answer: Acceptance } | { readonly ground: Ground; readonly ledger: Ledger };

/** Decides about a report by the rules alone: the ledger that it begins, or the answer to give. */
const judgeReport = (ground: Ground | undefined, seat: Seat, { line, entries }: Sent, now: Date): Judged => {
  if (ground === undefined || !takesReports(ground, riyadhDate(now))) return { answer: refuse('closed') };
  const { act } = line;
  const early = checkSetting(line, ground, seat, now);
  if (early !== undefined) return { answer: early };
  if (act.prev !== NO_HASH) return { answer: refuse('stale') };
  const ledger = foldLedger(act.case, seat.id, [line], ground.rosters);
  if (!ledger.ok) return { answer: refuse('untrusted') };
  const decided = accept(ground.policy, ground.current.roster, undefined, act, metaOf(entries), riyadhDate(now));
  return decided.ok ? { ground, ledger: ledger.value } : { answer: refuse('refused', decided.refusal) };
};

/** The same over what is stored: a line that stands already gets its first answer, all else is judged by the newest roster. */
const judgeOverStore = async (portal: PortalWithFiles, seat: Seat, sent: Sent): Promise<Judged> => {
  const { line } = sent;
  const { reader } = portal.database;
  if (await hasLine(reader, seat.id, line.act.case, line.hash)) return { answer: standing(line, true) };
  return judgeReport(await groundOf(reader, seat.id), seat, sent, portal.clock());
};

/**
 * Judged by the roster that the report cites, where that is known: what is good by it needs no look before the
 * transaction, which asks for the line and the newest roster itself. Everything else is looked up.
 */
const judgeAtOnce = (portal: PortalWithFiles, seat: Seat, sent: Sent): Judged | Promise<Judged> => {
  const cited = knownGround(seat, sent.line.act.roster);
  const judged = cited === undefined ? undefined : judgeReport(cited, seat, sent, portal.clock());
  return judged !== undefined && 'ledger' in judged ? judged : judgeOverStore(portal, seat, sent);
};

/**
 * Accepts a report: a new case with its first line, its grants and entries, and the way back to it by the code. The same
 * line again gets the first answer; a case id, number, code or entry id in use is `taken`. Durable when it answers.
 */
export const acceptReport = async (
  portal: PortalWithFiles,
  seat: Seat,
  submission: ReportSubmission,
): Promise<Acceptance> => {
  await ownTurn();
  const read = readSubmission(submission.act);
  if (!read.ok) return refuse(read.reason);
  const sent = read.value;
  const { act } = sent.line;
  if (act.kind !== 'submit' || !testPublicKey(act.public.seal)) return refuse('malformed');
  const { lookupHash } = submission;
  const judged = await judgeAtOnce(portal, seat, sent);
  if ('answer' in judged) return judged.answer;
  const { ground, ledger } = judged;
  const caseFile = foldCase(ground.policy, ledger, ground.rosters, seat.calendar);
  const placing = placingOf(caseNow(caseFile, ground, riyadhDate(portal.clock())), seat, ground);
  const filed = await fileReport(portal, seat.id, { sent, lookupHash, placing });
  if (filed === 'stale') {
    // A roster came that the report doesn't cite, after which there may be none to report to.
    const again = await judgeOverStore(portal, seat, sent);
    return 'answer' in again ? again.answer : refuse('stale');
  }
  if (typeof filed === 'object') return refuse('refused', filed);
  return filed === 'taken' ? refuse(filed) : standing(sent.line, filed === 'repeated');
};

/** Who brings an act, and the case it must be about. A reporter proves it by the signature alone. */
export type Bearer = { readonly person: PersonId; readonly number: string } | 'reporter';

const isBornBy = (bearer: Bearer, sent: Sent): boolean =>
  bearer === 'reporter'
    ? sent.author === 'reporter'
    : sent.author === bearer.person && publicNumber(sent.line.act.case) === bearer.number;

/** What an act that is let in does beside its line: where the case then stands, and whose grants it takes back. */
type Effect = { readonly placing: Placing; readonly takenBack: readonly Withdrawal[] };

const judgeAct = async (
  reader: Reader,
  seat: Seat,
  sent: Sent,
  now: Date,
): Promise<{ readonly answer: Acceptance } | Effect> => {
  const { line } = sent;
  const { act } = line;
  const ground = await groundOf(reader, seat.id);
  const loaded = ground === undefined ? undefined : await loadCase(reader, ground, seat, act.case);
  // Nobody learns here whether a case exists: an unknown one is answered like a signature that isn't its reporter's.
  if (ground === undefined || loaded === undefined) return { answer: refuse('untrusted') };
  if (await hasLine(reader, seat.id, act.case, line.hash)) return { answer: standing(line, true) };
  if (act.by === 'reporter' && !isReporters(loaded, line)) return { answer: refuse('untrusted') };
  const early = checkSetting(line, ground, seat, now);
  if (early !== undefined) return { answer: early };
  // Whether a case went on is told to nobody who didn't sign: what could never be accepted could be asked with for ever.
  if (act.by !== 'reporter' && !isPersons(ground, line)) return { answer: refuse('untrusted') };
  const last = loaded.lines.at(-1);
  if (act.prev !== loaded.head || last === undefined || act.on < last.act.on) return { answer: refuse('stale') };
  const { policy, caseFile } = loaded;
  const ledger = appendLine(caseFile.ledger, line, ground.rosters);
  if (!ledger.ok) return { answer: refuse('untrusted') };
  const decided = accept(policy, ground.current.roster, caseFile, act, metaOf(sent.entries), riyadhDate(now));
  if (!decided.ok) return { answer: refuse('refused', decided.refusal) };
  const unable = await tooFewAble(reader, seat, caseFile, ground, act);
  if (unable !== undefined) return { answer: refuse('refused', unable) };
  const next = advance(caseFile, ledger.value, ground.rosters);
  const placing = placingOf(caseNow(next, ground, riyadhDate(now)), seat, ground);
  return { placing, takenBack: next.withdrawals.filter((one) => one.line === line.hash) };
};

/**
 * Nothing is referred to a panel of which fewer than decide can sign in. The roster doesn't tell: an account is suspended at
 * once, and the roster that says so is signed later. No browser asks this of a line that stands.
 */
const tooFewAble = async (
  reader: Reader,
  seat: Seat,
  caseFile: CaseFile,
  { current }: Ground,
  act: Act,
): Promise<Refusal | undefined> => {
  if (act.kind !== 'refer') return undefined;
  const { panel, quorum } = panelOf(caseFile, current.roster, act.public.cleared);
  const suspended = await suspendedAmong(reader, seat.id, panel);
  const able = panel.length - suspended.length;
  return able < quorum ? { code: 'too-few-able', needed: quorum, able } : undefined;
};

/** The reporter's own signature, told before anything about the state of the case is. */
const isReporters = ({ caseFile }: LoadedCase, { act, bytes, signature }: Line): boolean => {
  const { act: submit } = caseFile.ledger.submit;
  const sign = act.by === 'reporter' && submit.kind === 'submit' ? fromBase64url(submit.public.sign, 32) : undefined;
  return sign !== undefined && verifyAct(bytes, signature, sign);
};

/** The signature of whom the act names, by the present roster, which the act was already held to cite. */
const isPersons = ({ current }: Ground, { act, bytes, signature }: Line): boolean => {
  const person = current.roster.persons.find(({ id }) => id === act.by);
  const sign = person === undefined ? undefined : fromBase64url(person.sign, 32);
  return sign !== undefined && verifyAct(bytes, signature, sign);
};

const writeAct = async (
  tx: Tx,
  portal: PortalWithFiles,
  seat: Seat,
  sent: Sent,
  effect: Effect,
): Promise<Acceptance> => {
  const { act } = sent.line;
  if (await hasLine(tx, seat.id, act.case, sent.line.hash)) return standing(sent.line, true);
  // What was decided stands as long as chain and roster do: a case is the fold of its lines.
  const sameState =
    (await headOf(tx, seat.id, act.case)) === act.prev && (await latestRoster(tx, seat.id)) === act.roster;
  if (!sameState) return refuse('stale');
  const ids = sent.entries.map(({ entryId }) => entryId);
  if ((await usedEntryIds(tx, seat.id, ids)).length > 0) return refuse('taken');
  const arrived = await arriving(tx, seat.id, { limits: portal.files.limits, blobs: portal.blobs }, sent);
  if ('refusal' in arrived) return refuse('refused', arrived.refusal);
  await storeSent(tx, seat.id, sent, riyadhDate(portal.clock()), () => placeCases(tx, seat.id, [effect.placing]));
  await addFiles(tx, seat.id, sent, arrived.uploads);
  await noteEnd(tx, seat.id, sent.line);
  await takeBackGrants(tx, seat.id, act.case, effect.takenBack);
  return standing(sent.line, false);
};

/**
 * Accepts an act of a reporter or a person in a case that exists: one line, its grants and entries. The same line again
 * gets the first answer. The caller has already answered 404 where the person may not see the case. Durable when it
 * answers.
 */
export const acceptAct = async (
  portal: PortalWithFiles,
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
  if ('answer' in judged) return judged.answer;
  return portal.database.write((tx) => writeAct(tx, portal, seat, sent, judged));
};
