// The portal dies at any statement of an act that takes a case away from somebody or hands its keys on: the chain stands as it was,
// the old keys open it, and the same act goes through later, once.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { handOn } from '../../src/client/hand-on.ts';
import { perform, readCase } from '../../src/client/person.ts';
import type { Transport } from '../../src/client/transport.ts';
import { dumpOf } from '../support/database-factory.ts';
import { dyingAt } from '../support/dying-at.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('acts that break in the middle');

/** Sends each act as often as it makes changes, and dies at another of them every time, before it goes through. */
const breakingEach =
  (world: World, transport: Transport, broken: string[]): Transport =>
  async (method, path, body) => {
    if (!path.endsWith('/acts')) return transport(method, path, body);
    for (let count = 1; ; count += 1) {
      const before = await dumpOf(world.portal.deps.database);
      const { died, value } = await dyingAt(world.portal, count, () => transport(method, path, body));
      if (!died) return value;
      assert.is(value.status, 500, `change ${count}`);
      assert.is(await dumpOf(world.portal.deps.database), before, `change ${count} left something behind`);
      broken.push(`${path} ${count}`);
    }
  };

test('keeping somebody away, each new epoch and each key handed on are there whole or not at all, and verify passes (T102)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    for (const member of ['member-1', 'member-2'] as const) await world.open(member, played);
    const player = world.player('auditor');
    const me = await signInPlayer(world.portal, player, world.argon2);
    const { transport } = player.device;
    const root = player.device.root();
    const broken: string[] = [];
    const breaking = breakingEach(world, transport, broken);
    const opened = await readCase(transport, played.number, me, root);
    if (!opened.ok) throw new Error('the case opens');
    const deed = deeds.bar(world.player('chair'))(opened.value, me);
    const barred = await perform(breaking, played.number, opened.value, me, deed.intention, deed.entries, root);
    if (!barred.ok) throw new Error(barred.problem.error);
    const afterBar = broken.length;
    assert.ok(afterBar > 3, String(afterBar));
    const steps: number[] = [];
    await handOn(breaking, barred.value, me, (left) => steps.push(left));
    assert.ok(broken.length > afterBar + 6, String(broken.length));
    assert.ok(steps.length >= 3, String(steps));
    const deputy = await world.open('deputy', played);
    assert.is(deputy.caseFile?.second, world.player('deputy').person, 'the substitute has every key');
    assert.equal([deputy.caseFile?.irregular, deputy.unreadable], [[], []]);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test.run();
