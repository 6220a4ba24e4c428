// The case interfaces as the portal mounts them, without sessions: a test says who asks, and reads status and bytes.
import { Hono } from 'hono';
import { readConfig } from '../../src/config.ts';
import { casesApi } from '../../src/http/api/cases.ts';
import { intakeApi } from '../../src/http/api/intake.ts';
import { mailboxApi } from '../../src/http/api/mailbox.ts';
import type { AppEnv, Deps } from '../../src/http/deps.ts';
import { createPlainEngine } from '../../src/http/reporter/plain/engine.ts';
import { newVisits } from '../../src/http/reporter/plain/visits.ts';
import { openUploads } from '../../src/store/uploads.ts';
import type { Player, World } from './case-factory.ts';
import { tireless } from './thread.ts';

export type Answer = { readonly status: number; readonly text: string; readonly body: unknown };
export type Api = {
  readonly get: (path: string, player?: Player) => Promise<Answer>;
  readonly post: (path: string, body: unknown, player?: Player) => Promise<Answer>;
};

const depsOf = (world: World): Deps => {
  const settings = readConfig({ DATA: world.folder, SERVER_KEY_FILE: `${world.folder}-key` });
  if (!settings.ok) throw new Error(settings.errors.join(' '));
  let drawn = 0;
  const needs = {
    config: settings.config,
    database: world.database,
    blobs: world.portal.blobs,
    files: world.portal.files,
    clock: world.now,
    // Counted up and never random, so that two runs of one story can be compared byte by byte.
    random: (bytes: number) => {
      drawn += 1;
      return new Uint8Array(bytes).fill(drawn % 256);
    },
    assets: {
      url: (name: string) => `/static/${name}`,
      imports: () => [],
      serve: () => undefined,
      refresh: () => undefined,
    },
    serverKey: new Uint8Array(32),
    log: () => undefined,
    mail: undefined,
    thread: tireless,
  };
  const uploads = openUploads(needs);
  return { ...needs, uploads, plain: createPlainEngine({ ...needs, uploads }), visits: newVisits(needs) };
};

const answered = async (response: Response): Promise<Answer> => {
  const text = await response.text();
  return { status: response.status, text, body: JSON.parse(text) };
};

/** The interfaces over a world. */
export const apiOf = (world: World): Api => {
  const deps = depsOf(world);
  const people = Object.entries(world.people);
  const app = new Hono<AppEnv>();
  app.use('*', async (c, next) => {
    const asked = people.find(([name]) => name === c.req.header('x-player'));
    c.set('association', world.association);
    c.set('lang', 'ar');
    if (asked !== undefined) {
      const [userName, { id, offices }] = asked;
      c.set('actor', { person: id, userName, name: userName, offices, administrator: false, sessionToken: userName });
    }
    await next();
  });
  for (const side of [intakeApi, mailboxApi, casesApi]) app.route('/', side(deps));
  const headersOf = (player: Player | undefined): Record<string, string> => {
    const name = people.find(([, one]) => one === player)?.[0];
    return { 'content-type': 'application/json', ...(name === undefined ? {} : { 'x-player': name }) };
  };
  return {
    get: async (path, player) => answered(await app.request(path, { headers: headersOf(player) })),
    post: async (path, body, player) =>
      answered(await app.request(path, { method: 'POST', headers: headersOf(player), body: JSON.stringify(body) })),
  };
};
