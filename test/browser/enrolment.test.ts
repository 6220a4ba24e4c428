// From an empty portal to the first report at real screens: the one-time link, the setup questions, invitations, keys made
// in the browser, the roster compared and signed by two; and the ways back in and the doors that stay shut.
import type { Page } from 'playwright-core';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { demoFounding } from '../../src/cli/demo/cast.ts';
import { found, playerOf } from '../../src/cli/demo/founding.ts';
import { signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { doorTexts } from '../../src/i18n/door.ts';
import { newKeysTexts } from '../../src/i18n/new-keys.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { staffText } from '../../src/i18n/staff.ts';
import type { Office } from '../../src/policy/types.ts';
import type { Portal } from '../../src/portal.ts';
import { random } from '../../src/protocol/open/index.ts';
import { withAssociation, withListeningPortal } from '../support/association.ts';
import { type Browsers, type Visitor, withChromium } from '../support/chromium.ts';
import { type Account, declareNone, openCase, report, type Screen, signIn } from '../support/people.ts';
import type { Argon2Price } from '../support/quick-argon2.ts';
import { quickArgon2 } from '../support/quick-argon2.ts';
import { staying, tryToLeave } from '../support/report-screen.ts';
import {
  button,
  compareAndSign,
  enrolAt,
  field,
  inviteAt,
  linkOnScreen,
  openAnew,
  openDraft,
  reportInProcess,
  screenOf,
  sees,
  typeBack,
} from '../support/staff-screen.ts';

const en = staffText('en');
const DAY_MS = 86_400_000;

const accountOf = (userName: string): Account => ({ userName, passphrase: `${userName} with plain words enough` });

const answers = {
  'Name in Arabic': 'جمعية الاختبار',
  'Name in English': 'The Test Association',
  'Licence number': '1234',
  'Telephone for notices': '011 000 0000',
  'Address in Arabic': 'الرياض',
  'Address in English': 'Riyadh',
  'Privacy contact in Arabic': 'أمين السر',
  'Privacy contact in English': 'The secretary',
  'Neutral site for leaving quickly': 'https://example.org',
  'Quorum of the committee': '2',
};

const enter = async (browsers: Browsers, account: Account, price?: Argon2Price): Promise<Visitor> => {
  const visitor = await browsers.visitor({}, price);
  await signIn(screenOf(visitor, 'en'), account);
  return visitor;
};

/** The administrator's own screen, enrolled by the one-time link and signed in. */
const firstAdministrator = async (portal: Portal, browsers: Browsers): Promise<Visitor> => {
  const visitor = await browsers.visitor({}, 'quick');
  const screen = screenOf(visitor, 'en');
  const enrolled = await enrolAt(screen, `/en/enrol#${portal.firstSecret}`, accountOf('admin'));
  assert.is(enrolled.fingerprint, '', 'an administrator has no keys');
  await signIn(screen, accountOf('admin'));
  assert.match(visitor.page.url(), /\/en\/admin$/);
  return visitor;
};

const isInView = (page: Page, selector: string): Promise<boolean> =>
  page.locator(selector).evaluate((node) => {
    const { top, bottom } = node.getBoundingClientRect();
    return top >= 0 && bottom <= innerHeight;
  });

const answerSetup = async (screen: Screen): Promise<void> => {
  await screen.page.goto('/en/admin/settings');
  for (const [name, value] of Object.entries(answers)) await field(screen, name).fill(value);
  await button(screen, 'Save').click();
  await screen.page.locator('#saved:focus').waitFor();
  assert.ok(await isInView(screen.page, '#saved'));
};

const isClosed = async ({ page }: Visitor): Promise<void> => {
  const t = reporter('en');
  await page.goto('/en/report');
  await sees({ page }, t.closed.title);
  await sees({ page }, t.channels.external);
  assert.is(await page.getByRole('checkbox', { name: 'Internal auditor', exact: true }).count(), 0);
  assert.is(await page.getByRole('button', { name: 'Continue', exact: true }).count(), 0);
};

/** What a signer compares: fingerprints as their page shows them, by heading. */
const fingerprintBeside = async ({ page }: Visitor, name: string): Promise<string> => {
  const card = page.getByRole('heading', { level: 3, name }).locator('xpath=..');
  const shown = card.getByRole('group', { name: en.roster.fingerprint, exact: true });
  return (await shown.innerText()).replace(/\D/g, '');
};

/** On a phone what changes stands first, and who stays as they were is folded below, each with a fingerprint. */
const foldsUnchanged = async (visitor: Visitor, changed: string): Promise<void> => {
  const { page } = visitor;
  const seen = page.viewportSize();
  await page.setViewportSize({ width: 360, height: 740 });
  await openDraft(screenOf(visitor, 'en'));
  const shown = page.locator('#roster-people [data-person]:visible');
  assert.is(await shown.count(), 1);
  assert.is(await shown.getAttribute('data-person'), changed);
  const folded = page.locator('#roster-unchanged');
  await folded.locator('summary').click();
  const [cards, fingerprints] = [folded.locator('[data-person]:visible'), folded.locator('[role="group"]:visible')];
  assert.ok((await cards.count()) > 5);
  assert.is(await fingerprints.count(), await cards.count());
  if (seen !== null) await page.setViewportSize(seen);
};

/** A half-filled enrolment in English goes into Arabic and back: the user name goes along, and a passphrase isn't lost unasked. */
const keepsAcross = async (visitor: Visitor): Promise<void> => {
  const { page } = visitor;
  const language = page.locator('a.language');
  const [userName, passphrase] = [page.locator('#user-name'), page.locator('#passphrase')];
  await userName.fill('dana.of.old');
  await language.click();
  await page.waitForURL(/\/ar\/enrol#/);
  await sees(visitor, staffText('ar').enrol.invited('Dana Deputy'));
  assert.is(await userName.inputValue(), 'dana.of.old');
  await passphrase.fill(' damp horse battery lantern');
  await sees(visitor, staffText('ar').enrol.spacesKept);
  await language.click();
  await sees(visitor, doorTexts('ar').crossing.passphrase);
  assert.is(await passphrase.inputValue(), ' damp horse battery lantern', 'nothing is lost unasked');
  await language.click();
  await page.waitForURL(/\/en\/enrol#/);
  await sees(visitor, en.enrol.invited('Dana Deputy'));
  assert.is(await userName.inputValue(), 'dana.of.old');
  assert.is(await passphrase.inputValue(), '');
  const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
  assert.not.match(kept, /lantern|dana/);
};

const test = suite('enrolment in a browser');

test('an empty portal is set up, its people enrol, two signers sign, and then the first report is received', () =>
  withListeningPortal((portal) =>
    withChromium(portal.url, async (browsers) => {
      const reporting = await browsers.visitor({}, 'quick');
      await isClosed(reporting);

      const admin = await firstAdministrator(portal, browsers);
      const desk = screenOf(admin, 'en');
      await sees(desk, adminTexts('en').home.closed);
      await answerSetup(desk);

      // Who audits derives at the full price, here and where they sign in; everybody else at none. A reporter who pays it too plays
      // the line in Arabic.
      const first = await browsers.visitor();
      const guest = await browsers.visitor({}, 'quick');
      const enrol = async (name: string, office: Office, lang: 'ar' | 'en' = 'en', at = guest) => {
        const userName = name.toLowerCase().replaceAll(' ', '.');
        const link = await inviteAt(desk, name, office);
        const screen = screenOf(at, lang);
        const shown = lang === 'en' ? link : link.replace('/en/', `/${lang}/`);
        await openAnew(at, shown);
        await sees(screen, staffText(lang).enrol.invited(name));
        return { link, ...(await enrolAt(screen, shown, accountOf(userName))) };
      };

      const auditorsLink = await enrol('Anna Auditor', 'internal-auditor', 'en', first);
      await openAnew(first, auditorsLink.link);
      await sees(first, en.enrol.expired);
      const signingIn = first.page.locator('#announce').getByRole('link', { name: en.signIn.title, exact: true });
      assert.is(await signingIn.getAttribute('href'), '/en/staff/sign-in', 'who used it themselves goes on there');
      const chairs = await enrol('Carl Chair', 'board-chair');

      const auditor = await enter(browsers, accountOf('anna.auditor'));
      const auditing = screenOf(auditor, 'en');
      await openDraft(auditing);
      await sees(auditing, en.roster.draftFirst);
      await sees(auditing, en.roster.quorumFirst('2'));
      assert.is(await auditor.page.getByText(en.roster.policySame).count(), 0, 'the first roster changes no rules');
      await sees(auditing, en.roster.fewSigners);
      assert.is(await fingerprintBeside(auditor, 'Carl Chair'), chairs.fingerprint, 'what the chair reads out');
      await button(auditing, 'Sign the roster').click();
      await sees(auditing, `${en.roster.missing} Carl Chair (Board chair)`);
      await compareAndSign(auditing);
      await sees(auditing, en.roster.youSigned);

      // A third signer enrols: the draft is another one, and the auditor's signature is gone with the old one.
      await enrol('Clara Committee', 'audit-committee-chair');
      await openDraft(auditing);
      await sees(auditing, en.roster.draftChanged);
      await sees(auditing, en.roster.nobodySigned);
      assert.is(await auditor.page.getByText(en.roster.fewSigners).count(), 0);

      const chair = await enter(browsers, accountOf('carl.chair'), 'quick');
      await compareAndSign(screenOf(chair, 'en'));
      await sees(chair, en.roster.waiting);
      await compareAndSign(auditing);
      await sees(auditing, en.roster.accepted);
      await sees(auditing, en.roster.noDraft);
      await isClosed(reporting);

      await enrol('Emil Executive', 'executive-director');
      await enrol('Mona Member', 'violations-committee');
      await enrol('Hind Member', 'violations-committee', 'ar');
      await isClosed(reporting);
      await compareAndSign(auditing);
      await sees(auditing, en.roster.waiting);
      await compareAndSign(screenOf(chair, 'en'));
      await sees(chair, en.roster.accepted);

      await admin.page.goto('/en/admin');
      await sees(desk, adminTexts('en').home.open);
      const what = 'The petty cash of the youth programme was paid out twice without a receipt.';
      await report(screenOf(reporting, 'en'), { concerns: [], what });
      for (const receiver of [auditor, chair]) {
        await receiver.page.goto('/en/staff');
        await receiver.page.locator('.case-link').click();
        await declareNone(screenOf(receiver, 'en'));
        await sees(receiver, what);
      }
      const member = await browsers.visitor({}, 'quick');
      await signIn(screenOf(member, 'ar'), accountOf('hind.member'));
      await sees(member, staffText('ar').desk.empty);

      const everybody = { reporting, admin, first, guest, auditor, chair, member };
      for (const [who, { trouble, requests }] of Object.entries(everybody)) {
        assert.equal(trouble, [], `${who}: no error, no breach of the policy of content`);
        assert.not(
          requests.some((request) => request.includes('plain words enough')),
          `${who}: no passphrase is sent`,
        );
      }
    }),
  ));

test('a link that was used, made anew, withdrawn or is over says so; one whose invitation was corrected still works', () => {
  let now = Date.now();
  return withListeningPortal(
    (portal) =>
      withChromium(
        portal.url,
        async (browsers) => {
          const admin = screenOf(await firstAdministrator(portal, browsers), 'en');
          await answerSetup(admin);
          const guest = await browsers.visitor();
          const says = async (link: string, words: string, lang: 'ar' | 'en' = 'en') => {
            await openAnew(guest, lang === 'en' ? link : link.replace('/en/', '/ar/'));
            await sees(guest, words);
            assert.is(await field(screenOf(guest, lang), 'User name').isVisible(), words.includes('Dana'));
          };
          const { expired, invited, noSecret } = en.enrol;
          await says(`/en/enrol#${portal.firstSecret}`, expired);
          await says('/en/enrol', noSecret);
          await says(`/en/enrol#${'x'.repeat(43)}`, expired);

          const first = await inviteAt(admin, 'Dana', 'deputy-chair');
          await says(first, invited('Dana'));
          const details = async (name: string) => {
            await admin.page.goto('/en/admin/people');
            await admin.page.getByRole('link', { name: adminTexts('en').people.details(name), exact: true }).click();
          };
          await details('Dana');
          // Pressed twice in haste: the link that is shown is the one that lives.
          await button(admin, 'Make a new link').dblclick();
          const second = await linkOnScreen(admin);
          assert.is.not(second, first);
          await says(first, expired);
          await says(first, staffText('ar').enrol.expired, 'ar');
          await says(second, invited('Dana'));

          now += 4 * DAY_MS;
          await says(second, expired);
          await signIn(admin, accountOf('admin'));
          await details('Dana');
          await sees(admin, 'has ended; make a new one');
          await button(admin, 'Make a new link').click();
          const third = await linkOnScreen(admin);
          await details('Dana');
          await field(admin, 'Name').fill('Dana Deputy');
          await button(admin, 'Correct').click();
          await sees(admin, 'Saved.');
          await says(third, invited('Dana Deputy'));
          await keepsAcross(guest);
          await details('Dana Deputy');
          await admin.page.getByRole('link', { name: adminTexts('en').person.remove, exact: true }).click();
          await admin.page.getByRole('button', { name: 'Withdraw the invitation', exact: true }).click();
          // Only the list tells that it was done; the page before it has no such link either.
          await admin.page.waitForURL(/\/en\/admin\/people(?:\?|#|$)/);
          await admin.page.getByRole('link', { name: adminTexts('en').people.details('Dana Deputy') }).waitFor({
            state: 'detached',
          });
          await says(third, expired);
          assert.equal(guest.trouble, []);
        },
        'quick',
      ),
    { clock: () => new Date(now) },
  );
});

test('T36 an impostor whom the administrator invites into a vacant signer’s office gets nothing before signers sign', () =>
  withListeningPortal(async (portal) => {
    const founding = demoFounding((bytes) => random.bytes(bytes));
    const { first, later, administrator } = founding;
    const cast = await found(
      portal,
      { ...founding, first: first.filter(({ key }) => key !== 'deputy'), later: later.slice(0, 3) },
      quickArgon2,
    );
    await withChromium(
      portal.url,
      async (browsers) => {
        const admin = await enter(browsers, administrator);
        const link = await inviteAt(screenOf(admin, 'en'), 'لطيفة البسام', 'deputy-chair');
        const impostor = await browsers.visitor();
        const screen = screenOf(impostor, 'en');
        await openAnew(impostor, link);
        await field(screen, 'User name').fill('latifah');
        for (const typed of ['Passphrase', 'Repeat the passphrase'])
          await field(screen, typed).fill('لطيفة البسام ٢٠٢٦');
        await button(screen, en.enrol.button).click();
        await sees(screen, doorTexts('en').weakPassphrase.advice);
        await enrolAt(screen, link, accountOf('latifah'));
        await signIn(screen, accountOf('latifah'));
        await sees(screen, en.vault.rosterMissing);
        await sees(screen, en.desk.empty);
        await openDraft(screen);
        await sees(screen, en.roster.notSigning['no-office']);
        assert.not(await button(screen, 'Sign the roster').isVisible(), 'a draft can’t be signed by whom it brings in');

        // With the chair ticked the deputy would be the second receiver: it is the audit committee chair instead.
        const before = await reportInProcess({ portal, argon2: quickArgon2 }, { concerns: ['board-chair'] });
        await impostor.page.goto('/en/staff');
        await sees(screen, en.desk.empty);
        // The words come with the page; only once it is open is nothing under way that leaving would break off.
        await button(screen, 'Lock now').waitFor();
        const answer = await impostor.page.goto(`/en/staff/cases/${before.number}`);
        assert.is(answer?.status(), 404);
        assert.not((await impostor.page.content()).includes(`data-number="${before.number}"`));
        const grants = await portal.deps.database.reader.all(
          `select count(*) as given from grants where holder = (select person from persons where user_name = 'latifah')`,
        );
        assert.is(Number(grants[0]?.given), 0, 'nothing was sealed to them');

        for (const key of founding.signers) await signRosterAs(portal, playerOf(cast, key), quickArgon2);
        const after = await reportInProcess({ portal, argon2: quickArgon2 }, { concerns: ['board-chair'] });
        await impostor.page.goto('/en/staff');
        await impostor.page.getByRole('link', { name: after.number }).waitFor();
        assert.is(await impostor.page.getByRole('link', { name: before.number }).count(), 0, 'not what came before');
        assert.equal(impostor.trouble, []);
      },
      'quick',
    );
  }));

test('the recovery key opens the account with a new passphrase; the old passphrase and the old key open nothing', () =>
  withAssociation(async ({ portal, account, cast, argon2 }, browsers) => {
    const { number } = await reportInProcess({ portal, argon2 });
    const { recoveryKey } = playerOf(cast, 'auditor');
    const visitor = await browsers.visitor();
    const screen = screenOf(visitor, 'ar');
    const t = staffText('ar');
    const { page } = visitor;
    const type = async (key: string) => {
      await field(screen, 'Recovery key').fill(key);
      await button(screen, 'Continue').click();
    };
    await page.goto('/ar/staff/sign-in');
    await page.getByRole('link', { name: t.signIn.lost, exact: true }).click();
    await page.waitForURL('**/ar/staff/recovery');
    const asked = () => visitor.requests.filter((request) => request.startsWith('POST')).length;
    await type(`${recoveryKey.slice(0, -1)}${(Number(recoveryKey.at(-1)) + 1) % 10}`);
    await sees(screen, t.recovery.mistyped);
    assert.is(asked(), 0, 'a mistyped digit is told without a request');

    // As written down: in groups, and in Arabic digits.
    const noted = (recoveryKey.match(/\d{4}/g) ?? [])
      .join(' ')
      .replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'[Number(digit)] ?? '');
    await type(noted);
    await sees(screen, t.recovery.found(account('auditor').userName));
    const passphrase = 'ست كلمات جديدة لا يعرفها أحد';
    await field(screen, 'Passphrase').fill(passphrase);
    await field(screen, 'Repeat the passphrase').fill(`${passphrase}.`);
    await button(screen, 'Save the new passphrase').click();
    await sees(screen, t.enrol.differentPassphrases);
    await field(screen, 'Repeat the passphrase').fill(passphrase);
    await button(screen, 'Save the new passphrase').click();
    await typeBack(screen, true);
    staying(page);
    await tryToLeave(page);
    await page.locator('#recovery-step:not([hidden])').waitFor();
    const sent = asked();
    await button(screen, 'Save the new passphrase').click();
    await page.getByText(t.enrol.typeBackWrong('').slice(0, 8)).filter({ visible: true }).first().waitFor();
    assert.is(asked(), sent, 'nothing is saved before the new key is noted');
    assert.is.not(await typeBack(screen), recoveryKey, 'a new recovery key');
    await button(screen, 'Save the new passphrase').click();
    await sees(screen, t.recovery.doneTitle);
    assert.is(await page.locator('#passkeys-stay').count(), 0, 'who has no passkey is advised of none');

    await page.goto('/ar/staff/sign-in');
    await field(screen, 'User name').fill(account('auditor').userName);
    await field(screen, 'Passphrase').fill(account('auditor').passphrase);
    await button(screen, 'Sign in').click();
    await sees(screen, t.signIn.wrong);
    await signIn(screen, { ...account('auditor'), passphrase });
    await openCase(screen, number);
    await sees(screen, 'صُرفت مبالغ من صندوق البرنامج');

    await page.goto('/ar/staff/recovery');
    await type(recoveryKey);
    await sees(screen, t.recovery.unknown);
    assert.equal(visitor.trouble, []);
    const secrets = [passphrase, account('auditor').passphrase, recoveryKey, noted];
    assert.not(visitor.requests.some((request) => secrets.some((secret) => request.includes(secret))));
  }));

test('lost both: the link makes new keys under the old name, which wait; signers read old and new fingerprint before they sign', () =>
  withAssociation(async (association, browsers) => {
    const administrator = playerOf(association.cast, 'admin');
    await signInPlayer(association.portal, administrator, association.argon2);
    const { person, userName, name } = playerOf(association.cast, 'member-1');
    const shown = await administrator.device.form(`/en/admin/people/${person}/new-keys`, {});
    const secret = /\/enrol#([\w-]{43})/.exec(shown.received)?.[1] ?? '';
    const words = newKeysTexts('en');
    const lost = await browsers.visitor();
    const screen = screenOf(lost, 'en');
    await lost.page.goto(`/en/enrol#${secret}`);
    await sees(screen, words.enrol.invited(name));
    for (const explained of words.enrol.lead) await sees(screen, explained);
    const own = field(screen, 'User name');
    assert.is(await own.inputValue(), userName);
    assert.not.ok(await own.isEditable());
    const account = { userName, passphrase: 'quite another phrase of six words' };
    await field(screen, 'Passphrase').fill(account.passphrase);
    await field(screen, 'Repeat the passphrase').fill(account.passphrase);
    await button(screen, words.enrol.button).click();
    await typeBack(screen);
    await button(screen, words.enrol.button).click();
    await lost.page.getByRole('heading', { name: words.enrol.doneTitle, exact: true }).waitFor();
    const digits = (group: string, at = lost.page) =>
      at.getByRole('group', { name: group, exact: true }).first().innerText();
    const fingerprint = (await digits('Fingerprint of your keys')).replace(/\D/g, '');

    await lost.page.goto('/en/staff/sign-in');
    await field(screen, 'User name').fill(userName);
    await field(screen, 'Passphrase').fill(account.passphrase);
    await button(screen, 'Sign in').click();
    await sees(screen, words.signIn.compare);
    assert.is((await digits('Fingerprint of your keys')).replace(/\D/g, ''), fingerprint);
    assert.match(lost.page.url(), /sign-in$/);

    const chair = playerOf(association.cast, 'chair');
    const signer = await enter(browsers, { userName: chair.userName, passphrase: chair.passphrase });
    await openDraft(screenOf(signer, 'en'));
    await sees(signer, words.roster.changed);
    await sees(signer, words.roster.before);
    const card = signer.page.locator(`[data-person="${person}"]`);
    assert.is((await card.getByRole('group').first().innerText()).replace(/\D/g, ''), fingerprint);
    await foldsUnchanged(signer, person);
    await compareAndSign(screenOf(signer, 'en'));
    await sees(signer, en.roster.waiting);
    assert.equal([...lost.trouble, ...signer.trouble], []);
  }));

test.run();
