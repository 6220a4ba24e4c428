// A server that shows an older part of the roster chain, with the day that goes with it, so that reports and names are sealed to who
// has left since: a device whose clock is right seals nothing, and one whose owner knows that it is wrong can be told so (PROTOCOL B31).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Device, newDevice } from '../../src/cli/demo/device.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { freshGround } from '../../src/cli/demo/play.ts';
import { underClock } from '../../src/client/device-clock.ts';
import { checkLog } from '../../src/client/log.ts';
import { openMailbox } from '../../src/client/mailbox.ts';
import { readCase } from '../../src/client/person.ts';
import { ask, type Transport } from '../../src/client/transport.ts';
import { type Foundation, RosterPackage } from '../../src/domain/wire.ts';
import { asAdministrator, signBoth } from '../support/new-keys.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('an old portal');

const older =
  (transport: Transport, today: string): Transport =>
  async (method, path, body) => {
    const answer = await transport(method, path, body);
    const given = answer.body as { readonly foundation?: Foundation } | undefined;
    if (given?.foundation === undefined) return answer;
    const { foundation } = given;
    return {
      ...answer,
      body: { ...given, foundation: { ...foundation, rosters: foundation.rosters.slice(0, -1), today } },
    };
  };

const outcome = (answer: { ok: true } | { ok: false; problem: { error: string } }): string =>
  answer.ok ? 'trusted' : answer.problem.error;

const byReporter = async (world: World, device: Device, code: Parameters<typeof openMailbox>[1]) => [
  outcome(await freshGround(device)),
  outcome(await openMailbox(device.transport, code, newDevice(world.portal).root())),
];

test('a reporter’s right clock seals nothing to who has left; a wrong one can be overruled where the portal agrees with itself', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const gone = await signInPlayer(world.portal, world.player('deputy'), world.argon2);
    const before = world.today();
    await world.pass(1);
    const { device: admin } = await asAdministrator(world);
    await admin.form(`/en/admin/people/${gone.person}/suspension`, {});
    await signBoth(world, ['chair', 'audit-chair']);
    await world.pass(30);

    const under = (today: () => ReturnType<World['today']>, isOverruled = false) => {
      const device = newDevice(world.portal);
      const lying = older(device.transport, before);
      const clock = { whose: 'reporter', today, isOverruled: () => isOverruled } as const;
      return { ...device, transport: underClock(lying, clock) };
    };
    assert.equal(await byReporter(world, under(world.today), played.keys), ['clock', 'clock']);
    assert.equal(await byReporter(world, under(world.today, true), played.keys), ['trusted', 'trusted']);
    assert.equal(
      await byReporter(
        world,
        under(() => before),
        played.keys,
      ),
      ['trusted', 'trusted'],
      'a clock that is behind tells nothing',
    );
    const honest = newDevice(world.portal);
    const right = { ...honest, transport: underClock(honest.transport, { whose: 'reporter', today: world.today }) };
    assert.equal(await byReporter(world, right, played.keys), ['trusted', 'trusted']);

    // Who handles cases: neither desk, case nor log, and no way to go on.
    const chair = world.player('chair');
    const me = await signInPlayer(world.portal, chair, world.argon2);
    const root = chair.device.root();
    const asked = async (transport: Transport) => [
      outcome(await ask(transport, 'GET', '/api/staff/rosters', RosterPackage)),
      outcome(await readCase(transport, played.number, me, root)),
      outcome(await checkLog(transport, me, root)),
    ];
    const person = { whose: 'person', today: world.today, isOverruled: () => true } as const;
    const lied = underClock(older(chair.device.transport, before), person);
    assert.equal(await asked(lied), ['clock', 'clock', 'clock']);
    assert.equal(await asked(underClock(chair.device.transport, person)), ['trusted', 'trusted', 'trusted']);
  }));

test.run();
