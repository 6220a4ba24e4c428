import { Hono } from 'hono';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ACCESS, type Access, accessOf, sampleOf } from '../../src/http/access.ts';
import { refuseUndeclared, routesOf } from '../../src/http/app.ts';
import type { AppEnv } from '../../src/http/deps.ts';
import { administrator, appoint, type Stage, signIn, withPortal } from '../support/portal-factory.ts';

type Visitor = 'anonymous' | 'administrator' | 'person' | 'suspended';
type Visitors = Readonly<Record<Visitor, string | undefined>>;

const MAY: Readonly<Record<Access, readonly Visitor[]>> = {
  anyone: ['anonymous', 'administrator', 'person', 'suspended'],
  'signed-in': ['administrator', 'person'],
  person: ['person'],
  administrator: ['administrator'],
};

const visitors = async (stage: Stage): Promise<Visitors> => {
  const admin = await administrator(stage);
  const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
  const gone = await appoint(stage, admin, 'board-chair');
  const suspended = await signIn(stage, gone);
  await stage.ask(`/en/admin/people/${gone.id}/suspension`, { cookie: admin, form: {} });
  return { anonymous: undefined, administrator: admin, person, suspended };
};

/** How the guard refused, or undefined where it let pass. Routes may answer 404 themselves: their words differ. */
const refusal = async (answer: Response, path: string, isIn: boolean): Promise<string | undefined> => {
  const { status } = answer;
  if (status === 303 && /\/staff\/sign-in$/.test(answer.headers.get('location') ?? '') && !isIn) return 'to sign-in';
  if (status === 401 && !isIn) return 'signed out';
  if (status !== 404) return undefined;
  const text = await answer.text();
  return path.startsWith('/api/') ? (text === '{"error":"not-found"}' ? 'not found' : undefined) : 'not found';
};

const test = suite('the route matrix');

test('every route of the router stands in the list of who may use it (T37)', () =>
  withPortal(async (stage) => {
    const routes = routesOf(stage.portal.app);
    assert.ok(routes.length >= 40, `only ${routes.length} routes`);
    for (const { method, path } of routes) assert.ok(accessOf(sampleOf(path)) !== undefined, `${method} ${path}`);
  }));

test('a route that nobody declared stops the start (T37)', () => {
  const forgotten = new Hono<AppEnv>().get('/:lang{ar|en}/forgotten', (c) => c.text('x'));
  assert.throws(() => refuseUndeclared(forgotten), /GET \/:lang\{ar\|en\}\/forgotten/);
  refuseUndeclared(new Hono<AppEnv>().get('/health', (c) => c.text('x')));
});

test('an address that is in no list is refused to everybody, also below one that is', () =>
  withPortal(async (stage) => {
    const { person, administrator: admin } = await visitors(stage);
    for (const cookie of [undefined, person, admin]) {
      for (const path of [
        '/en/new',
        '/api/new',
        '/fr',
        '/en//admin',
        '/EN/admin',
        '/en/report/x',
        '/api/session/x',
        '/staticx',
      ]) {
        assert.equal((await stage.ask(path, { cookie })).status, 404, path);
      }
    }
  }));

test('anonymous, administrator, person and suspended get in exactly where the list says (T37, T123)', () =>
  withPortal(async (stage) => {
    const people = await visitors(stage);
    const kinds: readonly Visitor[] = ['anonymous', 'administrator', 'person', 'suspended'];
    let refused = 0;
    for (const { method, path } of routesOf(stage.portal.app)) {
      const sample = sampleOf(path);
      const access = accessOf(sample) ?? 'anyone';
      if (access === 'anyone') continue;
      // Signing out or suspending would end the very sessions that the matrix is walked with.
      if (/session(-end|\/end)$/.test(sample)) continue;
      for (const kind of kinds.filter((visitor) => !MAY[access].includes(visitor))) {
        const isIn = kind === 'administrator' || kind === 'person';
        const answer = await stage.ask(sample, {
          method,
          cookie: people[kind],
          ...(method === 'GET' ? {} : { body: {} }),
        });
        assert.ok(
          (await refusal(answer, sample, isIn)) !== undefined,
          `${kind}: ${method} ${path} answered ${answer.status}`,
        );
        refused += 1;
      }
    }
    assert.ok(refused >= 60, `only ${refused} refusals`);
  }));

test('people get in where they may', () =>
  withPortal(async (stage) => {
    const people = await visitors(stage);
    const status = async (path: string, visitor: Visitor) =>
      (await stage.ask(path, { cookie: people[visitor] })).status;
    for (const path of ['/en/admin', '/ar/admin/people', '/en/admin/settings'])
      assert.equal(await status(path, 'administrator'), 200, path);
    for (const path of ['/api/staff/rosters', '/en/staff', '/ar/staff/account'])
      assert.equal(await status(path, 'person'), 200, path);
  }));

test('what a person may not use looks like what is not there (T38)', () =>
  withPortal(async (stage) => {
    const people = await visitors(stage);
    const seen = async (path: string, visitor: Visitor) => {
      const answer = await stage.ask(path, { cookie: people[visitor] });
      return JSON.stringify([answer.status, [...answer.headers], (await answer.text()).replaceAll(path.slice(3), '')]);
    };
    assert.equal(await seen('/en/admin/people', 'person'), await seen('/en/admin/absent', 'person'));
    assert.equal(await seen('/en/staff/roster', 'administrator'), await seen('/en/staff/absent', 'administrator'));
    assert.equal(await seen('/en/staff/roster', 'anonymous'), await seen('/en/staff/absent', 'anonymous'));
    assert.equal(await seen('/api/staff/rosters', 'administrator'), await seen('/api/staff/absent', 'administrator'));
  }));

test('no row of the list is dead: each one is the address of a route', () =>
  withPortal(async (stage) => {
    const samples = routesOf(stage.portal.app).map(({ path }) => sampleOf(path));
    for (const { address } of ACCESS) {
      const start = address.replace('{lang}', 'en').replace(/\/\*$/, '/');
      const isUsed = samples.some((sample) => (address.endsWith('/*') ? sample.startsWith(start) : sample === start));
      assert.ok(isUsed, address);
    }
  }));

test.run();
