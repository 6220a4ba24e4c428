// A file on its way from the script that opens it to the browser's download: no more of it is anywhere than was asked for, its last
// piece waits for the word that it is whole, and whoever goes away leaves nobody waiting.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { receivedBody, sendingSink } from '../../src/browser/streamed-file.ts';

const test = suite('a streamed file');

const way = () => {
  const { port1, port2 } = new MessageChannel();
  const halt = new AbortController();
  const body = receivedBody(port2);
  const sink = sendingSink(port1, halt.signal);
  const reader = body.stream.getReader();
  /** Closed by either side, a port that is left open would keep the process. */
  const end = (): void => {
    port1.close();
    port2.close();
  };
  return { halt, body, sink, reader, end };
};

const piece = (at: number): Uint8Array<ArrayBuffer> => new Uint8Array(1_000).fill(at);
/** Longer than any message takes from port to port. */
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

test('a piece goes only where one was asked for, and of what was written stays what it was', async () => {
  const { sink, reader, body, end } = way();
  const taken: number[] = [];
  let written = 0;
  const whole = new Uint8Array(5_000).map((_, at) => Math.floor(at / 1_000));
  const writing = (async () => {
    for (let at = 0; at < 5; at += 1) {
      await sink.write(whole.subarray(at * 1_000, (at + 1) * 1_000));
      written += 1;
    }
    await sink.end(true);
  })();
  await turns();
  assert.is(written, 1, 'nobody has read yet: one is held, and the next waits');
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    taken.push(...next.value);
    await turns();
    assert.ok(written - taken.length / 1_000 <= 2, 'no more than one ahead, and one held');
  }
  await writing;
  assert.equal(taken, [...whole]);
  assert.ok(body.isOver());
  end();
});

test('the last piece waits until it is whole; what turns out not to be breaks off, without it', async () => {
  const { sink, reader, end } = way();
  const reading = (async () => {
    const taken: number[] = [];
    for (;;) {
      try {
        const next = await reader.read();
        if (next.done) return { taken, how: 'ended' };
        taken.push(next.value[0] ?? -1);
      } catch {
        return { taken, how: 'broken' };
      }
    }
  })();
  for (const at of [1, 2, 3]) await sink.write(piece(at));
  await turns();
  await sink.end(false);
  assert.equal(await reading, { taken: [1, 2], how: 'broken' });
  end();
});

test('a download that its reader cancels, or a page that stops it, ends what is written', async () => {
  const cancelled = way();
  await cancelled.sink.write(piece(1));
  const writing = Promise.resolve(cancelled.sink.write(piece(2)));
  await cancelled.reader.cancel();
  await writing.then(
    () => assert.unreachable(),
    (error: unknown) => assert.match(String(error), /nobody takes it/),
  );
  cancelled.end();

  const stopped = way();
  await stopped.sink.write(piece(1));
  const waiting = Promise.resolve(stopped.sink.write(piece(2)));
  stopped.halt.abort();
  await waiting.then(
    () => assert.unreachable(),
    (error: unknown) => assert.match(String(error), /nobody takes it/),
  );
  await stopped.sink.end(false);
  await stopped.reader.read().then(
    () => assert.unreachable('what broke off doesn’t end well'),
    () => undefined,
  );
  stopped.end();

  // Its page is gone: what the browser has of it is no file.
  const left = way();
  await left.sink.write(piece(1));
  left.body.breakOff();
  await left.reader.read().then(
    () => assert.unreachable(),
    () => undefined,
  );
  await Promise.resolve(left.sink.end(true)).then(
    () => assert.unreachable(),
    () => undefined,
  );
  left.end();
});

test.run();
