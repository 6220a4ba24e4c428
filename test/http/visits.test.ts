// Visits without script, as they are kept in memory: values that nobody can choose, an end that overwrites, bounds.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answered, failed } from '../../src/client/transport.ts';
import {
  MAX_VISITS,
  newVisits,
  VISIT_IDLE_MS,
  VISITS_OF_ONE,
  type Visit,
  type Visits,
} from '../../src/http/reporter/plain/visits.ts';
import { newAssociationId, ready } from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';

type Scene = { readonly visits: Visits; readonly wait: (ms: number) => void };

const withVisits = async (job: (scene: Scene) => Promise<void> | void): Promise<void> => {
  let now = Date.UTC(2026, 10, 22, 8);
  const visits = newVisits({ clock: () => new Date(now), random: (count) => random.bytes(count) });
  try {
    await job({
      visits,
      wait: (ms) => {
        now += ms;
      },
    });
  } finally {
    visits.close();
  }
};

await ready;

const here = newAssociationId();
const CODE = '123456789012345678901234';
const master = (byte = 7): Uint8Array => new Uint8Array(32).fill(byte);
/** A master of its own for each number. */
const masterOf = (number: number): Uint8Array => {
  const bytes = new Uint8Array(32);
  new DataView(bytes.buffer).setUint32(0, number);
  return bytes;
};
const isZero = (bytes: Uint8Array): boolean => bytes.every((byte) => byte === 0);

const begun = ({ visits }: Scene, byte = 7): { readonly value: string; readonly visit: Visit } => {
  const value = visits.open(here, master(byte), CODE, undefined);
  const visit = visits.find(here, value);
  if (visit === undefined) throw new Error('a visit that has begun is found');
  return { value, visit };
};

const test = suite('visits');

test('a visit is found by its value alone, in its own association', () =>
  withVisits((scene) => {
    const { value, visit } = begun(scene);
    assert.match(value, /^[\w-]{43}$/);
    assert.equal(visit.master, master());
    assert.is(scene.visits.find(newAssociationId(), value), undefined);
    assert.is(scene.visits.find(here, `${value.slice(0, -1)}_`), undefined);
    assert.is(scene.visits.find(here, ''), undefined);
    assert.is(scene.visits.find(here, undefined), undefined);
  }));

test('a value that the browser brought is never adopted: unknown ones change nothing, known ones end (T12, T27)', () =>
  withVisits((scene) => {
    const chosen = 'A'.repeat(43);
    const value = scene.visits.open(here, master(), CODE, chosen);
    assert.is.not(value, chosen);
    assert.is(scene.visits.find(here, chosen), undefined);
    const old = scene.visits.find(here, value)?.master;
    const next = scene.visits.open(here, master(9), CODE, value);
    assert.is.not(next, value);
    assert.is(scene.visits.find(here, value), undefined);
    assert.ok(old !== undefined && isZero(old));
    assert.is(scene.visits.count(), 1);
  }));

test('a visit keeps a copy: what the caller overwrites stays open, and the end overwrites the copy', () =>
  withVisits((scene) => {
    const given = master();
    const value = scene.visits.open(here, given, CODE, undefined);
    given.fill(0);
    const kept = scene.visits.find(here, value)?.master;
    assert.equal(kept, master());
    scene.visits.end(here, value);
    assert.ok(kept !== undefined && isZero(kept));
    assert.is(scene.visits.count(), 0);
  }));

test('fifteen idle minutes end a visit and overwrite it; each request begins them anew (T34)', () =>
  withVisits((scene) => {
    const { value, visit } = begun(scene);
    scene.wait(VISIT_IDLE_MS - 1);
    assert.is(scene.visits.find(here, value), visit);
    scene.wait(VISIT_IDLE_MS - 1);
    assert.is(scene.visits.find(here, value), visit);
    scene.wait(VISIT_IDLE_MS);
    assert.is(scene.visits.find(here, value), undefined);
    assert.ok(isZero(visit.master));
  }));

test('another visit’s request sweeps away what has been idle for too long', () =>
  withVisits((scene) => {
    const { visit } = begun(scene);
    scene.wait(VISIT_IDLE_MS);
    begun(scene);
    assert.is(scene.visits.count(), 1);
    assert.ok(isZero(visit.master));
  }));

test('the number of visits is bounded, and the one that has been idle for longest goes first', () =>
  withVisits((scene) => {
    const first = begun(scene, 1);
    const second = begun(scene, 2);
    for (let at = 2; at < MAX_VISITS; at += 1) scene.visits.open(here, masterOf(at), CODE, undefined);
    assert.is(scene.visits.count(), MAX_VISITS);
    assert.is(scene.visits.find(here, first.value), first.visit);
    scene.visits.open(here, master(4), CODE, undefined);
    assert.is(scene.visits.count(), MAX_VISITS);
    assert.is(scene.visits.find(here, second.value), undefined);
    assert.ok(isZero(second.visit.master));
    assert.is(scene.visits.find(here, first.value), first.visit);
  }));

test('somebody with a code of their own, however often they open it, ends no visit but their own (T06)', () =>
  withVisits((scene) => {
    const mine = begun(scene, 1);
    const theirs = Array.from({ length: VISITS_OF_ONE }, () => begun(scene, 2));
    assert.is(scene.visits.find(here, theirs[0]?.value), theirs[0]?.visit);
    for (let at = 0; at < MAX_VISITS; at += 1) scene.visits.open(here, master(2), CODE, undefined);
    assert.is(scene.visits.count(), 1 + VISITS_OF_ONE);
    assert.is(scene.visits.find(here, mine.value), mine.visit);
    for (const { value, visit } of theirs) {
      assert.is(scene.visits.find(here, value), undefined);
      assert.ok(isZero(visit.master));
    }
  }));

test('of one mailbox’s visits the one that has been idle for longest goes first', () =>
  withVisits((scene) => {
    const [first, second, ...rest] = Array.from({ length: VISITS_OF_ONE }, () => begun(scene, 2));
    scene.visits.find(here, first?.value);
    const next = begun(scene, 2);
    assert.is(scene.visits.find(here, second?.value), undefined);
    for (const kept of [first, next, ...rest]) assert.is(scene.visits.find(here, kept?.value), kept?.visit);
  }));

test('closing ends and overwrites every visit', () =>
  withVisits((scene) => {
    const { visit } = begun(scene);
    scene.visits.close();
    assert.ok(isZero(visit.master));
    assert.is(scene.visits.count(), 0);
  }));

test('a visit knows its own code again, and no other', () =>
  withVisits((scene) => {
    const { visit } = begun(scene);
    assert.ok(visit.isCode(CODE));
    assert.not.ok(visit.isCode(`${CODE.slice(0, -1)}5`));
  }));

test('pages of one mailbox have one mark, pages of another have another', () =>
  withVisits((scene) => {
    assert.is(begun(scene, 1).visit.page, begun(scene, 1).visit.page);
    assert.is.not(begun(scene, 1).visit.page, begun(scene, 2).visit.page);
  }));

test('a form that comes twice with the same text is sent once, also while the first is under way (T10)', () =>
  withVisits(async (scene) => {
    const { visit } = begun(scene);
    let sent = 0;
    const work = async () => {
      sent += 1;
      return answered(undefined);
    };
    const both = await Promise.all([visit.once('form', 'text', work), visit.once('form', 'text', work)]);
    await visit.once('form', 'text', work);
    assert.is(sent, 1);
    assert.equal(both[0], both[1]);
    await visit.once('form', 'another text', work);
    await visit.once('another form', 'text', work);
    assert.is(sent, 3);
  }));

test('what failed or broke may be sent again with the same form', () =>
  withVisits(async (scene) => {
    const { visit } = begun(scene);
    assert.is((await visit.once('form', 'text', async () => failed('offline'))).ok, false);
    const broken = visit.once('form', 'text', () => Promise.reject(new Error('a thread')));
    await broken.then(
      () => assert.unreachable('it broke'),
      () => undefined,
    );
    assert.is((await visit.once('form', 'text', async () => answered(undefined))).ok, true);
  }));

test('a form is given up when everybody who sent it has hung up, and not before', () =>
  withVisits(async (scene) => {
    const { visit } = begun(scene);
    const given: AbortSignal[] = [];
    const work = (signal: AbortSignal) => {
      given.push(signal);
      return new Promise<ReturnType<typeof failed>>((resolve) =>
        signal.addEventListener('abort', () => resolve(failed('offline'))),
      );
    };
    const [one, two] = [new AbortController(), new AbortController()];
    const both = [one, two].map(({ signal }) => visit.once('form', 'text', work, signal));
    one.abort();
    assert.equal(
      given.map(({ aborted }) => aborted),
      [false],
    );
    two.abort();
    assert.equal(
      (await Promise.all(both)).map(({ ok }) => ok),
      [false, false],
    );
    const again = await visit.once('form', 'text', async () => answered(undefined), new AbortController().signal);
    assert.is(again.ok, true);
  }));

test('what was done is told once', () =>
  withVisits((scene) => {
    const { visit } = begun(scene);
    assert.equal(visit.told(), {});
    visit.note('evidence', 2);
    assert.equal(visit.told(), { done: 'evidence', filesWent: 2 });
    assert.equal(visit.told(), {});
  }));

test.run();
