// What a person's device makes of what it is served of the log: it goes by its own reckoning and by signatures, never by the
// server's word, and signs nothing that it hasn't followed day by day.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { checkLog, type KnownHead, type LogCheck, type Looked } from '../../src/client/log.ts';
import { heldAgainst } from '../../src/client/shown-log.ts';
import type { Transport } from '../../src/client/transport.ts';
import { HeadsPackage } from '../../src/domain/log-wire.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { integer } from '../../src/store/rows.ts';
import { type World, withWorld } from '../journeys/world.ts';

const test = suite('a device and the log');

type Changed = (pkg: HeadsPackage) => HeadsPackage;
type Look = (looked?: Looked, change?: Changed) => Promise<LogCheck | string>;

const signatures = async ({ portal }: World): Promise<number> => {
  const [row] = await portal.deps.database.reader.all('select count(*) as signed from head_signatures');
  return row === undefined ? -1 : integer(row, 'signed');
};

/** Five days of a log, the third of which the chair knows; `look` is what the chair's device finds, the answer changed. */
const withLook = (job: (look: Look, known: KnownHead, world: World) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const player = world.player('chair');
    await world.pass(3);
    const me = await signInPlayer(world.portal, player, world.argon2);
    const { transport, root } = player.device;
    const look: Look = async (looked, change = (pkg) => pkg) => {
      const through: Transport = async (method, path, body) => {
        const answer = await transport(method, path, body);
        const pkg =
          path.startsWith('/api/staff/heads') && method === 'GET' ? parseWire(HeadsPackage, answer.body) : undefined;
        return pkg === undefined ? answer : { ...answer, body: change(pkg) };
      };
      const checked = await checkLog(through, me, root(), looked);
      return checked.ok ? checked.value : checked.problem.error;
    };
    const third = await look({ mode: 'look' });
    if (typeof third === 'string' || third.state !== 'waits' || third.newest === undefined) throw new Error('a log');
    await world.pass(2);
    await signInPlayer(world.portal, player, world.argon2);
    await job(look, third.newest, world);
  });

const stateOf = (check: LogCheck | string): string => (typeof check === 'string' ? check : check.state);

test('what continues is followed from what is known and from the first day, to the same head', () =>
  withLook(async (look, known) => {
    const [from, all] = [await look({ known, mode: 'look' }), await look({ mode: 'look' })];
    assert.equal(from, all);
    assert.is(stateOf(from), 'waits', 'who only looks signs nothing');
    assert.is(stateOf(await look({ known })), 'signed');
  }));

test('a served log that leaves a day out, adds one, changes one or says another newest head is signed by nobody', () =>
  withLook(async (look, known, world) => {
    const other = toBase64url(random.bytes(32));
    const changes: Readonly<Record<string, Changed>> = {
      'a day left out': (pkg) => ({ ...pkg, roots: pkg.roots.slice(1) }),
      'the last day left out': (pkg) => ({ ...pkg, roots: pkg.roots.slice(0, -1) }),
      'a day more': (pkg) => ({ ...pkg, roots: [...pkg.roots, other] }),
      'a root': (pkg) => ({ ...pkg, roots: [other, ...pkg.roots.slice(1)] }),
      'days in another order': (pkg) => ({ ...pkg, roots: pkg.roots.toReversed() }),
      'a later first day': (pkg) => ({ ...pkg, first: '2026-09-10' }),
      'a first day that is none': (pkg) => ({ ...pkg, first: '2026-02-30' }),
      'no first day': ({ first: _, ...pkg }) => pkg,
      'another head known': (pkg) => ({ ...pkg, after: other }),
      'no head known': ({ after: _, ...pkg }) => pkg,
      'another newest head': (pkg) => ({ ...pkg, newest: { day: '2026-09-10', head: other } }),
      'a newest head of another day': (pkg) => ({
        ...pkg,
        newest: { day: '2026-09-11', head: pkg.newest?.head ?? other },
      }),
      'no newest head': ({ newest: _, ...pkg }) => pkg,
      'nothing any more': (pkg) => ({ foundation: pkg.foundation, roots: [], strays: [] }),
    };
    for (const [what, change] of Object.entries(changes)) {
      assert.is(stateOf(await look({ known }, change)), 'contradicts', what);
    }
    assert.is(await signatures(world), 0);
    const gone = await look({ known }, ({ after: _, ...pkg }) => pkg);
    assert.equal(gone, { state: 'contradicts', contradiction: { day: known.day, known: known.head } });
  }));

test('what a page shows of the known day is the same head or contradicts it, and a log that ends before it was rolled back', () => {
  const [known, other] = [toBase64url(random.bytes(32)), toBase64url(random.bytes(32))];
  const mine = { day: '2026-09-08', head: known };
  const later = { day: '2026-09-09', head: other };
  assert.is(heldAgainst(mine, [mine]), 'same');
  assert.is(heldAgainst(mine, [later, mine]), 'same');
  assert.is(heldAgainst(mine, [later]), 'unshown', 'days that follow are for whoever can follow them');
  assert.equal(heldAgainst(mine, [later, { ...mine, head: other }]), { day: mine.day, known, served: other });
  for (const shown of [[], [{ day: '2026-09-07', head: known }]])
    assert.equal(heldAgainst(mine, shown), { day: mine.day, known });
});

test('whether a head is signed already the device sees by its own signature, not by the server’s word', () =>
  withLook(async (look, known, world) => {
    const claimed = { by: world.player('chair').person, signature: toBase64url(random.bytes(64)) };
    const lied = await look({ known }, (pkg) =>
      pkg.newest === undefined ? pkg : { ...pkg, mine: { ...pkg.newest, ...claimed } },
    );
    assert.is(stateOf(lied), 'signed');
    assert.is(await signatures(world), 1, 'it signed all the same');
    assert.is(stateOf(await look({ known })), 'signed');
    assert.is(await signatures(world), 1);
  }));

test('a signature that nobody of the roster made is no evidence; a good one over another head is', () =>
  withLook(async (look, known, world) => {
    const signed = await look({ known });
    assert.is(stateOf(signed), 'signed');
    const [row] = await world.portal.deps.database.reader.all(
      'select day, head, person, signature from head_signatures',
    );
    const { day, head, person, signature } = row ?? {};
    if (typeof day !== 'string' || typeof head !== 'string' || typeof person !== 'string') throw new Error('a row');
    const stray = { day, head, by: person, signature: Buffer.from(signature as Uint8Array).toString('base64url') };
    const served = toBase64url(random.bytes(32));
    const withStray =
      (one: HeadsPackage['strays'][number]): Changed =>
      (pkg) => ({ ...pkg, strays: [one] });
    assert.equal(await look({ known }, withStray({ ...stray, served })), {
      state: 'contradicts',
      contradiction: { day, known: head, served },
    });
    assert.equal(await look({ known }, withStray(stray)), {
      state: 'contradicts',
      contradiction: { day, known: head },
    });
    for (const idle of [
      { ...stray, served, head: toBase64url(random.bytes(32)) },
      { ...stray, served, by: world.player('auditor').person },
      { ...stray, served, day: '2026-02-30' },
      { ...stray, served: head },
    ]) {
      assert.is(stateOf(await look({ known }, withStray(idle))), 'signed', JSON.stringify(idle));
    }
  }));

test('rosters that do not hold are told before anything of the log is believed', () =>
  withLook(async (look, known, world) => {
    const withoutRosters: Changed = (pkg) => ({ ...pkg, foundation: { ...pkg.foundation, rosters: [] } });
    assert.is(await look({ known }, withoutRosters), 'untrusted');
    assert.is(await signatures(world), 0);
  }));

test('an address asked with a day that is none is malformed', () =>
  withLook(async (_, __, world) => {
    const { transport } = world.player('chair').device;
    for (const after of ['x', '2026-02-30', '9999-12-31', '']) {
      assert.equal(await transport('GET', `/api/staff/heads?after=${after}`), {
        status: 400,
        body: { error: 'malformed' },
      });
    }
  }));

test.run();
