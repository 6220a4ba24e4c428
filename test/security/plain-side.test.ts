// The side without script under attack: guesses that cost the server work, texts that break out of markup, and threads that
// end in the middle of sealing.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { createPlainEngine } from '../../src/http/reporter/plain/engine.ts';
import type { Portal } from '../../src/portal.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { makeTrackingCode, random } from '../../src/protocol/open/index.ts';
import { deeds } from '../journeys/world.ts';
import { dumpOf } from '../support/database-factory.ts';
import { ADDRESS, addressesIn, PAYLOADS, skeletonOf } from '../support/markup.ts';
import { plainReader } from '../support/plain-reader.ts';
import { quickEngine } from '../support/quick-engine.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const test = suite('the side without script under attack');

type Answer = { readonly status: number; readonly html: string; readonly headers: Headers };

const post = async (
  { app, url }: Portal,
  path: string,
  fields: readonly (readonly [string, string])[],
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> => {
  const answer = await app.request(`${url}${path}`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields.map(([name, value]): [string, string] => [name, value])).toString(),
  });
  return { status: answer.status, html: await answer.text(), headers: answer.headers };
};

const DOOR = '/en/follow-up/plain';

/** A guess as somebody would send it who is a new visitor every time. */
const guess = (portal: Portal, code: string, ticket = ''): Promise<Answer> => {
  const fresh = toBase64url(random.bytes(32));
  const [a, b, c, d] = random.bytes(4);
  return post(
    portal,
    DOOR,
    [
      ['act', 'open'],
      ['code', code],
      ['ticket', ticket],
    ],
    {
      cookie: `__Host-amanah-visit=${fresh}`,
      'user-agent': fresh,
      'x-forwarded-for': `${a}.${b}.${c}.${d}`,
    },
  );
};

const ticketIn = (html: string): string => html.match(/name="ticket" value="([^"]*)"/)?.[1] ?? '';

test('two hundred guesses at once, each from a new visitor, get no more than two threads, and the right code gets its turn among them (T04, T05, T06)', () =>
  withReporters(async (stage) => {
    const { portal } = stage;
    const { code } = await stage.sent();
    const whole = portal.deps.plain;
    Object.assign(portal.deps, { plain: createPlainEngine(portal.deps, { atOnce: 2, held: 6, line: 3 }) });
    await whole.close();
    const alive = new Set<unknown>();
    let most = 0;
    const watch = (worker: NodeJS.EventEmitter) => {
      alive.add(worker);
      most = Math.max(most, alive.size);
      worker.once('exit', () => alive.delete(worker));
    };
    process.on('worker', watch);
    try {
      const before = await dumpOf(portal.deps.database);
      const guesses = Array.from({ length: 200 }, () => guess(portal, makeTrackingCode()));
      let mine = await guess(portal, code);
      let strangers = 0;
      for (let round = 0; mine.status !== 303; round += 1) {
        assert.is(mine.status, 202, 'told to wait, and never refused');
        assert.ok(round < 200, 'its turn comes');
        assert.match(ticketIn(mine.html), /./);
        const more = Array.from({ length: 10 }, () => guess(portal, makeTrackingCode()));
        strangers += more.length;
        guesses.push(...more);
        mine = await guess(portal, code, ticketIn(mine.html));
      }
      assert.match(mine.headers.get('set-cookie') ?? '', /^__Host-amanah-visit=[\w-]{43};/);
      const answers = await Promise.all(guesses);
      const served = answers.filter(({ status }) => status === 422);
      assert.is(served.length + answers.filter(({ status }) => status === 202).length, answers.length);
      assert.ok(served.length < 50 + strangers, `${served.length} of ${answers.length} were worked on`);
      assert.is(new Set(served.map(({ html }) => html.length)).size, 1, 'and told the same');
      for (const { headers } of answers) assert.is(headers.get('set-cookie'), null);
      assert.ok(most <= 3, `${most} threads, one of them started in advance`);
      assert.is(await dumpOf(portal.deps.database), before);
    } finally {
      process.off('worker', watch);
    }
  }));

test('what is no code, is mistyped or far too long costs no work at all (T08)', () =>
  withReporters(
    async ({ portal }) => {
      let derived = 0;
      Object.assign(portal.deps.plain, {
        derive: () => {
          derived += 1;
          return Promise.reject(new Error('worked'));
        },
      });
      const code = makeTrackingCode();
      const wrong = `${code.slice(0, -1)}${(Number(code.at(-1)) + 1) % 10}`;
      for (const typed of [
        '',
        'x',
        wrong,
        `${code}0`,
        code + ' '.repeat(200),
        '1'.repeat(50_000),
        '\u0301'.repeat(9_000),
        '\0',
      ]) {
        assert.is((await guess(portal, typed)).status, 422, typed.slice(0, 30));
      }
      assert.is((await guess(portal, '1'.repeat(3_000_000))).status, 422);
      assert.is((await guess(portal, '1'.repeat(9_000_000))).status, 413);
      assert.is(derived, 0);
    },
    { isFounded: false },
  ));

const TEXTS = ['name', 'contact', 'what-happened', 'where', 'who', 'witnesses', 'evidence', 'expectation'];

/** A report's form with `text` wherever something can be typed. */
const formWith = (text: string, go: string, token: string): readonly (readonly [string, string])[] => [
  ['token', token],
  ['go', go],
  ['concerns', 'none'],
  ['identity', 'named'],
  ...TEXTS.map((id): [string, string] => [`answer-${id}`, text]),
  ...['when-happened', 'when-learned'].flatMap((id): [string, string][] => [[`answer-${id}-certainty`, 'unknown']]),
];

/** Every page of a report and a mailbox under a text. */
const pagesWith = async (stage: ReporterStage, text: string): Promise<ReadonlyMap<string, string>> => {
  const pages = new Map<string, string>();
  const { portal } = stage;
  const token = toBase64url(random.bytes(32));
  for (const go of ['concerns', 'questions', 'check', 'send']) {
    const { html, status } = await post(portal, '/en/report/plain', formWith(text, go, token));
    assert.is(status, 200, `${go}: ${html.slice(html.indexOf('<main'), html.indexOf('<main') + 600)}`);
    pages.set(`report ${go}`, html);
  }
  const wrong = formWith(text, 'check', token).map(([name, value]): [string, string] =>
    name === 'identity' || name.endsWith('-certainty') ? [name, text] : [name, value],
  );
  pages.set('report, wrong', (await post(portal, '/en/report/plain', wrong)).html);
  pages.set('report, no token', (await post(portal, '/en/report/plain', formWith(text, 'send', text))).html);
  const { sent } = quickEngine(portal);
  const { code } = await sent(text);
  pages.set('code, wrong', (await guess(portal, text)).html);
  const reader = plainReader(portal, 'en');
  await reader.get();
  await reader.submit('open', { code, draft: text });
  pages.set('mailbox with a draft', (await reader.get()).html);
  pages.set('mailbox', (await reader.submit('write', { message: text })).html);
  const [number = ''] = await stage.cases().then((all) => all.filter((one) => pages.get('mailbox')?.includes(one)));
  assert.match(number, /^\d{4}-\d{4}$/);
  await stage.act('auditor', number, deeds.acknowledge);
  await stage.act('auditor', number, deeds.message(text));
  pages.set('mailbox with an answer', (await reader.get()).html);
  pages.set(
    'a form of another page',
    (await reader.post({ act: 'write', message: text, page: text, form: text })).html,
  );
  return pages;
};

test('no text that a reporter or a handler types changes a tag or an address of a page without script (T67, T90)', () =>
  withReporters(async (stage) => {
    const plain = await pagesWith(stage, 'harmless');
    for (const payload of PAYLOADS) {
      // Signs that nobody sees are shown as what they are, in a mark of their own.
      const isHiding = /[\p{Cc}\u2028]/u.test(payload);
      const harmless = isHiding ? await pagesWith(stage, payload.replaceAll(/[^\p{Cc}\u2028]/gu, 'x')) : plain;
      const hostile = await pagesWith(stage, payload);
      for (const [page, html] of hostile) {
        assert.is(skeletonOf(html), skeletonOf(harmless.get(page) ?? ''), `${page} under ${payload}`);
        for (const address of addressesIn(html)) assert.match(address, ADDRESS, `${page} under ${payload}`);
      }
    }
  }));

test('a thread that ends in the middle of sealing sends nothing, keeps nothing, and gives back what was typed (T94)', () =>
  withReporters(async ({ portal }) => {
    const before = await dumpOf(portal.deps.database);
    const token = toBase64url(random.bytes(32));
    const broken = () => Promise.reject(new Error('canary of a thread'));
    Object.assign(portal.deps.plain, { send: broken });
    const { status, html } = await post(portal, '/en/report/plain', formWith('What was typed.', 'send', token));
    assert.ok(status >= 500, `${status}`);
    assert.not.match(html, /canary/);
    assert.ok(html.split('What was typed.').length > TEXTS.length, 'every answer stands in the page');
    assert.ok(html.includes(token), 'and it can be sent again');
    assert.is(await dumpOf(portal.deps.database), before);
  }));

test.run();
