// Passkeys: opening an account by one alone, giving one as second factor, registering and removing them. Where the portal's
// address is a number there is no party for them, and whatever is asked is refused.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { Tries } from '../../auth/guesses.ts';
import {
  askAsFactor,
  askToOpen,
  giveAssertion,
  offerPasskey,
  openWithPasskey,
  type Place,
  registerPasskey,
  removePasskey,
} from '../../auth/passkeys.ts';
import { relyingParty } from '../../domain/relying-party.ts';
import { PasskeyAssertion, PasskeyRegistration, PasskeyRemoval, UnlockRequest } from '../../domain/wire-accounts.ts';
import type { Outcome } from '../../protocol/check/index.ts';
import type { AppEnv, Deps } from '../deps.ts';
import { SESSION_COOKIE } from '../middleware/cookie.ts';
import { apiProblem, failed } from '../middleware/problem.tsx';
import { requireHalf, requireSession } from '../middleware/require.ts';
import { readBody } from './body.ts';
import { halfFailed, halfSignedIn, letIn, provePassphrase, signedIn, signedInAnswer } from './second-factor.ts';

const Nothing = v.strictObject({});

export const passkeysApi = (deps: Deps, tries: Tries): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  /** For whom and where; undefined where passkeys can't be. */
  const placeOf = (c: Context<AppEnv>): Omit<Place, 'token'> | undefined => {
    const { id, publicAddress } = c.get('association');
    const party = relyingParty(publicAddress);
    return party === undefined ? undefined : { association: id, party };
  };

  app.post('/api/session/passkey/options', async (c) => {
    if ((await readBody(c, Nothing)) === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    return place === undefined ? apiProblem(c, 'refused') : c.json(askToOpen(deps, place));
  });

  app.post('/api/session/passkey', async (c) => {
    const assertion = await readBody(c, PasskeyAssertion);
    if (assertion === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const opened = await openWithPasskey(deps, place, assertion);
    if (!opened.ok) return opened.reason === 'untrusted' ? failed(c, opened) : apiProblem(c, 'signed-out');
    await letIn(c, deps, opened.value, getCookie(c, SESSION_COOKIE));
    return c.json(signedInAnswer(c, opened.value.signedIn));
  });

  app.post('/api/session/unlock/passkey', requireSession(deps), async (c) => {
    const assertion = await readBody(c, PasskeyAssertion);
    if (assertion === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const opened = await openWithPasskey(deps, place, assertion, signedIn(c).person);
    return opened.ok ? c.json(signedInAnswer(c, opened.value.signedIn)) : failed(c, opened);
  });

  app.post('/api/session/second-factor/passkey/options', requireHalf(deps), async (c) => {
    if ((await readBody(c, Nothing)) === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const asked = await askAsFactor(deps, { ...place, token: halfSignedIn(c).sessionToken });
    return asked.ok ? c.json(asked.value) : halfFailed(c, asked);
  });

  app.post('/api/session/second-factor/passkey', requireHalf(deps), async (c) => {
    const assertion = await readBody(c, PasskeyAssertion);
    if (assertion === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const given = await giveAssertion(deps, { ...place, token: halfSignedIn(c).sessionToken }, assertion);
    if (!given.ok) return halfFailed(c, given);
    await letIn(c, deps, given.value);
    return c.json(signedInAnswer(c, given.value.signedIn));
  });

  app.post('/api/account/passkeys/options', requireSession(deps), async (c) => {
    const request = await readBody(c, UnlockRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const refused = await provePassphrase(c, deps, tries, request.authKey);
    if (refused !== undefined) return refused;
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const actor = signedIn(c);
    const { en, ar } = c.get('association').name;
    const offered = await offerPasskey(
      deps,
      { ...place, token: actor.sessionToken, name: en || ar || 'Amanah' },
      actor,
    );
    return offered.ok ? c.json(offered.value) : failed(c, offered);
  });

  app.post('/api/account/passkeys', requireSession(deps), async (c) => {
    const request = await readBody(c, PasskeyRegistration);
    if (request === undefined) return apiProblem(c, 'malformed');
    const place = placeOf(c);
    if (place === undefined) return apiProblem(c, 'refused');
    const done: Outcome<void> = await registerPasskey(deps, { ...place, token: signedIn(c).sessionToken }, request);
    return done.ok ? c.json({}) : failed(c, done);
  });

  app.post('/api/account/passkeys/removal', requireSession(deps), async (c) => {
    const request = await readBody(c, PasskeyRemoval);
    if (request === undefined) return apiProblem(c, 'malformed');
    const refused = await provePassphrase(c, deps, tries, request.authKey);
    if (refused !== undefined) return refused;
    const { sessionToken } = signedIn(c);
    const removed = await removePasskey(deps, c.get('association').id, sessionToken, request.passkey);
    return removed.ok ? c.json({}) : failed(c, removed);
  });

  return app;
};
