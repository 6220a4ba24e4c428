// A portal that dies at a step of a file's way in, told beforehand: its calls on the folder of blobs and its answers to uploads and
// reports are counted, and at the chosen one the process kills itself as the kernel would, a write half done.

/** Counts the calls below DYING_IN and writes their names to DYING_LOG; at call DYING_AT the process dies. */
const PRELOAD = `
  import fs from 'node:fs';
  import http from 'node:http';
  import { syncBuiltinESMExports } from 'node:module';
  const folder = process.env.DYING_IN;
  const last = Number(process.env.DYING_AT);
  const known = new WeakSet();
  let calls = 0;
  const reach = (name) => {
    calls += 1;
    fs.appendFileSync(process.env.DYING_LOG, name + '\\n');
    return calls === last;
  };
  const die = () => {
    process.kill(process.pid, 'SIGKILL');
    for (;;);
  };
  const { open, rename, rm } = fs.promises;
  const wrapped = (name, own) => async (...given) => {
    if (String(given[0]).startsWith(folder) && reach(name)) die();
    return own(...given);
  };
  fs.promises.rename = wrapped('rename', rename);
  fs.promises.rm = wrapped('rm', rm);
  fs.promises.open = async (path, ...rest) => {
    const isOurs = String(path).startsWith(folder);
    if (isOurs && reach('open')) die();
    const handle = await open(path, ...rest);
    if (isOurs && !known.has(handle)) {
      known.add(handle);
      for (const name of ['write', 'sync', 'utimes', 'chmod', 'close']) {
        const own = handle[name].bind(handle);
        handle[name] = async (...given) => {
          if (reach(name)) {
            if (name === 'write') await own(given[0], given[1], Math.floor(given[2] / 2), given[3]);
            die();
          }
          return own(...given);
        };
      }
    }
    return handle;
  };
  const { writeHead } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.writeHead = function (...given) {
    if (/^\\/api\\/(?:uploads\\/|intake)/.test(this.req.url) && this.req.method === 'POST' && reach('answer')) die();
    return writeHead.apply(this, given);
  };
  syncBuiltinESMExports();
`;

/** What makes the program die at its step number `at`; the steps that it came to stand in the file `log`, a line each. */
export const dyingAtStep = (
  folder: string,
  log: string,
  at: number,
): { readonly preload: string; readonly environment: Readonly<Record<string, string>> } => ({
  preload: `data:text/javascript,${encodeURIComponent(PRELOAD)}`,
  environment: { DYING_IN: folder, DYING_LOG: log, DYING_AT: String(at) },
});
