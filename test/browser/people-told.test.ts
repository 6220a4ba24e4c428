// What the people's pages tell while somebody types, compares and leaves: a fault goes once its field changes, an empty group
// is called empty, keys stand beside offices, and signing out locks at once, with a network or without.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { adminTexts } from '../../src/i18n/admin.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { withListeningPortal } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { openCase, type Screen, signIn } from '../support/people.ts';
import { button, field, reportInProcess, screenOf, sees, unlock } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const REPORT = 'صُرفت مبالغ من صندوق البرنامج';

const test = suite('what people are told');
const onStage = lentStage(3);

/** A field is told to be wrong, to the eye and to whoever hears the page, or it isn't. */
const assertFault = async (screen: Screen, id: string, words: string | undefined): Promise<void> => {
  const { page } = screen;
  const told = page.locator(`#${id}-error`);
  if (words === undefined) await told.waitFor({ state: 'hidden' });
  else await told.getByText(words, { exact: true }).waitFor();
  const input = page.locator(`#${id}`);
  assert.is(await input.getAttribute('aria-invalid'), words === undefined ? null : 'true', id);
  const described = ((await input.getAttribute('aria-describedby')) ?? '').split(' ');
  assert.is(described.includes(`${id}-error`), words !== undefined, id);
  assert.not(described.includes('undefined'));
  assert.is(await page.locator(`.error-summary a[href="#${id}"]`).count(), words === undefined ? 0 : 1, id);
};

test('a fault goes as soon as its field changes, and its line in the summary with it; an empty group is called empty', () =>
  withListeningPortal((portal) =>
    withChromium(
      portal.url,
      async ({ visitor }) => {
        const { page, trouble } = await visitor();
        for (const lang of ['en', 'ar'] as const) {
          const t = staffText(lang).enrol;
          const screen = screenOf({ page }, lang);
          const enrol = page.getByRole('button', { name: t.button, exact: true });
          await page.goto(`/${lang}/enrol#${portal.firstSecret}`);
          await field(screen, 'User name').fill('x');
          await field(screen, 'Passphrase').fill('short');
          await enrol.click();
          await assertFault(screen, 'user-name', t.badUserName);
          await assertFault(screen, 'passphrase', t.shortPassphrase);
          await field(screen, 'User name').fill('keeper');
          await assertFault(screen, 'user-name', undefined);
          assert.match((await page.locator('#user-name').getAttribute('aria-describedby')) ?? '', 'user-name-hint');
          await assertFault(screen, 'passphrase', t.shortPassphrase);
          await field(screen, 'Passphrase').fill('six plain words are enough');
          await assertFault(screen, 'passphrase', undefined);
          await assertFault(screen, 'repeat', t.differentPassphrases);
          await field(screen, 'Repeat the passphrase').fill('six plain words are enough');
          await assertFault(screen, 'repeat', undefined);
          assert.not(await page.locator('#error-summary').isVisible(), 'nothing is left to tell');
          await enrol.click();
          const inputs = page.locator('#type-back input');
          await inputs.first().waitFor();
          const ids = await inputs.evaluateAll((nodes) => nodes.map(({ id }) => id));
          const [first = '', second = ''] = ids;
          const group = (id: string) => number(lang, Number(id.replace('group-', '')));
          await page.locator(`#${second}`).fill('x');
          await enrol.click();
          for (const id of ids) await assertFault(screen, id, t.typeBackMissing(group(id)));
          await page.locator(`#${first}`).fill('12');
          await assertFault(screen, first, undefined);
          await enrol.click();
          await assertFault(screen, first, t.typeBackWrong(group(first)));
          assert.equal(trouble, []);
        }
      },
      'quick',
    ),
  ));

test('a form that the server sent back with faults lets go of each as its field changes, and so does a locked vault', () =>
  onStage(async ({ enter, account, visitor }) => {
    const screen = await enter('admin');
    await screen.page.goto('/en/admin/settings');
    await field(screen, 'Telephone for notices').fill('');
    await field(screen, 'Quorum of the committee').fill('0');
    await button(screen, 'Save').click();
    const { errors, settings } = adminTexts('en');
    await assertFault(screen, 'phone', errors.empty(settings.phone));
    await field(screen, 'Telephone for notices').fill('011');
    await assertFault(screen, 'phone', undefined);
    assert.is(await screen.page.locator('.error-summary a').count(), 1, 'the quorum is still told');
    await field(screen, 'Quorum of the committee').fill('2');
    assert.not(await screen.page.locator('#error-summary').isVisible());

    const locked = screenOf(await visitor(), 'en');
    await signIn(locked, account('chair'));
    await button(locked, 'Lock now').click();
    await button(locked, 'Unlock').click();
    await assertUnlockFault(locked, staffText('en').signIn.missingPassphrase);
    await field(locked, 'Passphrase').fill('a');
    await assertUnlockFault(locked, undefined);
  }));

/** The vault's own form has no summary. */
const assertUnlockFault = async ({ page }: Screen, words: string | undefined): Promise<void> => {
  const told = page.locator('#unlock-passphrase-error');
  await told.waitFor({ state: words === undefined ? 'hidden' : 'visible' });
  if (words !== undefined) assert.is(await told.innerText(), words);
  const input = page.locator('#unlock-passphrase');
  assert.is(await input.getAttribute('aria-invalid'), words === undefined ? null : 'true');
};

test('the roster in force shows beside each office the fingerprint that its holder reads out of their own account', () =>
  onStage(async ({ enter }) => {
    for (const [lang, key, office] of [
      ['en', 'chair', 'board-chair'],
      ['ar', 'executive', 'executive-director'],
    ] as const) {
      const holder = await enter(key, lang);
      await holder.page.goto(`/${lang}/staff/account`);
      const label = staffText(lang).account.fingerprint;
      const group = holder.page.getByRole('group', { name: label, exact: true });
      await group.waitFor();
      const fingerprint = (await group.innerText()).replace(/\D/g, '');

      const reader = await enter('auditor', lang);
      await reader.page.goto(`/${lang}/staff/roster`);
      const entries = reader.page.locator('.roster-in-force > li');
      await entries.first().waitFor();
      assert.is(await entries.count(), 10, 'everybody who holds an office');
      const prints = await reader.page.locator('.roster-in-force .small-fingerprint').allInnerTexts();
      assert.is(new Set(prints).size, 10, 'each with keys of their own');
      const entry = entries.filter({ hasText: shared(lang).offices[office] });
      assert.is(await entry.count(), 1);
      const shown = (await entry.locator('.small-fingerprint').innerText()).replace(/\D/g, '');
      assert.is(shown, fingerprint);
      assert.is.not(fingerprint, '');
    }
  }));

test('signing out without a network locks every tab at once, takes the case off the screens and says what is left to do', () =>
  onStage(async (stage) => {
    const leaves = async (lang: Lang): Promise<void> => {
      const { number: caseNumber } = await reportInProcess(stage);
      const auditor = await stage.unwatched();
      const one = screenOf(auditor, lang);
      const t = staffText(lang).vault;
      await signIn(one, stage.account('auditor'));
      await openCase(one, caseNumber);
      await sees(one, REPORT);
      const two = screenOf({ page: await auditor.context.newPage() }, lang);
      await openCase(two, caseNumber);
      await unlock(two, stage.account('auditor'));
      await sees(two, REPORT);

      await auditor.context.setOffline(true);
      await button(one, 'Sign out').click();
      await sees(one, t.signOutFailed);
      await sees(two, t.signedOutElsewhere);
      for (const { page } of [one, two]) {
        assert.not((await page.content()).includes(REPORT), 'nothing of the case is left');
        assert.is(await page.evaluate(() => sessionStorage.length), 0);
      }
      // Longer than the clock of the vault takes to find that nothing is kept.
      await two.page.waitForTimeout(1_500);
      for (const { page } of [one, two]) {
        assert.match(page.url(), new RegExp(`/${lang}/staff/cases/${caseNumber}$`), 'no error page of the browser');
        assert.is(await page.locator('main .notice').count(), 1);
      }
      await auditor.context.setOffline(false);
      await button(one, 'Sign out').click();
      for (const { page } of [one, two]) await page.waitForURL(`**/${lang}/staff/sign-in`);
      await one.page.goto(`/${lang}/staff`);
      assert.not((await one.page.content()).includes(caseNumber), 'the session has ended');
    };
    await Promise.all([leaves('en'), leaves('ar')]);
  }));

test.run();
