// Changing one's own way in while signed in: passphrase and recovery key, each whole or not at all, and what happens to other
// sessions and other tabs.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWire } from '../../src/domain/wire.ts';
import { RecoveryAnswer, UnlockAnswer } from '../../src/domain/wire-accounts.ts';
import { fromBase64url, lookupHash, toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  credentialsFor,
  enrol,
  firstSecret,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const freshFor = ({ association, id, userName }: Somebody) =>
  credentialsFor(association, id, userName, random.bytes(32));

const lookupHashOf = (lookup: string): string => lookupHash(fromBase64url(lookup) ?? new Uint8Array());

const setPassphrase = async (stage: Stage, cookie: string, body: unknown): Promise<number> =>
  (await stage.ask('/api/account/passphrase', { cookie, body })).status;

const setRecoveryKey = async (stage: Stage, cookie: string, body: unknown): Promise<number> =>
  (await stage.ask('/api/account/recovery-key', { cookie, body })).status;

const signInStatus = async (stage: Stage, userName: string, authKey: string): Promise<number> =>
  (await stage.ask('/api/session', { body: { userName, authKey } })).status;

const recoverStatus = async (stage: Stage, lookup: string): Promise<number> =>
  (await stage.ask('/api/recovery', { body: { lookup } })).status;

const lives = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

const somebody = async (stage: Stage) => {
  const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
  const { credentials, recoveryLookup } = freshFor(auditor);
  const passphrase = { authKey: auditor.authKey, newAuthKey: credentials.authKey, vault: credentials.vault };
  const recoveryKey = {
    authKey: auditor.authKey,
    replaces: lookupHashOf(auditor.recoveryLookup),
    recoveryLookupHash: credentials.recoveryLookupHash,
    recoveryVault: credentials.recoveryVault,
  };
  return { auditor, passphrase, recoveryKey, newLookup: recoveryLookup };
};

const test = suite('changing one’s own way in');

test('a new passphrase takes the old one’s place; this session goes on, the others end, the recovery key stays good (T25, T26)', () =>
  withPortal(async (stage) => {
    const { auditor, passphrase } = await somebody(stage);
    const [here, elsewhere] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    assert.is(await setPassphrase(stage, here, passphrase), 200);
    assert.ok(await lives(stage, here));
    assert.not.ok(await lives(stage, elsewhere));
    assert.is(await signInStatus(stage, auditor.userName, auditor.authKey), 401);
    assert.ok(await signIn(stage, { userName: auditor.userName, authKey: passphrase.newAuthKey }));
    const recovered = await stage.ask('/api/recovery', { body: { lookup: auditor.recoveryLookup } });
    assert.ok(parseWire(RecoveryAnswer, await recovered.json()) !== undefined);
    const unlocked = await stage.ask('/api/session/unlock', {
      cookie: here,
      body: { authKey: passphrase.newAuthKey },
    });
    assert.is(parseWire(UnlockAnswer, await unlocked.json())?.vault, passphrase.vault);
  }));

test('without the present passphrase nothing changes, whoever holds the session (T26)', () =>
  withPortal(async (stage) => {
    const { auditor, passphrase, recoveryKey } = await somebody(stage);
    const cookie = await signIn(stage, auditor);
    const before = await dumpOf(stage.portal.deps.database);
    const authKey = toBase64url(random.bytes(32));
    assert.is(await setPassphrase(stage, cookie, { ...passphrase, authKey }), 409);
    assert.is(await setRecoveryKey(stage, cookie, { ...recoveryKey, authKey }), 409);
    assert.is(await setPassphrase(stage, cookie, { ...passphrase, newAuthKey: auditor.authKey }), 400, 'the same one');
    assert.is(await setPassphrase(stage, cookie, { ...passphrase, vault: 'AAAA' }), 400);
    assert.is(await setRecoveryKey(stage, cookie, { ...recoveryKey, recoveryVault: 'AAAA' }), 400);
    assert.is((await stage.ask('/api/account/passphrase', { body: passphrase })).status, 401);
    assert.is((await stage.ask('/api/account/recovery-key', { body: recoveryKey })).status, 401);
    assert.is(await dumpOf(stage.portal.deps.database), before);
  }));

test('a new recovery key makes the old one void from that moment; passphrase and sessions stay (T26)', () =>
  withPortal(async (stage) => {
    const { auditor, recoveryKey, newLookup } = await somebody(stage);
    const [here, elsewhere] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    assert.is(await recoverStatus(stage, auditor.recoveryLookup), 200);
    assert.is(await setRecoveryKey(stage, here, recoveryKey), 200);
    assert.is(await recoverStatus(stage, auditor.recoveryLookup), 404);
    assert.is(await recoverStatus(stage, newLookup), 200);
    assert.ok((await lives(stage, here)) && (await lives(stage, elsewhere)));
    assert.is(await signInStatus(stage, auditor.userName, auditor.authKey), 200);
  }));

test('of two tabs that change at the same moment one counts, and the other is told; at every moment both keys open', () =>
  withPortal(async (stage) => {
    const { auditor, passphrase, recoveryKey } = await somebody(stage);
    const cookie = await signIn(stage, auditor);
    const other = freshFor(auditor);
    const { recoveryLookupHash, recoveryVault } = other.credentials;
    const keys = await Promise.all([
      setRecoveryKey(stage, cookie, recoveryKey),
      setRecoveryKey(stage, cookie, { ...recoveryKey, recoveryLookupHash, recoveryVault }),
    ]);
    assert.equal(keys.toSorted(), [200, 409]);
    const { authKey: newAuthKey, vault } = other.credentials;
    const passphrases = await Promise.all([
      setPassphrase(stage, cookie, passphrase),
      setPassphrase(stage, cookie, { ...passphrase, newAuthKey, vault }),
    ]);
    assert.equal(passphrases.toSorted(), [200, 409]);
    const right = passphrases[0] === 200 ? passphrase.newAuthKey : newAuthKey;
    assert.is(await signInStatus(stage, auditor.userName, right), 200);
    assert.is(await setRecoveryKey(stage, cookie, recoveryKey), 409, 'begun under the old passphrase');
  }));

test('the same change sent again, because its answer was lost, is taken as done', () =>
  withPortal(async (stage) => {
    const { auditor, passphrase, recoveryKey } = await somebody(stage);
    const cookie = await signIn(stage, auditor);
    for (let sent = 0; sent < 2; sent += 1) assert.is(await setRecoveryKey(stage, cookie, recoveryKey), 200);
    for (let sent = 0; sent < 2; sent += 1) assert.is(await setPassphrase(stage, cookie, passphrase), 200);
    assert.is(await signInStatus(stage, auditor.userName, passphrase.newAuthKey), 200);
  }));

test('nobody takes another’s recovery key for their own', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    const body = {
      authKey: auditor.authKey,
      replaces: lookupHashOf(auditor.recoveryLookup),
      recoveryLookupHash: lookupHashOf(chair.recoveryLookup),
      recoveryVault: freshFor(auditor).credentials.recoveryVault,
    };
    assert.is(await setRecoveryKey(stage, await signIn(stage, auditor), body), 409);
  }));

test('an administrator changes their own in the same way, on pages of their own', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const cookie = await signIn(stage, keeper);
    for (const path of ['account', 'account/passphrase', 'account/recovery-key'])
      for (const lang of ['ar', 'en']) {
        const page = await stage.ask(`/${lang}/admin/${path}`, { cookie });
        assert.is(page.status, 200, path);
        assert.match(page.headers.get('content-security-policy') ?? '', /wasm-unsafe-eval/, 'keys are derived there');
        assert.is((await stage.ask(`/${lang}/staff/${path}`, { cookie })).status, 404);
      }
    const { credentials } = freshFor(keeper);
    const body = { authKey: keeper.authKey, newAuthKey: credentials.authKey, vault: credentials.vault };
    assert.is(await setPassphrase(stage, cookie, body), 200);
    assert.is(await signInStatus(stage, 'keeper', credentials.authKey), 200);
  }));

test('whoever comes with a session that is no more is told so at the door once; a stranger and a made-up flag are told nothing of anybody', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const suspended = await signIn(stage, auditor);
    await stage.ask(`/en/admin/people/${auditor.id}/suspension`, { cookie: admin, form: {} });
    const idle = await signIn(stage, await appoint(stage, admin, 'board-chair'));
    stage.wait(31);
    for (const cookie of [suspended, idle, 'A'.repeat(43)])
      for (const path of ['/en/staff', '/en/staff/account', '/en/admin']) {
        const answer = await stage.ask(path, { cookie });
        assert.equal([answer.status, answer.headers.get('location')], [303, '/en/staff/sign-in?ended'], path);
        assert.match(answer.headers.getSetCookie().join(), /^__Host-amanah=; Max-Age=0/);
      }
    assert.is((await stage.ask('/en/staff')).headers.get('location'), '/en/staff/sign-in');
    const told = async (path: string) => /session has ended|انتهت جلستك/.test(await (await stage.ask(path)).text());
    assert.ok((await told('/en/staff/sign-in?ended')) && (await told('/ar/staff/sign-in?ended')));
    assert.not.ok((await told('/en/staff/sign-in')) || (await told('/ar/staff/sign-in')));
  }));

test.run();
