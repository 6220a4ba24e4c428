// What a reporter's browser needs before it seals, and the sealed report's way in. Nothing of who sends it is kept.
import { Hono } from 'hono';
import { riyadhDate } from '../../domain/plain-date.ts';
import { type IntakePackage, ReportSubmission } from '../../domain/wire.ts';
import { acceptReport } from '../../store/acceptance.ts';
import { foundationOf, groundOf, takesReports } from '../../store/foundation.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem } from '../middleware/problem.tsx';
import { readBody } from './body.ts';
import { answerAcceptance } from './outcome.ts';

export const intakeApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.get('/api/intake', async (c) => {
    const association = c.get('association');
    const today = riyadhDate(deps.clock());
    const ground = await groundOf(deps.database.reader, association.id);
    const open = takesReports(ground, today);
    return c.json({ foundation: foundationOf(ground, association, today), open } satisfies IntakePackage);
  });

  app.post('/api/intake', async (c) => {
    const submission = await readBody(c, ReportSubmission);
    if (submission === undefined) return apiProblem(c, 'malformed');
    return answerAcceptance(c, await acceptReport(deps, c.get('association'), submission));
  });

  return app;
};
