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
  signDraft,
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

test('an office beside the executive’s is pointed at: no report comes to it', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const { id } = await appoint(stage, admin, 'executive-director', 'Omar');
    const at = `/en/admin/people/${id}`;
    const shown = async () => (await stage.ask(at, { cookie: admin })).text();
    assert.not.match(await shown(), /takes-no-part/);
    const form = { name: 'Omar', offices: ['executive-director', 'violations-committee'] };
    assert.is((await stage.ask(at, { cookie: admin, form })).status, 303);
    assert.match(await shown(), /id="takes-no-part"[\s\S]*never given a report: Executive director/);
  }));

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

test('nobody is brought back into an office that somebody else holds by now', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const first = await appoint(stage, admin, 'internal-auditor', 'anna');
    const base = `/en/admin/people/${first.id}`;
    await stage.ask(`${base}/suspension`, { cookie: admin, form: {} });
    await appoint(stage, admin, 'internal-auditor', 'bela');
    const refused = await stage.ask(`${base}/reinstatement`, { cookie: admin, form: {} });
    assert.is(refused.status, 422);
    assert.is(await statusOf(stage, first.id), 'suspended');
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

/** The four signers, two members and the executive; the auditor and the chair have signed the first roster. */
const founded = async (stage: Stage) => {
  const admin = await administrator(stage);
  const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
  const chair = await appoint(stage, admin, 'board-chair', 'Carl');
  const deputy = await appoint(stage, admin, 'deputy-chair', 'Dina');
  const executive = await appoint(stage, admin, 'executive-director', 'Yara');
  const member = await appoint(stage, admin, 'violations-committee', 'one');
  await appoint(stage, admin, 'violations-committee', 'two');
  const sign = async (...by: readonly Somebody[]): Promise<void> => {
    for (const one of by) await signDraft(stage, await signIn(stage, one), one);
  };
  await sign(auditor, chair);
  const step = (id: string, what: string) => stage.ask(`/en/admin/people/${id}/${what}`, { cookie: admin, form: {} });
  const read = async (path: string) =>
    decoded(await (await stage.ask(path, { cookie: admin })).text()).replace(/<[^>]+>/g, '');
  return { admin, auditor, chair, deputy, executive, member, sign, step, read };
};

test('the question before a suspension says what this person’s part is, and what would remain without them', () =>
  withPortal(async (stage) => {
    const { admin, auditor, chair, deputy, executive, member, step } = await founded(stage);
    const part = async ({ id }: Somebody, lang = 'en') => {
      const page = await (await stage.ask(`/${lang}/admin/people/${id}/suspension`, { cookie: admin })).text();
      return decoded(/<div class="notice warning" id="part">(.*?)<\/div>/s.exec(page)?.[1] ?? '').replace(
        /<[^>]+>/g,
        '',
      );
    };
    assert.is(await part(executive), '', 'nothing of the three hangs on the executive');
    assert.match(
      await part(member),
      /Members who can decide would be: 1; quorum: 2\. No report could then be referred/,
    );
    assert.not.match(await part(member), /Signs rosters|Receives reports/);
    const ofChair = await part(chair);
    assert.match(ofChair, /Signs rosters\. 2 signers who can sign in would remain\./);
    assert.not.match(ofChair, /No roster could then be signed/);
    assert.match(ofChair, /Receives reports \(Board chair\)/);
    assert.match(ofChair, /fewer than two people could read these reports:Only Anna \(Internal auditor\) could read/);
    assert.match(await part(chair, 'ar'), /ويبقى موقّعان يستطيعان تسجيل الدخول/);
    await step(deputy.id, 'suspension');
    assert.match(
      await part(chair),
      /Only 1 signer who can sign in would remain\. No roster could then be signed, not even the next one/,
    );
    await step(chair.id, 'suspension');
    assert.match(await part(auditor), /No signer who can sign in would remain\. No roster could then be signed/);
    assert.match(await part(auditor, 'ar'), /ولن يبقى أي موقّع.*لا يمكن توقيع أي سجل/);
    assert.is((await step(auditor.id, 'suspension')).status, 303, 'it stays possible');
    assert.is(await statusOf(stage, auditor.id), 'suspended');
  }));

test('that the next roster waits is said only where one does, and says something else of the person', () =>
  withPortal(async (stage) => {
    const { chair, deputy, auditor, sign, step, read } = await founded(stage);
    const base = `/en/admin/people/${chair.id}`;
    const { done } = standingWords('en');
    await step(chair.id, 'suspension');
    assert.ok((await read(`${base}?done=suspended`)).includes(`${done.suspended} ${done.nextRoster}`));
    assert.match(await read(base), /The roster in force still lists them, so they receive keys at once/);
    await step(chair.id, 'reinstatement');
    const back = await read(`${base}?done=reinstated`);
    assert.ok(back.includes(done.reinstated));
    assert.not.ok(back.includes(done.nextRoster), 'the draft was dropped');
    await step(deputy.id, 'suspension');
    assert.not.ok(
      (await read(`${base}?done=reinstated`)).includes(done.nextRoster),
      'the draft is about somebody else',
    );
    await step(deputy.id, 'reinstatement');
    await step(chair.id, 'suspension');
    await sign(auditor, deputy);
    assert.match(await read(base), /They receive keys again only when two signers/);
    await step(chair.id, 'reinstatement');
    assert.ok((await read(`${base}?done=reinstated`)).includes(`${done.reinstated} ${done.nextRoster}`));
  }));

test('whatever a second tab asks of an invitation that was withdrawn leads to the list, which says so', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', 'Carl');
    const base = `/en/admin/people/${await idOf(stage, admin, 'Carl')}`;
    await stage.ask(`${base}/withdrawal`, { cookie: admin, form: {} });
    const list = '/en/admin/people?done=withdrawn-before';
    for (const [path, form] of [
      [`${base}/withdrawal`, {}],
      [`${base}/link`, {}],
      [`${base}/withdrawal`, undefined],
    ] as const) {
      const plain = await stage.ask(path, { cookie: admin, ...(form === undefined ? {} : { form }) });
      assert.equal([plain.status, plain.headers.get('location')], [303, list], path);
    }
    const typed = await stage.ask(base, { cookie: admin, form: { name: 'Carla', offices: 'board-chair' } });
    const invites = await typed.text();
    assert.is(typed.status, 422, 'what was typed of it isn’t lost');
    assert.match(invites, /The invitation that you wanted to correct had been withdrawn already/);
    assert.match(invites, /id="name"[^>]*value="Carla"|value="Carla"[^>]*id="name"/);
    assert.match(invites, /<option value="board-chair" selected/);
    const headers = { 'hx-request': 'true' };
    const answer = await stage.ask(`${base}/withdrawal`, { cookie: admin, form: {}, headers });
    assert.equal([answer.status, answer.headers.get('hx-redirect')], [204, list]);
    for (const [lang, words] of [
      ['en', 'This invitation had been withdrawn already.'],
      ['ar', 'سبق أن سُحبت هذه الدعوة.'],
    ] as const) {
      const page = await (await stage.ask(list.replace('/en/', `/${lang}/`), { cookie: admin })).text();
      assert.match(page, new RegExp(`<div class="notice info" id="done"><p>${words}`));
    }
  }));

test('of two corrections of one account the second is told of the first, and puts nothing back unseen', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', 'Carl');
    const base = `/en/admin/people/${await idOf(stage, admin, 'Carl')}`;
    const read = async () => (await stage.ask(base, { cookie: admin })).text();
    const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? '';
    const seen = seenIn(await read());
    const correct = (fields: { readonly name: string; readonly offices: string; readonly seen: string }) =>
      stage.ask(base, { cookie: admin, form: fields });
    assert.is((await correct({ name: 'Carl', offices: 'deputy-chair', seen })).status, 303);
    const second = await correct({ name: 'Carlos', offices: 'board-chair', seen });
    const html = await second.text();
    assert.is(second.status, 422);
    assert.match(html, /This account was changed meanwhile.*changed meanwhile; “\u2068Deputy chair/s);
    assert.match(html, /value="Carlos"/);
    assert.match(html, /id="offices-board-chair"[^>]*checked|checked[^>]*id="offices-board-chair"/);
    assert.match(await read(), /Deputy chair/);
    assert.is(
      (await correct({ name: 'Carlos', offices: 'board-chair', seen: seenIn(html) })).status,
      303,
      'now it is meant',
    );
    const twice = await correct({ name: 'Carlos', offices: 'board-chair', seen });
    assert.is(twice.status, 303, 'what stands there already puts nothing back');
  }));

test.run();
