// Files at real screens: a photo loses what it tells, a broken connection is gone on with, what was removed doesn't go, the form waits
// for all of its files, and what comes out is, byte by byte, what went in.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TRANSFER, TRANSFERS, type UnderWay } from '../../src/browser/transfer-event.ts';
import { checkPhoto } from '../../src/client/hidden-data/photo.ts';
import { cleanedName } from '../../src/domain/file-name.ts';
import { hiddenMark } from '../../src/domain/hidden-characters.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { attachmentWords } from '../../src/i18n/attachment-words.ts';
import { contentHashWords } from '../../src/i18n/content-hash.ts';
import { heldUp } from '../../src/i18n/file-holds.ts';
import { toldWithFiles } from '../../src/i18n/files-went.ts';
import { hiddenDataWords } from '../../src/i18n/hidden-data-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { casePath } from '../../src/i18n/page-acts.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { reporter as reporterWords } from '../../src/i18n/reporter.ts';
import { fileBlobBytes, hash, PART_BYTES, toBase64url } from '../../src/protocol/check/index.ts';
import type { Visitor } from '../support/chromium.ts';
import { act, openCase, openMailbox } from '../support/people.ts';
import { bytes, camera, greyPng, jpegWith, pointer, segment, shortEntry } from '../support/photos.ts';
import { reportScreen } from '../support/report-screen.ts';
import { reportInProcess, screenOf, unlock } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const onStage = lentStage(2);

/** A photo that says where it was taken. */
const PHOTO = Buffer.from(
  jpegWith(
    segment(0xe1, bytes('Exif\0\0', camera([pointer(0x8825, 26)]), camera([shortEntry(0x0002, 24)]).subarray(8))),
  ),
);
const LONG_WORD = `https://example.org/${'a&'.repeat(200)}`;
const TEXT = Buffer.from(`كشف الحساب\n\u202EStatement <b>5 &amp; 6</b>\n${LONG_WORD}\n`);
const PHOTO_NAME = 'صورة 📷.jpg';
const COPY_NAME = cleanedName(PHOTO_NAME);

const row = (page: Page, lang: Lang, name: string): Locator =>
  page
    .getByRole('list', { name: attachmentWords(lang).list, exact: true })
    .getByRole('listitem')
    .filter({ hasText: name });

const arrived = (page: Page, lang: Lang, name: string): Promise<void> =>
  row(page, lang, name).getByText(attachmentWords(lang).confirmed, { exact: true }).waitFor();

/** Presses one of a file's buttons, which are folded where nothing is left to be done about it. */
const press = async (page: Page, lang: Lang, what: 'pause' | 'resume' | 'remove', name: string): Promise<void> => {
  const t = attachmentWords(lang);
  const folded = row(page, lang, name).locator('details:not([open]):has(> .details-body > .actions) > summary');
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole('button', { name: t.named(t[what], name), exact: true }).click();
};

/** The field of a file's name, from among what is folded of it. */
const unfolded = async (page: Page, lang: Lang, name: string, own = name): Promise<Locator> => {
  await row(page, lang, name).locator('summary').first().click();
  return page.getByLabel(attachmentWords(lang).rename(own), { exact: true });
};

/** Opens a file where it stands and saves it; the bytes that the browser saved, and under which name. */
const saved = async (
  page: Page,
  lang: Lang,
  name: string,
  at = 0,
): Promise<{ readonly name: string; readonly content: Buffer }> => {
  const t = attachmentWords(lang);
  const card = page.locator('.attachment').filter({ hasText: name }).nth(at);
  await card.getByRole('button', { name: t.named(t.shown.open, name), exact: true }).click();
  const place = card.filter({ hasText: t.shown.whole });
  const download = page.waitForEvent('download');
  await place.getByRole('button', { name: t.shown.save, exact: true }).click();
  const taken = await download;
  return { name: taken.suggestedFilename(), content: await readFile(await taken.path()) };
};

const NONE_HELD = { barred: [], anew: [], stopped: [], halted: [], coming: [] };

const HALF = { name: 'half.dat', mimeType: '', buffer: Buffer.alloc(200_000, 'half') };

/** The keys are locked while one file more is on its way: what had arrived stands confirmed again, that one is told by its name. */
const lockMeanwhile = async (page: Page, open: () => Promise<unknown>): Promise<void> => {
  const t = attachmentWords('en');
  await page.route('**/parts/*', () => undefined);
  await page.getByLabel(t.add, { exact: true }).setInputFiles([HALF]);
  await row(page, 'en', HALF.name).getByText(attachmentWords('en').setOut, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Lock now', exact: true }).click();
  await page.getByRole('button', { name: 'Unlock', exact: true }).waitFor();
  const kept = await page.evaluate(() => JSON.stringify(sessionStorage));
  assert.match(kept, /amanah\.draft\.[\w-]+\.message\.files/);
  assert.not.match(kept, /list\.csv|half/, 'no name, key or secret lies there in the clear');
  await page.unroute('**/parts/*');
  await open();
  await arrived(page, 'en', 'list.csv');
  await arrived(page, 'en', 'x.html');
  await row(page, 'en', HALF.name).getByText(t.unkept, { exact: true }).waitFor();
  await row(page, 'en', 'cleaned-scan.jpg').getByText(t.originalGone, { exact: true }).waitFor();
};

/** A picture larger than the page is seen whole, in a frame without script; one that is too large to draw is told. */
const lookAtPictures = async (page: Page, large: string, tooLarge: string): Promise<void> => {
  const t = attachmentWords('en').shown;
  const lookAt = async (name: string): Promise<Locator> => {
    const card = page.locator('.attachment').filter({ hasText: name });
    await card.getByRole('button', { name: attachmentWords('en').named(t.open, name), exact: true }).click();
    await card.getByRole('button', { name: t.look, exact: true }).click();
    return card;
  };
  const card = await lookAt(large);
  const frame = card.locator('iframe');
  assert.is(await frame.getAttribute('sandbox'), 'allow-same-origin', 'no script');
  const picture = card.frameLocator('iframe').locator('img');
  await picture.evaluate(async (shown: HTMLImageElement) => {
    await shown.decode();
    while (shown.clientWidth === shown.naturalWidth) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
  const drawn = await picture.evaluate((shown) => {
    const { left, right, top, bottom } = shown.getBoundingClientRect();
    const { clientWidth, clientHeight } = shown.ownerDocument.documentElement;
    return {
      isWhole: left >= 0 && top >= 0 && right <= clientWidth && bottom <= clientHeight,
      ratio: (right - left) / (bottom - top),
    };
  });
  assert.ok(drawn.isWhole, 'all of it is in the frame');
  assert.ok(Math.abs(drawn.ratio - 1.5) < 0.01, `not squeezed: ${drawn.ratio}`);
  const [own, around] = [await frame.boundingBox(), page.viewportSize()];
  assert.ok((own?.width ?? Number.POSITIVE_INFINITY) <= (around?.width ?? 0), 'the frame is no wider than the page');
  // As wide as the window all of it is on the page; in its own size the frame scrolls, for whoever has no pointer too.
  const sized = () =>
    frame.evaluate((node: HTMLIFrameElement) => {
      const { width } = node.getBoundingClientRect();
      const [inside, outside] = [node.contentDocument?.documentElement, document.documentElement];
      return {
        isAcross: width === outside.clientWidth && outside.scrollWidth === outside.clientWidth,
        isAll: inside?.scrollHeight === inside?.clientHeight && inside?.scrollWidth === inside?.clientWidth,
        drawn: node.contentDocument?.querySelector('img')?.clientWidth,
      };
    });
  await card.getByRole('button', { name: t.sizes.wide, exact: true }).click();
  assert.equal(await sized(), { isAcross: true, isAll: true, drawn: around?.width });
  await page.setViewportSize({ width: 400, height: 800 });
  await page.waitForFunction(() => document.querySelector('iframe')?.clientWidth === 400);
  assert.equal(await sized(), { isAcross: true, isAll: true, drawn: 400 });
  const full = card.getByRole('button', { name: t.sizes.own, exact: true });
  await full.click();
  assert.equal(await sized(), { isAcross: true, isAll: false, drawn: 6000 });
  await full.press('Tab');
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => (document.querySelector('iframe')?.contentWindow?.scrollY ?? 0) > 0);
  await card.getByRole('button', { name: t.sizes.whole, exact: true, pressed: false }).click();
  if (around !== null) await page.setViewportSize(around);
  assert.is(await frame.getAttribute('sandbox'), 'allow-same-origin', 'still no script');
  const other = await lookAt(tooLarge);
  await other.getByText(t.tooManyPoints(100_000_000), { exact: true }).waitFor();
  assert.is(await other.locator('iframe').count(), 0);
};

const LARGE_NAME = 'كشف كبير 📎.dat';
/** What the opener holds in memory, in these tests alone; the built script is changed on its way to the browser. */
const MOST_HELD = 4_000_000;

/** Notes how many files are looked through at a time, at most, from now on. */
const noteLooks = (): void => {
  const under = new Set<number>();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (this: Worker, ...given: [unknown, ...unknown[]]) {
    const { task, id } = given[0] as { readonly task: string; readonly id: number };
    if (task === 'look') {
      under.add(id);
      this.addEventListener('message', ({ data }) => data.news === 'looked' && under.delete(data.id));
      // By then whoever hears of the one before has heard.
      setTimeout(() => {
        Object.assign(window, { mostLooks: Math.max(under.size, Number(Reflect.get(window, 'mostLooks') ?? 0)) });
      });
    }
    Reflect.apply(postMessage, this, given);
  };
};

/** Opens the file that is larger, and presses what saves it. */
const beginSaving = async (page: Page, number: string, how: 'streamed' | 'large'): Promise<Locator> => {
  const t = attachmentWords('en');
  await page.goto(casePath('en', number));
  await page.getByRole('button', { name: t.named(t.shown.open, LARGE_NAME), exact: true }).click();
  const place = page.locator('.attachment').filter({ hasText: LARGE_NAME });
  await place.getByText(t.shown[how](MOST_HELD), { exact: true }).waitFor();
  const label = how === 'streamed' ? t.shown.saveStreamed : t.shown.saveLarge;
  await place.getByRole('button', { name: label, exact: true }).click();
  return place;
};

/** Notes what the page hears of files under way, from now on or on the pages that come. */
const noteUnderWay = (event: string): void => {
  const told: number[][] = [];
  Object.assign(window, { told });
  addEventListener(event, (heard) => {
    const { files, savings } = (heard as CustomEvent<UnderWay>).detail;
    told.push([files, savings]);
  });
};
const heardOf = (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'told'));

/** A file larger than a browser's memory, where no page may choose a place, and where one may. */
const saveLarge = async ({ page, context }: Pick<Visitor, 'page' | 'context'>, number: string, content: Buffer) => {
  const t = attachmentWords('en').shown;
  await context.route('**/attachment-opener*.js', async (route) => {
    const script = await (await route.fetch()).text();
    assert.match(script, /\b209715200\b/);
    await route.fulfill({ contentType: 'text/javascript', body: script.replaceAll('209715200', String(MOST_HELD)) });
  });
  await context.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
  await context.addInitScript(noteUnderWay, TRANSFERS);
  const coming = page.waitForEvent('download');
  const place = await beginSaving(page, number, 'streamed');
  const taken = await coming;
  assert.is(taken.suggestedFilename(), LARGE_NAME);
  assert.equal(await readFile(await taken.path()), content, 'whole, byte by byte');
  assert.match(new URL(taken.url()).pathname, /^\/static\/islands\/saving\/[0-9a-f-]{32,36}$/, 'no name, no key');
  await place.getByText(t.whole, { exact: true }).waitFor();
  assert.equal(
    await heardOf(page),
    [
      [1, 1],
      [0, 0],
    ],
    'a file is being saved, and then none is',
  );
  // Nothing that is asked with a promise can be waited for by waitForFunction: a promise is true.
  const workersLeft = () =>
    page.evaluate(async () => {
      const count = async () => (await navigator.serviceWorker.getRegistrations()).length;
      for (let tries = 0; tries < 100 && (await count()) > 0; tries += 1)
        await new Promise((resolve) => setTimeout(resolve, 50));
      return count();
    });
  assert.is(await workersLeft(), 0);

  // Its last byte is another: what came before never becomes a file.
  await context.route('**/api/staff/cases/*/files/*', async (route) => {
    const body = Buffer.from(await (await route.fetch()).body());
    body[body.length - 1] = (body.at(-1) ?? 0) ^ 1;
    await route.fulfill({ contentType: 'application/octet-stream', body });
  });
  const failing = page.waitForEvent('download');
  const again = await beginSaving(page, number, 'streamed');
  assert.ok(await (await failing).failure(), 'the download fails');
  for (const words of [t.altered.staff, t.partly]) await again.getByText(words, { exact: true }).waitFor();
  // Left at once, the worker goes too.
  await page.goto(casePath('en', number));
  assert.is(await workersLeft(), 0);
  await context.unroute('**/api/staff/cases/*/files/*');

  await context.addInitScript(() => {
    const showSaveFilePicker = async () =>
      (await navigator.storage.getDirectory()).getFileHandle('chosen', { create: true });
    Object.assign(window, { showSaveFilePicker });
  });
  const chosen = await beginSaving(page, number, 'large');
  await chosen.getByText(t.saved, { exact: true }).waitFor();
  const written = await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('chosen');
    const bytes = await (await handle.getFile()).arrayBuffer();
    return [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))];
  });
  assert.equal(written, [...createHash('sha256').update(content).digest()]);
};

const test = suite('files in a browser');

test('a report goes with its files or not at all, and its handler saves what was cleaned and what was not, byte by byte', () =>
  onStage(async (stage) => {
    const lang = 'ar';
    const [t, hidden] = [attachmentWords(lang), hiddenDataWords(lang)];
    const { page, context } = await stage.visitor();
    const screen = reportScreen(page, lang);
    await screen.start();
    await screen.toStory();
    await screen.toCheck('صُرفت مبالغ دون سندات.');
    await page
      .getByText(t.limits({ fileBytes: 2 ** 30, caseBytes: 5 * 2 ** 30, files: 100 }), { exact: true })
      .waitFor();
    await page.getByLabel(t.add, { exact: true }).setInputFiles([
      { name: PHOTO_NAME, mimeType: 'image/jpeg', buffer: PHOTO },
      { name: 'x.html', mimeType: 'text/html', buffer: Buffer.from('<script>') },
    ]);
    await row(page, lang, PHOTO_NAME).getByText(hidden.found.place, { exact: true }).waitFor();
    await row(page, lang, PHOTO_NAME).getByText(hidden.cleaned).waitFor();
    await arrived(page, lang, PHOTO_NAME);
    await arrived(page, lang, 'x.html');
    // What is fine is folded but for its name, its size, its state and its hash.
    const fine = row(page, lang, 'x.html');
    assert.match(await fine.locator('.attachment-hash').innerText(), t.confirmedHash);
    assert.not(await fine.getByText(t.remove, { exact: true }).isVisible());
    await fine.locator('summary').first().click();
    await fine.getByText(contentHashWords(lang).summary, { exact: true }).waitFor();
    await press(page, lang, 'remove', 'x.html');
    assert.is(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      t.named(t.remove, COPY_NAME),
    );
    // The connection holds back the next file, and the report with it.
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await context.route('**/parts/*', async (route) => {
      await held;
      await route.continue();
    });
    await page
      .getByLabel(t.add, { exact: true })
      .setInputFiles([{ name: 'كشف.txt', mimeType: 'text/plain', buffer: TEXT }]);
    await screen.send();
    await page
      .locator('#report-problem')
      .getByText(heldUp(lang, { ...NONE_HELD, coming: ['كشف.txt'] }), { exact: true })
      .waitFor();
    await page
      .locator('#report-problem')
      .getByRole('link', { name: `${t.goTo} كشف.txt` })
      .click();
    assert.match(await page.evaluate(() => document.activeElement?.textContent ?? ''), 'كشف.txt', 'it leads there');
    assert.is(new URL(page.url()).hash.includes('files'), false);
    await press(page, lang, 'pause', 'كشف.txt');
    await row(page, lang, 'كشف.txt').getByText(t.paused, { exact: true }).waitFor();
    goOn();
    await press(page, lang, 'resume', 'كشف.txt');
    await arrived(page, lang, 'كشف.txt');
    // Its name is typed anew, and its sender sees the hash that its readers will.
    const naming = await unfolded(page, lang, 'كشف.txt');
    await naming.fill('بيان');
    await naming.press('Tab');
    assert.is(
      await page.evaluate(() => document.activeElement?.getAttribute('aria-label')),
      t.named(t.remove, 'بيان.txt'),
    );
    await page.getByText(t.said.renamed('بيان.txt'), { exact: true }).waitFor();
    const noted = toBase64url(hash('file', TEXT));
    assert.ok((await row(page, lang, 'بيان.txt').textContent())?.includes(noted));
    // What the portal let go of is found out as the report is sent: it alone goes anew, by itself.
    const { database } = stage.portal.deps;
    const onTheWay = async () =>
      (await database.reader.all('select file_id from uploads order by file_id')).map((one) => String(one.file_id));
    const before = await onTheWay();
    await database.write((tx) => tx.run('delete from uploads where file_id = ?', [before[0] ?? '']));
    await screen.send();
    await page.locator('#report-problem').getByText(t.gone, { exact: true }).waitFor();
    for (const one of [COPY_NAME, 'بيان.txt']) await arrived(page, lang, one);
    const after = await onTheWay();
    assert.is(after.length, before.length);
    assert.equal(
      before.filter((one) => !after.includes(one)),
      before.slice(0, 1),
      'what stood isn’t sent twice',
    );
    await screen.send();
    await screen.code();
    assert.is(await page.locator('#code-files').innerText(), reporterWords(lang).code.files(2));
    const [number = ''] = /\d{4}-\d{4}/.exec(await page.locator('#code-number').innerText()) ?? [];

    const auditor = await stage.enter('auditor');
    await openCase(auditor, number);
    await auditor.page.locator('.attachments').waitFor();
    assert.is(await auditor.page.locator('.attachments > li').count(), 2, 'what was removed did not go');
    await auditor.page.locator('#report').evaluate((part) => part.closest('details')?.setAttribute('open', ''));
    const photo = await saved(auditor.page, 'en', COPY_NAME);
    const check = checkPhoto(new Uint8Array(PHOTO));
    assert.is(photo.name, COPY_NAME);
    await auditor.page.getByText(attachmentWords('en').shown.cleanedCopy, { exact: true }).waitFor();
    assert.is(check.kind, 'checked');
    if (check.kind === 'checked') assert.equal(photo.content, Buffer.concat(check.pieces), 'the cleaned copy');
    assert.equal(await saved(auditor.page, 'en', 'بيان.txt'), { name: 'بيان.txt', content: TEXT });
    const look = attachmentWords('en').shown;
    const shown = auditor.page.locator('.attachment').filter({ hasText: 'بيان.txt' });
    assert.ok((await shown.textContent())?.includes(noted));
    await shown.getByRole('button', { name: look.look, exact: true }).click();
    await shown
      .frameLocator('iframe')
      .getByText(`كشف الحساب\n${hiddenMark(0x202e, 1)}Statement <b>5 &amp; 6</b>`)
      .waitFor();
    assert.is(await shown.locator('iframe').getAttribute('sandbox'), '', 'no script, no origin');
    const frame = shown.frameLocator('iframe').locator('html');
    assert.ok(await frame.evaluate((html) => html.scrollWidth <= html.clientWidth), 'a long word is broken');
    assert.ok((await frame.textContent())?.includes(LONG_WORD), 'without another sign');
    // Each paragraph begins where its own letters do: the Arabic one at the right, on an English page.
    const [arabic, english] = await shown
      .frameLocator('iframe')
      .locator('pre')
      .evaluate((pre) => {
        const { left, width } = pre.getBoundingClientRect();
        return [...pre.children].slice(0, 2).map((paragraph) => {
          const letters = document.createRange();
          const text = paragraph.firstChild as Text;
          letters.setStart(text, 0);
          letters.setEnd(text, 1);
          return letters.getBoundingClientRect().left > left + width / 2;
        });
      });
    assert.equal([arabic, english], [true, false], 'where each paragraph begins');
  }));

test('a handler’s file comes to the reporter and the reporter’s to the handler, though the connection breaks off; a page is never shown; a large one is streamed, and no worker stays; what a photo still tells is said (T69, T77, T88)', () =>
  onStage(async (stage) => {
    const { code, number } = await reportInProcess(stage);
    const t = attachmentWords('en');
    const auditor = await stage.enter('auditor');
    await act(auditor, number, 'Send a message', async (page, say) => {
      await page.getByLabel(say('Message'), { exact: true }).fill('Please read this.');
      await page.evaluate(noteLooks);
      await page.getByLabel(t.add, { exact: true }).setInputFiles([
        { name: 'list.csv', mimeType: 'text/csv', buffer: TEXT },
        { name: 'x.html', mimeType: 'text/html', buffer: Buffer.from('<!doctype html><script>alert(1)</script>') },
        { name: 'wide.png', mimeType: 'image/png', buffer: Buffer.from(greyPng(6000, 4000)) },
        { name: 'huge.png', mimeType: 'image/png', buffer: Buffer.from(greyPng(12_000, 9_000)) },
        { name: 'scan.jpg', mimeType: 'image/jpeg', buffer: PHOTO },
      ]);
      for (const name of ['list.csv', 'x.html', 'wide.png', 'huge.png', 'cleaned-scan.jpg'])
        await arrived(page, 'en', name);
      assert.is(await page.evaluate(() => Reflect.get(window, 'mostLooks')), 1, 'of five files one is in memory');
      await page.locator('#preview').getByText(t.along, { exact: true }).waitFor();
      assert.match(await page.locator('#preview').innerText(), /list\.csv\s+x\.html/);
      await lockMeanwhile(page, () => unlock(auditor, stage.account('auditor')));
      for (const name of ['wide.png', 'huge.png', 'cleaned-scan.jpg']) await arrived(page, 'en', name);
      await page.locator('#preview').getByText(t.notAlong, { exact: true }).waitFor();
      assert.equal(
        await page.locator('#preview ul').evaluateAll((lists) => lists.slice(-2).map((list) => list.textContent)),
        ['list.csvx.htmlwide.pnghuge.pngcleaned-scan.jpg', HALF.name],
        'what hasn’t arrived isn’t said to go along',
      );
      await page.getByRole('button', { name: say('Send a message'), exact: true }).click();
      await page.getByText(heldUp('en', { ...NONE_HELD, anew: [HALF.name] }), { exact: true }).waitFor();
      await page.getByLabel(t.add, { exact: true }).setInputFiles([HALF]);
      await arrived(page, 'en', HALF.name);
      await page.locator('#preview').getByText(t.notAlong, { exact: true }).waitFor({ state: 'detached' });
      await press(page, 'en', 'remove', HALF.name);
      assert.is(await page.getByLabel(say('Message'), { exact: true }).inputValue(), 'Please read this.');
    });

    await auditor.page.getByText(toldWithFiles('en', actsText('en').done.message, 5), { exact: true }).waitFor();
    const reporter = await stage.unwatched();
    const screen = screenOf(reporter, 'en');
    await reporter.context.route('**/api/uploads', (route) =>
      route.fulfill({ json: { fileBytes: 6_000_000, caseBytes: 12_000_000, files: 3, partBytes: PART_BYTES } }),
    );
    await openMailbox(screen, code);
    assert.equal((await saved(reporter.page, 'en', 'list.csv')).content, TEXT);
    await reporter.page.getByRole('button', { name: t.named(t.shown.open, 'x.html'), exact: true }).click();
    const page = reporter.page.locator('.attachment').filter({ hasText: 'x.html' });
    await page.getByRole('button', { name: t.shown.saveAnyway, exact: true }).waitFor();
    const hidden = hiddenDataWords('en');
    await lookAtPictures(reporter.page, 'wide.png', 'huge.png');
    for (const words of [hidden.runs.page, hidden.savedOnly]) await page.getByText(words, { exact: true }).waitFor();
    assert.is(await page.getByRole('button', { name: t.shown.look, exact: true }).count(), 0);
    // Two parts; the second is paused, and breaks off once when it goes on.
    const large = Buffer.alloc(5_000_000, 'sealed ');
    let tries = 0;
    let goOn = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    let see = (): void => undefined;
    const seen = new Promise<void>((resolve) => {
      see = resolve;
    });
    await reporter.context.route('**/parts/1', async (route) => {
      tries += 1;
      const isLast = tries === 3;
      await (isLast ? seen : held);
      await (isLast ? route.continue() : route.abort().catch(() => undefined));
    });
    // Neither the list's script nor the worker's loads at first: what was chosen stays, and the message waits for it.
    const scripts = ['**/attachment-picker*.js', '**/file-worker*.js'] as const;
    for (const script of scripts) await reporter.context.route(script, (route) => route.abort());
    await reporter.page.getByLabel(t.add, { exact: true }).setInputFiles([
      { name: 'film.mp4', mimeType: '', buffer: Buffer.alloc(8_000_000) },
      { name: LARGE_NAME, mimeType: '', buffer: large },
    ]);
    await reporter.page.getByText(t.notLoaded, { exact: true }).waitFor();
    await reporter.page.getByLabel('Your message', { exact: true }).fill('See the file.');
    await reporter.page.getByRole('button', { name: 'Send a message', exact: true }).click();
    await reporter.page
      .getByText(heldUp('en', { ...NONE_HELD, coming: ['film.mp4', LARGE_NAME] }), { exact: true })
      .waitFor();
    await reporter.context.unroute(scripts[0]);
    await reporter.page.getByRole('button', { name: t.retry, exact: true }).click();
    const halfway = t.sending(PART_BYTES, fileBlobBytes(large.length));
    const sending = row(reporter.page, 'en', LARGE_NAME);
    await row(reporter.page, 'en', 'film.mp4')
      .getByText(`${t.notLookedAt.absent} ${t.triedAgain}`, { exact: true })
      .waitFor();
    await reporter.context.unroute(scripts[1]);
    await reporter.page.evaluate(() => dispatchEvent(new Event('online')));
    await sending.getByText(halfway, { exact: true }).waitFor();
    // What is too large itself takes no room from what comes behind it.
    await press(reporter.page, 'en', 'remove', 'film.mp4');
    await press(reporter.page, 'en', 'pause', LARGE_NAME);
    await sending.getByText(t.paused, { exact: true }).waitFor();
    // Tried again, it hasn't come further: nothing says that the page is used (PROTOCOL B55).
    await reporter.page.evaluate((event) => {
      addEventListener(event, () => document.body.classList.add('heard'));
    }, TRANSFER);
    await press(reporter.page, 'en', 'resume', LARGE_NAME);
    await sending.getByText(halfway, { exact: true }).waitFor();
    goOn();
    // Broken off, it is tried again by itself, and isn't said to be on its way before more of it has come.
    await sending.getByText(t.broken, { exact: true }).waitFor();
    await reporter.page.getByRole('button', { name: t.named(t.retryNow, LARGE_NAME), exact: true }).waitFor();
    const heard = () => reporter.page.evaluate(() => document.body.classList.contains('heard'));
    assert.not(await heard());
    see();
    await arrived(reporter.page, 'en', LARGE_NAME);
    assert.ok(await heard());
    assert.is(tries, 3);
    const parts = reporter.requests.filter((request) => request.includes('/parts/0'));
    assert.is(parts.length, 1, 'what had arrived isn’t sent again');
    await reporter.page
      .getByLabel(t.add, { exact: true })
      .setInputFiles([{ name: 'photo.jpg', mimeType: 'image/jpeg', buffer: PHOTO }]);
    await arrived(reporter.page, 'en', 'photo.jpg');
    // One more than may go waits for what is removed, and goes then by itself.
    await reporter.page
      .getByLabel(t.add, { exact: true })
      .setInputFiles(['third.dat', 'fourth.dat'].map((name) => ({ name, mimeType: '', buffer: Buffer.from(name) })));
    await arrived(reporter.page, 'en', 'third.dat');
    await row(reporter.page, 'en', 'fourth.dat')
      .getByText(refusalText('en', { code: 'too-many-files', most: 3 }), { exact: true })
      .waitFor();
    await press(reporter.page, 'en', 'remove', 'third.dat');
    await arrived(reporter.page, 'en', 'fourth.dat');
    await press(reporter.page, 'en', 'remove', 'fourth.dat');
    // Pressed straight from the field whose name was typed anew.
    const naming = await unfolded(reporter.page, 'en', 'cleaned-photo.jpg', 'photo.jpg');
    await naming.fill('other');
    await reporter.page.getByRole('button', { name: t.named(t.addOriginal, 'cleaned-photo.jpg'), exact: true }).click();
    await row(reporter.page, 'en', 'other.jpg').getByText(t.original, { exact: true }).waitFor();
    await row(reporter.page, 'en', 'other.jpg').getByText(t.confirmed, { exact: true }).nth(1).waitFor();
    await reporter.page.getByLabel('Your message', { exact: true }).fill('Here it is.');
    // More than may go: all of them are taken away at once, from where it is said that nothing went.
    const over = ['over-1.dat', 'over-2.dat'];
    await reporter.page
      .getByLabel(t.add, { exact: true })
      .setInputFiles(over.map((name) => ({ name, mimeType: '', buffer: Buffer.from(name) })));
    await reporter.page.getByRole('button', { name: t.named(t.remove, 'over-2.dat'), exact: true }).waitFor();
    await reporter.page.getByRole('button', { name: t.removeBarred, exact: true }).waitFor();
    await reporter.page.getByRole('button', { name: 'Send a message', exact: true }).click();
    const problem = reporter.page.locator('#write-problem');
    await problem.getByText(heldUp('en', { ...NONE_HELD, barred: over }), { exact: true }).waitFor();
    await problem.getByRole('button', { name: t.removeBarred, exact: true }).click();
    assert.is(await reporter.page.evaluate(() => document.activeElement?.textContent), t.said.removedAll(2));
    assert.is(await reporter.page.getByRole('button', { name: t.removeBarred, exact: true }).count(), 0);
    assert.is(await row(reporter.page, 'en', 'over-').count(), 0);
    await reporter.page.getByRole('button', { name: 'Send a message', exact: true }).click();
    await reporter.page.getByText(toldWithFiles('en', reporterWords('en').mailbox.sent, 3), { exact: true }).waitFor();

    await auditor.page.goto(casePath('en', number));
    await auditor.page.evaluate(noteUnderWay, TRANSFERS);
    assert.equal((await saved(auditor.page, 'en', LARGE_NAME)).content, large);
    const long = auditor.page.locator('.attachment').filter({ hasText: LARGE_NAME });
    await long.getByRole('button', { name: t.shown.look, exact: true }).click();
    await long.getByText(t.shown.cutText, { exact: true }).waitFor();
    assert.equal(await heardOf(auditor.page), [
      [1, 0],
      [0, 0],
    ]);
    const cleaned = (await saved(auditor.page, 'en', 'cleaned-other.jpg')).content;
    assert.ok(cleaned.length < PHOTO.length);
    assert.equal((await saved(auditor.page, 'en', 'other.jpg', 1)).content, PHOTO, 'the original beside it');
    const tells = (at: number) => auditor.page.locator('.attachment').filter({ hasText: 'other.jpg' }).nth(at);
    assert.match(await tells(1).innerText(), hidden.stillTells);
    assert.match(await tells(1).innerText(), hidden.found.place);
    assert.not.match(await tells(0).innerText(), hidden.stillTells);
    await saveLarge(auditor, number, large);
  }));

test.run();
