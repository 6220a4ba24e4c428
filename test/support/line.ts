// The whole line at the screen, as the people of an association play it: used once in each language, and again with the
// executive named.
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import { riyadhDate } from '../../src/domain/plain-date.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import type { Association } from './association.ts';
import type { Browsers, Visitor } from './chromium.ts';
import { act, actHere, openCase, openMailbox, report, type Say, type Screen, signIn } from './people.ts';
import type { Argon2Price } from './quick-argon2.ts';
import { fillDay } from './typed-day.ts';

export type Story = {
  readonly lang: Lang;
  readonly say: Say;
  readonly executiveNamed: boolean;
  readonly report: string;
  readonly where: string;
  readonly who: string;
  readonly briefing: string;
  readonly reasons: string;
  readonly recommendation: string;
  readonly decision: string;
  readonly message: string;
  readonly reply: string;
  /** The title of the neutral feedback. */
  readonly feedback: string;
};
export type Ending = {
  readonly number: string;
  readonly code: string;
  readonly visitors: Readonly<Record<string, Visitor>>;
};

type Table = {
  readonly story: Story;
  readonly screenOf: (who: Visitor) => Screen;
  readonly enter: (who: Who) => Promise<Visitor>;
};

const see = async (who: Visitor, text: string): Promise<void> => {
  await who.page.getByText(text).first().waitFor();
};

/** From the referral to the ratified outcome, each at their own screen; the reporter is asked something, and answers. */
const decide = async (
  { story, screenOf, enter }: Table,
  { own, code, reporter }: { readonly own: string; readonly code: string; readonly reporter: Visitor },
): Promise<Readonly<Record<string, Visitor>>> => {
  const { say } = story;
  const [first, second] = [await enter('member-1'), await enter('member-2')];
  await see(first, conflictText(story.lang).deskRow);
  await openCase(screenOf(first), own);
  await see(first, story.report);
  await actHere(screenOf(first), own, 'Send a message', async (page) => {
    await page.getByLabel(say('Message'), { exact: true }).fill(story.message);
  });

  await openMailbox(screenOf(reporter), code);
  await see(reporter, story.message);
  await reporter.page.getByLabel(say('Your message'), { exact: true }).fill(story.reply);
  await reporter.page.getByRole('button', { name: say('Send a message'), exact: true }).click();
  await see(reporter, story.reply);

  const recommended = await actHere(screenOf(first), own, 'Record the recommendation', async (page) => {
    await page.getByLabel(say('Substantiated'), { exact: true }).check();
    await page.getByLabel(say('Recommendation'), { exact: true }).fill(story.recommendation);
    // Neither may be before the report was received, which was a moment ago.
    const day = riyadhDate(new Date());
    for (const id of ['notified', 'heard']) await fillDay(page, id, day);
    await page.getByLabel(say('Defence'), { exact: true }).fill(story.reasons);
  });
  assert.is(recommended, 'investigation');
  await openCase(screenOf(second), own);
  await see(second, story.reply);
  assert.is(await actHere(screenOf(second), own, 'Confirm'), 'ratification');

  const chair = await enter('chair');
  await openCase(screenOf(chair), own);
  await see(chair, story.recommendation);
  const ratified = await actHere(screenOf(chair), own, 'Ratify', async (page) => {
    await page.getByLabel(say('Decision'), { exact: true }).fill(story.decision);
  });
  assert.is(ratified, 'ratified');
  return { chair, first, second };
};

/**
 * Plays one case from the landing page to the feedback. Asserts at each step what that person can and can't see. The reporter and
 * the auditor derive at `price`.
 */
export const playLine = async (
  association: Association,
  { visitor }: Browsers,
  story: Story,
  price: Argon2Price,
): Promise<Ending> => {
  const { lang, say } = story;
  const open = async (at: Argon2Price = 'quick'): Promise<Visitor> =>
    visitor({ locale: lang === 'ar' ? 'ar-SA' : 'en-GB' }, at);
  const screenOf = (who: Visitor): Screen => ({ page: who.page, lang, say });
  const enter = async (who: Who): Promise<Visitor> => {
    const one = await open(who === 'auditor' ? price : 'quick');
    await signIn(screenOf(one), association.account(who));
    return one;
  };

  const reporter = await open(price);
  const code = await report(screenOf(reporter), {
    concerns: story.executiveNamed ? ['Executive director'] : [],
    what: story.report,
    where: story.where,
    who: story.who,
  });
  const last = reporter.page.getByLabel(say('Last group of your code'), { exact: true });
  const onward = reporter.page.getByRole('button', { name: say('Continue'), exact: true });
  await last.fill('0000'.replace(/0/g, code.endsWith('0000') ? '1' : '0'));
  await onward.click();
  assert.ok(await last.isVisible(), 'a wrong last group does not lead on');
  await last.fill(code.slice(-4));
  await onward.click();
  await last.waitFor({ state: 'hidden' });

  const auditor = await enter('auditor');
  const asked = conflictText(lang).deskRow;
  await see(auditor, asked);
  assert.not((await auditor.page.content()).includes(story.report.slice(0, 40)), 'no text before the declaration');
  const number = (await auditor.page.locator('main').innerText()).match(/\d{4}-\d{4}/)?.[0] ?? '';
  const link = auditor.page.locator('tr, li, article, section').filter({ hasText: asked }).getByRole('link').first();
  const address = (await link.getAttribute('href')) ?? '';
  const own = address.match(/\d{4}-\d{4}/)?.[0] ?? number;
  assert.match(own, /^\d{4}-\d{4}$/);

  assert.is(await openCase(screenOf(auditor), own), 'review');
  await see(auditor, story.report);
  await auditor.page.goto(`/${lang}/staff`);
  await see(auditor, story.report.slice(0, 40));
  await openCase(screenOf(auditor), own);

  assert.is(await actHere(screenOf(auditor), own, 'Acknowledge'), 'review');
  await actHere(screenOf(auditor), own, 'Brief', async (page) => {
    if (!story.executiveNamed) {
      const group = page.getByRole('group', { name: say('Does anything in it concern this person?'), exact: true });
      await group.first().waitFor();
      for (const one of await group.all()) await one.getByLabel(say('No'), { exact: true }).check();
    }
    await page.getByLabel(say('Briefing'), { exact: true }).fill(story.briefing);
  });

  const executive = await enter('executive');
  if (story.executiveNamed) {
    assert.not((await executive.page.locator('main').innerText()).includes(own), 'no row for whom the case bars');
    // What is served: the bar that says whether keys are open changes with the moment.
    const servedFor = async (number: string): Promise<string> => {
      const answer = await executive.page.goto(`/${lang}/staff/cases/${number}`);
      return `${answer?.status()} ${(await answer?.text())?.replaceAll(number, '')}`;
    };
    const hidden = await servedFor(own);
    assert.match(hidden, /^404 <!doctype html>/i);
    assert.is(hidden, await servedFor(own.split('').reverse().join('')));
  } else {
    await executive.page.goto(`/${lang}/staff/cases/${own}`);
    await see(executive, story.briefing);
    assert.not((await executive.page.content()).includes(story.report), 'the executive reads the briefing alone');
  }

  const stage = await actHere(screenOf(auditor), own, 'Refer to the committee', async (page) => {
    await page.getByLabel(say('Formal investigation'), { exact: true }).check();
    const groups = page.getByRole('group', { name: say('Does anything in it concern this person?') });
    await groups.first().waitFor();
    for (const one of await groups.all()) await one.getByLabel(say('No'), { exact: true }).check();
    await page.getByLabel(say('Reasons'), { exact: true }).fill(story.reasons);
  });
  assert.is(stage, 'investigation');

  const deciding = await decide({ story, screenOf, enter }, { own, code, reporter });
  assert.is(await act(screenOf(auditor), own, 'Give feedback'), 'closed');

  await openMailbox(screenOf(reporter), code);
  await see(reporter, story.feedback);
  const mailbox = await reporter.page.locator('main').innerText();
  for (const hidden of [story.recommendation, story.decision, story.reasons, story.briefing]) {
    assert.not(mailbox.includes(hidden), 'the reporter reads the neutral feedback and nothing of the deliberation');
  }
  await executive.page.goto(`/${lang}/staff`);
  const desk = await executive.page.locator('main').innerText();
  assert.is(desk.includes(own), !story.executiveNamed, 'the desk of the executive lists briefings alone');
  return { number: own, code, visitors: { reporter, auditor, executive, ...deciding } };
};
