// The order in which reporters without script are served: places by tickets, the draw, and who is told to come back.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { drawing, first, newest, queueOf, toldToWait, workshop } from '../support/queue-workshop.ts';

const test = suite('the queue of the pages without script');

test('two are served at once, the others in the order in which they came', async () => {
  const queue = queueOf(first, { atOnce: 2, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  const turns = ['a', 'b', 'c', 'd'].map((name) => queue.turn(work(name)));
  assert.equal(begun, ['a', 'b']);
  await finish('b');
  assert.equal(begun, ['a', 'b', 'c']);
  await finish('a');
  assert.equal(begun, ['a', 'b', 'c', 'd']);
  await finish('d');
  await finish('c');
  assert.equal(
    (await Promise.all(turns)).map((turn) => turn.ok && turn.value),
    ['a', 'b', 'c', 'd'],
  );
  await queue.close();
});

test('where more wait than are held, the latest is told place and seconds, and comes back before who came later', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 2, line: 1 });
  const { begun, work, finish } = workshop();
  const three = ['a', 'b', 'c'].map((name) => queue.turn(work(name)));
  const { place, seconds, ticket } = toldToWait(await queue.turn(work('early')));
  assert.is(place, 4);
  assert.ok(seconds >= 2);
  await finish('a');
  const late = queue.turn(work('late'));
  // The early one's ticket takes the place of who came after, who is told to wait in turn.
  const early = queue.turn(work('early'), ticket);
  assert.is(toldToWait(await late).place, 4);
  await finish('c');
  await finish('b');
  await finish('early');
  assert.equal(begun, ['a', 'c', 'b', 'early'], 'turns of the line and drawn ones by turns');
  assert.equal(await early, { ok: true, value: 'early' });
  await Promise.all(three);
  await queue.close();
});

test('however many strangers come, who waits is never pushed back (T06)', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 2, line: 1 });
  const { begun, work, finish } = workshop();
  void queue.turn(work('busy'));
  void queue.turn(work('b'));
  void queue.turn(work('c'));
  const mine = toldToWait(await queue.turn(work('mine')));
  let ticket = mine.ticket;
  let place = mine.place;
  for (let round = 0; round < 5; round += 1) {
    for (let stranger = 0; stranger < 20; stranger += 1) void queue.turn(work(`stranger ${round} ${stranger}`));
    const again = toldToWait(await queue.turn(work('mine'), ticket));
    assert.ok(again.place <= place, `place ${again.place} after ${place}`);
    ({ ticket, place } = again);
  }
  await finish('busy');
  const served = queue.turn(work('mine'), ticket);
  await finish('c');
  await finish('b');
  assert.equal(begun, ['busy', 'c', 'b', 'mine']);
  await finish('mine');
  assert.equal(await served, { ok: true, value: 'mine' });
  void queue.close();
});

test('however many tickets a stranger has fetched before, a newcomer’s turn comes long before all of theirs (T06)', async () => {
  const hoard = 400;
  const queue = queueOf(drawing(7), { atOnce: 1, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  void queue.turn(work('busy'));
  const tickets: string[] = [];
  const told = (waiting: { readonly seconds: number; readonly ticket: string }) => {
    assert.ok(waiting.seconds <= 60, 'nobody is told to stay away until all of them were served');
    return waiting.ticket;
  };
  /** Sends a ticket of the stranger’s; one that is told to wait goes back to the others. */
  const strangersTurn = (ticket: string | undefined): void => {
    void queue.turn(work(`stranger ${begun.length}`), ticket).then((turn) => {
      if (!turn.ok) tickets.unshift(told(turn.waiting));
    });
  };
  for (let at = 0; at < hoard; at += 1) strangersTurn(undefined);
  await finish('nobody');
  assert.ok(tickets.length > hoard - 10);
  let ticket: string | undefined;
  let isThere = false;
  const come = (): void => {
    isThere = true;
    void queue.turn(work('mine'), ticket).then((turn) => {
      isThere = false;
      if (!turn.ok) ticket = told(turn.waiting);
    });
  };
  while (!begun.includes('mine') && begun.length < hoard) {
    if (!isThere) come();
    // The stranger fills every place that becomes free, and asks once more.
    for (let more = 0; more < 2; more += 1) strangersTurn(tickets.shift());
    await finish(begun.at(-1) ?? '');
  }
  assert.ok(begun.length < hoard / 4, `the ${begun.length}th turn`);
  void queue.close();
});

test('a ticket serves once, and only this queue’s: any other begins at the end', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 1, line: 1 });
  const { begun, work, finish } = workshop();
  void queue.turn(work('a'));
  void queue.turn(work('b'));
  const { ticket } = toldToWait(await queue.turn(work('mine')));
  const forged = toldToWait(await queue.turn(work('forged'), `2.${ticket.split('.')[1]}`));
  const foreign = queueOf(newest, { atOnce: 0, held: 0, line: 0 });
  await foreign.turn(work('foreign'));
  const other = toldToWait(await foreign.turn(work('foreign')));
  assert.match(other.ticket, /^2\./);
  const unknown = toldToWait(await queue.turn(work('foreign'), other.ticket));
  assert.ok(forged.place > 3 && unknown.place > forged.place, `${forged.place} ${unknown.place}`);
  await finish('a');
  const served = queue.turn(work('mine'), ticket);
  await finish('b');
  assert.equal(begun, ['a', 'b', 'mine']);
  // The same ticket once more has no place before who waits.
  void queue.turn(work('next'));
  assert.ok(toldToWait(await queue.turn(work('mine again'), ticket)).place > 2);
  await finish('mine');
  assert.equal(await served, { ok: true, value: 'mine' });
  assert.equal(begun.at(-1), 'next');
  void queue.close();
});

test('the same ticket sent twice waits in one place, for the request that came last', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 2, line: 1 });
  const { begun, work, finish } = workshop();
  void queue.turn(work('a'));
  void queue.turn(work('b'));
  void queue.turn(work('c'));
  const { ticket } = toldToWait(await queue.turn(work('mine')));
  await finish('a');
  const before = queue.turn(work('first click'), ticket);
  const second = queue.turn(work('second click'), ticket);
  assert.is((await before).ok, false);
  for (const name of ['c', 'b', 'second click']) await finish(name);
  assert.equal(await second, { ok: true, value: 'second click' });
  assert.not.ok(begun.includes('first click'));
  await queue.close();
});

test('a code that has had its turn takes every other one, whatever line of strangers waits', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  const turns = ['a', 'b', 'c'].map((name) => queue.turn(work(name)));
  const visits = ['x', 'y'].map((name) => queue.visit(work(name)));
  for (const name of ['a', 'x', 'b', 'y', 'c']) await finish(name);
  assert.equal(begun, ['a', 'x', 'b', 'y', 'c']);
  await Promise.all([...turns, ...visits]);
  await queue.close();
});

test('somebody with a code of their own keeps nobody out of theirs, however often they ask', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 4, line: 2 });
  const { begun, work, finish } = workshop();
  void queue.visit(work('busy'), 'theirs');
  const theirs = Array.from({ length: 20 }, (_, at) => queue.visit(work(`theirs ${at}`), 'theirs'));
  const mine = queue.visit(work('mine'), 'mine');
  assert.is(await theirs[2], undefined, 'the third that waits is told that there is too much to do');
  await finish('busy');
  for (const name of ['theirs 0', 'theirs 1', 'mine']) await finish(name);
  assert.is(await mine, 'mine');
  assert.equal(begun, ['busy', 'theirs 0', 'theirs 1', 'mine']);
  await queue.close();
});

test('somebody with many codes of their own keeps nobody out of theirs: who waits twice goes first, then it is drawn', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 4, line: 2 });
  const { begun, work, finish } = workshop();
  void queue.visit(work('busy'), 'a');
  const theirs = ['a', 'a', 'b', 'b'].map((mailbox, at) => queue.visit(work(`theirs ${at}`), mailbox));
  const mine = queue.visit(work('mine'), 'mine');
  assert.is(await theirs[0], undefined);
  const others = ['c', 'd'].map((mailbox) => queue.visit(work(mailbox), mailbox));
  assert.is(await theirs[2], undefined, 'the other one that waited twice');
  assert.is(await theirs[1], undefined, 'of five who wait once, the one that was drawn');
  for (const name of ['busy', 'theirs 3', 'mine', 'c', 'd']) await finish(name);
  assert.equal(begun, ['busy', 'theirs 3', 'mine', 'c', 'd']);
  assert.is(await mine, 'mine');
  assert.equal(await Promise.all(others), ['c', 'd']);
  await queue.close();
});

test('who waited for a code to be derived isn’t sent away before the mailbox is open', async () => {
  const queue = queueOf(newest, { atOnce: 1, held: 2, line: 1 });
  const { work, finish } = workshop();
  const visits = ['busy', 'x', 'y'].map((name) => queue.visit(work(name), name));
  assert.is(await queue.visit(work('z'), 'z'), undefined);
  const derived = queue.visit(work('derived'));
  for (const name of ['busy', 'derived', 'x', 'y']) await finish(name);
  assert.is(await derived, 'derived');
  await Promise.all(visits);
  await queue.close();
});

test('work that can’t even begin is told as failed, and its place goes to the next', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 8, line: 4 });
  const { work, finish } = workshop();
  const busy = queue.turn(work('busy'));
  const broken = () => {
    throw new RangeError('no thread');
  };
  const failed = [queue.turn(broken), queue.visit(broken), queue.turn(broken)].map((one) =>
    one.then(
      () => 'done',
      (error: unknown) => (error instanceof RangeError ? 'failed' : error),
    ),
  );
  const next = queue.turn(work('next'));
  await finish('busy');
  assert.equal(await Promise.all(failed), ['failed', 'failed', 'failed']);
  await finish('next');
  assert.equal(await next, { ok: true, value: 'next' });
  await busy;
  await queue.close();
});

test('at the end everybody who waits is told so, and nothing more begins', async () => {
  const queue = queueOf(first, { atOnce: 1, held: 8, line: 4 });
  const { begun, work, finish } = workshop();
  const running = queue.turn(work('a'));
  const waits = queue.turn(work('b'));
  const visit = queue.visit(work('x'));
  const closing = queue.close();
  assert.is((await waits).ok, false);
  assert.is(await visit, undefined);
  await finish('a');
  await closing;
  assert.equal(await running, { ok: true, value: 'a' });
  assert.is((await queue.turn(work('c'))).ok, false);
  assert.equal(begun, ['a']);
});

test.run();
