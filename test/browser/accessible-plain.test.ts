// Every page and state that a reporter without script meets, under axe in both languages and both colour schemes, at 320 pixels
// and in large letters; and what takes the focus where a form comes back.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { makeTrackingCode } from '../../src/protocol/open/index.ts';
import { deeds } from '../journeys/world.ts';
import { withChromium } from '../support/chromium.ts';
import { type Inspector, inspectorIn, NARROW } from '../support/inspection.ts';
import { mistyped } from '../support/plain-scene.ts';
import { quickEngine } from '../support/quick-engine.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const LANGS = ['en', 'ar'] as const;
/** Names three offices. */
const STORY = 'The chairwoman, the director and our auditors knew.';
const EVERYBODY = ['internal-auditor', 'board-chair', 'audit-committee-chair', 'deputy-chair'];
const WAITING = { place: 3, seconds: 120, ticket: 'a-place-in-the-line' };

type Scene = {
  readonly stage: ReporterStage;
  readonly page: Page;
  readonly look: (name: string) => Promise<void>;
  readonly press: (name: string) => Promise<void>;
};

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** The summary of what is wrong is there, and has the focus: the browser gives it as it first draws the page. */
const refused = ({ page }: Scene): Promise<void> => page.locator('#error-summary:focus').waitFor();

/** Puts another answer in the engine's place for as long as `job` runs. */
const instead = async (
  { stage }: Scene,
  stub: Partial<ReporterStage['portal']['deps']['plain']>,
  job: () => Promise<void>,
): Promise<void> => {
  const { plain } = stage.portal.deps;
  const real = { ...plain };
  Object.assign(plain, stub);
  await job();
  Object.assign(plain, real);
};

const pagesThatNeedScript = async ({ page, look }: Scene, lang: Lang): Promise<void> => {
  for (const path of ['', '/report', '/follow-up', '/staff/sign-in', '/staff/recovery', '/enrol']) {
    await page.goto(`/${lang}${path}`);
    await look(`/${lang}${path} without script`);
  }
};

const questions = async (scene: Scene, lang: Lang): Promise<void> => {
  const { page, look, press } = scene;
  const t = reporter(lang).report;
  await page.goto(`/${lang}/report/plain`);
  await look(`${lang} first page`);
  await press(t.next);
  await refused(scene);
  await look(`${lang} first page, nothing ticked`);
  for (const office of EVERYBODY) await page.locator(`input[value="${office}"]`).check();
  await press(t.next);
  await page.getByText(t.refused.title).waitFor();
  await look(`${lang} refused`);
  await press(t.refused.change);
  for (const office of EVERYBODY) await page.locator(`input[value="${office}"]`).uncheck();
  await field(page, t.concerns.none).check();
  await press(t.next);
  await look(`${lang} questions`);
  await page.locator('#answer-when-happened-day, [name="answer-when-happened-day"]').first().fill('99');
  await press(t.next);
  await refused(scene);
  await look(`${lang} questions with faults`);
  await page.locator('[name="answer-when-happened-day"]').fill('');
  await field(page, t.identity.anonymous).check();
  await field(page, t.questions['what-happened'].question).fill(STORY);
  await press(t.next);
};

const checking = async (scene: Scene, lang: Lang): Promise<void> => {
  const { page, look, press } = scene;
  const t = reporter(lang).report.check;
  await page.getByText(t.named.title).waitFor();
  await look(`${lang} check`);
  await press(t.send);
  await page.getByText(t.named.first).first().waitFor();
  await look(`${lang} check, not yet answered`);
  await press(t.named.none);
  await instead(scene, { send: async () => ({ ok: false, waiting: WAITING }) }, async () => {
    await press(t.send);
    await page.getByText(plainReport(lang).waiting.title).waitFor();
    await look(`${lang} many are sending`);
  });
  const failure = { ok: false, problem: { error: 'internal' } } as const;
  await instead(scene, { send: async () => ({ ok: true, value: failure }) }, async () => {
    await press(t.send);
    await page.getByText(reporter(lang).problems.internal).waitFor();
    await look(`${lang} not sent`);
  });
  await press(t.send);
};

const coded = async (scene: Scene, lang: Lang): Promise<string> => {
  const { page, look, press } = scene;
  const t = reporter(lang).code;
  const group = page.getByRole('group', { name: t.group, exact: true }).first();
  await group.waitFor();
  const code = (await group.innerText()).replace(/\s/g, '');
  await look(`${lang} code`);
  await field(page, t.last).fill(code.endsWith('0000') ? '1111' : '0000');
  await press(t.next);
  await refused(scene);
  await look(`${lang} code, wrong last group`);
  await press(t.later);
  await page.getByText(t.laterWarning).waitFor();
  await look(`${lang} leaving without the code`);
  await press(t.laterBack);
  await field(page, t.last).fill(code.slice(-4));
  await press(t.next);
  await page.getByRole('heading', { name: t.doneTitle }).waitFor();
  await look(`${lang} what happens next`);
  return code;
};

const door = async (scene: Scene, lang: Lang): Promise<void> => {
  const { page, look, press } = scene;
  const t = reporter(lang).followUp;
  const open = async (code: string) => {
    await field(page, t.field).fill(code);
    await press(t.open);
  };
  await page.goto(`/${lang}/follow-up/plain`);
  await look(`${lang} follow up`);
  const wrong = { nothing: '', mistyped: mistyped(makeTrackingCode()), unknown: makeTrackingCode() };
  for (const [what, typed] of Object.entries(wrong)) {
    await open(typed);
    await refused(scene);
    await look(`${lang} follow up, ${what}`);
  }
  await instead(scene, { derive: async () => ({ ok: false, waiting: WAITING }) }, async () => {
    await press(t.open);
    await page.getByText(plainMailbox(lang).waiting.title).waitFor();
    await look(`${lang} many are opening`);
  });
};

const mailbox = async (scene: Scene, lang: Lang, code: string, number: string): Promise<void> => {
  const { page, look, press, stage } = scene;
  const t = reporter(lang);
  const plain = plainMailbox(lang);
  await page.goto(`/${lang}/follow-up/plain`);
  await field(page, t.followUp.field).fill(code);
  await press(t.followUp.open);
  await page.getByRole('heading', { name: t.mailbox.where, exact: true }).waitFor();
  await page.getByText(t.mailbox.showReport).click();
  await look(`${lang} mailbox, received`);
  await stage.act('auditor', number, deeds.acknowledge);
  await stage.act('auditor', number, deeds.message('Which \u202Emonth was it?'));
  await page.reload();
  await press(t.mailbox.send);
  await refused(scene);
  await look(`${lang} mailbox, nothing written`);
  await field(page, t.mailbox.message).fill('Shawwal.');
  await press(t.mailbox.send);
  await page.getByText(t.mailbox.sent).waitFor();
  await look(`${lang} mailbox, sent`);
  await field(page, t.mailbox.message).fill('Once more.');
  const busy = { ok: false, problem: { error: 'offline' } } as const;
  await instead(scene, { read: async () => busy, write: async () => busy }, async () => {
    await press(t.mailbox.send);
    await page.getByText(plain.busy.title).first().waitFor();
    await look(`${lang} mailbox that can't be read`);
  });
  await page.goto(`/${lang}/follow-up/plain`);
  await field(page, t.mailbox.message).fill('Too late.');
  stage.wait(15);
  await press(t.mailbox.send);
  await page.getByText(plain.ended.title).waitFor();
  await look(`${lang} visit that ended`);
  await stage.act('auditor', number, deeds.close);
  await field(page, t.followUp.field).fill(code);
  await press(t.followUp.open);
  await page.getByText(plain.notSentYet).waitFor();
  await look(`${lang} mailbox, unjustified, with a text that was not sent`);
  await press(plain.close);
  await page.getByText(plain.closeUnsent).waitFor();
  await look(`${lang} mailbox, to be closed with a text that was not sent`);
  await press(plain.closeAnyway);
  await page.getByText(plain.closed.title).waitFor();
  await look(`${lang} mailbox, closed`);
};

const FAULTY = `<!doctype html><html lang="en"><head><title>Faulty</title><style>
  .pale { color: #999; background: #fff }
  @media (prefers-color-scheme: dark) { .dim { color: #555; background: #222 } }
  .wide { width: 400px }
  .low { height: 24px; overflow: hidden }
  .early { margin-inline-start: -40px }
</style></head><body><main><h1>Faulty</h1><p class="pale">Pale</p><p class="dim">Dim</p><input>
<div class="wide">Wide</div><p class="low">Low</p><p class="early">Early</p><noscript><img src="/static/x"></noscript></main></body></html>`;

/** Joined letters, which axe by itself takes for icons, whose colours it doesn't judge. */
const JOINED = `<!doctype html><html lang="ar" dir="rtl"><head><title>باهت</title><style>
  .joined { color: #999; background: #fff }
</style></head><body><main><h1>باهت</h1><p class="joined">سطر لا يقرؤه أحد</p></main></body></html>`;

/** The same style sheet and the same good parts on each page, and something that is new. */
const familiar = (part: string): string => `<!doctype html><html lang="en"><head><title>Familiar</title><style>
  body { background: #fff; color: #222; font-size: 16px }
  a { color: #00c } .bare { text-decoration: none; color: #333 }
  .faint { color: #888 } .large { font-size: 24px } .middling { font-size: 20px } .bold { font-weight: 700 }
  .pale, [aria-invalid="true"], main:has(.turned) p:nth-child(2) { color: #999 }
  .ground, .under { background: #333 } .under { height: 64px } .over { position: relative; margin-block-start: -64px }
  @media (prefers-color-scheme: dark) { body { background: #222; color: #fff } a { color: #acf } .dim { color: #555 } }
  @media (prefers-color-scheme: dark) { .bare, .faint { color: #ddd } .ground, .under { background: #ccc } }
</style></head><body><main><h1>Familiar</h1><p>Fine, see <a href="/en">there</a></p>${part}</main></body></html>`;

/** What is added to a page that was seen already, and what is found on it. */
const ADDED = {
  nothing: ['', []],
  'the same': ['<p>Fine</p><label>Name <input value="Sara"></label>', []],
  pale: ['<p>Fine</p><p class="pale">New</p>', [/320 light: color-contrast: <p class="pale">/]],
  dim: ['<p>Fine</p><p class="dim">New</p>', [/1280 dark: color-contrast: <p class="dim">/]],
  'faint and large': ['<p class="faint large">Large</p>', []],
  'as faint, and small': ['<p class="faint">Small</p>', [/320 light: color-contrast: <p class="faint">/]],
  'faint and bold': ['<p class="faint middling bold">Bold</p>', []],
  'as faint, and not bold': [
    '<p class="faint middling">Not bold</p>',
    [/320 light: color-contrast: <p class="faint middling">/],
  ],
  'a state': [
    '<label>Name <input value="Sara" aria-invalid="true"></label>',
    [/320 light: color-contrast: <input value="Sara" aria-invalid="true">/, /1280 dark/],
  ],
  'another ground': ['<div class="ground"><p>Fine</p></div>', [/320 light: color-contrast: <p>/, /1280 dark/]],
  'something under it': [
    '<div class="under"></div><p class="over">Fine</p>',
    [/320 light: color-contrast/, /1280 dark/],
  ],
  'what another brings about': ['<div class="turned"></div>', [/320 light: color-contrast: <p>Fine, see/]],
  'a link like its text': [
    '<p>Fine <a class="bare" href="/en">there</a> and more</p>',
    [/320 light: link-in/, /dark: link-in/],
  ],
} as const;

/** An inspector, and a page of a visitor without script to look at. */
const inspecting = (job: (inspector: Inspector, page: Page) => Promise<void>): Promise<void> =>
  withReporters(
    (stage) =>
      withChromium(
        stage.portal.url,
        async (browsers) => {
          const inspector = await inspectorIn(browsers);
          const { page } = await browsers.visitor({ ...NARROW, javaScriptEnabled: false });
          await job(inspector, page);
        },
        'quick',
      ),
    { isFounded: false },
  );

const test = suite('accessible to reporters without script');

test('whoever inspects a page finds what is wrong in either colour scheme, on a narrow screen and in large letters', () =>
  inspecting(async ({ look, faults }, page) => {
    await page.route('**/faulty', (route) => route.fulfill({ contentType: 'text/html', body: FAULTY }));
    await page.goto('/faulty');
    await look(page, 'it');
    await page.route('**/joined', (route) => route.fulfill({ contentType: 'text/html;charset=utf-8', body: JOINED }));
    await page.goto('/joined');
    await look(page, 'joined letters');
    const found = await faults();
    for (const expected of [
      /320 light: color-contrast: <p class="pale">/,
      /1280 dark: color-contrast: <p class="dim">/,
      /label: <input>/,
      /image-alt: <img/,
      /it, 4\d\d wide: <div class="wide">/,
      /large letters: cut off: <p class="low">/,
      /320 light: before its start: <p class="early">/,
      /joined letters, 320 light: color-contrast: <p class="joined">/,
    ]) {
      assert.is(found.filter((fault) => expected.test(fault)).length, 1, `${expected} in ${found.join('\n')}`);
    }
  }));

test('a colour that was judged before is judged again where its state, its ground or what lies under it is another', () =>
  inspecting(async ({ look, faults }, page) => {
    await page.route('**/familiar/*', async (route) => {
      const [, [part] = ['']] =
        Object.entries(ADDED).find(([name]) => route.request().url().endsWith(encodeURI(name))) ?? [];
      await route.fulfill({ contentType: 'text/html', body: familiar(part) });
    });
    for (const name of Object.keys(ADDED)) {
      await page.goto(`/familiar/${name}`);
      await look(page, name);
    }
    const all = await faults();
    for (const [name, [, expected]] of Object.entries(ADDED)) {
      const found = all.filter((fault) => fault.startsWith(`${name}, `));
      assert.is(found.length, expected.length, `${name}: ${found.join('\n')}`);
      for (const one of expected)
        assert.ok(
          found.some((fault) => one.test(fault)),
          `${one} in ${found.join('\n')}`,
        );
    }
  }));

test('no page or state without script has a violation, scrolls sideways at 320 pixels or cuts off large letters', () =>
  withReporters((stage) =>
    withChromium(
      stage.portal.url,
      async (browsers) => {
        const { look, faults, count } = await inspectorIn(browsers);
        const { page, trouble } = await browsers.visitor({ ...NARROW, javaScriptEnabled: false });
        const scene: Scene = {
          stage,
          page,
          look: (name) => look(page, name),
          press: (name) => page.getByRole('button', { name, exact: true }).click(),
        };
        const { sent } = quickEngine(stage.portal);
        for (const lang of LANGS) {
          await pagesThatNeedScript(scene, lang);
          await questions(scene, lang);
          await checking(scene, lang);
          await coded(scene, lang);
          await door(scene, lang);
        }
        for (const lang of LANGS) {
          const { code, number } = await sent(STORY);
          await mailbox(scene, lang, code, number);
        }
        await stage.pass(400);
        for (const lang of LANGS) {
          await page.goto(`/${lang}/report/plain`);
          await scene.look(`${lang} closed`);
        }
        // The pages that were brought about by a failure have its status.
        const others = trouble.filter((line) => !/status of 50[03]/.test(line));
        assert.equal([...(await faults()), ...others], []);
        assert.ok(count() > 50, `${count()} looked at`);
      },
      'quick',
    ),
  ));

test.run();
