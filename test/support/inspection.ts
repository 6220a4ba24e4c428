// Looks at pages the way somebody would who sees little, reads with larger letters or has a narrow screen: axe in both colour
// schemes, nothing to scroll sideways or beyond a line’s start at 320 pixels, and no text cut off at twice its size. What stands
// on a page is copied into a page of its own, where axe is warm, needs no script of the page's, and holds up nobody.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { BrowserContextOptions, CDPSession, Page } from 'playwright-core';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import type { Browsers } from './chromium.ts';
import { installJudge, type Judge } from './judge.ts';
import { unisolated } from './unisolated.ts';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** The narrowest phone. Whoever is looked at has it, so that every step is taken on it too. */
export const NARROW = { viewport: { width: 320, height: 640 } } as const satisfies BrowserContextOptions;

/** The size of letters with which browsers begin, in pixels. */
const LETTERS = 16;
/** Half a screen on a desk is as wide as a page that is enlarged to twice its size. */
const LOOKS = [
  { name: '320 light', ...NARROW.viewport, colorScheme: 'light', letters: LETTERS, rules: 'all' },
  { name: '1280 dark', width: 1280, height: 900, colorScheme: 'dark', letters: LETTERS, rules: 'look' },
  { name: 'large letters', width: 640, height: 900, colorScheme: 'dark', letters: 2 * LETTERS, rules: 'none' },
] as const;
type Look = (typeof LOOKS)[number];
/** Back from the last: the next document begins where the one before has ended. */
const BACK = LOOKS.toReversed();

/** What axe finds by these rules; what is wider than the window; what shows less than its text. */
const faultsOf = (page: Page, rules: Look['rules']): Promise<readonly string[]> =>
  page.evaluate(async (which) => {
    const { judge } = globalThis as unknown as { readonly judge: Judge };
    const violations = which === 'none' ? [] : await judge(which);
    const all = [...document.querySelectorAll<HTMLElement>('body *')];
    const { scrollWidth = 0 } = document.scrollingElement ?? {};
    const isTooWide = scrollWidth > window.innerWidth;
    const widest = all.find((node) => {
      if (!isTooWide) return false;
      const { left, right } = node.getBoundingClientRect();
      return right > window.innerWidth + 1 || left < -1;
    });
    // Beyond the start nothing can be scrolled to; a table in a frame of its own can.
    const isArabic = getComputedStyle(document.documentElement).direction === 'rtl';
    const early = all.find((node) => {
      const { left, right } = node.getBoundingClientRect();
      if (isArabic ? right <= window.innerWidth + 1 : left >= -1) return false;
      return node.closest('.table-scroll') === null && node.clientWidth >= 2 && node.clientHeight >= 2;
    });
    const cutOff = all.filter((node) => {
      if (node.clientWidth < 2) return false;
      const { overflowX, overflowY, clipPath } = getComputedStyle(node);
      const isWide = overflowX !== 'visible' && overflowX !== 'auto' && node.scrollWidth > node.clientWidth + 1;
      const isHigh = overflowY !== 'visible' && overflowY !== 'auto' && node.scrollHeight > node.clientHeight + 1;
      return (isWide || isHigh) && clipPath === 'none' && node.textContent?.trim() !== '';
    });
    return [
      ...violations,
      ...(isTooWide ? [`${scrollWidth} wide: ${widest?.outerHTML.slice(0, 160)}`] : []),
      ...(early === undefined ? [] : [`before its start: ${early.outerHTML.slice(0, 160)}`]),
      ...cutOff.map((node) => `cut off: ${node.outerHTML.slice(0, 160)}`),
    ];
  }, rules);

/** Only what is asked of the page at this moment, and only where it differs from what was asked last. */
const taker = (page: Page, session: CDPSession) => {
  let last: Partial<Look> = {};
  return async (look: Look): Promise<void> => {
    const { width, height, colorScheme, letters } = look;
    await Promise.all([
      last.width === width ? undefined : page.setViewportSize({ width, height }),
      last.colorScheme === colorScheme ? undefined : page.emulateMedia({ colorScheme, reducedMotion: 'reduce' }),
      // As a reader sets it in their browser: what is measured in letters follows, style sheets' conditions included.
      last.letters === letters
        ? undefined
        : session.send('Page.setFontSizes', { fontSizes: { standard: letters, fixed: letters } }),
    ]);
    last = look;
  };
};

/** Puts another document in the page's place; what ran in the page before stays, and so do style sheets that both have. */
export const put = (page: Page, html: string): Promise<void> =>
  page.evaluate(async (text) => {
    const next = new DOMParser().parseFromString(text, 'text/html');
    const [old, fresh] = [document, next].map(({ head }) =>
      [...head.querySelectorAll('style, link[rel="stylesheet"]')].map(({ outerHTML }) => outerHTML).join(),
    );
    const root = document.documentElement;
    if (old === fresh) {
      for (const { name } of [...root.attributes]) root.removeAttribute(name);
      for (const { name, value } of next.documentElement.attributes) root.setAttribute(name, value);
      for (const node of document.head.querySelectorAll(':scope > :not(style, link[rel="stylesheet"])')) node.remove();
      document.head.append(...next.head.querySelectorAll(':scope > :not(style, link[rel="stylesheet"])'));
      document.body.replaceWith(document.adoptNode(next.body));
    } else root.replaceWith(document.adoptNode(next.documentElement));
    await Promise.all(
      [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].map(
        (link) => link.sheet ?? new Promise((resolve) => link.addEventListener('load', resolve)),
      ),
    );
    await document.fonts.ready;
    scrollTo(0, 0);
  }, html);

export type Inspector = {
  /** Looks at the page as it stands; what is found comes with `faults`. A name is used once. */
  readonly look: (page: Page, name: string) => Promise<void>;
  /** Everything that is wrong with what was looked at, each fault with its page's name before it. */
  readonly faults: () => Promise<readonly string[]>;
  /** How many states were looked at. */
  readonly count: () => number;
};

/** Everybody in the association by name, as its pages and islands show them. */
const namesOfCast = (): readonly string[] => {
  const { administrator, first, later, newcomer } = demoFounding((count) => new Uint8Array(count));
  return [administrator, ...first, ...later, newcomer].map(({ name }) => name);
};

/** An inspector with a page of its own, in which everything is drawn with the portal's letters. */
export const inspectorIn = async ({ visitor }: Browsers): Promise<Inspector> => {
  const { page: reading } = await visitor({ bypassCSP: true }, undefined, 'own');
  await reading.goto('/en');
  await reading.evaluate(source);
  await reading.evaluate(installJudge, TAGS);
  const take = taker(reading, await reading.context().newCDPSession(reading));
  const inspect = async (html: string, looks: readonly Look[]): Promise<readonly string[]> => {
    const faults: string[] = [];
    const [first] = looks;
    if (first !== undefined) await take(first);
    await put(reading, html);
    for (const look of looks) {
      await take(look);
      faults.push(...(await faultsOf(reading, look.rules)).map((fault) => `${look.name}: ${fault}`));
    }
    return faults;
  };
  const names = namesOfCast();
  const looked = new Set<string>();
  let all: Promise<readonly string[]> = Promise.resolve([]);
  const look: Inspector['look'] = async (page, name) => {
    if (looked.has(name)) throw new Error(`${name} was looked at before`);
    looked.add(name);
    const looks = looked.size % 2 === 0 ? BACK : LOOKS;
    const [narrow, isWithoutScript, content] = await Promise.all([
      faultsOf(page, 'none'),
      page.evaluate(() => matchMedia('(scripting: none)').matches),
      page.content(),
    ]);
    const shown = content.replaceAll(/<script\b[^>]*><\/script>/g, '');
    const html = isWithoutScript ? shown.replaceAll(/(<\/?)noscript>/g, '$1div>') : shown;
    const bare = /<html[^>]* lang="ar"/.test(content) ? unisolated(content, names) : [];
    all = all.then(async (found) => {
      const apart = bare.map((place) => `a name that isn’t set apart: ${place}`);
      const faults = [...narrow, ...apart, ...(await inspect(html, looks))];
      return [...found, ...faults.map((fault) => `${name}, ${fault}`)];
    });
    // Told where it is awaited.
    all.catch(() => undefined);
  };
  return { look, faults: () => all, count: () => looked.size };
};
