// The second factor: given at sign-in, set up there or in one's account, backup codes made anew. Secrets and codes travel in
// bodies alone.
import { type Context, Hono } from 'hono';
import { getCookie } from 'hono/cookie';
import * as v from 'valibot';
import type { Tries, Try } from '../../auth/guesses.ts';
import { knownMark, marksWith } from '../../auth/known-browsers.ts';
import {
  draftFactor,
  giveCode,
  type Owed,
  type PassedAccount,
  renewBackupCodes,
  setUpFactor,
} from '../../auth/second-factor.ts';
import { beginSession } from '../../auth/sessions.ts';
import { type SignedIn, unlock } from '../../auth/sign-in.ts';
import {
  type BackupCodesAnswer,
  FactorCodeRequest,
  type FactorSecretAnswer,
  type SecondFactorOwed,
  type SetUpAnswer,
  type SignInAnswer,
  UnlockRequest,
} from '../../domain/wire-accounts.ts';
import { type Outcome, toBase64url } from '../../protocol/check/index.ts';
import { endedFactor } from '../../store/factor-resets.ts';
import { credentialsOf, personById } from '../../store/people.ts';
import type { Actor, AppEnv, Deps, HalfActor } from '../deps.ts';
import { KNOWN_COOKIE, setKnownCookie, setSessionCookie } from '../middleware/cookie.ts';
import { apiProblem, failed, mustWait } from '../middleware/problem.tsx';
import { requireHalf, requireSession } from '../middleware/require.ts';
import { readBody } from './body.ts';

const Nothing = v.strictObject({});

/** The one whom `requireSession` let pass. */
export const signedIn = (c: Context<AppEnv>): Actor => {
  const actor = c.get('actor');
  if (actor === undefined) throw new Error('this address demands a session');
  return actor;
};

/** The one whom `requireHalf` let pass. */
export const halfSignedIn = (c: Context<AppEnv>): HalfActor => {
  const half = c.get('half');
  if (half === undefined) throw new Error('this address demands a session that owes the second factor');
  return half;
};

export const signedInAnswer = (c: Context<AppEnv>, { person, userName, vault }: SignedIn): SignInAnswer => ({
  association: c.get('association').id,
  person: person.id,
  userName,
  vault: toBase64url(vault),
  offices: [...person.offices],
  administrator: person.administrator,
});

/** What whoever gave the right passphrase is told: what is owed, and who took the last factor away. No vault. */
export const owedAnswer = async (
  c: Context<AppEnv>,
  { database: { reader } }: Deps,
  { person, userName }: SignedIn,
  owed: Owed,
): Promise<SecondFactorOwed> => {
  const association = c.get('association').id;
  const told = { owed, association, person: person.id, userName };
  const reset = owed === 'setup' ? await endedFactor(reader, association, person.id) : undefined;
  if (reset?.confirmed === undefined) return told;
  const signer = async (id: SignedIn['person']['id']) => {
    const { name = '', offices = [] } = (await personById(reader, association, id)) ?? {};
    return { name, offices: [...offices] };
  };
  const [askedBy, confirmedBy] = await Promise.all([signer(reset.askedBy), signer(reset.confirmed.by)]);
  return { ...told, reset: { askedBy, confirmedBy, on: reset.confirmed.on } };
};

/**
 * Begins the whole session of somebody whose second factor was given; only now is this browser known as theirs. A session that
 * was `presented` ends.
 */
export const letIn = async (
  c: Context<AppEnv>,
  deps: Deps,
  { signedIn: account, found }: PassedAccount,
  presented?: string,
): Promise<void> => {
  const association = c.get('association').id;
  setSessionCookie(c, await beginSession(deps, association, account.person.id, presented));
  setKnownCookie(c, marksWith(deps, found.credentials, getCookie(c, KNOWN_COOKIE)));
};

/** A session that ended, or another tab's work, leads back to the passphrase. */
export const halfFailed = (c: Context<AppEnv>, outcome: Exclude<Outcome<unknown>, { ok: true }>): Response =>
  outcome.reason === 'refused' ? apiProblem(c, 'signed-out') : failed(c, outcome);

/** Proves the passphrase once more; the answer where it wasn't right. */
export const provePassphrase = async (
  c: Context<AppEnv>,
  deps: Deps,
  tries: Tries,
  authKey: string,
): Promise<Response | undefined> => {
  const { person, sessionToken } = signedIn(c);
  const done = await unlock(deps, tries, c.get('association').id, { person, sessionToken, authKey });
  if (done.ok) return undefined;
  return done.seconds === undefined ? apiProblem(c, 'cannot-open') : mustWait(c, done.seconds);
};

export const secondFactorApi = (deps: Deps, tries: Tries): Hono<AppEnv> => {
  const app = new Hono<AppEnv>();

  /** A code's try: by account, or by a browser in which its owner has signed in, so that others keep nobody out there. */
  const beginCode = async (c: Context<AppEnv>, { person }: HalfActor): Promise<Try> => {
    const association = c.get('association').id;
    const found = await credentialsOf(deps.database.reader, association, person);
    const mark = knownMark(deps, found?.credentials, getCookie(c, KNOWN_COOKIE));
    return tries.codes.begin(mark ?? `${association} ${person}`);
  };

  const drafted = async (c: Context<AppEnv>, token: string, stage: 'first' | 'whole') => {
    const { id, name } = c.get('association');
    return draftFactor(deps, { id, issuer: name.en || name.ar || 'Amanah' }, token, stage);
  };

  app.post('/api/session/second-factor', requireHalf(deps), async (c) => {
    const request = await readBody(c, FactorCodeRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const half = halfSignedIn(c);
    const tried = await beginCode(c, half);
    if (!tried.ok) return mustWait(c, tried.seconds);
    const given = await giveCode(deps, c.get('association').id, half.sessionToken, request.code);
    if (!given.ok) {
      if (given.reason === 'cannot-open') tries.wrong.count(c.get('association').id, half.person, 'code');
      return halfFailed(c, given);
    }
    tried.wasRight();
    await letIn(c, deps, given.value);
    return c.json(signedInAnswer(c, given.value.signedIn));
  });

  app.post('/api/session/second-factor/draft', requireHalf(deps), async (c) => {
    if ((await readBody(c, Nothing)) === undefined) return apiProblem(c, 'malformed');
    const shown = await drafted(c, halfSignedIn(c).sessionToken, 'first');
    return shown.ok ? c.json(shown.value satisfies FactorSecretAnswer) : halfFailed(c, shown);
  });

  app.post('/api/session/second-factor/setup', requireHalf(deps), async (c) => {
    const request = await readBody(c, FactorCodeRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const half = halfSignedIn(c);
    const done = await setUpFactor(deps, c.get('association').id, half.sessionToken, 'first', request.code);
    if (!done.ok) return halfFailed(c, done);
    await letIn(c, deps, done.value);
    const backupCodes = [...done.value.backupCodes];
    return c.json({ ...signedInAnswer(c, done.value.signedIn), backupCodes } satisfies v.InferOutput<
      typeof SetUpAnswer
    >);
  });

  const proved = async (c: Context<AppEnv>): Promise<Response | undefined> => {
    const request = await readBody(c, UnlockRequest);
    return request === undefined ? apiProblem(c, 'malformed') : provePassphrase(c, deps, tries, request.authKey);
  };

  app.post('/api/account/second-factor/draft', requireSession(deps), async (c) => {
    const refused = await proved(c);
    if (refused !== undefined) return refused;
    const shown = await drafted(c, signedIn(c).sessionToken, 'whole');
    return shown.ok ? c.json(shown.value satisfies FactorSecretAnswer) : failed(c, shown);
  });

  app.post('/api/account/second-factor', requireSession(deps), async (c) => {
    const request = await readBody(c, FactorCodeRequest);
    if (request === undefined) return apiProblem(c, 'malformed');
    const done = await setUpFactor(deps, c.get('association').id, signedIn(c).sessionToken, 'whole', request.code);
    if (!done.ok) return failed(c, done);
    const backupCodes = [...done.value.backupCodes];
    return c.json({ backupCodes } satisfies v.InferOutput<typeof BackupCodesAnswer>);
  });

  app.post('/api/account/backup-codes', requireSession(deps), async (c) => {
    const refused = await proved(c);
    if (refused !== undefined) return refused;
    const made = await renewBackupCodes(deps, c.get('association').id, signedIn(c).person);
    if (!made.ok) return failed(c, made);
    return c.json({ backupCodes: [...made.value] } satisfies v.InferOutput<typeof BackupCodesAnswer>);
  });

  return app;
};
