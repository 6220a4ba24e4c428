import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { staffText } from '../../src/i18n/staff.ts';
import { withWorld } from '../support/case-factory.ts';
import { pagesOf, tagsOf, textOf } from './staff-app.ts';

const test = suite('doors of the people');

const DOORS = ['/staff/sign-in', '/staff/recovery', '/enrol'] as const;

test('signing in asks for a user name and a passphrase under one button', () =>
  withWorld(async (world) => {
    const { html } = await pagesOf(world)('/en/staff/sign-in');
    const text = textOf(html);
    for (const name of ['User name', 'Passphrase', 'Sign in']) assert.ok(text.includes(name), name);
    assert.match(html, /<button[^>]*id="sign-in-button"[^>]*disabled/);
  }));

test('enrolling asks for a passphrase twice and offers six words', () =>
  withWorld(async (world) => {
    const text = textOf((await pagesOf(world)('/en/enrol')).html);
    for (const name of ['User name', 'Passphrase', 'Repeat the passphrase', 'Enrol', 'Six random words for you']) {
      assert.ok(text.includes(name), name);
    }
  }));

test('a door stands on the people’s side: it leads to their desk, and has no way out made for reporters', () =>
  withWorld(async (world) => {
    for (const door of DOORS) {
      const { html } = await pagesOf(world)(`/en${door}`);
      assert.match(html, /<html[^>]*data-area="staff"/, door);
      assert.match(html, /<a class="home" href="\/en\/staff"/, door);
      assert.not.match(html, /quick-exit/, door);
      const [heading] = /(?<=<h1>)[^<]+/.exec(html) ?? [];
      assert.ok(html.includes(`<title>${heading} · `), `${door} names itself in its title`);
    }
  }));

test('no input of a door has a name that a native submit could carry', () =>
  withWorld(async (world) => {
    const pages = pagesOf(world);
    for (const door of DOORS) {
      for (const lang of ['ar', 'en']) {
        const { status, html } = await pages(`/${lang}${door}`);
        assert.is(status, 200);
        const inputs = tagsOf(html, 'input');
        assert.ok(inputs.length > 0);
        assert.equal(
          inputs.filter((tag) => /\sname=/.test(tag)),
          [],
        );
      }
    }
  }));

test('each page that makes or changes what opens an account loads its own script', () =>
  withWorld(async (world) => {
    const scripts: Readonly<Record<string, string>> = {
      '/staff/sign-in': 'sign-in',
      '/staff/recovery': 'recovery',
      '/enrol': 'enrol',
      '/staff/account': 'account',
      '/staff/account/passphrase': 'change-passphrase',
      '/staff/account/recovery-key': 'change-recovery-key',
    };
    for (const [path, name] of Object.entries(scripts)) {
      const { html } = await pagesOf(world)(`/en${path}`, world.people.auditor);
      const own = [...html.matchAll(/<script[^>]*src="\/static\/islands\/([\w-]+)\.js"/g)].map(([, island]) => island);
      assert.equal(own, [name], path);
    }
  }));

test('a door that needs script says so to who has none', () =>
  withWorld(async (world) => {
    for (const door of DOORS) assert.match((await pagesOf(world)(`/en${door}`)).html, /<noscript>[\s\S]*JavaScript/);
  }));

test('Arabic doors read from right to left and hold no English sentence', () =>
  withWorld(async (world) => {
    for (const door of DOORS) {
      const { html } = await pagesOf(world)(`/ar${door}`);
      assert.match(html, /<html[^>]*dir="rtl"/);
      assert.not.match(textOf(html), /\b(the|your|passphrase)\b/i);
    }
  }));

test('the sheet with the recovery key says whose portal it is for, what for and where, and is alone in its print', () =>
  withWorld(async (world) => {
    for (const [lang, name] of [
      ['en', 'recovery key'],
      ['ar', 'مفتاح الاستعادة'],
    ] as const) {
      for (const door of ['/enrol', '/staff/recovery', '/staff/account/recovery-key']) {
        const { html } = await pagesOf(world)(`/${lang}${door}`, world.people.auditor);
        const printed = tagsOf(html, 'link').filter((tag) => /\smedia="print"/.test(tag));
        assert.match(
          printed.join(),
          /^<link rel="stylesheet" href="\/static\/print\.css[^"]*" media="print"\/?>$/,
          door,
        );
        assert.match(html, /<section id="recovery-step" class="[^"]*print-slip"[^>]*hidden/);
        const sheet = html.slice(html.indexOf('id="recovery-sheet"'));
        const home = /<a class="home"[^>]*>([^<]+)</.exec(html)?.[1] ?? '';
        assert.ok(
          home !== '' && sheet.slice(0, sheet.indexOf('</section>')).includes(`<p>${home}</p>`),
          'the association',
        );
        assert.match(sheet, new RegExp(`https?://[^<]+/${lang}/staff/recovery</bdi>`));
        assert.ok(textOf(sheet).toLowerCase().includes(name));
        for (const place of ['sheet-user', 'sheet-key']) assert.ok(sheet.includes(`id="${place}"`));
      }
    }
  }));

test('recovering asks for the newest recovery key, not for that of the enrolment', () => {
  assert.match(staffText('en').recovery.lead, /newest/);
  assert.match(staffText('ar').recovery.lead, /أحدث/);
});

test.run();
