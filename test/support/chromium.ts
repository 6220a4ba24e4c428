// A real Chromium for tests: one browser a process, a fresh context a visitor, and a watch that fails on any request to
// somebody else, any Content-Security-Policy violation and any uncaught error.
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { browserPath } from './browser-path.ts';
import { atEnd, isEndTold } from './process-end.ts';
import { type Argon2Price, quickWorker } from './quick-argon2.ts';

/**
 * The driver turns features off by this flag, which counts once, so that they stand here again; with the last one every page
 * would be given another frame, at an eighth of what loading it costs.
 */
const OFF =
  'AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,LensOverlay,' +
  'MediaRouter,PaintHolding,ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,' +
  'NetworkTimeServiceQuerying,RenderDocument';
const flags = [
  `--disable-features=${OFF}`,
  // To begin a process for each tab is a third of what a tab costs.
  ...['--renderer-process-limit=1', '--disable-site-isolation-trials'],
  // Nothing here has a graphics card: what draws in its place needs no process of its own, which is a fifth of what a page costs.
  ...['--disable-gpu', '--in-process-gpu'],
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** With which letters pages are drawn: those that the portal serves, or the system's, where what pages look like isn't the matter. */
export type Letters = 'own' | 'system';
const LETTERS = { full: 'own', quick: 'system' } as const satisfies Record<Argon2Price, Letters>;
/**
 * A page is laid out and painted once more when its letters arrive, and what runs for a second isn't worth being compiled by
 * the slowest of the engine's compilers: together a third of what a page costs here.
 */
const FLAGS = {
  own: flags,
  system: [...flags, '--disable-remote-fonts', '--js-flags=--no-opt --no-wasm-dynamic-tiering'],
} as const;

/** Compressing every script for every portal anew takes longer than sending it; pages at the full price ask for it. */
const UNCOMPRESSED = { extraHTTPHeaders: { 'Accept-Encoding': 'identity' } } as const satisfies BrowserContextOptions;

/** So long a page is waited for. */
export const PATIENCE_MS = 45_000;

export type Visitor = {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Everything that must not have happened so far. */
  readonly trouble: readonly string[];
  /** Every request's method, address and body, as the server could have seen them. */
  readonly requests: readonly string[];
};

export type Browsers = {
  /** Somebody in a browser context of their own; `price` where theirs is another than that of all, `letters` likewise. */
  readonly visitor: (options?: BrowserContextOptions, price?: Argon2Price, letters?: Letters) => Promise<Visitor>;
};

/**
 * Kept for a next test, whose portal is made first, until all tests of the process are over; where nobody tells that, so long,
 * for a process with no more tests ends with it.
 */
const KEPT_MS = 1_500;
type Kept = { opened: Promise<Browser>; users: number; closing?: NodeJS.Timeout };
const kept = new Map<Letters, Kept>();

const launch = (letters: Letters): Promise<Browser> =>
  chromium.launch({ executablePath: browserPath(), args: [...FLAGS[letters]] });

const borrow = async (letters: Letters): Promise<Browser> => {
  const before = kept.get(letters);
  clearTimeout(before?.closing);
  const one = before ?? { opened: launch(letters), users: 0 };
  if (before === undefined && isEndTold()) atEnd(() => close(letters));
  kept.set(letters, one);
  one.users += 1;
  // One that a test has ended itself is replaced.
  if (!(await one.opened).isConnected()) one.opened = launch(letters);
  return one.opened;
};

const close = async (letters: Letters): Promise<void> => {
  const one = kept.get(letters);
  kept.delete(letters);
  await (await one?.opened)?.close();
};

const giveBack = (letters: Letters): void => {
  const one = kept.get(letters);
  if (one === undefined) return;
  one.users -= 1;
  if (one.users === 0 && !isEndTold()) one.closing = setTimeout(() => void close(letters), KEPT_MS);
};

/** Says what stands on pages when a test has failed: a time-out alone tells nothing. */
export const tellShown = async (pages: readonly Page[]): Promise<void> => {
  for (const page of pages) console.error(await shownOn(page));
};

const shownOn = async (page: Page): Promise<string> => {
  const text = await page
    .locator('body')
    .innerText({ timeout: 1_000 })
    .catch(() => 'nothing');
  // What a page says is the matter may stand far below.
  const alerts = await page
    .locator('[role=alert]')
    .allInnerTexts()
    .catch(() => []);
  const said = [text.slice(0, 600), ...alerts.filter((words) => words.trim() !== '')].join(' | alert: ');
  return `shown on ${page.url()}: ${said.replaceAll(/\s+/g, ' ')}`;
};

/**
 * Lends a browser to `job`; what it opened in it is closed afterwards, whatever a context keeps with it. `origin` is the
 * only address that pages may ask. With `quick`, pages derive at no cost, as whoever they meet in process then must too, and
 * are drawn with the system's letters.
 */
export const withChromium = async (
  origin: string,
  job: (browsers: Browsers) => Promise<void>,
  argon2: Argon2Price = 'full',
): Promise<void> => {
  const borrowed = new Map<Letters, Promise<Browser>>();
  const contexts: BrowserContext[] = [];
  const visitor: Browsers['visitor'] = async (options = {}, price = argon2, letters = LETTERS[price]) => {
    const lent = borrowed.get(letters) ?? borrow(letters);
    borrowed.set(letters, lent);
    const browser = await lent;
    const context = await browser.newContext({
      baseURL: origin,
      ...(price === 'quick' ? UNCOMPRESSED : {}),
      ...options,
    });
    contexts.push(context);
    // A test that is run by itself has its functions' names kept by a call that no page knows.
    await context.addInitScript('globalThis.__name ??= (named) => named;');
    if (price === 'quick') await context.addInitScript(quickWorker);
    const trouble: string[] = [];
    const requests: string[] = [];
    context.on('request', (request) => {
      requests.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`);
      if (!request.url().startsWith(`${origin}/`) && !/^(blob|data):/.test(request.url()))
        trouble.push(`asked ${request.url()}`);
    });
    context.on('console', (message) => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
        trouble.push(`console: ${message.text()}`);
    });
    context.on('weberror', (error) => trouble.push(`error: ${error.error().stack ?? error.error().message}`));
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    return { context, page, trouble, requests };
  };
  try {
    await job({ visitor });
  } catch (error) {
    await tellShown(contexts.flatMap((context) => context.pages()));
    throw error;
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
    for (const letters of borrowed.keys()) giveBack(letters);
  }
};
