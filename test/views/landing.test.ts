import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { Landing } from '../../views/reporter/landing.tsx';
import { render, viewFor, words } from './render.ts';

const test = suite('landing page');
const LANGS: readonly Lang[] = ['ar', 'en'];
const page = (lang: Lang) => render(Landing({ view: viewFor(lang), policy: ASSOCIATION_001 }));

test('it says who will read the report and who will not', async () => {
  assert.match(words(await page('en')), /The internal auditor and the board chair receive it/);
  assert.match(words(await page('ar')), /يستلمه المراجع الداخلي ورئيس مجلس الإدارة/);
  for (const lang of LANGS) {
    const t = reporter(lang).landing;
    const text = words(await page(lang));
    for (const fact of [t.whoPanel, t.whoIdentity, t.whoNotTicked, t.whoNotExecutive(7), t.whoNotAdministrators]) {
      assert.ok(text.includes(fact), fact);
    }
  }
});

test('it tells sealed from anonymous, and how to stay anonymous', async () => {
  for (const lang of LANGS) {
    const t = reporter(lang).landing;
    const text = words(await page(lang));
    for (const fact of [t.twoThingsTitle, t.sealed, t.anonymous, ...t.advice, t.noTraces])
      assert.ok(text.includes(fact), fact);
  }
});

test('it says how long a report is kept, as the policy does', async () => {
  assert.match(words(await page('en')), /unjustified: 12 months after closing/);
  assert.match(words(await page('en')), /Violation substantiated: 5 years after closing/);
  assert.match(words(await page('ar')), /بلاغ غير مبرر: ١٢ شهرًا بعد الإغلاق/);
  const longer = {
    ...ASSOCIATION_001,
    retention: [{ what: 'unjustified', keep: { months: 18 }, afterwards: 'anonymise' }] as const,
  };
  assert.match(
    words(await render(Landing({ view: viewFor('en'), policy: longer }))),
    /unjustified: 18 months after closing/,
  );
});

test('it says what cannot be promised, first the policy’s own sentence', async () => {
  for (const lang of LANGS) {
    const t = reporter(lang).landing;
    const text = words(await page(lang));
    for (const fact of [t.noGuarantee, ...t.cannot, t.cannotPage]) assert.ok(text.includes(fact), fact);
  }
  assert.match(words(await page('ar')), /ولا تضمن أن تنسجم طريقة معالجته مع رغبات مقدّم البلاغ/);
});

test('it says what the poster proves, what a falsified page could do, and leads to the table and the other ways', async () => {
  const english = await page('en');
  const text = words(english);
  assert.match(text, /whoever controls the machines could serve you a falsified page/);
  assert.match(text, /poster proves the list of people for whom reports are sealed, not the page/);
  assert.match(text, /stores nothing of what you write in your browser/);
  assert.not.match(text, /compare it with the association’s printed poster|stores nothing that you write/);
  assert.match(english, /href="\/en\/policy#kept">The whole table/);
  assert.match(english, /<h2 id="other-ways">Other ways/);
  const arabic = words(await page('ar'));
  assert.match(arabic, /من يتحكم في الأجهزة يستطيع أن يقدّم لك صفحة مزوّرة/);
  assert.match(arabic, /يُثبت قائمة من تُشفَّر لهم البلاغات، ولا يُثبت الصفحة/);
});

test('it shows the other channels and the external routes', async () => {
  const english = await page('en');
  assert.match(words(english), /011 000 0000/);
  assert.match(words(english), /Example Street/);
  assert.match(english, /<a href="https:\/\/body\.example" rel="noreferrer noopener">External body<\/a>/);
  assert.match(words(await page('ar')), /جهة خارجية/);
});

test('it has the two doors, the language link and the way out', async () => {
  const english = await page('en');
  assert.match(english, /href="\/en\/report"[^>]*>Make a report</);
  assert.match(english, /href="\/en\/follow-up"[^>]*>Follow up a report</);
  assert.match(english, /href="\/exit"[^>]*>\s*Leave this page/);
  assert.match(english, /href="\/ar"[^>]*hreflang="ar"/);
});

test('its title tells nothing but the association and its services', async () => {
  assert.match(await page('en'), /<title>Example Association · Services<\/title>/);
  assert.match(await page('ar'), /<title>جمعية المثال · الخدمات<\/title>/);
});

test('page and style sheets together stay under 14 KB compressed', async () => {
  const sheets = ['tokens.css', 'base.css', 'components.css'].map((name) =>
    readFileSync(new URL(`../../static/${name}`, import.meta.url)),
  );
  for (const lang of LANGS) {
    const bytes = [Buffer.from(await page(lang)), ...sheets].reduce((sum, part) => sum + gzipSync(part).length, 0);
    assert.ok(bytes < 14 * 1024, `${lang}: ${bytes} bytes`);
  }
});

test('nothing on it comes from another origin', async () => {
  const sources = [...(await page('en')).matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] ?? '');
  const loaded = [...(await page('en')).matchAll(/<(?:link|script|img)[^>]*(?:src|href)="([^"]+)"/g)];
  assert.ok(sources.length > 5);
  for (const [, source] of loaded) assert.match(source ?? '', /^\/static\//);
});

test('what is possible without script is said once, with both ways, whether a browser has script or not', async () => {
  for (const lang of LANGS) {
    const html = await page(lang);
    const { noScript, linkHint, link, followUpLink } = plainReport(lang);
    const main = html.slice(html.indexOf('<main'));
    assert.is(words(main).split(noScript).length, 2);
    assert.not(words(main).includes(linkHint) || main.includes('<noscript'), 'and not a second time in other words');
    for (const way of [link, followUpLink]) assert.is(words(main).split(way).length, 2, way);
  }
});

test.run();
