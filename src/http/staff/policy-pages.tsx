// The versions of the policy, for everybody of the association: a case keeps the one that it was received under, and whoever works
// on it must be able to read that one.
import { Hono } from 'hono';
import { PoliciesPage, PolicyVersionPage } from '../../../views/staff/policies.tsx';
import { groundOf } from '../../store/foundation.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { requirePerson } from '../middleware/require.ts';
import { versionsOf } from '../policy-versions.ts';
import { viewContext } from '../view-context.ts';

export const policyPages = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const policies = '/:lang{(?:ar|en)}/staff/policies';

  app.get(policies, requirePerson(deps), async (c) => {
    const ground = await groundOf(deps.database.reader, c.get('association').id);
    return c.html(<PoliciesPage view={viewContext(c, deps, 'staff')} versions={versionsOf(ground)} />);
  });

  app.get(`${policies}/:policy`, requirePerson(deps), async (c) => {
    const { id, calendar } = c.get('association');
    const ground = await groundOf(deps.database.reader, id);
    const version = versionsOf(ground).find(({ policy }) => policy === c.req.param('policy'));
    if (version === undefined) return c.notFound();
    return c.html(<PolicyVersionPage view={viewContext(c, deps, 'staff')} version={version} calendar={calendar} />);
  });

  return app;
};
