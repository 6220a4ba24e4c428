// Handing on the keys of a thousand cases in a browser: a handler whose every case they are leaves, and a colleague presses one
// button. The cases are made through the real protocol, each opened by the handler, so that each takes four signed steps; the
// time, the memory of page, browser and server, and how often the page told how far it had come.
import { type Browser, chromium, type Page } from 'playwright-core';
import { argon2Node } from '../../src/argon2-node.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { openAs, signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { lookForHandovers } from '../../src/client/handovers.ts';
import { createPortal, type Portal } from '../../src/portal.ts';
import { browserPath } from '../support/browser-path.ts';
import { signIn } from '../support/people.ts';
import { screenOf } from '../support/staff-screen.ts';
import { fill, foundedBefore } from './fill.ts';
import { forgetPeak, peakMemoryMiB, processorMs, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, withFounded, withPortal } from './stage.ts';

const CASES = 1_000;
/** Report and deliberation begin anew, and the substitute is given every key of both. */
const STEPS = 4;
const MIB = 1024 * 1024;
const SAMPLED_MS = 250;
const PATIENCE_MS = 3_600_000;

const playerIn = (portal: Portal, { cast }: Founded, key: string) => ({
  ...playerOf(cast, key),
  device: newDevice(portal),
});

/** The auditor opens every case, is suspended, and two sign a roster without them. */
const leave = async (founded: Founded, cases: number): Promise<void> => {
  const portal = await createPortal(founded.config, { log: () => undefined });
  try {
    const auditor = playerIn(portal, founded, 'auditor');
    const rows = await portal.deps.database.reader.all('select number from cases order by number');
    for (const { number } of rows) await openAs(portal, auditor, String(number), argon2Node);
    const administrator = playerIn(portal, founded, 'admin');
    await signInPlayer(portal, administrator, argon2Node);
    await administrator.device.form(`/en/admin/people/${auditor.person}/suspension`, {});
    for (const key of ['chair', 'audit-chair']) await signRosterAs(portal, playerIn(portal, founded, key), argon2Node);
    if (rows.length !== cases) throw new Error(`${cases} cases, but ${rows.length} were opened`);
  } finally {
    await portal.close();
  }
};

type Watched = { readonly told: number; readonly spoken: number; readonly heapMiB: number; readonly pageMiB: number };

/** Counts in the page how often it tells how far it has come. */
const countTold = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const counts = { told: 0, spoken: 0 };
    const watch = (id: string, key: keyof typeof counts): void => {
      const node = document.getElementById(id);
      if (node === null) throw new Error('the page has no progress');
      new MutationObserver(() => {
        counts[key] += 1;
      }).observe(node, { childList: true, characterData: true, subtree: true });
    };
    watch('handover-count', 'told');
    watch('handover-spoken', 'spoken');
    Object.assign(globalThis, { benchCounts: counts });
  });

/** The processes that draw pages. */
const renderersOf = async (browser: Browser): Promise<readonly number[]> => {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
};

/** Presses the button and waits for the end, with the highest marks on the way. */
const press = async (page: Page, renderers: readonly number[]): Promise<Watched> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  let heap = 0;
  const sample = async (): Promise<void> => {
    const { metrics } = await session.send('Performance.getMetrics');
    heap = Math.max(heap, metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0);
  };
  for (const pid of renderers) forgetPeak(pid);
  await countTold(page);
  await page.locator('#handover-button').click();
  const sampling = setInterval(() => void sample().catch(() => undefined), SAMPLED_MS);
  try {
    await page.locator('#handover-state .notice').waitFor({ timeout: PATIENCE_MS });
  } finally {
    clearInterval(sampling);
  }
  if ((await page.locator('#handover-state .notice.success').count()) !== 1)
    throw new Error(`not everything was handed on: ${await page.locator('#handover-left').innerText()}`);
  const counts = await page.evaluate(() => Reflect.get(globalThis, 'benchCounts') as { told: number; spoken: number });
  const pageMiB = Math.max(0, ...renderers.map(peakMemoryMiB));
  return { ...counts, heapMiB: rounded(heap / MIB), pageMiB };
};

const inBrowser = async (founded: Founded, portal: Running, cases: number): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ baseURL: portal.url });
    // What tsx leaves in a function that goes into the page.
    await context.addInitScript('globalThis.__name = (named) => named');
    const page = await context.newPage();
    await signIn(screenOf({ page }, 'ar'), playerOf(founded.cast, 'chair'));
    const asked = performance.now();
    await page.goto('/ar/staff/handovers');
    await page.locator('#handover-button:enabled').waitFor({ timeout: PATIENCE_MS });
    const lookedMs = performance.now() - asked;
    forgetPeak(portal.pid);
    const renderers = await renderersOf(browser);
    const pageMs = (): number => renderers.reduce((sum, pid) => sum + processorMs(pid), 0);
    const [from, worked, paged] = [performance.now(), processorMs(portal.pid), pageMs()];
    const watched = await press(page, renderers);
    const seconds = (performance.now() - from) / 1000;
    tell('handover', {
      cases,
      steps: cases * STEPS,
      lookedMs: rounded(lookedMs),
      seconds: rounded(seconds),
      casesASecond: rounded(cases / seconds),
      ...watched,
      pageProcessorSeconds: rounded((pageMs() - paged) / 1000),
      serverMiB: peakMemoryMiB(portal.pid),
      serverProcessorSeconds: rounded((processorMs(portal.pid) - worked) / 1000),
    });
  } finally {
    await browser.close();
  }
};

/** Throws unless every case is handed on, in so many lines, and nothing waits for anybody. */
const count = async (founded: Founded, cases: number): Promise<void> => {
  const portal = await createPortal(founded.config, { log: () => undefined });
  try {
    const chair = playerIn(portal, founded, 'chair');
    await signInPlayer(portal, chair, argon2Node);
    const left = await lookForHandovers(chair.device.transport);
    const { reader } = portal.deps.database;
    const [row] = await reader.all(
      `select count(*) as steps from lines
       where instr(bytes, cast('"kind":"epoch"' as blob)) > 0 or instr(bytes, cast('"kind":"grant"' as blob)) > 0`,
    );
    const steps = Number(row?.steps);
    if (!left.ok || left.value.waiting > 0 || steps !== cases * STEPS)
      throw new Error(`${steps} steps for ${cases} cases: ${JSON.stringify(left)}`);
  } finally {
    await portal.close();
  }
};

export const handover: Scenario = {
  name: 'handover',
  run: ({ scale }: Options) =>
    withFounded(async (founded) => {
      const cases = Math.ceil(CASES * scale);
      const accepted = await fill(founded, cases);
      await leave(founded, accepted);
      await withPortal(founded, (portal) => inBrowser(founded, portal, accepted));
      await count(founded, accepted);
      tell('handover, proven', { ...(await prove(founded, accepted)) });
    }, foundedBefore(new Date())),
};
