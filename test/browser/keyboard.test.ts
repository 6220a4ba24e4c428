// The whole line by keyboard alone: the reporter from left to right, the people of the association from right to left. Every
// stop is held to what test/support/keyboard.ts demands; nothing is clicked and no script moves the focus for anybody.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { type Association, withAssociation } from '../support/association.ts';
import { type Visitor, withChromium } from '../support/chromium.ts';
import { type Keyboard, keyboardOf } from '../support/keyboard.ts';
import { OPTIONAL } from '../support/report-screen.ts';
import { withReporters } from '../support/reporters.ts';
import { sees } from '../support/staff-screen.ts';
import { DAY_BOXES, partsOfDay } from '../support/typed-day.ts';
import { speaker } from '../support/words.ts';

const en = reporter('en');
const STORY = 'The warehouse was emptied at night.';
const DECISION = 'نصادق على التوصية.';

/** Waits until what is named has the focus: pages give it once they have drawn what they tell. */
const getsFocus = (page: Page, selector: string): Promise<void> => page.locator(`${selector}:focus`).waitFor();

const digitsOf = async (page: Page): Promise<string> => {
  const group = page.getByRole('group', { name: en.code.group, exact: true }).first();
  await group.waitFor();
  return (await group.innerText()).replace(/\D/g, '');
};

/** Follows the skip link, from the top of a page as it was loaded. */
const skip = async ({ page, press }: Keyboard, name: string): Promise<void> => {
  await press('link', name);
  await getsFocus(page, '#main');
};

/** From the landing page to the number and the code. */
const reporting = async (keys: Keyboard): Promise<{ readonly number: string; readonly code: string }> => {
  const { page, press, choose, write, to } = keys;
  const t = en.report;
  await page.goto('/en');
  const stops = await keys.round();
  assert.match(stops[0] ?? '', /Skip to the content/);
  await page.reload();
  await skip(keys, 'Skip to the content');
  await press('link', 'Make a report');
  await page.getByRole('group', { name: t.concerns.question }).waitFor();
  await press('button', t.next);
  await getsFocus(page, '#error-summary');
  await press('link', t.concerns.missing);
  assert.is(await page.evaluate(() => document.activeElement?.getAttribute('type')), 'checkbox', 'leads to the field');
  await press('checkbox', t.concerns.none, 'Space');
  await press('button', t.next);
  await choose(page.getByLabel(t.identity.named, { exact: true }));
  await choose(page.getByLabel(t.identity.anonymous, { exact: true }));
  await press('button', t.next);
  await write(t.questions['what-happened'].question, STORY);
  await press('button', t.next);
  for (const question of OPTIONAL) {
    await page.getByText(question, { exact: true }).filter({ visible: true }).first().waitFor();
    if (question === 'When did it happen?') {
      await choose(page.getByRole('group', { name: question }).getByLabel('Hijri', { exact: true }));
      for (const [box, digits] of [
        ['Day', '29'],
        ['Month', '6'],
        ['Year', '1447'],
      ] as const) {
        await to(page.getByRole('group', { name: question }).getByLabel(box, { exact: true }));
        await page.keyboard.type(digits);
      }
      await press('button', t.next);
    } else await press('button', t.skip);
  }
  await press('button', t.check.changeOf('Where?'));
  await write('Where?', 'At the gate.');
  await press('button', t.next);
  await press('button', t.check.send);
  const code = await digitsOf(page);
  assert.is(code.length, 24);
  const number = /\d{4}-\d{4}/.exec(await page.locator('main').innerText())?.[0] ?? '';
  await keys.round();
  await write(en.code.last, code.slice(-4));
  await press('button', en.code.next);
  await press('link', en.landing.followUp);
  return { number, code };
};

/** The proof of the log comes late and is longer than what it takes the place of: places are compared only once it stands. */
const proved = (page: Page): Promise<void> => page.locator('#log-proof details').waitFor();

const opening = async ({ page, write, press }: Keyboard, code: string): Promise<void> => {
  await page.goto('/en/follow-up');
  await write(en.followUp.field, code);
  await press('button', en.followUp.open);
  await page.getByRole('heading', { name: en.mailbox.where }).waitFor();
  await proved(page);
};

const test = suite('by keyboard alone');
const say = speaker('ar');
const t = staffText('ar');

type Person = {
  readonly keys: Keyboard;
  readonly visitor: Visitor;
  /** Goes by the desk to the case, follows the act's link, fills its page and presses its button. */
  readonly act: (number: string, name: string, fill?: (keys: Keyboard) => Promise<void>) => Promise<void>;
};

const signedIn = async ({ account }: Association, visitor: Visitor, who: string): Promise<Person> => {
  const { page } = visitor;
  const keys = keyboardOf(page);
  await page.goto('/ar/staff/sign-in');
  await keys.write(t.signIn.userName, account(who).userName);
  await keys.write(t.signIn.passphrase, account(who).passphrase);
  await page.keyboard.press('Enter');
  await page.waitForURL('**/ar/staff');
  // The bar and its buttons come with the keys: who walks the page before meets another one.
  await page.locator('#lock-now:not([hidden])').waitFor();
  const act: Person['act'] = async (number, name, fill = async () => undefined) => {
    if (!page.url().endsWith(number)) {
      await page.goto('/ar/staff');
      await page.locator('#lock-now:not([hidden])').waitFor();
      await keys.press('link', new RegExp(number));
      await page.locator('main[data-view]').waitFor();
      if ((await page.locator('main').getAttribute('data-view')) === 'undeclared') {
        const none = conflictText('ar').declaration.none;
        await page.getByRole('button', { name: none, exact: true, disabled: false }).waitFor();
        await keys.round();
        await keys.press('button', none);
      }
    }
    await sees({ page }, t.case.verified);
    await keys.press('link', say(name));
    await page.getByRole('button', { name: say(name), exact: true, disabled: false }).waitFor();
    await fill(keys);
    await keys.press('button', say(name));
    await page.waitForURL((url) => url.pathname.endsWith(`/staff/cases/${number}`));
    await sees({ page }, t.case.verified);
  };
  return { keys, visitor, act };
};

/** Answers for everybody who is asked about that nothing in it concerns them. */
const nobodyConcerned = async ({ page, choose }: Keyboard): Promise<void> => {
  const groups = page.getByRole('group', { name: say('Does anything in it concern this person?'), exact: true });
  await groups.first().waitFor();
  for (const group of await groups.all()) await choose(group.getByLabel(say('No'), { exact: true }));
};

const handling = async (auditor: Person, number: string): Promise<void> => {
  const { keys, act } = auditor;
  await keys.round();
  await act(number, 'Acknowledge');
  await keys.round();
  await act(number, 'Brief', async (at) => {
    await nobodyConcerned(at);
    await at.write(say('Briefing'), 'إحاطة مكتوبة.');
  });
  await act(number, 'Refer to the committee', async (at) => {
    await at.round();
    await at.press('button', say('Refer to the committee'));
    await getsFocus(at.page, '#error-summary');
    await at.choose(at.page.getByLabel(say('Formal investigation'), { exact: true }));
    await nobodyConcerned(at);
    await at.write(say('Reasons'), 'معقول ومسبب.');
  });
};

/** Chooses the Gregorian calendar and types today into its boxes. */
const today = async (at: Keyboard, id: string): Promise<void> => {
  const parts = partsOfDay(riyadhDate(new Date()));
  await at.choose(at.page.locator(`#${id}-gregorian`));
  for (const box of DAY_BOXES) {
    await at.to(at.page.locator(`#${id}-${box}`));
    await at.page.keyboard.insertText(parts[box]);
  }
};

const recommending = async ({ act }: Person, number: string): Promise<void> => {
  await act(number, 'Record the recommendation', async (at) => {
    await at.choose(at.page.getByLabel(say('Substantiated'), { exact: true }));
    await at.write(say('Recommendation'), 'نوصي باسترداد المبلغ.');
    for (const id of ['notified', 'heard']) await today(at, id);
    await at.write(say('Defence'), 'أفاد بأنه لم يعلم.');
  });
};

test('a report is made, handled, investigated, ratified and answered without a mouse', () =>
  withAssociation(async (association, { visitor }) => {
    const reporting_ = await visitor();
    const keys = keyboardOf(reporting_.page);
    const { number, code } = await reporting(keys);

    const auditor = await signedIn(association, await visitor(), 'auditor');
    await handling(auditor, number);
    const member = await signedIn(association, await visitor(), 'member-1');
    await recommending(member, number);
    const second = await signedIn(association, await visitor(), 'member-2');
    await second.act(number, 'Confirm');
    const chair = await signedIn(association, await visitor(), 'chair');
    await chair.act(number, 'Ratify', (at) => at.write(say('Decision'), DECISION));
    await auditor.act(number, 'Send a message', (at) => at.write(say('Message'), 'شكرًا لك.'));
    await auditor.act(number, 'Give feedback');

    await opening(keys, code);
    await sees(keys, en.mailbox.standing.feedback);
    await keys.press('button', en.mailbox.send);
    await getsFocus(keys.page, '#message[aria-invalid]');
    await keys.write(en.mailbox.message, 'I saw it happen again.');
    await keys.press('button', en.mailbox.sendEvidence);
    await sees(keys, en.mailbox.sentEvidence);
    await proved(keys.page);
    await keys.round();
    await keys.press('button', en.mailbox.close);
    await keys.page.getByLabel(en.followUp.field, { exact: true }).waitFor();

    const people = [auditor, member, second, chair];
    assert.equal(
      [reporting_, ...people.map((one) => one.visitor)].flatMap(({ trouble }) => trouble),
      [],
    );
    assert.ok(keys.count() + people.reduce((sum, one) => sum + one.keys.count(), 0) > 400, 'stops were looked at');
  }));

test('without script a report is made and followed up without a mouse', () =>
  withReporters(({ portal }) =>
    withChromium(portal.url, async ({ visitor }) => {
      const { page } = await visitor({ javaScriptEnabled: false });
      const keys = keyboardOf(page);
      const { press, choose, write } = keys;
      await page.goto('/en/report/plain');
      await keys.round();
      await press('button', en.report.next);
      await page.locator('#error-summary').waitFor();
      await press('link', en.report.concerns.missing);
      await press('checkbox', en.report.concerns.none, 'Space');
      await press('button', en.report.next);
      await choose(page.getByLabel(en.report.identity.anonymous, { exact: true }));
      await write(en.report.questions['what-happened'].question, STORY);
      await press('button', en.report.next);
      await press('button', en.report.check.send);
      const code = await digitsOf(page);
      await write(en.code.last, code.slice(-4));
      await page.keyboard.press('Enter');
      await press('link', plainReport('en').followUp);
      await write(en.followUp.field, code);
      await press('button', en.followUp.open);
      await write(en.mailbox.message, 'It happened again.');
      await press('button', en.mailbox.send);
      await page.getByText(en.mailbox.sent).waitFor();
      await keys.round();
    }),
  ));

test.run();
