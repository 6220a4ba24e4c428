// The load: a process of its own that sends prepared requests over connections that stay open, each connection its next
// request as soon as it has its answer. It does nothing else while the clock runs, so as to leave the cores to the portal.
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { percentile, rounded } from './machine.ts';
import { LoadOrder, type LoadResult, readOrder, recordsOf } from './orders.ts';

const order = readOrder(LoadOrder);

const headFor = (length: number): string =>
  [
    `POST ${order.path} HTTP/1.1`,
    `Host: 127.0.0.1:${order.port}`,
    `Origin: http://127.0.0.1:${order.port}`,
    'Sec-Fetch-Site: same-origin',
    `Content-Type: ${order.type}`,
    `Content-Length: ${length}`,
    '\r\n',
  ].join('\r\n');

const records = order.files.flatMap((name, file) =>
  [...recordsOf(readFileSync(name))].map((body, at) => ({ body, place: { file, at } })),
);
const requests = records.map(({ body }) => Buffer.concat([Buffer.from(headFor(body.length)), body]));

const times: number[] = [];
const answers: Record<string, number> = {};
const taken: LoadResult['taken'] = [];
const TAKEN = JSON.stringify({ error: 'taken' });
let next = 0;
let answered = 0;

const note = (answer: string, since: number): void => {
  times.push(performance.now() - since);
  answers[answer] = (answers[answer] ?? 0) + 1;
};

/** The length of a whole answer in `received`, or undefined while more of it must come. */
const wholeAnswer = (received: Buffer): number | undefined => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  if (/^transfer-encoding: *chunked/im.test(head)) {
    const last = received.indexOf('0\r\n\r\n', end + 2);
    return last < 0 ? undefined : last + 5;
  }
  const length = end + 4 + Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
  return received.length < length ? undefined : length;
};

/** One connection until nothing is left to send; what it breaks off counts as an error and begins anew. */
const drive = (): Promise<void> =>
  new Promise((resolve) => {
    const socket: Socket = connect({ host: '127.0.0.1', port: order.port, noDelay: true });
    let received: Buffer = Buffer.alloc(0);
    let since = 0;
    let isOpen = false;
    let current = 0;
    const send = (): void => {
      current = next;
      const request = requests[current];
      next += 1;
      received = Buffer.alloc(0);
      isOpen = request !== undefined;
      if (request === undefined) {
        socket.end();
        resolve();
        return;
      }
      since = performance.now();
      socket.write(request);
    };
    socket.on('connect', send);
    socket.on('data', (chunk: Buffer) => {
      received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
      const length = wholeAnswer(received);
      if (length === undefined) return;
      answered += length;
      const status = received.toString('latin1', 9, 12);
      note(status, since);
      const place = records[current]?.place;
      if (status === '409' && place !== undefined && received.includes(TAKEN)) taken.push(place);
      send();
    });
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      if (!isOpen) return;
      note('broken', since);
      resolve(next < requests.length ? drive() : undefined);
    });
  });

const from = performance.now();
await Promise.all(Array.from({ length: order.at }, drive));
const seconds = (performance.now() - from) / 1000;
const acknowledged = (answers['200'] ?? 0) + (answers['201'] ?? 0) + (answers['303'] ?? 0);
const result: LoadResult = {
  acknowledged,
  taken,
  errors: requests.length - acknowledged - taken.length,
  seconds: rounded(seconds, 2),
  perSecond: rounded(acknowledged / seconds),
  p50: rounded(percentile(times, 0.5)),
  p99: rounded(percentile(times, 0.99)),
  max: rounded(Math.max(...times)),
  bodyBytes: Math.round(requests.reduce((sum, request) => sum + request.length, 0) / Math.max(1, requests.length)),
  answerBytes: Math.round(answered / Math.max(1, times.length)),
  answers,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
