// A person's keys in a real browser: what a wrong passphrase says, how long the vault stays open and where, what locking
// and signing out leave behind, and that an unsent text comes back and is nowhere in clear meanwhile.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { TRANSFER, TRANSFERS } from '../../src/browser/transfer-event.ts';
import { newDevice } from '../../src/cli/demo/device.ts';
import { must } from '../../src/cli/demo/people.ts';
import { signIn as signInPerson } from '../../src/client/sign-in.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { refusalText } from '../../src/i18n/refusals.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { deeds } from '../journeys/world.ts';
import type { Association } from '../support/association.ts';
import { type Account, openCase, type Screen, signIn } from '../support/people.ts';
import {
  actInProcess,
  button,
  field,
  lockNow,
  reportInProcess,
  screenOf,
  sees,
  storageOf,
  unlock,
} from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';
import { dayIn, fillDay } from '../support/typed-day.ts';

const en = staffText('en');
const acts = actsText('en');
const REPORT = 'صُرفت مبالغ من صندوق البرنامج';

const seedOf = async ({ portal, argon2 }: Association, { userName, passphrase }: Account): Promise<string> => {
  const { transport } = newDevice(portal);
  const { seed } = must(await signInPerson(transport, userName, passphrase, portal.association, argon2), 'sign in');
  return toBase64url(seed);
};

/** Opens an act's page and waits until it can be signed. */
const openAct = async (screen: Screen, number: string, name: string): Promise<void> => {
  await openCase(screen, number);
  await screen.page.getByRole('link', { name: screen.say(name), exact: true }).click();
  await ready(screen, name);
};
const ready = async ({ page, say }: Screen, name: string): Promise<void> => {
  const signing = page.getByRole('button', { name: say(name), exact: true, disabled: false });
  await signing.waitFor();
};

/** The text is typed and its draft, which follows a pause in typing, is kept. */
const typed = async (screen: Screen, name: string, text: string): Promise<void> => {
  await field(screen, name).fill(text);
  await screen.page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith('amanah.draft.')));
};

const onStage = lentStage(6, { dear: 'chair' });

const test = suite('the vault in a browser');

test('a wrong passphrase and an unknown name are told the same; neither passphrase nor seed leaves the browser', () =>
  onStage(async (association) => {
    const { visitor } = association;
    const { number } = await reportInProcess(association);
    for (const [lang, who, price] of [
      ['ar', 'chair', 'full'],
      ['en', 'auditor', 'quick'],
    ] as const) {
      const account = association.account(who);
      const seed = await seedOf(association, account);
      const guest = await visitor({}, price);
      const screen = screenOf(guest, lang);
      const signing = { name: screen.say('Sign in'), exact: true };
      await guest.page.goto(`/${lang}/staff/sign-in`);
      const told: string[] = [];
      const wrongs = [
        { userName: account.userName, passphrase: 'a wrong passphrase of many words' },
        { userName: 'nobody.known', passphrase: account.passphrase },
      ];
      for (const { userName, passphrase } of wrongs) {
        await field(screen, 'User name').fill(userName);
        await field(screen, 'Passphrase').fill(passphrase);
        const answered = guest.page.waitForResponse('**/api/session');
        await button(screen, 'Sign in').click();
        // Where deriving costs nothing, nobody sees that it can't be pressed meanwhile.
        if (price === 'full') await guest.page.getByRole('button', { ...signing, disabled: true }).waitFor();
        await answered;
        await guest.page.getByRole('button', { ...signing, disabled: false }).waitFor();
        await sees(screen, staffText(lang).signIn.wrong);
        told.push((await guest.page.locator('main').innerText()).replaceAll(userName, ''));
      }
      assert.is(told[0], told[1], 'word for word the same page');
      await signIn(screen, account);
      await openCase(screen, number);
      await sees(screen, REPORT);
      const secrets = [account.passphrase, wrongs[0]?.passphrase ?? '', seed];
      const said = [...guest.requests, await storageOf(guest.page), await guest.page.content()];
      for (const secret of secrets) assert.not(said.some((text) => text.includes(secret)));
      assert.equal(guest.trouble, []);
    }
  }));

test('the vault stays open from page to page; what was half written comes back after locking, sealed meanwhile', () =>
  onStage(async (association) => {
    const { number } = await reportInProcess(association);
    const auditor = await association.enter('auditor');
    const screen = screenOf(auditor, 'en');
    const { page } = auditor;
    const account = association.account('auditor');
    for (const path of ['staff', 'staff/roster', 'staff/account', `staff/cases/${number}`, 'staff']) {
      await page.goto(`/en/${path}`);
      await button(screen, 'Lock now').waitFor();
      assert.not(await button(screen, 'Unlock').isVisible(), `${path} doesn’t ask for the passphrase`);
      await sees(screen, en.vault.open);
      // A receiver's browser opens a case that nobody has opened, and loads its page again.
      if (path.includes('cases')) await sees(screen, en.case.verified);
    }

    const marker = 'MARKER the ledger of the spring appeal lacks two pages';
    await openAct(screen, number, 'Add a note');
    await page.locator('summary').filter({ hasText: acts.preview.report, visible: true }).click();
    await sees(screen, REPORT);
    await typed(screen, 'Note', marker);
    assert.not((await storageOf(page)).includes('MARKER'), 'the draft is sealed');
    await lockNow(screen);
    await sees(screen, en.vault.locked);
    const left = `${await storageOf(page)} ${await page.content()}`;
    assert.not(left.includes('MARKER'));
    assert.not(left.includes(REPORT), 'nothing of the report is left');
    assert.not(left.includes('amanah.vault'), 'the sealed seed is gone');
    await field(screen, 'Passphrase').fill('another passphrase of many words');
    await button(screen, 'Unlock').click();
    await sees(screen, en.vault.wrong);
    await unlock(screen, account);
    await sees(screen, acts.restored);
    await ready(screen, 'Add a note');
    assert.is(await field(screen, 'Note').inputValue(), marker);

    // A draft is one case's and one act's; leaving the page keeps it, sending it ends it.
    await openAct(screen, number, 'Write a summary');
    assert.is(await field(screen, 'Summary').inputValue(), '');
    await openAct(screen, number, 'Add a note');
    assert.is(await field(screen, 'Note').inputValue(), marker);
    await button(screen, 'Add a note').click();
    await page.waitForURL(`**/cases/${number}`);
    await sees(screen, marker);
    assert.not((await storageOf(page)).includes('amanah.draft.'), 'what was sent is no draft any more');
    assert.not(auditor.requests.some((request) => request.includes('MARKER')));
  }));

test('a vault that nobody touches locks itself, and a half-written recommendation is there again', () =>
  onStage(async (association) => {
    const { visitor } = association;
    const { number } = await reportInProcess(association);
    await actInProcess(association, number, 'auditor', deeds.acknowledge, deeds.refer);
    const member = await visitor();
    const screen = screenOf(member, 'ar');
    const { page } = member;
    const account = association.account('member-1');
    await page.clock.install();
    await signIn(screen, account);
    await openAct(screen, number, 'Record the recommendation');
    const marker = 'علامة: نوصي باسترداد المبلغ';
    await field(screen, 'Substantiated').check();
    await fillDay(page, 'heard', '2026-01-05');
    await field(screen, 'Recommendation').fill(marker);
    await page.clock.runFor(1_000);
    assert.match(await storageOf(page), 'amanah.draft.');
    await page.clock.fastForward(14 * 60_000);
    assert.ok(await button(screen, 'Lock now').isVisible(), 'still open before the time is over');
    // A file that comes further keeps it open, and its page says so; not for more than two hours.
    const underWay = (files: number, savings: number): Promise<void> =>
      page.evaluate(
        ({ event, ...told }) => {
          dispatchEvent(new CustomEvent(event, { detail: { by: window, ...told } }));
        },
        { event: TRANSFERS, files, savings },
      );
    await underWay(1, 0);
    // Once the last is done the page doesn't say so any more, however lately it came further.
    await page.evaluate((event) => dispatchEvent(new Event(event)), TRANSFER);
    await page.clock.runFor(1_000);
    await sees(screen, staffText('ar').vault.transfer(2));
    await underWay(0, 0);
    await page.clock.runFor(1_000);
    await page.getByText(staffText('ar').vault.transfer(2), { exact: true }).waitFor({ state: 'detached' });
    await underWay(1, 1);
    for (let at = 1; at <= 8; at += 1) {
      await page.evaluate((event) => dispatchEvent(new Event(event)), TRANSFER);
      await page.clock.runFor(1_000);
      await sees(screen, staffText('ar').vault.transfer(2));
      await page.clock.fastForward((at < 8 ? 14 : 8) * 60_000);
      assert.ok(await button(screen, 'Lock now').isVisible(), `open after ${at}`);
    }
    // A page that moves by itself as its words change may count as scrolled once; a file counts no more. Locking, it loads anew.
    const gone = () => undefined;
    for (let at = 0; at < 2; at += 1) {
      await page.evaluate((event) => dispatchEvent(new Event(event)), TRANSFER).catch(gone);
      await page.clock.fastForward(9 * 60_000).catch(gone);
    }
    await button(screen, 'Unlock').waitFor();
    const left = `${await storageOf(page)} ${await page.content()}`;
    assert.not(left.includes('علامة:'));
    assert.not(left.includes('amanah.vault'));
    await unlock(screen, account);
    await sees(screen, actsText('ar').restored);
    // The file that was being saved as the keys were locked isn't whole, which is told once.
    await sees(screen, staffText('ar').vault.leftSaving);
    assert.is(await page.evaluate(() => sessionStorage.getItem('amanah.left-saving')), null);
    assert.is(await field(screen, 'Recommendation').inputValue(), marker);
    assert.ok(await field(screen, 'Substantiated').isChecked());
    assert.ok(await page.locator('#heard-gregorian').isChecked());
    assert.is(await dayIn(page, 'heard'), '2026-01-05');
  }));

test('who signs in in another tab locks the first, which then asks for theirs', () =>
  onStage(async (association) => {
    const auditor = await association.visitor();
    const one = screenOf(auditor, 'en');
    await signIn(one, association.account('auditor'));
    await button(one, 'Lock now').waitFor();
    const two = screenOf({ page: await auditor.context.newPage() }, 'en');
    const member = association.account('member-1');
    await signIn(two, member);
    await button(one, 'Unlock').waitFor();
    await sees(one, en.vault.unlockLead(member.userName));
    await unlock(one, member);
    assert.equal(auditor.trouble, []);
  }));

test('a second tab asks for the passphrase; signing out in one tab empties and ends both, and Back shows nothing', () =>
  onStage(async (association) => {
    const { number } = await reportInProcess(association);
    const auditor = await association.enter('auditor');
    const one = screenOf(auditor, 'en');
    const account = association.account('auditor');
    await openCase(one, number);
    await sees(one, REPORT);

    const two = screenOf({ page: await auditor.context.newPage() }, 'en');
    await openCase(two, number);
    await sees(two, en.vault.unlockTitle);
    assert.not((await two.page.content()).includes(REPORT));
    await unlock(two, account);
    await sees(two, REPORT);

    // Locking one tab locks the other: the desk is to be left without a look around.
    await lockNow(two);
    await button(one, 'Unlock').waitFor();
    assert.not((await one.page.content()).includes(REPORT));
    await unlock(one, account);
    await unlock(two, account);
    await openAct(two, number, 'Add a note');
    await typed(two, 'Note', 'A note that is never sent.');

    // Where a text would go with it, signing out says so first, once; the other tab can still lock instead.
    await button(two, 'Sign out').click();
    await sees(two, en.vault.unsent);
    assert.is(await field(two, 'Note').inputValue(), 'A note that is never sent.');
    await button(two, 'Sign out').click();
    for (const [at, { page }] of [one, two].entries()) {
      await page.waitForURL('**/en/staff/sign-in');
      // Nothing but the way back to the page that another tab's sign-out closed.
      const kept = await page.evaluate(() => Object.keys(sessionStorage));
      assert.equal(kept, at === 0 ? ['amanah.return'] : []);
      assert.is(await page.getByText(doorTexts('en').elsewhereBack).count(), at === 0 ? 1 : 0);
      await page.goBack();
      await page.waitForURL('**/en/staff/sign-in');
      await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
      const shown = await page.content();
      assert.not(shown.includes(REPORT) || shown.includes(number) || shown.includes('never sent'));
    }
    const answer = await one.page.goto(`/en/staff/cases/${number}`);
    assert.not((await one.page.content()).includes('data-stage'), `${answer?.status()}: the session has ended`);
  }));

test('a page made stale by another’s act keeps the text and signs anew, or says why it can’t', () =>
  onStage(async (association) => {
    const { visitor } = association;
    const { number } = await reportInProcess(association);
    await actInProcess(association, number, 'auditor', deeds.acknowledge, deeds.refer);
    const member = await visitor();
    const screen = screenOf(member, 'en');
    const { page } = member;
    await signIn(screen, association.account('member-2'));
    await openAct(screen, number, 'Add a note');
    await field(screen, 'Note').fill('Written while the other member wrote too.');
    await actInProcess(association, number, 'member-1', deeds.note('The other was faster.'));
    await button(screen, 'Add a note').click();
    await page.waitForURL(`**/cases/${number}`);
    await sees(screen, 'Written while the other member wrote too.');
    await sees(screen, 'The other was faster.');

    // What the other did can also make the act impossible: nothing typed is lost with it.
    const text = 'Recover the sum and audit the payments.';
    await openAct(screen, number, 'Record the recommendation');
    await field(screen, 'Unsubstantiated').check();
    await field(screen, 'Recommendation').fill(text);
    await actInProcess(association, number, 'member-1', deeds.recommend('substantiated'));
    await button(screen, 'Record the recommendation').click();
    await sees(screen, refusalText('en', { code: 'recommendation-stands' }));
    const toldBeside = page.locator('#preview-refusal');
    assert.ok(await toldBeside.evaluate((node) => node.hasAttribute('hidden')), 'what the alarm tells is told once');
    assert.is(await field(screen, 'Recommendation').inputValue(), text);
    assert.ok(await field(screen, 'Unsubstantiated').isChecked());
    await openAct(screen, number, 'Confirm');
    await button(screen, 'Confirm').click();
    await page.waitForURL(`**/cases/${number}`);
    await page.locator('main[data-stage="ratification"]').waitFor();
  }));

test.run();
