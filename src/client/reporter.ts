// The reporter's own device: makes the code, seals the report for its receivers, signs and sends it. The code and what was
// typed never leave this module but sealed.
import { plan } from '../domain/decide.ts';
import type { Intention } from '../domain/intention.ts';
import type { Result } from '../domain/result.ts';
import { type Routing, route } from '../domain/routing.ts';
import { Accepted, type ReportSubmission } from '../domain/wire.ts';
import type { Concerns } from '../policy/types.ts';
import {
  type Argon2id,
  type AssociationId,
  type CaseId,
  fromBase64url,
  good,
  lineHash,
  lookupHash,
  NO_HASH,
  newCaseId,
  type Outcome,
  publicNumber,
  reporterHash,
  toBase64url,
} from '../protocol/check/index.ts';
import {
  type Answer as Answered,
  deriveReporter,
  type Entry,
  fillIdentity,
  MAX_GIST_CHARACTERS,
  makeTrackingCode,
  type ReporterKeys,
} from '../protocol/open/index.ts';
import { buildAct } from './act.ts';
import type { Ground } from './foundation.ts';
import {
  type Answer,
  answered,
  ask,
  type ClientProblem,
  failed,
  isSilent,
  type Transport,
  unheard,
} from './transport.ts';
import type { AttachedFile } from './upload.ts';

/** What a reporter said. `identity.answers` are empty where it isn't given. */
export type ReportInput = {
  readonly concerns: Concerns;
  readonly lang: string;
  readonly answers: readonly Answered[];
  readonly identity: { readonly given: boolean; readonly answers: readonly Answered[] };
  /** Files that were sent before, and the case that they were sealed for: the report's own id, drawn when the first was chosen. */
  readonly attached?: { readonly caseId: CaseId; readonly files: readonly AttachedFile[] };
};

/** A sealed report with the code that belongs to it, before or after it was sent. */
export type PreparedReport = {
  /** 24 digits, without spaces. */
  readonly code: string;
  readonly keys: ReporterKeys;
  readonly submission: ReportSubmission;
  readonly number: string;
  readonly caseId: CaseId;
  readonly input: ReportInput;
};

/** The question whose answer the gist begins with. */
export const NARRATIVE = 'what-happened';
/** How often a device tries again where something moved on under it. */
export const MAX_TRIES = 4;

/** Who would receive a report about these offices, or why nobody can. */
export const receiversFor = (ground: Ground, concerns: Concerns): Result<Routing> =>
  route(ground.policy, ground.current.roster, concerns);

/** More than a gist can need: a segment keeps the whole text that it is part of, so a long one would fill the memory. */
const GIST_SOURCE_UNITS = 1_000;

/** The first characters of a text on one line, never cutting a letter from its marks. */
export const gistOf = (text: string): string => {
  const line = text.trim().replace(/\s+/g, ' ').slice(0, GIST_SOURCE_UNITS);
  // Older browsers can't tell letters with their marks apart; there a gist may end between the two.
  const segments =
    typeof Intl.Segmenter === 'function'
      ? new Intl.Segmenter('ar', { granularity: 'grapheme' }).segment(line)
      : undefined;
  let gist = '';
  let characters = 0;
  for (const piece of segments ?? line) {
    const letter = typeof piece === 'string' ? piece : piece.segment;
    characters += [...letter].length;
    if (characters > MAX_GIST_CHARACTERS) break;
    gist += letter;
  }
  return gist;
};

/** Typed texts can hold half a character, which has no encoding; its place is kept by the replacement character. */
const wellFormed = (answers: readonly Answered[]): readonly Answered[] =>
  answers.map(({ question, text }) => ({ question, text: text.replace(/\p{Surrogate}/gu, '\uFFFD') }));

const entriesOf = (
  ground: Ground,
  input: ReportInput,
  keys: ReporterKeys,
  caseId: CaseId,
): Outcome<readonly Entry[]> => {
  const identity = fillIdentity(input.identity.given ? wellFormed(input.identity.answers) : []);
  if (!identity.ok) return identity;
  const answers = wellFormed(input.answers);
  const narrative = answers.find(({ question }) => question === NARRATIVE) ?? answers[0];
  const report: Entry = {
    type: 'report',
    lang: input.lang,
    keys: reporterHash(caseId, keys.seal.publicKey, keys.sign.publicKey),
    roster: ground.current.hash,
    answers,
  };
  return good([identity.value, report, { type: 'gist', lang: input.lang, text: gistOf(narrative?.text ?? '') }]);
};

const sealReport = (
  ground: Ground,
  input: ReportInput,
  code: string,
  keys: ReporterKeys,
  caseId: CaseId,
): Answer<PreparedReport> => {
  const intention: Intention = {
    kind: 'submit',
    by: 'reporter',
    concerns: input.concerns,
    seal: toBase64url(keys.seal.publicKey),
    sign: toBase64url(keys.sign.publicKey),
  };
  const planned = plan(ground.policy, ground.current.roster, undefined, intention, ground.today);
  if (!planned.ok) return failed('refused', planned.refusal);
  const entries = entriesOf(ground, input, keys, caseId);
  if (!entries.ok) return failed('too-large');
  const signed = buildAct(
    {
      association: ground.association,
      rosterHash: ground.current.hash,
      roster: ground.current.roster,
      caseId,
      prev: NO_HASH,
      on: ground.today,
      by: 'reporter',
      signKey: keys.sign.secretKey,
      reporterSeal: keys.seal.publicKey,
      bars: new Set(),
      keyOf: () => undefined,
    },
    planned.value,
    entries.value,
    input.attached?.files,
  );
  if (!signed.ok) return failed(signed.reason === 'malformed' ? 'too-large' : signed.reason);
  const { hash: _, ...act } = signed.value;
  const submission: ReportSubmission = { act, lookupHash: lookupHash(keys.lookup) };
  return answered({ code, keys, submission, number: publicNumber(caseId), caseId, input });
};

/** The keys of a tracking code's 24 digits; costs one Argon2id. */
export const deriveCode = (
  association: AssociationId | Ground,
  code: string,
  argon2: Argon2id,
): Promise<ReporterKeys> =>
  deriveReporter(typeof association === 'string' ? association : association.association, code, argon2);

/**
 * Makes the code, the case's id and the keys, and seals and signs the report. `previous` brings a code that the reporter
 * has already been shown. `refused`: nobody can receive it; `too-large`: it doesn't fit an entry.
 */
export const prepareReport = async (
  ground: Ground,
  input: ReportInput,
  argon2: Argon2id,
  previous?: { readonly code: string; readonly reporterKeys: ReporterKeys },
): Promise<Answer<PreparedReport>> => {
  const code = previous?.code ?? makeTrackingCode();
  const keys = previous?.reporterKeys ?? (await deriveCode(ground, code, argon2));
  return sealReport(ground, input, code, keys, input.attached?.caseId ?? newCaseId());
};

/** The same report, code and case id, sealed anew to the receivers of a newer roster (for `stale`). */
export const resealReport = (prepared: PreparedReport, ground: Ground): Answer<PreparedReport> =>
  sealReport(ground, prepared.input, prepared.code, prepared.keys, prepared.caseId);

/** The same report and code under a new case id (for `taken`). What files were sealed for another case has to be sent anew first. */
export const redrawReport = (prepared: PreparedReport, ground: Ground): Answer<PreparedReport> =>
  prepared.input.attached === undefined
    ? sealReport(ground, prepared.input, prepared.code, prepared.keys, newCaseId())
    : failed('taken');

/** What the reporter's device keeps once the report is accepted. */
export type SentReport = { readonly number: string; readonly on: string; readonly prepared: PreparedReport };

/** What the portal tells of a line only after it has looked for it, or of bytes that can never become one (PROTOCOL §7). */
const ABSENT: readonly ClientProblem['error'][] = [
  ...(['stale', 'taken', 'refused', 'closed'] as const),
  ...(['untrusted', 'malformed', 'unsupported', 'too-large'] as const),
];

/** The hash of the line that these bytes become where they are received: it proves what was. */
export const reportLine = ({ submission: { act } }: PreparedReport): string => {
  const [bytes, signature] = [fromBase64url(act.bytes), fromBase64url(act.signature, 64)];
  return bytes === undefined || signature === undefined ? '' : lineHash(signature, bytes);
};

/** Whether the very report that got this answer stands in the portal for certain not: it may be sealed anew. */
export const isAbsent = ({ error }: ClientProblem): boolean => ABSENT.includes(error);

const post = async (transport: Transport, prepared: PreparedReport): Promise<Answer<SentReport>> => {
  const sent = await ask(transport, 'POST', '/api/intake', Accepted, prepared.submission);
  return sent.ok ? answered({ number: prepared.number, on: sent.value.on, prepared }) : sent;
};

/** Sends the very same bytes as before and nothing else, again where no answer comes. A line that stands gets its first answer. */
export const repeatReport = async (transport: Transport, prepared: PreparedReport): Promise<Answer<SentReport>> => {
  let last = await post(transport, prepared);
  for (let tries = 1; tries < MAX_TRIES && !last.ok && last.problem.error === 'offline'; tries += 1) {
    last = await post(transport, prepared);
  }
  return last.ok || !isSilent(last.problem) ? last : unheard(last);
};

/**
 * Sends a report until the portal has it: seals anew where the roster or the day moved on, draws a new case id where it is
 * taken, and sends the same bytes again where no answer came. Gives up after a few tries, with the last problem, which says
 * where what was last sent may have arrived `unheard`; `onSealed` hears of every new sealing, so that it can be sent again.
 */
export const sendReport = async (
  transport: Transport,
  prepared: PreparedReport,
  freshGround: () => Promise<Answer<Ground>>,
  onSealed: (prepared: PreparedReport) => void = () => undefined,
): Promise<Answer<SentReport>> => {
  let current = prepared;
  let last: Answer<SentReport> = failed('stale');
  let isUnheard = false;
  for (let tries = 0; tries < MAX_TRIES; tries += 1) {
    last = await post(transport, current);
    if (last.ok) return last;
    const { error } = last.problem;
    if (isSilent(last.problem)) isUnheard = true;
    else if (isAbsent(last.problem)) isUnheard = false;
    if (error === 'offline') continue;
    if (error !== 'stale' && error !== 'taken') break;
    const ground = await freshGround();
    if (!ground.ok) return ground;
    const again = error === 'stale' ? resealReport(current, ground.value) : redrawReport(current, ground.value);
    if (!again.ok) return again;
    current = again.value;
    onSealed(current);
  }
  return isUnheard ? unheard(last) : last;
};

export { type Mailbox, openMailbox, type ThreadItem } from './mailbox.ts';
export { giveIdentity, sayCheckInWish, sayConsent, type Unheard, writeToAssociation } from './mailbox-writing.ts';
