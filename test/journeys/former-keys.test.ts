// What somebody can do with keys that the roster took from them while whoever writes the database helps: they sign by the roster of
// before, on a day of today. No browser takes it, and the offline check calls it by its name (PROTOCOL B31).
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { type Deed, signInPlayer } from '../../src/cli/demo/people.ts';
import type { Played } from '../../src/cli/demo/play.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { buildAct } from '../../src/client/act.ts';
import { standingOf } from '../../src/client/log-proof.ts';
import { type Me, type OpenedCase, readCase } from '../../src/client/person.ts';
import { openMailbox } from '../../src/client/reporter.ts';
import type { Transport } from '../../src/client/transport.ts';
import { plan } from '../../src/domain/decide.ts';
import { ProofPackage } from '../../src/domain/log-wire.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { fromBase64url, headsFrom, toBase64url } from '../../src/protocol/check/index.ts';
import { signHead } from '../../src/protocol/open/index.ts';
import { readSubmission, storeSent } from '../../src/store/submission.ts';
import { asAdministrator, renewKeys, signBoth } from '../support/new-keys.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('former keys');

const answered = <T>(answer: { ok: true; value: T } | { ok: false }): T => {
  if (!answer.ok) throw new Error('it was refused');
  return answer.value;
};

/** A case that the auditor has begun to work in, as they saw it last, with the keys that they had then. */
const begun = async (world: World) => {
  const played = await world.report();
  await world.act('auditor', played, deeds.acknowledge);
  await world.open('chair', played);
  const last = await world.open('auditor', played);
  const former = await signInPlayer(world.portal, world.player('auditor'), world.argon2);
  await world.pass(1);
  return { played, last, former };
};

const leaves = async (world: World, person: string): Promise<void> => {
  const { device } = await asAdministrator(world);
  await device.form(`/en/admin/people/${person}/suspension`, {});
  await signBoth(world, ['chair', 'audit-chair']);
};

/** An act of today under the roster of before. */
const forged = (world: World, seen: OpenedCase, former: Me, deed: Deed) => {
  const { intention, entries } = deed(seen, former);
  const { association, current } = seen.ground;
  const roster = { association, rosterHash: current.hash, roster: current.roster };
  if (seen.caseFile === undefined) throw new Error('the whole case was seen');
  const allowed = plan(seen.policy, current.roster, seen.caseFile, intention, world.today());
  if (!allowed.ok) throw new Error(allowed.refusal.code);
  const made = buildAct(
    {
      ...roster,
      ...{ caseId: seen.caseId, prev: seen.head, on: world.today(), by: former.person, bars: new Set() },
      signKey: former.keys.sign.secretKey,
      keyOf: (room, epoch) => seen.rooms.get(room)?.get(epoch),
    },
    allowed.value,
    entries,
  );
  if (!made.ok) throw new Error('it can be built');
  return made.value;
};
type Forgery = ReturnType<typeof forged>;

/** Whoever writes the database puts an act in that the server refuses. */
const putIn = async ({ portal }: World, { hash: _, ...submission }: Forgery): Promise<void> => {
  const read = answered(readSubmission(submission));
  const day = riyadhDate(portal.deps.clock());
  await portal.deps.database.write((tx) => storeSent(tx, portal.association, read, day));
};

/** A server that serves one line more than it has taken. */
const lying =
  (transport: Transport, added: Forgery | undefined): Transport =>
  async (method, path, body) => {
    const answer = await transport(method, path, body);
    const given = answer.body as { readonly lines?: readonly unknown[] } | undefined;
    if (added === undefined || given?.lines === undefined) return answer;
    const { bytes, signature, hash } = added;
    return { ...answer, body: { ...given, lines: [...given.lines, { bytes, signature }], head: hash } };
  };

const byChair = async (world: World, played: Played, added?: Forgery) => {
  const chair = world.player('chair');
  const me = await signInPlayer(world.portal, chair, world.argon2);
  const read = await readCase(lying(chair.device.transport, added), played.number, me, chair.device.root());
  return read.ok ? 'trusted' : read.problem.error;
};

const byReporter = async (world: World, played: Played, added?: Forgery) => {
  const device = newDevice(world.portal);
  const opened = await openMailbox(lying(device.transport, added), played.keys, device.root());
  return opened.ok ? 'trusted' : opened.problem.error;
};

const byVerify = async ({ folder }: World) => {
  const found = await verifyFolder(folder);
  return found.ok ? 'trusted' : found.kind;
};

test('a message signed with keys that were replaced is refused by colleague, reporter and offline check', () =>
  withWorld({}, async (world) => {
    const { played, last, former } = await begun(world);
    await renewKeys(world, 'auditor', ['chair', 'audit-chair']);
    await world.pass(15);
    assert.is(await byChair(world, played), 'trusted');
    assert.is(await byReporter(world, played), 'trusted');
    const forgery = forged(world, last, former, deeds.message('Forged: send your name to this number.'));
    assert.is(await byChair(world, played, forgery), 'untrusted');
    assert.is(await byReporter(world, played, forgery), 'untrusted');
    await putIn(world, forgery);
    assert.is(await byVerify(world), 'stale-roster');
  }));

test('who left closes no case any more', () =>
  withWorld({}, async (world) => {
    const { played, last, former } = await begun(world);
    await leaves(world, former.person);
    await world.pass(15);
    const forgery = forged(world, last, former, deeds.close);
    assert.is(await byChair(world, played, forgery), 'untrusted');
    assert.is(await byReporter(world, played, forgery), 'untrusted');
    await putIn(world, forgery);
    assert.is(await byVerify(world), 'stale-roster');
  }));

test('what was signed before stays good after its author left and after their keys were replaced', () =>
  withWorld({}, async (world) => {
    const { played, former } = await begun(world);
    await leaves(world, former.person);
    await renewKeys(world, 'chair', ['deputy', 'audit-chair']);
    await world.pass(60);
    assert.is(await byReporter(world, played), 'trusted');
    assert.is(await byVerify(world), 'trusted');
  }));

test('heads signed by a replaced key and by who left prove nothing to a reporter of a later day (T15)', () =>
  withWorld({}, async (world) => {
    const { former } = await begun(world);
    const leaver = await signInPlayer(world.portal, world.player('deputy'), world.argon2);
    await renewKeys(world, 'auditor', ['chair', 'audit-chair']);
    await leaves(world, leaver.person);
    await world.pass(30);
    const played = await world.report();
    await world.pass(3);
    const device = newDevice(world.portal);
    const mailbox = answered(await openMailbox(device.transport, played.keys, device.root()));
    const lookup = { lookup: toBase64url(played.keys.lookup) };
    const given = parseWire(ProofPackage, (await device.transport('POST', '/api/mailbox/proof', lookup)).body);
    if (given?.day === undefined || given.root === undefined) throw new Error('there is a proof');
    assert.is(standingOf(mailbox, given).state, 'stands');
    const bytes = (text: string | undefined) => fromBase64url(text ?? '', 32) ?? new Uint8Array(32);
    const heads = headsFrom(bytes(given.previous), given.day, [given.root, ...(given.roots ?? [])].map(bytes));
    const newest = heads?.at(-1);
    if (newest === undefined) throw new Error('a head closes the day');
    const { association } = mailbox.ground;
    const by = ({ person, keys }: Me) => ({
      by: person,
      day: newest.day,
      head: toBase64url(newest.head),
      signature: toBase64url(signHead(association, newest.head, keys.sign.secretKey)),
    });
    for (const who of [former, leaver])
      assert.is(standingOf(mailbox, { ...given, signatures: [by(who)] }).state, 'contradicts');
  }));

test.run();
