// The portal's end of giving a file back without script: a worker thread opens it while the visit holds its key, and what it opens
// goes on to the browser as fast as that takes it. What is known not to be whole before its first byte is told; what turns out so later
// breaks off, so that no browser calls it saved. Who takes next to nothing gives way to others (saving-places.ts).
import type { ClientProblem } from '../../../client/transport.ts';
import type { FileWarning } from '../../../domain/hidden-data.ts';
import { riyadhDate } from '../../../domain/plain-date.ts';
import { type FileId, parseFileId } from '../../../protocol/check/index.ts';
import { mailboxFile } from '../../../store/packages.ts';
import type { AssociationSettings } from '../../../store/settings.ts';
import type { Deps } from '../../deps.ts';
import type { FetchJob, Made, Question, Reply } from './jobs.ts';
import type { Work } from './queue.ts';
import { newSavingPlaces, type SavingPlace, type SavingPlaces } from './saving-places.ts';
import { FETCH_PATHS } from './take-store.ts';

/** A file on its way out, under the name that its sender gave it. */
export type ComingOut = { readonly name: string; readonly size: number; readonly body: ReadableStream<Uint8Array> };
/** Why a file isn't given: its reader is to be warned of it first; too many are, the portal hasn't it whole any more, it isn't what was sent, or it can't be read just now. */
export type NotGiven = FileWarning | 'busy' | 'lost' | 'altered' | 'unreadable';
export type Fetched = { readonly ok: true; readonly file: ComingOut } | { readonly ok: false; readonly why: NotGiven };

/** What its thread says of a file before the first of it goes: `warning` where its reader is to be warned. */
type Coming = { readonly name: string; readonly size: number; readonly warning: FileWarning | undefined };

type Needs = Pick<Deps, 'database' | 'blobs' | 'files' | 'clock'>;
type Answered = Omit<Reply, 'say' | 'id'>;
type Begin = (
  association: AssociationSettings,
  job: FetchJob,
  /** Undefined: a question as every job's, not of this one alone. */
  answerTo: (question: Question) => Promise<Answered> | undefined,
) => Work<Made['fetch']>;

const BUSY: Fetched = { ok: false, why: 'busy' };
const GOOD: Answered = { status: 200, body: {} };
const GONE: Answered = { status: 410, body: {} };

const whyNot = ({ error, refusal }: ClientProblem): NotGiven => {
  if (refusal?.code === 'file-damaged') return 'lost';
  return error === 'cannot-open' ? 'altered' : 'unreadable';
};

/** A stream that takes one piece at a time: `push` resolves when there is room for the next, to false where nobody reads any more. */
const handedOver = (offer: (bytes: number) => () => void) => {
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isGone = false;
  let pulled: (() => void) | undefined;
  const free = (): void => {
    pulled?.();
    pulled = undefined;
  };
  const body = new ReadableStream<Uint8Array>(
    {
      start: (given) => {
        controller = given;
      },
      pull: free,
      cancel: () => {
        isGone = true;
        free();
      },
    },
    { highWaterMark: 1 },
  );
  const end = (isWhole: boolean): void => {
    if (isGone) return;
    if (isWhole) controller?.close();
    else controller?.error(new Error('a file is not whole'));
  };
  const push = async (piece: Uint8Array): Promise<boolean> => {
    const isTaken = offer(piece.length);
    if (!isGone) controller?.enqueue(piece);
    while (!isGone && (controller?.desiredSize ?? 0) <= 0) {
      await new Promise<void>((resolve) => {
        pulled = resolve;
      });
    }
    isTaken();
    return !isGone;
  };
  /** Ends it in the middle, whoever reads it or doesn't. */
  const breakOff = (): void => {
    end(false);
    isGone = true;
    free();
  };
  return { body, push, end, breakOff };
};

/** What can't even begin leaves its place. */
const started = <T>(place: SavingPlace, begin: () => T): T => {
  try {
    return begin();
  } catch (error) {
    place.leave();
    throw error;
  }
};

/** `mailbox` tells mailboxes apart and nothing else. */
export const startFetches = (deps: Needs, begin: Begin, places: SavingPlaces = newSavingPlaces()) => {
  return (association: AssociationSettings, job: FetchJob, mailbox: string): Promise<Fetched> =>
    new Promise((resolve, reject) => {
      const place = places.take(mailbox, () => {
        breakOff();
        resolve(BUSY);
      });
      if (place === undefined) return resolve(BUSY);
      const { body, push, end, breakOff } = handedOver(place.offer);
      let reading: AsyncIterator<Uint8Array> | undefined;

      const open = async (said: { readonly lookup: string; readonly file: FileId; readonly from: number }) => {
        await reading?.return?.();
        const file = parseFileId(said.file);
        const today = riyadhDate(deps.clock());
        const found = file && (await mailboxFile(deps, association, said.lookup, file, today));
        if (found === undefined || (await deps.blobs.size(found.blob)) !== found.bytes)
          return { status: 404, body: {} };
        reading = deps.blobs.readRange(found.blob, said.from, found.bytes)[Symbol.asyncIterator]();
        return { status: said.from === 0 ? 200 : 206, body: {} };
      };
      const answerOf = async ({ path, body: said }: Question): Promise<Answered> => {
        switch (path) {
          case FETCH_PATHS.begin: {
            const { name, size, warning } = said as Coming;
            if (warning !== undefined) {
              resolve({ ok: false, why: warning });
              return GONE;
            }
            resolve({ ok: true, file: { name, size, body } });
            return GOOD;
          }
          case FETCH_PATHS.open:
            return open(said as Parameters<typeof open>[0]);
          case FETCH_PATHS.next: {
            const next = await reading?.next();
            return { status: 200, body: next === undefined || next.done === true ? null : next.value };
          }
          case FETCH_PATHS.piece:
            return (await push(said as Uint8Array)) ? GOOD : GONE;
          default:
            return { status: 404, body: {} };
        }
      };
      const own: readonly string[] = Object.values(FETCH_PATHS);
      const work = started(place, () =>
        begin(association, job, (question) => (own.includes(question.path) ? answerOf(question) : undefined)),
      );
      work.result
        .then(
          (answer) => {
            end(answer.ok);
            if (!answer.ok) resolve({ ok: false, why: whyNot(answer.problem) });
          },
          (error: unknown) => {
            end(false);
            reject(error);
          },
        )
        .finally(() => reading?.return?.());
      void work.ended.then(place.leave);
    });
};
