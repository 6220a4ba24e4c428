import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { makeSeed, personKeys, random } from '../../src/protocol/open/index.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  cardFor,
  enrol,
  enrolmentFor,
  firstSecret,
  inviteTo,
  type Stage,
  secretOn,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const invites = async (stage: Stage, secret: string): Promise<number> =>
  (await stage.ask('/api/enrolment/invitation', { body: { secret } })).status;

const send = async (stage: Stage, request: unknown): Promise<number> =>
  (await stage.ask('/api/enrolment', { body: request })).status;

const test = suite('enrolment');

test('a link enrols once', () =>
  withPortal(async (stage) => {
    const secret = await inviteTo(stage, await administrator(stage), 'internal-auditor');
    const { request } = await enrolmentFor(stage, secret, 'auditor');
    const { request: another } = await enrolmentFor(stage, secret, 'auditor');
    assert.equal(await send(stage, request), 201);
    const done = await dumpOf(stage.portal.deps.database);
    assert.equal(await send(stage, another), 404);
    assert.equal(await send(stage, request), 201, 'told again that it was done, where the answer was lost');
    assert.equal(await dumpOf(stage.portal.deps.database), done, 'and nothing was done');
    assert.equal(await invites(stage, secret), 404);
  }));

test('of two who use one link at the same moment, one is enrolled', () =>
  withPortal(async (stage) => {
    const secret = await inviteTo(stage, await administrator(stage), 'internal-auditor');
    const [one, other] = [await enrolmentFor(stage, secret, 'one'), await enrolmentFor(stage, secret, 'other')];
    const answers = await Promise.all([send(stage, one.request), send(stage, other.request)]);
    assert.equal([...answers].sort(), [201, 404]);
  }));

test('looking at an invitation does not use it up', () =>
  withPortal(async (stage) => {
    const secret = await inviteTo(stage, await administrator(stage), 'internal-auditor');
    assert.equal([await invites(stage, secret), await invites(stage, secret)], [200, 200]);
  }));

test('a link is good for 72 hours and not a minute longer', () =>
  withPortal(async (stage) => {
    const secret = await inviteTo(stage, await administrator(stage), 'internal-auditor');
    const { request } = await enrolmentFor(stage, secret, 'auditor');
    stage.wait(72 * 60 - 1);
    assert.equal(await invites(stage, secret), 200);
    stage.wait(1);
    assert.equal(await invites(stage, secret), 404);
    assert.equal(await send(stage, request), 404);
  }));

test('a new link kills the old one', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const old = await inviteTo(stage, admin, 'internal-auditor');
    const { somebody, request } = await enrolmentFor(stage, old, 'auditor');
    const renewed = await secretOn(
      await stage.ask(`/en/admin/people/${somebody.id}/link`, { cookie: admin, form: {} }),
    );
    assert.not.equal(renewed, old);
    assert.equal(await send(stage, request), 404);
    assert.equal(await send(stage, { ...request, secret: renewed }), 201);
  }));

test('a withdrawn invitation is dead', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const secret = await inviteTo(stage, admin, 'internal-auditor');
    const { somebody } = await enrolmentFor(stage, secret, 'auditor');
    await stage.ask(`/en/admin/people/${somebody.id}/withdrawal`, { cookie: admin, form: {} });
    assert.equal(await invites(stage, secret), 404);
  }));

test('unknown and malformed secrets lead nowhere', () =>
  withPortal(async (stage) => {
    assert.equal(await invites(stage, toBase64url(random.bytes(32))), 404);
    assert.equal(await invites(stage, 'short'), 400);
    assert.equal(await invites(stage, '!'.repeat(43)), 400);
  }));

test('somebody with an office brings keys that they signed and that can be sealed to; an administrator brings none', () =>
  withPortal(async (stage) => {
    const first = await enrolmentFor(stage, firstSecret(stage), 'keeper');
    const keys = personKeys(makeSeed());
    const { association, id } = first.somebody;
    assert.equal(await send(stage, { ...first.request, card: cardFor(association, id, keys) }), 400);
    const admin = await administrator(stage);
    const { somebody, request } = await enrolmentFor(stage, await inviteTo(stage, admin, 'board-chair'), 'chair');
    const other = cardFor(association, id, somebody.keys);
    const own = cardFor(association, somebody.id, somebody.keys);
    const { card: _, ...bare } = { ...request, card: own };
    assert.equal(await send(stage, bare), 400, 'no card');
    assert.equal(await send(stage, { ...request, card: other }), 422, "signed for somebody else's id");
    assert.equal(
      await send(stage, { ...request, card: { ...own, sign: cardFor(association, somebody.id, keys).sign } }),
      422,
    );
    const broken = { ...somebody.keys, seal: { ...somebody.keys.seal, publicKey: new Uint8Array(1216).fill(255) } };
    assert.equal(
      await send(stage, { ...request, card: cardFor(association, somebody.id, broken) }),
      422,
      'unusable key',
    );
    assert.equal(await send(stage, request), 201);
  }));

test('a user name is one person’s, whatever its case', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await appoint(stage, admin, 'internal-auditor', 'auditor');
    const { request } = await enrolmentFor(stage, await inviteTo(stage, admin, 'board-chair'), ' AUDITOR');
    const answer = await stage.ask('/api/enrolment', { body: request });
    assert.equal([answer.status, await answer.json()], [409, { error: 'taken' }]);
    assert.equal(await invites(stage, request.secret), 200, 'the link is still good');
  }));

test('vaults of another length or version, and impossible names, are refused', () =>
  withPortal(async (stage) => {
    const { request } = await enrolmentFor(stage, firstSecret(stage), 'keeper');
    const bad = [
      { vault: toBase64url(random.bytes(72)) },
      { vault: toBase64url(new Uint8Array(73).fill(2)) },
      { recoveryVault: '' },
      { userName: 'ab' },
      { userName: 'with space' },
      { authKey: `${'A'.repeat(42)}B` },
    ];
    for (const change of bad) {
      const credentials = { ...request.credentials, ...change };
      assert.equal(await send(stage, { ...request, credentials }), 400, JSON.stringify(Object.keys(change)));
    }
    assert.equal(await send(stage, request), 201);
  }));

test('the first link is printed anew, and the last one dead, at every start until an administrator has enrolled', () =>
  withPortal(async (stage) => {
    const printed = firstSecret(stage);
    const again = await stage.restart();
    assert.not.equal(firstSecret(again), printed);
    assert.equal(await invites(again, printed), 404);
    await enrol(again, firstSecret(again), 'keeper');
    assert.equal((await again.restart()).portal.firstSecret, undefined);
  }));

test('setup cannot be reached once an administrator has enrolled, also when two race for it (T36)', () =>
  withPortal(async (stage) => {
    const secret = firstSecret(stage);
    const [one, other] = [await enrolmentFor(stage, secret, 'one'), await enrolmentFor(stage, secret, 'other')];
    const answers = await Promise.all([send(stage, one.request), send(stage, other.request)]);
    assert.equal([...answers].sort(), [201, 404]);
    const done = await dumpOf(stage.portal.deps.database);
    assert.equal([await send(stage, one.request), await send(stage, other.request)], answers);
    assert.equal(await dumpOf(stage.portal.deps.database), done);
    const { reader } = stage.portal.deps.database;
    const [row] = await reader.all(`select count(*) as n from persons where administrator = 1`);
    assert.equal(row?.n, 1);
    for (const path of ['/en/admin', '/en/admin/settings', '/en/admin/people']) {
      assert.equal((await stage.ask(path)).headers.get('location'), '/en/staff/sign-in', path);
    }
    assert.equal((await stage.ask('/en/admin/settings', { form: { 'name-en': 'Mine' } })).status, 401);
  }));

test('an invited second administrator is one like the first', () =>
  withPortal(async (stage) => {
    const second = await appoint(stage, await administrator(stage), 'administrator', 'second');
    const cookie = await signIn(stage, second);
    assert.equal((await stage.ask('/en/admin', { cookie })).status, 200);
  }));

test('the database keeps keys as they were enrolled, and keeps whoever has enrolled', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const { seal, sign } = cardFor(auditor.association, auditor.id, personKeys(makeSeed()));
    const rejected = async (sql: string, values: readonly string[]): Promise<string> =>
      stage.portal.deps.database
        .write((tx) => tx.run(sql, values))
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );
    assert.match(
      await rejected('update persons set seal = ? where person = ?', [seal, auditor.id]),
      /keeps id and keys/,
    );
    assert.match(
      await rejected('update persons set sign = ? where person = ?', [sign, auditor.id]),
      /keeps id and keys/,
    );
    assert.match(
      await rejected('update persons set administrator = 1 where person = ?', [auditor.id]),
      /keeps id and keys/,
    );
    assert.match(await rejected('delete from persons where person = ?', [auditor.id]), /nobody who has enrolled/);
  }));

test.run();
