// Lost both, played through: new keys wait while the old ones stay, two others sign, colleagues hand over, and everything that was
// written before opens again. Nobody gets in by it who wasn't in, and the administrator alone least of all.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actAs, handOnAs, openAs, type Player, signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { prepareEnrolment, recover } from '../../src/client/enrolment.ts';
import { unreadableOf } from '../../src/client/perform.ts';
import { readCase, reportUnreadable } from '../../src/client/person.ts';
import { rosterDraft, signDraft } from '../../src/client/roster.ts';
import { beginSignIn, signIn } from '../../src/client/sign-in.ts';
import { ask } from '../../src/client/transport.ts';
import { lostRooms } from '../../src/domain/opens.ts';
import { lostIdentity } from '../../src/domain/succession.ts';
import { HandoverPackage, parseWire, RosterPackage } from '../../src/domain/wire.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { openNewKeys } from '../../src/store/new-keys.ts';
import { asAdministrator, linkFor, makeKeys, preparedBy, renewKeys, signBoth } from '../support/new-keys.ts';
import { textOf } from '../views/staff-app.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('new keys');

const textsIn = (opened: Awaited<ReturnType<World['open']>>): readonly string[] =>
  opened.entries.flatMap(({ entry }) => (entry !== undefined && 'text' in entry ? [entry.text] : []));

const grantRows = async ({ portal }: World): Promise<readonly string[]> =>
  (await portal.deps.database.reader.all('select holder, room, epoch, line from grants')).map(
    ({ holder, room, epoch, line }) => `${holder} ${room} ${epoch} ${line}`,
  );

const statusOf = async (player: Player, number: string): Promise<number> =>
  (await player.device.transport('GET', `/api/staff/cases/${number}`)).status;

test('lost both: the reviewer comes back with new keys, a colleague hands over, all that was written before opens, and nobody else got anything', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const [played, undeclared] = [await world.report(), await world.report()];
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.note('Written before.'));
    await world.act('auditor', played, deeds.message('Told before.'));
    const before = textsIn(await world.open('chair', played));
    const auditor = world.player('auditor');
    await signInPlayer(portal, auditor, argon2);

    const secret = await linkFor(world, auditor);
    const renewed = await makeKeys(world, auditor, secret);
    const again = await prepareEnrolment(
      renewed.device.transport,
      secret,
      { userName: auditor.userName, passphrase: 'yet another phrase of six', withKeys: true },
      argon2,
    );
    assert.equal(again, { ok: false, problem: { error: 'not-found' } }, 'a link makes keys once');

    // Until two have signed, the old state works and the new one opens nothing.
    assert.is(await statusOf(auditor, played.number), 200);
    const waiting = await beginSignIn(renewed.device.transport, renewed, portal.association, argon2);
    assert.is(waiting.ok && waiting.value.step, 'waits');
    assert.is(await statusOf(renewed, played.number), 401);
    const desk = await auditor.device.page('/en/staff');
    assert.match(desk.received, /New keys were asked for in your name by/);

    await signRosterAs(portal, world.player('chair'), argon2);
    assert.is(await statusOf(auditor, played.number), 200, 'one signature is none');
    await signRosterAs(portal, world.player('audit-chair'), argon2);
    assert.is(await statusOf(auditor, played.number), 401, 'the sessions of before have ended');
    const old = await signIn(
      auditor.device.transport,
      auditor.userName,
      auditor.passphrase,
      portal.association,
      argon2,
    );
    assert.equal(old, { ok: false, problem: { error: 'signed-out' } });
    const used = await recover(auditor.device.transport, auditor.recoveryKey, portal.association, argon2);
    assert.equal(used, { ok: false, problem: { error: 'cannot-open' } });

    // The case is theirs, and not one text of it opens: what former keys open is served to nobody.
    const me = await signInPlayer(portal, renewed, argon2);
    const root = renewed.device.root();
    const empty = await readCase(renewed.device.transport, played.number, me, root);
    assert.ok(empty.ok && empty.value.view === 'whole');
    if (!empty.ok) return;
    assert.equal(textsIn(empty.value), []);
    const wire = world.exchanges.at(-1);
    assert.equal(JSON.parse(wire?.received ?? '{}').grants, []);
    const empties = await renewed.device.page('/en/staff');
    assert.ok(empties.received.includes(played.number));
    assert.not.match(empties.received, /data-row=/, 'nor on the desk');
    assert.equal(unreadableOf(empty.value, me), ['identity']);
    const conflict = conflictText('en');
    const { order, orderToCome, noneFollows, noneFollowsToCome } = conflict.declaration;
    const pageOf = async (path: string) => textOf((await renewed.device.page(path)).received);
    const unopened = await pageOf(`/en/staff/cases/${undeclared.number}`);
    for (const words of [orderToCome, noneFollowsToCome]) assert.ok(unopened.includes(words), unopened);
    for (const words of [order, noneFollows]) assert.not.ok(unopened.includes(words), 'no key is in this browser');
    const row = textOf(empties.received);
    assert.ok(
      row.includes(conflict.deskRowToCome) && !row.includes(conflict.deskRow),
      'no text after declaring either',
    );
    const told = await reportUnreadable(renewed.device.transport, empty.value, me);
    assert.equal(
      told.ok && told.value.caseFile?.unreadable.map(({ room }) => room),
      ['identity'],
      'what is owed anyhow isn’t told as unreadable',
    );
    assert.ok(
      empty.value.caseFile !== undefined && lostIdentity(empty.value.caseFile, empty.value.ground.current.roster),
    );

    const grantsBefore = await grantRows(world);
    await world.handOn('chair', played);
    const { opened } = await openAs(portal, renewed, played.number, argon2);
    assert.equal(
      textsIn(opened),
      before.filter((text) => textsIn(opened).includes(text)),
    );
    assert.equal(textsIn(opened), before, 'every older text');
    assert.not.ok(opened.entries.some(({ entry }) => entry?.type === 'identity'));
    assert.is(opened.caseFile?.reviewer, auditor.person);
    assert.is(opened.caseFile?.irregular.length, 0);

    // Old grants went, and nobody but the reviewer, and who held the rooms before, was given any.
    const chair = world.player('chair').person;
    const now = await grantRows(world);
    const given = now.filter((row) => !grantsBefore.includes(row)).map((row) => row.split(' ')[0] ?? '');
    assert.equal([...new Set(given)].toSorted(), ['reporter', auditor.person, chair].toSorted());
    const gone = grantsBefore.filter((row) => !now.includes(row));
    assert.equal(gone.length, 2);
    assert.ok(gone.every((row) => row.startsWith(`${auditor.person} `)));
    assert.ok(
      now.some((row) => row.startsWith(`${auditor.person} identity 1`)),
      'what nobody can give again stays',
    );

    await actAs(portal, renewed, played.number, deeds.note('Written after.'), argon2);
    assert.ok(textsIn(await world.open('chair', played)).includes('Written after.'));
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('nobody vouches for new keys of their own: a signer who lost both is replaced by two others, who read old and new fingerprint', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const chair = world.player('chair');
    const chairMe = await signInPlayer(portal, chair, argon2);
    const renewed = await makeKeys(world, chair, await linkFor(world, chair));
    const read = async (player: Player) => {
      const me = await signInPlayer(portal, player, argon2);
      const pkg = await ask(player.device.transport, 'GET', '/api/staff/rosters', RosterPackage);
      if (!pkg.ok) throw new Error('the roster is read');
      const view = rosterDraft(pkg.value, player.device.root(), undefined, me, world.today());
      if (!view.ok || view.value === undefined) throw new Error('a draft waits');
      return { me, view: view.value };
    };
    const own = await read(chair);
    assert.equal([own.view.mayISign, own.view.whyNot], [false, 'false-keys'], 'the chair isn’t told to be no signer');
    const forced = await signDraft(chair.device.transport, own.view, chairMe);
    assert.equal(forced, { ok: false, problem: { error: 'refused' } });
    const { view } = await read(world.player('deputy'));
    assert.is(view.whyNot, undefined);
    assert.not.ok(view.toAsk.includes(chair.person), 'whose keys change can’t be asked');
    assert.is(view.toAsk.length, 2);
    assert.equal(
      view.changes.changedKeys.map(({ id }) => id),
      [chair.person],
    );
    assert.ok(view.fingerprints.some(({ person, isNew }) => person === chair.person && isNew));
    await signBoth(world, ['deputy', 'auditor']);
    await signInPlayer(portal, renewed, argon2);
    // Colleagues' browsers, which pinned an earlier roster, go on and say who has new keys.
    const played = await world.report();
    await world.open('auditor', played);
    assert.ok(
      (await openAs(portal, renewed, played.number, argon2)).opened.entries.some(({ entry }) => entry !== undefined),
    );
    await signRosterAsNext(world, renewed);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

/** The person signs the next roster with their new keys. */
const signRosterAsNext = async (world: World, renewed: Player): Promise<void> => {
  const executive = world.player('executive');
  await makeKeys(world, executive, await linkFor(world, executive));
  assert.is(await signRosterAs(world.portal, renewed, world.argon2), false);
  assert.is(await signRosterAs(world.portal, world.player('deputy'), world.argon2), true);
};

test('the administrator uses the link alone: nothing opens, the person is told and ends it, and signs nothing away (T42, T123)', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const auditor = world.player('auditor');
    await signInPlayer(portal, auditor, argon2);
    const planted = await makeKeys(world, auditor, await linkFor(world, auditor));
    const administrator = await asAdministrator(world);
    const waiting = await beginSignIn(planted.device.transport, planted, portal.association, argon2);
    assert.is(waiting.ok && waiting.value.step, 'waits');
    assert.is(await statusOf(planted, played.number), 401);
    const second = await administrator.device.form(`/en/admin/people/${auditor.person}/new-keys`, {});
    assert.is(second.status, 422, 'keys that wait are ended before others are asked for');

    const page = await auditor.device.page('/en/staff/new-keys');
    const request = /\/en\/staff\/new-keys\/([A-Za-z0-9_-]{22})/.exec(page.received)?.[1] ?? '';
    const others = world.player('member-1');
    await signInPlayer(portal, others, argon2);
    const strangers = await others.device.form(`/en/staff/new-keys/${request}`, {});
    assert.match(new Map(strangers.headers).get('location') ?? '', /done=stale/, 'nobody else ends it');
    assert.not.ok((await others.device.page('/en/staff/new-keys')).received.includes(request));
    const ended = await auditor.device.form(`/en/staff/new-keys/${request}`, {});
    assert.match(new Map(ended.headers).get('location') ?? '', /done=cancelled/);
    assert.is(
      (await auditor.device.form(`/en/staff/new-keys/${request}`, {})).status,
      303,
      'once more is told as ended',
    );
    const dead = await beginSignIn(planted.device.transport, planted, portal.association, argon2);
    assert.equal(dead, { ok: false, problem: { error: 'signed-out' } });
    assert.is(await statusOf(auditor, played.number), 200);
    const draft = await ask(auditor.device.transport, 'GET', '/api/staff/rosters', RosterPackage);
    assert.ok(draft.ok && draft.value.draft === undefined, 'no roster with planted keys waits');
    const row = await portal.deps.database.reader.all('select * from new_keys');
    assert.equal(
      row.map(({ vault_sealed, auth_hash, ended_how }) => [vault_sealed, auth_hash, ended_how]),
      [[null, null, 'cancelled']],
    );
  }));

test('two links at once, a link replaced, keys of somebody else or of before: one state counts, and never neither', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const auditor = world.player('auditor');
    const first = await linkFor(world, auditor);
    const one = await preparedBy(world, auditor, first, 'one phrase of six plain words');
    const other = await preparedBy(world, auditor, first, 'other phrase of six plain words');
    const answers = await Promise.all([one.finish(), other.finish()]);
    assert.equal(answers.filter(({ ok }) => ok).length, 1, 'a link makes keys once');
    const administrator = await asAdministrator(world);
    await administrator.device.form(`/en/admin/people/${auditor.person}/new-keys-end`, {});
    const replaced = await linkFor(world, auditor);
    const stale = await preparedBy(world, auditor, replaced, 'one phrase of six plain words');
    const newest = await linkFor(world, auditor);
    const dead = await stale.finish();
    assert.equal(dead, { ok: false, problem: { error: 'not-found' } });
    const renewed = await makeKeys(world, auditor, newest);
    const both = await Promise.allSettled([
      signRosterAs(portal, world.player('chair'), argon2),
      signRosterAs(portal, world.player('deputy'), argon2),
    ]);
    assert.equal(both.map((done) => (done.status === 'fulfilled' ? done.value : 'refused')).toSorted(), [false, true]);
    await signInPlayer(portal, renewed, argon2);
    const old = await signIn(
      auditor.device.transport,
      auditor.userName,
      auditor.passphrase,
      portal.association,
      argon2,
    );
    assert.not.ok(old.ok);
  }));

/** Runs `job` with the database breaking down at its `step`-th statement that writes; whether it came so far. */
const killedAt = async ({ portal }: World, step: number, job: () => Promise<unknown>): Promise<boolean> => {
  const { database } = portal.deps;
  const { write } = database;
  let count = 0;
  let isBroken = false;
  Object.assign(database, {
    write: ((work) =>
      write((tx) =>
        work({
          ...tx,
          run: (sql, values) => {
            count += 1;
            if (count !== step) return tx.run(sql, values);
            isBroken = true;
            throw new Error('killed');
          },
        }),
      )) satisfies typeof write,
  });
  try {
    await job();
  } catch {
    // What died is told by what stands afterwards.
  } finally {
    Object.assign(database, { write });
  }
  return isBroken;
};

test('killed at every statement of making keys by a link: the link is good still, the old keys too, and nothing waits in part', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const auditor = world.player('auditor');
    const secret = await linkFor(world, auditor);
    const { renewed, finish } = await preparedBy(world, auditor, secret, 'one phrase of six plain words');
    let step = 1;
    while (await killedAt(world, step, finish)) {
      const open = await openNewKeys(portal.deps.database.reader, portal.association, auditor.person);
      assert.is(open?.made, undefined, `step ${step}`);
      await signInPlayer(portal, auditor, argon2);
      step += 1;
    }
    assert.ok(step > 3, String(step));
    const waiting = await beginSignIn(renewed.device.transport, renewed, portal.association, argon2);
    assert.is(waiting.ok && waiting.value.step, 'waits');
    await signBoth(world, ['chair', 'deputy']);
    await signInPlayer(portal, renewed, argon2);
  }));

test('killed at every statement of the second signature: the old keys work or the new ones, never neither and never both', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const { database } = portal.deps;
    const auditor = world.player('auditor');
    await signInPlayer(portal, auditor, argon2);
    const renewed = await makeKeys(world, auditor, await linkFor(world, auditor));
    await signRosterAs(portal, world.player('chair'), argon2);
    const wayIn = async (player: Player) => {
      const begun = await beginSignIn(player.device.transport, player, portal.association, argon2);
      return begun.ok ? begun.value.step : begun.problem.error;
    };
    let broken = 0;
    for (let step = 1; ; step += 1) {
      let done: boolean | undefined;
      const isBroken = await killedAt(world, step, async () => {
        done = await signRosterAs(portal, world.player('deputy'), argon2);
      });
      const waits = (await openNewKeys(database.reader, portal.association, auditor.person))?.made !== undefined;
      const ways = [await wayIn(auditor), waits ? 'waits' : await wayIn(renewed)];
      if (!isBroken) {
        assert.is(done, true);
        assert.equal(ways, ['signed-out', 'open']);
        break;
      }
      broken += 1;
      // What died with the roster's transaction left the old state; sign-in's own statements are killed too.
      assert.equal(ways, done === true ? ['signed-out', 'open'] : ['open', 'waits'], `step ${step}`);
      if (done === true) break;
    }
    assert.ok(broken >= 8, String(broken));
  }));

test('what was sealed to former keys is served to nobody, on the way of handing on many neither (B22)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Written before.'));
    const renewed = await makeKeys(world, world.player('auditor'), await linkFor(world, world.player('auditor')));
    await signBoth(world, ['chair', 'audit-chair']);
    await signInPlayer(world.portal, renewed, world.argon2);
    const { status, body } = await renewed.device.transport('GET', `/api/staff/handovers/cases/${played.number}`);
    const given = parseWire(HandoverPackage, body);
    assert.equal([status, given?.cases.map(({ grants }) => grants)], [200, [[]]]);
  }));

test('everybody who had the keys lost them: the case says so, and is no less there', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const played = await world.report();
    await world.open('auditor', played);
    await world.open('chair', played);
    await renewKeys(world, 'auditor', ['deputy', 'audit-chair']);
    const chair = await renewKeys(world, 'chair', ['deputy', 'audit-chair']);
    const me = await signInPlayer(portal, chair, argon2);
    const read = await readCase(chair.device.transport, played.number, me, chair.device.root());
    assert.ok(read.ok);
    if (!read.ok || read.value.caseFile === undefined) return;
    assert.equal(
      lostRooms(read.value.caseFile, read.value.ground.current.roster).map(({ room, back }) => [room, back]),
      [
        ['report', []],
        ['deliberation', []],
      ],
    );
    const page = await chair.device.page(`/en/staff/cases/${played.number}`);
    assert.match(page.received, /Nobody in the association can open this report any more/);
    assert.match(page.received, /Nobody can open what was written among colleagues/);
    assert.ok((await handOnAs(portal, chair, played.number, argon2).catch(() => 'refused')) === 'refused');
    const mailbox = await world.mailbox(played);
    assert.ok(mailbox.mailbox.lines.length > 0, 'the reporter’s code still opens their side');
  }));

test.run();
