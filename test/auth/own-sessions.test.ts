// Somebody's own sessions under their account: told by days and by names that they gave, ended one by one after a question, and
// by nothing that lets anybody in.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { fromBase64url, hash, toBase64url } from '../../src/protocol/check/index.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  cookieOf,
  credentialsFor,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { formBodies } from '../torture/nasty.ts';
import { routesFor } from '../torture/routes.ts';
import { assertRefusal } from '../torture/wire.ts';

const ACCOUNT = '/en/staff/account';

const pageOf = async (stage: Stage, cookie: string, path = ACCOUNT): Promise<string> =>
  (await stage.ask(path, { cookie })).text();

/** The sessions that a page tells of: their text, and the hash by which they can be ended. */
const toldOn = (page: string) =>
  (/<ul class="sessions"[\s\S]*?<\/ul>/.exec(page)?.[0] ?? '')
    .split('<li>')
    .slice(1)
    .map((item) => ({
      text: item
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
      hash: /name="session" value="([\w-]{43})"/.exec(item)?.[1],
    }));

const name = (stage: Stage, cookie: string, text: string, account = ACCOUNT) =>
  stage.ask(`${account}/session-name`, { cookie, form: { 'session-name': text } });

const end = (stage: Stage, cookie: string, session: string, confirmed = true, account = ACCOUNT) =>
  stage.ask(`${account}/session-ending`, { cookie, form: { session, ...(confirmed ? { confirmed: 'yes' } : {}) } });

const done = (answer: Response): string | undefined => /\?done=(\w+)$/.exec(answer.headers.get('location') ?? '')?.[1];

const lives = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

const withAuditor = (job: (stage: Stage, auditor: Somebody, admin: string) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await job(stage, await appoint(stage, admin, 'internal-auditor'), admin);
  });

const test = suite('one’s own sessions');

test('each is told by the day it began and the day of its last use, this one marked, in both languages', () =>
  withAuditor(async (stage, auditor) => {
    await signIn(stage, auditor);
    stage.wait(20);
    const late = await signIn(stage, auditor);
    const [here, other, ...more] = toldOn(await pageOf(stage, late));
    assert.equal(more, []);
    assert.match(here?.text ?? '', /^Without a name This browser Began on Sunday, 22 November 2026/);
    assert.match(other?.text ?? '', /^Without a name Began on Sunday, 22 November 2026/);
    assert.equal([here?.hash === undefined, other?.hash === undefined], [true, false]);
    assert.match(await pageOf(stage, late, '/ar/staff/account'), /هذا المتصفّح/);
  }));

test('a use on another day is told as that day, also in the last half hour of a session', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    // It begins at a quarter past twelve, Riyadh time, and ends twelve hours later; used at 23:51 and at 00:05, when no use puts
    // its end off any more.
    stage.wait(75);
    const cookie = await signIn(stage, auditor);
    for (let used = 0; used < 24; used += 1) {
      stage.wait(29);
      await lives(stage, cookie);
    }
    stage.wait(14);
    assert.is(await lives(stage, cookie), true);
    const [told] = toldOn(await pageOf(stage, cookie));
    assert.match(told?.text ?? '', /Began on Sunday, 22 November 2026.*Last used on Monday, 23 November 2026/);
  }));

test('a session gets a name from its owner, cleaned as other names are and of 60 characters at most', () =>
  withAuditor(async (stage, auditor) => {
    const cookie = await signIn(stage, auditor);
    const other = await signIn(stage, auditor);
    assert.is(done(await name(stage, cookie, ' Office\u202e  computer\u0000 ')), 'named');
    assert.match(
      toldOn(await pageOf(stage, other)).find(({ hash: one }) => one !== undefined)?.text ?? '',
      /^Office computer /,
    );
    for (const [text, words] of [
      ['', /Enter a name/],
      ['\u200b', /Enter a name/],
      ['x'.repeat(61), /at most 60 characters/],
    ] as const) {
      const answer = await name(stage, cookie, text);
      const page = await answer.text();
      assert.is(answer.status, 422);
      assert.match(page, words);
      assert.match(page, /href="#session-name"/);
    }
    assert.match(await (await name(stage, cookie, 'س'.repeat(70), '/ar/staff/account')).text(), /٦٠ حرفًا/);
    assert.is(done(await name(stage, cookie, 'ح'.repeat(60))), 'named');
    assert.is(done(await name(stage, cookie, '<b>x</b>')), 'named');
    assert.not.match(await pageOf(stage, cookie), /<b>x/);
  }));

test('one is ended after a question, and no other with it', () =>
  withAuditor(async (stage, auditor) => {
    const [here, there, third] = [
      await signIn(stage, auditor),
      await signIn(stage, auditor),
      await signIn(stage, auditor),
    ];
    await name(stage, there, 'Office computer');
    const session = toldOn(await pageOf(stage, here)).find(({ text }) => /^Office/.test(text))?.hash ?? '';
    const asked = await end(stage, here, session, false);
    assert.is(asked.status, 200);
    const page = await asked.text();
    assert.match(page, /End the session “<bdi>Office computer<\/bdi>”\?/);
    assert.match(
      page,
      /href="\/ar\/staff\/account" lang="ar"/,
      'in the other language stands the account, not nothing',
    );
    assert.is(await lives(stage, there), true, 'nothing has ended yet');
    assert.is(done(await end(stage, here, session)), 'ended');
    assert.equal([await lives(stage, here), await lives(stage, there), await lives(stage, third)], [true, false, true]);
    assert.is(done(await end(stage, here, session)), 'gone');
  }));

test('nobody ends another’s session, and one’s own is ended by signing out', () =>
  withAuditor(async (stage, auditor, admin) => {
    const [cookie, other] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    const [, theirs] = toldOn(await pageOf(stage, cookie)).map(({ hash: one }) => one ?? '');
    const mine =
      toldOn(await pageOf(stage, other)).find(({ hash: one }) => one !== undefined && one !== theirs)?.hash ?? '';
    const before = await dumpOf(stage.portal.deps.database);
    for (const session of [mine, '', 'x', 'A'.repeat(43)]) assert.is(done(await end(stage, cookie, session)), 'gone');
    assert.is(done(await end(stage, admin, mine, true, '/en/admin/account')), 'gone');
    assert.is(await dumpOf(stage.portal.deps.database), before);
  }));

test('no page holds an id that lets anybody in, and what names a session in a form does not', () =>
  withAuditor(async (stage, auditor) => {
    const [cookie, other] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    const page = await pageOf(stage, cookie);
    for (const id of [cookie, other]) assert.not.ok(page.includes(id));
    const session = toldOn(page).find(({ hash: one }) => one !== undefined)?.hash ?? '';
    const bytes = fromBase64url(other, 32) ?? new Uint8Array();
    assert.is(session, toBase64url(hash('session', bytes)));
    assert.is(await lives(stage, session), false);
  }));

test('a changed passphrase and a recovery end the others, and a suspended person’s goes with the next request (T25, T28)', () =>
  withAuditor(async (stage, auditor, admin) => {
    const [here, there] = [await signIn(stage, auditor), await signIn(stage, auditor)];
    const seed = new Uint8Array(32).fill(5);
    const { association, id, userName, authKey } = auditor;
    const { credentials } = credentialsFor(association, id, userName, seed);
    const body = { authKey, newAuthKey: credentials.authKey, vault: credentials.vault };
    assert.is((await stage.ask('/api/account/passphrase', { cookie: here, body })).status, 200);
    assert.equal([await lives(stage, here), await lives(stage, there)], [true, false]);
    assert.is(toldOn(await pageOf(stage, here)).length, 1);
    const recovered = await stage.ask('/api/recovery/replacement', {
      body: {
        lookup: auditor.recoveryLookup,
        credentials: credentialsFor(association, id, userName, seed).credentials,
      },
    });
    assert.equal([recovered.status, cookieOf(recovered)], [201, undefined]);
    assert.is(await lives(stage, here), false);
    const cookie = await signIn(stage, await appoint(stage, admin, 'board-chair'));
    const [row] = await stage.portal.deps.database.reader.all(
      "select person from persons where user_name = 'board-chair'",
    );
    await stage.ask(`/en/admin/people/${String(row?.person)}/suspension`, { cookie: admin, form: {} });
    assert.is((await stage.ask(ACCOUNT, { cookie })).status, 303);
  }));

test('sessions that have ended are told no more', () =>
  withAuditor(async (stage, auditor) => {
    await signIn(stage, auditor);
    stage.wait(31);
    const cookie = await signIn(stage, auditor);
    assert.is(toldOn(await pageOf(stage, cookie)).length, 1);
  }));

test('a body that is no form is refused in the reader’s language and ends nothing', () =>
  withAuditor(async (stage, auditor, admin) => {
    const cookie = await signIn(stage, auditor);
    const routes = routesFor(stage.portal.app, 'session');
    assert.is(routes.length, 4);
    const before = await dumpOf(stage.portal.deps.database);
    for (const route of routes)
      for (const lang of ['ar', 'en'])
        for (const { what, type, encoding, body } of formBodies('session=x&session-name=x')) {
          const path = route.replace('/:lang', `/${lang}`);
          const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
            method: 'POST',
            headers: {
              'sec-fetch-site': 'same-origin',
              cookie: `__Host-amanah=${route.includes('/admin/') ? admin : cookie}`,
              ...(type === undefined ? {} : { 'content-type': type }),
              ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
            },
            body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
          });
          const heard = { status: answer.status, headers: answer.headers, text: await answer.text() };
          assertRefusal(heard, path, `${path} ${what}`);
        }
    assert.is(await dumpOf(stage.portal.deps.database), before);
  }));

test.run();
