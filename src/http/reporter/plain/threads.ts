// Starts the worker threads and ends them: each serves one job. One is started in advance once somebody needed one, so that the
// next reporter doesn't wait for it, and ended again where nobody comes.
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';

export type Threads = {
  /** A thread for one job; the caller hears it and gives it back to nobody. */
  readonly take: () => Worker;
  /** Starts one in advance. */
  readonly prepare: () => void;
  readonly close: () => Promise<void>;
};

/** A thread that waits takes some 20 MB. */
const SPARE_MS = 60_000;

/** What a thread makes in passing is cleared away each time that it is so much. */
const YOUNG_MB = 2;
/** The allowance that the program was started with (`npm start`) would go before each thread's own. The portal's thread has taken it by now. */
setFlagsFromString('--max-semi-space-size=0');

/** From the sources the worker needs the loader that reads TypeScript; beside the built program it lies as a script. */
const workerUrl = (): URL => {
  if (!import.meta.url.endsWith('.ts')) return new URL('./plain-worker.js', import.meta.url);
  const [loader, worker] = [import.meta.resolve('tsx/esm/api'), new URL('./worker.ts', import.meta.url).href];
  const script = `import { register } from ${JSON.stringify(loader)}; register(); await import(${JSON.stringify(worker)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(script)}`);
};

/** One in advance is a convenience: where the machine has no room for it, whoever needs one is told so then. */
const attempted = (start: () => Worker): Worker | undefined => {
  try {
    return start();
  } catch {
    return undefined;
  }
};

export const startThreads = (): Threads => {
  const url = workerUrl();
  let spare: Worker | undefined;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const start = (): Worker =>
    new Worker(url, { execArgv: [], env: {}, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });

  const drop = async (): Promise<void> => {
    clearTimeout(timer);
    const ending = spare;
    spare = undefined;
    await ending?.terminate();
  };

  return {
    take: () => {
      clearTimeout(timer);
      const worker = spare ?? start();
      spare = undefined;
      worker.ref();
      return worker;
    },
    prepare: () => {
      if (closed || spare !== undefined) return;
      const worker = attempted(start);
      if (worker === undefined) return;
      const forget = () => {
        if (spare === worker) spare = undefined;
      };
      worker.on('error', forget);
      worker.on('exit', forget);
      worker.unref();
      spare = worker;
      timer = setTimeout(() => void drop(), SPARE_MS);
      timer.unref();
    },
    close: () => {
      closed = true;
      return drop();
    },
  };
};
