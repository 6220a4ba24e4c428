// A report of which nobody knows whether it arrived, in a real browser: it is asked after, never doubled, and nothing untrue
// is said of it.
import type { Route } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { posts, remains, staying, tryToLeave } from '../support/report-screen.ts';
import { ownScene } from '../support/reporter-scene.ts';

const STORY = 'كناري: أُفرغ المستودع ليلًا، canary in the warehouse.';

const test = suite('a report that may have arrived');

test('a send that fails keeps everything and says why; sending again, even after a lost answer, makes one case', () =>
  ownScene('en', async ({ page, visitor, stage, start, toStory, toCheck, send, code }) => {
    const ways: ((route: Route) => Promise<void>)[] = [
      // As on a full disk: the portal itself says that it failed.
      (route) => route.fulfill({ status: 500, contentType: 'application/json', body: '{"error":"internal"}' }),
      (route) => route.fulfill({ status: 503, body: '' }),
      // Its refusals arrive, its acceptance doesn't.
      async (route) => {
        const answer = await route.fetch();
        await (answer.ok() ? route.abort('connectionreset') : route.fulfill({ response: answer }));
      },
      (route) => route.abort('internetdisconnected'),
    ];
    let way = ways[0];
    await page.route('**/api/intake', (route) =>
      route.request().method() === 'POST' && way !== undefined ? way(route) : route.continue(),
    );
    await start();
    await toStory();
    await toCheck(STORY);
    const t = reporter('en').problems;
    const { failed } = reporter('en').report;
    const { nothingStored } = failed;
    const { unheard } = reportNotes('en');
    // Sure that nothing was stored is nobody any more once an answer was lost.
    for (const [next, words, isSure] of [
      [ways[0], t.internal, true],
      [ways[1], t.internal, false],
      [ways[2], unheard.why.offline, false],
      [ways[3], unheard.why.offline, false],
      [ways[0], t.internal, false],
    ] as const) {
      way = next;
      if (next === ways[2]) await stage.changeRoster();
      await send();
      await page.locator('#report-problem').getByText(words).waitFor({ timeout: 60_000 });
      const told = await page.locator('#report-problem').innerText();
      assert.ok(told.includes('Everything that you typed is still here'));
      assert.is(told.includes(nothingStored) && told.includes(failed.title), isSure);
      assert.is(told.includes(unheard.title), !isSure);
      assert.not(told.includes('Nothing is lost'), 'a code is lost with the page');
      assert.ok((await page.locator('#check-answers').innerText()).includes(STORY));
    }
    way = undefined;
    await send();
    await code();
    assert.is((await stage.cases()).length, 1);
    assert.ok(posts(visitor.requests, '/api/intake').length >= 4);
  }));

test('while nobody knows whether it arrived, the page says so; changed since, the first report’s code is shown, and what was not sent', () =>
  ownScene('ar', async ({ page, stage, start, toStory, toCheck, send, code, field, next, button, say }) => {
    const { unheard, again, perhapsBefore } = reportNotes('ar');
    const { report } = reporter('ar');
    let isLost = true;
    await page.route('**/api/intake', async (route) => {
      if (route.request().method() !== 'POST' || !isLost) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });
    // Changed since, it is asked after by its code.
    await page.route('**/api/mailbox', (route) => (isLost ? route.abort('connectionreset') : route.continue()));
    const { asked } = staying(page);
    await start();
    await toStory();
    await toCheck(STORY);
    const shown = () => page.locator('#report').innerText();
    assert.ok((await shown()).includes(report.notStored) && (await shown()).includes(report.check.text));
    await send();
    const problem = page.locator('#report-problem');
    await problem.getByText(unheard.title).waitFor({ timeout: 60_000 });
    assert.is((await stage.cases()).length, 1);
    for (const untrue of [report.failed.title, report.notStored, report.check.text])
      assert.not((await shown()).includes(untrue), untrue);
    assert.ok((await shown()).includes(unheard.hint));

    // One word is changed; the hint goes with every step, and leaving asks beside what may have arrived.
    await page.getByRole('button', { name: report.check.changeOf(report.questions['what-happened'].question) }).click();
    await field('What happened?').fill(`${STORY} ثم كلمة.`);
    assert.ok((await shown()).includes(unheard.hint));
    await tryToLeave(page);
    assert.is(asked(), 1);
    await problem.getByText(unheard.leave).waitFor();
    await next();
    await problem.getByText(unheard.again).waitFor();
    await page.locator('#check-answers').getByText(unheard.receivers).waitFor();
    await send();
    await problem.getByText(unheard.why.offline).waitFor({ timeout: 60_000 });
    // Ticks with which nobody could receive it aren't refused with the word that nothing was stored.
    await page.getByRole('button', { name: report.check.changeOf(report.concerns.question) }).click();
    const crowd = ['Board chair', 'Deputy chair', 'Audit committee chair', 'Internal auditor'];
    for (const office of crowd) await field(office).check();
    await next();
    await page.getByText(unheard.refused).waitFor();
    assert.not(await page.getByText(report.refused.text).isVisible());
    await button('Change my answer').click();
    for (const office of crowd) await field(office).uncheck();
    await field('Executive director').check();
    await next();

    isLost = false;
    await send();
    const opens = await code();
    assert.is((await stage.cases()).length, 1, 'one case, whatever was pressed');
    const told = await page.locator('#code-unsent').innerText();
    for (const words of [again.title, again.text, again.how, again.ticks, again.unsent, `${STORY} ثم كلمة.`])
      assert.ok(told.includes(words), words);
    assert.ok(
      told.includes(say('Executive director')) && !told.includes(say('Where?')),
      'what was changed, and no more',
    );
    await field('Last group of your code').fill(opens.slice(-4));
    await next();
    await page.getByText(again.goOn.text).waitFor();
    await page.getByRole('button', { name: again.goOn.stay, exact: true }).click();
    assert.ok((await page.locator('#code-unsent').innerText()).includes('ثم كلمة'), 'nothing goes unasked');
    await page.locator('#code-later').click();
    await page.locator('#code-warning').waitFor();
    await next();
    assert.not(await page.locator('#code-warning').isVisible(), 'one question at a time');
    await page.getByRole('button', { name: again.goOn.go, exact: true }).click();
    await page.getByRole('heading', { name: say('What happens next'), exact: true }).waitFor();
    assert.not((await page.content()).includes('ثم كلمة'), 'wiped with the code');
    assert.not(await page.getByText(perhapsBefore.title).isVisible());
  }));

test('a page that is loaded again while nobody knows whether its report arrived says that one may have been sent', () =>
  ownScene('en', async ({ page, start, toStory, toCheck, send, field }) => {
    const words = reportNotes('en').perhapsBefore;
    page.on('dialog', (dialog) => void dialog.accept());
    await page.route('**/api/intake', (route) =>
      route.request().method() === 'POST' ? route.abort('connectionreset') : route.continue(),
    );
    await start();
    await toStory();
    await toCheck(STORY);
    await send();
    await page.getByText(reportNotes('en').unheard.title).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Change: Where?' }).click();
    assert.not(await page.getByText(words.title).isVisible(), 'not while it can still be asked for');
    await page.reload();
    const told = page.locator('#report-perhaps');
    await told.getByText(words.title).waitFor();
    assert.ok(await told.evaluate((node) => node === document.activeElement));
    assert.equal(await remains(page), { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookie: '' });
    assert.not((await page.content()).includes('canary'));
    assert.is(await field('Executive director').isChecked(), false);
  }));

test.run();
