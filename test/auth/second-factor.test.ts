// The second factor over the portal's interface: no vault before it, each code once, guesses counted, set up by its owner alone,
// and a session that owes it good for nothing else.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FREE_TRIES } from '../../src/auth/guesses.ts';
import { MOST_SESSIONS } from '../../src/auth/sessions.ts';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { FactorSecretAnswer, SignInAnswer } from '../../src/domain/wire-accounts.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  cookieOf,
  credentialsFor,
  enrol,
  firstSecret,
  inviteTo,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import {
  backupCodesIn,
  beginSignIn,
  codeNow,
  drawSecret,
  giveCode,
  setUpAtSignIn,
  signInWithCode,
  wrongCode,
} from '../support/second-factor.ts';

const REQUIRED = { environment: { SECOND_FACTOR: 'required' } };

/** A portal that requires a second factor, with an administrator who has one and an auditor who has just enrolled. */
const withAuditor = (
  job: (stage: Stage, auditor: Somebody, admin: { cookie: string; secret: string }) => Promise<void>,
): Promise<void> =>
  withPortal(async (stage) => {
    const keeper = await setUpAtSignIn(stage, await enrol(stage, firstSecret(stage), 'keeper'));
    const auditor = await enrol(stage, await inviteTo(stage, keeper.cookie, 'internal-auditor'), 'auditor');
    await job(stage, auditor, keeper);
  }, REQUIRED);

const lives = async (stage: Stage, cookie: string): Promise<boolean> =>
  (await stage.ask('/api/session/half', { cookie, body: {} })).status === 200;

const markOf = (answer: Response): string | undefined =>
  answer.headers
    .getSetCookie()
    .find((one) => one.startsWith('__Host-amanah-known='))
    ?.split(';')[0];

/** Whether somebody's account tells of a change of their second factor, and their first page. */
const toldOf = async (
  stage: Stage,
  cookie: string,
  what: 'app' | 'codes',
  ago = 0,
): Promise<readonly [account: boolean, desk: boolean]> => {
  const { factor, deskFactor } = doorTexts('en').events;
  const day = formatDate('en', addDays(riyadhDate(stage.portal.deps.clock()), -ago));
  const page = async (path: string) => (await stage.ask(`/en/staff${path}`, { cookie })).text();
  const desk = await page('');
  const isUrgent = desk.includes('<div class="notice warning" id="factor-changed">');
  return [(await page('/account')).includes(factor[what](day)), isUrgent && desk.includes(deskFactor[what](day))];
};

/** Nothing takes back what was recorded. */
const isKept = async ({ portal }: Stage, ...changes: readonly string[]): Promise<void> => {
  for (const change of changes) {
    const tried = await portal.deps.database.write((tx) => tx.run(change, [])).then(String, String);
    assert.match(tried, /append-only/, change);
  }
};

const test = suite('the second factor');

test('the vault comes after the code and not before, under a new session id', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    stage.wait(1);
    const half = await beginSignIn(stage, auditor);
    assert.is(half.owed.owed, 'code');
    assert.not.ok(/vault/.test(await half.answer.text()), 'no vault for a passphrase alone');
    const given = await giveCode(stage, half.cookie, codeNow(stage, secret));
    const signed = parseWire(SignInAnswer, await given.clone().json());
    assert.ok((signed?.vault.length ?? 0) > 90, 'the vault');
    const whole = cookieOf(given) ?? '';
    assert.not.equal(whole, half.cookie);
    assert.equal([await lives(stage, half.cookie), await lives(stage, whole)], [false, true]);
  }));

test('whoever enrolled before it was required sets it up at the next sign-in, before anything opens', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const half = await beginSignIn(stage, keeper);
    assert.equal([half.owed.owed, half.owed.reset], ['setup', undefined]);
    assert.is(await lives(stage, half.cookie), false);
    const done = await setUpAtSignIn(stage, keeper);
    assert.is(await lives(stage, done.cookie), true);
    assert.is(new Set(done.backupCodes).size, 10);
  }, REQUIRED));

test('a session that owes it gives the code, signs out and does nothing else, and never ends another', () =>
  withAuditor(async (stage, auditor) => {
    const { secret, cookie: whole } = await setUpAtSignIn(stage, auditor);
    const { cookie } = await beginSignIn(stage, auditor);
    const { authKey } = auditor;
    const refused: readonly (readonly [string, unknown?])[] = [
      ['/api/session/unlock', { authKey }],
      ['/api/session/half', {}],
      ['/api/account/second-factor/draft', { authKey }],
      ['/api/account/second-factor', { code: codeNow(stage, secret) }],
      ['/api/account/backup-codes', { authKey }],
      ['/api/account/passphrase', { authKey, newAuthKey: authKey, vault: '' }],
      ['/api/staff/rosters'],
    ];
    for (const [path, body] of refused)
      assert.is((await stage.ask(path, { cookie, ...(body === undefined ? {} : { body }) })).status, 401, path);
    for (const page of ['/en/staff', '/ar/staff/account', '/en/staff/roster', '/en/staff/factor-resets', '/en/admin']) {
      const answer = await stage.ask(page, { cookie });
      assert.equal([answer.status, answer.headers.get('location')], [303, `/${page.slice(1, 3)}/staff/sign-in`], page);
      assert.is(cookieOf(answer), undefined);
      assert.is(answer.headers.get('set-cookie'), null, 'another tab may be about to give the code');
    }
    assert.is((await stage.ask('/api/session/end', { cookie, body: { all: true } })).status, 422);
    assert.is(await lives(stage, whole), true);
    assert.is((await stage.ask('/api/session/end', { cookie, body: {} })).status, 204);
    stage.wait(1);
    assert.is((await giveCode(stage, cookie, codeNow(stage, secret))).status, 401, 'it was signed out');
    assert.is(await lives(stage, whole), true);
  }));

test('a session that owes it lasts a quarter of an hour, and many of them drive out nobody', () =>
  withAuditor(async (stage, auditor) => {
    const { secret, cookie: whole } = await setUpAtSignIn(stage, auditor);
    const half = await beginSignIn(stage, auditor);
    for (let more = 0; more < 20; more += 1) {
      stage.wait(0.01);
      await beginSignIn(stage, auditor);
    }
    assert.is(await lives(stage, whole), true);
    assert.is((await giveCode(stage, half.cookie, codeNow(stage, secret, 1))).status, 401, 'the sixteen newest stay');
    const late = await beginSignIn(stage, auditor);
    stage.wait(14);
    assert.is((await giveCode(stage, late.cookie, wrongCode(stage, secret))).status, 404);
    stage.wait(1);
    assert.is((await giveCode(stage, late.cookie, codeNow(stage, secret))).status, 401);
    assert.is(await lives(stage, whole), true, 'half an hour without use has not passed');
  }));

test('whoever knows the passphrase alone drives out none of as many sessions as there may be', () =>
  withAuditor(async (stage, auditor) => {
    const { secret, cookie } = await setUpAtSignIn(stage, auditor);
    const whole = [cookie];
    while (whole.length < MOST_SESSIONS) whole.push(await signInWithCode(stage, auditor, secret));
    for (let more = 0; more < 3; more += 1) await beginSignIn(stage, auditor);
    for (const one of whole) assert.is(await lives(stage, one), true);
  }));

test('a code is good once, also in another session, and so is every earlier one (T21)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    const first = await beginSignIn(stage, auditor);
    assert.is((await giveCode(stage, first.cookie, codeNow(stage, secret))).status, 404, 'it set the factor up');
    stage.wait(1);
    const code = codeNow(stage, secret);
    assert.is((await giveCode(stage, first.cookie, code)).status, 200);
    const second = await beginSignIn(stage, auditor);
    assert.is((await giveCode(stage, second.cookie, code)).status, 404);
    assert.is((await giveCode(stage, second.cookie, codeNow(stage, secret, -0.5))).status, 404);
    assert.is((await giveCode(stage, second.cookie, codeNow(stage, secret, 0.5))).status, 200);
  }));

test('of two requests with one code at the same moment one gets in, in one session and in two (T21)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret, backupCodes } = await setUpAtSignIn(stage, auditor);
    stage.wait(1);
    const [one, two] = [await beginSignIn(stage, auditor), await beginSignIn(stage, auditor)];
    const [backup = ''] = backupCodes;
    for (const [cookies, code] of [
      [[one.cookie, two.cookie, one.cookie, two.cookie], codeNow(stage, secret)],
      [[(await beginSignIn(stage, auditor)).cookie, (await beginSignIn(stage, auditor)).cookie], backup],
    ] as const) {
      const answers = await Promise.all(cookies.map((cookie) => giveCode(stage, cookie, code)));
      assert.is(answers.filter(({ status }) => status === 200).length, 1, answers.map(({ status }) => status).join());
    }
  }));

test('a second factor that was never used since it was set up takes its next code, and nothing typed makes it fail (T22)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    stage.wait(1);
    const { cookie } = await beginSignIn(stage, auditor);
    for (const code of ['', ' ', 'abcdef', '1234567', '\u0000', '٣', '9'.repeat(200)])
      assert.is((await giveCode(stage, cookie, code)).status, 404, code);
    for (const body of [
      {},
      { code: null },
      { code: 287082 },
      { code: '9'.repeat(201) },
      { code: 'x', person: auditor.id },
    ])
      assert.is((await stage.ask('/api/session/second-factor', { cookie, body })).status, 400, JSON.stringify(body));
    const arabic = codeNow(stage, secret).replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
    assert.is((await giveCode(stage, cookie, `${arabic.slice(0, 3)} ${arabic.slice(3)}`)).status, 200);
  }));

test('wrong codes are counted by account, whatever session they come in, and a right passphrase clears nothing (T20)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    const wrong = wrongCode(stage, secret);
    const answers: number[] = [];
    for (let tried = 0; tried < FREE_TRIES + 3; tried += 1) {
      const { cookie } = await beginSignIn(stage, auditor);
      answers.push((await giveCode(stage, cookie, wrong)).status);
    }
    assert.equal(answers, [...Array.from({ length: FREE_TRIES }, () => 404), 429, 429, 429]);
    const { cookie } = await beginSignIn(stage, auditor);
    const early = await giveCode(stage, cookie, codeNow(stage, secret, 0.5));
    assert.equal([early.status, early.headers.get('retry-after')], [429, '1']);
    assert.match(await early.text(), /^\{"error":"too-many","seconds":1\}$/);
    stage.wait(1);
    assert.is((await giveCode(stage, cookie, codeNow(stage, secret))).status, 200, 'nobody waits longer than a minute');
  }));

test('guesses at the same moment share what there is (T20)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    const { cookie } = await beginSignIn(stage, auditor);
    const wrong = wrongCode(stage, secret);
    const answers = await Promise.all(Array.from({ length: 30 }, () => giveCode(stage, cookie, wrong)));
    assert.is(answers.filter(({ status }) => status === 404).length, FREE_TRIES);
  }));

test('strangers who know the passphrase keep nobody out of their own browser, and their browser is never known for it (T20)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    stage.wait(1);
    const own = await beginSignIn(stage, auditor);
    assert.is(markOf(own.answer), undefined, 'a passphrase alone makes no browser known');
    const mark = markOf(await giveCode(stage, own.cookie, codeNow(stage, secret))) ?? '';
    assert.match(mark, /=[\w-]{64}/);
    const stranger = await beginSignIn(stage, auditor);
    for (let tried = 0; tried < FREE_TRIES; tried += 1)
      await giveCode(stage, stranger.cookie, wrongCode(stage, secret));
    assert.is((await giveCode(stage, stranger.cookie, wrongCode(stage, secret))).status, 429);
    const again = await beginSignIn(stage, auditor);
    const cookies = { cookie: `__Host-amanah=${again.cookie}; ${mark}` };
    assert.is((await giveCode(stage, again.cookie, codeNow(stage, secret, 0.5), cookies)).status, 200);
  }));

test('an unknown name, a wrong passphrase and a right one with a wrong code tell nothing more of accounts (T16)', () =>
  withAuditor(async (stage, auditor) => {
    await setUpAtSignIn(stage, auditor);
    const told = async (userName: string) => {
      const answer = await stage.ask('/api/session', { body: { userName, authKey: 'A'.repeat(43) } });
      return JSON.stringify([answer.status, [...answer.headers], await answer.text()]);
    };
    assert.is(await told('auditor'), await told('nobody.at.all'));
  }));

test('a backup code is good once, the account says how many are left, and new ones void the old', () =>
  withAuditor(async (stage, auditor) => {
    const { backupCodes } = await setUpAtSignIn(stage, auditor);
    const [first = '', second = ''] = backupCodes;
    const half = await beginSignIn(stage, auditor);
    const given = await giveCode(stage, half.cookie, `${first.slice(0, 4)} ${first.slice(4, 8)}-${first.slice(8)}`);
    assert.is(given.status, 200);
    const cookie = cookieOf(given) ?? '';
    assert.match(await (await stage.ask('/en/staff/account', { cookie })).text(), /9 backup codes are left\./);
    assert.equal(await toldOf(stage, cookie, 'codes'), [false, false]);
    assert.equal(await toldOf(stage, cookie, 'app'), [false, false], 'the first takes the place of nothing');
    const again = await beginSignIn(stage, auditor);
    assert.is((await giveCode(stage, again.cookie, first)).status, 404);
    const { authKey } = auditor;
    const fresh = await backupCodesIn(await stage.ask('/api/account/backup-codes', { cookie, body: { authKey } }));
    assert.equal(await toldOf(stage, cookie, 'codes'), [true, true]);
    await isKept(stage, "update factor_changes set kind = 'app'", 'delete from factor_changes');
    assert.is((await giveCode(stage, again.cookie, second)).status, 404);
    const later = await giveCode(stage, again.cookie, fresh[0] ?? '');
    assert.is(later.status, 200);
    stage.wait(15 * 24 * 60);
    const last = cookieOf(await giveCode(stage, (await beginSignIn(stage, auditor)).cookie, fresh[1] ?? '')) ?? '';
    assert.equal(await toldOf(stage, last, 'codes', 15), [true, false], 'for good, and for a fortnight');
  }));

test('each use of a backup code is told to its owner for good, on the first page for a fortnight, and few that are left are to be mended', () =>
  withAuditor(async (stage, auditor) => {
    const { backupCodes } = await setUpAtSignIn(stage, auditor);
    const words = doorTexts('en').events;
    const day = (ago = 0) => formatDate('en', addDays(riyadhDate(stage.portal.deps.clock()), -ago));
    let cookie = '';
    const use = async (code: string): Promise<void> => {
      const given = await giveCode(stage, (await beginSignIn(stage, auditor)).cookie, code);
      cookie = cookieOf(given) ?? '';
    };
    const page = async (path: string): Promise<string> => (await stage.ask(`/en/staff${path}`, { cookie })).text();
    const isFew = async (): Promise<boolean> => (await page('/readiness')).includes('data-gap="few-codes"');
    for (const code of backupCodes.slice(0, 7)) await use(code);
    assert.not(await isFew(), 'three are left');
    await use(backupCodes[7] ?? '');
    assert.ok(await isFew());
    assert.ok((await page('/account')).includes(words.backupCode(day(), 9)));
    const told = `<div class="notice warning" id="code-used"><p>${words.deskBackupCode(day(), 8)}</p>`;
    assert.ok((await page('')).includes(told), 'all of that day');
    await isKept(stage, 'update used_codes set codes_left = 0', 'delete from used_codes');
    stage.wait(15 * 24 * 60);
    await use(backupCodes[8] ?? '');
    assert.ok((await page('/account')).includes(words.backupCode(day(15), 2)));
    assert.ok((await page('')).includes(words.deskBackupCode(day(), 1)), 'the newest');
    assert.is((await page('/readiness')).includes(factorTexts('en').account.left(1)), true);
  }));

test('no secret and no backup code stands in a table, a page, the log or another’s answer (T23)', () =>
  withAuditor(async (stage, auditor, admin) => {
    const { secret, backupCodes, cookie } = await setUpAtSignIn(stage, auditor);
    const { bytes } = Secret.fromBase32(secret);
    assert.is(bytes.length, 20, 'RFC 4226: 128 bits at least, 160 better');
    const raw = Buffer.from(bytes);
    const forms = [
      secret,
      ...['hex', 'base64', 'base64url'].map((form) => raw.toString(form === 'hex' ? 'hex' : 'base64')),
    ];
    const hidden = [...forms, ...backupCodes, ...backupCodes.map((code) => code.replace(/(....)(?=.)/g, '$1 '))];
    const pages = await Promise.all(
      [
        ...['/en/staff/account', '/en/staff/account/second-factor', '/en/staff/account/backup-codes', '/en/staff'].map(
          (path) => [path, cookie] as const,
        ),
        ...['/en/admin/people', `/en/admin/people/${auditor.id}`, '/en/admin'].map(
          (path) => [path, admin.cookie] as const,
        ),
      ].map(async ([path, as]) => {
        const answer = await stage.ask(path, { cookie: as });
        assert.is(answer.status, 200, path);
        return answer.text();
      }),
    );
    const kept = `${await dumpOf(stage.portal.deps.database)} ${stage.log.join(' ')} ${pages.join(' ')}`;
    assert.ok(kept.includes(auditor.id) && kept.length > 10_000, 'something was looked through');
    for (const one of hidden) assert.not.ok(kept.toLowerCase().includes(one.toLowerCase()), one);
  }));

test('a code that is owed can’t be got round by setting up another factor (T24)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    const { cookie } = await beginSignIn(stage, auditor);
    const path = '/api/session/second-factor';
    assert.is((await stage.ask(`${path}/draft`, { cookie, body: {} })).status, 401);
    assert.is((await stage.ask(`${path}/setup`, { cookie, body: { code: codeNow(stage, secret) } })).status, 401);
    stage.wait(1);
    assert.is((await giveCode(stage, cookie, codeNow(stage, secret))).status, 200, 'the factor is the one it was');
  }));

test('nobody sets up a factor for another: a secret counts in the session alone that drew it, and no body names a person (T24)', () =>
  withAuditor(async (stage, auditor, admin) => {
    const half = await beginSignIn(stage, auditor);
    const secret = await drawSecret(stage, half.cookie);
    const other = await beginSignIn(stage, auditor);
    const setup = '/api/session/second-factor/setup';
    const code = codeNow(stage, secret);
    assert.is((await stage.ask(setup, { cookie: other.cookie, body: { code } })).status, 409, 'it drew none');
    assert.is((await stage.ask('/api/account/second-factor', { cookie: admin.cookie, body: { code } })).status, 409);
    const named = { code, person: auditor.id };
    assert.is((await stage.ask(setup, { cookie: half.cookie, body: named })).status, 400);
    const body = { authKey: auditor.authKey, person: auditor.id };
    assert.is((await stage.ask('/api/account/second-factor/draft', { cookie: admin.cookie, body })).status, 400);
    assert.is((await stage.ask(setup, { cookie: half.cookie, body: { code: wrongCode(stage, secret) } })).status, 404);
    const done = await stage.ask(setup, { cookie: half.cookie, body: { code } });
    assert.is(done.status, 200);
    await signInWithCode(stage, auditor, secret);
  }));

test('of two who set up at the same moment with one passphrase one factor counts', () =>
  withAuditor(async (stage, auditor) => {
    const halves = [await beginSignIn(stage, auditor), await beginSignIn(stage, auditor)];
    const drawn = await Promise.all(
      halves.map(async ({ cookie }) => ({ cookie, secret: await drawSecret(stage, cookie) })),
    );
    const answers = await Promise.all(
      drawn.map(({ cookie, secret }) =>
        stage.ask('/api/session/second-factor/setup', { cookie, body: { code: codeNow(stage, secret) } }),
      ),
    );
    assert.equal(answers.map(({ status }) => status).toSorted(), [200, 401]);
    const winner = drawn[answers.findIndex(({ status }) => status === 200)];
    await signInWithCode(stage, auditor, winner?.secret ?? '');
  }));

test('a new factor of somebody signed in needs the passphrase and a code of it, and ends the other sessions (T25, T26)', () =>
  withAuditor(async (stage, auditor) => {
    const { secret: old, cookie: elsewhere } = await setUpAtSignIn(stage, auditor);
    const cookie = await signInWithCode(stage, auditor, old);
    const draft = '/api/account/second-factor/draft';
    assert.is((await stage.ask(draft, { cookie, body: { authKey: 'A'.repeat(43) } })).status, 404);
    assert.is(
      (await stage.ask('/api/account/backup-codes', { cookie, body: { authKey: 'A'.repeat(43) } })).status,
      404,
    );
    const drawn = await stage.ask(draft, { cookie, body: { authKey: auditor.authKey } });
    const secret = parseWire(FactorSecretAnswer, await drawn.json())?.secret ?? '';
    const setup = async (code: string) => stage.ask('/api/account/second-factor', { cookie, body: { code } });
    assert.is((await setup(codeNow(stage, old))).status, 404, 'the old secret’s code');
    assert.is(await lives(stage, elsewhere), true, 'nothing has changed yet');
    assert.is((await setup(codeNow(stage, secret))).status, 200);
    assert.equal([await lives(stage, cookie), await lives(stage, elsewhere)], [true, false]);
    assert.equal(await toldOf(stage, cookie, 'app'), [true, true]);
    assert.is((await setup(codeNow(stage, secret))).status, 409, 'a drawn secret counts once');
    stage.wait(1);
    const half = await beginSignIn(stage, auditor);
    assert.is((await giveCode(stage, half.cookie, codeNow(stage, old))).status, 404);
    assert.is((await giveCode(stage, half.cookie, codeNow(stage, secret))).status, 200);
  }));

test('where it is offered nobody is asked before they switch it on, and everybody who did is', () =>
  withPortal(async (stage) => {
    const auditor = await appoint(stage, await administrator(stage), 'internal-auditor');
    const cookie = await signIn(stage, auditor);
    assert.match(await (await stage.ask('/en/staff/account', { cookie })).text(), /Off: your passphrase alone/);
    const { authKey } = auditor;
    assert.is((await stage.ask('/api/account/backup-codes', { cookie, body: { authKey } })).status, 422);
    const drawn = await stage.ask('/api/account/second-factor/draft', { cookie, body: { authKey } });
    const secret = parseWire(FactorSecretAnswer, await drawn.json())?.secret ?? '';
    assert.is((await stage.ask('/api/session', { body: auditorBody(auditor) })).status, 200);
    await signIn(stage, auditor);
    const body = { code: codeNow(stage, secret) };
    assert.is((await stage.ask('/api/account/second-factor', { cookie, body })).status, 200);
    assert.is((await beginSignIn(stage, auditor)).owed.owed, 'code');
  }));

const auditorBody = ({ userName, authKey }: Somebody) => ({ userName, authKey });

test('with the server key lost the recovery key brings the person back, and they set up a new factor', () =>
  withAuditor(async (stage, auditor) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    await rm(join(stage.folder, 'key', 'server.key'));
    const anew = await stage.restart();
    assert.is((await anew.ask('/api/session', { body: auditorBody(auditor) })).status, 401);
    const { credentials } = credentialsFor(
      auditor.association,
      auditor.id,
      auditor.userName,
      new Uint8Array(32).fill(3),
    );
    const replaced = await anew.ask('/api/recovery/replacement', {
      body: { lookup: auditor.recoveryLookup, credentials },
    });
    assert.is(replaced.status, 201);
    const back = { userName: auditor.userName, authKey: credentials.authKey };
    const half = await beginSignIn(anew, back);
    assert.is(half.owed.owed, 'setup');
    anew.wait(1);
    assert.is((await giveCode(anew, half.cookie, codeNow(anew, secret))).status, 404, 'the old one opens nothing');
    const done = await setUpAtSignIn(anew, back);
    assert.not.equal(done.secret, secret);
    assert.equal(await toldOf(anew, done.cookie, 'app'), [true, true], 'what it replaced had stood');
    await signInWithCode(anew, back, done.secret);
  }));

test('the recovery key replaces the passphrase and not the code', () =>
  withAuditor(async (stage, auditor) => {
    const { secret, cookie } = await setUpAtSignIn(stage, auditor);
    const { credentials } = credentialsFor(
      auditor.association,
      auditor.id,
      auditor.userName,
      new Uint8Array(32).fill(3),
    );
    const body = { lookup: auditor.recoveryLookup, credentials };
    const replaced = await stage.ask('/api/recovery/replacement', { body });
    assert.equal([replaced.status, cookieOf(replaced)], [201, undefined]);
    assert.is(await lives(stage, cookie), false);
    const back = { userName: auditor.userName, authKey: credentials.authKey };
    assert.is((await beginSignIn(stage, back)).owed.owed, 'code');
    await signInWithCode(stage, back, secret);
  }));

test('a suspended person’s code is refused in a session that owes it (T28)', () =>
  withAuditor(async (stage, auditor, admin) => {
    const { secret } = await setUpAtSignIn(stage, auditor);
    const { cookie } = await beginSignIn(stage, auditor);
    const suspension = `/en/admin/people/${auditor.id}/suspension`;
    assert.is((await stage.ask(suspension, { cookie: admin.cookie, form: {} })).status, 303);
    stage.wait(1);
    assert.is((await giveCode(stage, cookie, codeNow(stage, secret))).status, 401);
  }));

test.run();
