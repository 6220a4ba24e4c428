// What the people's pages show at a real screen beside their words: the printed sheet with the recovery key, a form of the
// administrator's that comes back with faults, and the way of a due day from the calendar to whom it comes.
import { readFile } from 'node:fs/promises';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { dueOn } from '../../src/domain/deadlines.ts';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { isWorkingDay } from '../../src/domain/working-days.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { calculatorTexts } from '../../src/i18n/calculator.ts';
import { calendarTexts } from '../../src/i18n/calendar.ts';
import { dueFileWords } from '../../src/i18n/due-file-words.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { deeds } from '../journeys/world.ts';
import { withListeningPortal } from '../support/association.ts';
import { withChromium } from '../support/chromium.ts';
import { inspectorIn } from '../support/inspection.ts';
import { openCase } from '../support/people.ts';
import { actInProcess, button, declareInProcess, field, reportInProcess, screenOf } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const en = staffText('en');
const test = suite('people’s pages');
const onStage = lentStage(5);

test('the language link keeps the invitation’s secret; fields stay as they were; the sheet is the recovery key’s alone', () => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  return withListeningPortal((portal) =>
    withChromium(
      portal.url,
      async (browsers) => {
        const { page, requests } = await browsers.visitor();
        const screen = screenOf({ page }, 'en');
        await page.goto(`/ar/enrol#${portal.firstSecret}`);
        await page.locator('#words').waitFor();
        await page.getByRole('link', { name: 'English', exact: true }).click();
        await page.waitForURL(`**/en/enrol#${portal.firstSecret}`);
        const words = page.locator('#words');
        await words.waitFor();
        await field(screen, en.enrol.userName).fill('admin');
        await field(screen, en.enrol.passphrase).fill(await words.innerText());
        await field(screen, en.enrol.repeat).fill(await words.innerText());
        await page.route('**/api/enrolment/invitation', async (route) => {
          await held;
          await route.continue();
        });
        await button(screen, en.enrol.button).click();
        const typed = page.locator('#credentials input');
        const isHeld = () => typed.evaluateAll((inputs) => inputs.map((input) => input.hasAttribute('readonly')));
        await page.locator('#credentials input[readonly]').first().waitFor();
        assert.equal(await isHeld(), [true, true, true], 'what was typed stays as it is while keys are made of it');
        assert.ok(await button(screen, en.enrol.otherWords).isDisabled());
        release();
        const key = page.getByRole('group', { name: en.enrol.recoveryLabel, exact: true });
        await key.waitFor();
        await page.emulateMedia({ media: 'print' });
        const sheet = page.locator('#recovery-sheet');
        for (const told of [en.enrol.sheetTitle, en.enrol.sheetFor, '/en/staff/recovery', 'admin'])
          assert.ok((await sheet.innerText()).includes(told), told);
        assert.match((await sheet.getByRole('group').innerText()).replace(/\D/g, ''), /^\d{48}$/);
        const printed = (await page.locator('body').innerText()).replaceAll(/\s+/g, ' ').trim();
        assert.is(printed, (await sheet.innerText()).replaceAll(/\s+/g, ' ').trim(), 'and nothing else of the page');
        const secret = portal.firstSecret ?? '';
        assert.not(
          requests.some((request) => /^GET [^#]*/.exec(request)?.[0].includes(secret) === true),
          'the link’s secret is part of no address',
        );
      },
      'quick',
    ),
  );
});

test('settings with a fault come back in place, with what was typed and without a breach of the page’s policy', () =>
  onStage(async ({ enter }) => {
    const screen = await enter('admin');
    await screen.page.goto('/en/admin/settings');
    await field(screen, 'Neutral site for leaving quickly').fill('http://plain.example.org');
    await button(screen, 'Save').click();
    await screen.page.getByRole('alert').getByRole('link').waitFor();
    assert.is(await field(screen, 'Neutral site for leaving quickly').inputValue(), 'http://plain.example.org');
  }));

test('whom a referral would reach says who is suspended, and that too few could read where it is so', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const screen = await stage.enter('auditor');
    const { page } = screen;
    const stands = async (...members: readonly Who[]) => {
      const ids = members.map((who) => playerOf(stage.cast, who).person);
      await stage.portal.deps.database.write(async (tx) => {
        await tx.run(`update persons set status = 'active' where status = 'suspended'`);
        for (const id of ids) await tx.run(`update persons set status = 'suspended' where person = ?`, [id]);
      });
      await page.goto(`/en/staff/cases/${number}/referral`);
      await button(screen, 'Refer to the committee').and(page.locator(':enabled')).waitFor();
      const people = page.locator('#people');
      for (const group of await people.getByRole('group').all()) await group.getByLabel('No', { exact: true }).check();
      const marked = async (part: string) =>
        (await page.locator(part).innerText()).split(actsText('en').preview.suspended).length - 1;
      return {
        asked: await marked('#people'),
        reached: await marked('#preview'),
        told: await people.getByText(SHORT).count(),
      };
    };
    const SHORT = actsText('en').before.suspended('2');
    assert.equal(await stands(), { asked: 0, reached: 0, told: 0 });
    // Once among those whom the case goes to, once among those who can read the reasons.
    assert.equal(await stands('member-2'), { asked: 1, reached: 2, told: 0 });
    assert.equal(await stands('member-1', 'member-2', 'member-3'), { asked: 3, reached: 6, told: 1 });
    await stands();
  }));

test('who follows an act’s link while their browser opens the case for the first time gets to its page', () =>
  onStage(async (stage) => {
    const screen = await stage.enter('auditor');
    const first = await reportInProcess(stage);
    await openCase(screen, first.number);
    await screen.page.getByRole('link', { name: 'Acknowledge', exact: true }).click();
    await button(screen, 'Acknowledge').waitFor();
    // The same while the act's page was asked for before the case was opened, and opened after.
    const second = await reportInProcess(stage);
    await declareInProcess(stage, second.number, 'auditor');
    await screen.page.goto(`/en/staff/cases/${second.number}/concern`);
    const record = { name: 'Record who is concerned', exact: true, disabled: false };
    await screen.page.getByRole('button', record).waitFor();
  }));

test('signs that nobody sees stand as marks on the desk and the case page (T78)', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage, {
      answers: [
        { question: 'what-happened', text: 'See invoice\u202Efdp.exe' },
        { question: 'when-happened', text: '2025\u202E' },
        { question: 'where', text: 'Room\u202E4' },
      ],
      identity: { given: true, answers: [{ question: 'name', text: 'Sara\u2067h\u0000' }] },
    });
    const screen = await stage.enter('auditor');
    await screen.page.goto(`/en/staff/cases/${number}`);
    await screen.page.locator('[data-answer="where"]').getByText('Room‹U+202E›4', { exact: true }).waitFor();
    await openCase(screen, number);
    await screen.page.locator('#report').getByText('See invoice‹U+202E›fdp.exe', { exact: true }).waitFor();
    await screen.page.locator('#report').getByText('2025‹U+202E›', { exact: true }).waitFor();
    await screen.page
      .locator('#identity')
      .getByText('Sara‹U+2067›h‹U+0000›', { exact: true })
      .waitFor({ state: 'attached' });
    await screen.page.goto('/en/staff');
    await screen.page.getByText('See invoice‹U+202E›fdp.exe', { exact: true }).waitFor();
  }));

test('a day off is entered and seen to move a due day, in either language; the calculator counts by it, a file takes the days away, and they come to whoever is next', () =>
  onStage(async (stage) => {
    const { look, faults } = await inspectorIn(stage);
    const t = calendarTexts('en');
    const today = riyadhDate(stage.portal.deps.clock());
    let off = addDays(today, 3);
    while (!isWorkingDay(off, DEFAULT_CALENDAR)) off = addDays(off, 1);
    const review = (calendar: CalendarSettings) => dueOn({ working_days: 10 }, today, calendar).dueOn;
    const moved = review({ ...DEFAULT_CALENDAR, corrections: [{ kind: 'holiday', on: off }] });
    const [year = '', month = '', day = ''] = off.split('-').map((part) => String(Number(part)));
    const { number } = await reportInProcess(stage);
    const screen = await stage.enter('auditor');
    const { page } = screen;
    await openCase(screen, number);

    await page.goto('/en/staff/calendar/correction');
    await page.getByLabel(t.form.options.holiday, { exact: true }).check();
    await look(page, 'en correction of the calendar');
    await page.locator('#day-day').fill(day);
    await page.locator('#day-month').fill(month);
    await page.locator('#day-year').fill(year);
    await page.getByRole('button', { name: 'العربية', exact: true }).click();
    await page.waitForURL('**/ar/staff/calendar/changes');
    assert.is(await page.locator('#day-day').inputValue(), day);
    // Enter shows what follows, and doesn't change the language.
    await page.locator('#day-year').press('Enter');
    await page.locator('#differences').waitFor();
    assert.is(await page.locator('html').getAttribute('lang'), 'ar');
    await look(page, 'ar preview of a day off');
    await page.locator('#reason').fill('Royal order 12');
    await page.getByRole('button', { name: 'English', exact: true }).click();
    await page.locator(`#moves [data-number="${number}"][data-to="${moved}"]`).first().waitFor();
    assert.is(await page.locator('#reason').inputValue(), 'Royal order 12');
    await page.locator('#reason').press('Enter');
    await page.locator('#done').waitFor();

    await page.getByRole('link', { name: calculatorTexts('en').title, exact: true }).click();
    const [thisYear = '', thisMonth = '', thisDay = ''] = today.split('-').map((part) => String(Number(part)));
    assert.is(await page.locator('#day-year').inputValue(), thisYear);
    assert.equal(
      [await page.locator('#day-month').inputValue(), await page.locator('#day-day').inputValue()],
      [thisMonth, thisDay],
    );
    await page.locator('#day-day').press('Enter');
    await page.locator(`[data-clock="review"][data-due="${moved}"]`).waitFor();
    await page.getByRole('button', { name: 'العربية', exact: true }).click();
    await page.locator(`html[lang="ar"] [data-clock="review"][data-due="${moved}"]`).waitFor();
    await look(page, 'ar calculator, answered');

    await page.goto(`/en/staff/cases/${number}`);
    const link = page.getByRole('link', { name: dueFileWords('en').ofCase, exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    const file = await readFile(await download.path(), 'utf8');
    assert.ok(file.startsWith('BEGIN:VCALENDAR') && file.includes(moved.replaceAll('-', '')), file);
    assert.not.ok(file.includes(number));

    await actInProcess(stage, number, 'auditor', (_, { person: by }) => ({
      intention: { kind: 'declare', by, conflict: true },
      entries: [],
    }));
    const next = await stage.enter('audit-chair');
    await next.page.goto('/en/staff');
    const coming = next.page.locator('#coming');
    await coming.locator(`[data-coming="review"][data-due="${moved}"]`).waitFor();
    await look(next.page, 'en coming to somebody');
    assert.not.ok((await next.page.locator('main').innerText()).includes(number), 'not which');
    assert.equal(await faults(), []);
  }));

test.run();
