// Real sockets against a server with short limits: what a connection hears whose request can't be read.
import { createServer } from 'node:http';
import { connect } from 'node:net';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { answerBrokenRequests } from '../../src/http/broken-request.ts';
import { withPortal } from '../support/portal-factory.ts';
import { heardAfter as heardFrom } from '../torture/wire.ts';

/** All that a connection receives after having sent `sent`, until the server closes it. */
const heardAfter = async (sent: string): Promise<string> => {
  const server = createServer(
    { headersTimeout: 60, requestTimeout: 80, connectionsCheckingInterval: 20 },
    (_request, response) => response.end('fine'),
  );
  answerBrokenRequests(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('listens on a port');
  try {
    return await new Promise((resolve) => {
      let heard = '';
      const socket = connect(address.port, '127.0.0.1', () => socket.write(sent));
      socket.on('data', (bytes) => {
        heard += bytes.toString('utf8');
      });
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(heard));
    });
  } finally {
    server.closeAllConnections();
    server.close();
  }
};

const test = suite('requests that cannot be read');

test('a connection opened in advance, on which nothing was asked, is closed without an answer', async () => {
  assert.is(await heardAfter(''), '');
});

test('a request that never ends is told so, and that it may be sent again', async () => {
  assert.match(await heardAfter('GET / HTTP/1.1\r\nHost: x\r\n'), /^HTTP\/1\.1 408 Request Timeout\r\n/);
});

test('what is no request is refused with our headers', async () => {
  const heard = await heardAfter('\u0016\u0003\u0001 nonsense\r\n\r\n');
  assert.match(heard, /^HTTP\/1\.1 400 Bad Request\r\n/);
  assert.match(heard, /\r\nCache-Control: no-store\r\n/);
  assert.match(heard, /\r\nX-Content-Type-Options: nosniff\r\n/);
  assert.match(heard, /\r\n\r\nلم تتمكن.*\nThe portal could not read this request/);
});

test('headers beyond what the server reads are refused as too large', async () => {
  const heard = await heardAfter(`GET / HTTP/1.1\r\nHost: x\r\nX-Long: ${'a'.repeat(40_000)}\r\n\r\n`);
  assert.match(heard, /^HTTP\/1\.1 431 /);
});

test('a host or an address that makes no request is told so in both languages, and costs no line of the log', () =>
  withPortal(async ({ portal, log }) => {
    const before = log.length;
    for (const lines of [
      ['GET /ar HTTP/1.1', 'Host: a b'],
      ['GET /ar HTTP/1.1', 'Host: x@127.0.0.1'],
      ['GET /ar HTTP/1.1', 'Host: 127.0.0.1:99999'],
      ['GET /ar HTTP/1.1', 'Host:'],
      ['GET /ar HTTP/1.1'],
      ['GET http://[/ar HTTP/1.1', 'Host: 127.0.0.1'],
      ['POST /api/session HTTP/1.1', 'Host: a/b', 'Content-Length: 0'],
    ]) {
      const heard = await heardFrom(portal.url, [`${[...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`]);
      assert.match(heard, /^HTTP\/1\.1 400 Bad Request\r\n/, lines.join(' '));
      assert.match(heard, /content-security-policy: default-src 'none'/i);
      assert.match(heard, /لم يُحفظ شيء[\s\S]*Nothing was stored/, lines.join(' '));
    }
    assert.equal(log.slice(before), []);
  }));

test('what is thrown without being an error is a failure of the portal, with its headers and a line that tells nothing', () =>
  withPortal(async ({ portal, log }) => {
    const { reader } = portal.deps.database;
    const { all } = reader;
    const before = log.length;
    // What a request reads first of all; the jobs that a start leaves behind read on.
    const failing: typeof all = (sql, parameters) =>
      sql.includes('a.host = ?') ? Promise.reject('canary of a string') : all(sql, parameters);
    Object.assign(reader, { all: failing });
    try {
      const answer = await fetch(`${portal.url}/ar`);
      assert.is(answer.status, 500);
      assert.match(answer.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
      assert.is(answer.headers.get('cache-control'), 'no-store');
      assert.match(await answer.text(), /حدث خلل[\s\S]*Something went wrong/);
    } finally {
      Object.assign(reader, { all });
    }
    assert.equal(log.slice(before), ['request failed: a thrown value']);
  }));

test.run();
