// The second factor as its owner's app and browser use it, over the portal's interface: codes of the clock's moment, set up and
// given, with what each answer says.
import { codeAt } from '../../src/auth/timed-codes.ts';
import { parseWire } from '../../src/domain/wire.ts';
import {
  BackupCodesAnswer,
  FactorSecretAnswer,
  SecondFactorOwed,
  SetUpAnswer,
} from '../../src/domain/wire-accounts.ts';
import { cookieOf, type Somebody, type Stage } from './portal-factory.ts';

const MINUTE_MS = 60_000;

/** What the app shows now, or so many minutes from now. */
export const codeNow = (stage: Stage, secret: string, minutes = 0): string =>
  codeAt(secret, new Date(stage.portal.deps.clock().getTime() + minutes * MINUTE_MS));

/** Six digits that no code of these minutes is. */
export const wrongCode = (stage: Stage, secret: string): string => {
  const near = [-1, -0.5, 0, 0.5, 1].map((minutes) => codeNow(stage, secret, minutes));
  const wrong = ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code));
  if (wrong === undefined) throw new Error('six codes are more than five');
  return wrong;
};

export type Half = { readonly cookie: string; readonly owed: SecondFactorOwed; readonly answer: Response };

/** Gives the right passphrase where the second factor is owed. */
export const beginSignIn = async (
  stage: Stage,
  { userName, authKey }: Pick<Somebody, 'userName' | 'authKey'>,
  headers: Readonly<Record<string, string>> = {},
): Promise<Half> => {
  const answer = await stage.ask('/api/session', { body: { userName, authKey }, headers });
  const owed = parseWire(SecondFactorOwed, await answer.clone().json());
  const cookie = cookieOf(answer);
  if (answer.status !== 200 || owed === undefined || cookie === undefined)
    throw new Error(`nothing is owed: ${answer.status} ${await answer.text()}`);
  return { cookie, owed, answer };
};

export const giveCode = (
  stage: Stage,
  cookie: string,
  code: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> => stage.ask('/api/session/second-factor', { cookie, body: { code }, headers });

export type SetUp = { readonly cookie: string; readonly secret: string; readonly backupCodes: readonly string[] };

/** Draws a secret in a session that owes one. */
export const drawSecret = async (stage: Stage, cookie: string): Promise<string> => {
  const drawn = await stage.ask('/api/session/second-factor/draft', { cookie, body: {} });
  const shown = parseWire(FactorSecretAnswer, await drawn.json());
  if (shown === undefined) throw new Error(`no secret: ${drawn.status}`);
  return shown.secret;
};

/** Signs in for the first time where a second factor is required, and sets it up. */
export const setUpAtSignIn = async (stage: Stage, somebody: Pick<Somebody, 'userName' | 'authKey'>): Promise<SetUp> => {
  const half = await beginSignIn(stage, somebody);
  const secret = await drawSecret(stage, half.cookie);
  const done = await stage.ask('/api/session/second-factor/setup', {
    cookie: half.cookie,
    body: { code: codeNow(stage, secret) },
  });
  const answer = parseWire(SetUpAnswer, await done.clone().json());
  const cookie = cookieOf(done);
  if (answer === undefined || cookie === undefined) throw new Error(`no second factor: ${done.status}`);
  return { cookie, secret, backupCodes: answer.backupCodes };
};

/** Signs in with the code of now; the clock is moved on, so that it is a fresh one. */
export const signInWithCode = async (
  stage: Stage,
  somebody: Pick<Somebody, 'userName' | 'authKey'>,
  secret: string,
): Promise<string> => {
  stage.wait(1);
  const half = await beginSignIn(stage, somebody);
  const given = await giveCode(stage, half.cookie, codeNow(stage, secret));
  const cookie = cookieOf(given);
  if (given.status !== 200 || cookie === undefined) throw new Error(`the code was refused: ${given.status}`);
  return cookie;
};

/** The backup codes of an answer of one's account. */
export const backupCodesIn = async (answer: Response): Promise<readonly string[]> => {
  const made = parseWire(BackupCodesAnswer, await answer.json());
  if (made === undefined) throw new Error(`no backup codes: ${answer.status}`);
  return made.backupCodes;
};

/** Draws a secret in one's account. */
export const drawSecretInAccount = async (
  stage: Stage,
  cookie: string,
  { authKey }: Pick<Somebody, 'authKey'>,
): Promise<string> => {
  const drawn = await stage.ask('/api/account/second-factor/draft', { cookie, body: { authKey } });
  const shown = parseWire(FactorSecretAnswer, await drawn.json());
  if (shown === undefined) throw new Error(`no secret: ${drawn.status}`);
  return shown.secret;
};

/** Switches the second factor on, or sets it up anew, in one's account; this session goes on. */
export const switchOn = async (stage: Stage, cookie: string, somebody: Pick<Somebody, 'authKey'>): Promise<SetUp> => {
  const secret = await drawSecretInAccount(stage, cookie, somebody);
  const body = { code: codeNow(stage, secret) };
  const backupCodes = await backupCodesIn(await stage.ask('/api/account/second-factor', { cookie, body }));
  return { cookie, secret, backupCodes };
};

export const RESETS = '/en/staff/factor-resets';

/** The address of the newest reset, as the database has it. */
export const resetPath = async (stage: Stage): Promise<string> => {
  const [row] = await stage.portal.deps.database.reader.all(
    'select reset from factor_resets order by expires_at desc limit 1',
  );
  return `${RESETS}/${String(row?.reset)}`;
};

/** Has two signers, by their sessions, reset somebody's second factor. */
export const resetByTwo = async (stage: Stage, asks: string, confirms: string, person: string): Promise<void> => {
  const asked = await stage.ask(RESETS, { cookie: asks, form: { person } });
  const done = await stage.ask(await resetPath(stage), { cookie: confirms, form: {} });
  if (!/done=confirmed/.test(done.headers.get('location') ?? ''))
    throw new Error(`no reset: ${asked.status} ${done.status}`);
};
