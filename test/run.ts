// Runs every test file in a process of its own, those that only compute a folder at a time, and counts: uvu alone exits 0 where nothing passed, so this runner
// demands passed = total, nothing skipped, and at least one test from every file found.
// Usage: npm test [-- part-of-a-path …]. It must never skip: a missing browser is a failure, told before anything else.
// It builds what the browser loads first, and on a whole run checks types and style too.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { compileTests, SEVERAL } from './compile.ts';
import { failedLines } from './failed.ts';
import { inParts, longestFirst, rememberSeconds } from './order.ts';
import { scratchFolder } from './scratch.ts';
import { findBrowser, HOW_TO_INSTALL } from './support/browser-path.ts';

const root = new URL('.', import.meta.url).pathname;
/** So long may each file take before it counts as hung. The slowest are whole lines played in a browser. */
const FILE_DEADLINE_MS = 300_000;
/** Processes at a time, on a machine with two cores or more: one more than cores, since each waits now and then. */
const WORKERS = 3;

/**
 * Files that run one after the other in one process, by the folder's name: what most of them take is to begin, with modules to
 * load, an association to found and a browser to open. Only what is longest stays alone, so that the workers end together.
 */
const TOGETHER: readonly string[] = [
  ...['auth', 'browser', 'cli', 'client', 'domain', 'http', 'journeys', 'policy', 'protocol', 'security', 'store'],
  ...['structure', 'torture', 'views'],
];
const isAlone = (file: string): boolean => /^browser\/accessible/.test(file);
/** Folders in as many parts: as one they would still run when nothing else is left. */
const PARTS: Readonly<Record<string, number>> = { browser: 4 };

/**
 * A failed promise that nobody hears fails its file, and stacks name the sources. Tests make much that is soon gone: with more
 * room for what is new, and without threads that take a core from the other worker, collecting it takes a sixth less of a file.
 */
const NODE_FLAGS: readonly string[] = [
  ...['--unhandled-rejections=strict', '--enable-source-maps'],
  ...['--max-semi-space-size=64', '--single-threaded-gc'],
  // What is old is looked through only once there is so much of it: a fourteenth to a tenth of what a folder's process takes.
  '--initial-old-space-size=512',
  // What runs for a minute or two is compiled by the slow compiler only where it is much hotter than usual: a tenth less.
  '--interrupt-budget=250000',
];

type FileResult = {
  readonly file: string;
  readonly passed: number;
  readonly failed: number;
  /** What is told where something failed. */
  readonly told: readonly string[];
  readonly seconds: number;
};

const testFiles = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === 'bench' ? [] : testFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });

const count = (output: string, label: string): number => {
  const found = new RegExp(`${label}:\\s+(\\d+)`).exec(output);
  return found?.[1] === undefined ? -1 : Number(found[1]);
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: uvu colours its counts with escape sequences.
const plain = (output: string): string => output.replace(/\u001b\[\d+m/g, '');

/** Runs `script` with `given`, in which `inside` stand; what comes of it stands under the name of the file or the folder. */
const runScript = (
  file: string,
  script: string,
  inside: readonly string[],
  given: readonly string[] = [],
): Promise<FileResult> =>
  new Promise((resolve) => {
    const deadlineMs = FILE_DEADLINE_MS * Math.max(1, given.length);
    const startedAt = performance.now();
    const child = spawn(process.execPath, [...NODE_FLAGS, script, ...given], {
      env: { ...process.env, NODE_ENV: 'test', FORCE_COLOR: '0', TMPDIR: scratch },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const written: { readonly out: Buffer[]; readonly err: Buffer[] } = { out: [], err: [] };
    let hung = false;
    child.stdout.on('data', (chunk: Buffer) => written.out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => written.err.push(chunk));
    const deadline = setTimeout(() => {
      hung = true;
      child.kill('SIGKILL');
    }, deadlineMs);
    child.on('close', (code) => {
      clearTimeout(deadline);
      const [out, err] = [plain(String(Buffer.concat(written.out))), plain(String(Buffer.concat(written.err)))];
      const total = count(out, 'Total');
      const passed = Math.max(0, count(out, 'Passed'));
      const skipped = count(out, 'Skipped');
      const reasons = [
        hung ? `still running after ${deadlineMs / 1000} s` : '',
        total <= 0 && !hung ? 'registered no test (is .run() missing?)' : '',
        skipped > 0 ? `${skipped} skipped` : '',
        // Where a test has failed it is told itself.
        code !== 0 && !hung && total <= passed ? `exit code ${code}` : '',
      ].filter((reason) => reason !== '');
      const failed = Math.max(0, total - passed, reasons.length > 0 ? 1 : 0);
      const seconds = (performance.now() - startedAt) / 1000;
      const told = failed > 0 ? failedLines({ out, err, reasons }, inside) : [];
      resolve({ file, passed, failed, told, seconds });
    });
  });

const wanted = process.argv.slice(2);
// The longest first, so that the workers end together.
const files = longestFirst(
  testFiles('.').filter((file) => wanted.length === 0 || wanted.some((part) => file.includes(part))),
);

if (files.length === 0) {
  console.error('No test file matches.');
  process.exit(1);
}
if (files.some((file) => file.startsWith('browser')) && findBrowser() === undefined) {
  console.error(`No browser to test in. Install one: ${HOW_TO_INSTALL}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
}

if (spawnSync('npm', ['run', '--silent', 'build'], { stdio: 'inherit' }).status !== 0) {
  console.error('npm run build failed.');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

/** Types and style, beside the first tests: the compiler leaves one processor idle. */
const checkBeside = (): Promise<boolean> =>
  new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', 'check'], { stdio: 'inherit' });
    child.on('close', (code) => {
      if (code !== 0) console.error('npm run check failed.');
      resolve(code === 0);
    });
  });
const checking = wanted.length === 0 ? checkBeside() : Promise.resolve(true);

const { folder, pathOf } = await compileTests(files);
const scratch = scratchFolder();
const folderOf = (file: string): string => file.split('/')[0] ?? '';
const together = TOGETHER.flatMap((folder) => {
  const parts = inParts(
    files.filter((file) => folderOf(file) === folder && !isAlone(file)),
    PARTS[folder] ?? 1,
  );
  return parts.map((inside, at) => ({ name: parts.length === 1 ? folder : `${folder} ${at + 1}`, inside }));
}).filter(({ inside }) => inside.length > 1);
const alone = files.filter((file) => !together.some(({ inside }) => inside.includes(file)));
const queue = [...longestFirst([...alone, ...together.map(({ name }) => name)])];
/** A folder is told with how many files it is. */
const labelOf = (name: string): string => {
  const several = together.find((one) => one.name === name);
  return several === undefined ? name : `${name} (${several.inside.length} files)`;
};
const run = (name: string): Promise<FileResult> => {
  const several = together.find((one) => one.name === name);
  if (several === undefined) return runScript(name, pathOf(name), [name]);
  const given = several.inside.map((file) => `${file}=${pathOf(file)}`);
  return runScript(name, pathOf(SEVERAL), several.inside, given);
};
const results: FileResult[] = [];
const worker = async (): Promise<void> => {
  for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
    const result = await run(name);
    const outcome = result.failed === 0 ? 'ok  ' : 'FAIL';
    console.log(`${outcome} ${labelOf(name)}  ${result.passed} passed  ${result.seconds.toFixed(1)} s`);
    for (const line of result.told) console.log(`     ${line}`);
    results.push(result);
  }
};
try {
  await Promise.all(Array.from({ length: availableParallelism() > 1 ? WORKERS : 1 }, worker));
} finally {
  for (const made of [folder, scratch]) rmSync(made, { recursive: true, force: true });
}
// A part of a folder says nothing of the whole.
if (wanted.length === 0) rememberSeconds(results);

const passed = results.reduce((sum, result) => sum + result.passed, 0);
const failed = results.reduce((sum, result) => sum + result.failed, (await checking) ? 0 : 1);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
