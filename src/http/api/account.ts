// A new passphrase and a new recovery key for somebody who is signed in and proves the passphrase once more.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import { changePassphrase, changeRecoveryKey } from '../../auth/account.ts';
import type { Tries } from '../../auth/guesses.ts';
import { marksWith } from '../../auth/known-browsers.ts';
import { PassphraseChange, RecoveryKeyChange } from '../../domain/wire-accounts.ts';
import type { Outcome } from '../../protocol/check/index.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { KNOWN_COOKIE, setKnownCookie } from '../middleware/cookie.ts';
import { apiProblem, failed, mustWait } from '../middleware/problem.tsx';
import { requireSession } from '../middleware/require.ts';
import { readBody } from './body.ts';
import { signedIn } from './second-factor.ts';

/** Tries are those of unlocking: whoever guesses here has no more of them. */
export const accountApi = (deps: Deps, { sessions: tries, wrong }: Tries): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  const refused = (c: Context<AppEnv>, outcome: Exclude<Outcome<unknown>, { ok: true }>): Response => {
    if (outcome.reason === 'stale') wrong.count(c.get('association').id, signedIn(c).person, 'passphrase');
    return failed(c, outcome);
  };

  app.post('/api/account/passphrase', requireSession(deps), async (c) => {
    const request = await readBody(c, PassphraseChange);
    if (request === undefined) return apiProblem(c, 'malformed');
    const actor = signedIn(c);
    const tried = tries.begin(actor.sessionToken);
    if (!tried.ok) return mustWait(c, tried.seconds);
    const changed = await changePassphrase(deps, c.get('association').id, actor, request);
    if (!changed.ok) return refused(c, changed);
    tried.wasRight();
    setKnownCookie(c, marksWith(deps, changed.value, getCookie(c, KNOWN_COOKIE)));
    return c.json({});
  });

  app.post('/api/account/recovery-key', requireSession(deps), async (c) => {
    const request = await readBody(c, RecoveryKeyChange);
    if (request === undefined) return apiProblem(c, 'malformed');
    const { person, sessionToken } = signedIn(c);
    const tried = tries.begin(sessionToken);
    if (!tried.ok) return mustWait(c, tried.seconds);
    const changed = await changeRecoveryKey(deps, c.get('association').id, person, request);
    if (!changed.ok) return refused(c, changed);
    tried.wasRight();
    return c.json({});
  });

  return app;
};
