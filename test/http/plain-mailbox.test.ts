// The mailbox without script, in process: a browser that only sends forms opens it, reads in it and closes it. Where it is
// about opening the portal's own threads do it.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { SLIP_COMMAND } from '../../src/i18n/damaged-report.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { unknownCode } from '../../src/i18n/unknown-code.ts';
import { groupDigits, toBase64url } from '../../src/protocol/check/index.ts';
import { makeTrackingCode } from '../../src/protocol/open/index.ts';
import { deeds } from '../journeys/world.ts';
import { fieldsOf, plainReader } from '../support/plain-reader.ts';
import { IDLE, inDigits, mistyped, withOpen } from '../support/plain-scene.ts';
import { withReporters } from '../support/reporters.ts';
import { buryCase } from '../support/rewriting.ts';

const t = reporter('en');
const plain = plainMailbox('en');

const test = suite('the mailbox without script');

test('before anything is typed the page says what the server sees, and nothing on it can be sent elsewhere', () =>
  withReporters(
    async ({ portal }) => {
      for (const lang of ['ar', 'en'] as const) {
        const { html, text, headers } = await plainReader(portal, lang).get();
        const words = plainMailbox(lang);
        for (const line of [words.seesTitle, ...words.sees, words.kept(IDLE)]) assert.ok(text.includes(line), line);
        assert.ok(text.indexOf(words.seesTitle) < text.indexOf(reporter(lang).followUp.field));
        assert.match(html, /<form method="post" action="\/(ar|en)\/follow-up\/plain" autocomplete="off">/);
        assert.match(html, /name="code"[^>]*autocomplete="off"[^>]*spellcheck="false"/);
        assert.match(html, new RegExp(`href="/${lang}/follow-up"`));
        assert.is(headers.get('cache-control'), 'no-store');
        assert.not.match(headers.get('content-security-policy') ?? '', /wasm/);
        assert.is(headers.get('set-cookie'), null);
      }
    },
    { isFounded: false },
  ));

test('a code opens in any digits and spacing, behind a redirect, and stands nowhere afterwards (T02, T08)', () =>
  withReporters(async (stage) => {
    const { code } = await stage.sent();
    const grouped = groupDigits(code, 4);
    for (const typed of [
      ` ${grouped.replaceAll(' ', '-')} `,
      `${inDigits(grouped, 0x660).replaceAll(' ', '، ')}.`,
      inDigits(grouped.replaceAll(' ', ' – '), 0x6f0),
      `\u200f${inDigits(grouped, 0x660)}`,
    ]) {
      const reader = plainReader(stage.portal, 'ar');
      const answer = await reader.post({ act: 'open', code: typed });
      assert.is(answer.status, 303, typed);
      assert.is(answer.headers.get('location'), '/ar/follow-up/plain?opened');
      assert.is(answer.html, '');
      const opened = await reader.get();
      assert.is(opened.status, 200);
      assert.ok(opened.text.includes(reporter('ar').mailbox.where));
      assert.not.ok(opened.html.includes(code));
      assert.match(opened.html, /صُرفت مبالغ/);
    }
  }));

test('beside the button that closes stands what closing does, and the headings go down one step at a time', () =>
  withReporters(async (stage) => {
    const { code } = await stage.sent();
    for (const lang of ['ar', 'en'] as const) {
      const reader = plainReader(stage.portal, lang);
      await reader.post({ act: 'open', code });
      const { html, text } = await reader.get();
      const { title, where, next, messages, write, finished } = reporter(lang).mailbox;
      for (const words of [finished, plainMailbox(lang).closes(IDLE)]) assert.ok(text.includes(words), words);
      assert.match(plainMailbox(lang).closes(IDLE), lang === 'en' ? /your code opens it again/ : /يفتحه رمزك من جديد/);
      const headings = [...html.matchAll(/<h([1-6])[^>]*>([^<]+)/g)].map(([, level, words]) => [Number(level), words]);
      const standing = headings.filter(([, words]) =>
        [title, where, next, messages, write, finished].some((one) => one === words),
      );
      assert.equal(standing, [[2, title], ...[where, next, messages, write, finished].map((words) => [3, words])]);
    }
  }));

test('an empty and a mistyped code are told at once, without work, and stand in the field again', () =>
  withReporters(
    async ({ portal }) => {
      let derived = 0;
      Object.assign(portal.deps.plain, {
        derive: () => {
          derived += 1;
          return Promise.reject(new Error('derived'));
        },
      });
      const reader = plainReader(portal, 'en');
      const code = makeTrackingCode();
      for (const [typed, words] of [
        ['', t.followUp.missing],
        [mistyped(code), t.followUp.mistyped],
        [code.slice(1), t.followUp.mistyped],
        [`${code}0`, t.followUp.mistyped],
        [`${code.slice(0, -1)}x`, t.followUp.mistyped],
        [`${code}\u0000`, t.followUp.mistyped],
        ['9'.repeat(100_000), t.followUp.mistyped],
        ['<script>alert(1)</script>', t.followUp.mistyped],
      ] as const) {
        const answer = await reader.post({ act: 'open', code: typed });
        assert.is(answer.status, 422, typed.slice(0, 40));
        assert.ok(answer.text.includes(words), answer.text);
        assert.match(answer.html, /<title>Error: /);
        assert.not.match(answer.html, /<script>alert/);
        if (!typed.includes('\u0000')) assert.is(fieldsOf(answer.html, 'open').code, typed);
      }
      assert.is(derived, 0);
    },
    { isFounded: false },
  ));

test('unknown codes and that of a buried report get one page, byte for byte, that says what a slip is for; no cookie (T03, T07)', () =>
  withReporters(async ({ portal, sent }) => {
    const reader = plainReader(portal, 'en');
    const { code: buried, number } = await sent();
    const { database, config } = portal.deps;
    const [row] = await database.reader.all('select case_id from cases where number = ?', [number]);
    await buryCase(config.dataFolder, String(row?.case_id));
    const pages = new Set<string>();
    for (const code of [makeTrackingCode(), makeTrackingCode(), buried]) {
      const answer = await reader.post({ act: 'open', code });
      assert.is(answer.status, 422);
      const words = [t.followUp.unknown, ...Object.values(unknownCode('en')), SLIP_COMMAND, t.channels.external];
      for (const sentence of words) assert.ok(answer.text.includes(sentence), sentence);
      assert.not.match(answer.html, /staff|sign-in|reviewer/);
      assert.is(answer.headers.get('set-cookie'), null);
      pages.add(answer.html.replaceAll(code, 'the code'));
    }
    assert.is(pages.size, 1);
    assert.is(portal.deps.visits.count(), 0);
  }));

test('who has to wait is told their place, keeps it with the ticket, and loses neither code nor text', () =>
  withReporters(
    async ({ portal }) => {
      const asked: unknown[] = [];
      const waiting = { place: 12, seconds: 40, ticket: 'the-ticket' };
      Object.assign(portal.deps.plain, {
        derive: async (_: unknown, code: string, ticket: unknown) => {
          asked.push([code, ticket]);
          return { ok: false, waiting };
        },
      });
      const reader = plainReader(portal, 'en');
      const code = makeTrackingCode();
      await reader.get();
      const first = await reader.submit('open', { code: groupDigits(code, 4), draft: 'A long text.' });
      assert.is(first.status, 202);
      assert.ok(first.text.includes(plain.waiting.text(12, 40)), first.text);
      assert.not.match(first.html, /<title>[^<]*\d{4}/);
      const again = fieldsOf(first.html, 'open');
      assert.is(again.code, groupDigits(code, 4));
      assert.is(again.draft, 'A long text.');
      await reader.submit('open');
      assert.equal(asked, [
        [code, undefined],
        [code, 'the-ticket'],
      ]);
    },
    { isFounded: false },
  ));

test('the cookie is closed to scripts, other sites and other paths, and a new one comes with every opening (T12, T30)', () =>
  withOpen(async ({ stage, code }) => {
    const reader = plainReader(stage.portal, 'en');
    const chosen = 'A'.repeat(43);
    reader.setCookie(chosen);
    const answer = await reader.post({ act: 'open', code });
    const given = answer.headers.get('set-cookie') ?? '';
    assert.match(given, /^__Host-amanah-visit=[\w-]{43}; Max-Age=900; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    const first = reader.cookie();
    assert.is.not(first, chosen);
    await reader.post({ act: 'open', code });
    assert.is.not(reader.cookie(), first);
    const other = plainReader(stage.portal, 'en');
    other.setCookie(first);
    assert.ok((await other.get()).text.includes(plain.ended.title), 'the value before has ended');
    assert.is(other.cookie(), undefined);
  }));

test('the browser forgets the cookie when the server does: every answer of an open visit renews it', () =>
  withOpen(async ({ reader }) => {
    const value = reader.cookie();
    const renewed = new RegExp(`^__Host-amanah-visit=${value}; Max-Age=${IDLE * 60}; Path=/; HttpOnly; Secure;`);
    const shown = await reader.get();
    assert.match(shown.headers.get('set-cookie') ?? '', renewed);
    assert.ok(shown.text.includes(plain.closes(IDLE)));
    const fields = fieldsOf(shown.html, 'write');
    const refused = await reader.post({ ...fields, message: ' ', kind: 'message' });
    assert.is(refused.status, 422);
    assert.match(refused.headers.get('set-cookie') ?? '', renewed);
    const sent = await reader.post({ ...fields, message: 'One thing more.', kind: 'message' });
    assert.is(sent.status, 303);
    assert.match(sent.headers.get('set-cookie') ?? '', renewed);
  }));

test('a browser that refuses the cookie is told so after a right code, and only then', () =>
  withOpen(async ({ stage, code }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { noCookie, kept } = plainMailbox(lang);
      const reader = plainReader(stage.portal, lang);
      const before = await reader.get();
      assert.ok(before.text.includes(kept(IDLE)) && !before.text.includes(noCookie.title));
      const opened = await reader.post({ act: 'open', code });
      const address = opened.headers.get('location') ?? '';
      assert.is(address, `/${lang}/follow-up/plain?opened`);
      const cookie = reader.cookie();
      reader.setCookie(undefined);
      const told = await reader.get(address);
      assert.ok(told.text.includes(noCookie.title) && told.text.includes(noCookie.text), told.text);
      assert.not.ok(told.html.includes(code));
      reader.setCookie(cookie);
      const on = await reader.get(address);
      assert.is(on.status, 303);
      assert.is(on.headers.get('location'), `/${lang}/follow-up/plain`);
    }
  }));

test('the open mailbox shows what the one with script shows: standing, next date, messages, what was reported', () =>
  withOpen(async ({ stage, reader, number, code }) => {
    await stage.act('auditor', number, deeds.acknowledge);
    await stage.act('auditor', number, deeds.message('Which month was it?'));
    const { text, html } = await reader.get();
    const { mailbox } = t;
    for (const words of [
      mailbox.title,
      mailbox.number(number),
      mailbox.where,
      mailbox.standing.review,
      mailbox.next,
      mailbox.messages,
      mailbox.showReport,
      t.report.questions['what-happened'].question,
      'A canary died.',
      `Receipt of report ${number}.`,
      'Which month was it?',
      mailbox.write,
      mailbox.message,
      mailbox.send,
      mailbox.sendEvidence,
      mailbox.evidenceOpen,
      mailbox.harm,
      plain.close,
    ]) {
      assert.ok(text.includes(words), words);
    }
    assert.match(text, /You will find our feedback here by \w+, \d+ February 2027 /);
    assert.match(html, /aria-current="step">Preliminary review</);
    assert.match(html, /<bdi dir="ltr" class="number">\d{4}-\d{4}<\/bdi>/);
    assert.not.ok(html.includes(code));
    assert.not.match(html, /class="channels"/);
    const arabic = await reader.get('/ar/follow-up/plain');
    assert.ok(arabic.text.includes(reporter('ar').mailbox.standing.review), 'the language link keeps the visit');
  }));

test('a date that has passed is said to have passed, with the external routes', () =>
  withOpen(async ({ stage, code }) => {
    const by = formatDate('en', addDays(riyadhDate(stage.now()), 10));
    await stage.pass(11);
    const reader = plainReader(stage.portal, 'en');
    await reader.get();
    const { text, html } = await reader.submit('open', { code });
    assert.ok(text.includes(t.mailbox.passed.acknowledgement(by)), text);
    assert.match(html, /class="channels"/);
  }));

test('an idle visit that is asked for again shows a neutral page and takes its cookie back (T34)', () =>
  withOpen(async ({ stage, reader, code, number }) => {
    stage.wait(IDLE);
    const { text, html, headers, status } = await reader.get();
    assert.is(status, 200);
    assert.ok(text.includes(plain.ended.title) && text.includes(plain.ended.again));
    for (const secret of [code, number, 'A canary died']) assert.not.ok(html.includes(secret));
    assert.match(headers.get('set-cookie') ?? '', /^__Host-amanah-visit=; Max-Age=0; Path=\//);
    assert.not.ok((await reader.get()).text.includes(plain.ended.title));
  }));

test('closing ends the visit on the server and in the browser, and can be repeated', () =>
  withOpen(async ({ stage, reader }) => {
    const cookie = reader.cookie();
    for (const _ of [1, 2]) {
      const closed = await reader.post({ act: 'end' });
      assert.is(closed.status, 200);
      assert.ok(closed.text.includes(plain.closed.title));
      assert.is(closed.headers.get('clear-site-data'), '"cache"');
      assert.is(reader.cookie(), undefined);
      assert.is(stage.portal.deps.visits.count(), 0);
    }
    reader.setCookie(cookie);
    assert.not.ok((await reader.get()).text.includes(t.mailbox.where));
  }));

test('the way out ends the visit too, unless a foreign page leads there', () =>
  withOpen(async ({ stage, reader }) => {
    const { portal } = stage;
    const exit = (site: string) =>
      portal.app.request(`${portal.url}/exit`, {
        headers: { cookie: `__Host-amanah-visit=${reader.cookie()}`, 'sec-fetch-site': site },
      });
    await exit('cross-site');
    assert.is(portal.deps.visits.count(), 1);
    const left = await exit('same-origin');
    assert.is(left.status, 303);
    assert.match(left.headers.get('set-cookie') ?? '', /^__Host-amanah-visit=; Max-Age=0/);
    assert.is(portal.deps.visits.count(), 0);
  }));

test('what does not come as one of the page’s forms is refused, and changes nothing', () =>
  withOpen(async ({ stage, reader }) => {
    const { portal } = stage;
    const address = `${portal.url}/en/follow-up/plain`;
    const cookie = `__Host-amanah-visit=${reader.cookie()}`;
    const form = 'application/x-www-form-urlencoded';
    for (const [type, body] of [
      ['application/json', '{"act":"end"}'],
      ['multipart/form-data; boundary=x', '--x\r\nbroken'],
      ['text/plain', 'act=end'],
      [form, ''],
      [form, 'act=%FF%FE&act=end'],
      [form, 'act=destroy'],
    ] as const) {
      const headers = { 'content-type': type, 'sec-fetch-site': 'same-origin', cookie };
      const answer = await portal.app.request(address, { method: 'POST', headers, body });
      assert.is(answer.status, 400, body);
    }
    const headers = { 'content-type': form, 'sec-fetch-site': 'cross-site', cookie };
    assert.is((await portal.app.request(address, { method: 'POST', headers, body: 'act=end' })).status, 403);
    assert.is(portal.deps.visits.count(), 1);
  }));

test('nothing of a visit stands on the disk: no code, no key, no cookie, no word (T02)', () =>
  withOpen(async ({ stage, reader, code }) => {
    await reader.submit('write', { message: 'A second canary sang.', kind: 'message' });
    const { deps } = stage.portal;
    const master = deps.visits.find(stage.portal.association, reader.cookie())?.master ?? new Uint8Array();
    const secrets = [
      'A canary died',
      'A second canary',
      code,
      groupDigits(code, 4),
      reader.cookie() ?? '-',
      toBase64url(master),
    ];
    const files = await readdir(deps.config.dataFolder, { recursive: true, withFileTypes: true });
    const texts = await Promise.all(
      files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name))),
    );
    assert.ok(
      texts.some((bytes) => bytes.includes('SQLite format')),
      'the database was read',
    );
    for (const bytes of [...secrets.map((text) => Buffer.from(text)), Buffer.from(master)]) {
      assert.ok(bytes.length > 0);
      assert.not.ok(texts.some((text) => text.includes(bytes)));
    }
  }));

test('a visit is gone with the portal that it was made in, and the page says so', () =>
  withOpen(async ({ stage, reader, code }) => {
    stage.portal.deps.visits.close();
    const { text, html } = await reader.get();
    assert.ok(text.includes(plain.ended.title) && text.includes(plain.ended.text(IDLE)));
    assert.not.ok(html.includes(code));
  }));

test.run();
