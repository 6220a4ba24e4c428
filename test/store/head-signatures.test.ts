// Which signatures of heads are taken and which aren't, and what is given of them to whom (PROTOCOL A11, B15).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { verifyFolder } from '../../src/cli/verify.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { runHeads } from '../../src/jobs/heads.ts';
import { newPersonId, random, signHead } from '../../src/protocol/open/index.ts';
import { newestSignatures, storeHeadSignature, straySignatures } from '../../src/store/head-signatures.ts';
import { type DayHead, lastHead } from '../../src/store/log.ts';
import { headsPackage, publicHeads } from '../../src/store/log-view.ts';
import { writeRoot } from '../../src/store/root.ts';
import { type Player, type PlayerName, type World, withWorld } from '../support/case-factory.ts';
import { countsOf, dumpOf } from '../support/database-factory.ts';

const test = suite('signatures of heads');

const newestOf = async ({ database, association }: World): Promise<DayHead> => {
  const newest = await lastHead(database.reader, association.id);
  if (newest === undefined) throw new Error('a day has ended');
  return newest;
};

/** Moves to an instant and closes the days before it; the newest head. */
const at = async (world: World, iso: string): Promise<DayHead> => {
  world.setNow(iso);
  await runHeads({ database: world.database, random: random.bytes }, world.now());
  return newestOf(world);
};

const send = (
  world: World,
  { id }: Pick<Player, 'id'>,
  { day, head }: Pick<DayHead, 'day' | 'head'>,
  signature: Uint8Array,
): Promise<string> =>
  world.database
    .write((tx) =>
      storeHeadSignature(tx, world.association.id, { by: id, day, head, signature }, riyadhDate(world.now())),
    )
    .then((stored) => (stored.ok ? stored.value : stored.reason));

const sign = (world: World, who: PlayerName, over: Pick<DayHead, 'day' | 'head'>): Promise<string> => {
  const player = world.people[who];
  return send(world, player, over, signHead(world.association.id, over.head, player.keys.sign.secretKey));
};

test('a person’s signature of the newest head is stored, once', () =>
  withWorld(async (world) => {
    const head = await at(world, '2026-11-02T09:00:00Z');
    assert.is(await sign(world, 'chair', head), 'stored');
    const before = await dumpOf(world.database);
    assert.is(await sign(world, 'chair', head), 'stood');
    assert.is(await dumpOf(world.database), before);
    assert.equal(await Promise.all([sign(world, 'first', head), sign(world, 'second', head)]), ['stored', 'stored']);
    assert.equal(await countsOf(world.database, ['head_signatures']), [3]);
  }));

test('the same signature sent twice at once is stored once', () =>
  withWorld(async (world) => {
    const head = await at(world, '2026-11-02T09:00:00Z');
    const sent = await Promise.all([sign(world, 'chair', head), sign(world, 'chair', head)]);
    assert.equal(sent.toSorted(), ['stood', 'stored']);
    assert.equal(await countsOf(world.database, ['head_signatures']), [1]);
  }));

test('what is over another head than the newest, by another key or by nobody of the roster is refused and leaves nothing', () =>
  withWorld(async (world) => {
    const old = await at(world, '2026-11-02T09:00:00Z');
    const head = await at(world, '2026-11-03T09:00:00Z');
    const { chair, auditor } = world.people;
    const good = signHead(world.association.id, head.head, chair.keys.sign.secretKey);
    const before = await dumpOf(world.database);
    assert.is(await sign(world, 'chair', old), 'stale', 'an older one');
    assert.is(await sign(world, 'chair', { day: head.day, head: random.bytes(32) }), 'stale', 'one that is none');
    assert.is(await sign(world, 'chair', { day: old.day, head: head.head }), 'stale', 'under another day');
    assert.is(await send(world, auditor, head, good), 'untrusted', 'another’s signature');
    assert.is(await send(world, chair, head, random.bytes(64)), 'untrusted');
    assert.is(await send(world, chair, head, good.slice(1)), 'untrusted');
    assert.is(await send(world, { id: newPersonId() }, head, good), 'refused');
    world.setNow('2026-11-03T21:00:00Z');
    assert.is(await sign(world, 'chair', head), 'stale', 'the day after has ended, and its head is not made yet');
    assert.is(await dumpOf(world.database), before);
  }));

test('who has left the roster signs no more; what they signed before stays good', () =>
  withWorld(async (world) => {
    writeRoot(world.folder, world.association.id, world.roster().hash);
    const head = await at(world, '2026-11-02T09:00:00Z');
    assert.is(await sign(world, 'third', head), 'stored');
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((one) => (one.id === world.people.third.id ? { ...one, status: 'left' } : one)),
    }));
    const next = await at(world, '2026-11-03T09:00:00Z');
    assert.is(await sign(world, 'third', next), 'refused');
    assert.is(await sign(world, 'chair', next), 'stored');
    const found = await verifyFolder(world.folder);
    assert.ok(found.ok && found.counts.headSignatures === 2, JSON.stringify(found));
  }));

test('a signature of somebody who was not on the roster on that day is named by the offline check', () =>
  withWorld(async (world) => {
    writeRoot(world.folder, world.association.id, world.roster().hash);
    const old = await at(world, '2026-11-02T09:00:00Z');
    await at(world, '2026-11-04T09:00:00Z');
    await world.nextRoster((roster) => ({
      ...roster,
      persons: roster.persons.map((one) => (one.id === world.people.third.id ? { ...one, status: 'left' } : one)),
    }));
    const late = await at(world, '2026-11-06T09:00:00Z');
    const plant = async (who: PlayerName, { day, head }: DayHead): Promise<void> => {
      const { id, keys } = world.people[who];
      await world.database.write((tx) =>
        tx.run('insert into head_signatures (association, day, head, person, signature) values (?, ?, ?, ?, ?)', [
          ...[world.association.id, day, Buffer.from(head).toString('base64url'), id],
          signHead(world.association.id, head, keys.sign.secretKey),
        ]),
      );
    };
    await plant('third', old);
    assert.ok((await verifyFolder(world.folder)).ok, 'active then');
    await plant('third', late);
    const found = await verifyFolder(world.folder);
    assert.is(found.ok ? 'passed' : found.kind, 'head-signer');
  }));

test('of each person the newest signature is given; people are given their own alone, the public a count', () =>
  withWorld(async (world) => {
    const { reader } = world.database;
    const { id } = world.association;
    const [first, chair] = [world.people.first.id, world.people.chair.id];
    const old = await at(world, '2026-11-02T09:00:00Z');
    for (const who of ['first', 'chair'] as const) assert.is(await sign(world, who, old), 'stored');
    const head = await at(world, '2026-11-03T09:00:00Z');
    assert.is(await sign(world, 'chair', head), 'stored');
    const given = await newestSignatures(reader, id, '2026-11-01');
    assert.equal(
      new Map(given.map(({ by, day }) => [by, day])),
      new Map([first, chair].toSorted().map((by) => [by, by === chair ? '2026-11-02' : '2026-11-01'])),
    );
    assert.equal(
      (await newestSignatures(reader, id, '2026-11-02')).map(({ by }) => by),
      [chair],
    );
    assert.equal(await straySignatures(reader, id, ''), []);
    const today = riyadhDate(world.now());
    assert.is((await headsPackage(world.portal, world.association, chair, undefined, today)).mine?.by, chair);
    assert.is((await headsPackage(world.portal, world.association, first, undefined, today)).mine, undefined);
    const { newest, signed } = await publicHeads(world.portal, id);
    assert.equal([newest?.day, newest?.signers, signed], ['2026-11-02', 1, undefined]);
  }));

test.run();
