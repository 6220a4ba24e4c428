// Every request that could change something must come from the portal's own pages, whatever its content type. Both
// headers are looked at: where a browser sends them, neither may speak against it, and one at least must speak for it.
import type { Context, MiddlewareHandler } from 'hono';
import { isLoopback } from '../../config.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { hostOf } from './association.ts';
import { problem } from './problem.tsx';

const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD']);

/** The origin that pages of this portal have under the host that was asked for. */
const ownOrigin = (c: Context<AppEnv>, { config }: Deps): string | undefined => {
  const host = hostOf(c);
  if (host === undefined) return undefined;
  const stated = [c.get('association').publicAddress, config.address].find((address) => new URL(address).host === host);
  if (stated !== undefined) return stated;
  return isLoopback(new URL(`http://${host}`).hostname) ? `http://${host}` : undefined;
};

const speaksFor = (c: Context<AppEnv>, deps: Deps): boolean => {
  const site = c.req.header('sec-fetch-site');
  const origin = c.req.header('origin');
  if (site === undefined && origin === undefined) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return origin === undefined || origin === ownOrigin(c, deps);
};

export const sameOrigin =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (!SAFE.has(c.req.method) && !speaksFor(c, deps)) return problem(c, deps, 'refused');
    await next();
  };
