// Leaving in haste to a neutral site that answers: what the browser's Back then shows, with script and without.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { allAssociations, saveSettings } from '../../src/store/settings.ts';
import { withChromium } from '../support/chromium.ts';
import { lentTo } from '../support/lending.ts';
import { quickEngine } from '../support/quick-engine.ts';
import { reportScreen } from '../support/report-screen.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const STORY = 'canary: the warehouse was emptied at night';

/** A site of somebody else, with what it learned of where its visitors came from. */
const withNeutralSite = async (job: (address: string, referers: readonly unknown[]) => Promise<void>) => {
  const referers: unknown[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/') referers.push(request.headers.referer);
    response
      .setHeader('content-type', 'text/html')
      .end('<title>News</title><link rel="icon" href="data:,"><h1>News</h1>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    await job(`http://127.0.0.1:${port}/`, referers);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
};

const leadTo = async ({ portal }: ReporterStage, exitUrl: string): Promise<void> => {
  const { database } = portal.deps;
  const [association] = await allAssociations(database.reader);
  if (association === undefined) throw new Error('the association stands');
  await database.write((tx) => saveSettings(tx, { ...association, exitUrl }));
};

type AtSite = { readonly stage: ReporterStage; readonly news: string; readonly referers: readonly unknown[] };

/** One portal that leads to one neutral site; everybody who leaves has a browser of their own. */
const atSite = lentTo<AtSite>(4, (job) =>
  withNeutralSite((news, referers) =>
    withReporters(
      async (stage) => {
        quickEngine(stage.portal);
        await leadTo(stage, news);
        await job({ stage, news, referers });
      },
      { argon2: 'quick' },
    ),
  ),
);

const scene = (
  javaScriptEnabled: boolean,
  job: (page: Page, stage: ReporterStage, news: string) => Promise<void>,
): Promise<void> =>
  atSite(async ({ stage, news, referers }) => {
    const before = referers.length;
    await withChromium(
      stage.portal.url,
      async ({ visitor }) => {
        const { page } = await visitor({ javaScriptEnabled });
        await job(page, stage, news);
        const own = referers.slice(before);
        assert.ok(own.length > 0, 'the neutral site was reached');
        assert.equal([...new Set(own)], [undefined], 'and not told from where');
      },
      'quick',
    );
  });

const leave = async (page: Page, lang: Lang): Promise<void> => {
  await page.getByRole('link', { name: shared(lang).leave, exact: true }).click();
  await page.getByRole('heading', { name: 'News' }).waitFor();
};

/** All that a page shows or holds in its fields. */
const shownBy = async (page: Page): Promise<string> => {
  const fields = page.locator('input, textarea');
  const typed = await Promise.all((await fields.all()).map((field) => field.inputValue()));
  return `${await page.content()} ${typed.join(' ')}`;
};

const test = suite('leaving to a site that answers');

const WAYS = [
  ['ar', 'the link'],
  ['en', 'Shift pressed three times'],
] as const;

for (const [lang, way] of WAYS) {
  test(`${lang}: ${way} leads away in the middle of a report, unasked, and Back leads to the neutral site again (T72)`, () =>
    scene(true, async (page, _, news) => {
      const { start, toStory, field } = reportScreen(page, lang);
      const questions: string[] = [];
      page.on('dialog', (dialog) => {
        questions.push(dialog.type());
        void dialog.dismiss();
      });
      await start();
      await toStory();
      await field('What happened?').fill(STORY);
      if (way === 'the link') await page.getByRole('link', { name: shared(lang).leave, exact: true }).click();
      else for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
      await page.getByRole('heading', { name: 'News' }).waitFor();
      assert.equal(questions, [], 'nobody was asked');
      for (const _step of [1, 2]) {
        await page.goBack({ waitUntil: 'commit' }).catch(() => undefined);
        await page.waitForURL(news);
        await page.getByRole('heading', { name: 'News' }).waitFor();
        assert.not.ok((await shownBy(page)).includes('canary'));
      }
    }));
}

test('without script, Back after leaving in the middle of a report shows nothing that was typed (T72)', () =>
  scene(false, async (page) => {
    const t = reporter('en').report;
    await page.goto('/en/report/plain');
    await page.getByLabel(t.concerns.none, { exact: true }).check();
    await page.getByRole('button', { name: t.next, exact: true }).click();
    await page.getByLabel(t.questions['what-happened'].question, { exact: true }).fill(STORY);
    await leave(page, 'en');
    for (const _step of [1, 2]) {
      await page.goBack().catch(() => undefined);
      assert.not.ok((await shownBy(page)).includes('canary'));
    }
  }));

test('without script, Back after leaving an open mailbox shows nothing of it (T34, T72)', () =>
  scene(false, async (page, stage) => {
    const t = reporter('en');
    const { code, number } = await stage.sent({ lang: 'en', answers: [{ question: 'what-happened', text: STORY }] });
    await page.goto('/en/follow-up/plain');
    await page.getByLabel(t.followUp.field, { exact: true }).fill(code);
    await page.getByRole('button', { name: t.followUp.open, exact: true }).click();
    await page.getByRole('heading', { name: t.mailbox.where, exact: true }).waitFor();
    await page.getByLabel(t.mailbox.message, { exact: true }).fill('canary: a message');
    await leave(page, 'en');
    for (const _step of [1, 2]) {
      await page.goBack().catch(() => undefined);
      const shown = await shownBy(page);
      for (const secret of ['canary', number, code]) assert.not.ok(shown.includes(secret), secret);
    }
    assert.is(stage.portal.deps.visits.count(), 0);
  }));

test.run();
