// What the reporters' pages without script tell in plain words: by how much an answer is too long, who gets the report, what
// became of one that failed, how long a code can be seen; and that a change of language keeps a message.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { plainMailbox } from '../../src/i18n/plain-mailbox.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { toBase64url } from '../../src/protocol/check/index.ts';
import { lentTo } from '../support/lending.ts';
import { plainVisitor, type Typed } from '../support/plain-form.ts';
import { fieldsOf, plainReader } from '../support/plain-reader.ts';
import { withOpen } from '../support/plain-scene.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const LANGS = ['ar', 'en'] as const;
const WHAT = 'answer-what-happened';

/** Pages alone: nothing is kept of what is tried here. */
const onPages = lentTo(6, (job: (stage: ReporterStage) => Promise<void>) => withReporters(job));

const to = async ({ portal }: ReporterStage, lang: 'ar' | 'en', concerns: readonly string[], typed: Typed = {}) => {
  const visitor = plainVisitor(portal, lang);
  const t = reporter(lang).report;
  const questions = await visitor.press(await visitor.get(), t.next, { concerns });
  return visitor.press(questions, t.next, { identity: 'anonymous', [WHAT]: 'x', ...typed });
};

const test = suite('plain words without script');

test('an answer that is too long is told by how much', () =>
  onPages(async (stage) => {
    const en = await to(stage, 'en', ['none'], {
      ...{ identity: 'named', 'answer-name': 'n'.repeat(335), 'answer-contact': 'c'.repeat(2_000) },
      ...{ [WHAT]: 'x'.repeat(20_001), 'answer-where': 'w'.repeat(4_100) },
    });
    assert.is(en.status, 422);
    for (const words of [
      'This is too long: at most 300 characters. It has 35 characters too many.',
      'This is too long: at most 400 characters. It has more than 400 characters too many.',
      'This answer is too long: at most 20,000 characters. It has 1 character too many.',
      'This answer is too long: at most 4,000 characters. It has 100 characters too many.',
    ])
      assert.ok(en.text.includes(words), words);
    const ar = await to(stage, 'ar', ['none'], { [WHAT]: 'ح'.repeat(20_012), 'answer-where': 'ح'.repeat(4_002) });
    assert.ok(ar.text.includes('الإجابة أطول من المسموح: ٢٠٬٠٠٠ حرف على الأكثر. والزيادة ١٢ حرفًا.'), ar.text);
    assert.ok(ar.text.includes('والزيادة حرفان.'));
  }));

test('above the form a fault names its question, and a name’s limit is told before it is passed', () =>
  onPages(async (stage) => {
    const typed = {
      ...{ identity: 'named', 'answer-name': 'n'.repeat(301), 'answer-where': 'w'.repeat(4_001) },
      ...{ 'answer-when-happened-day': '31', 'answer-when-happened-month': '2' },
      ...{ 'answer-when-happened-year': '2025', 'answer-when-happened-calendar': 'gregorian' },
    };
    for (const lang of LANGS) {
      const { identity, questions } = reporter(lang).report;
      const page = await to(stage, lang, ['none'], typed);
      const summary = /id="error-summary"[\s\S]*?<\/ul>/.exec(page.html)?.[0] ?? '';
      for (const begin of [
        `>${identity.name}: ${identity.tooLong(300)}`,
        `>${questions['when-happened'].question} ${shared(lang).date.impossible}`,
        `>${questions.where.question} ${reporter(lang).report.tooLong(4_000)}`,
      ])
        assert.ok(summary.includes(begin), `${begin} in ${summary}`);
      const field = page.html.slice(page.html.indexOf('id="answer-name-hint"'));
      assert.ok(field.slice(0, 200).includes(plainReport(lang).atMost(300)), field.slice(0, 200));
    }
  }));

test('a message that is too long is told by how much', () =>
  withOpen(async ({ reader }) => {
    await reader.get();
    const answer = await reader.submit('write', { message: 'x'.repeat(20_007), kind: 'message' });
    assert.ok(
      answer.text.includes('This message is too long: at most 20,000 characters. It has 7 characters too many.'),
    );
  }));

test('the check page says who receives it, who is told of it within which days, and who is kept away', () =>
  onPages(async (stage) => {
    for (const lang of LANGS) {
      const t = reporter(lang).report.check;
      const executive = lang === 'ar' ? 'المسؤول التنفيذي' : 'the executive director';
      const nobody = await to(stage, lang, ['none']);
      for (const words of [t.audience, t.briefed(executive, 7), t.nobodyAway])
        assert.ok(nobody.text.includes(words), words);
      const named = await to(stage, lang, ['executive-director', 'internal-auditor']);
      const both = lang === 'ar' ? `${executive} والمراجع الداخلي` : `${executive} and the internal auditor`;
      assert.ok(named.text.includes(t.away(both, 2)), named.text);
      assert.ok(named.text.includes(t.notBriefed(executive)));
      assert.not.ok(named.text.includes(t.briefed(executive, 7)), 'whom the report bars is told nothing');
      const senior = await to(stage, lang, ['senior']);
      assert.ok(senior.text.includes(t.briefedLater(executive, 7)));
      assert.not.ok(senior.text.includes(t.nobodyAway));
    }
  }));

test('how long all answers may be is told in characters and pages, not in bytes', () =>
  onPages(async ({ portal }) => {
    for (const lang of LANGS) {
      const visitor = plainVisitor(portal, lang);
      const page = await visitor.press(await visitor.get(), reporter(lang).report.next, { concerns: ['none'] });
      assert.match(
        page.text,
        lang === 'ar' ? /٤٠٬٠٠٠ حرف، أي نحو ٢٠ صفحة/ : /40,000 characters, about 20 printed pages/,
      );
      assert.not.match(page.text, /kilobyte|كيلوبايت/);
    }
  }));

test('a report that the portal could not store is told to have left nothing; one that may have arrived is not', () =>
  onPages(async (stage) => {
    const { deps } = stage.portal;
    const real = { ...deps.plain };
    for (const lang of LANGS) {
      const t = reporter(lang).report;
      const check = await to(stage, lang, ['none']);
      for (const nothingStored of [true, undefined]) {
        const problem = { error: 'internal', ...(nothingStored === true ? { nothingStored } : {}) } as const;
        Object.assign(deps.plain, { send: async () => ({ ok: true, value: { ok: false, problem } }) });
        const page = await plainVisitor(stage.portal, lang).press(check, t.check.send);
        assert.is(page.status, 500);
        assert.ok(page.text.includes(t.failed.title) && page.text.includes(t.failed.kept));
        assert.is(page.text.includes(t.failed.nothingStored), nothingStored === true);
      }
    }
    Object.assign(deps.plain, real);
  }));

test('the code page does not say that the code is never shown again, but until when it can be', () =>
  onPages(async ({ portal }) => {
    const sent = { number: '1234-5678', on: '2026-11-22', line: 'a'.repeat(43) };
    for (const lang of LANGS) {
      const fields = { ...sent, token: toBase64url(new Uint8Array(32).fill(7)) };
      const page = await plainVisitor(portal, lang).post(new URLSearchParams({ ...fields, go: 'code' }));
      const again = await plainVisitor(portal, lang).post(new URLSearchParams({ ...fields, go: 'code' }));
      assert.is(page.html, again.html, 'it is shown again');
      assert.not.ok(page.text.includes(reporter(lang).code.only));
      const { code } = plainReport(lang);
      for (const words of [code.only, code.again, code.language]) assert.ok(page.text.includes(words), words);
      assert.ok(
        page.html.includes(`<h1>${reporter(lang).code.title}</h1>`),
        'it is told first that the report was sent',
      );
      assert.ok(page.text.includes(reporter(lang).code.slipLineFor), 'what the fingerprint is for');
      const left = await plainVisitor(portal, lang).post(new URLSearchParams({ ...fields, go: 'leave' }));
      assert.ok(left.text.includes(code.back));
    }
  }));

test('a change of language takes along what was written into the mailbox, sends nothing, and opens nothing else', () =>
  withOpen(async ({ stage, reader, code }) => {
    const { html } = await reader.get();
    const button = /<button[^>]*class="language"[^>]*>/.exec(html)?.[0] ?? '';
    for (const part of ['form="write"', 'formaction="/ar/follow-up/plain"', 'name="kind"', 'value="language"'])
      assert.ok(button.includes(part), button);
    assert.match(html, /<form[^>]*id="write"/);
    const form = /<form[^>]*id="write"[^>]*>([\s\S]*?)<\/form>/.exec(html)?.[1] ?? '';
    assert.not.match(form, /type="(?:text|search|tel)"/, 'Enter presses no button');
    const message = 'A long text\nof two lines & <more>.';
    const fields = { ...fieldsOf(html, 'write'), kind: 'language', message };
    const arabic = plainReader(stage.portal, 'ar');
    arabic.setCookie(reader.cookie());
    const turned = await arabic.post(fields);
    assert.is(turned.status, 200);
    assert.match(turned.html, /<html lang="ar"/);
    assert.is(fieldsOf(turned.html, 'write').message, message);
    assert.ok(turned.text.includes(plainMailbox('ar').notSentYet));
    const own = (page: string) => page.split('class="message own"').length;
    assert.is(own(turned.html), own(html), 'nothing was sent');
    const empty = await arabic.post({ ...fields, message: ' ' });
    assert.is(empty.status, 200);
    assert.not.ok(empty.text.includes(plainMailbox('ar').notSentYet));
    await reader.post({ act: 'open', code });
    const other = await arabic.post({ ...fields, page: 'another' });
    assert.is(other.status, 401);
    assert.is(fieldsOf(other.html, 'open').draft, message, 'and nothing is lost where the visit has ended');
  }));

test.run();
