// Disclosing an identity over the store: who is let in, what is noted of its end, what is deleted on its day, and what is served.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, plainDate, riyadhDate } from '../../src/domain/plain-date.ts';
import { runDisclosures } from '../../src/jobs/disclosures.ts';
import type { Act } from '../../src/protocol/check/index.ts';
import { casePackage } from '../../src/store/packages.ts';
import { type Told, type World, withWorld } from '../support/case-factory.ts';
import { dumpOf } from '../support/database-factory.ts';

const test = suite('disclosures');

const days = (world: World, count: number) => addDays(riyadhDate(world.now()), count);

/** A case in which the chair has declared. */
const opened = async (world: World): Promise<Told> => {
  const { auditor, chair } = world.people;
  const told = await world.report();
  await world.act(told, { kind: 'open', by: auditor.id });
  await world.act(told, { kind: 'note', by: chair.id });
  return told;
};

const withheld = (world: World, until = 10) =>
  ({
    kind: 'disclose-withheld',
    by: world.people.auditor.id,
    to: world.people.chair.id,
    basis: 'law',
    until: days(world, until),
    withheldUntil: days(world, Math.min(until, 20)),
  }) as const;

const keysOfChair = async ({ database, people }: World): Promise<number> => {
  const rows = await database.reader.all("select line from grants where room = 'identity' and holder = ?", [
    people.chair.id,
  ]);
  return rows.length;
};
const noted = async ({ database }: World): Promise<readonly unknown[]> =>
  (await database.reader.all('select ends_on from ending_grants order by ends_on')).map((row) => row.ends_on);

test('its end is noted with it; on that day the job deletes the key, once, and nothing else', () =>
  withWorld(async (world) => {
    const told = await opened(world);
    await world.act(told, withheld(world));
    const end = days(world, 10);
    assert.equal(await noted(world), [end]);
    const before = await dumpOf(world.database);
    assert.is(await runDisclosures(world, new Date(`${days(world, 9)}T20:59:00Z`)), 0);
    assert.is(await dumpOf(world.database), before, 'not a moment before midnight in Riyadh');
    assert.is(await runDisclosures(world, new Date(`${days(world, 9)}T21:01:00Z`)), 1);
    assert.equal([await keysOfChair(world), await noted(world)], [0, []]);
    const reviewers = await world.database.reader.all("select holder from grants where room = 'identity'");
    assert.is(reviewers.length, 2, 'the reporter’s and the reviewer’s');
    assert.is(await runDisclosures(world, new Date(`${end}T21:01:00Z`)), 0);
  }));

test('a hundred and more that end while the portal is off are all deleted at once', () =>
  withWorld(async (world) => {
    const told = await opened(world);
    await world.act(told, withheld(world));
    await world.database.write(async (tx) => {
      for (let count = 1; count <= 150; count += 1)
        await tx.run(
          `insert into ending_grants (association, ends_on, line, case_id)
           select association, ?, line, case_id from ending_grants limit 1`,
          [addDays(plainDate('2020-01-01'), count)],
        );
    });
    assert.is(await runDisclosures(world, new Date(`${days(world, 10)}T09:00:00Z`)), 151);
    assert.equal(await noted(world), []);
  }));

test('the key is served until its day, and on it no more, whether or not the job has run', () =>
  withWorld(async (world) => {
    const told = await opened(world);
    await world.act(told, withheld(world));
    const { portal, association, people } = world;
    const rooms = async (day: number) => {
      const today = days(world, day);
      const made = await casePackage(portal, association, people.chair.id, told.number, today);
      return [made?.grants, made?.entries].map((all) => all?.some(({ room }) => room === 'identity'));
    };
    assert.equal(await rooms(9), [true, true]);
    assert.equal(await rooms(10), [false, false]);
    assert.is(await keysOfChair(world), 1);
  }));

test('a disclosure that grants to another, or to more than it says, is refused and leaves nothing behind', () =>
  withWorld(async (world) => {
    const told = await opened(world);
    const composed = await world.compose(told, withheld(world));
    const others = [
      { ...composed.act.public, to: world.people.deputy.id },
      { ...composed.act.public, until: days(world, 300) },
      { ...composed.act.public, basis: 'consent' },
      { ...composed.act.public, office: 'deputy-chair' },
    ];
    const before = await dumpOf(world.database);
    for (const value of others) {
      const bent = await world.compose(told, withheld(world), { change: (act) => ({ ...act, public: value }) as Act });
      const answer = await world.submit(told, bent);
      assert.is(answer.ok ? 'accepted' : answer.error, 'refused', JSON.stringify(value));
    }
    assert.is(await dumpOf(world.database), before);
  }));

test('a consent that is taken back deletes the keys that stood on it in the same step', () =>
  withWorld(async (world) => {
    const told = await opened(world);
    await world.act(told, { kind: 'consent', by: 'reporter', given: true });
    const { auditor, chair } = world.people;
    const until = days(world, 40);
    const { line } = await world.act(told, { kind: 'announce', by: auditor.id, to: chair.id, basis: 'consent', until });
    world.setNow(`${days(world, 7)}T09:00:00Z`);
    await world.act(told, { kind: 'disclose', by: auditor.id, of: line });
    assert.is(await keysOfChair(world), 1);
    await world.act(told, { kind: 'consent', by: 'reporter', given: false });
    assert.is(await keysOfChair(world), 0);
    const { caseFile } = await world.load(told);
    assert.equal(caseFile.irregular, []);
  }));

test.run();
