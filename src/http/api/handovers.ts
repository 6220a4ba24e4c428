// Keys to hand on, for the browser that hands them on: how many cases wait for it, and as little of each as that takes. A case
// that isn't this person's and one that isn't there are one answer (T38).
import { Hono } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { handoverOf, handoversBehind, lookForHandovers } from '../../store/handovers.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';

export const handoversApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/staff/handovers', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return apiProblem(c, 'not-found');
    return c.json(await lookForHandovers(deps, c.get('association'), person));
  });

  app.get('/api/staff/handovers/cases', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return apiProblem(c, 'not-found');
    const today = riyadhDate(deps.clock());
    return c.json(await handoversBehind(deps, c.get('association'), person, c.req.query('after') ?? '', today));
  });

  app.get('/api/staff/handovers/cases/:number', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return apiProblem(c, 'not-found');
    const today = riyadhDate(deps.clock());
    const found = await handoverOf(deps, c.get('association'), person, c.req.param('number'), today);
    return found === undefined ? apiProblem(c, 'not-found') : c.json(found);
  });

  return app;
};
