// One page's report where answers are lost: what may have arrived is asked after before anything else is sent, and never
// becomes two cases, whatever was changed meanwhile.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { freshGround } from '../../src/cli/demo/play.ts';
import { openMailbox, type ReportInput } from '../../src/client/reporter.ts';
import { startSending } from '../../src/client/sending.ts';
import type { Transport } from '../../src/client/transport.ts';
import { plainReport, type World, withWorld } from '../journeys/world.ts';

/**
 * What becomes of a report that goes out: `lost` arrives and its answer doesn't, `cut` arrives nowhere, `down` is a proxy's, and
 * `late` is told as stale while the first that went out arrives after all. */
type Way = 'late' | 'lost' | 'cut' | 'down' | 'failing' | 'stale' | 'closed' | 'taken' | 'through';

const test = suite('a report on its way');

const withSending = (
  job: (page: {
    readonly world: World;
    /** Sends under the ways given, the last of which stays. */
    readonly press: (ways: readonly Way[], input?: ReportInput) => ReturnType<ReturnType<typeof startSending>['send']>;
    readonly mayStand: () => boolean;
    readonly sent: readonly unknown[];
    readonly cases: () => Promise<number>;
    readonly codeOpens: (code: { readonly keys: Parameters<typeof openMailbox>[1] }) => Promise<string | undefined>;
  }) => Promise<void>,
) =>
  withWorld({}, async (world) => {
    const device = newDevice(world.portal);
    const sent: unknown[] = [];
    let ways: Way[] = [];
    const transport: Transport = async (method, path, body) => {
      // What is asked after by its code goes the way that a report would go next.
      if (path === '/api/mailbox' && (ways[0] === 'cut' || ways[0] === 'lost')) throw new Error('no network');
      if (path === '/api/mailbox' && ways[0] === 'down') return { status: 502, body: undefined };
      if (method !== 'POST' || path !== '/api/intake') return device.transport(method, path, body);
      sent.push(body);
      const way = ways.length > 1 ? ways.shift() : ways[0];
      if (way === 'cut') throw new Error('no network');
      if (way === 'down') return { status: 502, body: undefined };
      if (way === 'failing') return { status: 500, body: { error: 'internal' } };
      if (way === 'late') await device.transport(method, path, sent[0]);
      if (way === 'late') return { status: 409, body: { error: 'stale' } };
      if (way === 'stale' || way === 'taken') return { status: 409, body: { error: way } };
      if (way === 'closed') return { status: 503, body: { error: 'closed' } };
      const answer = await device.transport(method, path, body);
      if (way === 'lost') throw new Error('the answer was lost');
      return answer;
    };
    const sending = startSending(transport, () => freshGround(device));
    const cases = async () => (await world.portal.deps.database.reader.all('select number from cases')).length;
    await job({
      world,
      press: async (next, input = plainReport) => {
        ways = [...next];
        const ground = await freshGround(device);
        if (!ground.ok) throw new Error('the ground holds');
        return sending.send(ground.value, input, world.argon2, () => undefined);
      },
      mayStand: sending.mayStand,
      sent,
      cases,
      codeOpens: async ({ keys }) => {
        const opened = await openMailbox(device.transport, keys, device.root());
        return opened.ok ? opened.value.report?.answers[0]?.text : undefined;
      },
    });
  });

const CHANGED: ReportInput = { ...plainReport, answers: [{ question: 'what-happened', text: 'One word is other.' }] };
const first = plainReport.answers[0]?.text;

for (const way of ['lost', 'cut', 'down'] as const) {
  test(`where it ${way === 'down' ? 'meets a proxy’s failure' : `is ${way}`}, nobody says whether it arrived`, () =>
    withSending(async ({ press, mayStand }) => {
      const heard = await press([way]);
      assert.ok(!heard.ok && heard.problem.unheard === true && heard.problem.nothingStored === undefined);
      assert.ok(mayStand());
    }));
}

test('with every answer lost and one word changed, the portal is asked by the code: one case, its own code, and it is said', () =>
  withSending(async ({ press, mayStand, sent, cases, codeOpens }) => {
    await press(['lost']);
    assert.is(await cases(), 1);
    const before = sent.length;
    for (const way of ['lost', 'down'] as const) {
      const unheard = await press([way], CHANGED);
      assert.ok(!unheard.ok && unheard.problem.unheard === true && mayStand());
    }
    const heard = await press(['through'], CHANGED);
    assert.ok(heard.ok && !heard.value.isAsNow);
    assert.is(sent.length, before, 'asked, and nothing sent');
    assert.is(heard.ok && (await codeOpens(heard.value.prepared)), first);
    assert.is(await cases(), 1);
    assert.not(mayStand());
  }));

test('ticks that were changed since are told too, and nothing where the answers are the same', () =>
  withSending(async ({ press, cases }) => {
    await press(['lost']);
    const other = await press(['through'], { ...plainReport, concerns: ['executive-director'] });
    assert.ok(other.ok && !other.value.isAsNow);
    await press(['lost']);
    const same = await press(['through']);
    assert.ok(same.ok && same.value.isAsNow);
    assert.is(await cases(), 2, 'two reports, each sent once');
  }));

test('what never arrived and was changed since never leaves: what stands on the page is sealed, for its own receivers', () =>
  withSending(async ({ press, cases, codeOpens, sent, world, mayStand }) => {
    await press(['cut']);
    const before = sent.length;
    assert.is(await cases(), 0);
    const heard = await press(['through'], { ...CHANGED, concerns: ['board-chair'] });
    assert.ok(heard.ok && heard.value.isAsNow && !mayStand());
    assert.is(await codeOpens(heard.value.prepared), 'One word is other.');
    assert.not(
      sent.slice(before).some((body) => JSON.stringify(body) === JSON.stringify(sent[0])),
      'what was withdrawn goes to nobody',
    );
    const chair = playerOf(world.cast, 'chair').person;
    const granted = await world.portal.deps.database.reader.all('select holder from grants');
    assert.ok(
      granted.length > 0 && granted.every(({ holder }) => holder !== chair),
      'whoever is barred by now gets no key',
    );
    assert.is(await cases(), 1);
  }));

test('what stands is told as the bytes that stand, also where they were sealed anew for the same case', () =>
  withSending(async ({ press, sent }) => {
    await press(['late', 'cut']);
    const heard = await press(['through'], CHANGED);
    assert.ok(heard.ok && !heard.value.isAsNow);
    assert.not.equal(sent.at(-1), sent[0]);
    assert.equal(heard.value.prepared.submission, sent[0], 'what the slip proves');
  }));

test('answers that were changed and changed back are sent again as they were sealed', () =>
  withSending(async ({ press, sent, cases }) => {
    await press(['cut']);
    await press(['cut'], CHANGED);
    const heard = await press(['through']);
    assert.ok(heard.ok && heard.value.isAsNow);
    assert.equal(sent.at(-1), sent[0]);
    assert.is(await cases(), 1);
  }));

for (const refusal of ['stale', 'taken'] as const) {
  test(`a report that the portal doesn’t have (${refusal}) is sealed anew with the answers as they are now, under the same code`, () =>
    withSending(async ({ press, mayStand, cases, codeOpens, sent }) => {
      await press(['cut']);
      const heard = await press([refusal, 'through'], CHANGED);
      assert.ok(heard.ok && heard.value.isAsNow);
      assert.is(heard.ok && (await codeOpens(heard.value.prepared)), 'One word is other.');
      assert.is(await cases(), 1);
      assert.not(mayStand());
      assert.not.equal(sent.at(-1), sent[0]);
    }));
}

test('where the portal closed meanwhile and has nothing of it, nothing is left open', () =>
  withSending(async ({ press, mayStand }) => {
    await press(['cut']);
    const heard = await press(['closed']);
    assert.equal(heard, { ok: false, problem: { error: 'closed' } });
    assert.not(mayStand());
  }));

test('a report that arrives after it was held to be nowhere is no second case: its code is in use, and it is asked for again', () =>
  withSending(async ({ press, mayStand, cases, codeOpens }) => {
    await press(['cut']);
    const heard = await press(['late', 'through'], CHANGED);
    assert.is(await cases(), 1);
    assert.ok(!heard.ok && heard.problem.unheard === true && mayStand());
    const again = await press(['through'], CHANGED);
    assert.ok(again.ok && !again.value.isAsNow);
    assert.is(again.ok && (await codeOpens(again.value.prepared)), first);
  }));

test('the portal’s own word that it failed says that nothing stands, and costs no second case where it was wrong', () =>
  withSending(async ({ press, mayStand, cases, sent, world }) => {
    const heard = await press(['failing']);
    assert.equal(heard, { ok: false, problem: { error: 'internal', nothingStored: true } });
    assert.not(mayStand());
    await newDevice(world.portal).transport('POST', '/api/intake', sent[0]);
    const again = await press(['through'], CHANGED);
    assert.ok(again.ok && !again.value.isAsNow);
    assert.is(await cases(), 1);
  }));

test.run();
