// The portal dies at any statement of enrolment, a changed passphrase, a new recovery key, a recovery, a second factor, a signed
// roster, a suspension or a sign-out: what was there before stands whole and works, and the same step goes through later. And an
// answer that was lost on its way is no failure: the same request once more is taken as done.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, lookupHash, parseRoster, rosterHash, toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, signRoster } from '../../src/protocol/open/index.ts';
import { dumpOf } from '../support/database-factory.ts';
import { dyingAt } from '../support/dying-at.ts';
import {
  appoint,
  credentialsFor,
  enrol,
  enrolmentFor,
  firstSecret,
  inviteTo,
  rosters,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const test = suite('steps that break in the middle');

/** Breaks a request at each change that it makes; gives how many there were. The last try goes through with `status`. */
const brokenEverywhere = async (
  stage: Stage,
  what: string,
  request: () => Promise<Response>,
  status: number,
  stillWorks: () => Promise<void>,
): Promise<number> => {
  for (let count = 1; count < 200; count += 1) {
    const before = await dumpOf(stage.portal.deps.database);
    const { died, value } = await dyingAt(stage.portal, count, request);
    if (!died) {
      assert.is(value.status, status, `${what}: ${await value.clone().text()}`);
      assert.ok(count > 1, `${what} changed nothing`);
      return count - 1;
    }
    assert.is(value.status, 500, `${what} at change ${count}`);
    assert.is(await dumpOf(stage.portal.deps.database), before, `${what} at change ${count} left something behind`);
    await stillWorks();
  }
  throw new Error(`${what} never ended`);
};

const signInStatus = async (stage: Stage, userName: string, authKey: string): Promise<number> =>
  (await stage.ask('/api/session', { body: { userName, authKey } })).status;

const lookupHashOf = (lookup: string): string => lookupHash(fromBase64url(lookup) ?? new Uint8Array());

const freshFor = ({ association, id, userName }: Somebody) => credentialsFor(association, id, userName, makeSeed());

test('enrolment: the link stays good until it was used whole, and the same request once more is taken as done (T102)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const secret = await inviteTo(stage, await signIn(stage, keeper), 'internal-auditor');
    const { somebody, request } = await enrolmentFor(stage, secret, 'anna');
    const post = () => stage.ask('/api/enrolment', { body: request });
    const broken = await brokenEverywhere(stage, 'enrolment', post, 201, async () => {
      assert.is((await stage.ask('/api/enrolment/invitation', { body: { secret } })).status, 200);
      assert.is(await signInStatus(stage, 'anna', somebody.authKey), 401);
    });
    assert.ok(broken >= 2, String(broken));
    assert.is(await signInStatus(stage, 'anna', somebody.authKey), 200);
    const done = await dumpOf(stage.portal.deps.database);
    assert.is((await post()).status, 201, 'the answer was lost, and the browser asks again');
    const other = {
      ...request,
      credentials: { ...request.credentials, authKey: freshFor(somebody).credentials.authKey },
    };
    assert.is(
      (await stage.ask('/api/enrolment', { body: other })).status,
      404,
      'another passphrase isn’t the same request',
    );
    const guessed = { ...request.credentials, recoveryVault: freshFor(somebody).credentials.recoveryVault };
    assert.is(
      (await stage.ask('/api/enrolment', { body: { ...request, credentials: guessed } })).status,
      404,
      'and nobody tries passphrases here',
    );
    assert.is(await dumpOf(stage.portal.deps.database), done);
  }));

test('passphrase, recovery key and recovery: the old one opens until the new one does', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const auditor = await appoint(stage, await signIn(stage, keeper), 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    const first = freshFor(auditor);
    const { userName } = auditor;
    const opens = (authKey: string, lookup: string) => async (): Promise<void> => {
      // Tries that came to nothing are counted, and forgotten after a while; a session is noted as used now, and not in between.
      stage.wait(20);
      await stage.ask('/api/session/half', { cookie, body: {} });
      assert.is(await signInStatus(stage, userName, authKey), 200);
      assert.is((await stage.ask('/api/recovery', { body: { lookup } })).status, 200);
    };
    const passphrase = {
      authKey: auditor.authKey,
      newAuthKey: first.credentials.authKey,
      vault: first.credentials.vault,
    };
    const change = () => stage.ask('/api/account/passphrase', { cookie, body: passphrase });
    await brokenEverywhere(stage, 'passphrase', change, 200, opens(auditor.authKey, auditor.recoveryLookup));
    await opens(first.credentials.authKey, auditor.recoveryLookup)();

    const key = {
      authKey: first.credentials.authKey,
      replaces: lookupHashOf(auditor.recoveryLookup),
      recoveryLookupHash: first.credentials.recoveryLookupHash,
      recoveryVault: first.credentials.recoveryVault,
    };
    const renew = () => stage.ask('/api/account/recovery-key', { cookie, body: key });
    await brokenEverywhere(stage, 'recovery key', renew, 200, opens(first.credentials.authKey, auditor.recoveryLookup));
    await opens(first.credentials.authKey, first.recoveryLookup)();

    const second = freshFor(auditor);
    const replacement = { lookup: first.recoveryLookup, credentials: second.credentials };
    const replace = () => stage.ask('/api/recovery/replacement', { body: replacement });
    await brokenEverywhere(stage, 'recovery', replace, 201, opens(first.credentials.authKey, first.recoveryLookup));
    await opens(second.credentials.authKey, second.recoveryLookup)();
    assert.is(await signInStatus(stage, userName, first.credentials.authKey), 401);
    const done = await dumpOf(stage.portal.deps.database);
    assert.is((await replace()).status, 201, 'the answer was lost, and the browser asks again');
    assert.is(await dumpOf(stage.portal.deps.database), done, 'told as done, and done once');
  }));

test('rosters and accounts: the second signature, a correction of offices, a suspension and a return are done whole or not at all', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = () => signIn(stage, keeper);
    const auditor = await appoint(stage, await admin(), 'internal-auditor', 'anna');
    const chair = await appoint(stage, await admin(), 'board-chair', 'carl');
    const deputy = await appoint(stage, await admin(), 'deputy-chair', 'dina');
    const step =
      (path: string, form: Readonly<Record<string, string | readonly string[]>> = {}) =>
      async () =>
        stage.ask(`/en/admin/people/${deputy.id}${path}`, { cookie: adminCookie, form });
    const bySigner = async (who: Somebody) => {
      const cookie = await signIn(stage, who);
      return () => signDraft(stage, cookie, who);
    };
    const adminCookie = await admin();
    const here = await signIn(stage, deputy);
    const works = async (): Promise<void> => assert.is((await stage.ask('/en/staff', { cookie: here })).status, 200);
    await brokenEverywhere(stage, 'the first signature', await bySigner(auditor), 201, works);
    await brokenEverywhere(stage, 'the second signature', await bySigner(chair), 201, works);
    const offices = step('', { name: 'dina', offices: ['deputy-chair', 'board-member'] });
    await brokenEverywhere(stage, 'a correction of offices', offices, 303, works);
    await brokenEverywhere(stage, 'a suspension', step('/suspension'), 303, works);
    assert.is((await stage.ask('/en/staff', { cookie: here })).status, 303, 'signed out');
    const stays = async (): Promise<void> => assert.is(await signInStatus(stage, deputy.userName, deputy.authKey), 401);
    await brokenEverywhere(stage, 'a return', step('/reinstatement'), 303, stays);
    assert.is(await signInStatus(stage, deputy.userName, deputy.authKey), 200);
  }));

test('of three who sign at the same moment two count; a suspension at that moment leaves one roster that says one thing', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = await signIn(stage, keeper);
    const signers: Somebody[] = [];
    for (const [office, name] of [
      ['internal-auditor', 'anna'],
      ['board-chair', 'carl'],
      ['deputy-chair', 'dina'],
    ] as const)
      signers.push(await appoint(stage, admin, office, name));
    const [auditor, chair, deputy] = signers;
    if (auditor === undefined || chair === undefined || deputy === undefined) throw new Error('three were appointed');
    const readyToSign = async () => {
      const cookies = await Promise.all(signers.map((who) => signIn(stage, who)));
      const waiting = fromBase64url((await rosters(stage, cookies[0] ?? '')).draft?.bytes ?? '');
      const draftHash = rosterHash(waiting ?? new Uint8Array());
      const send = async ({ keys }: Somebody, at: number) => {
        const signature = toBase64url(signRoster(waiting ?? new Uint8Array(), keys.sign.secretKey));
        const body = { draftHash, signature };
        return (await stage.ask('/api/staff/rosters/signatures', { cookie: cookies[at], body })).status;
      };
      return () => Promise.all(signers.map(send));
    };
    assert.equal((await (await readyToSign())()).toSorted(), [201, 201, 409]);
    const form = { name: 'dina', offices: ['deputy-chair', 'board-member'] };
    await stage.ask(`/en/admin/people/${deputy.id}`, { cookie: admin, form });
    const sign = await readyToSign();
    const suspend = () => stage.ask(`/en/admin/people/${deputy.id}/suspension`, { cookie: admin, form: {} });
    const [signed, suspended] = await Promise.all([sign(), suspend()]);
    assert.is(suspended.status, 303);
    const pkg = await rosters(stage, await signIn(stage, auditor));
    const accepted = signed.filter((status) => status === 201).length >= 2;
    assert.is(pkg.foundation.rosters.length, accepted ? 2 : 1);
    const draft = parseRoster(fromBase64url(pkg.draft?.bytes ?? '') ?? new Uint8Array());
    assert.ok(
      draft.ok && draft.value.persons.find(({ id }) => id === deputy.id)?.status === 'left',
      'the next one waits',
    );
    assert.is(draft.ok && draft.value.seq, pkg.foundation.rosters.length + 1);
  }));

test.run();
