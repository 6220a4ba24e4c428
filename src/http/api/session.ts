// Signing in, unlocking, the session's half-key, and signing out.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import { beginSession, endAllSessions, endSession } from '../../auth/sessions.ts';
import { halfOf, type SignedIn, signIn, unlock } from '../../auth/sign-in.ts';
import { type HalfAnswer, type SignInAnswer, SignInRequest, UnlockRequest } from '../../domain/wire.ts';
import { toBase64url } from '../../protocol/check/index.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import { clearSessionCookie, SESSION_COOKIE, setSessionCookie } from '../middleware/cookie.ts';
import { apiProblem } from '../middleware/problem.tsx';
import { requireSession } from '../middleware/require.ts';
import { readBody } from './body.ts';

const EndRequest = v.strictObject({ all: v.exactOptional(v.boolean()) });
const Nothing = v.strictObject({});

const answer = (c: Context<AppEnv>, { person, userName, vault }: SignedIn): SignInAnswer => ({
  association: c.get('association').id,
  person: person.id,
  userName,
  vault: toBase64url(vault),
  offices: [...person.offices],
  administrator: person.administrator,
});

/** The one whom `requireSession` let pass. */
const signedIn = (c: Context<AppEnv>): Actor => {
  const actor = c.get('actor');
  if (actor === undefined) throw new Error('this address demands a session');
  return actor;
};

export const sessionApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  app.post('/api/session', async (c) => {
    const request = await readBody(c, SignInRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const found = await signIn(deps, association, request.userName, request.authKey);
    if (found === undefined) return apiProblem(c, 'signed-out');
    setSessionCookie(c, await beginSession(deps, association, found.person.id, getCookie(c, SESSION_COOKIE)));
    return c.json(answer(c, found));
  });

  app.post('/api/session/unlock', requireSession(deps), async (c) => {
    const request = await readBody(c, UnlockRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const found = await unlock(deps, c.get('association').id, signedIn(c).person, request.authKey);
    return found === undefined ? apiProblem(c, 'cannot-open') : c.json(answer(c, found));
  });

  app.post('/api/session/half', requireSession(deps), async (c) => {
    if ((await readBody(c, Nothing)) === undefined) return apiProblem(c, 'malformed');
    const { sessionToken, person, userName } = signedIn(c);
    const half = halfOf(deps, sessionToken);
    if (half === undefined) return apiProblem(c, 'signed-out');
    return c.json({ half, association: c.get('association').id, person, userName } satisfies HalfAnswer);
  });

  app.post('/api/session/end', requireSession(deps), async (c) => {
    const request = await readBody(c, EndRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const { person, sessionToken } = signedIn(c);
    const association = c.get('association').id;
    await (request.all === true
      ? endAllSessions(deps, association, person)
      : endSession(deps, association, sessionToken));
    clearSessionCookie(c);
    return c.body(null, 204);
  });

  return app;
};
