// What a person's device makes of a case whose end is missing: it goes by the newest line that it verified itself, and opens and
// signs nothing where the served chain lacks it. Of what is kept nobody else can tell anything.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import type { Played } from '../../src/cli/demo/play.ts';
import { type KnownLines, knownLinesIn } from '../../src/client/known-lines.ts';
import { perform, readCase } from '../../src/client/person.ts';
import type { Transport } from '../../src/client/transport.ts';
import { CasePackage, parseWire } from '../../src/domain/wire.ts';
import { itemHash, toBase64url } from '../../src/protocol/check/index.ts';
import { type KnownCase, MOST_KNOWN_CASES, random } from '../../src/protocol/open/index.ts';
import { deeds, type World, withWorld } from '../journeys/world.ts';
import { cutTail } from '../support/rewriting.ts';

const test = suite('the newest line that a device knows of a case');

const inMemory = (): KnownLines & { readonly kept: () => readonly KnownCase[] } => {
  let kept: readonly KnownCase[] = [];
  const write = (cases: readonly KnownCase[]): void => {
    kept = cases;
  };
  return { ...knownLinesIn({ read: () => kept, write }), kept: () => kept };
};

type Asked = {
  readonly change?: (pkg: CasePackage) => CasePackage;
  readonly whileAsked?: () => Promise<unknown>;
  /** What is answered in the portal's place. */
  readonly instead?: Awaited<ReturnType<Transport>>;
};

/** The device of somebody who remembers what it saw; `read` reads the case, the answer changed on its way. */
const deviceOf = async (world: World, who: 'auditor' | 'chair' | 'executive', { number }: Pick<Played, 'number'>) => {
  const player = world.player(who);
  const known = inMemory();
  const me = { ...(await signInPlayer(world.portal, player, world.argon2)), known };
  const { transport, root } = player.device;
  const read = ({ change = (pkg) => pkg, whileAsked, instead }: Asked = {}) => {
    const through: Transport = async (method, path, body) => {
      const answer = instead ?? (await transport(method, path, body));
      await whileAsked?.();
      const pkg = method === 'GET' ? parseWire(CasePackage, answer.body) : undefined;
      return pkg === undefined ? answer : { ...answer, body: change(pkg) };
    };
    return readCase(through, number, me, root());
  };
  return { me, known, read, transport, root: root() };
};

/** The package as if its last lines had never been: with the head that the chain had then, and nothing they brought. */
const without =
  (count: number) =>
  (pkg: CasePackage): CasePackage => {
    return { ...pkg, lines: pkg.lines.slice(0, -count), head: headBefore(pkg.lines.at(-count)?.bytes), entries: [] };
  };

const headBefore = (bytes = ''): string => {
  const act: unknown = JSON.parse(Buffer.from(bytes, 'base64url').toString());
  return typeof act === 'object' && act !== null && 'prev' in act ? String(act.prev) : '';
};

test('a chain without the newest line that was verified is untrusted, with both hashes, until it is served again (T124)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.act('auditor', played, deeds.note('To be cut.'));
    const { read, me, transport, root, known } = await deviceOf(world, 'auditor', played);
    const first = await read();
    assert.ok(first.ok);
    if (!first.ok) return;
    const before = first.value.lines.at(-2)?.hash;
    const { head } = first.value;
    const cut = await read({ change: without(1) });
    assert.equal(cut, { ok: false, problem: { error: 'untrusted', lost: { known: head, served: before } } });
    assert.equal(await read({ change: without(1) }), cut, 'what is known stays known, whatever is served');
    assert.ok((await read()).ok);

    const note = deeds.note('After it.')(first.value, me);
    const done = await perform(transport, played.number, first.value, me, note.intention, note.entries, root);
    assert.ok(done.ok);
    assert.not((await read({ change: without(1) })).ok, 'one’s own act is known once it was seen to stand');
    assert.equal(
      known.kept().map(({ number, part }) => `${number} ${part}`),
      [`${played.number} whole`],
    );
  }));

test('a restored backup in which others acted on is told as such; a device that never saw what is missing says nothing', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.open('chair', played);
    const seen = await deviceOf(world, 'auditor', played);
    const unseen = await deviceOf(world, 'chair', played);
    assert.ok((await unseen.read()).ok);
    await world.act('auditor', played, deeds.acknowledge);
    assert.ok((await seen.read()).ok);
    await cutTail(world.portal.deps.config.dataFolder, played.number, 1);
    await world.act('chair', played, deeds.note('The fork goes on.'));
    const forked = await seen.read();
    assert.is(!forked.ok && forked.problem.error, 'untrusted');
    assert.ok(!forked.ok && forked.problem.lost !== undefined);
    assert.ok((await unseen.read()).ok);
  }));

test('whoever is kept away since, or reads what another tab read on meanwhile, is told of no contradiction', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    await world.open('chair', played);
    const { read, known } = await deviceOf(world, 'auditor', played);
    assert.ok((await read()).ok);
    const late = await read({
      whileAsked: async () => {
        const newer = toBase64url(random.bytes(32));
        known.note({ number: played.number, part: 'whole', head: newer, has: () => true });
      },
    });
    assert.ok(late.ok, 'it is held against what was known when it was asked for');
    const [kept] = known.kept();
    assert.ok(late.ok && kept?.line !== late.value.head, 'and takes nothing newer back');
    await world.act('chair', played, deeds.bar(world.player('auditor')));
    const gone = await read();
    assert.equal(gone, { ok: false, problem: { error: 'not-found' } });
    assert.equal(
      known.kept(),
      [kept],
      'a case that isn’t served any more takes nothing back: it may be served again, cut',
    );
  }));

/** Sends an act, and loses the answer on its way back where `isLost`. */
const losing =
  (transport: Transport, isLost: boolean): Transport =>
  async (method, path, body) => {
    const answer = await transport(method, path, body);
    if (method === 'POST' && isLost) throw new Error('the line broke');
    return answer;
  };

test('who declared a conflict, and is served the case again without that line, is told so and nothing opens; answered or not', () =>
  withWorld({}, async (world) => {
    for (const isLost of [false, true]) {
      const played = await world.report();
      await world.open('auditor', played);
      await world.open('chair', played);
      const { read, me, transport, root, known } = await deviceOf(world, 'auditor', played);
      const before = await transport('GET', `/api/staff/cases/${played.number}`);
      const first = await read();
      assert.ok(first.ok);
      if (!first.ok) return;
      const conflict = { kind: 'declare', by: me.person, conflict: true } as const;
      const through = losing(transport, isLost);
      assert.ok((await perform(through, played.number, first.value, me, conflict, [], root)).ok);
      assert.equal(await read(), { ok: false, problem: { error: 'not-found' } });
      const line = (await world.open('chair', played)).head;
      assert.is(known.kept().at(-1)?.line, line);
      const again = await read({ instead: before });
      assert.equal(again, {
        ok: false,
        problem: { error: 'untrusted', lost: { known: line, served: first.value.head } },
      });
    }
  }));

test('a portal that says it took an act, and leaves it out of the chain, is held to its word from then on', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.open('auditor', played);
    const { read, me, transport, root } = await deviceOf(world, 'auditor', played);
    const first = await read();
    assert.ok(first.ok);
    if (!first.ok) return;
    const lying: Transport = async (method, path, body) =>
      method === 'POST'
        ? { status: 201, body: { line: first.value.head, on: world.today() } }
        : transport(method, path, body);
    const note = deeds.note('Said to be taken.')(first.value, me);
    const done = await perform(lying, played.number, first.value, me, note.intention, note.entries, root);
    assert.ok(!done.ok && done.problem.lost?.served === first.value.head);
    const later = await read();
    assert.ok(!later.ok && later.problem.error === 'untrusted');
  }));

test('of who is only briefed the lines of their briefings are known, beside and apart from a whole chain', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    await world.act('auditor', played, deeds.brief);
    const { read, known } = await deviceOf(world, 'executive', played);
    const first = await read();
    assert.ok(first.ok);
    known.note({ number: played.number, part: 'whole', head: itemHash(random.bytes(9)), has: () => true });
    await world.act('auditor', played, deeds.note('Nothing that they are given.'));
    assert.ok((await read()).ok, 'the chain went on without them');
    assert.equal(
      known.kept().map(({ part }) => part),
      ['briefings', 'whole'],
    );
    const other = toBase64url(random.bytes(32));
    known.note({ number: played.number, part: 'briefings', head: other, has: () => true });
    const cut = await read();
    assert.is(!cut.ok && cut.problem.lost?.known, other);
  }));

test('what comes together is written together, beside what another tab has written meanwhile, and is known at once', () => {
  let kept: readonly KnownCase[] = [];
  let writes = 0;
  const waiting: (() => void)[] = [];
  const known = knownLinesIn({
    read: () => kept,
    write: (cases) => {
      kept = cases;
      writes += 1;
    },
    later: (job) => waiting.push(job),
  });
  const line = (): string => itemHash(random.bytes(9));
  const [first, second, newer, elsewhere] = [line(), line(), line(), line()];
  known.note({ number: '1000-0001', part: 'whole', head: first, has: () => false });
  known.note({ number: '1000-0002', part: 'whole', head: second, has: () => false });
  assert.is(known.asOfNow()('1000-0001').whole, first);
  assert.equal([writes, waiting.length], [0, 1]);
  kept = [
    { number: '1000-0002', part: 'whole', line: newer },
    { number: '1000-0003', part: 'whole', line: elsewhere },
  ];
  for (const job of [...waiting, ...waiting]) job();
  assert.is(writes, 1);
  assert.equal(
    kept.map((one) => one.line),
    [newer, elsewhere, first],
  );
});

test('as many cases are known as fit; of more, those that went on last', () => {
  const known = inMemory();
  const line = itemHash(random.bytes(9));
  const numbered = (at: number): string => `1000-${String(1000 + at)}`;
  for (let at = 0; at < MOST_KNOWN_CASES; at += 1)
    known.note({ number: numbered(at), part: 'whole', head: line, has: () => true });
  known.note({ number: numbered(0), part: 'whole', head: itemHash(random.bytes(9)), has: () => true });
  known.note({ number: '2000-0000', part: 'whole', head: line, has: () => true });
  assert.is(known.kept().length, MOST_KNOWN_CASES);
  assert.ok(known.asOfNow()(numbered(0)).whole !== undefined, 'it went on');
  assert.is(known.asOfNow()(numbered(1)).whole, undefined);
});

test.run();
