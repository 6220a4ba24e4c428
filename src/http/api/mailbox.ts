// The reporter's way back: what a look-up key opens, and the reporter's own acts, which need no session since the
// signature is the proof (PROTOCOL §7). An unknown, an expired and a destroyed code are one answer after one work.
import { Hono } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { ActSubmission, LookupRequest } from '../../domain/wire.ts';
import { acceptAct } from '../../store/acceptance.ts';
import { proofPackage } from '../../store/log-view.ts';
import { mailboxPackage } from '../../store/packages.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem } from '../middleware/problem.tsx';
import { readBody } from './body.ts';
import { answerAcceptance } from './outcome.ts';

export const mailboxApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.post('/api/mailbox', async (c) => {
    const request = await readBody(c, LookupRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const today = riyadhDate(deps.clock());
    const found = await mailboxPackage(deps, c.get('association'), request.lookup, today);
    return found === undefined ? apiProblem(c, 'cannot-open') : c.json(found);
  });

  // A request of its own: it grows by a hash a day, and nobody waits for it before they read (PROTOCOL B15).
  app.post('/api/mailbox/proof', async (c) => {
    const request = await readBody(c, LookupRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const found = await proofPackage(deps, c.get('association'), request.lookup);
    return found === undefined ? apiProblem(c, 'cannot-open') : c.json(found);
  });

  app.post('/api/mailbox/acts', async (c) => {
    const submission = await readBody(c, ActSubmission);
    if (submission === undefined) return apiProblem(c, 'malformed');
    return answerAcceptance(c, await acceptAct(deps, c.get('association'), submission, 'reporter'));
  });

  return app;
};
