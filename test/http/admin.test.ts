import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { shared } from '../../src/i18n/shared.ts';
import {
  administrator,
  answeredSetup,
  appoint,
  enrol,
  enrolmentFor,
  firstSecret,
  inviteTo,
  secretOn,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const test = suite('the administrator');

test('the pages speak Arabic and English, and say in both what is missing', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const lang of ['ar', 'en'] as const) {
      const page = await (await stage.ask(`/${lang}/admin`, { cookie })).text();
      assert.ok(page.includes(`lang="${lang}"`));
      for (const office of ['internal-auditor', 'board-chair', 'executive-director'] as const) {
        assert.ok(page.includes(shared(lang).offices[office]), office);
      }
    }
  }));

test('the first page says when reports can be received, and lists those that would be refused', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const page = async () => (await stage.ask('/en/admin', { cookie: admin })).text();
    const auditor = await appoint(stage, admin, 'internal-auditor');
    const chair = await appoint(stage, admin, 'board-chair');
    for (const name of ['one', 'two']) await appoint(stage, admin, 'violations-committee', name);
    assert.match(await page(), /Reports cannot be received yet/);
    await signDraft(stage, await signIn(stage, auditor), auditor);
    assert.match(await page(), /waits for signatures \(1 of 2\)/);
    await signDraft(stage, await signIn(stage, chair), chair);
    const ready = await page();
    assert.match(ready, /Reports can be received/);
    assert.match(ready, /id="unservable"/);
    assert.match(ready, /Fewer than three of the four signers/);
    await appoint(stage, admin, 'deputy-chair');
    await appoint(stage, admin, 'audit-committee-chair');
    await signDraft(stage, await signIn(stage, auditor), auditor);
    await signDraft(stage, await signIn(stage, chair), chair);
    assert.not.match(await page(), /Fewer than three of the four signers/);
  }));

test('what the first page tells of offices and of the roster stands below a heading of its own, in both languages', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const [lang, offices, roster, none] of [
      ['en', 'Offices', 'The signed roster', 'There is no signed roster yet'],
      ['ar', 'المناصب', 'سجل المكلّفين الموقّع', 'لا يوجد سجل موقّع بعد'],
    ] as const) {
      const html = await (await stage.ask(`/${lang}/admin`, { cookie })).text();
      const headings = [...html.matchAll(/<h2[^>]*>([^<]*)<\/h2>/g)].map(([, words]) => words);
      assert.equal(headings.slice(0, 2), [offices, roster]);
      assert.ok(html.indexOf(none) > html.indexOf(`>${roster}</h2>`), 'the roster’s state stands below its heading');
    }
  }));

test('nobody is invited before the setup questions are answered, and the page leads to them', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const invited = async (lang: string) =>
      stage.ask(`/${lang}/admin/people`, { cookie, form: { name: 'Chair', office: 'board-chair' } });
    for (const [lang, words] of [
      ['en', /Answer the setup questions first/],
      ['ar', /أجب أولًا عن أسئلة التهيئة/],
    ] as const) {
      const page = await (await stage.ask(`/${lang}/admin/people`, { cookie })).text();
      assert.match(page, words);
      assert.not.match(page, /id="invite"/);
      assert.ok(page.includes(`id="setup-first"`) && page.includes(`href="/${lang}/admin/settings"`));
      const refused = await invited(lang);
      assert.equal(refused.status, 422);
      assert.not.match(await refused.text(), /enrol#/);
    }
    assert.is((await stage.portal.deps.database.reader.all('select person from persons')).length, 1);
    assert.equal((await stage.ask('/en/admin/settings', { cookie, form: answers })).status, 303);
    assert.match(await (await stage.ask('/en/admin/people', { cookie })).text(), /id="invite"/);
    assert.match(await (await invited('en')).text(), /reports\.example\.org\/en\/enrol#/);
  }));

test('no title of a page of the administrator’s or of people’s holds anybody’s name', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const names = ['Zaynab Namedhere', 'Qasim Otherwise'] as const;
    const auditor = await enrol(stage, await inviteTo(stage, admin, 'internal-auditor', names[0]), 'zaynab.named');
    const shown = await stage.ask('/en/admin/people', {
      cookie: admin,
      form: { name: names[1], office: 'board-chair' },
    });
    const pages = new Map([['the link of an invitation', await shown.text()]]);
    assert.ok(pages.get('the link of an invitation')?.includes(`<h1>Enrolment link for <bdi>${names[1]}</bdi></h1>`));
    const cookies = { admin, person: await signIn(stage, auditor) };
    for (const { method, path } of stage.portal.app.routes) {
      if (method !== 'GET' || !path.startsWith('/:lang')) continue;
      for (const [who, cookie] of Object.entries(cookies)) {
        for (const lang of ['ar', 'en']) {
          const at = path.replace(/^\/:lang(\{[^}]*\})?/, `/${lang}`).replace(':person', auditor.id);
          pages.set(`${who} ${at}`, await (await stage.ask(at, { cookie })).text());
        }
      }
    }
    const linked = await stage.ask(`/en/admin/people/${auditor.id}`, {
      cookie: admin,
      form: { name: '', offices: [] },
    });
    pages.set('an account with a fault', await linked.text());
    const titles = [...pages].map(([page, html]) => [page, /<title>([^<]*)/.exec(html)?.[1]] as const);
    assert.ok(titles.filter(([, title]) => title !== undefined).length > 20, 'there are pages');
    for (const [page, title = ''] of titles) {
      for (const word of [...names.flatMap((name) => name.split(' ')), 'zaynab', 'keeper']) {
        assert.not.ok(title.includes(word), `${page}: ${title}`);
      }
    }
  }));

test('an office with one seat is given once; the committee takes many', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', 'First');
    const second = await stage.ask('/en/admin/people', {
      cookie: admin,
      form: { name: 'Second', office: 'board-chair' },
    });
    assert.equal(second.status, 422);
    const page = await second.text();
    assert.match(page, /\u2068First\u2069 is invited to it\. .*withdraw the invitation or correct that account first/);
    assert.ok(page.includes('value="Second"'), 'what was typed is kept');
    await appoint(stage, admin, 'deputy-chair', 'Third');
    const form = { name: 'Fourth', office: 'deputy-chair' };
    const enrolled = await (await stage.ask('/en/admin/people', { cookie: admin, form })).text();
    assert.match(enrolled, /held by \u2068Third\u2069\. .*correct or suspend that account first/);
    for (const name of ['one', 'two', 'three']) await inviteTo(stage, admin, 'violations-committee', name);
  }));

test('nobody is given the name of another, and whoever is on the signed roster keeps theirs', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
    const chair = await appoint(stage, admin, 'board-chair', 'Carl');
    const answer = async (path: string, form: Readonly<Record<string, string>>) => {
      const { status, text } = await stage
        .ask(`/en/admin/people${path}`, { cookie: admin, form })
        .then(async (one) => ({
          status: one.status,
          text: await one.text(),
        }));
      return { status, text };
    };
    const alike = await answer('', { name: '  aNNa ', office: 'violations-committee' });
    assert.is(alike.status, 422);
    assert.ok(alike.text.includes('Somebody here has this name already, or one that looks like it,'));
    const correction = { name: 'ANNA', offices: 'board-chair' };
    assert.ok(
      (await answer(`/${chair.id}`, correction)).text.includes(
        'Somebody here has this name already, or one that looks like it,',
      ),
    );
    assert.is((await answer(`/${chair.id}`, { ...correction, name: 'Carla' })).status, 303, 'before the roster');
    assert.not.match(await (await stage.ask(`/en/admin/people/${chair.id}`, { cookie: admin })).text(), /readonly/);

    for (const by of [auditor, chair]) await signDraft(stage, await signIn(stage, by), by);
    const late = await answer(`/${chair.id}`, { ...correction, name: 'Anna the Chair' });
    assert.is(late.status, 422);
    assert.ok(late.text.includes('This person stands on a signed roster'));
    const own = await (await stage.ask(`/en/admin/people/${chair.id}`, { cookie: admin })).text();
    for (const page of [late.text, own]) {
      const field = /<input[^>]*\sid="name"[^>]*>/.exec(page)?.[0] ?? '';
      assert.match(field, /\sreadonly=""/);
      assert.match(field, /value="Carla"/);
      assert.match(page, /id="name-hint">This person stands on a signed roster/);
      assert.match(page, /<h2>Correct the offices<\/h2>/);
    }
    assert.is((await answer(`/${chair.id}`, { ...correction, name: 'Carla' })).status, 303, 'the same name');
    assert.ok((await answer(`/${chair.id}`, correction)).text.includes('This person stands on a signed roster'));
    const names = await stage.portal.deps.database.reader.all('select name from persons order by name');
    assert.ok(names.some(({ name }) => name === 'Carla'));
  }));

test('an unknown office never becomes another one (T42)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await answeredSetup(stage);
    for (const office of ['', 'Board-Chair', 'admin', 'board-chair ,administrator', '__proto__']) {
      const answer = await stage.ask('/en/admin/people', { cookie: admin, form: { name: 'Somebody', office } });
      assert.equal(answer.status, 422, office);
    }
    const chair = await appoint(stage, admin, 'board-chair');
    const form = { name: 'Chair', offices: ['board-chair', 'owner'] };
    assert.equal((await stage.ask(`/en/admin/people/${chair.id}`, { cookie: admin, form })).status, 422);
    const none = { name: 'Chair', offices: [] };
    assert.equal((await stage.ask(`/en/admin/people/${chair.id}`, { cookie: admin, form: none })).status, 422);
  }));

test('an administrator cannot be given an office, and nobody with an office becomes administrator', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = await signIn(stage, keeper);
    const form = { name: 'Keeper', offices: ['internal-auditor'] };
    assert.equal((await stage.ask(`/en/admin/people/${keeper.id}`, { cookie: admin, form })).status, 303);
    const { reader } = stage.portal.deps.database;
    assert.equal(await reader.all('select office from person_offices'), []);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    await stage.ask(`/en/admin/people/${auditor.id}`, {
      cookie: admin,
      form: { name: 'Auditor', offices: ['internal-auditor'], administrator: '1', office: 'administrator' },
    });
    const rows = await reader.all('select administrator from persons where person = ?', [auditor.id]);
    assert.equal(
      rows.map((row) => row.administrator),
      [0],
    );
  }));

test('nobody suspends their own account, and the last administrator stays (T42, T43)', () =>
  withPortal(async (stage) => {
    const keeper = await enrol(stage, firstSecret(stage), 'keeper');
    const admin = await signIn(stage, keeper);
    assert.equal(
      (await stage.ask(`/en/admin/people/${keeper.id}/suspension`, { cookie: admin, form: {} })).status,
      422,
    );
    const second = await appoint(stage, admin, 'administrator', 'second');
    const other = await signIn(stage, second);
    const both = await Promise.all([
      stage.ask(`/en/admin/people/${keeper.id}/suspension`, { cookie: other, form: {} }),
      stage.ask(`/en/admin/people/${second.id}/suspension`, { cookie: admin, form: {} }),
    ]);
    assert.equal(both.map(({ status }) => status).sort(), [303, 422], 'of two who suspend each other, one stays');
  }));

test('names are stored without marks that disguise what they say, and shown as text (T90)', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await inviteTo(stage, admin, 'board-chair', "O'Neil \u202Erihc\u202C\u0000 (q)");
    const page = await (await stage.ask('/en/admin/people', { cookie: admin })).text();
    assert.not.match(page, /\u202E/);
    assert.ok(page.includes('O&#39;Neil rihc (q)'));
    const form = { name: '<img src=x onerror=1> "q"', office: 'deputy-chair' };
    const refused = await stage.ask('/en/admin/people', { cookie: admin, form });
    assert.is(refused.status, 422, 'no signs of markup in a name');
    const typed = await refused.text();
    assert.not.match(typed, /<img/);
    assert.ok(typed.includes('&lt;img src=x onerror=1&gt; &quot;q&quot;'));
  }));

test('people who are not there, and malformed ids, are not found', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const id of ['AAAAAAAAAAAAAAAAAAAAAQ', 'x', '%00', '.x', '..x']) {
      assert.equal((await stage.ask(`/en/admin/people/${id}`, { cookie })).status, 404, id);
    }
    // What climbs is the folder above to every client, with its slash behind.
    const above = await stage.ask('/en/admin/people/..', { cookie });
    assert.equal([above.status, above.headers.get('location')], [308, '/en/admin']);
    const path = '/en/admin/people/AAAAAAAAAAAAAAAAAAAAAQ/reinstatement';
    assert.equal((await stage.ask(path, { cookie, form: {} })).status, 404);
    assert.equal((await stage.ask('/en/admin/people/x/link', { cookie, form: {} })).status, 404);
  }));

test('an enrolled person gets no new link', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const auditor = await appoint(stage, admin, 'internal-auditor');
    assert.equal((await stage.ask(`/en/admin/people/${auditor.id}/link`, { cookie: admin, form: {} })).status, 409);
    assert.equal(
      (await stage.ask(`/en/admin/people/${auditor.id}/withdrawal`, { cookie: admin, form: {} })).status,
      409,
    );
  }));

test('an invitation says the day and the hour at which it ends, in Riyadh, on its page and in the list', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    await stage.ask('/en/admin/settings', { cookie, form: answers });
    const page = await stage.ask('/en/admin/people', { cookie, form: { name: 'Chair', office: 'board-chair' } });
    const hour = /until \w+, \d+ \w+ \d{4} \([^)]+ AH\) at \d+:\d\d [ap]m, Riyadh time/;
    assert.match(await page.text(), hour);
    assert.match(await (await stage.ask('/en/admin/people', { cookie })).text(), hour);
    assert.match(
      await (await stage.ask('/ar/admin/people', { cookie })).text(),
      /الساعة [٠-٩]+:[٠-٩]+ (?:صباحًا|مساءً) بتوقيت الرياض/,
    );
  }));

test('links are built from the public address, never from the request', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    await stage.ask('/en/admin/settings', { cookie, form: answers });
    const page = await stage.ask('/en/admin/people', { cookie, form: { name: 'Chair', office: 'board-chair' } });
    assert.match(await page.text(), /https:\/\/reports\.example\.org\/en\/enrol#/);
  }));

test('nobody is invited, renamed or enrolled under a name that looks like another’s', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await answeredSetup(stage);
    const invite = async (name: string) => {
      const answer = await stage.ask('/en/admin/people', { cookie: admin, form: { name, office: 'board-member' } });
      return { status: answer.status, page: await answer.text() };
    };
    assert.is((await invite('ماجد الخضيري · Majed Al-Khudairi')).status, 200);
    for (const name of [
      'مَاجد الخضيرى · Majed Al-Khudairi',
      'ماجد الخضيرى MAJED AI-KHUDAIRI',
      'Majed Al-Khudairi',
      'ماجد الخضيري',
      'Majed Al-Khudairi (ماجد الخضيري)',
      'ماجد الخضیری · Majed Al-Khudairi',
      'H.E. Sheikh Majed Al-Khudairi',
    ]) {
      const refused = await invite(name);
      assert.is(refused.status, 422, name);
      assert.match(refused.page, /Somebody here has this name already, or one that looks like it/);
    }
    for (const name of ['ماجـد الخضيري  Majed Al\u2010Khudairi', 'Majed A\u2223-Khudairi']) {
      const refused = await invite(name);
      assert.is(refused.status, 422, name);
      assert.match(refused.page, /Arabic or Latin letters alone/);
    }
    for (const [name, isTold] of [
      ['Al-Khudairi Majed', true],
      ['ماجد خضيري', true],
      ['ماجد الخضري', false],
    ] as const) {
      const taken = await invite(name);
      assert.is(taken.status, 200, 'somebody else may have such a name');
      assert.is(/This name is like the name of/.test(taken.page), isTold, name);
      if (isTold) assert.match(taken.page, /ماجد الخضيري · Majed Al-Khudairi/);
    }
    const people = await (await stage.ask('/en/admin/people', { cookie: admin })).text();
    const [last] = [...people.matchAll(/href="(\/en\/admin\/people\/[^"/]+)"[^>]*>\s*(?:<bdi>)?ماجد خضيري/g)];
    assert.ok(last?.[1], 'the account is listed');
    assert.match(await (await stage.ask(last[1], { cookie: admin })).text(), /This name is like the name of/);
    const cyrillic = await invite('M\u0430jed Al-Khudairi');
    assert.is(cyrillic.status, 422);
    assert.match(cyrillic.page, /Arabic or Latin letters alone/);
    assert.ok(cyrillic.page.includes('M\u0430jed Al-Khudairi'), 'what was typed is kept');
    await appoint(stage, admin, 'board-chair', 'chair.1');
    const link = await secretOn(
      await stage.ask('/en/admin/people', { cookie: admin, form: { name: 'Other', office: 'deputy-chair' } }),
    );
    const { request } = await enrolmentFor(stage, link, 'chair-l');
    assert.is(
      (await stage.ask('/api/enrolment', { body: request })).status,
      409,
      'a user name that looks like another’s',
    );
  }));

test.run();
