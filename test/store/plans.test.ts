// How the engine goes about every statement that a whole case asks of it: by an index as narrow as the question, so that it
// costs the same however many cases there are. How full tables are the planner is told by a migration.
import sqlite3 from 'sqlite3';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { text } from '../../src/store/rows.ts';
import { suspend } from '../journeys/desks.ts';
import { deeds, type World, withWorld } from '../journeys/world.ts';
import { openIn, withFolder } from '../support/database-factory.ts';
import { morningsOf, withAddresses } from '../support/mornings.ts';
import { type Hands, tamper, withCopy } from '../support/tampering.ts';

const test = suite('plans of statements');

/** Tables with a row or more for each case, act, day or visit. Of the others an association has as many rows as people. */
const GROWING = [
  ...['cases', 'lookups', 'lines', 'entries', 'grants', 'servings', 'heads_given', 'desk_places', 'case_calls'],
  'case_comers',
  ...['log_days', 'log_leaves', 'log_fillings', 'head_signatures', 'digest_days', 'outbox'],
];

/** How many values a list is asked with: one, a page of a desk, and a desk that catches up. */
const LENGTHS = [1, 25, 200];

/** Statements that walk an index from its end and stop at the first row, and the names of days, which are few. */
const FIRST_ROW = [
  'select min(day) as day from log_leaves',
  'select max(day) as day from head_signatures',
  'select min(day) as day from log_days',
  'select day, root, head from log_days where association = ? order by day desc limit 1',
  "select date(max(day), '+1 day') from log_days where association = ?",
];
const stopsAtFirst = (sql: string): boolean => FIRST_ROW.some((first) => sql.includes(first));

/** Notes in `asked` the texts that are given to the driver while `job` runs. */
const noting = async (asked: Set<string>, job: () => Promise<void>): Promise<void> => {
  const { prepare } = sqlite3.Database.prototype;
  sqlite3.Database.prototype.prepare = function (this: sqlite3.Database, ...given: Parameters<typeof prepare>) {
    asked.add(given[0]);
    return prepare.apply(this, given);
  };
  try {
    await job();
  } finally {
    sqlite3.Database.prototype.prepare = prepare;
  }
};

/** A statement with each of its lists `length` values long. */
const withLists = (sql: string, length: number): string =>
  sql.replace(/ in \(\?(?:, \?)*\)/g, ` in (${Array.from({ length }, () => '?').join(', ')})`);

/** What a plan's step walks that grows with the number of cases, days or visits. */
const isWide = (step: string): boolean => {
  const [, how, table] = /^(SCAN|SEARCH) (\w+)/.exec(step) ?? [];
  if (table === undefined || !GROWING.includes(table)) return false;
  return how === 'SCAN' || /\(association=\?\)/.test(step);
};

const playCase = async (world: World): Promise<void> => {
  const played = await world.report();
  for (const who of ['chair', 'auditor'] as const) await world.open(who, played);
  for (const deed of [deeds.acknowledge, deeds.brief, deeds.message('When was that?'), deeds.note('Looked into.')])
    await world.act('auditor', played, deed);
  await world.pass(1);
  await world.open('executive', played);
  await world.act('auditor', played, deeds.refer);
  await world.act('member-1', played, deeds.recommend('substantiated'));
  await world.act('member-2', played, deeds.confirm);
  await world.act('chair', played, deeds.ratify);
  await world.act('auditor', played, deeds.feedback);
  await world.mailbox(played);
  await world.pass(1);
  const again = await world.report();
  await world.open('auditor', again);
  await world.act('auditor', again, deeds.bar(world.player('chair')));
  const { device } = world.player('auditor');
  for (const path of ['', '/cases', `/cases/${again.number}`]) {
    const answer = await device.transport('GET', `/api/staff/handovers${path}`);
    assert.is(answer.status, 200, path);
  }
  for (const who of ['auditor', 'executive', 'member-1'] as const) {
    const player = world.player(who);
    await signInPlayer(world.portal, player, world.argon2);
    for (const path of ['/ar/staff', `/ar/staff/cases/${played.number}`])
      assert.is((await player.device.page(path)).status, 200, path);
  }
  await withAddresses(world);
  await world.pass(1);
  assert.ok((await morningsOf(world).run()) > 0);
  const admin = playerOf(world.cast, 'admin');
  await signInPlayer(world.portal, admin, world.argon2);
  assert.is((await admin.device.page('/ar/admin/mail')).status, 200);
  await suspend(world, 'chair');
  await signInPlayer(world.portal, world.player('auditor'), world.argon2);
  assert.is((await device.transport('GET', '/api/staff/rosters/keys')).status, 200);
};

/** The asked texts that name what grows, one for all lengths of their lists. */
const growingOf = (asked: ReadonlySet<string>): readonly string[] => [
  ...new Set(
    [...asked]
      .filter((sql) => GROWING.some((table) => new RegExp(`\\b${table}\\b`).test(sql)))
      .filter((sql) => !stopsAtFirst(sql))
      .map((sql) => withLists(sql, 1)),
  ),
];

/** The statements that the triggers of the schema run, and what they run on, with places for the row's values. */
const triggered = async (all: Hands['all']): Promise<readonly string[]> => {
  const rows = await all("select sql from sqlite_schema where type = 'trigger'");
  return rows.flatMap((row) => {
    const [, when = '', body = ''] = /(?:\bwhen\b([\s\S]*?))?\bbegin\b([\s\S]*)\bend\b/i.exec(text(row, 'sql')) ?? [];
    const conditions = when.trim() === '' ? [] : [`select ${when}`];
    const statements = body.split(';').filter((statement) => !/raise\(/.test(statement));
    return [...conditions, ...statements]
      .map((sql) => sql.replace(/\b(?:new|old)\.\w+/g, '?').trim())
      .filter((sql) => sql !== '' && !stopsAtFirst(sql));
  });
};

const wideIn = async (all: Hands['all'], statements: readonly string[]): Promise<readonly string[]> => {
  const wide = new Set<string>();
  for (const sql of statements)
    for (const length of LENGTHS)
      for (const row of await all(`explain query plan ${withLists(sql, length)}`))
        if (isWide(text(row, 'detail'))) wide.add(`${text(row, 'detail')}: ${sql}`);
  return [...wide];
};

test('no statement of a whole case walks what grows with the number of cases', async () => {
  const asked = new Set<string>();
  let wide: readonly string[] = ['never looked'];
  // From before the portal opens its database, which prepares a text once.
  await noting(asked, () =>
    withWorld({}, async (world) => {
      await playCase(world);
      await withCopy(world.folder, (copy) =>
        tamper(`${copy}/data`, async ({ all }) => {
          wide = await wideIn(all, growingOf(asked));
        }),
      );
    }),
  );
  assert.ok(growingOf(asked).length > 25, `${growingOf(asked).length} statements were seen`);
  assert.equal(wide, []);
});

test('no trigger does either', () =>
  withFolder(async (folder) => {
    const { reader, close } = await openIn(folder);
    try {
      const statements = await triggered(reader.all);
      assert.ok(statements.length > 10, `${statements.length} statements were seen`);
      assert.equal(await wideIn(reader.all, statements), []);
    } finally {
      await close();
    }
  }));

test.run();
