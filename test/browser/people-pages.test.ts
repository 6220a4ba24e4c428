// What the people's pages show at a real screen beside their words: the printed sheet with the recovery key, and a form
// of the administrator's that comes back with faults.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { staffText } from '../../src/i18n/staff.ts';
import { withAssociation, withListeningPortal } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { openCase, signIn } from '../support/people.ts';
import { button, field, reportInProcess, screenOf } from '../support/staff-screen.ts';

const en = staffText('en');
const test = suite('people’s pages');

test('the printed sheet shows the recovery key and whose it is, and nothing of the passphrase', () =>
  withListeningPortal((portal) =>
    withChromium(portal.url, async (browsers) => {
      const { page } = await browsers.visitor();
      const screen = screenOf({ page }, 'en');
      await page.goto(`/en/enrol#${portal.firstSecret}`);
      const words = page.locator('#words');
      await words.waitFor();
      await field(screen, en.enrol.userName).fill('admin');
      await field(screen, en.enrol.passphrase).fill(await words.innerText());
      await field(screen, en.enrol.repeat).fill(await words.innerText());
      await button(screen, en.enrol.button).click();
      const key = page.getByRole('group', { name: en.enrol.recoveryLabel, exact: true });
      await key.waitFor();
      await page.emulateMedia({ media: 'print' });
      assert.ok(await key.isVisible());
      assert.ok(await field(screen, en.enrol.userName).isVisible());
      assert.not(await words.isVisible(), 'the words may be the passphrase');
      assert.not(await field(screen, en.enrol.passphrase).isVisible());
    }),
  ));

test('settings with a fault come back in place, with what was typed and without a breach of the page’s policy', () =>
  withAssociation(async ({ account }, browsers) => {
    const visitor = await browsers.visitor();
    const screen = screenOf(visitor, 'en');
    await signIn(screen, account('admin'));
    await visitor.page.goto('/en/admin/settings');
    await field(screen, 'Neutral site for leaving quickly').fill('http://plain.example.org');
    await button(screen, 'Save').click();
    await visitor.page.getByRole('alert').getByRole('link').waitFor();
    assert.is(await field(screen, 'Neutral site for leaving quickly').inputValue(), 'http://plain.example.org');
    assert.equal(visitor.trouble, []);
  }));

test('who follows an act’s link while their browser opens the case for the first time gets to its page', () =>
  withAssociation(async (association, browsers) => {
    const visitor = await browsers.visitor();
    const screen = screenOf(visitor, 'en');
    await signIn(screen, association.account('auditor'));
    const first = await reportInProcess(association);
    await openCase(screen, first.number);
    await visitor.page.getByRole('link', { name: 'Acknowledge', exact: true }).click();
    await button(screen, 'Acknowledge').waitFor();
    // The same while the act's page was asked for before the case was opened, and opened after.
    const second = await reportInProcess(association);
    await visitor.page.goto(`/en/staff/cases/${second.number}/concern`);
    await button(screen, 'Record who is concerned').waitFor();
  }));

test('signs that nobody sees stand as marks on the desk and the case page (T78)', () =>
  withAssociation(async (association, browsers) => {
    const visitor = await browsers.visitor();
    const screen = screenOf(visitor, 'en');
    const { number } = await reportInProcess(association, {
      answers: [
        { question: 'what-happened', text: 'See invoice\u202Efdp.exe' },
        { question: 'when-happened', text: '2025\u202E' },
      ],
      identity: { given: true, answers: [{ question: 'name', text: 'Sara\u2067h\u0000' }] },
    });
    await signIn(screen, association.account('auditor'));
    await visitor.page.getByText('See invoice‹U+202E›fdp.exe', { exact: true }).waitFor();
    await openCase(screen, number);
    await visitor.page.locator('#report').getByText('See invoice‹U+202E›fdp.exe', { exact: true }).waitFor();
    await visitor.page.locator('#report').getByText('2025‹U+202E›', { exact: true }).waitFor();
    await visitor.page
      .locator('#identity')
      .getByText('Sara‹U+2067›h‹U+0000›', { exact: true })
      .waitFor({ state: 'attached' });
  }));

test.run();
