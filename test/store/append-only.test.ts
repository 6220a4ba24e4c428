import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { confirmYear } from '../../src/store/calendar-changes.ts';
import { leafText, leavesOf, recordLeaf } from '../../src/store/log.ts';
import { text } from '../../src/store/rows.ts';
import { type World, withWorld } from '../support/case-factory.ts';
import { suspended } from '../support/case-story.ts';
import { dumpOf } from '../support/database-factory.ts';

const test = suite('append-only');

const failure = ({ database }: World, sql: string, values: readonly string[] = []): Promise<string> =>
  database
    .write((tx) => tx.run(sql, values))
    .then(
      () => 'it went well',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );

/** A world in which each protected table has a row. */
const withHistory = (job: (world: World) => Promise<void>): Promise<void> =>
  withWorld(async (world) => {
    const told = await world.report();
    await world.act(told, { kind: 'message', by: 'reporter' });
    world.setNow('2026-11-02T09:00:00Z');
    await runHeads({ database: world.database, random: random.bytes }, world.now());
    await world.database.write((tx) =>
      tx.run('insert into head_signatures (association, day, head, person, signature) values (?, ?, ?, ?, ?)', [
        world.association.id,
        '2026-11-01',
        'A'.repeat(43),
        world.people.chair.id,
        random.bytes(64),
      ]),
    );
    await world.database.write((tx) =>
      tx.run('insert into servings (association, person, case_id, day) values (?, ?, ?, ?)', [
        world.association.id,
        world.people.chair.id,
        told.caseId,
        '2026-11-01',
      ]),
    );
    await world.database.write((tx) =>
      tx.run('insert into heads_given (association, person, case_id, briefing, head, day) values (?, ?, ?, ?, ?, ?)', [
        world.association.id,
        world.people.chair.id,
        told.caseId,
        'A'.repeat(43),
        'B'.repeat(43),
        '2026-11-01',
      ]),
    );
    await world.database.write((tx) =>
      tx.run(
        `insert into ending_grants (association, ends_on, line, case_id)
         select association, '2026-12-01', line, case_id from lines limit 1`,
      ),
    );
    await suspended(world, world.people.auditor);
    await world.database.write((tx) =>
      confirmYear(
        tx,
        world.association.id,
        { by: world.people.auditor.id, on: plainDate('2026-11-01'), inPlace: false, reason: '', seen: 0 },
        2027,
      ),
    );
    await job(world);
  });

const FOR_EVER: readonly string[] = [
  'policies',
  'rosters',
  'roster_signatures',
  'log_days',
  'log_leaves',
  'log_fillings',
  'head_signatures',
  'cases',
  'lines',
  'heads_given',
  'calendar_changes',
];
/** These go when a case is destroyed, but are never changed. */
const UNCHANGED: readonly string[] = ['lookups', 'entries', 'grants', 'ending_grants', 'servings'];

test('nothing that was signed, logged or sealed can be changed (T124)', () =>
  withHistory(async (world) => {
    const before = await dumpOf(world.database);
    for (const table of [...FOR_EVER, ...UNCHANGED]) {
      assert.match(
        await failure(world, `update ${table} set association = association`),
        /append-only|never changed/,
        table,
      );
    }
    assert.is(await dumpOf(world.database), before);
  }));

test('lines, cases, rosters, policies and the log can not be deleted', () =>
  withHistory(async (world) => {
    const before = await dumpOf(world.database);
    for (const table of FOR_EVER) {
      assert.match(await failure(world, `delete from ${table}`), /append-only|FOREIGN KEY/, table);
    }
    assert.is(await dumpOf(world.database), before);
  }));

test('a line that does not follow the last one of its case is refused by the table itself', () =>
  withHistory(async (world) => {
    const copy = (position: string, prev: string) =>
      failure(
        world,
        `insert into lines (association, case_id, position, line, prev, bytes, signature)
         select association, case_id, ${position}, substr('x' || line, 1, 43), ${prev}, bytes, signature
         from lines where position = 2`,
      );
    assert.match(await copy('3', 'prev'), /follows the one before/);
    assert.match(await copy('4', 'line'), /follows the one before/);
    assert.match(await copy('2', 'prev'), /follows the one before/);
  }));

test('a roster or a day of the log that leaves one out is refused by the table itself', () =>
  withHistory(async (world) => {
    const roster = `insert into rosters (association, seq, roster, policy, bytes, accepted_on)
      select association, 3, substr('x' || roster, 1, 43), policy, bytes, accepted_on from rosters`;
    assert.match(await failure(world, roster), /follows the one before/);
    const day = "insert into log_days select association, '2026-11-03', root, head from log_days";
    assert.match(await failure(world, day), /follows the one before/);
  }));

test('no leaf is added to a day that its head has closed', () =>
  withHistory(async (world) => {
    const { hash } = world.roster();
    const leaf =
      "insert into log_leaves (association, day, leaf) select association, '2026-11-01', leaf from log_leaves";
    assert.match(await failure(world, leaf), /closed/);
    const [closed] = await world.database.reader.all('select max(day) as day from log_days');
    await world.database.write((tx) => recordLeaf(tx, world.association.id, '2026-11-01', hash));
    const next = addDays(plainDate(text(closed ?? {}, 'day')), 1);
    const leaves = await leavesOf(world.database.reader, world.association.id, next);
    assert.ok(
      leaves.some((one) => toBase64url(one) === leafText(hash)),
      'it stands in the first day without a head',
    );
  }));

test.run();
