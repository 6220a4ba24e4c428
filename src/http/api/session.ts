// Signing in as far as the passphrase goes, unlocking, the session's half-key, and signing out. What counts wrong tries lives
// here, as long as the portal. No vault leaves before the second factor where one is owed.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import { endEverywhere } from '../../auth/account.ts';
import { newTries } from '../../auth/guesses.ts';
import { madeFingerprint } from '../../auth/new-keys.ts';
import { owedBy } from '../../auth/second-factor.ts';
import { beginSession, endSession } from '../../auth/sessions.ts';
import { halfOf, signIn, unlock } from '../../auth/sign-in.ts';
import {
  type HalfAnswer,
  type NewKeysWait,
  type SignInAnswer,
  SignInRequest,
  type UnlockAnswer,
  UnlockRequest,
} from '../../domain/wire-accounts.ts';
import type { AssociationId } from '../../protocol/check/index.ts';
import type { NewKeys } from '../../store/new-keys.ts';
import type { AppEnv, Deps } from '../deps.ts';
import {
  clearSessionCookie,
  KNOWN_COOKIE,
  SESSION_COOKIE,
  setKnownCookie,
  setSessionCookie,
} from '../middleware/cookie.ts';
import { describeError } from '../middleware/failure.ts';
import { apiProblem, mustWait } from '../middleware/problem.tsx';
import { requireAnySession, requireSession } from '../middleware/require.ts';
import { accountApi } from './account.ts';
import { readBody } from './body.ts';
import { passkeysApi } from './passkeys.ts';
import { owedAnswer, secondFactorApi, signedIn, signedInAnswer } from './second-factor.ts';

const EndRequest = v.strictObject({ all: v.exactOptional(v.boolean()) });
const Nothing = v.strictObject({});

/** Whoever made new keys is told that they wait, and what their browser showed of them; there is nothing else to be had. */
const waitsAnswer = (c: Context<AppEnv>, association: AssociationId, waits: NewKeys): Response => {
  const fingerprint = madeFingerprint(association, waits);
  if (waits.made === undefined || fingerprint === undefined) return apiProblem(c, 'signed-out');
  return c.json({ waits: 'new-keys', madeOn: waits.made.on, fingerprint } satisfies NewKeysWait);
};

export const sessionApi = (deps: Deps): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();
  const tries = newTries({ ...deps, onFault: (error) => deps.log(describeError(error)) });

  app.post('/api/session', async (c) => {
    const request = await readBody(c, SignInRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const asked = { ...request, marks: getCookie(c, KNOWN_COOKIE) };
    const done = await signIn(deps, tries, association, asked);
    if (!done.ok && 'waits' in done) return waitsAnswer(c, association, done.waits);
    if (!done.ok) return done.seconds === undefined ? apiProblem(c, 'signed-out') : mustWait(c, done.seconds);
    const { person } = done.signedIn;
    const presented = getCookie(c, SESSION_COOKIE);
    const owed = await owedBy(deps, deps.database.reader, association, person.id);
    if (owed !== undefined) {
      setSessionCookie(c, await beginSession(deps, association, person.id, presented, 'first'));
      return c.json(await owedAnswer(c, deps, done.signedIn, owed));
    }
    setSessionCookie(c, await beginSession(deps, association, person.id, presented));
    setKnownCookie(c, done.marks);
    return c.json(signedInAnswer(c, done.signedIn) satisfies SignInAnswer);
  });

  app.post('/api/session/unlock', requireSession(deps), async (c) => {
    const request = await readBody(c, UnlockRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const { person, sessionToken } = signedIn(c);
    const asked = { person, sessionToken, authKey: request.authKey };
    const done = await unlock(deps, tries, c.get('association').id, asked);
    if (!done.ok) return done.seconds === undefined ? apiProblem(c, 'cannot-open') : mustWait(c, done.seconds);
    const { recoveryHash } = done.signedIn;
    return c.json({ ...signedInAnswer(c, done.signedIn), recoveryHash } satisfies UnlockAnswer);
  });

  app.post('/api/session/half', requireSession(deps), async (c) => {
    if ((await readBody(c, Nothing)) === undefined) return apiProblem(c, 'malformed');
    const { sessionToken, person, userName } = signedIn(c);
    const half = halfOf(deps, sessionToken);
    if (half === undefined) return apiProblem(c, 'signed-out');
    return c.json({ half, association: c.get('association').id, person, userName } satisfies HalfAnswer);
  });

  app.post('/api/session/end', requireAnySession(deps), async (c) => {
    const request = await readBody(c, EndRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const association = c.get('association').id;
    const half = c.get('half');
    // Whoever knows the passphrase alone ends nobody's session but the one that it began.
    if (half !== undefined && request.all === true) return apiProblem(c, 'refused');
    const { person, sessionToken } = half ?? signedIn(c);
    await (request.all === true
      ? endEverywhere(deps, association, person)
      : endSession(deps, association, sessionToken));
    clearSessionCookie(c);
    return c.body(null, 204);
  });

  app.route('/', accountApi(deps, tries));
  app.route('/', secondFactorApi(deps, tries));
  app.route('/', passkeysApi(deps, tries));
  return app;
};
