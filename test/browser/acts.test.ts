// The acts beside the straight line, at real screens: what is offered by name and what is explained as not yet possible,
// the ways to close and to open again, whom a case keeps away, and a committee that doesn't agree.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { addDays, riyadhDate } from '../../src/domain/plain-date.ts';
import { actsText } from '../../src/i18n/acts.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { disclosureText } from '../../src/i18n/disclosure.ts';
import { actPath, PAGE_ACTS } from '../../src/i18n/page-acts.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { staffText } from '../../src/i18n/staff.ts';
import { CATEGORIES } from '../../src/policy/categories.ts';
import { deeds } from '../journeys/world.ts';
import { act, actHere, openCase, openMailbox, type Screen, unfoldActs } from '../support/people.ts';
import { actInProcess, button, field, reportInProcess, screenOf, sees } from '../support/staff-screen.ts';
import { lentStage } from '../support/staff-stage.ts';
import { fillDay } from '../support/typed-day.ts';

const en = staffText('en');
const REPORT = 'صُرفت مبالغ من صندوق البرنامج';

/** Each test reports cases of its own; those that need an empty desk come first. */
const onStage = lentStage(10);

/** The acts that the case's page, as it stands, offers. */
const standing = async (screen: Screen): Promise<readonly string[]> => {
  // Until then the first receiver's page may still be opening the case, and is loaded again once it has.
  await sees(screen, staffText(screen.lang).case.verified);
  await unfoldActs(screen.page);
  const region = screen.page.getByRole('region', { name: staffText(screen.lang).case.acts, exact: true });
  return (await region.getByRole('link').allInnerTexts()).map((name) => name.trim());
};

const offered = async (screen: Screen, number: string): Promise<readonly string[]> => {
  await openCase(screen, number);
  return standing(screen);
};

/** Whoever reads a case can say that a conflict of interest was found, their own or another's. */
const CONFLICTS = ['Declare a conflict of interest', 'Keep a handler away'];
const LABOUR = 'Record a step under the Labour Law';
/** Offered while a clock runs that may be paused, beside what the law wants. */
const CLOCKS = ['Pause a time limit', LABOUR];

/** Exactly these acts are offered beside those, and the whole page has one link of each name. */
const offers = async (screen: Screen, number: string, names: readonly string[]): Promise<void> => {
  const said = [...names, ...CONFLICTS].map(screen.say).sort();
  assert.equal([...(await offered(screen, number))].sort(), said);
  const links = screen.page.getByRole('link', { name: new RegExp(`^(?:${said.join('|')})$`, 'u') });
  assert.equal((await links.allInnerTexts()).map((name) => name.trim()).sort(), said, 'one link of each name');
};

/**
 * The link that the case's page has for each of these acts leads to the act's own page; that each such page has one button of the
 * same name stands in accessible-people.test.ts, in both languages.
 */
const leads = async ({ page, say, lang }: Screen, number: string, names: readonly string[]): Promise<void> => {
  const { acts } = shared('en');
  for (const name of names) {
    const act = PAGE_ACTS.find((one) => acts[one] === name);
    assert.ok(act, name);
    const address = await page.getByRole('link', { name: say(name), exact: true }).getAttribute('href');
    assert.is(address, actPath(lang, number, act));
  }
};

const fillIn = (screen: Screen, fields: Readonly<Record<string, string>>) => async (): Promise<void> => {
  for (const [label, text] of Object.entries(fields)) await field(screen, label).fill(text);
};

/** The page of an act, once it can be filled in. */
const begin = async (screen: Screen, number: string, name: string): Promise<void> => {
  await openCase(screen, number);
  await screen.page.getByRole('link', { name: screen.say(name), exact: true }).click();
  await screen.page.getByRole('button', { name: screen.say(name), exact: true, disabled: false }).waitFor();
};

const test = suite('acts in a browser');

test('with “someone senior” the chair sees nothing until cleared, and nothing else is possible before', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage, { concerns: 'senior' });
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const chair = await stage.enter('chair');
    await sees(chair, en.desk.empty);
    const auditor = await stage.enter('auditor');
    const names = ['Clear', 'Record who is concerned', 'Send a message', 'Add a note', 'Write a summary'];
    await offers(auditor, number, [...names, ...CLOCKS]);
    for (const name of ['Brief', 'Close as unjustified', 'Resolve without investigation']) {
      const reason = auditor.page.getByRole('listitem').filter({ hasText: `${name}: “Clear” has to come first.` });
      assert.is(await reason.count(), 1, name);
    }
    await actHere(auditor, number, 'Clear', fillIn(auditor, { Reasons: 'Nothing in it concerns the chair.' }));
    await sees(auditor, 'The board chair was cleared.');
    const cleared = await standing(auditor);
    for (const name of ['Brief', 'Close as unjustified', 'Refer to the committee']) {
      assert.ok(cleared.includes(name), name);
    }
    await openCase(chair, number);
    await sees(chair, REPORT);
    await sees(chair, 'Nothing in it concerns the chair.');
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
    assert.not((await standing(auditor)).includes('Refer to the committee'));

    const named = stage.cast.get('member-2')?.name ?? '';
    const found = stage.cast.get('member-3')?.name ?? '';
    await actHere(auditor, number, 'Record who is concerned', async (page) => {
      const who = page.getByRole('group', { name: 'Who is concerned?', exact: true });
      await who.getByRole('checkbox', { name: actsText('en').fields.member(named) }).check();
      assert.ok((await who.locator('label bdi').allInnerTexts()).includes(named), 'the name is set apart');
      await field(auditor, 'Reasons').fill('Named in the report.');
    });
    const stageNow = await actHere(auditor, number, 'Refer to the committee', async (page) => {
      await button(auditor, 'Refer to the committee').click();
      await page.locator('.error-summary').waitFor();
      for (const place of ['.error-summary', '.field-error', '.group-about']) {
        assert.is(await page.locator(`${place} bdi:not([dir])`).count(), 3, `each name is set apart in ${place}`);
      }
      await field(auditor, 'Formal investigation').check();
      const groups = page.getByRole('group', { name: 'Does anything in it concern this person?', exact: true });
      assert.is(await groups.count(), 3, 'the three other members');
      for (const group of await groups.all()) {
        const asked = await group.innerText();
        assert.not(asked.includes(named));
        await group.getByLabel(asked.includes(found) ? 'Yes' : 'No', { exact: true }).check();
      }
      await field(auditor, 'Reasons').fill('Reasonable and justified.');
      await page.locator('#preview').getByText(actsText('en').preview.keptAway).getByText(found).waitFor();
    });
    assert.is(stageNow, 'investigation');
    const barred = await stage.enter('member-2');
    await sees(barred, en.desk.empty);
    const answer = await barred.page.goto(`/en/staff/cases/${number}`);
    assert.is(answer?.status(), 404);
    await button(barred, 'Lock now').waitFor();
    await sees(barred, en.vault.open);
    const other = await stage.enter('member-1');
    await openCase(other, number);
    await sees(other, REPORT);
    assert.equal((await other.page.locator('#concerned bdi').allInnerTexts()).toSorted(), [named, found].toSorted());
    const referral = await other.page.locator('[data-act="refer"] .timeline-sealed').innerText();
    assert.ok(referral.split('Found concerned, not given the case:')[1]?.includes(found), referral);
  }));

test('each act is offered to whom the table gives it, by its name, once; what comes too early is explained', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    const always = ['Send a message', 'Add a note', 'Write a summary'];
    const auditor = await stage.enter('auditor');
    const early = ['Acknowledge', 'Record who is concerned', 'Brief', ...always];
    await offers(auditor, number, [...early, ...CLOCKS]);
    for (const name of ['Close as unjustified', 'Resolve without investigation']) {
      const reason = auditor.page
        .getByRole('listitem')
        .filter({ hasText: `${name}: “Acknowledge” has to come first.` });
      assert.is(await reason.count(), 1, name);
    }
    await sees(auditor, 'Before you refer');
    const task = auditor.page.getByRole('listitem').filter({ hasText: 'Acknowledge receipt to the reporter' });
    assert.match(await task.innerText(), /Still to do\s+“Acknowledge” has to come first\./);
    await leads(auditor, number, early);
    await auditor.page.goto(`/en/staff/cases/${number}/referral`);
    await sees(auditor, 'This isn’t possible in this case now');
    assert.is(await button(auditor, 'Refer to the committee').count(), 0, 'no button for what can’t be done');

    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const closing = ['Close as unjustified', 'Resolve without investigation', 'Refer to the committee'];
    await offers(auditor, number, [...closing, 'Record who is concerned', 'Brief', ...always, ...CLOCKS]);
    await leads(auditor, number, closing);
    await actInProcess(stage, number, 'auditor', deeds.refer);
    const first = await stage.enter('member-1');
    await offers(first, number, ['Record the recommendation', 'Send a message', 'Add a note', ...CLOCKS]);
    await leads(first, number, ['Record the recommendation']);
    await actInProcess(stage, number, 'member-2', deeds.recommend('unsubstantiated'));
    await offers(first, number, ['Confirm', 'Dissent', 'Send a message', 'Add a note', ...CLOCKS]);
    await leads(first, number, ['Confirm', 'Dissent']);
    await actInProcess(stage, number, 'member-3', deeds.confirm);
    await offers(first, number, ['Add a note', LABOUR]);

    const chair = await stage.enter('chair', 'ar');
    const deciding = ['Ratify', 'Return to the committee'];
    await offers(chair, number, [...deciding, 'Record who is concerned', 'Add a note', 'Write a summary', ...CLOCKS]);
    await leads(chair, number, deciding);
    await actInProcess(stage, number, 'chair', deeds.ratify);
    const last = ['Give feedback', 'Record the category'];
    await offers(auditor, number, [...last, 'Record who is concerned', 'Brief', ...always, LABOUR]);
    await leads(auditor, number, last);

    // The chair's key is said not to open: whoever holds one can give it again, once.
    await actInProcess(stage, number, 'chair', deeds.unreadable);
    await offers(auditor, number, [...last, 'Record who is concerned', 'Brief', ...always, LABOUR, 'Give keys again']);
    await actHere(auditor, number, 'Give keys again', async (page) => {
      await page.getByRole('group', { name: 'Who gets the keys again?', exact: true }).getByRole('radio').check();
    });
    await sees(auditor, 'The keys were given again.');
    assert.not((await standing(auditor)).includes('Give keys again'));
  }));

test('closed as unjustified, the reporter adds further evidence, and a new review begins', () =>
  onStage(async (stage) => {
    const { number, code } = await reportInProcess(stage);
    const auditor = await stage.enter('auditor');
    await act(auditor, number, 'Acknowledge');
    await actHere(auditor, number, 'Add a note', fillIn(auditor, { Note: 'The voucher book is in the archive.' }));
    await actHere(auditor, number, 'Write a summary', fillIn(auditor, { Summary: 'Vouchers of the youth fund' }));
    // Before a pause is signed its page says where it puts the due day.
    await begin(auditor, number, 'Pause a time limit');
    await auditor.page.getByRole('radio', { name: shared('en').duties.review, exact: true }).check();
    await fillDay(auditor.page, 'until', addDays(riyadhDate(stage.portal.deps.clock()), 6));
    await auditor.page.locator('#preview').getByText('With this pause the due day is').waitFor();
    await auditor.page.goto('/en/staff');
    await sees(auditor, 'Vouchers of the youth fund');
    const row = auditor.page.locator(`tr[data-number="${number}"]`);
    assert.match(await row.innerText(), 'Vouchers of the youth fund');
    assert.not((await row.innerText()).includes(REPORT), 'the summary takes the gist’s place');
    const reasons = { Reasons: 'Nothing in it can be checked.' };
    assert.is(await act(auditor, number, 'Close as unjustified', fillIn(auditor, reasons)), 'closed');
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
    const anew = await standing(auditor);
    assert.ok(anew.includes('Acknowledge'), 'receipt is owed anew');
    assert.not(anew.includes('Close as unjustified'));
    assert.is(await actHere(auditor, number, 'Acknowledge'), 'review');
    assert.ok((await standing(auditor)).includes('Brief'), 'and so is a briefing');
  }));

test('resolved without investigation, with the form of handling; the category is recorded afterwards', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const auditor = await stage.enter('auditor');
    const name = 'Resolve without investigation';
    await begin(auditor, number, name);
    await button(auditor, name).click();
    await sees(auditor, 'Choose an answer: “Form of handling”');
    await sees(auditor, 'Fill in “Reasons”');
    await field(auditor, 'Informal review').check();
    await field(auditor, 'Reasons').fill('Settled in a talk with both.');
    await button(auditor, name).click();
    await auditor.page.locator('main[data-stage="closed"]').waitFor();
    await sees(auditor, 'Informal review');
    await sees(auditor, 'Settled in a talk with both.');
    const [category] = CATEGORIES;
    await actHere(auditor, number, 'Record the category', async () => {
      await field(auditor, 'Category').selectOption({ label: category?.en ?? '' });
    });
    await sees(auditor, category?.en ?? '');
    const chair = await stage.enter('chair');
    await offers(chair, number, ['Add a note', 'Write a summary', LABOUR]);
    await sees(chair, 'Settled in a talk with both.');
  }));

test('a dissent keeps the case in the committee until the majority is there, and the ratifier can return it', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge, deeds.refer);
    await actInProcess(stage, number, 'member-1', deeds.recommend('substantiated'));
    const second = await stage.enter('member-2', 'ar');
    const remark = 'لم يُسمع الموظف بعد.';
    const dissented = await act(second, number, 'Dissent', fillIn(second, { Remark: remark }));
    assert.is(dissented, 'investigation', 'one against one');
    await offers(second, number, ['Send a message', 'Add a note', LABOUR]);
    await actInProcess(stage, number, 'member-3', deeds.confirm);

    const chair = await stage.enter('chair', 'ar');
    assert.is(await openCase(chair, number), 'ratification');
    await sees(chair, remark);
    const reasons = 'ينقص محضر الاستماع.';
    const returned = await actHere(chair, number, 'Return to the committee', fillIn(chair, { Reasons: reasons }));
    assert.is(returned, 'investigation');
    assert.not((await standing(chair)).includes(chair.say('Ratify')));
    await openCase(second, number);
    await sees(second, reasons);
    assert.ok((await standing(second)).includes(second.say('Record the recommendation')), 'it is owed anew');

    await actInProcess(stage, number, 'member-1', deeds.recommend('unsubstantiated'));
    const { page } = second;
    const t = actsText('ar');
    await begin(second, number, 'Dissent');
    await field(second, 'Remark').fill(remark);
    await actInProcess(stage, number, 'member-3', deeds.confirm);
    await button(second, 'Dissent').click();
    await sees(second, t.notNow);
    const told = await page.locator('#alarm p').allInnerTexts();
    assert.is(told.length, 2, 'that it isn’t possible, and why');
    assert.is(await page.locator(`main a[href="/ar/staff/cases/${number}"]:visible`).count(), 1, 'one way back');
    for (const once of told) assert.is(await page.locator('p:visible').filter({ hasText: once }).count(), 1, once);
    assert.is(await button(second, 'Dissent').count(), 0, 'no button for what can’t be done any more');
    for (const gone of [t.preview.title, t.consequence.dissent, t.cancel]) {
      assert.is(await page.getByText(gone, { exact: true }).filter({ visible: true }).count(), 0, gone);
    }
    assert.is(await field(second, 'Remark').inputValue(), remark, 'what was typed can be copied');
    assert.not(await field(second, 'Remark').isEditable());
    await sees(second, t.kept);
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
    await executive.page.unrouteAll();
  }));

test('a page whose readers changed meanwhile says so, keeps what was typed, and signs only when asked again', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    const [auditor, chair] = [await stage.enter('auditor'), await stage.enter('chair', 'ar')];
    const told = async (screen: Screen, name: string): Promise<readonly string[]> => {
      await button(screen, name).click();
      await sees(screen, actsText(screen.lang).moved.title);
      const alarm = screen.page.getByRole('alert').and(screen.page.locator('#alarm:focus'));
      assert.is(await alarm.count(), 1, 'the focus is on the notice');
      return (await alarm.locator('.reading-people').allInnerTexts()).map((text) => text.replace(/\s+/gu, ' '));
    };
    const named = (who: string) => stage.cast.get(who)?.name ?? '?';

    await begin(auditor, number, 'Brief');
    const asked = auditor.page.getByRole('group', { name: 'Does anything in it concern this person?', exact: true });
    await asked.getByLabel('No', { exact: true }).check();
    await field(auditor, 'Briefing').fill('Vouchers are missing.');
    await actInProcess(stage, number, 'chair', deeds.concern(['executive-director'], []));
    const { gone, unasked } = actsText('en').moved;
    const changes = [gone, unasked].map((lead) => `${lead} ${named('executive')} (Executive director)`);
    assert.equal(await told(auditor, 'Brief'), changes);
    await sees(auditor, actsText('en').preview.noExecutive);
    assert.is(await field(auditor, 'Briefing').inputValue(), 'Vouchers are missing.');
    await button(auditor, 'Brief').click();
    await sees(auditor, actsText('en').done.brief);

    const note = 'أطلعني المراجع على السندات.';
    await begin(chair, number, 'Add a note');
    await field(chair, 'Note').fill(note);
    await actInProcess(stage, number, 'auditor', deeds.refer);
    const [joined = '', ...others] = await told(chair, 'Add a note');
    assert.ok(joined.startsWith(actsText('ar').moved.joined) && others.length === 0, joined);
    const read = await chair.page.locator('#preview').innerText();
    for (const member of (['member-1', 'member-2', 'member-3'] as const).map(named)) {
      assert.ok(joined.includes(member) && read.includes(member), `notice and preview name ${member}`);
    }
    assert.is(await field(chair, 'Note').inputValue(), note);
    await offered(auditor, number);
    assert.not((await auditor.page.content()).includes(note), 'nothing was sent');
    // Another's note changes nothing of what the page shows: the act is signed anew without a word.
    await actInProcess(stage, number, 'auditor', deeds.note('The archive is closed today.'));
    await button(chair, 'Add a note').click();
    await sees(chair, actsText('ar').done.note);
  }));

test('a request for the identity is answered by an announcement: the reviewer reads the name, whoever asked reads that it comes', () =>
  onStage(async (stage) => {
    const name = 'سارة من المستودع';
    const named = { identity: { given: true, answers: [{ question: 'name', text: name }] } };
    const { number } = await reportInProcess(stage, named);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    await actInProcess(stage, number, 'chair', deeds.askIdentity);
    const auditor = await stage.enter('auditor');
    const { part, fields } = disclosureText('en');
    await openCase(auditor, number);
    await sees(auditor, part.reviewerOpens);
    await auditor.page.getByText(staffText('en').case.identityShow).click();
    await sees(auditor, name);

    const today = riyadhDate(stage.portal.deps.clock());
    const { page } = auditor;
    await begin(auditor, number, 'Announce a disclosure of the identity');
    await button(auditor, 'Announce a disclosure of the identity').click();
    await page.locator('#error-summary').getByText(fields.toWhom, { exact: false }).waitFor();
    await page.getByRole('radio', { name: /Board chair/ }).check();
    await page.getByRole('radio', { name: shared('en').bases.law }).check();
    await fillDay(page, 'until', addDays(today, 200));
    await field(auditor, 'Reasons').fill('For the hearing.');
    await field(auditor, fields.told).fill('The chair has to hear you.');
    await button(auditor, 'Announce a disclosure of the identity').click();
    const [first, last] = [addDays(today, 8), addDays(today, 97)].map((day) => formatDate('en', day));
    await page
      .locator('#until-error')
      .getByText(fields.within(fields.until, first ?? '', last ?? ''))
      .waitFor();
    await fillDay(page, 'until', addDays(today, 30));
    await sees(auditor, 'Your identity is to be disclosed');
    await button(auditor, 'Announce a disclosure of the identity').click();
    await sees(auditor, actsText('en').done.announce);
    const [from, until] = [addDays(today, 7), addDays(today, 30)].map((day) => formatDate('en', day));
    await sees(auditor, part.announced(from ?? '', until ?? ''));
    await page.goto(actPath('en', number, 'announce'));
    await sees(auditor, fields.nobodyNow);
    await sees(auditor, 'that it will be was announced already');
    for (const id of ['act-fields', 'act-button']) assert.not.ok(await page.locator(`#${id}`).isVisible(), id);

    const chair = await stage.enter('chair', 'ar');
    await openCase(chair, number);
    await sees(chair, disclosureText('ar').part.notYours);
    assert.not.ok((await chair.page.content()).includes(name));
    assert.is(await chair.page.locator('#identity-shown').isVisible(), false);
  }));

test('a request for the identity is refused: the reviewer says whose, and why', () =>
  onStage(async (stage) => {
    const { number } = await reportInProcess(stage);
    await actInProcess(stage, number, 'auditor', deeds.acknowledge);
    await actInProcess(stage, number, 'chair', deeds.askIdentity);
    const auditor = await stage.enter('auditor');
    const name = 'Refuse to disclose the identity';
    await begin(auditor, number, name);
    await button(auditor, name).click();
    await auditor.page
      .locator('#error-summary')
      .getByText(disclosureText('en').fields.asker, { exact: false })
      .waitFor();
    await auditor.page.getByRole('radio', { name: /Board chair/ }).check();
    await field(auditor, 'Reasons').fill('It isn’t needed for the hearing.');
    await button(auditor, name).click();
    await sees(auditor, actsText('en').done['refuse-identity']);
  }));

test.run();
