import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWire } from '../../src/domain/wire.ts';
import { SignInAnswer } from '../../src/domain/wire-accounts.ts';
import { fromBase64url, toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import {
  administrator,
  appoint,
  cookieOf,
  enrol,
  firstSecret,
  inviteTo,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const wrongKey = (): string => toBase64url(random.bytes(32));

/** Everything of an answer that whoever asks could tell another from. */
const seen = async (stage: Stage, userName: string, authKey: string): Promise<string> => {
  const answer = await stage.ask('/api/session', { body: { userName, authKey } });
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`).sort();
  return JSON.stringify([answer.status, headers, await answer.text()]);
};

const test = suite('signing in');

test('unknown, wrong, suspended, invited and impossible names get one and the same 401 (T16)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    await inviteTo(stage, admin, 'deputy-chair');
    await stage.ask(`/en/admin/people/${chair.id}/suspension`, { cookie: admin, form: {} });
    const answers = [
      await seen(stage, auditor.userName, wrongKey()),
      await seen(stage, 'nobody-of-that-name', wrongKey()),
      await seen(stage, chair.userName, chair.authKey),
      await seen(stage, 'deputy-chair', wrongKey()),
      await seen(stage, '<>', wrongKey()),
    ];
    assert.equal(new Set(answers).size, 1, answers.join('\n'));
    assert.match(answers[0] ?? '', /^\[401,/);
    assert.not.match(answers[0] ?? '', /set-cookie/);
  }));

test('a user name is taken in any case and with spaces around it', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'Keeper');
    assert.ok(await signIn(stage, { userName: '  KEEPER ', authKey: keeper.authKey }));
  }));

test('the vault that was enrolled is handed out for the right key, with offices', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const answer = await stage.ask('/api/session', { body: { userName: auditor.userName, authKey: auditor.authKey } });
    const given = parseWire(SignInAnswer, await answer.json());
    assert.equal(given?.person, auditor.id);
    assert.equal(given?.offices, ['internal-auditor']);
    assert.equal(given?.administrator, false);
    assert.equal(fromBase64url(given?.vault ?? '')?.length, 73);
  }));

test('a stored vault is useless without the server key', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const { userName, authKey } = auditor;
    const given = parseWire(
      SignInAnswer,
      await (await stage.ask('/api/session', { body: { userName, authKey } })).json(),
    );
    const [row] = await stage.portal.deps.database.reader.all('select vault_sealed from persons where person = ?', [
      auditor.id,
    ]);
    const stored = row?.vault_sealed;
    assert.ok(stored instanceof Uint8Array && stored.length === 114);
    assert.not.ok(
      Buffer.from(stored instanceof Uint8Array ? stored : []).includes(
        Buffer.from(fromBase64url(given?.vault ?? '') ?? []).subarray(25),
      ),
    );
  }));

test('unlocking wants the right key again, keeps the session, and says no more than that it did not open', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const cookie = await signIn(stage, keeper);
    const right = await stage.ask('/api/session/unlock', { cookie, body: { authKey: keeper.authKey } });
    assert.equal(right.status, 200);
    assert.equal(cookieOf(right), undefined);
    const wrong = await stage.ask('/api/session/unlock', { cookie, body: { authKey: wrongKey() } });
    assert.equal([wrong.status, await wrong.json()], [404, { error: 'cannot-open' }]);
    assert.equal((await stage.ask('/api/session/half', { cookie, body: {} })).status, 200);
    assert.equal((await stage.ask('/api/session/unlock', { body: { authKey: keeper.authKey } })).status, 401);
  }));

test('what is no sign-in is told so and signs nobody in', () =>
  withPortal(async (stage) => {
    const { userName, authKey } = await enrol(stage, firstSecret(stage), 'keeper');
    for (const body of ['', '{', [], { userName }, { userName, authKey: 'short' }, { userName, authKey, more: 1 }]) {
      const answer = await stage.ask('/api/session', { body });
      assert.equal(answer.status, 400);
      assert.equal(cookieOf(answer), undefined);
    }
    const asText = await stage.ask('/api/session', {
      body: { userName, authKey },
      headers: { 'content-type': 'text/plain' },
    });
    assert.equal(asText.status, 400);
  }));

test.run();
