// What the report's page tells beside its questions: ticks that it took away, a date in the other calendar, a title that needs no
// attention any more, a report that was sent before the page was loaded again, and what is lost without the code.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarQuestion, orderQuestion } from '../../src/i18n/date-faults.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { NOBODY, type ReportScreen } from '../support/report-screen.ts';
import { lentScene, untroubled } from '../support/reporter-scene.ts';

const LANGS = ['ar', 'en'] as const;
const SENIOR = 'Someone senior, I won’t say who';
const STORY = 'The warehouse was emptied at night.';

const scene = untroubled(lentScene(13));

const test = suite('what the report’s page tells beside its questions');

for (const lang of LANGS) {
  test(`${lang}: ticks that are taken away are told to everybody, and can be had back`, () =>
    scene(lang, async ({ page, start, field, say }) => {
      const { cleared } = reportNotes(lang);
      const told = page.locator('#concerns-cleared');
      const undo = told.getByRole('button', { name: cleared.undo, exact: true });
      await start();
      assert.is(await told.getAttribute('role'), 'status');
      await field('Board chair').check();
      await field('Executive director').check();
      await field(SENIOR).check();
      const offices =
        lang === 'ar' ? 'رئيس مجلس الإدارة والمسؤول التنفيذي' : 'the board chair and the executive director';
      await told.getByText(cleared.others(say(SENIOR), offices)).waitFor();
      await undo.click();
      for (const office of ['Board chair', 'Executive director']) assert.ok(await field(office).isChecked(), office);
      assert.not(await field(SENIOR).isChecked());
      assert.ok(await field(SENIOR).evaluate((node) => node === document.activeElement), 'the keyboard goes on there');
      await told.getByText(cleared.undone).waitFor();
      await field(NOBODY).check();
      await field('Internal auditor').check();
      await told.getByText(cleared.alone(say(NOBODY))).waitFor();
      await undo.click();
      assert.ok(await field(NOBODY).isChecked());
      assert.not(await field('Internal auditor').isChecked());
      await field(SENIOR).check();
      await told.getByText(cleared.alone(say(NOBODY))).waitFor();
      await field(SENIOR).uncheck();
      assert.is(await told.innerText(), '', 'what is settled since isn’t told any more');
      await field('Deputy chair').check();
      assert.is(await told.innerText(), '', 'nothing was taken away');
    }));
}

/** From the first question to "When did it happen?". */
const toWhen = async ({ start, toStory, field, next, group }: ReportScreen) => {
  await start();
  await toStory();
  await field('What happened?').fill(STORY);
  await next();
  const when = group('When did it happen?');
  await when.waitFor();
  return when;
};

for (const lang of LANGS) {
  test(`${lang}: a year of the other calendar asks whether that is meant; one press turns it and keeps what was typed`, () =>
    scene(lang, async (screen) => {
      const { page, say, next, summary, group } = screen;
      const when = await toWhen(screen);
      const { ask, yes } = calendarQuestion(lang, 'hijri');
      await when.getByLabel(say('Gregorian'), { exact: true }).check();
      for (const [box, text] of [
        ['Day', '29'],
        ['Month', '6'],
        ['Year', '١٤٤٧'],
      ] as const)
        await when.getByLabel(say(box), { exact: true }).fill(text);
      await when.getByText(ask).waitFor();
      await next();
      await summary.getByText(ask).waitFor();
      assert.ok((await page.title()).startsWith(shared(lang).errorPrefix));
      await when.getByRole('button', { name: yes, exact: true }).click();
      assert.ok(await when.getByLabel(say('Hijri'), { exact: true }).isChecked());
      assert.is(await when.getByLabel(say('Year'), { exact: true }).inputValue(), '١٤٤٧');
      assert.not(await summary.isVisible());
      assert.not((await page.title()).startsWith(shared(lang).errorPrefix), 'it is mended');
      const other = lang === 'ar' ? '٢٠ ديسمبر ٢٠٢٥ م' : '20 December 2025';
      await when.getByText(shared(lang).date.corresponding(other)).waitFor();
      await next();
      await group('When did you learn of it?').waitFor();
    }));
}

test('what is no day is told as that, in digits of any script a date is one, and a Hijri month stays what was typed', () =>
  scene('en', async (screen) => {
    const { page, next, skip, summary, group, button } = screen;
    const when = await toWhen(screen);
    const put = async (day: string, month: string, year: string) => {
      for (const [box, text] of [
        ['Day', day],
        ['Month', month],
        ['Year', year],
      ] as const)
        await when.getByLabel(box, { exact: true }).fill(text);
    };
    for (const [day, month, year, words] of [
      ['abc', '3', '2025', 'A day is a number from 1 to 31.'],
      ['1', 'May', '2025', 'A month is a number from 1 to 12'],
      ['1', '3', '25', 'A year is a number of four digits, such as 2025.'],
      ['1', '3', '1800', 'The year must not be before 1900.'],
    ] as const) {
      await put(day, month, year);
      await next();
      await summary.getByText(words).waitFor();
    }
    await put('', '', '');
    for (const [box, text] of [
      ['Day', '𝟎𝟓'],
      ['Month', '०३'],
      ['Year', '𝟐𝟎𝟐𝟓'],
    ] as const)
      await when.getByLabel(box, { exact: true }).pressSequentially(text);
    await when.getByText('That is 5 Ramadan 1446 AH').waitFor();
    await when.getByLabel('Hijri', { exact: true }).check();
    await when.getByLabel('Approximate', { exact: true }).check();
    await put('', '9', '1447');
    const about = 'about Ramadan 1447 AH (approximately February – March 2026)';
    await when.getByText(about).waitFor();
    await next();
    await group('When did you learn of it?').waitFor();
    for (let optional = 0; optional < 6; optional += 1) await skip();
    await button('Send the report').waitFor();
    assert.ok((await page.locator('#check-answers').innerText()).includes(about));
  }));

test('what was learned of before it happened is asked about once, and kept where Continue is pressed again', () =>
  scene('ar', async ({ page, start, toStory, field, next, skip, button, summary }) => {
    const ask = orderQuestion('ar');
    await start();
    await toStory();
    await field('What happened?').fill(STORY);
    await next();
    for (const [id, day] of [
      ['answer-when-happened', '5'],
      ['answer-when-learned', '4'],
    ] as const) {
      await page.locator(`#${id}-gregorian`).check();
      for (const [box, text] of Object.entries({ day, month: '3', year: '2025' })) {
        await page.locator(`#${id}-${box}`).fill(text);
      }
      await next();
    }
    await page.locator('#skip-question .notice.warning').getByText(ask).waitFor();
    assert.not(await summary.isVisible(), 'a question, and no error');
    assert.ok(await page.evaluate((words) => document.activeElement?.textContent === words, ask));
    await next();
    await field('Where?').waitFor();
    for (let optional = 0; optional < 5; optional += 1) await skip();
    await button('Send the report').waitFor();
    assert.not(await page.getByText(ask).isVisible());
  }));

const toCode = async ({ start, toStory, toCheck, send, code }: ReportScreen): Promise<string> => {
  await start();
  await toStory();
  await toCheck(STORY);
  await send();
  return code();
};

/** Loads the page again, saying yes where the browser asks. */
const reload = async (page: Page): Promise<void> => {
  await page.reload();
  await page.getByRole('group', { name: /./ }).first().waitFor();
};

const stored = (page: Page) =>
  page.evaluate(() => ({ local: localStorage.length, session: sessionStorage.length, cookie: document.cookie }));

for (const lang of LANGS) {
  test(`${lang}: a code page that is loaded again says that a report was sent, by nothing but a word in this entry's state (T02, T66)`, () =>
    scene(lang, async (screen) => {
      const { page, field, next } = screen;
      page.on('dialog', (dialog) => void dialog.accept());
      const words = reportNotes(lang).sentBefore;
      const told = page.locator('#report-sent');
      const shown = await toCode(screen);
      for (const _time of ['once', 'again']) {
        await reload(page);
        await told.getByText(words.title).waitFor();
        for (const sentence of [words.gone, words.unwritten, words.anew])
          assert.ok((await told.innerText()).includes(sentence), sentence);
        assert.ok(await told.evaluate((node) => node === document.activeElement), 'it is read first');
        assert.not((await page.content()).replace(/\D/g, '').includes(shown.slice(0, 8)));
        assert.equal(await stored(page), { local: 0, session: 0, cookie: '' });
        assert.not.match(JSON.stringify(await page.evaluate(() => history.state)), /\d/);
      }
      await field(NOBODY).check();
      await next();
      assert.not(await told.isVisible(), 'a new report goes its own way');
      await page.goto(`/${lang}`);
      await page.goto(`/${lang}/report`);
      await told.getByText(words.title).waitFor();
      assert.equal(
        await stored(page),
        { local: 0, session: 0, cookie: '' },
        'opened anew in this tab it tells the same',
      );
    }));
}

for (const way of ['with the code', 'without the code'] as const) {
  test(`who has finished ${way} and loads the page again, or opens it anew in this tab, is told that a report was sent`, () =>
    scene('en', async (screen) => {
      const { page, field, next, button } = screen;
      page.on('dialog', (dialog) => void dialog.accept());
      const told = page.locator('#report-sent');
      const { sentBefore, tabKnows } = reportNotes('en');
      const shown = await toCode(screen);
      // Back stays on the code page and leaves no other entry behind that tells otherwise.
      await page.goBack();
      if (way === 'with the code') {
        await field('Last group of your code').fill(shown.slice(-4));
        await next();
      } else {
        await button('I’ll write it down later').click();
        await button('Finish without the code').click();
      }
      await page.getByRole('heading', { name: 'What happens next' }).waitFor();
      assert.ok((await page.locator('#done').innerText()).includes(tabKnows));
      for (const _time of ['once', 'again']) {
        await reload(page);
        await told.getByText(sentBefore.title).waitFor();
        assert.ok(await told.evaluate((node) => node === document.activeElement), 'it is read first');
      }
      await page.goto('/en');
      await page.getByRole('link', { name: 'Make a report', exact: true }).click();
      await told.getByText(sentBefore.title).waitFor();
      const said = await page.evaluate(() =>
        JSON.stringify([history.state, navigation.entries().map((e) => e.getState())]),
      );
      assert.not.match(said, /\d/, 'a word, and no number');
      assert.not((await page.content()).replace(/\D/g, '').includes(shown.slice(0, 8)));
      assert.equal(await stored(page), { local: 0, session: 0, cookie: '' });
      // Another tab knows of nothing.
      const other = await page.context().newPage();
      await other.goto('/en/report');
      await other.getByLabel(NOBODY, { exact: true }).waitFor();
      assert.not(await other.locator('#report-sent').isVisible());
      await other.close();
    }));
}

test('once somebody has left in haste, nothing tells that a report was sent (T72)', () =>
  scene('en', async (screen) => {
    const { page, field } = screen;
    page.on('dialog', (dialog) => void dialog.accept());
    const told = page.locator('#report-sent');
    await toCode(screen);
    await page.route('**/exit', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>News</h1>' }));
    await page.getByRole('link', { name: 'Leave this page' }).click();
    await page.getByRole('heading', { name: 'News' }).waitFor();
    assert.is(await page.evaluate(() => history.state), null, 'the entry itself was replaced');
    await page.goto('/en/report');
    await field(NOBODY).waitFor();
    assert.not(await told.isVisible());
  }));

test('"I’ll write it down later" shows the code again or lets go, with what is lost told before and after', () =>
  scene('en', async (screen) => {
    const { page, button, next, group } = screen;
    await page.setViewportSize({ width: 360, height: 640 });
    await toCode(screen);
    await next();
    assert.match(await page.title(), /^Error: /);
    await button('I’ll write it down later').click();
    assert.not.match(await page.title(), /^Error: /);
    await button('Show me the code again').click();
    const code = await group('Your tracking code').boundingBox();
    assert.ok(code !== null && code.y >= 0 && code.y + code.height <= 640, 'it stands in the window again');
    await button('I’ll write it down later').click();
    await page.getByText(reporter('en').code.laterWarning).waitFor();
    await button('Finish without the code').click();
    await page.getByText(reportNotes('en').withoutCode).waitFor();
    assert.not(await page.locator('#done').getByRole('link').isVisible(), 'nothing can be opened without it');
  }));

test('groups of a code stand from left to right in any digits, as on the slip', () =>
  scene('ar', async ({ page }) => {
    for (const path of ['/ar/follow-up', '/ar/follow-up/plain']) {
      await page.goto(path);
      const field = page.locator('input.width-code');
      await field.fill('٤٦٩٢ ٠٣٨٥ ٢٣١٩');
      const drawn = await field.evaluate((input) => {
        const { unicodeBidi, direction, font } = getComputedStyle(input);
        const copy = document.createElement('p');
        Object.assign(copy.style, { unicodeBidi, direction, font, width: 'max-content' });
        copy.textContent = input instanceof HTMLInputElement ? input.value : '';
        document.body.append(copy);
        const leftOf = (from: number, to: number): number => {
          const range = document.createRange();
          range.setStart(copy.firstChild ?? copy, from);
          range.setEnd(copy.firstChild ?? copy, to);
          return range.getBoundingClientRect().left;
        };
        const lefts = [leftOf(0, 4), leftOf(5, 9), leftOf(10, 14)];
        copy.remove();
        return lefts;
      });
      assert.equal(
        drawn,
        drawn.toSorted((a, b) => a - b),
        path,
      );
    }
  }));

test.run();
