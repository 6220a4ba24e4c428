// The administrator's forms. A form with a fault comes back with everything that was typed; what a form may say is shown as
// text and stored without the signs that disguise it.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { limitOf, ROUTE_FIELDS, routeNumbers } from '../../src/http/admin/settings-form.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { clocksOf } from '../../src/policy/clocks.ts';
import { type AssociationSettings, associationById } from '../../src/store/settings.ts';
import { dumpOf } from '../support/database-factory.ts';
import { administrator, appoint, type Somebody, type Stage, withPortal } from '../support/portal-factory.ts';
import { formBodies, MEGABYTE_OF_MARKS, NASTY_TEXTS } from './nasty.ts';
import { routesFor } from './routes.ts';
import { assertRefusal, faultsIn, type Heard } from './wire.ts';

const FORM_TYPE = { 'content-type': 'application/x-www-form-urlencoded' };

type Posting = { readonly stage: Stage; readonly admin: string; readonly auditor: Somebody };

const withForms = (job: (posting: Posting) => Promise<void>): Promise<void> =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await job({ stage, admin, auditor: await appoint(stage, admin, 'internal-auditor') });
  });

const posted = async (
  { stage, admin }: Posting,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<Heard> => {
  const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', cookie: `__Host-amanah=${admin}`, ...headers },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

type Fields = Readonly<Record<string, string>>;
const written = (fields: Fields): string => new URLSearchParams(Object.entries(fields)).toString();

const SETTINGS: Fields = {
  'name-ar': 'جمعية الغيث',
  'name-en': 'Al-Ghaith Association',
  licence: '1234',
  phone: '011 000 0000',
  'address-ar': 'الرياض',
  'address-en': 'Riyadh',
  'contact-ar': 'مسؤول الخصوصية',
  'contact-en': 'The privacy officer',
  'exit-url': 'https://example.org',
  'public-address': 'http://127.0.0.1:8080',
  quorum: '2',
  ...Object.fromEntries(
    Object.entries(clocksOf(ASSOCIATION_001)).map(([clock, count]) => [`clock-${clock}`, String(count)]),
  ),
  'policy-base': '002',
  'max-reply-days': '20',
  'approval-meeting': '5',
  'approval-hijri': '1447-06-02',
  'approval-gregorian': '2025-11-23',
  'approval-document-ar': 'قرار المجلس',
  'approval-document-en': 'Decision of the board',
  adopted: 'yes',
  'adoption-meeting': '6',
  ...Object.fromEntries(
    routeNumbers.flatMap((n) =>
      ROUTE_FIELDS.map((field) => [`route-${n}-${field}`, field === 'url' ? 'https://example.org' : `Route ${n}`]),
    ),
  ),
};

/** Each form with a right sample and the fields that people type in. */
const FORMS: Readonly<Record<string, { readonly sample: Fields; readonly typed: readonly string[] }>> = {
  '/:lang/admin/account/mail-address': {
    sample: { 'mail-address': 'somebody@charity.example' },
    typed: ['mail-address'],
  },
  // The first route and the last stand for those between, one time limit for all of them, one approval for both.
  '/:lang/admin/settings': {
    sample: SETTINGS,
    typed: Object.keys(SETTINGS).filter(
      (id) => !/^route-[2-5]|^clock-(?!review)|^policy-|^adopt|^approval-(?:meeting|gregorian)/.test(id),
    ),
  },
  '/:lang/admin/account/session-name': { sample: { 'session-name': 'Office computer' }, typed: ['session-name'] },
  '/:lang/admin/people': { sample: { name: 'Somebody', office: 'violations-committee' }, typed: ['name'] },
  '/:lang/admin/people/:person': { sample: { name: 'Somebody', offices: 'internal-auditor' }, typed: ['name'] },
};

const pathOf = (route: string, lang: string, { auditor }: Posting): string =>
  route.replace('/:lang', `/${lang}`).replace(':person', auditor.id);

/** What the page shows in the field, as a reader's browser would read it. */
const shownIn = (page: string, id: string): string | undefined => {
  const input = new RegExp(`<input[^>]*\\sid="${id}"[^>]*>`).exec(page)?.[0] ?? '';
  return /\svalue="([^"]*)"/
    .exec(input)?.[1]
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
};

const HIDDEN = /[\p{Cc}\u200B\u2028-\u202E\u2060-\u206F\uFEFF]|\p{M}{5}/u;

const settingsOf = async ({ stage }: Posting): Promise<AssociationSettings> => {
  const found = await associationById(stage.portal.deps.database.reader, stage.portal.association);
  if (found === undefined) throw new Error('the association is there');
  return found;
};

const test = suite('torture of forms');

test('every form of the router is among these', () =>
  withForms(async ({ stage }) => {
    assert.equal(Object.keys(FORMS).toSorted(), routesFor(stage.portal.app, 'form').toSorted());
  }));

test('a body that is no form, or one in another encoding, is refused in the reader’s language and changes nothing', () =>
  withForms(async (posting) => {
    const before = await dumpOf(posting.stage.portal.deps.database);
    for (const [route, { sample }] of Object.entries(FORMS)) {
      for (const lang of ['ar', 'en']) {
        const path = pathOf(route, lang, posting);
        for (const { what, type, encoding, body } of formBodies(written(sample))) {
          const headers = {
            ...(type === undefined ? {} : { 'content-type': type }),
            ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
          };
          const answer = await posted(posting, path, headers, body);
          assertRefusal(answer, path, `${path} ${what}`);
          assert.is(answer.status, what === 'too much' ? 413 : 400, `${path} ${what}`);
        }
      }
    }
    assert.is(await dumpOf(posting.stage.portal.deps.database), before);
    assert.equal(faultsIn(posting.stage.log), []);
  }));

test('a megabyte of marks in a field is told at that field, with everything else that was typed; or stored as what it shows (T18)', () =>
  withForms(async (posting) => {
    for (const [route, { sample, typed }] of Object.entries(FORMS)) {
      const [id = ''] = typed;
      for (const [text, status] of [
        [MEGABYTE_OF_MARKS, 422],
        [`a${MEGABYTE_OF_MARKS}`, undefined],
        ['ع'.repeat(600_000), 422],
      ] as const) {
        const path = pathOf(route, text.startsWith('a') ? 'en' : 'ar', posting);
        const answer = await posted(posting, path, FORM_TYPE, written({ ...sample, [id]: text }));
        const place = `${path} ${id}: ${text.slice(0, 3)} answered ${answer.status}`;
        assert.is(answer.status, status ?? answer.status, place);
        if (answer.status !== 422) {
          assert.ok(answer.status === 200 || answer.status === 303, place);
          continue;
        }
        assert.match(answer.text, `href="#${id}"`, place);
        for (const [other, value] of Object.entries(sample)) {
          if (other !== id && typed.includes(other))
            assert.is(shownIn(answer.text, other), value, `${place}: ${other}`);
        }
      }
    }
    assert.not.match(JSON.stringify(await settingsOf(posting)), HIDDEN);
    assert.equal(faultsIn(posting.stage.log), []);
  }));

test('the page that refuses what is too large says how much may come, in the reader’s digits', () =>
  withForms(async (posting) => {
    const endless = written({ ...SETTINGS, 'name-ar': 'x'.repeat(4 * 1024 * 1024) });
    const told = async (path: string) => {
      const answer = await posted(posting, path, FORM_TYPE, endless);
      assert.is(answer.status, 413, path);
      return answer.text;
    };
    assert.match(await told('/en/admin/settings'), /at most 4,096 kilobytes/);
    assert.match(await told('/ar/admin/people'), /٤٬٠٩٦ كيلوبايت/);
    const fields = await posted(posting, '/en/admin/settings', FORM_TYPE, 'a&'.repeat(300_000));
    assert.is(fields.status, 400, 'a form of a million fields is none of ours');
  }));

test('with every field of the setup form filled to its end in Arabic, it is saved', () =>
  withForms(async (posting) => {
    const full = Object.fromEntries(
      Object.entries(SETTINGS).map(([id, value]) => [
        id,
        /url|public-address|quorum|clock|phone|licence|policy|days|hijri|gregorian|adopted/.test(id)
          ? value
          : 'ﷺ'.repeat(limitOf(id)),
      ]),
    );
    assert.is((await posted(posting, '/ar/admin/settings', FORM_TYPE, written(full))).status, 303);
    assert.is((await settingsOf(posting)).routes.length, routeNumbers.length);
    assert.is((await posting.stage.ask('/ar')).status, 200);
  }));

test('every field spoilt in every way is either told at the field, with everything typed kept, or stored as what it shows (T78, T90)', () =>
  withForms(async (posting) => {
    const { database } = posting.stage.portal.deps;
    let [told, stored] = [0, 0];
    // What the forms change, read at every turn; the whole database would take as long again.
    const standing = async () =>
      JSON.stringify([
        await database.reader.all('select body from settings'),
        await database.reader.all('select person, name, status from persons order by person'),
      ]);
    for (const [route, { sample, typed }] of Object.entries(FORMS)) {
      for (const id of typed) {
        for (const [what, text] of Object.entries(NASTY_TEXTS)) {
          const lang = told % 2 === 0 ? 'ar' : 'en';
          const path = pathOf(route, lang, posting);
          const before = await standing();
          const answer = await posted(posting, path, FORM_TYPE, written({ ...sample, [id]: text }));
          const place = `${path} ${id}: ${what} answered ${answer.status}`;
          assert.not.match(answer.text, /<script>alert|<img src=x/, place);
          if (answer.status === 422) {
            assertRefusal(answer, path, place);
            assert.is(await standing(), before, place);
            assert.match(answer.text, `href="#${id}"`, place);
            for (const [other, value] of Object.entries(sample)) {
              if (other !== id && typed.includes(other))
                assert.is(shownIn(answer.text, other), value, `${place}: ${other}`);
            }
            told += 1;
          } else {
            assert.ok(answer.status === 303 || answer.status === 200, place);
            assert.not.match(await standing(), HIDDEN, place);
            stored += 1;
          }
        }
      }
    }
    assert.ok(told > 150 && stored > 200, `${told} told, ${stored} stored`);
    assert.equal(faultsIn(posting.stage.log), []);
    for (const page of ['/ar', '/en/admin/people', '/en/admin/settings', '/en/policy', '/exit']) {
      const answer = await posting.stage.ask(page, { cookie: posting.admin });
      assert.ok(answer.status < 400, page);
      assert.not.match(await answer.text(), /<script>alert|<img src=x/, page);
    }
  }));

test('an office, a number or an address that isn’t one is told at its field, and no office is given', () =>
  withForms(async (posting) => {
    const before = await dumpOf(posting.stage.portal.deps.database);
    const { auditor } = posting;
    for (const [path, fields] of [
      ...[
        '',
        'Administrator',
        'internal-auditor ',
        '__proto__',
        'constructor',
        'toString',
        '0',
        'board-chair,deputy-chair',
      ].flatMap((office) => [
        [
          '/en/admin/people',
          { name: 'Somebody', office: office === 'internal-auditor ' ? 'Internal-Auditor' : office },
        ] as const,
        [
          `/ar/admin/people/${auditor.id}`,
          { name: 'Somebody', offices: office === '' ? 'none' : `x${office}` },
        ] as const,
      ]),
      ...['٠', '0', '-1', '1e1', '2.0', '16', '١٦', '+2', '0x2', '2 2', 'x٢'].map(
        (quorum) => ['/en/admin/settings', { ...SETTINGS, quorum }] as const,
      ),
      ...[
        'javascript:alert(1)',
        'http://example.org',
        '//example.org',
        'https://',
        'data:text/html,x',
        '\\\\x',
        'https:example org',
      ].map((url) => ['/ar/admin/settings', { ...SETTINGS, 'exit-url': url }] as const),
      ...[
        'https://example.org/path',
        'https://a:b@example.org',
        'ftp://example.org',
        'http://example.org',
        'https://example.org:99999',
      ].map((address) => ['/en/admin/settings', { ...SETTINGS, 'public-address': address }] as const),
    ]) {
      const answer = await posted(posting, path, FORM_TYPE, written(fields));
      const what = `${path} ${JSON.stringify(fields).slice(0, 80)}`;
      assertRefusal(answer, path, what);
      assert.is(answer.status, 422, what);
    }
    assert.is(await dumpOf(posting.stage.portal.deps.database), before);
  }));

test.run();
