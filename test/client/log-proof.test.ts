// What a reporter's device makes of a served proof: it goes by the slip, the day on which the report was received and the
// rosters that its mailbox has verified, and believes nothing that is left out or put elsewhere.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { signHeadAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { proveReport, standingOf } from '../../src/client/log-proof.ts';
import type { Mailbox } from '../../src/client/reporter.ts';
import type { Transport } from '../../src/client/transport.ts';
import { ProofPackage } from '../../src/domain/log-wire.ts';
import { addDays } from '../../src/domain/plain-date.ts';
import { parseWire } from '../../src/domain/wire.ts';
import { logWords } from '../../src/i18n/log-words.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { withWorld } from '../journeys/world.ts';

const test = suite('a device and the proof of its report');

type Scene = { readonly mailbox: Mailbox; readonly pkg: ProofPackage; readonly transport: Transport };

/** A report of three days ago, with two who signed since, and the proof as it is served. */
const withProof = (job: (scene: Scene) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const sent = await world.report();
    for (const who of ['auditor', 'chair'] as const) {
      await world.pass(1);
      const player = world.player(who);
      await signHeadAs(player, await signInPlayer(world.portal, player, world.argon2));
    }
    await world.pass(1);
    const { mailbox, device } = await world.mailbox(sent);
    await proveReport(device.transport, mailbox);
    const given = world.exchanges.findLast(({ path }) => path === '/api/mailbox/proof')?.received ?? '';
    const pkg = parseWire(ProofPackage, JSON.parse(given));
    if (pkg === undefined) throw new Error('a proof is served');
    await job({ mailbox, pkg, transport: device.transport });
  });

test('the served proof stands, and says who many signed and the last day that is signed', () =>
  withProof(async ({ mailbox, pkg }) => {
    const standing = standingOf(mailbox, pkg);
    assert.ok(standing.state === 'stands' && standing.signers === 2, JSON.stringify(standing));
    assert.is(standing.state === 'stands' && standing.signed?.day, addDays(mailbox.receivedOn, 1));
    assert.is(standing.line, mailbox.slip);
  }));

test('whatever is left out of a proof, or put elsewhere, is told as one that does not hold', () =>
  withProof(async ({ mailbox, pkg }) => {
    const other = toBase64url(random.bytes(32));
    const { day: _day, path: _path, previous: _previous, root: _root, ...rest } = pkg;
    const changes: Readonly<Record<string, ProofPackage>> = {
      'nothing at all': {},
      'no day': { ...rest, previous: pkg.previous ?? other, root: pkg.root ?? other },
      'no path': (({ path: _, ...left }) => left)(pkg),
      'no root': (({ root: _, ...left }) => left)(pkg),
      'no head of a day that ended long ago': (({ previous: _, ...left }) => left)(pkg),
      'the later days': (({ roots: _, ...left }) => left)(pkg),
      'another head before': { ...pkg, previous: other },
      'a day that is none': { ...pkg, day: '2026-02-30' },
    };
    for (const [what, changed] of Object.entries(changes)) {
      assert.is(standingOf(mailbox, changed).state, 'contradicts', what);
    }
  }));

test('a true proof of another day than the report’s is refused: a line is in the tree of its date or of the next day', () =>
  withProof(async ({ mailbox, pkg }) => {
    const shifted = (days: number): Mailbox => ({ ...mailbox, receivedOn: addDays(mailbox.receivedOn, days) });
    assert.is(standingOf(shifted(-1), pkg).state, 'stands', 'accepted in the first minutes of the next day');
    const late = standingOf(shifted(-2), pkg);
    assert.is(late.state, 'late', 'it holds, and not where it should');
    assert.ok(logWords('en', late, 'browser').alarm, 'that is told as loudly');
    const other = toBase64url(random.bytes(32));
    assert.is(standingOf(shifted(-2), { ...pkg, root: other }).state, 'contradicts', 'it must hold all the same');
    assert.is(standingOf(shifted(1), pkg).state, 'contradicts');
  }));

test('an open day is believed on that day and the next one', () =>
  withProof(async ({ mailbox }) => {
    const { today } = mailbox.ground;
    const received = (days: number): Mailbox => ({ ...mailbox, receivedOn: addDays(today, days) });
    assert.is(standingOf(received(0), { day: today }).state, 'open');
    assert.is(standingOf(received(-1), { day: addDays(today, -1) }).state, 'open');
    assert.is(standingOf(received(-2), { day: addDays(today, -2) }).state, 'contradicts');
    assert.equal(standingOf(received(0), { day: addDays(today, 4) }), {
      ...{ line: mailbox.slip, state: 'late', day: addDays(today, 4), isOpen: true },
    });
  }));

test('where no answer comes nothing is claimed; where the rosters went on meanwhile it is asked once more', () =>
  withProof(async ({ mailbox, transport }) => {
    const silent: Transport = () => Promise.reject(new Error('no network'));
    assert.equal(await proveReport(silent, mailbox), { line: mailbox.slip, state: 'unchecked' });
    // A mailbox that was opened before a roster came: the device reads it again and holds the proof against that.
    const old: Mailbox = { ...mailbox, ground: { ...mailbox.ground, rosters: new Map() } };
    const asked: string[] = [];
    const counting: Transport = (method, path, body) => {
      asked.push(path);
      return transport(method, path, body);
    };
    assert.is((await proveReport(counting, old)).state, 'stands');
    assert.equal(asked, ['/api/mailbox/proof', '/api/mailbox', '/api/mailbox/proof']);
  }));

test.run();
