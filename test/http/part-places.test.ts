// Parts of files that come slowly: whoever holds places with connections that bring next to nothing gives them up to whoever comes,
// what comes at a fair pace keeps its place, and a connection that has more to say than was heard is not used again.
import { request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { newDevice } from '../../src/cli/demo/device.ts';
import { newPartPlaces } from '../../src/http/api/part-places.ts';
import {
  fileBlobBytes,
  newCaseId,
  newFileId,
  PART_BYTES,
  partHash,
  toBase64url,
} from '../../src/protocol/check/index.ts';
import { random } from '../../src/protocol/open/index.ts';
import { contentOf, MIB, sendFile } from '../support/files.ts';
import { withPortal } from '../support/portal-factory.ts';

const test = suite('places for parts');

/** A body of which each piece is sent by hand. */
const byHand = () => {
  const waiting: ((next: IteratorResult<Uint8Array>) => void)[] = [];
  const body = {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise<IteratorResult<Uint8Array>>((resolve) => void waiting.push(resolve)),
      return: () => new Promise<IteratorResult<Uint8Array>>(() => undefined),
    }),
  };
  return { body, send: (bytes: number) => waiting.shift()?.({ done: false, value: new Uint8Array(bytes) }) };
};

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('the slowest gives its place to whoever comes, whatever it waits for, and none that comes at a fair pace does', async () => {
  let now = 0;
  const places = newPartPlaces(3, () => now);
  const ends: string[] = [];
  const start = (name: string) => {
    const hand = byHand();
    const place = places.take(hand.body);
    if (place === undefined) return undefined;
    void (async () => {
      for await (const _ of place.body);
    })().catch(() => {
      ends.push(name);
      place.leave();
    });
    return { ...hand, place };
  };
  const silent = start('silent');
  const slow = start('slow');
  const fast = start('fast');
  await turn();
  slow?.send(20_000);
  fast?.send(2_000_000);
  silent?.send(1);
  await turn();
  now = 10_000;
  const next = start('next');
  await turn();
  assert.equal(ends, ['silent'], 'it had more time than the others, and brought least');
  assert.ok(silent?.place.isGivenUp());
  assert.not.ok(slow?.place.isGivenUp());
  next?.send(700_000);
  await turn();
  now = 11_000;
  const another = start('another');
  await turn();
  assert.equal(ends, ['silent', 'slow']);
  another?.send(700_000);
  await turn();
  assert.is(start('too many'), undefined, 'all three come at a fair pace');
  fast?.place.leave();
  assert.ok(start('then') !== undefined);
});

test('a slow phone that comes steadily keeps its place, whoever begins beside it with few bytes at once', async () => {
  let now = 0;
  const places = newPartPlaces(64, () => now);
  const taken = (bytes: number) => {
    const place = places.take(
      (async function* () {
        yield new Uint8Array(bytes);
        await new Promise(() => undefined);
      })(),
    );
    assert.ok(place);
    void (async () => {
      for await (const _ of place.body);
    })().catch(() => place.leave());
    return place;
  };
  const phone = taken(12 * 20_480);
  await turn();
  now = 12_000;
  const others = Array.from({ length: 63 }, () => taken(40_000));
  await turn();
  now = 13_000;
  taken(0);
  await turn();
  assert.not.ok(phone.isGivenUp());
  assert.is(others.filter((one) => one.isGivenUp()).length, 1);
});

const announced = async (device: ReturnType<typeof newDevice>, size: number) => {
  const [file, secret] = [newFileId(), toBase64url(random.bytes(32))];
  const bytes = fileBlobBytes(size);
  const body = JSON.stringify({ caseId: newCaseId(), bytes });
  const reply = await device.carry('POST', `/api/uploads/${file}`, { headers: { 'upload-secret': secret }, body });
  assert.is(reply.status, 201);
  return { file, secret, bytes };
};

const heads = (url: string, { file, secret }: { file: string; secret: string }, length: number): string =>
  [
    `POST /api/uploads/${file}/parts/0 HTTP/1.1`,
    ...[`Host: ${new URL(url).host}`, `Origin: ${url}`, 'Content-Type: application/octet-stream'],
    ...[`Upload-Secret: ${secret}`, `Part-Hash: ${'A'.repeat(43)}`, `Content-Length: ${length}`],
    '\r\n',
  ].join('\r\n');

test('with every place held by connections of one byte each, somebody sends a file; what was cut off is told to come again', () =>
  withPortal(async ({ portal }) => {
    const device = newDevice(portal);
    const sockets: Socket[] = [];
    const told: string[] = [];
    let under = 0;
    const { putPart } = portal.deps.uploads;
    Object.assign(portal.deps.uploads, {
      putPart: (...given: Parameters<typeof putPart>) => {
        under += 1;
        return putPart(...given);
      },
    });
    for (let at = 0; at < 64; at += 1) {
      const one = await announced(device, 1);
      const socket = connect(Number(new URL(portal.url).port), new URL(portal.url).hostname);
      socket.on('data', (data) => void told.push(String(data)));
      socket.on('error', () => undefined);
      socket.write(`${heads(portal.url, one, one.bytes)}x`);
      sockets.push(socket);
    }
    while (under < 64) await turn();
    const sent = await sendFile(device, { caseId: newCaseId() }, contentOf(9 * MIB), { name: 'honest' });
    assert.is(sent.size, 9 * MIB);
    while (told.length === 0) await turn();
    for (const socket of sockets) socket.destroy();
    for (const what of [/^HTTP\/1.1 429 /, /^retry-after: /im, /^connection: close\r$/im, /uploads-busy/])
      assert.match(told[0] ?? '', what);
  }));

test('with all the room held by connections of one byte each, somebody sends a file', () =>
  withPortal(
    async ({ portal, wait }) => {
      const device = newDevice(portal);
      let under = 0;
      const { putPart } = portal.deps.blobs;
      Object.assign(portal.deps.blobs, {
        putPart: (...given: Parameters<typeof putPart>) => {
          under += 1;
          return putPart(...given);
        },
      });
      const sockets = await Promise.all(
        [1, 2].map(async () => {
          const one = await announced(device, 1_000_000);
          const socket = connect(Number(new URL(portal.url).port), new URL(portal.url).hostname);
          socket.on('error', () => undefined);
          socket.write(`${heads(portal.url, one, one.bytes)}x`);
          return socket;
        }),
      );
      while (under < 2) await turn();
      wait(0.1);
      const sent = await sendFile(device, { caseId: newCaseId() }, contentOf(1_000_000), { name: 'honest' });
      assert.is(sent.size, 1_000_000);
      for (const socket of sockets) socket.destroy();
    },
    { environment: { FILE_MIB: '1', UPLOADS_MIB: '2' } },
  ));

test('a part that is refused by its head is let come before the answer, so that its connection takes another request', () =>
  withPortal(async ({ portal }) => {
    const device = newDevice(portal);
    const one = await announced(device, 6 * MIB);
    const port = Number(new URL(portal.url).port);
    const socket = connect(port, new URL(portal.url).hostname);
    const body = contentOf(PART_BYTES);
    const answers: string[] = [];
    socket.on('data', (data) => void answers.push(String(data)));
    // The secret is another's: nothing of the body is looked at.
    socket.write(heads(portal.url, { ...one, secret: toBase64url(random.bytes(32)) }, body.length));
    socket.write(body.subarray(0, PART_BYTES / 2));
    for (let at = 0; at < 50; at += 1) await turn();
    const early = answers.length;
    socket.write(body.subarray(PART_BYTES / 2));
    while (answers.length === 0) await turn();
    const first = answers[0] ?? '';
    socket.write(`GET /health HTTP/1.1\r\nHost: ${new URL(portal.url).host}\r\n\r\n`);
    while (!answers.join('').includes('200 OK')) await turn();
    socket.destroy();
    assert.is(early, 0, 'no answer before the rest came');
    assert.match(first, /^HTTP\/1.1 404 /);
    assert.not.match(first, /^connection: close/im);
    // Too long to be one: nobody waits for it, and the connection says that it ends.
    const agreed = await new Promise<string | undefined>((resolve) => {
      const long = request(`${portal.url}/api/uploads/${one.file}/parts/1`, {
        ...{ method: 'POST', headers: { origin: portal.url, 'content-type': 'application/octet-stream' } },
      });
      long.setHeader('upload-secret', one.secret);
      long.setHeader('part-hash', partHash(body));
      long.setHeader('content-length', String(2 * PART_BYTES));
      long.on('response', ({ headers }) => {
        resolve(headers.connection);
        long.destroy();
      });
      long.on('error', () => undefined);
      long.write(body.subarray(0, 9));
    });
    assert.is(agreed, 'close');
  }));

test.run();
