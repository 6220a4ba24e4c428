// Conflicts of interest at real screens, in both languages: what a handler is shown before they declare, what is left to them of
// a case after a conflict, and how its keys come to whoever takes their part.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { conflictText } from '../../src/i18n/conflict.ts';
import { leftAloneWords } from '../../src/i18n/left-alone-words.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { actPath, casePath } from '../../src/i18n/page-acts.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { deeds } from '../journeys/world.ts';
import { actHere, declareNone, openCase, type Screen } from '../support/people.ts';
import { actInProcess, button, field, reportInProcess, sees, storageOf } from '../support/staff-screen.ts';
import { lentStage, type StaffStage } from '../support/staff-stage.ts';

const STORIES: Readonly<Record<Lang, string>> = {
  en: 'Receipts of the spring programme are missing, and nobody signed for the cash.',
  ar: 'صُرفت مبالغ من صندوق البرنامج دون سندات، ولم يوقّع أحد على استلامها.',
};
const WHO = 'Somebody of the purchasing office';
const WHERE = 'Branch in the east';
const WITNESS = 'A colleague saw it';
const REASONS = 'The two are brothers-in-law.';

const onStage = lentStage(7);

const newCase = (stage: StaffStage, lang: Lang): Promise<{ readonly number: string }> =>
  reportInProcess(stage, {
    identity: { given: true, answers: [{ question: 'name', text: 'Salma of the example' }] },
    answers: [
      { question: 'what-happened', text: STORIES[lang] },
      { question: 'where', text: WHERE },
      { question: 'who', text: WHO },
      { question: 'witnesses', text: WITNESS },
    ],
  });

/** The page on which somebody declares, once its island has opened the two answers. */
const beginDeclaring = async ({ page, lang, say }: Screen, number: string): Promise<void> => {
  await page.goto(casePath(lang, number));
  await page
    .getByRole('button', { name: say('I have no conflict of interest'), exact: true, disabled: false })
    .waitFor();
};

/** Everything that the page holds, what isn't shown of it too. */
const wholeOf = (page: Page): Promise<string> =>
  page.evaluate(
    () => `${document.documentElement.outerHTML}${[...document.querySelectorAll('input, textarea')].join()}`,
  );

const showsWhoAndWhereAlone = async (screen: Screen, number: string): Promise<void> => {
  const { page, lang } = screen;
  await beginDeclaring(screen, number);
  const places = page.locator('[data-answer]');
  assert.equal(await places.allInnerTexts(), [WHO, WHERE]);
  assert.not(await page.locator('#declare-silent').isVisible());
  const held = `${await wholeOf(page)}${await storageOf(page)}`;
  const story = STORIES[lang];
  for (const hidden of [story, story.slice(0, 20), WITNESS, 'Salma'])
    assert.not(held.includes(hidden), `${hidden} stands nowhere in the page`);
  assert.is(await page.locator('#timeline, #duties, #acts, #report').count(), 0);
  await sees(screen, conflictText(lang).declaration.order);
};

/** Declares a conflict by the two presses; the page then stands at the desk's address. */
const declareConflict = async (screen: Screen): Promise<void> => {
  const { page, lang } = screen;
  const t = conflictText(lang);
  const confirm = button(screen, 'Declare the conflict, for good');
  assert.not(await confirm.isVisible(), 'what follows is read first');
  await button(screen, 'I have a conflict of interest').click();
  for (const words of t.declaration.follows) await sees(screen, words);
  await button(screen, 'Back without declaring').click();
  assert.not(await confirm.isVisible());
  await button(screen, 'I have a conflict of interest').click();
  await confirm.click();
  const title = page.getByRole('heading', { level: 1, name: t.away.title, exact: true });
  await title.waitFor();
  assert.ok(await title.evaluate((node) => node === document.activeElement), 'what happened has the focus');
};

/** Nothing that this browser or the portal gives them tells of the case any more. */
const isGone = async ({ page, lang }: Screen, number: string): Promise<void> => {
  const left = `${page.url()} ${await page.title()} ${await wholeOf(page)} ${await storageOf(page)}`;
  for (const trace of [number, STORIES[lang], WHO, WHERE]) assert.not(left.includes(trace), trace);
  assert.ok(page.url().endsWith(`/${lang}/staff`));
  await page
    .getByRole('main')
    .getByRole('link', { name: staffText(lang).case.toDesk, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name: staffText(lang).desk.title, exact: true }).waitFor();
  assert.not((await page.content()).includes(number), 'the desk doesn’t list it');
  const absent = await page.goto(casePath(lang, number));
  assert.is(absent?.status(), 404);
  await page.goto(`/${lang}/staff`);
};

/** Hands the keys on from the page of that, and sees who comes in and how many steps are left. */
const handOver = async (
  screen: Screen,
  number: string,
  { gone, comes, steps }: { readonly gone: string; readonly comes: string; readonly steps: number },
): Promise<void> => {
  const { page, lang } = screen;
  const t = conflictText(lang).handover;
  await openCase(screen, number);
  await sees(screen, staffText(lang).case.verified);
  assert.is(await page.locator('a.primary[data-act="epoch"]').count(), 1, 'the next step, by a duty with a day');
  await page.getByRole('link', { name: shared(lang).acts.epoch, exact: true }).click();
  await page.getByRole('button', { name: shared(lang).acts.epoch, exact: true, disabled: false }).waitFor();
  const preview = page.locator('#preview');
  const shown = await preview.innerText();
  const [before = '', after = ''] = shown.split(t.comers);
  assert.ok(before.includes(gone) && after.includes(comes), shown);
  assert.match(after, /(?:\d{5}\s+){5}\d{5}/, 'with the fingerprint of their keys');
  // Each step waits until what is told before it has been read.
  let arrived = (_: () => void): void => undefined;
  const nextStep = (): Promise<() => void> =>
    new Promise((resolve) => {
      arrived = resolve;
    });
  await page.route('**/acts', async (route) => {
    await new Promise<void>((go) => arrived(go));
    await route.continue();
  });
  let step = nextStep();
  await page.getByRole('button', { name: shared(lang).acts.epoch, exact: true }).click();
  for (let left = steps; left > 0; left -= 1) {
    const go = await step;
    assert.is(await page.locator('#act-sending').innerText(), t.working(left));
    step = nextStep();
    go();
  }
  await page.waitForURL((url) => url.pathname === casePath(lang, number));
  await page.unroute('**/acts');
  await sees(screen, staffText(lang).case.verified);
  assert.is(await page.getByRole('link', { name: shared(lang).acts.epoch, exact: true }).count(), 0);
};

const playedIn = async (stage: StaffStage, lang: Lang): Promise<void> => {
  const { number } = await newCase(stage, lang);
  const story = STORIES[lang];
  const name = (who: Parameters<typeof playerOf>[1]): string => playerOf(stage.cast, who).name;
  const t = conflictText(lang);
  const auditor = await stage.enter('auditor', lang);
  await auditor.page.goto(`/${lang}/staff`);
  await sees(auditor, t.deskRow);
  assert.not((await auditor.page.content()).includes(story.slice(0, 20)));
  await showsWhoAndWhereAlone(auditor, number);
  assert.is(await auditor.page.locator('#kept-away, #concerned').count(), 0, 'nobody was kept away yet');
  await declareNone(auditor);
  await sees(auditor, story);
  await sees(auditor, staffText(lang).case.verified);

  const chair = await stage.enter('chair', lang);
  await showsWhoAndWhereAlone(chair, number);
  await declareConflict(chair);
  await isGone(chair, number);

  await openCase(auditor, number);
  const exposure = auditor.page.locator('#exposure');
  await exposure.getByText(name('chair')).waitFor();
  const shown =
    t.exposure
      .shown('')
      .split(/[\d،,]/)[0]
      ?.trim() ?? '';
  assert.ok((await exposure.innerText()).includes(shown), await exposure.innerText());
  assert.is(await auditor.page.locator('#concerned').count(), 0, 'a conflict of interest makes nobody concerned');
  await handOver(auditor, number, { gone: name('chair'), comes: name('deputy'), steps: 4 });

  const deputy = await stage.enter('deputy', lang);
  await showsWhoAndWhereAlone(deputy, number);
  const away = deputy.page.locator('#kept-away');
  assert.ok(
    (await away.innerText()).includes(t.declaration.keptAway) && (await away.innerText()).includes(name('chair')),
  );
  await declareNone(deputy);
  await sees(deputy, story);

  await openCase(auditor, number);
  await actHere(auditor, number, 'Keep a handler away', async (page, say) => {
    const group = page.getByRole('group', { name: say('Who has a conflict of interest?'), exact: true });
    await group.getByRole('radio').first().waitFor();
    assert.is(await group.getByRole('radio').count(), 1, 'whoever is kept away already isn’t offered, nor is oneself');
    await group.getByRole('radio').check();
    await page.getByLabel(say('Reasons'), { exact: true }).fill(REASONS);
    const preview = page.locator('#preview');
    await preview.getByText(REASONS).waitFor();
    const [keys = '', barred = '', readers = ''] = (await preview.innerText())
      .split(t.bar.newKeys)[1]
      ?.split(/(?:These are kept away from the case:|يُحجب البلاغ عن:)|(?:Can be read by:|يمكن أن يقرأه:)/u) ?? [''];
    assert.ok(keys.includes(name('audit-chair')) && readers.includes(name('audit-chair')));
    assert.ok(barred.includes(name('deputy')) && !readers.includes(name('deputy')), 'the reasons aren’t for them');
  });
  await deputy.page.reload();
  assert.not((await deputy.page.content()).includes(story));
  assert.is((await deputy.page.goto(casePath(lang, number)))?.status(), 404);
  await deputy.page.goto(`/${lang}/staff`);
  assert.not((await deputy.page.content()).includes(number));
  await auditor.page.locator('#exposure').getByText(name('deputy')).waitFor();
  await handOver(auditor, number, { gone: name('deputy'), comes: name('audit-chair'), steps: 3 });

  const substitute = await stage.enter('audit-chair', lang);
  await showsWhoAndWhereAlone(substitute, number);
  const kept = await substitute.page.locator('#kept-away').innerText();
  for (const who of ['chair', 'deputy'] as const) assert.ok(kept.includes(name(who)), kept);
  assert.not(
    `${await wholeOf(substitute.page)}${await storageOf(substitute.page)}`.includes(REASONS),
    'why stays closed',
  );
  await declareNone(substitute);
  for (const words of [story, REASONS]) await sees(substitute, words);
};

const test = suite('conflicts of interest in a browser');

for (const lang of ['en', 'ar'] as const) {
  test(`${lang}: who and where before a declaration, nothing after a conflict, and the keys come to the substitute`, () =>
    onStage((stage) => playedIn(stage, lang)));
}

test('a conflict found later: every tab forgets the case, and what was typed in it', () =>
  onStage(async (stage) => {
    const { number } = await newCase(stage, 'en');
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const screen = await stage.enter('chair', 'en');
    await openCase(screen, number);
    await screen.page.goto(actPath('en', number, 'note'));
    await button(screen, 'Add a note').and(screen.page.locator(':enabled')).waitFor();
    await field(screen, 'Note').fill('I know one of them.');
    await sees(screen, 'I know one of them.');
    await screen.page.goto(actPath('en', number, 'declare'));
    assert.match(await storageOf(screen.page), /amanah\.draft\./, 'the unsent note is kept');
    const declare = button(screen, 'Declare a conflict of interest').and(screen.page.locator(':enabled'));
    await declare.waitFor();
    // A tab that is opened from here has this tab's keys.
    const [other] = await Promise.all([
      screen.page.context().waitForEvent('page'),
      screen.page.evaluate((path) => window.open(path), casePath('en', number)),
    ]);
    await sees({ page: other }, STORIES.en);
    assert.match(await storageOf(other), /amanah\.draft\./);
    await declare.click();
    await screen.page.getByRole('heading', { level: 1, name: conflictText('en').away.title, exact: true }).waitFor();
    await other.waitForURL('**/en/staff');
    for (const page of [screen.page, other]) {
      assert.not.match(await storageOf(page), /amanah\.draft\./);
      assert.not((await page.content()).includes(number));
    }
    await other.close();
    await isGone(screen, number);
  }));

test('a colleague keeps somebody away: on their own page, or where the case was, what they had typed in it goes, and nothing else', () =>
  onStage(async (stage) => {
    const [{ number }, kept] = [await newCase(stage, 'en'), await newCase(stage, 'en')];
    for (const one of [number, kept.number]) await actInProcess(stage, one, 'auditor', deeds.acknowledge);
    const screen = await stage.enter('chair', 'en');
    const { page } = screen;
    const typeNote = async (one: string): Promise<void> => {
      await openCase(screen, one);
      await page.goto(actPath('en', one, 'note'));
      await button(screen, 'Add a note').and(page.locator(':enabled')).waitFor();
      await field(screen, 'Note').fill('Not sent yet.');
      await sees(screen, 'Not sent yet.');
    };
    const drafts = () => page.evaluate(() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)).length);
    await typeNote(kept.number);
    await typeNote(number);
    await page.goto('/en/staff');
    assert.is(await drafts(), 2);
    await actInProcess(stage, number, 'auditor', deeds.bar(playerOf(stage.cast, 'chair')));
    await page.goto(actPath('en', number, 'note'));
    await page.waitForFunction(() => Object.keys(sessionStorage).filter((key) => /draft/.test(key)).length === 1);
    await page.goto(actPath('en', kept.number, 'note'));
    await sees(screen, 'Not sent yet.');
  }));

test('who by their own word would leave fewer than two reads why and what can be done, and is offered no button; by another’s word before it they read what stops', () =>
  onStage(async (stage) => {
    const others = ['deputy', 'audit-chair', 'alternate'].map((key) => playerOf(stage.cast, key));
    const { person } = playerOf(stage.cast, 'chair');
    const choose = async (lang: Lang, recordedBy: 'auditor' | 'chair') => {
      const { number } = await newCase(stage, lang);
      await actInProcess(stage, number, 'auditor', deeds.acknowledge);
      await actInProcess(stage, number, recordedBy, deeds.concern([], others));
      const { page } = await stage.enter('auditor', lang);
      await page.goto(actPath(lang, number, 'bar'));
      const offered = page.locator('#act-button:enabled');
      await offered.waitFor();
      await page.locator(`#handler-${person}`).check();
      return { page, offered };
    };
    const refused = await choose('ar', 'auditor');
    const { title, themselves, untold } = leftAloneWords('ar');
    const told = refused.page.locator('#preview-refusal.notice');
    for (const words of [title, themselves, untold]) await told.getByText(words).waitFor();
    assert.not(await refused.offered.isVisible());
    assert.is(await refused.page.locator('#act-sending').innerText(), actsText('ar').notOffered);

    const taken = await choose('en', 'chair');
    await taken.page.getByText(conflictText('en').bar.few).waitFor();
    assert.ok(await taken.offered.isVisible());
  }));

test('the last who can open a case hands its keys on before they are kept away, and somebody else reads it', () =>
  onStage(async (stage) => {
    const { number } = await newCase(stage, 'ar');
    await actInProcess(stage, number, 'auditor', deeds.concern([], [playerOf(stage.cast, 'alternate')]));
    await actInProcess(stage, number, 'auditor', deeds.conflict);
    const screen = await stage.enter('chair', 'ar');
    const { page } = screen;
    await beginDeclaring(screen, number);
    const { saving, savesFirst, away, declaration } = conflictText('ar');
    await button(screen, 'I have a conflict of interest').click();
    await sees(screen, savesFirst);
    await button(screen, 'Back without declaring').click();
    const told: string[] = [];
    await page.route('**/acts', async (route) => {
      told.push(await page.locator('#declare-sending').innerText());
      await route.continue();
    });
    await declareConflict(screen);
    await page.unroute('**/acts');
    await sees(screen, away.saved);
    assert.equal(told, [saving(4), saving(3), saving(2), saving(1), declaration.sending]);
    await isGone(screen, number);
    const substitute = await stage.enter('audit-chair', 'ar');
    await openCase(substitute, number);
    await sees(substitute, STORIES.ar);
    await sees(substitute, staffText('ar').case.verified);
    // A conflict that the last one finds later, on its own page, says of the keys what the first did.
    await substitute.page.goto(actPath('ar', number, 'declare'));
    await substitute.page.locator('#act-button:enabled').waitFor();
    await sees(substitute, conflictText('ar').bar.few);
    await substitute.page.locator('#act-button:enabled').click();
    await sees(substitute, away.saved);
  }));

test('a report whose key doesn’t open says so, the others are told, and a declaration is possible all the same; one without who and where says so', () =>
  onStage(async (stage) => {
    const { number } = await newCase(stage, 'en');
    const silent = await reportInProcess(stage, { answers: [{ question: 'what-happened', text: STORIES.en }] });
    const screen = await stage.enter('auditor', 'en');
    const { page } = screen;
    await beginDeclaring(screen, silent.number);
    await sees(screen, conflictText('en').declaration.silent);
    const address = `**/api/staff/cases/${number}`;
    await page.route(address, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, json: { ...(await response.json()), grants: [] } });
    });
    await beginDeclaring(screen, number);
    await sees(screen, conflictText('en').declaration.cannotOpen);
    await sees(screen, staffText('en').case.unreadableTold);
    await sees(screen, conflictText('en').declaration.noneFollowsUnopened);
    assert.not(await page.locator('#declare-answers, #declare-order').filter({ visible: true }).count());
    await page.unroute(address);
    await declareNone(screen);
    await sees(screen, STORIES.en);
    assert.is(await page.locator('[data-act="unreadable"]').count(), 1, 'signed unasked, once');

    // Nobody opens the report now, as both have signed: whoever's browser opens it may give it again, and no other browser is sent to try.
    await actInProcess(stage, number, 'chair', (_, { person: by }) => ({
      intention: { kind: 'unreadable', by, room: 'report' },
      entries: [],
    }));
    await openCase(screen, number);
    const giving = page.locator('#acts a[data-act="grant"]');
    await giving.waitFor();
    await page.route(address, async (route) => {
      const response = await route.fetch();
      const pkg = await response.json();
      const grants = pkg.grants.filter(({ room }: { readonly room: string }) => room !== 'report');
      await route.fulfill({ response, json: { ...pkg, grants } });
    });
    const { noneOpens, noneOpensAtAll } = actsText('en').fields;
    await openCase(screen, number);
    await sees(screen, staffText('en').case.unreadableShut.report);
    assert.is(await page.locator('#giving-vain').innerText(), `${shared('en').acts.grant}: ${noneOpens}`);
    assert.not(await giving.count());
    await page.goto(actPath('en', number, 'grant'));
    await sees(screen, `${noneOpens} ${noneOpensAtAll}`);
    assert.not(await page.locator('#act-button').isVisible());
  }));

test.run();
