// The page that hands on the keys of many cases, at a real screen: called for on the desk, with a case that fails and is told, a
// browser that is closed in the middle, and the rest done in another tab. Each state is looked at under axe.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { playerOf } from '../../src/cli/demo/founding.ts';
import { signInPlayer, signRosterAs } from '../../src/cli/demo/people.ts';
import { verifyFolder } from '../../src/cli/verify.ts';
import { HandoverPackage, parseWire } from '../../src/domain/wire.ts';
import { handoversPath, handoversText } from '../../src/i18n/handovers.ts';
import { problemText } from '../../src/i18n/refusals.ts';
import { rosterAlarmWords } from '../../src/i18n/roster-alarm-words.ts';
import { tenureWords } from '../../src/i18n/tenure-words.ts';
import { type Association, withAssociation } from '../support/association.ts';
import { inspectorIn, NARROW } from '../support/inspection.ts';
import { signIn } from '../support/people.ts';
import { reportInProcess, screenOf, sees, unlock } from '../support/staff-screen.ts';

/** The auditor's account is suspended, and two sign a roster without them. */
const auditorLeaves = async ({ portal, cast, argon2 }: Association): Promise<void> => {
  const administrator = playerOf(cast, 'admin');
  await signInPlayer(portal, administrator, argon2);
  await administrator.device.form(`/en/admin/people/${playerOf(cast, 'auditor').person}/suspension`, {});
  for (const signer of ['chair', 'audit-chair']) await signRosterAs(portal, playerOf(cast, signer), argon2);
};

const test = suite('handing on many cases at the screen');

test('the desk calls for it; a case that fails is told and the others are done; a closed page is gone on from in another tab', () =>
  withAssociation(async (association, browsers) => {
    const { account, portal } = association;
    for (let at = 0; at < 3; at += 1) await reportInProcess(association);
    await auditorLeaves(association);
    const { look, faults } = await inspectorIn(browsers);
    const chair = await browsers.visitor(NARROW);
    const { page, context } = chair;
    const t = handoversText('en');
    await signIn(screenOf(chair, 'en'), account('chair'));
    await sees(chair, t.call(3));

    let broken = '';
    const cases = '**/api/staff/handovers/cases?*';
    await context.route(cases, async (route) => {
      const response = await route.fetch();
      const pkg = parseWire(HandoverPackage, await response.json());
      const [first, ...others] = pkg?.cases ?? [];
      if (pkg === undefined || first === undefined) throw new Error('cases wait');
      broken = first.number;
      await route.fulfill({
        response,
        json: { ...pkg, cases: [{ ...first, head: others[0]?.head ?? '' }, ...others] },
      });
    });
    await page.getByRole('link', { name: t.link, exact: true }).click();
    await sees(chair, t.waiting(3));
    await look(page, 'en keys waiting');
    await page.getByRole('button', { name: t.button, exact: true }).click();
    await sees(chair, t.ended(2));
    assert.ok((await page.locator('#handover-left').innerText()).includes(problemText('en', 'untrusted')));
    assert.is(await page.locator('#handover-left a').innerText(), broken);
    assert.ok((await page.locator('#handover-given').innerText()).includes(t.given(2)));
    await look(page, 'en keys left');
    await context.unroute(cases);

    // Who could be given keys is listed with what brought them in: everybody of this association enrolled of late.
    const people = await page.locator('#handover-people > .described').count();
    const late = await page.locator('#handover-people > .new-keys').allInnerTexts();
    const [lead = ''] = t.newKeys.first('|').split('|');
    assert.ok(people > 0 && late.length === people && late.every((words) => words.startsWith(lead)), late.join());
    assert.is(await page.locator('#handover-new').innerText(), t.newKeysCount(people));

    // Rosters that are rolled back while the page is open: it says so, and offers nothing more.
    await context.route(cases, async (route) => {
      const response = await route.fetch();
      const pkg = parseWire(HandoverPackage, await response.json());
      if (pkg === undefined) throw new Error('a package has its shape');
      const { foundation } = pkg;
      await route.fulfill({
        response,
        json: { ...pkg, foundation: { ...foundation, rosters: foundation.rosters.slice(0, -1) } },
      });
    });
    await page.getByRole('button', { name: t.again, exact: true }).click();
    await sees(chair, rosterAlarmWords('en').handNothing);
    assert.is(await page.locator('[data-hands]').filter({ visible: true }).count(), 0);
    await context.unroute(cases);

    // Another tab is closed when its first step has been accepted and no answer has come.
    const arabic = handoversText('ar');
    const open = async () => {
      const tab = await context.newPage();
      await tab.goto(handoversPath('ar'));
      await unlock(screenOf({ page: tab }, 'ar'), account('chair'));
      await sees({ page: tab }, arabic.waiting(1));
      return tab;
    };
    const closed = await open();
    const accepted = new Promise<void>((resolve) => {
      void closed.route('**/acts', async (route) => {
        await route.fetch();
        resolve();
      });
    });
    await closed.getByRole('button', { name: arabic.button, exact: true }).click();
    await accepted;
    await closed.getByRole('button', { name: arabic.stop, exact: true }).waitFor();
    await look(closed, 'ar keys under way');
    await closed.close();

    // Where a case came to wait meanwhile, it isn't called over.
    const last = await open();
    // What its tick is taken off stays as it is, and can be handed on after all.
    const only = last.locator('#handover-cases input');
    await only.uncheck();
    await look(last, 'ar keys left out');
    await last.getByRole('button', { name: arabic.button, exact: true }).click();
    await sees({ page: last }, arabic.leftOut(1));
    assert.not(await only.isChecked());
    await only.check();
    const counts = '**/api/staff/handovers';
    await last.route(counts, (route) =>
      route.fulfill({ json: { looked: true, waiting: 1, undeclared: 0, named: { waiting: [], undeclared: [] } } }),
    );
    await last.getByRole('button', { name: arabic.goOn, exact: true }).click();
    await sees({ page: last }, arabic.more(1, 1));
    await last.unroute(counts);
    await last.getByRole('button', { name: arabic.goOn, exact: true }).click();
    await sees({ page: last }, arabic.done(1));
    await look(last, 'ar keys handed on');

    // Who left stands on the roster's page among what is over.
    await last.goto('/en/staff/roster');
    await last.locator('#roster-past summary').getByText(tenureWords('en').past, { exact: true }).click();
    await sees({ page: last }, tenureWords('en').away);
    await look(last, 'en roster, somebody left');
    assert.equal([await faults(), chair.trouble], [[], []]);
    const checked = await verifyFolder(portal.deps.config.dataFolder);
    assert.ok(checked.ok, JSON.stringify(checked));
  }));

test.run();
