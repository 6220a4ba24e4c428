// What the portal lets a browser keep, run and remember: as little as a page needs, and nothing once somebody has left.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { administrator, appoint, signIn, withPortal } from '../support/portal-factory.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const sources = (folder: string): readonly (readonly [string, string])[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(tsx?|js)$/.test(name))
    .map((name) => [join(folder, name), readFileSync(join(root, folder, name), 'utf8')] as const);

const test = suite('what a browser keeps');

test('htmx asks this site alone, evaluates nothing, loads no extension and leaves the history to the browser (T63, T66)', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const path of ['/ar/admin', '/en/admin/people', '/en/admin/settings']) {
      const answer = await stage.ask(path, { cookie });
      const html = await answer.text();
      const config: unknown = JSON.parse(
        (html.match(/<meta name="htmx-config" content="([^"]*)"/)?.[1] ?? '').replaceAll('&quot;', '"'),
      );
      const wanted = { extensions: 'none', history: 'reload', mode: 'same-origin', defaultSettleDelay: 0 };
      assert.equal(config, wanted, path);
      const policy = answer.headers.get('content-security-policy') ?? '';
      assert.match(policy, /script-src 'self';/, 'what evaluates text is refused by the browser itself');
      assert.not.match(html, /hx-on|hx-vals|hx-ext|hx-push-url|hx-history|hx-boost/, path);
    }
    for (const path of ['/ar', '/en/report', '/en/follow-up', '/en/staff/sign-in']) {
      assert.not.match(await (await stage.ask(path)).text(), /htmx|hx-/, `${path} needs none`);
    }
  }));

test('htmx has nothing to keep pages in: no storage and no cache of its own (T66)', () => {
  const htmx = readFileSync(join(root, 'node_modules/htmx.org/dist/htmx.min.js'), 'utf8');
  assert.ok(htmx.length > 20_000);
  for (const store of ['localStorage', 'sessionStorage', 'indexedDB', 'caches.', 'document.cookie']) {
    assert.not.ok(htmx.includes(store), store);
  }
});

/** Which module may keep what; whoever keeps something new says here why. */
const KEEPERS: Readonly<Record<string, readonly string[]>> = {
  'src/browser/vault.ts': ['sessionStorage'],
  'src/browser/drafts.ts': ['sessionStorage'],
  'src/browser/done-note.ts': ['sessionStorage'],
  'src/browser/return-path.ts': ['sessionStorage'],
  'src/browser/roster-sign.ts': ['sessionStorage'],
  // That somebody left in haste, and nothing else, so that Back leads away again.
  'src/browser/quick-exit.ts': ['sessionStorage'],
  // That a recovery key was shown and not confirmed, until that is told once; neither the key nor whose it is.
  'src/browser/left-key.ts': ['sessionStorage'],
  // That a file was being saved when this person's page was left or locked, until that is told once; nothing of the file.
  'src/browser/left-saving.ts': ['sessionStorage'],
  // A user name that was typed at enrolment, between the page in one language and in the other.
  'src/browser/language-crossing.ts': ['sessionStorage'],
  // A worker that is there while one large file is saved, sees no key and stores nothing; gone with its last piece.
  'src/browser/streamed-saving.ts': ['serviceWorker'],
  'src/browser/pins.ts': ['localStorage'],
  // The newest head of the log that was verified here, and heads that contradict it; nothing of who signed in. In the tab, for
  // which day it has looked.
  'src/browser/known-log.ts': ['localStorage', 'sessionStorage'],
  // The newest line that was verified of each case, sealed to one size under a name that the person's keys give: nobody else can
  // tell which cases, how many or whose.
  'src/browser/known-cases.ts': ['localStorage'],
};

test('storage is used by the modules that must, in this tab but for the pinned roster, the known log and the known cases, and no worker caches pages, or stays (T66, T69)', () => {
  const stores = /\b(localStorage|sessionStorage|indexedDB|caches|document\.cookie|serviceWorker)\b/g;
  const found = sources('src')
    .filter(([file]) => !/^src\/(http|store|auth)\//.test(file))
    .flatMap(([file, text]) => {
      const code = text.replaceAll(/^\s*(?:\/\/|\*|\/\*\*).*$/gm, '');
      const used = [...new Set([...code.matchAll(stores)].map(([store]) => store))];
      return used.length === 0 ? [] : [[file, used] as const];
    });
  for (const [file, used] of found) assert.equal(used, KEEPERS[file] ?? [], file);
  assert.is(found.length, Object.keys(KEEPERS).length);
});

test('every way to sign out takes the cookie back and lets the browser forget what it cached (T29, T69)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const person = await appoint(stage, admin, 'internal-auditor');
    const ways = [
      await stage.ask('/api/session/end', { cookie: await signIn(stage, person), body: {} }),
      await stage.ask('/api/session/end', { cookie: await signIn(stage, person), body: { all: true } }),
      await stage.ask('/ar/admin/session-end', { cookie: admin, form: {} }),
    ];
    for (const answer of ways) {
      assert.match(answer.headers.get('clear-site-data') ?? '', /"cache"/);
      const cookie = answer.headers.get('set-cookie') ?? '';
      for (const part of ['__Host-amanah=;', 'Max-Age=0', 'Path=/', 'Secure', 'HttpOnly', 'SameSite=Strict']) {
        assert.ok(cookie.includes(part), part);
      }
    }
  }));

test('a reporter’s ways out sign nobody of the association out in the same browser (T29, T72)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const person = await appoint(stage, admin, 'internal-auditor');
    const cookie = await signIn(stage, person);
    const ways = [
      await stage.ask('/exit', { cookie }),
      await stage.ask('/en/follow-up/plain', { cookie, form: { act: 'end' } }),
    ];
    for (const answer of ways) {
      assert.is(answer.headers.get('clear-site-data'), '"cache"', 'no word of cookies, which would be everybody’s');
      assert.not.match(answer.headers.get('set-cookie') ?? '', /__Host-amanah=/);
    }
    assert.is((await stage.ask('/en/staff', { cookie })).status, 200);
  }));

test.run();
