// The acts beside the straight line, at real screens: what is offered by name and what is explained as not yet possible,
// the ways to close and to open again, whom a case keeps away, and a committee that doesn't agree.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Who } from '../../src/cli/demo/moves.ts';
import type { Deed } from '../../src/cli/demo/people.ts';
import { actsText } from '../../src/i18n/acts.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { CATEGORIES } from '../../src/policy/categories.ts';
import { deeds } from '../journeys/world.ts';
import { type Association, withAssociation } from '../support/association.ts';
import type { Browsers, Visitor } from '../support/chromium.ts';
import { act, openCase, openMailbox, type Screen, signIn } from '../support/people.ts';
import { actInProcess, button, field, reportInProcess, screenOf, sees } from '../support/staff-screen.ts';

const en = staffText('en');
const REPORT = 'صُرفت مبالغ من صندوق البرنامج';

type Stage = Association & {
  readonly enter: (who: Who, lang?: Lang) => Promise<Screen & Visitor>;
  readonly visitor: Browsers['visitor'];
};

/** Runs `job` and demands that no page asked elsewhere, failed or broke the policy of content. */
const onStage = (job: (stage: Stage) => Promise<void>): Promise<void> =>
  withAssociation(async (association, browsers) => {
    const visitors: Visitor[] = [];
    const visitor: Browsers['visitor'] = async (options) => {
      const one = await browsers.visitor(options);
      visitors.push(one);
      return one;
    };
    const enter: Stage['enter'] = async (who, lang = 'en') => {
      const one = await visitor();
      const screen = screenOf(one, lang);
      await signIn(screen, association.account(who));
      return { ...one, ...screen };
    };
    await job({ ...association, enter, visitor });
    assert.equal(
      visitors.flatMap(({ trouble }) => trouble),
      [],
    );
  });

const offered = async (screen: Screen, number: string): Promise<readonly string[]> => {
  await openCase(screen, number);
  // Until then the first receiver's page may still be opening the case, and is loaded again once it has.
  await sees(screen, staffText(screen.lang).case.verified);
  const region = screen.page.getByRole('region', { name: staffText(screen.lang).case.acts, exact: true });
  return (await region.getByRole('link').allInnerTexts()).map((name) => name.trim());
};

/** Exactly these acts are offered, each as one link; the page of each of `looked` has one button of the same name. */
const offers = async (
  screen: Screen,
  number: string,
  names: readonly string[],
  looked: readonly string[] = [],
): Promise<void> => {
  assert.equal([...(await offered(screen, number))].sort(), names.map(screen.say).sort());
  for (const name of names) {
    const link = screen.page.getByRole('link', { name: screen.say(name), exact: true });
    assert.is(await link.count(), 1, `one link “${name}”`);
  }
  for (const name of looked) {
    await openCase(screen, number);
    await screen.page.getByRole('link', { name: screen.say(name), exact: true }).click();
    await screen.page.getByRole('button', { name: screen.say(name), exact: true, disabled: false }).waitFor();
    assert.is(await button(screen, name).count(), 1, `one button “${name}”`);
    assert.ok(await screen.page.getByRole('heading', { level: 1, name: screen.say(name), exact: true }).isVisible());
  }
};

const doAct = async (screen: Screen, number: string, name: string, fields: Readonly<Record<string, string>>) =>
  act(screen, number, name, async () => {
    for (const [label, text] of Object.entries(fields)) await field(screen, label).fill(text);
  });

const unreadable: Deed = (_, { person: by }) => ({
  intention: { kind: 'unreadable', by, room: 'report' },
  entries: [],
});

const test = suite('acts in a browser');

test('each act is offered to whom the table gives it, by its name, once; what comes too early is explained', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    const always = ['Send a message', 'Add a note', 'Write a summary'];
    const auditor = await stage.enter('auditor');
    const early = ['Acknowledge', 'Record who is concerned', 'Brief', ...always];
    await offers(auditor, number, early, early);
    await openCase(auditor, number);
    for (const name of ['Close as unjustified', 'Resolve without investigation']) {
      const reason = auditor.page
        .getByRole('listitem')
        .filter({ hasText: `${name}: “Acknowledge” has to come first.` });
      assert.is(await reason.count(), 1, name);
    }
    await sees(auditor, 'Before you refer');
    const task = auditor.page.getByRole('listitem').filter({ hasText: 'Acknowledge receipt to the reporter' });
    assert.match(await task.innerText(), /Still to do\s+“Acknowledge” has to come first\./);
    await auditor.page.goto(`/en/staff/cases/${number}/referral`);
    await sees(auditor, 'This isn’t possible in this case now');
    assert.is(await button(auditor, 'Refer to the committee').count(), 0, 'no button for what can’t be done');

    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const closing = ['Close as unjustified', 'Resolve without investigation', 'Refer to the committee'];
    await offers(auditor, number, [...closing, 'Record who is concerned', 'Brief', ...always], closing);
    await actInProcess(stage, number, 'auditor', deeds.refer);
    const first = await stage.enter('member-1');
    await offers(
      first,
      number,
      ['Record the recommendation', 'Send a message', 'Add a note'],
      ['Record the recommendation'],
    );
    await actInProcess(stage, number, 'member-2', deeds.recommend('unsubstantiated'));
    await offers(first, number, ['Confirm', 'Dissent', 'Send a message', 'Add a note'], ['Confirm', 'Dissent']);
    await actInProcess(stage, number, 'member-3', deeds.confirm);
    await offers(first, number, ['Add a note']);

    const chair = await stage.enter('chair', 'ar');
    const deciding = ['Ratify', 'Return to the committee'];
    await offers(chair, number, [...deciding, 'Record who is concerned', 'Add a note', 'Write a summary'], deciding);
    await actInProcess(stage, number, 'chair', deeds.ratify);
    const last = ['Give feedback', 'Record the category'];
    await offers(auditor, number, [...last, 'Record who is concerned', 'Brief', ...always], last);

    // The chair's key is said not to open: whoever holds one can give it again, once.
    await actInProcess(stage, number, 'chair', unreadable);
    await offers(auditor, number, [...last, 'Record who is concerned', 'Brief', ...always, 'Give keys again']);
    await act(auditor, number, 'Give keys again', async (page) => {
      await page.getByRole('group', { name: 'Who gets the keys again?', exact: true }).getByRole('radio').check();
    });
    await sees(auditor, 'The keys were given again.');
    assert.not((await offered(auditor, number)).includes('Give keys again'));
  }));

test('closed as unjustified, the reporter adds further evidence, and a new review begins', () =>
  onStage(async (stage) => {
    const { number, code } = await reportInProcess(stage);
    const auditor = await stage.enter('auditor');
    await act(auditor, number, 'Acknowledge');
    await doAct(auditor, number, 'Add a note', { Note: 'The voucher book is in the archive.' });
    await doAct(auditor, number, 'Write a summary', { Summary: 'Vouchers of the youth fund' });
    await auditor.page.goto('/en/staff');
    await sees(auditor, 'Vouchers of the youth fund');
    assert.not((await auditor.page.locator('main').innerText()).includes(REPORT), 'the summary takes the gist’s place');
    const reasons = { Reasons: 'Nothing in it can be checked.' };
    assert.is(await doAct(auditor, number, 'Close as unjustified', reasons), 'closed');
    await sees(auditor, reasons.Reasons);

    const mailbox = screenOf(await stage.visitor(), 'ar');
    await openMailbox(mailbox, code);
    await sees(mailbox, reporter('ar').mailbox.standing.unjustified);
    assert.not((await mailbox.page.content()).includes(reasons.Reasons), 'the reasons stay inside');
    const evidence = 'وجدتُ صورة من السند رقم ١٧.';
    await field(mailbox, 'Your message').fill(evidence);
    await button(mailbox, 'Add further evidence').click();
    await sees(mailbox, reporter('ar').mailbox.sentEvidence);
    await sees(mailbox, evidence);

    assert.is(await openCase(auditor, number), 'review');
    await sees(auditor, evidence);
    assert.ok((await offered(auditor, number)).includes('Acknowledge'), 'receipt is owed anew');
    assert.not((await offered(auditor, number)).includes('Close as unjustified'));
    assert.is(await act(auditor, number, 'Acknowledge'), 'review');
    assert.ok((await offered(auditor, number)).includes('Brief'), 'and so is a briefing');
  }));

test('resolved without investigation, with the form of handling; the category is recorded afterwards', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const auditor = await stage.enter('auditor');
    const name = 'Resolve without investigation';
    await openCase(auditor, number);
    await auditor.page.getByRole('link', { name, exact: true }).click();
    await auditor.page.getByRole('button', { name, exact: true, disabled: false }).click();
    await sees(auditor, 'Choose an answer: “Form of handling”');
    await sees(auditor, 'Fill in “Reasons”');
    await field(auditor, 'Informal review').check();
    await field(auditor, 'Reasons').fill('Settled in a talk with both.');
    await button(auditor, name).click();
    await auditor.page.locator('main[data-stage="closed"]').waitFor();
    await sees(auditor, 'Informal review');
    await sees(auditor, 'Settled in a talk with both.');
    const [category] = CATEGORIES;
    await act(auditor, number, 'Record the category', async () => {
      await field(auditor, 'Category').selectOption({ label: category?.en ?? '' });
    });
    await sees(auditor, category?.en ?? '');
    const chair = await stage.enter('chair');
    await openCase(chair, number);
    await sees(chair, 'Settled in a talk with both.');
    await offers(chair, number, ['Add a note', 'Write a summary']);
  }));

test('where a member was ticked, which one comes first; that member is asked about no more and finds nothing', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage, { concerns: ['violations-committee'] });
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const auditor = await stage.enter('auditor');
    await openCase(auditor, number);
    const task = auditor.page
      .getByRole('listitem')
      .filter({ hasText: 'Record which member of the committee is concerned' });
    assert.match(await task.innerText(), /Still to do\s+“Record who is concerned” has to come first\./);
    assert.not((await offered(auditor, number)).includes('Refer to the committee'));

    const named = stage.cast.get('member-2')?.name ?? '';
    await act(auditor, number, 'Record who is concerned', async (page) => {
      const who = page.getByRole('group', { name: 'Who is concerned?', exact: true });
      await who.getByRole('checkbox', { name: actsText('en').fields.member(named) }).check();
      assert.ok((await who.locator('label bdi').allInnerTexts()).includes(named), 'the name is set apart');
      await field(auditor, 'Reasons').fill('Named in the report.');
    });
    const stageNow = await act(auditor, number, 'Refer to the committee', async (page) => {
      await button(auditor, 'Refer to the committee').click();
      await page.locator('.error-summary').waitFor();
      for (const place of ['.error-summary', '.field-error', '.group-about']) {
        assert.is(await page.locator(`${place} bdi:not([dir])`).count(), 3, `each name is set apart in ${place}`);
      }
      await field(auditor, 'Formal investigation').check();
      const groups = page.getByRole('group', { name: 'Does anything in it concern this person?', exact: true });
      assert.is(await groups.count(), 3, 'the three other members');
      for (const group of await groups.all()) {
        assert.not((await group.innerText()).includes(named));
        await group.getByLabel('No', { exact: true }).check();
      }
      await field(auditor, 'Reasons').fill('Reasonable and justified.');
    });
    assert.is(stageNow, 'investigation');
    const barred = await stage.enter('member-2');
    await sees(barred, en.desk.empty);
    const answer = await barred.page.goto(`/en/staff/cases/${number}`);
    assert.is(answer?.status(), 404);
    const other = await stage.enter('member-1');
    await openCase(other, number);
    await sees(other, REPORT);
  }));

test('with “someone senior” the chair sees nothing until cleared, and nothing else is possible before', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage, { concerns: 'senior' });
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const chair = await stage.enter('chair');
    await sees(chair, en.desk.empty);
    const auditor = await stage.enter('auditor');
    const names = ['Clear', 'Record who is concerned', 'Send a message', 'Add a note', 'Write a summary'];
    await offers(auditor, number, names);
    for (const name of ['Brief', 'Close as unjustified', 'Resolve without investigation']) {
      const reason = auditor.page.getByRole('listitem').filter({ hasText: `${name}: “Clear” has to come first.` });
      assert.is(await reason.count(), 1, name);
    }
    await doAct(auditor, number, 'Clear', { Reasons: 'Nothing in it concerns the chair.' });
    await sees(auditor, 'The board chair was cleared.');
    for (const name of ['Brief', 'Close as unjustified', 'Refer to the committee']) {
      assert.ok((await offered(auditor, number)).includes(name), name);
    }
    await openCase(chair, number);
    await sees(chair, REPORT);
    await sees(chair, 'Nothing in it concerns the chair.');
  }));

test('a dissent keeps the case in the committee until the majority is there, and the ratifier can return it', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge, deeds.refer);
    await actInProcess(stage, number, 'member-1', deeds.recommend('substantiated'));
    const second = await stage.enter('member-2', 'ar');
    const remark = 'لم يُسمع الموظف بعد.';
    assert.is(await doAct(second, number, 'Dissent', { Remark: remark }), 'investigation', 'one against one');
    await offers(second, number, ['Send a message', 'Add a note']);
    await actInProcess(stage, number, 'member-3', deeds.confirm);

    const chair = await stage.enter('chair', 'ar');
    assert.is(await openCase(chair, number), 'ratification');
    await sees(chair, remark);
    const reasons = 'ينقص محضر الاستماع.';
    assert.is(await doAct(chair, number, 'Return to the committee', { Reasons: reasons }), 'investigation');
    assert.not((await offered(chair, number)).includes(chair.say('Ratify')));
    await openCase(second, number);
    await sees(second, reasons);
    assert.ok((await offered(second, number)).includes(second.say('Record the recommendation')), 'it is owed anew');

    await actInProcess(stage, number, 'member-1', deeds.recommend('unsubstantiated'));
    const { page } = second;
    const t = actsText('ar');
    await openCase(second, number);
    await page.getByRole('link', { name: second.say('Dissent'), exact: true }).click();
    await field(second, 'Remark').fill(remark);
    await actInProcess(stage, number, 'member-3', deeds.confirm);
    await button(second, 'Dissent').click();
    await sees(second, t.notNow);
    const told = page.locator('#alarm p');
    assert.is(await told.count(), 3, 'that it isn’t possible, why, and the way back');
    assert.is(await page.locator('#alarm a').getAttribute('href'), `/ar/staff/cases/${number}`);
    for (const once of await told.allInnerTexts()) {
      const places = page.locator('p').filter({ visible: true, hasText: once });
      assert.is(await places.count(), once.includes(number) ? 2 : 1, once);
    }
    assert.is(await button(second, 'Dissent').count(), 0, 'no button for what can’t be done any more');
    for (const gone of [t.preview.title, t.consequence.dissent, t.cancel]) {
      assert.is(await page.getByText(gone, { exact: true }).filter({ visible: true }).count(), 0, gone);
    }
    assert.is(await field(second, 'Remark').inputValue(), remark, 'what was typed can be copied');
    assert.not(await field(second, 'Remark').isEditable());
    assert.is(await chair.page.locator('#outcome').count(), 0, 'nothing before the ratification');
    await actInProcess(stage, number, 'chair', deeds.ratify);
    await openCase(second, number);
    await sees(second, staffText('ar').case.verified);
    assert.is(await second.page.locator('#outcome dd').innerText(), actsText('ar').fields.unsubstantiated);
    await actInProcess(stage, number, 'auditor', deeds.feedback);
    await openCase(chair, number);
    await sees(chair, staffText('ar').case.verified);
    assert.is(await chair.page.locator('#outcome dt').innerText(), staffText('ar').case.outcome);
    assert.is(await chair.page.locator('#outcome dd').innerText(), shared('ar').outcomes.unsubstantiated);
  }));

test('a briefing that doesn’t open is signed as unreadable by the executive, and the key is given again', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    await actInProcess(stage, number, 'auditor', deeds.brief);
    const executive = await stage.enter('executive');
    await executive.page.route(`**/api/staff/cases/${number}`, async (route) => {
      const response = await route.fetch();
      const pkg = await response.json();
      const blank = (grant: object) => ({ ...grant, blob: `AQ${'A'.repeat(1557)}` });
      await route.fulfill({ response, json: { ...pkg, grants: pkg.grants.map(blank) } });
    });
    await openCase(executive, number);
    await sees(executive, en.case.unreadableTold);
    await sees(executive, en.case.cannotOpen);
    await executive.page.unrouteAll();

    const auditor = await stage.enter('auditor');
    await act(auditor, number, 'Give keys again', async (page) => {
      await page.getByRole('group', { name: 'Who gets the keys again?', exact: true }).getByRole('radio').check();
    });
    await openCase(executive, number);
    await sees(executive, 'A written account for the briefing.');

    // Where no head is given any more, the page says that nobody was told.
    await executive.page.route(`**/api/staff/cases/${number}/head`, (route) =>
      route.fulfill({ status: 422, json: { error: 'refused' } }),
    );
    await executive.page.route(`**/api/staff/cases/${number}`, async (route) => {
      const response = await route.fetch();
      const pkg = await response.json();
      await route.fulfill({ response, json: { ...pkg, grants: [] } });
    });
    await openCase(executive, number);
    await sees(executive, en.case.briefingUnreadable);
  }));

test.run();
