import { request } from 'node:http';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { administrator, appoint, type Stage, signIn, withPortal } from '../support/portal-factory.ts';

const REQUIRED: Readonly<Record<string, RegExp>> = {
  'content-security-policy': /^default-src 'none'; /,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
  'referrer-policy': /^same-origin$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /geolocation=\(\)/,
  'x-robots-tag': /noindex/,
};

/** One answer of every kind: pages, refusals, JSON, static files, redirects, errors. */
const everyKind = async (stage: Stage): Promise<ReadonlyMap<string, Response>> => {
  const { ask, portal } = stage;
  const admin = await administrator(stage);
  const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
  const failing = '/api/staff/rosters';
  const kinds: [string, Response][] = [
    ['landing', await ask('/ar')],
    ['report', await ask('/en/report')],
    ['sign-in', await ask('/en/staff/sign-in')],
    ['redirect', await ask('/')],
    ['health', await ask('/health')],
    ['robots', await ask('/robots.txt')],
    ['exit', await ask('/exit')],
    ['absent page', await ask('/en/absent')],
    ['malformed address', await ask('/en/%E0%A4%A')],
    ['absent interface', await ask('/api/absent')],
    ['absent static', await ask('/static/absent.css')],
    ['root script', await ask(portal.deps.assets.url('root.js'))],
    ['intake', await ask('/api/intake')],
    ['signed out', await ask('/api/staff/rosters')],
    ['to sign-in', await ask('/en/admin')],
    ['admin', await ask('/en/admin', { cookie: admin })],
    ['desk', await ask('/en/staff', { cookie: person })],
    ['absent for an administrator', await ask('/en/staff', { cookie: admin })],
    ['rosters', await ask('/api/staff/rosters', { cookie: person })],
    ['foreign origin', await ask('/api/session', { body: {}, headers: { 'sec-fetch-site': 'cross-site' } })],
    ['foreign host', await ask('/en', { headers: { host: 'evil.example.org' } })],
    ['too large', await ask('/api/session', { body: 'x'.repeat(70_000) })],
    ['malformed', await ask('/api/session', { body: {} })],
    ['other method', await ask('/en', { method: 'PUT' })],
    ['method without a body', await ask('/en', { method: 'OPTIONS' })],
    ['head', await ask('/en', { method: 'HEAD' })],
  ];
  const broken = { ...portal.deps.database.reader };
  Object.assign(portal.deps.database.reader, { all: () => Promise.reject(new Error('a secret of somebody')) });
  kinds.push(['failure', await ask(failing)]);
  Object.assign(portal.deps.database.reader, broken);
  return new Map(kinds);
};

const test = suite('headers');

test('every kind of answer carries every header once (T64)', () =>
  withPortal(async (stage) => {
    for (const [kind, answer] of await everyKind(stage)) {
      for (const [name, pattern] of Object.entries(REQUIRED)) {
        assert.match(answer.headers.get(name) ?? 'none', pattern, `${kind}: ${name}`);
      }
      assert.not.ok(answer.headers.has('server') || answer.headers.has('x-powered-by'), kind);
    }
  }));

test('the policy lets nothing inline run, nothing be evaluated, nobody else be asked, and nobody frame a page (T62)', () =>
  withPortal(async (stage) => {
    for (const [kind, answer] of await everyKind(stage)) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.not.match(policy, /unsafe-inline|unsafe-eval'(?<!wasm-unsafe-eval')|https?:|data:|blob:|\*/, kind);
      for (const part of ["base-uri 'none'", "frame-ancestors 'none'", "form-action 'self'", "style-src 'self'"]) {
        assert.ok(policy.includes(part), `${kind}: ${part}`);
      }
    }
  }));

test('WebAssembly runs on pages that seal and in their worker, and nowhere else', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const sealing = async (path: string, cookie?: string) =>
      (await stage.ask(path, { cookie })).headers.get('content-security-policy')?.includes("'wasm-unsafe-eval'");
    for (const path of [
      '/ar/report',
      '/en/follow-up',
      '/en/enrol',
      '/en/staff/sign-in',
      '/static/islands/argon2-worker.js',
    ]) {
      assert.equal(await sealing(path), true, path);
    }
    for (const path of ['/ar', '/en/policy', '/en/report/plain', '/en/absent', '/static/base.css', '/api/intake']) {
      assert.equal(await sealing(path), false, path);
    }
    assert.equal(await sealing('/en/admin', admin), false);
  }));

test('a frame shows what a page has opened where files are looked at, and nowhere else (T77)', () =>
  withPortal(async (stage) => {
    const shows = async (path: string) => {
      const policy = (await stage.ask(path)).headers.get('content-security-policy');
      return ["img-src 'self' blob:;", "frame-src blob: 'self'; media-src blob:"].map((allowed) =>
        policy?.includes(allowed),
      );
    };
    assert.equal(await shows('/en/follow-up'), [true, true]);
    for (const path of ['/ar', '/en/report', '/en/follow-up/plain', '/en/staff/sign-in', '/en/staff/cases/1234-5678'])
      assert.equal(await shows(path), [false, false], path);
  }));

test('nothing dynamic is stored; static files are (T65)', () =>
  withPortal(async (stage) => {
    const root = stage.portal.deps.assets.url('root.js');
    for (const [kind, answer] of await everyKind(stage)) {
      if (kind === 'root script') assert.match(answer.headers.get('cache-control') ?? '', /immutable/);
      else assert.equal(answer.headers.get('cache-control'), 'no-store', kind);
    }
    assert.equal((await stage.ask('/static/root.js')).headers.get('cache-control'), 'public, no-cache');
    assert.match(root, /^\/static\/root\.[\w-]{16}\.js$/);
  }));

test('reporters’ pages set no cookie', () =>
  withPortal(async (stage) => {
    for (const path of ['/ar', '/en/report', '/en/follow-up', '/en/policy', '/api/intake', '/exit']) {
      assert.not.ok((await stage.ask(path)).headers.has('set-cookie'), path);
    }
  }));

test('HSTS is sent over https alone (T70)', () =>
  withPortal(
    async (stage) => {
      const secure = await stage.ask('/en', { headers: { host: 'reports.example.org' } });
      assert.match(secure.headers.get('strict-transport-security') ?? '', /max-age/);
      assert.not.ok(
        (await stage.ask('/en', { headers: { host: '127.0.0.1' } })).headers.has('strict-transport-security'),
      );
    },
    { environment: { ADDRESS: 'https://reports.example.org' } },
  ));

test('an address that HTTP itself cannot read is refused with headers too', () =>
  withPortal(async (stage) => {
    const { port } = new URL(stage.portal.url);
    const answer = await new Promise<{ status: number; headers: Record<string, unknown> }>((resolve, reject) => {
      const sent = request({ port, host: '127.0.0.1', path: '//%', headers: { host: '127.0.0.1' } }, (got) => {
        got.resume();
        got.on('end', () => resolve({ status: got.statusCode ?? 0, headers: got.headers }));
      });
      sent.on('error', reject);
      sent.end();
    });
    assert.ok(answer.status >= 400 && answer.status < 500);
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.equal(answer.headers['cache-control'], 'no-store');
  }));

test('a host that is not the association’s gets no page of it, loopback does', () =>
  withPortal(
    async (stage) => {
      for (const host of ['evil.example.org', 'reports.example.org.evil.org', 'reports.example.org:8443', '']) {
        const answer = await stage.ask('/en/report', { headers: { host } });
        assert.equal(answer.status, 404, host);
        assert.match(await answer.text(), /not the portal’s address|ليس هذا عنوان المنصة/);
      }
      for (const host of ['reports.example.org', 'REPORTS.example.org', 'localhost', '127.0.0.1:8080', '[::1]:8080']) {
        assert.equal((await stage.ask('/en', { headers: { host } })).status, 200, host);
      }
    },
    { environment: { ADDRESS: 'https://reports.example.org' } },
  ));

test.run();
