// Interrupted at the wrong moment, in a real browser: a session that ends under a long text, a text too long to be kept, two
// tabs at once, Back after sending, a form with faults. Nothing typed is lost unsaid, and nothing is sent twice.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { actsText } from '../../src/i18n/acts.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { text as textIn } from '../../src/store/rows.ts';
import type { Association } from '../support/association.ts';
import { openCase, openMailbox, type Screen } from '../support/people.ts';
import { posts, reportScreen } from '../support/report-screen.ts';
import {
  button,
  declareInProcess,
  field,
  reportInProcess,
  screenOf,
  sees,
  storageOf,
} from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const onStage = lentStage(4);

const openNote = async (screen: Screen, number: string): Promise<void> => {
  await openCase(screen, number);
  await screen.page.getByRole('link', { name: screen.say('Add a note'), exact: true }).click();
  await screen.page.getByRole('button', { name: screen.say('Add a note'), exact: true, disabled: false }).waitFor();
};

const casesOf = async ({ portal }: Pick<Association, 'portal'>): Promise<readonly string[]> =>
  (await portal.deps.database.reader.all('select number from cases')).map((row) => textIn(row, 'number'));

/** A long text as people write them, with all that a text may contain. */
const LONG = Array.from(
  { length: 300 },
  (_, at) => `فقرة ${at}: صُرف المبلغ دون سند، <b>canary</b> “${at}” \u200F—\n`,
).join('');

/** A text too large to be typed key by key, as it stands in the field after pasting. */
const pasted = (page: Page, id: string, value: string): Promise<void> =>
  page.locator(`#${id}`).evaluate((area, text) => {
    if (!(area instanceof HTMLTextAreaElement)) throw new Error('texts are pasted into text areas');
    area.value = text;
    area.dispatchEvent(new Event('input', { bubbles: true }));
  }, value);

const test = suite('interrupted');

test('a session that ends in the middle of a long text: signing in again leads back to the page with every letter of it', () =>
  onStage(async (association) => {
    const { number } = await reportInProcess(association);
    const screen = await association.enter('auditor', 'ar');
    const { page } = screen;
    const account = association.account('auditor');
    await openNote(screen, number);
    await field(screen, 'Note').fill(LONG);
    await association.portal.deps.database.write((tx) => tx.run('delete from sessions'));
    // The sign-in page is slow to come: meanwhile nothing else may lead away from here, or the page would be loaded twice.
    await page.route('**/ar/staff/sign-in', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_500));
      await route.continue();
    });
    const before = screen.requests.length;
    await button(screen, 'Add a note').click();
    await page.waitForURL('**/ar/staff/sign-in');
    const loaded = screen.requests
      .slice(before)
      .filter((request) => /^GET \S+\/staff\/[^ ]*(?:sign-in|note)/.test(request));
    assert.equal(
      loaded
        .filter((request) => !request.includes('/api/'))
        .map((request) => new URL(request.split(' ')[1] ?? '').pathname),
      ['/ar/staff/sign-in'],
    );
    await page.unroute('**/ar/staff/sign-in');
    assert.not((await storageOf(page)).includes('canary'), 'kept sealed');
    await sees(screen, staffText('ar').signIn.ended);
    await field(screen, 'User name').fill(account.userName);
    await field(screen, 'Passphrase').fill(account.passphrase);
    await button(screen, 'Sign in').click();
    await page.waitForURL(`**/cases/${number}/note`);
    await sees(screen, actsText('ar').restored);
    assert.is(await field(screen, 'Note').inputValue(), LONG);

    // More than is kept while the keys are locked: the page says so, with the number, until it is short enough.
    const tooLong = 'a word '.repeat(40_000);
    await pasted(page, 'note', tooLong);
    const alarm = page.locator('#alarm');
    await alarm.getByText('٢٥٦ كيلوبايت').waitFor();
    await button(screen, 'Add a note').click();
    // The field's own limit is told first, and the text stays.
    await page.locator('#note-error').filter({ visible: true }).waitFor();
    assert.is((await field(screen, 'Note').inputValue()).length, tooLong.length);
    await pasted(page, 'note', LONG);
    await alarm.getByText('٢٥٦ كيلوبايت').waitFor({ state: 'detached' });
    await button(screen, 'Add a note').click();
    await page.waitForURL(`**/cases/${number}`);
    await sees(screen, 'فقرة 299');
  }));

const fillReport = async (page: Page, story: string) => {
  const screen = reportScreen(page, 'en');
  await screen.start();
  await screen.toStory();
  await screen.toCheck(story);
  return screen;
};

test('two tabs that send the same report make two, each with its own code; Back after sending sends and shows nothing (T10)', () =>
  onStage(async (association) => {
    const before = (await casesOf(association)).length;
    const reporter = await association.visitor();
    const story = 'canary: the same words in two tabs.';
    const other = await reporter.context.newPage();
    const one = await fillReport(reporter.page, story);
    const two = await fillReport(other, story);
    await Promise.all([one.send(), two.send()]);
    const codes = [await one.code(), await two.code()];
    assert.is(new Set(codes).size, 2);
    assert.is((await casesOf(association)).length, before + 2);
    for (const [at, code] of codes.entries()) {
      const tab = at === 0 ? reporter.page : other;
      await reportScreen(tab, 'en').field('Last group of your code').fill(code.slice(-4));
      await reportScreen(tab, 'en').next();
      await tab.getByRole('heading', { name: 'What happens next' }).waitFor();
    }
    const sent = posts(reporter.requests, '/api/intake').length;
    await reporter.page.goBack();
    await reporter.page.waitForLoadState();
    const shown = await reporter.page.content();
    assert.not(shown.includes('canary') || codes.some((code) => shown.includes(code)));
    await other.reload();
    assert.not((await other.content()).includes('canary'));
    assert.is(posts(reporter.requests, '/api/intake').length, sent);
    assert.is((await casesOf(association)).length, before + 2);
    await openMailbox(screenOf({ page: other }, 'en'), codes[0] ?? '');
    await other.getByText(story).first().waitFor({ state: 'attached' });
  }));

test('who leaves a case while their browser opens it for the first time isn’t called back', () =>
  onStage(async (association) => {
    const { number } = await reportInProcess(association);
    await declareInProcess(association, number, 'auditor');
    const screen = await association.enter('auditor');
    const { page } = screen;
    // The act that opens the case is on its way, and so is the other page, until the first is answered.
    const opening = page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/acts'));
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/api/staff/cases/*/acts', async (route) => {
      const response = await route.fetch();
      await answered;
      await route.fulfill({ response });
    });
    await page.route('**/en/staff/roster', async (route) => {
      answer();
      await page.waitForTimeout(500);
      await route.continue();
    });
    await Promise.all([opening, openCase(screen, number)]);
    await page.goto('/en/staff/roster');
    assert.ok(page.url().endsWith('/en/staff/roster'));
    await sees(screen, staffText('en').roster.noDraft);
    await page.unrouteAll();
    assert.is(await openCase(screen, number), 'review');
    await sees(screen, staffText('en').case.verified);
  }));

test('the setup form with faults comes back with all that was typed, in every field, and says what is wrong at each', () =>
  onStage(async ({ portal, enter }) => {
    const screen = await enter('admin', 'ar');
    const { page } = screen;
    await page.goto('/ar/admin/settings');
    const fields = page.locator('form#settings input:not([type="hidden"], [type="radio"])');
    const ids = await fields.evaluateAll((inputs) => inputs.map(({ id }) => id));
    const typed = new Map(ids.map((id, at) => [id, `قيمة ${at} <i>"x"</i> & more`]));
    typed.set('name-en', '');
    for (const [id, value] of typed) await page.locator(`#${id}`).fill(value);
    await page.locator('#adopted-yes').check();
    await button(screen, 'Save').click();
    await page.getByRole('alert').getByRole('link').first().waitFor();
    for (const [id, value] of typed) assert.is(await page.locator(`#${id}`).inputValue(), value, id);
    assert.ok(await page.locator('#adopted-yes').isChecked());
    const t = adminTexts('ar');
    for (const words of [t.errors.empty(t.settings.nameEn), t.errors.https(t.settings.exit), t.errors.publicAddress]) {
      assert.is(await page.getByText(words).count(), 2, `${words}: in the summary and at the field`);
    }
    assert.is((await portal.deps.database.reader.all("select body from settings where body like '%<i>%'")).length, 0);
  }));

test.run();
