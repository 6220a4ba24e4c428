// Bytes on the wire, headers included, and requests, as a browser that has never been here counts them: the landing page,
// from there to the first question with script, and a whole report without script. Fonts are told apart: two files, kept for good.
import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core';
import { browserPath } from '../support/browser-path.ts';
import { type Scenario, tell } from './scenario.ts';
import { type Running, withFounded, withPortal } from './stage.ts';
import { reportInput } from './texts.ts';

const STORY = String(reportInput(1).answers[0]?.text);

type Count = { readonly requests: number; readonly bytes: number };
type Transfer = { kind: string; bytes: number };

/** Follows every transfer of a page from now on. */
const following = async (session: CDPSession): Promise<ReadonlyMap<string, Transfer>> => {
  const transfers = new Map<string, Transfer>();
  /** What the browser still has is asked of nobody; it tells so before it tells of an answer. */
  const had = new Set<string>();
  await session.send('Network.enable');
  session.on('Network.requestServedFromCache', ({ requestId }) => had.add(requestId));
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (!response.url.startsWith('http') || response.fromDiskCache === true || had.has(requestId)) return;
    transfers.set(requestId, { kind: type, bytes: response.encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const transfer = transfers.get(requestId);
    if (transfer !== undefined) transfer.bytes = encodedDataLength;
  });
  return transfers;
};

const countOf = (transfers: readonly Transfer[]): Count => ({
  requests: transfers.length,
  bytes: transfers.reduce((sum, { bytes }) => sum + bytes, 0),
});

const described = (transfers: ReadonlyMap<string, Transfer>) => {
  const all = [...transfers.values()];
  const fonts = all.filter(({ kind }) => kind === 'Font');
  const rest = all.filter(({ kind }) => kind !== 'Font');
  const kinds = [...new Set(rest.map(({ kind }) => kind))].map((kind) => [
    kind,
    countOf(rest.filter((transfer) => transfer.kind === kind)),
  ]);
  return { withoutFonts: countOf(rest), fonts: countOf(fonts), ...Object.fromEntries(kinds) };
};

const settled = (page: Page): Promise<void> => page.waitForLoadState('networkidle');

/** Presses the button of the page's form that goes on to `go`, and waits for the page that it leads to. */
const press = async (page: Page, go: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.locator(`button[name=go][value=${go}]`).first().click()]);
  await settled(page);
};

/** A whole report in a browser without script, from the landing page to the code and the page behind it. */
const plainly = async (browser: Browser, portal: Running, lang: string): Promise<void> => {
  const context = await browser.newContext({ baseURL: portal.url, javaScriptEnabled: false });
  const page = await context.newPage();
  const transfers = await following(await context.newCDPSession(page));
  await page.goto(`/${lang}`);
  await page.locator(`a[href="/${lang}/report/plain"]`).first().click();
  await page.locator('input[name=concerns][value=none]').check();
  await press(page, 'questions');
  await page.locator('input[name=identity][value=anonymous]').check();
  await page.locator('[name=answer-what-happened]').fill(STORY);
  await press(page, 'check');
  await press(page, 'send');
  await page.locator('[name=last]').waitFor();
  tell('wire: whole plain submission, from landing to the code', { lang, ...described(transfers) });
  await context.close();
};

const inBrowser = async (portal: Running): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const lang of ['ar', 'en']) {
      await plainly(browser, portal, lang);
      const context = await browser.newContext({ baseURL: portal.url });
      const page = await context.newPage();
      const transfers = await following(await context.newCDPSession(page));
      await page.goto(`/${lang}`);
      await settled(page);
      tell('wire: landing', { lang, ...described(transfers) });
      await page.locator(`a[href="/${lang}/report"]`).first().click();
      await page.locator('main input[type=checkbox]').first().waitFor();
      await settled(page);
      tell('wire: from landing to the first question', { lang, ...described(transfers) });
      await context.close();
    }
  } finally {
    await browser.close();
  }
};

export const wire: Scenario = {
  name: 'wire',
  run: () => withFounded((founded) => withPortal(founded, inBrowser)),
};
