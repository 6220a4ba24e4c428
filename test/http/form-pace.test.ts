// How long a request may take to come: any other as long as ever, a form with files as long as it keeps coming.
import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Clockwork, paced } from '../../src/http/reporter/plain/pace.ts';
import { REQUEST_MS } from '../../src/http/request-time.ts';
import { MULTIPART, multipart } from '../support/multipart.ts';
import { withPortal } from '../support/portal-factory.ts';
import { parsed } from '../torture/wire.ts';

const test = suite('the pace of a form with files');

const MIB = 1024 * 1024;
const SECOND = 1_000;

/** A clock that a body's pieces move on, each by so many milliseconds, and what is to be done at which of them. */
const clockMovedBy = (eachMs: number) => {
  let now = 0;
  let due: { readonly at: number; readonly job: () => void } | undefined;
  const clockwork: Clockwork = {
    now: () => now,
    after: (ms, job) => {
      due = { at: now + ms, job };
      return () => {
        due = undefined;
      };
    },
  };
  const body = async function* (pieces: number, bytes: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < pieces; at += 1) {
      if (due !== undefined && due.at <= now + eachMs) {
        due.job();
        await new Promise(() => undefined);
      }
      now += eachMs;
      yield new Uint8Array(bytes);
    }
  };
  return {
    clockwork,
    body,
    now: () => now,
    spend: (ms: number) => {
      now += ms;
    },
  };
};

/** How many bytes of a body come, and why it ended, if it was ended. */
const cameOf = async (
  body: AsyncIterable<Uint8Array>,
  clockwork: Clockwork,
  most = Number.POSITIVE_INFINITY,
  each = () => {},
) => {
  let bytes = 0;
  let why: string | undefined;
  try {
    for await (const piece of paced(body, most, (reason) => (why = reason), clockwork)) {
      bytes += piece.length;
      each();
    }
  } catch {
    return { bytes, why: why ?? 'broken' };
  }
  return { bytes, why };
};

test('T18 a gigabyte on a slow line arrives, though it takes far longer than any other request may', async () => {
  const line = clockMovedBy(420);
  assert.equal(await cameOf(line.body(2_048, MIB / 2), line.clockwork), { bytes: 1_024 * MIB, why: undefined });
  assert.ok(line.now() > REQUEST_MS);
  const slowest = clockMovedBy(REQUEST_MS / 64 - 1);
  assert.equal((await cameOf(slowest.body(640, MIB / 16), slowest.clockwork)).bytes, 40 * MIB);
});

test('T18 whoever sends next to nothing is ended when any other request is, at its beginning or later', async () => {
  const line = clockMovedBy(SECOND);
  const { why, bytes } = await cameOf(line.body(10_000, 1), line.clockwork);
  assert.equal([why, bytes], ['slow', REQUEST_MS / SECOND - 1]);
  const fastFirst = clockMovedBy(SECOND);
  const pieces = async function* () {
    yield* fastFirst.body(8, MIB);
    yield* fastFirst.body(10_000, 1);
  };
  const later = await cameOf(pieces(), fastFirst.clockwork);
  assert.equal([later.why, later.bytes], ['slow', 8 * MIB + REQUEST_MS / SECOND - 1]);
});

test('the time that the portal takes itself is nobody’s fault, and nobody sends for ever', async () => {
  const line = clockMovedBy(1);
  const held = await cameOf(line.body(20, 10), line.clockwork, undefined, () => line.spend(REQUEST_MS));
  assert.equal(held, { bytes: 200, why: undefined });
  const endless = clockMovedBy(1);
  assert.equal(await cameOf(endless.body(20_000, MIB), endless.clockwork, 10 * MIB), { bytes: 10 * MIB, why: 'long' });
});

/** Sends the beginning of a request; `heard` is all that came back when the connection has closed. */
const begun = (port: number, bytes: Uint8Array) => {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.setEncoding('utf8');
  socket.on('data', (chunk) => {
    text += String(chunk);
  });
  socket.on('error', () => undefined);
  const heard = new Promise<string>((resolve) => socket.on('end', () => resolve(text)));
  const sent = new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  return { socket, sent, heard };
};

test('T18 over a connection a request that doesn’t come in time is told so and ended, while a form with files goes on', () =>
  withPortal(
    async ({ portal }) => {
      const { host, port } = new URL(portal.url);
      const body = Buffer.from(multipart([['token', 'x']], [{ name: 'slow.txt', content: 'as it comes' }]));
      const head = (type: string, length: number) =>
        Buffer.from(
          [
            'POST /en/report/plain HTTP/1.1',
            `Host: ${host}`,
            'Sec-Fetch-Site: same-origin',
            'Connection: close',
            `Content-Type: ${type}`,
            `Content-Length: ${length}`,
            '\r\n',
          ].join('\r\n'),
        );
      const half = body.length - 30;
      const form = begun(Number(port), Buffer.concat([head(MULTIPART, body.length), body.subarray(0, half)]));
      await form.sent;
      const other = begun(
        Number(port),
        Buffer.concat([head('application/x-www-form-urlencoded', 100), Buffer.from('a')]),
      );
      assert.match(await other.heard, /^HTTP\/1\.1 408 /);
      form.socket.write(body.subarray(half));
      const answer = parsed(await form.heard);
      assert.is(answer?.status, 422, 'its page: somebody else made this form');
      for (const { socket } of [form, other]) socket.destroy();
    },
    // Long enough for the form's reader to begin, on a busy machine too.
    { overrides: { requestMs: 1_500 } },
  ));

test.run();
