// What people who hold an office do at the screen besides acting in a case: they invite, enrol, sign rosters, lock and
// unlock. By accessible names alone, in both languages; and what happens in process meanwhile, on another device.
import type { Page } from 'playwright-core';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import type { Who } from '../../src/cli/demo/moves.ts';
import { actAs, type Deed, signInPlayer } from '../../src/cli/demo/people.ts';
import { sendAs } from '../../src/cli/demo/play.ts';
import { perform, readCase } from '../../src/client/person.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { number } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { Office } from '../../src/policy/types.ts';
import { plainReport } from '../journeys/world.ts';
import type { Association } from './association.ts';
import type { Visitor } from './chromium.ts';
import type { Account, Screen } from './people.ts';
import { speaker } from './words.ts';

export const screenOf = ({ page }: Pick<Visitor, 'page'>, lang: Lang): Screen => ({ page, lang, say: speaker(lang) });

/** Waits until the text stands on the page, where people see it. */
export const sees = async ({ page }: Pick<Screen, 'page'>, text: string): Promise<void> => {
  await page.getByText(text).filter({ visible: true }).first().waitFor();
};

export const field = ({ page, say }: Screen, name: string) => page.getByLabel(say(name), { exact: true });
export const button = ({ page, say }: Screen, name: string) =>
  page.getByRole('button', { name: say(name), exact: true });

const digitsOf = async (page: Page, group: string): Promise<string> => {
  const place = page.getByRole('group', { name: group, exact: true });
  await place.waitFor();
  return (await place.innerText()).replace(/\D/g, '');
};

/** Reads the recovery key off the screen and types back the two groups that the page asks for; `spoil` mistypes one. */
export const typeBack = async (screen: Screen, spoil = false): Promise<string> => {
  const { page, lang, say } = screen;
  const key = await digitsOf(page, say('Recovery key'));
  assert.match(key, /^\d{48}$/, 'the recovery key stands on the screen');
  let asked = 0;
  for (const [at, group] of (key.match(/\d{4}/g) ?? []).entries()) {
    const input = page.getByLabel(staffText(lang).enrol.typeBack(number(lang, at + 1)), { exact: true });
    if ((await input.count()) === 0) continue;
    const other = `${(Number(group[0]) + 1) % 10}${group.slice(1)}`;
    await input.fill(spoil && asked === 0 ? other : group);
    asked += 1;
  }
  assert.is(asked, 2, 'two groups are typed back');
  return key;
};

/** Opens a link as in a new tab: what differs behind its `#` alone would load nothing. By way of a picture, the lightest page. */
export const openAnew = async ({ page }: Pick<Screen, 'page'>, link: string): Promise<void> => {
  await page.goto('/static/icon.svg');
  await page.goto(link);
};

/** Opens a link and enrols by it; gives the recovery key and the fingerprint that the person reads off the screen. */
export const enrolAt = async (
  screen: Screen,
  link: string,
  account: Account,
): Promise<{ readonly recoveryKey: string; readonly fingerprint: string }> => {
  const { page, say } = screen;
  await page.goto(link);
  await field(screen, 'User name').fill(account.userName);
  await field(screen, 'Passphrase').fill(account.passphrase);
  await field(screen, 'Repeat the passphrase').fill(account.passphrase);
  // The page's title is the same word in English and another one in Arabic.
  const enrol = page.getByRole('button', { name: staffText(screen.lang).enrol.button, exact: true });
  await enrol.click();
  const recoveryKey = await typeBack(screen);
  await enrol.click();
  await page.getByRole('heading', { name: say('You are enrolled'), exact: true }).waitFor();
  const shown = page.getByRole('group', { name: say('Fingerprint of your keys'), exact: true });
  const fingerprint = (await shown.count()) === 0 ? '' : await digitsOf(page, say('Fingerprint of your keys'));
  return { recoveryKey, fingerprint };
};

/** The link in the page's own language, as the administrator reads it off the screen. */
export const linkOnScreen = async ({ page, lang }: Screen): Promise<string> => {
  const shown = page.getByText(new RegExp(`/${lang}/enrol#[\\w-]{43}$`));
  await shown.waitFor();
  return (await shown.innerText()).trim();
};

/** Invites somebody on the administrator's page. */
export const inviteAt = async (screen: Screen, name: string, office: Office | 'administrator'): Promise<string> => {
  const { page, lang } = screen;
  await page.goto(`/${lang}/admin/people`);
  await field(screen, 'Name').fill(name);
  await field(screen, 'Office').selectOption(office);
  await button(screen, 'Invite').click();
  return linkOnScreen(screen);
};

/** Opens the roster's page, where a draft waits. */
export const openDraft = async ({ page, lang, say }: Screen): Promise<void> => {
  await page.goto(`/${lang}/staff/roster`);
  await page.getByRole('heading', { name: say('Roster waiting for signatures'), exact: true }).waitFor();
};

/** Says of everybody new on the draft that they were compared, and signs. */
export const compareAndSign = async (screen: Screen): Promise<void> => {
  await openDraft(screen);
  for (const box of await field(screen, 'I compared this with the person').all()) await box.check();
  await button(screen, 'Sign the roster').click();
};

export const lockNow = async (screen: Screen): Promise<void> => {
  await button(screen, 'Lock now').click();
  await button(screen, 'Unlock').waitFor();
};

export const unlock = async (screen: Screen, account: Account): Promise<void> => {
  await field(screen, 'Passphrase').fill(account.passphrase);
  await button(screen, 'Unlock').click();
  await button(screen, 'Lock now').waitFor();
};

/** All that this tab and its origin keep, as text. */
export const storageOf = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const entries = [sessionStorage, localStorage].flatMap((store) => Object.entries(store));
    const databases = await indexedDB.databases();
    return JSON.stringify([entries, databases, await caches.keys(), document.cookie, history.state]);
  });

type Backstage = Pick<Association, 'portal' | 'argon2'>;

/** Sends a report in process; gives its number and code. */
export const reportInProcess = async (
  { portal, argon2 }: Backstage,
  input: Partial<ReportInput> = {},
): Promise<{ readonly number: string; readonly code: string }> =>
  sendAs(portal, { report: { ...plainReport, ...input }, moves: [] }, argon2);

/** What somebody does on another device. */
export const actInProcess = async (
  { portal, cast, argon2 }: Backstage & Pick<Association, 'cast'>,
  caseNumber: string,
  who: Who,
  ...deeds: readonly Deed[]
): Promise<void> => {
  for (const deed of deeds) await actAs(portal, playerOf(cast, who), caseNumber, deed, argon2);
};

/** Somebody declares on another device that they have no conflict of interest, and does nothing else. */
export const declareInProcess = async (
  { portal, cast, argon2 }: Backstage & Pick<Association, 'cast'>,
  caseNumber: string,
  who: Who,
): Promise<void> => {
  const player = playerOf(cast, who);
  const me = await signInPlayer(portal, player, argon2);
  const { transport, root } = player.device;
  const found = await readCase(transport, caseNumber, me, root());
  assert.ok(found.ok && found.value.view === 'undeclared', `${who} has yet to declare`);
  const declare = { kind: 'declare', by: me.person, conflict: false } as const;
  if (found.ok) assert.ok((await perform(transport, caseNumber, found.value, me, declare, [], root())).ok);
};
