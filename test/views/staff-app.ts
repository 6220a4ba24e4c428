// The people's pages over a world, without sessions: a test says who asks.
import { Hono } from 'hono';
import { readConfig } from '../../src/config.ts';
import type { AppEnv, Deps } from '../../src/http/deps.ts';
import { createPlainEngine } from '../../src/http/reporter/plain/engine.ts';
import { newVisits } from '../../src/http/reporter/plain/visits.ts';
import { staffPages } from '../../src/http/staff/pages.tsx';
import type { Lang } from '../../src/i18n/locale.ts';
import { associationById } from '../../src/store/settings.ts';
import { openUploads } from '../../src/store/uploads.ts';
import type { Player, World } from '../support/case-factory.ts';
import { tireless } from '../support/thread.ts';

export type Page = { readonly status: number; readonly html: string; readonly to?: string };
/** With `form` it is posted, a field a pair. */
export type Pages = (path: string, player?: Player, form?: readonly (readonly [string, string])[]) => Promise<Page>;

const depsOf = (world: World): Deps => {
  const settings = readConfig({ DATA: world.folder, SERVER_KEY_FILE: `${world.folder}-key` });
  if (!settings.ok) throw new Error(settings.errors.join(' '));
  const needs = {
    config: settings.config,
    database: world.database,
    blobs: world.portal.blobs,
    files: world.portal.files,
    clock: world.now,
    random: (bytes: number) => new Uint8Array(bytes),
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

/** Reads a page as somebody of the cast, or as nobody. */
export const pagesOf = (world: World): Pages => {
  const app = new Hono<AppEnv>();
  const people = Object.entries(world.people);
  app.use('*', async (c, next) => {
    const asked = people.find(([name]) => name === c.req.header('x-player'));
    const lang: Lang = c.req.path.startsWith('/en') ? 'en' : 'ar';
    const settings = await associationById(world.database.reader, world.association.id);
    c.set('association', settings ?? world.association);
    c.set('lang', lang);
    if (asked !== undefined) {
      const [userName, { id, offices }] = asked;
      c.set('actor', { person: id, userName, name: userName, offices, administrator: false, sessionToken: userName });
    }
    await next();
  });
  app.notFound((c) => c.text('there is nothing here for you', 404));
  app.route('/', staffPages(depsOf(world)));
  return async (path, player, form) => {
    const name = people.find(([, one]) => one === player)?.[0];
    const headers: Record<string, string> = name === undefined ? {} : { 'x-player': name };
    const posted =
      form === undefined
        ? { headers }
        : {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            body: new URLSearchParams(form.map(([field, value]): [string, string] => [field, value])).toString(),
          };
    const answer = await app.request(path, posted);
    const to = answer.headers.get('location');
    return { status: answer.status, html: await answer.text(), ...(to === null ? {} : { to }) };
  };
};

/** The opening tags of `name` in a page. */
export const tagsOf = (html: string, name: string): readonly string[] =>
  html.match(new RegExp(`<${name}\\b[^>]*>`, 'g')) ?? [];

/** The text of a page without its tags. */
export const textOf = (html: string): string =>
  html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&#39;/g, "'")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, ' ');
