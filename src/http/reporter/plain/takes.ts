// The portal's end of taking in files without script: hands a form's body to a worker thread as fast as that takes it, and puts what
// comes back sealed into the store of everybody's files. A few forms at a time; who comes meanwhile is told so, with all they typed. What
// passes between the two threads moves and isn't copied.

import { type ArrivedFile, CASE_FIELD, type FailedFile, type TakenForm } from '../../../domain/arrived-files.ts';
import type { FileSettings } from '../../../domain/file-limits.ts';
import type { Refusal } from '../../../domain/result.ts';
import { type CaseId, type FileId, fromBase64url, newCaseId, parseCaseId } from '../../../protocol/check/index.ts';
import type { AssociationSettings } from '../../../store/settings.ts';
import type { UploadAnswer, UploadKey, Uploads } from '../../../store/uploads.ts';
import { describeError } from '../../middleware/failure.ts';
import { broughtIn, type Question, type Reply, type TakeJob } from './jobs.ts';
import { type ReadForm, readMultipart } from './multipart.ts';
import { startPhotoTurns } from './photo-turns.ts';
import type { Work } from './queue.ts';
import { TAKE_PATHS } from './take-store.ts';

/** A form as it comes. `length`: what its request says, if it says any. */
export type ComingForm = {
  readonly type: string;
  readonly length: number | undefined;
  readonly body: AsyncIterable<Uint8Array>;
};

/** Each takes a thread of some 30 MB; a few of them at a time, a photo's worth of memory more. */
const AT_ONCE = 8;
const BUSY: Refusal = { code: 'uploads-busy' };

type Needs = {
  readonly uploads: Uploads;
  readonly files: FileSettings;
  readonly log: (event: string) => void;
  /** How long looking through a photo may take; as long as it needs, unless a test says otherwise. */
  readonly photoMs?: number;
};
type Answered = Omit<Reply, 'say' | 'id'>;
type Begin = (
  association: AssociationSettings,
  job: TakeJob,
  answerTo: (question: Question) => Promise<Answered>,
) => Work<ReadForm> & { readonly stop: () => void };
/** What a worker sends along with its questions; both ends are this program. */
type Said = {
  readonly file: FileId;
  readonly secret: string;
  readonly caseId: CaseId;
  readonly bytes: number;
  readonly least: number;
  readonly part: number;
  readonly length: number;
  readonly hash: string;
  readonly item: string;
};

const GOOD: Answered = { status: 200, body: {} };

/** The library copies what it hashes into memory that it never gives back, and others have their turn between two writes. */
const WRITTEN_AT_ONCE = 262_144;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += WRITTEN_AT_ONCE) yield bytes.subarray(at, at + WRITTEN_AT_ONCE);
}

/** A piece of bytes on its way to the other thread; none is the end. */
const handed = (next: IteratorResult<Uint8Array>): Answered =>
  next.done === true ? { status: 200, body: null } : { status: 200, body: { moved: next.value } };

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

export const startTakes = ({ uploads, files, log, photoMs }: Needs, begin: Begin) => {
  let under = 0;
  const photos = startPhotoTurns(photoMs);

  /** The texts of a form, its files passed over. */
  const withoutFiles = async ({ type, body }: ComingForm, refusal: Refusal): Promise<TakenForm> => {
    const { fields, failed, taken } = gathering();
    const read = await readMultipart(type, body, {
      field: (name, text) => void fields.push([name, text]),
      file: async ({ name, pieces }) => {
        const first = await pieces[Symbol.asyncIterator]().next();
        if (name !== '' || first.done !== true) failed.push({ name, refusal });
      },
      unread: () => void failed.push({ name: '', isUnread: true }),
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
    /** The photo that is looked through: what is read of it, and its turn. */
    let reading: AsyncIterator<Uint8Array> | undefined;
    let giveBack: (() => void) | undefined;
    let isOver = false;
    const doneLooking = async (): Promise<void> => {
      giveBack?.();
      await reading?.return?.();
      reading = undefined;
    };

    const keyOf = ({ file, secret }: Said): UploadKey => ({
      association: association.id,
      fileId: file,
      author: 'reporter',
      secret: fromBase64url(secret, 32) ?? new Uint8Array(32),
    });
    const answerOf = <T>(answer: UploadAnswer<T>): { readonly status: number; readonly body: object } => {
      if (answer.ok) return { status: 200, body: {} };
      return { status: 409, body: answer.error === 'refused' ? { refusal: answer.refusal } : {} };
    };
    const nextPiece = async (): Promise<Answered> => {
      try {
        const next = await coming.next();
        isEnded = next.done === true;
        return handed(next);
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
          return answerOf(await uploads.begin({ ...keyOf(said), caseId: said.caseId }, said.bytes, said.least));
        case TAKE_PATHS.settle:
          return answerOf(await uploads.settle(keyOf(said), said.bytes));
        case TAKE_PATHS.part: {
          const moved = broughtIn(body);
          if (moved === undefined) return { status: 400, body: {} };
          const part = inPieces(moved.subarray(0, said.length));
          const { status, body: problem } = answerOf(await uploads.putPart(keyOf(said), said.part, said.hash, part));
          return { status, body: { ...problem, moved } };
        }
        case TAKE_PATHS.end: {
          const ended = await uploads.finish(keyOf(said), said.item);
          return answerOf(ended);
        }
        case TAKE_PATHS.look: {
          const whole = await uploads.readBack(keyOf(said));
          if (!whole.ok) return answerOf(whole);
          giveBack = await photos.take(() => work.stop());
          if (isOver) giveBack();
          reading = whole.value[Symbol.asyncIterator]();
          return GOOD;
        }
        case TAKE_PATHS.read:
          return reading === undefined ? { status: 404, body: {} } : handed(await reading.next());
        case TAKE_PATHS.looked:
          await doneLooking();
          return GOOD;
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
    isOver = true;
    await doneLooking();
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
