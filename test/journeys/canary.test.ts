// The canary: after whole lines with marked texts, names, codes and passphrases, none of them stands in anything that a
// server keeps, writes or sees pass; where a reporter has no script, none but in the bodies of those pages. The memory of
// the thread that seals for them isn't looked at: it ends with the request.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { noticeEntry } from '../../src/cli/demo/moves.ts';
import { type MarkedStage, playPlain, playRecovery, playScripted } from '../support/marked-lines.ts';
import { filesBelow, findTexts, formsOf, markOf, type Place, writingsOf } from '../support/marks.ts';
import { inProcess, type Passed, placesPassed, plainBodies, watchedPortal } from '../support/watched-portal.ts';
import { type World, withWorld } from './world.ts';

const test = suite('the canary');

/** The world's portal and people, with somebody on the line. */
const watchedStage = (world: World): { readonly stage: MarkedStage; readonly passed: readonly Passed[] } => {
  const { portal, passed } = watchedPortal(world.portal, world.portal.url, inProcess(world.portal));
  const devices = new Map<string, ReturnType<typeof newDevice>>();
  return {
    stage: {
      portal,
      argon2: world.argon2,
      player: (who) => {
        const device = devices.get(who) ?? newDevice(portal);
        devices.set(who, device);
        return { ...world.player(who), device };
      },
    },
    passed,
  };
};

/** Everything that a server has: files and their names, log, every request and every answer. */
const placesOf = (world: World, passed: readonly Passed[]): readonly Place[] => [
  ...filesBelow(world.folder),
  { name: 'the log', content: Buffer.from(world.logged.join('\n')) },
  ...world.exchanges.map(({ method, path, sent, received, headers }) => ({
    name: `${method} ${path}`,
    content: Buffer.from([path, sent, received, JSON.stringify(headers)].join('\n')),
  })),
  ...placesPassed(passed),
];

test('the search finds a text in every form that it is written in, wherever it stands', () => {
  const text = markOf('found');
  const noise = Buffer.from('صندوق البرنامج ~ ~ ~');
  const forms = formsOf(text);
  assert.ok(forms.length > 25, `${forms.length} forms`);
  for (const [at, form] of forms.entries()) {
    const place = {
      name: 'here',
      content: Buffer.concat([noise.subarray(0, at % 5), form, noise.subarray(0, at % 3)]),
    };
    assert.equal(findTexts([place], [text]), [`${text} in here`], form.toString());
    assert.equal(findTexts([{ ...place, content: place.content.subarray(0, form.length - 1) }], [`x${text}`]), []);
  }
  const anywhere = [0, 1, 2, 3].map((count) => Buffer.from(`${'a'.repeat(count)}${text}zz`).toString('base64'));
  for (const based of anywhere) assert.is(findTexts([{ name: '', content: Buffer.from(based) }], [text]).length, 1);
  for (const typed of ['123412341234', '1234 1234 1234', '١٢٣٤-١٢٣٤-١٢٣٤', '۱۲۳۴ ۱۲۳۴ ۱۲۳۴'])
    assert.ok(findTexts([{ name: '', content: Buffer.from(typed) }], writingsOf('123412341234')).length > 0, typed);
});

test('T100 T02 no marked text, name, tracking code, passphrase or recovery key stands in what the server has or sees', () =>
  withWorld({}, async (world) => {
    const { stage, passed } = watchedStage(world);
    const { number, secrets } = await playScripted(stage);
    const recovered = await playRecovery(stage, 'auditor');
    const people = [...world.cast.values()].flatMap((player) => [player.passphrase, ...writingsOf(player.recoveryKey)]);
    const places = placesOf(world, passed);
    assert.ok(
      places.some(({ name }) => name.endsWith('amanah.db-wal')),
      'the write-ahead log is looked at',
    );
    assert.ok(findTexts(places, [number]).length > 2, 'the scan finds what is there');
    assert.ok(findTexts(places, ['جمعية الاختبار']).length > 0, 'in Arabic too');
    assert.equal(findTexts(places, [...secrets, ...recovered, ...people]), []);
  }));

test('T100 T02 without script, marked texts and codes pass in the bodies of those pages and stand nowhere else', () =>
  withWorld({}, async (world) => {
    const { stage, passed } = watchedStage(world);
    const { number, secrets } = await playPlain(stage);
    const bodies = plainBodies(passed);
    assert.ok(bodies.length > 8, `${bodies.length} bodies`);
    for (const text of secrets.filter((secret) => secret.startsWith('kanari') && !secret.includes(' ')))
      assert.ok(findTexts(bodies, [text]).length > 0, `${text} was typed`);
    const places = placesOf(world, passed);
    assert.ok(findTexts(places, [number]).length > 2, 'the scan finds what is there');
    assert.equal(findTexts(places, secrets), []);
  }));

test('a notice holds no free text', () => {
  const notice = noticeEntry('feedback');
  assert.equal(Object.keys(notice).sort(), ['notice', 'params', 'type', 'version']);
});

test.run();
