// Argon2id for pages: in a Worker, so that the page stays alive. Each derivation has a Worker of its own, which is ended
// with all that it holds. Where a Worker can't run, the promise is rejected; there is no weaker way.
import type { Argon2id } from '../protocol/check/index.ts';

/** Argon2id in a Worker; `workerUrl` is the address of the built argon2-worker.ts on the page's own origin. */
export function argon2InWorker(workerUrl: string | URL): Argon2id {
  return (password, salt, length) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(workerUrl, { type: 'module' });
      const fail = () => {
        worker.terminate();
        reject(new Error('Argon2id is not available in this browser'));
      };
      worker.addEventListener('error', fail);
      worker.addEventListener('messageerror', fail);
      worker.addEventListener('message', (event: MessageEvent<unknown>) => {
        const answer = event.data;
        if (!(answer instanceof Uint8Array) || answer.length !== length) return fail();
        worker.terminate();
        resolve(answer);
      });
      worker.postMessage({ password, salt, length });
    });
}
