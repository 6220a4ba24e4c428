// Passkeys at a real screen, with a device that Chromium plays: added on one's own account, the account opened and unlocked by
// one alone, given in the place of a code, removed and refused; in both languages and under axe. What the device computes goes
// nowhere.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { found, inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import { enrol } from '../../src/client/enrolment.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { passkeysTexts } from '../../src/i18n/passkeys.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { random } from '../../src/protocol/open/index.ts';
import { withListeningPortal } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { inspectorIn, NARROW } from '../support/inspection.ts';
import { plugDevice } from '../support/plugged-device.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { sees } from '../support/staff-screen.ts';

const ACCOUNT = { userName: 'sara', passphrase: 'seven plain words that nobody guesses here' };

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true, disabled: false }).click();

const givePassphrase = async (page: Page, lang: Lang): Promise<void> => {
  const t = staffText(lang).signIn;
  await page.goto(`/${lang}/staff/sign-in`);
  await page.getByLabel(t.userName, { exact: true }).fill(ACCOUNT.userName);
  await page.getByLabel(t.passphrase, { exact: true }).fill(ACCOUNT.passphrase);
  await press(page, t.button);
};

const deskIsOpen = async (page: Page, lang: Lang): Promise<void> => {
  await page.waitForURL((url) => url.pathname === `/${lang}/staff`);
  await sees({ page }, staffText(lang).vault.open);
};

const signOut = async (page: Page, lang: Lang): Promise<void> => {
  await page.getByRole('button', { name: staffText(lang).vault.signOut, exact: true }).click();
  await page.waitForURL(new RegExp(`/${lang}/staff/sign-in$`));
};

const test = suite('passkeys at a real screen');

test('added, opening the account alone, unlocking, standing in for a code, removed and refused', () =>
  withListeningPortal(
    async (portal) => {
      const cast = await found(
        portal,
        demoFounding((bytes) => random.bytes(bytes)),
        quickArgon2,
      );
      const link = await inviteCandidate(playerOf(cast, 'admin'), { name: 'سارة · Sara', offices: ['board-member'] });
      const enrolled = await enrol(newDevice(portal).transport, link, { ...ACCOUNT, withKeys: true }, quickArgon2);
      assert.ok(enrolled.ok);
      await withChromium(
        portal.url,
        async (browsers) => {
          const { look } = await inspectorIn(browsers);
          const visitor = await browsers.visitor(NARROW);
          const { page } = visitor;
          await plugDevice(page);
          const [ar, en] = [passkeysTexts('ar'), passkeysTexts('en')];

          await givePassphrase(page, 'ar');
          await deskIsOpen(page, 'ar');
          await page.goto('/ar/staff/account/passkey');
          await press(page, ar.add.button);
          for (const words of [ar.add.nameMissing, ar.add.useMissing]) await sees({ page }, words);
          await look(page, 'ar: a passkey that lacks a name');
          await page.fill('#passkey-name', 'هاتفي');
          await page.check('#passkey-use-opens');
          await page.fill('#present', ACCOUNT.passphrase);
          await press(page, ar.add.button);
          await sees({ page }, ar.add.done);
          await page.goto('/ar/staff/account');
          for (const words of ['هاتفي', ar.account.opens]) await sees({ page }, words);
          await look(page, 'ar: the account');
          await signOut(page, 'ar');

          await press(page, ar.door.button);
          await deskIsOpen(page, 'ar');
          await page.locator('#lock-now').click();
          await press(page, ar.unlock.button);
          await sees({ page }, staffText('ar').vault.open);
          await signOut(page, 'ar');

          await givePassphrase(page, 'en');
          await page.locator('#code-step:not([hidden])').waitFor();
          assert.is(
            await page.locator('#factor-code').isVisible(),
            false,
            'no code is asked for where there is no app',
          );
          await look(page, 'en: a passkey in the place of a code');
          await press(page, en.factor.button);
          await deskIsOpen(page, 'en');

          await page.goto('/en/staff/account/passkey-removal');
          await look(page, 'en: a passkey to remove');
          await page.check('input[name="passkey"]');
          await page.fill('#present', ACCOUNT.passphrase);
          await press(page, en.remove.button);
          await sees({ page }, en.remove.done);
          await signOut(page, 'en');
          await press(page, en.door.button);
          await sees({ page }, en.door.refused);
          await look(page, 'en: a passkey that was removed');

          const sent = visitor.requests.filter((request) => /passkey/.test(request));
          assert.ok(sent.length > 8, 'the device was asked');
          assert.not.ok(
            sent.some((request) => /"(?:prf|results|clientExtensionResults)\\?"/.test(request)),
            'what it computes goes nowhere',
          );
          assert.equal(visitor.trouble, []);
        },
        'quick',
      );
    },
    { address: 'http://localhost:0' },
  ));

test.run();
