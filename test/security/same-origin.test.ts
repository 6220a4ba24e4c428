import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { sampleOf } from '../../src/http/access.ts';
import { routesOf } from '../../src/http/app.ts';
import { dumpOf } from '../support/database-factory.ts';
import { type Ask, administrator, appoint, type Stage, signIn, withPortal } from '../support/portal-factory.ts';

const FOREIGN: Readonly<Record<string, Ask['headers']>> = {
  'from another site': { 'sec-fetch-site': 'cross-site' },
  'from a sibling site': { 'sec-fetch-site': 'same-site' },
  'typed or bookmarked': { 'sec-fetch-site': 'none' },
  'with a null origin': { 'sec-fetch-site': undefined, origin: 'null' },
  'with a null origin though same-origin is claimed': { 'sec-fetch-site': 'same-origin', origin: 'null' },
  'with a foreign origin': { 'sec-fetch-site': undefined, origin: 'https://evil.example.org' },
  'with a foreign origin though same-origin is claimed': {
    'sec-fetch-site': 'same-origin',
    origin: 'https://evil.example.org',
  },
  'with an origin of another port': { 'sec-fetch-site': undefined, origin: 'http://127.0.0.1:1' },
  'with neither header': { 'sec-fetch-site': undefined, origin: undefined },
};

/** Every route that is no GET, as a path; the first segments of islands and pages alike. */
const changing = (stage: Stage) =>
  routesOf(stage.portal.app)
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path }) => ({ method, path: sampleOf(path) }));

const test = suite('same origin');

test('every route that changes something refuses what does not come from our own pages, and changes nothing (T59, T61)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
    const routes = changing(stage);
    assert.ok(routes.length >= 20, `only ${routes.length} routes`);
    const before = await dumpOf(stage.portal.deps.database);
    for (const { method, path } of routes) {
      for (const [how, headers = {}] of Object.entries(FOREIGN)) {
        const cookie = path.includes('/admin') ? admin : person;
        for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', undefined]) {
          const answer = await stage.ask(path, {
            method,
            cookie,
            body: '{}',
            headers: { ...headers, 'content-type': type },
          });
          assert.equal(answer.status, 403, `${method} ${path} ${how}`);
        }
      }
    }
    assert.equal(await dumpOf(stage.portal.deps.database), before);
  }));

test('our own origin passes where a browser sends no Sec-Fetch-Site', () =>
  withPortal(async (stage) => {
    const { host, origin } = new URL(stage.portal.url);
    const headers = { 'sec-fetch-site': undefined, origin, host };
    assert.equal((await stage.ask('/api/session', { body: {}, headers })).status, 400);
    const https = { ...headers, origin: origin.replace('http:', 'https:') };
    assert.equal((await stage.ask('/api/session', { body: {}, headers: https })).status, 403);
  }));

test('an origin must be that of the host that was asked for', () =>
  withPortal(
    async (stage) => {
      const status = async (host: string, origin: string) =>
        (await stage.ask('/api/session', { body: {}, headers: { 'sec-fetch-site': undefined, origin, host } })).status;
      assert.equal(await status('reports.example.org', 'https://reports.example.org'), 400);
      assert.equal(await status('reports.example.org', 'http://reports.example.org'), 403);
      assert.equal(await status('reports.example.org', 'http://localhost'), 403);
      assert.equal(await status('localhost', 'https://reports.example.org'), 403);
    },
    { environment: { ADDRESS: 'https://reports.example.org' } },
  ));

test('reading needs no origin', () =>
  withPortal(async (stage) => {
    assert.equal((await stage.ask('/en', { headers: { 'sec-fetch-site': 'cross-site' } })).status, 200);
  }));

test.run();
