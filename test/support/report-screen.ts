// The report's page under a reporter's hands: each step by the names that stand on the screen, in either language.
import type { Locator, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { PATIENCE_MS } from './chromium.ts';
import { speaker } from './words.ts';

export const NOBODY = 'None of them, or I don’t know';

export type ReportScreen = {
  readonly page: Page;
  readonly lang: Lang;
  readonly say: (english: string) => string;
  readonly button: (english: string) => Locator;
  readonly field: (english: string) => Locator;
  readonly group: (english: string) => Locator;
  readonly summary: Locator;
  readonly start: () => Promise<void>;
  readonly next: () => Promise<void>;
  readonly skip: () => Promise<void>;
  readonly back: () => Promise<void>;
  /** From the first question to "What happened?", anonymous. */
  readonly toStory: (concerns?: readonly string[]) => Promise<void>;
  /** Answers the story and skips all that may be skipped. */
  readonly toCheck: (story: string) => Promise<void>;
  readonly send: () => Promise<void>;
  /** The code as it stands on the screen. */
  readonly code: () => Promise<string>;
};

/** The optional questions in their order. */
export const OPTIONAL = [
  'When did it happen?',
  'When did you learn of it?',
  'Where?',
  'Who was involved?',
  'Witnesses',
  'What evidence is there?',
  'What do you expect?',
] as const;

/** What is waited for, ticked or pressed, by what it says. */
type Step = readonly ['stands' | 'ticked' | 'pressed', string];

/**
 * Takes steps from inside of the page, each once what it names stands there: what lies before a test's matter costs a tenth of
 * what hand and mouse do. Tests that go all the way by hand or by keyboard stand beside those that begin like this.
 */
const take = (page: Page, steps: readonly Step[]): Promise<void> =>
  page.evaluate(
    async ({ list, patience }) => {
      const places = { stands: 'legend, label', ticked: 'label', pressed: 'button' } as const;
      const until = performance.now() + patience;
      for (const [kind, text] of list) {
        const find = (): HTMLElement | undefined =>
          [...document.querySelectorAll<HTMLElement>(places[kind])].find(
            (node) => node.innerText.trim() === text && node.checkVisibility({ visibilityProperty: true }),
          );
        for (let found = find(); ; found = find()) {
          if (found !== undefined) {
            if (kind !== 'stands') found.click();
            break;
          }
          if (performance.now() > until) throw new Error(`“${text}” doesn’t stand there to be ${kind}`);
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      }
    },
    { list: steps, patience: PATIENCE_MS },
  );

export const reportScreen = (page: Page, lang: Lang): ReportScreen => {
  const say = speaker(lang);
  const button = (english: string) => page.getByRole('button', { name: say(english), exact: true });
  const field = (english: string) => page.getByLabel(say(english), { exact: true });
  const group = (english: string) => page.getByRole('group', { name: say(english), exact: true });
  const next = () => button('Continue').click();
  const skip = () => button('Skip').click();
  const start = async () => {
    await page.goto(`/${lang}/report`);
    await group('Which of these does it concern?').waitFor();
  };
  const toStory = async (concerns: readonly string[] = [NOBODY]) => {
    const ticks = concerns.map((concern) => ['ticked', say(concern)] as const);
    await take(page, [...ticks, ['pressed', say('Continue')], ['ticked', say('Stay anonymous')]]);
    await next();
    await field('What happened?').waitFor();
  };
  return {
    page,
    lang,
    say,
    button,
    field,
    group,
    summary: page.locator('#error-summary'),
    start,
    next,
    skip,
    back: () => button('Back').click(),
    toStory,
    toCheck: async (story) => {
      await field('What happened?').fill(story);
      await next();
      const skips = OPTIONAL.flatMap((question): readonly Step[] => [
        ['stands', say(question)],
        ['pressed', say('Skip')],
      ]);
      await take(page, skips);
      await button('Send the report').waitFor();
    },
    send: () => button('Send the report').click(),
    code: async () => {
      const shown = group('Your tracking code');
      await shown.waitFor({ timeout: 60_000 });
      const code = (await shown.innerText()).match(/(?:\d{4}\s*){6}/)?.[0].replace(/\s/g, '') ?? '';
      assert.match(code, /^\d{24}$/, 'six groups of four stand on the screen');
      return code;
    },
  };
};

/** A visitor's requests that carried something to the portal. */
export const posts = (requests: readonly string[], path = ''): readonly string[] =>
  requests.filter((request) => request.startsWith('POST ') && request.includes(path));

/** Answers every question when leaving with "stay", and counts how often it was asked. */
export const staying = (page: Page): { readonly asked: () => number } => {
  let asked = 0;
  page.on('dialog', (dialog) => {
    if (dialog.type() === 'beforeunload') asked += 1;
    void dialog.dismiss();
  });
  return { asked: () => asked };
};

/** Follows the language link, is asked, and stays. */
export const tryToLeave = async (page: Page): Promise<void> => {
  const question = page.waitForEvent('dialog');
  await page.locator('a.language').click({ noWaitAfter: true });
  await question;
};

/** Everything that a page's origin could have kept in this browser. */
export const remains = (page: Page) =>
  page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    cookie: document.cookie,
  }));
