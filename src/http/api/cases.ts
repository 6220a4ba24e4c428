// A case's ciphertext for the people who hold it, and their signed acts. A case that isn't theirs and one that isn't
// there are one answer, whatever was sent (T38).
import { Hono } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { ActSubmission, type GivenHead } from '../../domain/wire.ts';
import { fromBase64url } from '../../protocol/check/index.ts';
import { acceptAct } from '../../store/acceptance.ts';
import { caseFor } from '../../store/case-files.ts';
import { giveHead, tellsUnreadable } from '../../store/heads-given.ts';
import { casePackage } from '../../store/packages.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem } from '../middleware/problem.tsx';
import { requirePerson } from '../middleware/require.ts';
import { readBody } from './body.ts';
import { answerAcceptance } from './outcome.ts';

export const casesApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/staff/cases/:number', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return apiProblem(c, 'not-found');
    const today = riyadhDate(deps.clock());
    const found = await casePackage(deps, c.get('association'), person, c.req.param('number'), today);
    return found === undefined ? apiProblem(c, 'not-found') : c.json(found);
  });

  app.post('/api/staff/cases/:number/acts', requirePerson(deps), async (c) => {
    const association = c.get('association');
    const person = c.get('actor')?.person;
    const number = c.req.param('number');
    const submission = await readBody(c, ActSubmission);
    const seen = person === undefined ? undefined : await caseFor(deps, association, person, number);
    if (person === undefined || seen === undefined) return apiProblem(c, 'not-found');
    if (submission === undefined) return apiProblem(c, 'malformed');
    // `stale` or a reason would tell whoever is given briefings alone how the case went on since: they sign one kind of
    // act, over a head that they were given (PROTOCOL B8).
    if (seen.view === 'briefings') {
      const bytes = fromBase64url(submission.bytes) ?? new Uint8Array();
      const { caseId } = seen.caseFile;
      if (!(await tellsUnreadable(deps.database.reader, association.id, person, caseId, bytes)))
        return apiProblem(c, 'refused');
    }
    return answerAcceptance(c, await acceptAct(deps, association, submission, { person, number }));
  });

  // A POST, since it leaves a record: the head tells whether the case went on since the briefing.
  app.post('/api/staff/cases/:number/head', requirePerson(deps), async (c) => {
    const person = c.get('actor')?.person;
    if (person === undefined) return apiProblem(c, 'not-found');
    const today = riyadhDate(deps.clock());
    const given = await giveHead(deps, c.get('association'), person, c.req.param('number'), today);
    if (given === undefined) return apiProblem(c, 'not-found');
    if (given === 'refused') return apiProblem(c, 'refused');
    return c.json((given === 'told' ? { told: true } : given) satisfies GivenHead);
  });

  return app;
};
