// Conflicts of interest, played through: declared before a case is read, found late by a colleague, and what becomes of the
// keys. The reporter notices nothing; whoever is kept away is left nothing; the substitute gets everything.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { handOn } from '../../src/client/hand-on.ts';
import { writeToAssociation } from '../../src/client/mailbox-writing.ts';
import { compose, perform, readCase } from '../../src/client/person.ts';
import type { Transport } from '../../src/client/transport.ts';
import type { PersonId } from '../../src/protocol/check/index.ts';
import { servingsOf } from '../../src/store/servings.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('conflicts of interest');

const grantsOf = async ({ portal }: World, person: PersonId): Promise<readonly string[]> =>
  (
    await portal.deps.database.reader.all('select room, epoch from grants where holder = ? order by room, epoch', [
      person,
    ])
  ).map((row) => `${row.room} ${row.epoch}`);

const textsIn = (opened: Awaited<ReturnType<World['open']>>, type: string): readonly string[] =>
  opened.entries.flatMap(({ entry }) => (entry?.type === type && 'text' in entry ? [entry.text] : []));

const deviceOf = async (world: World, who: Who) => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  const { transport, root } = player.device;
  return { me, transport, root: root() };
};

test('a handler is shown who was involved and where, declares, and reads the rest', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { me, transport, root } = await deviceOf(world, 'auditor');
    const before = await readCase(transport, played.number, me, root);
    assert.ok(before.ok && before.value.view === 'undeclared');
    if (!before.ok) return;
    assert.equal(
      before.value.entries.flatMap(({ entry }) => (entry === undefined ? [] : [entry.type])),
      ['report'],
      'neither the gist nor the identity opens',
    );
    assert.equal(before.value.unreadable, [], 'what isn’t given yet isn’t told as unreadable');
    const declare = { kind: 'declare', by: me.person, conflict: false } as const;
    const declared = await perform(transport, played.number, before.value, me, declare, [], root);
    assert.ok(declared.ok && declared.value.view === 'whole');
    assert.ok(declared.ok && declared.value.entries.some(({ entry }) => entry?.type === 'identity'));
  }));

test('a conflict declared before reading: the case is gone at once, and the substitute reads what was never opened', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    const { me, transport, root } = await deviceOf(world, 'chair');
    const found = await readCase(transport, played.number, me, root);
    if (!found.ok) throw new Error('the case is there');
    const conflict = { kind: 'declare', by: me.person, conflict: true } as const;
    assert.ok((await perform(transport, played.number, found.value, me, conflict, [], root)).ok);
    assert.is((await transport('GET', `/api/staff/cases/${played.number}`)).status, 404);
    const handed = await world.handOn('auditor', played);
    assert.is(handed.caseFile?.second, world.player('deputy').person);
    const reading = await world.open('deputy', played);
    assert.ok(reading.entries.some(({ entry }) => entry?.type === 'report'));
    assert.ok((await verifyFolder(world.folder)).ok);
  }));

test('a conflict found late: the reviewer is kept away, the substitute carries the case to its end with everything that was said and by whom, and verify passes (T53)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.note('Written before.'));
    await world.open('chair', played);
    const auditor = world.player('auditor');
    assert.equal(await grantsOf(world, auditor.person), ['deliberation 1', 'identity 1', 'report 1']);
    await world.pass(1);
    const barred = await world.act('chair', played, deeds.bar(auditor));
    await signInPlayer(world.portal, auditor, world.argon2);
    assert.is((await auditor.device.transport('GET', `/api/staff/cases/${played.number}`)).status, 404);
    assert.equal(
      await grantsOf(world, auditor.person),
      ['deliberation 1', 'identity 1', 'report 1'],
      'their grants stand until the substitute’s do',
    );
    assert.is(
      barred.caseFile?.duties.some(({ id, metOn }) => id === 'hand-on' && metOn === undefined),
      true,
    );

    const handed = await world.handOn('chair', played);
    assert.equal(await grantsOf(world, auditor.person), []);
    const substitute = world.player('audit-chair');
    assert.equal(await grantsOf(world, substitute.person), [
      ...['deliberation 1', 'deliberation 2', 'deliberation 2', 'report 1', 'report 2', 'report 2'],
    ]);
    assert.is(handed.caseFile?.reviewer, substitute.person);
    assert.equal([...handed.exposedOn], [[auditor.person, '2026-09-06']], 'what they had opened is on record');

    const reviewing = await world.open('audit-chair', played);
    assert.equal(textsIn(reviewing, 'note'), ['Written before.']);
    assert.equal(textsIn(reviewing, 'reason'), ['Named in the free text.']);
    assert.not.ok(
      reviewing.entries.some(({ entry }) => entry?.type === 'identity'),
      'an identity isn’t handed on',
    );
    await world.act('audit-chair', played, deeds.brief);
    await world.act('audit-chair', played, deeds.refer);
    await world.act('member-1', played, deeds.recommend('substantiated'));
    await world.act('member-2', played, deeds.confirm);
    await world.act('chair', played, deeds.ratify);
    const closed = await world.act('audit-chair', played, deeds.feedback);
    assert.is(closed.caseFile?.stage, 'closed');
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('the reporter reads and writes on under the new key, sees no line of a bar, and no name', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.message('Before.'));
    await world.open('chair', played);
    const before = await world.mailbox(played);
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    const between = await world.mailbox(played);
    assert.equal(between.mailbox.lines.length, before.mailbox.lines.length, 'a bar touches no room of theirs');
    const answered = await writeToAssociation(between.device.transport, between.mailbox, 'message', {
      lang: 'en',
      text: 'Between.',
    });
    assert.ok(answered.ok, 'they write under the key that they know');
    await world.handOn('chair', played);
    await world.act('audit-chair', played, deeds.message('After.'));
    const after = await world.mailbox(played);
    const sent = await writeToAssociation(after.device.transport, after.mailbox, 'message', {
      lang: 'en',
      text: 'And I.',
    });
    assert.ok(sent.ok);
    const texts = ['Before.', 'Between.', 'After.', 'And I.'];
    const thread = (await world.mailbox(played)).mailbox.thread.flatMap((one) => ('text' in one ? [one.text] : []));
    for (const text of texts)
      assert.ok(
        thread.some((shown) => shown === text),
        text,
      );
    assert.equal(textsIn(await world.open('chair', played), 'message'), texts);
    assert.equal(
      textsIn(await world.open('audit-chair', played), 'message'),
      texts,
      'the substitute reads every epoch',
    );
  }));

/** A device that breaks down with its `count`-th act on the way: before it is sent, or after it was accepted. */
const breaking = (transport: Transport, count: number, arrives: boolean): Transport => {
  let acts = 0;
  return async (method, path, body) => {
    if (!path.endsWith('/acts')) return transport(method, path, body);
    acts += 1;
    if (acts < count) return transport(method, path, body);
    if (acts === count && arrives) await transport(method, path, body);
    throw new Error('the browser was closed');
  };
};

test('a browser that ends at any step of handing on leaves what was done, and another goes on from there', () =>
  withWorld({}, async (world) => {
    let broken = 0;
    for (const arrives of [false, true]) {
      for (const count of [1, 2, 3]) {
        const played = await world.report();
        await world.act('auditor', played, deeds.refer).catch(() => undefined);
        await world.act('auditor', played, deeds.acknowledge);
        await world.act('auditor', played, deeds.refer);
        await world.open('member-1', played);
        await world.open('member-2', played);
        await world.act('member-1', played, deeds.bar(world.player('chair')));
        const { me, transport, root } = await deviceOf(world, 'auditor');
        const opened = await readCase(transport, played.number, me, root);
        if (!opened.ok) throw new Error('the case opens');
        const steps: number[] = [];
        await handOn(breaking(transport, count, arrives), opened.value, me, { told: (left) => steps.push(left) }).catch(
          () => undefined,
        );
        broken += steps.length;
        const handed = await world.handOn('member-2', played);
        assert.is(handed.caseFile?.second, world.player('deputy').person, `${count} ${arrives}`);
        assert.is(handed.caseFile?.duties.find(({ id }) => id === 'hand-on')?.metOn !== undefined, true);
        assert.equal(handed.caseFile?.irregular, []);
      }
    }
    assert.ok(broken > 6, String(broken));
    assert.equal(await grantsOf(world, world.player('chair').person), []);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('two who hand on at once: each step is done once, and nobody is told a fault', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.refer);
    await world.open('member-1', played);
    await world.open('member-2', played);
    await world.act('member-1', played, deeds.bar(world.player('chair')));
    const devices = await Promise.all(
      (['auditor', 'member-1', 'member-2'] as const).map((who) => deviceOf(world, who)),
    );
    const done = await Promise.all(
      devices.map(async ({ me, transport, root }) => {
        const opened = await readCase(transport, played.number, me, root);
        return opened.ok ? handOn(transport, opened.value, me) : opened;
      }),
    );
    assert.ok(
      done.every(({ ok }) => ok),
      JSON.stringify(done.filter(({ ok }) => !ok)),
    );
    const kinds = (await world.open('auditor', played)).lines.map(({ act }) => act.kind);
    assert.equal(kinds.filter((kind) => kind === 'epoch' || kind === 'grant').length, 3);
  }));

test('the last who has the keys of a case that they haven’t looked at hands them on before they are kept away (T44)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Read by one alone.'));
    await world.act('auditor', played, deeds.conflict);
    const { me, transport, root } = await deviceOf(world, 'chair');
    const found = await readCase(transport, played.number, me, root);
    if (!found.ok) throw new Error('the case is there');
    const conflict = { kind: 'declare', by: me.person, conflict: true } as const;
    const refused = await perform(transport, played.number, found.value, me, conflict, [], root);
    assert.is(!refused.ok && refused.problem.refusal?.code, 'last-holder');
    const handed = await handOn(transport, found.value, me);
    assert.ok(handed.ok && handed.value.view === 'undeclared');
    if (!handed.ok) return;
    assert.ok((await perform(transport, played.number, handed.value, me, conflict, [], root)).ok);
    await world.handOn('audit-chair', played);
    assert.equal(textsIn(await world.open('deputy', played), 'note'), ['Read by one alone.']);
    const checked = await verifyFolder(world.folder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test('what is written after somebody is kept away lies under keys that they were never given, and theirs are deleted (T104)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.note('Before.'));
    await world.open('chair', played);
    const auditor = world.player('auditor');
    await world.act('chair', played, deeds.bar(auditor));
    await world.handOn('chair', played);
    const opened = await world.act('audit-chair', played, deeds.message('After.'));
    const written = await world.mailbox(played);
    await writeToAssociation(written.device.transport, written.mailbox, 'message', { lang: 'en', text: 'And after.' });
    const noted = await world.act('audit-chair', played, deeds.note('After.'));
    const held = noted.lines.flatMap(({ act }) => act.grants.filter(({ holder }) => holder === auditor.person));
    assert.equal(
      held.map(({ room, epoch }) => `${room} ${epoch}`),
      ['identity 1', 'report 1', 'deliberation 1'],
    );
    const rows = await world.portal.deps.database.reader.all(
      'select room, epoch from entries where case_id = ? and line in (select line from lines where position > ?)',
      [noted.caseId, opened.lines.length - 1],
    );
    assert.is(rows.length, 3);
    for (const row of rows) assert.is(row.epoch, 2, String(row.room));
    assert.equal(await grantsOf(world, auditor.person), []);
  }));

test('the next key is sealed to the reporter whom the sealed report confirms, and to no other', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    const { me, transport, root } = await deviceOf(world, 'chair');
    const found = await readCase(transport, played.number, me, root);
    if (!found.ok) throw new Error('the case opens');
    const opened = found.value;
    const epoch = { kind: 'epoch', by: me.person, room: 'report' } as const;
    const { today } = opened.ground;
    assert.ok(compose(opened, me, epoch, [], today).ok);
    const other = (keys: string): string => keys.replace(/^./, (first) => (first === 'x' ? 'y' : 'x'));
    const others = opened.entries.map((one) =>
      one.entry?.type === 'report' ? { ...one, entry: { ...one.entry, keys: other(one.entry.keys) } } : one,
    );
    const planted = compose({ ...opened, entries: others }, me, epoch, [], today);
    assert.equal(planted, { ok: false, problem: { error: 'cannot-open' } });
  }));

test('what of a case was served to whom is kept when their grants are taken back', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('chair', played);
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.bar(world.player('chair')));
    const handed = await world.handOn('auditor', played);
    const served = await servingsOf(world.portal.deps.database.reader, world.portal.association, handed.caseId);
    assert.ok(served.some(({ person }) => person === world.player('chair').person));
    assert.ok(handed.exposedOn.has(world.player('chair').person));
  }));

test.run();
