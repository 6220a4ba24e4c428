// Enrolling by an invitation's link. The secret comes in a body, never in an address.
import { Hono } from 'hono';
import { enrolByLink, invitation, isFreeUserName } from '../../auth/enrolment.ts';
import { EnrolmentRequest, type InvitationAnswer, InvitationRequest } from '../../domain/wire-accounts.ts';
import { composeDraft } from '../../store/roster-draft.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, failed } from '../middleware/problem.tsx';
import { readBody } from './body.ts';

export const enrolmentApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.post('/api/enrolment/invitation', async (c) => {
    const request = await readBody(c, InvitationRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const person = await invitation(deps, association, request.secret);
    if (person === undefined) return apiProblem(c, 'not-found');
    if (request.userName !== undefined) {
      const free = await isFreeUserName(deps, association, person.id, request.userName);
      if (!free.ok) return failed(c, free);
    }
    const { id, name, offices, administrator, userName } = person;
    const whose = { association, person: id, name, offices: [...offices], administrator };
    // Who has enrolled before makes new keys under their user name.
    return c.json({ ...whose, ...(userName === undefined ? {} : { userName }) } satisfies InvitationAnswer);
  });

  app.post('/api/enrolment', async (c) => {
    const request = await readBody(c, EnrolmentRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const enrolled = await enrolByLink(deps, association, request, (tx) => composeDraft(deps, tx, association));
    if (enrolled.ok) return c.json({}, 201);
    return enrolled.reason === 'cannot-open' ? apiProblem(c, 'not-found') : failed(c, enrolled);
  });

  return app;
};
