// The setup questions, which stay the settings: what is stored, and what is told at which field.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { recordWords } from '../../src/i18n/record-words.ts';
import { associationById } from '../../src/store/settings.ts';
import { administrator, appoint, type Stage, withPortal } from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const stored = async ({ portal }: Stage) => {
  const settings = await associationById(portal.deps.database.reader, portal.association);
  if (settings === undefined) throw new Error('no settings');
  return settings;
};

const test = suite('the settings');

test('setup asks every question once and stores the answers', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    assert.match(await (await stage.ask('/en/admin', { cookie })).text(), /not answered yet/);
    const answer = await stage.ask('/en/admin/settings', { cookie, form: answers });
    assert.equal([answer.status, answer.headers.get('location')], [303, '/en/admin/settings?done=saved']);
    const settings = await stored(stage);
    assert.equal(settings.setUp, true);
    assert.equal(settings.name, { ar: answers['name-ar'], en: answers['name-en'] });
    assert.equal(settings.host, 'reports.example.org');
    assert.equal(settings.routes, [
      {
        name: { ar: 'جهة رقابية', en: 'An authority' },
        detail: { ar: 'هاتف 111', en: 'Telephone 111' },
        url: 'https://authority.example.org/',
      },
    ]);
    assert.equal((await stored(await stage.restart())).publicAddress, 'https://reports.example.org');
  }));

test('the external routes that setup offers give the same telephones in both languages', () =>
  withPortal(async (stage) => {
    const numbers = (text: string) => text.match(/\d{3,}/g) ?? [];
    const { routes } = await stored(stage);
    for (const { detail } of routes) assert.equal(numbers(detail.en), numbers(detail.ar), detail.en);
    assert.equal(
      routes.flatMap(({ detail }) => numbers(detail.ar)),
      ['980'],
    );
  }));

test('setup keeps what was typed and says what is wrong at each field', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const wrong = {
      ...answers,
      phone: '',
      quorum: '0',
      'exit-url': 'http://plain.example.org',
      'approval-document-en': 'Session 3',
    };
    const answer = await stage.ask('/en/admin/settings', { cookie, form: wrong });
    const page = await answer.text();
    assert.equal(answer.status, 422);
    assert.match(page, /<title>Error: /);
    for (const field of ['phone', 'quorum', 'exit-url', 'approval-document-ar'])
      assert.ok(page.includes(`href="#${field}"`), field);
    assert.ok(page.includes('Riyadh, Al Nakheel'));
    assert.ok(page.includes('id="route-2"'), 'room for one more route');
    assert.not.match(page, /id="route-3"/);
    assert.equal((await stored(stage)).setUp, false);
  }));

test('a public address that is neither https, loopback nor .onion is refused', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const bad = [
      'http://reports.example.org',
      'ftp://reports.example.org',
      'https://a.example/path',
      'https://u:p@a.example',
      'x',
    ];
    for (const address of bad) {
      const answer = await stage.ask('/en/admin/settings', { cookie, form: { ...answers, 'public-address': address } });
      assert.equal(answer.status, 422, address);
    }
    for (const address of ['http://127.0.0.1:8080', `http://${'a'.repeat(56)}.onion`]) {
      const answer = await stage.ask('/en/admin/settings', { cookie, form: { ...answers, 'public-address': address } });
      assert.equal(answer.status, 303, address);
    }
  }));

test('another name for the public address voids passkeys: it is told before it is saved, and recorded with both addresses', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    await stage.ask('/en/admin/settings', { cookie, form: answers });
    const acts = () => stage.portal.deps.database.reader.all('select kind, detail from account_acts');
    assert.equal(await acts(), [], 'the first answers change nothing that was settled');
    const [before, after] = [answers['public-address'], 'https://elsewhere.example.org'];
    const form = { ...answers, 'public-address': after };
    for (const confirmed of [undefined, '', 'yes', before, 'https://third.example.org']) {
      const more = confirmed === undefined ? {} : { 'confirm-address': confirmed };
      const answer = await stage.ask('/en/admin/settings', { cookie, form: { ...form, ...more } });
      assert.is(answer.status, 422, confirmed);
      const page = await answer.text();
      assert.match(page, /voids every passkey that was made for the name of before/);
      assert.match(page, /<input type="checkbox"[^>]*name="confirm-address" value="https:\/\/elsewhere\.example\.org"/);
      assert.ok(page.includes(after), 'what was typed is kept');
    }
    assert.is((await stored(stage)).publicAddress, before);
    assert.equal(await acts(), []);
    const done = await stage.ask('/en/admin/settings', { cookie, form: { ...form, 'confirm-address': after } });
    assert.is(done.status, 303);
    assert.is((await stored(stage)).publicAddress, after);
    const [act, ...others] = (await acts()).map((row) => ({ ...row }));
    assert.equal([act, others], [{ kind: 'address', detail: `${before}\n${after}` }, []]);
    const words = recordWords('en', {
      kind: 'address',
      refused: false,
      by: 'X',
      name: undefined,
      detail: act?.detail as string,
    });
    assert.ok(words.includes(`Before: \u2068${before}\u2069. From then on: \u2068${after}\u2069.`), words);
    const port = { ...answers, 'public-address': `${after}:8443` };
    assert.is((await stage.ask('/en/admin/settings', { cookie, form: port })).status, 303, 'the name is the same');
  }));

test('what is sealed with every receipt is as short as a parameter of a notice, and told so', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const saved = async (fields: Record<string, string>) => {
      const answer = await stage.ask('/en/admin/settings', { cookie, form: { ...answers, ...fields } });
      return { status: answer.status, page: await answer.text() };
    };
    const most = { 'name-ar': 'ج'.repeat(100), 'name-en': 'e'.repeat(100), phone: `+966${'-'.repeat(85)}11 000 0000` };
    assert.is((await saved(most)).status, 303);
    for (const id of ['name-ar', 'name-en', 'phone'] as const) {
      const { status, page } = await saved({ [id]: `${most[id]}${'1'.repeat(101 - most[id].length)}` });
      assert.is(status, 422, id);
      assert.match(page, new RegExp(`<a href="#${id}">[^<]+: at most 100 characters`));
      assert.match(page, new RegExp(`<input[^>]*id="${id}"[^>]*maxlength="100"|maxlength="100"[^>]*id="${id}"`));
    }
  }));

test('what is wrong with an external route says which route and which field, in the reader’s digits', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const wrong = {
      ...answers,
      'route-1-url': 'http://a.example',
      'route-2-name-ar': 'جهة',
      'route-2-name-en': 'x'.repeat(601),
    };
    const told = async (lang: string) => {
      const page = await (await stage.ask(`/${lang}/admin/settings`, { cookie, form: wrong })).text();
      return [...page.matchAll(/<a href="#(route-[^"]+)">([^<]+)<\/a>/g)].map(([, id, text]) => [id, text]);
    };
    assert.equal(await told('en'), [
      ['route-1-url', 'Route 1 – Web address (https, if any): write a whole web address that begins with https://.'],
      ['route-2-name-en', 'Route 2 – Name of the authority in English: at most 600 characters.'],
      ['route-2-detail-ar', 'Route 2 – How to reach it, in Arabic: fill this in.'],
      ['route-2-detail-en', 'Route 2 – How to reach it, in English: fill this in.'],
    ]);
    assert.equal(await told('ar'), [
      ['route-1-url', 'الجهة ١ – عنوان الموقع (https، إن وجد): اكتب عنوان موقع كاملًا يبدأ بـ https://.'],
      ['route-2-name-en', 'الجهة ٢ – اسم الجهة بالإنجليزية: الحد الأقصى لعدد الأحرف ٦٠٠.'],
      ['route-2-detail-ar', 'الجهة ٢ – وسيلة الوصول إليها بالعربية: هذه الخانة مطلوبة.'],
      ['route-2-detail-en', 'الجهة ٢ – وسيلة الوصول إليها بالإنجليزية: هذه الخانة مطلوبة.'],
    ]);
  }));

/** What the page shows in its fields, the hidden one with them. */
const shownBy = (page: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...page.matchAll(/<input\b[^>]*>/g)].map(([tag]) => {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      return [attribute('name'), attribute('value')];
    }),
  );

test('what another tab saved meanwhile is not put back unseen: the form says which fields, and saving again counts', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const post = async (form: Readonly<Record<string, string>>, lang = 'en') => {
      const answer = await stage.ask(`/${lang}/admin/settings`, { cookie, form });
      return { status: answer.status, text: await answer.text() };
    };
    const opened = async () => shownBy(await (await stage.ask('/en/admin/settings', { cookie })).text());
    const { seen = '' } = await opened();
    assert.is((await post({ ...answers, seen })).status, 303);
    const second = await post({ ...answers, seen, licence: '5' });
    assert.is(second.status, 422, 'the first setup of two tabs');
    assert.is((await stored(stage)).licence, '4711');

    const [one, two] = [await opened(), await opened()];
    const added = { 'route-2-name-ar': 'جهة', 'route-2-name-en': 'Another', 'route-2-detail-ar': '٩٨٠' };
    const saved = { ...two, phone: '19999', ...added, 'route-2-detail-en': '980' };
    assert.is((await post(saved)).status, 303);
    const typed = { ...one, 'address-en': 'Jeddah' };
    const refused = await post(typed);
    assert.is(refused.status, 422);
    const told = [...refused.text.matchAll(/<a href="#([^"]+)">([^<]+)<\/a><\/li>/g)].map(([, id, text]) => [id, text]);
    assert.equal(
      told.map(([id]) => id),
      ['settings', 'phone', 'route-2-name-ar', 'route-2-name-en', 'route-2-detail-ar', 'route-2-detail-en'],
    );
    for (const [id] of told) assert.ok(refused.text.includes(` id="${id}"`), `${id} can be gone to`);
    assert.match(told[0]?.[1] ?? '', /^These settings were changed meanwhile, and nothing was saved/);
    assert.is(told[1]?.[1], 'Telephone for notices: changed meanwhile; “\u206819999\u2069” stands there now.');
    assert.match(
      (await post(typed, 'ar')).text,
      /هاتف الإشعارات: تغيّرت هذه الخانة في أثناء ذلك، والمحفوظ فيها الآن: «\u206819999\u2069»/,
    );
    const again = shownBy(refused.text);
    const { phone: kept, 'address-en': typedNow } = again;
    assert.equal([typedNow, kept], ['Jeddah', answers.phone], 'what was typed stays');
    assert.equal([(await stored(stage)).phone, (await stored(stage)).address.en], ['19999', answers['address-en']]);

    assert.is((await post({ ...again, phone: '19999' })).status, 303, 'now it is meant');
    const { phone, address, routes } = await stored(stage);
    assert.equal([phone, address.en, routes.length], ['19999', 'Jeddah', 1]);
    const { phone: before = '' } = one;
    const faulty = shownBy((await post({ ...typed, phone: '' })).text);
    assert.is((await post({ ...faulty, phone: before })).status, 422, 'a fault in between forgets nothing');
  }));

test('a quorum is taken in any digits, and none that the members who have enrolled can’t reach', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const save = async (quorum: string) => {
      const answer = await stage.ask('/en/admin/settings', { cookie: admin, form: { ...answers, quorum } });
      return { status: answer.status, text: await answer.text() };
    };
    assert.is((await save('٣')).status, 303, 'while the committee is gathered any quorum is a plan');
    assert.is((await stored(stage)).quorum, 3);
    assert.is((await save('۲')).status, 303);
    assert.is((await stored(stage)).quorum, 2);
    for (const name of ['one', 'two']) await appoint(stage, admin, 'violations-committee', name);
    const tooMany = await save('3');
    assert.is(tooMany.status, 422);
    assert.ok(tooMany.text.includes('Quorum: 2 members of the committee have enrolled'));
    assert.ok(tooMany.text.includes('href="#quorum"'));
    assert.is((await stored(stage)).quorum, 2);
    await appoint(stage, admin, 'violations-committee', 'three');
    assert.is((await save('3')).status, 303);
  }));

test('time limits are taken in any digits, stored only where they are not the policy’s own, and wait for signatures', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const save = async (changes: Readonly<Record<string, string>>, lang = 'en') => {
      const answer = await stage.ask(`/${lang}/admin/settings`, { cookie: admin, form: { ...answers, ...changes } });
      return { to: answer.headers.get('location'), status: answer.status, text: await answer.text() };
    };
    assert.is((await save({})).to, '/en/admin/settings?done=saved');
    assert.is((await stored(stage)).clocks, undefined);
    assert.is((await save({ 'clock-review': '٦', 'clock-return': '۴' })).to, '/en/admin/settings?done=clocks');
    assert.equal((await stored(stage)).clocks, { review: 6, return: 4 });
    const [act] = await stage.portal.deps.database.reader.all('select kind, detail from account_acts', []);
    assert.equal([act?.kind, act?.detail], ['quorum', 'clocks,review=10/6,return=5/4']);
    const shown = await (await stage.ask('/en/admin/settings?done=clocks', { cookie: admin })).text();
    assert.ok(/id="clock-review"[^>]*value="6"/.test(shown) && shown.includes('wait on the next roster'));
    for (const absurd of ['0', '-1', '1.5', '10000', 'ten', '']) {
      const refused = await save({ 'clock-review': absurd });
      assert.is(refused.status, 422, absurd);
      assert.ok(refused.text.includes('Preliminary review: write a whole number from 1 to 30.'), absurd);
      assert.ok(refused.text.includes('href="#clock-review"'));
    }
    assert.ok((await save({ 'clock-brief': '8' })).text.includes('from 1 to 7.'), 'what is printed gets no longer');
    assert.ok(
      (await save({ 'clock-review': '0' }, 'ar')).text.includes('المراجعة الأولية: اكتب عددًا صحيحًا من ١ إلى ٣٠.'),
    );
    const beyond = await save({ 'clock-target': '8', 'clock-acknowledgement': '7' });
    assert.ok(beyond.text.includes('at most 7, the limit that it is the aim of'));
    const twice = await save({ 'clock-target': '8', 'clock-acknowledgement': '7', 'clock-review': '0' });
    for (const id of ['clock-target', 'clock-review']) assert.ok(twice.text.includes(`href="#${id}"`), id);
    assert.equal((await stored(stage)).clocks, { review: 6, return: 4 });
    assert.is((await save({})).to, '/en/admin/settings?done=clocks');
    assert.is((await stored(stage)).clocks, undefined);
  }));

test('a telephone, a licence, a web address and a mail address look like one, in any digits, or are told at their field', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const save = (changes: Readonly<Record<string, string>>, lang = 'en') =>
      stage.ask(`/${lang}/admin/settings`, { cookie, form: { ...answers, ...changes } });
    for (const [field, wrong, told] of [
      [
        'phone',
        ['abc', '1234', '011 000 0000 ext', '1'.repeat(21), '++', '٠١١ س', '(((((', 'tel:0110000000'],
        /5 to 20 digits/,
      ],
      ['licence', ['none', 'x4711', '-', '1'.repeat(21)], /Licence number: write digits/],
      ['exit-url', ['https://localhost', 'https://a:b@weather.example.org', 'https://weather'], /whole web address/],
      ['route-1-url', ['https://authority', 'https://user@authority.example.org/'], /whole web address/],
      ['contact-en', ['privacy@', 'Officer, privacy@example', 'a@b@example.org'], /isn’t a mail address/],
    ] as const) {
      for (const text of wrong) {
        const answer = await save({ [field]: text });
        const page = await answer.text();
        assert.is(answer.status, 422, `${field}: ${text}`);
        assert.match(page, `href="#${field}"`, `${field}: ${text}`);
        assert.match(page, told, `${field}: ${text}`);
      }
    }
    const arabic = await (await save({ phone: 'هاتف' }, 'ar')).text();
    assert.match(arabic, /هاتف الإشعارات: اكتب رقمًا من ٥ إلى ٢٠ خانة/);
    for (const [field, right] of [
      ['phone', ['+966 11 000 0000', '(011) 000-0000', '٠١١ ٠٠٠ ٠٠٠٠', '۹۲۰۰۰', '19999', '920 – 000 000']],
      ['licence', ['4711', '١٨٢٧', '12/3456', '1443-27']],
      ['contact-en', ['Privacy officer (privacy@example.org).', 'By post, or privacy@mail.example.org; 011 000']],
      ['exit-url', ['https://weather.example.org/today', 'https://طقس.example/']],
    ] as const) {
      for (const text of right) assert.is((await save({ [field]: text })).status, 303, `${field}: ${text}`);
    }
    await save({ licence: '١٨٢٧', phone: '٠١١ ٠٠٠ ٠٠٠٠' });
    const { licence, phone } = await stored(stage);
    assert.equal([licence, phone], ['1827', '٠١١ ٠٠٠ ٠٠٠٠'], 'a licence is kept as digits that everything reads');
  }));

test.run();
