// Signing in, unlocking, the session's half-key, and signing out. What counts wrong tries lives here, as long as the portal.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import { endEverywhere } from '../../auth/account.ts';
import { newTries } from '../../auth/guesses.ts';
import { beginSession, endSession } from '../../auth/sessions.ts';
import { halfOf, type SignedIn, signIn, unlock } from '../../auth/sign-in.ts';
import {
  type HalfAnswer,
  type SignInAnswer,
  SignInRequest,
  type UnlockAnswer,
  UnlockRequest,
} from '../../domain/wire.ts';
import { toBase64url } from '../../protocol/check/index.ts';
import type { Actor, AppEnv, Deps } from '../deps.ts';
import {
  clearSessionCookie,
  KNOWN_COOKIE,
  SESSION_COOKIE,
  setKnownCookie,
  setSessionCookie,
} from '../middleware/cookie.ts';
import { apiProblem, mustWait } from '../middleware/problem.tsx';
import { requireSession } from '../middleware/require.ts';
import { accountApi } from './account.ts';
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
  const tries = newTries(deps);

  app.post('/api/session', async (c) => {
    const request = await readBody(c, SignInRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const asked = { ...request, marks: getCookie(c, KNOWN_COOKIE) };
    const done = await signIn(deps, tries, association, asked);
    if (!done.ok) return done.seconds === undefined ? apiProblem(c, 'signed-out') : mustWait(c, done.seconds);
    const { person } = done.signedIn;
    setSessionCookie(c, await beginSession(deps, association, person.id, getCookie(c, SESSION_COOKIE)));
    setKnownCookie(c, done.marks);
    return c.json(answer(c, done.signedIn));
  });

  app.post('/api/session/unlock', requireSession(deps), async (c) => {
    const request = await readBody(c, UnlockRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const { person, sessionToken } = signedIn(c);
    const asked = { person, sessionToken, authKey: request.authKey };
    const done = await unlock(deps, tries, c.get('association').id, asked);
    if (!done.ok) return done.seconds === undefined ? apiProblem(c, 'cannot-open') : mustWait(c, done.seconds);
    const { recoveryHash } = done.signedIn;
    return c.json({ ...answer(c, done.signedIn), recoveryHash } satisfies UnlockAnswer);
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
      ? endEverywhere(deps, association, person)
      : endSession(deps, association, sessionToken));
    clearSessionCookie(c);
    return c.body(null, 204);
  });

  app.route('/', accountApi(deps, tries.sessions));
  return app;
};
