// Every route of the router against everybody who can stand before it, with refusal as the rule. Cases have a matrix of
// their own.
import { Hono } from 'hono';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { ACCESS, type Access, accessOf, sampleOf } from '../../src/http/access.ts';
import { refuseUndeclared, routesOf } from '../../src/http/app.ts';
import type { AppEnv } from '../../src/http/deps.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { rosterMarksOf } from '../../src/store/rosters.ts';
import { lentTo } from '../support/lending.ts';
import { administrator, appoint, type Stage as PortalStage, signIn, withPortal } from '../support/portal-factory.ts';
import {
  type Answer,
  type Ask,
  assertSame,
  isOfficeHolder,
  VISITORS,
  type Visitor,
  withVisitors,
} from '../support/visitors.ts';

/** Who may use each route, written down a second time and by hand: a new route has no line here, and fails. */
const MAY: Readonly<Record<string, Access>> = {
  'GET /': 'anyone',
  'GET /health': 'anyone',
  'GET /robots.txt': 'anyone',
  'GET /exit': 'anyone',
  'GET /static/*': 'anyone',
  'GET /api/intake': 'anyone',
  'POST /api/intake': 'anyone',
  'POST /api/mailbox': 'anyone',
  'POST /api/mailbox/acts': 'anyone',
  'POST /api/mailbox/proof': 'anyone',
  'POST /api/mailbox/files': 'anyone',
  'GET /api/uploads': 'anyone',
  'GET /api/uploads/:file': 'anyone',
  'POST /api/uploads/:file': 'anyone',
  'POST /api/uploads/:file/parts/:part': 'anyone',
  'POST /api/uploads/:file/end': 'anyone',
  'POST /api/uploads/:file/removal': 'anyone',
  'POST /api/session': 'anyone',
  'POST /api/enrolment': 'anyone',
  'POST /api/enrolment/invitation': 'anyone',
  'POST /api/recovery': 'anyone',
  'POST /api/recovery/replacement': 'anyone',
  'POST /api/session/unlock': 'signed-in',
  'POST /api/session/half': 'signed-in',
  'POST /api/session/end': 'any-session',
  'POST /api/session/second-factor': 'first-factor',
  'POST /api/session/second-factor/draft': 'first-factor',
  'POST /api/session/second-factor/setup': 'first-factor',
  'POST /api/account/second-factor': 'signed-in',
  'POST /api/account/second-factor/draft': 'signed-in',
  'POST /api/account/backup-codes': 'signed-in',
  'POST /api/session/passkey': 'anyone',
  'POST /api/session/passkey/options': 'anyone',
  'POST /api/session/unlock/passkey': 'signed-in',
  'POST /api/session/second-factor/passkey': 'first-factor',
  'POST /api/session/second-factor/passkey/options': 'first-factor',
  'POST /api/account/passkeys': 'signed-in',
  'POST /api/account/passkeys/options': 'signed-in',
  'POST /api/account/passkeys/removal': 'signed-in',
  'POST /api/account/passphrase': 'signed-in',
  'POST /api/account/recovery-key': 'signed-in',
  'GET /api/staff/rosters': 'person',
  'GET /api/staff/rosters/keys': 'person',
  'POST /api/staff/rosters/signatures': 'person',
  'GET /api/staff/heads': 'person',
  'POST /api/staff/heads/signatures': 'person',
  'GET /api/staff/handovers': 'person',
  'GET /api/staff/handovers/cases': 'person',
  'GET /api/staff/handovers/cases/:number': 'person',
  'GET /api/staff/cases/:number': 'person',
  'POST /api/staff/cases/:number/acts': 'person',
  'POST /api/staff/cases/:number/head': 'person',
  'GET /api/staff/cases/:number/files/:file': 'person',
  'GET /api/staff/cases/:number/uploads/:file': 'person',
  'POST /api/staff/cases/:number/uploads/:file': 'person',
  'POST /api/staff/cases/:number/uploads/:file/parts/:part': 'person',
  'POST /api/staff/cases/:number/uploads/:file/end': 'person',
  'POST /api/staff/cases/:number/uploads/:file/removal': 'person',
  'GET /:lang': 'anyone',
  'GET /:lang/report': 'anyone',
  'GET /:lang/report/plain': 'anyone',
  'POST /:lang/report/plain': 'anyone',
  'GET /:lang/follow-up': 'anyone',
  'GET /:lang/follow-up/plain': 'anyone',
  'POST /:lang/follow-up/plain': 'anyone',
  'GET /:lang/policy': 'anyone',
  'GET /:lang/calculator': 'anyone',
  'POST /:lang/calculator': 'anyone',
  'GET /:lang/privacy': 'anyone',
  'GET /:lang/verify': 'anyone',
  'GET /:lang/enrol': 'anyone',
  'GET /:lang/staff/sign-in': 'anyone',
  'GET /:lang/staff/recovery': 'anyone',
  'GET /:lang/staff': 'person',
  'GET /:lang/staff/roster': 'person',
  'GET /:lang/staff/handovers': 'person',
  'GET /:lang/staff/account': 'person',
  'GET /:lang/staff/account/passphrase': 'person',
  'GET /:lang/staff/account/recovery-key': 'person',
  'POST /:lang/staff/account/mail-address': 'person',
  'POST /:lang/staff/account/session-name': 'person',
  'POST /:lang/staff/account/session-ending': 'person',
  'POST /:lang/staff/session-end': 'person',
  'GET /:lang/staff/account/second-factor': 'person',
  'GET /:lang/staff/account/backup-codes': 'person',
  'GET /:lang/staff/account/passkey': 'person',
  'GET /:lang/staff/account/passkey-removal': 'person',
  'GET /:lang/staff/factor-resets': 'signer',
  'POST /:lang/staff/factor-resets': 'signer',
  'GET /:lang/staff/factor-resets/:reset': 'signer',
  'POST /:lang/staff/factor-resets/:reset': 'signer',
  'GET /:lang/staff/new-keys': 'person',
  'GET /:lang/staff/new-keys/link': 'signer',
  'POST /:lang/staff/new-keys/link': 'signer',
  'GET /:lang/staff/new-keys/:request': 'person',
  'POST /:lang/staff/new-keys/:request': 'person',
  'GET /:lang/staff/calculator': 'person',
  'POST /:lang/staff/calculator': 'person',
  'GET /:lang/staff/calendar': 'person',
  'GET /:lang/staff/calendar/correction': 'keeper',
  'GET /:lang/staff/calendar/settings': 'keeper',
  'POST /:lang/staff/calendar/changes': 'keeper',
  'POST /:lang/staff/calendar/confirmation': 'keeper',
  'POST /:lang/staff/calendar/seen': 'person',
  'GET /:lang/staff/administration': 'person',
  'POST /:lang/staff/administration': 'person',
  'GET /:lang/staff/readiness': 'person',
  'GET /:lang/staff/amanah.ics': 'person',
  'GET /:lang/staff/cases/:number/amanah.ics': 'person',
  'GET /:lang/staff/policies': 'person',
  'GET /:lang/staff/policies/:policy': 'person',
  'GET /:lang/staff/cases/:number': 'person',
  'GET /:lang/staff/cases/:number/:noun': 'person',
  'GET /:lang/admin': 'administrator',
  'GET /:lang/admin/account': 'administrator',
  'GET /:lang/admin/account/passphrase': 'administrator',
  'GET /:lang/admin/account/recovery-key': 'administrator',
  'POST /:lang/admin/account/mail-address': 'administrator',
  'POST /:lang/admin/account/session-name': 'administrator',
  'POST /:lang/admin/account/session-ending': 'administrator',
  'GET /:lang/admin/account/second-factor': 'administrator',
  'GET /:lang/admin/account/backup-codes': 'administrator',
  'GET /:lang/admin/account/passkey': 'administrator',
  'GET /:lang/admin/account/passkey-removal': 'administrator',
  'GET /:lang/admin/mail': 'administrator',
  'POST /:lang/admin/mail/trial': 'administrator',
  'GET /:lang/admin/settings': 'administrator',
  'POST /:lang/admin/settings': 'administrator',
  'POST /:lang/admin/session-end': 'administrator',
  'GET /:lang/admin/people': 'administrator',
  'POST /:lang/admin/people': 'administrator',
  'GET /:lang/admin/people/:person': 'administrator',
  'POST /:lang/admin/people/:person': 'administrator',
  'GET /:lang/admin/people/:person/link': 'administrator',
  'POST /:lang/admin/people/:person/link': 'administrator',
  'GET /:lang/admin/people/:person/suspension': 'administrator',
  'POST /:lang/admin/people/:person/suspension': 'administrator',
  'GET /:lang/admin/people/:person/reinstatement': 'administrator',
  'POST /:lang/admin/people/:person/reinstatement': 'administrator',
  'GET /:lang/admin/people/:person/new-keys': 'administrator',
  'POST /:lang/admin/people/:person/new-keys': 'administrator',
  'GET /:lang/admin/people/:person/new-keys-end': 'administrator',
  'POST /:lang/admin/people/:person/new-keys-end': 'administrator',
  'GET /:lang/admin/people/:person/withdrawal': 'administrator',
  'POST /:lang/admin/people/:person/withdrawal': 'administrator',
};

type Route = { readonly method: string; readonly path: string };

const LANG = '/:lang{(?:ar|en)}';
/** A route as the table names it: without the pattern of a parameter. */
const named = ({ method, path }: Route): string => `${method} ${path.replace(LANG, '/:lang')}`;

const isIn = (visitor: Visitor, access: Access): boolean => {
  if (access === 'anyone') return true;
  if (access === 'administrator') return visitor === 'administrator';
  if (access === 'first-factor') return visitor === 'first factor alone';
  if (access === 'signer') return ['auditor', 'chair', 'deputy', 'audit-chair'].includes(visitor);
  if (access === 'keeper') return ['auditor', 'deputy', 'audit-chair'].includes(visitor);
  if (access === 'any-session' && visitor === 'first factor alone') return true;
  return isOfficeHolder(visitor) || (access !== 'person' && visitor === 'administrator');
};

/** The path with a case of this visitor's own, with an account that nothing hangs on, and with a version of the policy. */
const pathFor = (path: string, lang: string, own: string, person: string, policy = 'A'.repeat(43)): string =>
  path
    .replace(LANG, `/${lang}`)
    .replace(':number', own)
    .replace(':noun', 'note')
    .replace(':policy', policy)
    .replace(':person', person)
    .replace(':file', `B${'A'.repeat(21)}`)
    .replace(':part', '0')
    .replace(':reset', 'A'.repeat(22))
    .replace(':request', 'A'.repeat(22))
    .replace('/*', '/base.css');

/** A body that is refused for its shape, so that getting in changes nothing. */
const askOf = (method: string, path: string): Ask =>
  method === 'GET' || method === 'HEAD'
    ? { method }
    : path.startsWith('/api/')
      ? { method, type: 'application/json', body: '{"all":"x"}' }
      : { method, type: 'application/x-www-form-urlencoded', body: 'x=1' };

/** An answer without the address that was asked for, which the link to the other language repeats. */
const anonymised = (answer: Answer, path: string): string =>
  JSON.stringify({
    ...answer,
    text: answer.text.replaceAll(`${path.startsWith('/ar') ? '/en' : '/ar'}${path.slice(3)}"`, '…"'),
  });

const isToSignIn = (answer: Answer): boolean =>
  answer.status === 401 ||
  (answer.status === 303 &&
    answer.headers.some(([name, value]) => name === 'location' && /\/staff\/sign-in(?:\?ended)?$/.test(value)));

/** A page, not a file to take away, of the people's side. */
const isPage = ({ text }: Answer): boolean => /^<!doctype html>/i.test(text);

type Person = 'anonymous' | 'administrator' | 'person';

const people = async (stage: PortalStage): Promise<Readonly<Record<Person, string | undefined>>> => {
  const admin = await administrator(stage);
  const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
  return { anonymous: undefined, administrator: admin, person };
};

const test = suite('the route matrix');

/** What is written here are people who are invited and never come, and what was refused: nobody else is told otherwise for it. */
const amongVisitors = lentTo(3, withVisitors);

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
    const { person, administrator: admin } = await people(stage);
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

test('every route has a line of its own in the table here, and every line a route (T37)', () =>
  withPortal(async (stage) => {
    assert.equal(routesOf(stage.portal.app).map(named).toSorted(), Object.keys(MAY).toSorted());
  }));

test('everybody gets in exactly where the table says: strangers, ended and suspended sessions, every office, the administrator (T37, T28, T123)', () =>
  amongVisitors(async ({ world, scenes, ask, askOnce, invited }) => {
    // Whoever is refused is so at one account, to which nothing may happen; who gets in may take an account away.
    const untouched = await invited('Untouched');
    let spare = 0;
    const newcomer = (): Promise<string> => {
      spare += 1;
      return invited(`Spare ${spare}`);
    };
    const walked = { in: 0, out: 0, pages: 0 };
    const { reader } = world.portal.deps.database;
    const marks = (await rosterMarksOf(reader, world.portal.association)).map(({ seq, hash }) => `${seq}:${hash}`);
    const policy = (await groundOf(world.portal.deps.database.reader, world.portal.association))?.current.roster.policy;
    for (const route of routesOf(world.portal.app)) {
      const access = MAY[named(route)] ?? 'anyone';
      const methods = route.method === 'GET' ? ['GET', 'HEAD'] : [route.method];
      for (const [visitor, method, lang] of VISITORS.flatMap((one) =>
        methods.map((way) => [one, way] as const),
      ).flatMap(([one, way]) =>
        (route.path.startsWith(LANG) ? ['ar', 'en'] : ['en']).map((each) => [one, way, each] as const),
      )) {
        const may = isIn(visitor, access);
        const own = scenes.find(({ holders }) => isOfficeHolder(visitor) && holders.get(visitor) === 'whole')?.number;
        // Whoever has no case has no address of one to get in at: the matrix of cases walks those.
        if (may && own === undefined && route.path.includes(':number')) continue;
        const person = !route.path.includes(':person') ? '' : may ? await newcomer() : untouched;
        const path = pathFor(route.path, lang, own ?? '1234-5678', person, policy);
        const asked = askOf(method, path);
        const ends = /session-end$/.test(path) && may && (visitor === 'administrator' || isOfficeHolder(visitor));
        const answer = await (ends ? askOnce(visitor, path, asked) : ask(visitor, path, asked));
        const what = `${visitor}: ${method} ${path} answered ${answer.status}`;
        // Every page of people names the rosters that are stored, those of what isn't there too: a browser that knows others says so.
        if (method === 'GET' && access !== 'anyone' && isOfficeHolder(visitor) && isPage(answer)) {
          assert.ok(answer.text.includes(`data-rosters="${marks.join(' ')}"`), what);
          walked.pages += 1;
        }
        if (may) {
          const isLet = ends || !(isToSignIn(answer) && access !== 'anyone');
          // Of a case without files none is there; who is given those that are, `journeys/files` asks.
          const isThere = access === 'anyone' || route.path.endsWith('/files/:file') || answer.status !== 404;
          assert.ok(isLet && isThere, what);
          walked.in += 1;
          continue;
        }
        walked.out += 1;
        if (!isOfficeHolder(visitor) && visitor !== 'administrator') {
          assert.ok(isToSignIn(answer), what);
          continue;
        }
        const absent = path.startsWith('/api/')
          ? '/api/staff/absent'
          : path.replace(/(?<=\/(?:staff|admin)).*/, '/absent');
        const other = await ask(visitor, absent, asked);
        assert.is(answer.status, 404, what);
        assertSame(anonymised(answer, path), anonymised(other, absent), what);
      }
    }
    assert.ok(walked.in > 400 && walked.out > 400 && walked.pages > 200, JSON.stringify(walked));
  }));

test('no answer to anybody is kept by a browser but a static file, and each carries the policy (T62, T64, T65)', () =>
  amongVisitors(async ({ world, scenes, ask }) => {
    const [scene] = scenes;
    for (const route of routesOf(world.portal.app)) {
      for (const visitor of ['nobody', 'administrator', 'auditor', 'deputy'] as const) {
        const path = pathFor(route.path, 'ar', scene?.number ?? '', 'x');
        if (/session-end$/.test(path)) continue;
        const { headers } = await ask(visitor, path, askOf(route.method, path));
        const header = (name: string) => headers.filter(([one]) => one === name).map(([, value]) => value);
        const what = `${visitor}: ${route.method} ${path}`;
        assert.equal(header('cache-control'), [path.startsWith('/static/') ? 'public, no-cache' : 'no-store'], what);
        assert.is(header('content-security-policy').length, 1, what);
        assert.equal(header('x-content-type-options'), ['nosniff'], what);
      }
    }
  }));

test('what anybody may ask tells nothing of where the portal keeps what, of its key, or of who has an account (T56)', () =>
  amongVisitors(async ({ world, ask }) => {
    const { config, serverKey } = world.portal.deps;
    const players = [...world.cast.values()];
    const hidden = [
      config.dataFolder,
      config.serverKeyFile,
      config.programFolder,
      Buffer.from(serverKey).toString('base64url'),
      Buffer.from(serverKey).toString('hex'),
      ...players.flatMap(({ name, userName }) => [name, userName]),
    ];
    let asked = 0;
    for (const route of routesOf(world.portal.app)) {
      if (route.method !== 'GET' || MAY[named(route)] !== 'anyone') continue;
      const { text, headers } = await ask('nobody', pathFor(route.path, 'ar', '', ''));
      for (const secret of hidden) assert.not.ok(`${text} ${JSON.stringify(headers)}`.includes(secret), route.path);
      asked += 1;
    }
    assert.ok(asked > 12, `${asked} addresses`);
  }));

test('what a person may not use looks like what is not there (T38)', () =>
  withPortal(async (stage) => {
    const cookies = await people(stage);
    const seen = async (path: string, visitor: Person) => {
      const answer = await stage.ask(path, { cookie: cookies[visitor] });
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
