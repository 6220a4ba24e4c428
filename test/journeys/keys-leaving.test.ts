// A roster that would take the only keys of a case away: who may know of the case reads whose and of how many, whoever would be called
// reads that there is one, and whom the case bars reads what they would read without it. Nobody signs what they haven't read.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { keysLeaving, rosterDraft, signDraft } from '../../src/client/roster.ts';
import { ask } from '../../src/client/transport.ts';
import type { KeysLeaving } from '../../src/domain/leaving.ts';
import { RosterPackage } from '../../src/domain/wire.ts';
import { keysLeavingFor } from '../../src/store/keys-leaving.ts';
import { associationById } from '../../src/store/settings.ts';
import { suspend } from './desks.ts';
import { type World, withWorld } from './world.ts';

const test = suite('keys that a roster takes away');

const signerOf = async (world: World, who: Who) => ({
  me: await signInPlayer(world.portal, world.player(who), world.argon2),
  transport: world.player(who).device.transport,
});

/** What somebody is told of the roster that waits, and the bytes that tell it. */
const toldTo = async (world: World, who: Who): Promise<{ readonly told: KeysLeaving; readonly bytes: string }> => {
  const { transport } = await signerOf(world, who);
  const told = await keysLeaving(transport);
  if (!told.ok) throw new Error(told.problem.error);
  return { told: told.value, bytes: JSON.stringify(world.exchanges.at(-1)?.received ?? '') };
};

const countsIn = (world: World, { known, others }: KeysLeaving) => ({
  known: Object.fromEntries(
    known.map(({ person, cases }) => [
      (['auditor', 'chair', 'audit-chair', 'deputy'] as const).find((who) => world.player(who).person === person),
      cases,
    ]),
  ),
  others,
});

const draftOf = async (world: World, who: Who) => {
  const { me, transport } = await signerOf(world, who);
  const pkg = await ask(transport, 'GET', '/api/staff/rosters', RosterPackage);
  if (!pkg.ok) throw new Error(pkg.problem.error);
  const view = rosterDraft(pkg.value, world.player(who).device.root(), undefined, me, world.today());
  if (!view.ok || view.value === undefined) throw new Error('no draft waits');
  return { me, transport, view: view.value };
};

const signsReading = async (
  world: World,
  who: Who,
  confirmed?: { readonly cases: number; readonly others: boolean },
) => {
  const { me, transport, view } = await draftOf(world, who);
  const signed = await signDraft(transport, view, me, confirmed);
  return signed.ok ? signed.value.accepted : signed.problem.error;
};

test('both who have a case leave at once: each reader is told what they may know, and nobody signs what they haven’t read', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    // Two others, of which one bars the deputy and the other nobody.
    await world.report({ concerns: ['deputy-chair'] });
    await suspend(world, 'auditor');
    assert.equal(
      countsIn(world, (await toldTo(world, 'deputy')).told),
      { known: {}, others: false },
      'the chair stays',
    );
    await suspend(world, 'chair');
    // The audit committee’s chair would come in as reviewer of both, the deputy as second of the one that doesn't bar them.
    assert.equal(countsIn(world, (await toldTo(world, 'audit-chair')).told), {
      known: { auditor: 2, chair: 2 },
      others: false,
    });
    assert.equal(countsIn(world, (await toldTo(world, 'deputy')).told), {
      known: { auditor: 1, chair: 1 },
      others: false,
    });
    assert.equal(countsIn(world, (await toldTo(world, 'member-1')).told), { known: {}, others: false });
    assert.is(await signsReading(world, 'audit-chair'), 'stale', 'unread');
    assert.is(await signsReading(world, 'audit-chair', { cases: 3, others: false }), 'stale', 'more by now');
    assert.is(await signsReading(world, 'audit-chair', { cases: 4, others: false }), false, 'the first signature');
    assert.is(await signsReading(world, 'deputy', { cases: 2, others: false }), true);
  }));

test('whom a case bars is told, byte for byte, what they are told without it, and can sign as they could', () =>
  withWorld({}, async (world) => {
    for (const who of ['auditor', 'chair'] as const) await suspend(world, who);
    const without = await toldTo(world, 'deputy');
    const barring = await world.report({ concerns: ['deputy-chair'] });
    assert.ok(barring.number);
    assert.is((await toldTo(world, 'deputy')).bytes, without.bytes);
    const { view } = await draftOf(world, 'deputy');
    assert.equal(view.toAsk, [world.player('audit-chair').person], 'but whom else to ask is told of every such draft');
    assert.is(await signsReading(world, 'deputy'), false, 'nothing was to be read');
    assert.equal((await draftOf(world, 'audit-chair')).view.toAsk, [], 'who has signed has read it');
    assert.is(await signsReading(world, 'audit-chair'), 'stale', 'who isn’t barred has to read it');
    const { portal } = world;
    const seat = await associationById(portal.deps.database.reader, portal.association);
    if (seat === undefined) throw new Error('the association stands');
    const person = world.player('audit-chair').person;
    assert.equal(
      await keysLeavingFor(portal.deps, seat, person, true, 1),
      await keysLeavingFor(portal.deps, seat, person, true),
      'however many cases are looked at at once',
    );
  }));

test.run();
