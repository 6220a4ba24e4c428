// The service worker through which a browser saves a file too large for its memory: it turns the pieces that a page opens into one
// download. It keeps nothing, sees no key, answers at its own addresses alone, each once, and is taken away with its last file.
import type { SavingTask } from './saving-tasks.ts';
import { SAVING_SCOPE } from './saving-tasks.ts';
import { type Body, receivedBody } from './streamed-file.ts';

/** What of a service worker's surroundings is used here; the types of pages don't know them. */
type Surroundings = {
  readonly addEventListener: {
    (kind: 'install', hears: () => void): void;
    (kind: 'message', hears: (event: MessageEvent<SavingTask> & Lasting) => void): void;
    (kind: 'fetch', hears: (event: Asked) => void): void;
  };
  readonly skipWaiting: () => Promise<void>;
  readonly registration: { readonly unregister: () => Promise<boolean> };
};
type Lasting = { readonly waitUntil: (until: Promise<unknown>) => void };
type Asked = { readonly request: Request; readonly respondWith: (answer: Response) => void };

const worker = self as unknown as Surroundings;

type Save = {
  readonly disposition: string;
  readonly size: number;
  readonly body: Body;
  isTaken: boolean;
  heardAt: number;
};
const saves = new Map<string, Save>();

/** A page asks every few seconds whether its file goes on; one that is silent so long is gone. */
const SILENT_MS = 25_000;
/** What the browser still takes of a file that ended. */
const LAST_MS = 2_000;

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, ms);
  });

const goIfIdle = async (): Promise<void> => {
  if (saves.size === 0) await worker.registration.unregister();
};

const drop = async (id: string): Promise<void> => {
  saves.get(id)?.body.breakOff();
  saves.delete(id);
  await pause(LAST_MS);
  await goIfIdle();
};

/** Lives on for a while, and ends what no page has asked after meanwhile. */
const watch = async (id: string): Promise<void> => {
  await pause(SILENT_MS);
  const save = saves.get(id);
  if (save !== undefined && Date.now() - save.heardAt >= SILENT_MS) await drop(id);
};

worker.addEventListener('install', () => void worker.skipWaiting());

worker.addEventListener('message', (event) => {
  const { data, ports } = event;
  const [answers, pieces] = ports;
  if (data.task === 'leave') return event.waitUntil(goIfIdle());
  if (data.task === 'drop') return event.waitUntil(drop(data.id));
  if (data.task === 'save' && pieces !== undefined) {
    const { disposition, size } = data;
    saves.set(data.id, { disposition, size, body: receivedBody(pieces), isTaken: false, heardAt: Date.now() });
  }
  const save = saves.get(data.id);
  if (save !== undefined) save.heardAt = Date.now();
  event.waitUntil(watch(data.id));
  answers?.postMessage(save !== undefined);
});

worker.addEventListener('fetch', (event) => {
  const { pathname } = new URL(event.request.url);
  const save = pathname.startsWith(SAVING_SCOPE) ? saves.get(pathname.slice(SAVING_SCOPE.length)) : undefined;
  // What isn't known here goes to the portal, where nothing is.
  if (save === undefined || save.isTaken) return;
  save.isTaken = true;
  event.respondWith(
    new Response(save.body.stream, {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Disposition': save.disposition,
        'Content-Length': String(save.size),
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
        'Cache-Control': 'no-store',
      },
    }),
  );
});
