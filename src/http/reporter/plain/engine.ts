// What seals and opens on the server for reporters without script, and nothing else of the portal does: each call is one turn
// in the queue and one worker thread that ends with it. It keeps nothing of what it was given, and nothing goes to a log.
import { createHmac } from 'node:crypto';
import type { ReportInput } from '../../../client/reporter.ts';
import { type Answer, failed } from '../../../client/transport.ts';
import type { AttachedUpload, TakenForm } from '../../../domain/arrived-files.ts';
import type { Problem } from '../../../domain/wire.ts';
import type { AssociationId } from '../../../protocol/check/index.ts';
import { plainCode } from '../../../protocol/open/index.ts';
import { DamagedCase } from '../../../store/case-files.ts';
import type { Seat } from '../../../store/foundation.ts';
import { readRoot } from '../../../store/root.ts';
import type { AssociationSettings } from '../../../store/settings.ts';
import type { Deps } from '../../deps.ts';
import { describeError } from '../../middleware/failure.ts';
import { type Fetched, startFetches } from './fetches.ts';
import {
  isDone,
  isQuestion,
  type Job,
  type Made,
  movedIn,
  type PlainMailbox,
  type PlainText,
  type Question,
  type Reply,
  type Saying,
  type SentPlain,
  type Start,
} from './jobs.ts';
import { BOUNDS, type Bounds, type Draw, startQueue, type Turn, type Waiting, type Work } from './queue.ts';
import { type ComingForm, startTakes } from './takes.ts';
import { startThreads } from './threads.ts';
import { answerAsk } from './transport.ts';

export type { PlainMailbox, PlainText, Saying, SentPlain } from './jobs.ts';
export type { Turn, Waiting } from './queue.ts';

/** `signal` tells that who asks has hung up: what hasn't begun then never does. */
export type PlainEngine = {
  /** Seals and files a report under the code that `token` (32 bytes) yields; a repetition gives the first answer. */
  readonly send: (
    association: AssociationSettings,
    input: ReportInput,
    token: Uint8Array,
    ticket?: string,
    signal?: AbortSignal,
  ) => Promise<Turn<Answer<SentPlain>>>;
  /** The code that a token yields: a hash, no Argon2id (PROTOCOL A4). */
  readonly codeOf: (token: Uint8Array) => string;
  /** Argon2id of a code's 24 digits, in the queue. The caller overwrites the master when done with it. */
  readonly derive: (
    association: AssociationSettings,
    code: string,
    ticket?: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly ok: true; readonly master: Uint8Array } | { readonly ok: false; readonly waiting: Waiting }>;
  /**
   * Opens the mailbox of a 32-byte master, which stays the caller's. `offline`: too many wait; try again. `derived`: it was
   * derived just now, and whoever waited for that isn't sent away again.
   */
  readonly read: (
    association: AssociationSettings,
    master: Uint8Array,
    derived?: 'derived',
    signal?: AbortSignal,
  ) => Promise<Answer<PlainMailbox>>;
  /** Writes a message or further evidence, with files that were taken in before, and reads the mailbox again. `offline`: too many wait; nothing was written. */
  readonly write: (
    association: AssociationSettings,
    master: Uint8Array,
    kind: 'message' | 'evidence',
    text: PlainText,
    signal?: AbortSignal,
    files?: readonly AttachedUpload[],
  ) => Promise<Answer<PlainMailbox>>;
  /** Gives a name, or says whether it may be disclosed, and reads the mailbox again. As `write` otherwise. */
  readonly say: (
    association: AssociationSettings,
    master: Uint8Array,
    saying: Saying,
    signal?: AbortSignal,
  ) => Promise<Answer<PlainMailbox>>;
  /** Takes in a form that brings files, to its end: what was typed in it, and what of the files stands sealed or doesn't, and why. */
  readonly take: (association: AssociationSettings, form: ComingForm) => Promise<TakenForm>;
  /**
   * Opens a file of the mailbox of a 32-byte master, which stays the caller's; what can run by its content, or isn't what its name says,
   * only where its reader `isWarned`. Rejects where its thread broke before it began.
   */
  readonly fetch: (
    association: AssociationSettings,
    master: Uint8Array,
    file: string,
    isWarned: boolean,
  ) => Promise<Fetched>;
  /** Ends every thread; who still waits is told to come back. */
  readonly close: () => Promise<void>;
};

type Needs = Pick<
  Deps,
  'config' | 'database' | 'blobs' | 'files' | 'uploads' | 'clock' | 'random' | 'serverKey' | 'log'
>;

/** A job that takes longer than this has gone wrong; its thread is ended. */
const JOB_MS = 60_000;

const secretsOf = (job: Job): readonly Uint8Array[] => {
  if (job.job === 'send') return [job.token];
  return job.job === 'derive' || job.job === 'take' ? [] : [job.master];
};

const bufferOf = (bytes: Uint8Array): ArrayBuffer => {
  if (bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength) return bytes.buffer;
  throw new TypeError('a secret that crosses owns its memory');
};

/** Starts the engine; nothing runs before somebody needs it. */
export const createPlainEngine = (deps: Needs, bounds: Bounds = BOUNDS): PlainEngine => {
  const threads = startThreads();
  // Bound to this run by fresh bytes: a ticket of an earlier one has no place here.
  const key = new Uint8Array(
    createHmac('sha256', deps.serverKey).update('plain-queue').update(deps.random(32)).digest(),
  );
  /** The rest of a division of 48 bits by a few dozen favours nobody noticeably. */
  const draw: Draw = (count) => Buffer.from(deps.random(6)).readUIntBE(0, 6) % count;
  const queue = startQueue(key, draw, bounds);
  /** Tells mailboxes apart in the queue and nothing else. */
  const mailboxOf = (master: Uint8Array): string =>
    createHmac('sha256', key).update('mailbox').update(master).digest('base64url');

  const work = <K extends Job['job']>(
    seat: Seat,
    job: Extract<Job, { job: K }>,
    answerTo: (question: Question) => Promise<Omit<Reply, 'say' | 'id'>> = (question) =>
      answerAsk(deps, seat, question),
  ): Work<Made[K]> & { readonly stop: () => void } => {
    const worker = threads.take();
    // How long files take is for the line to say on which they come; the server ends what it takes too long.
    const timer =
      job.job === 'take' || job.job === 'fetch' ? undefined : setTimeout(() => void worker.terminate(), JOB_MS);
    const ended = new Promise<void>((resolve) => {
      worker.once('exit', () => {
        clearTimeout(timer);
        threads.prepare();
        resolve();
      });
    });
    const result = new Promise<Made[K]>((resolve, reject) => {
      worker.on('message', (message: unknown) => {
        if (isDone<K>(message)) resolve(message.made);
        else if (isQuestion(message)) {
          answerTo(message).then(
            (answer) =>
              worker.postMessage({ say: 'reply', id: message.id, ...answer } satisfies Reply, movedIn(answer.body)),
            (error: unknown) => {
              deps.log(describeError(error));
              worker.postMessage({
                say: 'reply',
                id: message.id,
                status: 500,
                body: { error: error instanceof DamagedCase ? 'damaged' : 'internal' } satisfies Problem,
              } satisfies Reply);
            },
          );
        }
      });
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('a thread ended without an answer')));
    });
    worker.postMessage({ say: 'start', job } satisfies Start, secretsOf(job).map(bufferOf));
    return { result, ended, stop: () => void worker.terminate() };
  };

  const takes = startTakes(deps, (association, job, answerTo) => work<'take'>(association, job, answerTo));

  const fetchOut = startFetches(deps, (association, job, answerTo) =>
    work<'fetch'>(association, job, (question) => answerTo(question) ?? answerAsk(deps, association, question)),
  );

  const on = ({
    id,
  }: AssociationSettings): { readonly association: AssociationId; readonly root: string | undefined } => ({
    association: id,
    root: readRoot(deps.config.dataFolder, id),
  });

  const tooMany = <T>(made: Answer<T> | undefined): Answer<T> => made ?? failed('offline');

  return {
    // A copy crosses: the caller's own stays as it is.
    send: (association, input, token, ticket, signal) =>
      queue.turn(
        () => work(association, { ...on(association), job: 'send', input, token: token.slice() }),
        ticket,
        signal,
      ),
    codeOf: plainCode,
    derive: async (association, code, ticket, signal) => {
      const turn = await queue.turn(
        () => work(association, { association: association.id, job: 'derive', code }),
        ticket,
        signal,
      );
      return turn.ok ? { ok: true, master: turn.value } : turn;
    },
    read: async (association, master, derived, signal) =>
      tooMany(
        await queue.visit(
          () => work(association, { ...on(association), job: 'read', master: master.slice() }),
          derived === undefined ? mailboxOf(master) : undefined,
          signal,
        ),
      ),
    write: async (association, master, kind, text, signal, files = []) =>
      tooMany(
        await queue.visit(
          () => work(association, { ...on(association), job: 'write', master: master.slice(), kind, text, files }),
          mailboxOf(master),
          signal,
        ),
      ),
    say: async (association, master, saying, signal) =>
      tooMany(
        await queue.visit(
          () => work(association, { ...on(association), job: 'say', master: master.slice(), saying }),
          mailboxOf(master),
          signal,
        ),
      ),
    take: (association, form) => takes.take(association, form),
    fetch: (association, master, file, isWarned) =>
      fetchOut(
        association,
        { ...on(association), job: 'fetch', master: master.slice(), file, isWarned },
        mailboxOf(master),
      ),
    close: async () => {
      await queue.close();
      await threads.close();
    },
  };
};
