// Sending a report in a real browser: leaving asks first, failures keep everything, one case whatever happens on the way,
// the code page with its gate, and what must not remain anywhere.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { digits, formatDate } from '../../src/i18n/dates.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { OPTIONAL, posts, remains, staying, tryToLeave } from '../support/report-screen.ts';
import { lentScene, ownScene } from '../support/reporter-scene.ts';

declare global {
  interface Window {
    eyes(text: string): void;
  }
}

const STORY = 'كناري: أُفرغ المستودع ليلًا، canary in the warehouse.';

const scene = lentScene(8);

const test = suite('a report sent from a browser');

test('leaving asks first from the first answer until the code is safe, and not after', () =>
  scene('en', async ({ page, start, toStory, toCheck, send, code, field, next }) => {
    const { asked } = staying(page);
    await start();
    await toStory();
    await field('What happened?').fill(STORY);
    await tryToLeave(page);
    assert.is(asked(), 1, 'switching the language asks');
    assert.is(await field('What happened?').inputValue(), STORY, 'and keeps what was typed');
    await toCheck(STORY);
    await send();
    const shown = await code();
    await tryToLeave(page);
    assert.is(asked(), 2, 'the code is not yet written down');
    await field('Last group of your code').fill(shown.slice(-4));
    await next();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    await page.locator('a.language').click();
    await page.waitForURL('**/ar/report');
    assert.is(asked(), 2);
  }));

test('a first question that could not be settled says why, keeps the ticks, and is settled at the next try', () =>
  scene('en', async ({ page, start, next, field }) => {
    const t = reporter('en').problems;
    let isCut = true;
    await page.route('**/api/intake', (route) =>
      isCut ? route.abort('internetdisconnected') : route.fulfill({ status: 503, body: '' }),
    );
    await start();
    await field('Executive director').check();
    const problem = page.locator('#report-problem');
    await next();
    await problem.getByText(t.offline).waitFor();
    isCut = false;
    await next();
    await problem.getByText(t.internal).waitFor();
    assert.ok(await field('Executive director').isChecked());
    assert.not(await field('Stay anonymous').isVisible());
    await page.unroute('**/api/intake');
    await next();
    await field('Stay anonymous').waitFor();
    assert.is(await problem.innerText(), '');
  }));

test('two clicks make one case, and a roster that has changed meanwhile is sealed to anew, unseen', () =>
  ownScene('en', async ({ page, visitor, stage, start, toStory, toCheck, button, code }) => {
    await start();
    await toStory();
    await toCheck(STORY);
    await stage.changeRoster();
    await button('Send the report').dblclick();
    await code();
    assert.not(await page.locator('#report-problem').innerText(), 'nothing was said');
    assert.is((await stage.cases()).length, 1);
    assert.is(posts(visitor.requests, '/api/intake').length, 2, 'refused as stale, then taken');
  }));

test('the code stands left to right in Arabic too, and only its true last group leads on', () =>
  scene('ar', async ({ page, stage, start, toStory, toCheck, send, code, group, field, next, button, say }) => {
    await start();
    await toStory();
    await toCheck(STORY);
    await send();
    const shown = await code();
    const boxes: { readonly x: number; readonly y: number; readonly text: string }[] = [];
    for (const one of await group('Your tracking code').locator('span').all()) {
      const box = await one.boundingBox();
      assert.ok(box);
      boxes.push({ x: box.x, y: Math.round(box.y), text: (await one.innerText()).trim() });
    }
    assert.is(boxes.length, 6);
    const read = boxes.toSorted((a, b) => a.y - b.y || a.x - b.x).map(({ text }) => text);
    assert.is(read.join(''), shown, 'read from left to right, line by line');
    const come = formatDate('ar', addDays(riyadhDate(stage.now()), 10));
    assert.match(come, /هـ.*الموافق.*م$/);
    assert.ok((await page.locator('#code-come').innerText()).includes(come));
    assert.ok((await page.locator('#code').innerText()).includes(reporter('ar').code.photo));

    const last = field('Last group of your code');
    await next();
    assert.ok(await page.getByText(reporter('ar').code.empty).isVisible());
    for (const wrong of [shown.slice(0, 4), shown.endsWith('0000') ? '١١١١' : '٠٠٠٠']) {
      await last.fill(wrong);
      await next();
      assert.ok(await page.getByText(reporter('ar').code.wrong).isVisible());
      assert.ok(await group('Your tracking code').isVisible());
    }
    await button('I’ll write it down later').click();
    await page.getByText(reporter('ar').code.laterWarning).waitFor();
    await button('Show me the code again').click();
    assert.not(await page.locator('#code-warning').isVisible());
    await last.fill(digits('ar', shown.slice(-4)));
    await next();
    await page.getByRole('heading', { name: say('What happens next'), exact: true }).waitFor();
    assert.not((await page.content()).includes(shown.slice(0, 4) + shown.slice(4, 8)));
    assert.is(await page.locator('#code-groups').innerText(), '');
  }));

test('who leaves without the code was warned, and is let go', () =>
  scene('en', async ({ page, start, toStory, toCheck, send, code, button, group }) => {
    await start();
    await toStory();
    await toCheck(STORY);
    await send();
    await code();
    await button('I’ll write it down later').click();
    await page.getByText(reporter('en').code.laterWarning).waitFor();
    await button('Finish without the code').click();
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    assert.is(await group('Your tracking code').count(), 0);
  }));

test('the code and the words go into no request, address, title or state, and nothing stays in the browser (T02, T65)', () =>
  ownScene('en', async ({ page, visitor, start, toStory, toCheck, send, code, field, next, button }) => {
    const places: string[] = [];
    const note = async () => {
      places.push(page.url(), await page.title(), await page.evaluate(() => JSON.stringify(history.state)));
    };
    page.on('framenavigated', (frame) => places.push(frame.url()));
    await start();
    await toStory();
    await toCheck(STORY);
    await note();
    await send();
    const shown = await code();
    await note();
    await field('Last group of your code').fill(shown.slice(-4));
    await next();
    await note();
    await page.getByRole('link', { name: 'Follow up a report', exact: true }).click();
    await field('Tracking code').fill(shown);
    await button('Open').click();
    await page.getByRole('heading', { name: 'Where it stands' }).waitFor({ timeout: 60_000 });
    await note();
    const grouped = shown.replace(/\d{4}(?=\d)/g, '$& ');
    for (const text of [shown, grouped, grouped.replaceAll(' ', '-'), 'canary', 'كناري', encodeURIComponent('كناري')]) {
      const seen = [...visitor.requests, ...places].filter((place) => place.includes(text));
      assert.equal(seen, [], text);
    }
    const nothing = { local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookie: '' };
    assert.equal(await remains(page), nothing);
    assert.equal(await visitor.context.cookies(), []);
    await page.goto('/en');
    await page.goBack();
    await field('Tracking code').waitFor();
    assert.is(await field('Tracking code').inputValue(), '');
    assert.not((await page.content()).includes('canary'), 'Back shows no mailbox');
    assert.equal(visitor.trouble, []);
  }));

/** The neutral site; what it learns of where somebody came from is asked in left.test.ts, of one that is really there. */
const neutralSite = (page: Page): Promise<unknown> =>
  page.route('https://www.spa.gov.sa/**', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<title>News</title><h1>News</h1>' }),
  );

/** From now on, all that the portal's pages show in any frame of their drawing, and their titles. */
const watchEyes = async (page: Page): Promise<readonly string[]> => {
  const seen: string[] = [];
  await page.exposeBinding('eyes', (_, text: string) => {
    seen.push(text);
  });
  await page.addInitScript(() => {
    const look = () => {
      const shown = document.documentElement.hidden ? '' : (document.body?.innerText ?? '').trim();
      if (location.hostname !== 'www.spa.gov.sa') window.eyes(`${document.title}${shown}`);
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  return seen;
};

/** A redirect out of the history can't be answered in the neutral site's place; a page that leads there can. */
const leadByPage = async (page: Page): Promise<void> => {
  await page.route('**/exit', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<script>location.replace("https://www.spa.gov.sa/")</script>' }),
  );
};

const atNews = (page: Page) => page.getByRole('heading', { name: 'News' }).waitFor();

/** The three places from which somebody leaves, and how many entries of the history lie before each. */
const LEFT = [
  ['the report page', 3],
  ['the landing page', 1],
  ['the mailbox', 1],
] as const;

for (const [place, before] of LEFT) {
  test(`after leaving ${place}, Back and Forward show nothing of the portal, and its address opened anew works (T72)`, () =>
    scene('en', async (screen) => {
      const { page, stage, toStory, field, button } = screen;
      await neutralSite(page);
      await leadByPage(page);
      await page.goto('/en');
      if (place === 'the report page') {
        await page.getByRole('link', { name: 'Make a report', exact: true }).click();
        await toStory();
        await field('What happened?').fill(STORY);
      }
      if (place === 'the landing page') await page.getByRole('link', { name: 'The policy', exact: true }).click();
      if (place === 'the mailbox') {
        const { code } = await stage.sent();
        await page.getByRole('link', { name: 'Follow up a report', exact: true }).click();
        await field('Tracking code').fill(code);
        await button('Open').click();
        await page.getByRole('heading', { name: 'Where it stands' }).waitFor({ timeout: 60_000 });
      }
      await page.getByRole('link', { name: 'Leave this page' }).click();
      await atNews(page);
      const seen = await watchEyes(page);
      for (let step = 0; step < before; step += 1) {
        await page.goBack({ waitUntil: 'commit' });
        await page.waitForURL('https://www.spa.gov.sa/**');
        await atNews(page);
      }
      await page.goForward({ waitUntil: 'commit' });
      await page.waitForURL('https://www.spa.gov.sa/**');
      await atNews(page);
      assert.equal(
        [...new Set(seen)].filter((text) => text !== ''),
        [],
        'not a word of the portal was seen',
      );
      await page.goto('/en/report');
      await page.getByRole('group', { name: 'Which of these does it concern?' }).waitFor();
      assert.equal(await remains(page).then(({ session }) => session), 0, 'and the tab forgets that somebody left');
    }));
}

/** Goes on with Tab until what `name` names has the focus. */
const tabTo = async (page: Page, role: 'link' | 'button' | 'checkbox' | 'radio' | 'textbox', name: string) => {
  const wanted = await page.getByRole(role, { name, exact: true }).elementHandle();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((node) => node === document.activeElement, wanted)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard never reached "${name}"`);
};

test('the keyboard alone leads from the landing page to the code and past it', () =>
  scene('en', async ({ page, visitor, code }) => {
    const press = async (role: Parameters<typeof tabTo>[1], name: string, key = 'Enter') => {
      await tabTo(page, role, name);
      await page.keyboard.press(key);
    };
    await page.goto('/en');
    await press('link', 'Make a report');
    await page.getByRole('group', { name: 'Which of these does it concern?' }).waitFor();
    await press('checkbox', 'None of them, or I don’t know', 'Space');
    await press('button', 'Continue');
    await page.getByRole('group', { name: 'Do you want to give your name?' }).waitFor();
    await press('radio', 'Stay anonymous', 'Space');
    await press('button', 'Continue');
    await page.getByRole('textbox', { name: 'What happened?' }).waitFor();
    await tabTo(page, 'textbox', 'What happened?');
    await page.keyboard.insertText(STORY);
    await press('button', 'Continue');
    for (const question of OPTIONAL) {
      await page.getByText(question, { exact: true }).first().waitFor();
      await press('button', 'Skip');
    }
    await press('button', 'Send the report');
    const shown = await code();
    await tabTo(page, 'textbox', 'Last group of your code');
    await page.keyboard.type(shown.slice(-4));
    await press('button', 'Continue');
    await page.getByRole('heading', { name: 'What happens next' }).waitFor();
    assert.equal(visitor.trouble, []);
  }));

test.run();
