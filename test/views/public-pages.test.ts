import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { squareModules } from '../../src/domain/square.ts';
import { lengthWords } from '../../src/i18n/lengths.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { relationsText } from '../../src/i18n/policy-texts.ts';
import { keepWords } from '../../src/i18n/public.ts';
import { relationsTexts } from '../../src/i18n/relations.ts';
import { shared } from '../../src/i18n/shared.ts';
import { ASSOCIATION_001, withQuorum } from '../../src/policy/association-001.ts';
import { type CalendarSettings, DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { chosenPolicy, POLICY_NAMES } from '../../src/policy/policies.ts';
import { RELATIONS } from '../../src/policy/relations.ts';
import type { Policy } from '../../src/policy/types.ts';
import { PolicyPage } from '../../views/reporter/policy-page.tsx';
import { PrivacyPage } from '../../views/reporter/privacy-page.tsx';
import { VerifyPage } from '../../views/reporter/verify-page.tsx';
import { render, viewFor, words } from './render.ts';

const test = suite('public pages');
const LANGS = ['ar', 'en'] as const;

test('the policy page names every act, duty, clock and period that the data hold', async () => {
  for (const lang of LANGS) {
    const text = words(await render(PolicyPage({ view: viewFor(lang), policy: ASSOCIATION_001 })));
    const { acts, duties } = shared(lang);
    for (const rule of ASSOCIATION_001.acts) assert.ok(text.includes(acts[rule.act]), rule.act);
    for (const rule of ASSOCIATION_001.duties) {
      assert.ok(text.includes(duties[rule.duty]), rule.duty);
      assert.ok(text.includes(lengthWords(lang, rule.within)), rule.duty);
    }
    for (const rule of ASSOCIATION_001.retention) assert.ok(text.includes(keepWords(lang, rule)), rule.what);
    const settled = relationsTexts(lang).settled('@').split('@')[0] ?? '';
    assert.not.ok(settled === '' || text.includes(settled), 'nothing was chosen otherwise');
  }
});

test('the policy page follows the data: another quorum, another clock', async () => {
  const three = await render(PolicyPage({ view: viewFor('en'), policy: withQuorum(ASSOCIATION_001, 3) }));
  assert.match(words(three), /with 3 members present at least/);
  const [first, ...others] = ASSOCIATION_001.duties;
  assert.ok(first);
  const slower = { ...ASSOCIATION_001, duties: [{ ...first, within: { days: 12 } }, ...others] };
  assert.match(
    words(await render(PolicyPage({ view: viewFor('en'), policy: slower }))),
    /12 days.*set by the association \(otherwise 10 days\)/,
  );
});

test('what further evidence makes due is told with its condition', async () => {
  const english = words(await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001 })));
  const arabic = words(await render(PolicyPage({ view: viewFor('ar'), policy: ASSOCIATION_001 })));
  assert.match(
    english,
    /Report sent, Further evidence \(only where the report was closed as unjustified, which starts a new/,
  );
  assert.match(english, /Further evidence \(only where the report was closed in another way\)/);
  assert.is(english.split('Further evidence (only where the report was closed as unjustified').length - 1, 4);
  assert.match(arabic, /إثباتات إضافية \(إذا كان البلاغ قد أُغلق لعدم وجود مبرر، فتبدأ مراجعة أولية جديدة\)/);
  assert.match(arabic, /إثباتات إضافية \(إذا كان البلاغ قد أُغلق على غير ذلك الوجه\)/);
});

test('the principles tell who reviews and ratifies where the report concerns the auditor or the chair', async () => {
  for (const [lang, exception] of [
    ['en', /unless the report concerns them or the office is vacant: then a substitute does/g],
    ['ar', /ما لم يتعلق البلاغ به أو يكن منصبه شاغرًا/g],
  ] as const) {
    const text = words(await render(PolicyPage({ view: viewFor(lang), policy: ASSOCIATION_001 })));
    assert.is([...text.matchAll(exception)].length, 2, lang);
  }
});

test('the periods stand unfolded where the landing page leads', async () => {
  const html = await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001 }));
  assert.match(html, /<h3 id="kept">/);
  const folded = [...html.matchAll(/<details[\s\S]*?<\/details>/g)].map(([part]) => part).join('');
  assert.not.match(folded, /Violation substantiated/);
});

test('the privacy notice says that nothing typed stays in the browser, not that nothing is stored', async () => {
  const text = words(await render(PrivacyPage({ view: viewFor('en') })));
  assert.match(text, /store nothing of what you write in your browser/);
  assert.not.match(text, /store nothing that you write/);
});

test('the policy page is rendered with no guarantee of a particular outcome', async () => {
  const text = words(await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001 })));
  assert.match(text, /does not guarantee that the handling will match/);
});

test('each of the five policies is told in its own part beside the violation rules, with its own words', async () => {
  for (const policyBase of POLICY_NAMES) {
    const policy = chosenPolicy({ policyBase, quorum: 2, adopted: true, maxReplyDays: 21 });
    for (const lang of LANGS) {
      const html = await render(PolicyPage({ view: viewFor(lang), policy }));
      const t = relationsTexts(lang);
      const text = words(html);
      assert.ok(text.indexOf(t.violationsTitle) < text.indexOf(t.purposesTitle), policyBase);
      const { purposes, rights, channels, tools, steps } = RELATIONS[policyBase];
      for (const told of [
        ...purposes.map((one) => t.purposes[one]),
        ...rights.map((one) => t.rights[one]),
        ...channels.map((one) => t.channels[one]),
        ...tools.map((one) => t.tools[one]),
        ...steps.map((one) => t.steps[one]),
      ]) {
        assert.ok(text.includes(told), `${policyBase}: ${told}`);
      }
      assert.ok(text.includes(t.reply.most(21)), policyBase);
      assert.is(text.includes(t.reply.least(14)), policyBase !== '002', policyBase);
      assert.is(text.includes(t.adoptedFrom), policyBase !== '001', policyBase);
      for (const line of relationsText(lang, policyBase, viewFor(lang).association.name[lang]).parts.flatMap(
        (one) => one.lines,
      ))
        assert.ok(text.includes(line), line);
      if (lang === 'en') assert.match(html, /<blockquote lang="ar" dir="rtl">.*جمعية المثال/s);
    }
  }
});

test('where the violation rules aren’t adopted the page says that no reports are taken, and tells no clock of one', async () => {
  const policy = chosenPolicy({ policyBase: '004', quorum: 2, adopted: false });
  for (const lang of LANGS) {
    const text = words(await render(PolicyPage({ view: viewFor(lang), policy })));
    assert.ok(text.includes(relationsTexts(lang).notAdopted.text));
    assert.not.ok(text.includes(shared(lang).duties.recommendation));
    assert.ok(text.includes(relationsTexts(lang).steps.receive));
  }
});

test('a version from before the five policies, before disclosing and before people by name is still told whole', async () => {
  const { adopted: _, relations: __, disclosure: ___, routes, ...before } = ASSOCIATION_001;
  const { appointed: ____, ...older } = routes;
  const policy: Policy = { ...before, routes: older, version: '001-2' };
  for (const lang of LANGS) {
    const text = words(await render(PolicyPage({ view: viewFor(lang), policy })));
    for (const rule of policy.acts) assert.ok(text.includes(shared(lang).acts[rule.act]), rule.act);
    assert.ok(text.includes(relationsTexts(lang).violationsTitle));
    assert.not.ok(text.includes(relationsTexts(lang).stepsTitle));
  }
});

test('a half-told approval is no approval on the public page', async () => {
  const approval = {
    ...{ meetingNo: '5', dateHijri: '1447-06-02', dateGregorian: '2025-11-23' },
    document: { ar: 'محضر', en: 'Minutes' },
  };
  const told = async (one: typeof approval) =>
    words(await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001, approval: one })));
  assert.match(await told(approval), /Approved by the board at meeting no\. 5, Sunday, 23 November 2025/);
  for (const part of ['meetingNo', 'dateHijri', 'dateGregorian'] as const)
    assert.not.match(await told({ ...approval, [part]: '' }), /Approved by the board/);
});

test('how long and how often a clock is paused in all is told where the policy bounds it, and that a pause can end early', async () => {
  const told = async (lang: Lang, policy: Policy) => words(await render(PolicyPage({ view: viewFor(lang), policy })));
  assert.match(
    await told('en', ASSOCIATION_001),
    /for 30 days at most at a time .*Each of them can be paused for 30 days and 2 times at most in all.*ended early.*until when the handling stands still/,
  );
  assert.match(
    await told('ar', ASSOCIATION_001),
    /ولا يزيد إيقاف كل منها في مجموعه على ٣٠ يومًا ولا على مرتين.*إنهاء الإيقاف قبل موعده/,
  );
  const { in_all: _, ...pausing } = ASSOCIATION_001.pausing ?? { duties: [], longest: { days: 1 }, basis: 'proposal' };
  const acts = ASSOCIATION_001.acts.filter(({ act }) => act !== 'resume');
  const before = await told('en', { ...ASSOCIATION_001, pausing, acts });
  assert.match(before, /for 30 days at most at a time and with a reason/);
  assert.not.match(before, /ended early|in all\./);
});

test('how days are counted is told from the association’s own calendar', async () => {
  const told = async (more: Partial<CalendarSettings>) => {
    const calendar = { ...DEFAULT_CALENDAR, ...more };
    return words(await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001, calendar })));
  };
  assert.match(await told({}), /left out are Friday and Saturday.*that day stays the last one/);
  assert.match(
    await told({ weekend: [5], rollForward: true }),
    /left out are Friday, both Eids.*the next working day counts/,
  );
  assert.match(await told({ weekend: [4, 5, 6] }), /left out are Thursday, Friday and Saturday, both Eids/);
});

test('what is given for days of rest, and what was entered by hand, is told as it is', async () => {
  const told = async (lang: 'ar' | 'en', more: Partial<CalendarSettings>) => {
    const calendar = { ...DEFAULT_CALENDAR, ...more };
    const page = { view: viewFor(lang), policy: ASSOCIATION_001, calendar, today: plainDate('2026-11-19') };
    return words(await render(PolicyPage(page)));
  };
  assert.match(await told('en', {}), /given back right after the holiday.*given on a working day beside it/);
  const bare = await told('en', { compensation: 'none', nationalDays: 'not-moved' });
  assert.match(bare, /Eid days on a day of rest are not given back\. National Day .* on no other day\./);
  assert.not.match(bare, /given for those|right after|by announcement/);
  assert.match(await told('en', { compensation: 'before' }), /right before the holiday/);
  const corrections = ['2026-11-29', '2025-11-26', '2026-11-26'].map((on) => ({ kind: 'holiday', on }) as const);
  assert.match(
    await told('en', { corrections }),
    /Of this year and later, .*: Holiday: Thursday, 26 November 2026 .*Holiday: Sunday, 29 November 2026/,
  );
  assert.not.match(await told('en', { corrections }), /26 November 2025/);
  const row = ['2026-11-29', '2026-11-30', '2026-12-01'].map((on) => ({ kind: 'holiday', on }) as const);
  const grouped = await told('en', { corrections: [...row, { kind: 'holiday', on: '2026-12-03' }] });
  assert.match(
    grouped,
    /Holiday: Sunday, 29 November 2026 .{0,30}to Tuesday, 1 December .*Holiday: Thursday, 3 December/,
  );
  assert.not.match(grouped, /Holiday: (Monday|Tuesday)/);
  const several = { kind: 'holiday', firstOn: '2025-12-30', lastOn: '2026-01-01' } as const;
  assert.match(
    await told('en', { corrections: [several, { kind: 'holiday', on: '2026-01-02' }] }),
    /Holiday: Tuesday, 30 December 2025 .{0,30}to Friday, 2 January 2026/,
  );
  const eid = { kind: 'eid-adha', hijriYear: 1448, firstOn: '2027-05-16' } as const;
  assert.match(
    await told('en', { corrections: [eid] }),
    /Arafah of 1448 AH is on Sunday, 16 May 2027 .*as announced; by the Umm al-Qura table, .* Saturday, 15 May 2027 \(9 Dhu/,
  );
  assert.match(await told('ar', { corrections }), /في هذه السنة وما بعدها .* إجازة: الأحد/);
});

test('the time limit for a penalty counts from whatever act carried the recommendation, as the ratification does', async () => {
  const page = words(await render(PolicyPage({ view: viewFor('en'), policy: ASSOCIATION_001 })));
  const carried = /Record the recommendation, [^,]+, [^,]+ Labour Law/;
  assert.match(page, carried);
});

test('clocks read well in Arabic for one, two, few and many', () => {
  assert.is(lengthWords('ar', { days: 7 }), '٧ أيام');
  assert.is(lengthWords('ar', { working_days: 10 }), '١٠ أيام عمل');
  assert.is(lengthWords('ar', { months: 2 }), 'شهرين');
  assert.is(lengthWords('ar', { days: 11 }), '١١ يومًا');
  assert.is(lengthWords('en', { days: 1 }), '1 day');
});

test('the privacy notice names controller, contact, purpose, basis, period, rights and what the server sees', async () => {
  const english = words(await render(PrivacyPage({ view: viewFor('en') })));
  for (const fact of [
    'Example Association',
    'privacy@example',
    'What for',
    'legal basis',
    'How long',
    'Your rights',
    'What the server sees',
  ]) {
    assert.ok(english.includes(fact), fact);
  }
  const arabic = words(await render(PrivacyPage({ view: viewFor('ar') })));
  for (const fact of [
    'جمعية المثال',
    'خصوصية المثال',
    'الغرض',
    'المسوّغ النظامي',
    'مدة الاحتفاظ',
    'حقوقك',
    'ما الذي يراه الخادم',
  ]) {
    assert.ok(arabic.includes(fact), fact);
  }
});

test('no page says unconditionally that the law protects the reporter', async () => {
  for (const lang of LANGS) {
    const text = words(await render(PrivacyPage({ view: viewFor(lang) })));
    assert.not.match(text, /you are protected by|يحميك النظام|أنت محمي/i);
  }
});

/** What a browser that knows rosters holds against its own. */
const STORED = { rootHash: 'A', stored: [{ seq: 1, hash: 'A' }] } as const;

test('the poster shows six groups of five digits, left to right, and says when there is no roster yet', async () => {
  const fingerprint = '12345 67890 12345 67890 12345 67890';
  const root = { fingerprint, day: { seq: 1, on: plainDate('2026-11-22') } };
  const html = await render(
    VerifyPage({ view: viewFor('ar'), rosters: { root, current: root, holds: true, ...STORED } }),
  );
  assert.is(
    [...html.matchAll(/<span>\d{5} <\/span>/g)].length,
    6,
    'while the first roster is in force, one number stands here',
  );
  assert.match(html, /<fieldset[^>]*dir="ltr"/);
  assert.match(words(html), /السجل رقم ١ المؤرخ الأحد، ١٢ جمادى الآخرة ١٤٤٨ هـ/);
  assert.match(words(await render(VerifyPage({ view: viewFor('en') }))), /no signed roster yet/);
});

test('the poster holds both names, the address and a square with the address of this page alone; what is in force isn’t on it', async () => {
  const [first, later] = ['11111 11111 11111 11111 11111 11111', '22222 22222 22222 22222 22222 22222'];
  const day = (seq: number) => ({ seq, on: plainDate(`2026-11-2${seq}`) });
  const rosters = {
    root: { fingerprint: first, day: day(1) },
    current: { fingerprint: later, day: day(4) },
    holds: true,
    ...STORED,
  };
  const view = viewFor('en');
  const html = await render(VerifyPage({ view, rosters }));
  const poster = /<div class="poster">(.*?<\/svg>.*?)<\/div>/s.exec(html)?.[1] ?? '';
  for (const part of [view.association.name.ar, view.association.name.en, first.slice(0, 5), 'roster 1 of'])
    assert.ok(words(poster).includes(part), part);
  assert.not.match(poster, /22222|roster 4/);
  assert.ok(poster.includes(squareModules(`${view.association.publicAddress}/en/verify`).path));
  assert.match(/<section id="in-force" class="no-print">(.*?)<\/section>/s.exec(html)?.[1] ?? '', /22222/);
});

test.run();
