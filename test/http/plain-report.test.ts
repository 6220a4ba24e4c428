// The report without script, in process: a browser that only sends forms. Where it is about sealing, the portal's own threads do
// it; where it is about pages alone, nothing is sealed.
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { acknowledgementDue } from '../../src/domain/deadlines.ts';
import { plainDate } from '../../src/domain/plain-date.ts';
import type { PlainEngine } from '../../src/http/reporter/plain/engine.ts';
import { formatDate } from '../../src/i18n/dates.ts';
import type { Lang } from '../../src/i18n/locale.ts';
import { plainReport } from '../../src/i18n/plain-report.ts';
import { reporter } from '../../src/i18n/reporter.ts';
import { shared } from '../../src/i18n/shared.ts';
import { ASSOCIATION_001 } from '../../src/policy/association-001.ts';
import { DEFAULT_CALENDAR } from '../../src/policy/calendar.ts';
import { REPORT_QUESTIONS } from '../../src/policy/questions.ts';
import type { Portal } from '../../src/portal.ts';
import { lentTo } from '../support/lending.ts';
import { controlsOf, type PlainPage, plainVisitor, pressed, type Typed } from '../support/plain-form.ts';
import { withPortal } from '../support/portal-factory.ts';
import { type ReporterStage, withReporters } from '../support/reporters.ts';

const test = suite('the report without script');

const STORY = 'صُرفت مبالغ دون سندات.\nوتكرر ذلك في شهر واحد.';

const NAME = 'answer-name';
const WHAT = 'answer-what-happened';

type Steps = {
  readonly lang: Lang;
  readonly visitor: ReturnType<typeof plainVisitor>;
  readonly t: ReturnType<typeof reporter>['report'];
};

const stepsOf = (portal: Portal, lang: Lang): Steps => ({
  lang,
  visitor: plainVisitor(portal, lang),
  t: reporter(lang).report,
});

/** Pages alone: nothing is sent here, so that all of these tests look at the same association. */
const onPages = lentTo(13, (job: (stage: ReporterStage) => Promise<void>) => withReporters(job));

/** The second page, for a report about `concerns`. */
const toQuestions = async ({ visitor, t }: Steps, concerns: readonly string[] = ['none']): Promise<PlainPage> =>
  visitor.press(await visitor.get(), t.next, { concerns });

const toCheck = async (steps: Steps, typed: Typed = {}, concerns?: readonly string[]): Promise<PlainPage> =>
  steps.visitor.press(await toQuestions(steps, concerns), steps.t.next, {
    identity: 'anonymous',
    [WHAT]: STORY,
    ...typed,
  });

/** Puts another way of sending in the engine's place. */
const sendBy = ({ portal }: ReporterStage, send: PlainEngine['send']): void => {
  Object.assign(portal.deps, { plain: { ...portal.deps.plain, send } });
};

const codeOn = (page: PlainPage): string =>
  [...(/id="code-groups"[^>]*>([\s\S]*?)<\/fieldset>/.exec(page.html)?.[1] ?? '').matchAll(/<span>(\d{4}) <\/span>/g)]
    .map(([, group]) => group)
    .join('');

const faultsOn = (page: PlainPage): readonly string[] => {
  const summary = /id="error-summary"[^>]*>([\s\S]*?)<\/ul>/.exec(page.html)?.[1] ?? '';
  return [...summary.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id ?? '');
};

test('before a word is typed the first page says what the server sees, and has no field of text', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { html, text, headers, status } = await plainVisitor(portal, lang).get();
      assert.is(status, 200);
      const words = plainReport(lang);
      for (const line of [...words.before.sees, words.before.choose]) assert.ok(text.includes(line), line);
      assert.ok(text.indexOf(words.before.title) < text.indexOf(reporter(lang).report.concerns.question));
      assert.match(html, new RegExp(`href="/${lang}/report"`));
      assert.not.match(html, /<textarea|type="text"/);
      assert.is(headers.get('cache-control'), 'no-store');
      assert.is(headers.get('set-cookie'), null);
      assert.not.match(headers.get('content-security-policy') ?? '', /wasm/);
    }
  }));

test('the landing page and the report page lead here, by a link and where there is no script', () =>
  onPages(async ({ portal }) => {
    for (const path of ['/en', '/en/report']) {
      const html = await (await portal.app.request(`${portal.url}${path}`)).text();
      const outside = html
        .replace(/<noscript>[\s\S]*?<\/noscript>/g, '')
        .replace(/<section id="unsupported"[\s\S]*?<\/section>/, '');
      assert.match(outside, /href="\/en\/report\/plain"/, path);
      // The landing page says it once for everybody; the report's own page can do nothing without.
      if (path === '/en/report') assert.match(/<noscript>[\s\S]*?<\/noscript>/.exec(html)?.[0] ?? '', /JavaScript/);
    }
  }));

test('while no reports are taken the page says so and shows the other ways', () =>
  withPortal(async ({ portal }) => {
    const { html, text } = await plainVisitor(portal, 'en').get();
    assert.ok(text.includes(reporter('en').closed.title));
    assert.not.match(html, /<form|<textarea/);
    assert.match(html, /nazaha/);
  }));

test('the first question wants an answer, and one that doesn’t contradict itself', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const { visitor, t } = stepsOf(portal, lang);
      const first = await visitor.get();
      const none = await visitor.press(first, t.next);
      assert.is(none.status, 422);
      assert.equal(faultsOn(none), ['concerns']);
      assert.ok(none.text.includes(t.concerns.missing));
      const both = await visitor.press(first, t.next, { concerns: ['none', 'board-chair'] });
      assert.is(both.status, 422);
      assert.ok(both.text.includes(plainReport(lang).alone));
      assert.equal(
        controlsOf(both.html).flatMap(([name, value]) => (name === 'concerns' ? [value] : [])),
        ['board-chair', 'none'],
      );
      assert.equal(
        controlsOf(both.html).find(([name]) => name === 'token'),
        controlsOf(first.html).find(([name]) => name === 'token'),
      );
    }
  }));

test('the receivers are named for the offices that were ticked, and the executive never is', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const nobody = await toQuestions(steps);
    assert.ok(nobody.text.includes(steps.t.check.receivers('internal auditor', 'board chair')));
    const auditor = await toQuestions(steps, ['internal-auditor', 'executive-director']);
    assert.ok(auditor.text.includes(steps.t.check.receivers('audit committee chair', 'board chair')), auditor.text);
  }));

test('who ticks a member of the committee, or somebody senior, reads who gets nothing before the reviewer has recorded more', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const member = await toQuestions(steps, ['violations-committee']);
    assert.ok(member.text.includes(steps.t.check.receiversMember('internal auditor', 'board chair')), member.text);
    const senior = await toQuestions(steps, ['senior']);
    assert.ok(senior.text.includes(steps.t.check.receivers('internal auditor', 'audit committee chair')), senior.text);
    assert.ok(senior.text.includes(steps.t.check.waiting('the board chair and the executive director')), senior.text);
  }));

test('where nobody could receive it the page refuses politely, shows the routes outside, and what was typed comes along', () =>
  onPages(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'ar');
    const everybody = ['internal-auditor', 'board-chair', 'deputy-chair', 'audit-committee-chair'];
    const check = await toCheck(steps, { 'answer-where': 'المستودع' });
    const changed = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.concerns.question));
    const refused = await steps.visitor.press(changed, steps.t.next, { concerns: everybody });
    assert.is(refused.status, 422);
    assert.ok(refused.text.includes(steps.t.refused.title));
    assert.match(refused.html, /nazaha/);
    const again = await steps.visitor.press(refused, steps.t.refused.change);
    const kept = await steps.visitor.press(again, steps.t.next, { concerns: ['none'] });
    assert.equal(controlsOf(kept.html).find(([name]) => name === 'answer-where')?.[1], 'المستودع');
    assert.equal(controlsOf(kept.html).find(([name]) => name === WHAT)?.[1], STORY);
    assert.equal(await cases(), []);
  }));

test('every question of the page with script stands on one page, with the same words and its limit', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const steps = stepsOf(portal, lang);
      const page = await toQuestions(steps);
      for (const { id } of REPORT_QUESTIONS) {
        assert.ok(page.text.includes(steps.t.questions[id].question), id);
        assert.ok(page.text.includes(steps.t.questions[id].hint), id);
      }
      for (const words of [steps.t.identity.question, steps.t.identity.name, steps.t.identity.contact])
        assert.ok(page.text.includes(words));
      assert.ok(page.text.includes(plainReport(lang).atMost(20_000)));
      assert.ok(page.text.includes(plainReport(lang).limits(40_000)));
      for (const [tag] of page.html.matchAll(/<textarea[^>]*>/g)) {
        assert.match(tag, /autocomplete="off"/);
        assert.match(tag, /spellcheck="false"/);
      }
    }
  }));

test('whatever is wrong is said in the reader’s language, and everything typed stands there again', () =>
  onPages(async ({ portal }) => {
    for (const lang of ['ar', 'en'] as const) {
      const steps = stepsOf(portal, lang);
      const typed: Typed = {
        identity: 'named',
        [NAME]: '  ',
        'answer-contact': 'x'.repeat(401),
        [WHAT]: `<b>"&'</b>\n${'م'.repeat(20_001)}`,
        'answer-when-happened-day': '٣١',
        'answer-when-happened-month': '2',
        'answer-when-happened-year': '2026',
        'answer-when-happened-calendar': 'gregorian',
        'answer-when-learned-certainty': 'approximate',
        'answer-when-learned-day': '',
        'answer-when-learned-month': '5',
        'answer-when-learned-year': '',
        'answer-where': 'a\u202Eb',
        'answer-who': 'w'.repeat(4_001),
      };
      const page = await steps.visitor.press(await toQuestions(steps), steps.t.next, typed);
      assert.is(page.status, 422);
      assert.equal(faultsOn(page), [
        NAME,
        'answer-contact',
        WHAT,
        'answer-when-happened',
        'answer-when-learned',
        'answer-who',
      ]);
      const dates = shared(lang).date;
      for (const words of [
        steps.t.identity.nameMissing,
        steps.t.tooLong(20_000),
        dates.impossible,
        dates.approximateYear,
      ])
        assert.ok(page.text.includes(words), words);
      const kept = new Map(controlsOf(page.html));
      for (const [name, value] of Object.entries(typed)) assert.is(kept.get(name), value, name);
      assert.match(page.html, new RegExp(`<title>${shared(lang).errorPrefix}`));
    }
  }));

test('a date in the future and a missing answer are refused; empty, unknown and approximate dates aren’t', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const missing = await toCheck(steps, { identity: '', [WHAT]: ' \n ' });
    assert.equal(faultsOn(missing), ['identity', WHAT]);
    const future = await toCheck(steps, {
      'answer-when-happened-day': '1',
      'answer-when-happened-month': '1',
      'answer-when-happened-year': '2027',
    });
    assert.ok(future.text.includes(shared('en').date.future));
    const check = await toCheck(steps, {
      'answer-when-happened-certainty': 'unknown',
      'answer-when-learned-certainty': 'approximate',
      'answer-when-learned-calendar': 'hijri',
      'answer-when-learned-month': '٥',
      'answer-when-learned-year': '١٤٤٧',
    });
    assert.is(check.status, 200);
    assert.ok(check.text.includes(shared('en').date.unknown));
    assert.ok(check.text.includes('about Jumada I 1447 AH (approximately October – November 2025)'), check.text);
  }));

test('all answers together that can’t be sealed are told with the answer to shorten, before anything is sent', () =>
  onPages(async ({ portal, cases }) => {
    const steps = stepsOf(portal, 'ar');
    // One character as a reader counts it, with marks enough for the whole limit.
    const marks = `م${'\u064E'.repeat(140_000)}`;
    const page = await toCheck(steps, { [WHAT]: marks });
    assert.is(page.status, 422);
    assert.equal(faultsOn(page), [WHAT]);
    assert.equal(new Map(controlsOf(page.html)).get(WHAT), marks);
    assert.equal(await cases(), []);
  }));

test('the check page shows every answer, marks hidden signs, and changes any of them', () =>
  onPages(async ({ portal }) => {
    const steps = stepsOf(portal, 'en');
    const date = {
      'answer-when-happened-day': '٢',
      'answer-when-happened-month': '3',
      'answer-when-happened-year': '1447',
      'answer-when-happened-calendar': 'hijri',
      'answer-when-learned-certainty': 'unknown',
    };
    const typed = { ...date, identity: 'named', [NAME]: 'A Name', 'answer-where': 'Store \u202Eroom' };
    const check = await toCheck(steps, typed);
    assert.is(check.status, 200);
    for (const words of ['A Name', 'Store', 'U+202E', steps.t.check.empty, steps.t.check.goodFaith])
      assert.ok(check.text.includes(words), words);
    const back = await steps.visitor.press(check, steps.t.check.changeOf(steps.t.questions.where.question));
    const kept = new Map(controlsOf(back.html));
    for (const [name, value] of Object.entries(typed)) assert.is(kept.get(name), value, name);
    assert.match(check.html, /formaction="\/en\/report\/plain#answer-where"/);
    const anonymous = await steps.visitor.press(back, steps.t.next, { identity: 'anonymous' });
    assert.not.ok(anonymous.text.includes('A Name'));
    assert.ok(anonymous.text.includes(plainReport('en').nameKept));
  }));

test('an office that the text names and that wasn’t ticked is asked about before anything is sent', () =>
  withReporters(async (stage) => {
    let sendings = 0;
    sendBy(stage, async () => {
      sendings += 1;
      return { ok: true, value: { ok: false, problem: { error: 'offline' } } };
    });
    const steps = stepsOf(stage.portal, 'en');
    const { named } = steps.t.check;
    const story = { [WHAT]: 'The executive director signed it, and the internal auditor looked away.' };
    const check = await toCheck(steps, story);
    assert.ok(check.text.includes(named.title));
    const unanswered = await steps.visitor.press(check, steps.t.check.send);
    assert.is(unanswered.status, 422);
    assert.ok(unanswered.text.includes(named.first));
    assert.is(sendings, 0);
    const none = await steps.visitor.press(check, named.keepTicked);
    assert.ok(none.text.includes(named.tickOne));
    const kept = await steps.visitor.press(check, named.keepTicked, { away: ['executive-director'] });
    assert.ok(kept.text.includes(named.kept('the executive director')), kept.text);
    assert.equal(
      controlsOf(kept.html).flatMap(([name, value]) => (name === 'concerns' ? [value] : [])),
      ['executive-director'],
    );
    await steps.visitor.press(kept, steps.t.check.send);
    assert.is(sendings, 1, 'both were answered for: one is kept away, the other isn’t concerned');
    const dismissed = await steps.visitor.press(check, named.none);
    assert.not.ok(dismissed.text.includes(named.title));
    await steps.visitor.press(dismissed, steps.t.check.send);
    assert.is(sendings, 2);
  }));

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
    assert.is(codeOn(again), code);
    assert.equal(await cases(), numbers);
  }));

test('a full line is told with place and seconds; the form waits in the page and keeps its place', () =>
  withReporters(async (stage) => {
    const tickets: (string | undefined)[] = [];
    sendBy(stage, async (_, input, token, ticket) => {
      tickets.push(ticket);
      if (ticket !== 'a ticket') return { ok: false, waiting: { place: 70, seconds: 12, ticket: 'a ticket' } };
      const sent = { number: '1234-5678', on: '2026-11-22', line: 'a'.repeat(43), repeated: false, same: true };
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
      assert.is(new Map(controlsOf(page.html)).get(WHAT), STORY, error);
      assert.equal(
        controlsOf(page.html).find(([name]) => name === 'token'),
        controlsOf(check.html).find(([name]) => name === 'token'),
      );
    }
  }));

test('the longest report that is permitted fits, and what is beyond the limit is refused with a page', () =>
  onPages(async ({ portal }) => {
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
    fields.set(WHAT, 'x'.repeat(1024 * 1024));
    const large = await steps.visitor.post(fields);
    assert.is(large.status, 413);
  }));

test('a form that is cut off, doubled or made by somebody else gets a clear page and makes no case', () =>
  onPages(async ({ portal, cases }) => {
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
