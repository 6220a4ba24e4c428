import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { text } from '../../src/store/rows.ts';
import { openIn, projectMigrations, withFolder, writeMigrations } from '../support/database-factory.ts';

const test = suite('migrations');

const A = 'A'.repeat(22);

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

test('what administrators did before acts on the machine could be recorded stays as it was, and nothing of it goes', () =>
  withFolder(async (folder) => {
    const names = (await readdir(projectMigrations)).filter((name) => name.endsWith('.sql')).toSorted();
    const before = names.filter((name) => name < '0022');
    const texts = await Promise.all(
      before.map(async (name) => [name, await readFile(join(projectMigrations, name), 'utf8')]),
    );
    const old = await openIn(folder, await writeMigrations(folder, Object.fromEntries(texts)));
    await old.write(async (tx) => {
      await tx.run(`insert into associations (association, host, created_on) values (?, 'h', '2026-11-01')`, [A]);
      await tx.run(
        `insert into account_acts (association, seq, kind, refused, by, person, done_on, told, detail)
         values (?, 1, 'name', 1, ?, null, '2026-11-02', 1, 'before'), (?, 2, 'quorum', 0, ?, ?, '2026-11-03', 0, null)`,
        [A, A, A, 'B'.repeat(22), 'C'.repeat(22)],
      );
    });
    const rows = (await old.reader.all('select * from account_acts order by seq')).map((row) => ({
      ...row,
      name: null,
    }));
    await old.write(async (tx) => {
      await tx.run(
        `insert into persons (association, person, name, administrator, status) values (?, ?, 'D', 0, 'invited')`,
        [...[A, 'D'.repeat(22)]],
      );
      await tx.run('insert into account_acts_seen (association, reader, seq) values (?, ?, 1)', [A, 'D'.repeat(22)]);
    });
    await old.close();
    const database = await openIn(folder);
    assert.equal(
      (await database.reader.all('select * from account_acts order by seq')).map((row) => ({ ...row })),
      rows,
    );
    const looked = await database.reader.all('select reader, seq from account_acts_looked');
    assert.equal(
      looked.map((row) => ({ ...row })),
      [{ reader: 'D'.repeat(22), seq: 1 }],
      'what was looked at stays so',
    );
    const refused = (sql: string) =>
      database
        .write((tx) => tx.run(sql, []))
        .then(
          () => 'done',
          (error: unknown) => String(error),
        );
    assert.match(await refused('delete from account_acts'), /append-only/);
    assert.match(await refused('update account_acts set refused = 0'), /append-only/);
    const act = (seq: number, kind: string) =>
      `insert into account_acts (association, seq, kind, refused, done_on, told) values ('${A}', ${seq}, '${kind}', 0, '2026-11-04', 1)`;
    assert.match(await refused(act(3, 'suspension')), /CHECK/, 'nobody did it only where it was done on the machine');
    assert.match(await refused(act(4, 'machine-invitation')), /follows the one before/);
    assert.is(await refused(act(3, 'machine-invitation')), 'done');
    await database.close();
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
