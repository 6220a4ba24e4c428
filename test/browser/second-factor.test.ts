// The second factor at a real screen: set up at enrolment, given at sign-in, backup codes made anew, and a reset by two, in both
// languages and under axe. Neither secret nor codes may stand in an address or be kept by the browser.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { codeAt } from '../../src/auth/timed-codes.ts';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { found, inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import { factorTexts } from '../../src/i18n/factor.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import { random } from '../../src/protocol/open/index.ts';
import { withListeningPortal } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { inspectorIn, NARROW } from '../support/inspection.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { screenOf, sees, typeBack } from '../support/staff-screen.ts';

const ACCOUNT = { userName: 'sara', passphrase: 'seven plain words that nobody guesses here' };
const MINUTE_MS = 60_000;
const RESETS = '/en/staff/factor-resets';

const press = (page: Page, name: string): Promise<void> =>
  page.locator('main').getByRole('button', { name, exact: true, disabled: false }).click();

const arabic = (digits: string): string => digits.replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');

/** Types a code into the step that is shown. */
const give = async (page: Page, step: 'code' | 'setup', code: string): Promise<void> => {
  await page.fill(step === 'code' ? '#factor-code' : '#setup-code', code);
  await page.click(`#${step}-button`);
};

const shown = (page: Page, step: string): Promise<void> => page.locator(`#${step}:not([hidden])`).waitFor();

const secretOn = async (page: Page): Promise<string> =>
  ((await page.locator('#setup-secret').textContent()) ?? '').replace(/\s/g, '');

const codesOn = async (page: Page): Promise<readonly string[]> =>
  (await page.locator('#backup-codes li').allTextContents()).map((code) => code.replace(/\s/g, ''));

const givePassphrase = async (page: Page, lang: Lang, { userName, passphrase } = ACCOUNT): Promise<void> => {
  const t = staffText(lang).signIn;
  await page.goto(`/${lang}/staff/sign-in`);
  await page.getByLabel(t.userName, { exact: true }).fill(userName);
  await page.getByLabel(t.passphrase, { exact: true }).fill(passphrase);
  await press(page, t.button);
};

const deskIsOpen = async (page: Page, lang: Lang): Promise<void> => {
  await page.waitForURL((url) => url.pathname === `/${lang}/staff`);
  await sees({ page }, staffText(lang).vault.open);
};

const test = suite('the second factor at a real screen');

test('set up at enrolment, given at sign-in, and set up anew after a reset that is told (T23)', () => {
  let moved = 0;
  const clock = () => new Date(Date.now() + moved);
  return withListeningPortal(
    async (portal) => {
      const founding = demoFounding((bytes) => random.bytes(bytes));
      const cast = await found(portal, founding, quickArgon2);
      const candidate = { name: 'سارة · Sara', offices: ['board-member'] } as const;
      const link = await inviteCandidate(playerOf(cast, 'admin'), candidate);
      await withChromium(
        portal.url,
        async (browsers) => {
          const { look } = await inspectorIn(browsers);
          const visitor = await browsers.visitor(NARROW);
          const { page } = visitor;
          const now = (secret: string): string => {
            moved += MINUTE_MS;
            return codeAt(secret, clock());
          };

          const ar = factorTexts('ar');
          await page.goto(`/ar/enrol#${link}`);
          await page.getByLabel(staffText('ar').enrol.userName, { exact: true }).fill(ACCOUNT.userName);
          for (const id of ['#passphrase', '#repeat']) await page.fill(id, ACCOUNT.passphrase);
          await press(page, staffText('ar').enrol.button);
          await typeBack(screenOf(visitor, 'ar'));
          await press(page, staffText('ar').enrol.button);
          await shown(page, 'setup-step');
          assert.is(await page.locator('#setup-square svg[role=img]').getAttribute('aria-label'), ar.setUp.square);
          await look(page, 'ar: the secret');
          const secret = await secretOn(page);
          assert.match(secret, /^[A-Z2-7]{32}$/);
          await give(page, 'setup', '12345');
          await sees({ page }, ar.code.malformed);
          await give(page, 'setup', arabic(now(secret)));
          await shown(page, 'backup-step');
          assert.is(await secretOn(page), '', 'the secret is gone from the page');
          const codes = await codesOn(page);
          assert.ok(codes.length === 10 && codes.every((code) => /^\d{12}$/.test(code)));
          await look(page, 'ar: the backup codes');
          await press(page, ar.backup.kept);
          await page.getByRole('heading', { name: staffText('ar').enrol.doneTitle, exact: true }).waitFor();
          await page.getByRole('link', { name: ar.enrolled.toDesk, exact: true }).click();
          await deskIsOpen(page, 'ar');
          await page.getByRole('button', { name: staffText('ar').vault.signOut, exact: true }).click();
          await page.waitForURL(/\/ar\/staff\/sign-in$/);

          const en = factorTexts('en');
          const own = ACCOUNT;
          await givePassphrase(page, 'en', own);
          await shown(page, 'code-step');
          await give(page, 'code', '000 000');
          await sees({ page }, en.code.wrong);
          await look(page, 'en: a wrong code');
          await press(page, en.code.back);
          await givePassphrase(page, 'en', own);
          await shown(page, 'code-step');
          await give(page, 'code', now(secret));
          await deskIsOpen(page, 'en');

          await page.goto('/en/staff/account/backup-codes');
          await page.getByLabel('Present passphrase', { exact: true }).fill(ACCOUNT.passphrase);
          await press(page, en.codes.button);
          await shown(page, 'backup-step');
          const fresh = await codesOn(page);
          assert.not.ok(fresh.some((code) => codes.includes(code)));
          await press(page, en.backup.kept);
          await sees({ page }, en.codes.done);
          await page.goto('/en/staff/account');
          await sees({ page }, en.account.left(10));
          await look(page, 'en: the account');

          const person = await page
            .locator('html')
            .evaluate(() => Object.values({ ...sessionStorage, ...localStorage }).join(' '));
          for (const hidden of [secret, ...codes, ...fresh]) {
            assert.not.ok(person.includes(hidden), 'kept by the browser');
            const addresses = visitor.requests.map((request) => request.split(' ')[1] ?? '');
            assert.not.ok(
              addresses.some((address) => address.includes(hidden)),
              'in an address',
            );
          }

          const sara = (
            await portal.deps.database.reader.all("select person from persons where user_name = 'sara'")
          )[0];
          const asked = await playerOf(cast, 'chair').device.form(RESETS, { person: String(sara?.person) });
          assert.is(asked.status, 303);
          const [reset] = await portal.deps.database.reader.all('select reset from factor_resets');
          const auditor = await browsers.visitor(NARROW);
          const { totpSecret = '', ...known } = playerOf(cast, 'auditor');
          await givePassphrase(auditor.page, 'ar', known);
          await shown(auditor.page, 'code-step');
          await give(auditor.page, 'code', now(totpSecret));
          await deskIsOpen(auditor.page, 'ar');
          await sees(auditor, waitsWords('ar').theirs['factor-reset']);
          for (const lang of ['en', 'ar'] as const) {
            await auditor.page.goto(`/${lang}/staff/factor-resets`);
            await look(auditor.page, `${lang}: resets`);
            await auditor.page.goto(`/${lang}/staff/factor-resets/${String(reset?.reset)}`);
            await look(auditor.page, `${lang}: a reset to confirm`);
          }
          await press(auditor.page, ar.resets.confirmButton);
          await auditor.page.locator('#done:focus').waitFor();
          await sees(auditor, ar.resets.doneConfirmed);

          await givePassphrase(page, 'en', own);
          await shown(page, 'setup-step');
          const told = (await page.locator('#setup-reset').textContent()) ?? '';
          for (const words of [playerOf(cast, 'chair').name, playerOf(cast, 'auditor').name, '2026'])
            assert.ok(told.includes(words), told);
          await look(page, 'en: told of a reset');
          const anew = await secretOn(page);
          assert.not.equal(anew, secret);
          await give(page, 'setup', now(anew));
          await shown(page, 'backup-step');
          await press(page, en.backup.kept);
          await deskIsOpen(page, 'en');
          assert.equal([...visitor.trouble, ...auditor.trouble], []);
        },
        'quick',
      );
    },
    { clock, secondFactor: 'required' },
  );
});

test.run();
