// The policy in setup: which of the five, the violation rules adopted or not, approvals, and what the administrator, the signers
// and everybody else read of it then.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { changedSettings } from '../../src/http/admin/changed-settings.ts';
import { settingLabel } from '../../src/http/admin/settings-form.ts';
import { adminTexts } from '../../src/i18n/admin.ts';
import { composeDraft } from '../../src/store/roster-draft.ts';
import { associationById, saveSettings } from '../../src/store/settings.ts';
import {
  administrator,
  appoint,
  type Somebody,
  type Stage,
  signDraft,
  signIn,
  withPortal,
} from '../support/portal-factory.ts';
import { answers } from '../support/setup-answers.ts';

const bare = (html: string): string =>
  html
    .replace(/<(?:script|style)\b.*?<\/(?:script|style)>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ');

const stored = async ({ portal }: Stage) => {
  const settings = await associationById(portal.deps.database.reader, portal.association);
  if (settings === undefined) throw new Error('no settings');
  return settings;
};

const page = async (stage: Stage, path: string, cookie?: string): Promise<string> =>
  (await stage.ask(path, { cookie })).text();

const save = async (stage: Stage, cookie: string, fields: Readonly<Record<string, string>>, lang = 'en') => {
  const answer = await stage.ask(`/${lang}/admin/settings`, { cookie, form: { ...answers, ...fields } });
  return { status: answer.status, to: answer.headers.get('location'), text: await answer.text() };
};

/** What the form's fields of one line carry, the hidden ones with them. */
const formShown = (html: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...html.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
      const attribute = (name: string) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
      return ['radio', 'checkbox'].includes(attribute('type')) ? [] : [[attribute('name'), attribute('value')]];
    }),
  );

/** What the administrator's first page tells of the policy, a line each. */
const notesOf = async (stage: Stage, cookie: string, lang = 'en'): Promise<readonly string[]> => {
  const html = await page(stage, `/${lang}/admin`, cookie);
  const notice = /<div[^>]*id="policy-notes"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? '';
  return [...notice.matchAll(/<li>(.*?)<\/li>/gs)].map(([, line = '']) => bare(line).trim());
};

/** Four signers and three members, enrolled; nothing is signed yet. */
const board = async (stage: Stage, admin: string): Promise<readonly [Somebody, Somebody]> => {
  const auditor = await appoint(stage, admin, 'internal-auditor', 'Anna');
  const chair = await appoint(stage, admin, 'board-chair', 'Carl');
  await appoint(stage, admin, 'deputy-chair', 'Dina');
  await appoint(stage, admin, 'audit-committee-chair', 'Adel');
  for (const name of ['one', 'two', 'three']) await appoint(stage, admin, 'violations-committee', name);
  return [auditor, chair];
};

const sign = async (stage: Stage, by: readonly Somebody[]): Promise<void> => {
  for (const one of by) await signDraft(stage, await signIn(stage, one), one);
};

/** A Sunday in both calendars. */
const APPROVED = {
  'approval-meeting': '٥',
  'approval-hijri': '١٤٤٧/٠٦/٠٢',
  'approval-gregorian': '23/11/2025',
  'approval-document-ar': 'محضر رقم ٥',
  'approval-document-en': 'Minutes no. 5',
};
const ADOPTED = Object.fromEntries(
  Object.entries(APPROVED).map(([name, value]) => [name.replace('approval', 'adoption'), value]),
);
const YES_003 = { 'policy-base': '003', adopted: 'yes' };

const test = suite('the policy in setup');

test('policy 002 is not published until a number of days is entered, and the field says why', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    const fields = {
      'policy-base': '002',
      adopted: 'no',
      'approval-document-en': 'Kept',
      'approval-document-ar': 'باقٍ',
    };
    const before = (await stored(stage)).policyBase;
    for (const [lang, words] of [
      ['en', /says “a specified period” and no number/],
      ['ar', /تقول هذه السياسة «مدة زمنية محددة» دون عدد/],
    ] as const) {
      const { status, text } = await save(stage, cookie, fields, lang);
      assert.is(status, 422);
      assert.match(bare(text), words);
      assert.match(text, /href="#max-reply-days"/);
      assert.match(text, /<option value="002" selected[^>]*>/, 'nothing typed is lost');
      assert.match(text, /value="Kept"/);
      assert.match(text, /id="adopted-no"[^>]*checked|checked[^>]*id="adopted-no"/);
    }
    assert.is((await stored(stage)).policyBase, before);
    assert.equal(
      (await save(stage, cookie, { ...fields, 'max-reply-days': '٢٠' })).to,
      '/en/admin/settings?done=policy',
    );
    const { policyBase, adopted, maxReplyDays } = await stored(stage);
    assert.equal([policyBase, adopted, maxReplyDays], ['002', false, 20]);
    assert.match(
      bare(await page(stage, '/en/policy')),
      /Within 20 days at most.*the association has specified this number/,
    );
  }));

test('a number of days under the floor, absurd or no number is told at its field in the reader’s digits', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const days of ['13', '0', '366', '-5', '1e2', 'soon', '14.5']) {
      const { status, text } = await save(stage, cookie, { ...YES_003, 'max-reply-days': days }, 'ar');
      assert.is(status, 422, days);
      assert.match(bare(text), /اكتب عددًا صحيحًا من ١٤ إلى ٣٦٥/, days);
    }
    assert.is((await save(stage, cookie, { ...YES_003, 'max-reply-days': '14' })).status, 303);
    assert.is((await save(stage, cookie, { ...YES_003, 'max-reply-days': '' })).status, 303, 'thirty are proposed');
    assert.match(
      bare(await page(stage, '/en/policy')),
      /Within 30 days at most.*states no limit; this number is the portal’s proposal/,
    );
  }));

test('whether the violation rules are adopted is asked of every policy but 001, which has them', () =>
  withPortal(async (stage) => {
    const cookie = await administrator(stage);
    for (const base of ['000', '003', '004']) {
      const { status, text } = await save(stage, cookie, { 'policy-base': base });
      assert.is(status, 422, base);
      assert.match(text, /href="#adopted"/);
    }
    assert.is((await save(stage, cookie, { 'policy-base': '001', adopted: 'no' })).status, 303);
    assert.is((await stored(stage)).adopted, true);
    const { status, text } = await save(stage, cookie, { 'policy-base': '005' });
    assert.is(status, 422);
    assert.match(text, /href="#policy-base"/);
  }));

test('without the violation rules no report is taken and every page says so plainly, while people work on', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const signers = await board(stage, admin);
    await sign(stage, signers);
    const open = async () => (await (await stage.ask('/api/intake')).json()) as { readonly open: boolean };
    assert.is((await open()).open, true);
    await save(stage, admin, { 'policy-base': '003', adopted: 'no' });
    assert.is((await open()).open, true, 'an administrator’s wish alone closes nothing');
    const notes = (await notesOf(stage, admin)).join(' ');
    assert.match(notes, /isn’t in force yet: two signers must sign/);
    assert.match(notes, /reports are taken, and the landing page offers them, until two signers have signed/);
    assert.not.match(notes, /hasn’t adopted the rules/);
    await sign(stage, signers);
    assert.match((await notesOf(stage, admin)).join(' '), /the portal takes none, and the landing page says so/);
    const record = bare(await page(stage, '/en/staff/administration', await signIn(stage, signers[0])));
    assert.match(record, /proposed another policy\. .*Policy: 003: .*are not adopted.*within 30 days at most/);
    assert.is((await open()).open, false);
    for (const [lang, words] of [
      ['en', /hasn’t adopted rules on reports of violations, so this portal takes none/],
      ['ar', /لم تعتمد هذه الجمعية قواعد للإبلاغ عن المخالفات/],
    ] as const) {
      for (const path of ['', '/report', '/report/plain', '/policy']) {
        assert.match(bare(await page(stage, `/${lang}${path}`)), words, `${lang}${path}`);
      }
      const landing = await page(stage, `/${lang}`);
      assert.not.match(landing, new RegExp(`href="/${lang}/report"`), 'no door to a report');
      assert.match(landing, new RegExp(`href="/${lang}/follow-up"`), 'an earlier report goes on');
    }
    const home = bare(await page(stage, '/en/admin', admin));
    assert.match(home, /Reports can’t be received|cannot be received/);
    assert.match(home, /the policy in force takes none/);
    for (const one of signers) assert.ok(await signIn(stage, one), 'sign-in is untouched');
    await appoint(stage, admin, 'executive-director', 'Omar');
    await sign(stage, signers);
    assert.is((await open()).open, false);
    // Adopting them opens the portal again.
    await save(stage, admin, YES_003);
    await sign(stage, signers);
    assert.is((await open()).open, true);
    assert.match(bare(await page(stage, '/en/policy')), /adopted these rules beside its own policy/);
  }));

test('an approval stands on the public page once it is whole, and until then the administrator reads what is missing', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const { 'approval-meeting': _, ...partly } = APPROVED;
    await save(stage, admin, partly);
    const publicText = async (lang = 'en') => bare(await page(stage, `/${lang}/policy`));
    assert.not.match(await publicText(), /Approved by the board/);
    assert.match(
      (await notesOf(stage, admin)).join(),
      /^Approval of the policy: meeting, both dates or document are missing/,
    );
    await save(stage, admin, APPROVED);
    assert.equal(await notesOf(stage, admin), []);
    const { approval } = await stored(stage);
    assert.equal(approval, {
      meetingNo: '5',
      dateHijri: '1447-06-02',
      dateGregorian: '2025-11-23',
      document: { ar: 'محضر رقم ٥', en: 'Minutes no. 5' },
    });
    assert.match(
      await publicText(),
      /Approved by the board at meeting no\. 5, .*23 November 2025.* \(Minutes no\. 5\)/,
    );
    assert.match(await publicText('ar'), /اعتمدها مجلس الإدارة في اجتماعه رقم ٥.*محضر رقم ٥/);
  }));

test('what a board approved stays that policy’s: another one chosen inherits nothing, and hides nothing while it waits', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const signers = await board(stage, admin);
    await save(stage, admin, APPROVED);
    await sign(stage, signers);
    const isApproved = async () => /Approved by the board/.test(bare(await page(stage, '/en/policy')));
    assert.ok(await isApproved());
    await save(stage, admin, { ...YES_003, ...APPROVED, ...ADOPTED });
    assert.ok(await isApproved(), 'of the policy in force');
    assert.match(
      (await notesOf(stage, admin)).join(),
      /what is recorded is the approval of 001, which is no approval of 003/,
    );
    assert.not.match(await page(stage, '/en/admin/settings', admin), /id="approval-meeting"[^>]*value="5"/);
    await sign(stage, signers);
    assert.not.ok(await isApproved(), 'nobody approved 003');
    const own = { ...APPROVED, 'approval-meeting': '9' };
    await save(stage, admin, { ...YES_003, ...own, ...ADOPTED });
    assert.match(bare(await page(stage, '/en/policy')), /Approved by the board at meeting no\. 9/);
    await save(stage, admin, { 'policy-base': '001', ...own });
    const { approval, otherApprovals } = await stored(stage);
    assert.equal([approval?.meetingNo, otherApprovals?.['003']?.meetingNo], ['5', '9']);
    assert.match(bare(await page(stage, '/en/policy')), /Approved by the board at meeting no\. 9/);
  }));

test('of another policy the fields count that were typed anew; whether those that still show the former one’s hold for both is asked', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await save(stage, admin, APPROVED);
    const other = { ...YES_003, ...APPROVED, 'approval-meeting': '9', ...ADOPTED };
    for (const [lang, words] of [
      [
        'en',
        /Some fields of the approval still show what is recorded for policy 001.*Left as they were: Date \(Hijri\), Date/,
      ],
      ['ar', /ما زالت بعض خانات الاعتماد تعرض المسجَّل للسياسة ٠٠١/],
    ] as const) {
      const asked = await save(stage, admin, { ...other, 'approval-same': 'yes-002-003' }, lang);
      assert.is(asked.status, 422, 'an answer about another choice is none');
      assert.match(bare(asked.text), words);
      assert.match(asked.text, /href="#approval-same"/);
      assert.match(asked.text, /id="approval-meeting"[^>]*value="9"|value="9"[^>]*id="approval-meeting"/);
    }
    assert.is((await stored(stage)).policyBase, '001', 'nothing is saved before it is said');
    const half = { ...other, 'approval-document-ar': 'وثيقة أخرى', 'approval-same': 'no-001-003' };
    const refused = await save(stage, admin, half);
    assert.is(refused.status, 422, 'a document in one language alone is none');
    assert.match(refused.text, /href="#approval-document-en"/);
    assert.match(refused.text, /وثيقة أخرى/, 'and stays typed');
    await save(stage, admin, { ...other, 'approval-same': 'no-001-003' });
    const { approval, otherApprovals } = await stored(stage);
    const nothing = { dateHijri: '', dateGregorian: '', document: { ar: '', en: '' } };
    assert.equal(approval, { meetingNo: '9', ...nothing });
    assert.is(otherApprovals?.['001']?.meetingNo, '5');
    assert.ok(
      (await notesOf(stage, admin)).some((note) => /approval/i.test(note)),
      'told as not whole',
    );
    const own = { 'approval-meeting': '9', 'approval-gregorian': '2026-01-04' };
    await save(stage, admin, { ...YES_003, ...own, ...ADOPTED });
    const back = { 'policy-base': '001', ...own, 'approval-meeting': '6', 'approval-same': 'no-003-001' };
    await save(stage, admin, back);
    const { approval: first } = await stored(stage);
    assert.equal([first?.meetingNo, first?.dateGregorian], ['6', '2025-11-23'], 'its own, but for what was typed');
    const rows = await stage.portal.deps.database.reader.all(
      `select detail from account_acts where kind = 'settings' order by seq`,
    );
    assert.equal(
      rows.map(({ detail }) => changedSettings(String(detail)).filter(([id]) => id.startsWith('approval-meeting'))),
      [[['approval-meeting@003', '', '9']], [], [['approval-meeting@001', '5', '6']]],
      'the record says of which policy',
    );
    for (const [lang, label] of [
      ['en', 'Approval of policy 003 – '],
      ['ar', 'اعتماد السياسة ٠٠٣ – '],
    ] as const) {
      assert.ok(settingLabel('approval-meeting@003', adminTexts(lang), lang).startsWith(label));
    }
    assert.match(
      settingLabel('approval-meeting', adminTexts('en'), 'en'),
      /^Approval of the policy – /,
      'an older row',
    );
  }));

test('one meeting that approved both is said to, and whatever came between, what was typed stays typed', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await save(stage, admin, APPROVED);
    const opened = async () => formShown(await page(stage, '/en/admin/settings', admin));
    const before = await opened();
    // Another meeting number is recorded for 001 meanwhile: the one that is typed for 003 here.
    assert.is((await save(stage, admin, { ...(await opened()), 'approval-meeting': '6', phone: '18888' })).status, 303);
    const typed = { ...before, ...YES_003, 'approval-meeting': '6', ...ADOPTED, 'approval-same': 'yes-001-003' };
    const told = await save(stage, admin, typed);
    assert.is(told.status, 422);
    assert.match(bare(told.text), /These settings were changed meanwhile/);
    const again = { ...formShown(told.text), ...YES_003 };
    assert.match(told.text, /id="approval-meeting"[^>]*value="6"|value="6"[^>]*id="approval-meeting"/);
    assert.is(
      (await save(stage, admin, { ...again, 'approval-same': 'yes-001-003' })).to,
      '/en/admin/settings?done=policy',
    );
    const { approval, otherApprovals } = await stored(stage);
    assert.equal(approval, otherApprovals?.['001'], 'all of it holds for both');
    assert.equal([approval?.meetingNo, approval?.dateGregorian], ['6', '2025-11-23']);

    // Who had only looked on while another policy was chosen writes nothing of the former one into it.
    const stale = { ...(await opened()), phone: '19999' };
    await save(stage, admin, { ...(await opened()), 'policy-base': '004', adopted: 'yes' });
    const asked = await save(stage, admin, { ...stale, ...YES_003 });
    assert.is(asked.status, 422);
    assert.match(
      bare(asked.text),
      /Approval of policy 004 – Number of the meeting: changed meanwhile; it is empty now/,
    );
    const turned = { ...formShown(asked.text), 'policy-base': '004', adopted: 'yes' };
    assert.is((await save(stage, admin, turned)).status, 303);
    assert.equal([(await stored(stage)).phone, (await stored(stage)).approval], ['19999', undefined]);
  }));

test('where the policy in force is settled again nothing is said to wait for signers', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await save(stage, admin, {});
    await sign(stage, await board(stage, admin));
    const told = async (fields: Readonly<Record<string, string>>) => {
      const { to } = await save(stage, admin, fields);
      return /waits? on the next roster for two signatures/.test(await page(stage, to ?? '', admin));
    };
    assert.ok(await told({ ...YES_003 }));
    assert.not.ok(await told({ 'policy-base': '001' }));
    // A change of a time limit waits; the quorum is changed, and back to the one in force.
    assert.ok(await told({ 'clock-review': '8' }));
    const quorum = async (to: string) => {
      const saved = await save(stage, admin, { quorum: to, 'clock-review': '8' });
      return bare(await page(stage, saved.to ?? '', admin)).includes('The new quorum waits');
    };
    assert.ok(await quorum('3'));
    assert.not.ok(await quorum('2'));
    assert.ok(await told({ 'clock-review': '7' }), 'and the time limit waits all the while');
    assert.not.ok(await told({ 'clock-review': '10' }));
  }));

test('an approval from when it was one text in both languages is kept as the document that it was, and is not whole', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await save(stage, admin, {});
    await stage.portal.deps.database.write((tx) =>
      tx.run(`update settings set body = json_set(body, '$.approval', json(?))`, [
        JSON.stringify({ ar: 'أقرّه المجلس في جلسته الثالثة', en: 'The board approved it in session 3' }),
      ]),
    );
    const settings = await page(stage, '/en/admin/settings', admin);
    assert.match(
      settings,
      /id="approval-document-en"[^>]*value="The board approved it in session 3"|value="The board approved it in session 3"[^>]*id="approval-document-en"/,
    );
    assert.match((await notesOf(stage, admin)).join(), /meeting, both dates or document are missing/);
    assert.not.match(bare(await page(stage, '/en/policy')), /session 3/);
  }));

test('the violation rules have an approval of their own where they aren’t the policy’s', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    await save(stage, admin, { ...YES_003, ...APPROVED });
    assert.match((await notesOf(stage, admin)).join('\n'), /^Adoption of the violation rules: .* are missing[^\n]*$/);
    assert.not.match(bare(await page(stage, '/en/policy')), /Adopted by the board/);
    await save(stage, admin, { ...YES_003, ...APPROVED, ...ADOPTED });
    assert.equal(await notesOf(stage, admin), []);
    assert.match(bare(await page(stage, '/en/policy')), /Adopted by the board at meeting no\. 5/);
  }));

test('a board on a day of rest and two dates that disagree are asked about and forbidden by nothing', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const friday = { ...APPROVED, 'approval-gregorian': '2021-01-01', 'approval-hijri': '1442-05-18' };
    assert.is((await save(stage, admin, friday)).status, 303);
    const [rest = '', disagree = ''] = await notesOf(stage, admin);
    assert.match(rest, /Friday.*is a day of rest\. Nothing is forbidden/);
    assert.match(disagree, /different days by the Umm al-Qura calendar.*1 January 2021.*2 January 2021/);
    assert.match(bare(await page(stage, '/en/policy')), /Approved by the board/);
    assert.match((await notesOf(stage, admin, 'ar')).join(), /يوم راحة/);
    const { text } = await save(stage, admin, { 'approval-gregorian': '2025-02-30', 'approval-hijri': '2025-01-01' });
    assert.match(
      bare(text),
      /write a Gregorian day that exists.*write a Hijri day that exists|write a Hijri day.*write a Gregorian day/,
    );
    assert.match(text, /value="2025-02-30"/);
  }));

test('another association’s name in any text is pointed at, with its place and its words, and forbids nothing', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const left = {
      ...APPROVED,
      'approval-document-ar': 'محضر جمعية زائد لحفظ النعمة بأحد المسارحة',
      'address-en': 'Behind Palm Grove Charity',
      'contact-ar': 'مسؤول الخصوصية في جمعية الواحة، privacy@example.org',
    };
    assert.is((await save(stage, admin, left)).status, 303);
    const told = await notesOf(stage, admin);
    assert.equal(told.length, 2, told.join('\n'));
    const beside = { ...ADOPTED, 'adoption-document-en': 'Minutes of Palm Tree Charity' };
    assert.is((await save(stage, admin, { ...left, ...beside })).status, 303);
    assert.is((await stored(stage)).adoption?.document.en, 'Minutes of Palm Tree Charity');
    assert.equal(await notesOf(stage, admin), told, 'under 001 nothing is adopted beside the policy');
    assert.match(told[0] ?? '', /^Address in English: “.*Palm Grove Charity” names another association/);
    assert.match(told[1] ?? '', /^Approval of the policy – Document in Arabic: “جمعية زائد لحفظ النعمة بأحد المسارحة”/);
    assert.match(bare(await page(stage, '/en/admin/settings', admin)), /Palm Grove Charity” names another association/);
    assert.not.match(bare(await page(stage, '/en/policy')), /names another association/);
  }));

test('each version of the policy is listed from the roster that brought it on, and reads as it was', () =>
  withPortal(async (stage) => {
    const admin = await administrator(stage);
    const signers = await board(stage, admin);
    await sign(stage, signers);
    stage.wait(3 * 24 * 60);
    // Three days on nobody is signed in any more: it is settled behind the page.
    const { deps, association } = stage.portal;
    const settings = await stored(stage);
    await deps.database.write(async (tx) => {
      await saveSettings(tx, { ...settings, policyBase: '002', adopted: false, maxReplyDays: 12 });
      await composeDraft(deps, tx, association);
    });
    await sign(stage, signers);
    const cookie = await signIn(stage, signers[0]);
    const list = await page(stage, '/en/staff/policies', cookie);
    const rows = [...list.matchAll(/<tr>(.*?)<\/tr>/gs)].slice(1).map(([, row = '']) => bare(row).trim());
    assert.is(rows.length, 2);
    assert.match(rows[0] ?? '', /^002-5 In force since .*25 November 2026.* not adopted$/);
    assert.match(rows[1] ?? '', /^001-5 In force from .*22 November 2026.* to .*25 November 2026.* adopted$/);
    const [now = '', then = ''] = [...list.matchAll(/href="(\/en\/staff\/policies\/[\w-]{43})"/g)].map(
      ([, to = '']) => to,
    );
    const old = bare(await page(stage, then, cookie));
    assert.match(
      old,
      /Policy, version 001-5.*In force from .*22 November.*Recommendation.*10 working days.*How long it is kept/,
    );
    assert.match(old, /Within 30 days at most/);
    const read = bare(await page(stage, now, cookie));
    assert.match(read, /takes none.*Within 12 days at most/);
    assert.match(bare(await page(stage, then.replace('/en/', '/ar/'), cookie)), /كانت سارية من/);
    assert.match(bare(await page(stage, '/en/policy')), /002-5 · In force since .*25 November 2026/);
    assert.is((await stage.ask(`/en/staff/policies/${'A'.repeat(43)}`, { cookie })).status, 404);
    assert.is((await stage.ask(then, {})).status, 303, 'not for everybody');
  }));

test('a start over settings whose policy lacks its number is refused, and the sentence names it', () =>
  withPortal(async (stage) => {
    await administrator(stage);
    await stage.portal.deps.database.write((tx) =>
      tx.run(`update settings set body = json_set(body, '$.policyBase', '002')`, []),
    );
    const started = await stage.restart().then(
      () => 'it started',
      (error: unknown) => String(error),
    );
    assert.match(started, /say nothing for the most days of an answer under policy 002: it must be a whole number/);
  }));

test.run();
