// Answers as bytes on a socket, since a library that reads them merges what came twice: of every kind, of files, and of
// requests that no application ever sees.
import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type Stage, withPortal } from '../support/portal-factory.ts';

const ONCE = [
  'content-security-policy',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'permissions-policy',
  'x-robots-tag',
  'cache-control',
];
const NEVER = ['server', 'x-powered-by', 'via', 'access-control-allow-origin', 'set-cookie', 'last-modified'];

/** All that comes back for these bytes until the portal closes. */
const heard = ({ portal }: Stage, sent: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { port, hostname } = new URL(portal.url);
    let bytes = '';
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    socket.setEncoding('latin1');
    socket.on('data', (chunk) => {
      bytes += chunk;
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(bytes));
  });

const withHost = (line: string, ...headers: readonly string[]): string =>
  [line, 'Host: 127.0.0.1', 'Connection: close', ...headers, '', ''].join('\r\n');

const REQUESTS: Readonly<Record<string, string>> = {
  'a page': withHost('GET /ar HTTP/1.1'),
  'a page asked for by HTTP/1.0': 'GET /ar HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n',
  'the head of a page': withHost('HEAD /ar HTTP/1.1'),
  'a redirect': withHost('GET / HTTP/1.1'),
  robots: withHost('GET /robots.txt HTTP/1.1'),
  health: withHost('GET /health HTTP/1.1'),
  'a file': withHost('GET /static/base.css HTTP/1.1'),
  'a file, compressed': withHost('GET /static/base.css HTTP/1.1', 'Accept-Encoding: br'),
  'no file': withHost('GET /static/absent.css HTTP/1.1'),
  'a file above': withHost('GET /static/../package.json HTTP/1.1'),
  'a file above, encoded': withHost('GET /static/..%2f..%2fpackage.json HTTP/1.1'),
  'a file with a null byte': withHost('GET /static/base.css%00 HTTP/1.1'),
  'no page': withHost('GET /en/absent HTTP/1.1'),
  'signed out': withHost('GET /en/staff HTTP/1.1'),
  'signed out of the interface': withHost('GET /api/staff/rosters HTTP/1.1'),
  'an escape cut short': withHost('GET /en/%E0%A4%A HTTP/1.1'),
  'an escape of nothing': withHost('GET /% HTTP/1.1'),
  'an address that is none': withHost('GET //% HTTP/1.1'),
  'an address of another site': withHost('GET http://evil.example.org/ar HTTP/1.1'),
  'a long address': withHost(`GET /${'a'.repeat(9_000)} HTTP/1.1`),
  'another host': 'GET /ar HTTP/1.1\r\nHost: evil.example.org\r\nConnection: close\r\n\r\n',
  'no host': 'GET /ar HTTP/1.1\r\nConnection: close\r\n\r\n',
  'a host that is none': 'GET /ar HTTP/1.1\r\nHost: a b\\c\r\nConnection: close\r\n\r\n',
  'a method for nothing': withHost('OPTIONS /ar HTTP/1.1'),
  'a method that echoes': withHost('TRACE /ar HTTP/1.1'),
  'a method of other software': withHost('PROPFIND /ar HTTP/1.1'),
  'from another site': withHost('POST /api/session HTTP/1.1', 'Sec-Fetch-Site: cross-site', 'Content-Length: 0'),
  'a shape that is none': withHost(
    'POST /api/session HTTP/1.1',
    'Sec-Fetch-Site: same-origin',
    'Content-Type: application/json',
    'Content-Length: 2',
  ).concat('{}'),
  'a body too large': withHost('POST /api/session HTTP/1.1', 'Sec-Fetch-Site: same-origin', 'Content-Length: 90000'),
  'no request': 'nonsense\r\n\r\n',
  'headers too large': withHost('GET /ar HTTP/1.1', `X-Long: ${'a'.repeat(40_000)}`),
  'two lengths': withHost('POST /api/session HTTP/1.1', 'Content-Length: 3', 'Content-Length: 4').concat('abcd'),
  'a length and chunks': withHost(
    'POST /api/session HTTP/1.1',
    'Content-Length: 4',
    'Transfer-Encoding: chunked',
  ).concat('0\r\n\r\n'),
  'a method that is none': withHost('MAKE-ME /ar HTTP/1.1'),
};

const linesOf = (answer: string): readonly string[] => (answer.split('\r\n\r\n')[0] ?? '').split('\r\n').slice(1);

const namesIn = (answer: string): readonly string[] =>
  linesOf(answer).map((line) => line.slice(0, line.indexOf(':')).toLowerCase());

/** A header that was added twice to one answer goes out as one line with its value twice. */
const doubledIn = (answer: string): readonly string[] =>
  linesOf(answer).filter((line) => {
    const parts = line
      .slice(line.indexOf(':') + 1)
      .split(/[,;]/)
      .map((part) => part.trim());
    return ONCE.includes(line.slice(0, line.indexOf(':')).toLowerCase()) && new Set(parts).size < parts.length;
  });

const test = suite('headers on the wire');

test('each header stands in every answer exactly once, also of what no page, file or request is (T64, T65)', () =>
  withPortal(async (stage) => {
    for (const [what, request] of Object.entries(REQUESTS)) {
      const answer = await heard(stage, request);
      assert.match(answer, /^HTTP\/1\.1 [2345]\d\d /, what);
      const names = namesIn(answer);
      for (const name of ONCE) assert.is(names.filter((one) => one === name).length, 1, `${what}: ${name}`);
      assert.equal(doubledIn(answer), [], what);
      for (const name of NEVER) assert.not.ok(names.includes(name), `${what}: ${name}`);
      assert.not.match(answer, /^HTTP\/1\.1 5/, what);
      assert.not.match(answer, /evil\.example|node_modules|\.tsx?:\d/, what);
    }
  }));

test('a file that the browser has already is told so with every header, and stays cacheable (T64, T65)', () =>
  withPortal(async (stage) => {
    const first = await heard(stage, withHost('GET /static/base.css HTTP/1.1'));
    const tag =
      linesOf(first)
        .find((line) => /^etag:/i.test(line))
        ?.slice(6) ?? '';
    const again = await heard(stage, withHost('GET /static/base.css HTTP/1.1', `If-None-Match: ${tag}`));
    assert.match(again, /^HTTP\/1\.1 304 /);
    for (const name of ONCE) assert.is(namesIn(again).filter((one) => one === name).length, 1, name);
    assert.match(again, /\r\ncache-control: public, no-cache\r\n/i);
  }));

test('HSTS is never sent under an onion address, where there is no TLS to keep to (T70)', () =>
  withPortal(
    async (stage) => {
      const host = new URL(stage.portal.deps.config.address).host;
      const answer = await stage.ask('/en', { headers: { host } });
      assert.is(answer.status, 200);
      assert.is(answer.headers.get('strict-transport-security'), null);
    },
    { environment: { ADDRESS: `http://${'a'.repeat(56)}.onion` } },
  ));

test('nothing of the portal is for search engines, under any address (T71)', () =>
  withPortal(async (stage) => {
    assert.is(await (await stage.ask('/robots.txt')).text(), 'User-agent: *\nDisallow: /\n');
    assert.match(await (await stage.ask('/ar')).text(), /<meta name="robots" content="noindex, nofollow"/);
  }));

test.run();
