// What a reporter's own device would do, done for one that can't: the four jobs over the client code. It keeps nothing, and
// overwrites the secrets that it was lent.
import { downloadFile } from '../../../client/attachments.ts';
import type { ByteTransport } from '../../../client/byte-transport.ts';
import { type Ground, verifyFoundation } from '../../../client/foundation.ts';
import { nameNature, passingNature } from '../../../client/hidden-data/file-nature.ts';
import { type LogStanding, proveReport } from '../../../client/log-proof.ts';
import { readMailbox } from '../../../client/mailbox.ts';
import { caseLines } from '../../../client/opening.ts';
import {
  deriveCode,
  giveIdentity,
  type Mailbox,
  openMailbox,
  prepareReport,
  type ReportInput,
  reportLine,
  sayCheckInWish,
  sayConsent,
  sendReport,
  writeToAssociation,
} from '../../../client/reporter.ts';
import {
  type Answer,
  answered,
  ask,
  type ClientProblem,
  failed,
  fromOutcome,
  type Transport,
  unsure,
} from '../../../client/transport.ts';
import { fileChanges, hasChanges } from '../../../domain/changed-files.ts';
import { sortedConcerns } from '../../../domain/concerns.ts';
import type { FileWarning } from '../../../domain/hidden-data.ts';
import { IntakePackage, MailboxPackage } from '../../../domain/wire.ts';
import { type Argon2id, PART_BYTES, toBase64url } from '../../../protocol/check/index.ts';
import { deriveReporterFromMaster, plainCode, type ReporterKeys, wipe } from '../../../protocol/open/index.ts';
import type {
  DeriveJob,
  FetchJob,
  PlainMailbox,
  ReadJob,
  ReportPart,
  Saying,
  SayJob,
  SendJob,
  SentPlain,
  WriteJob,
} from './jobs.ts';
import { FETCH_PATHS } from './take-store.ts';

/** What the portal's pages call *closed*, and the ground verified from the root that was written once. */
const freshGround = async (transport: Transport, root: string | undefined): Promise<Answer<Ground>> => {
  const given = await ask(transport, 'GET', '/api/intake', IntakePackage);
  if (!given.ok) return given;
  return given.value.open ? fromOutcome(verifyFoundation(given.value.foundation, root)) : failed('closed');
};

type Standing = Pick<SentPlain, 'number' | 'on' | 'line' | 'changed' | 'fileCount' | 'files'>;

const changedParts = (input: ReportInput, mailbox: Mailbox, concerns: unknown): readonly ReportPart[] => {
  const isOther = (sent: unknown, stands: unknown): boolean => JSON.stringify(sent) !== JSON.stringify(stands);
  const words = (answers: ReportInput['answers']) => answers.map(({ question, text }) => [question, text]);
  const named = input.identity.given ? input.identity.answers : [];
  const [sent, stands] = [input.answers, mailbox.report?.answers ?? []].map(
    (answers) => new Map(answers.map(({ question, text }) => [question, text])),
  );
  const questions = [...new Set([...(sent?.keys() ?? []), ...(stands?.keys() ?? [])])];
  return [
    ...(isOther(sortedConcerns(input.concerns), concerns) ? ['concerns'] : []),
    ...(isOther(words(named), words(mailbox.identity?.answers ?? [])) ? ['identity'] : []),
    ...questions.filter((question) => sent?.get(question) !== stands?.get(question)),
  ];
};

/** The report that stands under these keys, opened and held against what was sent now; nothing where there is none. */
const standing = async (
  transport: Transport,
  job: SendJob,
  keys: ReporterKeys,
): Promise<Answer<Standing | undefined>> => {
  const given = await ask(transport, 'POST', '/api/mailbox', MailboxPackage, { lookup: toBase64url(keys.lookup) });
  // Where it can't be looked up, the report may stand from an earlier try.
  if (!given.ok) return given.problem.error === 'cannot-open' ? answered(undefined) : unsure(given);
  const read = readMailbox(given.value, keys, job.root);
  if (!read.ok) return fromOutcome(read);
  const line = caseLines(given.value.lines)?.find(({ act }) => act.kind === 'submit');
  const concerns = line?.act.kind === 'submit' ? line.act.public.concerns : undefined;
  const { number, receivedOn } = read.value;
  const changed = changedParts(job.input, read.value, concerns);
  const own = read.value.attachments.filter((one) => one.line === line?.hash);
  const opened = own.flatMap((one) => one.opened ?? []);
  const files = fileChanges(opened, job.input.attached?.files ?? []);
  const standing = { number, on: receivedOn, line: line?.hash ?? '', changed, fileCount: own.length };
  return answered(hasChanges(files) ? { ...standing, files } : standing);
};

/**
 * Seals and files a report under the code of the job's token. A code that has a case is a repetition (PROTOCOL §7): it gets
 * the first answer, whatever the case's id, also where two come at once and where intake has closed since.
 */
export const sendPlain = async (transport: Transport, job: SendJob, argon2: Argon2id): Promise<Answer<SentPlain>> => {
  const code = plainCode(job.token);
  wipe(job.token);
  const keys = await deriveCode(job.association, code, argon2);
  const before = await standing(transport, job, keys);
  if (!before.ok) return before;
  if (before.value !== undefined) return answered({ ...before.value, code, repeated: true });
  const ground = await freshGround(transport, job.root);
  if (!ground.ok) return ground;
  const prepared = await prepareReport(ground.value, job.input, argon2, { code, reporterKeys: keys });
  if (!prepared.ok) return prepared;
  let meanwhile: Standing | undefined;
  const sent = await sendReport(transport, prepared.value, async () => {
    // Refused as taken or stale, it may have been overtaken by its own repetition.
    const now = await standing(transport, job, keys);
    if (now.ok && now.value === undefined) return freshGround(transport, job.root);
    if (now.ok) meanwhile = now.value;
    return now.ok ? failed('taken') : now;
  });
  if (meanwhile !== undefined) return answered({ ...meanwhile, code, repeated: true });
  if (!sent.ok) return sent;
  const { number, on, prepared: filed } = sent.value;
  const fileCount = filed.input.attached?.files.length ?? 0;
  return answered({ number, on, line: reportLine(filed), changed: [], fileCount, code, repeated: false });
};

/** The 32-byte master of a code (PROTOCOL A5). */
export const derivePlain = async (job: DeriveJob, argon2: Argon2id): Promise<Uint8Array> =>
  (await deriveCode(job.association, job.code, argon2)).master;

const dataOf = (
  { caseId, number, receivedOn, journey, thread, report, identity, naming }: Mailbox,
  log: LogStanding,
): PlainMailbox => ({
  ...{ caseId, number, receivedOn, journey, thread, log },
  ...(report === undefined ? {} : { report }),
  ...(identity === undefined ? {} : { identity }),
  ...(naming === undefined ? {} : { naming }),
});

const withProof = async (transport: Transport, opened: Answer<Mailbox>): Promise<Answer<PlainMailbox>> =>
  opened.ok ? answered(dataOf(opened.value, await proveReport(transport, opened.value))) : opened;

const wipeKeys = ({ master, lookup, seal, sign }: ReporterKeys): void => {
  for (const secret of [master, lookup, seal.secretKey, sign.secretKey]) wipe(secret);
};

export const readPlain = async (transport: Transport, job: ReadJob): Promise<Answer<PlainMailbox>> => {
  const keys = deriveReporterFromMaster(job.master);
  const opened = await openMailbox(transport, keys, job.root);
  const shown = await withProof(transport, opened);
  wipeKeys(keys);
  return shown;
};

/** The portal hasn't all of a file any more. */
const LOST: ClientProblem = { error: 'refused', refusal: { code: 'file-damaged' } };

/** A file of up to so many bytes is known to be whole before its first goes out, and of a larger one so many have opened. */
const OPENED_FIRST = PART_BYTES;

/** Which archive it is may stand at its end alone. */
const ENDS_UNKNOWN = 'zip';

/** Why to warn of a file by what has opened of it, where its name alone doesn't tell, as a page with script does. */
const unnamedRisk = (name: string, size: number, opened: readonly Uint8Array[]): FileWarning | undefined => {
  const passing = passingNature(name);
  for (const piece of opened) passing.add(piece);
  const nature = passing.nature();
  const isWhole = opened.reduce((sum, { length }) => sum + length, 0) === size;
  const isMisnamed = nature.isMisnamed && (isWhole || nature.format !== ENDS_UNKNOWN);
  const isSaid = nature.runs === undefined || nameNature(name).runs !== undefined;
  return isSaid && !isMisnamed ? undefined : { runs: nature.runs, isMisnamed };
};

/** Hands over what opens, from when enough of it has; `begin` is given that much before the first of it goes. */
const handOver = (
  begin: (opened: readonly Uint8Array[]) => Promise<void>,
  give: (piece: Uint8Array) => Promise<void>,
) => {
  let held: Uint8Array[] = [];
  let opened = 0;
  let isBegun = false;
  const flush = async (): Promise<void> => {
    if (!isBegun) await begin(held);
    isBegun = true;
    const pieces = held;
    held = [];
    for (const piece of pieces) await give(piece);
  };
  const write = async (piece: Uint8Array): Promise<void> => {
    held.push(piece);
    opened += piece.length;
    if (opened > OPENED_FIRST) await flush();
  };
  return { write, flush };
};

/** Asks the portal's thread for the sealed bytes of a file, as a browser would over the network. */
const carriedOver =
  (transport: Transport, lookup: string, file: string): ByteTransport =>
  async (_, __, { headers }) => {
    const from = Number(/^bytes=(\d+)-$/.exec(headers?.range ?? '')?.[1] ?? 0);
    const { status } = await transport('POST', FETCH_PATHS.open, { lookup, file, from });
    const problem = status === 404 ? LOST : { error: 'internal' };
    const pieces = async function* (): AsyncGenerator<Uint8Array> {
      for (;;) {
        const { body } = await transport('GET', FETCH_PATHS.next);
        if (!(body instanceof Uint8Array)) return;
        yield body;
      }
    };
    return { status, header: () => undefined, json: () => Promise.resolve(problem), pieces };
  };

/**
 * Opens a file of the mailbox and hands it over as it opens; well only where all of it was there and is what was attached. Where the
 * beginning already fails, nothing of it is handed over, so that its reader can be told why.
 */
export const fetchPlain = async (transport: Transport, job: FetchJob): Promise<Answer<true>> => {
  const keys = deriveReporterFromMaster(job.master);
  try {
    const mailbox = await openMailbox(transport, keys, job.root);
    if (!mailbox.ok) return mailbox;
    const { attachments, caseId } = mailbox.value;
    const attachment = attachments.find(({ opened }) => opened?.file === job.file);
    if (attachment?.problem === 'lost') return { ok: false, problem: LOST };
    const found = attachment?.problem === undefined ? attachment?.opened : undefined;
    if (found === undefined) return failed('not-found');
    const lookup = toBase64url(keys.lookup);
    const { write, flush } = handOver(
      async (opened) => {
        const { name, size } = found;
        const warning = job.isWarned ? undefined : unnamedRisk(name, size, opened);
        const { status } = await transport('POST', FETCH_PATHS.begin, { name, size, warning });
        if (status !== 200) throw new Error('its reader is warned first');
      },
      async (piece) => {
        const { status } = await transport('POST', FETCH_PATHS.piece, piece);
        if (status !== 200) throw new Error('nobody takes it any more');
      },
    );
    const carry = carriedOver(transport, lookup, found.file);
    const came = await downloadFile(carry, { lookup }, caseId, found, write, { wait: () => Promise.resolve() });
    if (came.ok) await flush();
    return came;
  } finally {
    wipeKeys(keys);
  }
};

/** What somebody writes in an open mailbox, and the mailbox as it then is. */
const inMailbox = async (
  transport: Transport,
  job: Pick<WriteJob, 'master' | 'root'>,
  write: (mailbox: Mailbox) => Promise<Answer<Mailbox>>,
): Promise<Answer<PlainMailbox>> => {
  const keys = deriveReporterFromMaster(job.master);
  const opened = await openMailbox(transport, keys, job.root);
  const shown = await withProof(transport, opened.ok ? await write(opened.value) : opened);
  wipeKeys(keys);
  return shown;
};

export const writePlain = (transport: Transport, job: WriteJob): Promise<Answer<PlainMailbox>> =>
  inMailbox(transport, job, (mailbox) =>
    writeToAssociation(transport, mailbox, job.kind, job.text, new Map(), job.files),
  );

/** Signs and sends what a button says. */
export const sayAs = (transport: Transport, mailbox: Mailbox, saying: Saying): Promise<Answer<Mailbox>> => {
  switch (saying.kind) {
    case 'identify':
      return giveIdentity(transport, mailbox, saying.answers);
    case 'consent':
      return sayConsent(transport, mailbox, saying.given);
    case 'check-in-wish':
      return sayCheckInWish(transport, mailbox, saying.wanted);
  }
};

export const sayPlain = (transport: Transport, { saying, ...job }: SayJob): Promise<Answer<PlainMailbox>> =>
  inMailbox(transport, job, (mailbox) => sayAs(transport, mailbox, saying));
