import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { copyFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { backup } from '../../src/cli/backup.ts';
import { lastBackup } from '../../src/store/backups.ts';
import { databaseFile } from '../../src/store/database.ts';
import { withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf, openIn } from '../support/database-factory.ts';

const test = suite('backup');

const environment = (folder: string) => ({
  DATA: folder,
  SERVER_KEY_FILE: join(folder, '..', 'amanah-no-key', 'server.key'),
});

test('a copy made while reports come in is whole, and opens as a database of its own', () =>
  withWorld(async (world) => {
    for (let at = 0; at < 5; at += 1) await world.report();
    const busy = Promise.all(Array.from({ length: 20 }, () => world.report()));
    const target = join(world.folder, 'copy.db');
    const made = await backup([target], environment(world.folder));
    await busy;
    assert.is(made.code, 0, made.message);
    const restored = join(world.folder, 'restored');
    await mkdir(restored);
    await copyFile(target, databaseFile(restored));
    const database = await openIn(restored);
    const counts = await countsOf(database, ['cases', 'lines', 'entries', 'grants', 'lookups']);
    await database.close();
    const [cases = 0] = counts;
    assert.ok(cases >= 5 && cases <= 25);
    assert.equal(counts, [cases, cases, cases * 3, cases * 5, cases]);
    assert.is(statSync(target).mode & 0o077, 0, 'the copy is for its owner alone');
    assert.not(existsSync(`${target}-wal`));
  }));

test('the day of a backup is on record afterwards, and a copy claims none when it is put back', () =>
  withWorld(async (world) => {
    const [first, second] = [join(world.folder, 'first.db'), join(world.folder, 'second.db')];
    const at = (day: string) => ({ clock: () => new Date(`${day}T22:30:00Z`) });
    assert.is(await lastBackup(world.database.reader, world.association.id), undefined);
    assert.is((await backup([first], environment(world.folder), at('2026-11-03'))).code, 0);
    assert.is(await lastBackup(world.database.reader, world.association.id), '2026-11-04', 'the day in Riyadh');
    assert.is((await backup([first], environment(world.folder), at('2026-11-08'))).code, 1, 'what failed isn’t one');
    assert.is(await lastBackup(world.database.reader, world.association.id), '2026-11-04');
    assert.is((await backup([second], environment(world.folder), at('2026-11-05'))).code, 0);
    const restored = join(world.folder, 'restored');
    await mkdir(restored);
    await copyFile(second, databaseFile(restored));
    const database = await openIn(restored);
    assert.is(await lastBackup(database.reader, world.association.id), undefined);
    await database.close();
    const told = await backup(['--taken'], environment(world.folder), at('2026-11-09'));
    assert.equal([told.code, await lastBackup(world.database.reader, world.association.id)], [0, '2026-11-10']);
    assert.not(existsSync('--taken'));
  }));

test('a file that exists is not overwritten', () =>
  withWorld(async (world) => {
    const target = join(world.folder, 'there.db');
    writeFileSync(target, 'mine');
    const made = await backup([target], environment(world.folder));
    assert.is(made.code, 1);
    assert.match(made.message, /exists already/);
    assert.is(readFileSync(target, 'utf8'), 'mine');
  }));

test('a copy that can not be written says so and leaves the database as it was', () =>
  withWorld(async (world) => {
    await world.report();
    const before = await dumpOf(world.database);
    const made = await backup([join(world.folder, 'no', 'such', 'folder.db')], environment(world.folder));
    assert.equal([made.code, /failed/.test(made.message)], [1, true]);
    assert.is(await dumpOf(world.database), before);
  }));

test('a database that is spoilt is said to have failed, and leaves no half of a copy to be taken for one', () =>
  withWorld(async (world) => {
    for (let at = 0; at < 5; at += 1) await world.report();
    await world.database.close();
    const file = databaseFile(world.folder);
    const bytes = readFileSync(file);
    bytes.fill(0xaa, 4096 * 3, 4096 * 30);
    writeFileSync(file, bytes);
    const target = join(world.folder, 'copy.db');
    const made = await backup([target], environment(world.folder));
    assert.equal([made.code, /failed/.test(made.message)], [1, true], made.message);
    assert.not(existsSync(target), 'the next copy may have this name');
  }));

test('without one file name, or without a database, it explains itself and makes nothing', () =>
  withWorld(async (world) => {
    assert.match((await backup([], environment(world.folder))).message, /Usage/);
    assert.match((await backup(['a', 'b'], environment(world.folder))).message, /Usage/);
    const empty = join(world.folder, 'empty');
    const target = join(world.folder, 'none.db');
    assert.match((await backup([target], environment(empty))).message, /no database/);
    assert.not(existsSync(target));
    assert.not(existsSync(databaseFile(empty)));
  }));

test('a database that nobody has open is copied too, and left without traces but the day of it', () =>
  withWorld(async (world) => {
    await world.report();
    const before = await dumpOf(world.database, ['backups']);
    await world.database.close();
    const made = await backup([join(world.folder, 'copy.db')], environment(world.folder));
    assert.is(made.code, 0, made.message);
    for (const trace of ['-wal', '-shm', '-journal']) assert.not(existsSync(`${databaseFile(world.folder)}${trace}`));
    const database = await openIn(world.folder);
    assert.is(await dumpOf(database, ['backups']), before);
    assert.equal(await countsOf(database, ['backups']), [1]);
    await database.close();
  }));

test('the server key is no part of the copy, though it lies beside the data folder', () =>
  withWorld(async (world) => {
    await world.report();
    const data = join(world.folder, 'data');
    const keyFile = join(world.folder, 'server.key');
    await mkdir(data);
    writeFileSync(keyFile, 'thirty-two bytes that stay here!');
    await world.database.backup(databaseFile(data));
    const target = join(world.folder, 'copy.db');
    const made = await backup([target], { DATA: data, SERVER_KEY_FILE: keyFile });
    assert.is(made.code, 0, made.message);
    assert.not(readFileSync(target).includes('thirty-two bytes'));
    assert.is(readFileSync(keyFile, 'utf8'), 'thirty-two bytes that stay here!');
  }));

test.run();
