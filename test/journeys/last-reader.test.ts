// Keys that were damaged in the database, played through: whoever alone opens a case isn't let go, or kept away, before somebody else
// opens it; nobody with a conflict is forced to stay by that; and where nobody opens a room the pages say so and what is left to do.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import type { Played } from '../../src/cli/demo/play.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { type Declaring, declareConflict } from '../../src/client/declare-conflict.ts';
import { handOn, stepsLeft, stepsToSave } from '../../src/client/hand-on.ts';
import { perform, readCase, reportUnreadable } from '../../src/client/person.ts';
import { newKeysEn } from '../../src/i18n/new-keys.en.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { shared } from '../../src/i18n/shared.ts';
import type { Room } from '../../src/protocol/check/index.ts';
import { tamper } from '../support/tampering.ts';
import { placesIn } from './founded.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('the only one who can open a case');

const words = newKeysEn.caseKeys;
/** The words before a name. */
const before = (told: (name: string) => string): string => told('NAME').split('NAME')[0] ?? '';

const grantOf = async ({ portal }: World, person: string, room: Room): Promise<Uint8Array> => {
  // What is damaged is a key of the first epoch.
  const rows = await portal.deps.database.reader.all(
    'select grant_sealed from grants where holder = ? and room = ? and epoch = 1',
    [person, room],
  );
  assert.is(rows.length, 1);
  const blob = rows[0]?.grant_sealed;
  if (!(blob instanceof Uint8Array)) throw new Error('a grant is bytes');
  return blob;
};

/** Nobody asks the portal for anything meanwhile. */
const putGrant = ({ folder }: World, person: string, room: Room, blob: Uint8Array): Promise<void> =>
  tamper(placesIn(folder).dataFolder, ({ change }) =>
    change('update grants set grant_sealed = ? where holder = ? and room = ? and epoch = 1', [blob, person, room]),
  );

/** How the operator is told to put keys back out of an older copy. */
const OPERATING = readFileSync(new URL('../../src/cli/OPERATING.md', import.meta.url), 'utf8');
const PUT_BACK = /^insert or replace into main\.grants.*;$/m.exec(OPERATING)?.[0] ?? '';

/** One byte of somebody's key to a room isn't what it was. */
const damaged = async (world: World, who: Who, room: Room): Promise<void> => {
  const { person } = world.player(who);
  const blob = await grantOf(world, person, room);
  const last = blob.length - 1;
  await putGrant(world, person, room, blob.with(last, (blob[last] ?? 0) ^ 1));
};

/** Their browser comes to the case, and signs what doesn't open there. */
const looked = async (world: World, who: Who, { number }: Played) => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  const { transport } = player.device;
  const root = player.device.root();
  const found = await readCase(transport, number, me, root);
  if (!found.ok) throw new Error(found.problem.error);
  const told = await reportUnreadable(transport, found.value, me);
  if (!told.ok) throw new Error(told.problem.error);
  const act = (
    intention: Parameters<typeof perform>[4],
    entries: Parameters<typeof perform>[5] = [],
    opened = told.value,
  ) => perform(transport, number, opened, me, intention, entries, root);
  return { me, transport, root, opened: told.value, act };
};

const pageFor = async (world: World, who: Who, path: string): Promise<string> => {
  await signInPlayer(world.portal, world.player(who), world.argon2);
  return (await world.player(who).device.page(path)).received;
};

const refusalCode = (done: Awaited<ReturnType<typeof perform>>): string | undefined =>
  done.ok ? undefined : done.problem.refusal?.code;

/** A case that both have opened, and of which the auditor's key to the report has been damaged since. */
const withDamage = async (world: World): Promise<Played> => {
  const played = await world.report();
  await world.act('auditor', played, deeds.note('Read by two.'));
  await world.open('chair', played);
  await damaged(world, 'auditor', 'report');
  const auditor = await looked(world, 'auditor', played);
  assert.equal(auditor.opened.unreadable, ['report']);
  return played;
};

test('the only one who still opens the case declares a conflict: refused, until their browser has given the keys again; then the case goes on (T44)', () =>
  withWorld({}, async (world) => {
    const played = await withDamage(world);
    const chair = await looked(world, 'chair', played);
    const conflict = { kind: 'declare', by: chair.me.person, conflict: true } as const;
    assert.is(refusalCode(await chair.act(conflict)), 'last-holder');
    const page = await pageFor(world, 'chair', `/en/staff/cases/${played.number}`);
    assert.ok(page.includes(`${before(words.alone)}Canary Name auditor`), 'the page says who waits for the key');
    const gone = await declareConflict(chair.transport, chair.opened, chair.me);
    assert.ok(gone.ok, 'nobody is forced to stay');
    assert.ok(gone.ok && gone.value.saved, 'they are told that their browser gave keys first');
    const handed = await world.handOn('auditor', played);
    assert.is(handed.caseFile?.second, world.player('deputy').person);
    const deputy = await world.open('deputy', played);
    assert.ok(deputy.entries.some(({ entry }) => entry?.type === 'report'));
    const checked = await verifyFolder(world.folder);
    assert.is(!checked.ok && checked.kind, 'changed-grant', 'nothing but the damage');
  }));

test('where somebody else was quicker to give the keys again, nobody who leaves is told that their browser did', () =>
  withWorld({}, async (world) => {
    const played = await withDamage(world);
    const chair = await looked(world, 'chair', played);
    const to = world.player('auditor').person;
    let isFirst = true;
    const told: Declaring[] = [];
    const slower: typeof chair.transport = async (method, path, body) => {
      const isOvertaken = isFirst && path.endsWith('/acts');
      if (isOvertaken) {
        isFirst = false;
        await world.act('chair', played, (_, { person: by }) => ({
          intention: { kind: 'grant', by, room: 'report', to },
          entries: [],
        }));
      }
      return chair.transport(method, path, body);
    };
    const gone = await declareConflict(slower, chair.opened, chair.me, (step) => told.push(step));
    assert.ok(gone.ok && !gone.value.saved);
    assert.equal(told, [1, 'declaration']);
  }));

test('whose own key doesn’t open can’t keep the only reader away; given it again they can, and carry the case on', () =>
  withWorld({}, async (world) => {
    const played = await withDamage(world);
    const auditor = await looked(world, 'auditor', played);
    const deed = deeds.bar(world.player('chair'))(auditor.opened, auditor.me);
    const refused = await auditor.act(deed.intention, deed.entries);
    assert.is(refusalCode(refused), 'last-reader');
    const refusal = refused.ok ? undefined : refused.problem.refusal;
    assert.ok(refusal !== undefined && refusalText('en', refusal).includes('give the keys again'));
    await world.act('chair', played, (_, { person: by }) => ({
      intention: { kind: 'grant', by, room: 'report', to: auditor.me.person },
      entries: [],
    }));
    await world.act('auditor', played, deeds.bar(world.player('chair')));
    await world.handOn('auditor', played);
    const deputy = await world.open('deputy', played);
    assert.equal(deputy.unreadable, []);
    assert.ok(deputy.entries.some(({ entry }) => entry?.type === 'report'));
  }));

test('the last who has keys and can’t open the report hands on what opens, and is let go with a conflict', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Written inside.'));
    await world.open('chair', played);
    await world.act('auditor', played, deeds.conflict);
    await damaged(world, 'chair', 'report');
    const chair = await looked(world, 'chair', played);
    const conflict = { kind: 'declare', by: chair.me.person, conflict: true } as const;
    assert.is(refusalCode(await chair.act(conflict)), 'last-holder');
    const saved = await handOn(chair.transport, chair.opened, chair.me, { steps: stepsToSave });
    assert.is(!saved.ok && saved.problem.error, 'cannot-open', 'the report is left as it is');
    const again = await readCase(chair.transport, played.number, chair.me, chair.root);
    if (!again.ok) throw new Error(again.problem.error);
    const holders = again.value.caseFile?.holders('deliberation') ?? [];
    assert.ok(holders.includes(world.player('audit-chair').person), 'what was written inside was handed on');
    assert.ok((await chair.act(conflict, [], again.value)).ok);
  }));

test('whom one of the report’s two keys doesn’t open hands on the other room first: what they lack holds nothing else up', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Written inside.'));
    await world.open('chair', played);
    await world.act('auditor', played, deeds.conflict);
    const chair = await looked(world, 'chair', played);
    // Both rooms have begun anew, and nobody was given anything yet.
    const begun = await handOn(chair.transport, chair.opened, chair.me, {
      steps: (opened, me) => stepsLeft(opened, me).filter(({ kind }) => kind === 'epoch'),
    });
    assert.ok(begun.ok);
    await damaged(world, 'chair', 'report');
    const again = await looked(world, 'chair', played);
    const rooms = (...of: Parameters<typeof stepsLeft>): readonly Room[] => stepsLeft(...of).map(({ room }) => room);
    assert.equal(rooms(again.opened, again.me), ['report', 'deliberation']);
    const handed = await handOn(again.transport, again.opened, again.me);
    assert.is(!handed.ok && handed.problem.error, 'cannot-open', 'the report’s keys are left as they are');
    const found = await readCase(again.transport, played.number, again.me, again.root);
    if (!found.ok) throw new Error(found.problem.error);
    assert.equal(rooms(found.value, again.me), ['report'], 'what was written inside was handed on');
  }));

test('keys of two that were swapped: the pages say that nobody opens the report and what is left, and put back they open again', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    const [auditor, chair] = [world.player('auditor').person, world.player('chair').person];
    const copy = join(world.folder, 'older.db');
    await world.portal.deps.database.backup(copy);
    const [of, other] = [await grantOf(world, auditor, 'report'), await grantOf(world, chair, 'report')];
    await putGrant(world, auditor, 'report', other);
    await putGrant(world, chair, 'report', of);
    await looked(world, 'auditor', played);
    await looked(world, 'chair', played);
    const owed = shared('en').duties.unopenable;
    const asked = shared('en').duties.unreadable;
    for (const who of ['auditor', 'chair'] as const) {
      assert.ok((await pageFor(world, who, `/en/staff/cases/${played.number}`)).includes(words.shut.report), who);
      const desk = await pageFor(world, who, '/en/staff');
      assert.ok(desk.includes(owed) && !desk.includes(asked), who);
    }
    const broken = await verifyFolder(world.folder);
    assert.is(!broken.ok && broken.kind, 'swapped-grant');
    await tamper(placesIn(world.folder).dataFolder, async ({ all, change }) => {
      await all(`attach '${copy}' as older`);
      await change(PUT_BACK);
    });
    assert.ok((await verifyFolder(world.folder)).ok);
    for (const [by, to] of [
      ['chair', auditor],
      ['auditor', chair],
    ] as const)
      await world.act(by, played, (_, me) => ({
        intention: { kind: 'grant', by: me.person, room: 'report', to },
        entries: [],
      }));
    const page = await pageFor(world, 'chair', `/en/staff/cases/${played.number}`);
    assert.not.ok(page.includes(words.shut.report));
    assert.equal((await world.open('chair', played)).unreadable, []);
  }));

test.run();
