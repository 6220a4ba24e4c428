// Where sealing fails, nothing is sent: no text ever leaves a device, or reaches the disk, in the clear instead.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Exchange, newDevice } from '../../src/cli/demo/device.ts';
import { freshGround, returnWith } from '../../src/cli/demo/play.ts';
import { prepareReport, sendReport, writeToAssociation } from '../../src/client/reporter.ts';
import { random, setRandom } from '../../src/protocol/open/index.ts';
import { deeds, plainReport, type World, withWorld } from '../journeys/world.ts';
import { dumpOf } from '../support/database-factory.ts';

const CANARY = 'kanari vogel عصفور المنجم';

const test = suite('no fallback to the clear');

/** The text as it could stand in a request. */
const isIn = (text: string): boolean => {
  const bytes = Buffer.from(CANARY);
  return [
    CANARY,
    JSON.stringify(CANARY).slice(1, -1),
    bytes.toString('base64url').slice(2, -2),
    bytes.toString('hex'),
  ].some((spelling) => text.includes(spelling));
};

/** Randomness that fails from the draw `first` on, as a device without any would. */
const failingFrom = (first: number) => {
  let draws = 0;
  return {
    bytes: (count: number) => {
      draws += 1;
      if (draws >= first) throw new Error('no randomness');
      return crypto.getRandomValues(new Uint8Array(count));
    },
    draws: () => draws,
  };
};

/** Runs `job` once for each draw that it makes, failing there; gives in how many runs it came to its end. */
const failEverywhere = async (
  job: () => Promise<boolean>,
): Promise<{ readonly runs: number; readonly done: number }> => {
  let done = 0;
  for (let first = 1; first < 500; first += 1) {
    const source = failingFrom(first);
    setRandom(source);
    try {
      if (await job()) done += 1;
    } catch {
      done += 0;
    } finally {
      setRandom(undefined);
    }
    if (source.draws() < first) return { runs: first, done };
  }
  throw new Error('it draws without end');
};

const cases = async ({ portal }: World): Promise<number> =>
  (await portal.deps.database.reader.all('select number from cases')).length;

test('a report whose sealing fails, at whatever step, is not sent at all (T94)', () =>
  withWorld({}, async (world) => {
    const exchanges: Exchange[] = [];
    const device = newDevice(world.portal, (exchange) => exchanges.push(exchange));
    const ground = await freshGround(device);
    if (!ground.ok) throw new Error('the ground holds');
    const input = { ...plainReport, answers: [{ question: 'what-happened', text: CANARY }] };
    const { runs, done } = await failEverywhere(async () => {
      const before = exchanges.length;
      const prepared = await prepareReport(ground.value, input, world.argon2).catch(() => undefined);
      if (prepared === undefined || !prepared.ok) {
        assert.is(exchanges.length, before, 'nothing was asked of the portal');
        return false;
      }
      return (await sendReport(device.transport, prepared.value, () => freshGround(device))).ok;
    });
    assert.ok(runs > 10, `${runs} draws`);
    assert.is(done, 1, 'only where nothing failed');
    assert.is(await cases(world), 1);
    assert.equal(
      exchanges.filter(({ sent }) => isIn(sent)),
      [],
    );
    const noWork = () => Promise.reject(new Error('too weak a device'));
    const refused = await prepareReport(ground.value, input, noWork).then(
      () => 'sealed',
      () => 'refused',
    );
    assert.is(refused, 'refused');
    assert.is(await cases(world), 1);
  }));

test('a message or a note whose sealing fails is not sent at all, by the reporter or by anybody else (T94)', () =>
  withWorld({}, async (world) => {
    const played = await world.report();
    await world.act('auditor', played, deeds.acknowledge);
    const { device, mailbox } = await returnWith(world.portal, played.code, world.argon2, world.watch);
    const before = await dumpOf(world.portal.deps.database);
    const posted = () => world.exchanges.filter(({ path }) => path.endsWith('/acts')).length;
    const count = posted();
    const written = await failEverywhere(async () => {
      const asked = posted();
      const sent = await writeToAssociation(device.transport, mailbox, 'message', { lang: 'ar', text: CANARY }).catch(
        () => undefined,
      );
      if (sent === undefined) assert.is(posted(), asked);
      return sent?.ok === true;
    });
    assert.ok(written.runs > 1);
    assert.is(written.done, 1);
    assert.is(posted(), count + 1);
    assert.not.equal(await dumpOf(world.portal.deps.database), before);
    const noted = await failEverywhere(async () => {
      const asked = posted();
      const done = await world.act('auditor', played, deeds.note(CANARY)).then(
        () => true,
        () => false,
      );
      if (!done) assert.is(posted(), asked);
      return done;
    });
    assert.ok(noted.runs > 1);
    assert.is(noted.done, 1);
    assert.equal(
      world.exchanges.filter(({ sent }) => isIn(sent)),
      [],
    );
  }));

test('the portal takes nothing for sealed that has another shape, and no field beside what is sealed (T107)', () =>
  withWorld({}, async (world) => {
    const device = newDevice(world.portal);
    const ground = await freshGround(device);
    if (!ground.ok) throw new Error('the ground holds');
    const prepared = await prepareReport(ground.value, plainReport, world.argon2);
    if (!prepared.ok) throw new Error('the report is sealed');
    const { submission } = prepared.value;
    const before = await dumpOf(world.portal.deps.database);
    const clear = Buffer.from(JSON.stringify({ type: 'report', text: CANARY })).toString('base64url');
    const [entry, ...entries] = submission.act.entries;
    const bodies: readonly unknown[] = [
      { ...submission, encrypted: true },
      { ...submission, text: CANARY },
      { ...submission, act: { ...submission.act, sealed: false } },
      { ...submission, act: { ...submission.act, entries: [{ ...entry, blob: clear }, ...entries] } },
      { ...submission, act: { ...submission.act, entries: [{ ...entry, text: CANARY }, ...entries] } },
      { ...submission, act: { ...submission.act, entries: [{ ...entry, blob: CANARY }, ...entries] } },
    ];
    for (const body of bodies) {
      const answer = await device.transport('POST', '/api/intake', body);
      assert.ok(answer.status === 400 || answer.status === 422, JSON.stringify(answer));
    }
    assert.is(await dumpOf(world.portal.deps.database), before);
    assert.equal(random.bytes(4).length, 4, 'the platform’s randomness is back');
  }));

test.run();
