// The calculator over HTTP, for everybody and for people: a day in either calendar, and what is wrong with one.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { associationById, saveSettings } from '../../src/store/settings.ts';
import { languagePressed, type Typed } from '../support/plain-form.ts';
import { administrator, appoint, type Stage, signIn, withPortal } from '../support/portal-factory.ts';
import { formBodies, NASTY_TEXTS } from '../torture/nasty.ts';
import { routesFor } from '../torture/routes.ts';

const test = suite('calculator');

const FORM = 'application/x-www-form-urlencoded';
type Fields = Readonly<Record<string, string>>;

const day = (calendar: string, year: string, month: string, date: string): Fields => ({
  'day-calendar': calendar,
  'day-year': year,
  'day-month': month,
  'day-day': date,
});

const post = async (stage: Stage, path: string, body: string | Uint8Array<ArrayBuffer>, headers: Fields = {}) => {
  const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': FORM, ...headers },
    body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
  });
  return { status: answer.status, text: await answer.text(), location: answer.headers.get('location') };
};

const asked = (stage: Stage, fields: Fields, path = '/en/calculator') =>
  post(stage, path, new URLSearchParams(Object.entries(fields)).toString());

/** The due day of each clock, as the page marks it. */
const dues = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/data-clock="([a-z0-9-]+)" data-due="([0-9-]+)"/g)].map(([, clock, due]) => [clock, due]),
  );

const REFERRED = {
  brief: '2026-11-26',
  acknowledgement: '2026-11-29',
  review: '2026-12-03',
  recommendation: '2026-12-03',
  ratification: '2026-11-26',
  return: '2026-11-26',
  feedback: '2027-02-19',
  answer: '2026-11-29',
  'hand-on': '2026-11-23',
  'identity-answer': '2026-11-23',
  'labour-accuse': '2026-12-19',
  'labour-penalty': '2026-12-19',
  'check-in-1': '2026-12-19',
  'check-in-2': '2027-02-17',
  'check-in-3': '2027-05-18',
};

test('a day of either calendar is answered for every clock of the policy, with its arithmetic and in no address', () =>
  withPortal(async (stage) => {
    for (const fields of [day('gregorian', '2026', '11', '19'), day('hijri', '١٤٤٨', '٦', '٩')]) {
      const { status, text, location } = await asked(stage, fields);
      assert.is(status, 200);
      assert.is(location, null);
      assert.equal(dues(text), REFERRED);
      assert.ok(text.includes('Friday, 20 November 2026 (10 Jumada II 1448 AH) to Saturday'));
      for (const length of ['30', '90', '180']) assert.ok(text.includes(`Question after closing (${length} days):`));
    }
  }));

test('a clock that several acts begin stands under the first, and says the others in both languages', () =>
  withPortal(async (stage) => {
    const also = async (path: string, words: RegExp) =>
      Object.fromEntries(
        [
          ...(await asked(stage, day('gregorian', '2026', '11', '19'), path)).text.matchAll(
            /data-clock="([a-z0-9-]+)".*?<\/li>/gs,
          ),
        ].flatMap(([row, clock]) => {
          const [, acts] = words.exec(row) ?? [];
          return acts === undefined ? [] : [[clock, acts]];
        }),
      );
    const anew =
      'Further evidence (only where the report was closed as unjustified, which starts a new preliminary review)';
    const closing = 'Resolve without investigation, Give feedback';
    assert.equal(await also('/en/calculator', /It also begins with: ([^<]*)\.</), {
      ...{ brief: anew, acknowledgement: anew, review: anew, 'labour-accuse': anew },
      ...{ ratification: 'Confirm, Dissent', 'labour-penalty': 'Confirm, Dissent', 'hand-on': 'Keep a handler away' },
      ...{ 'check-in-1': closing, 'check-in-2': closing, 'check-in-3': closing },
    });
    const arabic = await also('/ar/calculator', /وتبدأ المدة نفسها كذلك بما يلي: ([^<]*)\.</);
    assert.is(arabic.ratification, 'تأييد التوصية، الاعتراض على التوصية');
    assert.is(Object.keys(arabic).length, 10);
  }));

test('before a roster brings the policy, it counts by what setup chose', () =>
  withPortal(async (stage) => {
    const { database } = stage.portal.deps;
    await database.write(async (tx) => {
      const settings = await associationById(tx, stage.portal.association);
      assert.ok(settings);
      await saveSettings(tx, { ...settings, clocks: { review: 5, recommendation: 5 } });
    });
    const { text } = await asked(stage, day('gregorian', '2026', '11', '19'));
    assert.equal(dues(text), { ...REFERRED, review: '2026-11-26', recommendation: '2026-11-26' });
    const [row = ''] = /data-clock="recommendation".*?<\/li>/s.exec(text) ?? [];
    assert.not.match(row, /also begins/, 'a return is a clock by itself, of whatever length');
  }));

test('it opens with today, on the policy page too, and people have it among their own pages', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const cookie = await signIn(stage, await appoint(stage, admin, 'internal-auditor'));
    for (const path of ['/ar/calculator', '/en/staff/calculator']) {
      const answer = await stage.portal.app.request(`${stage.portal.url}${path}`, {
        headers: { cookie: `__Host-amanah=${cookie}` },
      });
      assert.is(answer.status, 200);
      assert.match(await answer.text(), /id="day-year"[^>]*value="\d{4}"/);
    }
    const policy = await (await stage.portal.app.request(`${stage.portal.url}/en/policy`)).text();
    assert.match(policy, /data-clock="recommendation" data-due="\d{4}-\d\d-\d\d"/);
    assert.match(policy, /href="\/en\/calculator"/);
  }));

test('a day that isn’t one, or lies outside the calendar, comes back as it was typed, with a sentence', () =>
  withPortal(async (stage) => {
    const wrong: readonly (readonly [Fields, string])[] = [
      [day('gregorian', '', '', ''), 'Enter a day.'],
      [day('gregorian', '2026', '2', '30'), ''],
      [day('gregorian', '2078', '1', '1'), 'This day can’t be counted from'],
      [day('gregorian', '1937', '3', '13'), 'This day can’t be counted from'],
      [day('gregorian', '1448', '6', '9'), 'looks like a Hijri year'],
    ];
    for (const [fields, words] of wrong) {
      const { status, text } = await asked(stage, fields);
      assert.is(status, 422);
      assert.ok(text.includes(words), words);
      assert.ok(text.includes(`value="${fields['day-year']}"`));
      assert.equal(dues(text), {});
    }
    const last = await asked(stage, day('gregorian', '2077', '11', '8'));
    assert.is(last.status, 200);
    assert.match(last.text, /<strong>[^<]+:<\/strong> It ends after 15 November 2077/, 'which clock it is');
    const beyond = await asked(stage, day('gregorian', '2077', '11', '15'));
    const named = [...beyond.text.matchAll(/<strong>([^<]+):<\/strong> It ends after/g)].map(([, name]) => name);
    assert.is(new Set(named).size, 14);
  }));

test('a change of language takes the day along, with its answer or what was wrong with it, and asks nothing that wasn’t asked', () =>
  withPortal(async (stage) => {
    const across = (html: string, typed: Typed = {}) => {
      const { address, fields } = languagePressed(html, typed);
      assert.is(address, '/ar/calculator');
      return post(stage, address, new URLSearchParams(fields.map(([name, value]) => [name, value])).toString());
    };
    const typed = day('gregorian', '2026', '11', '19');
    const answered = await across((await asked(stage, typed)).text);
    assert.equal([answered.status, dues(answered.text)], [200, REFERRED]);
    assert.match(answered.text, /<html lang="ar"/);
    const wrong = await across((await asked(stage, { ...typed, 'day-month': '13' })).text);
    assert.is(wrong.status, 422);
    assert.match(wrong.text, /id="day-month"[^>]*value="13"/);
    const opened = await stage.portal.app.request(`${stage.portal.url}/en/calculator`);
    const before = await across(await opened.text(), { ...typed, 'day-month': '13' });
    assert.equal([before.status, dues(before.text)], [200, {}]);
    assert.match(before.text, /id="day-month"[^>]*value="13"/);
  }));

test('nothing that is sent breaks it', () =>
  withPortal(async (stage) => {
    const paths = routesFor(stage.portal.app, 'dates').map((path) => path.replace('/:lang', '/en'));
    assert.ok(paths.includes('/en/calculator') && paths.includes('/en/staff/calculator'));
    for (const text of Object.values(NASTY_TEXTS)) {
      const { status, text: html } = await asked(stage, { ...day('gregorian', '2026', '11', text) });
      assert.ok(status === 422 || status === 200, String(status));
      assert.not.match(html, /<script>alert/);
    }
    const sample = new URLSearchParams(Object.entries(day('gregorian', '2026', '11', '19'))).toString();
    for (const { type, encoding, body } of formBodies(sample)) {
      const packed: Fields = encoding === undefined ? {} : { 'content-encoding': encoding };
      const { status } = await post(stage, '/en/calculator', body, { 'content-type': type ?? '', ...packed });
      assert.ok(status < 500, String(status));
    }
  }));

test.run();
