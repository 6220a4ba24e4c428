// The log for the people of the roster: the heads that their browsers hold against what they know, and their signatures of
// the newest one. What they are given names no case and no colleague.
import { Hono } from 'hono';
import { HeadSignatureRequest } from '../../domain/log-wire.ts';
import { parsePlainDate, riyadhDate } from '../../domain/plain-date.ts';
import { fromBase64url } from '../../protocol/check/index.ts';
import { storeHeadSignature } from '../../store/head-signatures.ts';
import { headsPackage } from '../../store/log-view.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, failed } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { readBody } from './body.ts';

/** The last day after which there is another. */
const LAST_DAY = '9999-12-30';

export const headsApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/staff/heads', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    const asked = c.req.query('after');
    const after = parsePlainDate(asked);
    if (person === undefined) return apiProblem(c, 'not-found');
    if ((asked !== undefined && after === undefined) || (after ?? '') > LAST_DAY) return apiProblem(c, 'malformed');
    return c.json(await headsPackage(deps, c.get('association'), person, after, riyadhDate(deps.clock())));
  });

  app.post('/api/staff/heads/signatures', requirePerson(deps), async (c) => {
    const request = await readBody(c, HeadSignatureRequest);
    const by = c.get('actor')?.person;
    const head = fromBase64url(request?.head ?? '', 32);
    const signature = fromBase64url(request?.signature ?? '', 64);
    if (request === undefined || head === undefined || signature === undefined || by === undefined) {
      return apiProblem(c, 'malformed');
    }
    const today = riyadhDate(deps.clock());
    const { day } = request;
    const association = c.get('association').id;
    const stored = await deps.database.write((tx) =>
      storeHeadSignature(tx, association, { by, day, head, signature }, today),
    );
    return stored.ok ? c.json({}, stored.value === 'stored' ? 201 : 200) : failed(c, stored);
  });

  return app;
};
