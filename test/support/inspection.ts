// Looks at a page as it stands, the way somebody would who sees little, reads with larger letters or has a narrow screen: axe
// in both colour schemes, nothing to scroll sideways at 320 pixels, and no text cut off at twice its size.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { CDPSession, Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What can differ between two looks at the same document: all other rules read what stands in it. */
const OF_THE_LOOK = ['color-contrast', 'link-in-text-block', 'target-size', 'scrollable-region-focusable'];

/** The narrowest phone, and a screen on a desk; each in another colour scheme. */
const LOOKS = [
  { width: 320, height: 640, colorScheme: 'light', runOnly: { type: 'tag', values: TAGS } },
  { width: 1280, height: 900, colorScheme: 'dark', runOnly: { type: 'rule', values: OF_THE_LOOK } },
] as const;
/** The size of letters with which browsers begin, in pixels. */
const LETTERS = 16;
/** Half a screen on a desk, as wide as a page is that is enlarged to twice its size. */
const HALF = { width: 640, height: 900 };

type Violations = readonly { readonly id: string; readonly nodes: readonly Found[] }[];
type Found = { readonly html: string; readonly failureSummary: string };
type Axe = { readonly run: (where: Document, how: unknown) => Promise<{ readonly violations: Violations }> };

/** Where a page may run no script no timer ever ends either, and axe would wait for its own for ever. */
const END_TIMERS_AT_ONCE = `
  if (matchMedia('(scripting: none)').matches) globalThis.setTimeout = (job) => { queueMicrotask(job); return 0; };
`;

const violations = async (page: Page, runOnly: unknown): Promise<readonly string[]> =>
  page.evaluate(async (rules) => {
    // What stays in place would cover, at other places of the page, what only has to be scrolled.
    scrollTo(0, 0);
    const { axe } = globalThis as unknown as { readonly axe: Axe };
    const { violations: all } = await axe.run(document, {
      runOnly: rules,
      resultTypes: ['violations'],
      elementRef: false,
      preload: false,
    });
    return all.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary}`),
    );
  }, runOnly);

const sideways = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const { scrollWidth = 0 } = document.scrollingElement ?? {};
    if (scrollWidth <= window.innerWidth) return [];
    const widest = [...document.querySelectorAll('body *')].find((node) => {
      const { left, right } = node.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    return [`${scrollWidth} wide: ${widest?.outerHTML.slice(0, 160)}`];
  });

/** What shows less of a text than there is. */
const cutOff = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('body *')]
      .filter((node) => {
        const { overflowX, overflowY, clipPath } = getComputedStyle(node);
        if (node.clientWidth < 2 || clipPath !== 'none' || node.textContent?.trim() === '') return false;
        const isWide = overflowX !== 'visible' && overflowX !== 'auto' && node.scrollWidth > node.clientWidth + 1;
        const isHigh = overflowY !== 'visible' && overflowY !== 'auto' && node.scrollHeight > node.clientHeight + 1;
        return isWide || isHigh;
      })
      .map((node) => `cut off: ${node.outerHTML.slice(0, 160)}`),
  );

const sessions = new WeakMap<Page, Promise<CDPSession>>();
const sessionOf = (page: Page): Promise<CDPSession> => {
  const session = sessions.get(page) ?? page.context().newCDPSession(page);
  sessions.set(page, session);
  return session;
};

/** As a reader sets it in their browser: what is measured in letters follows, style sheets' conditions included. */
const setLetters = async (page: Page, standard: number): Promise<void> => {
  await (await sessionOf(page)).send('Page.setFontSizes', { fontSizes: { standard, fixed: standard } });
};

const inLargeLetters = async (page: Page): Promise<readonly string[]> => {
  await page.setViewportSize(HALF);
  await setLetters(page, 2 * LETTERS);
  const found = [...(await sideways(page)), ...(await cutOff(page))];
  await setLetters(page, LETTERS);
  return found;
};

/** Everything that is wrong with the page as it stands, each fault with `name` before it. */
export const inspect = async (page: Page, name: string): Promise<readonly string[]> => {
  const faults: string[] = [];
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    await page.evaluate(END_TIMERS_AT_ONCE + source);
  }
  for (const { width, height, colorScheme, runOnly } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found = [...(await violations(page, runOnly)), ...(await sideways(page))];
    faults.push(...found.map((fault) => `${name}, ${width} ${colorScheme}: ${fault}`));
  }
  const large = await inLargeLetters(page);
  return [...faults, ...large.map((fault) => `${name}, in large letters: ${fault}`)];
};

/** Collects what `inspect` finds, page after page. */
export const inspector = () => {
  const faults: string[] = [];
  const seen: string[] = [];
  return {
    faults,
    seen,
    look: async (page: Page, name: string): Promise<void> => {
      seen.push(name);
      faults.push(...(await inspect(page, name)));
    },
  };
};
