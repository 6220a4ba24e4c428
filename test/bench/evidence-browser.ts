// What a browser needs while it seals and sends a large file, and while it fetches and opens it again: memory of the process that shows
// the page, its workers included, and of the whole browser. Where a reader would choose a place on their disk, it writes to its own store.
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { browserPath } from '../support/browser-path.ts';
import { reportScreen } from '../support/report-screen.ts';
import { rounded, watchingMemory } from './machine.ts';
import { tell } from './scenario.ts';
import type { Founded, Running } from './stage.ts';

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
  ...{ page, browser },
});

type Sample = { readonly path: string; readonly size: number; readonly name: string };

const LOOK_MS = 200;

/** Resolves when one more blob stands whole in the portal's folder. */
const oneMoreBlob = async (folder: string, before: number): Promise<void> => {
  const until = performance.now() + MOST_MS;
  while (readdirSync(folder).filter((name) => !name.endsWith('.part')).length <= before) {
    if (performance.now() > until) throw new Error('the browser never sent the file');
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
  }
};

/**
 * Chooses the file while the portal stands still, and lets go of the browser before it goes on: a driver that is attached keeps every
 * request's body in the page's memory, which would be measured with it.
 */
const upload = async (portal: Running, driven: Driven, sample: Sample, blobs: string): Promise<string> => {
  const t = attachmentWords(LANG);
  const before = readdirSync(blobs).filter((name) => !name.endsWith('.part')).length;
  const first = await driven.attach();
  const screen = reportScreen(first.page, LANG);
  await screen.group('Which of these does it concern?').waitFor();
  await screen.toStory();
  await screen.toCheck('A large file goes along.');
  process.kill(portal.pid, 'SIGSTOP');
  try {
    await first.page.getByLabel(t.add, { exact: true }).setInputFiles(sample.path);
    await first.letGo();
  } finally {
    process.kill(portal.pid, 'SIGCONT');
  }
  const watched = await watchingBrowser(() => oneMoreBlob(blobs, before));
  tell('evidence: a browser that sends a large file', figuresOf(sample.size, watched));
  const again = await driven.attach();
  await again.page.getByText(t.confirmed, { exact: true }).waitFor({ timeout: MOST_MS });
  const sending = reportScreen(again.page, LANG);
  await sending.send();
  const code = await sending.code();
  await again.letGo();
  return code;
};

/** Instead of a place that a reader chooses, which nobody can here, a file of the browser's own store on the same disk. */
const chooseOwnStore = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const choose = async () => (await navigator.storage.getDirectory()).getFileHandle('evidence', { create: true });
    Object.assign(window, { showSaveFilePicker: choose });
  });

const download = async (page: Page, url: string, code: string, name: string, size: number): Promise<void> => {
  const t = attachmentWords(LANG);
  await page.goto(`${url}/${LANG}/follow-up`);
  await page.getByLabel('Tracking code', { exact: true }).fill(code);
  await page.getByRole('button', { name: 'Open', exact: true }).click();
  await page.getByRole('heading', { name: 'Where it stands', exact: true }).waitFor({ timeout: MOST_MS });
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
  // A driver is attached here, which keeps up to a hundred million bytes of answers in the page's memory.
  const how = { toDisk: stored !== undefined, withDriver: true };
  tell('evidence: a browser that fetches a large file', { ...figuresOf(size, watched), ...how });
};

/** A browser of our own to which a driver is attached only while it is needed. */
type Driven = {
  readonly attach: () => Promise<{ readonly page: Page; readonly letGo: () => Promise<void> }>;
  readonly end: () => Promise<void>;
};

const startBrowser = async (baseURL: string, folder: string): Promise<Driven> => {
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
  ];
  const own = ['--remote-debugging-port=0', `--user-data-dir=${folder}`, `${baseURL}/${LANG}`];
  const child = spawn(browserPath(), [...flags, ...own], { stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const address = await new Promise<string>((resolve, reject) => {
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      const found = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once('close', () => reject(new Error(`the browser ended: ${output}`)));
  });
  return {
    attach: async () => {
      const browser = await chromium.connectOverCDP(address);
      const [context] = browser.contexts();
      const page = context?.pages()[0] ?? (await context?.newPage());
      if (page === undefined) throw new Error('a browser has a page');
      // What is handed to a page here was compiled to name its functions.
      await page.addInitScript('globalThis.__name ??= (named) => named;');
      if (!new URL(page.url()).pathname.endsWith('/report')) await page.goto(`${baseURL}/${LANG}/report`);
      await page.evaluate('globalThis.__name ??= (named) => named;');
      return { page, letGo: () => browser.close() };
    },
    end: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Sends a file with a report by the page with script, and fetches it again from the mailbox. One case with one file stands then. */
export const inBrowser = async (portal: Running, founded: Founded, sample: Sample): Promise<void> => {
  const driven = await startBrowser(portal.url, join(founded.folder, 'browser'));
  try {
    const code = await upload(portal, driven, sample, join(founded.dataFolder, 'blobs'));
    const { page, letGo } = await driven.attach();
    await download(page, portal.url, code, sample.name, sample.size);
    await letGo();
  } finally {
    await driven.end();
  }
};
