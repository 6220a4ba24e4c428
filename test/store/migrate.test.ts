import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { text } from '../../src/store/rows.ts';
import { openIn, projectMigrations, withFolder, writeMigrations } from '../support/database-factory.ts';

const test = suite('migrations');

const FIRST = 'create table a (x text primary key) strict;';
const SECOND = 'create table b (x text primary key) strict;';

/** Opens with these migrations after those, closes again, and tells why it couldn't. */
const reopen = async (folder: string, migrations: Readonly<Record<string, string>>): Promise<string> => {
  const target = await writeMigrations(folder, migrations);
  try {
    const database = await openIn(folder, target);
    const rows = await database.reader.all("select name from sqlite_schema where type = 'table' order by name");
    await database.close();
    return rows.map((row) => text(row, 'name')).join(' ');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
};

test('new migrations are applied once, in their order, and old ones not again', () =>
  withFolder(async (folder) => {
    assert.is(await reopen(folder, { '0001_a.sql': FIRST }), 'a migrations');
    assert.is(await reopen(folder, { '0001_a.sql': FIRST, '0002_b.sql': SECOND }), 'a b migrations');
    assert.is(await reopen(folder, { '0001_a.sql': FIRST, '0002_b.sql': SECOND }), 'a b migrations');
  }));

test('an edited migration is refused in a sentence that says what to do', () =>
  withFolder(async (folder) => {
    await reopen(folder, { '0001_a.sql': FIRST });
    const told = await reopen(folder, { '0001_a.sql': `${FIRST} -- later` });
    assert.match(told, /0001_a\.sql was edited .* Restore its text/);
  }));

test('a missing migration is refused in a sentence that says what to do', () =>
  withFolder(async (folder) => {
    await reopen(folder, { '0001_a.sql': FIRST, '0002_b.sql': SECOND });
    assert.match(
      await reopen(folder, { '0001_a.sql': FIRST }),
      /0002_b\.sql, which is missing here\. Start the version/,
    );
  }));

test('a migration put before one that was applied is refused, and nothing of it is applied', () =>
  withFolder(async (folder) => {
    await reopen(folder, { '0002_b.sql': SECOND });
    assert.match(await reopen(folder, { '0001_a.sql': FIRST, '0002_b.sql': SECOND }), /0001_a\.sql stands before/);
    assert.is(await reopen(folder, { '0002_b.sql': SECOND }), 'b migrations');
  }));

test('a migration that was renamed is refused', () =>
  withFolder(async (folder) => {
    await reopen(folder, { '0001_a.sql': FIRST });
    assert.match(await reopen(folder, { '0001_c.sql': FIRST }), /0001_a\.sql, which is missing/);
  }));

test('a file that is no migration by its name is refused', () =>
  withFolder(async (folder) => {
    assert.match(await reopen(folder, { 'late.sql': FIRST }), /late\.sql isn't named/);
  }));

test('a migration that fails leaves nothing of itself', () =>
  withFolder(async (folder) => {
    assert.match(await reopen(folder, { '0001_a.sql': `${FIRST} create table a (x text);` }), /already exists/);
    assert.is(await reopen(folder, { '0001_a.sql': FIRST }), 'a migrations');
  }));

test("the project's own migrations apply, and every table of theirs carries its association", () =>
  withFolder(async (folder) => {
    const database = await openIn(folder, projectMigrations);
    const rows = await database.reader.all(
      `select t.name from sqlite_schema t where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> 'migrations'
         and not exists (select 1 from pragma_table_info(t.name) where name = 'association' and "notnull" + pk > 0)`,
    );
    const all = await database.reader.all("select 1 from sqlite_schema where type = 'table'");
    await database.close();
    assert.equal(rows, []);
    assert.ok(all.length > 12);
  }));

test.run();
