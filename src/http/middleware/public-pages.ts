// Compresses the pages and the package that are the same for everybody who asks: nothing in them is a secret, nothing of the
// request stands in them, so their length tells nothing. No other answer of the portal but static files is compressed.
import { createHash } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { brotliOf, takesBrotli } from '../compression.ts';
import type { AppEnv } from '../deps.ts';

/** Without the plain pages, whose forms carry a token. */
const SAME_FOR_ALL = /^\/(?:(?:ar|en)(?:\/(?:report|follow-up|policy|privacy|verify))?\/?|api\/intake)$/;

/** What was compressed last, by its hash: it changes with the day, the settings and the roster. */
const MOST_KEPT = 32;

export const publicPages = (): MiddlewareHandler<AppEnv> => {
  const kept = new Map<string, Uint8Array<ArrayBuffer>>();

  /** The same bytes object for the same bytes, which compression.ts knows again. */
  const known = (body: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
    const key = createHash('sha256').update(body).digest('base64');
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(key, body);
    return body;
  };

  return async (c, next) => {
    await next();
    if (c.req.method !== 'GET' || c.res.status !== 200 || !SAME_FOR_ALL.test(c.req.path)) return;
    c.res.headers.append('Vary', 'Accept-Encoding');
    if (!takesBrotli(c.req.header('accept-encoding'))) return;
    const body = known(new Uint8Array(await c.res.clone().arrayBuffer()));
    const brotli = await brotliOf(body, c.res.headers.get('Content-Type') ?? '');
    if (brotli === undefined) return;
    const answer = new Response(brotli, { status: 200, headers: c.res.headers });
    answer.headers.set('Content-Encoding', 'br');
    answer.headers.delete('Content-Length');
    // Taken away first: the framework would put the headers of the answer before over those of this one.
    c.res = undefined;
    c.res = answer;
  };
};
