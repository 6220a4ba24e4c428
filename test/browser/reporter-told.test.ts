// What the report's page tells on its way: the way without JavaScript where it can still be chosen, who gets the report before it
// is sent, and the slip that is printed with its square.

import { encode } from 'uqr';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reporter } from '../../src/i18n/reporter.ts';
import { lentScene, untroubled } from '../support/reporter-scene.ts';

const scene = untroubled(lentScene(4));

const test = suite('what the report’s page tells');

test('the way without JavaScript stands at the first question alone', () =>
  scene('ar', async ({ page, start, toStory, toCheck, back }) => {
    const link = page.locator('#report a[href="/ar/report/plain"]');
    await start();
    assert.ok(await link.isVisible());
    await toStory();
    assert.not(await link.isVisible());
    await back();
    await back();
    assert.ok(await link.isVisible());
    await toStory([]);
    await toCheck('حدث شيء.');
    assert.not(await link.isVisible());
  }));

for (const lang of ['ar', 'en'] as const) {
  test(`${lang}: the check page says who receives it, who is told of it within which days, and who is kept away`, () =>
    scene(lang, async ({ page, start, toStory, toCheck, field, next, button }) => {
      const t = reporter(lang).report.check;
      const executive = lang === 'ar' ? 'المسؤول التنفيذي' : 'the executive director';
      const told = page.locator('#check-receivers');
      await start();
      await toStory();
      await toCheck('A thing happened.');
      await page.getByRole('heading', { name: t.audience, exact: true }).waitFor();
      for (const words of [t.briefed(executive, 7), t.nobodyAway])
        await told.getByText(words, { exact: true }).waitFor();
      await page.locator('.summary-row').first().getByRole('button').click();
      await field('Executive director').check();
      await next();
      await button('Send the report').waitFor();
      for (const words of [t.notBriefed(executive), t.away(executive, 1)])
        await told.getByText(words, { exact: true }).waitFor();
      await page.locator('.summary-row').first().getByRole('button').click();
      await field('Someone senior, I won’t say who').check();
      await next();
      await told.getByText(t.briefedLater(executive, 7), { exact: true }).waitFor();
      assert.is(await told.getByRole('listitem').count(), 2);
    }));
}

/** The dark modules of a square as it is drawn: one path of unit squares. */
const darkIn = (path: string): readonly string[] =>
  [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);

test('the printed slip holds the code in words and, in its square, the address alone', () =>
  scene('en', async ({ page, stage, start, toStory, toCheck, send, code, field, next }) => {
    await start();
    await toStory();
    await toCheck('A thing happened.');
    await send();
    const shown = await code();
    const slip = page.locator('#code-slip');
    assert.not(await slip.isVisible(), 'only what is printed shows it');
    await page.emulateMedia({ media: 'print' });
    const square = slip.getByRole('img');
    const box = await square.boundingBox();
    assert.ok(box !== null && box.width > 100 && Math.abs(box.width - box.height) < 1, 'large enough to be read');
    const { data } = encode(`${stage.portal.url}/en/follow-up`, { ecc: 'M', border: 4 });
    const expected = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])));
    assert.equal(darkIn((await square.locator('path').getAttribute('d')) ?? ''), expected);
    const printed = await slip.innerText();
    for (const other of ['.page-header', '.page-footer', 'h1'])
      assert.not(await page.locator(other).first().isVisible(), `${other} is not printed`);
    assert.ok(printed.replace(/\s/g, '').includes(shown) && printed.includes(reporter('en').code.slipSquare));
    await page.emulateMedia({ media: 'screen' });
    await field('Last group of your code').fill(shown.slice(-4));
    await next();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    assert.is(await slip.locator('svg').count(), 0, 'it goes with the code');
  }));

test.run();
