// The administrator's forms at a real screen: what each leads to can be loaded again, the header follows at once, nothing is
// done at one press that hurts, and a link can be copied. And the lists of people that browsers build.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { adminTexts } from '../../src/i18n/admin.ts';
import { formProblemWords } from '../../src/i18n/form-problems.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { officeName } from '../../src/i18n/staff-words.ts';
import { standingWords } from '../../src/i18n/standing-words.ts';
import { OFFICES } from '../../src/policy/types.ts';
import { deeds } from '../journeys/world.ts';
import { inspectorIn } from '../support/inspection.ts';
import { type Screen, signIn } from '../support/people.ts';
import { actInProcess, button, field, inviteAt, reportInProcess, screenOf, sees } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const en = adminTexts('en');
const words = standingWords('en');
const test = suite('the administrator’s forms');
const onStage = lentStage(6);

/** What was done is told and has the focus; the page can be loaded again, and then says nothing of it. */
const assertLoadable = async ({ page }: Pick<Screen, 'page'>, path: string, told: string, heading: string) => {
  const done = page.locator('#done, #saved');
  await done.getByText(told).waitFor();
  await page.locator('#done:focus, #saved:focus').waitFor();
  await assertReloads(page, path, heading);
  assert.is(await done.count(), 0, `${told}: once`);
};

const assertReloads = async (page: Page, path: string, heading: string) => {
  assert.is(page.url().replace(/^https?:\/\/[^/]+/, ''), path);
  const answer = await page.reload();
  assert.is(answer?.status(), 200, path);
  assert.is(await page.locator('h1').innerText(), heading, path);
};

test('after each form the address is one that can be loaded again, and the header has the new name at once', () =>
  onStage(async ({ enter }) => {
    const screen = await enter('admin');
    const { page } = screen;
    await page.goto('/en/admin/settings');
    await field(screen, en.settings.nameEn).fill('Renamed Association');
    await button(screen, en.settings.save).click();
    await page.locator('.home').getByText('Renamed Association', { exact: true }).waitFor();
    await assertLoadable(screen, '/en/admin/settings', en.settings.saved, en.settings.title);

    await inviteAt(screen, 'Nadia', 'violations-committee');
    await assertReloads(page, '/en/admin/people', en.people.title);
    await page.getByRole('link', { name: en.people.details('Nadia'), exact: true }).click();
    await page.getByRole('heading', { name: 'Nadia', exact: true }).waitFor();
    const nadia = new URL(page.url()).pathname;
    await field(screen, en.people.name).fill('Nadia Corrected');
    await button(screen, en.person.correct).click();
    await assertLoadable(screen, nadia, words.done.corrected, 'Nadia Corrected');
    await button(screen, en.person.newLink).click();
    await page.locator('#invitation-link').waitFor();
    await assertReloads(page, nadia, 'Nadia Corrected');

    await page.getByRole('link', { name: en.person.remove, exact: true }).click();
    await page.getByRole('link', { name: words.withdrawal.back, exact: true }).click();
    await page.getByRole('heading', { name: 'Nadia Corrected', exact: true }).waitFor();
    await page.getByRole('link', { name: en.person.remove, exact: true }).click();
    await button(screen, words.withdrawal.button).click();
    await assertLoadable(screen, '/en/admin/people', words.done.withdrawn, en.people.title);
    assert.is(await page.getByText('Nadia Corrected').count(), 0);

    const member = page.getByRole('row').filter({ hasText: officeName('en', 'violations-committee') });
    await member.last().getByRole('link').click();
    await page.waitForURL(/\/people\/[\w-]{22}$/);
    const account = new URL(page.url()).pathname;
    const name = await page.locator('h1').innerText();
    await page.getByRole('link', { name: en.person.suspend, exact: true }).click();
    await button(screen, words.suspension.button).click();
    await assertLoadable(screen, account, words.done.suspended, name);
    await button(screen, en.person.reinstate).click();
    await assertLoadable(screen, account, words.done.reinstated, name);
  }));

test('an invitation’s link is copied, or selected where the browser doesn’t let the page copy', () =>
  onStage(async ({ enter }) => {
    const screen = await enter('admin');
    const { page, context } = screen;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const link = await inviteAt(screen, 'Omar', 'violations-committee');
    const copy = page.getByRole('button', { name: words.copy.button(en.invitation.link), exact: true });
    await copy.click();
    await sees(screen, words.copy.copied);
    assert.is(await page.evaluate(() => navigator.clipboard.readText()), link);
    await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
    await copy.focus();
    await page.keyboard.press('Enter');
    await sees(screen, words.copy.selected);
    assert.is(await page.evaluate(() => getSelection()?.toString()), link);
  }));

test('the pages that ask, and the ways on from a problem, are accessible in both languages', () =>
  onStage(async ({ enter, unwatched }) => {
    const { page } = await enter('admin');
    const { look, faults, count } = await inspectorIn({ visitor: unwatched });
    await page.goto('/en/admin/people');
    const ways = await page
      .locator('a.account-link')
      .evaluateAll((links) => links.map((link) => new URL(link.getAttribute('href') ?? '', location.href).pathname));
    const [auditor = ''] = ways;
    const invited = await inviteAt(await enter('admin'), 'Huda', 'violations-committee').then(async () => {
      await page.goto('/en/admin/people');
      const link = page.getByRole('link', { name: en.people.details('Huda'), exact: true });
      return (await link.getAttribute('href')) ?? '';
    });
    for (const lang of ['ar', 'en']) {
      for (const path of [`${auditor}/suspension`, `${invited}/withdrawal`, '/en/admin/nothing']) {
        await page.goto(path.replace(/^\/en/, `/${lang}`));
        await look(page, `${lang} ${path}`);
      }
    }
    assert.is(count(), 6);
    assert.equal(await faults(), []);
  }));

test('where the session ended under a form, what was typed stays, and the form is taken after signing in in a new tab', () =>
  onStage(async ({ unwatched, account }) => {
    const [here, elsewhere] = [await unwatched(), await unwatched()];
    const { page, context } = here;
    for (const one of [here, elsewhere]) await signIn(screenOf(one, 'en'), account('admin'));
    await page.goto('/en/admin/settings');
    const screen = screenOf(here, 'en');
    const typed = 'Riyadh, at the corner of the long street behind the old market';
    await field(screen, en.settings.addressEn).fill(typed);
    await field(screen, en.settings.addressAr).fill('الرياض، حي الربيع');
    await elsewhere.page.evaluate(async () => {
      const headers = { 'content-type': 'application/json' };
      await fetch('/api/session/end', { method: 'POST', headers, body: '{"all":true}' });
    });
    const { look, faults } = await inspectorIn({ visitor: unwatched });
    const told = page.locator('#form-problem');
    for (const _ of ['once', 'twice']) {
      await button(screen, en.settings.save).click();
      await told.getByText(formProblemWords('en').ended.title).waitFor();
      await page.waitForFunction(() => document.activeElement?.id === 'form-problem');
      assert.ok(await told.evaluate((node) => node.getBoundingClientRect().bottom <= innerHeight), 'it is in sight');
    }
    assert.equal([await told.count(), new URL(page.url()).pathname], [1, '/en/admin/settings']);
    await look(page, 'a form whose session ended');
    assert.equal(await faults(), []);
    const opening = context.waitForEvent('page');
    await told.getByRole('link', { name: formProblemWords('en').ended.link }).click();
    const fresh = await opening;
    await signIn(screenOf({ page: fresh }, 'en'), account('admin'));
    assert.is(await field(screen, en.settings.addressEn).inputValue(), typed);
    await button(screen, en.settings.save).click();
    await page.locator('#saved').waitFor();
    assert.is(await field(screen, en.settings.addressEn).inputValue(), typed);
    for (const one of [page, fresh, elsewhere.page]) await one.close();
  }));

test('the roster in force lists people by office, as every list does', () =>
  onStage(async ({ enter }) => {
    const { page } = await enter('chair');
    await page.goto('/en/staff/roster');
    const listed = page.locator('.roster-in-force strong');
    await listed.first().waitFor();
    const places = (await listed.allInnerTexts()).map((offices) =>
      OFFICES.findIndex((office) => offices.startsWith(officeName('en', office))),
    );
    assert.ok(places.length > 4 && !places.includes(-1));
    assert.equal(
      places,
      places.toSorted((one, other) => one - other),
    );
  }));

test('the executive reads in plain words that what was written for them was checked, and no fingerprint of it', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge, deeds.brief);
    const screen = await stage.enter('executive');
    await screen.page.goto(`/en/staff/cases/${number}`);
    await sees(screen, staffText('en').case.briefingVerified);
    const shown = await screen.page.locator('main').innerText();
    assert.not.match(shown, /hash|chain|record of this case|[\w-]{43}/i);
    assert.not.match(shown, new RegExp(shared('en').duties.recommendation));
  }));

test.run();
