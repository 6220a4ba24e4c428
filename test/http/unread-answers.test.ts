// Answers that nobody takes, over real connections: they end, and with them what they kept from others; nobody's line is cut
// who takes theirs slowly, or whose answer isn't made yet.
import { createServer, type RequestListener } from 'node:http';
import { connect, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { endUnreadAnswers } from '../../src/http/unread-answers.ts';
import { withPortal } from '../support/portal-factory.ts';
import { heardAfter, parsed } from '../torture/wire.ts';

const test = suite('answers that nobody takes');

const UNREAD_MS = 250;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const GET = 'GET / HTTP/1.1\r\nHost: x\r\n\r\n';
/** More than the two ends of a line take in while nobody reads. */
const ENDLESS = Buffer.alloc(32 * 1024 * 1024, 'x');

const withServer = async (
  listener: RequestListener,
  job: (port: number) => Promise<void>,
  unreadMs = UNREAD_MS,
): Promise<void> => {
  const server = createServer({ keepAliveTimeout: 60_000 }, listener);
  endUnreadAnswers(server, unreadMs);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('listens on a port');
  try {
    await job(address.port);
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

/** A connection that sends `text` and then reads nothing. */
const deaf = (port: number, text: string): Socket => {
  const socket = connect(port, '127.0.0.1', () => socket.write(text));
  socket.on('error', () => undefined);
  socket.pause();
  return socket;
};

const within = async (ms: number, isSo: () => boolean): Promise<boolean> => {
  for (let waited = 0; waited < ms; waited += 20) {
    if (isSo()) return true;
    await pause(20);
  }
  return isSo();
};

test('an answer that nobody takes is ended when nothing has moved for a while, also one that came late', async () => {
  const isEnded = async (late: number): Promise<boolean> => {
    let isGone = false;
    let ended = false;
    await withServer(
      async (_request, answer) => {
        answer.once('close', () => {
          isGone = true;
        });
        await pause(late);
        answer.end(ENDLESS);
      },
      async (port) => {
        const socket = deaf(port, GET);
        ended = await within(late + 10 * UNREAD_MS, () => isGone);
        socket.destroy();
      },
    );
    return ended;
  };
  assert.equal(await Promise.all([0, 3 * UNREAD_MS].map(isEnded)), [true, true]);
});

test('whoever waits for an answer that isn’t made yet keeps the line, and gets it', () =>
  withServer(
    async (_request, answer) => {
      await pause(4 * UNREAD_MS);
      answer.setHeader('Connection', 'close');
      answer.end('at last');
    },
    async (port) => {
      assert.match(await heardAfter(`http://127.0.0.1:${port}`, [GET]), /at last$/);
    },
  ));

/** A machine on which others work too may keep this process waiting for as long as it is still here. */
const SLOW_MS = 4 * UNREAD_MS;

test('whoever takes an answer slowly gets all of it', () =>
  withServer(
    (_request, answer) => {
      answer.setHeader('Connection', 'close');
      answer.end(ENDLESS);
    },
    async (port) => {
      const socket = deaf(port, GET);
      let heard = 0;
      let isOver = false;
      socket.once('close', () => {
        isOver = true;
      });
      socket.on('data', (bytes) => {
        heard += bytes.length;
      });
      // Long enough in all, and never still for as long as an unread one may be.
      for (let turns = 0; turns < 5; turns += 1) {
        socket.pause();
        await pause(SLOW_MS / 2);
        const before = heard;
        socket.resume();
        await within(5_000, () => isOver || heard > before + 3 * 1024 * 1024);
      }
      assert.ok(await within(5_000, () => isOver));
      assert.ok(heard > ENDLESS.length, `${heard} bytes came`);
    },
    SLOW_MS,
  ));

/** A long form over the line; quotes grow to six times their size in a page. */
const longForm = (host: string, quotes: number, more = ''): string => {
  const body = `go=concerns&concerns=none&token=${'A'.repeat(43)}&answer-where=${'"'.repeat(quotes)}`;
  return [
    `POST /en/report/plain HTTP/1.1\r\nHost: ${host}\r\nSec-Fetch-Site: same-origin`,
    `Content-Type: application/x-www-form-urlencoded${more}`,
    `Content-Length: ${body.length}\r\n\r\n${body}`,
  ].join('\r\n');
};
const CLOSING = '\r\nConnection: close';

test('long forms whose answers nobody takes keep their places until these are ended, and no longer (T18)', () =>
  withPortal(
    async ({ portal }) => {
      const { host, port } = new URL(portal.url);
      const form = (more?: string) => longForm(host, 2_000_000, more);
      const status = async () => parsed(await heardAfter(portal.url, [form(CLOSING)]))?.status;
      const sockets = [deaf(Number(port), form()), deaf(Number(port), form())];
      await Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('readable', resolve))));
      assert.is(await status(), 503, 'their answers are made and lie there');
      let last: number | undefined;
      for (let tries = 0; tries < 20 && last !== 200; tries += 1) {
        await pause(UNREAD_MS);
        last = await status();
      }
      assert.is(last, 200, 'ended');
      for (const socket of sockets) socket.destroy();
    },
    // Long enough for both to be answered before the first of them is ended.
    { overrides: { unreadMs: 6 * UNREAD_MS } },
  ));

test('whoever hangs up on long forms, at whatever moment and however they were sent, gives the places back (T18)', () =>
  withPortal(async ({ portal }) => {
    const { host, port } = new URL(portal.url);
    const form = longForm(host, 1_100_000);
    for (const [sent, ms] of [
      [form.slice(0, 500), 20],
      [form.slice(0, 700_000), 0],
      [form, 0],
      [form, 5],
      [form, 300],
      [form + form, 300],
      [form + form, 5],
    ] as const) {
      const sockets = [deaf(Number(port), sent), deaf(Number(port), sent)];
      await pause(ms);
      for (const socket of sockets) socket.destroy();
      let last: number | undefined;
      for (let tries = 0; tries < 50 && last !== 200; tries += 1) {
        last = parsed(await heardAfter(portal.url, [longForm(host, 1_100_000, CLOSING)]))?.status;
        if (last !== 200) await pause(50);
      }
      assert.is(last, 200, `${sent.length} bytes, ${ms} ms`);
    }
  }));

test.run();
