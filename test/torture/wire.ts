// Asking as no browser would, and what every refusal must have in common: the right kind of status, our headers, a sentence
// in the reader's language or a known error, and nothing of how the portal is made.
import { connect } from 'node:net';
import type { Hono } from 'hono';
import * as assert from 'uvu/assert';
import { Problem, parseWire } from '../../src/domain/wire.ts';
import type { AppEnv } from '../../src/http/deps.ts';
import { formBodies } from './nasty.ts';

/** An answer whole. */
export type Heard = { readonly status: number; readonly headers: Headers; readonly text: string };

const INSIDES =
  /node_modules|\.tsx?:\d|\n\s+at |TypeError|RangeError|SyntaxError|ValiError|SQLITE|ENOENT|undefined|\[object /;

/** Holds an answer to what all refusals have in common. */
export const assertRefusal = ({ status, headers, text }: Heard, path: string, what: string): void => {
  assert.ok(status >= 400 && status < 500, `${what}: answered ${status}`);
  assert.match(headers.get('content-security-policy') ?? '', /^default-src 'none'; /, what);
  assert.is(headers.get('x-content-type-options'), 'nosniff', what);
  assert.is(headers.get('cache-control'), 'no-store', what);
  // A cookie may be taken back, never given.
  assert.not.match(headers.get('set-cookie') ?? '', /^[\w-]+=[^;]/, what);
  assert.not.match(text, INSIDES, what);
  if (path.startsWith('/api/')) {
    assert.ok(parseWire(Problem, JSON.parse(text)) !== undefined, `${what}: ${text.slice(0, 100)}`);
    return;
  }
  const lang = path.startsWith('/en') ? 'en' : 'ar';
  assert.match(text, new RegExp(`<html[^>]* lang="${lang}"`), what);
  const said = (/<main[\s\S]*<\/main>/.exec(text)?.[0] ?? '').replaceAll(/<[^>]*>/g, ' ');
  assert.match(
    said,
    lang === 'ar' ? /\p{Script=Arabic}[\p{Script=Arabic}\p{M} ،.]{15,}/u : /[A-Z][a-z’ ,.]{15,}/,
    what,
  );
  assert.not.match(text, /<script>alert|<img src=x/, what);
};

/** Posts every body that is no form in the shape of `sample` to each route, in both languages; each must be refused as all are. */
export const assertBrokenForms = async (
  { app, url }: { readonly app: Hono<AppEnv>; readonly url: string },
  {
    routes,
    id,
    cookie,
    sample,
  }: { readonly routes: readonly string[]; readonly id: string; readonly cookie: string; readonly sample: string },
): Promise<void> => {
  for (const route of routes)
    for (const lang of ['ar', 'en'])
      for (const { what, type, encoding, body } of formBodies(sample)) {
        const path = route.replace('/:lang', `/${lang}`).replace(/:\w+$/, id);
        const headers = {
          'sec-fetch-site': 'same-origin',
          cookie: `__Host-amanah=${cookie}`,
          ...(type === undefined ? {} : { 'content-type': type }),
          ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
        };
        const answer = await app.request(`${url}${path}`, {
          method: 'POST',
          headers,
          body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
        });
        const heard = { status: answer.status, headers: answer.headers, text: await answer.text() };
        assertRefusal(heard, path, `${path} ${what}`);
      }
};

/** All that a connection hears after `pieces`, sent with `pause` ms between them, until the portal closes it. */
export const heardAfter = (url: string, pieces: readonly (string | Uint8Array)[], pause = 0): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url);
    let heard = '';
    const socket = connect(Number(port), hostname, async () => {
      for (const piece of pieces) {
        if (socket.destroyed) return;
        socket.write(piece);
        if (pause > 0) await new Promise((done) => setTimeout(done, pause));
      }
    });
    socket.setEncoding('utf8');
    socket.setTimeout(8_000, () => {
      socket.destroy();
      reject(new Error(`no end after ${JSON.stringify(heard.slice(0, 80))}`));
    });
    socket.on('data', (chunk) => {
      heard += chunk;
    });
    // A portal that refuses may close while more is under way: what was heard until then counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard));
  });

/** An answer as it came over a socket; undefined where there was none. */
export const parsed = (heard: string): Heard | undefined => {
  const [head = '', ...rest] = heard.split('\r\n\r\n');
  const [first = '', ...lines] = head.split('\r\n');
  const status = /^HTTP\/1\.1 (\d{3}) /.exec(first)?.[1];
  if (status === undefined) return undefined;
  const headers = lines.map((line): [string, string] => [
    line.slice(0, line.indexOf(':')),
    line.slice(line.indexOf(':') + 1).trim(),
  ]);
  return { status: Number(status), headers: new Headers(headers), text: rest.join('\r\n\r\n') };
};

/** What the log says beside the portal's start. */
export const faultsIn = (log: readonly string[]): readonly string[] =>
  log.filter((line) => !line.startsWith('A new server key was made.'));
