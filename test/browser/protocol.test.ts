// The protocol in a real browser: the same vectors, from the bundled source, under the portal's policy for scripts.
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { argon2Node } from '../../src/argon2-node.ts';
import { runNegative } from '../protocol/negative-run.ts';
import { runOwn } from '../protocol/own-run.ts';
import { runVectors } from '../protocol/vectors-run.ts';
import { withChromium } from '../support/chromium.ts';

const test = suite('protocol in the browser');

const here = dirname(fileURLToPath(import.meta.url));
const textOf = (name: string) => readFileSync(new URL(`../protocol/vectors/${name}.json`, import.meta.url), 'utf8');
const names = ['protocol-vectors', 'own-vectors', 'negative-vectors'] as const;

/** The page's script: it runs the vectors with the Worker's Argon2id and leaves the result in the document. */
const pageScript = `
import { argon2InWorker } from '../../src/browser/argon2.ts';
import { runNegative } from '../protocol/negative-run.ts';
import { runOwn } from '../protocol/own-run.ts';
import { runVectors } from '../protocol/vectors-run.ts';
const read = async (name) => (await fetch('/' + name + '.json')).json();
const [positive, own, negative] = [await read('protocol-vectors'), await read('own-vectors'), await read('negative-vectors')];
const result = [
  await runVectors(positive, argon2InWorker('/argon2-worker.js')),
  await runOwn(own, positive),
  await runNegative(negative, positive),
];
document.body.dataset['result'] = JSON.stringify(result);
`;

const bundle = async (contents: string): Promise<string> => {
  const built = await build({
    stdin: { contents, resolveDir: here, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2023',
    minify: true,
    write: false,
    logLevel: 'silent',
  });
  return built.outputFiles[0]?.text ?? '';
};

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Vectors</title><link rel="icon" href="data:,">
<script type="module" src="/page.js"></script></head><body></body></html>`;

async function serve(): Promise<Server> {
  const files = new Map<string, readonly [type: string, body: string]>([
    ['/', ['text/html', html]],
    ['/page.js', ['text/javascript', await bundle(pageScript)]],
    ['/argon2-worker.js', ['text/javascript', await bundle("import '../../src/browser/argon2-worker.ts';")]],
    ...names.map((name) => [`/${name}.json`, ['application/json', textOf(name)]] as const),
  ]);
  const server = createServer((request, response) => {
    const file = files.get(request.url ?? '');
    response.writeHead(file === undefined ? 404 : 200, {
      'content-type': `${file?.[0] ?? 'text/plain'}; charset=utf-8`,
      'content-security-policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; worker-src 'self'; img-src data:",
    });
    response.end(file?.[1] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

const portOf = (address: string | AddressInfo | null): number => {
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
};

test('every vector, good and bad, ends in Chromium as it does in Node, Argon2id in its Worker included', async () => {
  const [positive, own, negative]: readonly unknown[] = names.map((name) => JSON.parse(textOf(name)));
  const server = await serve();
  try {
    const origin = `http://127.0.0.1:${portOf(server.address())}`;
    await withChromium(origin, async ({ visitor }) => {
      const { page, trouble } = await visitor();
      await page.goto(`${origin}/`);
      // Beside the page, which is at it already.
      const inNode = [
        await runVectors(positive, argon2Node),
        await runOwn(own, positive),
        await runNegative(negative, positive),
      ];
      await page.locator('body[data-result]').waitFor({ state: 'attached', timeout: 60_000 });
      const result: unknown = JSON.parse((await page.locator('body').getAttribute('data-result')) ?? 'null');
      assert.equal(result, inNode);
      assert.ok(inNode.every(({ passed, failed }) => passed > 50 && failed.length === 0));
      assert.equal(trouble, []);
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test.run();
