// What the reporters' pages without script tell where somebody could be left wondering: a year of the other calendar, a code that
// wasn't written down, a visit that has ended, a page that wasn't sent.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { calendarQuestion, orderQuestion } from '../../src/i18n/date-faults.ts';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { lentTo } from '../support/lending.ts';
import { controlsOf, plainVisitor, pressed, type Typed } from '../support/plain-form.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const LANGS = ['ar', 'en'] as const;
type Lang = (typeof LANGS)[number];

/** Pages alone: nothing is sent here. */
const onPages = lentTo(8, (job: (stage: ReporterStage) => Promise<void>) => withReporters(job));

const dateOf = (id: string, day: string, month: string, year: string, calendar: string): Typed => ({
  [`answer-${id}-day`]: day,
  [`answer-${id}-month`]: month,
  [`answer-${id}-year`]: year,
  [`answer-${id}-calendar`]: calendar,
});

const toCheck = async ({ portal }: ReporterStage, lang: Lang, typed: Typed) => {
  const visitor = plainVisitor(portal, lang);
  const t = reporter(lang).report;
  const questions = await visitor.press(await visitor.get(), t.next, { concerns: ['none'] });
  return visitor.press(questions, t.next, { identity: 'anonymous', 'answer-what-happened': 'x', ...typed });
};

const test = suite('what the pages without script tell');

test('a year of the other calendar is asked about, and one press reads what was typed in that calendar', () =>
  onPages(async (stage) => {
    for (const lang of LANGS) {
      const page = await toCheck(stage, lang, dateOf('when-happened', '٢٩', '6', '1447', 'gregorian'));
      assert.is(page.status, 422);
      const { ask, yes } = calendarQuestion(lang, 'hijri');
      assert.ok(page.text.includes(ask), page.text);
      const turned = await plainVisitor(stage.portal, lang).press(page, yes);
      assert.is(turned.status, 200);
      assert.ok(turned.text.includes(lang === 'ar' ? '٢٩ جمادى الآخرة ١٤٤٧ هـ' : '29 Jumada II 1447 AH'), turned.text);
      const kept = new Map(controlsOf(turned.html));
      assert.is(kept.get('answer-when-happened-day'), '٢٩');
      assert.is(kept.get('answer-when-happened-calendar'), 'hijri');
    }
  }));

test('turning one date keeps what is wrong with the other, and asks nothing where the year is clear', () =>
  onPages(async (stage) => {
    const page = await toCheck(stage, 'en', {
      ...dateOf('when-happened', '1', '3', '2025', 'hijri'),
      ...dateOf('when-learned', 'abc', '3', '2025', 'gregorian'),
    });
    assert.ok(page.text.includes('When did you learn of it? A day is a number from 1 to 31.'), page.text);
    assert.is(page.html.split('value="turn-').length - 1, 1, 'one date is asked about');
    const turned = await plainVisitor(stage.portal, 'en').press(page, calendarQuestion('en', 'gregorian').yes);
    assert.is(turned.status, 422);
    assert.ok(turned.text.includes('A day is a number from 1 to 31.'));
    assert.not.ok(turned.html.includes('value="turn-'));
    assert.is(new Map(controlsOf(turned.html)).get('answer-when-happened-calendar'), 'gregorian');
  }));

test('what was learned of before it happened is asked about once, and kept as it is where Continue is pressed again', () =>
  onPages(async (stage) => {
    for (const lang of LANGS) {
      const ask = orderQuestion(lang);
      const { next } = reporter(lang).report;
      const learned = (day: string) => dateOf('when-learned', day, '3', '2025', 'gregorian');
      const happened = dateOf('when-happened', '5', '3', '2025', 'gregorian');
      const page = await toCheck(stage, lang, { ...happened, ...learned('4') });
      assert.ok(page.text.includes(ask), page.text);
      // A question and no error: a warning that has the focus, and nothing marked as wrong.
      const [, asked = ''] =
        /<div class="notice warning" id="asked" tabindex="-1" autofocus[^>]*>(.*?)<\/div>/s.exec(page.html) ?? [];
      assert.ok(asked.includes(ask) && asked.includes('href="#answer-when-learned"'), page.html);
      assert.not.match(page.html, /has-error|aria-invalid|<title>(?:Error|خطأ)/);
      assert.match(page.html, /id="error-summary"[^>]* hidden/);
      assert.is(page.status, 200);
      const visitor = plainVisitor(stage.portal, lang);
      const kept = await visitor.press(page, next);
      assert.is(kept.status, 200);
      assert.ok(kept.text.includes(reporter(lang).report.check.title) && !kept.text.includes(ask));
      const other = await visitor.press(page, next, learned('3'));
      assert.ok(other.text.includes(ask), 'another date is asked about anew');
      const same = await toCheck(stage, lang, { ...happened, ...learned('5') });
      assert.is(same.status, 200, 'the same day is no question');
    }
  }));

test('single characters under far too many marks are told as what they are, at the field in which they stand', () =>
  onPages(async (stage) => {
    for (const lang of LANGS) {
      const t = reporter(lang).report;
      const page = await toCheck(stage, lang, { 'answer-where': `ح${'\u064b'.repeat(150_000)}` });
      assert.is(page.status, 422);
      assert.ok(page.text.includes(t.overloaded(t.questions.where.question)));
      assert.match(page.html, /<a href="#answer-where">/);
    }
  }));

test('a Hijri month is shown on the check page as it was typed', () =>
  onPages(async (stage) => {
    const typed = {
      ...dateOf('when-happened', '', '9', '١٤٤٧', 'hijri'),
      'answer-when-happened-certainty': 'approximate',
    };
    const en = await toCheck(stage, 'en', typed);
    assert.ok(en.text.includes('about Ramadan 1447 AH (approximately February – March 2026)'), en.text);
    const ar = await toCheck(stage, 'ar', typed);
    assert.ok(ar.text.includes('رمضان ١٤٤٧ هـ تقريبًا (نحو فبراير – مارس ٢٠٢٦ م)'), ar.text);
  }));

test('who finishes without the code is told before and after what is lost, and isn’t sent to where a code is needed', () =>
  onPages(async ({ portal }) => {
    const sent = { number: '1234-5678', on: '2026-11-22', line: 'a'.repeat(43) };
    for (const lang of LANGS) {
      const t = reporter(lang).code;
      const visitor = plainVisitor(portal, lang);
      const fields = { ...sent, token: toBase64url(new Uint8Array(32).fill(7)) };
      const later = await visitor.post(new URLSearchParams({ ...fields, go: 'later' }));
      assert.ok(later.text.includes(t.laterWarning) && later.text.includes(t.laterBack));
      const done = await visitor.post(pressed(later.html, t.laterConfirm));
      assert.is(done.status, 200);
      assert.ok(done.text.includes(t.doneTitle) && done.text.includes(reportNotes(lang).withoutCode), done.text);
      assert.not.ok(done.text.includes(t.doneReview), 'nothing can be added without the code');
      assert.not.match(done.html, /href="[^"]*follow-up/);
    }
  }));

test('a form that was cut off says first that nothing was sent', () =>
  onPages(async (stage) => {
    for (const lang of LANGS) {
      const check = await toCheck(stage, lang, {});
      const fields = pressed(check.html, reporter(lang).report.check.send);
      fields.delete('token');
      const page = await plainVisitor(stage.portal, lang).post(fields);
      assert.is(page.status, 422);
      assert.ok(page.text.includes(plainReport(lang).renewed));
      assert.match(plainReport(lang).renewed, lang === 'ar' ? /^لم يُرسَل شيء/ : /^Nothing was sent/);
    }
  }));

test('a door that its own address led to says that a visit ended; any other way to it doesn’t', () =>
  onPages(async ({ portal }) => {
    const ask = async (path: string, referer?: string) => {
      const headers = referer === undefined ? {} : { headers: { referer } };
      return (await portal.app.request(`${portal.url}${path}`, headers)).text();
    };
    const { title } = plainMailbox('en').ended;
    const door = '/en/follow-up/plain';
    assert.ok((await ask(door, `${portal.url}${door}`)).includes(title));
    for (const other of [
      undefined,
      '',
      'nonsense',
      `${portal.url}/en`,
      `${portal.url}/ar/follow-up/plain`,
      `${portal.url}/en/follow-up`,
    ])
      assert.not.ok((await ask(door, other)).includes(title), other);
  }));

test.run();
