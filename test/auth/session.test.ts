import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWire } from '../../src/domain/wire.ts';
import { HalfAnswer } from '../../src/domain/wire-accounts.ts';
import { fromBase64url, hash, toBase64url } from '../../src/protocol/check/index.ts';
import {
  administrator,
  appoint,
  cookieOf,
  enrol,
  firstSecret,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const isIn = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

const test = suite('sessions');

test('signing in gives a new session id every time and ends the one that was presented (T12, T27)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const first = await signIn(stage, keeper);
    const { userName, authKey } = keeper;
    const again = await stage.ask('/api/session', { cookie: first, body: { userName, authKey } });
    const second = cookieOf(again);
    assert.ok(second !== undefined && second !== first);
    assert.equal(await isIn(stage, first), false);
    assert.equal(await isIn(stage, second ?? ''), true);
  }));

test('an id that the browser made up is never adopted (T12)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const invented = toBase64url(new Uint8Array(32).fill(7));
    const { userName, authKey } = keeper;
    const answer = await stage.ask('/api/session', { cookie: invented, body: { userName, authKey } });
    assert.not.equal(cookieOf(answer), invented);
    assert.equal(await isIn(stage, invented), false);
  }));

test('the cookie is bound to the host, kept from scripts and from other sites, and has no lifetime (T30)', () =>
  withPortal(async (stage) => {
    const { userName, authKey } = await enrol(stage, firstSecret(stage), 'keeper');
    const answer = await stage.ask('/api/session', { body: { userName, authKey } });
    const [set = ''] = answer.headers.getSetCookie();
    for (const attribute of ['Secure', 'HttpOnly', 'SameSite=Strict', 'Path=/'])
      assert.ok(set.includes(attribute), attribute);
    assert.match(set, /^__Host-amanah=/);
    assert.not.match(set, /Expires|Max-Age|Domain/i);
  }));

test('a session ends after 30 minutes without use, and use puts that off', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const minutes of [29, 29, 29]) {
      stage.wait(minutes);
      assert.equal(await isIn(stage, cookie), true);
    }
    stage.wait(31);
    assert.equal(await isIn(stage, cookie), false);
    assert.equal(await isIn(stage, cookie), false);
  }));

test('a session ends after 12 hours however much it is used', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (let used = 0; used < 12 * 60 - 20; used += 20) {
      stage.wait(20);
      assert.equal(await isIn(stage, cookie), true, `after ${used + 20} minutes`);
    }
    stage.wait(20);
    assert.equal(await isIn(stage, cookie), false);
  }));

test('signing out ends this session alone, takes the cookie back and lets cached pages be forgotten (T29, T69)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const [here, elsewhere] = [await signIn(stage, keeper), await signIn(stage, keeper)];
    const answer = await stage.ask('/api/session/end', { cookie: here, body: {} });
    assert.equal(answer.status, 204);
    assert.match(answer.headers.get('set-cookie') ?? '', /^__Host-amanah=;.*Max-Age=0.*Path=\/.*Secure/);
    assert.equal(answer.headers.get('clear-site-data'), '"cache"');
    assert.equal(await isIn(stage, here), false);
    assert.equal(await isIn(stage, elsewhere), true);
  }));

test('signing out everywhere ends every session of that person and of nobody else', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const [here, elsewhere] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    assert.equal((await stage.ask('/api/session/end', { cookie: here, body: { all: true } })).status, 204);
    assert.equal(await isIn(stage, here), false);
    assert.equal(await isIn(stage, elsewhere), false);
    assert.equal(await isIn(stage, admin), true);
  }));

test('a GET signs nobody out (T29)', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    assert.equal((await stage.ask('/api/session/end', { cookie })).status, 404);
    assert.equal((await stage.ask('/en/admin/session-end', { cookie })).status, 404);
    assert.equal(await isIn(stage, cookie), true);
  }));

test('everybody signs out by a plain form, here or everywhere; no other site signs anybody out by it (T59)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const auditor = await appoint(stage, await signIn(stage, keeper), 'internal-auditor');
    for (const [somebody, area] of [
      [keeper, 'admin'],
      [auditor, 'staff'],
    ] as const) {
      const address = `/en/${area}/session-end`;
      const [here, there] = [await signIn(stage, somebody), await signIn(stage, somebody)];
      const account = await (await stage.ask(`/en/${area}/account`, { cookie: here })).text();
      const forms = [...account.matchAll(new RegExp(`<form[^>]*method="post" action="${address}">(.*?)</form>`, 'gs'))];
      assert.equal(
        forms.map(([form]) => /name="all" value="yes"/.test(form)),
        [false, true],
        'one here, one everywhere',
      );
      const foreign = await stage.ask(address, { cookie: here, form: {}, headers: { 'sec-fetch-site': 'cross-site' } });
      assert.is(foreign.status, 403);
      assert.ok(await isIn(stage, here));
      const answer = await stage.ask(address, { cookie: here, form: {} });
      assert.equal([answer.status, answer.headers.get('location')], [303, '/en/staff/sign-in']);
      assert.match(answer.headers.get('set-cookie') ?? '', /__Host-amanah=;/);
      assert.equal([await isIn(stage, here), await isIn(stage, there)], [false, true]);
      const again = await signIn(stage, somebody);
      assert.is((await stage.ask(address, { cookie: again, form: { all: 'yes' } })).status, 303);
      assert.equal([await isIn(stage, again), await isIn(stage, there)], [false, false]);
    }
  }));

test("a suspended person's session dies at the next request (T28)", () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 200);
    const done = await stage.ask(`/en/admin/people/${auditor.id}/suspension`, { cookie: admin, form: {} });
    assert.equal(done.status, 303);
    assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 401);
    assert.equal(
      (await stage.ask(`/en/admin/people/${auditor.id}/reinstatement`, { cookie: admin, form: {} })).status,
      303,
    );
    assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 401);
    assert.equal((await stage.ask('/api/staff/rosters', { cookie: await signIn(stage, auditor) })).status, 200);
  }));

test('a row that was suspended in the database alone is enough to end a session', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    await stage.portal.deps.database.write((tx) =>
      tx.run(`update persons set status = 'suspended' where person = ?`, [auditor.id]),
    );
    assert.equal((await stage.ask('/api/staff/rosters', { cookie })).status, 401);
  }));

test('a session outlives a restart of the portal', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    assert.equal(await isIn(await stage.restart(), cookie), true);
  }));

test('the database holds hashes of session ids and secrets, and neither ids, secrets nor keys', () =>
  withPortal(async (stage) => {
    const secret = firstSecret(stage);
    const keeper = await enrol(stage, secret, 'keeper');
    const cookie = await signIn(stage, keeper);
    const { reader } = stage.portal.deps.database;
    const tables = await reader.all(`select name from sqlite_schema where type = 'table'`);
    const rows = await Promise.all(tables.map((table) => reader.all(`select * from "${String(table.name)}"`)));
    const all = JSON.stringify(
      rows.flat().map((row) => Object.values(row).filter((value) => typeof value === 'string')),
    );
    const stored = toBase64url(hash('session', fromBase64url(cookie, 32) ?? new Uint8Array()));
    assert.ok(all.includes(stored), 'the hash of the id');
    for (const hidden of [cookie, secret, keeper.authKey, keeper.recoveryLookup]) assert.not.ok(all.includes(hidden));
  }));

test("a session's half-key is its own, the same each time, and another after signing in again", () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const half = async (cookie: string) =>
      parseWire(HalfAnswer, await (await stage.ask('/api/session/half', { cookie, body: {} })).json())?.half;
    const [one, other] = [await signIn(stage, keeper), await signIn(stage, keeper)];
    const first = await half(one);
    assert.ok(first !== undefined);
    assert.equal(await half(one), first);
    assert.not.equal(await half(other), first);
  }));

test.run();
