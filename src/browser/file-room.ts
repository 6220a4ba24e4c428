// The page's side of the file worker: gives it tasks and hears of each. It is ended, and whatever it sends with it, as soon as
// somebody leaves the page; a worker that broke off is begun anew with the next task.
import type { Answer } from '../client/transport.ts';
import type { UploadedFile } from '../client/upload.ts';
import type {
  FetchedFile,
  FetchTask,
  FileLook,
  FileNews,
  FileTask,
  RecallTask,
  SendTask,
  Unlooked,
} from './file-tasks.ts';
import { TRANSFER, TRANSFERS, type UnderWay } from './transfer-event.ts';

type OnProgress = (done: number, of: number) => void;

export type FileRoom = {
  readonly look: (id: number, file: File) => Promise<FileLook | Unlooked>;
  readonly send: (id: number, task: SendTask, onProgress: OnProgress) => Promise<Answer<UploadedFile>>;
  readonly recall: (id: number, task: RecallTask) => Promise<Answer<UploadedFile>>;
  readonly fetch: (id: number, task: FetchTask, onProgress: OnProgress) => Promise<Answer<FetchedFile> | 'unwritten'>;
  readonly halt: (id: number) => void;
  /** Takes what was sent of a file off the portal. */
  readonly remove: (id: number) => void;
  readonly end: () => void;
};

/** What a task may hear of. */
type TaskNews = Exclude<FileNews, { readonly news: 'here' }>;
/** What hears of a task: its news, or why there is none where the worker is gone. */
type Hears = (news: TaskNews | Unlooked) => void;

const isSaving = (task: FileTask): boolean =>
  task.task === 'fetch' && (task.into !== undefined || task.onward !== undefined);

const broken: Answer<never> = { ok: false, problem: { error: 'offline' } };

/** `address` is that of the built file-worker.ts on the page's own origin. */
export const openFileRoom = (address: string): FileRoom => {
  const waiting = new Map<number, { readonly hears: Hears; readonly task: FileTask }>();
  let worker: Worker | undefined;
  let isOver = false;
  let begun = 0;
  let isHere = false;

  const tellUnderWay = (): void => {
    const tasks = [...waiting.values()].map(({ task }) => task);
    const underWay: UnderWay = { by: waiting, files: tasks.length, savings: tasks.filter(isSaving).length };
    window.dispatchEvent(new CustomEvent(TRANSFERS, { detail: underWay }));
  };
  const end = (): void => {
    worker?.terminate();
    worker = undefined;
  };
  const breakOff = (): void => {
    end();
    const why = isHere ? 'broken' : 'absent';
    const all = [...waiting.values()];
    waiting.clear();
    for (const { hears } of all) hears(why);
  };
  const begin = (): Worker => {
    // Some browsers never ask again for an address that failed; its fragment makes it another one.
    const made = new Worker(begun === 0 ? address : `${address}#${begun}`, { type: 'module' });
    begun += 1;
    isHere = false;
    made.addEventListener('error', breakOff);
    made.addEventListener('messageerror', breakOff);
    made.addEventListener('message', ({ data }: MessageEvent<FileNews>) => {
      if (data.news === 'here') {
        isHere = true;
        return;
      }
      if (data.news === 'progress') window.dispatchEvent(new Event(TRANSFER));
      waiting.get(data.id)?.hears(data);
    });
    return made;
  };
  const give = (task: FileTask): void => {
    if (isOver) return;
    worker ??= begin();
    worker.postMessage(task, task.task === 'fetch' && task.onward !== undefined ? [task.onward] : []);
  };
  const leave = (): void => {
    isOver = true;
    end();
  };
  window.addEventListener('pagehide', leave);
  window.addEventListener('leaving', leave);

  const ask = <T>(task: FileTask, read: (news: TaskNews | Unlooked) => T | undefined): Promise<T> =>
    new Promise((resolve) => {
      const hears: Hears = (news) => {
        const answer = read(news);
        if (answer === undefined) return;
        waiting.delete(task.id);
        tellUnderWay();
        resolve(answer);
      };
      waiting.set(task.id, { hears, task });
      tellUnderWay();
      give(task);
    });

  return {
    look: (id, file) =>
      ask({ task: 'look', id, file }, (news): FileLook | Unlooked | undefined => {
        if (typeof news === 'string') return news;
        return news.news === 'looked' ? news.look : undefined;
      }),
    send: (id, task, onProgress) =>
      ask({ task: 'send', id, ...task }, (news) => {
        if (typeof news === 'string') return broken;
        if (news.news === 'progress') onProgress(news.done, news.of);
        return news.news === 'sent' ? news.answer : undefined;
      }),
    recall: (id, task) =>
      ask({ task: 'recall', id, ...task }, (news) => {
        if (typeof news === 'string') return broken;
        return news.news === 'sent' ? news.answer : undefined;
      }),
    fetch: (id, task, onProgress) =>
      ask({ task: 'fetch', id, ...task }, (news) => {
        if (typeof news === 'string') return broken;
        if (news.news === 'progress') onProgress(news.done, news.of);
        return news.news === 'fetched' ? news.answer : undefined;
      }),
    halt: (id) => give({ task: 'halt', id }),
    remove: (id) => give({ task: 'remove', id }),
    end: leave,
  };
};
