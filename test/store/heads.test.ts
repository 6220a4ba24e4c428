import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { runHeads } from '../../src/jobs/heads.ts';
import { dayTree, leafOf, nextHead, pathOf, verifyPath } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { allHeads, leavesOf } from '../../src/store/log.ts';
import { type World, withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';

const test = suite('heads of the log');

const heads = ({ database, now }: World): Promise<number> => runHeads({ database, random: random.bytes }, now());
const daysOf = async ({ database, association }: World): Promise<readonly string[]> =>
  (await allHeads(database.reader, association.id)).map(({ day }) => day);

test('a day has no head before midnight in Riyadh, and one after', () =>
  withWorld(async (world) => {
    await world.report();
    world.setNow('2026-11-01T20:59:59Z');
    assert.is(await heads(world), 0);
    world.setNow('2026-11-01T21:00:00Z');
    assert.is(await heads(world), 1);
    assert.equal(await daysOf(world), ['2026-11-01']);
  }));

test('run again it makes none, and changes nothing', () =>
  withWorld(async (world) => {
    world.setNow('2026-11-04T09:00:00Z');
    assert.is(await heads(world), 3);
    const before = await dumpOf(world.database);
    assert.is(await heads(world), 0);
    assert.equal(await Promise.all([heads(world), heads(world)]), [0, 0]);
    assert.is(await dumpOf(world.database), before);
  }));

test('two runs at once make each head once (T112)', () =>
  withWorld(async (world) => {
    world.setNow('2026-11-11T09:00:00Z');
    const made = await Promise.all([heads(world), heads(world), heads(world)]);
    assert.is(
      made.reduce((sum, one) => sum + one, 0),
      10,
    );
    assert.is((await daysOf(world)).length, 10);
  }));

test('each day since the first has one head, quiet days too, and each continues the one before', () =>
  withWorld(async (world) => {
    const told = await world.report();
    world.setNow('2026-11-03T09:00:00Z');
    await world.act(told, { kind: 'message', by: 'reporter' });
    world.setNow('2026-11-05T09:00:00Z');
    await heads(world);
    assert.equal(await daysOf(world), ['2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04']);
    let previous: Uint8Array = new Uint8Array(32);
    for (const { day, root, head } of await allHeads(world.database.reader, world.association.id)) {
      const leaves = await leavesOf(world.database.reader, world.association.id, day);
      assert.equal(dayTree(leaves).root, root);
      assert.equal(nextHead(previous, day, root), head);
      previous = head;
    }
  }));

test('every line and roster of a day can be proven, and the day has 64 leaves whatever happened', () =>
  withWorld(async (world) => {
    const told = await world.report();
    const message = await world.act(told, { kind: 'message', by: 'reporter' });
    world.setNow('2026-11-03T09:00:00Z');
    await heads(world);
    const [first, second] = await allHeads(world.database.reader, world.association.id);
    const tree = dayTree(await leavesOf(world.database.reader, world.association.id, '2026-11-01'));
    for (const hash of [world.roster().hash, message.line, (await world.load(told)).head]) {
      const path = pathOf(tree, leafOf(hash));
      assert.ok(path !== undefined && first !== undefined && verifyPath(first.root, leafOf(hash), path));
    }
    for (const day of [first, second]) {
      const leaves = await leavesOf(world.database.reader, world.association.id, day?.day ?? '');
      assert.is(leaves.length, 64);
    }
  }));

test('a day with more than 64 lines is filled to 128', () =>
  withWorld(async (world) => {
    const reports = await Promise.all(Array.from({ length: 64 }, () => world.report()));
    assert.is(reports.length, 64);
    world.setNow('2026-11-02T09:00:00Z');
    await heads(world);
    assert.equal(await countsOf(world.database, ['lines', 'log_leaves']), [64, 128]);
  }));

test('filling is drawn from the randomness handed in', () =>
  withWorld(async (world) => {
    world.setNow('2026-11-02T09:00:00Z');
    let drawn = 0;
    const counted = (bytes: number) => {
      drawn += 1;
      return random.bytes(bytes);
    };
    await runHeads({ database: world.database, random: counted }, world.now());
    assert.is(drawn, 1, 'one seed a day');
  }));

test('a line accepted after a run belongs to its own day, and its leaf came with it', () =>
  withWorld(async (world) => {
    const told = await world.report();
    world.setNow('2026-11-02T09:00:00Z');
    await heads(world);
    const { line } = await world.act(told, { kind: 'message', by: 'reporter' });
    const today = await leavesOf(world.database.reader, world.association.id, '2026-11-02');
    assert.equal(today, [leafOf(line)]);
    const before = await dumpOf(world.database);
    await world.submit(
      told,
      await world.compose(told, { kind: 'message', by: 'reporter' }, { signWith: new Uint8Array(64) }),
    );
    assert.is(await dumpOf(world.database), before, 'what was refused leaves no leaf');
  }));

test.run();
