import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainDate } from '../../src/domain/plain-date.ts';
import { dateAnswer } from '../../src/i18n/answers.ts';
import { isNoticeWhole, NOTICE_KINDS, NOTICE_VERSION, noticeText, receiptParams } from '../../src/i18n/notices.ts';
import { reporterAr } from '../../src/i18n/reporter.ar.ts';

const test = suite('notices');
const place = { number: '1234-5678', association: 'جمعية المثال', phone: '', receivedOn: plainDate('2026-11-19') };
const said = (notice: string, params: Readonly<Record<string, string>> = {}, version = NOTICE_VERSION) => ({
  notice,
  version,
  params,
});

test('the feedback is one text, whatever parameters come with it', () => {
  for (const lang of ['ar', 'en'] as const) {
    const plain = noticeText(lang, said('feedback'), place);
    assert.equal(noticeText(lang, said('feedback', { finding: 'substantiated' }), place), plain);
    assert.not.match(plain.paragraphs.join(' '), /substantiated|ثبتت/);
  }
});

test('the feedback names nobody who ratified: it is true where a substitute did, and as long for every outcome', () => {
  const english = noticeText('en', said('feedback'), place).paragraphs.join(' ');
  const arabic = noticeText('ar', said('feedback'), place).paragraphs.join(' ');
  assert.not.match(english, /chair/);
  assert.match(english, /put to whoever is entitled to ratify it, for ratification and approval/);
  assert.not.match(arabic, /رئيس/);
  assert.match(arabic, /عُرضت على صاحب صلاحية المصادقة للمصادقة والاعتماد/);
});

test('a letter of the version before keeps the words in which it was sent', () => {
  const before = noticeText('en', said('feedback', {}, '001-1'), place).paragraphs.join(' ');
  assert.match(before, /put to the chair for ratification and approval/);
  for (const kind of ['receipt', 'unjustified', 'resolved'])
    assert.equal(noticeText('ar', said(kind, {}, '001-1'), place), noticeText('ar', said(kind), place));
  assert.equal(noticeText('en', said('feedback', {}, '001-2'), place), noticeText('en', said('feedback'), place));
});

test('what is unjustified begins with what the reporter can still do', () => {
  assert.is(noticeText('en', said('unjustified'), place).title, 'You can still add evidence');
  assert.match(noticeText('ar', said('unjustified'), place).title, /إضافة إثباتات/);
});

test('the receipt notice says number and day, in both calendars, and the telephone where there is one', () => {
  const without = noticeText('ar', said('receipt'), place).paragraphs.join(' ');
  assert.match(without, /1234-5678/);
  assert.match(without, /٩ جمادى الآخرة ١٤٤٨ هـ، الموافق ١٩ نوفمبر ٢٠٢٦ م/);
  assert.not.match(without, /الهاتف/);
  const called = noticeText('ar', said('receipt', { phone: '0110' }), place);
  assert.match(called.paragraphs.join(' '), /الهاتف 0110/);
  assert.equal(called.numbers, ['1234-5678', '0110']);
});

test('a receipt keeps the name and the telephone of its day, whatever is set today', () => {
  const params = receiptParams({ name: { ar: 'جمعية الأمس', en: 'Yesterday Society' }, phone: ' 0110 ' });
  const today = { ...place, association: 'Today Society', phone: '0999' };
  const english = noticeText('en', said('receipt', params), today).paragraphs.join(' ');
  assert.match(english, /Yesterday Society received your report/);
  assert.match(english, /the telephone 0110, to reach us/);
  assert.not.match(english, /0999|Today/);
  assert.match(
    noticeText('ar', said('receipt', params), today).paragraphs.join(' '),
    /تسلّمت جمعية الأمس .* الهاتف 0110/,
  );
  // Where none was told, none is told later.
  assert.not.match(noticeText('en', said('receipt', {}), today).paragraphs.join(' '), /telephone/);
  // What was sent before held neither, and is read with those of the page.
  assert.match(noticeText('en', said('receipt', {}, '001-2'), today).paragraphs.join(' '), /Today Society .* 0999/);
});

test('no parameter of a receipt is longer than an entry may hold, or empty', () => {
  const name = { ar: 'ج'.repeat(100), en: 'e'.repeat(101) };
  assert.equal(receiptParams({ name, phone: ' ' }), { name_ar: name.ar });
});

test('a second review’s receipt notice carries its own day', () => {
  const again = noticeText('en', said('receipt', { received_on: '2026-12-01' }), place).paragraphs.join(' ');
  assert.match(again, /further evidence on report 1234-5678.* what you added on .*1 December 2026/);
  assert.match(again, /A new preliminary review/);
  const arabic = noticeText('ar', said('receipt', { received_on: '2026-12-01' }), place).paragraphs.join(' ');
  assert.match(arabic, /إثباتات إضافية على البلاغ رقم 1234-5678.* مراجعة أولية جديدة/);
  // As it was written before: of the report, on the later day.
  const before = noticeText('en', said('receipt', { received_on: '2026-12-01' }, '001-2'), place).paragraphs.join(' ');
  assert.match(before, /received your report on .*1 December 2026/);
});

test('a kind or version that the page does not know is said so, never guessed', () => {
  for (const unknown of [said('survey'), said('receipt', {}, '999')]) {
    assert.match(noticeText('en', unknown, place).paragraphs.join(' '), /newer version/);
  }
  assert.is(NOTICE_KINDS.length, 5);
});

test('a disclosure that isn’t settled yet tells nothing; only one on consent offers to take that back', () => {
  const params = { office: 'board-chair', basis: 'law', on: '2026-11-01', from: '2026-11-08', until: '2026-12-08' };
  assert.not.ok(isNoticeWhole({ notice: 'disclosure', params: {} }));
  assert.not.ok(isNoticeWhole({ notice: 'disclosure', params: { ...params, step: 'withheld' } }), 'no day of telling');
  assert.not.ok(isNoticeWhole({ notice: 'disclosure', params: { ...params, step: 'something' } }));
  assert.ok(isNoticeWhole({ notice: 'disclosure', params: { ...params, step: 'announced' } }));
  assert.ok(isNoticeWhole({ notice: 'unjustified', params: {} }));
  for (const [lang, offer] of [
    ['ar', 'سحب موافقتكم'],
    ['en', 'take your consent back'],
  ] as const) {
    const words = (more: object) =>
      noticeText(lang, said('disclosure', { ...params, step: 'announced', ...more }, NOTICE_VERSION), place).paragraphs;
    assert.not.ok(words({}).join(' ').includes(offer));
    assert.ok(words({ basis: 'consent' }).join(' ').includes(offer));
    assert.is(words({ until: '' }).length, 1, 'never the words with blanks');
  }
});

test('a disclosure is told by its office, its legal basis and its days, in each of its steps', () => {
  const days = { on: '2026-11-01', from: '2026-11-08', until: '2026-12-08' };
  const params = { office: 'board-chair', basis: 'court-or-authority', ...days };
  const words = (lang: 'ar' | 'en', step: string, more = {}) =>
    noticeText(lang, said('disclosure', { ...params, step, ...more }, NOTICE_VERSION), place).paragraphs.join(' ');
  const announced = words('en', 'announced');
  for (const part of ['Board chair', 'an order of a court', '8 November 2026', '8 December 2026', 'If you object'])
    assert.ok(announced.includes(part), part);
  assert.match(words('en', 'given'), /As we told you before.*1 November 2026.*8 December 2026/);
  const withheld = words('en', 'withheld', { told: '2027-02-01' });
  assert.match(withheld, /1 November 2026.*not told before.*1 February 2027/);
  for (const step of ['announced', 'given', 'withheld']) {
    const arabic = words('ar', step, { told: '2027-02-01' });
    for (const part of ['رئيس مجلس الإدارة', 'محكمة', 'تبقى معلومة لديه']) assert.ok(arabic.includes(part), part);
    assert.not.match(arabic, /[A-Za-z]/);
    assert.ok(words('en', step, { told: '2027-02-01' }).includes('stays known to them'), step);
  }
});

test('a sealed date reads in both calendars, exact, approximate, month and year', () => {
  assert.is(dateAnswer('en', '2026-11-19'), 'Thursday, 19 November 2026 (9 Jumada II 1448 AH)');
  assert.is(dateAnswer('en', '~2026-11'), 'about November 2026 (Jumada I 1448 – Jumada II 1448 AH)');
  assert.is(dateAnswer('ar', '2026'), '٢٠٢٦ م (١٤٤٧ – ١٤٤٨ هـ)');
  assert.is(dateAnswer('en', 'no date'), 'no date');
});

/** «أنتم», as formal notices address their reader. */
const PLURAL =
  /(?:بلاغكم|لديكم|منكم|هويتكم|رغبتكم|حمايتكم|بإمكانكم|لحرصكم|تعرّضتم|فأخبرونا|استخدموا|فأضيفوها|يمكنكم|كتبتم|رمزكم|إليكم)/;
/** «أنتَ», as the pages do. */
const SINGULAR =
  /(?:بلاغك|لديك|هويتك|رغبتك|حمايتك|بإمكانك|تعرّضت|فأخبرنا|استخدم|فأضفها|يمكنك|كتبت|رمزك|إليك)(?![\p{L}])/u;

test('a notice says «أنتم» and only that; the pages around it say «أنت» and only that', () => {
  const days = { on: '2026-11-01', from: '2026-11-08', until: '2026-12-08', told: '2027-02-01' };
  const disclosed = (step: string) => said('disclosure', { office: 'board-chair', basis: 'consent', step, ...days });
  const steps = ['announced', 'given', 'withheld'];
  const sent = NOTICE_KINDS.flatMap((kind) => (kind === 'disclosure' ? steps.map(disclosed) : [said(kind)]));
  for (const one of sent) {
    const { notice: kind } = one;
    const { title, paragraphs } = noticeText('ar', one, place);
    const text = [title, ...paragraphs].join(' ');
    assert.match(text, kind === 'resolved' || kind === 'feedback' ? /تعرّضتم/ : PLURAL, kind);
    assert.not.match(text, SINGULAR, kind);
  }
  const pages = JSON.stringify(reporterAr, (_, value) => (typeof value === 'function' ? String(value(1, 1)) : value));
  assert.match(pages, SINGULAR);
  assert.not.match(pages, PLURAL);
});

test.run();
