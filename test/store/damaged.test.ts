// A case whose stored lines no longer make a chain stops itself alone: its holders' desks say so, whoever has no part in it is told
// nothing, and everything else that walks over many cases goes on: desks, calls, keys to hand on, the morning's digest.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { DEFAULT_REMINDERS } from '../../src/domain/reminders.ts';
import { runDesks } from '../../src/jobs/desks.ts';
import { DamagedCase, seenCase } from '../../src/store/case-files.ts';
import type { Tx } from '../../src/store/database.ts';
import { deskRows } from '../../src/store/desk.ts';
import { digestFacts } from '../../src/store/digest-facts.ts';
import { lookForHandovers } from '../../src/store/handovers.ts';
import { ownDueDays } from '../../src/store/own-duties.ts';
import { callNow } from '../../src/store/portal-waits.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { referred } from '../support/case-story.ts';

const test = suite('a damaged case');

/** Puts another hash in the place of a case's last line, as a disk or somebody's hand would. */
const damage = ({ database }: World, { caseId }: Told): Promise<void> =>
  database.write(async (tx) => {
    await tx.run('pragma defer_foreign_keys = on');
    await tx.run('drop trigger if exists lines_keep');
    await tx.run(
      `update lines set signature = zeroblob(64), prev = substr(prev, 2) || 'A' where case_id = ?1
         and position = (select max(position) from lines where case_id = ?1)`,
      [caseId],
    );
  });

const rowsOf = async (world: World, { id }: Player): Promise<readonly (readonly string[])[]> =>
  (await deskRows(world.portal, world.association, id, { today: riyadhDate(world.now()) })).rows.map((row) => [
    row.view,
    row.number,
  ]);

/** What a desk counts under its headings, and how many damaged cases apart from them. */
const countsOf = async (world: World, { id }: Player): Promise<readonly [counted: number, damaged: number]> => {
  const today = riyadhDate(world.now());
  // Whichever page it is: what stands on the first tells.
  await deskRows(world.portal, world.association, id, { today });
  const { counts, damaged } = await deskRows(world.portal, world.association, id, { today, part: 'closed' });
  return [counts.reduce((sum, { all }) => sum + all, 0), damaged];
};

test('one case of three is damaged: its holders read its number and no more, and the others stand as before', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy, executive, first } = world.people;
    const told = [await world.report(), await referred(world), await world.report()];
    const [sound, broken, other] = told.map(({ number }) => number);
    await damage(world, told[1] as Told);
    for (const player of [auditor, chair]) {
      const rows = await rowsOf(world, player);
      assert.equal(
        [...rows].filter(([view]) => view === 'damaged'),
        [['damaged', broken]],
      );
      assert.equal(
        rows
          .filter(([view]) => view !== 'damaged')
          .map(([, number]) => number)
          .toSorted(),
        [sound, other].toSorted(),
      );
    }
    assert.equal(await rowsOf(world, first), [['damaged', broken]], 'a member of its committee holds it too');
    assert.equal(await rowsOf(world, executive), [['damaged', broken]], 'and so does who was briefed');
    assert.equal(await rowsOf(world, deputy), []);
    assert.equal(await countsOf(world, auditor), [2, 1], 'it is counted apart from what is due');
    assert.equal(await countsOf(world, executive), [0, 1]);
    assert.equal(await countsOf(world, deputy), [0, 0]);
  }));

test('whoever a readable line bars, or who has no key, isn’t told of it, whatever place somebody wrote for them', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await referred(world);
    await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    await damage(world, told);
    // Under the mark of now, as only somebody with the database in their hands can write it.
    await rowsOf(world, auditor);
    for (const { id } of [chair, deputy]) {
      await world.database.write((tx) =>
        tx.run(
          `insert into desk_places (association, person, mark, rank, number, case_id, turns_on)
           select association, ?, mark, rank, number, case_id, turns_on from desk_places where person = ? limit 1`,
          [id, auditor.id],
        ),
      );
    }
    assert.equal(await rowsOf(world, auditor), [['damaged', told.number]]);
    for (const player of [chair, deputy]) {
      assert.equal(await rowsOf(world, player), []);
      assert.equal(await countsOf(world, player), [0, 0]);
    }
  }));

test('a case whose every line is gone is damaged to whoever has a key of it, and to nobody else', () =>
  withWorld(async (world) => {
    const { auditor, deputy } = world.people;
    const { association, database } = world;
    const { number } = await world.report();
    await rowsOf(world, auditor);
    const seen = (tx: Tx, { id }: Player, of: string) =>
      seenCase(tx, association, id, of).catch((error: unknown) => error instanceof DamagedCase && 'damaged');
    const said: unknown[] = [];
    const taken = database.write(async (tx) => {
      await tx.run('pragma defer_foreign_keys = on');
      await tx.run('drop trigger lines_stay');
      await tx.run('delete from lines');
      said.push(await seen(tx, auditor, number), await seen(tx, deputy, number), await seen(tx, auditor, '1111-1111'));
      await tx.run('delete from grants where holder = ?', [auditor.id]);
      said.push(await seen(tx, auditor, number));
      throw new Error('as it was');
    });
    await taken.catch(() => undefined);
    assert.equal(said, ['damaged', undefined, undefined, undefined], 'nor to whoever has no key any more');
    assert.is(
      (await database.snapshot((reader) => seenCase(reader, association, auditor.id, number)))?.view,
      'undeclared',
    );
  }));

test('what walks over many cases goes on: places, calls, keys to hand on, own days and the morning’s digest', () =>
  withWorld(async (world) => {
    const { portal, association, people } = world;
    const { auditor, chair, deputy } = people;
    const broken = await world.report();
    await damage(world, broken);
    const sound = await world.report();
    world.setNow('2026-11-08T09:00:00Z');
    assert.ok((await runDesks(world, world.now())) > 0, 'both waits have come to the chair since');
    assert.is(await runDesks(world, world.now()), 0, 'and a damaged case isn’t placed for ever');
    assert.equal(await rowsOf(world, chair), [
      ['damaged', broken.number],
      ['whole', sound.number],
    ]);
    assert.is(await callNow(portal, association, deputy.id), '2026-11-06', 'the other case calls');
    for (;;) if ((await lookForHandovers(portal, association, auditor.id)).looked) break;
    assert.ok((await ownDueDays(portal, association, auditor.id)).length > 0);
    await world.database.write((tx) => tx.run("update persons set status = 'active'"));
    const today = plainDate('2026-11-08');
    const facts = await digestFacts(portal, association, addDays(today, -1), DEFAULT_REMINDERS);
    assert.is(facts.called, true);
    // As a roster asks it of every case that it may have unsettled.
    await world.database.write((tx) => tx.run("update case_calls set call_on = ''"));
    assert.is(await callNow(portal, association, deputy.id), '2026-11-06');
  }));

test('a case that is whole again stands where it stood, as soon as somebody looks', () =>
  withWorld(async (world) => {
    const { auditor } = world.people;
    const told = await world.report();
    const [before] = await world.database.reader.all('select signature, prev from lines');
    const places = () => world.database.reader.all('select person, rank from desk_places order by person');
    const ranks = await places();
    await damage(world, told);
    await world.database.write((tx) => tx.run("update desk_places set mark = '', rank = ''"));
    assert.equal(await rowsOf(world, auditor), [['damaged', told.number]]);
    await world.database.write((tx) =>
      tx.run('update lines set signature = ?, prev = ?', [before?.signature as Uint8Array, String(before?.prev)]),
    );
    assert.equal(await rowsOf(world, auditor), [['whole', told.number]]);
    assert.equal(await countsOf(world, auditor), [1, 0]);
    assert.equal(await places(), ranks);
  }));

test.run();
