// What a person's browser remembers of the rosters that it trusted and of the cases that it verified: a server that goes back to
// an older state later is found out, whichever tab asks.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { signInPlayer } from '../../src/cli/demo/people.ts';
import { logTexts } from '../../src/i18n/log-words.ts';
import { problemText } from '../../src/i18n/refusals.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { rosterAlarm, rosterAlarmWords } from '../../src/i18n/roster-alarm-words.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { fromBase64url, rosterFingerprint, toBase64url } from '../../src/protocol/check/index.ts';
import { KNOWN_CASES_BYTES, openKnown } from '../../src/protocol/open/index.ts';
import { rosterChain } from '../../src/store/rosters.ts';
import { deeds } from '../journeys/world.ts';
import { type Association, withAssociation } from '../support/association.ts';
import { inspectorIn } from '../support/inspection.ts';
import { renewKeys } from '../support/new-keys.ts';
import { openCase, signIn } from '../support/people.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { NOBODY, reportScreen } from '../support/report-screen.ts';
import { cutTail } from '../support/rewriting.ts';
import { actInProcess, reportInProcess, screenOf, sees, unlock } from '../support/staff-screen.ts';
import { tamper } from '../support/tampering.ts';

const { roster, case: c } = staffText('en');

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

test('a browser that saw a newer roster stops at an older one, in another tab and on public pages too, with both to compare', () =>
  withAssociation(async (association, { visitor }) => {
    const { portal, account } = association;
    const auditor = account('auditor');
    const first = await visitor();
    await actInProcess(association, (await reportInProcess(association)).number, 'auditor', deeds.acknowledge);
    await signIn(screenOf(first, 'en'), auditor);
    await first.page.goto('/en/staff/roster');
    await sees(first, roster.noDraft);

    // A forged signature is told on the page of rosters, and to a reporter before a word is typed.
    const stranger = await visitor();
    await signIn(screenOf(stranger, 'en'), auditor);
    for (const address of ['**/api/staff/rosters', '**/api/intake']) await forge(stranger.page, address);
    await stranger.page.goto('/en/staff/roster');
    await sees(stranger, rosterAlarmWords('en').broken);
    // Keys are open in this tab, and a row isn't opened all the same.
    await stranger.page.goto('/en/staff');
    await sees(stranger, rosterAlarmWords('en').broken);
    assert.equal(await stranger.page.locator('p.sealed').allInnerTexts(), [rosterAlarmWords('en').notOpened]);
    const report = reportScreen(stranger.page, 'en');
    await report.start();
    await stranger.page.getByLabel(NOBODY, { exact: true }).check();
    await report.next();
    await sees(stranger, reporter('en').problems.untrusted);
    for (const address of ['**/api/staff/rosters', '**/api/intake']) await stranger.page.context().unroute(address);

    const [second, root] = (await rosterChain(portal.deps.database.reader, portal.association)).toReversed();
    if (root?.seq !== 1 || second === undefined) throw new Error('two rosters stand');
    await tamper(portal.deps.config.dataFolder, async ({ change }) => {
      for (const table of ['roster_signatures', 'rosters'])
        await change(`delete from ${table} where roster = ?`, [second.hash]);
    });
    const found = {
      why: 'gone',
      known: { seq: 2, head: second.hash },
      served: { seq: 1, head: root.hash },
    } as const;
    const isAlarmed = async (page: Page, lang: 'ar' | 'en'): Promise<void> => {
      const { title, paragraphs, rosters } = rosterAlarm(lang, found);
      const place = page.locator('#alarm .notice.danger');
      await place.getByText(title, { exact: true }).waitFor();
      const said = (await place.innerText()).replaceAll(/\s+/g, ' ');
      for (const words of paragraphs) assert.ok(said.includes(words), said);
      for (const { words, head } of rosters) assert.ok(said.includes(`${words}: ${rosterFingerprint(head)}`), said);
    };
    const acting = ['/en/staff/new-keys', '/ar/staff/calendar', '/en/staff/calendar/correction'] as const;
    const keyless = [...acting, '/en/staff/factor-resets'] as const;
    for (const path of ['/ar/verify', ...keyless, '/en/staff/readiness', '/ar/staff', '/en/staff/roster'] as const) {
      await first.page.goto(path);
      await isAlarmed(first.page, path.startsWith('/ar') ? 'ar' : 'en');
      const inviting = first.page.locator('#own-gaps a[href$="/roster"], #in-force, #roster-call a');
      assert.is(await inviting.count(), 0, `${path} invites nobody to sign, and calls none in force`);
      const lang = path.startsWith('/ar') ? 'ar' : 'en';
      assert.is(
        await first.page.locator('main form[method="post"] button:visible').count(),
        0,
        `${path} offers nothing`,
      );
      const pressed = await first.page.locator('main form[method="post"]').evaluateAll((forms) =>
        forms
          .filter((form) => form instanceof HTMLFormElement && !form.action.includes('/session-end'))
          .flatMap((form) => (form instanceof HTMLFormElement ? [...form.elements] : []))
          .filter((one) => one instanceof HTMLButtonElement && !one.disabled && !one.formAction.includes('session-end'))
          .map(({ outerHTML }) => outerHTML),
      );
      assert.equal(pressed, [], `${path} sends nothing by Enter either`);
      const instead = await first.page.locator('.do-nothing').allInnerTexts();
      const acts = acting.some((one) => one === path);
      assert.is(instead.includes(rosterAlarmWords(lang).doNothing), acts, path);
    }
    await first.page.goto('/en/staff/handovers');
    await isAlarmed(first.page, 'en');
    await sees(first, rosterAlarmWords('en').handNothing);
    assert.is(await first.page.locator('[data-hands]').filter({ visible: true }).count(), 0, 'nor to hand keys on');

    await first.page.close();
    const page = await first.context.newPage();
    const later = screenOf({ page }, 'en');
    await page.goto('/en/staff/roster');
    await unlock(later, auditor);
    await isAlarmed(page, 'en');
    assert.not(await page.getByText(roster.noDraft).isVisible(), 'the older roster is not shown as the one in force');

    // Only what was seen before tells the two chains apart: the older one holds by itself, and who knows none is told nothing.
    await stranger.page.goto('/en/verify');
    await stranger.page.evaluate(() => localStorage.clear());
    await stranger.page.reload();
    assert.is(await stranger.page.locator('#alarm').innerText(), '');
    await stranger.page.goto('/en/staff/roster');
    await stranger.page.locator('#roster-current .fingerprint').waitFor();

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
      assert.not.ok(await first.page.locator('#sealed').isVisible(), 'nothing is opened, and no heading promises it');
      assert.not.ok(await first.page.locator('#acts').isVisible(), 'no act is offered');
      const { unverified } = staffText(lang).case;
      await first.page.locator('#timeline').getByRole('listitem').first().waitFor();
      for (const words of Object.values(unverified)) await first.page.getByText(words, { exact: true }).waitFor();
    }
    // In another tab, on the page of an act.
    const page = await first.context.newPage();
    await page.goto(`/en/staff/cases/${number}/acknowledgement`);
    await unlock(screenOf({ page }, 'en'), account('auditor'));
    await page.locator('#alarm .notice.danger').waitFor();
    assert.ok(await page.locator('#act-button').isDisabled());
    assert.not(await page.locator('#unverified').count(), 'an act’s page shows nothing of the case to be marked');

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

    // Cut back to before their declaration the row has no text and names no line; the desk looks at what it knows all the same.
    await cutTail(portal.deps.config.dataFolder, number, 2);
    await first.page.goto('/en/staff');
    const row = first.page.locator('[data-undeclared] strong');
    assert.is(await row.innerText(), logTexts('en').lost.title);
    assert.is(await first.page.locator('#alarm .notice.danger').getByRole('link').innerText(), number);
    assert.equal(first.trouble, []);
  }));

/** What this browser has pinned of the rosters, as the number of the newest. */
const pinnedIn = (page: Page): Promise<readonly number[]> =>
  page.evaluate(() =>
    Object.entries(localStorage).flatMap(([name, text]) =>
      name.startsWith('amanah.roster.') ? [Number(JSON.parse(text).seq)] : [],
    ),
  );

test('neither an answer that was held back nor a case that was once denied takes back what a browser knows', () =>
  withAssociation(async (association, { visitor }) => {
    const { portal, cast, account } = association;
    const { number } = await reportInProcess(association);
    await actInProcess(association, number, 'auditor', deeds.acknowledge);
    const first = await visitor();
    const { page } = first;
    const screen = screenOf(first, 'en');
    await signIn(screen, account('auditor'));
    await openCase(screen, number);
    await sees(first, c.verified);

    // The case's answer is under way while another tab learns of a roster with somebody's new keys.
    const address = `**/api/staff/cases/${number}`;
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const asked = page.waitForRequest(address);
    await page.route(address, async (route) => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    });
    await page.goto(`/en/staff/cases/${number}`, { waitUntil: 'commit' });
    await asked;
    const other = await first.context.newPage();
    const world = {
      portal,
      cast,
      argon2: quickArgon2,
      watch: () => undefined,
      player: (who: Who) => playerOf(cast, who),
    };
    await renewKeys(world, 'member-1', ['chair', 'audit-chair']);
    await other.goto('/en/staff/roster');
    await unlock(screenOf({ page: other }, 'en'), account('auditor'));
    await sees({ page: other }, roster.noDraft);
    const [seen] = await pinnedIn(page);
    release();
    await sees(first, c.verified);
    assert.equal([await pinnedIn(page), seen], [[3], 3]);

    // An unsent note, a denial of the case while the desk looks after it, and then the case without its end.
    await page.unroute(address);
    await page.goto(`/en/staff/cases/${number}/note`);
    await page.locator('#act-button:enabled').waitFor();
    await page.getByLabel('Note', { exact: true }).fill('Begun, not sent.');
    await page.goto(`/en/staff/cases/${number}`);
    await sees(first, c.verified);
    const denied = page.waitForResponse((response) => response.url().endsWith(`/api/staff/cases/${number}`));
    await page.route(address, (route) => route.fulfill({ status: 404, json: { error: 'not-found' } }));
    await page.goto('/en/staff');
    assert.is((await denied).status(), 404);
    await page.waitForFunction(() => !Object.keys(sessionStorage).some((name) => name.includes('draft')));
    await page.unroute(address);

    // A page that says another stage than the chain opens nothing, and is marked as what the server shows.
    const shown = `**/en/staff/cases/${number}`;
    await page.route(shown, async (route) => {
      const response = await route.fetch();
      await route.fulfill({
        response,
        body: (await response.text()).replace(/data-stage="\w+"/, 'data-stage="closed"'),
      });
    });
    await page.goto(`/en/staff/cases/${number}`);
    await sees(first, c.differs);
    await sees(first, c.unverified.page);
    assert.not(await page.locator('#acts').isVisible());
    await page.unroute(shown);
    await cutTail(portal.deps.config.dataFolder, number, 1);
    await page.goto(`/en/staff/cases/${number}`);
    await page.locator('#alarm .notice.danger').waitFor();
    assert.is(await page.locator('#report').innerText(), '', 'nothing is opened');

    // Whose session ended under a page is led to the door.
    await page.route(address, (route) => route.fulfill({ status: 401, json: { error: 'signed-out' } }));
    await page.goto(`/en/staff/cases/${number}`);
    await page.waitForURL('**/en/staff/sign-in');
  }));

test('a device whose clock is ten days later seals and opens nothing; a reporter whose clock is wrong can go on, a person can’t', () =>
  withAssociation(async (association, browsers) => {
    const { visitor } = browsers;
    const { look, faults } = await inspectorIn(browsers);
    const { code } = await reportInProcess(association);
    const { account } = association;
    const late = await visitor();
    const { page } = late;
    await page.clock.setFixedTime(Date.now() + 10 * 86_400_000);
    const stop = page.locator('#clock-title');
    const goOn = page.locator('#clock-go-on');
    const report = reportScreen(page, 'en');
    await report.start();
    await page.getByLabel(NOBODY, { exact: true }).check();
    await report.next();
    await stop.waitFor();
    assert.ok(await stop.evaluate((title) => title === document.activeElement));
    await look(page, 'report under a late clock');
    await goOn.click();
    await stop.waitFor({ state: 'detached' });
    await report.next();
    await sees(late, reporter('en').report.identity.question);

    await page.goto('/ar/follow-up');
    await page.locator('#tracking-code').fill(code);
    await page.locator('#follow-up-open').click();
    await stop.waitFor();
    await look(page, 'mailbox under a late clock');
    await goOn.click();
    await page.locator('#log-proof').waitFor();

    await signIn(screenOf(late, 'en'), account('auditor'));
    await sees(late, problemText('en', 'clock'));
    assert.is(await goOn.count(), 0);
    assert.equal([await faults(), late.trouble], [[], []]);
  }));

test.run();
