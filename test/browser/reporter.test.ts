// The reporter's questions in a real browser: what is read before a word is typed, the offices, the answers, the dates and
// the limits. What is sent and what comes back are in reporter-sent.test.ts and mailbox.test.ts.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { reporter } from '../../src/i18n/reporter.ts';
import { NOBODY, posts } from '../support/report-screen.ts';
import { lentScene, ownScene, untroubled } from '../support/reporter-scene.ts';

const STORY = 'The warehouse was emptied at night.';
const scene = untroubled(lentScene(19));

const test = suite('the reporter’s questions in a browser');

for (const lang of ['ar', 'en'] as const) {
  test(`${lang}: the landing page says who reads, what is kept and what can't be promised, and has two doors`, () =>
    scene(lang, async ({ page, say }) => {
      await page.goto(lang === 'ar' ? '/' : '/en');
      assert.is(new URL(page.url()).pathname, `/${lang}`);
      const text = await page.locator('main').innerText();
      const t = reporter(lang).landing;
      const facts = [t.promise, t.whoPanel, t.whoNotTicked, t.sealed, t.anonymous, t.noGuarantee, t.keptLimit];
      for (const fact of [...facts, ...t.advice, ...t.cannot]) assert.ok(text.includes(fact), fact);
      assert.match(text, /Nazaha|نزاهة/);
      assert.not.match(await page.title(), /report|بلاغ/i);
      for (const [door, path] of [
        ['Make a report', 'report'],
        ['Follow up a report', 'follow-up'],
      ] as const) {
        const link = page.getByRole('link', { name: say(door), exact: true });
        assert.is(await link.getAttribute('href'), `/${lang}/${path}`);
      }
      await page.getByRole('link', { name: say('Make a report'), exact: true }).click();
      await page.getByRole('group', { name: say('Which of these does it concern?'), exact: true }).waitFor();
      assert.not.match(await page.title(), /report|بلاغ/i);
    }));
}

test('a report that fewer than two could receive is refused with the other ways, and nothing was sent', () =>
  scene('en', async ({ page, visitor, stage, start, next, field, button }) => {
    const before = await stage.cases();
    await start();
    const offices = ['Internal auditor', 'Board chair', 'Audit committee chair', 'Deputy chair'];
    for (const office of offices) await field(office).check();
    await next();
    await page.getByRole('heading', { name: 'We cannot receive this report here' }).waitFor();
    for (const way of [page.getByRole('link', { name: /Nazaha/ }), page.getByText('011 000 0000')])
      assert.is(await way.filter({ visible: true }).count(), 1);
    assert.not(await field('What happened?').isVisible());
    await button('Change my answer').click();
    for (const office of offices) assert.ok(await field(office).isChecked(), 'the ticks are kept');
    await field('Deputy chair').uncheck();
    await next();
    await field('Stay anonymous').waitFor();
    assert.equal(posts(visitor.requests), []);
    assert.equal(await stage.cases(), before);
  }));

test('"Check your answers" changes one answer and comes back, and Back leads out of a refusal that a change met', () =>
  scene('ar', async ({ page, start, toStory, toCheck, field, next, button, say }) => {
    await start();
    await toStory();
    await toCheck('حدث شيء.');
    await page.getByRole('button', { name: reporter('ar').report.check.changeOf(say('Where?')), exact: true }).click();
    await field('Where?').fill('فرع حي التجربة');
    await next();
    await button('Send the report').waitFor();
    const shown = await page.locator('#check-answers').innerText();
    assert.ok(shown.includes('فرع حي التجربة') && shown.includes('حدث شيء.'));
    await page.locator('.summary-row').first().getByRole('button').click();
    for (const office of ['Internal auditor', 'Board chair', 'Audit committee chair', 'Deputy chair'])
      await field(office).check();
    await next();
    await page.locator('#refused').waitFor();
    await button('Change my answer').waitFor();
    await page.goBack();
    // The answers still ask for the impossible, so the check says so again instead of showing somebody else.
    await page.locator('#refused').waitFor();
    await button('Change my answer').click();
    await field(NOBODY).check();
    await next();
    await button('Send the report').waitFor();
    assert.match(await page.locator('#check-answers').innerText(), new RegExp(say(NOBODY)));
  }));

test('"None of them" and "Someone senior" each stand alone', () =>
  scene('en', async ({ start, field }) => {
    await start();
    const senior = field('Someone senior, I won’t say who');
    await field('Board chair').check();
    await field('Executive director').check();
    await field(NOBODY).check();
    assert.not(await field('Board chair').isChecked());
    assert.not(await field('Executive director').isChecked());
    await senior.check();
    assert.not(await field(NOBODY).isChecked());
    await field('Internal auditor').check();
    assert.not(await senior.isChecked());
  }));

test('the button Back and the browser’s Back keep every answer', () =>
  scene('ar', async ({ page, start, field, next, back, skip }) => {
    await start();
    await field('Executive director').check();
    await next();
    await field('Give my name').check();
    await field('Your name').fill('سارة المثال');
    await field('How to reach you').fill('٠٥٥٥٥٥');
    await next();
    await field('What happened?').fill('صُرفت السلال مرتين.\nوتكرر ذلك.');
    await next();
    await skip();
    await skip();
    await field('Where?').fill('المستودع');
    await back();
    await back();
    await back();
    assert.is(await field('What happened?').inputValue(), 'صُرفت السلال مرتين.\nوتكرر ذلك.');
    await page.goBack();
    assert.is(await field('Your name').inputValue(), 'سارة المثال');
    assert.is(await field('How to reach you').inputValue(), '٠٥٥٥٥٥');
    await page.goBack();
    assert.ok(await field('Executive director').isChecked());
    for (let steps = 0; steps < 5; steps += 1) await page.goForward();
    assert.is(await field('Where?').inputValue(), 'المستودع');
    assert.match(page.url(), /\/ar\/report$/, 'no address tells how far somebody got');
    assert.match(await page.title(), / · 1$/, 'nor does a title: it is the first door’s at every step');
    assert.is(await page.evaluate(() => window.scrollY), 0, 'a question begins at its heading');
  }));

test('only "What happened?" must be answered, and its absence is told at the top, at the field and in the title', () =>
  scene('en', async ({ page, start, next, field, button, summary, toStory, toCheck, send, code }) => {
    await start();
    await next();
    await summary.waitFor();
    assert.ok(await summary.evaluate((node) => node === document.activeElement), 'the summary has the focus');
    await toStory();
    assert.not(await button('Skip').isVisible(), 'the story cannot be skipped');
    await next();
    await summary.waitFor();
    assert.match(await page.title(), /^Error: /);
    assert.is(await field('What happened?').getAttribute('aria-invalid'), 'true');
    await summary.getByRole('link', { name: 'Write what happened.' }).click();
    assert.ok(await field('What happened?').evaluate((node) => node === document.activeElement));
    await toCheck(STORY);
    assert.not.match(await page.title(), /^Error: /);
    await send();
    await code();
  }));

test('20,000 characters are counted as a reader sees them, and one more is too many', () =>
  scene('en', async ({ page, start, toStory, field, next, summary }) => {
    await start();
    await toStory();
    // A letter with two marks, a family of seven code points and a flag are one character each.
    const full = `${'e\u0301\u0323'.repeat(19_990)}${'👩‍👩‍👧‍👦'.repeat(5)}${'🇸🇦'.repeat(5)}`;
    await field('What happened?').fill(`${full}x`);
    await page.getByText('1 character too many').waitFor();
    await next();
    await summary.getByText('at most 20,000 characters. It has 1 character too many.').waitFor();
    assert.is((await field('What happened?').inputValue()).length, full.length + 1, 'nothing is cut off');
    await field('What happened?').fill(full);
    await page.getByText('0 characters left').waitFor();
    await next();
    await page.getByRole('group', { name: 'When did it happen?' }).waitFor();
  }));

for (const lang of ['ar', 'en'] as const) {
  test(`${lang}: answers that together are too large name the one to shorten and by how much, lead there, and lose nothing`, () =>
    scene(lang, async ({ page, visitor, start, toStory, toCheck, send, code, next, button, summary, stage, field }) => {
      const before = await stage.cases();
      await start();
      await toStory();
      const family = '👩‍👩‍👧‍👦'.repeat(12_000);
      await toCheck(family);
      await send();
      const told = summary.getByRole('link');
      await told.waitFor();
      const words = (await told.innerText()).replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)));
      assert.ok(words.includes(reporter(lang).report.questions['what-happened'].question), words);
      const many = Number(words.match(/\d[\d,٬]*/)?.[0].replace(/\D/g, ''));
      // 25 bytes a family: 262,144 bytes hold about 10,480 of them.
      assert.ok(many >= 1_500 && many <= 1_700, words);
      await told.click();
      assert.ok(await field('What happened?').evaluate((node) => node === document.activeElement));
      assert.is((await field('What happened?').inputValue()).length, family.length, 'nothing is lost');
      assert.equal(posts(visitor.requests), []);
      await next();
      await told.waitFor();
      const shorter = '👩‍👩‍👧‍👦'.repeat(12_000 - many);
      await field('What happened?').fill(shorter);
      await next();
      await button('Send the report').waitFor();
      await send();
      await code();
      assert.is((await stage.cases()).length, before.length + 1);
      assert.is(page.url().endsWith('/report'), true);
    }));
}

test('a date is Hijri or Gregorian, in any digits, and the other calendar stands beside it', () =>
  scene('en', async ({ page, start, toStory, field, next, skip, button, summary }) => {
    await start();
    await toStory();
    await field('What happened?').fill(STORY);
    await next();
    const when = page.getByRole('group', { name: 'When did it happen?' });
    const put = async (day: string, month: string, year: string) => {
      for (const [box, text] of [
        ['Day', day],
        ['Month', month],
        ['Year', year],
      ] as const)
        await when.getByLabel(box, { exact: true }).fill(text);
    };
    await when.getByLabel('Hijri', { exact: true }).check();
    await put('٣٠', '٦', '١٤٤٧');
    await next();
    await summary.getByText('This date does not exist in the calendar that you chose').waitFor();
    await put('٢٩', '٦', '١٤٤٧');
    await when.getByText('That is 20 December 2025').waitFor();
    await when.getByLabel('Gregorian', { exact: true }).check();
    await put('30', '2', '2026');
    await next();
    await summary.getByText('This date does not exist in the calendar that you chose').waitFor();
    await put('23', '11', '2026');
    await next();
    await summary.getByText('This date lies in the future.').waitFor();
    await put('10', '11', '2026');
    await when.getByText('That is 30 Jumada I 1448 AH').waitFor();
    await next();
    const learned = page.getByRole('group', { name: 'When did you learn of it?' });
    await learned.getByLabel('Approximate', { exact: true }).check();
    await learned.getByLabel('Year', { exact: true }).fill('2025');
    await next();
    await page.locator('#skip-question').getByText('you learned of it before it happened').waitFor();
    await next();
    for (let optional = 0; optional < 5; optional += 1) await skip();
    await button('Send the report').waitFor();
    const shown = await page.locator('#check-answers').innerText();
    assert.match(shown, /Tuesday, 10 November 2026 \(30 Jumada I 1448 AH\)/);
    assert.match(shown, /about 2025 \(1446 – 1447 AH\)/);
    await page.getByRole('button', { name: 'Change: When did you learn of it?' }).click();
    await learned.getByLabel('I don’t know', { exact: true }).check();
    assert.not(await learned.getByLabel('Year', { exact: true }).isVisible());
    await next();
    await button('Send the report').waitFor();
    assert.match(await page.locator('#check-answers').innerText(), /When did you learn of it\?\s+I don’t know/);
  }));

test('an office that the text names and that was not ticked is asked about where the reporter is, before it is sent', () =>
  scene('en', async ({ page, start, toStory, toCheck, send, button, code, visitor, stage }) => {
    const before = await stage.cases();
    await page.setViewportSize({ width: 360, height: 640 });
    await start();
    await toStory();
    await toCheck('The CEO took it.\n'.repeat(60));
    await page.getByText('Your text mentions the executive director, whom you did not tick').waitFor();
    await send();
    await page.getByText('The report has not been sent yet. Answer this question first, then send it.').waitFor();
    for (const near of [page.locator('#check-offices-title'), button('Keep them away')]) {
      const box = await near.boundingBox();
      assert.ok(box !== null && box.y >= 0 && box.y < 640, 'the question is on the screen');
    }
    assert.match(await page.title(), /^Error: /);
    assert.equal(posts(visitor.requests), []);
    await button('Keep them away').click();
    await page.getByText('Added to your first answer: the executive director.').waitFor();
    assert.match(await page.locator('.summary-row').first().innerText(), /Executive director/);
    assert.not.match(await page.title(), /^Error: /);
    await send();
    await code();
    assert.is((await stage.cases()).length, before.length + 1);
  }));

test('several offices that the text names are asked about one by one, and the receivers follow', () =>
  scene('en', async ({ page, start, toStory, toCheck, send, button, field, code }) => {
    await start();
    await toStory();
    await toCheck('The chairwoman, the director and our auditors knew.');
    const question = page.locator('#check-offices');
    await question
      .getByText('Your text mentions the internal auditor, the board chair and the executive director, whom')
      .waitFor();
    assert.match(await page.locator('#check-receivers').innerText(), /internal auditor and the board chair/);
    await button('Keep away those that I ticked').click();
    await page.getByText('Tick at least one').waitFor();
    await question.getByLabel('Internal auditor').check();
    await question.getByLabel('Executive director').check();
    await button('Keep away those that I ticked').click();
    await page.getByText('Added to your first answer: the internal auditor and the executive director.').waitFor();
    assert.match(await page.locator('#check-receivers').innerText(), /audit committee chair and the board chair/);
    assert.not(await question.getByText('Does it concern anyone else?').isVisible(), 'the chair was asked about too');
    await page.getByRole('button', { name: 'Change: Which of these does it concern?' }).click();
    assert.ok(await field('Internal auditor').isChecked());
    assert.not(await field('Board chair').isChecked());
    assert.not(await field(NOBODY).isChecked());
    await page.goBack();
    await send();
    await code();
  }));

test('two offices in Arabic stand in a sentence of their own number, and "none of them" sends', () =>
  scene('ar', async ({ page, start, toStory, toCheck, send, button, code }) => {
    await start();
    await toStory();
    await toCheck('كان المدير ورئيس المجلس يعلمان.');
    await page
      .getByText('ورد في كلامك ذكر منصبين لم تخترهما في السؤال الأول: رئيس مجلس الإدارة والمسؤول التنفيذي.')
      .waitFor();
    await button('It concerns none of them').click();
    assert.not(await page.locator('#check-offices-title').isVisible());
    await send();
    await code();
  }));

test('keeping everybody away who is left leads to the refusal, and the ticks can be changed', () =>
  scene('en', async ({ page, start, toStory, toCheck, button, field }) => {
    await start();
    await toStory(['Internal auditor', 'Audit committee chair', 'Deputy chair']);
    await toCheck('The board chair did it.');
    await button('Keep them away').click();
    await page.getByRole('heading', { name: 'We cannot receive this report here' }).waitFor();
    await button('Change my answer').click();
    assert.ok(await field('Board chair').isChecked());
  }));

test('after "someone senior", naming an office offers the first answer again', () =>
  scene('en', async ({ page, start, toStory, toCheck, button, field }) => {
    await start();
    await toStory(['Someone senior, I won’t say who']);
    await toCheck('It was the chairman.');
    await page.getByText('it is safer to tick that office').waitFor();
    await button('Change my first answer').click();
    await field('Board chair').waitFor();
    assert.ok(await field('Someone senior, I won’t say who').isChecked(), 'nothing is changed unasked');
  }));

test('"It does not concern them" is asked once and sends', () =>
  scene('ar', async ({ page, start, toStory, toCheck, send, button, code }) => {
    await start();
    await toStory();
    await toCheck('وللمدير التنفيذي مكتب في المبنى نفسه.');
    await button('It does not concern them').click();
    assert.not(await page.locator('#check-offices-title').isVisible());
    await send();
    await code();
  }));

test('*Skip* stays beside an answer, and asks before it drops what was typed', () =>
  scene('en', async ({ page, start, toStory, field, next, back, skip, button }) => {
    await start();
    await toStory();
    await field('What happened?').fill(STORY);
    await next();
    const when = page.getByRole('group', { name: 'When did it happen?' });
    await when.getByText('a year alone is enough').waitFor();
    await when.getByLabel('Year', { exact: true }).fill('2025');
    await skip();
    await page.getByText('Skip this question?').waitFor();
    await button('Keep my answer').click();
    assert.is(await when.getByLabel('Year', { exact: true }).inputValue(), '2025');
    assert.ok(await button('Skip').evaluate((node) => node === document.activeElement));
    await skip();
    await when.getByLabel('Month', { exact: true }).fill('3');
    assert.not(await page.getByText('Skip this question?').isVisible(), 'typing on takes the question back');
    await skip();
    await button('Drop it and skip').click();
    await page.getByRole('group', { name: 'When did you learn of it?' }).waitFor();
    await back();
    assert.is(await when.getByLabel('Year', { exact: true }).inputValue(), '');
  }));

test('signs that nobody sees stand as marks on the check page, and are sealed as they were typed (T78)', () =>
  scene('en', async ({ page, start, toStory, toCheck, field, next, back }) => {
    await start();
    await toStory();
    const typed = 'See invoice\u202Efdp.exe\u202C\u0007 and می\u200cخواهم.';
    await toCheck(typed);
    const shown = page.locator('#check-answers dd').filter({ hasText: 'invoice' });
    assert.is(await shown.innerText(), 'See invoice‹U+202E›fdp.exe‹U+202C›‹U+0007› and می\u200cخواهم.');
    await shown.getByRole('img', { name: 'Invisible sign that turns the direction of writing: U+202E' }).waitFor();
    await page.getByRole('button', { name: 'Change: What happened?' }).click();
    assert.is(await field('What happened?').inputValue(), typed);
    await next();
    await back();
  }));

test('while intake is closed the report page shows the other ways and no question', () =>
  ownScene(
    'en',
    async ({ page, field, visitor }) => {
      await page.goto('/en/report');
      await page.getByText('New reports cannot be received at the moment').waitFor();
      assert.ok(await page.getByRole('link', { name: /Nazaha/ }).isVisible());
      assert.is(await field('What happened?').count(), 0);
      assert.equal(visitor.trouble, []);
    },
    { isFounded: false },
  ));

test.run();
