// Every page and state that a reporter with script meets, under axe in both languages and both colour schemes, at 320 pixels
// and in large letters. The pages without script and those of people are in files of their own.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarQuestion } from '../../src/i18n/date-faults.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { type ProblemPageName, problemTexts } from '../../src/i18n/problems.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ProblemPage } from '../../views/problems/problem-page.tsx';
import { deeds } from '../journeys/world.ts';
import { type Browsers, withChromium } from '../support/chromium.ts';
import { type Inspector, inspectorIn, NARROW, put } from '../support/inspection.ts';
import { openMailbox } from '../support/people.ts';
import { NOBODY, type ReportScreen, reportScreen } from '../support/report-screen.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';
import { render, viewFor } from '../views/render.ts';

const LANGS = ['en', 'ar'] as const;
/** Names three offices and a sign that nobody sees. */
const STORY = 'The chairwoman, the director and our auditors knew.\nSee invoice\u202Efdp.exe';
const EVERYBODY = ['Internal auditor', 'Board chair', 'Audit committee chair', 'Deputy chair'];

type Look = Inspector['look'];
/** `page` is that of somebody who goes from one part to the next. */
type Scene = {
  readonly stage: ReporterStage;
  readonly browsers: Browsers;
  readonly page: Page;
  readonly look: Look;
};

const publicPages = async ({ page, look }: Scene): Promise<void> => {
  for (const lang of LANGS) {
    for (const path of ['', '/policy', '/privacy', '/verify', '/nowhere', '/staff', '/admin']) {
      await page.goto(`/${lang}${path}`);
      await look(page, `/${lang}${path}`);
    }
  }
};

/** Each page that says why something didn't happen; most of them no browser of a person would ever bring about. */
const problemPages = async ({ browsers, look }: Scene): Promise<void> => {
  const { page } = await browsers.visitor({ ...NARROW, bypassCSP: true });
  const names = Object.keys(problemTexts('en')) as ProblemPageName[];
  for (const lang of LANGS) {
    // One of them as it is served; each other is put in its place, for they differ in their text alone.
    await page.goto(`/${lang}/nowhere`);
    for (const problem of names) {
      await put(page, await render(ProblemPage({ view: viewFor(lang), problem, most: 2 ** 20 })));
      await look(page, `the problem ${problem} in ${lang}`);
    }
  }
};

const offices = async ({ page, say, start, next, field, summary, lang }: ReportScreen, look: Look): Promise<void> => {
  await start();
  await look(page, `${lang} offices`);
  await next();
  await summary.waitFor();
  await look(page, `${lang} offices, none ticked`);
  await field('Board chair').check();
  await field(NOBODY).check();
  await page.locator('#concerns-cleared').getByRole('button').waitFor();
  await look(page, `${lang} offices, ticks taken away`);
  for (const office of EVERYBODY) await field(office).check();
  await next();
  await page.getByRole('button', { name: say('Change my answer'), exact: true }).waitFor();
  await look(page, `${lang} refused`);
  await page.getByRole('button', { name: say('Change my answer'), exact: true }).click();
  await field(NOBODY).check();
  await next();
};

const identity = async ({ page, field, next, summary, lang }: ReportScreen, look: Look): Promise<void> => {
  await field('Stay anonymous').waitFor();
  await look(page, `${lang} identity`);
  await next();
  await summary.waitFor();
  await look(page, `${lang} identity, not chosen`);
  await field('Give my name').check();
  await next();
  await field('Your name').waitFor();
  await look(page, `${lang} identity without a name`);
  await field('Your name').fill('Sara');
  await field('How to reach you').fill('055');
  await next();
};

const narrative = async ({ page, field, next, summary, lang }: ReportScreen, look: Look): Promise<void> => {
  await field('What happened?').waitFor();
  await look(page, `${lang} narrative`);
  await field('What happened?').fill('x'.repeat(20_001));
  await next();
  await summary.waitFor();
  await look(page, `${lang} narrative, too long`);
  await field('What happened?').fill(STORY);
  await next();
};

const dates = async ({ page, group, button, next, skip, summary, lang, say }: ReportScreen, look: Look) => {
  const when = group('When did it happen?');
  await when.waitFor();
  await look(page, `${lang} date`);
  const put = (box: string, text: string) => when.getByLabel(say(box), { exact: true }).fill(text);
  await when.getByLabel(say('Hijri'), { exact: true }).check();
  await put('Day', '29');
  await put('Month', '6');
  await put('Year', '1447');
  await look(page, `${lang} date in the other calendar`);
  await put('Day', '30');
  await next();
  await summary.waitFor();
  await look(page, `${lang} date that does not exist`);
  await put('Year', '2026');
  await next();
  await when.getByRole('button', { name: calendarQuestion(lang, 'gregorian').yes, exact: true }).waitFor();
  await look(page, `${lang} date of the other calendar?`);
  await skip();
  await button('Drop it and skip').waitFor();
  await look(page, `${lang} a question that may be skipped`);
  await button('Drop it and skip').click();
  await group('When did you learn of it?').waitFor();
  await skip();
  await page.getByLabel(say('Where?'), { exact: true }).waitFor();
  await look(page, `${lang} an optional question`);
};

const check = async (screen: ReportScreen, look: Look): Promise<void> => {
  const { page, skip, send, button, lang } = screen;
  for (const question of [
    'Where?',
    'Who was involved?',
    'Witnesses',
    'What evidence is there?',
    'What do you expect?',
  ]) {
    await screen.field(question).waitFor();
    await skip();
  }
  await button('Send the report').waitFor();
  await look(page, `${lang} check`);
  await send();
  await page.getByText(reporter(lang).report.check.named.first).waitFor();
  await look(page, `${lang} check, not yet answered`);
  await button('It concerns none of them').click();
  await page.route('**/api/intake', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.continue(),
  );
  await send();
  await page.getByText(reportNotes(lang).unheard.kept).waitFor();
  await look(page, `${lang} perhaps sent`);
  await page.unroute('**/api/intake');
  await send();
};

const code = async (screen: ReportScreen, look: Look): Promise<void> => {
  const { page, field, button, next, lang } = screen;
  const shown = await screen.code();
  await look(page, `${lang} code`);
  const wrong = shown.endsWith('0000') ? '1111' : '0000';
  await field('Last group of your code').fill(wrong);
  await next();
  await page.getByText(reporter(lang).code.wrong).first().waitFor();
  await look(page, `${lang} code, wrong last group`);
  await button('I’ll write it down later').click();
  await button('Finish without the code').waitFor();
  await look(page, `${lang} leaving without the code`);
  await button('Show me the code again').click();
  await field('Last group of your code').fill(shown.slice(-4));
  await next();
  await page.getByRole('heading', { name: reporter(lang).code.doneTitle }).waitFor();
  await look(page, `${lang} what happens next`);
};

const reports = async ({ browsers, look }: Scene): Promise<readonly string[]> => {
  const { page, trouble } = await browsers.visitor(NARROW);
  for (const lang of LANGS) {
    const screen = reportScreen(page, lang);
    for (const part of [offices, identity, narrative, dates, check, code]) await part(screen, look);
  }
  return trouble.filter((line) => !line.includes('ERR_FAILED'));
};

const door = async ({ page, look }: Scene): Promise<void> => {
  for (const lang of LANGS) {
    const { field, button, summary } = reportScreen(page, lang);
    await page.goto(`/${lang}/follow-up`);
    await button('Open').waitFor();
    await look(page, `${lang} follow up`);
    await field('Tracking code').fill('1234');
    await button('Open').click();
    await summary.waitFor();
    await look(page, `${lang} follow up, mistyped`);
  }
};

/** The same mailbox in both languages, in each of its stages. */
const mailboxes = async ({ stage, page, look }: Scene): Promise<void> => {
  const inEach = async (code: string, name: string, more: (lang: Lang) => Promise<void> = async () => undefined) => {
    for (const lang of LANGS) {
      const screen = reportScreen(page, lang);
      await openMailbox(screen, code);
      await page.getByText(reporter(lang).mailbox.showReport).click();
      await look(page, `${lang} mailbox, ${name}`);
      await more(lang);
    }
  };
  const { code, number } = await stage.sent({ answers: [{ question: 'what-happened', text: STORY }] });
  await inEach(code, 'received');
  await stage.act('auditor', number, deeds.acknowledge);
  await stage.act('auditor', number, deeds.message('Which month was it?'));
  await inEach(code, 'in review', async (lang) => {
    const { field, button } = reportScreen(page, lang);
    await button('Send a message').click();
    await page.getByText(reporter(lang).mailbox.messageMissing).first().waitFor();
    await look(page, `${lang} mailbox, nothing written`);
    await field('Your message').fill('Shawwal.');
    await button('Send a message').click();
    await page.getByText(reporter(lang).mailbox.sent).waitFor();
    await look(page, `${lang} mailbox, sent`);
  });
  await stage.act('auditor', number, deeds.close);
  await inEach(code, 'unjustified');
  const late = await stage.sent();
  await stage.pass(11);
  await inEach(late.code, 'a date has passed');
  await stage.act('auditor', late.number, deeds.acknowledge);
  await stage.act('auditor', late.number, deeds.brief);
  await stage.act('auditor', late.number, deeds.refer);
  await stage.act('member-1', late.number, deeds.recommend('substantiated'));
  await stage.act('member-2', late.number, deeds.confirm);
  await stage.act('chair', late.number, deeds.ratify);
  await stage.act('auditor', late.number, deeds.feedback);
  await inEach(late.code, 'feedback');
};

/** Where a browser can't seal, and where no reports are taken: the roster has expired. */
const stops = async ({ stage, browsers, look }: Scene): Promise<void> => {
  const weak = await browsers.visitor(NARROW);
  await weak.context.addInitScript('delete globalThis.WebAssembly');
  for (const lang of LANGS) {
    for (const path of ['report', 'follow-up']) {
      await weak.page.goto(`/${lang}/${path}`);
      await weak.page.locator('#unsupported').waitFor();
      await look(weak.page, `/${lang}/${path} without WebAssembly`);
    }
  }
  await stage.pass(400);
  for (const lang of LANGS) {
    await weak.page.goto(`/${lang}/report`);
    await weak.page.getByText(reporter(lang).closed.title).filter({ visible: true }).waitFor();
    await look(weak.page, `/${lang}/report, closed`);
  }
};

const test = suite('accessible to reporters');

test('no page or state that a reporter meets has a violation, scrolls sideways at 320 pixels or cuts off large letters', () =>
  withReporters(
    (stage) =>
      withChromium(
        stage.portal.url,
        async (browsers) => {
          const { look, faults, count } = await inspectorIn(browsers);
          const { page } = await browsers.visitor(NARROW);
          const scene = { stage, browsers, page, look };
          await publicPages(scene);
          await problemPages(scene);
          const trouble = await reports(scene);
          await door(scene);
          await mailboxes(scene);
          await stops(scene);
          assert.equal([...(await faults()), ...trouble], []);
          assert.ok(count() > 80, `${count()} looked at`);
        },
        'quick',
      ),
    { argon2: 'quick' },
  ));

test.run();
