// The portal's end of taking in files without script: hands a form's body to a worker thread as fast as that takes it, and puts what
// comes back sealed into the store of everybody's files. A few forms at a time; who comes meanwhile is told so, with all they typed.

import { type ArrivedFile, CASE_FIELD, type FailedFile, type TakenForm } from '../../../domain/arrived-files.ts';
import type { FileSettings } from '../../../domain/file-limits.ts';
import type { Refusal } from '../../../domain/result.ts';
import { type CaseId, type FileId, fromBase64url, newCaseId, parseCaseId } from '../../../protocol/check/index.ts';
import type { AssociationSettings } from '../../../store/settings.ts';
import type { UploadAnswer, UploadKey, Uploads } from '../../../store/uploads.ts';
import { describeError } from '../../middleware/failure.ts';
import type { Question, Reply, TakeJob } from './jobs.ts';
import { type ReadForm, readMultipart } from './multipart.ts';
import type { Work } from './queue.ts';
import { TAKE_PATHS } from './take-store.ts';

/** A form as it comes. `length`: what its request says, if it says any. */
export type ComingForm = {
  readonly type: string;
  readonly length: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
};

/** Each takes a thread of some 30 MB, and up to two photos' worth of memory while it looks through one. */
const AT_ONCE = 8;
const BUSY: Refusal = { code: 'uploads-busy' };

type Needs = {
  readonly uploads: Uploads;
  readonly files: FileSettings;
  readonly log: (event: string) => void;
};
type Answered = Omit<Reply, 'say' | 'id'>;
type Begin = (
  association: AssociationSettings,
  job: TakeJob,
  answerTo: (question: Question) => Promise<Answered>,
) => Work<ReadForm>;
/** What a worker sends along with its questions; both ends are this program. */
type Said = {
  readonly file: FileId;
  readonly secret: string;
  readonly caseId: CaseId;
  readonly bytes: number;
  readonly part: number;
  readonly hash: string;
  readonly item: string;
};

const GOOD: Answered = { status: 200, body: {} };

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** What a form has brought so far: told as it is found, so that a thread that breaks takes nothing of it along. */
const gathering = () => {
  const fields: (readonly [string, string])[] = [];
  const arrived: ArrivedFile[] = [];
  const failed: FailedFile[] = [];
  const taken = (): TakenForm => {
    const named = fields.find(([name]) => name === CASE_FIELD)?.[1];
    return { fields, arrived, failed, caseId: parseCaseId(named) ?? newCaseId() };
  };
  return { fields, arrived, failed, taken };
};

export const startTakes = ({ uploads, files, log }: Needs, begin: Begin) => {
  let under = 0;

  /** The texts of a form, its files passed over. */
  const withoutFiles = async ({ type, body }: ComingForm, refusal: Refusal): Promise<TakenForm> => {
    const { fields, failed, taken } = gathering();
    const read = await readMultipart(type, body, {
      field: (name, text) => void fields.push([name, text]),
      file: async ({ name, pieces }) => {
        const first = await pieces[Symbol.asyncIterator]().next();
        if (name !== '' || first.done !== true) failed.push({ name, refusal });
      },
    });
    return { ...taken(), ...(read === 'malformed' ? ({ problem: 'malformed' } as const) : notWhole(read)) };
  };

  const takeIn = async (association: AssociationSettings, form: ComingForm): Promise<TakenForm> => {
    const { fields, arrived, failed, taken } = gathering();
    const coming = form.body[Symbol.asyncIterator]();
    /** What is on its way of this form and isn't whole: nobody could go on with it. */
    const open = new Map<FileId, UploadKey>();
    let isBroken = false;
    let isEnded = false;

    const keyOf = ({ file, secret }: Said): UploadKey => ({
      association: association.id,
      fileId: file,
      author: 'reporter',
      secret: fromBase64url(secret, 32) ?? new Uint8Array(32),
    });
    const answerOf = <T>(answer: UploadAnswer<T>): Answered => {
      if (answer.ok) return GOOD;
      return { status: 409, body: answer.error === 'refused' ? { refusal: answer.refusal } : {} };
    };
    const nextPiece = async (): Promise<Answered> => {
      try {
        const next = await coming.next();
        isEnded = next.done === true;
        return { status: 200, body: next.done === true ? null : next.value };
      } catch {
        isBroken = true;
        return { status: 499, body: null };
      }
    };
    const answerTo = async ({ path, body }: Question): Promise<Answered> => {
      const said = body as Said;
      switch (path) {
        case TAKE_PATHS.body:
          return nextPiece();
        case TAKE_PATHS.field: {
          const { name, text } = body as { readonly name: string; readonly text: string };
          fields.push([name, text]);
          return GOOD;
        }
        case TAKE_PATHS.arrived:
          arrived.push(body as ArrivedFile);
          return GOOD;
        case TAKE_PATHS.failed:
          failed.push(body as FailedFile);
          return GOOD;
        case TAKE_PATHS.begin:
          open.set(said.file, keyOf(said));
          return answerOf(await uploads.begin({ ...keyOf(said), caseId: said.caseId }, said.bytes));
        case TAKE_PATHS.settle:
          return answerOf(await uploads.settle(keyOf(said), said.bytes));
        case TAKE_PATHS.part: {
          const bytes = (body as { readonly bytes: unknown }).bytes;
          if (!(bytes instanceof Uint8Array)) return { status: 400, body: {} };
          return answerOf(await uploads.putPart(keyOf(said), said.part, said.hash, once(bytes)));
        }
        case TAKE_PATHS.end: {
          const ended = await uploads.finish(keyOf(said), said.item);
          return answerOf(ended);
        }
        case TAKE_PATHS.remove:
          return answerOf(await uploads.remove(keyOf(said)));
        default:
          return { status: 404, body: {} };
      }
    };
    const job: TakeJob = {
      ...{ job: 'take', type: form.type, limits: files.limits },
      length: form.length ?? Number.MAX_SAFE_INTEGER,
    };
    const work = begin(association, job, answerTo);
    let read: ReadForm | 'thread';
    try {
      read = await work.result;
    } catch (error) {
      log(describeError(error));
      read = 'thread';
    }
    await work.ended;
    if (read === 'thread' && !isBroken) {
      failed.push({ name: '' });
      // Whoever sends hears no answer before they have sent everything.
      while (!isEnded && !isBroken) await nextPiece();
    }
    // Nobody will ever be told the keys of what stands of a form that wasn't read to its end.
    const told = new Set(arrived.flatMap(({ sent, original }) => [sent.file, original?.file]));
    const isHeard = !isBroken && read !== 'malformed';
    for (const [file, key] of open) if (!isHeard || !told.has(file)) await uploads.remove(key);
    return isHeard ? { ...taken(), ...notWhole(read) } : { ...taken(), arrived: [], problem: 'malformed' };
  };

  return {
    take: async (association: AssociationSettings, form: ComingForm): Promise<TakenForm> => {
      if (under >= AT_ONCE) return withoutFiles(form, BUSY);
      under += 1;
      try {
        return await takeIn(association, form);
      } finally {
        under -= 1;
      }
    },
  };
};

const notWhole = (read: ReadForm | 'thread'): Partial<TakenForm> => {
  if (read === 'too-large') return { problem: 'too-large' };
  return read === 'cut' ? { isCut: true } : {};
};
