// What a browser needs while it seals and sends a large file, and while it fetches and opens it again: memory of the process that shows
// the page, its workers included, and of the whole browser. Where a reader would choose a place on their disk, it writes to its own store.
// The driver that is attached keeps bodies of requests and answers in the page's memory: figures are at most what a reader's browser needs.
import { readdirSync, readFileSync } from 'node:fs';
import { chromium, type Page } from 'playwright-core';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { browserPath } from '../support/browser-path.ts';
import { openMailbox } from '../support/people.ts';
import { reportScreen } from '../support/report-screen.ts';
import { screenOf } from '../support/staff-screen.ts';
import { rounded, watchingMemory } from './machine.ts';
import { tell } from './scenario.ts';
import type { Running } from './stage.ts';

const LANG = 'en';
const MOST_MS = 600_000;

type Process = { readonly pid: number; readonly parent: number; readonly command: string };

const processOf = (pid: number): Process | undefined => {
  try {
    const parent = Number(/^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
    return { pid, parent, command: readFileSync(`/proc/${pid}/cmdline`, 'utf8') };
  } catch {
    // It has ended.
    return undefined;
  }
};

/** The processes of the browser that this one has started. */
const browserProcesses = (): readonly Process[] => {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => processOf(Number(name)) ?? []);
  const ours = new Set([process.pid]);
  for (let before = 0; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  return all.filter(({ pid, command }) => ours.has(pid) && command.includes('chrom'));
};

/** Memory of the pages' processes, and of the browser as a whole, while `job` runs. */
const watchingBrowser = async (job: () => Promise<void>) => {
  const all = browserProcesses();
  const pids = all.map(({ pid }) => pid);
  const pages = all.filter(({ command }) => command.includes('--type=renderer')).map(({ pid }) => pid);
  const from = performance.now();
  const { value, memory: browser } = await watchingMemory(
    () => pids,
    () => watchingMemory(() => pages, job),
  );
  return { seconds: (performance.now() - from) / 1000, page: value.memory, browser };
};

const figuresOf = (size: number, { seconds, page, browser }: Awaited<ReturnType<typeof watchingBrowser>>) => ({
  ...{ sizeMiB: size / 2 ** 20, mibPerSecond: rounded(size / 2 ** 20 / seconds) },
  ...{ page, browser, withDriver: true },
});

const upload = async (
  page: Page,
  { path, size }: { readonly path: string; readonly size: number },
): Promise<string> => {
  const t = attachmentWords(LANG);
  const screen = reportScreen(page, LANG);
  await screen.start();
  await screen.toStory();
  await screen.toCheck('A large file goes along.');
  const watched = await watchingBrowser(async () => {
    await page.getByLabel(t.add, { exact: true }).setInputFiles(path);
    await page.getByText(t.confirmed, { exact: true }).waitFor({ timeout: MOST_MS });
  });
  tell('evidence: a browser that sends a large file', figuresOf(size, watched));
  await screen.send();
  return screen.code();
};

/** Instead of a place that a reader chooses, which nobody can here, a file of the browser's own store on the same disk. */
const chooseOwnStore = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const choose = async () => (await navigator.storage.getDirectory()).getFileHandle('evidence', { create: true });
    Object.assign(window, { showSaveFilePicker: choose });
  });

const download = async (page: Page, code: string, name: string, size: number): Promise<void> => {
  const t = attachmentWords(LANG);
  await openMailbox(screenOf({ page }, LANG), code);
  await chooseOwnStore(page);
  const watched = await watchingBrowser(async () => {
    await page.getByRole('button', { name: t.named(t.shown.open, name), exact: true }).click();
    const large = page.getByRole('button', { name: t.shown.saveLarge, exact: true });
    const whole = page.getByText(t.shown.whole, { exact: true });
    await large.or(whole).waitFor({ timeout: MOST_MS });
    if (await large.isVisible()) await large.click();
    await whole.waitFor({ timeout: MOST_MS });
  });
  const stored = await page.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const found = await folder.getFileHandle('evidence').catch(() => undefined);
    return found === undefined ? undefined : (await found.getFile()).size;
  });
  if (stored !== undefined && stored !== size) throw new Error(`${stored} bytes of ${size} were saved`);
  tell('evidence: a browser that fetches a large file', { ...figuresOf(size, watched), toDisk: stored !== undefined });
};

/** Sends a file with a report by the page with script, and fetches it again from the mailbox. One case with one file stands then. */
export const inBrowser = async (
  portal: Running,
  sample: { readonly path: string; readonly size: number; readonly name: string },
): Promise<void> => {
  const browser = await chromium.launch({ executablePath: browserPath(), args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const context = await browser.newContext({ baseURL: portal.url });
    // What is handed to a page here was compiled to name its functions.
    await context.addInitScript('globalThis.__name ??= (named) => named;');
    const page = await context.newPage();
    const code = await upload(page, sample);
    const fresh = await context.newPage();
    await page.close();
    await download(fresh, code, sample.name, sample.size);
  } finally {
    await browser.close();
  }
};
