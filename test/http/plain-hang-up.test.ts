// Who hangs up while they wait for the queue, over real connections: their work never begins, however they sent it.
import { connect, type Socket } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { failed } from '../../src/client/transport.ts';
import { VISIT_COOKIE } from '../../src/http/middleware/cookie.ts';
import type { PlainEngine } from '../../src/http/reporter/plain/engine.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { makeTrackingCode, random } from '../../src/protocol/open/index.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const test = suite('hanging up on the pages without script');

const GUESSES = 12;
const DOOR = '/en/follow-up/plain';

type Fields = Readonly<Record<string, string>>;

/** A request as it goes over the line; without fields it is a GET. */
const requestOf = (host: string, path: string, fields?: Fields, cookie = ''): string => {
  const body = fields === undefined ? '' : new URLSearchParams(fields).toString();
  const head = [
    `${fields === undefined ? 'GET' : 'POST'} ${path} HTTP/1.1`,
    `Host: ${host}`,
    `Cookie: ${cookie}`,
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
};

const until = async (isSo: () => boolean): Promise<void> => {
  for (let looked = 0; !isSo(); looked += 1) {
    // A lost request must end the test as failed; this is far more than any takes.
    if (looked > 6_000) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
};

/** What became of the strangers' guesses: how many came, and which were derived or sent back. */
const watched = ({ portal }: ReporterStage, mine: string) => {
  const seen = { asked: 0, derived: 0, left: 0 };
  const { derive } = portal.deps.plain;
  Object.assign(portal.deps.plain, {
    derive: async (...asked: Parameters<typeof derive>) => {
      if (asked[1] === mine) return derive(...asked);
      seen.asked += 1;
      const turn = await derive(...asked);
      seen[turn.ok ? 'derived' : 'left'] += 1;
      return turn;
    },
  });
  return seen;
};

const lineOf = (port: number, text: string): Socket => {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.write(text);
  return socket;
};

const connections: readonly (readonly [string, (port: number, texts: readonly string[]) => readonly Socket[]])[] = [
  ['from a connection each', (port, texts) => texts.map((text) => lineOf(port, text))],
  ['all on one connection', (port, texts) => [lineOf(port, texts.join(''))]],
];

for (const [how, send] of connections) {
  test(`guesses sent ${how} and hung up cost the right code no more than what had begun (T06)`, () =>
    withReporters(async (stage) => {
      const { code } = await stage.sent();
      const url = new URL(stage.portal.url);
      const seen = watched(stage, code);
      const guesses = Array.from({ length: GUESSES }, () =>
        requestOf(url.host, DOOR, { act: 'open', code: makeTrackingCode() }),
      );
      const sockets = send(Number(url.port), guesses);
      await until(() => seen.asked === GUESSES);
      for (const socket of sockets) socket.destroy();
      const mine = await fetch(`${url.origin}${DOOR}`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ act: 'open', code }).toString(),
        redirect: 'manual',
      });
      assert.is(mine.status, 303);
      await until(() => seen.derived + seen.left === GUESSES);
      assert.ok(seen.derived <= 2, `${seen.derived} of those who hung up were served`);
    }));
}

test('sending, opening, reading and writing all hear that who asked has hung up', () =>
  withReporters(async ({ portal }) => {
    const url = new URL(portal.url);
    const heard: string[] = [];
    let waiting = 0;
    const untilHungUp = (name: string, signal: AbortSignal | undefined) => {
      waiting += 1;
      return new Promise<void>((resolve) => {
        if (signal?.aborted) resolve();
        signal?.addEventListener('abort', () => {
          heard.push(name);
          resolve();
        });
      });
    };
    const later = { ok: false, waiting: { place: 1, seconds: 2, ticket: '' } } as const;
    const engine: Pick<PlainEngine, 'send' | 'derive' | 'read' | 'write'> = {
      send: (_association, _input, _token, _ticket, signal) => untilHungUp('send', signal).then(() => later),
      derive: (_association, _code, _ticket, signal) => untilHungUp('derive', signal).then(() => later),
      read: (_association, _master, _derived, signal) => untilHungUp('read', signal).then(() => failed('offline')),
      write: (_association, _master, _kind, _text, signal) =>
        untilHungUp('write', signal).then(() => failed('offline')),
    };
    Object.assign(portal.deps.plain, engine);
    const visits = [1, 2].map((byte) => {
      const value = portal.deps.visits.open(portal.association, random.bytes(32).fill(byte), '', undefined);
      const visit = portal.deps.visits.find(portal.association, value);
      return { cookie: `${VISIT_COOKIE}=${value}`, page: visit?.page ?? '' };
    });
    const [reading, writing] = visits;
    const report = {
      token: toBase64url(random.bytes(32)),
      go: 'send',
      concerns: 'none',
      identity: 'anonymous',
      'answer-what-happened': 'Something.',
    };
    const message = { act: 'write', kind: 'message', form: 'a', page: writing?.page ?? '', message: 'Something.' };
    const sockets = [
      requestOf(url.host, '/en/report/plain', report),
      requestOf(url.host, DOOR, { act: 'open', code: makeTrackingCode() }),
      requestOf(url.host, DOOR, undefined, reading?.cookie),
      requestOf(url.host, DOOR, message, writing?.cookie),
    ].map((text) => lineOf(Number(url.port), text));
    await until(() => waiting === 4);
    for (const socket of sockets) socket.end();
    await until(() => heard.length === 4);
    assert.equal(heard.toSorted(), ['derive', 'read', 'send', 'write']);
  }));

test.run();
