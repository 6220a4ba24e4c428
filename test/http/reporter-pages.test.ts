import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { routesOf } from '../../src/http/app.ts';
import { withPortal } from '../support/portal-factory.ts';

/** How a compiled module begins, as the library writes it in its script. */
const WASM = 'AGFzbQE';

const test = suite('reporters’ pages');

test('every page answers in both languages, each with its own heading', async () => {
  await withPortal(async ({ ask }) => {
    const headings = new Set<string>();
    const paths = ['', '/report', '/report/plain', '/follow-up', '/policy', '/privacy', '/verify'];
    for (const lang of ['ar', 'en']) {
      for (const path of paths) {
        const answer = await ask(`/${lang}${path}`);
        assert.is(answer.status, 200, path);
        const html = await answer.text();
        assert.match(html, new RegExp(`<html lang="${lang}" dir="${lang === 'ar' ? 'rtl' : 'ltr'}"`));
        headings.add(`${lang}${/<h1[^>]*>([^<]*)</.exec(html)?.[1] ?? ''}`);
        assert.is([...html.matchAll(/<h1/g)].length, 1, path);
      }
      assert.is((await ask(`/${lang}/follow-up/plain`)).status, 200);
    }
    assert.is(headings.size, 2 * paths.length);
  });
});

test('a page that seals asks at once for the primitives, which stand in one script; a page to read asks for no script', async () => {
  await withPortal(async ({ ask }) => {
    const preloaded = /<link rel="modulepreload" href="(\/static\/islands\/sodium\.[\w-]{16}\.js)"/;
    const addresses = new Set<string>();
    for (const path of ['/ar/follow-up', '/en/follow-up', '/en/staff/sign-in', '/ar/verify']) {
      const html = await (await ask(path)).text();
      const [, address] = preloaded.exec(html) ?? [];
      if (address !== undefined) addresses.add(address);
      assert.is(address === undefined, path === '/ar/verify', path);
      const island = /<script type="module" src="([^"]+)"/.exec(html)?.[1];
      if (island === undefined || address === undefined) continue;
      const script = await (await ask(island)).text();
      assert.ok(script.includes(`"${address}"`), 'under the address that the page asked for');
      assert.not(script.includes(WASM), `${path} holds no copy of them`);
    }
    const [address = '', ...others] = addresses;
    assert.equal(others, []);
    assert.ok((await (await ask(address)).text()).includes(WASM));
  });
});

test('without a roster the report page is closed and shows the other channels', async () => {
  await withPortal(async ({ ask }) => {
    const html = await (await ask('/en/report')).text();
    assert.match(html, /New reports cannot be received at the moment/);
    assert.match(html, /nazaha/);
    assert.not.match(html, /<textarea/);
  });
});

test('a reporters’ page sets no cookie and is never stored (T65)', async () => {
  await withPortal(async ({ ask }) => {
    for (const path of ['/ar', '/en/report', '/en/follow-up', '/en/policy']) {
      const answer = await ask(path);
      assert.is(answer.headers.get('set-cookie'), null);
      assert.is(answer.headers.get('cache-control'), 'no-store');
    }
  });
});

test('pages are the same on every visit (T122)', async () => {
  await withPortal(async ({ ask }) => {
    for (const path of ['/ar', '/en/report', '/en/follow-up']) {
      assert.is(await (await ask(path)).text(), await (await ask(path)).text());
    }
  });
});

test('the way out leads to the neutral site and lets the browser forget what it cached of us (T72)', async () => {
  await withPortal(async ({ ask }) => {
    const answer = await ask('/exit');
    assert.is(answer.status, 303);
    assert.match(answer.headers.get('location') ?? '', /^https:\/\//);
    assert.is(answer.headers.get('clear-site-data'), '"cache"');
  });
});

test('a foreign page that leads to the way out clears nothing and signs nobody out', async () => {
  await withPortal(async ({ ask }) => {
    const answer = await ask('/exit', { headers: { 'sec-fetch-site': 'cross-site' } });
    assert.is(answer.status, 303);
    assert.is(answer.headers.get('clear-site-data'), null);
  });
});

test('the language link keeps the page and reflects nothing else of the address', async () => {
  await withPortal(async ({ ask }) => {
    const plain = await (await ask('/en/policy')).text();
    assert.match(plain, /<a class="language" href="\/ar\/policy"/);
    assert.is(await (await ask('/en/policy?x=%22%3E%3Cscript%3E')).text(), plain);
  });
});

test('a language typed in capitals leads to the page that was meant, with all behind it, and nowhere else', async () => {
  await withPortal(async ({ ask }) => {
    const led = async (path: string) => {
      const answer = await ask(path);
      return [answer.status, answer.headers.get('location')];
    };
    assert.equal(await led('/EN'), [308, '/en']);
    assert.equal(await led('/Ar/report'), [308, '/ar/report']);
    assert.equal(await led('/EN/staff/sign-in?x=%D8%A7'), [308, '/en/staff/sign-in?x=%D8%A7']);
    for (const path of ['/EN/staff', '/EN/admin', '/EN/nothing', '/en/REPORT', '/ENGLISH', '//EN', '/%45N'])
      assert.is((await ask(path)).status, 404, path);
    assert.is((await ask('/EN/report/plain', { form: {} })).status, 404, 'a form is sent from a page of ours');
  });
});

test('a slash typed behind an address leads to it, and nowhere else', async () => {
  await withPortal(async ({ ask }) => {
    for (const path of ['/ar', '/en/report', '/en/follow-up/plain', '/ar/policy']) {
      const answer = await ask(`${path}/`);
      assert.equal([answer.status, answer.headers.get('location')], [308, path]);
    }
    for (const path of ['/ar//', '//evil.example/', '/en/nothing/', '/arx/', '/nothing/']) {
      assert.is((await ask(path)).status, 404, path);
    }
    assert.is((await ask('/en/report/plain/', { form: {} })).status, 404, 'nothing that was sent goes elsewhere');
  });
});

test('what only begins like a language or a page is no page', async () => {
  await withPortal(async ({ ask, portal }) => {
    const near = [
      '/arx',
      '/english',
      '/ar-SA',
      '/xar',
      '/ar/reportx',
      '/ar/report/plainx',
      '/arx/report',
      '/en/follow-upx',
    ];
    const people = [
      '/arx/staff',
      '/arx/staff/sign-in',
      '/english/staff',
      '/xen/enrol',
      '/arx/admin',
      '/ar/staffx',
      '/ar/adminx',
    ];
    for (const path of [...near, ...people]) assert.is((await ask(path)).status, 404, path);
    // A bare `ar|en` in a route is an alternative of the whole pattern to some routers: only the group is a language.
    const written = routesOf(portal.app).filter(({ path }) => path.startsWith('/:lang'));
    assert.ok(written.length > 20);
    for (const { path } of written) assert.match(path, /^\/:lang\{\(\?:ar\|en\)\}(\/|$)/);
  });
});

test.run();
