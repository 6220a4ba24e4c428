// The queue's three lines by turns, counted in works and never in time, and what becomes of who hangs up.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { BOUNDS, type Work } from '../../src/http/reporter/plain/queue.ts';
import { drawing, first, newest, queueOf, toldToWait, workshop } from '../support/queue-workshop.ts';

const test = suite('the lines of the queue');

test('however many codes of their own are kept asking, a code that has had its turn is read after a few works, and nobody is sent away (T06)', async () => {
  const queue = queueOf(drawing(3), BOUNDS);
  const ends: (() => void)[] = [];
  /** How many works have begun: the only clock here. */
  let begun = 0;
  const work = (): Work<undefined> => {
    begun += 1;
    const ended = new Promise<void>((resolve) => ends.push(resolve));
    return { result: ended.then(() => undefined), ended };
  };
  const after = { derived: 0, asking: 0 };
  let backlog = 0;
  let mostBacklog = 0;
  let derivations = 0;
  let refused = 0;
  let isOver = false;
  const read = async (): Promise<void> => {
    const came = begun;
    backlog += 1;
    mostBacklog = Math.max(mostBacklog, backlog);
    const isRead = await queue.visit(() => {
      backlog -= 1;
      after.derived = Math.max(after.derived, begun - came);
      return { ...work(), result: Promise.resolve(true) };
    });
    if (isRead !== true) refused += 1;
  };
  const stranger = async (): Promise<void> => {
    while (!isOver) {
      const turn = await queue.turn(work);
      if (turn.ok) {
        derivations += 1;
        void read();
      } else await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const owner = async (mailbox: string): Promise<void> => {
    while (!isOver) {
      const came = begun;
      const isAnswered = await queue.visit(() => {
        after.asking = Math.max(after.asking, begun - came);
        return { ...work(), result: Promise.resolve(true) };
      }, mailbox);
      if (isAnswered !== true) refused += 1;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  for (let at = 0; at < 70; at += 1) void stranger();
  for (let at = 0; at < 32; at += 1) void owner(`theirs ${at % 16}`);
  while (derivations < 300 && begun < 3_000) {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  }
  isOver = true;
  assert.is(derivations, 300, 'a third of the work is turns');
  assert.ok(mostBacklog <= 4, `${mostBacklog} derived codes wait`);
  assert.ok(after.derived <= 10, `a derived code waits for ${after.derived} works`);
  assert.ok(after.asking <= 3 * 33, `an open mailbox waits for ${after.asking} works`);
  assert.is(refused, 0);
});

test('turns, codes just derived and open mailboxes take turns, and an empty line is passed over', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  const order = ['turn 1', 'derived 1', 'asking 1', 'turn 2', 'asking 2', 'turn 3', 'asking 3', 'asking 4'];
  for (const name of ['turn 1', 'turn 2', 'turn 3']) void queue.turn(work(name));
  for (const name of ['asking 1', 'asking 2', 'asking 3', 'asking 4']) void queue.visit(work(name), name);
  const derived = queue.visit(work('derived 1'));
  for (const name of order) await finish(name);
  assert.equal(begun, order);
  assert.is(await derived, 'derived 1');
  await queue.close();
});

test('who hangs up gets no turn, and those who came later stand where they would have stood without them', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  const gone = new AbortController();
  void queue.turn(work('busy'));
  const left = [
    ...['a', 'b', 'c'].map((name) => queue.turn(work(name), undefined, gone.signal)),
    queue.visit(work('derived'), undefined, gone.signal),
    queue.visit(work('asking'), 'theirs', gone.signal),
  ];
  const mine = queue.turn(work('mine'));
  gone.abort();
  const told = await Promise.all(left);
  assert.equal(
    told.map((one) => typeof one === 'object' && one.ok),
    [false, false, false, false, false],
  );
  assert.is(await queue.visit(work('too late'), undefined, gone.signal), undefined);
  assert.is((await queue.turn(work('too late'), undefined, gone.signal)).ok, false);
  // Two more of the same mailbox may wait: who has left isn't counted.
  const theirs = ['theirs 1', 'theirs 2'].map((name) => queue.visit(work(name), 'theirs'));
  for (const name of ['busy', 'theirs 1', 'mine', 'theirs 2']) await finish(name);
  assert.equal(begun, ['busy', 'theirs 1', 'mine', 'theirs 2']);
  assert.equal(await mine, { ok: true, value: 'mine' });
  assert.equal(await Promise.all(theirs), ['theirs 1', 'theirs 2']);
  await queue.close();
});

test('who hangs up with a ticket keeps its place, and comes back before who came later', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 2, line: 1 });
  const { begun, work, finish } = workshop();
  for (const name of ['a', 'b', 'c']) void queue.turn(work(name));
  const told = toldToWait(await queue.turn(work('mine')));
  await finish('a');
  const gone = new AbortController();
  const hungUp = queue.turn(work('mine'), told.ticket, gone.signal);
  gone.abort();
  assert.is((await hungUp).ok, false);
  const later = queue.turn(work('later'));
  const mine = queue.turn(work('mine again'), told.ticket, new AbortController().signal);
  assert.is(toldToWait(await later).place, 4);
  for (const name of ['c', 'b', 'mine again']) await finish(name);
  assert.equal(begun.at(-1), 'mine again');
  assert.equal(await mine, { ok: true, value: 'mine again' });
  await queue.close();
});

test('hanging up doesn’t stop what has begun, and its place goes to the next when it ends', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 2, line: 1 });
  const { begun, work, finish } = workshop();
  const gone = new AbortController();
  const started = queue.turn(work('started'), undefined, gone.signal);
  const next = queue.turn(work('next'));
  gone.abort();
  assert.equal(begun, ['started']);
  await finish('started');
  assert.equal(await started, { ok: true, value: 'started' });
  await finish('next');
  assert.equal(await next, { ok: true, value: 'next' });
  await queue.close();
});

test.run();
