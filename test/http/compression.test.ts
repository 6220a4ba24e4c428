import { brotliDecompressSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { brotliOf, takesBrotli } from '../../src/http/compression.ts';
import { withPortal } from '../support/portal-factory.ts';

const test = suite('compression of static files');

test('a browser that takes Brotli gets the same bytes, smaller', async () => {
  const body = new TextEncoder().encode('export const word = "amanah";\n'.repeat(100));
  const packed = await brotliOf(body, 'text/javascript; charset=utf-8');
  assert.ok(packed !== undefined && packed.length < body.length / 4);
  assert.equal(new Uint8Array(brotliDecompressSync(packed)), body);
  assert.ok((await brotliOf(body.slice(), 'application/json')) !== undefined, 'the roster and the policy, too');
});

test('fonts and tiny files are left as they are', () => {
  assert.is(brotliOf(new Uint8Array(10_000), 'font/woff2'), undefined);
  assert.is(brotliOf(new Uint8Array(100), 'text/css; charset=utf-8'), undefined);
});

test('only who names it is given it', () => {
  for (const yes of ['br', 'gzip, deflate, br', 'br;q=0.8', 'gzip;q=1, br ; q=0.5']) assert.ok(takesBrotli(yes), yes);
  for (const no of [undefined, '', 'gzip', 'br;q=0', 'br;q=0.0', 'brotli', '*'])
    assert.not(takesBrotli(no), String(no));
});

test('the portal packs a style sheet and keeps its headers', () =>
  withPortal(async ({ ask }) => {
    const sheet = await ask('/static/base.css', { headers: { 'accept-encoding': 'br' } });
    assert.is(sheet.status, 200);
    assert.is(sheet.headers.get('content-encoding'), 'br');
    assert.is(sheet.headers.get('vary'), 'Accept-Encoding');
    assert.is(sheet.headers.get('x-content-type-options'), 'nosniff');
    const plain = await ask('/static/base.css');
    assert.is(plain.headers.get('content-encoding'), null);
    const packed = new Uint8Array(await sheet.arrayBuffer());
    assert.is(new TextDecoder().decode(brotliDecompressSync(packed)), await plain.text());
  }));

test('a reporter’s first page is under 14 KB with its style sheets, as they go out; the policy with all that it says, too', () =>
  withPortal(async ({ ask }) => {
    const sizeOf = async (path: string): Promise<readonly [number, string]> => {
      const answer = await ask(path, { headers: { 'accept-encoding': 'br' } });
      assert.is(answer.headers.get('content-encoding'), 'br', path);
      const packed = new Uint8Array(await answer.arrayBuffer());
      return [packed.length, new TextDecoder().decode(brotliDecompressSync(packed))];
    };
    for (const lang of ['ar', 'en']) {
      for (const page of ['', '/report', '/follow-up', '/policy', '/privacy', '/verify']) {
        const [size, html] = await sizeOf(`/${lang}${page}`);
        const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"\/>/g)].map(([, href = '']) => href);
        assert.ok(sheets.length > 0, page);
        const sizes = await Promise.all(sheets.map(async (href) => (await sizeOf(href))[0]));
        const whole = sizes.reduce((sum, one) => sum + one, size);
        assert.ok(whole < 14 * 1024, `/${lang}${page}: ${whole} bytes`);
      }
    }
  }));

test('pages that are the same for everybody are packed, and nothing that is somebody’s', () =>
  withPortal(async ({ ask }) => {
    const br = { headers: { 'accept-encoding': 'gzip, br' } };
    for (const path of ['/ar', '/en', '/en/report', '/en/follow-up', '/en/policy', '/en/privacy', '/en/verify']) {
      const [packed, plain] = [await ask(path, br), await ask(path)];
      assert.is(packed.headers.get('content-encoding'), 'br', path);
      assert.is(plain.headers.get('content-encoding'), null, path);
      const body = brotliDecompressSync(new Uint8Array(await packed.arrayBuffer()));
      assert.is(new TextDecoder().decode(body), await plain.text(), path);
      for (const name of ['content-type', 'content-security-policy', 'cache-control', 'vary']) {
        assert.is(packed.headers.get(name), plain.headers.get(name), `${path} ${name}`);
      }
    }
    // The plain pages carry a token, sign-in and problems belong to whoever asked.
    for (const path of [
      '/en/report/plain',
      '/en/follow-up/plain',
      '/en/staff/sign-in',
      '/en/nowhere',
      '/api/nowhere',
    ]) {
      assert.is((await ask(path, br)).headers.get('content-encoding'), null, path);
    }
  }));

test.run();
