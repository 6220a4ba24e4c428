// `npm run dev`: builds, serves, and starts anew whenever a source, view, migration or static file changes.
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const built = /^(islands|vendor|fonts)\b/;
/** Editors write a file in several steps; one restart is enough. */
const settleMs = 200;

let server: ChildProcess | undefined;
let pending: NodeJS.Timeout | undefined;

const run = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', ...args], { cwd: root, stdio: 'inherit' });

const restart = (): void => {
  const builder = run(['src/cli/build.ts']);
  builder.on('close', (code) => {
    if (code !== 0) return;
    const start = (): void => {
      server = run(['src/main.ts']);
    };
    if (server === undefined || server.exitCode !== null) start();
    else {
      server.once('close', start);
      server.kill('SIGTERM');
    }
  });
};

const changed = (folder: string) => (_event: string, name: string | null) => {
  if (folder === 'static' && name !== null && built.test(name)) return;
  clearTimeout(pending);
  pending = setTimeout(restart, settleMs);
};

for (const folder of ['src', 'views', 'migrations', 'static']) {
  watch(join(root, folder), { recursive: true }, changed(folder));
}
restart();
