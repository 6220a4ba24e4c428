// Sending the report without script, in process: once, however often its form comes; what fails is said with all that was typed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { acknowledgementDue } from '../../src/domain/deadlines.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reportNotes } from '../../src/i18n/report-notes.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import { controlsOf, pressed } from '../support/plain-form.ts';
import { codeOn, STORY, sendBy, stepsOf, toCheck, WHAT } from '../support/plain-steps.ts';
import { withReporters } from '../support/reporters.ts';

const test = suite('the report without script, sent');

test('a report is sent once, however often its form comes, and its page shows the same code each time', () =>
  withReporters(async ({ portal, cases, changeRoster }) => {
    const steps = stepsOf(portal, 'ar');
    const check = await toCheck(steps, { 'answer-where': 'المستودع' });
    // Somebody enrols meanwhile: what the page was made for is sealed to the newer roster, unseen.
    await changeRoster();
    const fields = pressed(check.html, steps.t.check.send);
    const [first, second] = await Promise.all([steps.visitor.post(fields), steps.visitor.post(fields)]);
    const later = await steps.visitor.post(fields);
    const code = codeOn(later);
    assert.match(code, /^\d{24}$/);
    for (const page of [first, second, later]) {
      assert.is(page.status, 200);
      assert.is(codeOn(page), code);
      assert.ok(page.text.includes(reporter('ar').code.title));
      assert.ok(page.text.includes(reporter('ar').code.files(0)));
      assert.match(page.html, /<fieldset class="digit-groups code"[^>]*dir="ltr"/);
    }
    const numbers = await cases();
    assert.is(numbers.length, 1);
    assert.ok(later.text.includes(numbers[0] ?? '?'));
    const come = formatDate('ar', acknowledgementDue(ASSOCIATION_001, plainDate('2026-11-22'), DEFAULT_CALENDAR));
    assert.ok(later.text.includes(reporter('ar').code.come(come)));

    // The code stands in the text of the page alone.
    assert.is(later.headers.get('location'), null);
    for (const [, value = ''] of later.html.matchAll(/="([^"]*)"/g))
      assert.not.ok(value.replace(/\D/g, '').includes(code));
    assert.not.match(/<title>[^<]*/.exec(later.html)?.[0] ?? '', /\d{4}/);

    const t = reporter('ar').code;
    const wrong = await steps.visitor.press(later, t.next, { last: code.slice(-4) === '0000' ? '1111' : '0000' });
    assert.is(wrong.status, 422);
    assert.ok(wrong.text.includes(t.wrong));
    assert.is(codeOn(wrong), code);
    assert.ok((await steps.visitor.press(later, t.next)).text.includes(t.empty));
    const warned = await steps.visitor.press(later, t.later);
    assert.ok(warned.text.includes(t.laterWarning));
    assert.is(codeOn(await steps.visitor.press(warned, t.laterBack)), code);
    const arabic = code.slice(-4).replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));
    const done = await steps.visitor.press(wrong, t.next, { last: arabic });
    assert.is(done.status, 200);
    assert.ok(done.text.includes(t.doneTitle) && done.text.includes(t.done(come)));
    assert.match(done.html, /href="\/ar\/follow-up\/plain"/);
    assert.not.ok(done.html.includes(code));

    // Back to an older page, with other words: told as not sent, shown to be copied, and no second case.
    const older = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.questions.where.question));
    const recheck = await steps.visitor.press(older, steps.t.next, { 'answer-where': 'مكتب الفرع' });
    const again = await steps.visitor.press(recheck, steps.t.check.send);
    assert.is(again.status, 200);
    for (const words of [plainReport('ar').again.title, plainReport('ar').again.how, 'مكتب الفرع'])
      assert.ok(again.text.includes(words), words);
    assert.not.ok(again.text.includes(STORY), 'what was sent before isn’t called unsent');
    assert.not.ok(again.text.includes(steps.t.identity.anonymous));
    assert.is(codeOn(again), code);
    const { ticks } = reportNotes('ar').again;
    assert.not.ok(again.text.includes(ticks));
    // The same with one more tick: it keeps nobody away any more, which is told with the other ways.
    const offices = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.concerns.question));
    const ticked = await steps.visitor.press(offices, steps.t.next, { concerns: 'board-chair' });
    const barred = await steps.visitor.press(await steps.visitor.press(ticked, steps.t.next), steps.t.check.send);
    assert.ok(barred.text.includes(ticks), barred.text.slice(0, 600));
    assert.match(barred.html, /href="\/ar#other-ways"/);
    assert.equal(await cases(), numbers);
  }));

test('a full line is told with place and seconds; the form waits in the page and keeps its place', () =>
  withReporters(async (stage) => {
    const tickets: (string | undefined)[] = [];
    sendBy(stage, async (_, input, token, ticket) => {
      tickets.push(ticket);
      if (ticket !== 'a ticket') return { ok: false, waiting: { place: 70, seconds: 12, ticket: 'a ticket' } };
      const sent = { number: '1234-5678', on: '2026-11-22', line: 'a'.repeat(43), repeated: false, changed: [] };
      assert.is(input.answers[0]?.text, STORY);
      return { ok: true, value: { ok: true, value: { ...sent, code: stage.portal.deps.plain.codeOf(token) } } };
    });
    for (const lang of ['ar', 'en'] as const) {
      const steps = stepsOf(stage.portal, lang);
      const waiting = await steps.visitor.press(await toCheck(steps), steps.t.check.send);
      assert.is(waiting.status, 202);
      assert.is(waiting.headers.get('retry-after'), '12');
      assert.match(waiting.text, lang === 'en' ? /number 70.*12 seconds/ : /٧٠.*١٢ ثانية/);
      assert.ok(waiting.text.includes(plainReport(lang).waiting.kept));
      const sent = await steps.visitor.press(waiting, steps.t.check.send);
      assert.is(sent.status, 200);
      assert.match(codeOn(sent), /^\d{24}$/);
    }
    assert.equal(tickets, ['', 'a ticket', '', 'a ticket']);
  }));

test('what fails on the way is said on the check page, with everything still there (T94)', () =>
  withReporters(async (stage) => {
    const steps = stepsOf(stage.portal, 'en');
    const check = await toCheck(steps);
    for (const error of ['offline', 'internal', 'stale', 'untrusted', 'closed'] as const) {
      sendBy(stage, async () => ({ ok: true, value: { ok: false, problem: { error } } }));
      const page = await steps.visitor.press(check, steps.t.check.send);
      assert.ok(page.status >= 500, error);
      const said = error === 'closed' ? reporter('en').closed.title : reporter('en').problems[error];
      assert.ok(page.text.includes(said), page.text);
      const isAdvised = page.text.includes(reporter('en').report.failed.kept);
      if (error !== 'closed')
        assert.is(isAdvised, error !== 'untrusted', 'to try again isn’t advised of what can’t be trusted');
      assert.is(page.text.includes(reportNotes('en').untrusted.title), error === 'untrusted');
      assert.is(new Map(controlsOf(page.html)).get(WHAT), STORY, error);
      assert.equal(
        controlsOf(page.html).find(([name]) => name === 'token'),
        controlsOf(check.html).find(([name]) => name === 'token'),
      );
    }
  }));

test('the longest report that is permitted fits, what is longer comes back, and what is beyond all limits is refused with a page', () =>
  withReporters(async ({ portal }) => {
    const steps = stepsOf(portal, 'ar');
    const longest = Object.fromEntries(
      REPORT_QUESTIONS.filter(({ kind }) => kind === 'text').map(({ id, maxCharacters }) => [
        `answer-${id}`,
        'مَ'.repeat(maxCharacters),
      ]),
    );
    const check = await toCheck(steps, longest);
    assert.is(check.status, 200);
    const fields = pressed(check.html, steps.t.check.send);
    assert.ok(fields.toString().length > 400_000);
    const beyond = 'x'.repeat(1024 * 1024);
    fields.set(WHAT, beyond);
    const long = await steps.visitor.post(fields);
    assert.is(long.status, 422);
    assert.is(new Map(controlsOf(long.html)).get(WHAT), beyond);
    fields.set(WHAT, 'x'.repeat(8 * 1024 * 1024));
    assert.is((await steps.visitor.post(fields)).status, 413);
  }));

test('a form that is cut off, doubled or made by somebody else gets a clear page and makes no case', () =>
  withReporters(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'en');
    const fields = pressed((await toCheck(steps)).html, steps.t.check.send);
    for (const token of ['', 'short', 'a'.repeat(44), '!'.repeat(43)]) {
      const cut = new URLSearchParams(fields);
      cut.set('token', token);
      const page = await steps.visitor.post(cut);
      assert.is(page.status, 422);
      assert.ok(page.text.includes(plainReport('en').renewed));
      assert.is(new Map(controlsOf(page.html)).get(WHAT), STORY);
    }
    for (const go of ['', 'elsewhere', 'SEND']) {
      const odd = new URLSearchParams(fields);
      odd.set('go', go);
      assert.is((await steps.visitor.post(odd)).status, 400);
    }
    for (const missing of ['number', 'on', 'line']) {
      const after = new URLSearchParams({ token: fields.get('token') ?? '', go: 'code' });
      for (const [name, value] of [
        ['number', '1234-5678'],
        ['on', '2026-11-22'],
        ['line', 'a'.repeat(43)],
      ] as const)
        if (name !== missing) after.set(name, value);
      assert.is((await steps.visitor.post(after)).status, 400, missing);
    }
    for (const on of ['2026-11-23', '9999-12-29', '9999-12-31']) {
      const later = { token: fields.get('token') ?? '', go: 'code', number: '1234-5678', on, line: 'a'.repeat(43) };
      assert.is((await steps.visitor.post(new URLSearchParams(later))).status, 400, on);
      assert.is((await steps.visitor.post(new URLSearchParams({ ...later, on: '0001-01-01' }))).status, 200);
    }
    const bare = new URLSearchParams({ token: fields.get('token') ?? '', go: 'send' });
    assert.is((await steps.visitor.post(bare)).status, 422);
    const foreign = await portal.app.request(`${portal.url}/en/report/plain`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'cross-site' },
      body: fields.toString(),
    });
    assert.is(foreign.status, 403);
    assert.equal(await cases(), []);
  }));

test.run();
