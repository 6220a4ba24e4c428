// A handler leaves, and their colleagues' browsers hand on the keys of all their cases from one page: as little of each asked for
// as that takes, each verified from its first line, broken off and begun again at any step, by two at once, and past a case
// that fails.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { type HandedOn, handOnAll, lookForHandovers } from '../../src/client/handovers.ts';
import { knownLinesIn } from '../../src/client/known-lines.ts';
import type { Transport } from '../../src/client/transport.ts';
import { CASES_NAMED, HandoverPackage, parseWire } from '../../src/domain/wire.ts';
import { handoversText } from '../../src/i18n/handovers.ts';
import { itemHash } from '../../src/protocol/check/index.ts';
import { type KnownCase, random } from '../../src/protocol/open/index.ts';
import { integer } from '../../src/store/rows.ts';
import { deeds, type World, withWorld } from './world.ts';

const test = suite('handing on many cases');

const deviceOf = async (world: World, who: Who) => {
  const player = world.player(who);
  const me = await signInPlayer(world.portal, player, world.argon2);
  return { me, transport: player.device.transport, page: player.device.page, root: player.device.root() };
};

/** Somebody's account is suspended, and two signers sign a roster without them. */
const leaves = async (world: World, who: Who): Promise<void> => {
  const administrator = world.player('admin' as Who);
  await signInPlayer(world.portal, administrator, world.argon2);
  const shown = await administrator.device.form(`/en/admin/people/${world.player(who).person}/suspension`, {});
  assert.ok(shown.status < 400, String(shown.status));
  const signers = (['audit-chair', 'chair', 'deputy'] as const).filter((signer) => signer !== who).slice(0, 2);
  for (const signer of signers) await signRosterAs(world.portal, world.player(signer), world.argon2);
};

/** In how many cases keys wait for somebody's browser, once the portal has looked at all of theirs. */
const waitingFor = async (transport: Transport): Promise<number> => {
  for (;;) {
    const state = await lookForHandovers(transport);
    if (!state.ok) throw new Error(state.problem.error);
    if (state.value.looked) return state.value.waiting;
  }
};

type Asked = {
  readonly isLeftOut?: (number: string) => boolean;
  readonly through?: Transport;
  readonly stopAfter?: number;
  readonly known?: readonly KnownCase[];
};

const givenTo = async (transport: Transport, number: string) =>
  parseWire(HandoverPackage, (await transport('GET', `/api/staff/handovers/cases/${number}`)).body)?.cases ?? [];

/** One press of the button. */
const runAs = async (
  world: World,
  who: Who,
  { through, stopAfter = Number.POSITIVE_INFINITY, known, isLeftOut }: Asked = {},
) => {
  const { me, transport, root } = await deviceOf(world, who);
  const told: HandedOn[] = [];
  let kept = known ?? [];
  const write = (cases: readonly KnownCase[]): void => {
    kept = cases;
  };
  const remembering = known === undefined ? me : { ...me, known: knownLinesIn({ read: () => kept, write }) };
  const end = await handOnAll(through ?? transport, remembering, {
    root,
    told: (one) => told.push(one),
    isStopped: () => told.length >= stopAfter,
    ...(isLeftOut === undefined ? {} : { isLeftOut }),
  });
  return { end, told, known: kept };
};

const doneIn = (told: readonly HandedOn[]): readonly string[] =>
  told.flatMap((one) => (one.state === 'done' ? [one.number] : []));

const rowsOf = async (world: World, sql: string, values: readonly string[] = []): Promise<number> => {
  const [row] = await world.portal.deps.database.reader.all(`select count(*) as n from (${sql})`, values);
  return row === undefined ? -1 : integer(row, 'n');
};

const isWhole = async (world: World): Promise<void> => {
  const checked = await verifyFolder(world.folder);
  assert.ok(checked.ok, JSON.stringify(checked));
};

/** So many reports; of every third the auditor has opened the case, of every sixth the chair too. */
const cases = async (world: World, count: number): Promise<readonly string[]> => {
  const numbers: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const played = await world.report();
    numbers.push(played.number);
    if (at % 3 === 0) await world.act('auditor', played, deeds.note(`Of case ${at}.`));
    if (at % 6 === 0) await world.open('chair', played);
  }
  return numbers.toSorted();
};

test('who takes over is given the keys of every case, opened or not, by one press of a colleague’s (T53)', () =>
  withWorld({}, async (world) => {
    // More than are given at once.
    const numbers = await cases(world, 22);
    const { transport } = await deviceOf(world, 'chair');
    assert.is(await waitingFor(transport), 0, 'nobody is gone');
    await leaves(world, 'auditor');
    const first = await lookForHandovers(transport);
    assert.equal(first, {
      ok: true,
      value: {
        waiting: 22,
        undeclared: 0,
        named: { waiting: numbers.slice(0, CASES_NAMED), undeclared: [] },
        looked: true,
      },
    });
    for (const who of ['executive', 'member-1', 'deputy'] as const)
      assert.is(await waitingFor((await deviceOf(world, who)).transport), 0, who);

    const [number = '', ...others] = numbers;
    const without = await runAs(world, 'chair', { isLeftOut: (one) => one === number });
    assert.equal(doneIn(without.told), others, 'what is left out waits');
    assert.is(await waitingFor(transport), 1);
    const { end, told } = await runAs(world, 'chair');
    assert.equal(end, { ok: true, value: 'ended' });
    assert.equal(doneIn(told), [number]);
    const substitute = world.player('audit-chair');
    assert.ok([...without.told, ...told].every((one) => one.state === 'done' && one.to.join() === substitute.person));
    assert.is(await waitingFor(transport), 0);
    assert.is(await rowsOf(world, 'select 1 from grants where holder = ?', [world.player('auditor').person]), 0);
    const opened = await world.act('audit-chair', { number }, deeds.acknowledge);
    assert.is(opened.caseFile?.reviewer, substitute.person);
    await isWhole(world);
  }));

test('who has yet to declare is told in how many cases, and which, beside those that their browser can hand on now', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.open('chair', played);
    await world.act('auditor', played, deeds.brief);
    await world.act('auditor', played, deeds.refer);
    await leaves(world, 'auditor');
    const { number } = played;
    const member = await deviceOf(world, 'member-1');
    const found = await lookForHandovers(member.transport);
    assert.equal(found, {
      ok: true,
      value: { waiting: 0, undeclared: 1, named: { waiting: [], undeclared: [number] }, looked: true },
    });
    assert.match((await member.page('/en/staff')).received, handoversText('en').undeclared(1));
    await isWhole(world);
    await world.open('member-1', played);
    assert.equal(await lookForHandovers(member.transport), {
      ok: true,
      value: { waiting: 1, undeclared: 0, named: { waiting: [number], undeclared: [] }, looked: true },
    });
    await runAs(world, 'chair');
    const after = await lookForHandovers(member.transport);
    assert.ok(after.ok && after.value.waiting + after.value.undeclared === 0);
    assert.not.match((await member.page('/en/staff')).received, 'handover-call');
  }));

test('of each case its lines, the reader’s own keys and the sealed report are given, and nothing else', () =>
  withWorld({}, async (world) => {
    const [number = ''] = await cases(world, 1);
    await leaves(world, 'auditor');
    const { transport } = await deviceOf(world, 'chair');
    await waitingFor(transport);
    const given = async (path: string) =>
      parseWire(HandoverPackage, (await transport('GET', `/api/staff/handovers/cases${path}`)).body)?.cases ?? [];
    const [one] = await given('');
    assert.equal(await given(`/${number}`), [one]);
    assert.equal(
      one?.entries.map(({ room, author }) => `${room} ${author}`),
      ['report reporter'],
    );
    assert.equal(one?.grants.map(({ room, epoch }) => `${room} ${epoch}`).toSorted(), ['deliberation 1', 'report 1']);
    assert.equal(await given(`?after=${number}`), []);
    await runAs(world, 'chair');
    const [after] = await given(`/${number}`);
    assert.equal(after?.entries, [], 'with no key to begin anew not even the report');
  }));

test('a browser that ends at any step of a run leaves what was done, and the next run does the rest and no more', () =>
  withWorld({}, async (world) => {
    const numbers = await cases(world, 4);
    await leaves(world, 'auditor');
    const { transport } = await deviceOf(world, 'chair');
    assert.is(await waitingFor(transport), 4);
    let broken = 0;
    // Every step: lost on its way, or accepted with an answer that never came.
    for (let tries = 0; tries < 40; tries += 1) {
      let acts = 0;
      const breaking: Transport = async (method, path, body) => {
        if (!path.endsWith('/acts')) {
          if (acts > 0 && tries % 2 === 1) throw new Error('the browser was closed');
          return transport(method, path, body);
        }
        acts += 1;
        if (tries % 2 === 0) throw new Error('the browser was closed');
        return transport(method, path, body);
      };
      const { end } = await runAs(world, 'chair', { through: breaking });
      if (end.ok) break;
      assert.equal(end.problem.error, 'offline');
      broken += 1;
    }
    assert.ok(broken > 15, String(broken));
    const { end } = await runAs(world, 'chair');
    assert.equal(end, { ok: true, value: 'ended' });
    assert.is(await waitingFor(transport), 0);
    const lines = await rowsOf(
      world,
      'select 1 from lines where bytes like \'%"kind":"epoch"%\' or bytes like \'%"kind":"grant"%\'',
    );
    for (const number of numbers) await world.open('audit-chair', { number });
    // Two cases had no room but the report's when they were handed on.
    assert.is(lines, 2 * (2 + 2) + 2 * (1 + 1), 'no step was done twice');
    await isWhole(world);
  }));

test('a run stops when it is asked to, and goes on with the next press', () =>
  withWorld({}, async (world) => {
    const numbers = await cases(world, 3);
    await leaves(world, 'auditor');
    await waitingFor((await deviceOf(world, 'chair')).transport);
    const first = await runAs(world, 'chair', { stopAfter: 1 });
    assert.equal([first.end, doneIn(first.told)], [{ ok: true, value: 'stopped' }, numbers.slice(0, 1)]);
    const second = await runAs(world, 'chair');
    assert.equal([second.end, doneIn(second.told)], [{ ok: true, value: 'ended' }, numbers.slice(1)]);
  }));

test('two colleagues at once: each case is handed on once, and nobody is told a fault', () =>
  withWorld({}, async (world) => {
    for (let at = 0; at < 4; at += 1) {
      const played = await world.report();
      await world.act('auditor', played, deeds.acknowledge);
      await world.act('auditor', played, deeds.refer);
      for (const who of ['member-1', 'member-2'] as const) await world.open(who, played);
    }
    await leaves(world, 'auditor');
    for (const who of ['member-1', 'member-2'] as const)
      assert.is(await waitingFor((await deviceOf(world, who)).transport), 4);
    const runs = await Promise.all([runAs(world, 'member-1'), runAs(world, 'member-2')]);
    for (const { end, told } of runs) {
      assert.equal(end, { ok: true, value: 'ended' });
      assert.equal(
        told.filter((one) => one.state === 'left'),
        [],
      );
    }
    const lines = await rowsOf(world, 'select 1 from lines where bytes like \'%"kind":"epoch"%\'');
    assert.is(lines, 8, 'report and deliberation of four cases');
    await isWhole(world);
  }));

test('a case that is served broken, or without what this device knows of it, is told and keeps nobody from the others', () =>
  withWorld({}, async (world) => {
    const numbers = await cases(world, 4);
    await leaves(world, 'auditor');
    const { transport } = await deviceOf(world, 'chair');
    await waitingFor(transport);
    const [broken = '', lost = '', gone = '', moving = ''] = numbers;
    let moved = 0;
    const through: Transport = async (method, path, body) => {
      // It went on each time that an act was on its way, as often as one is tried.
      if (path === `/api/staff/cases/${moving}/acts` && moved < 4) {
        moved += 1;
        return { status: 409, body: { error: 'stale' } };
      }
      // Kept away from it meanwhile: of that nothing is told.
      if (path === `/api/staff/cases/${gone}/acts`) return { status: 404, body: { error: 'not-found' } };
      const answer = await transport(method, path, body);
      const pkg = path.startsWith('/api/staff/handovers/cases?') ? parseWire(HandoverPackage, answer.body) : undefined;
      if (pkg === undefined) return answer;
      const cut = pkg.cases.map((one) => (one.number === broken ? { ...one, lines: one.lines.slice(0, -1) } : one));
      return { ...answer, body: { ...pkg, cases: cut } };
    };
    const known = itemHash(random.bytes(8));
    const { end, told } = await runAs(world, 'chair', {
      through,
      known: [{ number: lost, part: 'whole', line: known }],
    });
    assert.equal(end, { ok: true, value: 'ended' });
    assert.equal(doneIn(told), numbers.slice(3));
    assert.equal(
      told.filter(({ state }) => state === 'gone'),
      [{ state: 'gone' }],
    );
    const left = told.flatMap((one) => (one.state === 'left' ? [[one.number, one.problem] as const] : []));
    assert.equal(
      left.map(([number, { error, lost: line }]) => [number, error, line?.known]),
      [
        [broken, 'untrusted', undefined],
        [lost, 'untrusted', known],
      ],
    );
    assert.is(await waitingFor(transport), 3, 'they still wait');
  }));

test('who lost their part and is the last with the keys hands them all on, and is then listed nothing', () =>
  withWorld({}, async (world) => {
    const numbers: string[] = [];
    for (let at = 0; at < 2; at += 1) {
      const played = await world.report();
      for (const who of ['auditor', 'chair'] as const) await world.open(who, played);
      numbers.push(played.number);
    }
    const administrator = world.player('admin' as Who);
    await signInPlayer(world.portal, administrator, world.argon2);
    for (const who of ['auditor', 'chair'] as const) {
      const { person, name } = world.player(who);
      await administrator.device.form(`/en/admin/people/${person}`, { name, offices: ['board-member'] });
    }
    for (const signer of ['deputy', 'audit-chair'] as const)
      await signRosterAs(world.portal, world.player(signer), world.argon2);
    const { transport } = await deviceOf(world, 'auditor');
    assert.is(await waitingFor(transport), 2);
    const { end, told, known } = await runAs(world, 'auditor', { known: [] });
    assert.equal(end, { ok: true, value: 'ended' });
    assert.equal(doneIn(told), numbers.toSorted());
    assert.is(await waitingFor(transport), 0);
    const newest = await world.portal.deps.database.reader.all(
      'select c.number, l.line from cases c join lines l using (case_id) where not exists (select 1 from lines x where x.case_id = l.case_id and x.position > l.position)',
    );
    assert.equal(
      Object.fromEntries(known.map(({ number, line }) => [number, line])),
      Object.fromEntries(newest.map(({ number, line }) => [number, line])),
      'the last line that each was given keys by is known, though its author isn’t given it',
    );
    for (const number of numbers)
      assert.is((await transport('GET', `/api/staff/handovers/cases/${number}`)).status, 404);
    // Whoever of the two was given every key first gives the other the rest.
    for (const who of ['deputy', 'audit-chair'] as const)
      if ((await waitingFor((await deviceOf(world, who)).transport)) > 0)
        assert.equal((await runAs(world, who)).end, { ok: true, value: 'ended' });
    for (const number of numbers) {
      const opened = await world.open('audit-chair', { number });
      assert.is(opened.caseFile?.reviewer, world.player('audit-chair').person);
      await world.open('deputy', { number });
    }
    await isWhole(world);
  }));

test('a portal that lists the same cases for ever is asked twice and no more', () =>
  withWorld({}, async (world) => {
    const { transport } = await deviceOf(world, 'chair');
    let asked = 0;
    const through: Transport = async (method, path, body) => {
      const answer = await transport(method, path, body);
      const pkg = parseWire(HandoverPackage, answer.body);
      asked += 1;
      return pkg === undefined ? answer : { ...answer, body: { ...pkg, next: '5000-0000' } };
    };
    const { end } = await runAs(world, 'chair', { through });
    assert.equal([end, asked], [{ ok: true, value: 'ended' }, 2]);
  }));

test('no case is listed to whom it isn’t served, nor to whoever must declare first and isn’t its last', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    for (const who of ['auditor', 'chair'] as const) await world.open(who, played);
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    assert.is(await waitingFor((await deviceOf(world, 'auditor')).transport), 0);
    const { transport } = await deviceOf(world, 'auditor');
    const absent = await transport('GET', '/api/staff/handovers/cases/1000-0000');
    assert.equal(await transport('GET', `/api/staff/handovers/cases/${played.number}`), absent);
    assert.is(absent.status, 404);
    assert.is(await waitingFor((await deviceOf(world, 'chair')).transport), 1);
    await runAs(world, 'chair');

    // Members who have yet to declare, in a case that waits: its keys are the auditor's to hand on.
    const other = await world.report();
    await world.act('auditor', other, deeds.acknowledge);
    await world.act('auditor', other, deeds.refer);
    await world.act('auditor', other, deeds.bar(world.player('chair')));
    const member = await deviceOf(world, 'member-1');
    assert.is(await waitingFor(member.transport), 0);
    const [one] = await givenTo(member.transport, other.number);
    assert.equal([one?.view, one?.grants, one?.entries], ['undeclared', [], []]);
    assert.is(await waitingFor((await deviceOf(world, 'auditor')).transport), 1);

    // With the chair gone the substitute of the first, who hasn't declared, is its last: theirs to save.
    await leaves(world, 'chair');
    const substitute = await deviceOf(world, 'audit-chair');
    assert.is(await waitingFor(substitute.transport), 1);
    const [saved] = await givenTo(substitute.transport, played.number);
    assert.equal([saved?.view, (saved?.grants.length ?? 0) > 0], ['undeclared', true]);
    assert.equal(doneIn((await runAs(world, 'audit-chair')).told), [played.number]);
    await isWhole(world);
  }));

test.run();
