// Every page and state of people who hold an office and of the administrator, under axe in both languages and both colour
// schemes, at 320 pixels and in large letters. What brings a case to its stage happens in process.
import type { BrowserContext, Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import type { ReportInput } from '../../src/client/reporter.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { actPath, casePath, type PageAct } from '../../src/i18n/page-acts.ts';
import { rosterAlarmWords } from '../../src/i18n/roster-alarm-words.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { waitsWords } from '../../src/i18n/waits-words.ts';
import { deeds, plainReport } from '../journeys/world.ts';
import { type Association, withAssociation } from '../support/association.ts';
import type { Visitor } from '../support/chromium.ts';
import { type Inspector, inspectorIn, NARROW } from '../support/inspection.ts';
import { openCase, signIn } from '../support/people.ts';
import { actInProcess, button, field, reportInProcess, screenOf, sees, typeBack } from '../support/staff-screen.ts';

const LANGS = ['en', 'ar'] as const;

type Scene = {
  readonly association: Association;
  readonly look: Inspector['look'];
  /** Whoever has signed in before is met where they were. */
  readonly enter: (who: string) => Promise<Visitor>;
};

/** A case to which this has happened. */
const made = async (
  { association }: Scene,
  input: Partial<ReportInput>,
  ...acts: readonly (readonly [Parameters<typeof actInProcess>[2], Deed])[]
): Promise<string> => {
  const { number } = await reportInProcess(association, input);
  for (const [who, deed] of acts) await actInProcess(association, number, who, deed);
  return number;
};

const opened = async (page: Page, lang: Lang, number: string): Promise<void> => {
  const screen = screenOf({ page }, lang);
  await openCase(screen, number);
  await sees(screen, staffText(lang).case.verified);
};

/**
 * Opens an act's page and waits until it can be signed, by its one button of the act's name, or says that it can't yet, or that there
 * is nobody whom it could be about.
 */
const openAct = async (page: Page, lang: Lang, number: string, act: PageAct): Promise<void> => {
  await page.goto(actPath(lang, number, act));
  const ready = page.locator('#act-button:enabled, main[data-state="blocked"]');
  await ready.waitFor({ state: 'attached' });
  if ((await ready.getAttribute('data-state')) === 'blocked') return;
  if (await page.locator('#act-actions').isHidden()) {
    assert.is.not(await page.locator('#standing').innerText(), '', `${lang} ${act}: why there is no form`);
    return;
  }
  const named = { name: shared(lang).acts[act], exact: true } as const;
  assert.is(await page.getByRole('button', named).count(), 1, `one button “${named.name}”`);
  assert.ok(await page.getByRole('heading', { level: 1, ...named }).isVisible(), `${lang} ${act}`);
};

/** An act's page that stands there is sent as it is, with nothing filled in. */
const sendUnfilled = async (page: Page): Promise<void> => {
  await page.locator('#act-button').click();
  await page.locator('#error-summary:focus').waitFor();
};

/** Looks at cases and at acts' pages in them; those of `unfilled` are looked at once more when they were sent empty. */
const casesOf = async (
  { look }: Scene,
  page: Page,
  cases: Readonly<Record<string, readonly PageAct[]>>,
  unfilled: Readonly<Record<string, PageAct>> = {},
) => {
  for (const [number, acts] of Object.entries(cases)) {
    for (const lang of LANGS) {
      await opened(page, lang, number);
      const stage = `${await page.locator('main').getAttribute('data-stage')} ${number}`;
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      await look(page, `${lang} case, ${stage}`);
      for (const act of acts) {
        await openAct(page, lang, number, act);
        await look(page, `${lang} ${act}, ${stage}`);
        if (unfilled[number] !== act) continue;
        await sendUnfilled(page);
        await look(page, `${lang} ${act}, nothing filled in`);
      }
    }
  }
};

const withoutConnection = async ({ look }: Scene, page: Page, number: string): Promise<void> => {
  for (const lang of LANGS) {
    await openAct(page, lang, number, 'note');
    await page.route('**/api/**', (route) => route.abort());
    await field(screenOf({ page }, lang), 'Note').fill('The voucher book is in the archive.');
    await page.locator('#act-button').click();
    await page.getByRole('alert').filter({ hasText: /./ }).waitFor();
    await look(page, `${lang} note that could not be sent`);
    await page.unroute('**/api/**');
  }
};

/** The same person, in a tab in which no script runs. */
const withoutScript = async ({ look }: Scene, context: BrowserContext, number: string): Promise<void> => {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setScriptExecutionDisabled', { value: true });
  for (const lang of LANGS) {
    for (const path of ['', '/roster', '/account', `/cases/${number}`, `/cases/${number}/note`]) {
      await page.goto(`/${lang}/staff${path}`);
      assert.ok((await page.locator('main').innerText()).includes(staffText(lang).noScript), path);
      await look(page, `/${lang}/staff${path} without script`);
    }
  }
  await page.close();
};

/** Where passphrase and recovery key are changed, as they are met, with nothing typed, and where the new key is shown. */
const ownKeys = async ({ look, association }: Pick<Scene, 'look' | 'association'>, page: Page): Promise<void> => {
  for (const lang of LANGS) {
    const t = doorTexts(lang);
    const changes = { passphrase: t.passphrase.button, 'recovery-key': t.recoveryKey.button };
    for (const [path, label] of Object.entries(changes)) {
      await page.goto(`/${lang}/staff/account/${path}`);
      await page.locator('#change:not([hidden])').waitFor();
      await look(page, `/${lang}/staff/account/${path}`);
      await page.getByRole('button', { name: label, exact: true }).click();
      await page.locator('#error-summary').waitFor();
      await look(page, `/${lang}/staff/account/${path}, nothing typed`);
    }
    await page.getByLabel(t.passphrase.present, { exact: true }).fill(association.account('auditor').passphrase);
    await page.getByRole('button', { name: t.recoveryKey.button, exact: true }).click();
    await page.locator('#recovery-step:not([hidden])').waitFor();
    await look(page, `${lang} a new recovery key`);
  }
};

const deskAndKeys = async ({ look, association }: Scene, page: Page): Promise<void> => {
  for (const lang of LANGS) {
    for (const path of ['', '/roster', '/account']) {
      await page.goto(`/${lang}/staff${path}`);
      await button(screenOf({ page }, lang), 'Lock now').waitFor();
      if (path === '') await page.locator('.opened').first().waitFor();
      if (path === '/roster') await sees({ page }, staffText(lang).roster.noDraft);
      if (path === '/account') await sees({ page }, staffText(lang).account.listed);
      await look(page, `/${lang}/staff${path}`);
    }
  }
  await ownKeys({ look, association }, page);
  for (const lang of LANGS) {
    const screen = screenOf({ page }, lang);
    await page.goto(`/${lang}/staff`);
    if (lang === LANGS[0]) await button(screen, 'Lock now').click();
    await button(screen, 'Unlock').waitFor();
    await look(page, `${lang} locked`);
    await button(screen, 'Unlock').click();
    await sees(screen, staffText(lang).signIn.missingPassphrase);
    await look(page, `${lang} locked, no passphrase`);
  }
  const last = screenOf({ page }, 'ar');
  await field(last, 'Passphrase').fill(association.account('auditor').passphrase);
  await button(last, 'Unlock').click();
  await button(last, 'Lock now').waitFor();
};

/** What the auditor sees: every stage of a case, and the acts of the preliminary review and of its end. */
const auditor = async (scene: Scene): Promise<void> => {
  const { page, context } = await scene.enter('auditor');
  const fresh = await made(scene, {
    identity: { given: true, answers: [{ question: 'name', text: 'Sara\u2067h' }] },
  });
  const senior = await made(scene, { concerns: 'senior' }, ['auditor', deeds.acknowledge]);
  const acknowledged = await made(scene, { concerns: ['violations-committee'] }, ['auditor', deeds.acknowledge]);
  const ready = await made(scene, {}, ['auditor', deeds.acknowledge], ['auditor', deeds.message('Which month?')]);
  const named = { identity: { given: true, answers: [{ question: 'name', text: 'Sara' }] } } as const;
  const asking = [
    ['auditor', deeds.acknowledge],
    ['chair', deeds.askIdentity],
  ] as const;
  const asked = await made(scene, named, ...asking);
  const announced = await made(scene, named, ...asking, ['auditor', deeds.announce]);
  const closed = await made(scene, {}, ['auditor', deeds.acknowledge], ['auditor', deeds.close]);
  const cases = {
    [fresh]: ['acknowledge', 'refer'],
    [senior]: ['clear'],
    [acknowledged]: ['concern'],
    [ready]: ['brief', 'close', 'resolve', 'refer', 'message', 'note', 'summary'],
    [asked]: ['disclose-withheld'],
    [announced]: ['disclose-withheld'],
    [closed]: [],
  } as const satisfies Readonly<Record<string, readonly PageAct[]>>;
  await casesOf(scene, page, cases, { [ready]: 'refer', [asked]: 'disclose-withheld' });
  await withoutConnection(scene, page, ready);
  await withoutScript(scene, context, ready);
  await deskAndKeys(scene, page);
};

/** The committee, the ratifier, and what the auditor does when it has been ratified. */
const examination = async (scene: Scene): Promise<void> => {
  const member = await scene.enter('member-1');
  for (const lang of LANGS) {
    await member.page.goto(`/${lang}/staff`);
    await sees(member, staffText(lang).desk.empty);
    await scene.look(member.page, `${lang} desk, empty`);
  }
  const referred = [
    ['auditor', deeds.acknowledge],
    ['auditor', deeds.brief],
    ['auditor', deeds.refer],
  ] as const;
  const recommended = ['member-2', deeds.recommend('substantiated')] as const;
  const examined = await made(scene, {}, ...referred);
  const judged = await made(scene, {}, ...referred, recommended);
  const cases = { [examined]: ['recommend'], [judged]: ['confirm', 'dissent'] } as const;
  await casesOf(scene, member.page, cases, { [examined]: 'recommend' });

  await actInProcess(scene.association, judged, 'member-3', deeds.confirm);
  const chair = await scene.enter('chair');
  await casesOf(scene, chair.page, { [judged]: ['ratify', 'return'] });
  await actInProcess(scene.association, judged, 'chair', deeds.ratify, deeds.unreadable);
  const reviewer = await scene.enter('auditor');
  await casesOf(scene, reviewer.page, { [judged]: ['feedback', 'categorise', 'grant'] });
  await actInProcess(scene.association, judged, 'auditor', deeds.feedback);
  await opened(reviewer.page, 'en', judged);
  await scene.look(reviewer.page, 'en case, closed with feedback');

  const executive = await scene.enter('executive');
  for (const lang of LANGS) {
    await executive.page.goto(`/${lang}/staff`);
    await button(screenOf(executive, lang), 'Lock now').waitFor();
    await scene.look(executive.page, `${lang} desk of briefings`);
    await executive.page.goto(casePath(lang, judged));
    await sees(executive, 'A written account for the briefing.');
    await scene.look(executive.page, `${lang} briefing`);
  }
};

/** Before somebody declares, after they declared a conflict, and where the keys of a case are handed on. */
const conflicts = async (scene: Scene): Promise<void> => {
  const { look, association } = scene;
  const chair = await scene.enter('chair');
  for (const lang of LANGS) {
    const screen = screenOf(chair, lang);
    const t = conflictText(lang).declaration;
    const answers = [...plainReport.answers, { question: 'who', text: 'Averylongnameofsomebody'.repeat(6) }];
    const fresh = await made(scene, { answers }, ['auditor', deeds.acknowledge]);
    await chair.page.goto(`/${lang}/staff`);
    await sees(screen, conflictText(lang).deskRow);
    await look(chair.page, `${lang} desk, a declaration waits`);
    await chair.page.goto(casePath(lang, fresh));
    const conflict = chair.page.getByRole('button', { name: t.conflict, exact: true, disabled: false });
    await conflict.waitFor();
    await look(chair.page, `${lang} declaration`);
    await conflict.click();
    const confirm = chair.page.getByRole('button', { name: t.confirm, exact: true });
    await confirm.waitFor();
    await look(chair.page, `${lang} declaration, what follows`);
    await confirm.click();
    await sees(screen, conflictText(lang).away.recorded);
    await look(chair.page, `${lang} kept away`);
  }
  const barred = await made(scene, {}, ['auditor', deeds.acknowledge]);
  await actInProcess(association, barred, 'auditor', deeds.bar(playerOf(association.cast, 'chair')));
  const reviewer = await scene.enter('auditor');
  await casesOf(scene, reviewer.page, { [barred]: ['declare', 'epoch'] });
  const begun = await made(scene, {}, ['auditor', deeds.acknowledge]);
  await casesOf(scene, reviewer.page, { [begun]: ['bar'] }, { [begun]: 'bar' });
};

const signingIn = async ({ look, association }: Scene, page: Page): Promise<void> => {
  for (const lang of LANGS) {
    const screen = screenOf({ page }, lang);
    await page.goto(`/${lang}/staff/sign-in`);
    await look(page, `${lang} sign-in`);
    await button(screen, 'Sign in').click();
    await page.locator('#error-summary').waitFor();
    await look(page, `${lang} sign-in, nothing typed`);
    await page.goto(`/${lang}/staff/recovery`);
    await look(page, `${lang} recovery`);
    await field(screen, 'Recovery key').fill('1234');
    await button(screen, 'Continue').click();
    await page.locator('#error-summary').waitFor();
    await look(page, `${lang} recovery, mistyped`);
    await field(screen, 'Recovery key').fill(playerOf(association.cast, 'deputy').recoveryKey);
    await button(screen, 'Continue').click();
    await button(screen, 'Save the new passphrase').waitFor();
    await look(page, `${lang} recovery, a new passphrase`);
  }
};

/** Enrols somebody from the link on; the roster then waits for signatures. */
const enrolling = async ({ look, association }: Scene, page: Page, lang: Lang): Promise<void> => {
  const screen = screenOf({ page }, lang);
  const t = staffText(lang).enrol;
  const candidate = { name: `New ${lang}`, offices: ['violations-committee'] } as const;
  const secret = await inviteCandidate(playerOf(association.cast, 'admin'), candidate);
  await page.goto(`/${lang}/enrol#${secret}`);
  const enrol = page.getByRole('button', { name: t.button, exact: true });
  await enrol.waitFor();
  await look(page, `${lang} enrolment`);
  await enrol.click();
  await page.locator('#error-summary').waitFor();
  await look(page, `${lang} enrolment, nothing typed`);
  await field(screen, 'User name').fill(`new.${lang}`);
  for (const name of ['Passphrase', 'Repeat the passphrase'])
    await field(screen, name).fill('six plain words and more');
  await enrol.click();
  await typeBack(screen, true);
  await look(page, `${lang} recovery key`);
  await enrol.click();
  await page.locator('#error-summary').waitFor();
  await look(page, `${lang} recovery key, wrong group`);
  await typeBack(screen);
  await enrol.click();
  await sees(screen, t.doneTitle);
  await look(page, `${lang} enrolled`);
  await page.goto(`/${lang}/enrol`);
  await sees(screen, t.noSecret);
  await look(page, `${lang} enrolment without a link`);
};

const signing = async ({ look, enter }: Scene): Promise<void> => {
  const { page } = await enter('chair');
  for (const lang of LANGS) {
    await page.goto(`/${lang}/staff`);
    await sees({ page }, waitsWords(lang).yours['roster-signature']);
    await look(page, `${lang} desk, a roster waits`);
    await page.goto(`/${lang}/staff/roster`);
    const sign = button(screenOf({ page }, lang), 'Sign the roster');
    await sign.waitFor();
    await look(page, `${lang} roster to sign`);
    await sign.click();
    await page.getByText(staffText(lang).roster.missing).first().waitFor();
    await look(page, `${lang} roster, nobody compared`);
  }
  // Where the rosters don't hold the desk warns of them, and no longer invites to sign one.
  const address = '**/api/staff/rosters';
  await page.route(address, async (route) => {
    const response = await route.fetch();
    const forged = (key: string, value: unknown) => (key === 'signature' ? 'A'.repeat(86) : value);
    await route.fulfill({ response, json: JSON.parse(await response.text(), forged) });
  });
  await page.goto('/ar/staff');
  await sees({ page }, rosterAlarmWords('ar').signNothing);
  assert.not(await page.locator('[data-wait="roster-signature"] a').count());
  await look(page, 'ar desk, rosters that don’t hold');
  await page.unroute(address);
};

const administrator = async ({ look, enter }: Scene): Promise<void> => {
  const { page } = await enter('admin');
  for (const lang of LANGS) {
    const screen = screenOf({ page }, lang);
    const t = adminTexts(lang);
    for (const path of ['', '/people', '/mail', '/settings']) {
      await page.goto(`/${lang}/admin${path}`);
      await look(page, `/${lang}/admin${path}`);
    }
    await field(screen, 'Neutral site for leaving quickly').fill('http://plain.example.org');
    await button(screen, 'Save').click();
    await page.locator('#error-summary').waitFor();
    await look(page, `${lang} settings with a fault`);
    await field(screen, 'Neutral site for leaving quickly').fill('https://plain.example.org');
    await button(screen, 'Save').click();
    await page.locator('#saved').waitFor();
    await look(page, `${lang} settings, saved`);
    await page.goto(`/${lang}/admin/people`);
    await button(screen, 'Invite').click();
    await page.locator('#error-summary').waitFor();
    await look(page, `${lang} people, nobody named`);
    await field(screen, 'Name').fill(`Invited ${lang}`);
    await field(screen, 'Office').selectOption('violations-committee');
    await button(screen, 'Invite').click();
    await page.locator('#invitation-link').waitFor();
    await look(page, `${lang} invitation`);
    await page.goto(`/${lang}/admin/people`);
    const accounts: (readonly [string, string])[] = [];
    for (const name of [`Invited ${lang}`, 'مشرف النظام · Administrator', 'New ar']) {
      const link = page.getByRole('link', { name: t.people.details(name), exact: true });
      accounts.push([name, (await link.getAttribute('href')) ?? '']);
    }
    for (const [name, address] of accounts) {
      await page.goto(address);
      assert.match(page.url(), /people\/[\w-]+$/);
      await look(page, `${lang} account of ${name}`);
    }
  }
};

const test = suite('accessible to people');

test('no page or state of people or of the administrator has a violation, scrolls sideways at 320 pixels or cuts off large letters', () =>
  withAssociation(async (association, browsers) => {
    const { look, faults, count } = await inspectorIn(browsers);
    const visitors: Visitor[] = [];
    const open = async (): Promise<Visitor> => {
      const one = await browsers.visitor(NARROW);
      visitors.push(one);
      return one;
    };
    const entered = new Map<string, Visitor>();
    const enter: Scene['enter'] = async (who) => {
      const before = entered.get(who);
      if (before !== undefined) return before;
      const one = await open();
      await signIn(screenOf(one, 'en'), association.account(who));
      entered.set(who, one);
      return one;
    };
    const scene: Scene = { association, look, enter };
    await auditor(scene);
    await examination(scene);
    await conflicts(scene);
    const { page } = await open();
    await signingIn(scene, page);
    for (const lang of LANGS) await enrolling(scene, page, lang);
    await signing(scene);
    await administrator(scene);
    assert.equal(
      [
        ...(await faults()),
        ...visitors.flatMap(({ trouble }) => trouble).filter((line) => !line.includes('ERR_FAILED')),
      ],
      [],
    );
    assert.ok(count() > 90, `${count()} looked at`);
  }));

test.run();
