// Serves what assets.ts holds. A hashed name never changes its content and is kept for good; a plain name is asked for anew.
import { Hono } from 'hono';
import { brotliOf, takesBrotli } from './compression.ts';
import type { AppEnv, Deps } from './deps.ts';

const FOR_GOOD = 'public, max-age=31536000, immutable';
const ASK_FIRST = 'public, no-cache';

export const staticFiles = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  app.get('/static/*', async (c) => {
    const asset = deps.assets.serve(c.req.path.slice('/static/'.length));
    if (asset === undefined) return c.notFound();
    const caching = {
      'Cache-Control': asset.immutable ? FOR_GOOD : ASK_FIRST,
      ETag: asset.tag,
      Vary: 'Accept-Encoding',
    };
    if (c.req.header('if-none-match') === asset.tag) return c.body(null, 304, caching);
    const headers = { ...caching, 'Content-Type': asset.type };
    const brotli = takesBrotli(c.req.header('accept-encoding')) ? await brotliOf(asset.body, asset.type) : undefined;
    if (brotli !== undefined) return c.body(brotli, 200, { ...headers, 'Content-Encoding': 'br' });
    return c.body(asset.body, 200, headers);
  });
  return app;
};
