// What a person does at the screen, by the accessible names alone: the same steps in both languages.
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import type { Lang } from '../../src/i18n/locale.ts';

export type Say = (english: string) => string;
export type Account = { readonly userName: string; readonly passphrase: string };
export type Screen = { readonly page: Page; readonly lang: Lang; readonly say: Say };

const named = (name: string) => ({ name, exact: true });

export const signIn = async ({ page, lang, say }: Screen, account: Account): Promise<void> => {
  await page.goto(`/${lang}/staff/sign-in`);
  await page.getByLabel(say('User name'), { exact: true }).fill(account.userName);
  await page.getByLabel(say('Passphrase'), { exact: true }).fill(account.passphrase);
  await page.getByRole('button', named(say('Sign in'))).click();
  await page.waitForURL((url) => /\/(staff|admin)$/.test(url.pathname));
};

export type Answers = {
  readonly concerns: readonly string[];
  readonly name?: { readonly name: string; readonly contact: string };
  readonly what: string;
  readonly where?: string;
  readonly who?: string;
};

/** Types a report from the landing page to the code page, and reads the code off the screen. */
export const report = async (
  { page, lang, say }: Screen,
  answers: Answers,
  look: (page: Page, step: string) => Promise<void> = async () => undefined,
): Promise<string> => {
  await page.goto(`/${lang}`);
  await page.getByRole('link', named(say('Make a report'))).click();
  await page.waitForURL((url) => url.pathname === `/${lang}/report`);
  const go = () => page.getByRole('button', named(say('Continue'))).click();
  const skip = () => page.getByRole('button', named(say('Skip'))).click();
  const offices = page.getByRole('group', named(say('Which of these does it concern?')));
  for (const office of answers.concerns.length === 0 ? ['None of them, or I don’t know'] : answers.concerns)
    await offices.getByLabel(say(office), { exact: true }).check();
  await look(page, 'offices');
  await go();
  await page.getByLabel(say(answers.name === undefined ? 'Stay anonymous' : 'Give my name'), { exact: true }).check();
  if (answers.name !== undefined) {
    await page.getByLabel(say('Your name'), { exact: true }).fill(answers.name.name);
    await page.getByLabel(say('How to reach you'), { exact: true }).fill(answers.name.contact);
  }
  await look(page, 'identity');
  await go();
  await page.getByLabel(say('What happened?'), { exact: true }).fill(answers.what);
  await look(page, 'narrative');
  await go();
  await page.getByRole('group', named(say('When did it happen?'))).waitFor();
  await look(page, 'date');
  await skip();
  await page.getByRole('group', named(say('When did you learn of it?'))).waitFor();
  await skip();
  const optional = async (label: string, text: string | undefined) => {
    const field = page.getByLabel(say(label), { exact: true });
    await field.waitFor();
    if (text === undefined) return skip();
    await field.fill(text);
    return go();
  };
  await optional('Where?', answers.where);
  await optional('Who was involved?', answers.who);
  await optional('Witnesses', undefined);
  await optional('What evidence is there?', undefined);
  await optional('What do you expect?', undefined);
  await page.getByRole('button', named(say('Send the report'))).waitFor();
  await look(page, 'check answers');
  await page.getByRole('button', named(say('Send the report'))).click();
  const group = page.getByRole('group', named(say('Your tracking code')));
  await group.waitFor({ timeout: 60_000 });
  const code = (await group.innerText()).match(/(?:\d{4}\s*){6}/)?.[0].replace(/\s/g, '') ?? '';
  assert.match(code, /^\d{24}$/, 'the code stands on the screen in six groups of four');
  return code;
};

export const openMailbox = async ({ page, lang, say }: Screen, code: string): Promise<void> => {
  await page.goto(`/${lang}/follow-up`);
  await page.getByLabel(say('Tracking code'), { exact: true }).fill(code);
  await page.getByRole('button', named(say('Open'))).click();
  await page.getByRole('heading', named(say('Where it stands'))).waitFor({ timeout: 60_000 });
};

/** From the page on which somebody has yet to declare: they have no conflict of interest, and the case opens. */
export const declareNone = async ({ page, say }: Screen): Promise<void> => {
  await page.getByRole('button', named(say('I have no conflict of interest'))).click();
  await page.locator('main[data-view="whole"]').waitFor();
};

/** Opens the case's page and waits until the browser has verified and opened it; whoever has yet to declare does so first. */
export const openCase = async (screen: Screen, number: string): Promise<string> => {
  const { page, lang } = screen;
  await page.goto(`/${lang}/staff/cases/${number}`);
  await page.locator(`main[data-number="${number}"]`).waitFor();
  if ((await page.locator('main').getAttribute('data-view')) === 'undeclared') await declareNone(screen);
  await unfoldActs(page);
  return (await page.locator('main').getAttribute('data-stage')) ?? '';
};

/** Opens what a case's page folds away of its acts, as whoever looks for one does. */
export const unfoldActs = async (page: Page): Promise<void> => {
  for (const summary of await page.locator('#acts-more:not([open]) > summary').all()) await summary.click();
};

/** From the case's page that stands open: follows the act's link, fills its page and presses the button of the same name. */
export const actHere = async (
  { page, say }: Screen,
  number: string,
  name: string,
  fill: (page: Page, say: Say) => Promise<void> = async () => {},
): Promise<string> => {
  await unfoldActs(page);
  await page.getByRole('link', named(say(name))).click();
  const button = page.getByRole('button', named(say(name)));
  await button.waitFor();
  await fill(page, say);
  await button.click();
  await page.waitForURL((url) => url.pathname.endsWith(`/staff/cases/${number}`));
  await page.locator(`main[data-number="${number}"]`).waitFor();
  return (await page.locator('main').getAttribute('data-stage')) ?? '';
};

/** The same, after opening the case. */
export const act = async (
  screen: Screen,
  number: string,
  name: string,
  fill: (page: Page, say: Say) => Promise<void> = async () => {},
): Promise<string> => {
  await openCase(screen, number);
  return actHere(screen, number, name, fill);
};
