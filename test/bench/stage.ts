// A portal as `npm start` runs it, in a process of its own, over an association founded by the real protocol in a folder
// that goes with the bench. Ended always by its own process id.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { argon2Node } from '../../src/argon2-node.ts';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { type Cast, found } from '../../src/cli/demo/founding.ts';
import { MAX_TRIES } from '../../src/client/reporter.ts';
import { type Config, readConfig } from '../../src/config.ts';
import { IntakePackage, parseWire } from '../../src/domain/wire.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { createPortal } from '../../src/portal.ts';
import { readRoot } from '../../src/store/root.ts';
import { type LoadOrder, LoadResult, recordsOf, runOwn, SealedBefore, SealOrder } from './orders.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** How many processes seal at once, before any clock runs. */
const SEALERS = 2;

/** An association that was founded, lying in its folder; nothing runs. */
export type Founded = {
  readonly folder: string;
  readonly dataFolder: string;
  readonly cast: Cast;
  readonly foundation: SealOrder['foundation'];
  readonly root: string;
  readonly config: Config;
};

/** A port that nobody listens on now. It stays the association's, so that its address is the one that is asked for. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const configIn = (folder: string, port: number): Config => {
  const files = { DATA: join(folder, 'data'), SERVER_KEY_FILE: join(folder, 'server.key'), SECOND_FACTOR: 'offered' };
  const read = readConfig({ ...files, PORT: String(port) });
  if (!read.ok) throw new Error(read.errors.join('\n'));
  return read.config;
};

/** Founds an association on the day of `foundedAt` and closes the days up to `clock`'s last; Argon2id at its full cost. */
const foundIn = async (folder: string, foundedAt: Date): Promise<Founded> => {
  const config = configIn(folder, await freePort());
  const portal = await createPortal(config, { clock: () => foundedAt, log: () => undefined });
  try {
    const cast = await found(portal, demoFounding(portal.deps.random), argon2Node);
    await runHeads(portal.deps, foundedAt);
    const answer = await portal.app.request(`${portal.url}/api/intake`);
    const intake = parseWire(IntakePackage, await answer.json());
    const rootHash = readRoot(config.dataFolder, portal.association);
    if (intake?.open !== true || rootHash === undefined) throw new Error('the association takes no reports');
    const { foundation } = intake;
    return { folder, dataFolder: config.dataFolder, cast, foundation, root: rootHash, config };
  } finally {
    await portal.close();
  }
};

/** Runs `job` over a founded association in a fresh folder, and clears the folder away. */
export const withFounded = async (
  job: (founded: Founded) => Promise<void>,
  foundedAt: Date = new Date(),
): Promise<void> => {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'amanah-bench-'));
  try {
    await job(await foundIn(folder, foundedAt));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Seals `count` different reports from number `first` on, as of the day `on`; gives the files they lie in. */
export const sealReports = async (
  founded: Pick<Founded, 'foundation' | 'root' | 'folder'>,
  { first, count, on }: { readonly first: number; readonly count: number; readonly on: string },
): Promise<readonly string[]> => {
  const share = Math.ceil(count / SEALERS);
  const orders = Array.from({ length: SEALERS }, (_, at): SealOrder => {
    const begin = Math.min(count, at * share);
    return {
      foundation: founded.foundation,
      root: founded.root,
      first: first + begin,
      count: Math.min(count, begin + share) - begin,
      on,
      file: join(founded.folder, `sealed-${first + begin}`),
    };
  }).filter((order) => order.count > 0);
  await Promise.all(orders.map((order) => runOwn('./seal.ts', order)));
  return orders.map(({ file }) => file);
};

/**
 * Seals the reports at these places of a file of sealed reports again, each with its own code and keys under a new case id,
 * as a reporter's browser does where the portal says that a number is taken; gives the file they lie in.
 */
export const redrawReports = async (file: string, places: readonly number[]): Promise<string> => {
  const { foundation, root, on } = v.parse(SealOrder, JSON.parse(readFileSync(`${file}.order`, 'utf8')));
  const keys = [...recordsOf(readFileSync(`${file}.keys`))];
  const again = places.map((at) => v.parse(SealedBefore, JSON.parse(keys[at]?.toString('utf8') ?? '')));
  const order: SealOrder = { foundation, root, first: 0, count: again.length, on, file: `${file}-again`, again };
  await runOwn('./seal.ts', order);
  return order.file;
};

/** A running portal. */
export type Running = {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  /** Milliseconds from starting the process to the whole answer to the first request. */
  readonly firstAnswerMs: number;
};

const sendOnce = async (order: LoadOrder): Promise<LoadResult> => {
  const result = v.parse(LoadResult, JSON.parse(await runOwn('./load.ts', order)));
  if (result.errors > 0) throw new Error(`${result.errors} requests failed: ${JSON.stringify(result.answers)}`);
  return result;
};

/**
 * Sends every record of `files` to `path`, `at` at a time. Throws where one wasn't acknowledged. Reports whose number is
 * taken are drawn anew and sent after the clock: the figures are of the first sending, the count is of all.
 */
export const sendRecords = async (
  portal: Pick<Running, 'port'>,
  path: string,
  files: readonly string[],
  at: number,
  type = 'application/json',
): Promise<LoadResult> => {
  const first = await sendOnce({ port: portal.port, path, type, files: [...files], at });
  let result = first;
  let sent = files;
  for (let tries = 1; result.taken.length > 0; tries += 1) {
    if (tries === MAX_TRIES) throw new Error(`taken ${tries} times: ${JSON.stringify(result.answers)}`);
    const { taken } = result;
    const again: string[] = [];
    for (const [place, file] of sent.entries()) {
      const places = taken.filter((one) => one.file === place).map((one) => one.at);
      if (places.length > 0) again.push(await redrawReports(file, places));
    }
    const next = await sendOnce({ port: portal.port, path, type, files: again, at: 1 });
    result = { ...next, acknowledged: result.acknowledged + next.acknowledged };
    sent = again;
  }
  return { ...first, acknowledged: result.acknowledged };
};

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const url = /listens on (http:\S+)/.exec(output)?.[1];
      if (url !== undefined) resolve(url);
    });
    child.once('close', (code) => reject(new Error(`the portal ended with ${code}: ${output}`)));
  });

const profiling = (folder: string): readonly string[] =>
  process.env.BENCH_PROFILE === undefined
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE || folder}`];

/** What `npm start` gives Node: its settings and the program. */
const startWords = (): readonly string[] => {
  const { scripts } = v.parse(
    v.object({ scripts: v.object({ start: v.string() }) }),
    JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')),
  );
  const [node, ...words] = scripts.start.split(' ');
  if (node !== 'node') throw new Error(`npm start runs ${node}`);
  return words;
};

/** Starts the built portal, lends it to `job`, and ends it in order. What it writes to its log fails the bench. */
export const withPortal = async (founded: Founded, job: (portal: Running) => Promise<void>): Promise<void> => {
  const from = performance.now();
  const child = spawn(process.execPath, [...profiling(founded.folder), ...startWords()], {
    cwd: root,
    env: {
      PATH: process.env.PATH,
      DATA: founded.dataFolder,
      SERVER_KEY_FILE: founded.config.serverKeyFile,
      PORT: String(founded.config.port),
      ADDRESS: founded.config.address,
      SECOND_FACTOR: founded.config.secondFactor,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  try {
    const url = await listening(child);
    await (await fetch(`${url}/ar`)).text();
    const firstAnswerMs = performance.now() - from;
    await job({ pid: child.pid ?? 0, port: Number(new URL(url).port), url, firstAnswerMs });
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
  if (complaint !== '') throw new Error(`the portal complained: ${complaint}`);
  if (child.exitCode !== 0) throw new Error(`the portal ended with ${child.exitCode}`);
};
