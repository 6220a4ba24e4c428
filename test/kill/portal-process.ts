// Portals in processes of their own, to be killed. The compiled program is loaded in advance, so that starting anew over the
// same folder costs no more than opening it; each process is ended by its own id, and only once.
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Config } from '../../src/config.ts';

/** The server as `npm run build` compiles it and `npm start` runs it. */
export const program: string = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

/** What a process has written, and how it ended. */
export type Ended = { readonly out: string; readonly signal: NodeJS.Signals | null; readonly code: number | null };

export type Running = {
  readonly port: number;
  readonly url: string;
  /** What it has written to both of its outputs so far. */
  readonly written: () => string;
  /** Sends the signal and waits for the end. */
  readonly end: (signal: 'SIGKILL' | 'SIGTERM') => Promise<Ended>;
};

type Child = { readonly child: ChildProcess; readonly written: () => string; readonly ended: Promise<Ended> };

const watched = (child: ChildProcess): Child => {
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      out += chunk.toString('utf8');
    });
  }
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ out, signal, code }));
  });
  return { child, written: () => out, ended };
};

const runningAt = ({ child, written, ended }: Child, url: string): Running => ({
  port: Number(new URL(url).port),
  url,
  written,
  end: (signal) => {
    child.kill(signal);
    return ended;
  },
});

const mustBeBuilt = (): void => {
  if (!existsSync(program)) throw new Error('There is no dist/main.js: npm run build');
};

/** Loads the program that PROGRAM names, then starts a portal with the settings that come as a message. */
const WAITING = `
  process.umask(0o077);
  const { createPortal } = await import(process.env.PROGRAM);
  process.once('message', (config) => {
    createPortal(config).then(
      ({ url }) => process.send({ url }),
      (error) => process.send({ error: error.message }),
    );
  });
`;

export type Waiting = {
  /** Starts the portal; resolves once it listens. */
  readonly start: (config: Config) => Promise<Running>;
  /** Ends a process that was never started. */
  readonly drop: () => Promise<void>;
};

const replyOf = (message: unknown): { readonly url?: unknown; readonly error?: unknown } =>
  typeof message === 'object' && message !== null ? message : {};

/** A process that has everything loaded and waits for its settings. */
export const waitingPortal = (): Waiting => {
  mustBeBuilt();
  const args = ['--input-type=module', '--eval', WAITING];
  const env = { PROGRAM: pathToFileURL(program).href };
  const own = watched(spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] }));
  return {
    start: (config) =>
      new Promise((resolve, reject) => {
        own.child.once('message', (message: unknown) => {
          const { url, error } = replyOf(message);
          if (typeof url === 'string') resolve(runningAt(own, url));
          else reject(new Error(`the portal didn't start: ${String(error)}`));
        });
        own.ended.then(({ out, code }) => reject(new Error(`the portal ended with ${code}: ${out}`)), reject);
        // Where it has ended already, `ended` tells what it said.
        own.child.send(config, () => undefined);
      }),
    drop: async () => {
      own.child.kill('SIGKILL');
      await own.ended;
    },
  };
};

type Circumstances = {
  /** Modules that are loaded before the program. */
  readonly preload?: readonly string[];
  /** No file may grow beyond so many KiB: what a full disk is to whoever writes. */
  readonly mostKib?: number;
};

const BLOCKS_PER_KIB = 2;
/** Writing beyond the limit fails as on a full disk, where the signal that would end the process isn't heard. */
const limited = (mostKib: number): readonly string[] => [
  '-c',
  `trap '' XFSZ; ulimit -f ${mostKib * BLOCKS_PER_KIB}; exec "$@"`,
  'sh',
];

/** The program as `npm start` runs it. `started` resolves once it listens. */
export const startProgram = (
  environment: Readonly<Record<string, string>>,
  { preload = [], mostKib }: Circumstances = {},
): { readonly started: Promise<Running>; readonly ended: Promise<Ended>; readonly kill: () => void } => {
  mustBeBuilt();
  const node = [process.execPath, ...preload.flatMap((module) => ['--import', module]), program];
  const [command = '', ...args] = mostKib === undefined ? node : ['/bin/sh', ...limited(mostKib), ...node];
  const own = watched(spawn(command, args, { env: { PORT: '0', ...environment }, stdio: ['ignore', 'pipe', 'pipe'] }));
  const started = new Promise<Running>((resolve, reject) => {
    own.child.stdout?.on('data', () => {
      const url = /listens on (http:\S+)\n/.exec(own.written())?.[1];
      if (url !== undefined) resolve(runningAt(own, url));
    });
    own.ended.then(({ out, code }) => reject(new Error(`the program ended with ${code}: ${out}`)), reject);
  });
  // Whoever kills it before it listens doesn't wait for that.
  started.catch(() => undefined);
  return { started, ended: own.ended, kill: () => void own.child.kill('SIGKILL') };
};
