// From when cases call the roster's signers: written with every line, looked at anew after a roster, and read in pieces.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Database } from '../../src/store/database.ts';
import { callNow, comingFor } from '../../src/store/portal-waits.ts';
import { type Player, type World, withWorld } from '../support/case-factory.ts';

const test = suite('calls of cases');

const callsIn = async ({ database }: World): Promise<readonly unknown[]> =>
  (await database.reader.all('select call_on from case_calls order by call_on')).map(({ call_on: on }) => on);

const call = (world: World, { id }: Player, batch?: number) => callNow(world.portal, world.association, id, batch);

test('a report calls from two times two working days on, and a line that ends the wait takes the call away', () =>
  withWorld(async (world) => {
    const told = await world.report();
    assert.equal(await callsIn(world), ['2026-11-06']);
    world.setNow('2026-11-05T09:00:00Z');
    assert.is(await call(world, world.people.deputy), undefined);
    world.setNow('2026-11-06T09:00:00Z');
    assert.is(await call(world, world.people.deputy), '2026-11-06');
    await world.act(told, { kind: 'declare', by: world.people.chair.id, conflict: false });
    assert.equal([await callsIn(world), await call(world, world.people.deputy)], [[], undefined]);
  }));

test('a signer who is barred from the first cases that call hears of a later one, however few are read at once', () =>
  withWorld(async (world) => {
    const { deputy } = world.people;
    for (let made = 0; made < 3; made += 1) await world.report(['deputy-chair']);
    world.setNow('2026-11-15T09:00:00Z');
    assert.is(await call(world, deputy, 1), undefined);
    await world.report();
    world.setNow('2026-11-25T09:00:00Z');
    assert.is(await call(world, deputy, 1), '2026-11-20');
    assert.is(await call(world, deputy), '2026-11-20');
  }));

test('what a roster unsettles is reckoned anew, and loses nothing that a line says meanwhile', () =>
  withWorld(async (world) => {
    const { chair, deputy } = world.people;
    const told = await world.report();
    const other = await world.report();
    const unsettle = () => world.database.write((tx) => tx.run("update case_calls set call_on = ''"));
    await unsettle();
    assert.is(await call(world, deputy, 1), undefined);
    assert.equal(await callsIn(world), ['2026-11-06', '2026-11-06']);
    await unsettle();
    let isLate = false;
    const write: Database['write'] = async (job) => {
      if (!isLate) {
        isLate = true;
        for (const one of [told, other]) await world.act(one, { kind: 'declare', by: chair.id, conflict: false });
      }
      return world.database.write(job);
    };
    await callNow({ ...world.portal, database: { ...world.database, write } }, world.association, deputy.id);
    assert.equal(await callsIn(world), [], 'nobody waits any more, whatever was reckoned before');
  }));

test('whoever more cases come to than are told one by one is told how many there are, and not of one that bars them', () =>
  withWorld(async (world) => {
    const { chair, deputy } = world.people;
    for (const concerns of [[], [], ['deputy-chair']] as const) {
      const told = await world.report(concerns);
      await world.act(told, { kind: 'declare', by: chair.id, conflict: true });
    }
    const coming = async (most?: number) => {
      const { cases, total } = await comingFor(
        world.portal,
        world.association,
        deputy.id,
        most === undefined ? {} : { most },
      );
      return [cases.length, total];
    };
    assert.equal(await coming(), [2, 2]);
    assert.equal(await coming(1), [1, 2]);
  }));

test.run();
