// The door and one's own way in at a real screen: too many wrong tries, a passphrase shown, a new passphrase, a new recovery
// key, a user name that is taken, and what the door says of a session that ended.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { FREE_TRIES } from '../../src/auth/guesses.ts';
import { inviteCandidate, playerOf } from '../../src/cli/demo/founding.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { type Account, type Screen, signIn } from '../support/people.ts';
import { openAnew, screenOf, sees, typeBack } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';

const onStage = lentStage(6);
const FRESH = 'a new passphrase of several words';

const press = (screen: Screen, name: string): Promise<void> =>
  screen.page.getByRole('button', { name, exact: true, disabled: false }).click();
const fillIn = (screen: Screen, label: string, text: string): Promise<void> =>
  screen.page.getByLabel(label, { exact: true }).fill(text);
const textIn = (screen: Screen, label: string): Promise<string> =>
  screen.page.getByLabel(label, { exact: true }).inputValue();

const tryIn = async (screen: Screen, { userName, passphrase }: Account): Promise<void> => {
  const t = staffText(screen.lang).signIn;
  await fillIn(screen, t.userName, userName);
  await fillIn(screen, t.passphrase, passphrase);
  await press(screen, t.button);
};

/** Notes, of each request to `path`, whether every field that can be seen was held when it went out. */
const watchHeld = async (page: Page, path: string): Promise<readonly boolean[]> => {
  const held: boolean[] = [];
  await page.route(path, async (route) => {
    held.push((await page.locator('main input:not([readonly]):visible').count()) === 0);
    await route.fallback();
  });
  return held;
};

/** What a page puts into its status, which is read out, and into a timer, which isn't. */
const watchTold = async (page: Page): Promise<() => Promise<{ readonly read: string[]; readonly shown: string[] }>> => {
  const watched = await page.evaluateHandle(() => {
    const texts = { read: [] as string[], shown: [] as string[] };
    const note = (list: string[], words: string): void => {
      if (words !== '' && list.at(-1) !== words) list.push(words);
    };
    new MutationObserver(() => {
      note(texts.read, document.querySelector('#progress')?.textContent ?? '');
      note(texts.shown, document.querySelector('[role=timer]')?.textContent ?? '');
    }).observe(document.querySelector('form') ?? document.body, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return texts;
  });
  return () => watched.jsonValue();
};

const test = suite('one’s own way in, in a browser');

test('after many wrong tries the page says how long to wait, keeps what was typed and opens its button again; what is typed can be shown', () =>
  onStage(async ({ visitor, account }) => {
    // Both languages at the same time: most of it is waiting.
    const tries = async (lang: Lang, who: 'chair' | 'deputy'): Promise<void> => {
      const t = staffText(lang).signIn;
      const door = doorTexts(lang);
      const { page } = await visitor();
      const screen = screenOf({ page }, lang);
      const { userName, passphrase } = account(who);
      await page.goto(`/${lang}/staff/sign-in`);
      const held = await watchHeld(page, '**/api/session');
      await tryIn(screen, { userName, passphrase: `${passphrase} ` });
      await sees(screen, t.wrong);
      await page.getByRole('button', { name: door.showWhat(t.passphrase), exact: true }).click();
      const field = page.locator('#passphrase');
      assert.is(await field.getAttribute('type'), 'text');
      assert.is(await field.inputValue(), `${passphrase} `, 'with the space that was too much');
      for (let tried = 1; tried < FREE_TRIES; tried += 1) {
        await press(screen, t.button);
        await sees(screen, t.wrong);
      }
      assert.is(await field.getAttribute('type'), 'password', 'hidden again before it goes on');
      // The first wait is a second; a longer one counts down.
      await page.route('**/api/session', async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, json: { ...(await response.json()), seconds: 3 } });
      });
      const told = await watchTold(page);
      await press(screen, t.button);
      await sees(screen, door.wait(3));
      await page.unrouteAll();
      assert.not(await page.locator('.error-summary').isVisible(), 'nothing typed was wrong');
      assert.not(await page.locator('[aria-invalid], input[readonly]').first().isVisible());
      assert.equal(
        [await textIn(screen, t.userName), await textIn(screen, t.passphrase)],
        [userName, `${passphrase} `],
      );
      await sees(screen, door.mayTry);
      assert.equal([...new Set(held)], [true], 'what was typed stays while it is tried');
      const { read, shown } = await told();
      assert.equal(read, [t.deriving, door.wait(3), door.mayTry], 'read out at the start and at the end');
      assert.ok(
        shown.length > 0 && shown.every((words) => [door.wait(2), door.wait(1)].includes(words)),
        'it counts down',
      );
      await fillIn(screen, t.passphrase, passphrase);
      await press(screen, t.button);
      await page.waitForURL(`**/${lang}/staff`);
    };
    await Promise.all([tries('ar', 'chair'), tries('en', 'deputy')]);
  }));

test('a new passphrase is taken once it is a good one; this tab goes on, other browsers end and are told so at the door', () =>
  onStage(async ({ visitor, account, cast }) => {
    const own = account('audit-chair');
    const { name } = playerOf(cast, 'audit-chair');
    const [here, there] = [screenOf(await visitor(), 'ar'), screenOf(await visitor(), 'en')];
    for (const screen of [here, there]) await signIn(screen, own);
    const { passphrase: t, own: door, weakPassphrase } = doorTexts('ar');
    const enrol = staffText('ar').enrol;
    await here.page.goto('/ar/staff/account');
    await here.page.getByRole('link', { name: door.toPassphrase, exact: true }).click();
    await fillIn(here, t.fresh, 'قصيرة');
    await fillIn(here, t.repeat, 'أخرى');
    await press(here, t.button);
    for (const words of [door.missing, enrol.shortPassphrase, enrol.differentPassphrases]) await sees(here, words);
    for (const weak of ['aaaaaaaaaaaaaa', '12345678901234', `${own.userName} 2026 ${own.userName}`, `${name} 2026`]) {
      await fillIn(here, t.fresh, weak);
      await press(here, t.button);
      await sees(here, weakPassphrase.advice);
    }
    // What the library alone knows, which the page loads by itself; without it nothing is taken.
    await here.page.route('**/islands/strength.*', (route) =>
      route.fulfill({ contentType: 'text/javascript', body: 'throw 0' }),
    );
    await here.page.reload();
    await fillIn(here, t.fresh, 'purple elephant');
    await press(here, t.button);
    await sees(here, weakPassphrase.unjudged);
    await here.page.unroute('**/islands/strength.*');
    await press(here, t.button);
    await sees(here, weakPassphrase.guessable);
    for (const label of [t.fresh, t.repeat]) await fillIn(here, label, FRESH);
    await fillIn(here, t.present, 'not the present passphrase');
    await press(here, t.button);
    await sees(here, door.wrong);
    await fillIn(here, t.present, own.passphrase);
    const held = await watchHeld(here.page, '**/api/account/passphrase');
    await press(here, t.button);
    await sees(here, t.doneTitle);
    assert.equal(held, [true], 'nothing can be typed from pressing on');
    await here.page.getByRole('link', { name: door.back, exact: true }).click();
    await here.page.locator('#own-fingerprint .digit-groups').waitFor();

    await there.page.goto('/en/staff/account');
    await sees(there, doorTexts('en').ended);
    assert.match(there.page.url(), /\/en\/staff\/sign-in$/);
    await tryIn(there, own);
    await sees(there, staffText('en').signIn.wrong);
    await tryIn(there, { ...own, passphrase: FRESH });
    await there.page.waitForURL('**/en/staff');
  }));

const openRecoveryKey = async (screen: Screen, { passphrase }: Account): Promise<void> => {
  const t = doorTexts(screen.lang).recoveryKey;
  await screen.page.goto(`/${screen.lang}/staff/account/recovery-key`);
  await screen.page.locator('#change:not([hidden])').waitFor();
  await fillIn(screen, doorTexts(screen.lang).passphrase.present, passphrase);
  await press(screen, t.button);
};

const opensWith = async (screen: Screen, key: string): Promise<boolean> => {
  const t = staffText(screen.lang).recovery;
  await screen.page.goto(`/${screen.lang}/staff/recovery`);
  await fillIn(screen, t.field, key);
  await press(screen, t.button);
  const told = screen.page.locator('#error-summary:not([hidden]), #replace:not([hidden])');
  await told.waitFor();
  return (await told.getAttribute('id')) === 'replace';
};

test('a new recovery key counts once it is typed back, and not before; a second tab that was slower is told that its key was not taken', () =>
  onStage(async (stage) => {
    const own = stage.account('member-1');
    const old = playerOf(stage.cast, 'member-1').recoveryKey;
    const one = await stage.enter('member-1');
    const t = doorTexts('en').recoveryKey;
    const guest = screenOf(await stage.visitor(), 'en');
    await openRecoveryKey(one, own);
    const left = await typeBack(one, true);
    await press(one, t.replace);
    await one.page.locator('#error-summary').waitFor();
    // The note of a key that isn't in force yet is worth nothing: leaving asks first.
    one.page.once('dialog', (dialog) => dialog.accept());
    const question = one.page.waitForEvent('dialog');
    await one.page.goto('/en/staff/account');
    assert.is((await question).type(), 'beforeunload');
    await sees(one, doorTexts('en').leftKey.void);
    const held = await watchHeld(guest.page, '**/api/recovery');
    assert.ok(await opensWith(guest, old));
    assert.equal(held, [true]);
    assert.not.ok(await opensWith(guest, left), 'who leaves in the middle has changed nothing');

    // Locked while a key stands there: the page that asks for the passphrase says that it doesn't count.
    await openRecoveryKey(one, own);
    assert.is(await one.page.locator('#left-key').count(), 0, 'told once');
    await typeBack(one, true);
    const { vault, signIn: door } = staffText('en');
    await press(one, vault.lockNow);
    await fillIn(one, door.passphrase, own.passphrase);
    await sees(one, doorTexts('en').leftKey.void);
    await press(one, vault.unlock);
    await one.page.locator('#change:not([hidden])').waitFor();
    await sees(one, doorTexts('en').leftKey.void);

    const two = screenOf({ page: await one.context.newPage() }, 'ar');
    await fillIn(one, doorTexts('en').passphrase.present, own.passphrase);
    await press(one, t.button);
    await sees(one, doorTexts('en').leftKey.later);
    assert.is(await one.page.getByText(doorTexts('en').leftKey.void).count(), 0, 'it would be taken for the new key');
    const taken = await typeBack(one);
    await two.page.goto('/ar/staff/account/recovery-key');
    await fillIn(two, staffText('ar').signIn.passphrase, own.passphrase);
    await press(two, staffText('ar').vault.unlock);
    await two.page.locator('#change:not([hidden])').waitFor();
    await openRecoveryKey(two, own);
    const slower = await typeBack(two);
    await press(one, t.replace);
    await sees(one, t.doneTitle);
    assert.is(
      await one.page.locator('#left-key').count(),
      0,
      'beside the key that is good now nothing is to be destroyed',
    );
    await press(two, doorTexts('ar').recoveryKey.replace);
    await sees(two, doorTexts('ar').recoveryKey.stale);
    const digits = (await two.page.content()).replace(/\D/g, '');
    assert.not(digits.includes(slower.slice(0, 8)), 'a key that opens nothing is off the screen');
    assert.ok(await opensWith(guest, taken));
    for (const key of [old, slower]) assert.not.ok(await opensWith(guest, key));
  }));

const enrolling = async (screen: Screen, secret: string, userName: string): Promise<void> => {
  const t = staffText(screen.lang).enrol;
  await openAnew(screen, `/${screen.lang}/enrol#${secret}`);
  await screen.page.locator('#invitation:not([hidden])').waitFor();
  await fillIn(screen, t.userName, userName);
  for (const label of [t.passphrase, t.repeat]) await fillIn(screen, label, FRESH);
  await press(screen, t.button);
};

test('a user name that is taken, and an invitation that is no more, are told before the recovery key is shown, and at the end', () =>
  onStage(async ({ visitor, account, cast, portal }) => {
    const guest = await visitor();
    for (const lang of ['en', 'ar'] as const satisfies readonly Lang[]) {
      const t = staffText(lang).enrol;
      const door = doorTexts(lang);
      const screen = screenOf(guest, lang);
      const invite = () =>
        inviteCandidate(playerOf(cast, 'admin'), { name: `Candidate ${lang}`, offices: ['violations-committee'] });
      const secret = await invite();
      const isKeyShown = () => screen.page.locator('#recovery-step').isVisible();
      await enrolling(screen, secret, account('chair').userName);
      await sees(screen, t.taken);
      assert.not.ok(await isKeyShown());
      await fillIn(screen, t.userName, `candidate.${lang}`);
      await press(screen, t.button);
      await typeBack(screen);
      // The name is given to somebody else while the key is written down.
      const rename = (from: string, to: string) =>
        portal.deps.database.write((tx) => tx.run('update persons set user_name = ? where user_name = ?', [to, from]));
      await rename('member-4', `candidate.${lang}`);
      await press(screen, t.button);
      await sees(screen, door.takenMeanwhile);
      await rename(`candidate.${lang}`, 'member-4');
      await press(screen, t.button);
      await typeBack(screen);
      await portal.deps.database.write((tx) => tx.run('delete from invitations', []));
      await press(screen, t.button);
      await sees(screen, door.usedMeanwhile);
      assert.is(await screen.page.locator('#invitation').count(), 0, 'a key that opens nothing is off the screen');
      await openAnew(screen, `/${lang}/enrol#${secret}`);
      await sees(screen, t.expired);
    }
  }));

test('a tab that another one signed out says so and leads back; a link after the session ended is answered with that', () =>
  onStage(async ({ visitor, account, portal }) => {
    const guest = await visitor();
    const own = account('member-2');
    const one = screenOf(guest, 'en');
    const door = doorTexts('en');
    await signIn(one, own);
    const two = screenOf({ page: await guest.context.newPage() }, 'en');
    await two.page.goto('/en/staff/account');
    await fillIn(two, staffText('en').signIn.passphrase, own.passphrase);
    await press(two, staffText('en').vault.unlock);
    await two.page.locator('#own-fingerprint .digit-groups').waitFor();
    await press(one, staffText('en').vault.signOut);
    await sees(two, door.elsewhereBack);
    assert.not((await one.page.content()).includes(door.elsewhere.slice(0, 20)), 'not where the button was');
    // The language that is chosen here goes along to the page that was open.
    await two.page.locator('a.language').click();
    const three = screenOf(two, 'ar');
    const arabic = doorTexts('ar');
    await sees(three, arabic.elsewhereBack);
    await tryIn(three, own);
    await three.page.waitForURL('**/ar/staff/account');
    await three.page.locator('#own-fingerprint .digit-groups').waitFor();

    await portal.deps.database.write((tx) => tx.run('delete from sessions', []));
    await three.page.reload();
    await sees(three, arabic.ended);
    await three.page.waitForURL('**/ar/staff/sign-in');
    await three.page.reload();
    assert.not.ok(await three.page.getByText(arabic.ended).isVisible(), 'told once');

    // All sessions ended, as was asked: the page that it leads to says so first of all, and its address says nothing.
    await tryIn(three, own);
    await three.page.waitForURL('**/ar/staff');
    // What the page had asked for before is answered only now, and changes nothing of a page that is off the screen.
    const { page } = three;
    const answered = page.waitForResponse('**/api/staff/rosters');
    const ending = page.waitForRequest('**/api/session/end');
    await page.route('**/api/staff/rosters', (route) => void ending.then(() => route.continue()));
    await page.route('**/api/session/end', (route) => void answered.then(() => route.continue()));
    await page.goto('/ar/staff/account');
    await page.locator('#lock-now:not([hidden])').waitFor();
    await press(three, staffText('ar').account.everywhere);
    await sees(three, arabic.everywhere);
    assert.match(three.page.url(), /\/ar\/staff\/sign-in$/);
    assert.is(await three.page.evaluate(() => document.activeElement?.textContent), arabic.everywhere);
  }));

test('the administrator changes their passphrase in the same way', () =>
  onStage(async ({ enter, account }) => {
    const screen = await enter('admin');
    const { passphrase: t, own } = doorTexts('en');
    await screen.page.goto('/en/admin/account');
    await screen.page.getByRole('link', { name: own.toPassphrase, exact: true }).click();
    await screen.page.locator('#change:not([hidden])').waitFor();
    await fillIn(screen, t.present, account('admin').passphrase);
    for (const label of [t.fresh, t.repeat]) await fillIn(screen, label, FRESH);
    await press(screen, t.button);
    await sees(screen, t.doneTitle);
    await screen.page.getByRole('link', { name: own.back, exact: true }).click();
    await press(screen, staffText('en').vault.signOut);
    await screen.page.waitForURL('**/en/staff/sign-in');
    await signIn(screen, { ...account('admin'), passphrase: FRESH });
    assert.match(screen.page.url(), /\/en\/admin$/);
    // As it was, for whoever comes next.
    await screen.page.goto('/en/admin/account/passphrase');
    await screen.page.locator('#change:not([hidden])').waitFor();
    await fillIn(screen, t.present, FRESH);
    for (const label of [t.fresh, t.repeat]) await fillIn(screen, label, account('admin').passphrase);
    await press(screen, t.button);
    await sees(screen, t.doneTitle);
  }));

test.run();
