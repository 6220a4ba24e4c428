// Many at once: strangers who guess, and one person who signs in everywhere. Nobody is locked out, nothing is written for a
// wrong guess, and what a person may have of sessions has an end.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FREE_TRIES } from '../../src/auth/guesses.ts';
import { MOST_SESSIONS } from '../../src/auth/sessions.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  inviteTo,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { faultsIn } from './wire.ts';

const GUESSES = 200;
const guess = (): string => toBase64url(random.bytes(32));

const test = suite('floods');

/** Sends a wrong request many times at once, over connections, and tells which statuses came back. */
const flood = async (stage: Stage, path: string, wrong: () => unknown): Promise<readonly number[]> => {
  const answers = await Promise.all(
    Array.from({ length: GUESSES }, async () => {
      const answer = await fetch(`${stage.portal.url}${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: stage.portal.url },
        body: JSON.stringify(wrong()),
      });
      await answer.arrayBuffer();
      return answer.status;
    }),
  );
  return [...new Set(answers)];
};

test('two hundred wrong guesses at once write nothing, lock nobody out, and the right one is let in among them (T04–T06, T16)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const secret = await inviteTo(stage, admin, 'board-chair');
    const { userName, authKey, recoveryLookup: lookup } = auditor;
    const [own] = (await stage.ask('/api/session', { body: { userName, authKey } })).headers
      .getSetCookie()
      .filter((one) => one.startsWith('__Host-amanah-known='));
    const cookie = own?.split(';')[0];
    const before = await dumpOf(stage.portal.deps.database);
    for (const [path, wrong, right, status] of [
      ['/api/session', () => ({ userName, authKey: guess() }), undefined, [401, 429]],
      [
        '/api/session',
        () => ({ userName: `nobody-${guess().slice(0, 4).toLowerCase()}`, authKey: guess() }),
        undefined,
        [401],
      ],
      ['/api/recovery', () => ({ lookup: guess() }), { lookup }, [404]],
      ['/api/enrolment/invitation', () => ({ secret: guess() }), { secret }, [404]],
      ['/api/mailbox', () => ({ lookup: guess() }), undefined, [404]],
    ] as const) {
      const flooded = flood(stage, path, wrong);
      // The right one comes last, while they are under way.
      if (right !== undefined) assert.is((await stage.ask(path, { body: right })).status, 200, path);
      assert.is((await stage.ask('/ar')).status, 200, path);
      assert.equal((await flooded).toSorted(), status, path);
    }
    assert.is(await dumpOf(stage.portal.deps.database), before);
    const flooded = flood(stage, '/api/session', () => ({ userName, authKey: guess() }));
    const known = await stage.ask('/api/session', { body: { userName, authKey }, headers: { cookie } });
    assert.is(known.status, 200, 'a browser in which they signed in before');
    assert.equal((await flooded).toSorted(), [429], 'from the first flood on');
    assert.equal(faultsIn(stage.log), []);
  }));

test('a name or key beyond its length costs no look at any account, and is told the same for every name (T18)', () =>
  withPortal(async (stage) => {
    const { userName } = await appoint(stage, await administrator(stage), 'internal-auditor');
    const { reader } = stage.portal.deps.database;
    const { all } = reader;
    const asked: string[] = [];
    Object.assign(reader, {
      all: (sql: string, parameters?: readonly (string | number)[]) => {
        asked.push(sql);
        return all(sql, parameters);
      },
    });
    const answers: string[] = [];
    for (const body of [
      { userName, authKey: 'A'.repeat(60_000) },
      { userName: 'x'.repeat(60_000), authKey: guess() },
      { userName: 'nobody', authKey: 'A'.repeat(44) },
      { userName, authKey: 'A'.repeat(42) },
    ]) {
      const answer = await stage.ask('/api/session', { body });
      answers.push(`${answer.status} ${await answer.text()}`);
    }
    Object.assign(reader, { all });
    assert.equal([...new Set(answers)], ['400 {"error":"malformed"}']);
    assert.equal(
      asked.filter((sql) => /persons/.test(sql)),
      [],
    );
  }));

const lives = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

const signedIn = async (stage: Stage, somebody: Somebody, times: number): Promise<readonly string[]> => {
  const cookies: string[] = [];
  for (let time = 0; time < times; time += 1) {
    cookies.push(await signIn(stage, somebody));
    stage.wait(1);
  }
  return cookies;
};

test('whoever signs in in one browser too many ends the session that began first, and nobody else’s (T27)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await signIn(stage, await appoint(stage, admin, 'board-chair'));
    const cookies = await signedIn(stage, auditor, MOST_SESSIONS);
    assert.ok(await lives(stage, cookies[0] ?? ''), 'as many as there may be');
    const [last = ''] = await signedIn(stage, auditor, 1);
    const living = await Promise.all([...cookies, last].map((cookie) => lives(stage, cookie)));
    assert.equal(living, [false, ...cookies.map(() => true)]);
    assert.ok(await lives(stage, chair));
    assert.ok(await lives(stage, admin));
  }));

test('however often somebody signs in at once, no more sessions are kept than there may be', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    // As many at once as tries are taken at once.
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(Array.from({ length: FREE_TRIES }, () => signIn(stage, auditor)));
    }
    const [kept = 0] = await countsOf(stage.portal.deps.database, ['sessions']);
    // One more is the administrator's. Of those begun in the same instant some may end each other.
    assert.ok(kept > 1 && kept <= MOST_SESSIONS + 1, String(kept));
    const last = await signIn(stage, auditor);
    assert.ok(await lives(stage, last), 'the newest is kept also where the clock stood still');
  }));

test('the account’s page says how many browsers may be signed in', () =>
  withPortal(async (stage) => {
    const cookie = await signIn(stage, await appoint(stage, await administrator(stage), 'internal-auditor'));
    assert.match(await (await stage.ask('/en/staff/account', { cookie })).text(), /At most 16 browsers/);
    assert.match(await (await stage.ask('/ar/staff/account', { cookie })).text(), /١٦ متصفحًا/);
  }));

test.run();
