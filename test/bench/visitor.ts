// Somebody at the portal over real HTTP, on one connection that stays open: the session's cookie, pages, and the time from
// asking to the whole answer. No browser: what is measured here is the server.
import { Agent, request } from 'node:http';
import { argon2Node } from '../../src/argon2-node.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { must } from '../../src/cli/demo/people.ts';
import { signIn } from '../../src/client/sign-in.ts';
import type { AssociationId } from '../../src/protocol/check/index.ts';
import { parseAssociationId } from '../../src/protocol/check/index.ts';
import type { Founded, Running } from './stage.ts';

export type Shown = { readonly status: number; readonly body: string; readonly bytes: number; readonly ms: number };

export type Visitor = {
  readonly page: (path: string) => Promise<Shown>;
  readonly close: () => void;
};

export const ask = (agent: Agent, portal: Running, method: string, path: string, cookie: string, body?: string) =>
  new Promise<Shown & { readonly cookies: readonly string[] }>((resolve, reject) => {
    const headers = {
      origin: portal.url,
      'sec-fetch-site': 'same-origin',
      ...(cookie === '' ? {} : { cookie }),
      ...(body === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
    };
    const from = performance.now();
    const asked = request({ agent, host: '127.0.0.1', port: portal.port, method, path, headers }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        const ms = performance.now() - from;
        const whole = Buffer.concat(chunks);
        const cookies = answer.headers['set-cookie'] ?? [];
        resolve({ status: answer.statusCode ?? 0, body: whole.toString('utf8'), bytes: whole.length, ms, cookies });
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });

export const associationOf = (founded: Founded): AssociationId => {
  const id = parseAssociationId(founded.foundation.association);
  if (id === undefined) throw new Error('an association has an id');
  return id;
};

/** Signs somebody of the cast in, as their browser would, and gives them a connection of their own. */
export const signedIn = async (founded: Founded, portal: Running, who: string): Promise<Visitor> => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const { userName, passphrase } = playerOf(founded.cast, who);
  let cookie = '';
  const transport = async (method: string, path: string, body?: unknown) => {
    const answer = await ask(agent, portal, method, path, cookie, body === undefined ? body : JSON.stringify(body));
    cookie = answer.cookies.map((line) => line.split(';')[0] ?? '').join('; ') || cookie;
    return { status: answer.status, body: JSON.parse(answer.body) as unknown };
  };
  must(await signIn(transport, userName, passphrase, associationOf(founded), argon2Node), `${who} signs in`);
  return { page: (path) => ask(agent, portal, 'GET', path, cookie), close: () => agent.destroy() };
};
