// A portal with somebody on its line: everything that anybody asks of it and everything that it answers is written down, as
// a server in between would see it. What answers may be the portal in this process or a program of its own.
import { request as httpRequest } from 'node:http';
import { Hono } from 'hono';
import type { AppEnv } from '../../src/http/deps.ts';
import type { Portal } from '../../src/portal.ts';
import type { Place } from './marks.ts';

export type Passed = {
  readonly method: string;
  readonly path: string;
  readonly asked: { readonly headers: string; readonly body: string };
  readonly answered: { readonly status: number; readonly headers: string; readonly body: string };
};

type Carry = (request: Request, body: string) => Promise<Response>;

const NO_BODY: readonly number[] = [101, 204, 205, 304];

/** `portal` at `url`, over a line that `carry` is; `passed` fills with what goes over it. */
export const watchedPortal = (
  portal: Portal,
  url: string,
  carry: Carry,
): { readonly portal: Portal; readonly passed: readonly Passed[] } => {
  const passed: Passed[] = [];
  const app = new Hono<AppEnv>();
  app.all('*', async (c) => {
    const { raw } = c.req;
    const asked = await raw.text();
    const answer = await carry(raw, asked);
    const body = await answer.text();
    passed.push({
      method: raw.method,
      path: raw.url.slice(new URL(raw.url).origin.length),
      asked: { headers: JSON.stringify([...raw.headers]), body: asked },
      answered: { status: answer.status, headers: JSON.stringify([...answer.headers]), body },
    });
    const { status, headers } = answer;
    return new Response(NO_BODY.includes(status) ? null : body, { status, headers });
  });
  return { portal: { ...portal, app, url }, passed };
};

/** The line into the portal of this process. */
export const inProcess =
  (portal: Portal): Carry =>
  async (request, body) =>
    portal.app.request(request.url, {
      method: request.method,
      headers: request.headers,
      ...(body === '' ? {} : { body }),
    });

/** The line to a program, from a client of this address and with headers of its own; `ports` fills with its ports. */
export const overHttp =
  (from: string, marked: Readonly<Record<string, string>>, ports: Set<number>): Carry =>
  (asked, body) =>
    new Promise((resolve, reject) => {
      const url = new URL(asked.url);
      const cookies = [asked.headers.get('cookie'), marked.cookie].filter((one) => one !== null && one !== undefined);
      const headers = {
        ...Object.fromEntries(asked.headers),
        ...marked,
        cookie: cookies.join('; '),
        host: url.host,
        ...(body === '' ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
      };
      const place = { host: url.hostname, port: url.port, path: `${url.pathname}${url.search}`, localAddress: from };
      // A connection for each: one that is kept may be closed by the program, idle for long enough, just as it is used again.
      const sent = httpRequest({ ...place, method: asked.method, headers, agent: false }, (answer) => {
        ports.add(answer.socket.localPort ?? 0);
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () => {
          const given = new Headers();
          for (const [name, values = []] of Object.entries(answer.headersDistinct)) {
            for (const value of values) given.append(name, value);
          }
          const status = answer.statusCode ?? 500;
          const content = NO_BODY.includes(status) ? null : Buffer.concat(chunks);
          resolve(new Response(content, { status, headers: given }));
        });
      });
      sent.on('error', reject);
      sent.end(body === '' ? undefined : body);
    });

/** Pages without script: what is typed there passes in the bodies, and nowhere else. */
const IS_PLAIN = /^\/(?:ar|en)\/(?:report|follow-up)\/plain$/;

/** What passed as places to look in; of pages without script, all but the bodies. */
export const placesPassed = (passed: readonly Passed[]): readonly Place[] =>
  passed.map(({ method, path, asked, answered }) => ({
    name: `${method} ${path}`,
    content: Buffer.from(
      [path, asked.headers, answered.headers, ...(IS_PLAIN.test(path) ? [] : [asked.body, answered.body])].join('\n'),
    ),
  }));

/** The bodies of pages without script, which may and do hold what was typed. */
export const plainBodies = (passed: readonly Passed[]): readonly Place[] =>
  passed
    .filter(({ path }) => IS_PLAIN.test(path))
    .map(({ method, path, asked, answered }) => ({
      name: `the body of ${method} ${path}`,
      content: Buffer.from(`${asked.body}\n${answered.body}`),
    }));
