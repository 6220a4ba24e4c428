// The three methods that this portal knows. Every other one is told which they are, whatever the address, so that it says
// nothing about whether anything stands there.
import type { MiddlewareHandler } from 'hono';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from './problem.tsx';

const KNOWN = ['GET', 'HEAD', 'POST'];

export const methods =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    if (KNOWN.includes(c.req.method)) return next();
    c.header('Allow', KNOWN.join(', '));
    return problem(c, deps, 'other-method');
  };
