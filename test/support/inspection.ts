// Looks at pages the way somebody would who sees little, reads with larger letters or has a narrow screen: axe in both colour
// schemes, nothing to scroll sideways or beyond a line’s start at 320 pixels, and no text cut off at twice its size. What stands
// on a page is copied into a page of its own, where axe is warm, needs no script of the page's, and holds up nobody.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import type { Browsers } from './chromium.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What can differ between two looks at the same document; all other rules read what stands in it. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable'];

/** The narrowest phone. Whoever is looked at has it, so that every step is taken on it too. */
export const NARROW = { viewport: { width: 320, height: 640 } } as const satisfies BrowserContextOptions;

const LOOKS = [
  { ...NARROW.viewport, colorScheme: 'light', runOnly: { type: 'tag', values: TAGS } },
  { width: 1280, height: 900, colorScheme: 'dark', runOnly: { type: 'rule', values: OF_THE_LOOK } },
] as const;
/** The size of letters with which browsers begin, in pixels. */
const LETTERS = 16;
/** Half a screen on a desk, as wide as a page is that is enlarged to twice its size. */
const HALF = { width: 640, height: 900 };

type Violations = readonly { readonly id: string; readonly nodes: readonly Found[] }[];
type Found = { readonly html: string; readonly failureSummary: string };
type Axe = { readonly run: (where: Document, how: unknown) => Promise<{ readonly violations: Violations }> };

/** What axe finds by these rules, or nothing without any; what is wider than the window; what shows less than its text. */
const faultsOf = (page: Page, rules?: unknown): Promise<readonly string[]> =>
  page.evaluate(async (runOnly) => {
    const { axe } = globalThis as unknown as { readonly axe?: Axe };
    const how = { runOnly, resultTypes: ['violations'], elementRef: false, preload: false };
    const violations = axe === undefined || runOnly === undefined ? [] : (await axe.run(document, how)).violations;
    const all = [...document.querySelectorAll<HTMLElement>('body *')];
    const { scrollWidth = 0 } = document.scrollingElement ?? {};
    const widest = all.find((node) => {
      const { left, right } = node.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    // Beyond the start nothing can be scrolled to; a table in a frame of its own can.
    const isArabic = getComputedStyle(document.documentElement).direction === 'rtl';
    const early = all.find((node) => {
      if (node.closest('.table-scroll') !== null || node.clientWidth < 2 || node.clientHeight < 2) return false;
      const { left, right } = node.getBoundingClientRect();
      return isArabic ? right > window.innerWidth + 1 : left < -1;
    });
    const cutOff = all.filter((node) => {
      const { overflowX, overflowY, clipPath } = getComputedStyle(node);
      if (node.clientWidth < 2 || clipPath !== 'none' || node.textContent?.trim() === '') return false;
      const isWide = overflowX !== 'visible' && overflowX !== 'auto' && node.scrollWidth > node.clientWidth + 1;
      const isHigh = overflowY !== 'visible' && overflowY !== 'auto' && node.scrollHeight > node.clientHeight + 1;
      return isWide || isHigh;
    });
    return [
      ...violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
      ),
      ...(scrollWidth > window.innerWidth ? [`${scrollWidth} wide: ${widest?.outerHTML.slice(0, 160)}`] : []),
      ...(early === undefined ? [] : [`before its start: ${early.outerHTML.slice(0, 160)}`]),
      ...cutOff.map((node) => `cut off: ${node.outerHTML.slice(0, 160)}`),
    ];
  }, rules);

/** As a reader sets it in their browser: what is measured in letters follows, style sheets' conditions included. */
const setLetters = (session: CDPSession, standard: number): Promise<unknown> =>
  session.send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });

const inLargeLetters = async (page: Page, session: CDPSession): Promise<readonly string[]> => {
  await page.setViewportSize(HALF);
  await setLetters(session, 2 * LETTERS);
  const found = await faultsOf(page);
  await setLetters(session, LETTERS);
  return found;
};

/** Puts another document in the page's place; what ran in the page before stays. */
const put = (page: Page, html: string): Promise<void> =>
  page.evaluate(async (text) => {
    const next = new DOMParser().parseFromString(text, 'text/html').documentElement;
    document.documentElement.replaceWith(document.adoptNode(next));
    await Promise.all(
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
        (link) => link.sheet ?? new Promise((resolve) => link.addEventListener('load', resolve)),
      ),
    );
    await document.fonts.ready;
    scrollTo(0, 0);
  }, html);

const inspect = async (page: Page, session: CDPSession, html: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  await put(page, html);
  for (const { width, height, colorScheme, runOnly } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = await faultsOf(page, runOnly);
    faults.push(...found.map((fault) => `${width} ${colorScheme}: ${fault}`));
  }
  return [...faults, ...(await inLargeLetters(page, session)).map((fault) => `large letters: ${fault}`)];
};

export type Inspector = {
  /** Looks at the page as it stands; what is found comes with `faults`. A name is used once. */
  readonly look: (page: Page, name: string) => Promise<void>;
  /** Everything that is wrong with what was looked at, each fault with its page's name before it. */
  readonly faults: () => Promise<readonly string[]>;
  /** How many states were looked at. */
  readonly count: () => number;
};

/** An inspector with a page of its own, in a browser in which what it looks at stands too. */
export const inspectorIn = async ({ visitor }: Browsers): Promise<Inspector> => {
  const { page: reading } = await visitor({ bypassCSP: true });
  await reading.goto('/en');
  await reading.evaluate(source);
  const session = await reading.context().newCDPSession(reading);
  const names = new Set<string>();
  let all: Promise<readonly string[]> = Promise.resolve([]);
  const look: Inspector['look'] = async (page, name) => {
    if (names.has(name)) throw new Error(`${name} was looked at before`);
    names.add(name);
    const narrow = await faultsOf(page);
    const isWithoutScript = await page.evaluate(() => matchMedia('(scripting: none)').matches);
    const shown = (await page.content()).replaceAll(/<script\b[^>]*><\/script>/g, '');
    const html = isWithoutScript ? shown.replaceAll(/(<\/?)noscript>/g, '$1div>') : shown;
    all = all.then(async (found) => {
      const faults = [...narrow, ...(await inspect(reading, session, html))];
      return [...found, ...faults.map((fault) => `${name}, ${fault}`)];
    });
    // Told where it is awaited.
    all.catch(() => undefined);
  };
  return { look, faults: () => all, count: () => names.size };
};
