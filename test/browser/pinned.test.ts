// What a person's browser remembers of the rosters that it trusted and of the cases that it verified: a server that goes back to
// an older state later is found out, whichever tab asks.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { parseWire, RosterPackage } from '../../src/domain/wire.ts';
import { logTexts } from '../../src/i18n/log-words.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { fromBase64url, toBase64url } from '../../src/protocol/check/index.ts';
import { KNOWN_CASES_BYTES, openKnown } from '../../src/protocol/open/index.ts';
import { deeds } from '../journeys/world.ts';
import { type Association, withAssociation } from '../support/association.ts';
import { openCase, signIn } from '../support/people.ts';
import { NOBODY, reportScreen } from '../support/report-screen.ts';
import { cutTail } from '../support/rewriting.ts';
import { actInProcess, reportInProcess, screenOf, sees, unlock } from '../support/staff-screen.ts';

const { vault: t, roster, case: c } = staffText('en');

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

const idsOf = async ({ portal, cast }: Association, number: string) => {
  const [row] = await portal.deps.database.reader.all('select case_id from cases where number = ?', [number]);
  return { caseId: String(row?.case_id), person: playerOf(cast, 'auditor').person };
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
    await stranger.page.waitForFunction(() =>
      Object.keys(localStorage).some((key) => key.startsWith('amanah.roster.')),
    );
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

test('a case whose end was cut off is opened and signed in no more by the browser that had seen it, which says so loudly', () =>
  withAssociation(async (association, { visitor }) => {
    const { portal, account } = association;
    const { number } = await reportInProcess(association);
    const first = await visitor();
    const screen = screenOf(first, 'en');
    await signIn(screen, account('auditor'));
    await openCase(screen, number);
    await actInProcess(association, number, 'auditor', deeds.acknowledge);
    await openCase(screen, number);
    await sees(first, c.verified);

    await cutTail(portal.deps.config.dataFolder, number, 1);
    for (const lang of ['en', 'ar'] as const) {
      // The desk's row says another newest line, and the desk looks.
      await first.page.goto(`/${lang}/staff`);
      const onDesk = first.page.locator('#alarm .notice.danger');
      await onDesk.waitFor();
      assert.ok((await onDesk.innerText()).includes(logTexts(lang).lost.titleMany));
      assert.is(await onDesk.getByRole('link').innerText(), number);
      await first.page.goto(`/${lang}/staff/cases/${number}`);
      const alarm = first.page.locator('#alarm .notice.danger');
      await alarm.waitFor();
      const said = await alarm.innerText();
      const { title, whatToDo } = logTexts(lang).lost;
      for (const words of [title, whatToDo]) assert.ok(said.includes(words), said);
      assert.is(await first.page.locator('#report').innerText(), '', 'nothing is opened');
    }
    // In another tab, on the page of an act.
    const page = await first.context.newPage();
    await page.goto(`/en/staff/cases/${number}/acknowledgement`);
    await unlock(screenOf({ page }, 'en'), account('auditor'));
    await page.locator('#alarm .notice.danger').waitFor();
    assert.ok(await page.locator('#act-button').isDisabled());

    // Of what is kept whoever comes next can tell neither the case nor how many there are.
    const kept = await page.evaluate(() =>
      Object.entries(localStorage).filter(([name]) => name.startsWith('amanah.known.')),
    );
    assert.is(kept.length, 1);
    const [name = '', text = ''] = kept[0] ?? [];
    assert.is(Buffer.from(text, 'base64url').length, KNOWN_CASES_BYTES);
    const { caseId, person } = await idsOf(association, number);
    for (const told of [number, number.replace('-', ''), caseId, person])
      assert.not.ok(`${name}${text}`.includes(told));
    // It stands where their own keys say, and opens with these.
    const me = await signInPlayer(portal, playerOf(association.cast, 'auditor'), association.argon2);
    assert.is(name, `amanah.known.${toBase64url(me.keys.knownName)}`);
    const opened = openKnown(me.keys.knownKey, portal.association, me.person, fromBase64url(text) ?? new Uint8Array());
    assert.ok(opened.ok && opened.value.length === 1);
    assert.equal(first.trouble, []);
  }));

test.run();
