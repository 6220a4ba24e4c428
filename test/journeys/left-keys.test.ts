// Whoever alone has a case's keys is suspended and taken out of the roster: nobody is told that the case is lost, everybody is told
// to bring them back first, the call has the day on which they left, and brought back they hand the keys on.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { rosterDraft } from '../../src/client/roster.ts';
import { ask } from '../../src/client/transport.ts';
import { RosterPackage } from '../../src/domain/wire.ts';
import { newKeysEn } from '../../src/i18n/new-keys.en.ts';
import { vacancyWords } from '../../src/i18n/vacancy-words.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import { asAdministrator, makeKeys, signBoth } from '../support/new-keys.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('keys that somebody left with');

/** How the desk begins to name whose account is suspended. */
const SUSPENDED_NOW = 'Suspended among these';

const pageOf = async (world: World, who: Who, path: string): Promise<string> => {
  const player = world.player(who);
  await signInPlayer(world.portal, player, world.argon2);
  return (await player.device.page(path)).received;
};

const account = async (world: World, who: Who, step: 'suspension' | 'reinstatement'): Promise<void> => {
  const { device } = await asAdministrator(world);
  await device.form(`/en/admin/people/${world.player(who).person}/${step}`, {});
};

test('who left with the only keys is to be brought back, and then hands them on', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    await world.act('auditor', played, deeds.bar(world.player('chair')));
    await world.pass(1);
    await account(world, 'auditor', 'suspension');
    await signBoth(world, ['chair', 'audit-chair']);

    const mine = await pageOf(world, 'deputy', `/en/staff/cases/${played.number}`);
    assert.match(mine, 'There is nothing here for you', 'nothing of it before they could declare');
    const row = await pageOf(world, 'deputy', '/en/staff');
    assert.match(row, vacancyWords('en').nobody);
    assert.match(row, 'Bring back first');

    const called = await pageOf(world, 'audit-chair', '/en/staff');
    const call = /data-wait="people"[\s\S]*?<\/li>/.exec(called)?.[0] ?? '';
    assert.match(call, 'Bring back first');
    assert.match(call, `datetime="${world.today()}"`);
    assert.not.match(call, 'overdue');
    assert.not.match(call, waitsWords('en').came('X').split('X')[0] ?? '');

    await account(world, 'auditor', 'reinstatement');
    await signBoth(world, ['deputy', 'audit-chair']);
    await world.handOn('auditor', played);
    const whole = await pageOf(world, 'deputy', `/en/staff/cases/${played.number}`);
    assert.not.match(whole, 'id="lost-keys"');
  }));

test('new keys of a suspended account: whoever asks and whoever signs reads that it is, and that the person reads nothing', () =>
  withWorld({}, async (world) => {
    const auditor = world.player('auditor');
    await account(world, 'auditor', 'suspension');
    const { device } = await asAdministrator(world);
    const path = `/en/admin/people/${auditor.person}`;
    assert.match((await device.page(path)).received, newKeysEn.admin.suspended);
    const link = (await device.form(`${path}/new-keys`, {})).received;
    assert.match(link, newKeysEn.linkPage.suspended);
    assert.not.match(link, newKeysEn.linkPage.nothing);
    await makeKeys(world, auditor, /\/enrol#([\w-]{43})/.exec(link)?.[1] ?? '');

    const page = await pageOf(world, 'chair', '/en/staff');
    // A name is set apart by an element of its own.
    const desk = page.replaceAll(/<bdi[^>]*>/g, '\u2068').replaceAll('</bdi>', '\u2069');
    const whose = 'Canary Name auditor';
    for (const told of ['New keys wait for the roster, in the name of', SUSPENDED_NOW]) {
      assert.match(desk, `${told}: \u2068${whose}\u2069 (`);
    }
    assert.match(/data-wait="roster-signature"[\s\S]*?<\/li>/.exec(page)?.[0] ?? '', 'Suspended now: ');
    const record = await pageOf(world, 'chair', '/en/staff/new-keys');
    assert.match(record, newKeysEn.suspended);
    assert.match(record, newKeysEn.isSuspended('NAME').replace(/^.*NAME/, ''));

    const chair = world.player('chair');
    const me = await signInPlayer(world.portal, chair, world.argon2);
    const given = await ask(chair.device.transport, 'GET', '/api/staff/rosters', RosterPackage);
    assert.ok(given.ok);
    const draft = rosterDraft(given.value, chair.device.root(), undefined, me, world.today());
    assert.ok(draft.ok && draft.value !== undefined);
    assert.equal(
      draft.value.fingerprints.filter(({ suspended }) => suspended).map(({ person }) => person),
      [auditor.person],
    );

    await signBoth(world, ['chair', 'audit-chair']);
    for (const [who, at] of [
      ['chair', '/en/staff'],
      ['chair', '/en/staff/new-keys'],
    ] as const)
      for (const words of [SUSPENDED_NOW, newKeysEn.suspended])
        assert.not.match(await pageOf(world, who, at), words, 'signing brought it back');
  }));

test.run();
