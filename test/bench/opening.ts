// Opening a code: on the server, among a thousand cases; and in a browser, from *Open* to the mailbox shown, on the full
// processor and on one four times slower. Chromium slows the page's own thread; Argon2id runs in a worker beside it.
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { argon2Node } from '../../src/argon2-node.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { createPortal } from '../../src/portal.ts';
import { browserPath } from '../support/browser-path.ts';
import { percentile, rounded } from './machine.ts';
import { prove } from './proof.ts';
import { type Options, type Scenario, tell } from './scenario.ts';
import { type Founded, type Running, sealReports, sendRecords, withFounded, withPortal } from './stage.ts';
import { reportInput } from './texts.ts';

const CASES = 1_000;
const OPENINGS = 5;

/** Presses *Open* and waits until the mailbox stands on the page; milliseconds as the page counts them. */
const pressOpen = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const from = performance.now();
        document.getElementById('follow-up-open')?.click();
        const look = (): void => {
          const mailbox = document.getElementById('mailbox');
          if (mailbox === null || mailbox.hidden || mailbox.childElementCount === 0) requestAnimationFrame(look);
          else resolve(performance.now() - from);
        };
        look();
      }),
  );

const openInBrowser = async (page: Page, session: CDPSession, code: string, rate: number): Promise<number> => {
  await session.send('Emulation.setCPUThrottlingRate', { rate });
  await page.goto('/ar/follow-up');
  await page.locator('#tracking-code').fill(code);
  return pressOpen(page);
};

const inBrowser = async (portal: Running, code: string): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const rate of [1, 4]) {
      const times: number[] = [];
      for (let at = 0; at < OPENINGS; at += 1) {
        const context = await browser.newContext({ baseURL: portal.url });
        // What tsx leaves in a function that goes into the page.
        await context.addInitScript('globalThis.__name = (named) => named');
        const page = await context.newPage();
        times.push(await openInBrowser(page, await context.newCDPSession(page), code, rate));
        await context.close();
      }
      const slowest = rounded(Math.max(...times));
      tell('opening a code in a browser', { slowedBy: rate, p50: rounded(percentile(times, 0.5)), slowest });
    }
  } finally {
    await browser.close();
  }
};

/** One report whose code is known, sent from a device in this process before the portal runs on its own. */
const sentWithCode = async (founded: Founded): Promise<string> => {
  const portal = await createPortal(founded.config, { log: () => undefined });
  try {
    return (await sendAs(portal, { report: reportInput(CASES + 1), moves: [] }, argon2Node)).code;
  } finally {
    await portal.close();
  }
};

const measure = async (founded: Founded, { scale }: Options): Promise<void> => {
  const code = await sentWithCode(founded);
  const count = Math.ceil(CASES * scale);
  const files = await sealReports(founded, { first: 1, count, on: riyadhDate(new Date()) });
  await withPortal(founded, async (portal) => {
    await sendRecords(portal, '/api/intake', files, 32);
    const lookups = files.map((file) => `${file}.lookups`);
    for (const at of [1, 8, 32]) {
      tell('opening a code on the server', { atOnce: at, ...(await sendRecords(portal, '/api/mailbox', lookups, at)) });
    }
    await inBrowser(portal, code);
  });
  tell('opening a code, proven', { ...(await prove(founded, count + 1)) });
};

export const opening: Scenario = {
  name: 'opening',
  run: (options) => withFounded((founded) => measure(founded, options)),
};
