// Whether a report stands in the log, on the page without script: the same words and hashes as with script, in both languages,
// in each state; and the interface that both ask.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { signHeadAs, signInPlayer } from '../../src/cli/demo/people.ts';
import { type LogStanding, proveReport } from '../../src/client/log-proof.ts';
import { openMailbox } from '../../src/client/reporter.ts';
import { logTexts, logWords } from '../../src/i18n/log-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { deriveReporter, random } from '../../src/protocol/open/index.ts';
import { type World, withWorld } from '../journeys/world.ts';
import { plainReader } from '../support/plain-reader.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { quickEngine } from '../support/quick-engine.ts';
import { rewriteLog } from '../support/rewriting.ts';
import { tamper } from '../support/tampering.ts';

const test = suite('the log without script');

type Scene = { readonly world: World; readonly code: string; readonly standing: () => Promise<LogStanding> };

const withScene = (job: (scene: Scene) => Promise<void>): Promise<void> =>
  withWorld({}, async (world) => {
    const { sent } = quickEngine(world.portal);
    const { code } = await sent('A canary died.');
    const keys = await deriveReporter(world.portal.association, code, quickArgon2);
    const device = newDevice(world.portal);
    await job({
      world,
      code,
      standing: async () => {
        const opened = await openMailbox(device.transport, keys, device.root());
        if (!opened.ok) throw new Error(opened.problem.error);
        return proveReport(device.transport, opened.value);
      },
    });
  });

/** The open page in a language, its tags out of the way, and where they stand. */
const pageIn = async ({ world, code }: Scene, lang: 'ar' | 'en') => {
  const reader = plainReader(world.portal, lang);
  await reader.get();
  await reader.post({ act: 'open', code });
  return reader.get();
};

const assertSays = async (scene: Scene, state: LogStanding['state']): Promise<void> => {
  const standing = await scene.standing();
  assert.is(standing.state, state);
  for (const lang of ['ar', 'en'] as const) {
    const { html, text, status } = await pageIn(scene, lang);
    assert.is(status, 200);
    const { title, paragraphs, hashes, show, compare } = logWords(lang, standing, 'server');
    for (const words of [title, ...paragraphs, ...hashes.map((one) => one.words), show, compare]) {
      assert.ok(text.includes(words), `${lang}: ${words}`);
    }
    const flat = html.replaceAll(/<[^>]*>/g, '');
    for (const { hash } of hashes) assert.ok(flat.includes(hash), `${lang}: ${hash}`);
    const alarm = /<div role="alert">/.test(html);
    assert.is(alarm, state === 'contradicts');
    assert.is(/<section id="log-proof">/.test(html), state !== 'contradicts');
  }
};

test('a report of today waits for the end of its day, one of yesterday stands, and whoever signs is counted', () =>
  withScene(async (scene) => {
    const { world } = scene;
    await assertSays(scene, 'open');
    await world.pass(1);
    await assertSays(scene, 'stands');
    assert.ok((await pageIn(scene, 'en')).text.includes(logTexts('en').proof.unsigned));
    for (const who of ['chair', 'auditor'] as const) {
      const player = world.player(who);
      await signHeadAs(player, await signInPlayer(world.portal, player, world.argon2));
    }
    await assertSays(scene, 'stands');
    const { text } = await pageIn(scene, 'en');
    assert.match(text, /2 people of the association have signed the log since, last that of Sunday, 6 September 2026/);
    for (const { name } of world.cast.values()) assert.not.ok(text.includes(name));
  }));

test('where the log was rewritten the page says so first of all, and whom to turn to (T15)', () =>
  withScene(async (scene) => {
    const { world } = scene;
    await world.pass(1);
    const player = world.player('chair');
    await signHeadAs(player, await signInPlayer(world.portal, player, world.argon2));
    await rewriteLog(world.portal.deps.config.dataFolder, '2026-09-06');
    await assertSays(scene, 'contradicts');
    const { text } = await pageIn(scene, 'en');
    const alarm = text.indexOf(logTexts('en').proof.alarmTitle);
    assert.ok(alarm > 0 && alarm < text.indexOf(reporter('en').mailbox.where));
    assert.ok(text.includes(reporter('en').channels.own));
  }));

test('a report whose day never ends, or is in no tree, is told as one that does not hold', () =>
  withScene(async (scene) => {
    const { world } = scene;
    const { database, config } = world.portal.deps;
    await world.pass(2);
    await rewriteLog(config.dataFolder, '2026-09-06');
    assert.is((await scene.standing()).state, 'stands', 'nobody signed: nothing contradicts it');
    await tamper(config.dataFolder, async ({ change }) => {
      await change('delete from log_fillings');
      await change('delete from log_days');
    });
    await assertSays(scene, 'contradicts');
    const [row] = await database.reader.all('select count(*) as heads from log_days');
    assert.is(row?.heads, 0);
  }));

test('an unknown code gets the answer that it gets at the mailbox, and a spoilt one is malformed (T03)', () =>
  withScene(async ({ world }) => {
    const { transport } = newDevice(world.portal);
    const unknown = { lookup: toBase64url(random.bytes(32)) };
    const [proof, mailbox] = [
      await transport('POST', '/api/mailbox/proof', unknown),
      await transport('POST', '/api/mailbox', unknown),
    ];
    assert.equal(proof, mailbox);
    assert.equal(proof, { status: 404, body: { error: 'cannot-open' } });
    assert.equal(await transport('POST', '/api/mailbox/proof', { lookup: 'x' }), {
      status: 400,
      body: { error: 'malformed' },
    });
  }));

test.run();
