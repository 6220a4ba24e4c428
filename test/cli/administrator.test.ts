// An administrator invited on the portal's machine, while the portal runs: what the link gives and what not, and who is told.
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { administrator as command } from '../../src/cli/administrator.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { recordTexts } from '../../src/i18n/record.ts';
import { apartBySigns } from '../support/cast.ts';
import { dumpOf } from '../support/database-factory.ts';
import {
  administrator,
  answeredSetup,
  appoint,
  enrol,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const test = suite('administrator command');

const SIGNERS = ['internal-auditor', 'board-chair'] as const;
const NAME = 'Huda Al-Salem';
const t = recordTexts('en').kinds;

const run = (stage: Stage, ...args: readonly string[]) =>
  command(args, { DATA: join(stage.folder, 'data') }, { clock: stage.portal.deps.clock });

const secretIn = (message: string): string => /\/en\/enrol#([\w-]{43})/.exec(message)?.[1] ?? '';

const page = async (stage: Stage, path: string, cookie: string): Promise<string> =>
  apartBySigns(await (await stage.ask(path, { cookie })).text())
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const withRoster = (job: (stage: Stage, admin: string, chair: string) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const people = [];
    for (const office of SIGNERS) people.push(await appoint(stage, admin, office));
    const cookies = await Promise.all(people.map((somebody) => signIn(stage, somebody)));
    for (const [at, somebody] of people.entries())
      assert.is((await signDraft(stage, cookies[at] ?? '', somebody)).status, 201);
    await job(stage, admin, cookies[1] ?? '');
  });

test('the link enrols an administrator once, without office and keys; the signers and the other administrators are told', () =>
  withRoster(async (stage, admin, chair) => {
    const made = await run(stage, 'invite', NAME);
    assert.is(made.code, 0, made.message);
    assert.match(made.message, /\/ar\/enrol#[\w-]{43}/);
    const secret = secretIn(made.message);
    const database = stage.portal.deps.database;
    const [account] = await database.reader.all('select * from persons where name = ?', [NAME]);
    assert.equal([account?.administrator, account?.status, account?.seal], [1, 'invited', null]);
    assert.equal(
      await database.reader.all('select * from person_offices where person = ?', [String(account?.person)]),
      [],
    );
    assert.not.ok((await dumpOf(database)).includes(secret), 'the secret is stored nowhere');

    const told = t['machine-invitation']('', `\u2068${NAME}\u2069 (Administrator)`);
    assert.match(await page(stage, '/en/staff', chair), /or another administrator was invited/);
    assert.ok((await page(stage, '/en/staff/administration', chair)).includes(told));
    const day = formatDate('en', plainDate('2026-11-22'));
    assert.ok((await page(stage, '/en/admin', admin)).includes(`${day}: ${told} ${recordTexts('en').machineAdvice}`));
    assert.match(await page(stage, '/ar/admin', admin), /أُنشئ على جهاز المنصة رابط يسجّل مشرفًا للنظام/);

    const somebody = await enrol(stage, secret, 'huda');
    const cookie = await signIn(stage, somebody);
    assert.is((await stage.ask('/api/enrolment/invitation', { body: { secret } })).status, 404, 'good once');
    const own = await page(stage, '/en/admin', cookie);
    assert.not.ok(own.includes(recordTexts('en').machineAdvice), 'whose link it was isn’t warned of it');
    for (const path of ['/en/staff', '/en/staff/factor-resets', '/en/staff/administration', '/api/staff/desk'])
      assert.is.not((await stage.ask(path, { cookie })).status, 200, path);
    await run(stage, 'invite', 'Third One');
    const advice = async (session: string) =>
      (await page(stage, '/en/admin', session)).includes(recordTexts('en').machineAdvice);
    assert.is(await advice(cookie), true, 'but of the next');
    stage.wait(15 * 24 * 60);
    assert.is(await advice(await signIn(stage, somebody)), false, 'for two weeks');
  }));

test('asked again under the same name it makes the waiting account’s link anew, and each is recorded', () =>
  withRoster(async (stage, _admin, chair) => {
    const [first, second] = [await run(stage, 'invite', NAME), await run(stage, 'invite', ` ${NAME}\u202E `)];
    const [dead, good] = [secretIn(first.message), secretIn(second.message)];
    assert.is((await stage.ask('/api/enrolment/invitation', { body: { secret: dead } })).status, 404);
    assert.is((await stage.ask('/api/enrolment/invitation', { body: { secret: good } })).status, 200);
    const rows = await stage.portal.deps.database.reader.all(
      `select distinct person from account_acts where kind = 'machine-invitation'`,
    );
    assert.is(rows.length, 1);
    const record = await page(stage, '/en/staff/administration', chair);
    assert.is(record.split('On the portal’s machine').length, 3, record);
  }));

test('what it can’t do it says, and changes nothing', () =>
  withPortal(async (stage) => {
    const { database } = stage.portal.deps;
    const before = await dumpOf(database);
    const refused = async (expected: RegExp, ...args: readonly string[]) => {
      const done = await run(stage, ...args);
      assert.is(done.code, 1);
      assert.match(done.message, expected);
    };
    await refused(/No administrator has enrolled yet/, 'invite', NAME);
    for (const args of [[], ['invite'], ['reset', NAME], ['invite', NAME, 'board-chair']])
      await refused(/^Usage/, ...args);
    assert.is(await dumpOf(database), before);
    const admin = await administrator(stage);
    await answeredSetup(stage);
    await appoint(stage, admin, 'board-chair');
    const settled = await dumpOf(database);
    for (const name of ['', ' \u200B ', 'x'.repeat(101)]) await refused(/1 to 100 characters/, 'invite', name);
    await refused(/Somebody else has this name/, 'invite', 'Board-Chair');
    assert.is(await dumpOf(database), settled);
    const elsewhere = await command(['invite', NAME], { DATA: join(stage.folder, 'nowhere') });
    assert.equal(elsewhere.code, 1);
    assert.match(elsewhere.message, /There is no database/);
    await database.write((tx) => tx.run(`delete from migrations where name like '0022%'`, []));
    await refused(/Nothing was done: /, 'invite', NAME);
  }));

test.run();
