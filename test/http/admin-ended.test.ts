// A form of the administrator's whose session ended meanwhile, or that another refusal meets: nothing that was typed is lost.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { formProblemWords } from '../../src/i18n/form-problems.ts';
import { associationById } from '../../src/store/settings.ts';
import { administrator, appoint, signIn, withPortal } from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const HX = { 'hx-request': 'true' } as const;

/** Where htmx puts what came of a form. */
const placeOf = ({ headers }: Response) =>
  ['hx-redirect', 'hx-retarget', 'hx-reswap', 'hx-reselect'].map((name) => headers.get(name));
const IN_PLACE = [null, 'find .form-told', 'innerHTML', '#form-problem'];

const test = suite('a form whose session ended');

test('every form of the administrator’s stays where it is, and says how to sign in beside it and send it again', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const posted = stage.portal.app.routes.filter(
      ({ method, path }) => method === 'POST' && /\/admin\//.test(path) && !path.endsWith('/session-end'),
    );
    assert.ok(posted.length >= 7);
    await stage.ask('/api/session/end', { cookie: admin, body: { all: true } });
    for (const lang of ['ar', 'en'] as const) {
      const { ended } = formProblemWords(lang);
      for (const { path } of posted) {
        const at = path.replace(/^\/:lang(\{[^}]*\})?/, `/${lang}`).replace(':person', 'A'.repeat(22));
        for (const cookie of [admin, undefined]) {
          const answer = await stage.ask(at, { cookie, form: answers, headers: HX });
          const html = await answer.text();
          assert.equal([answer.status, ...placeOf(answer)], [401, ...IN_PLACE], at);
          assert.is(answer.headers.get('set-cookie'), null, 'kept pages stay kept');
          assert.match(html, /^<div class="notice warning" id="form-problem">/);
          for (const words of [ended.title, ended.text, ended.link, ended.after])
            assert.ok(html.includes(words), words);
          assert.ok(html.includes(`<a href="/${lang}/staff/sign-in" target="_blank" rel="noopener">`));
        }
      }
    }
    const settings = await associationById(stage.portal.deps.database.reader, stage.portal.association);
    assert.is(settings?.setUp, false, 'nothing was stored');
  }));

test('each form keeps a place for it that is an alert beforehand; after signing in anew the same form is taken', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const keeper = await appoint(stage, admin, 'administrator', 'second');
    const cookie = await signIn(stage, keeper);
    for (const path of ['/settings', '/people', `/people/${keeper.id}`]) {
      const page = await (await stage.ask(`/en/admin${path}`, { cookie })).text();
      const forms = [...page.matchAll(/<form[^>]*hx-post=.*?<\/form>/gs)].map(([form]) => form);
      assert.ok(forms.length > 0, path);
      for (const form of forms) assert.match(form, /<\/button>\s*<div class="form-told" role="alert"><\/div><\/form>$/);
    }
    await stage.ask('/api/session/end', { cookie, body: { all: true } });
    const save = (by: string) => stage.ask('/en/admin/settings', { cookie: by, form: answers, headers: HX });
    assert.is((await save(cookie)).status, 401);
    const again = await save(await signIn(stage, keeper));
    assert.equal([again.status, again.headers.get('hx-redirect')], [204, '/en/admin/settings?done=saved']);
  }));

test('whoever signed in with another account meanwhile, or sends what can’t be read, loses nothing either', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const person = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
    for (const [cookie, headers, status] of [
      [person, HX, 404],
      [admin, { ...HX, 'sec-fetch-site': 'cross-site' }, 403],
      [admin, { ...HX, 'content-type': 'text/plain' }, 400],
    ] as const) {
      const answer = await stage.ask('/en/admin/settings', { cookie, form: answers, headers });
      assert.equal([answer.status, ...placeOf(answer)], [status, ...IN_PLACE]);
      assert.match(await answer.text(), /id="form-problem">.*What you typed still stands in this page/s);
    }
  }));

test('a page that is asked for leads to sign-in as ever, and a form without script to a page that says so', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    await stage.ask('/api/session/end', { cookie, body: { all: true } });
    const page = await stage.ask('/en/admin/settings', { cookie, headers: HX });
    assert.equal([page.status, page.headers.get('location')], [303, '/en/staff/sign-in?ended']);
    const form = await stage.ask('/en/admin/settings', { cookie, form: answers });
    assert.equal([form.status, ...placeOf(form)], [401, null, null, null, null]);
    assert.match(await form.text(), /<main\b/);
    for (const path of ['/en/staff', '/en/staff/cases/1234-5678']) {
      const staff = await stage.ask(path, { form: {}, headers: HX });
      assert.not.equal(staff.headers.get('hx-retarget'), 'find .form-told', path);
    }
  }));

test.run();
