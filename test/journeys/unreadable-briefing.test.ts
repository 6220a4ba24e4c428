// The executive's one act (PROTOCOL B8): to say that a briefing doesn't open, over a head that is given for it and no
// oftener than a device needs.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { type Me, type OpenedCase, readCase } from '../../src/client/person.ts';
import type { Transport } from '../../src/client/transport.ts';
import { tellBriefingUnreadable } from '../../src/client/unreadable-briefing.ts';
import { CasePackage, parseWire } from '../../src/domain/wire.ts';
import { NO_HASH, toBase64url } from '../../src/protocol/check/index.ts';
import { signAct } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from './world.ts';

const briefed = async (world: World) => {
  const played = await world.report();
  await world.open('auditor', played);
  await world.act('auditor', played, deeds.acknowledge);
  await world.act('auditor', played, deeds.brief);
  const player = world.player('executive');
  const me = await signInPlayer(world.portal, player, world.argon2);
  const { transport, root } = player.device;
  const blanked: Transport = async (method, path, body) => {
    const reply = await transport(method, path, body);
    const pkg = parseWire(CasePackage, reply.body);
    if (pkg === undefined) return reply;
    const grants = pkg.grants.map((grant) => ({ ...grant, blob: `AQ${'A'.repeat(1557)}` }));
    return { ...reply, body: { ...pkg, grants } };
  };
  const read = async (by: Transport): Promise<OpenedCase> => {
    const found = await readCase(by, played.number, me, root());
    if (!found.ok) throw new Error(found.problem.error);
    return found.value;
  };
  return { played, me, transport, blanked, read, address: `/api/staff/cases/${played.number}` };
};

/** An `unreadable` of the executive over any head. */
const signed = ({ ground, caseId }: OpenedCase, me: Me, prev: string) => {
  const act = signAct(
    {
      ...{ v: 1, association: ground.association, roster: ground.current.hash, case: caseId, prev, kind: 'unreadable' },
      ...{ on: ground.today, by: me.person, public: { room: 'briefing' }, rooms: [], grants: [], bars: [], items: [] },
    },
    me.keys.sign.secretKey,
  );
  return { bytes: toBase64url(act.bytes), signature: toBase64url(act.signature), grants: [], entries: [] };
};

const test = suite('a briefing that doesn’t open');

test('the executive tells it once, the reviewer gives the key again, and the briefing opens', () =>
  withWorld({}, async (world) => {
    const { played, me, transport, blanked, read } = await briefed(world);
    const found = await read(blanked);
    assert.equal(found.unreadable, ['briefing']);
    assert.ok(await tellBriefingUnreadable(transport, found, me));
    assert.ok(await tellBriefingUnreadable(transport, found, me), 'and is told so when asked again');
    const told = await world.open('auditor', played);
    assert.equal(told?.caseFile?.unreadable, [{ person: me.person, room: 'briefing' }]);
    assert.is(told?.lines.filter(({ act }) => act.kind === 'unreadable').length, 1);
    const given = await world.act('auditor', played, (_, { person: by }) => ({
      intention: { kind: 'grant', by, room: 'briefing', to: me.person },
      entries: [],
    }));
    assert.equal(given.caseFile?.unreadable, []);
    const again = await read(transport);
    assert.equal(again.unreadable, []);
    assert.ok(again.entries.some(({ entry }) => entry?.type === 'briefing'));
    assert.equal(
      [...new Set(again.lines.map(({ act }) => act.kind))],
      ['brief', 'grant'],
      'and sees no more than before',
    );
  }));

test('heads are given four times a briefing, each on record, and never to whoever wasn’t briefed', () =>
  withWorld({}, async (world) => {
    const { played, transport, address } = await briefed(world);
    const heads = new Set<string>();
    for (let asked = 0; asked < 4; asked += 1) {
      const { status, body } = await transport('POST', `${address}/head`);
      assert.is(status, 200);
      heads.add(JSON.stringify(body));
      assert.equal((await transport('POST', `${address}/head`)).body, body, 'the same head again costs nothing');
      await world.act('auditor', played, deeds.note(`Note ${asked}.`));
    }
    assert.is(heads.size, 4);
    assert.is((await transport('POST', `${address}/head`)).status, 422);
    const rows = await world.portal.deps.database.reader.all('select count(*) as n from heads_given');
    assert.equal(rows, [{ n: 4 }]);

    await signInPlayer(world.portal, world.player('member-1'), world.argon2);
    const whole = await world.player('auditor').device.transport('POST', `${address}/head`);
    assert.is(whole.status, 422, 'a holder of the case has its head');
    const stranger = await world.player('member-1').device.transport('POST', `${address}/head`);
    const absent = await world.player('member-1').device.transport('POST', '/api/staff/cases/1000-0001/head');
    assert.equal([stranger.status, stranger.body], [absent.status, absent.body]);
    assert.is(stranger.status, 404);
  }));

test('over a head that wasn’t given, the executive’s act is refused alike whether or not the case went on', () =>
  withWorld({}, async (world) => {
    const { played, me, transport, read, address } = await briefed(world);
    const found = await read(transport);
    const answers = async () =>
      Promise.all(
        [found.head, NO_HASH].map(async (prev) => {
          const { status, body } = await transport('POST', `${address}/acts`, signed(found, me, prev));
          return { status, body };
        }),
      );
    const before = await answers();
    assert.equal(before, [before[1], before[1]]);
    assert.is(before[0]?.status, 422);
    await world.act('auditor', played, deeds.note('The case goes on.'));
    assert.equal(await answers(), before);
  }));

test('an act that could never be accepted tells nobody whether the case went on, however often it is sent', () =>
  withWorld({}, async (world) => {
    const { played, me, transport, read, address } = await briefed(world);
    const found = await read(transport);
    const { head } = await transport('POST', `${address}/head`).then(({ body }) => Object(body));
    const act = signed(found, me, String(head));
    const forged = { ...act, signature: `A${act.signature.slice(1, -1)}A` };
    const ask = async () => {
      const { status, body } = await transport('POST', `${address}/acts`, forged);
      return { status, body };
    };
    const before = await ask();
    assert.equal(before.body, { error: 'untrusted' });
    await world.act('auditor', played, deeds.note('The case goes on.'));
    assert.equal(await ask(), before);
    const own = await transport('POST', `${address}/acts`, act);
    assert.equal(own.body, { error: 'stale' }, 'who signed is told to sign anew');
  }));

test.run();
