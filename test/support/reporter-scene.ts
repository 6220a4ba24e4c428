// A reporter at the report's page: with a portal, a browser and a tab of their own, or at one portal and in one browser that
// several tests share, where each has a tab of its own and counts from where it began.
import type { BrowserContextOptions, Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';
import { PATIENCE_MS, tellShown, type Visitor, withChromium } from './chromium.ts';
import { lentTo } from './lending.ts';
import { type ReportScreen, reportScreen } from './report-screen.ts';
import { type ReporterStage, withReporters } from './reporters.ts';

export type ReporterScene = ReportScreen & { readonly visitor: Visitor; readonly stage: ReporterStage };

type AtStage = { readonly stage: ReporterStage; readonly visitor: Visitor };
type StageOptions = Parameters<typeof withReporters>[1];

const withStage = (
  job: (at: AtStage) => Promise<void>,
  options: StageOptions = {},
  visitorOptions: BrowserContextOptions = {},
): Promise<void> => {
  const argon2 = options.argon2 ?? 'quick';
  return withReporters(
    (stage) =>
      withChromium(
        stage.portal.url,
        async ({ visitor }) => job({ stage, visitor: await visitor(visitorOptions) }),
        argon2,
      ),
    { ...options, argon2 },
  );
};

/** A portal and a browser for one test alone. */
export const ownScene = (
  lang: Lang,
  job: (scene: ReporterScene) => Promise<void>,
  options?: StageOptions,
): Promise<void> =>
  withStage(({ stage, visitor }) => job({ ...reportScreen(visitor.page, lang), visitor, stage }), options);

/** A new tab, and what happened in this browser since; everything that is set on the tab goes with it. */
const inNewTab = async (visitor: Visitor, job: (visitor: Visitor) => Promise<void>): Promise<void> => {
  const { context, trouble, requests } = visitor;
  const [troubled, requested] = [trouble.length, requests.length];
  const page: Page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await job({
      context,
      page,
      get trouble() {
        return trouble.slice(troubled);
      },
      get requests() {
        return requests.slice(requested);
      },
    });
  } catch (error) {
    // The browser stays for the next test, so that what stood on the page is told here.
    await tellShown([page]);
    throw error;
  } finally {
    await page.close();
    await context.clearCookies();
  }
};

/** A portal and a browser for as many tests as are told, each in a tab of its own. */
export const lentTabs = (
  tests: number,
  options?: StageOptions,
  visitorOptions?: BrowserContextOptions,
): ((job: (at: AtStage) => Promise<void>) => Promise<void>) => {
  const atStage = lentTo<AtStage>(tests, (job) =>
    withStage(
      async (at) => {
        // As long as a tab of the portal stays, the next one needs no process of its own.
        await at.visitor.page.goto('/static/icon.svg');
        await job(at);
      },
      options,
      visitorOptions,
    ),
  );
  return (job) => atStage(({ stage, visitor }) => inNewTab(visitor, (own) => job({ stage, visitor: own })));
};

type Scenes = (lang: Lang, job: (scene: ReporterScene) => Promise<void>) => Promise<void>;

/** The same for tests at the report's page, which change neither the roster nor the portal's clock for each other. */
export const lentScene = (tests: number): Scenes => {
  const inTab = lentTabs(tests);
  return (lang, job) => inTab(({ stage, visitor }) => job({ ...reportScreen(visitor.page, lang), visitor, stage }));
};

/** Scenes in which nothing may go to anybody else, fail, or break the policy of content. */
export const untroubled =
  (scenes: Scenes): Scenes =>
  (lang, job) =>
    scenes(lang, async (scene) => {
      await job(scene);
      assert.equal(scene.visitor.trouble, []);
    });
