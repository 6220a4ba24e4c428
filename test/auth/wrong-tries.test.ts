// Many wrong passphrases or codes on one day: the person is told of the day on their first page and in their account, nobody is
// locked out by it, and nothing tells a name that somebody has from one that nobody has.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newWrongTries } from '../../src/auth/wrong-tries.ts';
import { type PlainDate, plainDate } from '../../src/domain/plain-date.ts';
import { TOLD_BEYOND } from '../../src/domain/wrong-tries.ts';
import { formatDate, number } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random, ready } from '../../src/protocol/open/index.ts';
import type { Database } from '../../src/store/database.ts';
import {
  appoint,
  cookieOf,
  credentialsFor,
  enrol,
  firstSecret,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { beginSignIn, giveCode, setUpAtSignIn, signInWithCode, wrongCode } from '../support/second-factor.ts';

const [FIRST, SECOND] = [plainDate('2026-11-22'), plainDate('2026-11-23')];
const DAY_MINUTES = 24 * 60;

const wrongKey = (): string => toBase64url(random.bytes(32));

const attempt = (stage: Stage, userName: string, authKey: string, cookie?: string): Promise<Response> =>
  stage.ask('/api/session', { body: { userName, authKey }, headers: { cookie } });

/** So many wrong tries, each a minute after the one before, so that all are looked at; what was answered. */
const guess = async (stage: Stage, userName: string, times: number): Promise<readonly string[]> => {
  const told: string[] = [];
  for (let tried = 0; tried < times; tried += 1) {
    const answer = await attempt(stage, userName, wrongKey());
    told.push(JSON.stringify([answer.status, [...answer.headers].sort(), await answer.text()]));
    stage.wait(1);
  }
  return told;
};

/** What is recorded, after whatever is on its way. */
const recorded = async ({ portal }: Stage): Promise<readonly string[]> => {
  await portal.deps.database.write(async () => undefined);
  const rows = await portal.deps.database.reader.all('select * from wrong_tries order by person, tried_on, kind');
  return rows.map(({ person, tried_on, kind }) => `${person} ${tried_on} ${kind}`);
};

const page = async (stage: Stage, cookie: string | undefined, path: string): Promise<string> =>
  (await (await stage.ask(path, { cookie })).text()).replace(/<[^>]+>/g, '');

const words = (lang: 'ar' | 'en', kind: 'passphrase' | 'code', day: PlainDate): string =>
  doorTexts(lang).wrong[kind](formatDate(lang, day), number(lang, TOLD_BEYOND[kind]));

/** The one administrator there is, and an auditor. */
const withTwo = (job: (stage: Stage, keeper: Somebody, auditor: Somebody) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    await job(stage, keeper, await appoint(stage, await signIn(stage, keeper), 'internal-auditor'));
  });

await ready;
const test = suite('many wrong tries');

test('more than ten on one day are told on the first page for two weeks and in the account for good, ten are not (T33)', () =>
  withTwo(async (stage, keeper, auditor) => {
    for (const [somebody, area] of [
      [keeper, 'admin'],
      [auditor, 'staff'],
    ] as const) {
      const before = await recorded(stage);
      await guess(stage, somebody.userName, TOLD_BEYOND.passphrase);
      assert.equal(await recorded(stage), before, 'ten are a day on which somebody mistyped');
      assert.ok(
        (await page(stage, await signIn(stage, somebody), `/en/${area}/account`)).includes(doorTexts('en').events.none),
      );
      await guess(stage, somebody.userName, 1);
      assert.equal(
        (await recorded(stage)).filter((row) => row.startsWith(somebody.id)),
        [`${somebody.id} ${FIRST} passphrase`],
      );
      const cookie = await signIn(stage, somebody);
      for (const lang of ['ar', 'en'] as const) {
        const first = await page(stage, cookie, `/${lang}/${area}`);
        assert.ok(
          first.includes(`${words(lang, 'passphrase', FIRST)} ${doorTexts(lang).wrong.advice.passphrase}`),
          lang,
        );
        const account = await page(stage, cookie, `/${lang}/${area}/account`);
        assert.ok(account.includes(words(lang, 'passphrase', FIRST)), lang);
        assert.ok(account.includes(doorTexts(lang).wrong.advice.passphrase), lang);
        assert.not.ok(account.includes(doorTexts(lang).events.stranger), 'it isn’t called a theft');
      }
    }
    stage.wait(13 * DAY_MINUTES);
    assert.ok(
      (await page(stage, await signIn(stage, auditor), '/en/staff')).includes(words('en', 'passphrase', FIRST)),
    );
    stage.wait(2 * DAY_MINUTES);
    const cookie = await signIn(stage, auditor);
    assert.not.ok((await page(stage, cookie, '/en/staff')).includes(words('en', 'passphrase', FIRST)));
    assert.ok((await page(stage, cookie, '/en/staff/account')).includes(words('en', 'passphrase', FIRST)));
  }));

test('nobody is ever locked out by it, the last administrator as little: with the right passphrase they are in within a minute (T06, T33)', () =>
  withTwo(async (stage, keeper, auditor) => {
    for (const somebody of [keeper, auditor]) {
      const own = await attempt(stage, somebody.userName, somebody.authKey);
      const known = own.headers
        .getSetCookie()
        .find((one) => one.startsWith('__Host-amanah-known='))
        ?.split(';')[0];
      for (let day = 0; day < 3; day += 1) {
        await guess(stage, somebody.userName, 20);
        const cookie = cookieOf(await attempt(stage, somebody.userName, somebody.authKey));
        assert.ok(cookie, 'as a stranger');
        await guess(stage, somebody.userName, 20);
        const mine = await attempt(stage, somebody.userName, somebody.authKey, known);
        assert.is(mine.status, 200, 'in their own browser');
        assert.is((await stage.ask('/api/session/half', { cookie, body: {} })).status, 200, 'whoever is in stays in');
        stage.wait(DAY_MINUTES);
      }
      assert.is((await recorded(stage)).filter((row) => row.startsWith(somebody.id)).length, 3);
    }
    const rows = await stage.portal.deps.database.reader.all('select status from persons');
    assert.equal(
      rows.map(({ status }) => status),
      ['active', 'active'],
    );
  }));

test('a day stands once, also over a restart, as person, day and kind; nothing changes or takes it (T33)', () =>
  withTwo(async (stage, _, auditor) => {
    await guess(stage, auditor.userName, 40);
    assert.equal(await recorded(stage), [`${auditor.id} ${FIRST} passphrase`]);
    const again = await stage.restart();
    const logged = [...again.log];
    await guess(again, auditor.userName, 40);
    assert.equal(await recorded(again), [`${auditor.id} ${FIRST} passphrase`]);
    assert.equal(again.log, logged, 'no fault was logged');
    again.wait(DAY_MINUTES);
    await guess(again, auditor.userName, TOLD_BEYOND.passphrase);
    assert.is((await recorded(again)).length, 1, 'each day begins at nothing');
    await guess(again, auditor.userName, 1);
    assert.equal(await recorded(again), [`${auditor.id} ${FIRST} passphrase`, `${auditor.id} ${SECOND} passphrase`]);
    const [row = {}] = await again.portal.deps.database.reader.all('select * from wrong_tries');
    assert.equal(Object.keys(row), ['association', 'person', 'tried_on', 'kind']);
    for (const change of ["update wrong_tries set kind = 'code'", 'delete from wrong_tries']) {
      const done = again.portal.deps.database.write((tx) => tx.run(change, []));
      assert.match(await done.then(String, String), /append-only/);
    }
  }));

test('a name that nobody has is answered byte for byte alike, before the day is told and after, and nothing is recorded of it (T16, T33)', () =>
  withTwo(async (stage, _, auditor) => {
    const logged = [...stage.log];
    const somebody = await guess(stage, auditor.userName, 14);
    assert.equal(await guess(stage, 'nobody-of-that-name', 14), somebody);
    assert.equal(await recorded(stage), [`${auditor.id} ${FIRST} passphrase`]);
    assert.equal(stage.log, logged);
  }));

test('no answer waits for the day to be recorded, and one that couldn’t be is recorded with the next try (T16)', async () => {
  const person = 'p' as Somebody['id'];
  const faults: unknown[] = [];
  const jobs: { done: () => void; fail: (error: Error) => void }[] = [];
  const write: Database['write'] = () =>
    new Promise((done, fail) => {
      jobs.push({ done: () => done(undefined as never), fail });
    });
  const database = { write } as unknown as Database;
  const tries = newWrongTries({
    database,
    clock: () => new Date('2026-11-22T08:00:00Z'),
    onFault: (error) => faults.push(error),
  });
  const association = 'a' as Somebody['association'];
  // What counts gives nothing back that could be awaited.
  for (let tried = 0; tried < 30; tried += 1) assert.is(tries.count(association, person, 'passphrase'), undefined);
  for (let tried = 0; tried < 30; tried += 1) tries.count(association, undefined, 'passphrase');
  assert.is(jobs.length, 1, 'one day, one write, and none for nobody');
  jobs[0]?.fail(new Error('the disk is full'));
  await new Promise(setImmediate);
  assert.is(faults.length, 1);
  tries.count(association, person, 'passphrase');
  assert.is(jobs.length, 2);
  jobs[1]?.done();
});

test('wrong passphrases in an open session count too, in whatever form they are asked for (T33)', () =>
  withTwo(async (stage, _, auditor) => {
    const cookie = await signIn(stage, auditor);
    const { association, id, userName } = auditor;
    const { vault } = credentialsFor(association, id, userName, random.bytes(32)).credentials;
    for (let tried = 0; tried <= TOLD_BEYOND.passphrase; tried += 1) {
      const authKey = wrongKey();
      await (tried % 2 === 0
        ? stage.ask('/api/session/unlock', { cookie, body: { authKey } })
        : stage.ask('/api/account/passphrase', { cookie, body: { authKey, newAuthKey: wrongKey(), vault } }));
      stage.wait(1);
    }
    assert.equal(await recorded(stage), [`${auditor.id} ${FIRST} passphrase`]);
  }));

test('wrong codes tell that somebody knows the passphrase, after fewer of them, and keep nobody out (T33)', () =>
  withPortal(
    async (stage) => {
      const keeper = await enrol(stage, firstSecret(stage), 'keeper');
      const { secret } = await setUpAtSignIn(stage, keeper);
      const guessCodes = async (times: number): Promise<void> => {
        for (let tried = 0; tried < times; tried += 1) {
          const half = await beginSignIn(stage, keeper);
          assert.is((await giveCode(stage, half.cookie, wrongCode(stage, secret))).status, 404);
          stage.wait(1);
        }
      };
      await guessCodes(TOLD_BEYOND.code);
      assert.equal(await recorded(stage), []);
      await guessCodes(1);
      assert.equal(await recorded(stage), [`${keeper.id} ${FIRST} code`]);
      await guessCodes(30);
      assert.equal(await recorded(stage), [`${keeper.id} ${FIRST} code`]);
      const cookie = await signInWithCode(stage, keeper, secret);
      const told = `${words('en', 'code', FIRST)} ${doorTexts('en').wrong.advice.code}`;
      assert.ok((await page(stage, cookie, '/en/admin')).includes(told));
      const account = await page(stage, cookie, '/en/admin/account');
      assert.ok(account.includes(words('en', 'code', FIRST)) && account.includes(doorTexts('en').wrong.advice.code));
    },
    { environment: { SECOND_FACTOR: 'required' } },
  ));

test('a stranger who goes on for weeks buries nothing in the list: ten days are told one by one, the others in a sentence (T33)', () =>
  withTwo(async (stage, _, auditor) => {
    const days = Array.from({ length: 13 }, (__, at) => plainDate(`2026-11-${String(at + 1).padStart(2, '0')}`));
    for (const day of days) {
      await stage.portal.deps.database.write((tx) =>
        tx.run('insert into wrong_tries (association, person, tried_on, kind) values (?, ?, ?, ?)', [
          auditor.association,
          auditor.id,
          day,
          'passphrase',
        ]),
      );
    }
    const account = await page(stage, await signIn(stage, auditor), '/en/staff/account');
    assert.equal(
      days.map((day) => account.includes(words('en', 'passphrase', day))),
      days.map((_day, at) => at >= 3),
    );
    const [since, last] = ['2026-11-01', '2026-11-03'].map((day) => formatDate('en', plainDate(day)));
    assert.ok(account.includes(doorTexts('en').wrong.before.passphrase(3, since ?? '', last ?? '')));
    const desk = await page(stage, await signIn(stage, auditor), '/en/staff');
    assert.ok(desk.includes(words('en', 'passphrase', plainDate('2026-11-13'))));
    assert.not.ok(desk.includes(words('en', 'passphrase', plainDate('2026-11-12'))), 'the newest alone');
  }));

test.run();
