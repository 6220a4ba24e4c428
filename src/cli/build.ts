// Builds what isn't committed: browser bundles in static/islands, vendored scripts and fonts in static, and the
// server in dist. It must leave no source map with paths of the machine that built it.
import { copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** The root roster's hash is served as a script of its own, named by its content (PROTOCOL §4): never bundled. */
const rootScript = '/static/root.js';

/** The primitives are most of what any island needs, so all of them import one script, which a browser fetches once. */
const sodium = join(root, 'src/protocol/sodium.ts');
const sodiumScript = '/static/islands/sodium.js';
const sharedSodium: esbuild.Plugin = {
  name: 'one script of the primitives',
  setup: (build) => {
    build.onResolve({ filter: /\/sodium\.ts$/ }, ({ kind, path, resolveDir }) =>
      kind !== 'entry-point' && join(resolveDir, path) === sodium ? { path: sodiumScript, external: true } : undefined,
    );
  },
};

const islandEntries = async (): Promise<readonly { in: string; out: string }[]> => {
  const folder = join(root, 'src/browser/islands');
  const names = await readdir(folder);
  return names
    .filter((name) => name.endsWith('.ts'))
    .map((name) => ({ in: join(folder, name), out: name.slice(0, -3) }));
};

/** Bundles every island, the workers, what picks and opens files, what estimates passphrases and the primitives as ES modules, and copies vendored scripts and fonts. */
export const buildBrowser = async (): Promise<void> => {
  const outdir = join(root, 'static/islands');
  const built = await esbuild.build({
    entryPoints: [
      ...(await islandEntries()),
      { in: join(root, 'src/browser/argon2-worker.ts'), out: 'argon2-worker' },
      { in: join(root, 'src/browser/file-worker.ts'), out: 'file-worker' },
      { in: join(root, 'src/browser/saving-worker.ts'), out: 'saving-worker' },
      { in: join(root, 'src/browser/attachment-picker.ts'), out: 'attachment-picker' },
      { in: join(root, 'src/browser/attachment-opener.ts'), out: 'attachment-opener' },
      { in: sodium, out: 'sodium' },
      { in: join(root, 'src/client/strength.ts'), out: 'strength' },
    ],
    plugins: [sharedSodium],
    outdir,
    bundle: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    minify: true,
    external: [rootScript],
    // Arabic as it is: escaped, each letter is six bytes.
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    absWorkingDir: root,
  });
  // What an earlier build left is removed last, so that a portal that starts meanwhile finds every island.
  const current = new Set(Object.keys(built.metafile.outputs).map((path) => basename(path)));
  for (const name of await readdir(outdir)) if (!current.has(name)) await rm(join(outdir, name), { recursive: true });
  await mkdir(join(root, 'static/vendor'), { recursive: true });
  await copyFile(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), join(root, 'static/vendor/htmx.js'));
  const fonts = await readFile(join(root, 'static/fonts/fonts.txt'), 'utf8');
  for (const line of fonts.split('\n')) {
    const [source, target] = line.split('->').map((part) => part.trim());
    if (source === undefined || source === '' || target === undefined) continue;
    await copyFile(join(root, 'node_modules', source), join(root, 'static/fonts', target));
  }
};

/** How code for the server is compiled, wherever it goes; packages stay in node_modules. */
export const FOR_SERVER = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20',
  packages: 'external',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  logLevel: 'warning',
} as const satisfies esbuild.BuildOptions;

/** The worker thread, beside whatever starts it: threads.ts looks for it there. */
export const WORKER = { in: join(root, 'src/http/reporter/plain/worker.ts'), out: 'plain-worker' } as const;

/** Compiles the server and its worker thread, to dist unless told otherwise. */
export const buildServer = async (outdir = join(root, 'dist')): Promise<void> => {
  await esbuild.build({ ...FOR_SERVER, entryPoints: [{ in: join(root, 'src/main.ts'), out: 'main' }, WORKER], outdir });
};

if (process.argv[1] !== undefined && dirname(process.argv[1]) === dirname(fileURLToPath(import.meta.url))) {
  if (process.argv[1].endsWith('build.ts')) {
    await buildBrowser();
    await buildServer();
  }
}
