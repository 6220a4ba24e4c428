import { spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Database, databaseFile } from '../../src/store/database.ts';
import { text } from '../../src/store/rows.ts';
import { openIn, withFolder, withThings, writeMigrations } from '../support/database-factory.ts';

const test = suite('database');

const add = (database: Database, name: string): Promise<number> =>
  database.write((tx) => tx.run('insert into things (name) values (?)', [name]));
const names = async (database: Database): Promise<readonly string[]> =>
  (await database.reader.all('select name from things order by name')).map((row) => text(row, 'name'));
const failure = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'it went well',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );

test('jobs that wait together are committed together, 64 at most', () =>
  withThings(async (database) => {
    const jobs = Array.from({ length: 100 }, (_, at) =>
      database.write(async (tx) => {
        await tx.run('insert into things (name) values (?)', [`n${at}`]);
        return (await database.reader.all('select 1 from things')).length;
      }),
    );
    const committedBefore = await Promise.all(jobs);
    assert.equal(committedBefore, [...Array.from({ length: 64 }, () => 0), ...Array.from({ length: 36 }, () => 64)]);
    assert.is((await names(database)).length, 100);
  }));

test('a job that fails is undone alone, and the others of its batch stand', () =>
  withThings(async (database) => {
    const settled = await Promise.allSettled([
      add(database, 'a'),
      database.write(async (tx) => {
        await tx.run('insert into things (name) values (?)', ['half']);
        throw new Error('no');
      }),
      add(database, 'b'),
      add(database, 'a'),
      add(database, 'c'),
    ]);
    assert.equal(
      settled.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled'],
    );
    assert.equal(await names(database), ['a', 'b', 'c']);
  }));

test('a job sees what the job before it wrote, and readers see nothing before the commit', () =>
  withThings(async (database) => {
    const seen = await database.write(async (tx) => {
      await tx.run('insert into things (name) values (?)', ['x']);
      const outside = await database.reader.all('select 1 from things');
      const snapshot = await database.snapshot((reader) => reader.all('select 1 from things'));
      return [(await tx.all('select 1 from things')).length, outside.length, snapshot.length];
    });
    assert.equal(seen, [1, 0, 0]);
    assert.equal(await names(database), ['x']);
  }));

test('a snapshot stays as it began while others write', () =>
  withThings(async (database) => {
    await add(database, 'before');
    const counts = await database.snapshot(async (reader) => {
      const first = (await reader.all('select 1 from things')).length;
      await add(database, 'meanwhile');
      return [first, (await reader.all('select 1 from things')).length];
    });
    assert.equal(counts, [1, 1]);
    assert.is((await names(database)).length, 2);
  }));

test('more snapshots than readers at once, each reading beside itself, come to an end', () =>
  withThings(async (database) => {
    const nested = Array.from({ length: 12 }, () =>
      database.snapshot(async (reader) => {
        await database.reader.all('select 1');
        return reader.all('select name from things');
      }),
    );
    assert.is((await Promise.all(nested)).length, 12);
  }));

test('readers cannot write, and a transaction is dead once its job has ended', () =>
  withThings(async (database) => {
    assert.match(
      await failure(database.reader.all("insert into things (name) values ('r') returning name")),
      /readonly/,
    );
    const kept = await database.write(async (tx) => tx);
    assert.match(await failure(kept.run("insert into things (name) values ('late')")), /ended/);
    assert.equal(await names(database), []);
  }));

test('a job that leaves a statement behind is undone', () =>
  withThings(async (database) => {
    const left = database.write(async (tx) => {
      tx.run("insert into things (name) values ('left')").catch(() => undefined);
    });
    assert.match(await failure(left), /before its statements/);
    assert.equal(await names(database), []);
    await add(database, 'after');
    assert.equal(await names(database), ['after']);
  }));

test('values that the engine would bend are refused before they are bound', () =>
  withThings(async (database) => {
    for (const value of [2 ** 53, 0.5, Number.NaN]) {
      assert.match(await failure(database.reader.all('select ?', [value])), /integers/);
    }
    assert.match(await failure(database.reader.all('select 1; select 2')), /one statement/);
    assert.match(await failure(database.reader.all('selec')), /syntax/);
  }));

test('a view of bytes is stored as its own part alone', () =>
  withThings(async (database) => {
    const whole = new Uint8Array([9, 1, 2, 9]);
    await database.write((tx) =>
      tx.run('insert into things (name, body) values (?, ?)', ['bytes', whole.subarray(1, 3)]),
    );
    const [row] = await database.reader.all('select hex(body) as body from things');
    assert.is(row === undefined ? '' : text(row, 'body'), '0102');
  }));

test('closing ends what was queued and refuses what comes later', () =>
  withThings(async (database) => {
    const queued = Array.from({ length: 5 }, (_, at) => add(database, `q${at}`));
    const closing = database.close();
    assert.match(await failure(add(database, 'late')), /closed/);
    await Promise.all([...queued, closing]);
  }));

test('closing waits for a snapshot that still reads, and refuses readers that come later', () =>
  withThings(async (database) => {
    await add(database, 'x');
    const reading = database.snapshot(async (reader) => {
      for (let at = 0; at < 20; at += 1) await reader.all('select 1 from things');
      return (await reader.all('select 1 from things')).length;
    });
    const queued = Array.from({ length: 4 }, () => database.snapshot((reader) => reader.all('select 1 from things')));
    await database.close();
    assert.is(await reading, 1);
    assert.is((await Promise.all(queued)).length, 4);
    assert.match(await failure(database.reader.all('select 1')), /closed/);
  }));

test('a statement that a failed job left behind can not slip into the next job', () =>
  withThings(async (database) => {
    let kept: ((name: string) => Promise<number>) | undefined;
    const failed = database.write(async (tx) => {
      kept = (name) => tx.run('insert into things (name) values (?)', [name]);
      throw new Error('no');
    });
    assert.is(await failure(failed), 'no');
    await database.write(async (tx) => {
      assert.match(await failure(kept?.('slipped') ?? Promise.resolve()), /ended/);
      await tx.run("insert into things (name) values ('own')");
    });
    assert.equal(await names(database), ['own']);
  }));

test('the file is for its owner alone', () =>
  withThings(async (_, folder) => {
    assert.is(statSync(databaseFile(folder)).mode & 0o077, 0);
  }));

test('the pragmas hold on every connection', () =>
  withThings(async (database) => {
    const pragma = (name: string) => database.write((tx) => tx.all(`pragma ${name}`));
    assert.equal(await pragma('journal_mode'), [{ journal_mode: 'wal' }]);
    assert.equal(await pragma('synchronous'), [{ synchronous: 2 }]);
    for (const name of ['foreign_keys', 'secure_delete']) {
      assert.equal(await pragma(name), [{ [name]: 1 }]);
      assert.equal(await database.reader.all(`pragma ${name}`), [{ [name]: 1 }]);
    }
    assert.equal(await database.reader.all('pragma trusted_schema'), [{ trusted_schema: 0 }]);
  }));

/** Starts the writer, kills it after so many acknowledgements, and gives what was acknowledged. */
const killUnderLoad = (folder: string, migrations: string, round: number): Promise<readonly string[]> =>
  new Promise((resolve, reject) => {
    const script = fileURLToPath(new URL('../support/things-writer.ts', import.meta.url));
    const child = spawn(process.execPath, ['--import', 'tsx', script, folder, migrations, String(round)]);
    let told = '';
    let complaint = '';
    child.stdout.on('data', (chunk: Buffer) => {
      told += chunk.toString('latin1');
      if (told.split('\n').length > 200) child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      complaint += chunk.toString('latin1');
    });
    child.on('close', (_code, signal) => {
      // What follows the last line end was cut off while it was told.
      if (signal === 'SIGKILL') resolve(told.split('\n').slice(0, -1));
      else reject(new Error(complaint));
    });
  });

test('killed under load, it has lost nothing that it acknowledged', () =>
  withFolder(async (folder) => {
    const things = 'create table things (name text primary key, body blob) strict;';
    const migrations = await writeMigrations(folder, { '0001_things.sql': things });
    const acknowledged: string[] = [];
    for (const round of [1, 2, 3]) acknowledged.push(...(await killUnderLoad(folder, migrations, round)));
    const database = await openIn(folder, migrations);
    const stored = new Set(await names(database));
    const sound = await database.reader.all('pragma integrity_check');
    await database.close();
    assert.ok(acknowledged.length >= 600);
    assert.equal(
      acknowledged.filter((name) => !stored.has(name)),
      [],
    );
    assert.equal(sound, [{ integrity_check: 'ok' }]);
  }));

test.run();
