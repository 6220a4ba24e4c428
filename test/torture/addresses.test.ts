// Odd addresses, methods, headers and connections, over sockets where a client library would mend them. Each is answered once,
// with our headers and never as a failure of the portal's own.
import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { dumpOf, RECORD, recordOf } from '../support/database-factory.ts';
import {
  administrator,
  appoint,
  enrol,
  firstSecret,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { NASTY_TEXTS } from './nasty.ts';
import { routesFor } from './routes.ts';
import { assertRefusal, faultsIn, heardAfter, parsed } from './wire.ts';

const CLOSE = 'Connection: close';
const POST = ['Sec-Fetch-Site: same-origin', 'Content-Type: application/json'];

type Odd = readonly [what: string, bytes: string | Uint8Array, ...statuses: readonly number[]];

const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

const oddRequests = (host: string): readonly Odd[] => {
  const ask = (line: string, ...headers: readonly string[]) =>
    `${line} HTTP/1.1\r\n${[`Host: ${host}`, CLOSE, ...headers].join('\r\n')}\r\n\r\n`;
  const get = (path: string, ...headers: readonly string[]) => ask(`GET ${path}`, ...headers);
  const bare = (...lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`;
  const session = (...headers: readonly string[]) => ask('POST /api/session', ...POST, ...headers);
  return [
    ['a null byte', get('/en/report%00'), 404],
    ['dots', get('/en/../../etc/passwd'), 404],
    ['dots, escaped', get('/ar/%2e%2e/%2e%2e/etc/passwd'), 404],
    ['dots and slashes, escaped', get('/static/..%2f..%2fpackage.json'), 404],
    ['dots in a file', get('/static/../../package.json'), 404],
    ['two slashes', get('//'), 404],
    ['two slashes and a host', get('//evil.example/en'), 404],
    ['slashes in between', get('/en//report'), 404],
    ['overlong UTF-8', get('/en/%c0%af%c0%ae'), 404],
    ['half an escape', get('/en/%zz'), 404],
    ['a percent sign', get('/%'), 404],
    ['escaped line breaks', get('/en/%0d%0aSet-Cookie:%20x=y'), 404],
    ['direction turned', get('/ar/%E2%80%AE'), 404],
    ['eight kilobytes of address', get(`/en/${'a'.repeat(8_192)}`), 404],
    ['eight kilobytes of query', get(`/en/report?${'a'.repeat(8_192)}`), 200],
    ['twenty kilobytes of address', get(`/en/${'a'.repeat(20_000)}`), 431],
    ['raw letters', latin1(get('/ar/\u00C0\u00AF')), 400],
    ['an address of its own', get(`http://${host}/en`), 200],
    ['an address with a name and a password', get(`http://a:b@${host}/en`), 200, 400, 404],
    ['another scheme', get('ftp://x/en'), 400],
    ['an asterisk', ask('OPTIONS *'), 400, 405],
    ['no slash', get('en'), 400],
    ['a backslash', get('\\en\\report'), 400],
    ...['TRACE', 'OPTIONS', 'PROPFIND', 'PUT', 'DELETE', 'PATCH', 'LINK', 'SEARCH', 'PURGE', 'QUERY'].map(
      (method): Odd => [method, ask(`${method} /en/report`), 405],
    ),
    ...['TRACE', 'OPTIONS', 'PUT'].map(
      (method): Odd => [`${method} at the interface`, ask(`${method} /api/intake`), 405],
    ),
    ['a tunnel', bare('CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443'), 405],
    ['a method that is none', ask('MAKE /en'), 400],
    ['a method in small letters', ask('get /en'), 400],
    ['the head', ask('HEAD /en/report'), 200],
    ['no host', bare('GET /en HTTP/1.1', CLOSE), 400],
    ['an empty host', bare('GET /en HTTP/1.1', 'Host:', CLOSE), 400],
    ['two hosts, ours first', get('/en', 'Host: evil.example'), 400, 404],
    ['a foreign host', bare('GET /ar HTTP/1.1', 'Host: evil.example', CLOSE), 404],
    ...[
      '127.0.0.1/x',
      'a@127.0.0.1',
      '127.0.0.1:99999',
      '::1',
      '[',
      'a b',
      '\u0001',
      'a..b',
      'xn--',
      `${'a'.repeat(5_000)}`,
    ].map((name): Odd => [`the host ${name.slice(0, 20)}`, bare('GET /en HTTP/1.1', `Host: ${name}`, CLOSE), 400, 404]),
    [
      'other hosts in other headers',
      get('/en/admin', 'X-Forwarded-Host: evil.example', 'X-Original-URL: /en', 'X-HTTP-Method-Override: POST'),
      303,
    ],
    ['HTTP/1.0 without a host', bare('GET /en HTTP/1.0'), 400],
    ['HTTP/2 at once', bare('PRI * HTTP/2.0', '', 'SM'), 400],
    ['HTTP of another age', `GET /en HTTP/9.9\r\nHost: ${host}\r\n\r\n`, 400],
    ['two lengths', `${session('Content-Length: 2', 'Content-Length: 3')}{}x`, 400],
    [
      'a length and chunks',
      `${session('Content-Length: 4', 'Transfer-Encoding: chunked')}0\r\n\r\nGET /en HTTP/1.1\r\nHost: ${host}\r\n\r\n`,
      400,
    ],
    ['chunks by another name', `${session('Transfer-Encoding: xchunked')}0\r\n\r\n`, 400],
    [
      'chunks and something else',
      `${session('Transfer-Encoding: chunked', 'Transfer-Encoding: identity')}0\r\n\r\n`,
      400,
    ],
    ['a chunk that is none', `${session('Transfer-Encoding: chunked')}ZZ\r\n{}\r\n0\r\n\r\n`, 400],
    [
      'a chunk with a long extension',
      `${session('Transfer-Encoding: chunked')}2;a=${'b'.repeat(20_000)}\r\n{}\r\n0\r\n\r\n`,
      400,
    ],
    [
      'headers after the chunks',
      `${session('Transfer-Encoding: chunked')}2\r\n{}\r\n0\r\nHost: evil.example\r\n\r\n`,
      400,
    ],
    ['a length below nothing', session('Content-Length: -1'), 400],
    ['a length with a sign', `${session('Content-Length: +2')}{}`, 400],
    ['a length beyond numbers', session('Content-Length: 99999999999999999999'), 400],
    ['ten gigabytes announced', session('Content-Length: 10000000000'), 413],
    ['a report of ten gigabytes announced', ask('POST /api/intake', ...POST, 'Content-Length: 10000000000'), 413],
    ['a page with a body', `${get('/en', 'Content-Length: 2')}{}`, 200],
    ['an expectation', get('/en', 'Expect: the-unexpected'), 417],
    ['twenty kilobytes of one header', get('/en', `X-A: ${'a'.repeat(20_000)}`), 431],
    ['two thousand headers', get('/en', ...Array.from({ length: 2_000 }, () => 'a:b')), 200, 431],
    ['a null byte in a header', get('/en', 'X-A: a\u0000b'), 400],
    ['a header folded', get('/en', 'X-A: a', ' b'), 400],
    ['a header with a blank in its name', get('/en', 'X A: a'), 400],
    ['a header without a name', get('/en', ': a'), 400],
    ['line feeds alone', `GET /en HTTP/1.1\nHost: ${host}\n\n`, 400],
    ['a long cookie', get('/en/admin', `Cookie: __Host-amanah=${'A'.repeat(5_000)}`), 303],
    [
      'cookies that are none',
      get('/ar/admin', 'Cookie: __Host-amanah=%zz%00; __Host-amanah=b; =; __proto__=x; a'),
      303,
    ],
    ['letters in a cookie', latin1(get('/en/staff', 'Cookie: __Host-amanah=\u00FF\u00FE')), 303],
    ['a thousand ranges', get('/static/base.css', `Range: bytes=0-0,${'1-1,'.repeat(1_000)}2-2`), 200],
    ['a thousand encodings', get('/static/base.css', `Accept-Encoding: br;q=0, ${'x,'.repeat(1_000)}*`), 200],
    ['an upgrade', get('/en', 'Upgrade: websocket', 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='), 200],
    ['the beginning of TLS', new Uint8Array([0x16, 3, 1, 0, 0xa5, 1, 0, 0, 0xa1, 3, 3]), 400],
    ['every byte', new Uint8Array(300).map((_, at) => at % 256), 400],
  ];
};

const test = suite('torture of addresses and connections');

test('every odd request is answered once, with its status, our headers and no failure (T32, T64)', () =>
  withPortal(async (stage) => {
    const { host } = new URL(stage.portal.url);
    const before = await dumpOf(stage.portal.deps.database);
    for (const [what, bytes, ...statuses] of oddRequests(host)) {
      const heard = await heardAfter(stage.portal.url, [bytes]);
      const answer = parsed(heard);
      assert.ok(answer !== undefined, `${what}: no answer`);
      assert.ok(statuses.includes(answer.status), `${what}: answered ${answer.status}`);
      assert.is(heard.match(/HTTP\/1\.1 \d{3} /g)?.length, 1, what);
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/, what);
      assert.is(answer.headers.get('x-content-type-options'), 'nosniff', what);
      assert.not.match(heard, /evil\.example|\.tsx?:\d|node_modules|TypeError|Set-Cookie/, what);
      if (answer.status === 405) assert.match(answer.text, /The portal|"malformed"/, what);
    }
    assert.is(await dumpOf(stage.portal.deps.database), before);
    assert.equal(faultsIn(stage.log), [], 'a stranger’s odd request costs no line of the log');
  }));

test('a page that isn’t there, or a method that isn’t known, is told in the language of the address', () =>
  withPortal(async (stage) => {
    const { host } = new URL(stage.portal.url);
    for (const lang of ['ar', 'en']) {
      for (const [line, status] of [
        [`GET /${lang}/absent`, 404],
        [`GET /${lang}/staff%00`, 404],
        [`PUT /${lang}/report`, 405],
        [`POST /${lang}/report`, 403],
      ] as const) {
        const heard = await heardAfter(stage.portal.url, [
          `${line} HTTP/1.1\r\nHost: ${host}\r\n${CLOSE}\r\nContent-Length: 0\r\n\r\n`,
        ]);
        const answer = parsed(heard);
        assert.is(answer?.status, status, line);
        // Chunks have their lengths between the lines; the page itself is read in process.
        const shown = await stage.ask(line.split(' ')[1] ?? '', {
          method: line.split(' ')[0] ?? '',
          headers: { 'sec-fetch-site': undefined },
        });
        assertRefusal({ status: shown.status, headers: shown.headers, text: await shown.text() }, `/${lang}`, line);
      }
    }
  }));

test('no route that is read fails for any part of its address or its query, and none says it back', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
    const before = await dumpOf(stage.portal.deps.database, RECORD);
    const record = await recordOf(stage.portal.deps.database);
    const odd = Object.values(NASTY_TEXTS).map((text) =>
      encodeURIComponent(Buffer.from(text).toString().slice(0, 3_000)),
    );
    let asked = 0;
    for (const route of routesFor(stage.portal.app, 'read')) {
      for (const text of [...odd, '%FF', '%00', '..%2f..', '%252e%252e']) {
        const written = route.replace('/:lang', asked % 2 === 0 ? '/ar' : '/en');
        const place = written.replace(/:number|:person|:noun|\*/g, text === '' ? 'x' : text);
        const path = `${place}?after=${text}&done=${text}&${text}=${text}&after=${text}`;
        for (const cookie of [admin, person, text]) {
          const answer = await stage.ask(path, { cookie, headers: { 'accept-language': text, 'if-none-match': text } });
          const shown = await answer.text();
          assert.ok(answer.status < 500, `${path.slice(0, 100)} answered ${answer.status}`);
          assert.not.match(shown, /<script>alert|<img src=x|TypeError|SQLITE/, path.slice(0, 100));
          assert.is(answer.headers.get('x-content-type-options'), 'nosniff');
          asked += 1;
        }
      }
    }
    assert.ok(asked > 1_000, String(asked));
    assert.is(await dumpOf(stage.portal.deps.database, RECORD), before);
    const tried = ['cases', 'factor-resets', 'handovers', 'heads', 'new-keys', 'roster'].map(
      (door) => `door ${door} 1`,
    );
    assert.equal(await recordOf(stage.portal.deps.database), [...record, ...tried].toSorted());
    assert.equal(faultsIn(stage.log), []);
  }));

test('a body in pieces, of a length that nobody announced, is read like any other', () =>
  withPortal(async (stage) => {
    const { userName, authKey } = await enrol(stage, firstSecret(stage), 'keeper');
    const { host } = new URL(stage.portal.url);
    const pieces = JSON.stringify({ userName, authKey }).match(/.{1,7}/gs) ?? [];
    const chunks = pieces.map((piece) => `${piece.length.toString(16)}\r\n${piece}\r\n`);
    const head = `POST /api/session HTTP/1.1\r\nHost: ${host}\r\n${[...POST, CLOSE, 'Transfer-Encoding: chunked'].join('\r\n')}\r\n\r\n`;
    assert.is(parsed(await heardAfter(stage.portal.url, [head, ...chunks, '0\r\n\r\n'], 2))?.status, 200);
    const endless = Array.from({ length: 80 }, () => `400\r\n${'x'.repeat(1_024)}\r\n`);
    assert.is(parsed(await heardAfter(stage.portal.url, [head, ...endless]))?.status, 413);
    assert.equal(faultsIn(stage.log), []);
  }));

/** Opens a connection, sends `bytes`, and breaks it off. */
const brokenOff = (url: string, bytes: string): Promise<void> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname, () =>
      socket.write(bytes, () => setTimeout(() => socket.destroy(), 20)),
    );
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });

test('a connection that breaks off in the middle leaves nothing behind, and slow ones hold up nobody', () =>
  withPortal(async (stage: Stage) => {
    const { host } = new URL(stage.portal.url);
    const before = await dumpOf(stage.portal.deps.database);
    const start = (path: string, ...headers: readonly string[]) =>
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\n${[...POST, ...headers].join('\r\n')}\r\n\r\n{"act":`;
    await Promise.all(
      ['/api/intake', '/api/session', '/en/admin/settings', '/ar/follow-up/plain'].flatMap((path) => [
        brokenOff(stage.portal.url, start(path, 'Content-Length: 50000')),
        brokenOff(stage.portal.url, `${start(path, 'Transfer-Encoding: chunked').slice(0, -7)}ff\r\n{"act":`),
      ]),
    );
    const slow = Array.from({ length: 60 }, () =>
      brokenOffLater(stage.portal.url, start('/api/intake', 'Content-Length: 900')),
    );
    const page = parsed(
      await heardAfter(stage.portal.url, [...`GET /en HTTP/1.1\r\nHost: ${host}\r\n${CLOSE}\r\n\r\n`], 1),
    );
    assert.is(page?.status, 200, 'byte by byte, beside sixty that wait');
    for (const end of slow) await (await end)();
    assert.is(await dumpOf(stage.portal.deps.database), before);
    assert.equal(faultsIn(stage.log), []);
  }));

/** The same, kept open until it is told to break off. */
const brokenOffLater = (url: string, bytes: string): Promise<() => Promise<void>> =>
  new Promise((resolve) => {
    const { port, hostname } = new URL(url);
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes);
      resolve(
        () =>
          new Promise((done) => {
            socket.on('close', () => done());
            socket.destroy();
          }),
      );
    });
    socket.on('error', () => undefined);
  });

test.run();
