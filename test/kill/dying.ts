// A program that dies at a step that is told beforehand: its calls to the file system are counted, and at the chosen one the
// process kills itself as the kernel would, a write half done.

/** Counts the synchronous calls on paths below DYING_IN; at call DYING_AT it writes half of what is to be written, and dies. */
const PRELOAD = `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const folder = process.env.DYING_IN;
  const last = Number(process.env.DYING_AT);
  const opened = new Map();
  let calls = 0;
  const names = ['mkdirSync', 'openSync', 'writeSync', 'writeFileSync', 'fchmodSync', 'chmodSync', 'fsyncSync',
    'closeSync', 'renameSync', 'linkSync', 'unlinkSync', 'rmSync'];
  for (const name of names) {
    const own = fs[name];
    fs[name] = (...given) => {
      const path = typeof given[0] === 'number' ? opened.get(given[0]) : String(given[0]);
      if (!path?.startsWith(folder)) return own(...given);
      calls += 1;
      if (calls === last) {
        if (name.startsWith('write')) own(given[0], given[1].slice(0, given[1].length / 2), ...given.slice(2));
        process.kill(process.pid, 'SIGKILL');
        for (;;);
      }
      const made = own(...given);
      if (name === 'openSync') opened.set(made, path);
      // The number of a closed file is given to the next one, wherever that lies.
      if (name === 'closeSync') opened.delete(given[0]);
      return made;
    };
  }
  syncBuiltinESMExports();
`;

/** What makes the program die at its call number `at` on a path below `folder`. */
export const dyingAt = (
  folder: string,
  at: number,
): { readonly preload: string; readonly environment: Readonly<Record<string, string>> } => ({
  preload: `data:text/javascript,${encodeURIComponent(PRELOAD)}`,
  environment: { DYING_IN: folder, DYING_AT: String(at) },
});
