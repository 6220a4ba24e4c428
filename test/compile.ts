// Compiles the test files with what they import from this project, once for all of them: loading each module's TypeScript in
// every file's own process takes longer than most tests. Packages stay in node_modules; nothing is checked here.
import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { FOR_SERVER, WORKER } from '../src/cli/build.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const THREADS = join(root, 'src/http/reporter/plain/threads.ts');

/** Modules find the project's files from where their source lies; the worker thread is sought beside the compiled module. */
const wherever: esbuild.Plugin = {
  name: 'the address of the source',
  setup: (build) => {
    build.onLoad({ filter: /\.tsx?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const contents =
        path === THREADS ? source : source.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { contents, loader: path.endsWith('x') ? 'tsx' : 'ts' };
    });
  },
};

const LEFT_MS = 3_600_000;

/** A run that was broken off leaves its folder. */
const removeLeft = async (cache: string): Promise<void> => {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (!name.startsWith('tests-') || Date.now() - (await stat(folder)).mtimeMs < LEFT_MS) continue;
    await rm(folder, { recursive: true, force: true });
  }
};

const nameOf = (file: string): string => file.replace(/\.tsx?$/, '').replaceAll('/', '--');

/** What runs several of them in one process; its path is asked for like a test file's. */
export const SEVERAL = 'several.ts';

/** Compiles `files`, paths below this folder, into a new folder that the caller removes; tells where each one lies. */
export const compileTests = async (
  files: readonly string[],
): Promise<{ readonly folder: string; readonly pathOf: (file: string) => string }> => {
  const cache = join(root, 'node_modules/.cache/amanah');
  await mkdir(cache, { recursive: true });
  await removeLeft(cache);
  const folder = await mkdtemp(join(cache, 'tests-'));
  await esbuild.build({
    ...FOR_SERVER,
    entryPoints: [...[...files, SEVERAL].map((file) => ({ in: join(root, 'test', file), out: nameOf(file) })), WORKER],
    outdir: folder,
    splitting: true,
    sourcemap: 'linked',
    absWorkingDir: root,
    plugins: [wherever],
  });
  return { folder, pathOf: (file) => join(folder, `${nameOf(file)}.js`) };
};
