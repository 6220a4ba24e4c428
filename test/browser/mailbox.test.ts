// Following up a report in a real browser: the code in any writing, the mistyped and the unknown one, the dialogue both ways,
// further evidence, and a promised date that has passed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { checkInWords } from '../../src/i18n/check-in-words.ts';
import { damagedReport, SLIP_COMMAND } from '../../src/i18n/damaged-report.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { namingText } from '../../src/i18n/naming.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { groupDigits } from '../../src/protocol/check/index.ts';
import { makeTrackingCode } from '../../src/protocol/open/index.ts';
import { deeds } from '../journeys/world.ts';
import { openMailbox } from '../support/people.ts';
import { posts } from '../support/report-screen.ts';
import { lentScene, untroubled } from '../support/reporter-scene.ts';

const scene = untroubled(lentScene(10));
/** Where tests let days pass, and reckon from the day at which they find the portal. */
const lateScene = untroubled(lentScene(3));

/** The digits of another script: zero of Arabic, of Persian, of Devanagari. */
const inDigits = (text: string, zero: number): string =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

const test = suite('the mailbox in a browser');

test('a code opens with any spaces, dashes and decimal digits', () =>
  scene('ar', async (screen) => {
    const { code } = await screen.stage.sent();
    const grouped = groupDigits(code, 4);
    const ways = [
      `  ${grouped}  `,
      grouped.replaceAll(' ', '-'),
      inDigits(grouped, 0x660),
      inDigits(grouped.replaceAll(' ', ' – '), 0x6f0),
      inDigits(code, 0x966),
    ];
    for (const way of ways) await openMailbox(screen, way);
    assert.match(await screen.page.locator('#mailbox').innerText(), /صُرفت مبالغ|عرض ما كتبته/);
  }));

test('a mistyped code is told without a request; an unknown one gets the neutral sentence', () =>
  scene('en', async ({ page, visitor, stage, field, button, summary }) => {
    const { code } = await stage.sent();
    await page.goto('/en/follow-up');
    const t = reporter('en').followUp;
    const last = Number(code.slice(-1));
    for (const [typed, words] of [
      ['', t.missing],
      [code.slice(1), t.mistyped],
      [`${code}1`, t.mistyped],
      [`${code.slice(0, -1)}${(last + 1) % 10}`, t.mistyped],
    ] as const) {
      await field('Tracking code').fill(typed);
      await button('Open').click();
      await summary.getByText(words).waitFor();
      assert.match(await page.title(), /^Error: /);
    }
    assert.equal(posts(visitor.requests), []);
    await field('Tracking code').fill(makeTrackingCode());
    await button('Open').click();
    await summary.getByText(t.unknown).waitFor({ timeout: 60_000 });
    assert.is(posts(visitor.requests).length, 1);
    assert.is(await page.locator('#mailbox').innerText(), '');
  }));

test('a right code whose report is damaged: what became of it, whom to call and what the slip proves, and no „try again“', () =>
  scene('ar', async ({ page, field, button, stage }) => {
    const { code } = await stage.sent();
    const { problems, channels } = reporter('ar');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto('/ar/follow-up');
    await page.route('**/api/mailbox', (route) => route.fulfill({ status: 404, json: { error: 'damaged' } }));
    await field('Tracking code').fill(code);
    await button('Open').click();
    const title = page.getByText(damagedReport('ar').title);
    await title.waitFor();
    assert.ok(await title.evaluate((element) => element === document.activeElement));
    const told = await page.locator('#follow-up').innerText();
    for (const words of [SLIP_COMMAND, channels.external]) assert.ok(told.includes(words), words);
    assert.not.ok(told.includes(problems.internal));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), 'nothing is wider than a phone');
    await page.unroute('**/api/mailbox');
    await button('Open').click();
    await page.locator('#mailbox').waitFor();
    assert.not.ok(await title.isVisible(), 'whole again it opens');
  }));

test('messages go both ways, and the reporter’s code never goes with them', () =>
  scene('en', async (screen) => {
    const { page, stage, field, button } = screen;
    const { code, number } = await stage.sent({ lang: 'en' });
    await stage.act('auditor', number, deeds.acknowledge);
    await stage.act('auditor', number, deeds.message('Which month was it?'));
    await openMailbox(screen, code);
    await page.getByText('Which month was it?').waitFor();
    await page.getByText(`Receipt of report`, { exact: false }).waitFor();
    const { write, finished } = reporter('en').mailbox;
    const parts = await page.locator('#mailbox h3').allInnerTexts();
    const inOrder = [write, namingText('en').title, finished];
    assert.equal(
      parts.slice(parts.indexOf(write)).filter((part) => inOrder.includes(part)),
      inOrder,
      'as without script',
    );
    await button('Send a message').click();
    await page.getByText('Write your message first.').waitFor();
    await field('Your message').fill(`Shawwal. My code is ${groupDigits(code, 4)}.`);
    await button('Send a message').click();
    await page.getByText('Your message contains your tracking code.', { exact: false }).waitFor();
    await field('Your message').fill(`a${'\u0301'.repeat(50)}`.repeat(3_000));
    await button('Send a message').click();
    await page.locator('#message-error').getByText(reporter('en').mailbox.overloaded).waitFor();
    await field('Your message').fill('Shawwal.');
    await button('Send a message').click();
    await page.getByText('Your message has been sent.').waitFor();
    await page.locator('.message.own').getByText('Shawwal.', { exact: true }).waitFor();
    assert.is(await field('Your message').inputValue(), '');
  }));

test('a name is given in the mailbox, consent is given and taken back, and a message that waits stays', () =>
  scene('ar', async (screen) => {
    const { page, stage, field, button } = screen;
    const t = namingText('ar');
    const { code, number } = await stage.sent();
    await openMailbox(screen, code);
    await page.getByText(t.anonymous).waitFor();
    await page.locator('#naming-give summary').click();
    await page.locator('#send-name').click();
    await page.locator('#naming-name-error').getByText(t.nameMissing).waitFor();
    await page.locator('#naming-name').fill(groupDigits(code, 4));
    await page.locator('#send-name').click();
    await page.locator('#naming-name-error').getByText(reporter('ar').mailbox.messageCode).waitFor();
    await field('Your message').fill('في شهر شوال.');
    await page.locator('#naming-name').fill('سارة');
    await page.locator('#send-name').click();
    await page.getByText(t.sent).waitFor();
    assert.is(await field('Your message').inputValue(), 'في شهر شوال.');
    await page.locator('.message.own').getByText(t.pieces.identified, { exact: true }).waitFor();
    await page.getByRole('button', { name: t.consent.give, exact: true }).click();
    await page.getByText(t.consent.sentGiven).waitFor();
    await page.getByRole('button', { name: t.consent.takeBack, exact: true }).click();
    await page.getByText(t.consent.sentWithdrawn).waitFor();
    await page.locator('#naming-give summary').click();
    await page.locator('#naming-name').fill('سارة عبدالله');
    await button('Send a message').click();
    await page.getByText(reporter('ar').mailbox.sent).waitFor();
    assert.is(await page.locator('#naming-name').inputValue(), 'سارة عبدالله', 'a name that waits stays too');
    await stage.act('chair', number, deeds.askIdentity);
    await stage.act('auditor', number, deeds.announce);
    page.once('dialog', (dialog) => void dialog.accept());
    await openMailbox(screen, code);
    await page.getByText('إشعار بالكشف عن هويتكم').waitFor();
    const first = page.locator('#mailbox > .notice.warning').first();
    await first.getByText(t.pending.title).waitFor();
    assert.equal(
      await first
        .locator('a')
        .evaluateAll((links) =>
          links.map((link) => document.querySelector((link as HTMLAnchorElement).hash)?.id.replace(/\d+/, '')),
        ),
      ['piece-', 'message'],
    );
  }));

test('a message that could not be sent keeps its text, and leaving asks first', () =>
  scene('ar', async (screen) => {
    const { page, stage, field, button } = screen;
    const { code } = await stage.sent();
    await openMailbox(screen, code);
    await page.route('**/api/mailbox/acts', (route) => route.fulfill({ status: 404, body: '{"error":"stale"}' }));
    await field('Your message').fill('في شهر شوال.');
    await button('Send a message').click();
    await page.getByText(reporter('ar').mailbox.failed).waitFor();
    assert.is(await field('Your message').inputValue(), 'في شهر شوال.');
    page.once('dialog', (dialog) => void dialog.dismiss());
    const question = page.waitForEvent('dialog');
    await page.locator('a.language').click({ noWaitAfter: true });
    assert.is((await question).type(), 'beforeunload');
    assert.is(await field('Your message').inputValue(), 'في شهر شوال.');
  }));

for (const lang of ['ar', 'en'] as const) {
  test(`${lang}: what is unjustified begins with what can still be done, and further evidence begins a new review`, () =>
    lateScene(lang, async (screen) => {
      const { page, stage, field, button } = screen;
      const { code, number } = await stage.sent({ lang });
      await stage.act('auditor', number, deeds.acknowledge);
      await stage.act('auditor', number, deeds.close);
      await stage.pass(3);
      await openMailbox(screen, code);
      const t = reporter(lang).mailbox;
      const still = lang === 'ar' ? 'لا يزال بإمكان' : 'You can still add evidence';
      assert.ok((await page.locator('#mailbox .lead').innerText()).startsWith(still));
      const notice = page.locator('.message.association').last();
      assert.ok((await notice.locator('h4').innerText()).startsWith(still));
      await page.getByText(t.evidenceUnjustified).waitFor();
      // Being asked how one is can be stopped and wanted again, and what was typed beside it stays.
      const asked = checkInWords(lang);
      await page.locator('#naming-give summary').click();
      await page.locator('#naming-name').fill('Canary');
      await field('Your message').fill('The numbers are 120 to 126.');
      for (const said of [asked.stop, asked.start]) {
        await page.getByRole('button', { name: said.button, exact: true }).click();
        await page.locator('#mailbox > .notice.success').getByText(said.done).waitFor();
        await page.locator('.message.own').getByText(said.piece, { exact: true }).waitFor();
      }
      assert.is(await page.locator('#naming-name').inputValue(), 'Canary');
      assert.is(await field('Your message').inputValue(), 'The numbers are 120 to 126.');
      await page.locator('#naming-name').fill('');
      await button('Add further evidence').click();
      await page.getByText(t.sentEvidence).waitFor();
      const standing = await page.locator('#mailbox').innerText();
      assert.not.match(standing, new RegExp(t.standing.unjustified.slice(0, 30)));
      const by = formatDate(lang, addDays(riyadhDate(stage.now()), 10));
      assert.ok(standing.includes(t.promise.evidence(by)), 'the new review has a date of its own');
    }));
}

test('a promised date that has passed is said to have passed, with the external routes', () =>
  lateScene('ar', async (screen) => {
    const { page, stage } = screen;
    const { code } = await stage.sent();
    const by = formatDate('ar', addDays(riyadhDate(stage.now()), 10));
    const t = reporter('ar').mailbox;
    await openMailbox(screen, code);
    await page.getByText(t.promise.acknowledgement(by)).waitFor();
    assert.is(await page.getByRole('link', { name: /نزاهة/ }).filter({ visible: true }).count(), 0);
    await stage.pass(11);
    await openMailbox(screen, code);
    await page.getByText(t.passed.acknowledgement(by)).waitFor();
    assert.is(await page.getByRole('link', { name: /نزاهة/ }).filter({ visible: true }).count(), 1);
  }));

test('whom else one can turn to stands where it is said that no investigation comes', () =>
  scene('en', async (screen) => {
    const { page, stage } = screen;
    const { code, number } = await stage.sent({ lang: 'en' });
    const routes = page.getByRole('link', { name: /Nazaha/ }).filter({ visible: true });
    await openMailbox(screen, code);
    assert.is(await routes.count(), 0);
    await stage.act('auditor', number, deeds.acknowledge);
    await stage.act('auditor', number, deeds.close);
    await openMailbox(screen, code);
    assert.is(await routes.count(), 1);
    const [way, messages] = [
      await routes.boundingBox(),
      await page.getByRole('heading', { name: 'Messages' }).boundingBox(),
    ];
    assert.ok(way !== null && messages !== null && way.y < messages.y, 'above the messages, beside the standing');
    assert.is(await page.locator('.message-head').getByText('Formal notice').count(), 2, 'receipt and closing');
  }));

test('signs that nobody sees stand as marks in the mailbox, whoever wrote them (T78)', () =>
  scene('ar', async (screen) => {
    const { page, stage, field, button } = screen;
    const { code, number } = await stage.sent({ answers: [{ question: 'what-happened', text: 'ملف\u202Efdp.exe' }] });
    await stage.act('auditor', number, deeds.acknowledge);
    await stage.act('auditor', number, deeds.message('أي \u2067ملف\u2069؟'));
    await openMailbox(screen, code);
    assert.is(await page.locator('.message.association .prose').innerText(), 'أي ‹U+2067›ملف‹U+2069›؟');
    await page.getByText(reporter('ar').mailbox.showReport).click();
    await page.locator('.message.own dd').getByText('ملف‹U+202E›fdp.exe').waitFor();
    await field('Your message').fill('هذا \u200Fالملف');
    await button('Send a message').click();
    await page.locator('.message.own .prose').getByText('هذا ‹U+200F›الملف').waitFor();
    assert.is(await page.getByRole('img', { name: 'علامة غير مرئية تغيّر اتجاه الكتابة: U+200F' }).count(), 1);
  }));

test('what the proof of the log says when it comes late leaves what has the focus in sight', () =>
  scene('en', async (screen) => {
    const { page, stage, button } = screen;
    const { code } = await stage.sent({ lang: 'en' });
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/mailbox/proof', async (route) => {
      await released;
      await route.continue();
    });
    await openMailbox(screen, code);
    const place = () =>
      button('Send a message').evaluate((node) => {
        const { top, bottom } = node.getBoundingClientRect();
        return { top, bottom, height: innerHeight, hasFocus: node === document.activeElement, scrolled: scrollY };
      });
    // Half of it is below the edge, as where somebody scrolled on after a step of the keyboard.
    await page.setViewportSize({ width: 360, height: 480 });
    await button('Send a message').evaluate((node) => {
      node.focus({ preventScroll: true });
      const { top, bottom } = node.getBoundingClientRect();
      scrollTo(0, scrollY + (top + bottom) / 2 - innerHeight);
    });
    const before = await place();
    assert.ok(before.hasFocus && before.top < before.height && before.bottom > before.height, 'half of it is seen');
    release();
    await page.locator('#log-proof details').waitFor();
    const after = await place();
    assert.ok(after.scrolled > before.scrolled, 'what came is longer than what stood there');
    assert.ok(after.hasFocus && after.top >= 0 && after.bottom < after.height + 1, 'it is seen, and has the focus');
  }));

test('closing the mailbox takes everything off the page and says so, once', () =>
  scene('en', async (screen) => {
    const { page, stage, button, field } = screen;
    const { code } = await stage.sent({ lang: 'en', answers: [{ question: 'what-happened', text: 'A canary died.' }] });
    await openMailbox(screen, code);
    await page.getByText('Show what I reported').click();
    await page.getByText('A canary died.').waitFor();
    await button('Close and clear this page').click();
    await field('Tracking code').waitFor();
    assert.is(await field('Tracking code').inputValue(), '');
    assert.not((await page.content()).includes('A canary died.'));
    const told = page.locator('#follow-up-closed');
    const { closed } = reporter('en').followUp;
    await told.getByText(closed.title, { exact: true }).waitFor();
    assert.ok((await told.innerText()).includes(closed.text));
    assert.ok(await told.evaluate((node) => node === document.activeElement), 'it has the focus');
    assert.is(await page.evaluate(() => history.state), null);
    await button('Open').click();
    await page.getByText(reporter('en').followUp.missing).first().waitFor();
    assert.not(await told.isVisible(), 'it gives way to what is said next');
    await page.reload();
    await field('Tracking code').waitFor();
    assert.not(await told.isVisible());
  }));

test.run();
