// The whole line of a reporter whose browser has no JavaScript: from the first page to the feedback, in both languages, and
// what a visit to the mailbox leaves behind.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { groupDigits } from '../../src/protocol/check/index.ts';
import { deeds } from '../journeys/world.ts';
import { type Visitor, withChromium } from '../support/chromium.ts';
import type { Argon2Price } from '../support/quick-argon2.ts';
import { quickEngine } from '../support/quick-engine.ts';
import { lentTabs } from '../support/reporter-scene.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

type Scene = {
  readonly stage: ReporterStage;
  readonly visitor: Visitor;
  readonly page: Page;
  readonly press: (name: string) => Promise<void>;
};

const seenBy = async (stage: ReporterStage, visitor: Visitor, job: (scene: Scene) => Promise<void>): Promise<void> => {
  const { page } = visitor;
  await job({ stage, visitor, page, press: (name) => page.getByRole('button', { name, exact: true }).click() });
  assert.equal(visitor.trouble, []);
};

/** A portal and a browser of their own; with `quick`, where neither threads nor Argon2id are the matter. */
const scene = (job: (scene: Scene) => Promise<void>, argon2: Argon2Price = 'full') =>
  withReporters(
    (stage) => {
      if (argon2 === 'quick') quickEngine(stage.portal);
      return withChromium(
        stage.portal.url,
        async ({ visitor }) => seenBy(stage, await visitor({ javaScriptEnabled: false }), job),
        argon2,
      );
    },
    { argon2 },
  );

const inTab = lentTabs(3, { argon2: 'full' }, { javaScriptEnabled: false });
const inQuickTab = lentTabs(2, {}, { javaScriptEnabled: false });

/** At the portal and in the browser of others that neither count what is kept there nor move its clock. */
const sharedScene = (job: (scene: Scene) => Promise<void>) =>
  inTab(({ stage, visitor }) => seenBy(stage, visitor, job));

const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });

/** The same where neither threads nor Argon2id are the matter. */
const quickScene = (job: (scene: Scene) => Promise<void>) =>
  inQuickTab(({ stage, visitor }) => {
    quickEngine(stage.portal);
    return seenBy(stage, visitor, job);
  });

/** Opens a code from the page without script. */
const open = async ({ page, press }: Scene, lang: Lang, code: string): Promise<void> => {
  const t = reporter(lang);
  await field(page, t.followUp.field).fill(code);
  await press(t.followUp.open);
  await page.getByRole('heading', { name: t.mailbox.where, exact: true }).waitFor();
};

const test = suite('the line without JavaScript');

for (const lang of ['ar', 'en'] as const) {
  const t = reporter(lang);
  const story = lang === 'ar' ? 'صُرفت مبالغ دون سندات.' : 'Money was paid out without receipts.';

  test(`${lang}: from the first page through report and code to the feedback, and the code is in no address (T02)`, () =>
    sharedScene(async (here) => {
      const { stage, visitor, page, press } = here;
      const titles: string[] = [];
      page.on('domcontentloaded', () => void page.title().then((title) => titles.push(title)));
      await page.goto(`/${lang}`);
      await page
        .getByRole('link', { name: plainReport(lang).link, exact: true })
        .first()
        .click();
      await field(page, t.report.concerns.none).check();
      await press(t.report.next);
      await field(page, t.report.identity.anonymous).check();
      await field(page, t.report.questions['what-happened'].question).fill(story);
      await press(t.report.next);
      await page.getByText(story).first().waitFor();
      await press(t.report.check.send);
      const group = page.getByRole('group', { name: t.code.group, exact: true }).first();
      await group.waitFor();
      const code = (await group.innerText()).replace(/\s/g, '');
      assert.match(code, /^\d{24}$/);
      await page.getByRole('heading', { level: 1, name: t.code.title, exact: true }).waitFor();
      await page.emulateMedia({ media: 'print' });
      // A style sheet for paper alone arrives last.
      await page.locator('.slip').waitFor();
      for (const other of ['.page-header', '.page-footer', 'h1', '#code-groups'])
        assert.not(await page.locator(other).isVisible(), `${other} is not printed`);
      await page.emulateMedia({ media: 'screen' });
      await field(page, t.code.last).fill(code.slice(-4));
      await press(t.code.next);
      await page.locator('main').getByRole('link', { name: t.landing.followUp, exact: true }).click();
      assert.is(new URL(page.url()).pathname, `/${lang}/follow-up/plain`);

      await open(here, lang, groupDigits(code, 4));
      assert.is(page.url(), `${stage.portal.url}/${lang}/follow-up/plain`);
      await page.getByText(t.mailbox.showReport).click();
      await page.getByText(story).first().waitFor();
      const number = /\d{4}-\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
      await stage.act('auditor', number, deeds.acknowledge);
      await stage.act('auditor', number, deeds.message('Which month was it?'));
      await page.reload();
      await page.getByText('Which month was it?').waitFor();
      await field(page, t.mailbox.message).fill('Shawwal.');
      await page.getByRole('button', { name: t.mailbox.send, exact: true }).dblclick();
      await page.getByText(t.mailbox.sent).waitFor();
      await page.reload();
      assert.is(await page.locator('.message.own').getByText('Shawwal.').count(), 1);
      await stage.act('auditor', number, deeds.brief);
      await stage.act('auditor', number, deeds.refer);
      await stage.act('member-1', number, deeds.recommend('substantiated'));
      await stage.act('member-2', number, deeds.confirm);
      await stage.act('chair', number, deeds.ratify);
      await stage.act('auditor', number, deeds.feedback);
      await page.reload();
      await page.getByText(t.mailbox.standing.feedback).waitFor();
      await page
        .getByRole('heading', { name: lang === 'ar' ? 'إفادة بانتهاء المعالجة' : 'Feedback', exact: true })
        .waitFor();
      await page.locator('.language').click();
      await page.getByText(reporter(lang === 'ar' ? 'en' : 'ar').mailbox.standing.feedback).waitFor();

      const addresses = visitor.requests.map((request) => request.split(' ')[1] ?? '');
      for (const part of [code, groupDigits(code, 4), code.slice(-8)]) {
        assert.equal(
          addresses.filter((address) => decodeURIComponent(address).includes(part)),
          [],
        );
        assert.equal(
          titles.filter((title) => title.includes(part)),
          [],
        );
      }
      assert.ok(titles.length > 8, 'titles were read');
    }));
}

test('a code with its spaces is seen whole in a narrow window, also where it is told to be wrong', () =>
  sharedScene(async ({ page, press }) => {
    const code = groupDigits('888888888888888888888888', 4);
    await page.goto('/en/follow-up/plain');
    for (const width of [360, 320]) {
      await page.setViewportSize({ width, height: 740 });
      const input = field(page, reporter('en').followUp.field);
      await input.fill(code);
      await press(reporter('en').followUp.open);
      await page.getByText(reporter('en').followUp.mistyped).first().waitFor();
      assert.is(await input.inputValue(), code);
      assert.ok(await input.evaluate((box) => box.scrollWidth <= box.clientWidth), `${width} px`);
    }
  }));

test('two clicks on sending and a reload make one case with one code, and further evidence is added to it', () =>
  scene(async (here) => {
    const { stage, page, press } = here;
    const t = reporter('en');
    const { plain } = stage.portal.deps;
    const { send: real } = plain;
    let sendings = 0;
    Object.assign(plain, {
      send: (...asked: Parameters<typeof real>) => {
        sendings += 1;
        return real(...asked);
      },
    });
    await page.goto('/en/report/plain');
    await field(page, t.report.concerns.none).check();
    await press(t.report.next);
    await field(page, t.report.identity.anonymous).check();
    await field(page, t.report.questions['what-happened'].question).fill('Sent by two clicks.');
    await press(t.report.next);
    const send = page.getByRole('button', { name: t.report.check.send, exact: true });
    await send.scrollIntoViewIfNeeded();
    const box = await send.boundingBox();
    assert.ok(box !== null);
    // By hand: what waits for a page to come would let the first answer in.
    for (const _click of [1, 2]) await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    const group = page.getByRole('group', { name: t.code.group, exact: true }).first();
    await group.waitFor();
    const code = (await group.innerText()).replace(/\s/g, '');
    await page.reload();
    assert.is((await group.innerText()).replace(/\s/g, ''), code);
    assert.ok(sendings > 1, 'the reload sent it once more');
    assert.is((await stage.cases()).length, 1);
    await page.goto('/en/follow-up/plain');
    await open(here, 'en', code);
    await page.getByText('Sent by two clicks.').waitFor({ state: 'attached' });
    await field(page, t.mailbox.message).fill('The numbers are 120 to 126.');
    await press(t.mailbox.sendEvidence);
    await page.getByText(t.mailbox.sentEvidence).waitFor();
    const added = page.locator('.message.own').filter({ hasText: 'The numbers are 120 to 126.' });
    assert.is(await added.getByText(t.mailbox.evidence, { exact: true }).count(), 1, 'it is told to be evidence');
    await page.reload();
    assert.is(await added.count(), 1);
  }));

test('a change of language brings along what was written into the mailbox, there and back, and nothing is sent', () =>
  quickScene(async (here) => {
    const { stage, page } = here;
    const { code } = await stage.sent();
    await page.goto('/ar/follow-up/plain');
    await open(here, 'ar', code);
    const text = 'سطر أول <b>طويل</b>.\nسطر ثانٍ & غيره.';
    await field(page, reporter('ar').mailbox.message).fill(text);
    for (const lang of ['en', 'ar'] as const) {
      await page.getByRole('button', { name: lang === 'en' ? 'English' : 'العربية', exact: true }).click();
      await page.getByRole('link', { name: plainMailbox(lang).notSentYet }).waitFor();
      assert.is(await page.locator('html').getAttribute('lang'), lang);
      assert.is(await field(page, reporter(lang).mailbox.message).inputValue(), text);
      assert.is(await page.locator('.message.own').count(), 1, 'the report alone');
    }
    assert.equal(
      await page
        .locator('.language')
        .boundingBox()
        .then((box) => (box?.height ?? 0) >= 44),
      true,
    );
  }));

test('closing the mailbox removes the cookie, and Back shows nothing of it (T34)', () =>
  scene(async (here) => {
    const { stage, visitor, page, press } = here;
    const sent = await stage.sent({ lang: 'en', answers: [{ question: 'what-happened', text: 'A canary died.' }] });
    await page.goto('/en/follow-up/plain');
    await open(here, 'en', sent.code);
    const [cookie, ...others] = await visitor.context.cookies();
    assert.is(cookie?.name, '__Host-amanah-visit');
    assert.ok(cookie?.httpOnly && cookie.secure && cookie.sameSite === 'Strict');
    const left = cookie.expires - Date.now() / 1000;
    assert.ok(left > 0 && left <= 15 * 60, `${left} seconds`);
    assert.equal(others, []);
    await press(plainMailbox('en').close);
    await page.getByText(plainMailbox('en').closed.title).waitFor();
    assert.equal(await visitor.context.cookies(), []);
    assert.is(stage.portal.deps.visits.count(), 0);
    for (const _ of [1, 2]) {
      await page.goBack();
      const shown = await page.content();
      for (const secret of ['A canary died.', sent.number, sent.code]) assert.not.ok(shown.includes(secret));
    }
  }, 'quick'));

test('an open mailbox that is loaded again when its cookie is gone says that the visit ended; its address opened anew does not', () =>
  quickScene(async (here) => {
    const { stage, visitor, page } = here;
    const { ended } = plainMailbox('en');
    const { code } = await stage.sent();
    await page.goto('/en/follow-up/plain');
    await open(here, 'en', code);
    // The browser lets go of the cookie by itself, fifteen minutes after the last click.
    await visitor.context.clearCookies();
    for (const _time of ['once', 'again']) {
      await page.reload();
      await page.getByText(ended.title).waitFor();
    }
    await page.goto('/en');
    await page.goto('/en/follow-up/plain');
    assert.is(await page.getByText(ended.title).count(), 0);
  }));

test('a visit that ended while somebody wrote gives the text back, and the code brings it into the field again', () =>
  scene(async (here) => {
    const { stage, page, press } = here;
    const t = reporter('ar');
    const { code } = await stage.sent();
    await page.goto('/ar/follow-up/plain');
    await open(here, 'ar', code);
    const text = 'سطر أول طويل.\nسطر ثانٍ <b>مع علامات</b> & غيرها.';
    await field(page, t.mailbox.message).fill(text);
    stage.wait(15);
    await press(t.mailbox.sendEvidence);
    await page.getByText(plainMailbox('ar').ended.title).waitFor();
    assert.is(await page.locator('.message').count(), 0);
    assert.is(await field(page, plainMailbox('ar').draft).inputValue(), text);
    await field(page, t.followUp.field).fill(code.slice(1));
    await press(t.followUp.open);
    await page.getByText(t.followUp.mistyped).first().waitFor();
    await open(here, 'ar', code);
    assert.is(await field(page, t.mailbox.message).inputValue(), text);
    await press(t.mailbox.sendEvidence);
    await page.getByText(t.mailbox.sentEvidence).waitFor();
    assert.is(await page.locator('.message.own .prose').innerText(), text);
  }, 'quick'));

test('the page with script names the way without', () =>
  withReporters(
    (stage) =>
      withChromium(
        stage.portal.url,
        async ({ visitor }) => {
          for (const options of [{ javaScriptEnabled: false }, {}]) {
            const { page } = await visitor(options);
            await page.goto('/en/follow-up');
            const link = page.locator('main a[href="/en/follow-up/plain"]').filter({ visible: true }).first();
            await link.click();
            await page.getByRole('heading', { name: plainMailbox('en').seesTitle, exact: true }).waitFor();
          }
        },
        'quick',
      ),
    { isFounded: false },
  ));

test.run();
