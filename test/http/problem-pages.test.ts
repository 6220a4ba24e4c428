// Where the pages lead that say why something didn't happen: somebody who is signed in to where their work is, a stranger to
// the first page of all; and nobody learns by it what stands at an address.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { shared } from '../../src/i18n/shared.ts';
import { administrator, appoint, type Stage, signIn, withPortal } from '../support/portal-factory.ts';

type Cookies = { readonly person: string; readonly keeper: string };

const withPeople = (job: (stage: Stage, cookies: Cookies) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const keeper = await administrator(stage);
    const person = await signIn(stage, await appoint(stage, keeper, 'internal-auditor'));
    await job(stage, { person, keeper });
  });

/** The links of the page's main part and of its header, and who the header names. */
const seen = async (answer: Response) => {
  const html = await answer.text();
  const [, main = ''] = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html) ?? [];
  return {
    status: answer.status,
    onwards: [...main.matchAll(/<a href="([^"]+)"/g)].map(([, href]) => href),
    home: /<a class="home" href="([^"]+)"/.exec(html)?.[1],
    isNamed: html.includes('<span class="person"'),
  };
};

/** Requests that end on a problem page, by what is wrong with them. */
const PROBLEMS = [
  ['an address that nobody has', 404, '/en/nothing', {}],
  ['an address of the people’s side that isn’t there', 404, '/en/staff/nothing', {}],
  ['a case that isn’t theirs', 404, '/en/staff/cases/1234-5678', {}],
  ['an address of the administrator’s side that isn’t there', 404, '/en/admin/nothing', {}],
  ['a method that the portal doesn’t know', 405, '/en/staff', { method: 'DELETE' }],
  ['a request from elsewhere', 403, '/en/admin/settings', { form: {}, headers: { 'sec-fetch-site': 'cross-site' } }],
] as const;

const test = suite('problem pages');

test('whoever is signed in is led to where their work is, in their own header', () =>
  withPeople(async (stage, { person, keeper }) => {
    for (const [what, status, path, ask] of PROBLEMS) {
      const forPerson = await seen(await stage.ask(path, { ...ask, cookie: person }));
      assert.equal(forPerson, { status, onwards: ['/en/staff'], home: '/en/staff', isNamed: true }, what);
      const forKeeper = await seen(await stage.ask(path, { ...ask, cookie: keeper }));
      assert.equal(forKeeper, { status, onwards: ['/en/admin'], home: '/en/admin', isNamed: true }, what);
    }
    const arabic = await (await stage.ask('/ar/staff/nothing', { cookie: person })).text();
    assert.match(arabic, /<a href="\/ar\/staff">إلى بلاغاتك<\/a>/);
    assert.not.match(arabic, /سجّل الدخول إن كان لك حساب/);
  }));

test('the title of a page that says what failed begins with it; what isn’t there is no failure of the reader’s', () =>
  withPeople(async (stage) => {
    const titleOf = async (path: string, ask: Parameters<Stage['ask']>[1] = {}) =>
      /<title>([^<]*)/.exec(await (await stage.ask(path, ask)).text())?.[1] ?? '';
    const refused = { form: {}, headers: { 'sec-fetch-site': 'cross-site' } };
    assert.match(await titleOf('/en/admin/settings', refused), /^Error: /);
    assert.match(await titleOf('/ar/admin/settings', refused), new RegExp(`^${shared('ar').errorPrefix}`));
    assert.not.match(await titleOf('/en/nothing'), /Error/);
  }));

test('whoever holds keys can lock them and sign out where there is nothing, and the page tells of no case', () =>
  withPeople(async (stage, { person, keeper }) => {
    const html = async (path: string, cookie?: string) => await (await stage.ask(path, { cookie })).text();
    const BAR = ['id="lock-now"', 'id="sign-out"', 'islands/lost', 'id="alarm"'];
    const barOf = (page: string) => BAR.filter((part) => page.includes(part));
    for (const path of ['/en/staff/nothing', '/ar/staff/cases/1234-5678']) {
      assert.equal(barOf(await html(path, person)), BAR, path);
    }
    assert.not.match(await html('/en/staff/nothing', person), /unlock-passphrase|data-number/);
    for (const cookie of [keeper, undefined]) assert.equal(barOf(await html('/en/nothing', cookie)), []);
    assert.equal(barOf(await (await stage.ask('/en/staff', { method: 'DELETE', cookie: person })).text()), []);
  }));

test('a stranger, also one with a session that isn’t one, is led to the first page of all', () =>
  withPeople(async (stage) => {
    for (const cookie of [undefined, 'A'.repeat(43)]) {
      for (const path of ['/en/nothing', '/fr']) {
        const { onwards, isNamed } = await seen(await stage.ask(path, { cookie }));
        assert.equal([onwards, isNamed], [[path === '/fr' ? '/ar' : '/en'], false], path);
      }
    }
  }));

test('the link of a stranger’s problem page says where it leads, in either language', () =>
  withPeople(async (stage) => {
    for (const [path, link] of [
      ['/en/nothing', '<a href="/en">To the first page</a>'],
      ['/ar/nothing', '<a href="/ar">إلى الصفحة الأولى</a>'],
    ] as const)
      assert.ok((await (await stage.ask(path)).text()).includes(link), path);
  }));

test('who sent more than is read is told that going back may show an empty form, and where to shorten it', () =>
  withPeople(async (stage) => {
    const form = { act: 'open', draft: 'x'.repeat(4_300_000) };
    for (const [path, told] of [
      ['/en/follow-up/plain', /If you go back, the form may be empty\..*shorten it there/],
      ['/ar/report/plain', /فقد تجد النموذج فارغًا\..*فاختصره هناك/],
    ] as const) {
      const answer = await stage.ask(path, { form });
      assert.is(answer.status, 413);
      const page = await answer.text();
      assert.match(page, told);
      assert.not.match(page, /Go back and shorten|عُد إلى الصفحة السابقة واختصر/);
    }
  }));

test('a page that is everybody’s doesn’t know who reads it, also where it says that something went wrong', () =>
  withPeople(async (stage, { person }) => {
    for (const path of ['/en/report/plain', '/en/follow-up/plain', '/en']) {
      const told = (cookie?: string) => stage.ask(path, { method: 'DELETE', cookie });
      const [signedIn, stranger] = [await told(person), await told()];
      assert.is(signedIn.status, 405, path);
      assert.is(await signedIn.text(), await stranger.text(), path);
    }
  }));

test('a failure of the portal itself is told to whoever is signed in too', () =>
  withPeople(async (stage, { person }) => {
    const { reader } = stage.portal.deps.database;
    const { all } = reader;
    Object.assign(reader, { all: () => Promise.reject(new Error('the disk is gone')) });
    try {
      const answer = await stage.ask('/en/staff', { cookie: person });
      assert.is(answer.status, 500);
      assert.match(await answer.text(), /Something went wrong in the portal/);
    } finally {
      Object.assign(reader, { all });
    }
  }));

test.run();
