// What the administrator is asked before an account is suspended or an invitation withdrawn, and where each form leads.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { standingWords } from '../../src/i18n/standing-words.ts';
import { personById } from '../../src/store/people.ts';
import {
  administrator,
  appoint,
  enrol,
  firstSecret,
  inviteTo,
  type Somebody,
  type Stage,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';

const statusOf = async ({ portal }: Stage, id: Somebody['id']) =>
  (await personById(portal.deps.database.reader, portal.association, id))?.status;

/** The id of whoever stands in the list under this name. */
const idOf = async (stage: Stage, cookie: string, name: string): Promise<string> => {
  const page = await (await stage.ask('/en/admin/people', { cookie })).text();
  const id = new RegExp(`people/([\\w-]{22})"[^>]*>[^<]*${name}`).exec(page)?.[1];
  if (id === undefined) throw new Error(`${name} isn’t in the list`);
  return id;
};

const decoded = (html: string): string => html.replaceAll('&#39;', "'").replaceAll('&quot;', '"');

const test = suite('the standing of accounts');

test('before an account is suspended, a page says what follows and what stays; opening it changes nothing', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'anna');
    const cookie = await signIn(stage, auditor);
    const base = `/admin/people/${auditor.id}`;
    for (const lang of ['ar', 'en'] as const) {
      const account = await (await stage.ask(`/${lang}${base}`, { cookie: admin })).text();
      assert.ok(account.includes(`href="/${lang}${base}/suspension"`), 'the account’s page leads there');
      assert.not.match(account, /action="[^"]*\/suspension"/, 'and does nothing by itself');
      const page = decoded(await (await stage.ask(`/${lang}${base}/suspension`, { cookie: admin })).text());
      const { suspension } = standingWords(lang);
      for (const line of [...suspension.follows, ...suspension.stays, suspension.button]) {
        assert.ok(page.includes(line), line);
      }
      assert.match(page, new RegExp(`action="/${lang}${base}/suspension"`));
      assert.match(page, new RegExp(`<a class="button secondary" href="/${lang}${base}">`));
      assert.not.match(/<title>[^<]*/.exec(page)?.[0] ?? '', /anna/);
    }
    assert.is(await statusOf(stage, auditor.id), 'active');
    assert.is((await stage.ask('/en/staff', { cookie })).status, 200, 'nobody was signed out');
    const done = await stage.ask(`/en${base}/suspension`, { cookie: admin, form: {} });
    assert.equal([done.status, done.headers.get('location')], [303, `/en${base}?done=suspended`]);
    assert.is(await statusOf(stage, auditor.id), 'suspended');
    assert.match(await (await stage.ask(`/en${base}?done=suspended`, { cookie: admin })).text(), /id="done"/);
  }));

test('before an invitation is withdrawn, a page says what follows; an administrator’s has no part in rosters', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', 'Carl');
    const id = await idOf(stage, admin, 'Carl');
    const page = await (await stage.ask(`/en/admin/people/${id}/withdrawal`, { cookie: admin })).text();
    for (const line of standingWords('en').withdrawal.follows) assert.ok(page.includes(line), line);
    await idOf(stage, admin, 'Carl');
    const done = await stage.ask(`/en/admin/people/${id}/withdrawal`, { cookie: admin, form: {} });
    assert.equal([done.status, done.headers.get('location')], [303, '/en/admin/people?done=withdrawn']);
    const people = await (await stage.ask('/en/admin/people?done=withdrawn', { cookie: admin })).text();
    assert.match(people, /The invitation is withdrawn/);
    assert.not.match(people, /Carl/);

    const other = await appoint(stage, admin, 'administrator', 'second');
    const asked = await (await stage.ask(`/en/admin/people/${other.id}/suspension`, { cookie: admin })).text();
    assert.not.match(asked, /roster/i);
    assert.match(asked, /signed out in every browser/);
  }));

test('what an account’s standing doesn’t allow is not asked: the account’s own page says how it stands', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = await signIn(stage, keeper);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const at = async (id: string, step: string) => {
      const answer = await stage.ask(`/en/admin/people/${id}/${step}`, { cookie: admin });
      return [answer.status, answer.headers.get('location')];
    };
    assert.equal(await at(keeper.id, 'suspension'), [303, `/en/admin/people/${keeper.id}`], 'their own account');
    assert.equal(await at(auditor.id, 'withdrawal'), [303, `/en/admin/people/${auditor.id}`], 'enrolled meanwhile');
    for (const step of ['link', 'reinstatement']) {
      assert.equal(await at(auditor.id, step), [303, `/en/admin/people/${auditor.id}`], step);
    }
    assert.is((await at('A'.repeat(22), 'suspension'))[0], 404);
  }));

test('with htmx every form that is done lets the browser itself go on, so that address, header and title follow', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'anna');
    const base = `/en/admin/people/${auditor.id}`;
    const led = async (path: string, form: Readonly<Record<string, string>>) => {
      const answer = await stage.ask(path, { cookie: admin, form, headers: { 'hx-request': 'true' } });
      const to = answer.headers.get('hx-redirect') ?? '';
      assert.equal([answer.status, answer.headers.get('location')], [204, null], path);
      assert.is((await stage.ask(to, { cookie: admin })).status, 200, `${to} can be loaded again`);
      return to;
    };
    assert.is(await led(base, { name: 'Anna', offices: 'internal-auditor' }), `${base}?done=corrected`);
    assert.is(await led(base, { name: 'Anna', offices: 'deputy-chair' }), `${base}?done=offices`);
    assert.is(await led(`${base}/suspension`, {}), `${base}?done=suspended`);
    assert.is(await led(`${base}/reinstatement`, {}), `${base}?done=reinstated`);
    await inviteTo(stage, admin, 'board-chair', 'Carl');
    const carl = await idOf(stage, admin, 'Carl');
    assert.is(await led(`/en/admin/people/${carl}/withdrawal`, {}), '/en/admin/people?done=withdrawn');
  }));

test('whoever is invited as a board member is told beforehand that the office gives no part in reports', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', 'Carl');
    for (const [lang, words] of [
      ['en', /A board member is given no report and signs nothing/],
      ['ar', /لا يتسلّم عضو مجلس الإدارة أي بلاغ ولا يوقّع شيئًا/],
    ] as const) {
      assert.match(decoded(await (await stage.ask(`/${lang}/admin/people`, { cookie: admin })).text()), words);
    }
  }));

test.run();
