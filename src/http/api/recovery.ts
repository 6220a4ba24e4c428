// Coming back by recovery key: the second copy of the vault, and new credentials in the place of all old ones.
import { Hono } from 'hono';
import { recoverable, replaceByRecovery } from '../../auth/recovery.ts';
import { type RecoveryAnswer, RecoveryRequest, ReplacementRequest } from '../../domain/wire-accounts.ts';
import { toBase64url } from '../../protocol/check/index.ts';
import { opensByPasskey } from '../../store/passkeys.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { apiProblem, failed } from '../middleware/problem.tsx';
import { readBody } from './body.ts';

export const recoveryApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.post('/api/recovery', async (c) => {
    const request = await readBody(c, RecoveryRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const found = await recoverable(deps, association, request.lookup);
    if (found === undefined) return apiProblem(c, 'cannot-open');
    const { userName, recoveryVault } = found.credentials;
    const { id: person } = found.person;
    const answer = {
      association,
      person,
      userName,
      vault: toBase64url(recoveryVault),
      opensByPasskey: await opensByPasskey(deps.database.reader, association, person),
    };
    return c.json(answer satisfies RecoveryAnswer);
  });

  app.post('/api/recovery/replacement', async (c) => {
    const request = await readBody(c, ReplacementRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const replaced = await replaceByRecovery(deps, c.get('association').id, request.lookup, request.credentials);
    return replaced.ok ? c.json({}, 201) : failed(c, replaced);
  });

  return app;
};
