// The address of a page that anybody may read, its language typed in capitals, as telephones begin words: it leads to the one that
// was meant. Any other part of an address is as it is written, and nobody is led to a page that asks who they are.
import type { MiddlewareHandler } from 'hono';
import { accessOf } from '../access.ts';
import type { AppEnv } from '../deps.ts';

const lowered = (path: string): string => path.replace(/^\/(?:ar|en)(?=\/|$)/i, (language) => language.toLowerCase());

export const languageCase = (): MiddlewareHandler<AppEnv> => async (c, next) => {
  // As it was sent, with its escapes: what stands in a header is never what they mean.
  const { pathname, search } = new URL(c.req.url);
  const meant = lowered(pathname);
  if (meant === pathname || c.req.method !== 'GET' || accessOf(lowered(c.req.path)) !== 'anyone') return next();
  return c.redirect(`${meant}${search}`, 308);
};
