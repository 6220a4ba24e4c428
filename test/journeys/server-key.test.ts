// The file of the server key is lost and made anew: passphrases open nothing, recovery keys bring everybody back, second factors
// are set up anew, and every case opens. Who has lost the recovery key too comes back with new keys, by two who came back.

import { rmSync } from 'node:fs';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { handOnAs, openAs, type Player, signRosterAs } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { recover, replaceAfterRecovery } from '../../src/client/enrolment.ts';
import { beginSignIn } from '../../src/client/sign-in.ts';
import { USUAL_REMINDERS } from '../../src/config-mail.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { FILES } from '../support/file-settings.ts';
import { makeKeys } from '../support/new-keys.ts';
import { projectStatics } from '../support/statics.ts';
import { tireless } from '../support/thread.ts';
import { placesIn } from './founded.ts';
import { deeds, programFolder, type World, withWorld } from './world.ts';

/** An app shows each code for so long, and it is good once. */
const STEP_MS = 30_000;

const test = suite('the loss of the server key');

/** The same folder under a new key, as the next start makes one where the file is gone. */
const withNewKey = async (
  world: World,
  job: (portal: Portal, logged: readonly string[], pass: () => void) => Promise<void>,
) => {
  const places = placesIn(world.folder);
  const { address, host } = world.portal.deps.config;
  await world.portal.close();
  rmSync(places.serverKeyFile);
  const logged: string[] = [];
  const quiet = { mail: undefined, reminders: USUAL_REMINDERS, files: FILES } as const;
  const config = { host, port: 0, ...places, address, secondFactor: 'required', ...quiet, programFolder } as const;
  const { clock: stopped } = world.portal.deps;
  let passed = 0;
  const clock = () => new Date(stopped().getTime() + passed);
  const pass = (): void => {
    passed += 2 * STEP_MS;
  };
  const portal = await createPortal(config, {
    clock,
    log: (event) => logged.push(event),
    thread: tireless,
    statics: projectStatics(),
  });
  try {
    await job(portal, logged, pass);
  } finally {
    await portal.close();
  }
};

/** Signs in to what owes a second factor, and sets one up; half a minute later a code of it is good again. */
const setUpFactor = async (portal: Portal, player: Player, argon2: World['argon2']): Promise<Player> => {
  const begun = await beginSignIn(player.device.transport, player, portal.association, argon2);
  if (!begun.ok || begun.value.step !== 'owed') throw new Error('a second factor is owed');
  assert.is(begun.value.owing.owed.owed, 'setup');
  const drawn = await begun.value.owing.draft();
  if (!drawn.ok) throw new Error('a secret is drawn');
  const { secret } = drawn.value;
  const code = codeAt(secret, new Date(portal.deps.clock().getTime() - STEP_MS));
  assert.ok((await begun.value.owing.setUp(code)).ok);
  return { ...player, totpSecret: secret };
};

/** Comes back by recovery key and sets up a second factor; gives the player as they are then. */
const comeBack = async (portal: Portal, player: Player, argon2: World['argon2']): Promise<Player> => {
  const device = newDevice(portal);
  const { transport } = device;
  const lost = await beginSignIn(transport, player, portal.association, argon2);
  assert.equal(lost, { ok: false, problem: { error: 'signed-out' } }, 'the passphrase opens nothing any more');
  const recovered = await recover(transport, player.recoveryKey, portal.association, argon2);
  if (!recovered.ok) throw new Error('the recovery key opens the account');
  const passphrase = `${player.passphrase} anew`;
  const made = await replaceAfterRecovery(transport, recovered.value, passphrase, argon2);
  if (!made.ok || !(await made.value.finish()).ok) throw new Error('the account is recovered');
  const back = { ...player, passphrase, recoveryKey: made.value.recoveryKey, device };
  return setUpFactor(portal, back, argon2);
};

test('with a new server key everybody comes back by recovery key, sets up a second factor, and opens every case; who lost that too comes back with new keys', () =>
  withWorld({ secondFactor: 'offered' }, async (world) => {
    const { argon2 } = world;
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.note('Written before the loss.'));
    await world.open('chair', played);
    await withNewKey(world, async (portal, logged, pass) => {
      assert.ok(logged.some((event) => /sign in by recovery key/.test(event)));
      const back = new Map<Who, Player>();
      for (const who of ['chair', 'deputy', 'audit-chair'] as const) {
        back.set(who, await comeBack(portal, world.player(who), argon2));
      }
      pass();
      const here = (who: Who): Player => {
        const player = back.get(who);
        if (player === undefined) throw new Error(`${who} came back`);
        return player;
      };
      const chair = await openAs(portal, here('chair'), played.number, argon2);
      assert.ok(chair.opened.entries.some(({ entry }) => entry?.type === 'note'));
      assert.ok(chair.opened.entries.some(({ entry }) => entry?.type === 'report'));

      // The auditor has lost the recovery key too.
      const { person } = world.player('auditor');
      const shown = await here('deputy').device.form('/en/staff/new-keys/link', { person });
      const secret = /\/enrol#([\w-]{43})/.exec(shown.received)?.[1] ?? '';
      const renewed = await makeKeys({ ...world, portal }, world.player('auditor'), secret);
      for (const who of ['chair', 'deputy'] as const) await signRosterAs(portal, here(who), argon2);
      const begun = await beginSignIn(renewed.device.transport, renewed, portal.association, argon2);
      assert.is(begun.ok && begun.value.step, 'owed');
      const auditor = await setUpFactor(portal, renewed, argon2);
      pass();
      await handOnAs(portal, here('chair'), played.number, argon2);
      const { opened } = await openAs(portal, auditor, played.number, argon2);
      assert.ok(
        opened.entries.some(({ entry }) => entry?.type === 'note' && entry.text === 'Written before the loss.'),
      );
      const checked = await verifyFolder(world.folder);
      assert.ok(checked.ok, JSON.stringify(checked));
    });
  }));

test.run();
