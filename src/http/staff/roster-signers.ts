// Lets pass for whom two of the four have signed the roster: what the administrator alone says is not enough.
import type { MiddlewareHandler } from 'hono';
import { isRosterSigner } from '../../auth/factor-reset.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { problem } from '../middleware/problem.tsx';
import { present } from './present.ts';

export const requireRosterSigner =
  (deps: Deps): MiddlewareHandler<AppEnv> =>
  async (c, next) =>
    (await isRosterSigner(deps.database.reader, c.get('association').id, present(c).person))
      ? next()
      : problem(c, deps, 'not-found');
