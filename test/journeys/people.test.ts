// People and their accounts: who is on the roster, who only says so, and who lost a passphrase.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import { enrolPlayer, signInPlayer } from '../../src/cli/demo/people.ts';
import { recover, replaceAfterRecovery } from '../../src/client/enrolment.ts';
import { draftMoved, rosterDraft, signDraft } from '../../src/client/roster.ts';
import { signIn, unlock } from '../../src/client/sign-in.ts';
import { ask } from '../../src/client/transport.ts';
import { addDays, plainDate } from '../../src/domain/plain-date.ts';
import { RosterPackage } from '../../src/domain/wire.ts';
import { draftFault, fromBase64url, parseRoster, toBase64url } from '../../src/protocol/check/index.ts';
import { rosterBytes } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('people');

const asAdministrator = async (world: World) => {
  const administrator = playerOf(world.cast, 'admin');
  await signInPlayer(world.portal, administrator, world.argon2);
  return administrator;
};

const enrolImpostor = async (world: World, office: 'violations-committee' | 'board-member') => {
  const impostor = {
    name: 'Somebody Else',
    offices: [office] as const,
    userName: 'impostor',
    passphrase: 'six words that nobody else knows',
  };
  const secret = await inviteCandidate(await asAdministrator(world), impostor);
  return enrolPlayer(world.portal, { ...impostor, secret }, world.argon2, world.watch);
};

const rostersOf = async (world: World, who: 'chair' | 'audit-chair') => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  const pkg = await ask(player.device.transport, 'GET', '/api/staff/rosters', RosterPackage);
  assert.ok(pkg.ok);
  if (!pkg.ok) throw new Error('unreachable');
  return {
    me,
    player,
    pkg: pkg.value,
    view: rosterDraft(pkg.value, player.device.root(), undefined, me, world.today()),
  };
};

test('an impostor enrolled by the administrator is on no signed roster, and nothing is ever sealed to them', () =>
  withWorld({}, async (world) => {
    const impostor = await enrolImpostor(world, 'violations-committee');
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    const referred = await world.act('auditor', played, deeds.refer);
    assert.is(referred.caseFile?.panel.length, 3);
    const holders = referred.lines.flatMap(({ act }) => act.grants.map(({ holder }) => holder));
    assert.not.ok(holders.includes(impostor.person));
    await signInPlayer(world.portal, impostor, world.argon2);
    const read = await impostor.device.transport('GET', `/api/staff/cases/${played.number}`);
    assert.is(read.status, 404);
    const desk = await impostor.device.page('/en/staff');
    assert.not.ok(desk.received.includes(played.number));
  }));

test('a planted person shows in the draft as new, with the fingerprint to compare, and waits for two signatures', () =>
  withWorld({}, async (world) => {
    const impostor = await enrolImpostor(world, 'violations-committee');
    const { view, me, player } = await rostersOf(world, 'chair');
    assert.ok(view.ok && view.value !== undefined);
    if (!view.ok || view.value === undefined) return;
    assert.equal(
      view.value.changes.added.map(({ id }) => id),
      [impostor.person],
    );
    const shown = view.value.fingerprints.find(({ person }) => person === impostor.person);
    assert.match(shown?.fingerprint ?? '', /^\d{5}( \d{5}){5}$/);
    assert.ok(shown?.isNew);
    const once = await signDraft(player.device.transport, view.value, me);
    assert.equal(once, { ok: true, value: { accepted: false } });
    const again = await rostersOf(world, 'chair');
    assert.ok(again.view.ok && again.view.value?.mayISign === false, 'nobody signs twice');
    const { draftHash, ground } = view.value;
    const inForce = ground?.current.hash;
    assert.is(draftMoved(undefined, view.value), false);
    assert.is(draftMoved(draftHash, view.value), false);
    assert.is(draftMoved('another', view.value), true);
    assert.ok(inForce !== undefined);
    assert.is(draftMoved(inForce, view.value), false, 'what took effect since is no other draft of this one');
  }));

test('a draft of a far day, of one before the roster in force, long drawn up or at its end is signed by nobody, whoever offers it', () =>
  withWorld({}, async (world) => {
    await enrolImpostor(world, 'violations-committee');
    const { pkg, me, player } = await rostersOf(world, 'chair');
    const root = player.device.root();
    const waiting = parseRoster(fromBase64url(pkg.draft?.bytes ?? '') ?? new Uint8Array());
    if (!waiting.ok || pkg.draft === undefined) throw new Error('a draft waits');
    const { draft } = pkg;
    const offered = (dates: { readonly on?: string; readonly until?: string }, today: string = world.today()) => {
      const bytes = toBase64url(rosterBytes({ ...waiting.value, ...dates }));
      const view = rosterDraft({ ...pkg, draft: { ...draft, bytes } }, root, undefined, me, plainDate(today));
      if (!view.ok) return view.reason;
      return view.value?.mayISign === true ? 'signed' : view.value?.fault;
    };
    const day = (days: number) => addDays(world.today(), days);
    assert.is(offered({}), 'signed');
    assert.is(offered({ on: '2045-01-01', until: '2046-01-30' }), 'ahead');
    assert.is(offered({ on: day(2) }), 'ahead');
    assert.is(offered({ on: day(1) }), 'signed', 'about midnight two clocks have two days');
    assert.is(offered({ on: '2001-01-01', until: '2001-12-31' }), 'backwards');
    assert.is(offered({ on: day(0), until: day(401) }), 'malformed');
    assert.is(offered({}, day(14)), 'signed');
    assert.is(offered({}, day(15)), 'old');
    assert.is(offered({ until: day(3) }, day(4)), 'ended');
    const before = { ...waiting.value, on: day(-1) };
    assert.is(draftFault(before, { on: day(0) }, world.today()), 'backwards');
  }));

test('whoever signs is told beside each name of a draft whose name it could be taken for, and of no other', () =>
  withWorld({}, async (world) => {
    await enrolImpostor(world, 'violations-committee');
    const { pkg, me, player } = await rostersOf(world, 'chair');
    const listed = (names: Readonly<Record<string, string>>) => {
      const people = pkg.people.map((person) => ({ ...person, name: names[person.id] ?? person.name }));
      const view = rosterDraft({ ...pkg, people }, player.device.root(), undefined, me, world.today());
      if (!view.ok || view.value === undefined) throw new Error('a draft waits');
      return view.value.fingerprints;
    };
    const told = (names: Readonly<Record<string, string>>) =>
      listed(names).flatMap(({ name, like }) => (like.length === 0 ? [] : [`${name}: ${like.join()}`]));
    assert.equal(told({}), []);
    const other = listed({}).find(({ person }) => person !== me.person)?.person ?? '';
    assert.equal(told({ [me.person]: 'محمد العلي', [other]: 'محمد علي' }).toSorted(), [
      'محمد العلي: محمد علي',
      'محمد علي: محمد العلي',
    ]);
    assert.equal(told({ [me.person]: 'محمد العلي', [other]: 'سعد علي' }), []);
  }));

test('somebody who isn’t among the four signs no roster, and a draft with another policy than the one shown is refused', () =>
  withWorld({}, async (world) => {
    await enrolImpostor(world, 'violations-committee');
    const { pkg, me } = await rostersOf(world, 'chair');
    const root = world.player('chair').device.root();
    const member = await signInPlayer(world.portal, world.player('member-1'), world.argon2);
    const theirs = rosterDraft(pkg, root, undefined, member, world.today());
    assert.ok(theirs.ok && theirs.value?.mayISign === false && theirs.value.whyNot === 'no-office');
    const swapped = rosterDraft(
      {
        ...pkg,
        ...(pkg.draft === undefined
          ? {}
          : { draft: { ...pkg.draft, policy: pkg.draft.policy.replace('"quorum":2', '"quorum":1') } }),
      },
      root,
      undefined,
      me,
      world.today(),
    );
    assert.equal(swapped, { ok: false, reason: 'untrusted' });
    const older = rosterDraft(pkg, root, { root: root ?? '', seq: 99, head: root ?? '' }, me, world.today());
    assert.equal(older, { ok: false, reason: 'untrusted' });
  }));

test('a lost passphrase is replaced by the recovery key once; the old passphrase, the used key and live sessions are dead', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const played = await world.report();
    const auditor = world.player('auditor');
    await signInPlayer(portal, auditor, argon2);
    const { transport } = world.player('member-1').device;
    const typed = auditor.recoveryKey.replace(/(\d{4})/g, '$1 ');
    const wrong = await recover(
      transport,
      auditor.recoveryKey.replace(/\d$/, (last) => String((Number(last) + 1) % 10)),
      portal.association,
      argon2,
    );
    assert.equal(wrong, { ok: false, problem: { error: 'mistyped' } });
    const recovered = await recover(transport, typed, portal.association, argon2);
    assert.ok(recovered.ok && recovered.value.userName === auditor.userName);
    if (!recovered.ok) return;
    const short = await replaceAfterRecovery(transport, recovered.value, 'too short', argon2);
    assert.equal(short, { ok: false, problem: { error: 'malformed' } });
    const passphrase = 'a new passphrase of several words';
    const made = await replaceAfterRecovery(transport, recovered.value, passphrase, argon2);
    assert.ok(made.ok && made.value.recoveryKey !== auditor.recoveryKey);
    if (!made.ok) return;
    const finished = await made.value.finish();
    assert.ok(finished.ok);
    assert.is((await auditor.device.transport('GET', `/api/staff/cases/${played.number}`)).status, 401);
    const old = await signIn(
      auditor.device.transport,
      auditor.userName,
      auditor.passphrase,
      portal.association,
      argon2,
    );
    assert.equal(old, { ok: false, problem: { error: 'signed-out' } });
    const used = await recover(transport, auditor.recoveryKey, portal.association, argon2);
    assert.equal(used, { ok: false, problem: { error: 'cannot-open' } });
    const me = await signInPlayer(portal, { ...auditor, passphrase }, argon2);
    assert.is(me.person, auditor.person);
    const reopened = await unlock(auditor.device.transport, auditor.userName, passphrase, portal.association, argon2);
    assert.ok(reopened.ok);
    const asked = await auditor.device.transport('GET', `/api/staff/cases/${played.number}`);
    assert.is(asked.status, 200, 'the same keys open the same cases');
  }));

test('T16 an unknown user name and a wrong passphrase get one answer', () =>
  withWorld({}, async (world) => {
    const { portal, argon2 } = world;
    const { transport } = world.player('chair').device;
    const wrong = await signIn(transport, 'canary.chair', 'not the passphrase at all', portal.association, argon2);
    const unknown = await signIn(transport, 'nobody.here', 'not the passphrase at all', portal.association, argon2);
    assert.equal(wrong, unknown);
    const answers = world.exchanges
      .filter(({ path, method }) => path === '/api/session' && method === 'POST')
      .slice(-2);
    assert.equal(answers[0]?.received, answers[1]?.received);
    assert.equal(answers[0]?.headers, answers[1]?.headers);
  }));

test.run();
