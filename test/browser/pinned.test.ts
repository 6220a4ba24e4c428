// What a person's browser remembers of the rosters that it trusted: a server that goes back to an older one later is
// found out, whichever tab asks.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { parseWire, RosterPackage } from '../../src/domain/wire.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { withAssociation } from '../support/association.ts';
import { signIn } from '../support/people.ts';
import { NOBODY, reportScreen } from '../support/report-screen.ts';
import { screenOf, sees, unlock } from '../support/staff-screen.ts';

const { vault: t, roster } = staffText('en');

/** From now on this browser is given the chain of rosters as it was when only the first had been signed. */
const goBack = async (page: Page): Promise<void> => {
  await page.context().route('**/api/staff/rosters', async (route) => {
    const response = await route.fetch();
    const pkg = parseWire(RosterPackage, await response.json());
    if (pkg === undefined || pkg.foundation.rosters.length < 2) throw new Error('no newer roster to keep back');
    const foundation = { ...pkg.foundation, rosters: pkg.foundation.rosters.slice(0, 1) };
    await route.fulfill({ response, json: { ...pkg, foundation } });
  });
};

/** From now on this browser is given a chain whose newest roster has a signature that nobody made. */
const forge = async (page: Page, address: string): Promise<void> => {
  await page.context().unroute(address);
  await page.context().route(address, async (route) => {
    const response = await route.fetch();
    const pkg = JSON.parse(await response.text(), (key, value) => (key === 'signature' ? 'A'.repeat(86) : value));
    await route.fulfill({ response, json: pkg });
  });
};

const test = suite('the rosters that a browser remembers');

test('a browser that saw a newer roster stops at an older one, in another tab too', () =>
  withAssociation(async ({ account }, { visitor }) => {
    const auditor = account('auditor');
    const first = await visitor();
    await signIn(screenOf(first, 'en'), auditor);
    await first.page.goto('/en/staff/roster');
    await sees(first, roster.noDraft);

    await goBack(first.page);
    await first.page.reload();
    await sees(first, t.untrusted);

    await first.page.close();
    const page = await first.context.newPage();
    const later = screenOf({ page }, 'en');
    await page.goto('/en/staff/roster');
    await unlock(later, auditor);
    await sees(later, t.untrusted);
    assert.not(await page.getByText(roster.noDraft).isVisible(), 'the older roster is not shown as the one in force');

    // Only what was seen before tells the two chains apart: the older one holds by itself.
    const stranger = await visitor();
    await signIn(screenOf(stranger, 'en'), auditor);
    await stranger.page.waitForFunction(() => localStorage.length > 0);
    await stranger.page.evaluate(() => localStorage.clear());
    await goBack(stranger.page);
    await stranger.page.goto('/en/staff/roster');
    await sees(stranger, roster.noDraft);

    // A forged signature is told without anything seen before, on the page of rosters and to a reporter before a word is typed.
    for (const address of ['**/api/staff/rosters', '**/api/intake']) await forge(stranger.page, address);
    await stranger.page.goto('/en/staff/roster');
    await sees(stranger, t.untrusted);
    const report = reportScreen(stranger.page, 'en');
    await report.start();
    await stranger.page.getByLabel(NOBODY, { exact: true }).check();
    await report.next();
    await sees(stranger, reporter('en').problems.untrusted);
    assert.equal([...first.trouble, ...stranger.trouble], []);
  }));

test.run();
