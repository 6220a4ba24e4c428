// Saving a file that is too large for a browser's memory where no page may choose a place: a service worker that is there for this
// file alone gives it to the browser as one download, piece by piece. The browser alone knows where it goes.
import { savedAs } from '../client/safe-name.ts';
import { el } from './dom.ts';
import { SAVING_SCOPE, type SavingTask } from './saving-tasks.ts';

/** A download that a browser has begun. */
export type Saving = {
  /** Where the pieces go. */
  readonly pieces: MessagePort;
  /** Keeps the worker alive; to be called as pieces pass, for clocks of hidden pages stand nearly still. */
  readonly stay: () => void;
  /** Ends it: broken off where not all of the file went, and then nothing of the worker is left. */
  readonly end: () => void;
};

/** So often the worker is asked whether it goes on; a browser takes one away that was asked nothing for 30 seconds. */
const STAY_MS = 5_000;
/** A worker that doesn't answer for so long isn't there. */
const ANSWER_MS = 20_000;

/** Private windows of some browsers have no such workers. */
export const canStream = (): boolean => 'serviceWorker' in navigator && window.isSecureContext;

const ask = (worker: ServiceWorker, task: SavingTask, pieces?: MessagePort): Promise<boolean> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => resolve(false), ANSWER_MS);
    port1.onmessage = ({ data }: MessageEvent<boolean>) => {
      clearTimeout(late);
      port1.close();
      resolve(data);
    };
    worker.postMessage(task, pieces === undefined ? [port2] : [port2, pieces]);
  });

/** The worker once it is ready; it rejects where the browser takes none. */
const begin = async (script: string): Promise<ServiceWorker> => {
  const registration = await navigator.serviceWorker.register(script, { scope: SAVING_SCOPE, updateViaCache: 'all' });
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  if (worker === null) throw new Error('no worker');
  if (worker.state === 'activated') return worker;
  await new Promise<void>((resolve, reject) => {
    worker.addEventListener('statechange', () => {
      if (worker.state === 'activated') resolve();
      if (worker.state === 'redundant') reject(new Error('the worker did not start'));
    });
  });
  return worker;
};

const newId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Has the browser save what will come under `name`, of `size` bytes; `onGone` hears where the worker is gone before its end. */
export const startSaving = async (
  script: string,
  { name, size }: { readonly name: string; readonly size: number },
  onGone: () => void,
): Promise<Saving> => {
  const worker = await begin(script);
  const id = newId();
  const { port1, port2 } = new MessageChannel();
  const isKnown = await ask(worker, { task: 'save', id, disposition: savedAs(name), size }, port2);
  if (!isKnown) throw new Error('the worker takes nothing');
  const frame = el('iframe', { hidden: true, src: `${SAVING_SCOPE}${id}` });
  document.body.append(frame);

  let isOver = false;
  let asked = Date.now();
  const stay = (): void => {
    if (isOver || Date.now() - asked < STAY_MS) return;
    asked = Date.now();
    void ask(worker, { task: 'stay', id }).then((isThere) => {
      if (!isThere && !isOver) onGone();
    });
  };
  const clock = setInterval(stay, STAY_MS);
  const end = (): void => {
    if (isOver) return;
    isOver = true;
    clearInterval(clock);
    worker.postMessage({ task: 'drop', id } satisfies SavingTask);
    for (const kind of ['pagehide', 'leaving']) window.removeEventListener(kind, end);
    frame.remove();
  };
  for (const kind of ['pagehide', 'leaving']) window.addEventListener(kind, end);
  return { pieces: port1, stay, end };
};

/** Takes away a worker that a page left which was ended with its browser. */
export const endLeftSaving = async (): Promise<void> => {
  if (!canStream()) return;
  const registration = await navigator.serviceWorker.getRegistration(SAVING_SCOPE).catch(() => undefined);
  registration?.active?.postMessage({ task: 'leave' } satisfies SavingTask);
};
