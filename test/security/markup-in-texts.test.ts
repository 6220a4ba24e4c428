// Every text that an administrator types, on every page that the server renders, with a corpus of what breaks out of markup:
// a page is compared, tag by tag and attribute by attribute, with the same page under harmless texts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { limitOf } from '../../src/http/admin/settings-form.ts';
import { routesOf } from '../../src/http/app.ts';
import { groundOf } from '../../src/store/foundation.ts';
import { ADDRESS, addressesIn, PAYLOADS, skeletonOf } from '../support/markup.ts';
import {
  administrator,
  enrol,
  inviteTo,
  type Stage,
  secretOn,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const FIELDS = [
  ...['name-ar', 'name-en', 'address-ar', 'address-en', 'contact-ar', 'contact-en'],
  ...[
    'approval-meeting',
    'approval-document-ar',
    'approval-document-en',
    'route-1-name-ar',
    'route-1-name-en',
    'route-1-detail-ar',
    'route-1-detail-en',
  ],
];

/** The numbers and days of the form, in which no text fits. */
const NUMBERS = Object.fromEntries(Object.entries(answers).filter(([id]) => /^clock-|^quorum$/.test(id)));

const settingsWith = (text: string, publicAddress: string) => ({
  ...NUMBERS,
  ...Object.fromEntries(FIELDS.map((field) => [field, `${field} ${text}`.slice(0, limitOf(field))])),
  licence: '4711',
  phone: '011 000 0000',
  'route-1-url': `https://authority.example.org/?q=${text}`,
  'exit-url': 'https://weather.example.org/',
  'public-address': publicAddress,
  // With its dates an approval is whole, so that its texts stand on the public page.
  'approval-hijri': '1447-06-02',
  'approval-gregorian': '2025-11-23',
});

const LANG = '/:lang{(?:ar|en)}';

/** Every page of the router under these texts, by who reads it; and the pages that give back what was typed wrongly. */
const pagesWith = async (stage: Stage, text: string): Promise<ReadonlyMap<string, string>> => {
  const cookies: Record<string, string | undefined> = { nobody: undefined };
  cookies.administrator = await administrator(stage);
  const admin = cookies.administrator;
  const settings = settingsWith(text, stage.portal.url);
  const saved = await stage.ask('/en/admin/settings', { cookie: admin, form: settings });
  assert.is(saved.status, 303, 'the texts are taken');
  // Names are short.
  const short = text.slice(0, 80);
  const signers = [];
  for (const office of ['internal-auditor', 'board-chair'] as const) {
    const somebody = await enrol(stage, await inviteTo(stage, admin, office, office.replace('-', ' ')), office);
    signers.push(somebody);
  }
  for (const somebody of signers) await signDraft(stage, await signIn(stage, somebody), somebody);
  const [auditor] = signers;
  if (auditor === undefined) throw new Error('somebody signed');
  cookies.person = await signIn(stage, auditor);
  const spare = await stage.ask('/en/admin/people', {
    cookie: admin,
    form: { name: 'spare', office: 'violations-committee' },
  });
  const pages = new Map<string, string>([['the link of an invitation', await spare.clone().text()]]);
  await secretOn(spare);
  // No form takes such names any more; those of before stand in the database.
  await stage.portal.deps.database.write((tx) => tx.run("update persons set name = name || ' ' || ?", [short]));
  const ground = await groundOf(stage.portal.deps.database.reader, stage.portal.association);
  const policy = ground?.current.roster.policy ?? '';
  for (const { method, path } of routesOf(stage.portal.app)) {
    if (method !== 'GET' || !path.startsWith(LANG)) continue;
    for (const lang of ['ar', 'en']) {
      for (const [who, cookie] of Object.entries(cookies)) {
        const at = path
          .replace(LANG, `/${lang}`)
          .replace(':person', auditor.id)
          .replace(':number', '1234-5678')
          .replace(':noun', 'note')
          .replace(':policy', policy);
        const answer = await stage.ask(at, { cookie });
        pages.set(`${who}: ${path} ${lang}`, await answer.text());
      }
    }
  }
  const wrong: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    [
      '/en/admin/settings',
      { ...settings, quorum: text, 'exit-url': text, 'public-address': text, 'route-1-url': text },
    ],
    ['/en/admin/people', { name: `wrong = ${short}`, office: text }],
    [`/en/admin/people/${auditor.id}`, { name: `wrong = ${short}`, offices: text }],
  ];
  for (const [path, form] of wrong) {
    const answer = await stage.ask(path, { cookie: admin, form });
    assert.is(answer.status, 422, path);
    pages.set(`what was wrong at ${path.replace(auditor.id, '…')}`, await answer.text());
  }
  for (const path of [`/en/${encodeURIComponent(text)}`, `/en/report?x=${encodeURIComponent(text)}`]) {
    pages.set(`an address of it ${path.slice(0, 4)} ${path.includes('?')}`, await (await stage.ask(path)).text());
  }
  return pages;
};

const collect = async (text: string): Promise<ReadonlyMap<string, string>> => {
  let pages: ReadonlyMap<string, string> = new Map();
  await withPortal(async (stage) => {
    pages = await pagesWith(stage, text);
  });
  return pages;
};

const test = suite('markup in texts');

test('no text of an administrator changes a tag, an attribute or an address of any page (T90)', async () => {
  const harmless = await collect('harmless');
  assert.ok(harmless.size > 60, `${harmless.size} pages`);
  for (const payload of PAYLOADS) {
    const hostile = await collect(payload);
    assert.equal([...hostile.keys()], [...harmless.keys()]);
    let shown = 0;
    for (const [page, html] of hostile) {
      assert.is(skeletonOf(html), skeletonOf(harmless.get(page) ?? ''), `${page} under ${payload}`);
      for (const address of addressesIn(html)) assert.match(address, ADDRESS, `${page} under ${payload}`);
      shown += html.includes('name-en ') || html.includes('name-ar ') ? 1 : 0;
    }
    assert.ok(shown > 40, `the texts stand on ${shown} pages`);
  }
});

test('the comparison sees what it is for', () => {
  const page = (text: string) => `<!doctype html><p class="a">${text}</p>`;
  for (const payload of ['<img src=x onerror=xss()>', '<b>', '<', '"><svg>']) {
    assert.not.equal(skeletonOf(page(payload)), skeletonOf(page('harmless')), payload);
  }
  assert.not.equal(skeletonOf('<p class="" onclick="x">'), skeletonOf('<p class="x">'));
  for (const address of [
    'javascript:xss()',
    'data:text/html,x',
    '//evil.example',
    '/\\evil',
    'http://x',
    ' https://x',
  ]) {
    assert.not.match(address, ADDRESS);
  }
});

test('an address that is followed is https and nothing else; where one leads away it says nothing of this place (T32, T67, T90)', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const bad = [
      ...[
        'javascript:xss()',
        'JaVaScRiPt:xss()',
        'java\tscript:xss()',
        '\u0001javascript:xss()',
        'data:text/html,<b>x</b>',
      ],
      ...[
        'vbscript:x',
        'blob:https://x/y',
        'file:///etc/passwd',
        'http://plain.example.org',
        '//evil.example',
        '/\\evil',
      ],
    ];
    for (const url of bad) {
      for (const field of ['exit-url', 'route-1-url', 'public-address']) {
        const form = { ...settingsWith('harmless', stage.portal.url), [field]: url };
        const answer = await stage.ask('/en/admin/settings', { cookie, form });
        assert.is(answer.status, 422, `${field}: ${url}`);
      }
    }
    const odd = 'https://weather.example.org/\r\nSet-Cookie: x=1';
    for (const exit of ['https://weather.example.org/طقس', odd, 'https://weather.example.org/"><b>']) {
      const form = { ...settingsWith('harmless', stage.portal.url), 'exit-url': exit };
      assert.is((await stage.ask('/en/admin/settings', { cookie, form })).status, 303, exit);
      const out = await stage.ask('/exit');
      assert.is(out.status, 303, exit);
      assert.match(out.headers.get('location') ?? '', /^https:\/\/weather\.example\.org\/[\x21-\x7e ]*$/);
      assert.is(out.headers.get('set-cookie'), null);
      assert.is(out.headers.get('referrer-policy'), 'same-origin');
    }
    let away = 0;
    for (const path of ['/en', '/ar', '/en/report', '/ar/policy', '/en/privacy', '/ar/follow-up']) {
      const html = await (await stage.ask(path)).text();
      for (const [link] of html.matchAll(/<a\b[^>]*href="https?:[^>]*>/g)) {
        assert.match(link, /rel="noreferrer noopener"/, path);
        away += 1;
      }
      assert.not.match(html, /target=/, path);
    }
    assert.ok(away > 3, `${away} links lead away`);
  }));

test.run();
