import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { barrable, exposuresIn } from '../../src/browser/exposure.ts';
import { handoverFacts } from '../../src/browser/handover-facts.ts';
import type { Roster } from '../../src/protocol/check/index.ts';
import { type Player, type Told, type World, withWorld } from '../support/case-factory.ts';
import { declared, referred, reviewed } from '../support/case-story.ts';

const test = suite('whom a case is closed to, and who comes in');

const leaves = (world: World, ...players: readonly Player[]): Promise<void> =>
  world.nextRoster((roster) => ({
    ...roster,
    persons: roster.persons.map((person) =>
      players.some(({ id }) => id === person.id) ? { ...person, status: 'left' as const } : person,
    ),
  }));

const factsOf = async (world: World, told: Told, rosters: ReadonlyMap<string, Roster>) =>
  handoverFacts((await world.load(told)).caseFile, world.roster().roster, rosters);

test('whoever was kept away is gone since that day, and whoever is next takes both of their parts', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy } = world.people;
    const told = await reviewed(world);
    assert.equal(await factsOf(world, told, new Map()), {
      gone: [],
      comers: [],
      begins: false,
      vacant: [],
      isShort: false,
    });
    world.setNow('2026-11-04T09:00:00Z');
    await world.act(told, { kind: 'bar', by: auditor.id, person: chair.id });
    const facts = await factsOf(world, told, new Map());
    assert.equal(facts.gone, [{ person: chair.id, why: 'barred', on: '2026-11-04' }]);
    assert.equal(facts.comers, [{ person: deputy.id, parts: ['second', 'ratifier'] }]);
    assert.ok(facts.begins);
    assert.equal([facts.vacant, facts.isShort], [[], false]);
  }));

test('whoever left is gone since the roster that lists them no more, and what was handed on is listed no more', () =>
  withWorld(async (world) => {
    const { auditor, auditChair, deputy } = world.people;
    const told = await reviewed(world);
    await declared(world, told, world.people.chair);
    const before = world.roster();
    world.setNow('2026-11-05T09:00:00Z');
    await leaves(world, auditor);
    const after = world.roster();
    const rosters = new Map([before, after].map(({ hash, roster }) => [hash, roster]));
    // By rosters on which the one who comes in stood in another office, or not for a while, the page says how they come.
    const changed = (change: Partial<Roster['persons'][number]>): Roster => ({
      ...before.roster,
      persons: before.roster.persons.map((one) => (one.id === auditChair.id ? { ...one, ...change } : one)),
    });
    const cameBy = async (...older: readonly Roster[]) => {
      const chain = older.map((roster, at) => ({ ...roster, seq: after.roster.seq - older.length + at }));
      const all = [...chain.map((roster, at) => [at === 0 ? before.hash : `${at}`, roster] as const)];
      const { comers } = await factsOf(world, told, new Map([...all, [after.hash, after.roster]]));
      return comers[0]?.came;
    };
    const on = after.roster.on;
    assert.equal(await cameBy(changed({ offices: ['board-member'] })), { how: 'office', on });
    assert.equal(await cameBy(before.roster, changed({ status: 'left' })), { how: 'back', on });
    assert.is(await cameBy(before.roster), undefined, 'there all along');
    const facts = await factsOf(world, told, rosters);
    assert.equal(facts.gone, [{ person: auditor.id, why: 'left', on: after.roster.on }]);
    assert.equal(facts.comers, [{ person: auditChair.id, parts: ['reviewer'] }]);
    assert.not.ok(
      facts.comers.some(({ person }) => person === deputy.id),
      'the next of the routing rule alone',
    );
    const by = world.people.chair.id;
    for (const room of ['report', 'deliberation'] as const) await world.act(told, { kind: 'epoch', by, room });
    const half = await factsOf(world, told, rosters);
    assert.equal([half.begins, half.gone.length, half.comers.length], [false, 1, 1], 'earlier keys are still owed');
    for (const room of ['report', 'deliberation'] as const)
      await world.act(told, { kind: 'grant', by, room, to: auditChair.id });
    const done = await factsOf(world, told, rosters);
    assert.equal([done.gone, done.comers], [[], []]);
  }));

test('where nobody is left for a part, and fewer than two would hold the keys, both are said', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy, auditChair } = world.people;
    const told = await reviewed(world);
    await leaves(world, deputy, auditChair);
    await world.act(told, { kind: 'bar', by: auditor.id, person: chair.id });
    const facts = await factsOf(world, told, new Map());
    assert.equal(facts.vacant, [
      { part: 'second', appoint: ['alternate-auditor'] },
      { part: 'ratifier', appoint: ['alternate-auditor'] },
    ]);
    assert.ok(facts.isShort);
    assert.equal(facts.comers, []);
  }));

test('a committee with fewer members than it takes to decide is said while it investigates', () =>
  withWorld(async (world) => {
    const { auditor, first, second } = world.people;
    const told = await referred(world, [], [first.id, second.id]);
    assert.equal((await factsOf(world, told, new Map())).vacant, []);
    await world.act(told, { kind: 'bar', by: auditor.id, person: second.id });
    const facts = await factsOf(world, told, new Map());
    assert.equal(facts.vacant, [{ part: 'panel', appoint: ['ad-hoc-panel', 'external-investigator'], bringIn: true }]);
    assert.equal(facts.comers, []);
    assert.ok(facts.begins);
  }));

test('what somebody kept away had been given goes by their declaration and the portal’s first day', () =>
  withWorld(async (world) => {
    const { auditor, chair, first, second, third } = world.people;
    const told = await referred(world, [], [first.id, second.id, third.id]);
    await declared(world, told, first);
    const { caseFile: before } = await world.load(told);
    assert.equal(exposuresIn({ caseFile: before, exposedOn: new Map() }), []);
    world.setNow('2026-11-09T09:00:00Z');
    await world.act(told, { kind: 'bar', by: auditor.id, person: first.id });
    await world.act(told, { kind: 'declare', by: second.id, conflict: true });
    await world.act(told, { kind: 'bar', by: auditor.id, person: third.id });
    const { caseFile } = await world.load(told);
    const exposedOn = new Map([
      [first.id, '2026-11-02'],
      [second.id, '2026-11-08'],
    ]);
    const until = '2026-11-09';
    assert.equal(exposuresIn({ caseFile, exposedOn }), [
      { person: first.id, what: 'opened', from: '2026-11-02', until },
      { person: second.id, what: 'shown', from: '2026-11-08', until },
      { person: third.id, what: 'unopened', until },
    ]);
    assert.not.ok(exposuresIn({ caseFile, exposedOn }).some(({ person }) => person === chair.id));
  }));

test('an executive who was briefed and is kept away since had the briefing alone, and one whom a report bars had nothing', () =>
  withWorld(async (world) => {
    const { auditor, executive } = world.people;
    const told = await reviewed(world);
    await world.act(told, { kind: 'bar', by: auditor.id, person: executive.id });
    const { caseFile } = await world.load(told);
    const [found] = exposuresIn({ caseFile, exposedOn: new Map([[executive.id, '2026-11-02']]) });
    assert.equal([found?.what, found?.from], ['briefed', '2026-11-02']);
    const ticked = await reviewed(world, ['executive-director']);
    const { caseFile: other } = await world.load(ticked);
    assert.equal(exposuresIn({ caseFile: other, exposedOn: new Map() }), []);
  }));

test('everybody who holds a key or held one can be kept away, whoever was briefed too, and nobody twice or oneself', () =>
  withWorld(async (world) => {
    const { auditor, chair, deputy, executive, first, second } = world.people;
    const told = await referred(world, [], [first.id, second.id]);
    const listed = async (me: Player) =>
      [...barrable((await world.load(told)).caseFile, world.roster().roster, me.id)].sort();
    assert.equal(await listed(auditor), [chair.id, executive.id, first.id, second.id].sort());
    await world.act(told, { kind: 'bar', by: auditor.id, person: executive.id });
    assert.equal(await listed(auditor), [chair.id, first.id, second.id].sort());
    assert.equal(await listed(first), [auditor.id, chair.id, second.id].sort());
    assert.not.ok((await listed(auditor)).includes(deputy.id));
    await leaves(world, chair);
    assert.ok((await listed(auditor)).includes(chair.id), 'whoever left may come back');
    assert.ok((await listed(auditor)).includes(deputy.id), 'and who is to come in for them is to be given keys');
    await world.act(told, { kind: 'bar', by: auditor.id, person: deputy.id });
    assert.not.ok((await listed(auditor)).includes(deputy.id));
  }));

test.run();
